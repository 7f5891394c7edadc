/* simplify.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Visvalingam and Whyatt's line simplification (Cartographic Journal 30, 1993) over all lines at
 * once. A point is dropped only when the triangle it makes with its neighbours holds no point of
 * any line, so that lines neither cross nor change sides, and ends of lines stay, so that borders
 * go on meeting where they met. */

#include "geometry.h"

#include <math.h>
#include <string.h>

#define NONE G_MAXUINT

typedef struct
{
  double area;
  guint vertex;
} Candidate;

typedef struct
{
  Point *points;
  guint *before;
  guint *after;
  guint *bucket_next;
  double *areas;
  guint8 *is_dead;
  guint8 *is_fixed;
  guint *buckets;
  guint n_buckets; /* a power of two */
  double bucket_size;
  GArray *heap;
} Work;

static void
heap_push (GArray *heap, double area, guint vertex)
{
  Candidate candidate = { area, vertex }, *items;
  guint i = heap->len;

  g_array_append_val (heap, candidate);
  items = (Candidate *) heap->data;
  while (i > 0 && items[(i - 1) / 2].area > area)
    {
      items[i] = items[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  items[i] = candidate;
}

static Candidate
heap_pop (GArray *heap)
{
  Candidate *items = (Candidate *) heap->data;
  Candidate top = items[0], last = items[heap->len - 1];
  guint i = 0, n = heap->len - 1;

  for (;;)
    {
      guint child = 2 * i + 1;

      if (child >= n)
        break;
      if (child + 1 < n && items[child + 1].area < items[child].area)
        child++;
      if (items[child].area >= last.area)
        break;
      items[i] = items[child];
      i = child;
    }
  items[i] = last;
  g_array_set_size (heap, n);
  return top;
}

static guint *
bucket_of (Work *work, gint64 column, gint64 row)
{
  guint64 hash = (guint64) column * 0x9E3779B97F4A7C15u ^ (guint64) row * 0xC2B2AE3D27D4EB4Fu;

  return &work->buckets[(hash ^ hash >> 31) & (work->n_buckets - 1)];
}

static double
cross (Point a, Point b, Point c)
{
  return (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
}

static gboolean
same (Point a, Point b)
{
  return a.x == b.x && a.y == b.y;
}

static gboolean
triangle_holds (Point a, Point b, Point c, Point p)
{
  double u = cross (a, b, p), v = cross (b, c, p), w = cross (c, a, p);

  if (same (p, a) || same (p, b) || same (p, c))
    return FALSE;
  return (u >= 0 && v >= 0 && w >= 0) || (u <= 0 && v <= 0 && w <= 0);
}

/* Whether another living point lies in the triangle of @vertex and its neighbours. */
static gboolean
is_blocked (Work *work, guint vertex)
{
  Point a = work->points[work->before[vertex]], b = work->points[vertex];
  Point c = work->points[work->after[vertex]];
  double size = work->bucket_size;
  gint64 west = floor (MIN (MIN (a.x, b.x), c.x) / size);
  gint64 east = floor (MAX (MAX (a.x, b.x), c.x) / size);
  gint64 north = floor (MIN (MIN (a.y, b.y), c.y) / size);
  gint64 south = floor (MAX (MAX (a.y, b.y), c.y) / size);

  /* A long thin sliver over hundreds of buckets is not worth the search: keep the point. */
  if ((east - west + 1) * (south - north + 1) > 400)
    return TRUE;
  for (gint64 row = north; row <= south; row++)
    for (gint64 column = west; column <= east; column++)
      for (guint p = *bucket_of (work, column, row); p != NONE; p = work->bucket_next[p])
        if (!work->is_dead[p] && triangle_holds (a, b, c, work->points[p]))
          return TRUE;
  return FALSE;
}

static double
triangle_area (Work *work, guint vertex)
{
  return fabs (cross (work->points[work->before[vertex]], work->points[vertex],
                      work->points[work->after[vertex]])) / 2;
}

static void
reweigh (Work *work, guint vertex, double least)
{
  if (work->is_fixed[vertex] || work->is_dead[vertex])
    return;
  work->areas[vertex] = MAX (least, triangle_area (work, vertex));
  heap_push (work->heap, work->areas[vertex], vertex);
}

static void
drop_points (Work *work, double tolerance)
{
  while (work->heap->len > 0)
    {
      Candidate next = heap_pop (work->heap);
      guint vertex = next.vertex;

      if (next.area >= tolerance)
        break;
      if (work->is_dead[vertex] || next.area != work->areas[vertex] || is_blocked (work, vertex))
        continue;
      work->is_dead[vertex] = TRUE;
      work->after[work->before[vertex]] = work->after[vertex];
      work->before[work->after[vertex]] = work->before[vertex];
      reweigh (work, work->before[vertex], next.area);
      reweigh (work, work->after[vertex], next.area);
    }
}

static guint
count_points (GPtrArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += ((const Line *) lines->pdata[i])->n_points;
  return n;
}

static guint
point_hash (gconstpointer data)
{
  const guint64 *words = data;

  return (guint) ((words[0] * 0x9E3779B97F4A7C15u ^ words[1] * 0xC2B2AE3D27D4EB4Fu) >> 32);
}

static gboolean
point_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Point)) == 0;
}

