/* dtl-times-infer.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-context.h"

#include <math.h>

/* The value of one expression in the context of its document. */

#define REMOTE_YEARS 10
/* Atoms over which a day is still that of the clock times after it. */
#define LONGEST_PARAGRAPH 2000

/* Starts from the document's date; an unset one leaves the context without. */
void
dtl_times_context_set_dct (DtlTimesContext *self, const DtlPartialDate *dct)
{
  dtl_times_point_init (&self->dct);
  dtl_times_point_init (&self->focus);
  dtl_times_point_init (&self->day_focus);
  if (dct == NULL || dct->year < 1)
    return;
  self->has_dct = TRUE;
  self->dct.year = dct->year;
  self->dct.month = dct->month;
  self->dct.day = dct->day;
  self->dct.grain = dct->month == 0 ? DTL_TIMES_UNIT_YEAR
                    : dct->day == 0 ? DTL_TIMES_UNIT_MONTH : DTL_TIMES_UNIT_DAY;
}

/* A year named in passing, far from what is told, does not move the story there. */
static gboolean
is_remote (const DtlTimesContext *self, const DtlTimesPoint *point)
{
  if (!self->narrative || !self->has_focus || point->grain < DTL_TIMES_UNIT_YEAR)
    return FALSE;
  return point->year < self->focus.year || point->year > self->focus.year + REMOTE_YEARS;
}

static void
remember (DtlTimesContext *self, const DtlTimesPoint *point)
{
  int day = 0;

  if (point->year == DTL_TIMES_NO_YEAR || point->grain == DTL_TIMES_UNIT_NONE ||
      point->grain > DTL_TIMES_UNIT_YEAR)
    return;
  if (is_remote (self, point))
    return;
  self->focus = *point;
  self->has_focus = TRUE;
  if (point->grain == DTL_TIMES_UNIT_QUARTER)
    {
      self->quarter = *point;
      self->has_quarter = TRUE;
    }
  if (!dtl_times_point_day (point, &day))
    return;
  self->focus = dtl_times_point_coarsen (point, DTL_TIMES_UNIT_DAY);
  self->day_focus = self->focus;
  self->has_day_focus = TRUE;
}

/* "the first nine months" ends the talk of a quarter. */
static void
leave_quarter (DtlTimesContext *self, const DtlTimesSpec *spec)
{
  if (spec->unit == DTL_TIMES_UNIT_MONTH || spec->unit == DTL_TIMES_UNIT_YEAR)
    self->has_quarter = FALSE;
}

/* Notes a resolved date for the clock times that follow it. */
void
dtl_times_context_see (DtlTimesContext *self, const DtlTimesSpec *spec,
                       const DtlTimesResult *result)
{
  int day = 0;

  if (!result->has_point || !dtl_times_point_day (&result->point, &day))
    return;
  self->seen_day = dtl_times_point_coarsen (&result->point, DTL_TIMES_UNIT_DAY);
  self->has_seen_day = TRUE;
  self->seen_at = spec->end;
}

static void
set_fixed (DtlTimesResult *result, const char *type, const char *value)
{
  result->type = type;
  result->value = g_strdup (value);
}

static void
set_point (DtlTimesContext *self, const DtlTimesSpec *spec, const DtlTimesPoint *anchor,
           const DtlTimesPoint *point, DtlTimesResult *result)
{
  result->type = point->grain < DTL_TIMES_UNIT_DAY ? "TIME" : "DATE";
  result->value = dtl_times_point_format (point);
  result->point = *point;
  result->has_point = TRUE;
  if (spec->kind == DTL_TIMES_SHIFT || spec->point.year == DTL_TIMES_NO_YEAR)
    result->reason = dtl_times_reason (self, spec, anchor, point);
  remember (self, point);
}

static void
infer_point (DtlTimesContext *self, const DtlTimesSpec *spec, DtlTimesResult *result)
{
  DtlTimesPoint point = dtl_times_choose (self, spec);
  gboolean focus = self->has_focus && (self->narrative || !self->has_dct ||
                                       spec->from == DTL_TIMES_FROM_FOCUS);

  set_point (self, spec, focus ? &self->focus : &self->dct, &point, result);
}

