/* dtl-act-names.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"
#include "dtl-place-use.h"

/* Mentions of an act beyond the first few add nothing; long texts stay linear. */
#define MAX_MENTIONS 12

/* "the bombing": what else its sentence names may have nothing to do with it. */
static gboolean
is_reference (const DtlEvent *event)
{
  return event->nominal && event->definite && !event->figures[DTL_FIGURE_KILLED].known;
}

/* How well a name fits one mention of the act; below zero if it stands elsewhere. */
static double
fit_of_mention (const DtlReading *reading, const DtlEvent *event, guint index, guint32 first,
                guint32 end)
{
  guint32 sentence = reading->tokens[first].sentence;
  double weight = is_reference (event)                            ? 15
                  : event->word->strength >= DTL_STRENGTH_SUPPORT ? 0
                  : event->word->strength == DTL_STRENGTH_EFFECT  ? 8
                                                                  : 25;

  if (event->share > 0)
    return event->toponym == index ? 100 : -1;
  if (sentence == event->sentence)
    return 100 - weight - dtl_event_place_cost (reading, event, first, end) -
           (event->toponym == index ? 0 : 5);
  if (sentence < event->sentence && event->sentence - sentence <= 2)
    return 34 - weight - 8.0 * (event->sentence - sentence) -
           (dtl_place_is_named (dtl_reading_toponym (reading, index)) ? 0 : 60);
  return -1;
}

/**
 * dtl_act_fit_of_name:
 * @reading: a reading
 * @act: an act
 * @index: index of a place name
 *
 * Returns: how well the name fits the act by where it stands, up to 100; below zero if it stands
 * far from all mentions of the act
 */
double
dtl_act_fit_of_name (const DtlReading *reading, const DtlAct *act, guint index)
{
  const DtlToponym *toponym = dtl_reading_toponym (reading, index);
  guint32 first = dtl_reading_token_at (reading, toponym->span.start);
  guint32 end = first + 1;
  double best = -1;

  while (end < reading->n_tokens && reading->token_point[end] < toponym->span.end)
    end++;
  for (guint i = 0; i < MIN (act->events->len, MAX_MENTIONS); i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      best = MAX (best, fit_of_mention (reading, event, index, first, end) - MIN (i, 6) * 2.0);
    }
  return best;
}

/* The first place name at or after a code point. */
static guint
first_name_at (const DtlReading *reading, guint32 point)
{
  guint low = 0;
  guint high = reading->toponyms->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dtl_reading_toponym (reading, middle)->span.start < point)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint32
sentence_of_mention (const DtlReading *reading, const DtlAct *act, guint i)
{
  return dtl_reading_event (reading, g_array_index (act->events, guint32, i))->sentence;
}

/**
 * dtl_act_names_near:
 * @reading: a reading
 * @act: an act
 * @first: (out): index of the first place name that may be the place of the act
 * @end: (out): one past the last
 */
void
dtl_act_names_near (const DtlReading *reading, const DtlAct *act, guint *first, guint *end)
{
  guint32 from = sentence_of_mention (reading, act, 0);
  guint32 to = sentence_of_mention (reading, act, MIN (act->events->len, MAX_MENTIONS) - 1);

  *first = first_name_at (reading,
                          reading->token_point[reading->sentences[from > 2 ? from - 2 : 0].first]);
  *end = first_name_at (reading, reading->token_point[reading->sentences[to].end]);
}
