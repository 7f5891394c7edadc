/* dtl-map-source.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-map-source.h"

#include "dtl-map-painter.h"

#include <glib/gi18n.h>

#define TILE_SIZE 256
/* Tiles are painted at twice their size: sharp on dense screens and between two zoom levels. */
#define TILE_SCALE 2
#define N_PAINTERS 2
/* The same tile is asked for several times when the world wraps round; a texture takes 1 MiB. */
#define N_CACHED 48

struct _DtlMapSource
{
  ShumateMapSource parent_instance;

  DtlWorkspace *workspace;
  const DtlMapStyle *style;
  GThreadPool *painters;
  GHashTable *cache; /* guint64 → GdkTexture */
  GQueue order;      /* keys of the cache, oldest first */
};

G_DEFINE_FINAL_TYPE (DtlMapSource, dtl_map_source, SHUMATE_TYPE_MAP_SOURCE)

typedef struct
{
  ShumateTile *tile; /* touched on the main thread only */
  const DtlMapStyle *style;
  guint zoom;
  guint x;
  guint y;
  GdkTexture *texture;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_object_unref (self->tile);
  g_clear_object (&self->texture);
  g_free (self);
}

static gint64
key_of (const Request *request)
{
  return (gint64) request->zoom << 56 | (gint64) request->x << 28 | (gint64) request->y;
}

static GdkTexture *
texture_of (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) height * (gsize) stride,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static void
paint_tile_cb (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  DtlMapSource *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  g_autoptr (DtlBasemap) basemap = NULL;
  GError *error = NULL;
  cairo_surface_t *surface;

  if (g_task_return_error_if_cancelled (task))
    return;
  basemap = dtl_workspace_ref_basemap (self->workspace, &error);
  if (basemap == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  surface = dtl_map_painter_render_tile (basemap, request->style, request->zoom, request->x,
                                         request->y, TILE_SIZE, TILE_SCALE);
  request->texture = texture_of (surface);
  cairo_surface_destroy (surface);
  g_task_return_boolean (task, TRUE);
}

static void
remember (DtlMapSource *self, const Request *request)
{
  gint64 key = key_of (request);

  if (g_hash_table_contains (self->cache, &key))
    return;
  g_hash_table_insert (self->cache, g_memdup2 (&key, sizeof key), g_object_ref (request->texture));
  g_queue_push_tail (&self->order, g_memdup2 (&key, sizeof key));
  if (g_queue_get_length (&self->order) > N_CACHED)
    {
      g_autofree gint64 *oldest = g_queue_pop_head (&self->order);

      g_hash_table_remove (self->cache, oldest);
    }
}

static void
show_tile (const Request *request)
{
  shumate_tile_set_paintable (request->tile, GDK_PAINTABLE (request->texture));
  shumate_tile_set_fade_in (request->tile, FALSE);
  shumate_tile_set_state (request->tile, SHUMATE_STATE_DONE);
}

static void
tile_painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  Request *request = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (outer, error);
      return;
    }
  remember (DTL_MAP_SOURCE (source), request);
  show_tile (request);
  g_task_return_boolean (outer, TRUE);
}

static void
dtl_map_source_fill_tile_async (ShumateMapSource *source, ShumateTile *tile,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DtlMapSource *self = DTL_MAP_SOURCE (source);
  g_autoptr (GTask) outer = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);
  GdkTexture *known;
  GTask *inner;
  gint64 key;

  request->tile = g_object_ref (tile);
  request->style = self->style;
  request->zoom = shumate_tile_get_zoom_level (tile);
  request->x = shumate_tile_get_x (tile);
  request->y = shumate_tile_get_y (tile);
  key = key_of (request);
  known = g_hash_table_lookup (self->cache, &key);
  if (known != NULL)
    {
      request->texture = g_object_ref (known);
      show_tile (request);
      request_free (request);
      g_task_return_boolean (outer, TRUE);
      return;
    }
  inner = g_task_new (self, cancellable, tile_painted_cb, g_steal_pointer (&outer));
  g_task_set_task_data (inner, request, request_free);
  g_thread_pool_push (self->painters, inner, NULL);
}

static gboolean
dtl_map_source_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
dtl_map_source_finalize (GObject *object)
{
  DtlMapSource *self = DTL_MAP_SOURCE (object);

  g_thread_pool_free (self->painters, FALSE, FALSE);
  g_hash_table_unref (self->cache);
  g_queue_clear_full (&self->order, g_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_map_source_parent_class)->finalize (object);
}

static void
dtl_map_source_class_init (DtlMapSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dtl_map_source_finalize;
  source_class->fill_tile_async = dtl_map_source_fill_tile_async;
  source_class->fill_tile_finish = dtl_map_source_fill_tile_finish;
}

static void
dtl_map_source_init (DtlMapSource *self)
{
  self->painters = g_thread_pool_new (paint_tile_cb, NULL, N_PAINTERS, FALSE, NULL);
  self->cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_queue_init (&self->order);
}

/**
 * dtl_map_source_new:
 * @workspace: lends the basemap
 * @theme: colours; a source keeps its own, since libshumate keeps tiles by the source's id
 *
 * Returns: (transfer full): a source of tiles
 */
DtlMapSource *
dtl_map_source_new (DtlWorkspace *workspace, DtlMapTheme theme)
{
  const DtlMapStyle *style = dtl_map_style_get (theme);
  g_autofree char *id = g_strdup_printf ("dateline-%s", dtl_map_style_get_id (style));
  DtlMapSource *self = g_object_new (DTL_TYPE_MAP_SOURCE, "id", id, "name", _("Dateline basemap"),
                                     "license", "Natural Earth · GeoNames", "min-zoom-level", 0,
                                     "max-zoom-level", DTL_BASEMAP_MAX_ZOOM, "tile-size", TILE_SIZE,
                                     "projection", SHUMATE_MAP_PROJECTION_MERCATOR, NULL);

  self->workspace = g_object_ref (workspace);
  self->style = style;
  return self;
}
