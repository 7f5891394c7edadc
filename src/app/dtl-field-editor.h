/* dtl-field-editor.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtlFieldEditor:
 *
 * What a field is edited with, by the kind of its values. Emits "commit" when the analyst is done
 * and the value is good, "cancel" when she gives up.
 */
#define DTL_TYPE_FIELD_EDITOR (dtl_field_editor_get_type ())

G_DECLARE_FINAL_TYPE (DtlFieldEditor, dtl_field_editor, DTL, FIELD_EDITOR, GtkWidget)

GtkWidget *dtl_field_editor_new       (DtlField field, const DtlValue *value);
DtlValue  *dtl_field_editor_ref_value (DtlFieldEditor *self);

G_END_DECLS
