/* dtl-participants-editor.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-field.h"
#include "dtl-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtlParticipantsEditor:
 *
 * The people or things of a field as a list: each can be changed member by member or taken away,
 * and others added. What the analyst does is one change of the field, made when the list is done.
 */
#define DTL_TYPE_PARTICIPANTS_EDITOR (dtl_participants_editor_get_type ())

G_DECLARE_FINAL_TYPE (
    DtlParticipantsEditor, dtl_participants_editor, DTL, PARTICIPANTS_EDITOR, GtkWidget)

GtkWidget *dtl_participants_editor_new (DtlField field, const DtlValue *value);
gboolean dtl_participants_editor_finish (DtlParticipantsEditor *self);
DtlValue *dtl_participants_editor_dup_value (DtlParticipantsEditor *self);

G_END_DECLS
