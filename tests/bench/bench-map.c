/* bench-map.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Prints how long tiles take at each zoom, and how long a frame with 100,000 incidents takes. */

#include "config.h"

#include "dtl-map-painter.h"
#include "dtl-map-symbols.h"

#include <math.h>
#include <time.h>

#define N_POINTS 100000
#define N_FRAMES 200

/* Microseconds of this thread's processor time: what else runs on the machine does not count. */
static gint64
cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 p = *(const gint64 *) a, q = *(const gint64 *) b;

  return p < q ? -1 : p > q;
}

static void
sort_times (GArray *times)
{
  g_array_sort (times, compare_times);
}

static double
quantile (GArray *times, double part)
{
  return g_array_index (times, gint64, (guint) ((times->len - 1) * part)) / 1000.0;
}

static void
time_tile (const DtlBasemap *basemap, guint zoom, guint x, guint y, double scale, GArray *times)
{
  gint64 start = cpu_time (), time;

  cairo_surface_destroy (dtl_map_painter_render_tile (
    basemap, dtl_map_style_get (DTL_MAP_THEME_LIGHT), zoom, x, y, DTL_TILE_SIZE, scale));
  time = cpu_time () - start;
  g_array_append_val (times, time);
}

/* All tiles at low zooms, and from zoom 5 those of a sample over the inhabited world. */
static void
bench_zoom (const DtlBasemap *basemap, guint zoom, double scale)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GRand) random = g_rand_new_with_seed (zoom);
  guint n = 1u << zoom;

  if (zoom <= 4)
    for (guint i = 0; i < n * n; i++)
      time_tile (basemap, zoom, i % n, i / n, scale, times);
  else
    for (guint i = 0; i < 400; i++)
      time_tile (basemap, zoom, g_rand_int_range (random, 0, n),
                 g_rand_int_range (random, n / 5, 2 * n / 3), scale, times);
  sort_times (times);
  g_print ("%4u  %3.0fx  %6u  %8.2f  %8.2f  %8.2f\n", zoom, scale, times->len, quantile (times, 0.5),
           quantile (times, 0.95), quantile (times, 1));
}

static DtlMapIndex *
make_index (void)
{
  g_autofree DtlMapPoint *points = g_new0 (DtlMapPoint, N_POINTS);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_POINTS; i++)
    {
      DtlMapPoint *point = &points[i];

      point->lat = g_rand_double_range (random, -35, 60);
      point->lon = g_rand_double_range (random, -120, 150);
      point->radius_km = g_rand_double_range (random, 0, 30);
      point->killed = g_rand_int_range (random, 0, 30) / (1 + g_rand_int_range (random, 0, 9));
      point->type = g_rand_int_range (random, 0, 12);
      point->main = TRUE;
    }
  return dtl_map_index_new (points, N_POINTS);
}

static void
bench_frames (const DtlMapIndex *index, double zoom)
{
  const DtlMapStyle *style = dtl_map_style_get (DTL_MAP_THEME_LIGHT);
  g_autoptr (DtlMapSprites) sprites = dtl_map_sprites_new (style, 1);
  g_autoptr (GArray) queries = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1920, 1080);
  cairo_t *cr = cairo_create (surface);
  guint n_items = 0;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      DtlMapView view = { 20, -60 + i * 100.0 / exp2 (zoom), zoom, 1920, 1080, 1 };
      gint64 start = cpu_time (), time;
      g_autoptr (GArray) items = dtl_map_index_query (index, &view);

      time = cpu_time () - start;
      g_array_append_val (queries, time);
      dtl_map_symbols_paint (cr, style, index, items, 77, -1, -1, sprites);
      cairo_surface_flush (surface);
      time = cpu_time () - start;
      g_array_append_val (frames, time);
      n_items = MAX (n_items, items->len);
    }
  sort_times (queries);
  sort_times (frames);
  g_print ("%4.1f  %6u  %8.2f  %8.2f  %8.2f\n", zoom, n_items, quantile (queries, 0.5),
           quantile (frames, 0.5), quantile (frames, 0.99));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (void)
{
  static const double zooms[] = { 2, 4, 5.5, 7, 9 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlBasemap) basemap = dtl_basemap_load_default (&error);
  g_autoptr (DtlMapIndex) index = NULL;
  gint64 start;

  if (basemap == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("Tiles of 256 units, milliseconds of processor time each\nzoom scale   tiles    median    95 %%      worst\n");
  for (guint scale = 1; scale <= 2; scale++)
    for (guint zoom = 2; zoom <= 10; zoom++)
      bench_zoom (basemap, zoom, scale);
  start = cpu_time ();
  index = make_index ();
  g_print ("\n%u incidents clustered in %.0f ms\n"
           "Frames of 1920x1080, milliseconds of processor time each\nzoom   items     query    median    99 %%\n",
           N_POINTS, (cpu_time () - start) / 1000.0);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    bench_frames (index, zooms[i]);
  return 0;
}
