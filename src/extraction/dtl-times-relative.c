/* dtl-times-relative.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

/* Expressions that count from another date: "yesterday", "last week", "the next day",
 * "two weeks ago", "a year earlier". */

#define LEADING (DTL_TIMES_LAST | DTL_TIMES_NEXT | DTL_TIMES_THIS | DTL_TIMES_CURRENT)

static guint
skip_word (const DtlTimesScan *scan, guint i, const char *term)
{
  return dtl_times_is_word (scan, i, term) ? i + 1 : i;
}

static gboolean
is_one (const DtlTimesScan *scan, guint i, guint64 classes)
{
  return dtl_times_is (scan, i, classes) && !dtl_times_is (scan, i, DTL_TIMES_PLURAL);
}

static void
set_shift (DtlTimesSpec *out, double amount, DtlTimesUnit unit, DtlTimesFrom from)
{
  dtl_times_spec_init (out, DTL_TIMES_SHIFT);
  out->amount.value = amount;
  out->unit = (guint8) unit;
  out->from = (guint8) from;
}

static guint
match_day_word (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  if (!dtl_times_is (scan, i, DTL_TIMES_RELATIVE_DAY))
    return 0;
  set_shift (out, scan->atoms[i].number, DTL_TIMES_UNIT_DAY, DTL_TIMES_FROM_DEICTIC);
  if (scan->atoms[i].code != DTL_TIMES_PART_NONE)
    {
      out->point.part = scan->atoms[i].code;
      out->point.grain = DTL_TIMES_UNIT_PART;
    }
  return i + 1;
}

/* "last", "this", "the previous", "the same", "that": what leads a unit or a name. */
static guint
read_leader (const DtlTimesScan *scan, guint i, int *step, DtlTimesFrom *from)
{
  guint at = skip_word (scan, i, "the");

  *from = DTL_TIMES_FROM_DEICTIC;
  *step = 0;
  if (dtl_times_is (scan, at, DTL_TIMES_THIS) && !dtl_times_is (scan, at, DTL_TIMES_PLURAL) &&
      at == i)
    {
      at++;
      if (dtl_times_is (scan, at, DTL_TIMES_SAME))
        {
          *from = DTL_TIMES_FROM_FOCUS;
          return at + 1;
        }
      if (!dtl_times_is (scan, at, DTL_TIMES_LAST | DTL_TIMES_NEXT))
        return at;
    }
  if (dtl_times_is (scan, at, DTL_TIMES_CURRENT))
    return at + 1;
  if (dtl_times_is (scan, at, DTL_TIMES_SAME) ||
      (dtl_times_is (scan, at, DTL_TIMES_THAT) && !dtl_times_is (scan, at, DTL_TIMES_PLURAL)))
    {
      *from = DTL_TIMES_FROM_FOCUS;
      at++;
      return dtl_times_is (scan, at, DTL_TIMES_SAME) ? at + 1 : at;
    }
  if (!dtl_times_is (scan, at, DTL_TIMES_LAST | DTL_TIMES_NEXT))
    return 0;
  *step = dtl_times_is (scan, at, DTL_TIMES_LAST) ? -1 : 1;
  *from = scan->atoms[at].code;
  if (at > i && scan->atoms[at].code == DTL_TIMES_FROM_DEICTIC)
    *from = DTL_TIMES_FROM_FOCUS;
  return at + 1;
}

static guint
match_led_unit (const DtlTimesScan *scan, guint i, guint at, int step, DtlTimesFrom from,
                DtlTimesSpec *out)
{
  DtlTimesUnit unit = scan->atoms[at].code;

  if (unit < DTL_TIMES_UNIT_DAY)
    return 0;
  if (dtl_times_is_word (scan, i, "the") && step < 0 && from == DTL_TIMES_FROM_FOCUS &&
      dtl_times_is_word (scan, at - 1, "last") && dtl_times_is_word (scan, at + 1, "of"))
    {
      dtl_times_spec_init (out, DTL_TIMES_DURATION);
      out->amount.value = 1;
      out->unit = (guint8) unit;
      return at + 1;
    }
  if (unit == DTL_TIMES_UNIT_DAY && from == DTL_TIMES_FROM_DEICTIC && step != 0)
    from = DTL_TIMES_FROM_FOCUS;
  if (from == DTL_TIMES_FROM_SPAN && step < 0 && dtl_times_is_word (scan, i, "the"))
    {
      dtl_times_spec_init (out, DTL_TIMES_DURATION);
      out->amount.value = 1;
      out->unit = (guint8) unit;
      return at + 1;
    }
  set_shift (out, step, unit, from);
  return at + 1;
}

