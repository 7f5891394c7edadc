/* dtl-reader-zone.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-zone.h"

static int
nth_sunday (int year, int month, int n)
{
  int days, first;

  if (n > 0)
    {
      days = dtl_days_from_civil (year, month, 1);
      first = 0;
      while (dtl_weekday_of_days (days + first) !=
             dtl_weekday_of_days (dtl_days_from_civil (2004, 4, 4)))
        first++;
      return days + first + 7 * (n - 1);
    }
  days = dtl_days_from_civil (year, month, dtl_days_in_month (year, month));
  while (dtl_weekday_of_days (days) != dtl_weekday_of_days (dtl_days_from_civil (2004, 4, 4)))
    days--;
  return days;
}

/**
 * dtl_zone_is_american_summer:
 * @date: a date, with a time of day where that is known
 *
 * American summer time: since 2007 from the second Sunday of March to the first of November, before
 * that, from 1987 on, between the first Sunday of April and the last of October, at two o'clock.
 *
 * Returns: %TRUE if clocks in most of the United States were an hour ahead
 */
gboolean
dtl_zone_is_american_summer (const DtlPartialDate *date)
{
  int day = dtl_days_from_civil (date->year, date->month, date->day);
  int from = date->year >= 2007 ? nth_sunday (date->year, 3, 2) : nth_sunday (date->year, 4, 1);
  int to = date->year >= 2007 ? nth_sunday (date->year, 11, 1) : nth_sunday (date->year, 10, -1);

  if (day == from)
    return date->hour >= 2;
  if (day == to)
    return date->hour < 2;
  return day > from && day < to;
}
