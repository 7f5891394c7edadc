/* dtl-map-index.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-map-index-private.h"

#include <math.h>
#include <string.h>

/* How far outside the view a symbol or a circle may still be seen, in units. */
#define MARGIN 48.0

/**
 * dtl_map_index_new:
 * @points: (array length=n_points): incidents; copied. Points without a finite position are kept,
 *   so that numbers agree, but never shown
 * @n_points: how many
 *
 * Clusters the incidents for all zooms. 100,000 take a fraction of a second: build it in a thread
 * when there are many.
 *
 * Returns: (transfer full): an index
 */
DtlMapIndex *
dtl_map_index_new (const DtlMapPoint *points, gsize n_points)
{
  DtlMapIndex *self = g_new0 (DtlMapIndex, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->points = g_memdup2 (points, n_points * sizeof *points);
  self->n_points = n_points;
  dtl_map_index_build (self);
  return self;
}

/**
 * dtl_map_index_ref:
 * @self: an index
 *
 * Returns: (transfer full): @self
 */
DtlMapIndex *
dtl_map_index_ref (DtlMapIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dtl_map_index_unref:
 * @self: (transfer full): an index
 */
void
dtl_map_index_unref (DtlMapIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < DTL_MAP_LEVELS; i++)
    g_array_unref (self->levels[i]);
  g_array_unref (self->nodes);
  g_free (self->points);
  g_free (self);
}

/**
 * dtl_map_index_n_points:
 * @self: an index
 *
 * Returns: the number of incidents it was made from
 */
gsize
dtl_map_index_n_points (const DtlMapIndex *self)
{
  return self->n_points;
}

/**
 * dtl_map_index_get_point:
 * @self: an index
 * @point: less than dtl_map_index_n_points()
 *
 * Returns: (transfer none): the incident
 */
const DtlMapPoint *
dtl_map_index_get_point (const DtlMapIndex *self, guint point)
{
  g_return_val_if_fail (point < self->n_points, NULL);

  return &self->points[point];
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

/* The shortest arc over all longitudes: what remains when the widest gap is left out. */
static void
find_arc (GArray *lons, double *west, double *east)
{
  double widest;

  g_array_sort (lons, compare_doubles);
  *west = g_array_index (lons, double, 0);
  *east = g_array_index (lons, double, lons->len - 1);
  widest = *west + 360 - *east;
  for (guint i = 1; i < lons->len; i++)
    {
      double a = g_array_index (lons, double, i - 1), b = g_array_index (lons, double, i);

      if (b - a > widest)
        {
          widest = b - a;
          *west = b;
          *east = a;
        }
    }
}

/**
 * dtl_map_index_get_box:
 * @self: an index
 * @out: (out): the smallest box around all incidents; it may span the antimeridian
 *
 * Returns: %FALSE if there are none
 */
gboolean
dtl_map_index_get_box (const DtlMapIndex *self, DtlMapBox *out)
{
  g_autoptr (GArray) lons = g_array_sized_new (FALSE, FALSE, sizeof (double), self->n_points);
  double south = 90, north = -90;

  for (gsize i = 0; i < self->n_points; i++)
    {
      const DtlMapPoint *point = &self->points[i];

      if (!isfinite (point->lat) || !isfinite (point->lon))
        continue;
      south = MIN (south, point->lat);
      north = MAX (north, point->lat);
      g_array_append_val (lons, point->lon);
    }
  if (lons->len == 0)
    return FALSE;
  out->south = south;
  out->north = north;
  find_arc (lons, &out->west, &out->east);
  return TRUE;
}

/**
 * dtl_map_symbol_radius:
 * @killed: deaths
 *
 * Area grows with the deaths, as the eye compares areas; a symbol without deaths can still be hit.
 *
 * Returns: the symbol's radius in units
 */
double
dtl_map_symbol_radius (int killed)
{
  return MIN (sqrt (36 + 2.0 * MAX (killed, 0)), 21);
}

static double
cluster_radius (guint n_points)
{
  return 10.5 + 4.2 * log10 (n_points);
}

static double
uncertainty_radius (const DtlMapView *view, const DtlMapPoint *point, double symbol)
{
  double km = dtl_map_view_km_per_unit (view, point->lat);
  double radius = point->radius_km / km;

  /* Too small to be seen beside the symbol, or larger than anything on the screen. */
  if (!(radius > symbol + 3) || radius > 2 * MAX (view->width, view->height))
    return 0;
  return radius;
}

static void
add_item (const DtlMapIndex *self, const DtlMapView *view, guint node_id, GArray *items)
{
  const DtlMapNode *node = &g_array_index (self->nodes, DtlMapNode, node_id);
  double world = dtl_map_view_world_size (view);
  double dx = node->x - dtl_mercator_x (view->lon);
  gboolean is_point = node_id < self->n_points;
  DtlMapItem item = { 0 };

  dx -= floor (dx + 0.5);
  item.x = view->width / 2 + dx * world;
  item.y = view->height / 2 + (node->y - dtl_mercator_y (view->lat)) * world;
  item.point = is_point ? node_id : DTL_MAP_NO_POINT;
  item.n_points = node->n_points;
  item.node = node_id;
  item.killed = node->killed;
  item.type = node->type;
  item.radius = is_point ? dtl_map_symbol_radius (node->killed) : cluster_radius (node->n_points);
  if (is_point)
    item.uncertainty = uncertainty_radius (view, &self->points[node_id], item.radius);
  if (item.x >= -MARGIN - item.uncertainty && item.x <= view->width + MARGIN + item.uncertainty &&
      item.y >= -MARGIN - item.uncertainty && item.y <= view->height + MARGIN + item.uncertainty)
    g_array_append_val (items, item);
}

static guint
lower_bound (const GArray *level, guint64 key)
{
  guint low = 0, high = level->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (level, DtlMapEntry, middle).key < key)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
query_row (const DtlMapIndex *self, const DtlMapView *view, const GArray *level, guint64 row,
           guint64 first, guint64 last, GArray *items)
{
  for (guint i = lower_bound (level, row << 32 | first); i < level->len; i++)
    {
      const DtlMapEntry *entry = &g_array_index (level, DtlMapEntry, i);

      if (entry->key > (row << 32 | last))
        break;
      add_item (self, view, entry->node, items);
    }
}

/* Large symbols below small ones; a total order, so that pictures do not depend on chance. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DtlMapItem *p = a, *q = b;

  if (p->radius != q->radius)
    return p->radius > q->radius ? -1 : 1;
  return p->node < q->node ? -1 : p->node > q->node;
}

/**
 * dtl_map_index_query:
 * @self: an index
 * @view: what is on the screen
 *
 * The incidents and clusters in the view, in the order of painting: the last one lies on top. The
 * circles of incidents just outside the view are included as far as they reach in.
 *
 * Returns: (transfer full) (element-type DtlMapItem): an array, possibly empty
 */
GArray *
dtl_map_index_query (const DtlMapIndex *self, const DtlMapView *view)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (DtlMapItem));
  guint zoom = CLAMP (floor (view->zoom + 0.5), 0, DTL_MAP_LEVELS - 1);
  const GArray *level = self->levels[zoom];
  gint64 n = 1 << zoom;
  double world = dtl_map_view_world_size (view), tile = world / n;
  double left = dtl_mercator_x (view->lon) * world - view->width / 2;
  double top = dtl_mercator_y (view->lat) * world - view->height / 2;
  /* A view's width beyond each edge, for circles whose centre is outside. */
  gint64 first = floor ((left - view->width) / tile);
  gint64 last = floor ((left + 2 * view->width) / tile);
  gint64 first_row = CLAMP (floor ((top - view->height) / tile), 0, n - 1);
  gint64 last_row = CLAMP (floor ((top + 2 * view->height) / tile), 0, n - 1);

  for (gint64 row = first_row; row <= last_row; row++)
    {
      gint64 west = ((first % n) + n) % n, east = ((last % n) + n) % n;

      if (last - first + 1 >= n)
        query_row (self, view, level, row, 0, n - 1, items);
      else if (west <= east)
        query_row (self, view, level, row, west, east, items);
      else
        {
          query_row (self, view, level, row, west, n - 1, items);
          query_row (self, view, level, row, 0, east, items);
        }
    }
  g_array_sort (items, compare_items);
  return items;
}

