/* dtl-language.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-language.h"

#include "dtl-fold.h"
#include "dtl-reader-table.h"

#include <string.h>

#define SAMPLE 20000 /* bytes of the text that are looked at */
#define MIN_WORDS 8  /* shorter texts are not told */
#define MAX_LANGUAGES 48
#define MIN_SHARE 0.08 /* of the words that must be frequent words of the language */

typedef struct
{
  char code[3];
  double score;
} Tally;

static const struct
{
  GUnicodeScript script;
  const char *language;
} scripts[] = {
  { G_UNICODE_SCRIPT_HANGUL, "ko" },   { G_UNICODE_SCRIPT_HIRAGANA, "ja" },
  { G_UNICODE_SCRIPT_KATAKANA, "ja" }, { G_UNICODE_SCRIPT_HAN, "zh" },
  { G_UNICODE_SCRIPT_ARABIC, "ar" },   { G_UNICODE_SCRIPT_CYRILLIC, "ru" },
  { G_UNICODE_SCRIPT_GREEK, "el" },    { G_UNICODE_SCRIPT_HEBREW, "he" },
  { G_UNICODE_SCRIPT_THAI, "th" },     { G_UNICODE_SCRIPT_DEVANAGARI, "hi" },
  { G_UNICODE_SCRIPT_BENGALI, "bn" },  { G_UNICODE_SCRIPT_TAMIL, "ta" },
  { G_UNICODE_SCRIPT_TELUGU, "te" },   { G_UNICODE_SCRIPT_SINHALA, "si" },
  { G_UNICODE_SCRIPT_MYANMAR, "my" },  { G_UNICODE_SCRIPT_KHMER, "km" },
  { G_UNICODE_SCRIPT_ETHIOPIC, "am" }, { G_UNICODE_SCRIPT_GEORGIAN, "ka" },
  { G_UNICODE_SCRIPT_ARMENIAN, "hy" }, { G_UNICODE_SCRIPT_GURMUKHI, "pa" },
};

/* Letters that tell the languages of one script apart. */
static const struct
{
  const char *base;
  const char *letters;
  const char *language;
} marks[] = {
  { "ar", "ٹڈڑںےھ", "ur" }, { "ar", "پچژگ", "fa" }, { "ru", "іїєґ", "uk" },
  { "ru", "ђћџљњј", "sr" }, { "ar", "ځڅښږ", "ps" },
};

static const char *
language_of_script (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (scripts[i].script == script)
      return scripts[i].language;
  return NULL;
}

static void
tally (Tally *tallies, guint *n, const char *code, gsize length, double score)
{
  for (guint i = 0; i < *n; i++)
    if (strncmp (tallies[i].code, code, length) == 0)
      {
        tallies[i].score += score;
        return;
      }
  if (*n == MAX_LANGUAGES || length != 2)
    return;
  memcpy (tallies[*n].code, code, 2);
  tallies[(*n)++].score = score;
}

/* A word that is frequent in several languages counts less for each. */
static void
tally_word (Tally *tallies, guint *n, const char *languages)
{
  guint shared = 1;

  for (const char *p = languages; *p != '\0'; p++)
    shared += *p == ' ';
  for (const char *p = languages; *p != '\0'; p += strcspn (p, " ") + (p[strcspn (p, " ")] == ' '))
    tally (tallies, n, p, 2, 1.0 / (0.5 + 0.5 * shared));
}

static guint
count_words (const char *text, gsize length, Tally *tallies, guint *n)
{
  g_autofree char *folded = dtl_fold (text, (gssize) length);
  guint words = 0;

  for (char *p = folded; *p != '\0';)
    {
      char *start = p;

      while (*p != '\0' && (g_ascii_isalnum (*p) || (guchar) *p >= 0x80 || *p == '\''))
        p++;
      if (p == start)
        {
          p++;
          continue;
        }
      char saved = *p;
      *p = '\0';
      const DtlTableRow *row = DTL_TABLE_FIND (stopwords, start);
      if (row != NULL)
        tally_word (tallies, n, row->text);
      words += !g_ascii_isdigit (*start);
      *p = saved;
    }
  return words;
}

/* Text that is not in Latin letters is told by its script. */
static char *
guess_by_script (const char *text, gsize length)
{
  Tally tallies[MAX_LANGUAGES] = { 0 };
  guint n = 0, letters = 0, best = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *language = c < 0x250 ? NULL : language_of_script (c);

      letters += g_unichar_isalpha (c) != 0;
      if (language != NULL)
        tally (tallies, &n, language, 2, 1);
    }
  for (guint i = 1; i < n; i++)
    if (tallies[i].score > tallies[best].score)
      best = i;
  /* Japanese is written with more Chinese characters than kana. */
  for (guint i = 0; i < n; i++)
    if (strcmp (tallies[i].code, "ja") == 0 && tallies[i].score * 10 > letters)
      return g_strdup ("ja");
  if (n == 0 || tallies[best].score * 2 < letters)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (marks[i].base, tallies[best].code) == 0)
      {
        guint hits = 0;

        for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
          hits += (guchar) *p >= 0x80 &&
                  g_utf8_strchr (marks[i].letters, -1, g_utf8_get_char (p)) != NULL;
        if (hits * 200 > letters)
          return g_strdup (marks[i].language);
      }
  return g_strdup (tallies[best].code);
}

/**
 * dtl_language_guess:
 * @text: valid UTF-8
 *
 * Tells the language of a text, by its script or by its share of each language's frequent words
 * (data/reader/stopwords.tsv).
 *
 * Returns: (transfer full) (nullable): ISO 639-1 code, or %NULL if the text is too short or is in
 *   none of the languages known
 */
char *
dtl_language_guess (const char *text)
{
  Tally tallies[MAX_LANGUAGES] = { 0 };
  gsize length = strlen (text);
  guint n = 0, words, best = 0;
  char *code;

  if (length > SAMPLE)
    for (length = SAMPLE; ((guchar) text[length] & 0xC0) == 0x80; length--)
      ;
  code = guess_by_script (text, length);
  if (code != NULL)
    return code;
  words = count_words (text, length, tallies, &n);
  for (guint i = 1; i < n; i++)
    if (tallies[i].score > tallies[best].score)
      best = i;
  if (n == 0 || words < MIN_WORDS || tallies[best].score < MIN_SHARE * words)
    return NULL;
  return g_strdup (tallies[best].code);
}
