/* test-map-symbols.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-codes.h"
#include "dtl-map-symbols.h"

#include <math.h>
#include <string.h>

#define SIDE 48

static cairo_surface_t *
draw (int type, DtlMapSymbolFlags flags)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  dtl_map_symbol_paint (cr, dtl_map_style_get (DTL_MAP_THEME_LIGHT), type, SIDE / 2, SIDE / 2, 11,
                        flags);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Where the symbol is opaque, whatever its colour. */
static guint
count_differing_shape (cairo_surface_t *a, cairo_surface_t *b)
{
  const guint8 *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  guint n = 0;

  for (int i = 0; i < SIDE * SIDE; i++)
    n += (p[i * 4 + 3] > 127) != (q[i * 4 + 3] > 127);
  return n;
}

/* Any two types differ in shape alone, so that no colour is needed to tell them apart. */
static void
test_shapes_differ (void)
{
  for (int a = 0; a < DTL_N_INCIDENT_TYPE; a++)
    for (int b = a + 1; b < DTL_N_INCIDENT_TYPE; b++)
      {
        cairo_surface_t *p = draw (a, DTL_MAP_SYMBOL_NORMAL), *q = draw (b, DTL_MAP_SYMBOL_NORMAL);

        g_test_message ("%d and %d: %u", a, b, count_differing_shape (p, q));
        g_assert_cmpuint (count_differing_shape (p, q), >, 25);
        cairo_surface_destroy (p);
        cairo_surface_destroy (q);
      }
}

static void
test_colors_differ (void)
{
  for (int a = 0; a < DTL_N_INCIDENT_TYPE; a++)
    for (int b = a + 1; b < DTL_N_INCIDENT_TYPE; b++)
      {
        DtlMapColor p = dtl_map_symbol_color (a), q = dtl_map_symbol_color (b);

        g_assert_cmpfloat (fabs (p.red - q.red) + fabs (p.green - q.green) + fabs (p.blue - q.blue),
                           >, 0.2);
      }
}

static void
test_size_grows (void)
{
  for (int killed = 1; killed < 150; killed++)
    g_assert_cmpfloat (dtl_map_symbol_radius (killed), >, dtl_map_symbol_radius (killed - 1));
  g_assert_cmpfloat (dtl_map_symbol_radius (100000), <, 30);
  g_assert_cmpfloat (dtl_map_symbol_radius (-1), ==, dtl_map_symbol_radius (0));
}

static void
test_recalled_is_hollow (void)
{
  cairo_surface_t *full = draw (DTL_INCIDENT_TYPE_BOMBING, DTL_MAP_SYMBOL_NORMAL);
  cairo_surface_t *hollow = draw (DTL_INCIDENT_TYPE_BOMBING, DTL_MAP_SYMBOL_RECALLED);
  const gsize middle = (SIDE / 2) * cairo_image_surface_get_stride (full) + SIDE / 2 * 4;

  g_assert_cmpint (memcmp (cairo_image_surface_get_data (full) + middle,
                           cairo_image_surface_get_data (hollow) + middle, 4), !=, 0);
  cairo_surface_destroy (full);
  cairo_surface_destroy (hollow);
}

/* Sprites and vectors give nearly the same picture. */
static void
test_sprites (void)
{
  const DtlMapPoint points[] = { { 10, 20, 5, 3, DTL_INCIDENT_TYPE_BOMBING, 1, 1, 0 },
                                 { 12, 25, 0, 0, DTL_INCIDENT_TYPE_RIOT, 2, 0, 1 } };
  const DtlMapStyle *style = dtl_map_style_get (DTL_MAP_THEME_LIGHT);
  g_autoptr (DtlMapIndex) index = dtl_map_index_new (points, 2);
  g_autoptr (DtlMapSprites) sprites = dtl_map_sprites_new (style, 1);
  DtlMapView view = { 11, 22, 6, 400, 300, 1 };
  g_autoptr (GArray) items = dtl_map_index_query (index, &view);
  cairo_surface_t *surfaces[2];
  guint differing = 0;

  for (guint i = 0; i < 2; i++)
    {
      cairo_t *cr;

      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 300);
      cr = cairo_create (surfaces[i]);
      dtl_map_symbols_paint (cr, style, index, items, 0, -1, -1, i == 0 ? sprites : NULL);
      cairo_destroy (cr);
      cairo_surface_flush (surfaces[i]);
    }
  for (gsize i = 0; i < 400 * 300; i++)
    differing += ABS (cairo_image_surface_get_data (surfaces[0])[i * 4 + 3] -
                      cairo_image_surface_get_data (surfaces[1])[i * 4 + 3]) > 140;
  g_assert_cmpuint (differing, <, 120);
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-symbols/shapes-differ", test_shapes_differ);
  g_test_add_func ("/map-symbols/colors-differ", test_colors_differ);
  g_test_add_func ("/map-symbols/size-grows", test_size_grows);
  g_test_add_func ("/map-symbols/recalled-is-hollow", test_recalled_is_hollow);
  g_test_add_func ("/map-symbols/sprites", test_sprites);
  return g_test_run ();
}
