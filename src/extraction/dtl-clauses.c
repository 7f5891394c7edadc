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

/* The contexts that stand anywhere in the text and hold for all of it, each once. */
static GPtrArray *
contexts_of_text (const DtlReading *reading)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *words = g_ptr_array_new ();
  guint n_matches;
  const DtlLexiconMatch *matches = dtl_document_matches (reading->document, &n_matches);

  for (guint i = 0; i < n_matches; i++)
    {
      const DtlWord *word =
          dtl_vocabulary_word (reading->vocabulary, matches[i].list, matches[i].entry);

      if (word != NULL && (word->traits & DTL_TRAIT_NEGATIVE) &&
          (word->flags & DTL_WORD_SCOPE_TEXT) && g_hash_table_add (seen, (gpointer) word))
        g_ptr_array_add (words, (gpointer) word);
    }
  return words;
}

static gboolean
is_armed (const DtlPhrase *phrase)
{
  return phrase->weapon >= 0 || phrase->group != NULL ||
         (phrase->traits & (DTL_TRAIT_PERPETRATOR | DTL_TRAIT_MILITANT | DTL_TRAIT_GROUP)) != 0;
}

/* Somebody who is no court did it; or, as workers on strike do not, it was done with a weapon or
 * hurt somebody. Whom a court has executed is dead as well. */
static gboolean
is_attested (const DtlReading *reading, const DtlEvent *event)
{
  for (guint k = 0; k < event->n_agents; k++)
    if (is_armed (dtl_reading_phrase (reading, event->agents[k])))
      return TRUE;
  if (event->word->act == DTL_ACT_EXECUTE)
    return FALSE;
  for (guint k = 0; k < DTL_N_FIGURES; k++)
    if (event->figures[k].known && event->figures[k].count.min > 0)
      return TRUE;
  return event->weapons != 0 || event->n_patients > 0;
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

      if (word != NULL && (word->traits & DTL_TRAIT_NEGATIVE) &&
          !(word->flags & DTL_WORD_SCOPE_TEXT))
        cancel (self, &matches[i], word);
    }
}

/**
 * dtl_reading_cancel:
 * @self: a reading with its event mentions and their roles
 *
 * Marks the words that what the whole text is about robs of their violent sense (executions where
 * it speaks of the death penalty, strikes where it speaks of a walkout), and the mentions that
 * they are, unless the mention itself shows that it is violence.
 */
void
dtl_reading_cancel (DtlReading *self)
{
  g_autoptr (GPtrArray) words = contexts_of_text (self);

  for (guint i = 0; i < words->len; i++)
    cancel_between (self, 0, self->n_tokens, g_ptr_array_index (words, i));
  for (guint32 i = 0; words->len > 0 && i < self->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (self, i);

      if (!(self->token_traits[event->first] & DTL_TRAIT_NEGATIVE) ||
          event->word->act == DTL_ACT_ACCIDENT)
        continue;
      if (is_attested (self, event))
        self->token_traits[event->first] &= ~(guint32) DTL_TRAIT_NEGATIVE;
      else
        event->modality |= DTL_MODALITY_FIGURATIVE;
    }
}