/**
 * dtl_map_index_expand:
 * @self: an index
 * @node: of an item
 *
 * Returns: the zoom at which a cluster falls apart; more than %DTL_ZOOM_MAX if it never does, since
 *   its incidents stand in one place
 */
double
dtl_map_index_expand (const DtlMapIndex *self, guint node)
{
  g_return_val_if_fail (node < self->nodes->len, 0);

  return g_array_index (self->nodes, DtlMapNode, node).zoom + 1;
}

static void
collect_leaves (const DtlMapIndex *self, guint node, guint limit, GArray *leaves)
{
  if (leaves->len >= limit)
    return;
  if (node < self->n_points)
    {
      g_array_append_val (leaves, node);
      return;
    }
  for (guint child = g_array_index (self->nodes, DtlMapNode, node).first_child; child != G_MAXUINT;
       child = g_array_index (self->nodes, DtlMapNode, child).next_sibling)
    collect_leaves (self, child, limit, leaves);
}

/**
 * dtl_map_index_leaves:
 * @self: an index
 * @node: of an item
 * @limit: at most so many
 *
 * Returns: (transfer full) (element-type guint): indices of the incidents in a cluster, or of the
 *   one incident
 */
GArray *
dtl_map_index_leaves (const DtlMapIndex *self, guint node, guint limit)
{
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (node < self->nodes->len, leaves);

  collect_leaves (self, node, limit, leaves);
  return leaves;
}

