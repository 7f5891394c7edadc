/* dtl-geopackage.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

gboolean dtl_geopackage_init       (sqlite3 *db, GError **error);
gboolean dtl_geopackage_add_layer  (sqlite3 *db, const char *table, const char *description,
                                    GError **error);
gboolean dtl_geopackage_set_extent (sqlite3 *db, const char *table, GError **error);
void     dtl_geopackage_bind_point (sqlite3_stmt *statement, int column, double lat, double lon);

G_END_DECLS
