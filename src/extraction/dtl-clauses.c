/* dtl-clauses.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"

#include <string.h>

#define LOOK_AHEAD 8

static gboolean
is_finite (const DtlToken *token)
{
  return token->xpos == DTL_XPOS_VBD || token->xpos == DTL_XPOS_VBZ ||
         token->xpos == DTL_XPOS_VBP || token->xpos == DTL_XPOS_MD;
}

/* Whether a subject and a finite verb follow before the next comma. */
static gboolean
clause_follows (const DtlReading *reading, guint32 from, guint32 limit)
{
  gboolean noun = FALSE;

  for (guint32 i = from; i < limit && i < from + LOOK_AHEAD; i++)
    {
      const DtlToken *token = &reading->tokens[i];

      if (is_finite (token))
        return noun;
      if (token->upos == DTL_UPOS_NOUN || token->upos == DTL_UPOS_PROPN ||
          token->upos == DTL_UPOS_PRON || token->upos == DTL_UPOS_NUM)
        noun = TRUE;
      else if (token->xpos == DTL_XPOS_PUNCT)
        return FALSE;
    }
  return FALSE;
}

static gboolean
starts_clause (const DtlReading *reading, guint32 i, guint32 limit)
{
  if (dtl_reading_has (reading, i, DTL_WORDS_CLAUSE_START))
    return TRUE;
  return dtl_reading_has (reading, i, DTL_WORDS_CLAUSE_START_BEFORE_VERB) &&
         clause_follows (reading, i + 1, limit);
}

/* Whether a list of words separated by "|" holds the lemma. */
static gboolean
lists_lemma (const char *list, const char *lemma)
{
  gsize length = lemma != NULL ? strlen (lemma) : 0;

  for (const char *word = list; length > 0 && word != NULL; word = strchr (word, '|'))
    {
      word += *word == '|';
      if (strncmp (word, lemma, length) == 0 && (word[length] == '\0' || word[length] == '|'))
        return TRUE;
    }
  return FALSE;
}

static void
cancel_between (DtlReading *reading, guint32 first, guint32 end, const DtlWord *word)
{
  for (guint32 i = first; i < end; i++)
    if (strcmp (word->cancels, "*") == 0 || lists_lemma (word->cancels, reading->tokens[i].lemma))
      reading->token_traits[i] |= DTL_TRAIT_NEGATIVE;
}

static void
cancel (DtlReading *reading, const DtlLexiconMatch *match, const DtlWord *word)
{
  const DtlToken *tokens = reading->tokens;
  const DtlSentence *sentence = &reading->sentences[tokens[match->first].sentence];
  guint32 first = match->first;
  guint32 end = match->end;

  if (word->flags & DTL_WORD_SCOPE_SENTENCE)
    {
      first = sentence->first;
      end = sentence->end;
    }
  else if (word->flags & DTL_WORD_SCOPE_CLAUSE)
    {
      while (first > sentence->first &&
             reading->token_clause[first - 1] == reading->token_clause[match->first])
        first--;
      while (end < sentence->end &&
             reading->token_clause[end] == reading->token_clause[match->first])
        end++;
    }
  cancel_between (reading, first, end, word);
}

/* What robs words of their sense in the whole text does so once, however often it stands there. */
static void
cancel_everywhere (DtlReading *reading, GHashTable *words)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    cancel_between (reading, 0, reading->n_tokens, word);
}

/**
 * dtl_reading_clauses:
 * @self: a reading with its tokens
 *
 * Numbers the clauses, so that what stands together can be told from what does not, and marks the
 * words that a context robs of their violent sense.
 */
void
dtl_reading_clauses (DtlReading *self)
{
  g_autoptr (GHashTable) everywhere = g_hash_table_new (NULL, NULL);
  guint32 clause = 0;
  guint n_matches;
  const DtlLexiconMatch *matches = dtl_document_matches (self->document, &n_matches);

  for (guint32 s = 0; s < self->n_sentences; s++)
    {
      clause++;
      for (guint32 i = self->sentences[s].first; i < self->sentences[s].end; i++)
        {
          if (i > self->sentences[s].first && starts_clause (self, i, self->sentences[s].end))
            clause++;
          self->token_clause[i] = clause;
        }
    }
  for (guint i = 0; i < n_matches; i++)
    {
      const DtlWord *word =
          dtl_vocabulary_word (self->vocabulary, matches[i].list, matches[i].entry);

      if (word == NULL || !(word->traits & DTL_TRAIT_NEGATIVE))
        continue;
      if (word->flags & DTL_WORD_SCOPE_TEXT)
        g_hash_table_add (everywhere, (gpointer) word);
      else
        cancel (self, &matches[i], word);
    }
  cancel_everywhere (self, everywhere);
}
