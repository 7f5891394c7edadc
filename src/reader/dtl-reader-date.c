/* dtl-reader-date.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-date.h"

#include "dtl-reader-table.h"
#include "dtl-reader-zone.h"

#include <string.h>

#define FIRST_YEAR 1900
#define AMERICAN 100000 /* marks a zone in zones.tsv that follows American summer time */

/* What a reader of dates looks at: folded text with the offsets unchanged for ASCII. */
typedef struct
{
  const char *p;
  const char *end;
} Cursor;

static gboolean
read_digits (Cursor *at, guint min, guint max, int *value)
{
  guint n = 0;
  int sum = 0;

  while (at->p + n < at->end && n < max && g_ascii_isdigit (at->p[n]))
    sum = sum * 10 + (at->p[n++] - '0');
  if (n < min || (at->p + n < at->end && g_ascii_isdigit (at->p[n])))
    return FALSE;
  at->p += n;
  *value = sum;
  return TRUE;
}

static gboolean
skip_any (Cursor *at, const char *set)
{
  const char *before = at->p;

  while (at->p < at->end && *at->p != '\0' && strchr (set, *at->p) != NULL)
    at->p++;
  return at->p > before;
}

static gboolean
skip_word (Cursor *at, const char *word)
{
  gsize n = strlen (word);

  if ((gsize) (at->end - at->p) < n || strncmp (at->p, word, n) != 0)
    return FALSE;
  if (at->p + n < at->end && g_ascii_isalpha (at->p[n]))
    return FALSE;
  at->p += n;
  return TRUE;
}

static gboolean
read_letters (Cursor *at, char *word, gsize room)
{
  gsize n = 0;

  while (at->p + n < at->end && g_ascii_isalpha (at->p[n]))
    n++;
  if (n == 0 || n >= room)
    return FALSE;
  memcpy (word, at->p, n);
  word[n] = '\0';
  at->p += n;
  return TRUE;
}

static gboolean
read_month (Cursor *at, int *month)
{
  char word[16];
  Cursor ahead = *at;
  const DtlTableRow *row;

  if (!read_letters (&ahead, word, sizeof word) || (row = DTL_TABLE_FIND (months, word)) == NULL)
    return FALSE;
  skip_any (&ahead, ".");
  *at = ahead;
  *month = (int) row->value;
  return TRUE;
}

/* Two digits of a year mean the century around the rise of the wire services. */
static gboolean
read_year (Cursor *at, gboolean may_be_short, int *year)
{
  Cursor ahead = *at;

  if (read_digits (&ahead, 4, 4, year))
    {
      *at = ahead;
      return *year >= FIRST_YEAR && *year < 2100;
    }
  ahead = *at;
  skip_any (&ahead, "'");
  if (!may_be_short || !read_digits (&ahead, 2, 2, year))
    return FALSE;
  if (ahead.p < ahead.end && (*ahead.p == ':' || g_ascii_isalpha (*ahead.p)))
    return FALSE;
  *year += *year >= 70 ? 1900 : 2000;
  *at = ahead;
  return TRUE;
}

static void
skip_ordinal (Cursor *at)
{
  if (!skip_word (at, "st") && !skip_word (at, "nd") && !skip_word (at, "rd"))
    skip_word (at, "th");
}

static gboolean
make_date (int year, int month, int day, DtlPartialDate *out)
{
  if (month < 1 || month > 12 || day < 1 || day > dtl_days_in_month (year, month))
    return FALSE;
  *out = dtl_partial_date_new (year, month, day);
  return TRUE;
}

/* 2004-04-04, 2004/04/04, 2004.4.4, 20040404 */
static gboolean
read_iso (Cursor *at, DtlPartialDate *out)
{
  Cursor ahead = *at;
  int year, month, day;
  char mark;

  if (read_digits (&ahead, 8, 8, &year))
    {
      *at = ahead;
      return year / 10000 >= FIRST_YEAR && year / 10000 < 2100 &&
             make_date (year / 10000, year / 100 % 100, year % 100, out);
    }
  if (!read_digits (&ahead, 4, 4, &year) || ahead.p >= ahead.end || year < FIRST_YEAR ||
      year > 2099)
    return FALSE;
  mark = *ahead.p;
  if (mark == '\0' || strchr ("-/.", mark) == NULL)
    return FALSE;
  ahead.p++;
  if (!read_digits (&ahead, 1, 2, &month) || ahead.p >= ahead.end || *ahead.p != mark)
    return FALSE;
  ahead.p++;
  if (!read_digits (&ahead, 1, 2, &day) || !make_date (year, month, day, out))
    return FALSE;
  *at = ahead;
  return TRUE;
}