/**
 * dtl_map_items_hit:
 * @items: (element-type DtlMapItem): from dtl_map_index_query()
 * @x: in units of the view
 * @y: in units of the view
 * @slack: units by which a symbol may be missed, larger for fingers
 *
 * Returns: the position in @items of what lies on top there, or −1
 */
int
dtl_map_items_hit (const GArray *items, double x, double y, double slack)
{
  int best = -1;
  double best_miss = slack;

  for (guint i = items->len; i-- > 0;)
    {
      const DtlMapItem *item = &g_array_index (items, DtlMapItem, i);
      double miss = hypot (item->x - x, item->y - y) - item->radius;

      if (miss <= 0)
        return i;
      if (miss < best_miss)
        {
          best = i;
          best_miss = miss;
        }
    }
  return best;
}

/* How far along @direction and how far aside of it @to lies from (@x, @y). */
static void
resolve (const DtlMapItem *to, double x, double y, DtlMapDirection direction, double *along,
         double *aside)
{
  double dx = to->x - x, dy = to->y - y;

  switch (direction)
    {
    case DTL_MAP_LEFT:
      *along = -dx;
      *aside = fabs (dy);
      break;
    case DTL_MAP_RIGHT:
      *along = dx;
      *aside = fabs (dy);
      break;
    case DTL_MAP_UP:
      *along = -dy;
      *aside = fabs (dx);
      break;
    default:
      *along = dy;
      *aside = fabs (dx);
      break;
    }
}

/**
 * dtl_map_items_next:
 * @items: (element-type DtlMapItem): from dtl_map_index_query()
 * @from: position in @items, or −1 to begin
 * @direction: where to go
 *
 * The keyboard walk: the nearest item within a right angle around the direction, what lies aside
 * counting double. Without a start it is the item farthest back against the direction.
 *
 * Returns: a position in @items, or −1 if there is nothing there
 */
int
dtl_map_items_next (const GArray *items, int from, DtlMapDirection direction)
{
  double x = 0, y = 0, best = G_MAXDOUBLE;
  int found = -1;

  if (from >= 0 && (guint) from < items->len)
    {
      x = g_array_index (items, DtlMapItem, from).x;
      y = g_array_index (items, DtlMapItem, from).y;
    }
  for (guint i = 0; i < items->len; i++)
    {
      double along, aside, cost;

      if ((int) i == from)
        continue;
      resolve (&g_array_index (items, DtlMapItem, i), x, y, direction, &along, &aside);
      if (from >= 0 && (along < 0.5 || aside > along + 0.5))
        continue;
      cost = from >= 0 ? along + 2 * aside : along;
      if (cost < best)
        {
          best = cost;
          found = i;
        }
    }
  return found;
}

/**
 * dtl_map_items_find:
 * @index: the index the items come from
 * @items: (element-type DtlMapItem): from dtl_map_index_query()
 * @point: an incident
 *
 * Returns: the position in @items of the incident or of the cluster that holds it, or −1
 */
int
dtl_map_items_find (const DtlMapIndex *index, const GArray *items, guint point)
{
  if (point >= index->n_points)
    return -1;
  for (guint node = point; node != G_MAXUINT;
       node = g_array_index (index->nodes, DtlMapNode, node).parent)
    for (guint i = 0; i < items->len; i++)
      if (g_array_index (items, DtlMapItem, i).node == node)
        return i;
  return -1;
}
