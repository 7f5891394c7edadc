/* test-map-view.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-error.h"
#include "dtl-map-view.h"

#include <math.h>

static void
test_round_trip (void)
{
  DtlMapView view = { 24.9, 67.1, 7.3, 800, 600, 1 };

  for (double lat = -80; lat <= 80; lat += 8)
    for (double lon = -179; lon < 180; lon += 17)
      {
        double x, y, back_lat, back_lon;

        dtl_map_view_project (&view, lat, lon, &x, &y);
        dtl_map_view_unproject (&view, x, y, &back_lat, &back_lon);
        g_assert_cmpfloat_with_epsilon (back_lat, lat, 1e-7);
        g_assert_cmpfloat_with_epsilon (back_lon, lon, 1e-7);
      }
}

/* The corners of tile 2/1/3 as every web map has them. */
static void
test_mercator_values (void)
{
  g_assert_cmpfloat_with_epsilon (dtl_mercator_x (-90) * 4, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (dtl_mercator_y (66.51326044311186), 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (dtl_mercator_y (90), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dtl_mercator_y (-90), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (dtl_mercator_lat (0), DTL_MERCATOR_LIMIT, 1e-9);
}

static void
test_antimeridian (void)
{
  DtlMapView view = { -17, 179.5, 6, 800, 600, 1 };
  double west, east, y;
  DtlMapBox box;

  dtl_map_view_project (&view, -17, 178, &west, &y);
  dtl_map_view_project (&view, -17, -178, &east, &y);
  g_assert_cmpfloat (west, <, 400);
  g_assert_cmpfloat (east, >, 400);
  g_assert_cmpfloat (east - west, <, 250);
  box = dtl_map_view_get_box (&view);
  g_assert_cmpfloat (box.west, >, 0);
  g_assert_cmpfloat (box.east, <, 0);
}

static void
test_fit (void)
{
  const DtlMapBox boxes[] = { { 23, 60, 38, 78 }, { -20, 170, -10, -170 }, { -85, -180, 85, 180 } };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      DtlMapView view = { 0, 0, 0, 900, 700, 1 };
      double x[2], y[2];

      dtl_map_view_fit (&view, &boxes[i], 20, 18);
      dtl_map_view_project (&view, boxes[i].north, boxes[i].west, &x[0], &y[0]);
      dtl_map_view_project (&view, boxes[i].south, boxes[i].east, &x[1], &y[1]);
      g_assert_cmpfloat (MIN (y[0], y[1]), >=, 19.9);
      g_assert_cmpfloat (MAX (y[0], y[1]), <=, 680.1);
      /* One of the two directions is used to the full. */
      g_assert_true (fabs (y[1] - y[0] - 660) < 1 || fabs (x[1] - x[0] - 860) < 1 ||
                     fabs (dtl_map_view_world_size (&view) - 860) < 1);
    }
}

static void
test_fit_one_point (void)
{
  DtlMapView view = { 0, 0, 0, 900, 700, 1 };
  const DtlMapBox box = { 24.9, 67.1, 24.9, 67.1 };

  dtl_map_view_fit (&view, &box, 20, 7.5);
  g_assert_cmpfloat_with_epsilon (view.zoom, 7.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.lat, 24.9, 1e-6);
}

/* One degree of longitude on the equator is 111.3 km; at 60 degrees half of it. */
static void
test_kilometres (void)
{
  DtlMapView view = { 0, 0, 5, 800, 600, 1 };
  double degree = dtl_map_view_world_size (&view) / 360;

  g_assert_cmpfloat_with_epsilon (dtl_map_view_km_per_unit (&view, 0) * degree, 111.319, 0.01);
  g_assert_cmpfloat_with_epsilon (dtl_map_view_km_per_unit (&view, 60) * degree, 55.66, 0.01);
}

static void
test_parse_box (void)
{
  static const char *const wrong[] = { "", "1,2,3", "0,10,4,5", "a,b,c,d", "0,0,1,95", "1,2,3,4,5",
                                       "0,0,nan,1" };
  g_autoptr (GError) error = NULL;
  DtlMapBox box;

  g_assert_true (dtl_map_box_parse ("60, 23,78.5,38", &box, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (box.east, ==, 78.5);
  g_assert_true (dtl_map_box_parse ("170,-20,-170,-10", &box, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("“%s”", wrong[i]);
      g_assert_false (dtl_map_box_parse (wrong[i], &box, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_INVALID);
      g_clear_error (&error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-view/round-trip", test_round_trip);
  g_test_add_func ("/map-view/mercator-values", test_mercator_values);
  g_test_add_func ("/map-view/antimeridian", test_antimeridian);
  g_test_add_func ("/map-view/fit", test_fit);
  g_test_add_func ("/map-view/fit-one-point", test_fit_one_point);
  g_test_add_func ("/map-view/kilometres", test_kilometres);
  g_test_add_func ("/map-view/parse-box", test_parse_box);
  return g_test_run ();
}
