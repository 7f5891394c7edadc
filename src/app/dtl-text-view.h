/* dtl-text-view.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtlTextView:
 *
 * The selected article's text with the words that prove the selected incident.
 */
#define DTL_TYPE_TEXT_VIEW (dtl_text_view_get_type ())

G_DECLARE_FINAL_TYPE (DtlTextView, dtl_text_view, DTL, TEXT_VIEW, GtkWidget)

void dtl_text_view_set_workspace (DtlTextView *self, DtlWorkspace *workspace);

G_END_DECLS
