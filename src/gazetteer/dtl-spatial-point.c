/* dtl-spatial-point.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From "30 km north of X" to a point on the map. */

#include "config.h"

#include "dtl-borders.h"
#include "dtl-reason.h"
#include "dtl-spatial.h"

#include <math.h>
#include <string.h>

#define EARTH_RADIUS_KM 6371.0088
/* Farther off than this, a distance says where a town lies, not where something happened. */
#define MAX_KM 150
/* Towns that are farther apart have no way between them that a report would mean. */
#define MAX_BETWEEN_KM 600
/* A direction in words is one of eight: the point may be an eighth of a circle to either side. */
#define SPREAD 0.4
/* Beyond the built-up area of a town, and how far from there "north of" or "the road to" reaches.
 */
#define BESIDE_KM 8
#define AROUND_KM 10
#define ROUND_ABOUT_KM 36
/* The villages that belong to a town. */
#define RURAL_KM 15
#define RURAL_REACH_KM 66
/* Four of five points of a line lie within this share of its length from its middle. */
#define LINE_SHARE 0.4
#define HALFWAY_SHARE 0.15
#define SEA_KM 40
/* A town farther than this from a border does not say where on it something happened. */
#define BORDER_KM 200
/* A part of an area lies half its reach from its middle; measured, nine tenths of it hold what
 * happened there. */
#define PART_SHIFT 0.5
#define PART_REACH 0.9
/* An area: more than a town and what lies around it. */
#define AREA_KM 60

static gboolean
is_area (const DtlPlace *place)
{
  return place->feature != NULL &&
         (g_str_has_prefix (place->feature, "PCL") || place->radius_km > AREA_KM);
}

static gboolean
is_country (const DtlPlace *place)
{
  return place->feature != NULL && g_str_has_prefix (place->feature, "PCL");
}

/* The point at a distance and bearing on a sphere. */
static void
go (double lat, double lon, double km, double bearing, DtlSpatialPoint *out)
{
  const double rad = G_PI / 180;
  double angle = km / EARTH_RADIUS_KM, turn = bearing * rad, y = lat * rad;
  double end = asin (sin (y) * cos (angle) + cos (y) * sin (angle) * cos (turn));

  out->lat = end / rad;
  out->lon =
      lon + atan2 (sin (turn) * sin (angle) * cos (y), cos (angle) - sin (y) * sin (end)) / rad;
  if (out->lon > 180)
    out->lon -= 360;
  else if (out->lon < -180)
    out->lon += 360;
}

static gboolean
at_distance (const DtlSpatialMatch *match, const DtlPlace *x, DtlSpatialPoint *out)
{
  g_autofree char *km = g_strdup_printf ("%.0f", match->km);

  if (match->km > MAX_KM)
    return FALSE;
  if (!match->has_bearing)
    {
      out->radius_km = match->km + x->radius_km;
      out->reason = dtl_reason_new (DTL_REASON_KM_FROM, km, x->name);
      return TRUE;
    }
  go (x->lat, x->lon, match->km, match->bearing, out);
  out->radius_km = MAX ((match->rough ? 1.5 : 1) * SPREAD * match->km, 2) + x->radius_km / 2;
  out->reason =
      dtl_reason_new (DTL_REASON_KM_TOWARDS, km, dtl_reason_direction (match->bearing), x->name);
  return TRUE;
}

static gboolean
part_of (const DtlSpatialMatch *match, const DtlPlace *x, DtlSpatialPoint *out)
{
  /* Rivers and seas are too long to have a north. */
  if (x->country == NULL)
    return FALSE;
  go (x->lat, x->lon, PART_SHIFT * x->radius_km, match->bearing, out);
  out->radius_km = MAX (PART_REACH * x->radius_km, 2);
  out->reason = dtl_reason_new (DTL_REASON_PART, dtl_reason_direction (match->bearing), x->name);
  return TRUE;
}

/* "Northern Helmand" is as often Helmand, which lies in the north, as the north of it. */
static gboolean
is_ambiguous (const DtlSpatialMatch *match, const DtlPlace *x)
{
  return match->end - match->first == 2 && x->feature != NULL &&
         g_str_has_prefix (x->feature, "ADM");
}

