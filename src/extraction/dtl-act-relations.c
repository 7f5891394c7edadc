/* dtl-act-relations.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"

#define SAME_PLACE_KM 40.0

/* A day governs so many sentences of its paragraph. */
#define CONTEXT_SENTENCES 3
/* So far back lies the day of what happened hours before. */
#define HOURS_SENTENCES 8

/* A time of another clause dates the act only if the article can be about it. */
static gboolean
is_long_ago (const DtlReading *reading, const DtlActWhen *when)
{
  return dtl_partial_date_is_set (&reading->article->published) &&
         dtl_partial_date_last_day (&reading->article->published) -
                 dtl_partial_date_last_day (&when->to) >
             60;
}

/* Only a day can be counted back from. */
static void
shift (DtlPartialDate *date, int days)
{
  int year, month, day;

  if (days == 0 || date->day == 0)
    return;
  dtl_civil_from_days (dtl_partial_date_first_day (date) - days, &year, &month, &day);
  *date = dtl_partial_date_new (year, month, day);
}

/* The day at the head of an item of a list: "* 4 May 2009, Nigeria - Gunmen …". A dateline begins
 * with a place, and its day is that of writing. */
static guint32
day_of_item (const DtlReading *reading, const DtlEvent *event)
{
  guint32 head = event->sentence;
  guint32 first;

  while (head > 0 && event->sentence - head <= CONTEXT_SENTENCES &&
         reading->sentences[head - 1].paragraph == reading->sentences[event->sentence].paragraph)
    head--;
  first = reading->sentences[head].first;
  if (head == event->sentence || event->sentence - head > CONTEXT_SENTENCES ||
      !((reading->tokens[first].flags & DTL_TOKEN_DIGITS) || dtl_reading_is (reading, first, "*") ||
        dtl_reading_is (reading, first, "\u2022")))
    return DTL_NO_INDEX;
  return dtl_reading_has (reading, reading->sentences[head].end - 1, DTL_WORDS_DASH)
             ? dtl_reading_day_in (reading, head)
             : DTL_NO_INDEX;
}

static DtlActWhen
when_of_item (const DtlReading *reading, const DtlEvent *event)
{
  DtlActWhen when = { DTL_PARTIAL_DATE_NONE, DTL_PARTIAL_DATE_NONE, DTL_NO_INDEX, 0 };
  guint32 index = day_of_item (reading, event);
  const DtlTimex *timex;

  if (index == DTL_NO_INDEX)
    return when;
  timex = g_ptr_array_index (reading->timexes, index);
  when.from = timex->from;
  when.to = timex->to.year != 0 ? timex->to : timex->from;
  when.timex = index;
  when.quality = 2;
  return when;
}

/**
 * dtl_act_when:
 * @reading: a reading
 * @event: a mention
 *
 * Returns: the days that the mention's own time expression names, or the head of its item
 */
DtlActWhen
dtl_act_when (const DtlReading *reading, const DtlEvent *event)
{
  DtlActWhen when = { DTL_PARTIAL_DATE_NONE, DTL_PARTIAL_DATE_NONE, DTL_NO_INDEX, 0 };
  const DtlTimex *timex;

  if (event->timex == DTL_NO_INDEX || event->time_quality == 0)
    return when_of_item (reading, event);
  timex = g_ptr_array_index (reading->timexes, event->timex);
  when.from = timex->from;
  when.to = timex->to.year != 0 ? timex->to : timex->from;
  when.timex = event->timex;
  when.quality = event->time_quality;
  shift (&when.from, event->days_before);
  shift (&when.to, event->days_before);
  if (when.quality < 2 && is_long_ago (reading, &when))
    return (DtlActWhen){ DTL_PARTIAL_DATE_NONE, DTL_PARTIAL_DATE_NONE, DTL_NO_INDEX, 0 };
  return when;
}

/**
 * dtl_act_days:
 * @when: some days
 *
 * Returns: how many days after the first the last is
 */
int
dtl_act_days (const DtlActWhen *when)
{
  return dtl_partial_date_last_day (&when->to) - dtl_partial_date_first_day (&when->from);
}

/**
 * dtl_act_relate_dates:
 * @a: some days
 * @b: others
 *
 * Returns: whether an act of @a can be one of @b
 */
DtlRelation
dtl_act_relate_dates (const DtlActWhen *a, const DtlActWhen *b)
{
  int a_first;
  int b_first;
  int a_last;
  int b_last;

  if (a->from.year == 0 || b->from.year == 0)
    return DTL_RELATION_UNKNOWN;
  a_first = dtl_partial_date_first_day (&a->from);
  b_first = dtl_partial_date_first_day (&b->from);
  a_last = dtl_partial_date_last_day (&a->to);
  b_last = dtl_partial_date_last_day (&b->to);
  if (a_last < b_first || b_last < a_first)
    return DTL_RELATION_CONFLICT;
  if (a_first == b_first && a_last == b_last)
    return DTL_RELATION_SAME;
  return ABS (dtl_act_days (a) - dtl_act_days (b)) > 100 ? DTL_RELATION_UNKNOWN
                                                         : DTL_RELATION_COMPATIBLE;
}

/* "Two hours later", "Minutes after the blast", "in another explosion thereafter": still the day
 * that was told of before. */
