/* dtl-map-view.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-map-view.h"

#include "dtl-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define EARTH_CIRCUMFERENCE_KM 40075.016686

/**
 * dtl_mercator_x:
 * @lon: degrees east
 *
 * Returns: 0 at the antimeridian's west side, 0.5 at Greenwich, 1 at its east side
 */
double
dtl_mercator_x (double lon)
{
  return lon / 360.0 + 0.5;
}

/**
 * dtl_mercator_y:
 * @lat: degrees north; beyond %DTL_MERCATOR_LIMIT it is taken as the limit
 *
 * Returns: 0 at the north edge of web Mercator's square, 1 at the south edge
 */
double
dtl_mercator_y (double lat)
{
  double phi = CLAMP (lat, -DTL_MERCATOR_LIMIT, DTL_MERCATOR_LIMIT) * G_PI / 180.0;

  return 0.5 - asinh (tan (phi)) / (2 * G_PI);
}

/**
 * dtl_mercator_lon:
 * @x: position in worlds
 *
 * Returns: degrees east, from −180 to less than 180
 */
double
dtl_mercator_lon (double x)
{
  return (x - floor (x)) * 360.0 - 180.0;
}

/**
 * dtl_mercator_lat:
 * @y: position in worlds, 0 … 1
 *
 * Returns: degrees north
 */
double
dtl_mercator_lat (double y)
{
  return atan (sinh (G_PI * (1 - 2 * CLAMP (y, 0.0, 1.0)))) * 180.0 / G_PI;
}

/**
 * dtl_map_view_world_size:
 * @self: a view
 *
 * Returns: the width of the whole world in units
 */
double
dtl_map_view_world_size (const DtlMapView *self)
{
  return DTL_TILE_SIZE * exp2 (self->zoom);
}

/**
 * dtl_map_view_km_per_unit:
 * @self: a view
 * @lat: degrees north; web Mercator's scale changes with the latitude
 *
 * Returns: kilometres on the ground that one unit covers there
 */
double
dtl_map_view_km_per_unit (const DtlMapView *self, double lat)
{
  double limited = CLAMP (lat, -DTL_MERCATOR_LIMIT, DTL_MERCATOR_LIMIT);

  return EARTH_CIRCUMFERENCE_KM * cos (limited * G_PI / 180.0) / dtl_map_view_world_size (self);
}

/**
 * dtl_map_view_project:
 * @self: a view
 * @lat: degrees north
 * @lon: degrees east
 * @x: (out): units from the left edge
 * @y: (out): units from the top edge
 *
 * Where a point stands in the view. Of the point's copies round the globe the one nearest to the
 * centre is taken.
 */
void
dtl_map_view_project (const DtlMapView *self, double lat, double lon, double *x, double *y)
{
  double world = dtl_map_view_world_size (self);
  double dx = dtl_mercator_x (lon) - dtl_mercator_x (self->lon);

  dx -= floor (dx + 0.5);
  *x = self->width / 2 + dx * world;
  *y = self->height / 2 + (dtl_mercator_y (lat) - dtl_mercator_y (self->lat)) * world;
}

/**
 * dtl_map_view_unproject:
 * @self: a view
 * @x: units from the left edge
 * @y: units from the top edge
 * @lat: (out): degrees north
 * @lon: (out): degrees east
 *
 * The inverse of dtl_map_view_project().
 */
void
dtl_map_view_unproject (const DtlMapView *self, double x, double y, double *lat, double *lon)
{
  double world = dtl_map_view_world_size (self);

  *lon = dtl_mercator_lon (dtl_mercator_x (self->lon) + (x - self->width / 2) / world);
  *lat = dtl_mercator_lat (dtl_mercator_y (self->lat) + (y - self->height / 2) / world);
}

/**
 * dtl_map_view_get_box:
 * @self: a view
 *
 * Returns: what the view shows; all longitudes when it is wider than the world
 */
DtlMapBox
dtl_map_view_get_box (const DtlMapView *self)
{
  DtlMapBox box;

  dtl_map_view_unproject (self, 0, 0, &box.north, &box.west);
  dtl_map_view_unproject (self, self->width, self->height, &box.south, &box.east);
  if (self->width >= dtl_map_view_world_size (self))
    {
      box.west = -180;
      box.east = 180;
    }
  return box;
}

/**
 * dtl_map_view_fit:
 * @self: a view whose width and height are set
 * @box: what must be seen
 * @margin: units left free on each side
 * @max_zoom: never zoom in further, for boxes of one point
 *
 * Centres the view on the box and zooms so that the box just fits.
 */
void
dtl_map_view_fit (DtlMapView *self, const DtlMapBox *box, double margin, double max_zoom)
{
  double west = dtl_mercator_x (box->west), east = dtl_mercator_x (box->east);
  double north = dtl_mercator_y (box->north), south = dtl_mercator_y (box->south);
  double free_width = MAX (self->width - 2 * margin, 16);
  double free_height = MAX (self->height - 2 * margin, 16);
  double world;

  if (east < west)
    east += 1;
  world = MIN (free_width / MAX (east - west, 1e-9), free_height / MAX (south - north, 1e-9));
  self->zoom = CLAMP (log2 (world / DTL_TILE_SIZE), 0, MIN (max_zoom, DTL_ZOOM_MAX));
  self->lon = dtl_mercator_lon ((west + east) / 2);
  self->lat = dtl_mercator_lat ((north + south) / 2);
}

/**
 * dtl_map_box_parse:
 * @text: "west,south,east,north" in degrees, the order of GeoJSON
 * @out: (out): the box
 * @error: return location for an error
 *
 * Returns: %FALSE with %DTL_ERROR_INVALID if the text is no box
 */
gboolean
dtl_map_box_parse (const char *text, DtlMapBox *out, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  double values[4];
  gboolean good = g_strv_length (parts) == 4;

  for (guint i = 0; good && i < 4; i++)
    {
      char *end;

      g_strstrip (parts[i]);
      values[i] = g_ascii_strtod (parts[i], &end);
      good = *parts[i] != '\0' && *end == '\0' && isfinite (values[i]);
    }
  if (!good || values[1] >= values[3] || values[1] < -90 || values[3] > 90 ||
      fabs (values[0]) > 180 || fabs (values[2]) > 180 || values[0] == values[2])
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_INVALID,
                   _ ("“%s” is not a map area. Write west,south,east,north in degrees, as in "
                      "60,23,78,38"),
                   text);
      return FALSE;
    }
  *out = (DtlMapBox){ values[1], values[0], values[3], values[2] };
  return TRUE;
}
