/* dtl-times-calendar.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

#include <string.h>

/* Days and months of the calendar in words and in figures. */

static guint
skip_comma (const DtlTimesScan *scan, guint i)
{
  return dtl_times_is_sign (scan, i, ',') ? i + 1 : i;
}

static guint
skip_word (const DtlTimesScan *scan, guint i, const char *term)
{
  return dtl_times_is_word (scan, i, term) ? i + 1 : i;
}

/* "90" after "3 JAN", as wires date their reports; "'45" is a year anywhere. */
static guint
read_short_year (const DtlTimesScan *scan, guint i, int *out)
{
  if (!dtl_times_is_digits (scan, i) || dtl_times_n_digits (scan, i) != 2 ||
      scan->atoms[i].number < 32 || dtl_times_is_sign (scan, i + 1, ':') ||
      dtl_times_is (scan, i + 1, DTL_TIMES_UNIT | DTL_TIMES_MONTH | DTL_TIMES_MULTIPLIER))
    return 0;
  *out = 1900 + scan->atoms[i].number;
  return i + 1;
}

/* Optional year after a month: ", 1990", "of 1990", "1990". Returns where it ends, or @i. */
static guint
read_year_after (const DtlTimesScan *scan, guint i, gboolean wire, int *year)
{
  guint at = skip_word (scan, skip_comma (scan, i), "of");
  guint end = dtl_times_read_year (scan, at, year);

  if (end != 0)
    return end;
  end = wire ? read_short_year (scan, i, year) : 0;
  return end != 0 ? end : i;
}

/* "this year", "last year", "next year", "of the same year" after a month */
static guint
read_relative_year (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_word (scan, skip_comma (scan, i), "of");

  at = skip_word (scan, at, "the");
  if (!dtl_times_is (scan, at, DTL_TIMES_THIS | DTL_TIMES_LAST | DTL_TIMES_NEXT |
                                 DTL_TIMES_SAME | DTL_TIMES_THAT) ||
      !dtl_times_is_word (scan, at + 1, "year"))
    return 0;
  if (dtl_times_is (scan, at, DTL_TIMES_LAST))
    out->amount.value = -1;
  else if (dtl_times_is (scan, at, DTL_TIMES_NEXT))
    out->amount.value = 1;
  out->unit = DTL_TIMES_UNIT_YEAR;
  out->from = dtl_times_is (scan, at, DTL_TIMES_SAME | DTL_TIMES_THAT)
                ? DTL_TIMES_FROM_FOCUS
                : scan->atoms[at].code;
  return at + 2;
}

static guint
finish_year (const DtlTimesScan *scan, guint end, gboolean wire, DtlTimesSpec *out)
{
  int year = 0;
  guint after = read_year_after (scan, end, wire, &year);

  if (after != end)
    {
      out->point.year = year;
      return after;
    }
  after = read_relative_year (scan, end, out);
  return after != 0 ? after : end;
}

static void
set_day (DtlTimesSpec *out, int month, int day)
{
  dtl_times_spec_init (out, DTL_TIMES_POINT);
  out->point.month = (guint8) month;
  out->point.day = (guint8) day;
  out->point.grain = day != 0 ? DTL_TIMES_UNIT_DAY : DTL_TIMES_UNIT_MONTH;
}

/* "9 September 1914", "the 9th of September", "3 JAN 90" */
static guint
match_day_month (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_word (scan, i, "the");
  int day = 0;
  int month = 0;
  guint end = dtl_times_read_day (scan, at, &day);
  gboolean wire;

  if (end == 0)
    return 0;
  at = skip_word (scan, end, "of");
  if (dtl_times_is_sign (scan, at, '-') && dtl_times_joined (scan, at))
    at++;
  end = dtl_times_read_month (scan, at, &month);
  if (end == 0)
    return 0;
  if (dtl_times_is (scan, at, DTL_TIMES_AMBIGUOUS) &&
      (scan->atoms[at].flags & DTL_TIMES_ATOM_CAPITAL) == 0)
    return 0;
  wire = dtl_times_is (scan, at, DTL_TIMES_ABBREVIATION) ||
         (scan->atoms[at].flags & DTL_TIMES_ATOM_UPPER) != 0;
  set_day (out, month, day);
  if (dtl_times_is_sign (scan, end, '-') && dtl_times_joined (scan, end) &&
      dtl_times_is_digits (scan, end + 1))
    end++;
  return finish_year (scan, end, wire, out);
}

static gboolean
is_followed_by_count (const DtlTimesScan *scan, guint i)
{
  return dtl_times_is (scan, i, DTL_TIMES_UNIT | DTL_TIMES_MULTIPLIER) ||
         (dtl_times_is_sign (scan, i, ':') && dtl_times_joined (scan, i + 1)) ||
         dtl_times_is_word (scan, i, "percent") ||
         dtl_times_is (scan, i, DTL_TIMES_MERIDIAN);
}