/* "the quarter", "a year earlier" where quarters are spoken of. */
static gboolean
infer_quarter (DtlTimesContext *self, const DtlTimesSpec *spec, DtlTimesResult *result)
{
  DtlTimesPoint point;

  if (!self->has_quarter || self->narrative)
    return FALSE;
  if (spec->unit == DTL_TIMES_UNIT_YEAR && spec->amount.value == -1)
    {
      DtlTimesPoint kept = self->quarter;

      point = dtl_times_point_shift (&kept, -1, DTL_TIMES_UNIT_YEAR);
      set_point (self, spec, &kept, &point, result);
      self->focus = self->quarter = kept;
      return TRUE;
    }
  return FALSE;
}

static gboolean
same_quarter (DtlTimesContext *self, const DtlTimesSpec *spec, DtlTimesResult *result)
{
  DtlTimesPoint point;

  if (spec->unit != DTL_TIMES_UNIT_QUARTER || spec->amount.value != 0)
    return FALSE;
  if (self->has_quarter)
    point = self->quarter;
  else if (self->has_dct && spec->from == DTL_TIMES_FROM_SPAN)
    {
      point = dtl_times_point_coarsen (&self->dct, DTL_TIMES_UNIT_QUARTER);
      point = dtl_times_point_shift (&point, -1, DTL_TIMES_UNIT_QUARTER);
    }
  else
    return FALSE;
  set_point (self, spec, &self->dct, &point, result);
  return TRUE;
}

static gboolean
counts_from_focus (const DtlTimesContext *self, const DtlTimesSpec *spec)
{
  if (!self->has_focus)
    return FALSE;
  if (self->narrative)
    return TRUE;
  return spec->from == DTL_TIMES_FROM_FOCUS;
}

/* Where the counting starts: FALSE if nothing is known. */
static gboolean
find_anchor (const DtlTimesContext *self, const DtlTimesSpec *spec, DtlTimesPoint *anchor)
{
  int first = 0, last = 0, day = 0;

  if (!counts_from_focus (self, spec))
    {
      *anchor = self->dct;
      return self->has_dct;
    }
  *anchor = self->focus;
  if (spec->unit > DTL_TIMES_UNIT_WEEK || self->focus.grain <= DTL_TIMES_UNIT_DAY)
    return TRUE;
  if (!self->has_day_focus || !dtl_times_point_day (&self->day_focus, &day) ||
      !dtl_times_point_bounds (&self->focus, &first, &last) || day < first || day > last)
    return FALSE;
  *anchor = self->day_focus;
  return TRUE;
}

static void
infer_vague_shift (const DtlTimesSpec *spec, DtlTimesResult *result)
{
  set_fixed (result, "DATE", spec->amount.value < 0 ? "PAST_REF" : "FUTURE_REF");
}

static void
infer_unknown_shift (const DtlTimesSpec *spec, DtlTimesResult *result)
{
  DtlTimesPoint point;

  dtl_times_point_init (&point);
  point.grain = spec->point.part != 0 || spec->point.hour >= 0 ? spec->point.grain : spec->unit;
  point.part = spec->point.part;
  point.hour = spec->point.hour;
  point.minute = spec->point.minute;
  result->type = point.grain < DTL_TIMES_UNIT_DAY ? "TIME" : "DATE";
  result->value = point.grain >= DTL_TIMES_UNIT_DECADE || point.grain == DTL_TIMES_UNIT_SEASON
                    ? g_strdup (spec->amount.value < 0 ? "PAST_REF" : "FUTURE_REF")
                    : dtl_times_point_format (&point);
}

static DtlTimesPoint
shifted (const DtlTimesSpec *spec, const DtlTimesPoint *anchor)
{
  DtlTimesPoint point = dtl_times_point_coarsen (anchor, spec->unit);
  double amount = spec->amount.value;

  if (amount != floor (amount) && spec->unit == DTL_TIMES_UNIT_YEAR)
    {
      point = dtl_times_point_coarsen (anchor, DTL_TIMES_UNIT_MONTH);
      return dtl_times_point_shift (&point, (int) lround (amount * 12), DTL_TIMES_UNIT_MONTH);
    }
  point = dtl_times_point_shift (&point, (int) lround (CLAMP (amount, -1e4, 1e4)), spec->unit);
  if (spec->point.part != 0 || spec->point.hour >= 0)
    {
      point.part = spec->point.part;
      point.hour = spec->point.hour;
      point.minute = spec->point.minute;
      point.second = spec->point.second;
      point.zone = spec->point.zone;
      point.grain = spec->point.grain;
    }
  return point;
}

