/* dtl-times-resolve.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-context.h"

#include <stdlib.h>

/* From what the words say to the date they mean: against the document's date in news, against the
 * date last spoken of in narratives. */

static gboolean
is_deictic (const DtlTimesSpec *spec)
{
  if (spec->kind == DTL_TIMES_SHIFT)
    return spec->from != DTL_TIMES_FROM_FOCUS && spec->unit <= DTL_TIMES_UNIT_YEAR;
  return spec->kind == DTL_TIMES_POINT && spec->point.weekday != 0 && spec->point.day == 0;
}

/* Whether the text tells a story with dates of its own: many full dates far from the document's
 * date, few words that point at it. */
static gboolean
is_narrative (const GArray *specs, const DtlTimesContext *context)
{
  guint dated = 0;
  guint deictic = 0;

  for (guint i = 0; i < specs->len; i++)
    {
      const DtlTimesSpec *spec = &g_array_index (specs, DtlTimesSpec, i);

      deictic += is_deictic (spec);
      if (spec->kind == DTL_TIMES_POINT && spec->point.year != DTL_TIMES_NO_YEAR &&
          (!context->has_dct || spec->point.year < context->dct.year - 1))
        dated += spec->point.month != 0 ? 2 : 1;
    }
  return dated >= 6 && dated > 8 * deictic;
}

/* A document without a date of its own takes that of its dateline: the first full date, if it
 * stands at the very beginning. */
static void
take_dateline (DtlTimesContext *context, const GArray *specs)
{
  for (guint i = 0; i < specs->len && i < 3; i++)
    {
      const DtlTimesSpec *spec = &g_array_index (specs, DtlTimesSpec, i);

      if (spec->end > 40)
        return;
      if (spec->kind != DTL_TIMES_POINT || spec->point.year == DTL_TIMES_NO_YEAR ||
          spec->point.day == 0)
        continue;
      context->dct = spec->point;
      context->dct.grain = DTL_TIMES_UNIT_DAY;
      context->has_dct = TRUE;
      return;
    }
}

/* 4/5/2004 is the fourth of May where the document has 14/5/2004, or dates nearer to its own date
 * that way. */
static void
order_days_and_months (const DtlTimesContext *context, GArray *specs)
{
  guint day_first = 0;
  guint month_first = 0;

  for (guint i = 0; i < specs->len; i++)
    {
      const DtlTimesSpec *spec = &g_array_index (specs, DtlTimesSpec, i);
      const DtlTimesAtom *atom = &context->scan->atoms[spec->first];

      if (spec->kind != DTL_TIMES_POINT || atom->kind != DTL_TIMES_ATOM_DIGITS ||
          !dtl_times_is_sign (context->scan, spec->first + 1, '/') || spec->swappable)
        continue;
      day_first += atom->number == spec->point.day && atom->number != spec->point.month;
      month_first += atom->number == spec->point.month && atom->number != spec->point.day;
    }
  for (guint i = 0; i < specs->len; i++)
    {
      DtlTimesSpec *spec = &g_array_index (specs, DtlTimesSpec, i);
      guint8 month = spec->point.month;

      if (!spec->swappable || day_first <= month_first)
        continue;
      spec->point.month = spec->point.day;
      spec->point.day = month;
    }
}

/* The year of "18 August" in "18 August to 15 September 1951". */
static void
share_years (const DtlTimesContext *context, GArray *specs)
{
  for (guint i = specs->len; i-- > 1;)
    {
      const DtlTimesSpec *next = &g_array_index (specs, DtlTimesSpec, i);
      DtlTimesSpec *spec = &g_array_index (specs, DtlTimesSpec, i - 1);
      guint dash = dtl_times_read_dash (context->scan, spec->end);

      if (spec->kind != DTL_TIMES_POINT || next->kind != DTL_TIMES_POINT ||
          spec->point.year != DTL_TIMES_NO_YEAR || next->point.year == DTL_TIMES_NO_YEAR ||
          spec->point.grain < DTL_TIMES_UNIT_DAY || next->point.grain > DTL_TIMES_UNIT_SEASON ||
          spec->unit != DTL_TIMES_UNIT_NONE || (spec->point.month == 0 && spec->point.season == 0))
        continue;
      if (dash == 0 || (dash != next->first && dash + 1 != next->first))
        continue;
      spec->point.year = next->point.year;
      if (spec->point.month > next->point.month && next->point.month != 0)
        spec->point.year--;
    }
}

