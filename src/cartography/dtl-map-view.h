/* dtl-map-view.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The latitude where web Mercator's square ends, in degrees. */
#define DTL_MERCATOR_LIMIT 85.05112877980659
/* Width of the world at zoom 0, in units of the view. */
#define DTL_TILE_SIZE 256.0
#define DTL_ZOOM_MAX 18.0

/**
 * DtlMapView:
 * @lat: degrees north of the centre
 * @lon: degrees east of the centre
 * @zoom: the world is 256 · 2^zoom units wide
 * @width: in units (pixels on a screen, points on paper)
 * @height: in units
 * @scale: device pixels for one unit; 0 counts as 1. Chooses the level of detail
 *
 * A rectangle of the map in web Mercator (EPSG:3857). The same fields as a ShumateViewport has, so
 * that screen and paper agree. A plain value.
 */
typedef struct
{
  double lat;
  double lon;
  double zoom;
  double width;
  double height;
  double scale;
} DtlMapView;

/**
 * DtlMapBox:
 * @south: degrees
 * @west: degrees
 * @north: degrees
 * @east: degrees; less than @west when the box spans the antimeridian
 */
typedef struct
{
  double south;
  double west;
  double north;
  double east;
} DtlMapBox;

double     dtl_mercator_x             (double lon);
double     dtl_mercator_y             (double lat);
double     dtl_mercator_lon           (double x);
double     dtl_mercator_lat           (double y);

double     dtl_map_view_world_size    (const DtlMapView *self);
double     dtl_map_view_km_per_unit   (const DtlMapView *self, double lat);
void       dtl_map_view_project       (const DtlMapView *self, double lat, double lon,
                                       double *x, double *y);
void       dtl_map_view_unproject     (const DtlMapView *self, double x, double y,
                                       double *lat, double *lon);
DtlMapBox  dtl_map_view_get_box       (const DtlMapView *self);
void       dtl_map_view_fit           (DtlMapView *self, const DtlMapBox *box, double margin,
                                       double max_zoom);
gboolean   dtl_map_box_parse          (const char *text, DtlMapBox *out, GError **error);

G_END_DECLS