static gboolean
towards (const DtlSpatialMatch *match, const DtlPlace *x, DtlSpatialPoint *out)
{
  if (is_area (x))
    return part_of (match, x, out);
  go (x->lat, x->lon, BESIDE_KM + x->radius_km / 2, match->bearing, out);
  out->radius_km = ROUND_ABOUT_KM + x->radius_km / 2;
  out->reason = dtl_reason_new (DTL_REASON_TOWARDS, dtl_reason_direction (match->bearing), x->name);
  return TRUE;
}

static gboolean
countryside (const DtlSpatialMatch *match, const DtlPlace *x, DtlSpatialPoint *out)
{
  if (is_area (x))
    return match->has_bearing && part_of (match, x, out);
  if (match->has_bearing)
    go (x->lat, x->lon, RURAL_KM, match->bearing, out);
  out->radius_km = MAX (RURAL_REACH_KM, x->radius_km);
  out->reason = match->has_bearing ? dtl_reason_new (DTL_REASON_COUNTRY_TOWARDS,
                                                     dtl_reason_direction (match->bearing), x->name)
                                   : dtl_reason_new (DTL_REASON_COUNTRY_AROUND, x->name);
  return TRUE;
}

static gboolean
around (const DtlSpatialMatch *match, const DtlPlace *x, DtlSpatialPoint *out)
{
  if (is_area (x))
    return FALSE;
  if (match->relation == DTL_SPATIAL_APPROACH)
    {
      out->radius_km = x->radius_km + ROUND_ABOUT_KM;
      out->reason = dtl_reason_new (DTL_REASON_ROAD, x->name);
    }
  else if (match->relation == DTL_SPATIAL_NEAR)
    {
      out->radius_km = x->radius_km + AROUND_KM;
      out->reason = dtl_reason_new (DTL_REASON_NEAR, x->name);
    }
  else
    {
      out->radius_km = 1.5 * x->radius_km + 2;
      out->reason = dtl_reason_new (DTL_REASON_EDGE, x->name);
    }
  return TRUE;
}

static gboolean
between (const DtlPlace *x, const DtlPlace *y, double share, DtlSpatialPoint *out)
{
  const double rad = G_PI / 180;
  g_autofree char *apart = NULL;
  double km, bx, by, lat;

  if (y == NULL || is_country (x) || is_country (y))
    return FALSE;
  km = dtl_distance_km (x->lat, x->lon, y->lat, y->lon);
  if (km < 1 || km > MAX_BETWEEN_KM)
    return FALSE;
  bx = cos (y->lat * rad) * cos ((y->lon - x->lon) * rad);
  by = cos (y->lat * rad) * sin ((y->lon - x->lon) * rad);
  lat = atan2 (sin (x->lat * rad) + sin (y->lat * rad), hypot (cos (x->lat * rad) + bx, by));
  out->lat = lat / rad;
  out->lon = x->lon + atan2 (by, cos (x->lat * rad) + bx) / rad;
  out->radius_km = share * km + 2;
  apart = g_strdup_printf ("%.0f", km);
  out->reason = dtl_reason_new (share == HALFWAY_SHARE ? DTL_REASON_HALFWAY : DTL_REASON_BETWEEN,
                                x->name, y->name, apart);
  return TRUE;
}

/* The two countries whose border is meant: both are named, or the text plays in one of them. */
static const char *
other_country (const DtlPlace *x, const DtlPlace *y, const DtlPlace *near, const char *home)
{
  if (y != NULL && g_strcmp0 (x->country, y->country) != 0)
    return y->country;
  if (near != NULL && near->country != NULL && dtl_border_exists (x->country, near->country))
    return near->country;
  return home != NULL && dtl_border_exists (x->country, home) ? home : NULL;
}

