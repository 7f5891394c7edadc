/* dtl-place.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlPlace:
 * @id: gazetteer id: "geonames:1174872", "region:kashmir", "landmark:…", "airport:OPKC", "user:…"
 * @name: primary name
 * @admin2: (nullable): second-level unit
 * @admin1: (nullable): first-level unit
 * @country: (nullable): ISO 3166-1 alpha-2, or %NULL at sea
 * @feature: GeoNames feature code ("PPLC", "ADM1", "AIRP", "PCLI", "RGN", "BLDG" …)
 * @lat: degrees north
 * @lon: degrees east
 * @radius_km: how far off the point may be
 * @population: inhabitants, 0 if not known
 * @score: rank among its rivals for one name, 0 … 1
 * @reason: (nullable): one sentence on why it ranks where it does
 *
 * A place of the gazetteer, or one of several candidates for a name. Immutable, counted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  char *name;
  char *admin2;
  char *admin1;
  char *country;
  char *feature;
  double lat;
  double lon;
  double radius_km;
  gint64 population;
  double score;
  char *reason;
} DtlPlace;

DtlPlace *dtl_place_new     (void);
DtlPlace *dtl_place_ref     (DtlPlace *self);
void      dtl_place_unref   (DtlPlace *self);
char     *dtl_place_path    (const DtlPlace *self);
gboolean  dtl_place_is_town (const DtlPlace *self);
double    dtl_distance_km   (double lat1, double lon1, double lat2, double lon2);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPlace, dtl_place_unref)

G_END_DECLS
