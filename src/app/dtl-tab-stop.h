/* dtl-tab-stop.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtlTabStop:
 *
 * Makes the list inside it one stop of the Tab key, as newer GTK can by itself: Tab goes from a row
 * to the row's buttons and then out of the list; the arrow keys go from row to row.
 */
#define DTL_TYPE_TAB_STOP (dtl_tab_stop_get_type ())

G_DECLARE_FINAL_TYPE (DtlTabStop, dtl_tab_stop, DTL, TAB_STOP, GtkWidget)

G_END_DECLS