static guint
match_led_name (const DtlTimesScan *scan, guint at, int step, DtlTimesFrom from, DtlTimesSpec *out)
{
  int value = 0;
  guint end;

  if ((end = dtl_times_read_weekday (scan, at, &value)) != 0)
    {
      dtl_times_spec_init (out, DTL_TIMES_POINT);
      out->point.weekday = (guint8) value;
      out->point.grain = DTL_TIMES_UNIT_DAY;
    }
  else if ((end = dtl_times_read_month (scan, at, &value)) != 0)
    {
      int year = 0;

      if ((scan->atoms[at].flags & DTL_TIMES_ATOM_CAPITAL) == 0 &&
          (from == DTL_TIMES_FROM_FOCUS || dtl_times_is (scan, at, DTL_TIMES_AMBIGUOUS)))
        return 0;

      if (dtl_times_is_digits (scan, end) || dtl_times_read_year (scan, end, &year) != 0)
        return 0;
      dtl_times_spec_init (out, DTL_TIMES_POINT);
      out->point.month = (guint8) value;
      out->point.grain = DTL_TIMES_UNIT_MONTH;
    }
  else if (dtl_times_is (scan, at, DTL_TIMES_SEASON))
    {
      dtl_times_spec_init (out, DTL_TIMES_POINT);
      out->point.season = scan->atoms[at].code;
      out->point.grain = DTL_TIMES_UNIT_SEASON;
      end = at + 1;
    }
  else if ((end = dtl_times_match_holiday (scan, at, out)) == 0)
    return 0;
  out->from = (guint8) from;
  out->relation = step < 0 ? DTL_TIMES_RELATION_LAST
                  : step > 0 ? DTL_TIMES_RELATION_NEXT : DTL_TIMES_RELATION_THIS;
  return end;
}

/* "last night", "this morning", "that afternoon", "the next morning" */
static guint
match_led_part (const DtlTimesScan *scan, guint at, int step, DtlTimesFrom from, DtlTimesSpec *out)
{
  if (step != 0 && from == DTL_TIMES_FROM_DEICTIC && step > 0)
    from = DTL_TIMES_FROM_FOCUS;
  set_shift (out, step, DTL_TIMES_UNIT_DAY, from);
  out->point.part = scan->atoms[at].code;
  out->point.grain = DTL_TIMES_UNIT_PART;
  return at + 1;
}

static guint
match_led (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int step = 0;
  DtlTimesFrom from = DTL_TIMES_FROM_DEICTIC;
  guint at = read_leader (scan, i, &step, &from);

  if (at == 0)
    return 0;
  if (dtl_times_is (scan, at, DTL_TIMES_FISCAL))
    at++;
  if (is_one (scan, at, DTL_TIMES_UNIT))
    return match_led_unit (scan, i, at, step, from, out);
  if (is_one (scan, at, DTL_TIMES_PART))
    return match_led_part (scan, at, step, from, out);
  if (dtl_times_is (scan, at, DTL_TIMES_PLURAL))
    return 0;
  return match_led_name (scan, at, step, from, out);
}

/* Weekday alone: "Sunday", "Sun." */
static guint
match_weekday (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int weekday = 0;
  guint end = dtl_times_read_weekday (scan, i, &weekday);
  gboolean capital;

  if (end == 0 || dtl_times_is (scan, i, DTL_TIMES_PLURAL))
    return 0;
  capital = (scan->atoms[i].flags & DTL_TIMES_ATOM_CAPITAL) != 0;
  if (dtl_times_is (scan, i, DTL_TIMES_ABBREVIATION) &&
      !(capital && (end == i + 2 || (i > 0 && dtl_times_is_word (scan, i - 1, "on")) ||
                    dtl_times_is (scan, i + 1, DTL_TIMES_PART))))
    return 0;
  dtl_times_spec_init (out, DTL_TIMES_POINT);
  out->point.weekday = (guint8) weekday;
  out->point.grain = DTL_TIMES_UNIT_DAY;
  return end;
}

