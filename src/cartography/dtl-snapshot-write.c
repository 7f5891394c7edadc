/* dtl-snapshot-write.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-snapshot-private.h"

#include "dtl-error.h"
#include "dtl-map-style-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A unit is 1/96 inch, a point of a PDF 1/72. */
#define POINTS_PER_UNIT 0.75
#define MOST_PAGES 500

typedef struct
{
  const DtlBasemap *basemap;
  const DtlSnapshotOptions *options;
  const DtlSnapshotIncident *incidents;
  gsize n_incidents;
} Job;

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_cairo_error (cairo_status_t status, const char *path, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
               _ ("The picture for “%s” could not be made (%s). Choose a smaller size or scale."),
               path, cairo_status_to_string (status));
}

static GByteArray *
make_png (const Job *job, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width, height, unit = dtl_snapshot_unit (job->options);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  dtl_snapshot_get_page (job->options, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, lround (width * unit),
                                        lround (height * unit));
  cr = cairo_create (surface);
  cairo_scale (cr, unit, unit);
  dtl_snapshot_paint (job->basemap, job->options, job->incidents, job->n_incidents, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer (&bytes);
  set_cairo_error (status, path, error);
  return NULL;
}

/* A PDF goes on to further pages when the list is longer than the first. */
static void
paint_pdf_pages (const Job *job, cairo_t *cr)
{
  gsize listed = 0;

  for (guint i = 0; i < MOST_PAGES && (i == 0 || listed < job->n_incidents); i++)
    {
      DtlCanvas *canvas;
      gsize before = listed;

      cairo_save (cr);
      cairo_scale (cr, POINTS_PER_UNIT, POINTS_PER_UNIT);
      canvas = dtl_canvas_new (cr);
      listed = dtl_snapshot_paint_page (job->basemap, job->options, job->incidents,
                                        job->n_incidents, listed, TRUE, canvas);
      dtl_canvas_free (canvas);
      cairo_restore (cr);
      cairo_show_page (cr);
      /* A page too small for a single row ends the list. */
      if (listed == before && i > 0)
        break;
      if (listed == 0)
        break;
    }
}

static GByteArray *
make_pdf (const Job *job, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width, height;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  dtl_snapshot_get_page (job->options, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width * POINTS_PER_UNIT,
                                                 height * POINTS_PER_UNIT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dateline " DTL_VERSION);
  if (job->options->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, job->options->title);
  cr = cairo_create (surface);
  paint_pdf_pages (job, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer (&bytes);
  set_cairo_error (status, path, error);
  return NULL;
}

static GByteArray *
make_svg (const Job *job)
{
  g_autoptr (DtlCanvas) canvas = NULL;
  const DtlMapStyle *style = dtl_map_style_get (job->options->theme);
  g_autofree char *background = g_strdup_printf ("#%06x", style->panel);
  double width, height;
  gsize length;
  char *text;

  dtl_snapshot_get_page (job->options, &width, &height);
  canvas = dtl_canvas_new_svg (width, height, job->options->title, background);
  dtl_snapshot_paint_page (job->basemap, job->options, job->incidents, job->n_incidents, 0, FALSE,
                           canvas);
  text = dtl_canvas_end_svg (canvas, &length);
  return g_byte_array_new_take ((guint8 *) text, length);
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  gsize length = strlen (path), tail = strlen (suffix);

  return length > tail && g_ascii_strcasecmp (path + length - tail, suffix) == 0;
}

static GByteArray *
make (const Job *job, const char *path, GError **error)
{
  if (has_suffix (path, ".png"))
    return make_png (job, path, error);
  if (has_suffix (path, ".pdf"))
    return make_pdf (job, path, error);
  if (has_suffix (path, ".svg"))
    return make_svg (job);
  g_set_error (error, DTL_ERROR, DTL_ERROR_INVALID,
               _ ("“%s” does not end in .png, .svg or .pdf: name the kind of picture."), path);
  return NULL;
}

/**
 * dtl_snapshot_write:
 * @basemap: a basemap
 * @options: what to show
 * @incidents: (array length=n_incidents): what stands on the map
 * @n_incidents: how many
 * @path: the file; its suffix .png, .svg or .pdf chooses the kind
 * @error: return location for an error
 *
 * Writes a page as a picture. SVG and PDF are vectors with real text. The file appears whole or not
 * at all: it is written beside @path and then renamed.
 *
 * Returns: %FALSE with %DTL_ERROR_INVALID for another suffix, %DTL_ERROR_UNWRITABLE for a read-only
 *   folder or a full disk, %DTL_ERROR_TOO_LARGE if there is no memory for the image
 */
gboolean
dtl_snapshot_write (const DtlBasemap *basemap, const DtlSnapshotOptions *options,
                    const DtlSnapshotIncident *incidents, gsize n_incidents, const char *path,
                    GError **error)
{
  Job job = { basemap, options, incidents, n_incidents };
  g_autoptr (GByteArray) bytes = make (&job, path, error);
  g_autoptr (GError) local = NULL;

  if (bytes == NULL)
    return FALSE;
  if (g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &local))
    return TRUE;
  g_set_error (error, DTL_ERROR, DTL_ERROR_UNWRITABLE,
               _ ("“%s” could not be written: %s. Choose another folder or make room on the disk."),
               path, local->message);
  return FALSE;
}
