/* dtl-partial-date.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-partial-date.h"

#include <stdio.h>
#include <string.h>

/**
 * dtl_days_from_civil:
 * @year: any year
 * @month: 1 … 12
 * @day: 1 … 31
 *
 * Days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible
 * low-level date algorithms").
 *
 * Returns: the day number, negative before 1970
 */
int
dtl_days_from_civil (int year, int month, int day)
{
  year -= month <= 2;
  int era = (year >= 0 ? year : year - 399) / 400;
  int yoe = year - era * 400;
  int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

  return era * 146097 + doe - 719468;
}

/**
 * dtl_civil_from_days:
 * @days: days since 1970-01-01
 * @year: (out): year
 * @month: (out): 1 … 12
 * @day: (out): 1 … 31
 *
 * The inverse of dtl_days_from_civil().
 */
void
dtl_civil_from_days (int days, int *year, int *month, int *day)
{
  days += 719468;
  int era = (days >= 0 ? days : days - 146096) / 146097;
  int doe = days - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int mp = (5 * doy + 2) / 153;

  *day = doy - (153 * mp + 2) / 5 + 1;
  *month = mp < 10 ? mp + 3 : mp - 9;
  *year = yoe + era * 400 + (*month <= 2);
}

/**
 * dtl_weekday_of_days:
 * @days: days since 1970-01-01
 *
 * Returns: 1 for Monday … 7 for Sunday (ISO 8601)
 */
int
dtl_weekday_of_days (int days)
{
  int w = (days + 3) % 7;

  return (w < 0 ? w + 7 : w) + 1;
}

/**
 * dtl_days_in_month:
 * @year: the year
 * @month: 1 … 12
 *
 * Returns: 28 … 31
 */
int
dtl_days_in_month (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 30);

  if (month == 2 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0))
    return 29;
  return days[month - 1];
}

/**
 * dtl_partial_date_new:
 * @year: the year
 * @month: 1 … 12, or 0
 * @day: 1 … 31, or 0
 *
 * Returns: a date without a time of day
 */
DtlPartialDate
dtl_partial_date_new (int year, int month, int day)
{
  DtlPartialDate date = DTL_PARTIAL_DATE_NONE;

  date.year = (gint16) year;
  date.month = (guint8) month;
  date.day = (guint8) day;
  return date;
}

static gboolean
read_number (const char **p, int digits, int *out)
{
  int value = 0;

  for (int i = 0; i < digits; i++)
    {
      if (!g_ascii_isdigit ((*p)[i]))
        return FALSE;
      value = value * 10 + ((*p)[i] - '0');
    }
  *p += digits;
  *out = value;
  return TRUE;
}

static gboolean
read_clock (const char *p, DtlPartialDate *out)
{
  int hour, minute, second = 0;

  if (!read_number (&p, 2, &hour) || *p++ != ':' || !read_number (&p, 2, &minute))
    return FALSE;
  if (*p == ':')
    {
      p++;
      if (!read_number (&p, 2, &second))
        return FALSE;
      if (*p == '.' || *p == ',')
        for (p++; g_ascii_isdigit (*p); p++)
          ;
    }
  if (hour > 24 || minute > 59 || second > 60)
    return FALSE;
  out->hour = (gint8) (hour % 24);
  out->minute = (gint8) minute;
  out->second = (gint8) MIN (second, 59);
  if (*p == 'Z' || *p == 'z')
    {
      out->zone = 0;
      p++;
    }
  else if (*p == '+' || *p == '-')
    {
      int sign = *p++ == '-' ? -1 : 1;
      int zone_hours, zone_minutes = 0;

      if (!read_number (&p, 2, &zone_hours))
        return FALSE;
      if (*p == ':')
        p++;
      if (g_ascii_isdigit (*p) && !read_number (&p, 2, &zone_minutes))
        return FALSE;
      if (zone_hours > 15 || zone_minutes > 59)
        return FALSE;
      out->zone = (gint16) (sign * (zone_hours * 60 + zone_minutes));
    }
  return *p == '\0';
}

/**
 * dtl_partial_date_parse:
 * @text: YYYY, YYYY-MM, YYYY-MM-DD, or with a time: YYYY-MM-DDThh:mm[:ss[.fff]][Z|±hh[:mm]]
 * @out: (out): the date
 *
 * Reads the forms of ISO 8601 that the contract uses. A blank may stand for the "T".
 *
 * Returns: %TRUE if all of @text was a valid date
 */
