/* dtl-map-cluster.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Clustering by greedy merging from the finest zoom to the coarsest: at each level a node, the
 * heaviest first, takes in all nodes that stand within a fixed distance of it on the screen. The
 * order is total, so that the same points give the same clusters whatever the machine. */

#include "config.h"

#include "dtl-map-index-private.h"

#include "dtl-codes.h"

#include <math.h>
#include <string.h>

/* Nodes nearer than this on the screen become one, in units of the view. */
#define MERGE_DISTANCE 34.0
#define NONE G_MAXUINT

typedef struct
{
  DtlMapIndex *index;
  guint zoom;
  double distance;  /* in worlds */
  guint *heads;     /* of the chains of a hashed grid */
  guint *next;      /* by position in the order */
  guint8 *is_taken; /* by position in the order */
  guint *order;
  guint n;
  guint mask;
} Merge;

static DtlMapNode *
node_at (DtlMapIndex *index, guint node)
{
  return &g_array_index (index->nodes, DtlMapNode, node);
}

static guint
grid_slot (const Merge *merge, gint64 column, gint64 row)
{
  guint64 hash = (guint64) column * 0x9E3779B97F4A7C15u ^ (guint64) row * 0xC2B2AE3D27D4EB4Fu;

  return (guint) (hash >> 40 ^ hash >> 12) & merge->mask;
}