/* "4 April 2004", "4th of April, 2004", "4-Apr-2004", "3 JAN 90", "4 de abril de 2004" */
static gboolean
read_day_first (Cursor *at, DtlPartialDate *out)
{
  Cursor ahead = *at;
  int year, month, day;

  if (!read_digits (&ahead, 1, 2, &day))
    return FALSE;
  skip_ordinal (&ahead);
  skip_any (&ahead, " .-/");
  if (skip_word (&ahead, "of") || skip_word (&ahead, "de"))
    skip_any (&ahead, " ");
  if (!read_month (&ahead, &month))
    return FALSE;
  skip_any (&ahead, " ,-/");
  if (skip_word (&ahead, "de"))
    skip_any (&ahead, " ");
  if (!read_year (&ahead, TRUE, &year) || !make_date (year, month, day, out))
    return FALSE;
  *at = ahead;
  return TRUE;
}

/* "April 4, 2004", "Apr. 4th 2004" */
static gboolean
read_month_first (Cursor *at, DtlPartialDate *out)
{
  Cursor ahead = *at;
  int year, month, day;

  if (!read_month (&ahead, &month) || !skip_any (&ahead, " ") || !read_digits (&ahead, 1, 2, &day))
    return FALSE;
  skip_ordinal (&ahead);
  if (!skip_any (&ahead, " ,") || !read_year (&ahead, FALSE, &year) ||
      !make_date (year, month, day, out))
    return FALSE;
  *at = ahead;
  return TRUE;
}

/* "+0200", "-05:00" */
static gboolean
read_numeric_zone (Cursor *at, DtlPartialDate *date)
{
  Cursor ahead = *at;
  int hours, minutes = 0, sign;

  if (ahead.end - ahead.p < 3 || (*ahead.p != '+' && *ahead.p != '-') ||
      !g_ascii_isdigit (ahead.p[1]) || !g_ascii_isdigit (ahead.p[2]))
    return FALSE;
  sign = *ahead.p == '-' ? -1 : 1;
  hours = (ahead.p[1] - '0') * 10 + (ahead.p[2] - '0');
  ahead.p += 3;
  skip_any (&ahead, ":");
  read_digits (&ahead, 2, 2, &minutes);
  if (hours > 15 || minutes > 59)
    return FALSE;
  date->zone = (gint16) (sign * (hours * 60 + minutes));
  *at = ahead;
  return TRUE;
}

static gboolean
read_zone (Cursor *at, DtlPartialDate *date)
{
  Cursor ahead = *at;
  char word[8];
  const DtlTableRow *row;

  skip_any (&ahead, " (");
  if (read_numeric_zone (&ahead, date))
    {
      *at = ahead;
      return TRUE;
    }
  if (!read_letters (&ahead, word, sizeof word) || (row = DTL_TABLE_FIND (zones, word)) == NULL)
    return FALSE;
  *at = ahead;
  /* JavaScript writes GMT+0200. */
  if (row->value == 0 && ahead.p < ahead.end && (*ahead.p == '+' || *ahead.p == '-') &&
      read_numeric_zone (&ahead, date))
    {
      *at = ahead;
      return TRUE;
    }
  skip_any (at, ")");
  if (row->value < AMERICAN / 2)
    {
      date->zone = (gint16) row->value;
      return TRUE;
    }
  date->zone = (gint16) ((int) row->value - AMERICAN);
  return TRUE;
}

/* ":47:26", ".45" after an hour; FALSE if what follows is no time of day. */
static gboolean
read_minutes (Cursor *at, DtlPartialDate *date, gboolean *found)
{
  int minute = 0, second = 0;

  *found = at->end - at->p > 1 && (*at->p == ':' || *at->p == '.') && g_ascii_isdigit (at->p[1]);
  if (!*found)
    return TRUE;
  at->p++;
  if (!read_digits (at, 2, 2, &minute) || minute > 59)
    return FALSE;
  if (at->p < at->end && *at->p == ':')
    {
      at->p++;
      if (!read_digits (at, 2, 2, &second) || second > 60)
        return FALSE;
      if (at->p < at->end && *at->p == '.')
        skip_any (at, ".0123456789");
    }
  date->minute = (gint8) minute;
  date->second = (gint8) MIN (second, 59);
  return TRUE;
}

/* "AM", "p.m." after a time; changes the hour. */
static gboolean
read_half (Cursor *at, int *hour)
{
  Cursor ahead = *at;
  gboolean after;

  skip_any (&ahead, " ");
  if (ahead.end - ahead.p < 2 || (*ahead.p != 'a' && *ahead.p != 'p') || *hour > 12)
    return FALSE;
  after = *ahead.p++ == 'p';
  if (*ahead.p == '.')
    ahead.p++;
  if (ahead.p >= ahead.end || *ahead.p != 'm' ||
      (ahead.p + 1 < ahead.end && g_ascii_isalpha (ahead.p[1])))
    return FALSE;
  ahead.p++;
  skip_any (&ahead, ".");
  *hour = *hour % 12 + (after ? 12 : 0);
  *at = ahead;
  return TRUE;
}

