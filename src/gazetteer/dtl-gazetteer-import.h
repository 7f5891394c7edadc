/* dtl-gazetteer-import.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-gazetteer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DtlImportProgress:
 * @bytes_done: read so far of the file at hand
 * @bytes_total: its size
 * @rows: places taken so far
 * @names: names taken so far
 * @resumed_at: line at which an interrupted import was taken up again, 0 if it began anew
 */
typedef struct
{
  guint64 bytes_done;
  guint64 bytes_total;
  guint64 rows;
  guint64 names;
  guint64 resumed_at;
} DtlImportProgress;

typedef void (*DtlImportFunc) (const DtlImportProgress *progress, gpointer data);

gboolean dtl_gazetteer_import_geonames (DtlGazetteer *self, const char *places_path,
                                        const char *names_path, const char *classes,
                                        DtlImportFunc func, gpointer data,
                                        GCancellable *cancellable, DtlImportProgress *result,
                                        GError **error);
gboolean dtl_gazetteer_import_csv      (DtlGazetteer *self, const char *path,
                                        DtlImportProgress *result, GError **error);
gboolean dtl_gazetteer_import_geojson  (DtlGazetteer *self, const char *path,
                                        DtlImportProgress *result, GError **error);

G_END_DECLS
