/* dtl-place.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-place.h"

#include <math.h>

#define EARTH_RADIUS_KM 6371.0088

/**
 * dtl_place_new:
 *
 * Returns: (transfer full): a place with nothing filled in; fill it before sharing it
 */
DtlPlace *
dtl_place_new (void)
{
  DtlPlace *self = g_new0 (DtlPlace, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

DtlPlace *
dtl_place_ref (DtlPlace *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dtl_place_unref (DtlPlace *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->admin2);
  g_free (self->admin1);
  g_free (self->country);
  g_free (self->feature);
  g_free (self->reason);
  g_free (self);
}

/**
 * dtl_place_path:
 * @self: a place
 *
 * Returns: (transfer full): "Karachi, Sindh, PK": the name and what contains it
 */
char *
dtl_place_path (const DtlPlace *self)
{
  GString *out = g_string_new (self->name);
  const char *parts[] = { self->admin2, self->admin1, self->country };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0' && g_strcmp0 (parts[i], self->name) != 0)
      g_string_append_printf (out, ", %s", parts[i]);
  return g_string_free (out, FALSE);
}

/**
 * dtl_place_is_town:
 * @self: a place
 *
 * Returns: whether people live there together: a city, town, village or a part of one
 */
gboolean
dtl_place_is_town (const DtlPlace *self)
{
  return self->feature != NULL && g_str_has_prefix (self->feature, "PPL");
}

/**
 * dtl_distance_km:
 * @lat1: degrees north
 * @lon1: degrees east
 * @lat2: degrees north
 * @lon2: degrees east
 *
 * The great-circle distance on a sphere of the Earth's mean radius (haversine formula).
 *
 * Returns: kilometres
 */
double
dtl_distance_km (double lat1, double lon1, double lat2, double lon2)
{
  const double rad = G_PI / 180;
  double a = sin ((lat2 - lat1) * rad / 2), b = sin ((lon2 - lon1) * rad / 2);
  double h = a * a + cos (lat1 * rad) * cos (lat2 * rad) * b * b;

  return 2 * EARTH_RADIUS_KM * asin (sqrt (MIN (1, h)));
}
