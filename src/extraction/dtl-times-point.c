/* dtl-times-point.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

#include <math.h>

/* Arithmetic on points in time and their TIMEX3 values (ISO 8601 with the additions of TimeML 1.2:
 * seasons SP, SU, FA, WI, quarters Qn, halves Hn, weekends Wnn-WE, parts of day TMO, TAF, TEV,
 * TNI, TDT; X for what is not known). */

#define FIRST_YEAR (-4000)
#define LAST_YEAR 9999

void
dtl_times_point_init (DtlTimesPoint *self)
{
  *self = (DtlTimesPoint){ .year = DTL_TIMES_NO_YEAR, .hour = -1, .minute = -1, .second = -1,
                           .zone = DTL_NO_ZONE };
}

/* Makes @self the day @days, counted as dtl_days_from_civil() does; keeps clock and part of day. */
void
dtl_times_point_set_day (DtlTimesPoint *self, int days)
{
  int year = 0;
  int month = 0;
  int day = 0;

  dtl_civil_from_days (days, &year, &month, &day);
  self->year = year;
  self->month = (guint8) month;
  self->day = (guint8) day;
  self->week = self->quarter = self->half = self->season = 0;
  if (self->grain == DTL_TIMES_UNIT_NONE || self->grain > DTL_TIMES_UNIT_DAY)
    self->grain = DTL_TIMES_UNIT_DAY;
}

/* Whether the point names one day, and which. */
gboolean
dtl_times_point_day (const DtlTimesPoint *self, int *days)
{
  if (self->year == DTL_TIMES_NO_YEAR || self->month == 0 || self->day == 0 ||
      self->grain > DTL_TIMES_UNIT_DAY)
    return FALSE;
  *days = dtl_days_from_civil (self->year, self->month, self->day);
  return TRUE;
}

/* ISO 8601 week of a day, and the year that the week belongs to. */
void
dtl_times_iso_week (int days, int *year, int *week)
{
  int thursday = days + 4 - dtl_weekday_of_days (days);
  int month = 0;
  int day = 0;

  dtl_civil_from_days (thursday, year, &month, &day);
  *week = (thursday - dtl_days_from_civil (*year, 1, 1)) / 7 + 1;
}

static int
monday_of_week (int year, int week)
{
  int fourth = dtl_days_from_civil (year, 1, 4);

  return fourth - dtl_weekday_of_days (fourth) + 1 + (week - 1) * 7;
}

static void
month_bounds (int year, int month, int n_months, int *first, int *last)
{
  int last_month = month + n_months - 1;
  int last_year = year + (last_month - 1) / 12;

  last_month = (last_month - 1) % 12 + 1;
  *first = dtl_days_from_civil (year, month, 1);
  *last = dtl_days_from_civil (last_year, last_month, dtl_days_in_month (last_year, last_month));
}

static int
first_month_of_season (guint season)
{
  static const guint8 months[] = { 1, 12, 3, 6, 9 };

  return months[season];
}

/* First and last day of the point; FALSE if it has none. */
gboolean
dtl_times_point_bounds (const DtlTimesPoint *self, int *first, int *last)
{
  if (self->year == DTL_TIMES_NO_YEAR || self->year < FIRST_YEAR || self->year > LAST_YEAR)
    return FALSE;
  switch (self->grain)
    {
    case DTL_TIMES_UNIT_NONE:
      return FALSE;
    case DTL_TIMES_UNIT_WEEKEND:
    case DTL_TIMES_UNIT_WEEK:
    case DTL_TIMES_UNIT_FORTNIGHT:
      if (self->week == 0)
        return FALSE;
      *last = monday_of_week (self->year, self->week) + 6;
      *first = *last - (self->grain == DTL_TIMES_UNIT_WEEKEND ? 1 : 6);
      return TRUE;
    case DTL_TIMES_UNIT_MONTH:
      if (self->month == 0)
        return FALSE;
      month_bounds (self->year, self->month, 1, first, last);
      return TRUE;
    case DTL_TIMES_UNIT_QUARTER:
      if (self->quarter == 0)
        return FALSE;
      month_bounds (self->year, self->quarter * 3 - 2, 3, first, last);
      return TRUE;
    case DTL_TIMES_UNIT_SEASON:
      month_bounds (self->year, first_month_of_season (self->season), 3, first, last);
      return TRUE;
    case DTL_TIMES_UNIT_HALF:
      month_bounds (self->year, self->half == 2 ? 7 : 1, 6, first, last);
      return TRUE;
    case DTL_TIMES_UNIT_YEAR:
    case DTL_TIMES_UNIT_DECADE:
    case DTL_TIMES_UNIT_CENTURY:
    case DTL_TIMES_UNIT_MILLENNIUM:
      {
        int years = self->grain == DTL_TIMES_UNIT_YEAR ? 1
                    : self->grain == DTL_TIMES_UNIT_DECADE ? 10
                    : self->grain == DTL_TIMES_UNIT_CENTURY ? 100 : 1000;

        *first = dtl_days_from_civil (self->year, 1, 1);
        *last = dtl_days_from_civil (self->year + years, 1, 1) - 1;
        return TRUE;
      }
    default:
      if (!dtl_times_point_day (self, first))
        return FALSE;
      *last = *first;
      return TRUE;
    }
}