static gboolean
counts_hours (const DtlReading *reading, guint32 sentence)
{
  for (guint32 i = reading->sentences[sentence].first; i + 1 < reading->sentences[sentence].end;
       i++)
    {
      guint32 index = reading->token_timex[i];

      if (dtl_reading_is (reading, i, "thereafter"))
        return TRUE;
      if (index != DTL_NO_INDEX && reading->token_timex[i + 1] != index &&
          (dtl_reading_has (reading, i, DTL_WORDS_COUNTED_FROM) ||
           dtl_reading_has (reading, i + 1, DTL_WORDS_COUNTED_FROM)) &&
          g_str_has_prefix (((DtlTimex *) g_ptr_array_index (reading->timexes, index))->value,
                            "PT"))
        return TRUE;
    }
  return FALSE;
}

/* The day of what was told last before a mention, not too far back. */
static DtlActWhen
day_told_before (const DtlReading *reading, const DtlEvent *event)
{
  guint32 index = (guint32) (event - (const DtlEvent *) reading->events->data);

  while (index-- > 0)
    {
      const DtlEvent *before = dtl_reading_event (reading, index);
      DtlActWhen when;

      if (event->sentence - before->sentence > HOURS_SENTENCES)
        break;
      when = dtl_act_when (reading, before);
      if (when.from.day != 0 && dtl_act_days (&when) == 0)
        {
          when.quality = 1;
          return when;
        }
    }
  return (DtlActWhen){ DTL_PARTIAL_DATE_NONE, DTL_PARTIAL_DATE_NONE, DTL_NO_INDEX, 0 };
}

/**
 * dtl_act_context:
 * @reading: a reading
 * @event: a mention
 *
 * Returns: the day named last in its paragraph before its sentence, or further back where hours are
 *   counted from what was told before, of quality 1
 */
DtlActWhen
dtl_act_context (const DtlReading *reading, const DtlEvent *event)
{
  DtlActWhen when = { DTL_PARTIAL_DATE_NONE, DTL_PARTIAL_DATE_NONE, DTL_NO_INDEX, 0 };
  guint32 reach = CONTEXT_SENTENCES;
  gboolean goes_on = FALSE;

  for (guint32 s = event->sentence; s > 0 && event->sentence - s <= reach;)
    {
      guint32 index;
      const DtlTimex *timex;

      if (!goes_on && counts_hours (reading, s))
        {
          when = day_told_before (reading, event);
          if (when.from.year != 0)
            return when;
          goes_on = TRUE;
          reach = event->sentence - s + HOURS_SENTENCES;
        }
      s--;
      if (!goes_on &&
          reading->sentences[s].paragraph != reading->sentences[event->sentence].paragraph)
        break;
      index = dtl_reading_day_in (reading, s);
      if (index == DTL_NO_INDEX)
        continue;
      timex = g_ptr_array_index (reading->timexes, index);
      when.from = dtl_partial_date_new (timex->from.year, timex->from.month, timex->from.day);
      when.to = when.from;
      when.timex = index;
      when.quality = 1;
      break;
    }
  return when;
}

static const DtlPlace *
place_of (const DtlReading *reading, guint32 toponym)
{
  const DtlToponym *t;

  if (toponym == DTL_NO_INDEX)
    return NULL;
  t = g_ptr_array_index (reading->toponyms, toponym);
  return t->place;
}

static gboolean
is_area (const DtlPlace *place)
{
  return !g_str_has_prefix (place->feature != NULL ? place->feature : "", "PPL") &&
         place->radius_km > 25;
}

/**
 * dtl_act_relate_places:
 * @reading: a reading
 * @a: index of a place name, or %DTL_NO_INDEX
 * @b: index of another
 *
 * Returns: whether an act at @a can be one at @b
 */
DtlRelation
dtl_act_relate_places (const DtlReading *reading, guint32 a, guint32 b)
{
  const DtlPlace *p = place_of (reading, a);
  const DtlPlace *q = place_of (reading, b);
  double km;

  if (p == NULL || q == NULL)
    return DTL_RELATION_UNKNOWN;
  if (g_strcmp0 (p->id, q->id) == 0)
    return DTL_RELATION_SAME;
  km = dtl_distance_km (p->lat, p->lon, q->lat, q->lon);
  if (is_area (p) || is_area (q))
    {
      if (g_strcmp0 (p->country, q->country) == 0 &&
          (g_str_has_prefix (p->feature, "PCL") || g_str_has_prefix (q->feature, "PCL")))
        return DTL_RELATION_COMPATIBLE;
      if (g_strcmp0 (p->country, q->country) != 0)
        return DTL_RELATION_CONFLICT;
      return km <= p->radius_km + q->radius_km ? DTL_RELATION_COMPATIBLE : DTL_RELATION_CONFLICT;
    }
  return km <= SAME_PLACE_KM ? DTL_RELATION_COMPATIBLE : DTL_RELATION_CONFLICT;
}

/**
 * dtl_acts_places_clash:
 * @reading: a reading
 * @a: index of a place name
 * @b: index of another
 *
 * Returns: whether they cannot be the place of one act
 */
gboolean
dtl_acts_places_clash (const DtlReading *reading, guint32 a, guint32 b)
{
  return dtl_act_relate_places (reading, a, b) == DTL_RELATION_CONFLICT;
}

/**
 * dtl_act_place_is_finer:
 * @reading: a reading
 * @a: index of a place name
 * @b: index of another
 *
 * Returns: whether @a is finer: a definite area than a country, a town than an area
 */
gboolean
dtl_act_place_is_finer (const DtlReading *reading, guint32 a, guint32 b)
{
  const DtlPlace *p = place_of (reading, a);
  const DtlPlace *q = place_of (reading, b);

  return p != NULL && q != NULL && p->radius_km < q->radius_km * 0.7;
}
