/* dtl-offsets.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DtlOffsets DtlOffsets;

DtlOffsets *dtl_offsets_new       (const char *text, gsize length);
void        dtl_offsets_free      (DtlOffsets *self);
guint32     dtl_offsets_to_points (const DtlOffsets *self, gsize byte);
gsize       dtl_offsets_to_bytes  (const DtlOffsets *self, guint32 point);
guint32     dtl_offsets_length    (const DtlOffsets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlOffsets, dtl_offsets_free)

G_END_DECLS
