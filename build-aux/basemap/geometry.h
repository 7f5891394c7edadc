/* geometry.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-basemap-format.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A position in web Mercator: the world is one unit wide and high, y grows to the south. */
typedef struct
{
  double x;
  double y;
} Point;

typedef struct
{
  Point *points;
  guint n_points;
  guint8 layer;
  guint8 klass;
  guint8 is_ring; /* the last point is the first one again */
} Line;

GPtrArray *read_lines     (const char *path, DtlBasemapLayer layer, gboolean rings, GError **error);
Line      *line_new       (const Point *points, guint n_points, DtlBasemapLayer layer, guint8 klass,
                           gboolean is_ring);
void       line_free      (Line *line);
double     ring_area      (const Point *points, guint n_points);

GPtrArray *simplify_lines (GPtrArray *lines, double tolerance);
void       add_outlines   (GPtrArray *out, GPtrArray *lines);

/* Cells of one level, filled with clipped features. */
typedef struct
{
  guint zoom;
  guint n;
  GByteArray **cells;
} Grid;

Grid      *grid_new       (guint zoom);
void       grid_free      (Grid *grid);
void       grid_add       (Grid *grid, const Line *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Grid, grid_free)

GBytes    *read_gzip      (const char *path, GError **error);

G_END_DECLS
