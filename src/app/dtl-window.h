/* dtl-window.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DTL_TYPE_WINDOW (dtl_window_get_type ())

G_DECLARE_FINAL_TYPE (DtlWindow, dtl_window, DTL, WINDOW, AdwApplicationWindow)

DtlWindow    *dtl_window_new           (GtkApplication *application, GSettings *settings);
DtlWorkspace *dtl_window_get_workspace (DtlWindow *self);
void          dtl_window_open_files    (DtlWindow *self, GFile **files, int n_files);

G_END_DECLS