/* A zone after the time; "ET" and its like are an hour more in summer. */
static void
read_zone_of_date (Cursor *at, DtlPartialDate *date)
{
  Cursor word_at = *at;
  char word[8];

  if (!read_zone (at, date))
    return;
  skip_any (&word_at, " (");
  if (read_letters (&word_at, word, sizeof word) && strlen (word) == 2 && word[1] == 't' &&
      word[0] != 'u' && date->year > 0 && dtl_zone_is_american_summer (date))
    date->zone += 60;
}

/* "1:47:26 AM ET", "13:45 GMT", "06:47:26Z", "1.45pm", "6 p.m." */
static gboolean
read_clock (Cursor *at, DtlPartialDate *date)
{
  Cursor ahead = *at;
  DtlPartialDate with = *date;
  gboolean has_minutes, half;
  int hour;

  with.minute = 0;
  with.second = 0;
  if (!read_digits (&ahead, 1, 2, &hour) || !read_minutes (&ahead, &with, &has_minutes))
    return FALSE;
  half = read_half (&ahead, &hour);
  if ((!has_minutes && !half) || hour > 23)
    return FALSE;
  with.hour = (gint8) hour;
  read_zone_of_date (&ahead, &with);
  *date = with;
  *at = ahead;
  return TRUE;
}

/* 4/4/2004, 15.3.2004: taken only when the order of day and month cannot be mistaken, or when an
   American clock follows. */
static gboolean
read_numbers (Cursor *at, DtlPartialDate *out)
{
  Cursor ahead = *at;
  int a, b, year;
  char mark;

  if (!read_digits (&ahead, 1, 2, &a) || ahead.p >= ahead.end || *ahead.p == '\0' ||
      strchr ("/.-", *ahead.p) == NULL)
    return FALSE;
  mark = *ahead.p++;
  if (!read_digits (&ahead, 1, 2, &b) || ahead.p >= ahead.end || *ahead.p != mark)
    return FALSE;
  ahead.p++;
  if (!read_year (&ahead, mark == '/', &year))
    return FALSE;
  *at = ahead;
  if (a == b || b > 12)
    return make_date (year, a, b, out);
  if (a > 12 || mark == '.')
    return make_date (year, b, a, out);

  DtlPartialDate clock = DTL_PARTIAL_DATE_NONE;
  const char *start = ahead.p;
  skip_any (&ahead, " ,at-|");
  if (read_clock (&ahead, &clock) && memchr (start, 'm', (gsize) (ahead.p - start)) != NULL)
    return make_date (year, a, b, out);
  *out = dtl_partial_date_new (year, 0, 0);
  return FALSE;
}

/* The clock of ISO 8601's basic form: "t093000+0300". */
static gboolean
read_basic_clock (Cursor *at, DtlPartialDate *date)
{
  Cursor ahead = *at;
  int clock;

  if (!read_digits (&ahead, 6, 6, &clock) || clock / 10000 > 23 || clock / 100 % 100 > 59)
    return FALSE;
  date->hour = (gint8) (clock / 10000);
  date->minute = (gint8) (clock / 100 % 100);
  date->second = (gint8) MIN (clock % 100, 59);
  if (ahead.p < ahead.end && *ahead.p == 'z')
    {
      date->zone = 0;
      ahead.p++;
    }
  else
    read_numeric_zone (&ahead, date);
  *at = ahead;
  return TRUE;
}

static void
read_clock_after (Cursor *at, DtlPartialDate *date)
{
  Cursor ahead = *at;

  if (ahead.p < ahead.end && *ahead.p == 't')
    {
      ahead.p++;
      if (read_basic_clock (&ahead, date))
        {
          *at = ahead;
          return;
        }
    }
  else
    {
      skip_any (&ahead, " ,|-\xc2\xa0\xb7");
      if (skip_word (&ahead, "at") || skip_word (&ahead, "@"))
        skip_any (&ahead, " ");
      skip_any (&ahead, "(");
    }
  if (read_clock (&ahead, date))
    *at = ahead;
}

static gboolean
read_date (Cursor *at, DtlPartialDate *out)
{
  if (g_ascii_isdigit (*at->p))
    {
      Cursor ahead = *at;

      if (read_iso (&ahead, out) || (ahead = *at, read_day_first (&ahead, out)) ||
          (ahead = *at, read_numbers (&ahead, out)))
        {
          *at = ahead;
          return TRUE;
        }
      return FALSE;
    }
  return read_month_first (at, out);
}

