/* dtl-histogram.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-time-bin.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtlHistogram:
 *
 * Bars of incidents over time; dragging over them, or Shift with the arrow keys, selects a range
 * of days. Emits "range-changed" (whether there is one, first day, last day).
 */
#define DTL_TYPE_HISTOGRAM (dtl_histogram_get_type ())

G_DECLARE_FINAL_TYPE (DtlHistogram, dtl_histogram, DTL, HISTOGRAM, GtkWidget)

void       dtl_histogram_set_data  (DtlHistogram *self, const int *days, guint n_days);
void       dtl_histogram_set_unit  (DtlHistogram *self, DtlBinUnit unit);
DtlBinUnit dtl_histogram_get_unit  (DtlHistogram *self);
DtlBinUnit dtl_histogram_best_unit (DtlHistogram *self);
void       dtl_histogram_set_range (DtlHistogram *self, gboolean has_range, int first, int last);
void       dtl_histogram_set_mark  (DtlHistogram *self, gboolean has_mark, int day);
char      *dtl_histogram_dup_span  (DtlHistogram *self);

G_END_DECLS
