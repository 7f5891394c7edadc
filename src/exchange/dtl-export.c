/* dtl-export.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-export-private.h"

#include "dtl-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static const DtlExportInfo infos[DTL_N_EXPORT_FORMATS] = {
  [DTL_EXPORT_JSONL] = { "jsonl", N_("JSON Lines"), "jsonl", "application/jsonl" },
  [DTL_EXPORT_JSON] = { "json", N_("JSON"), "json", "application/json" },
  [DTL_EXPORT_GEOJSON] = { "geojson", N_("GeoJSON"), "geojson", "application/geo+json" },
  [DTL_EXPORT_KML] = { "kml", N_("KML"), "kml", "application/vnd.google-earth.kml+xml" },
  [DTL_EXPORT_CSV] = { "csv", N_("CSV"), "csv", "text/csv" },
  [DTL_EXPORT_GTD] = { "gtd", N_("CSV, GTD-like"), "gtd.csv", "text/csv" },
  [DTL_EXPORT_ACLED] = { "acled", N_("CSV, ACLED-like"), "acled.csv", "text/csv" },
  [DTL_EXPORT_GEOPACKAGE] = { "gpkg", N_("GeoPackage"), "gpkg", "application/geopackage+sqlite3" },
};

/**
 * dtl_export_info:
 * @format: a format
 *
 * Returns: (transfer none): its names; "label" is English, to be translated
 */
const DtlExportInfo *
dtl_export_info (DtlExportFormat format)
{
  g_return_val_if_fail ((int) format >= 0 && format < DTL_N_EXPORT_FORMATS, NULL);

  return &infos[format];
}

/**
 * dtl_export_from_nick:
 * @nick: (nullable): the word of --format
 *
 * Returns: the format, or -1 if there is none of that name
 */
int
dtl_export_from_nick (const char *nick)
{
  for (int i = 0; nick != NULL && i < DTL_N_EXPORT_FORMATS; i++)
    if (g_str_equal (infos[i].nick, nick))
      return i;
  return -1;
}

/**
 * dtl_export_from_path:
 * @path: a file name
 *
 * Returns: the format that the ending names, or -1
 */
int
dtl_export_from_path (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  int best = -1;

  for (int i = 0; i < DTL_N_EXPORT_FORMATS; i++)
    {
      g_autofree char *ending = g_strconcat (".", infos[i].extension, NULL);

      if (g_str_has_suffix (lower, ending) &&
          (best < 0 || strlen (infos[i].extension) > strlen (infos[best].extension)))
        best = i;
    }
  return best;
}

gboolean
_dtl_export_write (GOutputStream *stream, GString *text, GCancellable *cancellable, GError **error)
{
  gboolean ok =
      g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error);

  g_string_truncate (text, 0);
  return ok;
}

/**
 * dtl_export_to_stream:
 * @records: (element-type DtlRecord): what to write, grouped by article
 * @format: any format but %DTL_EXPORT_GEOPACKAGE, which needs a file
 * @stream: where to
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: %TRUE if all was written
 */
gboolean
dtl_export_to_stream (GPtrArray *records,
                      DtlExportFormat format,
                      GOutputStream *stream,
                      GCancellable *cancellable,
                      GError **error)
{
  switch (format)
    {
    case DTL_EXPORT_JSONL:
    case DTL_EXPORT_JSON:
    case DTL_EXPORT_GEOJSON:
      return _dtl_export_json (records, format, stream, cancellable, error);
    case DTL_EXPORT_KML:
      return _dtl_export_kml (records, stream, cancellable, error);
    case DTL_EXPORT_CSV:
      return _dtl_export_csv (records, stream, cancellable, error);
    case DTL_EXPORT_GTD:
      return _dtl_export_gtd (records, stream, cancellable, error);
    case DTL_EXPORT_ACLED:
      return _dtl_export_acled (records, stream, cancellable, error);
    default:
      g_set_error_literal (error, DTL_ERROR, DTL_ERROR_INVALID,
                           _("A GeoPackage can only be written to a file; name one with -o"));
      return FALSE;
    }
}

/**
 * dtl_export_to_file:
 * @records: (element-type DtlRecord): what to write, grouped by article
 * @format: the format
 * @path: the file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes beside @path first and renames at the end: a full disk or a cancelled export leaves an
 * older file as it was.
 *
 * Returns: %TRUE if the file stands complete
 */
gboolean
dtl_export_to_file (GPtrArray *records,
                    DtlExportFormat format,
                    const char *path,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (part);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GError) inner = NULL;
  gboolean ok;

  if (format == DTL_EXPORT_GEOPACKAGE)
    ok = _dtl_export_geopackage (records, part, cancellable, &inner);
  else
    {
      stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, &inner);
      ok = stream != NULL &&
           dtl_export_to_stream (records, format, G_OUTPUT_STREAM (stream), cancellable, &inner) &&
           g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &inner);
    }
  if (ok && g_rename (part, path) != 0)
    {
      ok = FALSE;
      g_set_error_literal (&inner, DTL_ERROR, DTL_ERROR_UNWRITABLE,
                           _("the finished file could not be put in its place"));
    }
  if (ok)
    return TRUE;
  g_remove (part);
  g_set_error (error, DTL_ERROR,
               g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? DTL_ERROR_CANCELLED
                                                                        : DTL_ERROR_UNWRITABLE,
               _("%s was not written: %s"), path, inner->message);
  return FALSE;
}