gboolean
dtl_partial_date_parse (const char *text, DtlPartialDate *out)
{
  DtlPartialDate date = DTL_PARTIAL_DATE_NONE;
  const char *p = text;
  int year, month = 0, day = 0;

  if (text == NULL || !read_number (&p, 4, &year) || year == 0)
    return FALSE;
  if (*p == '-')
    {
      p++;
      if (!read_number (&p, 2, &month) || month < 1 || month > 12)
        return FALSE;
      if (*p == '-')
        {
          p++;
          if (!read_number (&p, 2, &day) || day < 1 || day > dtl_days_in_month (year, month))
            return FALSE;
        }
    }
  date.year = (gint16) year;
  date.month = (guint8) month;
  date.day = (guint8) day;
  if (*p != '\0')
    {
      if (day == 0 || (*p != 'T' && *p != ' ' && *p != 't') || !read_clock (p + 1, &date))
        return FALSE;
    }
  *out = date;
  return TRUE;
}

/**
 * dtl_partial_date_format:
 * @self: a date
 *
 * Returns: (transfer full) (nullable): the ISO 8601 form that dtl_partial_date_parse() reads, or
 *   %NULL if nothing is known
 */
char *
dtl_partial_date_format (const DtlPartialDate *self)
{
  GString *out;

  if (self->year == 0)
    return NULL;
  out = g_string_sized_new (26);
  g_string_append_printf (out, "%04d", self->year);
  if (self->month > 0)
    g_string_append_printf (out, "-%02d", self->month);
  if (self->month > 0 && self->day > 0)
    {
      g_string_append_printf (out, "-%02d", self->day);
      if (self->hour >= 0)
        {
          g_string_append_printf (out, "T%02d:%02d:%02d", self->hour, self->minute, self->second);
          if (self->zone == 0)
            g_string_append_c (out, 'Z');
          else if (self->zone != DTL_NO_ZONE)
            g_string_append_printf (out, "%c%02d:%02d", self->zone < 0 ? '-' : '+',
                                    ABS (self->zone) / 60, ABS (self->zone) % 60);
        }
    }
  return g_string_free (out, FALSE);
}

gboolean
dtl_partial_date_is_set (const DtlPartialDate *self)
{
  return self->year != 0;
}

gboolean
dtl_partial_date_equal (const DtlPartialDate *a, const DtlPartialDate *b)
{
  return a->year == b->year && a->month == b->month && a->day == b->day && a->hour == b->hour &&
         (a->hour < 0 || (a->minute == b->minute && a->second == b->second && a->zone == b->zone));
}

/**
 * dtl_partial_date_first_day:
 * @self: a date with a year
 *
 * Returns: the first day that @self may mean, in days since 1970-01-01
 */
int
dtl_partial_date_first_day (const DtlPartialDate *self)
{
  return dtl_days_from_civil (self->year, MAX (self->month, 1), MAX (self->day, 1));
}

/**
 * dtl_partial_date_last_day:
 * @self: a date with a year
 *
 * Returns: the last day that @self may mean, in days since 1970-01-01
 */
int
dtl_partial_date_last_day (const DtlPartialDate *self)
{
  int month = self->month > 0 ? self->month : 12;
  int day = self->day > 0 ? self->day : dtl_days_in_month (self->year, month);

  return dtl_days_from_civil (self->year, month, day);
}

/**
 * dtl_partial_date_compare:
 * @a: a date
 * @b: a date
 *
 * Orders by first day, then coarse before fine; dates without a year come first.
 *
 * Returns: below 0, 0 or above 0, as strcmp()
 */
int
dtl_partial_date_compare (const DtlPartialDate *a, const DtlPartialDate *b)
{
  if (a->year == 0 || b->year == 0)
    return (a->year != 0) - (b->year != 0);

  int first = dtl_partial_date_first_day (a) - dtl_partial_date_first_day (b);
  if (first != 0)
    return first;
  return dtl_partial_date_last_day (b) - dtl_partial_date_last_day (a);
}

/**
 * dtl_partial_date_covers:
 * @coarse: a date
 * @fine: a date
 *
 * Returns: %TRUE if every day of @fine is a day of @coarse (2002-06 covers 2002-06-14 and itself)
 */
gboolean
dtl_partial_date_covers (const DtlPartialDate *coarse, const DtlPartialDate *fine)
{
  if (coarse->year == 0 || coarse->year != fine->year)
    return FALSE;
  if (coarse->month == 0)
    return TRUE;
  if (coarse->month != fine->month)
    return FALSE;
  return coarse->day == 0 || coarse->day == fine->day;
}