/* A clock that stands just before the date: "1:47 p.m. EDT, April 4, 2004". */
static void
read_clock_before (const char *text, const char *date_at, DtlPartialDate *date)
{
  const char *from = date_at - text > 32 ? date_at - 32 : text;

  for (const char *p = from; p < date_at; p++)
    {
      Cursor at = { p, date_at };

      if (!g_ascii_isdigit (*p) || (p > text && (g_ascii_isalnum (p[-1]) || p[-1] == ':')))
        continue;
      if (read_clock (&at, date))
        return;
    }
}

/**
 * dtl_date_find:
 * @text: valid UTF-8
 * @out: (out): the date
 * @start: (out) (optional): byte where it starts
 * @end: (out) (optional): byte where it ends
 *
 * Finds the first complete calendar date in @text, with its time of day and zone where they stand
 * beside it. A date like 5/4/2004, which means two days, is passed over.
 *
 * Returns: %TRUE if there is one
 */
gboolean
dtl_date_find (const char *text, DtlPartialDate *out, gsize *start, gsize *end)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  gsize length = strlen (lower);

  for (const char *p = lower; p < lower + length; p++)
    {
      Cursor at = { p, lower + length };

      if (!g_ascii_isalnum (*p) ||
          (p > lower && (g_ascii_isalnum (p[-1]) || p[-1] == ':' || (guchar) p[-1] >= 0x80)))
        continue;
      if (!read_date (&at, out))
        continue;
      read_clock_after (&at, out);
      if (out->hour == DTL_NO_CLOCK)
        read_clock_before (lower, p, out);
      if (start != NULL)
        *start = (gsize) (p - lower);
      if (end != NULL)
        *end = (gsize) (at.p - lower);
      return TRUE;
    }
  return FALSE;
}

/**
 * dtl_date_read:
 * @text: what a field for a date holds
 * @out: (out): the date
 *
 * Reads an ISO 8601 date, or the first date in @text.
 *
 * Returns: %TRUE if @text holds a plausible date
 */
gboolean
dtl_date_read (const char *text, DtlPartialDate *out)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (dtl_partial_date_parse (trimmed, out) && out->day > 0)
    return dtl_date_plausible (out);
  return dtl_date_find (trimmed, out, NULL, NULL) && dtl_date_plausible (out);
}

/**
 * dtl_date_of_url:
 * @url: address of a page
 * @out: (out): the date
 *
 * Reads the date that many addresses carry: /2004/04/04/, /2004-04-04-, /2004/apr/04/, /20040404.
 * An address with only year and month gives those.
 *
 * Returns: %TRUE if there is one
 */
gboolean
dtl_date_of_url (const char *url, DtlPartialDate *out)
{
  g_autofree char *lower = g_ascii_strdown (url, -1);
  const char *path = strstr (lower, "://");
  DtlPartialDate month_only = DTL_PARTIAL_DATE_NONE;

  path = path != NULL ? path + 3 : lower;
  for (const char *p = strchr (path, '/'); p != NULL && *p != '\0'; p++)
    {
      Cursor at = { p + 1, lower + strlen (lower) };
      int year, month, day;

      if (strchr ("/-_=", *p) == NULL || !g_ascii_isdigit (p[1]))
        continue;
      if (read_iso (&at, out) && (at.p >= at.end || !g_ascii_isalnum (*at.p)) &&
          dtl_date_plausible (out))
        return TRUE;
      at.p = p + 1;
      if (!read_digits (&at, 4, 4, &year) || !skip_any (&at, "/"))
        continue;
      if (read_month (&at, &month) && skip_any (&at, "/") && read_digits (&at, 1, 2, &day) &&
          year >= FIRST_YEAR && make_date (year, month, day, out) && dtl_date_plausible (out))
        return TRUE;
      at.p = p + 6;
      if (read_digits (&at, 2, 2, &month) && at.p < at.end && *at.p == '/' && month >= 1 &&
          month <= 12 && year >= 1990 && year < 2100)
        month_only = dtl_partial_date_new (year, month, 0);
    }
  *out = month_only;
  return dtl_partial_date_is_set (out);
}

/**
 * dtl_date_plausible:
 * @date: a date
 *
 * Returns: %TRUE if an article can have been published then: between 1900 and tomorrow
 */
gboolean
dtl_date_plausible (const DtlPartialDate *date)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  int today = dtl_days_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                                   g_date_time_get_day_of_month (now));

  return date->year >= FIRST_YEAR && dtl_partial_date_first_day (date) <= today + 1;
}
