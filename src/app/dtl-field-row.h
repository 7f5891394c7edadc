/* dtl-field-row.h
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
 * DtlFieldRow:
 *
 * A field of an incident in the panel: value, reason and confidence, and the editor in their place.
 * Emits "edit-place" when the place is to be edited, which takes more room than a row has.
 */
#define DTL_TYPE_FIELD_ROW (dtl_field_row_get_type ())

G_DECLARE_FINAL_TYPE (DtlFieldRow, dtl_field_row, DTL, FIELD_ROW, GtkListBoxRow)

GtkWidget *dtl_field_row_new          (DtlWorkspace *workspace, DtlField field);
DtlField   dtl_field_row_get_field    (DtlFieldRow *self);
void       dtl_field_row_set_incident (DtlFieldRow *self, DtlIncidentItem *incident);
gboolean   dtl_field_row_is_known     (DtlFieldRow *self);
void       dtl_field_row_edit         (DtlFieldRow *self);
void       dtl_field_row_stop_editing (DtlFieldRow *self);

G_END_DECLS
