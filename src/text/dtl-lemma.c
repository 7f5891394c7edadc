/* dtl-lemma.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-lemma-private.h"

#include "dtl-lexicon-private.h"
#include "dtl-tagset.h"

#include <string.h>

#define LONGEST_ENDING 10

typedef enum
{
  COLUMN_NOUN,
  COLUMN_VERB,
  COLUMN_ADJECTIVE,
  COLUMN_OTHER,
} IrregularColumn;

static gboolean
is_vowel (char c)
{
  return strchr ("aeiou", c) != NULL && c != '\0';
}

static gboolean
ends_with (const GString *word, const char *suffix)
{
  gsize length = strlen (suffix);

  return word->len >= length && memcmp (word->str + word->len - length, suffix, length) == 0;
}

static guint
count_syllables (const GString *word)
{
  guint n = 0;

  for (gsize i = 0; i < word->len; i++)
    n += (is_vowel (word->str[i]) || (word->str[i] == 'y' && i > 0)) &&
         (i == 0 || !is_vowel (word->str[i - 1]));
  return n;
}

/* "stopp" from "stopped" loses a letter. */
static gboolean
has_doubled_end (const GString *stem)
{
  gsize n = stem->len;

  return n > 2 && stem->str[n - 1] == stem->str[n - 2] && !is_vowel (stem->str[n - 1]);
}

/* A stem of one syllable that would have been doubled ("hopp-ed") had it not lost an "e". */
static gboolean
is_short (const GString *stem)
{
  gsize n = stem->len;

  return count_syllables (stem) == 1 && n >= 2 && is_vowel (stem->str[n - 2]) &&
         !is_vowel (stem->str[n - 1]) && strchr ("wxyh", stem->str[n - 1]) == NULL;
}

/* What the list says of the longest ending of @stem that it has, or NULL. */
static const char *
listed_mend (const DtlLemmaRules *rules, const GString *stem)
{
  for (gsize cut = 0; cut < stem->len; cut++)
    {
      int row = stem->len - cut > LONGEST_ENDING
                  ? -1
                  : dtl_lexicon_lookup (rules->lexicon, rules->endings, stem->str + cut, -1);

      if (row >= 0)
        return dtl_lexicon_get (rules->lexicon, (guint) rules->endings, (guint) row,
                                (guint) rules->mend);
    }
  return NULL;
}

static void
mend_stem (const DtlLemmaRules *rules, GString *stem)
{
  const char *mend;

  if (stem->len > 2 && stem->str[stem->len - 1] == 'i')
    {
      stem->str[stem->len - 1] = 'y';
      return;
    }
  mend = listed_mend (rules, stem);
  if (mend == NULL)
    mend = has_doubled_end (stem) ? "cut" : is_short (stem) ? "e" : "keep";
  if (strcmp (mend, "cut") == 0)
    g_string_truncate (stem, stem->len - 1);
  else if (strcmp (mend, "e") == 0)
    g_string_append_c (stem, 'e');
}

static void
strip_s (GString *word)
{
  if (word->len < 3 || !ends_with (word, "s") || ends_with (word, "ss"))
    return;
  if (word->len > 4 && ends_with (word, "ies"))
    {
      g_string_truncate (word, word->len - 3);
      g_string_append_c (word, 'y');
    }
  else if (ends_with (word, "sses") || ends_with (word, "shes") || ends_with (word, "ches") ||
           ends_with (word, "xes") || ends_with (word, "zzes"))
    g_string_truncate (word, word->len - 2);
  else if (!g_ascii_isdigit (word->str[word->len - 2]))
    g_string_truncate (word, word->len - (ends_with (word, "'s") ? 2 : 1));
}

static void
strip_plural (GString *word)
{
  if (word->len > 3 && ends_with (word, "men"))
    word->str[word->len - 2] = 'a';
  else
    strip_s (word);
}

static void
strip_verb (const DtlLemmaRules *rules, GString *word, guint xpos)
{
  if (xpos == DTL_XPOS_VBZ)
    {
      if (ends_with (word, "oes"))
        g_string_truncate (word, word->len - 2);
      else
        strip_s (word);
      return;
    }
  if (ends_with (word, "eed") || (word->len == 4 && ends_with (word, "ied")))
    {
      g_string_truncate (word, word->len - 1);
      return;
    }
  if (word->len > 4 && ends_with (word, "ing"))
    g_string_truncate (word, word->len - 3);
  else if (word->len > 3 && ends_with (word, "ed"))
    g_string_truncate (word, word->len - 2);
  else
    return;
  mend_stem (rules, word);
}

static gboolean
use_irregular (const DtlLemmaRules *rules, GString *word, IrregularColumn column)
{
  const char *last = strrchr (word->str, '-');
  gsize cut = last != NULL && last[1] != '\0' ? (gsize) (last + 1 - word->str) : 0;
  int row = dtl_lexicon_lookup (rules->lexicon, rules->irregular, word->str + cut, -1);
  const char *found;

  if (row < 0)
    return FALSE;
  found = dtl_lexicon_get (rules->lexicon, (guint) rules->irregular, (guint) row,
                           (guint) rules->columns[column]);
  if (*found == '\0')
    return FALSE;
  g_string_truncate (word, cut);
  g_string_append (word, found);
  return TRUE;
}

static void
strip_comparison (const DtlLemmaRules *rules, GString *word)
{
  if (word->len < 5 || !(ends_with (word, "er") || ends_with (word, "est")))
    return;
  g_string_truncate (word, word->len - (ends_with (word, "er") ? 2 : 3));
  mend_stem (rules, word);
}

/**
 * dtl_lemmatise:
 * @rules: the list of irregular forms
 * @norm: folded word
 * @xpos: its #DtlXpos
 * @lemma: where the dictionary form goes
 *
 * Finds the dictionary form by the list of irregular forms, then by rules of spelling.
 */
void
dtl_lemmatise (const DtlLemmaRules *rules, const char *norm, guint xpos, GString *lemma)
{
  g_string_assign (lemma, norm);
  switch (xpos)
    {
    case DTL_XPOS_NNS:
    case DTL_XPOS_NNPS:
      if (!use_irregular (rules, lemma, COLUMN_NOUN))
        strip_plural (lemma);
      break;
    case DTL_XPOS_VBD:
    case DTL_XPOS_VBN:
    case DTL_XPOS_VBG:
    case DTL_XPOS_VBZ:
    case DTL_XPOS_VBP:
      if (!use_irregular (rules, lemma, COLUMN_VERB) && xpos != DTL_XPOS_VBP)
        strip_verb (rules, lemma, xpos);
      break;
    case DTL_XPOS_JJR:
    case DTL_XPOS_JJS:
    case DTL_XPOS_RBR:
    case DTL_XPOS_RBS:
      if (!use_irregular (rules, lemma, COLUMN_ADJECTIVE))
        strip_comparison (rules, lemma);
      break;
    case DTL_XPOS_MD:
    case DTL_XPOS_RB:
      use_irregular (rules, lemma, COLUMN_OTHER);
      break;
    default:
      break;
    }
}
