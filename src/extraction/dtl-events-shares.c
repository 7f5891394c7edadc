/* dtl-events-shares.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"
#include "dtl-place-names.h"

#include <string.h>

/* A longer list of places is a table. */
#define MAX_SHARES 8

/* "attacks in A, B and C": the places among which one mention is shared out; those that the
 * gazetteer lacks have a name alone. */
typedef struct
{
  guint32 toponyms[MAX_SHARES];
  guint32 names[MAX_SHARES];
  guint32 first;
  guint n;
  gboolean unlisted;
} Places;

static const DtlToponym *
toponym_at (const DtlReading *reading, guint32 token)
{
  return g_ptr_array_index (reading->toponyms, reading->token_toponym[token]);
}

static gboolean
is_place (const DtlReading *reading, guint32 token)
{
  const DtlToponym *toponym;

  if (reading->token_toponym[token] == DTL_NO_INDEX)
    return FALSE;
  toponym = toponym_at (reading, token);
  return toponym->place != NULL && strcmp (toponym->kind, "place") == 0 &&
         !dtl_reading_is_stray (reading, toponym);
}

/* The name of a place that the gazetteer lacks and that begins at a word, or %DTL_NO_INDEX. */
static guint32
unlisted_at (const DtlReading *reading, guint32 token)
{
  guint n_names;
  const DtlPlaceName *names = dtl_place_names_get (reading->place_names, &n_names);
  guint index = dtl_place_names_from (reading->place_names, token);

  return index < n_names && names[index].first == token && !names[index].deictic &&
                 names[index].toponym == DTL_NO_INDEX &&
                 names[index].kind == DTL_PLACE_NAME_UNLISTED
             ? index
             : DTL_NO_INDEX;
}

static guint32
end_of_name (const DtlReading *reading, guint32 token, guint32 limit)
{
  guint32 index = reading->token_toponym[token];
  guint n_names;

  if (index == DTL_NO_INDEX)
    return dtl_place_names_get (reading->place_names, &n_names)[unlisted_at (reading, token)]
        .phrase_end;
  while (token < limit && reading->token_toponym[token] == index)
    token++;
  return token;
}

/* What stands between two places of one list: "," "and" ", and in" "and also at". */
static guint32
skip_link (const DtlReading *reading, guint32 i, guint32 limit, gboolean *coordinated)
{
  guint32 first = i;

  while (i < limit && i - first < 6 && dtl_reading_has (reading, i, DTL_WORDS_PLACE_LINK))
    {
      *coordinated |= dtl_reading_is (reading, i, "and") || dtl_reading_is (reading, i, "plus") ||
                      (dtl_reading_is (reading, i, "as") && i > first);
      i++;
    }
  return i == first ? limit : i;
}

/* "Santa Ana department", "Anbar and Diyala provinces". */
static guint32
skip_unit (const DtlReading *reading, guint32 i, guint32 limit)
{
  return i < limit && dtl_reading_has (reading, i, DTL_WORDS_PLACE_UNIT) ? i + 1 : i;
}

static const DtlPlace *
place_of (const DtlReading *reading, guint32 toponym)
{
  return ((const DtlToponym *) g_ptr_array_index (reading->toponyms, toponym))->place;
}

static gboolean
is_country (const DtlPlace *place)
{
  return place->feature != NULL && g_str_has_prefix (place->feature, "PCL");
}

/* Whether one name stands beside the other, not for what contains it. */
static gboolean
are_siblings (const DtlReading *reading, guint32 a, guint32 b)
{
  const DtlPlace *p;
  const DtlPlace *q;

  if (a == DTL_NO_INDEX || b == DTL_NO_INDEX)
    return b == DTL_NO_INDEX || dtl_place_is_town (place_of (reading, b));
  p = place_of (reading, a);
  q = place_of (reading, b);
  if (g_strcmp0 (p->id, q->id) == 0 || is_country (p) != is_country (q))
    return FALSE;
  return dtl_act_relate_places (reading, a, b) == DTL_RELATION_CONFLICT ||
         (dtl_place_is_town (p) && dtl_place_is_town (q));
}

/* Whether a place so introduced is where something happened: not "between A and B", "the road from
 * A to B", "the mayors of A and B". */
static gboolean
is_introduced (const DtlReading *reading, guint32 first, guint32 start)
{
  while (first > start && dtl_reading_has (reading, first - 1, DTL_WORDS_BEFORE_PLACES))
    first--;
  return first > start && dtl_reading_has (reading, first - 1, DTL_WORDS_INTRODUCES_PLACES);
}