static int
compare_weight (gconstpointer a, gconstpointer b, gpointer data)
{
  const DtlMapNode *p = node_at (data, *(const guint *) a);
  const DtlMapNode *q = node_at (data, *(const guint *) b);

  if (p->n_points != q->n_points)
    return p->n_points > q->n_points ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static void
fill_grid (Merge *merge)
{
  memset (merge->heads, 0xff, (merge->mask + 1) * sizeof (guint));
  for (guint i = merge->n; i-- > 0;)
    {
      const DtlMapNode *node = node_at (merge->index, merge->order[i]);
      guint slot = grid_slot (merge, floor (node->x / merge->distance),
                              floor (node->y / merge->distance));

      merge->next[i] = merge->heads[slot];
      merge->heads[slot] = i;
    }
}

/* The free nodes near @seed, which is not among them. A slot may hold several cells and two cells
 * may share a slot, so that nodes are marked when they are found. */
static void
find_near (Merge *merge, guint seed, GArray *found)
{
  const DtlMapNode *centre = node_at (merge->index, merge->order[seed]);
  gint64 column = floor (centre->x / merge->distance), row = floor (centre->y / merge->distance);

  for (gint64 y = row - 1; y <= row + 1; y++)
    for (gint64 x = column - 1; x <= column + 1; x++)
      for (guint i = merge->heads[grid_slot (merge, x, y)]; i != NONE; i = merge->next[i])
        {
          const DtlMapNode *node = node_at (merge->index, merge->order[i]);
          double dx = node->x - centre->x, dy = node->y - centre->y;

          if (merge->is_taken[i] || dx * dx + dy * dy > merge->distance * merge->distance)
            continue;
          merge->is_taken[i] = TRUE;
          g_array_append_val (found, merge->order[i]);
        }
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint p = *(const guint *) a, q = *(const guint *) b;

  return p < q ? -1 : p > q;
}

static guint
add_cluster (DtlMapIndex *index, guint seed, GArray *members, guint zoom)
{
  guint weights[DTL_N_INCIDENT_TYPE] = { 0 };
  DtlMapNode cluster = { .parent = NONE, .first_child = NONE, .next_sibling = NONE, .zoom = zoom };
  guint id = index->nodes->len, best = 0;

  g_array_append_val (members, seed);
  g_array_sort (members, compare_indices);
  for (guint i = members->len; i-- > 0;)
    {
      guint member = g_array_index (members, guint, i);
      DtlMapNode *node = node_at (index, member);

      cluster.x += node->x * node->n_points;
      cluster.y += node->y * node->n_points;
      cluster.n_points += node->n_points;
      cluster.killed += node->killed;
      weights[node->type] += node->n_points;
      node->parent = id;
      node->next_sibling = cluster.first_child;
      cluster.first_child = member;
    }
  for (guint i = 1; i < G_N_ELEMENTS (weights); i++)
    if (weights[i] > weights[best])
      best = i;
  cluster.x /= cluster.n_points;
  cluster.y /= cluster.n_points;
  cluster.type = best;
  g_array_append_val (index->nodes, cluster);
  return id;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const DtlMapEntry *p = a, *q = b;

  if (p->key != q->key)
    return p->key < q->key ? -1 : 1;
  return p->node < q->node ? -1 : p->node > q->node;
}

static GArray *
sort_level (DtlMapIndex *index, const guint *nodes, guint n, guint zoom)
{
  GArray *level = g_array_sized_new (FALSE, FALSE, sizeof (DtlMapEntry), n);
  double tiles = exp2 (zoom);

  for (guint i = 0; i < n; i++)
    {
      const DtlMapNode *node = node_at (index, nodes[i]);
      guint64 row = CLAMP (node->y * tiles, 0, tiles - 1);
      guint64 column = CLAMP (node->x * tiles, 0, tiles - 1);
      DtlMapEntry entry = { row << 32 | column, nodes[i] };

      g_array_append_val (level, entry);
    }
  g_array_sort (level, compare_entries);
  return level;
}

/* One level from the next finer one: @nodes are replaced by those that stand at @zoom. */
static void
merge_level (DtlMapIndex *index, GArray *nodes, guint zoom)
{
  guint n = nodes->len, size = 16;
  g_autofree guint *next = g_new (guint, n);
  g_autofree guint8 *is_taken = g_new0 (guint8, n);
  g_autofree guint *heads = NULL;
  g_autoptr (GArray) merged = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  Merge merge = { index, zoom, MERGE_DISTANCE / (DTL_TILE_SIZE * exp2 (zoom)), NULL, next, is_taken,
                  (guint *) nodes->data, n, 0 };

  while (size < 2 * n)
    size *= 2;
  heads = g_new (guint, size);
  merge.heads = heads;
  merge.mask = size - 1;
  fill_grid (&merge);
  for (guint i = 0; i < n; i++)
    {
      guint node = merge.order[i];

      if (is_taken[i])
        continue;
      is_taken[i] = TRUE;
      g_array_set_size (near, 0);
      find_near (&merge, i, near);
      if (near->len > 0)
        node = add_cluster (index, node, near, zoom);
      g_array_append_val (merged, node);
    }
  g_array_set_size (nodes, 0);
  g_array_append_vals (nodes, merged->data, merged->len);
  g_array_sort_with_data (nodes, compare_weight, index);
}

/* As dtl_mercator_y(), but what is no number stays none. */
static double
mercator_y (double lat)
{
  return isfinite (lat) ? dtl_mercator_y (lat) : lat;
}

/* Fills the nodes and levels of an index whose points are set. */
void
dtl_map_index_build (DtlMapIndex *self)
{
  g_autoptr (GArray) nodes = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->n_points);

  self->nodes = g_array_sized_new (FALSE, FALSE, sizeof (DtlMapNode), self->n_points * 2);
  for (guint i = 0; i < self->n_points; i++)
    {
      const DtlMapPoint *point = &self->points[i];
      DtlMapNode node = { dtl_mercator_x (point->lon), mercator_y (point->lat), 1, NONE, NONE,
                          NONE, MAX (point->killed, 0), point->type, -1 };

      if (node.type < 0 || node.type >= DTL_N_INCIDENT_TYPE)
        node.type = DTL_INCIDENT_TYPE_UNKNOWN;
      g_array_append_val (self->nodes, node);
      if (isfinite (node.x) && isfinite (node.y))
        g_array_append_val (nodes, i);
    }
  for (guint zoom = DTL_MAP_LEVELS; zoom-- > 0;)
    {
      merge_level (self, nodes, zoom);
      self->levels[zoom] = sort_level (self, (const guint *) nodes->data, nodes->len, zoom);
    }
}
