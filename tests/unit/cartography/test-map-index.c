/* test-map-index.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-codes.h"
#include "dtl-map-index.h"

#include <math.h>
#include <string.h>

#define N_POINTS 3000

static DtlMapPoint *
scatter (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  DtlMapPoint *points = g_new0 (DtlMapPoint, N_POINTS);

  for (guint i = 0; i < N_POINTS; i++)
    {
      points[i].lat = g_rand_double_range (random, -70, 75);
      points[i].lon = g_rand_double_range (random, -180, 180);
      points[i].killed = g_rand_int_range (random, 0, 20);
      points[i].type = g_rand_int_range (random, 0, DTL_N_INCIDENT_TYPE);
      points[i].id = i;
    }
  return points;
}

static GArray *
query (const DtlMapIndex *index, double lat, double lon, double zoom)
{
  DtlMapView view = { lat, lon, zoom, 1200, 800, 1 };

  return dtl_map_index_query (index, &view);
}

static const DtlMapItem *
item (const GArray *items, int i)
{
  return &g_array_index (items, DtlMapItem, i);
}

/* Whatever the zoom, every incident is counted once. */
static void
test_nothing_lost (void)
{
  g_autofree DtlMapPoint *points = scatter (1);
  g_autoptr (DtlMapIndex) index = dtl_map_index_new (points, N_POINTS);

  for (double zoom = 0; zoom <= 6; zoom += 0.7)
    {
      double world = 256 * exp2 (zoom);
      DtlMapView view = { 0, 0, zoom, world, world, 1 };
      g_autoptr (GArray) items = dtl_map_index_query (index, &view);
      guint n = 0;

      for (guint i = 0; i < items->len; i++)
        n += item (items, i)->n_points;
      g_assert_cmpuint (n, ==, N_POINTS);
    }
}

static void
test_deterministic (void)
{
  g_autofree DtlMapPoint *points = scatter (2);
  g_autoptr (DtlMapIndex) a = dtl_map_index_new (points, N_POINTS);
  g_autoptr (DtlMapIndex) b = dtl_map_index_new (points, N_POINTS);

  for (double zoom = 1; zoom < 9; zoom++)
    {
      g_autoptr (GArray) p = query (a, 20, 30, zoom);
      g_autoptr (GArray) q = query (b, 20, 30, zoom);

      g_assert_cmpmem (p->data, p->len * sizeof (DtlMapItem), q->data, q->len * sizeof (DtlMapItem));
    }
}

/* What a query gives for a part of the map is what it gives for the whole. */
static void
test_same_clusters_in_every_view (void)
{
  g_autofree DtlMapPoint *points = scatter (3);
  g_autoptr (DtlMapIndex) index = dtl_map_index_new (points, N_POINTS);
  g_autoptr (GArray) here = query (index, 30, 40, 5);
  g_autoptr (GArray) there = query (index, 30, 48, 5);
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);
  guint n_shared = 0;

  for (guint i = 0; i < here->len; i++)
    g_hash_table_insert (nodes, GUINT_TO_POINTER (item (here, i)->node), (gpointer) item (here, i));
  for (guint i = 0; i < there->len; i++)
    {
      const DtlMapItem *other = g_hash_table_lookup (nodes, GUINT_TO_POINTER (item (there, i)->node));

      if (other == NULL)
        continue;
      n_shared++;
      g_assert_cmpfloat_with_epsilon (other->x - item (there, i)->x, 8 * 8192 / 360.0, 0.01);
      g_assert_cmpuint (other->n_points, ==, item (there, i)->n_points);
    }
  g_assert_cmpuint (n_shared, >, 20);
}

static void
test_expand (void)
{
  g_autofree DtlMapPoint *points = scatter (4);
  g_autoptr (DtlMapIndex) index = dtl_map_index_new (points, N_POINTS);
  g_autoptr (GArray) items = query (index, 20, 30, 2);
  guint n_clusters = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const DtlMapItem *cluster = item (items, i);
      g_autoptr (GArray) leaves = dtl_map_index_leaves (index, cluster->node, G_MAXUINT);
      g_autoptr (GArray) inner = NULL;
      const DtlMapPoint *first;

      g_assert_cmpuint (leaves->len, ==, cluster->n_points);
      if (cluster->point != DTL_MAP_NO_POINT)
        continue;
      n_clusters++;
      g_assert_cmpfloat (dtl_map_index_expand (index, cluster->node), >, 2);
      first = dtl_map_index_get_point (index, g_array_index (leaves, guint, 0));
      inner = query (index, first->lat, first->lon, dtl_map_index_expand (index, cluster->node));
      for (guint j = 0; j < inner->len; j++)
        g_assert_cmpuint (item (inner, j)->node, !=, cluster->node);
    }
  g_assert_cmpuint (n_clusters, >, 10);
}

/* Incidents in one place stay together at every zoom and say so. */
static void
test_one_place (void)
{
  const DtlMapPoint points[3] = { { 24.848, 67.029, 0.2, 14, DTL_INCIDENT_TYPE_BOMBING, 1, 1, 0 },
                                  { 24.848, 67.029, 0.2, 0, DTL_INCIDENT_TYPE_BOMBING, 2, 1, 0 },
                                  { 24.848, 67.029, 10, 0, DTL_INCIDENT_TYPE_RIOT, 3, 1, 0 } };
  g_autoptr (DtlMapIndex) index = dtl_map_index_new (points, 3);
  g_autoptr (GArray) items = query (index, 24.848, 67.029, 17);

  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpuint (item (items, 0)->n_points, ==, 3);
  g_assert_cmpint (item (items, 0)->killed, ==, 14);
  g_assert_cmpint (item (items, 0)->type, ==, DTL_INCIDENT_TYPE_BOMBING);
  g_assert_cmpfloat (dtl_map_index_expand (index, item (items, 0)->node), >, DTL_ZOOM_MAX);
}

