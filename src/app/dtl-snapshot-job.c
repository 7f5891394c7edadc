/* dtl-snapshot-job.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-snapshot-job.h"

#include <glib/gi18n.h>

struct _DtlSnapshotJob
{
  DtlWorkspace *workspace; /* lends the basemap */
  DtlSnapshotOptions options;
  GPtrArray *strings; /* that the options and incidents borrow */
  GArray *incidents;  /* DtlSnapshotIncident */
};

static const char *
keep (DtlSnapshotJob *self, char *text)
{
  if (text != NULL)
    g_ptr_array_add (self->strings, text);
  return text;
}

static char *
describe (DtlIncidentItem *incident)
{
  DtlRecord *record = dtl_incident_item_get_record (incident);
  const DtlValue *killed = dtl_record_get_value (record, DTL_FIELD_KILLED);
  g_autofree char *date = dtl_incident_item_dup_date (incident);
  g_autofree char *place = dtl_incident_item_dup_place (incident);
  g_autofree char *title = dtl_incident_item_dup_title (incident);
  g_autofree char *number =
      killed != NULL ? dtl_value_display (killed, DTL_FIELD_KILLED) : NULL;
  /* Translators: %s is a number, as "5" or "5 or more" */
  g_autofree char *deaths = number != NULL ? g_strdup_printf (_("%s killed"), number) : NULL;
  const char *parts[] = { date, title, place, deaths };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", parts[i]);
  return g_string_free (out, FALSE);
}

static void
add_incident (DtlSnapshotJob *self, DtlIncidentItem *item)
{
  DtlRecord *record = dtl_incident_item_get_record (item);
  DtlArticleItem *article = dtl_incident_item_get_article (item);
  const DtlValue *killed = dtl_record_get_value (record, DTL_FIELD_KILLED);
  const DtlValue *is_main = dtl_record_get_value (record, DTL_FIELD_MAIN);
  const DtlValue *date = dtl_record_get_value (record, DTL_FIELD_DATE);
  DtlSnapshotIncident incident = { 0 };

  if (!dtl_record_get_point (record, &incident.point.lat, &incident.point.lon,
                             &incident.point.radius_km))
    return;
  incident.point.killed = killed != NULL ? dtl_value_get_count (killed).min : 0;
  incident.point.type = dtl_record_get_code (record, DTL_FIELD_TYPE, DTL_INCIDENT_TYPE_UNKNOWN);
  incident.point.id = (guint64) dtl_record_get_id (record);
  incident.point.main = is_main == NULL || dtl_value_get_boolean (is_main);
  if (date != NULL)
    incident.date = dtl_value_get_date (date);
  incident.label = keep (self, describe (item));
  if (article != NULL)
    incident.source = keep (self, g_strdup (dtl_article_item_get_title (article)));
  g_array_append_val (self->incidents, incident);
}

/**
 * dtl_snapshot_job_new:
 * @workspace: whose shown incidents are drawn
 * @options: (transfer none): what the page looks like; copied
 *
 * Returns: (transfer full): a job that no longer depends on the main thread's data
 */
DtlSnapshotJob *
dtl_snapshot_job_new (DtlWorkspace *workspace, const DtlSnapshotOptions *options)
{
  DtlSnapshotJob *self = g_atomic_rc_box_new0 (DtlSnapshotJob);
  GPtrArray *shown = dtl_workspace_get_shown (workspace);

  self->workspace = g_object_ref (workspace);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->incidents = g_array_new (FALSE, FALSE, sizeof (DtlSnapshotIncident));
  self->options = *options;
  self->options.title = keep (self, g_strdup (options->title));
  self->options.subtitle = keep (self, g_strdup (options->subtitle));
  self->options.classification = keep (self, g_strdup (options->classification));
  self->options.date = keep (self, g_strdup (options->date));
  self->options.extra_attribution = keep (self, g_strdup (options->extra_attribution));
  for (guint i = 0; i < shown->len; i++)
    add_incident (self, g_ptr_array_index (shown, i));
  return self;
}

static void
clear (gpointer data)
{
  DtlSnapshotJob *self = data;

  g_object_unref (self->workspace);
  g_ptr_array_unref (self->strings);
  g_array_unref (self->incidents);
}

void
dtl_snapshot_job_unref (DtlSnapshotJob *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * dtl_snapshot_job_preview:
 * @self: a job
 * @max_width: pixels
 * @max_height: pixels
 * @error: return location
 *
 * Paints the page as it will be, scaled to fit. For workers.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
dtl_snapshot_job_preview (DtlSnapshotJob *self, int max_width, int max_height, GError **error)
{
  g_autoptr (DtlBasemap) basemap = dtl_workspace_ref_basemap (self->workspace, error);
  g_autoptr (GBytes) bytes = NULL;
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  int w, h;

  if (basemap == NULL)
    return NULL;
  dtl_snapshot_get_page (&self->options, &width, &height);
  scale = MIN (max_width / width, max_height / height);
  w = MAX (1, (int) (width * scale));
  h = MAX (1, (int) (height * scale));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, w, h);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  dtl_snapshot_paint (basemap, &self->options, (DtlSnapshotIncident *) self->incidents->data,
                      self->incidents->len, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface),
      (gsize) h * (gsize) cairo_image_surface_get_stride (surface),
      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (w, h, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) cairo_image_surface_get_stride (surface));
}

/**
 * dtl_snapshot_job_write:
 * @self: a job
 * @path: a file whose ending says the format: .png, .svg or .pdf
 * @error: return location
 *
 * Writes the page. For workers.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_snapshot_job_write (DtlSnapshotJob *self, const char *path, GError **error)
{
  g_autoptr (DtlBasemap) basemap = dtl_workspace_ref_basemap (self->workspace, error);

  return basemap != NULL &&
         dtl_snapshot_write (basemap, &self->options,
                             (DtlSnapshotIncident *) self->incidents->data, self->incidents->len,
                             path, error);
}