static int
floor_to (int value, int step)
{
  int rest = value % step;

  return value - (rest < 0 ? rest + step : rest);
}

static void
keep_week (DtlTimesPoint *self, int day)
{
  int week = 0;

  dtl_times_iso_week (day, &self->year, &week);
  self->week = (guint8) week;
}

/* The unit of size @grain that the point lies in, e.g. the month of a day. */
DtlTimesPoint
dtl_times_point_coarsen (const DtlTimesPoint *self, DtlTimesUnit grain)
{
  DtlTimesPoint out;
  int first = 0;
  int last = 0;
  int year = 0;
  int month = 0;
  int day = 0;

  dtl_times_point_init (&out);
  out.grain = (guint8) grain;
  if (!dtl_times_point_bounds (self, &first, &last))
    return out;
  if (self->grain == grain)
    return *self;
  dtl_civil_from_days (first, &year, &month, &day);
  out.year = year;
  if (grain <= DTL_TIMES_UNIT_DAY)
    {
      out.grain = DTL_TIMES_UNIT_DAY;
      dtl_times_point_set_day (&out, first);
    }
  else if (grain <= DTL_TIMES_UNIT_FORTNIGHT)
    keep_week (&out, first);
  else if (grain == DTL_TIMES_UNIT_MONTH)
    out.month = (guint8) month;
  else if (grain == DTL_TIMES_UNIT_QUARTER)
    out.quarter = (guint8) ((month + 2) / 3);
  else if (grain == DTL_TIMES_UNIT_SEASON)
    out.season = (guint8) (month % 12 / 3 + 1);
  else if (grain == DTL_TIMES_UNIT_HALF)
    out.half = month > 6 ? 2 : 1;
  else if (grain >= DTL_TIMES_UNIT_DECADE)
    out.year = floor_to (year, grain == DTL_TIMES_UNIT_DECADE ? 10
                               : grain == DTL_TIMES_UNIT_CENTURY ? 100 : 1000);
  return out;
}

static int
months_in (DtlTimesUnit unit)
{
  switch (unit)
    {
    case DTL_TIMES_UNIT_MONTH:
      return 1;
    case DTL_TIMES_UNIT_QUARTER:
    case DTL_TIMES_UNIT_SEASON:
      return 3;
    case DTL_TIMES_UNIT_HALF:
      return 6;
    case DTL_TIMES_UNIT_YEAR:
      return 12;
    case DTL_TIMES_UNIT_DECADE:
      return 120;
    case DTL_TIMES_UNIT_CENTURY:
      return 1200;
    case DTL_TIMES_UNIT_MILLENNIUM:
      return 12000;
    default:
      return 0;
    }
}

static DtlTimesPoint
shift_season (const DtlTimesPoint *self, int quarters)
{
  DtlTimesPoint out = *self;
  int total = self->year * 4 + self->season - 1 + quarters;

  out.year = floor_to (total, 4) / 4;
  out.season = (guint8) (total - floor_to (total, 4) + 1);
  return out;
}

