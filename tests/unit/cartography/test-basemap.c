/* test-basemap.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-error.h"
#include "dtl-map-painter.h"

#include <math.h>
#include <string.h>

/* Colours of the light style as cairo stores them. */
#define WATER 0xc4d9e8u
#define LAND 0xf5f1e7u

static DtlBasemap *
load (void)
{
  g_autoptr (GError) error = NULL;
  DtlBasemap *basemap = dtl_basemap_load_default (&error);

  g_assert_no_error (error);
  return basemap;
}

static cairo_surface_t *
paint (const DtlBasemap *basemap, const DtlMapView *view)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, view->width,
                                                         view->height);
  cairo_t *cr = cairo_create (surface);

  dtl_map_painter_paint_view (basemap, dtl_map_style_get (DTL_MAP_THEME_LIGHT), view, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      y * cairo_image_surface_get_stride (surface);
  guint32 value;

  memcpy (&value, row + x * 4, sizeof value);
  return value & 0xffffff;
}

/* Land and water at places of which there is no doubt, none of them near a coast or a label. */
static void
test_known_places (void)
{
  static const struct
  {
    const char *name;
    double lat;
    double lon;
    guint32 color;
    double zoom; /* from here on the place fills the picture */
  } places[] = {
    { "Sahara", 22.3, 6.1, LAND, 4 },
    { "Siberia", 64.7, 108.3, LAND, 4 },
    { "Amazonas", -5.3, -66.4, LAND, 4 },
    { "Chukotka, west of the antimeridian", 67.6, 179.4, LAND, 4 },
    { "Chukotka, east of it", 67.3, -178.9, LAND, 4 },
    { "Antarctica", -80.6, 100.4, LAND, 4 },
    { "Vanua Levu", -16.7, 179.0, LAND, 9 },
    { "Arabian Sea", 20.1, 62.3, WATER, 4 },
    { "Atlantic", 40.2, -35.7, WATER, 4 },
    { "Pacific on Fiji's latitude", -17.2, -120.6, WATER, 4 },
    { "Bering Sea at the antimeridian", 60.2, 179.99, WATER, 4 },
    { "Caspian Sea", 39.6, 51.3, WATER, 4 },
    { "Lake Victoria", -1.6, 33.6, WATER, 8 },
    { "Lake Superior", 47.3, -87.0, WATER, 8 },
    { "Arctic Ocean", 84.7, 150.3, WATER, 4 },
  };
  g_autoptr (DtlBasemap) basemap = load ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (double zoom = places[i].zoom; zoom <= 10; zoom += 2.5)
      {
        DtlMapView view = { places[i].lat, places[i].lon, zoom, 40, 40, 1 };
        cairo_surface_t *surface = paint (basemap, &view);
        guint n = 0;

        for (int j = 0; j < 1600; j++)
          n += pixel (surface, j % 40, j / 40) == places[i].color;
        g_test_message ("%s at zoom %.1f: %u of 1600", places[i].name, zoom, n);
        g_assert_cmpuint (n, >, 800);
        cairo_surface_destroy (surface);
      }
}

/* A row of pixels round the world on the latitude of Fiji must be water nearly everywhere between
 * the Cook Islands and South America: a ring drawn across the map would make it land. */
static void
test_no_streaks (void)
{
  g_autoptr (DtlBasemap) basemap = load ();
  DtlMapView view = { -16.7, -115, 4, 800, 20, 1 };
  cairo_surface_t *surface = paint (basemap, &view);
  guint n = 0;

  for (int x = 0; x < 800; x++)
    n += pixel (surface, x, 10) == WATER;
  g_assert_cmpuint (n, >, 780);
  cairo_surface_destroy (surface);
}

