/* dtl-time-bin.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlBinUnit:
 *
 * How long one bar of a histogram is.
 */
typedef enum
{
  DTL_BIN_DAY,
  DTL_BIN_MONTH,
  DTL_BIN_YEAR,
} DtlBinUnit;

int   dtl_time_bin_at        (DtlBinUnit unit, int day);
int   dtl_time_bin_first_day (DtlBinUnit unit, int bin);
int   dtl_time_bin_last_day  (DtlBinUnit unit, int bin);
char *dtl_time_bin_dup_label (DtlBinUnit unit, int bin);

G_END_DECLS
