/* dtl-circumstance.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"

#include <string.h>

static gboolean
is_country_name (const DtlReading *reading, guint32 token)
{
  const DtlToponym *toponym = g_ptr_array_index (reading->toponyms, reading->token_toponym[token]);

  return toponym->place != NULL && toponym->place->feature != NULL &&
         g_str_has_prefix (toponym->place->feature, "PCL");
}

/* "U.S. citizens": a name before another noun says what kind, unless the noun is a place too. */
static gboolean
is_attribute (const DtlReading *reading, guint32 first, guint32 end)
{
  guint32 index = reading->token_phrase[first];
  const DtlPhrase *phrase;

  if (index == DTL_NO_INDEX)
    return FALSE;
  phrase = dtl_reading_phrase (reading, index);
  if (end < reading->n_tokens && reading->tokens[end].xpos == DTL_XPOS_POS &&
      is_country_name (reading, first))
    return TRUE;
  if (phrase->head < end)
    return FALSE;
  return !(phrase->traits & DTL_TRAIT_PROPERTY) || is_country_name (reading, first);
}

/* Whether another mention of its sentence stands at a word. */
static gboolean
is_event_at (const DtlReading *reading, const DtlEvent *event, guint32 token)
{
  const DtlEvent *all = (const DtlEvent *) reading->events->data;
  guint32 own = (guint32) (event - all);

  for (guint32 i = own; i < reading->events->len && all[i].sentence == event->sentence; i++)
    if (all[i].first <= token && token < all[i].end)
      return TRUE;
  for (guint32 i = own; i-- > 0 && all[i].sentence == event->sentence;)
    if (all[i].first <= token && token < all[i].end)
      return TRUE;
  return FALSE;
}

/* How many clauses lie between a word and the event or what governs it: "the bombing was on the day
 * of the fire that ended the siege near Waco" puts Waco one clause away. */
static guint
clauses_between (const DtlReading *reading, const DtlEvent *event, guint32 token)
{
  guint32 above[12];
  guint n_above = 0;
  guint crossed = 0;

  for (guint32 at = event->first; n_above < G_N_ELEMENTS (above);)
    {
      above[n_above++] = at;
      if (reading->tokens[at].head < 0)
        break;
      at = (guint32) reading->tokens[at].head;
    }
  for (guint step = 0; step < 12 && reading->tokens[token].head >= 0; step++)
    {
      for (guint k = 0; k < n_above; k++)
        if (above[k] == token || (token >= event->first && token < event->end))
          return crossed;
      crossed += reading->tokens[token].deprel == DTL_DEPREL_ACL_RELCL &&
                 !is_event_at (reading, event, (guint32) reading->tokens[token].head);
      token = (guint32) reading->tokens[token].head;
    }
  return crossed;
}

/* "tourists from Hong Kong", "a citizen of Ecuador": where people come from, not where they were. */
static gboolean
is_origin (const DtlReading *reading, const DtlToponym *toponym, guint32 start)
{
  guint32 who = start > 1 ? reading->token_phrase[start - 2] : DTL_NO_INDEX;

  return who != DTL_NO_INDEX && toponym->place != NULL && toponym->place->feature != NULL &&
         g_str_has_prefix (toponym->place->feature, "PCL") &&
         dtl_reading_has (reading, start - 1, DTL_WORDS_ORIGIN) &&
         (dtl_reading_phrase (reading, who)->traits & DTL_TRAIT_PERSON) != 0;
}

/**
 * dtl_event_place_cost:
 * @reading: a reading
 * @event: a mention
 * @first: first token of a place name in its sentence
 * @end: one past its last token
 *
 * Returns: how far the name stands from the mention, in tokens, with penalties for another clause,
 *   for no preposition of place, for names of peoples and for attributes
 */
guint32
dtl_event_place_cost (const DtlReading *reading, const DtlEvent *event, guint32 first, guint32 end)
{
  const DtlToponym *toponym = g_ptr_array_index (reading->toponyms, reading->token_toponym[first]);
  guint32 cost = dtl_tokens_between (event->first, event->end, first, end);
  guint32 phrase = reading->token_phrase[first];
  guint32 start = phrase != DTL_NO_INDEX ? dtl_reading_phrase (reading, phrase)->first : first;

  if (strcmp (toponym->kind, "place") != 0)
    cost += 60;
  if (is_attribute (reading, first, end) || is_origin (reading, toponym, start))
    cost += 40;
  if (first < event->first)
    cost += 6;
  if (reading->token_clause[first] != event->clause)
    cost += 25;
  cost += 40 * clauses_between (reading, event, end - 1);
  if (start == 0 || !dtl_reading_same_sentence (reading, start - 1, first) ||
      !dtl_reading_has (reading, start - 1, DTL_WORDS_LOCATIVE))
    cost += 15;
  return cost;
}

/**
 * dtl_event_find_place:
 * @reading: a reading with place names and phrases
 * @event: a mention: its tokens, sentence and clause count
 *
 * Finds the place name of the mention: the nearest in its clause, then in its sentence, with a
 * preposition of place rather than without.
 */
void
dtl_event_find_place (const DtlReading *reading, DtlEvent *event)
{
  guint32 limit = reading->sentences[event->sentence].end;
  guint32 best = G_MAXUINT32;

  for (guint32 i = reading->sentences[event->sentence].first; i < limit;)
    {
      guint32 end;
      guint32 cost;

      if (reading->token_toponym[i] == DTL_NO_INDEX)
        {
          i++;
          continue;
        }
      end = dtl_reading_layer_end (reading, reading->token_toponym, i);
      cost = dtl_event_place_cost (reading, event, i, end);
      if (cost < best)
        {
          best = cost;
          event->toponym = reading->token_toponym[i];
          event->place_quality = cost >= 60 ? 0 : cost >= 25 ? 1 : cost >= 12 ? 2 : 3;
        }
      i = end;
    }
}

/* Weapons named in the clause of the event. */
static void
find_weapons (const DtlReading *reading, DtlEvent *event)
{
  guint32 limit = reading->sentences[event->sentence].end;

  if (event->word->strength == DTL_STRENGTH_FRAME)
    return;
  for (guint32 i = reading->sentences[event->sentence].first; i < limit; i++)
    {
      guint32 index = reading->token_phrase[i];
      const DtlPhrase *phrase;

      if (index == DTL_NO_INDEX)
        continue;
      phrase = dtl_reading_phrase (reading, index);
      if (phrase->weapon > DTL_WEAPON_UNKNOWN &&
          (reading->token_clause[i] == event->clause ||
           dtl_tokens_between (event->first, event->end, phrase->first, phrase->end) < 8) &&
          !dtl_phrase_is_taken (reading, phrase))
        {
          event->weapons |= 1u << phrase->weapon;
          if (phrase->traits & DTL_TRAIT_SUICIDE)
            event->suicide = TRUE;
        }
      i = phrase->end - 1;
    }
}

/**
 * dtl_event_circumstance:
 * @reading: a reading with times, place names and phrases
 * @event: a mention
 *
 * Finds the time, the place name and the weapons that belong to the mention: the nearest in its
 * clause, then in its sentence.
 */
void
dtl_event_circumstance (DtlReading *reading, DtlEvent *event)
{
  dtl_event_find_time (reading, event);
  dtl_event_find_place (reading, event);
  find_weapons (reading, event);
}
