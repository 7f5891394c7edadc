/* dtl-geocoder-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-geocoder.h"

G_BEGIN_DECLS

gboolean
dtl_geocode_spatial (DtlGazetteer *gazetteer, const DtlGeocodeQuery *query, GPtrArray *out);

G_END_DECLS
