/* dtl-act-words.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-act-words.h"

#include <string.h>

/* What kind of text it is shows in its first hundreds of words, what is said of an act in its first
 * sentences. */
#define MAX_TOKENS 1500
#define MAX_SENTENCES 4
#define MAX_LETTERS 24

typedef struct
{
  const DtlReading *reading;
  GHashTable *seen;
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

/**
 * dtl_words_of_text:
 * @reading: a reading
 * @func: (scope call): what to do with each word
 * @user_data: data for @func
 *
 * Goes through the common words of the text, each once.
 */
void
dtl_words_of_text (const DtlReading *reading, DtlWordFunc func, gpointer user_data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Visit self = { reading, seen, func, user_data };

  visit (&self, 0, MIN (reading->body_end, MAX_TOKENS));
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
  Visit self = { reading, seen, func, user_data };
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