/* "Sept. 27, 1989", "March eighth", "June 14" */
static guint
match_month_day (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int day = 0;
  int month = 0;
  guint at = dtl_times_read_month (scan, i, &month);
  guint end;

  if (at == 0 || (dtl_times_is (scan, i, DTL_TIMES_AMBIGUOUS) &&
                  (scan->atoms[i].flags & DTL_TIMES_ATOM_CAPITAL) == 0))
    return 0;
  at = skip_word (scan, at, "the");
  end = dtl_times_read_day (scan, at, &day);
  if (end == 0 || is_followed_by_count (scan, end) || dtl_times_is_word (scan, at, "second"))
    return 0;
  if (!dtl_times_is_digits (scan, at) && !dtl_times_is (scan, at, DTL_TIMES_TENS) &&
      (scan->atoms[at].flags & DTL_TIMES_ATOM_CAPITAL) != 0)
    return 0;
  set_day (out, month, day);
  return finish_year (scan, end, FALSE, out);
}

/* Words that stand before people's names as well: "by Jan". */
static gboolean
may_lead_name (const DtlTimesScan *scan, guint i)
{
  return dtl_times_is_word (scan, i, "and") || dtl_times_is_word (scan, i, "or") ||
         dtl_times_is_word (scan, i, "by") || dtl_times_is_word (scan, i, "for") ||
         dtl_times_is_word (scan, i, "to") || dtl_times_is_word (scan, i, "at");
}

/* A capitalised word that no time expression knows, in a text with small letters. */
static gboolean
is_name_after (const DtlTimesScan *scan, guint i)
{
  return i < scan->n && scan->atoms[i].word == 0 &&
         (scan->atoms[i].flags & (DTL_TIMES_ATOM_CAPITAL | DTL_TIMES_ATOM_UPPER |
                                  DTL_TIMES_ATOM_SENTENCE)) == DTL_TIMES_ATOM_CAPITAL;
}

/* Whether a month's name without a day is really a month. */
static gboolean
is_month_alone (const DtlTimesScan *scan, guint i, guint end)
{
  gboolean capital = (scan->atoms[i].flags & DTL_TIMES_ATOM_CAPITAL) != 0;
  gboolean led = i > 0 && dtl_times_is (scan, i - 1, DTL_TIMES_PREPOSITION | DTL_TIMES_EDGE |
                                                       DTL_TIMES_LAST | DTL_TIMES_NEXT |
                                                       DTL_TIMES_THIS | DTL_TIMES_EVERY);

  if (dtl_times_is (scan, i, DTL_TIMES_ABBREVIATION))
    return capital && (end == i + 2 || (led && !may_lead_name (scan, i - 1)));
  if (dtl_times_is (scan, i, DTL_TIMES_AMBIGUOUS))
    return capital && ((led && !dtl_times_is_word (scan, i - 1, "and")) ||
                       (dtl_times_read_dash (scan, end) != 0 &&
                        dtl_times_is (scan, dtl_times_read_dash (scan, end), DTL_TIMES_MONTH)));
  if (capital && is_name_after (scan, end) && !(led && !may_lead_name (scan, i - 1)) &&
      !(i > 0 && dtl_times_is (scan, i - 1, DTL_TIMES_THE)))
    return FALSE;
  return capital || led;
}

/* "May of 1789", "January, 1918", "June last year", "July" */
static guint
match_month (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int month = 0;
  guint at = dtl_times_read_month (scan, i, &month);
  guint end;

  if (at == 0)
    return 0;
  set_day (out, month, 0);
  end = finish_year (scan, at, (scan->atoms[i].flags & DTL_TIMES_ATOM_UPPER) != 0, out);
  if (end == at && !is_month_alone (scan, i, at))
    return 0;
  if (end == at && at == i + 2) /* the full stop may be the sentence's */
    return (scan->atoms[at].flags & DTL_TIMES_ATOM_SENTENCE) != 0 ? i + 1 : at;
  return end;
}

/* The first of "5-9 March 1918", "22 and 23 May", "6, 7 and 8 June": only the number's atoms. */
static guint
match_range_start (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int day = 0;
  int other = 0;
  guint end = dtl_times_read_day (scan, skip_word (scan, i, "the"), &day);
  guint at = end;
  guint steps = 0;

  if (end == 0 || !dtl_times_is_digits (scan, skip_word (scan, i, "the")))
    return 0;
  while (at != 0 && steps++ < 4)
    {
      guint dash = dtl_times_read_dash (scan, skip_comma (scan, at));

      if (dash == 0 && dtl_times_is_sign (scan, at, ','))
        dash = at + 1;
      if (dash == 0 || match_day_month (scan, skip_word (scan, dash, "the"), out) != 0)
        {
          out->point.day = (guint8) day;
          return dash == 0 ? 0 : end;
        }
      at = dtl_times_read_day (scan, dash, &other);
    }
  return 0;
}