/* "the week", "the year", "the quarter": the one that is spoken of, or the present one */
static guint
match_the_unit (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = i + 1;
  gboolean latest = dtl_times_is (scan, at, DTL_TIMES_RECENT);

  if (!dtl_times_is_word (scan, i, "the") ||
      ((scan->atoms[at].flags & DTL_TIMES_ATOM_CAPITAL) != 0 &&
       (scan->atoms[at].flags & DTL_TIMES_ATOM_UPPER) == 0))
    return 0;
  if (latest || dtl_times_is (scan, at, DTL_TIMES_FISCAL))
    at++;
  if (dtl_times_is (scan, at, DTL_TIMES_FISCAL))
    at++;
  if (!is_one (scan, at, DTL_TIMES_UNIT) || scan->atoms[at].code <= DTL_TIMES_UNIT_DAY ||
      scan->atoms[at].code == DTL_TIMES_UNIT_CENTURY ||
      scan->atoms[at].code == DTL_TIMES_UNIT_MILLENNIUM)
    return 0;
  if (dtl_times_is (scan, at + 1, DTL_TIMES_AGO | DTL_TIMES_EARLIER | DTL_TIMES_BEFORE |
                                    DTL_TIMES_LATER | DTL_TIMES_AFTER))
    return 0;
  if (dtl_times_is (scan, at + 1, DTL_TIMES_ENDED) && !dtl_times_is (scan, at + 1, DTL_TIMES_EDGE) &&
      scan->atoms[at].code == DTL_TIMES_UNIT_YEAR)
    {
      dtl_times_spec_init (out, DTL_TIMES_DURATION);
      out->amount.value = 1;
      out->unit = DTL_TIMES_UNIT_YEAR;
      return at + 1;
    }
  set_shift (out, 0, scan->atoms[at].code, DTL_TIMES_FROM_SPAN);
  return at + 1;
}

/* "year-ago", "the year-earlier quarter" */
static guint
match_year_ago (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_word (scan, skip_word (scan, i, "the"), "a");

  if (dtl_times_is (scan, at, DTL_TIMES_COMPARABLE))
    at++;
  if (!dtl_times_is_word (scan, at, "year") || !dtl_times_is_sign (scan, at + 1, '-') ||
      !dtl_times_is (scan, at + 2, DTL_TIMES_AGO | DTL_TIMES_EARLIER))
    return 0;
  at += 3;
  if (dtl_times_is (scan, at, DTL_TIMES_ORDINAL) && dtl_times_is_word (scan, at + 1, "quarter"))
    at++;
  if (dtl_times_is (scan, at, DTL_TIMES_PERIOD) || dtl_times_is_word (scan, at, "quarter"))
    at++;
  set_shift (out, -1, DTL_TIMES_UNIT_YEAR, DTL_TIMES_FROM_FOCUS);
  return at;
}

/* "year-end", "month's end", "the year's end" */
static guint
match_unit_end (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_word (scan, i, "the");
  DtlTimesUnit unit;

  if (!is_one (scan, at, DTL_TIMES_UNIT))
    return 0;
  unit = scan->atoms[at].code;
  if (unit != DTL_TIMES_UNIT_MONTH && unit != DTL_TIMES_UNIT_YEAR && unit != DTL_TIMES_UNIT_WEEK)
    return 0;
  if (dtl_times_is_sign (scan, at + 1, '\'') && dtl_times_is_word (scan, at + 2, "s"))
    at += 3;
  else if (dtl_times_is_sign (scan, at + 1, '-'))
    at += 2;
  else
    return 0;
  if (!dtl_times_is_word (scan, at, "end"))
    return 0;
  set_shift (out, 0, unit, DTL_TIMES_FROM_SPAN);
  return at + 1;
}

/*
 * dtl_times_match_relative:
 *
 * Days, weeks, months … told by their distance of one step, and weekdays.
 */
guint
dtl_times_match_relative (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint end = match_day_word (scan, i, out);

  if (end == 0)
    end = match_unit_end (scan, i, out);
  if (end == 0)
    end = match_led (scan, i, out);
  if (end == 0)
    end = match_weekday (scan, i, out);
  if (end == 0)
    end = match_year_ago (scan, i, out);
  if (end == 0)
    end = match_the_unit (scan, i, out);
  return end;
}

