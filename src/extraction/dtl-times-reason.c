/* dtl-times-reason.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-context.h"

#include <glib/gi18n-lib.h>

/* One sentence on how a value came about. */

static const char *
weekday_name (int weekday)
{
  static const char *const names[] = { "", N_("Monday"), N_("Tuesday"), N_("Wednesday"),
                                       N_("Thursday"), N_("Friday"), N_("Saturday"),
                                       N_("Sunday") };

  return _(names[weekday]);
}

static const char *
month_name (int month)
{
  static const char *const names[] = { "", N_("January"), N_("February"), N_("March"),
                                       N_("April"), N_("May"), N_("June"), N_("July"),
                                       N_("August"), N_("September"), N_("October"),
                                       N_("November"), N_("December") };

  return _(names[month]);
}

/* "Sunday 4 April 2004", "April 2004", "2004", or the TIMEX3 value of other points */
static char *
describe (const DtlTimesPoint *point)
{
  int day = 0;

  if (dtl_times_point_day (point, &day))
    return g_strdup_printf ("%s %d %s %d", weekday_name (dtl_weekday_of_days (day)), point->day,
                            month_name (point->month), point->year);
  if (point->grain == DTL_TIMES_UNIT_MONTH && point->month != 0)
    return g_strdup_printf ("%s %d", month_name (point->month), point->year);
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
    return g_strdup_printf (published ? _("'%s' taken to be on the day of publication, %s")
                                      : _("'%s' taken to be on %s, the day named with it"),
                            words, from);
  ahead = first_day (point) - first_day (anchor);
  if (!published)
    return g_strdup_printf (ahead < 0   ? _("'%s' counted back from %s, named before")
                            : ahead > 0 ? _("'%s' counted on from %s, named before")
                                        : _("'%s' counted from %s, named before"),
                            words, from);
  return g_strdup_printf (ahead < 0   ? _("'%s' counted back from publication on %s")
                          : ahead > 0 ? _("'%s' counted on from publication on %s")
                                      : _("'%s' counted from publication on %s"),
                          words, from);
}