static void
test_box (void)
{
  const DtlMapPoint fiji[3] = { { .lat = -17, .lon = 178 }, { .lat = -16, .lon = -179.5 },
                                { .lat = NAN, .lon = 3 } };
  g_autoptr (DtlMapIndex) index = dtl_map_index_new (fiji, 3);
  g_autoptr (DtlMapIndex) empty = dtl_map_index_new (NULL, 0);
  g_autoptr (GArray) items = query (index, -17, 179, 6);
  g_autoptr (GArray) none = query (empty, 0, 0, 3);
  DtlMapBox box;

  g_assert_true (dtl_map_index_get_box (index, &box));
  g_assert_cmpfloat (box.west, ==, 178);
  g_assert_cmpfloat (box.east, ==, -179.5);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpfloat (fabs (item (items, 0)->x - item (items, 1)->x), <, 200);
  g_assert_false (dtl_map_index_get_box (empty, &box));
  g_assert_cmpuint (none->len, ==, 0);
}

/* A cross of five incidents: centre, west, east, north, south. */
static DtlMapIndex *
make_cross (void)
{
  static const DtlMapPoint points[] = { { .lat = 10, .lon = 20 }, { .lat = 10, .lon = 10 },
                                        { .lat = 10, .lon = 30 }, { .lat = 19, .lon = 20 },
                                        { .lat = 1, .lon = 20 } };

  return dtl_map_index_new (points, G_N_ELEMENTS (points));
}

static void
test_walk (void)
{
  g_autoptr (DtlMapIndex) index = make_cross ();
  g_autoptr (GArray) items = query (index, 10, 20, 4);
  int centre = dtl_map_items_find (index, items, 0);
  static const struct
  {
    DtlMapDirection direction;
    guint point;
  } steps[] = { { DTL_MAP_LEFT, 1 }, { DTL_MAP_RIGHT, 2 }, { DTL_MAP_UP, 3 }, { DTL_MAP_DOWN, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      int next = dtl_map_items_next (items, centre, steps[i].direction);

      g_assert_cmpint (next, >=, 0);
      g_assert_cmpuint (item (items, next)->point, ==, steps[i].point);
      g_assert_cmpint (dtl_map_items_next (items, next, steps[i].direction), ==, -1);
    }
  g_assert_cmpuint (item (items, dtl_map_items_next (items, -1, DTL_MAP_RIGHT))->point, ==, 1);
}

static void
test_hit (void)
{
  g_autoptr (DtlMapIndex) index = make_cross ();
  g_autoptr (GArray) items = query (index, 10, 20, 4);
  const DtlMapItem *centre = item (items, dtl_map_items_find (index, items, 0));

  g_assert_cmpuint (item (items, dtl_map_items_hit (items, centre->x + 3, centre->y - 3, 0))->point,
                    ==, 0);
  g_assert_cmpint (dtl_map_items_hit (items, centre->x + centre->radius + 6, centre->y, 0), ==, -1);
  g_assert_cmpint (dtl_map_items_hit (items, centre->x + centre->radius + 6, centre->y, 8), >=, 0);
}

/* The circle is as wide on the map as its kilometres are. */
static void
test_uncertainty (void)
{
  const DtlMapPoint point = { .lat = 60, .lon = 25, .radius_km = 50 };
  g_autoptr (DtlMapIndex) index = dtl_map_index_new (&point, 1);
  DtlMapView view = { 60, 25, 8, 1200, 800, 1 };
  g_autoptr (GArray) items = dtl_map_index_query (index, &view);
  double lat, lon;

  g_assert_cmpuint (items->len, ==, 1);
  dtl_map_view_unproject (&view, item (items, 0)->x + item (items, 0)->uncertainty,
                          item (items, 0)->y, &lat, &lon);
  g_assert_cmpfloat_with_epsilon ((lon - 25) * 111.32 * 0.5, 50, 0.3);
}

static void
test_find_in_cluster (void)
{
  g_autofree DtlMapPoint *points = scatter (5);
  g_autoptr (DtlMapIndex) index = dtl_map_index_new (points, N_POINTS);
  DtlMapView view = { 0, 0, 1, 512, 512, 1 };
  g_autoptr (GArray) items = dtl_map_index_query (index, &view);

  for (guint point = 0; point < N_POINTS; point += 97)
    {
      int found = dtl_map_items_find (index, items, point);
      g_autoptr (GArray) leaves = NULL;
      gboolean is_inside = FALSE;

      g_assert_cmpint (found, >=, 0);
      leaves = dtl_map_index_leaves (index, item (items, found)->node, G_MAXUINT);
      for (guint i = 0; i < leaves->len; i++)
        is_inside |= g_array_index (leaves, guint, i) == point;
      g_assert_true (is_inside);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-index/nothing-lost", test_nothing_lost);
  g_test_add_func ("/map-index/deterministic", test_deterministic);
  g_test_add_func ("/map-index/same-clusters-in-every-view", test_same_clusters_in_every_view);
  g_test_add_func ("/map-index/expand", test_expand);
  g_test_add_func ("/map-index/one-place", test_one_place);
  g_test_add_func ("/map-index/box", test_box);
  g_test_add_func ("/map-index/walk", test_walk);
  g_test_add_func ("/map-index/hit", test_hit);
  g_test_add_func ("/map-index/uncertainty", test_uncertainty);
  g_test_add_func ("/map-index/find-in-cluster", test_find_in_cluster);
  return g_test_run ();
}
