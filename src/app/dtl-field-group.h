/* dtl-field-group.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-record.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * DtlFieldGroup:
 *
 * Fields that answer the same question share a colour in the text and in the panel.
 */
typedef enum
{
  DTL_GROUP_WHAT,
  DTL_GROUP_WHEN,
  DTL_GROUP_WHERE,
  DTL_GROUP_TARGET,
  DTL_GROUP_PERPETRATOR,
  DTL_GROUP_WEAPON,
  DTL_GROUP_HARM,
  DTL_N_GROUPS
} DtlFieldGroup;

DtlFieldGroup dtl_field_group        (DtlField field);
void          dtl_field_group_color  (DtlFieldGroup group, gboolean dark, gboolean strong,
                                      GdkRGBA *color);
gboolean      dtl_field_is_place_row (DtlField field);
GArray       *dtl_field_evidence     (DtlRecord *record, DtlField field);

G_END_DECLS
