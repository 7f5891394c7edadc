/* dtl-partial-date.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_NO_CLOCK (-1)
#define DTL_NO_ZONE G_MININT16

/**
 * DtlPartialDate:
 * @year: 1 … 9999, or 0 when nothing is known
 * @month: 1 … 12, or 0 when only the year is known
 * @day: 1 … 31, or 0 when only the month is known
 * @hour: 0 … 23, or %DTL_NO_CLOCK
 * @minute: 0 … 59; meaningless without @hour
 * @second: 0 … 59; meaningless without @hour
 * @zone: minutes east of UTC, or %DTL_NO_ZONE
 *
 * A date that may stop at the year or the month, with a time of day where one is known. A plain
 * value: copy it by assignment. The proleptic Gregorian calendar is used throughout.
 */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
  gint8 hour;
  gint8 minute;
  gint8 second;
  gint16 zone;
} DtlPartialDate;

#define DTL_PARTIAL_DATE_NONE { 0, 0, 0, DTL_NO_CLOCK, 0, 0, DTL_NO_ZONE }

DtlPartialDate dtl_partial_date_new     (int year, int month, int day);
gboolean       dtl_partial_date_parse   (const char *text, DtlPartialDate *out);
char          *dtl_partial_date_format  (const DtlPartialDate *self);
gboolean       dtl_partial_date_is_set  (const DtlPartialDate *self);
gboolean       dtl_partial_date_equal   (const DtlPartialDate *a, const DtlPartialDate *b);
int            dtl_partial_date_compare (const DtlPartialDate *a, const DtlPartialDate *b);
gboolean       dtl_partial_date_covers  (const DtlPartialDate *coarse, const DtlPartialDate *fine);
int            dtl_partial_date_first_day (const DtlPartialDate *self);
int            dtl_partial_date_last_day  (const DtlPartialDate *self);

int            dtl_days_from_civil      (int year, int month, int day);
void           dtl_civil_from_days      (int days, int *year, int *month, int *day);
int            dtl_weekday_of_days      (int days);
int            dtl_days_in_month        (int year, int month);

G_END_DECLS