static DtlTimesPoint
shift_months (const DtlTimesPoint *self, int months)
{
  DtlTimesPoint out = *self;
  int month = self->quarter != 0 ? self->quarter * 3 - 2
              : self->half != 0  ? self->half * 6 - 5
                                 : MAX (self->month, 1);
  int total = self->year * 12 + month - 1 + months;

  month = total - floor_to (total, 12) + 1;
  out.year = floor_to (total, 12) / 12;
  if (out.month != 0)
    out.month = (guint8) month;
  if (out.day != 0)
    out.day = (guint8) MIN (out.day, dtl_days_in_month (out.year, month));
  if (out.quarter != 0)
    out.quarter = (guint8) ((month + 2) / 3);
  if (out.half != 0)
    out.half = month > 6 ? 2 : 1;
  return out;
}

/* The point so many units away: a day keeps being a day, a month a month. */
DtlTimesPoint
dtl_times_point_shift (const DtlTimesPoint *self, int amount, DtlTimesUnit unit)
{
  DtlTimesPoint out = *self;
  int first = 0;
  int last = 0;
  int days = unit == DTL_TIMES_UNIT_FORTNIGHT ? 14
             : unit == DTL_TIMES_UNIT_WEEK || unit == DTL_TIMES_UNIT_WEEKEND ? 7 : 1;

  amount = CLAMP (amount, -20000, 20000);
  if (self->year == DTL_TIMES_NO_YEAR)
    return out;
  if (months_in (unit) != 0 && self->season != 0)
    return shift_season (self, amount * months_in (unit) / 3);
  if (months_in (unit) != 0 && self->week == 0)
    return shift_months (self, amount * months_in (unit));
  if (!dtl_times_point_bounds (self, &first, &last) || unit < DTL_TIMES_UNIT_PART)
    return out;
  first += months_in (unit) != 0 ? amount * months_in (unit) * 30 : amount * days;
  if (self->week != 0)
    keep_week (&out, first);
  else
    dtl_times_point_set_day (&out, first);
  return out;
}

