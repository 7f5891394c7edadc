/* dtl-incident-date.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"

#include "dtl-reason.h"

/* Where an article says what it is about, and what is too long ago for news. */
#define OPENING_SENTENCES 3
#define LONG_AGO_DAYS 60

/* The finest date that covers a range of days: the day, the month or the year. */
static DtlPartialDate
narrow (const DtlPartialDate *from, const DtlPartialDate *to)
{
  DtlPartialDate date = dtl_partial_date_new (from->year, 0, 0);

  if (from->year != to->year)
    return dtl_partial_date_first_day (to) - dtl_partial_date_first_day (from) < 40
               ? dtl_partial_date_new (from->year, from->month, 0)
               : date;
  if (from->month != 0 && from->month == to->month)
    {
      date.month = from->month;
      if (from->day != 0 && from->day == to->day)
        date.day = from->day;
    }
  return date;
}

static void
explain_words (const DtlReading *reading, guint32 index, const DtlPartialDate *date,
               DtlIncidentBuilder *builder)
{
  const DtlTimex *timex = g_ptr_array_index (reading->timexes, index);
  guint32 first = dtl_reading_token_at (reading, timex->span.start);
  guint32 end = first;
  g_autofree char *words = NULL;
  g_autofree char *value = dtl_reason_day (date);
  g_autofree char *reason = NULL;

  while (end < reading->n_tokens && reading->token_point[end] < timex->span.end)
    end++;
  words = dtl_document_dup_words (reading->document, first, MAX (end, first + 1));
  if (dtl_partial_date_is_set (&reading->article->published))
    {
      g_autofree char *published = dtl_reason_day (&reading->article->published);

      reason = dtl_reason_new (DTL_REASON_DATE_READ_AGAINST, words, value, published);
    }
  else
    reason = dtl_reason_new (DTL_REASON_DATE_READ, words, value);
  dtl_incident_builder_add_evidence (builder, DTL_FIELD_DATE, timex->span);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_DATE, reason);
}

/* "People stood in silence where the bomb went off a year ago": the first sentences tell of a time
 * long before publication. */
static gboolean
is_commemoration (const DtlReading *reading)
{
  guint32 last = MIN (reading->n_sentences, OPENING_SENTENCES);
  guint32 limit = last > 0 ? reading->token_point[reading->sentences[last - 1].end] : 0;
  int published = dtl_partial_date_first_day (&reading->article->published);

  for (guint i = 0; i < reading->timexes->len; i++)
    {
      const DtlTimex *timex = g_ptr_array_index (reading->timexes, i);

      if (timex->span.start >= limit)
        break;
      if (dtl_partial_date_is_set (&timex->from) &&
          published - dtl_partial_date_last_day (&timex->to) > LONG_AGO_DAYS)
        return TRUE;
    }
  return FALSE;
}

/* Whether the article reports the act as news rather than recalls it. */
static gboolean
is_fresh (const DtlReading *reading, const DtlAct *act)
{
  return act->main && dtl_partial_date_is_set (&reading->article->published) &&
         !is_commemoration (reading);
}

/* "On Sunday Omagh remembered the bomb of 15 August 1998": a day that comes back in an earlier year
 * of the text is the anniversary, the earlier one the act. */
static guint32
day_remembered (const DtlReading *reading, const DtlPartialDate *day)
{
  for (guint32 i = 0; day->day != 0 && i < reading->timexes->len; i++)
    {
      const DtlTimex *timex = g_ptr_array_index (reading->timexes, i);

      if (timex->from.day == day->day && timex->from.month == day->month && timex->from.year != 0 &&
          timex->from.year < day->year)
        return i;
    }
  return DTL_NO_INDEX;
}

/* "Albright left on Tuesday after the bombings": known to be the day of something else. */
static gboolean
is_day_of_another (const DtlReading *reading, const DtlAct *act, guint32 timex)
{
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->timex == timex && event->time_quality == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * dtl_act_day_nearby:
 * @reading: a reading
 * @act: an act
 *
 * Returns: the day named beside the sentences of an act that the article reports ("A van was seen
 * on the road on Wednesday. Troops opened fire."), or %DTL_NO_INDEX
 */
guint32
dtl_act_day_nearby (const DtlReading *reading, const DtlAct *act)
{
  const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, 0));
  guint32 from = event->sentence > 0 ? event->sentence - 1 : 0;

  for (guint32 s = from; s < event->sentence + 4 && s < reading->n_sentences; s++)
    {
      guint32 index = dtl_reading_day_in (reading, s);
      const DtlTimex *timex;
      int age;

      if (index == DTL_NO_INDEX || is_day_of_another (reading, act, index))
        continue;
      timex = g_ptr_array_index (reading->timexes, index);
      age = dtl_partial_date_last_day (&reading->article->published) -
            dtl_partial_date_first_day (&timex->from);
      if (age >= 0 && age <= 8)
        return index;
    }
  return DTL_NO_INDEX;
}