/* The list of places that begins at a word; one of them is no list. */
static guint32
read_list (const DtlReading *reading, guint32 i, guint32 limit, Places *list)
{
  gboolean coordinated = FALSE;
  guint32 end = i;

  list->first = i;
  list->n = 0;
  list->unlisted = FALSE;
  while (i < limit && list->n < MAX_SHARES)
    {
      guint32 index = is_place (reading, i) ? reading->token_toponym[i] : DTL_NO_INDEX;
      guint32 name =
          reading->token_toponym[i] == DTL_NO_INDEX ? unlisted_at (reading, i) : DTL_NO_INDEX;
      guint32 last = list->n > 0 ? list->toponyms[list->n - 1] : DTL_NO_INDEX;

      if (index == DTL_NO_INDEX && name == DTL_NO_INDEX)
        break;
      if (list->n > 0 && !are_siblings (reading, last, index))
        {
          /* "in Tibu, Norte de Santander, and Granada, Antioquia" */
          if (last != DTL_NO_INDEX && !dtl_act_place_is_finer (reading, last, index))
            break;
        }
      else
        {
          list->toponyms[list->n] = index;
          list->names[list->n++] = name;
          list->unlisted |= name != DTL_NO_INDEX;
        }
      end = skip_unit (reading, end_of_name (reading, i, limit), limit);
      i = skip_link (reading, end, limit, &coordinated);
    }
  if (!coordinated)
    list->n = 0;
  return end;
}

static gboolean
holds (const Places *list, guint32 toponym)
{
  for (guint i = 0; i < list->n; i++)
    if (list->toponyms[i] == toponym && toponym != DTL_NO_INDEX)
      return TRUE;
  return FALSE;
}

/* Whether a list that holds names not in the gazetteer stands right behind a mention. */
static gboolean
stands_behind (const DtlReading *reading, const DtlEvent *event, const Places *list)
{
  guint32 first = list->first;

  if (!list->unlisted || first < event->end || reading->token_clause[first] != event->clause)
    return FALSE;
  for (guint32 i = event->end; i < first; i++)
    if (reading->tokens[i].upos == DTL_UPOS_VERB)
      return FALSE;
  return TRUE;
}

/* One bomb, one murder is in one place; many, and what people do, may be in several. */
static gboolean
is_divisible (const DtlReading *reading, const DtlEvent *event)
{
  if (event->word->strength < DTL_STRENGTH_SUPPORT ||
      (event->modality & (DTL_MODALITY_DENIED | DTL_MODALITY_FIGURATIVE)))
    return FALSE;
  if (event->nominal)
    return event->plural;
  for (guint k = 0; k < event->n_patients; k++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, event->patients[k]);

      if ((phrase->flags & DTL_PHRASE_PLURAL) || (phrase->has_count && phrase->count.min > 1))
        return TRUE;
    }
  return event->n_patients != 1;
}

/* Figures given for all places together belong to none of them. */
static void
share_out (DtlEvent event, const Places *list, GArray *events)
{
  memset (event.figures, 0, sizeof event.figures);
  for (guint k = 0; k < list->n; k++)
    {
      event.share = (guint8) (k + 1);
      event.toponym = list->toponyms[k];
      event.share_name = list->names[k];
      event.place_quality = event.toponym != DTL_NO_INDEX ? 3 : 0;
      g_array_append_val (events, event);
    }
}

/* The lists of places of a sentence. */
static void
read_lists (const DtlReading *reading, guint32 sentence, GArray *lists)
{
  guint32 start = reading->sentences[sentence].first;
  guint32 limit = reading->sentences[sentence].end;

  g_array_set_size (lists, 0);
  for (guint32 token = start; token < limit;)
    {
      Places list;
      guint32 end;

      if (!is_place (reading, token) && unlisted_at (reading, token) == DTL_NO_INDEX)
        {
          token++;
          continue;
        }
      end = read_list (reading, token, limit, &list);
      if (list.n > 1 && is_introduced (reading, token, start))
        g_array_append_val (lists, list);
      token = MAX (end, token + 1);
    }
}

/* The list at every place of which a mention took place. */
static const Places *
list_of (const DtlReading *reading, const DtlEvent *event, const GArray *lists)
{
  if (event->share == 0 && lists->len > 0 && is_divisible (reading, event))
    for (guint k = 0; k < lists->len; k++)
      {
        const Places *list = &g_array_index (lists, Places, k);

        if ((holds (list, event->toponym) && event->place_quality >= 1) ||
            stands_behind (reading, event, list))
          return list;
      }
  return NULL;
}

/**
 * dtl_reading_share_out:
 * @self: a reading with its event mentions
 *
 * "Bombs exploded in Lima, Trujillo and Cuzco" tells of three acts in three words: makes of such a
 * mention one for each place that it lists.
 */
void
dtl_reading_share_out (DtlReading *self)
{
  g_autoptr (GArray) events =
      g_array_sized_new (FALSE, FALSE, sizeof (DtlEvent), self->events->len);
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (Places));
  guint32 sentence = DTL_NO_INDEX;

  for (guint32 i = 0; i < self->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (self, i);
      const Places *list;

      if (event->sentence != sentence)
        read_lists (self, sentence = event->sentence, lists);
      list = list_of (self, event, lists);
      if (list != NULL)
        share_out (*event, list, events);
      else
        g_array_append_val (events, *event);
    }
  g_array_unref (self->events);
  self->events = g_steal_pointer (&events);
}
