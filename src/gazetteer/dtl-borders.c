/* dtl-borders.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where countries meet each other and the sea: data/gazetteer/borders.tsv. */

#include "config.h"

#include "dtl-borders.h"

#include "dtl-place.h"
#include "dtl-spatial-tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How finely a line is walked. */
#define STEP_KM 10.0
/* The share of a line that the reach from its middle covers. */
#define SHARE 0.8

typedef struct
{
  double lat;
  double lon;
} Point;

/* Without @b any other country will do; with an empty one it is the coast. */
static gboolean
is_wanted (const DtlBorderLine *line, const char *a, const char *b)
{
  if (b == NULL)
    return line->b[0] != '\0' && (strcmp (line->a, a) == 0 || strcmp (line->b, a) == 0);
  return (strcmp (line->a, a) == 0 && strcmp (line->b, b) == 0) ||
         (strcmp (line->a, b) == 0 && strcmp (line->b, a) == 0);
}

static Point
point_of (guint32 index)
{
  return (Point){ dtl_border_points[index][0] / 100.0, dtl_border_points[index][1] / 100.0 };
}

/* The point of the line from @p to @q that is nearest to @to, longitudes taken at its latitude's
 * length. */
static Point
nearest_of (Point p, Point q, Point to)
{
  double k = cos (to.lat * G_PI / 180);
  double dx = (q.lon - p.lon) * k, dy = q.lat - p.lat, length = dx * dx + dy * dy;
  double t = length > 0 ? ((to.lon - p.lon) * k * dx + (to.lat - p.lat) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return (Point){ p.lat + t * (q.lat - p.lat), p.lon + t * (q.lon - p.lon) };
}

/**
 * dtl_border_exists:
 * @a: ISO 3166-1 alpha-2 code of a country
 * @b: (nullable): that of another; "" for the sea; %NULL for any country
 *
 * Returns: %TRUE if the two meet
 */
gboolean
dtl_border_exists (const char *a, const char *b)
{
  for (guint i = 0; i < dtl_border_n_lines; i++)
    if (is_wanted (&dtl_border_lines[i], a, b))
      return TRUE;
  return FALSE;
}

/**
 * dtl_border_nearest:
 * @a: a country
 * @b: (nullable): another; "" for the sea; %NULL for any country
 * @lat: latitude of a point
 * @lon: its longitude
 * @at_lat: (out): latitude of the nearest point of the border
 * @at_lon: (out): its longitude
 * @km: (out): how far it is
 *
 * Returns: %FALSE if the two do not meet
 */
gboolean
dtl_border_nearest (const char *a,
                    const char *b,
                    double lat,
                    double lon,
                    double *at_lat,
                    double *at_lon,
                    double *km)
{
  gboolean found = FALSE;

  for (guint i = 0; i < dtl_border_n_lines; i++)
    {
      const DtlBorderLine *line = &dtl_border_lines[i];

      if (!is_wanted (line, a, b))
        continue;
      for (guint32 k = line->first; k + 1 < line->first + line->n; k++)
        {
          Point at = nearest_of (point_of (k), point_of (k + 1), (Point){ lat, lon });
          double far = dtl_distance_km (lat, lon, at.lat, at.lon);

          if (found && far >= *km)
            continue;
          found = TRUE;
          *at_lat = at.lat;
          *at_lon = at.lon;
          *km = far;
        }
    }
  return found;
}

/* Points along the border, evenly spaced. */
static GArray *
walk (const char *a, const char *b)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint i = 0; i < dtl_border_n_lines; i++)
    {
      const DtlBorderLine *line = &dtl_border_lines[i];

      if (!is_wanted (line, a, b))
        continue;
      for (guint32 k = line->first; k + 1 < line->first + line->n; k++)
        {
          Point p = point_of (k), q = point_of (k + 1);
          guint n = (guint) (dtl_distance_km (p.lat, p.lon, q.lat, q.lon) / STEP_KM) + 1;

          for (guint s = 0; s < n; s++)
            {
              double t = (s + 0.5) / n;
              Point at = { p.lat + t * (q.lat - p.lat), p.lon + t * (q.lon - p.lon) };

              g_array_append_val (out, at);
            }
        }
    }
  return out;
}

/* The mean of points on the globe, which the date line does not trouble. */
static Point
mean_of (const GArray *points)
{
  double x = 0, y = 0, z = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const Point *p = &g_array_index (points, Point, i);
      double lat = p->lat * G_PI / 180, lon = p->lon * G_PI / 180;

      x += cos (lat) * cos (lon);
      y += cos (lat) * sin (lon);
      z += sin (lat);
    }
  return (Point){ atan2 (z, hypot (x, y)) * 180 / G_PI, atan2 (y, x) * 180 / G_PI };
}

static int
compare_double (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

/**
 * dtl_border_middle:
 * @a: a country
 * @b: (nullable): another; "" for the sea; %NULL for any country
 * @lat: (out): latitude of the point of the border that is nearest to its centre
 * @lon: (out): its longitude
 * @reach_km: (out): four fifths of the border are no farther off than this
 *
 * Returns: %FALSE if the two do not meet
 */
gboolean
dtl_border_middle (const char *a, const char *b, double *lat, double *lon, double *reach_km)
{
  g_autoptr (GArray) points = walk (a, b);
  g_autofree double *far = g_new (double, points->len + 1);
  Point mean;
  double km;

  if (points->len == 0)
    return FALSE;
  mean = mean_of (points);
  dtl_border_nearest (a, b, mean.lat, mean.lon, lat, lon, &km);
  for (guint i = 0; i < points->len; i++)
    {
      const Point *p = &g_array_index (points, Point, i);

      far[i] = dtl_distance_km (*lat, *lon, p->lat, p->lon);
    }
  qsort (far, points->len, sizeof *far, compare_double);
  *reach_km = far[(guint) (SHARE * (points->len - 1))];
  return TRUE;
}
