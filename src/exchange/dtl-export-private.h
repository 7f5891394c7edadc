/* dtl-export-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-export.h"

/* One writer a format. All get the records grouped by article, in order. */
gboolean    _dtl_export_json       (GPtrArray *records, DtlExportFormat format,
                                    GOutputStream *stream, GCancellable *cancellable,
                                    GError **error);
gboolean    _dtl_export_kml        (GPtrArray *records, GOutputStream *stream,
                                    GCancellable *cancellable, GError **error);
gboolean    _dtl_export_csv        (GPtrArray *records, GOutputStream *stream,
                                    GCancellable *cancellable, GError **error);
gboolean    _dtl_export_gtd        (GPtrArray *records, GOutputStream *stream,
                                    GCancellable *cancellable, GError **error);
gboolean    _dtl_export_acled      (GPtrArray *records, GOutputStream *stream,
                                    GCancellable *cancellable, GError **error);
gboolean    _dtl_export_geopackage (GPtrArray *records, const char *path,
                                    GCancellable *cancellable, GError **error);

JsonObject *_dtl_export_incident_object (const DtlRecord *record);
gboolean    _dtl_export_write      (GOutputStream *stream, GString *text,
                                    GCancellable *cancellable, GError **error);

/* CSV (RFC 4180): cells are appended to a line; text cells are quoted where needed and a leading
 * "=", "+", "-" or "@" is disarmed with an apostrophe, so that no spreadsheet runs it. */
void        _dtl_csv_text          (GString *line, const char *text);
void        _dtl_csv_raw           (GString *line, const char *text);
void        _dtl_csv_int           (GString *line, gint64 value);
void        _dtl_csv_number        (GString *line, double value);
void        _dtl_csv_end           (GString *line);
