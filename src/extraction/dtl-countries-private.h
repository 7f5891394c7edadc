/* dtl-countries-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-event-country.h"

G_BEGIN_DECLS

/* What an article is about shows in its first names, and there are never more countries than these
 * to choose from: both keep long texts linear. */
#define DTL_COUNTRIES_NAMES 120
#define DTL_COUNTRIES_MAX 16

/* What an article says of its countries, and which of its first names may well lie elsewhere. */
struct _DtlCountries
{
  DtlCountry items[DTL_COUNTRIES_MAX];
  guint n;
  double n_places;
  guint8 strays[DTL_COUNTRIES_NAMES];
};

gboolean dtl_toponym_is_kind (const DtlToponym *toponym, const char *kind);
gboolean dtl_toponym_is_in_dateline (const DtlReading *reading, const DtlToponym *toponym);
gboolean dtl_toponym_is_goal (const DtlReading *reading, const DtlToponym *toponym);
gboolean dtl_place_is_country (const DtlPlace *place);
gboolean dtl_countries_is_stray (const DtlReading *reading, guint index);

G_END_DECLS