/* A coast's point where a border ends must stay, or the border would hang in the air. */
static void
fix_junctions (Work *work, GPtrArray *lines, guint n_points)
{
  g_autoptr (GHashTable) ends = g_hash_table_new (point_hash, point_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];

      if (line->is_ring)
        continue;
      g_hash_table_add (ends, &line->points[0]);
      g_hash_table_add (ends, &line->points[line->n_points - 1]);
    }
  for (guint v = 0; v < n_points; v++)
    if (g_hash_table_contains (ends, &work->points[v]))
      work->is_fixed[v] = TRUE;
}

static void
load (Work *work, GPtrArray *lines)
{
  guint vertex = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];

      memcpy (work->points + vertex, line->points, line->n_points * sizeof (Point));
      for (guint j = 0; j < line->n_points; j++, vertex++)
        {
          Point p = work->points[vertex];
          guint *bucket = bucket_of (work, floor (p.x / work->bucket_size),
                                     floor (p.y / work->bucket_size));

          work->before[vertex] = vertex - 1;
          work->after[vertex] = vertex + 1;
          work->is_fixed[vertex] = j == 0 || j + 1 == line->n_points ||
                                   (line->is_ring && line->n_points < 6) ||
                                   (line->is_ring && j == line->n_points / 2);
          work->bucket_next[vertex] = *bucket;
          *bucket = vertex;
        }
    }
}

static void
keep_line (GPtrArray *out, const Line *line, const Work *work, guint first, double tolerance)
{
  g_autofree Point *points = g_new (Point, line->n_points);
  guint n = 0;

  for (guint j = 0; j < line->n_points; j++)
    if (!work->is_dead[first + j])
      points[n++] = work->points[first + j];
  if (line->is_ring && (n < 4 || fabs (ring_area (points, n)) < 2 * tolerance))
    return;
  g_ptr_array_add (out, line_new (points, n, line->layer, line->klass, line->is_ring));
}

/*
 * @tolerance: square units; triangles below it vanish, and rings below twice as much
 *
 * Returns: new lines with fewer points
 */
GPtrArray *
simplify_lines (GPtrArray *lines, double tolerance)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  guint n = count_points (lines), first = 0;
  g_autofree Point *points = g_new (Point, n);
  g_autofree guint *links = g_new (guint, 3 * n);
  g_autofree double *areas = g_new0 (double, n);
  g_autofree guint8 *flags = g_new0 (guint8, 2 * n);
  g_autofree guint *buckets = g_new (guint, 1 << 19);
  g_autoptr (GArray) heap = g_array_sized_new (FALSE, FALSE, sizeof (Candidate), n);
  Work work = { points, links, links + n, links + 2 * n, areas, flags, flags + n, buckets,
                1 << 19, 2 * sqrt (tolerance), heap };

  memset (buckets, 0xff, sizeof (guint) << 19);
  load (&work, lines);
  fix_junctions (&work, lines, n);
  for (guint v = 0; v < n; v++)
    reweigh (&work, v, 0);
  drop_points (&work, tolerance);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];

      keep_line (out, line, &work, first, tolerance);
      first += line->n_points;
    }
  return out;
}

/* The parts of a ring that are seen: not the cut along the antimeridian or at the South Pole. */
static gboolean
is_cut (Point a, Point b)
{
  return (a.x <= 0 && b.x <= 0) || (a.x >= 1 && b.x >= 1) || (a.y > 1 && b.y > 1);
}

/* Strokes for the rings of the land: shores where the ring is a lake, a hole in the land. */
void
add_outlines (GPtrArray *out, GPtrArray *lines)
{
  for (guint i = 0, n_lines = lines->len; i < n_lines; i++)
    {
      const Line *line = lines->pdata[i];
      DtlBasemapLayer layer = ring_area (line->points, line->n_points) > 0 ? DTL_BASEMAP_COAST
                                                                           : DTL_BASEMAP_SHORE;
      guint start = 0;

      if (!line->is_ring)
        continue;
      for (guint j = 0; j + 1 <= line->n_points; j++)
        if (j + 1 == line->n_points || is_cut (line->points[j], line->points[j + 1]))
          {
            if (j > start)
              g_ptr_array_add (out, line_new (line->points + start, j - start + 1, layer,
                                              line->klass, FALSE));
            start = j + 1;
          }
    }
}