/* "A string of attacks across the country on Monday killed 19": the day of the acts that follow. */
static guint32
day_of_roundup (const DtlReading *reading)
{
  for (guint32 i = 0; i < reading->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);
      const DtlTimex *timex;
      int age;

      if (event->sentence >= OPENING_SENTENCES)
        break;
      if (!(event->modality & DTL_MODALITY_GENERIC) || event->time_quality < 2 ||
          event->word->strength < DTL_STRENGTH_SUPPORT)
        continue;
      timex = g_ptr_array_index (reading->timexes, event->timex);
      age = dtl_partial_date_last_day (&reading->article->published) -
            dtl_partial_date_first_day (&timex->from);
      if (timex->from.day != 0 && age >= 0 && age <= 8 &&
          dtl_partial_date_first_day (&timex->from) == dtl_partial_date_last_day (&timex->to))
        return event->timex;
    }
  return DTL_NO_INDEX;
}

static gboolean
set_day_nearby (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  guint32 index = act->main ? dtl_act_day_nearby (reading, act) : DTL_NO_INDEX;
  const DtlTimex *timex;
  g_autofree char *value = NULL;
  g_autofree char *reason = NULL;

  if (index == DTL_NO_INDEX && is_fresh (reading, act))
    index = day_of_roundup (reading);
  if (index == DTL_NO_INDEX)
    return FALSE;
  timex = g_ptr_array_index (reading->timexes, index);
  value = dtl_reason_day (&timex->from);
  reason = dtl_reason_new (DTL_REASON_DATE_BESIDE, value);
  dtl_incident_builder_set (builder, DTL_FIELD_DATE,
                            dtl_value_new_date (dtl_partial_date_new (
                                timex->from.year, timex->from.month, timex->from.day)),
                            0.75);
  dtl_incident_builder_add_evidence (builder, DTL_FIELD_DATE, timex->span);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_DATE, reason);
  return TRUE;
}

/* "On 20 March five men punctured the bags. Twelve people were killed." */
static gboolean
set_day_of_story (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  const DtlTimex *timex;
  g_autofree char *value = NULL;
  g_autofree char *reason = NULL;

  if (act->context.from.year == 0)
    return FALSE;
  timex = g_ptr_array_index (reading->timexes, act->context.timex);
  value = dtl_reason_day (&act->context.from);
  reason = dtl_reason_new (DTL_REASON_DATE_BEFORE, value);
  dtl_incident_builder_set (builder, DTL_FIELD_DATE, dtl_value_new_date (act->context.from), 0.75);
  dtl_incident_builder_add_evidence (builder, DTL_FIELD_DATE, timex->span);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_DATE, reason);
  return TRUE;
}

/**
 * dtl_act_set_date:
 * @reading: a reading
 * @act: an act
 * @acts: all acts of the article
 * @builder: where to put the date
 *
 * Sets the date, its evidence and the reason. A fresh report without a day is dated by the month
 * of its publication.
 */
void
dtl_act_set_date (const DtlReading *reading, const DtlAct *act, const GPtrArray *acts,
                  DtlIncidentBuilder *builder)
{
  const DtlPartialDate *published = &reading->article->published;
  g_autofree char *reason = NULL;
  DtlPartialDate date;

  if (act->when.from.year == 0 &&
      (set_day_of_story (reading, act, builder) || set_day_nearby (reading, act, builder)))
    return;
  if (act->when.from.year != 0)
    {
      guint32 words = act->when.timex;
      guint32 remembered;

      date = narrow (&act->when.from, &act->when.to);
      remembered = day_remembered (reading, &date);
      if (remembered != DTL_NO_INDEX)
        {
          const DtlTimex *timex = g_ptr_array_index (reading->timexes, remembered);

          words = remembered;
          date = dtl_partial_date_new (timex->from.year, date.month, date.day);
        }
      dtl_incident_builder_set (builder, DTL_FIELD_DATE, dtl_value_new_date (date),
                                act->when.quality >= 2 ? 0.91 : 0.8);
      if (words != DTL_NO_INDEX)
        explain_words (reading, words, &date, builder);
      return;
    }
  if (!is_fresh (reading, act))
    return;
  date = dtl_partial_date_new (published->year, published->month, 0);
  dtl_incident_builder_set (builder, DTL_FIELD_DATE, dtl_value_new_date (date), 0.35);
  reason = dtl_reason_new (DTL_REASON_DATE_FRESH);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_DATE, reason);
}
