/* dtl-time-bin.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-time-bin.h"

#include "dtl-items.h"

/**
 * dtl_time_bin_at:
 * @unit: length of the bars
 * @day: days since 1970-01-01
 *
 * Returns: the number of the bar that holds @day: a day, a month since year 0, or a year
 */
int
dtl_time_bin_at (DtlBinUnit unit, int day)
{
  int year, month, d;

  if (unit == DTL_BIN_DAY)
    return day;
  dtl_civil_from_days (day, &year, &month, &d);
  return unit == DTL_BIN_YEAR ? year : year * 12 + month - 1;
}

/**
 * dtl_time_bin_first_day:
 * @unit: length of the bars
 * @bin: number of a bar
 *
 * Returns: its first day, in days since 1970-01-01
 */
int
dtl_time_bin_first_day (DtlBinUnit unit, int bin)
{
  switch (unit)
    {
    case DTL_BIN_MONTH:
      return dtl_days_from_civil (bin / 12, bin % 12 + 1, 1);
    case DTL_BIN_YEAR:
      return dtl_days_from_civil (bin, 1, 1);
    case DTL_BIN_DAY:
    default:
      return bin;
    }
}

/**
 * dtl_time_bin_last_day:
 * @unit: length of the bars
 * @bin: number of a bar
 *
 * Returns: its last day, in days since 1970-01-01
 */
int
dtl_time_bin_last_day (DtlBinUnit unit, int bin)
{
  return dtl_time_bin_first_day (unit, bin + 1) - 1;
}

/**
 * dtl_time_bin_dup_label:
 * @unit: length of the bars
 * @bin: number of a bar
 *
 * Returns: (transfer full): "4 Apr 2004", "Apr 2004" or "2004" in the user's language
 */
char *
dtl_time_bin_dup_label (DtlBinUnit unit, int bin)
{
  int year, month, day;
  DtlPartialDate date;

  dtl_civil_from_days (dtl_time_bin_first_day (unit, bin), &year, &month, &day);
  date = dtl_partial_date_new (year, unit == DTL_BIN_YEAR ? 0 : month,
                               unit == DTL_BIN_DAY ? day : 0);
  return dtl_format_date (&date);
}
