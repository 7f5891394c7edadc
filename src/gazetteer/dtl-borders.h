/* dtl-borders.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dtl_border_exists (const char *a, const char *b);
gboolean dtl_border_nearest (const char *a,
                             const char *b,
                             double lat,
                             double lon,
                             double *at_lat,
                             double *at_lon,
                             double *km);
gboolean
dtl_border_middle (const char *a, const char *b, double *lat, double *lon, double *reach_km);

G_END_DECLS
