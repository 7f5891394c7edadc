/* dtl-export.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-extraction.h"
#include "dtl-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DtlExportFormat:
 * @DTL_EXPORT_JSONL: one object of the contract an article, a line each
 * @DTL_EXPORT_JSON: the same in one array
 * @DTL_EXPORT_GEOJSON: RFC 7946 points; incidents without a point have null geometry
 * @DTL_EXPORT_KML: KML 2.2 with styles, ExtendedData and TimeStamp or TimeSpan
 * @DTL_EXPORT_CSV: RFC 4180, every field of the record
 * @DTL_EXPORT_GTD: CSV with the columns of the GTD codebook (GTD-like: coded by machine)
 * @DTL_EXPORT_ACLED: CSV with the columns of the ACLED codebook (ACLED-like)
 * @DTL_EXPORT_GEOPACKAGE: an OGC GeoPackage with a point layer
 */
typedef enum
{
  DTL_EXPORT_JSONL,
  DTL_EXPORT_JSON,
  DTL_EXPORT_GEOJSON,
  DTL_EXPORT_KML,
  DTL_EXPORT_CSV,
  DTL_EXPORT_GTD,
  DTL_EXPORT_ACLED,
  DTL_EXPORT_GEOPACKAGE,
  DTL_N_EXPORT_FORMATS
} DtlExportFormat;

typedef struct
{
  const char *nick;      /* "geojson", the word of --format */
  const char *label;     /* "GeoJSON", for people */
  const char *extension; /* "geojson", without the dot */
  const char *mime_type;
} DtlExportInfo;

const DtlExportInfo *dtl_export_info        (DtlExportFormat format);
int                  dtl_export_from_nick   (const char *nick);
int                  dtl_export_from_path   (const char *path);

gboolean             dtl_export_to_stream   (GPtrArray *records, DtlExportFormat format,
                                             GOutputStream *stream, GCancellable *cancellable,
                                             GError **error);
gboolean             dtl_export_to_file     (GPtrArray *records, DtlExportFormat format,
                                             const char *path, GCancellable *cancellable,
                                             GError **error);

/* Lines of the contract, for streaming. */
char                *dtl_export_extraction_line (const DtlExtraction *extraction,
                                                 gboolean with_text);
char                *dtl_export_failure_line    (const char *id, const GError *error);
char                *dtl_export_unextracted_line (const DtlArticle *article,
                                                  const GError *error);
char                *dtl_export_article_line    (const DtlArticle *article);
char                *dtl_export_stored_line     (const DtlArticle *article, guint n_incidents,
                                                 gboolean known, const char *same_as,
                                                 const GError *error);
GPtrArray           *dtl_export_records_of      (const DtlExtraction *extraction);

/* What an export left can come back: JSON Lines (lossless), GeoJSON and CSV of ours. */
GPtrArray           *dtl_import_records         (const char *path, GError **error);

G_END_DECLS
