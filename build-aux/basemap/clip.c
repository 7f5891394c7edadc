/* clip.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cutting lines and areas into the cells of a level. The world is halved again and again, so that
 * every point is looked at once for each halving and not once for each cell. */

#include "geometry.h"

#include <math.h>
#include <string.h>

typedef struct
{
  Grid *grid;
  const Line *line;
} Cut;

Grid *
grid_new (guint zoom)
{
  Grid *grid = g_new0 (Grid, 1);

  grid->zoom = zoom;
  grid->n = 1u << zoom;
  grid->cells = g_new0 (GByteArray *, grid->n * grid->n);
  return grid;
}

void
grid_free (Grid *grid)
{
  for (guint i = 0; i < grid->n * grid->n; i++)
    g_clear_pointer (&grid->cells[i], g_byte_array_unref);
  g_free (grid->cells);
  g_free (grid);
}

static void
emit (Cut *cut, const Point *points, guint n_points, guint column, guint row)
{
  Grid *grid = cut->grid;
  GByteArray **cell = &grid->cells[row * grid->n + column];
  DtlBasemapFeature feature = { cut->line->layer, cut->line->klass, 0 };
  g_autofree gint16 *packed = g_new (gint16, 2 * n_points);
  guint n = 0, least = cut->line->is_ring ? 3 : 2;

  for (guint i = 0; i < n_points; i++)
    {
      gint16 x = lround ((points[i].x * grid->n - column) * DTL_BASEMAP_EXTENT);
      gint16 y = lround ((points[i].y * grid->n - row) * DTL_BASEMAP_EXTENT);

      if (n > 0 && packed[2 * n - 2] == x && packed[2 * n - 1] == y)
        continue;
      packed[2 * n] = x;
      packed[2 * n + 1] = y;
      n++;
    }
  if (n < least)
    return;
  if (n > G_MAXUINT16)
    g_error ("cell %u/%u/%u has a feature of %u points", grid->zoom, column, row, n);
  for (guint i = 0; i < 2 * n; i++)
    packed[i] = GINT16_TO_LE (packed[i]);
  feature.n_points = GUINT16_TO_LE (n);
  if (*cell == NULL)
    *cell = g_byte_array_new ();
  g_byte_array_append (*cell, (const guint8 *) &feature, sizeof feature);
  g_byte_array_append (*cell, (const guint8 *) packed, n * 2 * sizeof (gint16));
}

static double
along (Point p, gboolean vertical)
{
  return vertical ? p.y : p.x;
}

static Point
crossing (Point a, Point b, double at, gboolean vertical)
{
  double t = (at - along (a, vertical)) / (along (b, vertical) - along (a, vertical));

  return vertical ? (Point){ a.x + t * (b.x - a.x), at } : (Point){ at, a.y + t * (b.y - a.y) };
}

/* Sutherland and Hodgman's clip of an area against one side of the line @at. */
static GArray *
clip_area (const Point *points, guint n, double at, gboolean vertical, double side)
{
  GArray *out = g_array_sized_new (FALSE, FALSE, sizeof (Point), n + 8);

  for (guint i = 0; i < n; i++)
    {
      Point a = points[i], b = points[(i + 1) % n];
      gboolean a_in = (along (a, vertical) - at) * side >= 0;
      gboolean b_in = (along (b, vertical) - at) * side >= 0;

      if (a_in)
        g_array_append_val (out, a);
      if (a_in != b_in)
        {
          Point p = crossing (a, b, at, vertical);

          g_array_append_val (out, p);
        }
    }
  return out;
}

static void
cut_area (Cut *cut, const Point *points, guint n, guint x0, guint y0, guint size_x, guint size_y)
{
  gboolean vertical = size_y >= size_x;
  guint half = (vertical ? size_y : size_x) / 2;
  double overlap = (double) DTL_BASEMAP_OVERLAP / DTL_BASEMAP_EXTENT / cut->grid->n;
  double at = (double) ((vertical ? y0 : x0) + half) / cut->grid->n;
  g_autoptr (GArray) low = NULL;
  g_autoptr (GArray) high = NULL;

  if (n < 3)
    return;
  if (size_x == 1 && size_y == 1)
    {
      emit (cut, points, n, x0, y0);
      return;
    }
  low = clip_area (points, n, at + overlap, vertical, -1);
  cut_area (cut, (const Point *) low->data, low->len, x0, y0, vertical ? size_x : half,
            vertical ? half : size_y);
  high = clip_area (points, n, at - overlap, vertical, 1);
  cut_area (cut, (const Point *) high->data, high->len, vertical ? x0 : x0 + half,
            vertical ? y0 + half : y0, vertical ? size_x : size_x - half,
            vertical ? size_y - half : size_y);
}

static void cut_line (Cut *cut, const Point *points, guint n, guint x0, guint y0, guint size_x,
                      guint size_y);

static void
cut_half (Cut *cut, GArray *run, gboolean is_low, gboolean vertical, guint half, guint x0, guint y0,
          guint size_x, guint size_y)
{
  const Point *points = (const Point *) run->data;

  if (run->len < 2)
    return;
  if (is_low)
    cut_line (cut, points, run->len, x0, y0, vertical ? size_x : half, vertical ? half : size_y);
  else
    cut_line (cut, points, run->len, vertical ? x0 : x0 + half, vertical ? y0 + half : y0,
              vertical ? size_x : size_x - half, vertical ? size_y - half : size_y);
}

static void
cut_line (Cut *cut, const Point *points, guint n, guint x0, guint y0, guint size_x, guint size_y)
{
  gboolean vertical = size_y >= size_x, is_low;
  guint half = (vertical ? size_y : size_x) / 2;
  double at = (double) ((vertical ? y0 : x0) + half) / cut->grid->n;
  g_autoptr (GArray) run = NULL;

  if (size_x == 1 && size_y == 1)
    {
      emit (cut, points, n, x0, y0);
      return;
    }
  run = g_array_new (FALSE, FALSE, sizeof (Point));
  is_low = along (points[0], vertical) < at;
  g_array_append_val (run, points[0]);
  for (guint i = 1; i < n; i++)
    {
      gboolean now_low = along (points[i], vertical) < at;

      if (now_low != is_low)
        {
          Point p = crossing (points[i - 1], points[i], at, vertical);

          g_array_append_val (run, p);
          cut_half (cut, run, is_low, vertical, half, x0, y0, size_x, size_y);
          g_array_set_size (run, 0);
          g_array_append_val (run, p);
          is_low = now_low;
        }
      g_array_append_val (run, points[i]);
    }
  cut_half (cut, run, is_low, vertical, half, x0, y0, size_x, size_y);
}

void
grid_add (Grid *grid, const Line *line)
{
  Cut cut = { grid, line };

  if (line->is_ring)
    cut_area (&cut, line->points, line->n_points - 1, 0, 0, grid->n, grid->n);
  else if (line->n_points > 1)
    cut_line (&cut, line->points, line->n_points, 0, 0, grid->n, grid->n);
}