static gboolean
at_border (const DtlSpatialMatch *match,
           const DtlPlace *x,
           const DtlPlace *y,
           const DtlPlace *near,
           const char *home,
           DtlSpatialPoint *out)
{
  const char *other;
  double km;

  if (x->country == NULL)
    return FALSE;
  other = other_country (x, y, near, home);
  if (y != NULL && (y->country == NULL || (other == NULL && !is_country (x))))
    return between (x, y, LINE_SHARE, out);
  near = near == NULL && !is_country (x) ? x : near;
  if (near != NULL &&
      dtl_border_nearest (x->country, other, near->lat, near->lon, &out->lat, &out->lon, &km) &&
      km <= BORDER_KM)
    {
      if (km < near->radius_km + AROUND_KM && !is_area (near))
        {
          /* A town at the border: what happened there happened in the town. */
          out->lat = near->lat;
          out->lon = near->lon;
        }
      out->radius_km = MAX (MAX (km / 2, near->radius_km * 0.7), AROUND_KM) + match->km;
      out->reason = dtl_reason_new (DTL_REASON_BORDER_NEAREST, x->name, near->name);
      return TRUE;
    }
  if (!dtl_border_middle (x->country, other, &out->lat, &out->lon, &km))
    return FALSE;
  out->radius_km = km + AROUND_KM + match->km;
  out->reason = y != NULL ? dtl_reason_new (DTL_REASON_BORDER_OF_TWO, x->name, y->name)
                          : dtl_reason_new (DTL_REASON_BORDER, x->name);
  return TRUE;
}

static gboolean
off_coast (const DtlSpatialMatch *match,
           const DtlPlace *x,
           const DtlPlace *near,
           DtlSpatialPoint *out)
{
  DtlSpatialPoint from = { x->lat, x->lon, x->radius_km, NULL };
  double km, reach;

  if (x->country == NULL || !dtl_border_exists (x->country, ""))
    return FALSE;
  if (match->has_bearing)
    go (x->lat, x->lon, PART_SHIFT * x->radius_km, match->bearing, &from);
  else if (near != NULL && is_country (x) && g_strcmp0 (near->country, x->country) == 0)
    from = (DtlSpatialPoint){ near->lat, near->lon, near->radius_km, NULL };
  reach = from.radius_km;
  if (is_country (x) && from.lat == x->lat && from.lon == x->lon)
    dtl_border_middle (x->country, "", &out->lat, &out->lon, &reach);
  else
    dtl_border_nearest (x->country, "", from.lat, from.lon, &out->lat, &out->lon, &km);
  out->radius_km = reach + (match->km > 0 ? match->km : SEA_KM);
  out->reason = dtl_reason_new (DTL_REASON_AT_SEA, x->name);
  return TRUE;
}

/**
 * dtl_spatial_point:
 * @match: what a text says
 * @x: the place it is seen from
 * @y: (nullable): the other place
 * @near: (nullable): the town or province that the text names beside a border or coast
 * @home: (nullable): the country in which the text plays
 * @point: (out): the point, its radius and the reason
 *
 * Where that is. The radius is meant to hold the true point four times in five.
 *
 * Returns: %FALSE if the words can't mean a point: towns a continent apart, countries without a
 *   common border
 */
gboolean
dtl_spatial_point (const DtlSpatialMatch *match,
                   const DtlPlace *x,
                   const DtlPlace *y,
                   const DtlPlace *near,
                   const char *home,
                   DtlSpatialPoint *point)
{
  *point = (DtlSpatialPoint){ x->lat, x->lon, x->radius_km, NULL };
  switch (match->relation)
    {
    case DTL_SPATIAL_OFFSET:
    case DTL_SPATIAL_DISTANCE:
      return at_distance (match, x, point);
    case DTL_SPATIAL_BEARING:
      return towards (match, x, point);
    case DTL_SPATIAL_PART:
      return !is_ambiguous (match, x) && part_of (match, x, point);
    case DTL_SPATIAL_COUNTRYSIDE:
      return countryside (match, x, point);
    case DTL_SPATIAL_BETWEEN:
      return between (x, y, LINE_SHARE, point);
    case DTL_SPATIAL_HALFWAY:
      return between (x, y, HALFWAY_SHARE, point);
    case DTL_SPATIAL_APPROACH:
    case DTL_SPATIAL_NEAR:
    case DTL_SPATIAL_OUTSKIRTS:
      return around (match, x, point);
    case DTL_SPATIAL_BORDER:
      return at_border (match, x, y, near, home, point);
    case DTL_SPATIAL_COAST:
      return off_coast (match, x, near, point);
    case DTL_SPATIAL_NONE:
    case DTL_SPATIAL_N_RELATIONS:
    default:
      return FALSE;
    }
}

void
dtl_spatial_point_clear (DtlSpatialPoint *self)
{
  g_clear_pointer (&self->reason, g_free);
}
