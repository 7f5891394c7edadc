/* dtl-place-editor.h
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
 * DtlPlaceEditor:
 *
 * Chooses the place of the selected incident: from the candidates, by searching the gazetteer, or
 * with a pin on the map. Emits "done".
 */
#define DTL_TYPE_PLACE_EDITOR (dtl_place_editor_get_type ())

G_DECLARE_FINAL_TYPE (DtlPlaceEditor, dtl_place_editor, DTL, PLACE_EDITOR, GtkWidget)

void dtl_place_editor_set_workspace (DtlPlaceEditor *self, DtlWorkspace *workspace);
void dtl_place_editor_start         (DtlPlaceEditor *self);
void dtl_place_editor_stop          (DtlPlaceEditor *self);

G_END_DECLS
