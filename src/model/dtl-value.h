/* dtl-value.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-count.h"
#include "dtl-field.h"
#include "dtl-partial-date.h"
#include "dtl-participant.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DtlValue:
 *
 * One value of an incident's field: immutable, reference counted, safe to share between threads.
 */
typedef struct _DtlValue DtlValue;

DtlValue       *dtl_value_new_text         (const char *text);
DtlValue       *dtl_value_new_code         (int code);
DtlValue       *dtl_value_new_codes        (guint32 set);
DtlValue       *dtl_value_new_boolean      (gboolean value);
DtlValue       *dtl_value_new_integer      (int value);
DtlValue       *dtl_value_new_number       (double value);
DtlValue       *dtl_value_new_date         (DtlPartialDate date);
DtlValue       *dtl_value_new_date_range   (DtlPartialDate from, DtlPartialDate to);
DtlValue       *dtl_value_new_count        (DtlCount count);
DtlValue       *dtl_value_new_participants (GPtrArray *participants);
DtlValue       *dtl_value_ref              (const DtlValue *self);
void            dtl_value_unref            (DtlValue *self);

DtlValueKind    dtl_value_kind             (const DtlValue *self);
const char     *dtl_value_get_text         (const DtlValue *self);
int             dtl_value_get_code         (const DtlValue *self);
guint32         dtl_value_get_codes        (const DtlValue *self);
gboolean        dtl_value_get_boolean      (const DtlValue *self);
int             dtl_value_get_integer      (const DtlValue *self);
double          dtl_value_get_number       (const DtlValue *self);
DtlPartialDate  dtl_value_get_date         (const DtlValue *self);
DtlPartialDate  dtl_value_get_date_end     (const DtlValue *self);
DtlCount        dtl_value_get_count        (const DtlValue *self);
guint           dtl_value_n_participants   (const DtlValue *self);
const DtlParticipant *
                dtl_value_get_participant  (const DtlValue *self, guint index);

gboolean        dtl_value_equal            (const DtlValue *a, const DtlValue *b);
JsonNode       *dtl_value_to_json          (const DtlValue *self, DtlField field);
DtlValue       *dtl_value_from_json        (JsonNode *node, DtlField field);
char           *dtl_value_display          (const DtlValue *self, DtlField field);
char           *dtl_value_edit_text        (const DtlValue *self, DtlField field);
DtlValue       *dtl_value_parse            (const char *text, DtlField field, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlValue, dtl_value_unref)

G_END_DECLS