static void
push_mention (DtlTimesContext *context, const DtlTimesSpec *spec, DtlTimesResult *result,
              GPtrArray *out)
{
  DtlTimeMention *mention = g_new0 (DtlTimeMention, 1);
  const DtlPartialDate none = DTL_PARTIAL_DATE_NONE;
  int first = 0;
  int last = 0;

  mention->start = context->scan->atoms[spec->first].start;
  mention->end = context->scan->atoms[spec->end - 1].end;
  mention->type = result->type;
  mention->value = g_steal_pointer (&result->value);
  mention->reason = g_steal_pointer (&result->reason);
  mention->inferred = mention->reason != NULL;
  mention->age = spec->age;
  mention->from = mention->to = none;
  if (result->has_point && dtl_times_point_bounds (&result->point, &first, &last) &&
      result->point.year > 0 && result->point.year < 9990)
    {
      int y = 0, m = 0, d = 0;

      dtl_civil_from_days (first, &y, &m, &d);
      mention->from = dtl_partial_date_new (y, m, d);
      dtl_civil_from_days (last, &y, &m, &d);
      mention->to = dtl_partial_date_new (y, m, d);
      if (result->point.hour >= 0 && result->point.hour < 24)
        {
          mention->from.hour = result->point.hour;
          mention->from.minute = MAX (result->point.minute, 0);
          mention->from.second = MAX (result->point.second, 0);
          mention->from.zone = result->point.zone;
        }
    }
  g_ptr_array_add (out, mention);
}

static gboolean
is_silent (const DtlTimesContext *context, const DtlTimesSpec *spec)
{
  if (spec->kind == DTL_TIMES_FIXED && spec->relation != 0)
    return !context->narrative;
  return FALSE;
}

/* The day that a clock time belongs to: one named in its own sentence, nearest first. */
static const DtlTimesResult *
day_in_sentence (const DtlTimesContext *context, const GArray *specs, const DtlTimesResult *results,
                 guint i)
{
  const DtlTimesSpec *clock = &g_array_index (specs, DtlTimesSpec, i);
  const DtlTimesResult *best = NULL;
  guint best_distance = 40;

  for (guint k = i > 3 ? i - 3 : 0; k < specs->len && k < i + 3; k++)
    {
      const DtlTimesSpec *spec = &g_array_index (specs, DtlTimesSpec, k);
      guint from = k < i ? spec->end : clock->end;
      guint to = k < i ? clock->first : spec->first;
      guint distance = to - from;

      if (k == i || spec->clock_only || !results[k].has_point || to < from ||
          distance >= best_distance || results[k].point.grain > DTL_TIMES_UNIT_DAY ||
          results[k].point.day == 0)
        continue;
      for (guint at = from; at <= to && distance < best_distance; at++)
        if ((context->scan->atoms[at].flags & DTL_TIMES_ATOM_SENTENCE) != 0 && at > from)
          distance = G_MAXUINT;
      if (distance >= best_distance)
        continue;
      best = &results[k];
      best_distance = distance;
    }
  return best;
}

/*
 * dtl_times_resolve:
 * @specs: what the grammar found; changed
 * @dct: (nullable): date of the document
 * @out: (element-type DtlTimeMention): the mentions are appended
 */
void
dtl_times_resolve (const DtlTimesScan *scan, GArray *specs, const DtlPartialDate *dct,
                   GPtrArray *out)
{
  DtlTimesContext context = { .scan = scan };
  g_autofree DtlTimesResult *results = g_new0 (DtlTimesResult, specs->len + 1);

  dtl_times_context_set_dct (&context, dct);
  if (!context.has_dct)
    take_dateline (&context, specs);
  context.narrative = is_narrative (specs, &context);
  order_days_and_months (&context, specs);
  share_years (&context, specs);
  for (guint i = 0; i < specs->len; i++)
    {
      const DtlTimesSpec *spec = &g_array_index (specs, DtlTimesSpec, i);

      if (!spec->clock_only)
        dtl_times_infer (&context, spec, &results[i]);
    }
  for (guint i = 0; i < specs->len; i++)
    {
      const DtlTimesSpec *spec = &g_array_index (specs, DtlTimesSpec, i);

      if (is_silent (&context, spec))
        {
          g_clear_pointer (&results[i].value, g_free);
          g_clear_pointer (&results[i].reason, g_free);
          continue;
        }
      if (spec->clock_only)
        dtl_times_infer_clock (&context, spec, day_in_sentence (&context, specs, results, i),
                               &results[i]);
      dtl_times_context_see (&context, spec, &results[i]);
      push_mention (&context, spec, &results[i], out);
    }
}
