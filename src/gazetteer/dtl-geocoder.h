/* dtl-geocoder.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-gazetteer.h"

G_BEGIN_DECLS

/**
 * DtlGeocodeQuery:
 * @name: (nullable): a place's name: "Ein Laroz town", "Karachi airport"
 * @admin2: (nullable): the district it lies in
 * @admin1: (nullable): the province it lies in
 * @country: (nullable): its country, as a name or a code
 *
 * What is known of a place. Words like "Province", "district" or "town" are understood as hints.
 */
typedef struct
{
  const char *name;
  const char *admin2;
  const char *admin1;
  const char *country;
} DtlGeocodeQuery;

GPtrArray *dtl_geocode (DtlGazetteer *gazetteer, const DtlGeocodeQuery *query);

G_END_DECLS