static int
easter_sunday (int year)
{
  /* The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  int month = (h + l - 7 * m + 114) / 31;

  return dtl_days_from_civil (year, month, (h + l - 7 * m + 114) % 31 + 1);
}

/* The day of a feast in a year, counted as dtl_days_from_civil() does. */
int
dtl_times_holiday_day (const DtlTimesHoliday *holiday, int year)
{
  int day = 0;

  if (holiday->month == 0)
    return easter_sunday (year) + holiday->shift;
  if (holiday->weekday == 0)
    return dtl_days_from_civil (year, holiday->month, holiday->day) + holiday->shift;
  if (holiday->nth > 0)
    {
      day = dtl_days_from_civil (year, holiday->month, 1);
      day += (holiday->weekday - dtl_weekday_of_days (day) + 7) % 7 + 7 * (holiday->nth - 1);
    }
  else
    {
      day = dtl_days_from_civil (year, holiday->month,
                                 dtl_days_in_month (year, holiday->month));
      day -= (dtl_weekday_of_days (day) - holiday->weekday + 7) % 7;
    }
  return day + holiday->shift;
}

static void
append_year (GString *out, const DtlTimesPoint *self)
{
  if (self->year == DTL_TIMES_NO_YEAR)
    g_string_append (out, "XXXX");
  else if (self->grain == DTL_TIMES_UNIT_CENTURY && self->year >= 0)
    g_string_append_printf (out, "%02d", self->year / 100);
  else if (self->grain == DTL_TIMES_UNIT_CENTURY)
    g_string_append_printf (out, "BC%02d", -self->year / 100 - 1);
  else if (self->grain == DTL_TIMES_UNIT_MILLENNIUM && self->year >= 0)
    g_string_append_printf (out, "%d", self->year / 1000);
  else if (self->grain == DTL_TIMES_UNIT_DECADE && self->year > 0)
    g_string_append_printf (out, "%03d", self->year / 10);
  else if (self->year <= 0)
    g_string_append_printf (out, "BC%04d", 1 - self->year);
  else
    g_string_append_printf (out, "%04d", self->year);
}

static void
append_number (GString *out, guint value)
{
  if (value == 0)
    g_string_append (out, "-XX");
  else
    g_string_append_printf (out, "-%02u", value);
}

static void
append_day (GString *out, const DtlTimesPoint *self)
{
  if (self->month == 0 && self->weekday != 0)
    g_string_append_printf (out, "-WXX-%u", self->weekday);
  else
    {
      append_number (out, self->month);
      append_number (out, self->day);
    }
}

static void
append_clock (GString *out, const DtlTimesPoint *self)
{
  static const char *const parts[] = { "", "MO", "AF", "EV", "NI", "DT", "12:00", "24:00" };

  if (self->hour < 0 && self->part != DTL_TIMES_PART_NONE)
    g_string_append_printf (out, "T%s", parts[self->part]);
  else if (self->hour < 0)
    g_string_append (out, "TXX");
  else if (self->second >= 0)
    g_string_append_printf (out, "T%02d:%02d:%02d", self->hour, self->minute, self->second);
  else
    g_string_append_printf (out, "T%02d:%02d", self->hour, MAX (self->minute, 0));
}

/* TIMEX3 value of a point. */
char *
dtl_times_point_format (const DtlTimesPoint *self)
{
  static const char *const seasons[] = { "", "WI", "SP", "SU", "FA" };
  GString *out = g_string_new (NULL);

  append_year (out, self);
  switch (self->grain)
    {
    case DTL_TIMES_UNIT_WEEKEND:
    case DTL_TIMES_UNIT_WEEK:
    case DTL_TIMES_UNIT_FORTNIGHT:
      if (self->week == 0)
        g_string_append (out, "-WXX");
      else
        g_string_append_printf (out, "-W%02u", self->week);
      if (self->grain == DTL_TIMES_UNIT_WEEKEND)
        g_string_append (out, "-WE");
      break;
    case DTL_TIMES_UNIT_MONTH:
      append_number (out, self->month);
      break;
    case DTL_TIMES_UNIT_QUARTER:
      if (self->quarter == 0)
        g_string_append (out, "-QX");
      else
        g_string_append_printf (out, "-Q%u", self->quarter);
      break;
    case DTL_TIMES_UNIT_HALF:
      g_string_append_printf (out, "-H%u", self->half);
      break;
    case DTL_TIMES_UNIT_SEASON:
      g_string_append_printf (out, "-%s", seasons[self->season]);
      break;
    case DTL_TIMES_UNIT_DAY:
      append_day (out, self);
      break;
    default:
      break;
    }
  if (self->grain < DTL_TIMES_UNIT_DAY)
    {
      append_day (out, self);
      append_clock (out, self);
    }
  return g_string_free (out, FALSE);
}

/* TIMEX3 value of a length of time: P3D, PT2H, P2.5Y, PXM. */
char *
dtl_times_format_period (const DtlTimesAmount *amount, DtlTimesUnit unit)
{
  static const char *const letters[] = { "", "S", "M", "H", "D", "D", "WE", "W", "W", "M", "M",
                                         "Y", "M", "Y", "Y", "Y", "Y" };
  static const guint8 factors[] = { 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 3, 1, 6, 1, 10, 100, 100 };
  const char *prefix = unit <= DTL_TIMES_UNIT_HOUR ? "PT" : "P";
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double value = amount->value * factors[unit] * (unit == DTL_TIMES_UNIT_MILLENNIUM ? 10 : 1);

  if (amount->vague && unit == DTL_TIMES_UNIT_CENTURY)
    return g_strdup ("PXC");
  if (amount->vague && unit == DTL_TIMES_UNIT_DECADE)
    return g_strdup ("PXDE");
  if (amount->vague)
    return g_strdup_printf ("%sX%s", prefix, letters[unit]);
  if (value == 0.5 && unit == DTL_TIMES_UNIT_HOUR)
    return g_strdup ("PT30M");
  if (value == 0.5 && unit == DTL_TIMES_UNIT_YEAR)
    return g_strdup ("P6M");
  if (fabs (value) > 1e12)
    value = 1e12;
  g_ascii_formatd (digits, sizeof digits, "%.12g", value);
  return g_strdup_printf ("%s%s%s", prefix, digits, letters[unit]);
}
