/* dtl-basemap.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlBasemap:
 *
 * The world's coast, borders, lakes, rivers and labels, mapped from basemap.bin. Immutable,
 * reference counted, safe to share between threads.
 */
typedef struct _DtlBasemap DtlBasemap;

DtlBasemap *dtl_basemap_load          (const char *path, GError **error);
DtlBasemap *dtl_basemap_load_default  (GError **error);
DtlBasemap *dtl_basemap_new_from_bytes (GBytes *bytes, GError **error);
DtlBasemap *dtl_basemap_ref           (DtlBasemap *self);
void        dtl_basemap_unref         (DtlBasemap *self);
gboolean    dtl_basemap_verify        (const DtlBasemap *self, GError **error);
const char *dtl_basemap_attribution   (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlBasemap, dtl_basemap_unref)

G_END_DECLS