/* Four tiles put together are the view of the same part of the world, labels included. */
static void
test_tiles_join (void)
{
  static const guint corners[][3] = { { 3, 3, 2 }, { 4, 9, 6 }, { 5, 21, 13 }, { 6, 44, 27 },
                                      { 7, 88, 54 }, { 4, 15, 4 } };
  g_autoptr (DtlBasemap) basemap = load ();

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      guint zoom = corners[i][0], n = 1u << zoom, differing = 0;
      DtlMapView view = { 0, 0, zoom, 512, 512, 1 };
      cairo_surface_t *whole;

      view.lon = dtl_mercator_lon ((corners[i][1] + 1.0) / n);
      view.lat = dtl_mercator_lat ((corners[i][2] + 1.0) / n);
      whole = paint (basemap, &view);
      for (guint tile = 0; tile < 4; tile++)
        {
          guint dx = tile % 2, dy = tile / 2;
          cairo_surface_t *part = dtl_map_painter_render_tile (
            basemap, dtl_map_style_get (DTL_MAP_THEME_LIGHT), zoom, (corners[i][1] + dx) % n,
            corners[i][2] + dy, 256, 1);

          for (int j = 0; j < 256 * 256; j++)
            {
              guint32 a = pixel (part, j % 256, j / 256);
              guint32 b = pixel (whole, dx * 256 + j % 256, dy * 256 + j / 256);

              differing += ABS ((int) (a & 255) - (int) (b & 255)) > 24;
            }
          cairo_surface_destroy (part);
        }
      g_test_message ("zoom %u: %u pixels differ", zoom, differing);
      g_assert_cmpuint (differing, <, 300);
      cairo_surface_destroy (whole);
    }
}

/* The same picture whether one thread paints or many. */
static gpointer
checksum_tile (gpointer data)
{
  cairo_surface_t *tile = dtl_map_painter_render_tile (
    data, dtl_map_style_get (DTL_MAP_THEME_DARK), 5, 21, 13, 256, 2);
  char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (tile),
                                           512 * cairo_image_surface_get_stride (tile));

  cairo_surface_destroy (tile);
  return sum;
}

static void
test_threads (void)
{
  g_autoptr (DtlBasemap) basemap = load ();
  g_autofree char *expected = checksum_tile (basemap);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("tile", checksum_tile, basemap);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *sum = g_thread_join (threads[i]);

      g_assert_cmpstr (sum, ==, expected);
    }
}

static void
test_verify (void)
{
  g_autoptr (DtlBasemap) basemap = load ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_basemap_verify (basemap, &error));
  g_assert_no_error (error);
}

static GBytes *
read_bytes (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DATELINE_DATA_DIR"), "basemap",
                                            "basemap.bin", NULL);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

static void
paint_world (const DtlBasemap *basemap)
{
  for (guint zoom = 0; zoom <= 8; zoom += 4)
    cairo_surface_destroy (dtl_map_painter_render_tile (
      basemap, dtl_map_style_get (DTL_MAP_THEME_PRINT), zoom, zoom * 11, zoom * 7, 64, 1));
}

/* Broken files are refused, or paint something; they never crash. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) good = read_bytes ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize size;
  const guint8 *data = g_bytes_get_data (good, &size);
  static const gsize sizes[] = { 0, 1, 39, 40, 200, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, sizes[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (dtl_basemap_new_from_bytes (cut, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA);
    }
  for (guint round = 0; round < 40; round++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DtlBasemap) basemap = NULL;
      gboolean in_header = round % 2 == 0;

      for (guint i = 0; i < (in_header ? 3 : 40000); i++)
        copy[g_rand_int_range (random, 8, in_header ? 6000 : size)] = g_rand_int (random);
      bytes = g_bytes_new_static (copy, size);
      basemap = dtl_basemap_new_from_bytes (bytes, NULL);
      if (basemap != NULL)
        paint_world (basemap);
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dtl_basemap_load ("/nonexistent/basemap.bin", &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA);
  g_assert_nonnull (strstr (error->message, "/nonexistent/basemap.bin"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/basemap/known-places", test_known_places);
  g_test_add_func ("/basemap/no-streaks", test_no_streaks);
  g_test_add_func ("/basemap/tiles-join", test_tiles_join);
  g_test_add_func ("/basemap/threads", test_threads);
  g_test_add_func ("/basemap/verify", test_verify);
  g_test_add_func ("/basemap/damaged", test_damaged);
  g_test_add_func ("/basemap/missing", test_missing);
  return g_test_run ();
}
