/* dtl-map-index-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-map-index.h"

G_BEGIN_DECLS

#define DTL_MAP_LEVELS 19

/* A point (the first of the nodes, in the caller's order) or a cluster of nodes. */
typedef struct
{
  double x; /* web Mercator, 0 … 1 */
  double y;
  guint n_points;
  guint parent;
  guint first_child;
  guint next_sibling;
  int killed;
  gint16 type;
  gint16 zoom; /* the highest level at which the cluster stands; −1 for points */
} DtlMapNode;

/* The nodes that stand at a level, ordered by the tile of that zoom in which they lie. */
typedef struct
{
  guint64 key;
  guint node;
} DtlMapEntry;

struct _DtlMapIndex
{
  gatomicrefcount ref_count;
  DtlMapPoint *points;
  gsize n_points;
  GArray *nodes;
  GArray *levels[DTL_MAP_LEVELS];
};

void dtl_map_index_build (DtlMapIndex *self);

G_END_DECLS
