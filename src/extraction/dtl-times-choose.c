/* dtl-times-choose.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-context.h"

#include <stdlib.h>

/* Which of the many Sundays, Junes or winters is meant. */

/* How many days farther away a date may lie to agree with the tense around it. */
#define FUTURE_PENALTY 300
#define DAY_PENALTY 230
#define MONTH_PENALTY 250
#define PERIOD_PENALTY 100

static int
start_of (const DtlTimesPoint *point)
{
  int first = 0;
  int last = 0;

  return dtl_times_point_bounds (point, &first, &last) ? first : 0;
}

static int
end_of (const DtlTimesPoint *point)
{
  int first = 0;
  int last = 0;

  return dtl_times_point_bounds (point, &first, &last) ? last : 0;
}

/* The point of @spec in a given year. */
static DtlTimesPoint
in_year (const DtlTimesSpec *spec, int year)
{
  DtlTimesPoint point = spec->point;

  point.year = year;
  if (spec->holiday != NULL)
    {
      int days = dtl_times_holiday_day (spec->holiday, year);

      dtl_times_point_set_day (&point, days);
    }
  return point;
}

/* The anchor, made as coarse as what is looked for. */
static DtlTimesPoint
anchor_for (const DtlTimesContext *self, const DtlTimesSpec *spec)
{
  gboolean focus = self->has_focus && (self->narrative || spec->from == DTL_TIMES_FROM_FOCUS ||
                                       !self->has_dct);

  return focus ? self->focus : self->dct;
}

/* The weekday @wanted on or before (after) a day; strictly so if asked. */
static int
weekday_before (int day, int wanted, gboolean strictly)
{
  int back = (dtl_weekday_of_days (day) - wanted + 7) % 7;

  return day - (back == 0 && strictly ? 7 : back);
}

static int
weekday_after (int day, int wanted, gboolean strictly)
{
  int on = (wanted - dtl_weekday_of_days (day) + 7) % 7;

  return day + (on == 0 && strictly ? 7 : on);
}

static DtlTimesPoint
choose_weekday (const DtlTimesContext *self, const DtlTimesSpec *spec)
{
  DtlTimesPoint point = spec->point;
  gboolean focus = self->has_day_focus && (self->narrative || spec->from == DTL_TIMES_FROM_FOCUS);
  const DtlTimesPoint *anchor = focus ? &self->day_focus : &self->dct;
  int tense;
  int day = 0;

  if (!(focus || self->has_dct) || !dtl_times_point_day (anchor, &day))
    return point;
  tense = focus ? 1 : dtl_times_tense (self->scan, spec->first, spec->end);
  if (spec->relation == DTL_TIMES_RELATION_LAST)
    day = weekday_before (day, point.weekday, TRUE);
  else if (spec->relation == DTL_TIMES_RELATION_NEXT)
    day = weekday_after (day, point.weekday, TRUE);
  else if (tense > 0)
    day = weekday_after (day, point.weekday, FALSE);
  else
    day = weekday_before (day, point.weekday, FALSE);
  dtl_times_point_set_day (&point, day);
  return point;
}

/* The occurrence nearest to the anchor that fits relation and tense. */
static DtlTimesPoint
choose_occurrence (const DtlTimesContext *self, const DtlTimesSpec *spec,
                   const DtlTimesPoint *anchor)
{
  int tense = dtl_times_tense (self->scan, spec->first, spec->end);
  int from = start_of (anchor);
  DtlTimesPoint best = in_year (spec, anchor->year);
  int best_cost = G_MAXINT;
  int penalty = spec->point.grain <= DTL_TIMES_UNIT_DAY ? DAY_PENALTY
                : spec->point.grain == DTL_TIMES_UNIT_MONTH ? MONTH_PENALTY : PERIOD_PENALTY;

  for (int year = anchor->year - 1; year <= anchor->year + 1; year++)
    {
      DtlTimesPoint point = in_year (spec, year);
      int ahead = start_of (&point) - from;
      int behind = from - end_of (&point);
      int cost = ahead > 0 ? ahead : behind > 0 ? behind : 0;

      if (spec->relation == DTL_TIMES_RELATION_LAST && behind <= 0)
        continue;
      if (spec->relation == DTL_TIMES_RELATION_NEXT && ahead <= 0)
        continue;
      if (spec->relation == DTL_TIMES_RELATION_NONE)
        cost += tense < 0 && ahead > 0 ? penalty
                : tense > 0 && behind > 0 ? (spec->point.grain <= DTL_TIMES_UNIT_DAY ? FUTURE_PENALTY : penalty) : 0;
      if (spec->point.quarter != 0 || spec->point.season != 0)
        cost += spec->relation == DTL_TIMES_RELATION_NONE && tense <= 0 && ahead > 0 ? 1000 : 0;
      if (cost < best_cost)
        {
          best = point;
          best_cost = cost;
        }
    }
  return best;
}

/* In a narrative the year carries over from the date before. */
static DtlTimesPoint
carry_year (const DtlTimesContext *self, const DtlTimesSpec *spec)
{
  DtlTimesPoint point = in_year (spec, self->focus.year);
  int ahead;

  if (spec->relation == DTL_TIMES_RELATION_NONE || spec->relation == DTL_TIMES_RELATION_THIS)
    return point;
  ahead = start_of (&point) - start_of (&self->focus);
  if (spec->relation == DTL_TIMES_RELATION_LAST && ahead >= 0)
    return in_year (spec, self->focus.year - 1);
  if (spec->relation == DTL_TIMES_RELATION_NEXT && ahead <= 0)
    return in_year (spec, self->focus.year + 1);
  return point;
}

/*
 * dtl_times_choose:
 *
 * Returns: the point of @spec with its year, or the day of its weekday, filled in; without them
 *   if nothing is known to count from
 */
DtlTimesPoint
dtl_times_choose (const DtlTimesContext *self, const DtlTimesSpec *spec)
{
  DtlTimesPoint anchor = anchor_for (self, spec);
  gboolean anchored = (self->has_dct || self->has_focus) && anchor.year != DTL_TIMES_NO_YEAR;

  if (spec->point.year != DTL_TIMES_NO_YEAR)
    return spec->holiday != NULL ? in_year (spec, spec->point.year) : spec->point;
  if (spec->point.weekday != 0 && spec->point.day == 0)
    return choose_weekday (self, spec);
  if (!anchored)
    {
      DtlTimesPoint unknown = spec->point;

      if (spec->holiday != NULL && spec->holiday->weekday == 0 && spec->holiday->month != 0)
        {
          unknown.month = spec->holiday->month;
          unknown.day = spec->holiday->day;
        }
      return unknown;
    }
  if (spec->unit == DTL_TIMES_UNIT_YEAR)
    return in_year (spec, anchor.year + (int) spec->amount.value);
  if ((self->narrative || !self->has_dct) && self->has_focus)
    return carry_year (self, spec);
  return choose_occurrence (self, spec, &anchor);
}
