/* dtl-event-interval.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"

#include <string.h>

/* An anniversary is told of so many days around it. */
#define ANNIVERSARY_DAYS 3

/* "P2W" is 14 days; 0 if it is not a number of days or weeks. */
static int
days_of_duration (const char *value)
{
  char *end;
  gint64 n;

  if (value[0] != 'P')
    return 0;
  n = g_ascii_strtoll (value + 1, &end, 10);
  if (n <= 0 || n > 400 || end[1] != '\0')
    return 0;
  return *end == 'D' ? (int) n : *end == 'W' ? (int) n * 7 : 0;
}

/* The day that "two weeks after …" counts from: of the main clause, else the last one named. */
static guint32
find_anchor (const DtlReading *reading, guint32 sentence, guint32 duration)
{
  guint32 index = dtl_reading_day_in (reading, sentence);

  for (guint32 s = sentence; index == DTL_NO_INDEX && s-- > 0 && sentence - s <= 3;)
    index = dtl_reading_day_in (reading, s);
  return index == duration ? DTL_NO_INDEX : index;
}

/* "one year after": how many days before an anniversary, or 0 if the day is none. */
static int
days_of_years (const DtlReading *reading, const char *value, guint32 anchor)
{
  const DtlPartialDate *published = &reading->article->published;
  const DtlTimex *timex =
      anchor != DTL_NO_INDEX ? g_ptr_array_index (reading->timexes, anchor) : NULL;
  char *end;
  gint64 n = value[0] == 'P' ? g_ascii_strtoll (value + 1, &end, 10) : 0;
  int day;
  DtlPartialDate then;

  if (n <= 0 || n > 100 || strcmp (end, "Y") != 0 || timex == NULL || timex->from.day == 0 ||
      !dtl_partial_date_is_set (published))
    return 0;
  day = dtl_partial_date_first_day (&timex->from);
  if (ABS (dtl_partial_date_first_day (published) - day) > ANNIVERSARY_DAYS)
    return 0;
  then =
      dtl_partial_date_new (timex->from.year - (int) n, timex->from.month,
                            timex->from.month == 2 ? MIN (timex->from.day, 28) : timex->from.day);
  return day - dtl_partial_date_first_day (&then);
}

/**
 * dtl_event_find_interval:
 * @reading: a reading with its times
 * @event: a mention
 *
 * "The attempt came two weeks after bombers had killed 52 people": counts back from the day of the
 * one to the other, or takes from the other the day that is not its own.
 */
void
dtl_event_find_interval (const DtlReading *reading, DtlEvent *event)
{
  guint32 first = reading->sentences[event->sentence].first;

  for (guint32 i = event->first; i-- > first + 1 && event->first - i < 10;)
    {
      guint32 index = reading->token_timex[i - 1];
      gboolean after = dtl_reading_is (reading, i, "after");
      const char *value;
      int years;
      int days;

      if (reading->tokens[i].upos == DTL_UPOS_VERB)
        return;
      /* "today, 4 days before the elections, rebels attacked" */
      if (dtl_reading_is (reading, i, ","))
        return;
      if (index == DTL_NO_INDEX || !(after || dtl_reading_is (reading, i, "before")))
        continue;
      value = ((DtlTimex *) g_ptr_array_index (reading->timexes, index))->value;
      years =
          after ? days_of_years (reading, value, find_anchor (reading, event->sentence, index)) : 0;
      days = years > 0 ? years : days_of_duration (value);
      if (days == 0)
        return;
      event->timex = find_anchor (reading, event->sentence, index);
      event->time_quality = event->timex != DTL_NO_INDEX ? 2 : 0;
      event->days_before = (gint16) (after ? days : -days);
      event->another = years == 0;
      return;
    }
}
