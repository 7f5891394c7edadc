/* dtl-times-reason.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-context.h"

#include "dtl-reason.h"

/* One sentence on how a value came about. */

/* "Sunday 4 April 2004", "April 2004", "2004", or the TIMEX3 value of other points */
static char *
describe (const DtlTimesPoint *point)
{
  DtlPartialDate date = { 0 };
  int day = 0;

  if (dtl_times_point_day (point, &day))
    date = dtl_partial_date_new (point->year, point->month, point->day);
  else if (point->grain == DTL_TIMES_UNIT_MONTH && point->month != 0)
    date = dtl_partial_date_new (point->year, point->month, 0);
  if (dtl_partial_date_is_set (&date))
    return dtl_reason_day (&date);
  return dtl_times_point_format (point);
}

static char *
dup_words (const DtlTimesContext *self, const DtlTimesSpec *spec)
{
  const DtlTimesAtom *first = &self->scan->atoms[spec->first];
  const DtlTimesAtom *last = &self->scan->atoms[spec->end - 1];

  return g_strndup (self->scan->text + first->start, last->end - first->start);
}

static int
first_day (const DtlTimesPoint *point)
{
  int first = 0;
  int last = 0;

  return dtl_times_point_bounds (point, &first, &last) ? first : 0;
}

/* A sentence with the words, what they were counted from, and how; NULL if nothing was inferred. */
char *
dtl_times_reason (const DtlTimesContext *self, const DtlTimesSpec *spec,
                  const DtlTimesPoint *anchor, const DtlTimesPoint *point)
{
  g_autofree char *words = dup_words (self, spec);
  g_autofree char *from = NULL;
  gboolean published = anchor == &self->dct ||
                       (self->has_dct && !spec->clock_only && spec->from != DTL_TIMES_FROM_FOCUS &&
                        !self->narrative);
  int ahead;

  if (point->year == DTL_TIMES_NO_YEAR || anchor->year == DTL_TIMES_NO_YEAR)
    return NULL;
  from = describe (anchor);
  if (spec->clock_only)
    return dtl_reason_new (published ? DTL_REASON_CLOCK_OF_PUBLICATION : DTL_REASON_CLOCK_OF_DAY,
                           words, from);
  ahead = first_day (point) - first_day (anchor);
  if (!published)
    return dtl_reason_new (ahead < 0   ? DTL_REASON_BACK_FROM_DAY
                           : ahead > 0 ? DTL_REASON_ON_FROM_DAY
                                       : DTL_REASON_FROM_DAY,
                           words, from);
  return dtl_reason_new (ahead < 0   ? DTL_REASON_BACK_FROM_PUBLICATION
                         : ahead > 0 ? DTL_REASON_ON_FROM_PUBLICATION
                                     : DTL_REASON_FROM_PUBLICATION,
                         words, from);
}
