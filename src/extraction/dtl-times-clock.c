/* dtl-times-clock.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

/* Clock times and parts of the day. */

static guint
skip_word (const DtlTimesScan *scan, guint i, const char *term)
{
  return dtl_times_is_word (scan, i, term) ? i + 1 : i;
}

static void
set_clock (DtlTimesSpec *out, int hour, int minute, int second)
{
  dtl_times_spec_init (out, DTL_TIMES_POINT);
  out->clock_only = TRUE;
  out->point.hour = (gint8) hour;
  out->point.minute = (gint8) minute;
  out->point.second = (gint8) second;
  out->point.grain = second >= 0 ? DTL_TIMES_UNIT_SECOND
                     : minute >= 0 ? DTL_TIMES_UNIT_MINUTE : DTL_TIMES_UNIT_HOUR;
}

/* "am", "p.m.", "PM": *shift is 0 or 12 */
static guint
read_meridian (const DtlTimesScan *scan, guint i, int *shift)
{
  gboolean pm = dtl_times_is_word (scan, i, "p");

  if (dtl_times_is (scan, i, DTL_TIMES_MERIDIAN))
    {
      *shift = scan->atoms[i].number;
      return i + 1;
    }
  if (!(pm || dtl_times_is_word (scan, i, "a")) || !dtl_times_is_sign (scan, i + 1, '.') ||
      !dtl_times_joined (scan, i + 1) || !dtl_times_is_word (scan, i + 2, "m"))
    return 0;
  *shift = pm ? 12 : 0;
  return dtl_times_is_sign (scan, i + 3, '.') && dtl_times_joined (scan, i + 3) ? i + 4 : i + 3;
}

/* "GMT", "EST", "local time", in brackets or not */
static guint
read_zone (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  if (dtl_times_is (scan, i, DTL_TIMES_ZONE) &&
      (scan->atoms[i].flags & DTL_TIMES_ATOM_UPPER) != 0)
    {
      out->point.zone = scan->atoms[i].number;
      return i + 1;
    }
  if (dtl_times_is_word (scan, i, "local") && dtl_times_is_word (scan, i + 1, "time"))
    return i + 2;
  return i;
}

/* ":30", ":47:26", ".30" after the hour */
static guint
read_minutes (const DtlTimesScan *scan, guint i, char sign, int *minute, int *second)
{
  if (!dtl_times_is_sign (scan, i, sign) || !dtl_times_joined (scan, i) ||
      !dtl_times_is_digits (scan, i + 1) || !dtl_times_joined (scan, i + 1) ||
      dtl_times_n_digits (scan, i + 1) != 2 || scan->atoms[i + 1].number > 59)
    return i;
  *minute = scan->atoms[i + 1].number;
  if (sign != ':' || read_minutes (scan, i + 2, ':', second, second) == i + 2)
    return i + 2;
  return i + 4;
}

static gboolean
to_24_hours (int *hour, int shift)
{
  if (*hour < 1 || *hour > 12)
    return *hour == 0 && shift == 0;
  *hour = *hour % 12 + shift;
  return TRUE;
}

/* "10:35 a.m.", "5 p.m. EST", "7.30am", "1030am", "1:47:26 AM ET" */
static guint
match_meridian (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int hour = scan->atoms[i].number;
  int minute = -1;
  int second = -1;
  int shift = 0;
  guint end = i + 1;

  if (dtl_times_is_digits (scan, i))
    {
      end = read_minutes (scan, i + 1, ':', &minute, &second);
      if (end == i + 1)
        end = read_minutes (scan, i + 1, '.', &minute, &second);
      if (end == i + 1 && dtl_times_n_digits (scan, i) >= 3 && dtl_times_n_digits (scan, i) <= 4)
        {
          minute = hour % 100;
          hour /= 100;
        }
    }
  else if (!dtl_times_is (scan, i, DTL_TIMES_NUMBER) || dtl_times_is (scan, i, DTL_TIMES_ARTICLE))
    return 0;
  end = read_meridian (scan, end, &shift);
  if (end == 0 || minute > 59 || !to_24_hours (&hour, shift))
    return 0;
  set_clock (out, hour, minute, second);
  return read_zone (scan, end, out);
}

/* "at 2030", but not "at 2030 metres". */
static gboolean
is_alone (const DtlTimesScan *scan, guint end)
{
  return end >= scan->n || scan->atoms[end].kind == DTL_TIMES_ATOM_SIGN ||
         (scan->atoms[end].word != 0 && !dtl_times_is (scan, end, DTL_TIMES_UNIT));
}

