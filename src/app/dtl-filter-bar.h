/* dtl-filter-bar.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DTL_TYPE_FILTER_BAR (dtl_filter_bar_get_type ())

G_DECLARE_FINAL_TYPE (DtlFilterBar, dtl_filter_bar, DTL, FILTER_BAR, GtkWidget)

void dtl_filter_bar_set_workspace (DtlFilterBar *self, DtlWorkspace *workspace);

G_END_DECLS