/*
 * dtl_times_match_calendar:
 *
 * Days and months in words, with or without weekday and year.
 */
guint
dtl_times_match_calendar (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int weekday = 0;
  guint at = dtl_times_read_weekday (scan, i, &weekday);
  guint end;

  if (at != 0)
    {
      at = skip_word (scan, skip_comma (scan, at), "the");
      end = match_day_month (scan, at, out);
      if (end == 0)
        end = match_month_day (scan, at, out);
      if (end != 0)
        out->point.weekday = (guint8) weekday;
      return end;
    }
  end = match_day_month (scan, i, out);
  if (end == 0)
    end = match_month_day (scan, i, out);
  if (end == 0)
    end = match_range_start (scan, i, out);
  if (end == 0)
    end = match_month (scan, i, out);
  return end;
}

static gboolean
is_free_number (const DtlTimesScan *scan, guint i, guint end)
{
  if (i > 0 && dtl_times_joined (scan, i) &&
      (scan->atoms[i - 1].kind != DTL_TIMES_ATOM_SIGN ||
       strchr ("/-.$#", scan->atoms[i - 1].sign) != NULL))
    return FALSE;
  return !(dtl_times_joined (scan, end) && end < scan->n &&
           (scan->atoms[end].kind == DTL_TIMES_ATOM_DIGITS ||
            ((scan->atoms[end].sign == '/' || scan->atoms[end].sign == '-') &&
             dtl_times_joined (scan, end + 1) && dtl_times_is_digits (scan, end + 1))));
}

static int
full_year (const DtlTimesScan *scan, guint i)
{
  int year = scan->atoms[i].number;

  if (dtl_times_n_digits (scan, i) == 2)
    return year < 50 ? 2000 + year : 1900 + year;
  return dtl_times_n_digits (scan, i) == 4 && year >= 1000 && year < 2200 ? year : -1;
}

/* Three numbers joined by one sign: reads them, or returns 0. */
static guint
read_triple (const DtlTimesScan *scan, guint i, char sign, int numbers[3])
{
  for (guint k = 0; k < 3; k++)
    {
      guint at = i + 2 * k;

      if (!dtl_times_is_digits (scan, at) || (k > 0 && !dtl_times_joined (scan, at)))
        return 0;
      if (k < 2 && (!dtl_times_is_sign (scan, at + 1, sign) || !dtl_times_joined (scan, at + 1)))
        return 0;
      numbers[k] = scan->atoms[at].number;
    }
  return is_free_number (scan, i, i + 5) ? i + 5 : 0;
}

static gboolean
is_day_and_month (int day, int month)
{
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/* 2004-04-04 and 20040404T… */
static guint
match_iso (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int n[3];
  guint end;
  char sign = dtl_times_is_sign (scan, i + 1, '/') ? '/' : '-';

  if (dtl_times_n_digits (scan, i) != 4)
    return 0;
  end = read_triple (scan, i, sign, n);
  if (end == 0 && read_triple (scan, i, '.', n) != 0)
    end = i + 5;
  if (end == 0 || n[0] < 1000 || n[0] > 2199 || !is_day_and_month (n[2], n[1]))
    return 0;
  set_day (out, n[1], n[2]);
  out->point.year = n[0];
  return end;
}

/*
 * dtl_times_match_numeric:
 *
 * Dates in figures: 2004-04-04, 4/4/2004, 14.6.2002, 27-03-15. Where both numbers could be the
 * month, the American order is taken and the date marked: the document may show the other.
 */
guint
dtl_times_match_numeric (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  static const char signs[] = { '/', '.', '-' };
  int n[3];
  int year;
  guint end = 0;

  if (!dtl_times_is_digits (scan, i))
    return 0;
  end = match_iso (scan, i, out);
  for (guint k = 0; k < G_N_ELEMENTS (signs) && end == 0; k++)
    {
      end = read_triple (scan, i, signs[k], n);
      if (end == 0)
        continue;
      year = full_year (scan, i + 4);
      if (year < 0 || (dtl_times_n_digits (scan, i + 4) == 2 && signs[k] == '-'))
        return 0;
      if (is_day_and_month (n[1], n[0]) && signs[k] != '.')
        set_day (out, n[0], n[1]);
      else if (is_day_and_month (n[0], n[1]))
        set_day (out, n[1], n[0]);
      else
        return 0;
      out->swappable = is_day_and_month (n[1], n[0]) && is_day_and_month (n[0], n[1]) &&
                       n[0] != n[1] && signs[k] != '.';
      out->point.year = year;
    }
  return end;
}