/* "19:00", "05:30hrs", "13.45 GMT", "0735 GMT", "1830 hours" */
static guint
match_24_hours (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int hour = scan->atoms[i].number;
  int minute = -1;
  int second = -1;
  guint end;
  guint after;

  if (!dtl_times_is_digits (scan, i) || dtl_times_n_digits (scan, i) == 3 ||
      (i > 0 && dtl_times_joined (scan, i) && scan->atoms[i - 1].sign != '(' &&
       !dtl_times_is_word (scan, i - 1, "t") &&
       !(i > 1 && scan->atoms[i - 1].sign == '-' && dtl_times_is_digits (scan, i - 2))))
    return 0;
  end = read_minutes (scan, i + 1, ':', &minute, &second);
  if (end == i + 1)
    end = read_minutes (scan, i + 1, '.', &minute, &second);
  if (end == i + 1)
    {
      if (dtl_times_n_digits (scan, i) != 4)
        return 0;
      minute = hour % 100;
      hour /= 100;
    }
  if (hour > 24 || minute < 0 || minute > 59)
    return 0;
  set_clock (out, hour, minute, second);
  after = read_zone (scan, end, out);
  if (after == end && (dtl_times_is_word (scan, end, "hours") || dtl_times_is_word (scan, end, "h") ||
                       dtl_times_is_word (scan, end, "hrs")))
    after = read_zone (scan, end + 1, out);
  if (after == end && !dtl_times_is_sign (scan, i + 1, ':') &&
      !(end == i + 1 && i > 0 && dtl_times_is_word (scan, i - 1, "at") && is_alone (scan, end)))
    return 0;
  return after;
}

/* "9 o'clock in the evening" */
static guint
match_oclock (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int hour = scan->atoms[i].number;
  guint end = i + 4;

  if ((!dtl_times_is_digits (scan, i) && !dtl_times_is (scan, i, DTL_TIMES_NUMBER)) ||
      dtl_times_is (scan, i, DTL_TIMES_ARTICLE) || hour < 1 || hour > 12 ||
      !dtl_times_is_word (scan, i + 1, "o") || !dtl_times_is_sign (scan, i + 2, '\'') ||
      !dtl_times_is_word (scan, i + 3, "clock"))
    return 0;
  set_clock (out, hour, -1, -1);
  return end;
}

static gboolean
is_late_part (const DtlTimesScan *scan, guint i)
{
  return scan->atoms[i].code == DTL_TIMES_PART_AF || scan->atoms[i].code == DTL_TIMES_PART_EV ||
         scan->atoms[i].code == DTL_TIMES_PART_NI;
}

/* "in the morning", "at night" after a clock time */
static guint
read_part_after (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = i;

  if (dtl_times_is_word (scan, at, "in") && dtl_times_is_word (scan, at + 1, "the"))
    at += 2;
  else if (dtl_times_is_word (scan, at, "at"))
    at += 1;
  else
    return i;
  if (!dtl_times_is (scan, at, DTL_TIMES_PART) || scan->atoms[at].code > DTL_TIMES_PART_NI)
    return i;
  if (is_late_part (scan, at) && out->point.hour < 12)
    out->point.hour = (gint8) (out->point.hour + 12);
  return at + 1;
}

static gboolean
is_part_alone (const DtlTimesScan *scan, guint i, gboolean article)
{
  if (dtl_times_is (scan, i, DTL_TIMES_PLURAL))
    return FALSE;
  if (scan->atoms[i].code >= DTL_TIMES_PART_NOON)
    return TRUE;
  if (i > 0 && dtl_times_joined (scan, i) && scan->atoms[i - 1].sign == '-')
    return FALSE;
  return article || !(dtl_times_joined (scan, i + 1) && dtl_times_is_sign (scan, i + 1, '-'));
}

/* "noon", "the morning", "night" */
static guint
match_part (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_word (scan, i, "the");

  if (!dtl_times_is (scan, at, DTL_TIMES_PART) || !is_part_alone (scan, at, at > i) ||
      (i > 0 && dtl_times_is (scan, i - 1, DTL_TIMES_ARTICLE)))
    return 0;
  if (scan->atoms[at].code == DTL_TIMES_PART_NOON)
    set_clock (out, 12, 0, -1);
  else if (scan->atoms[at].code == DTL_TIMES_PART_MIDNIGHT)
    set_clock (out, 24, 0, -1);
  else
    {
      set_clock (out, -1, -1, -1);
      out->point.part = scan->atoms[at].code;
      out->point.grain = DTL_TIMES_UNIT_PART;
    }
  return dtl_times_is_word (scan, at + 1, "hours") ? at + 2 : at + 1;
}

/*
 * dtl_times_match_clock:
 *
 * A time of day without its day.
 */
guint
dtl_times_match_clock (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint end = 0;

  if (dtl_times_is_digits (scan, i) || dtl_times_is (scan, i, DTL_TIMES_NUMBER))
    {
      end = match_meridian (scan, i, out);
      if (end == 0)
        end = match_24_hours (scan, i, out);
      if (end == 0)
        end = match_oclock (scan, i, out);
      return end != 0 ? read_part_after (scan, end, out) : 0;
    }
  return match_part (scan, i, out);
}