static gboolean
ends_clause (const DtlTimesScan *scan, guint i)
{
  return i >= scan->n || scan->atoms[i].kind == DTL_TIMES_ATOM_SIGN ||
         (scan->atoms[i].flags & DTL_TIMES_ATOM_SENTENCE) != 0;
}

/* What stands after an amount of units: the direction, and from where it is counted. */
static guint
read_direction (const DtlTimesScan *scan, guint at, int *sign, DtlTimesFrom *from)
{
  guint end = at + 1;

  *from = DTL_TIMES_FROM_FOCUS;
  *sign = 1;
  if (dtl_times_is (scan, at, DTL_TIMES_AGO))
    {
      *sign = -1;
      *from = DTL_TIMES_FROM_DEICTIC;
      return end;
    }
  if (dtl_times_is_word (scan, at, "from"))
    {
      *from = DTL_TIMES_FROM_DEICTIC;
      return dtl_times_is_word (scan, end, "now") || dtl_times_is_word (scan, end, "today")
               ? end + 1 : 0;
    }
  if (dtl_times_is (scan, at, DTL_TIMES_HENCE))
    {
      *from = DTL_TIMES_FROM_DEICTIC;
      return end;
    }
  if (dtl_times_is (scan, at, DTL_TIMES_LATER))
    return dtl_times_is_word (scan, end, "this") ? 0 : end;
  *sign = dtl_times_is (scan, at, DTL_TIMES_AFTER) ? 1 : -1;
  if (dtl_times_is (scan, at, DTL_TIMES_EARLIER))
    return end;
  if (dtl_times_is (scan, at, DTL_TIMES_BEFORE | DTL_TIMES_AFTER) && ends_clause (scan, end))
    return end;
  return 0;
}

/* "the day before", "the week after": one step from the date spoken of */
static guint
match_the_step (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  if (!dtl_times_is_word (scan, i, "the") || !is_one (scan, i + 1, DTL_TIMES_UNIT) ||
      scan->atoms[i + 1].code < DTL_TIMES_UNIT_DAY ||
      !dtl_times_is (scan, i + 2, DTL_TIMES_BEFORE | DTL_TIMES_AFTER))
    return 0;
  set_shift (out, dtl_times_is (scan, i + 2, DTL_TIMES_AFTER) ? 1 : -1, scan->atoms[i + 1].code,
             DTL_TIMES_FROM_FOCUS);
  if (dtl_times_is_word (scan, i + 3, "yesterday") || dtl_times_is_word (scan, i + 3, "tomorrow"))
    {
      out->from = DTL_TIMES_FROM_DEICTIC;
      out->amount.value *= 2;
      return i + 4;
    }
  return i + 3;
}

/*
 * dtl_times_match_shift:
 *
 * So many units before or after: "two weeks ago", "Fifteen months later", "the day before".
 */
guint
dtl_times_match_shift (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  DtlTimesAmount amount = { 0 };
  DtlTimesFrom from = DTL_TIMES_FROM_FOCUS;
  int sign = 0;
  guint at = dtl_times_read_amount (scan, i, &amount);
  guint end = match_the_step (scan, i, out);

  if (end != 0)
    return end;
  if (at == 0 && dtl_times_is (scan, i, DTL_TIMES_UNIT) &&
      dtl_times_is (scan, i, DTL_TIMES_PLURAL))
    {
      amount.vague = TRUE;
      at = i;
    }
  if (at == 0 || !dtl_times_is (scan, at, DTL_TIMES_UNIT))
    return 0;
  end = read_direction (scan, at + 1, &sign, &from);
  if (end == 0)
    return 0;
  if (scan->atoms[at].code < DTL_TIMES_UNIT_DAY && !amount.vague)
    {
      dtl_times_spec_init (out, DTL_TIMES_DURATION);
      out->amount = amount;
      out->unit = scan->atoms[at].code;
      return end;
    }
  set_shift (out, sign * amount.value, scan->atoms[at].code, from);
  out->amount.vague = amount.vague;
  if (amount.vague)
    out->amount.value = sign;
  return end;
}