static void
infer_shift (DtlTimesContext *self, const DtlTimesSpec *spec, DtlTimesResult *result)
{
  DtlTimesPoint anchor;
  DtlTimesPoint point;

  if (spec->amount.vague)
    {
      infer_vague_shift (spec, result);
      return;
    }
  if (same_quarter (self, spec, result) || infer_quarter (self, spec, result))
    return;
  if (self->narrative && spec->from == DTL_TIMES_FROM_DEICTIC && spec->amount.value == 0 &&
      spec->unit == DTL_TIMES_UNIT_DAY && spec->point.part == 0)
    {
      set_fixed (result, "DATE", "PRESENT_REF");
      return;
    }
  if (spec->unit < DTL_TIMES_UNIT_DAY || !find_anchor (self, spec, &anchor))
    {
      infer_unknown_shift (spec, result);
      return;
    }
  if (anchor.grain > spec->unit && anchor.grain > DTL_TIMES_UNIT_DAY &&
      !(anchor.grain == DTL_TIMES_UNIT_YEAR && spec->unit == DTL_TIMES_UNIT_YEAR))
    {
      infer_unknown_shift (spec, result);
      return;
    }
  point = shifted (spec, &anchor);
  set_point (self, spec, &anchor, &point, result);
}

static void
infer_set (const DtlTimesSpec *spec, DtlTimesResult *result)
{
  result->type = "SET";
  if (spec->point.grain != DTL_TIMES_UNIT_NONE)
    result->value = dtl_times_point_format (&spec->point);
  else if (spec->unit == DTL_TIMES_UNIT_WEEKEND)
    result->value = g_strdup ("XXXX-WXX-WE");
  else if (spec->unit == DTL_TIMES_UNIT_QUARTER)
    result->value = g_strdup_printf ("P%.0fQ", spec->amount.value);
  else
    result->value = dtl_times_format_period (&spec->amount, spec->unit);
}

/*
 * dtl_times_infer:
 *
 * Gives an expression its value and moves the context on.
 */
void
dtl_times_infer (DtlTimesContext *self, const DtlTimesSpec *spec, DtlTimesResult *result)
{
  switch ((DtlTimesKind) spec->kind)
    {
    case DTL_TIMES_POINT:
      infer_point (self, spec, result);
      break;
    case DTL_TIMES_SHIFT:
      infer_shift (self, spec, result);
      break;
    case DTL_TIMES_DURATION:
      leave_quarter (self, spec);
      result->type = "DURATION";
      result->value = dtl_times_format_period (&spec->amount, spec->unit);
      break;
    case DTL_TIMES_SET:
      infer_set (spec, result);
      break;
    case DTL_TIMES_FIXED:
      set_fixed (result, spec->type, spec->fixed);
      break;
    }
}

/* Whether the day last seen stands in the same paragraph. */
static gboolean
day_in_paragraph (const DtlTimesContext *self, const DtlTimesSpec *spec)
{
  if (!self->has_seen_day || spec->first < self->seen_at ||
      spec->first - self->seen_at > LONGEST_PARAGRAPH)
    return FALSE;
  for (guint i = self->seen_at; i <= spec->first; i++)
    if ((self->scan->atoms[i].flags & DTL_TIMES_ATOM_PARAGRAPH) != 0)
      return FALSE;
  return TRUE;
}

/*
 * dtl_times_infer_clock:
 * @day: (nullable): the day named in the same sentence
 *
 * Gives a clock time without a day its value.
 */
void
dtl_times_infer_clock (DtlTimesContext *self, const DtlTimesSpec *spec, const DtlTimesResult *day,
                       DtlTimesResult *result)
{
  DtlTimesPoint point = spec->point;
  const DtlTimesPoint *anchor = day != NULL ? &day->point
                                : day_in_paragraph (self, spec) ? &self->seen_day
                                : self->narrative && self->has_seen_day ? &self->seen_day
                                : self->has_dct && !self->narrative ? &self->dct
                                : self->has_seen_day ? &self->seen_day : NULL;

  if (point.part != 0 && self->narrative && day == NULL)
    anchor = NULL;
  if (anchor != NULL && anchor->day != 0)
    {
      point.year = anchor->year;
      point.month = anchor->month;
      point.day = anchor->day;
      result->reason = dtl_times_reason (self, spec, anchor, &point);
      result->has_point = TRUE;
      result->point = point;
    }
  result->type = "TIME";
  result->value = dtl_times_point_format (&point);
}
