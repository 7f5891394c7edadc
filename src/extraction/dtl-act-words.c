/* dtl-act-words.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-act-words.h"

#include <string.h>

/* What kind of text it is shows in the first sentences that tell of violence, what is said of an
 * act in its first ones. */
#define MAX_TELLING 60
#define MAX_TOKENS 250
#define MAX_SENTENCES 4
#define MAX_LETTERS 24

typedef struct
{
  const DtlReading *reading;
  GHashTable *seen;
  GStringChunk *chunk;
  DtlWordFunc func;
  gpointer user_data;
} Visit;

static gboolean
is_plain (const char *word)
{
  gsize length = 0;

  for (; word[length] != '\0'; length++)
    if (!g_ascii_islower (word[length]) && word[length] != '-')
      return FALSE;
  return length > 1 && length <= MAX_LETTERS;
}

/* Names tell which war it is, not what kind of text. */
static gboolean
is_common_word (const DtlReading *reading, guint32 t)
{
  switch (reading->tokens[t].upos)
    {
    case DTL_UPOS_PROPN:
    case DTL_UPOS_NUM:
    case DTL_UPOS_PUNCT:
    case DTL_UPOS_SYM:
    case DTL_UPOS_X:
      return FALSE;
    default:
      return reading->token_toponym[t] == DTL_NO_INDEX &&
             !(reading->token_traits[t] & DTL_TRAIT_GROUP);
    }
}

static void
visit (Visit *self, guint32 first, guint32 end)
{
  for (guint32 t = first; t < end; t++)
    {
      const DtlToken *token = &self->reading->tokens[t];
      const char *lemma = token->lemma != NULL ? token->lemma : token->norm;

      if (is_common_word (self->reading, t) && is_plain (lemma) &&
          g_hash_table_add (self->seen, (gpointer) lemma))
        self->func (lemma, self->user_data);
    }
}

/* Numbers, places, groups and names stand for their kind: which ones tells which war it is. */
static const char *
word_or_kind (const DtlReading *reading, guint32 t)
{
  const DtlToken *token = &reading->tokens[t];

  if (token->upos == DTL_UPOS_PUNCT || token->upos == DTL_UPOS_SYM)
    return NULL;
  if (token->upos == DTL_UPOS_NUM)
    return "@number";
  if (reading->token_toponym[t] != DTL_NO_INDEX)
    return "@place";
  if (reading->token_traits[t] & DTL_TRAIT_GROUP)
    return "@group";
  if (token->upos == DTL_UPOS_PROPN || token->upos == DTL_UPOS_X)
    return "@name";
  return is_plain (token->norm) || strcmp (token->norm, "a") == 0 ? token->norm : NULL;
}

static void
say_once (Visit *self, const char *words)
{
  const char *kept = g_string_chunk_insert_const (self->chunk, words);

  if (g_hash_table_add (self->seen, (gpointer) kept))
    self->func (kept, self->user_data);
}

/* Each word of a sentence, and each with the one before it. */
static void
visit_pairs (Visit *self, const DtlSentence *sentence)
{
  guint32 end = MIN (sentence->end, sentence->first + MAX_TOKENS);
  const char *last = NULL;

  for (guint32 t = sentence->first; t < end; t++)
    {
      const char *word = word_or_kind (self->reading, t);
      char pair[2 * MAX_LETTERS + 2];

      if (word == NULL || (*word == '@' && word == last))
        continue;
      say_once (self, word);
      if (last != NULL)
        {
          g_snprintf (pair, sizeof pair, "%s_%s", last, word);
          say_once (self, pair);
        }
      last = word;
    }
}

/**
 * dtl_words_of_text:
 * @reading: a reading
 * @func: (scope call): what to do with each word
 * @user_data: data for @func
 *
 * Goes through the words and pairs of words ("shot_dead") of the sentences that tell of violence,
 * each once; "@place", "@group", "@number" and "@name" stand for what is one.
 */
void
dtl_words_of_text (const DtlReading *reading, DtlWordFunc func, gpointer user_data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (4096);
  Visit self = { reading, seen, chunk, func, user_data };
  guint32 last = DTL_NO_INDEX;

  for (guint32 i = 0, n = 0; i < reading->events->len && n < MAX_TELLING; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);

      if (event->word->strength < DTL_STRENGTH_SUPPORT || event->sentence == last ||
          (event->modality & DTL_MODALITY_FIGURATIVE) || event->first >= reading->body_end)
        continue;
      last = event->sentence;
      n++;
      visit_pairs (&self, &reading->sentences[last]);
    }
}

/**
 * dtl_words_of_act:
 * @reading: a reading
 * @act: an act
 * @func: (scope call): what to do with each word
 * @user_data: data for @func
 *
 * Goes through the common words of the first sentences that tell of the act, each once.
 */
void
dtl_words_of_act (const DtlReading *reading, const DtlAct *act, DtlWordFunc func,
                  gpointer user_data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Visit self = { reading, seen, NULL, func, user_data };
  guint32 last = DTL_NO_INDEX;

  for (guint i = 0, n = 0; i < act->events->len && n < MAX_SENTENCES; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->strength < DTL_STRENGTH_SUPPORT || event->sentence == last)
        continue;
      last = event->sentence;
      n++;
      visit (&self, reading->sentences[last].first, reading->sentences[last].end);
    }
}
