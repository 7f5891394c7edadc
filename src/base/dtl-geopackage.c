/* dtl-geopackage.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-geopackage.h"

#include "dtl-sqlite.h"

#include <string.h>

/* OGC GeoPackage Encoding Standard 1.3 (12-128r17): application id "GPKG", version 1.3.0. */
#define GEOPACKAGE_APPLICATION_ID "0x47504B47"
#define GEOPACKAGE_VERSION "10300"
#define POINT_BLOB_SIZE (8 + 21)

static const char init_sql[] =
    "PRAGMA application_id = " GEOPACKAGE_APPLICATION_ID ";"
    "PRAGMA user_version = " GEOPACKAGE_VERSION ";"
    "CREATE TABLE IF NOT EXISTS gpkg_spatial_ref_sys ("
    " srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,"
    " organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);"
    "CREATE TABLE IF NOT EXISTS gpkg_contents ("
    " table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,"
    " description TEXT DEFAULT '',"
    " last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),"
    " min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,"
    " CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));"
    "CREATE TABLE IF NOT EXISTS gpkg_geometry_columns ("
    " table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,"
    " srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,"
    " CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),"
    " CONSTRAINT uk_gc_table_name UNIQUE (table_name),"
    " CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),"
    " CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));"
    "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES"
    " ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),"
    " ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),"
    " ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\","
    "SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],"
    "AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
    "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
    "AUTHORITY[\"EPSG\",\"4326\"]]', 'longitude/latitude coordinates in decimal degrees');";

/**
 * dtl_geopackage_init:
 * @db: a database, empty or already a GeoPackage
 * @error: return location
 *
 * Adds the tables that make an SQLite database a GeoPackage.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_geopackage_init (sqlite3 *db, GError **error)
{
  return dtl_sqlite_exec (db, init_sql, error);
}

/**
 * dtl_geopackage_add_layer:
 * @db: a GeoPackage
 * @table: a table with an INTEGER PRIMARY KEY and a "geom" BLOB column
 * @description: for people
 * @error: return location
 *
 * Registers @table as a layer of points in WGS 84.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_geopackage_add_layer (sqlite3 *db, const char *table, const char *description, GError **error)
{
  g_autoptr (DtlStatement) contents = dtl_sqlite_prepare (
      db,
      "INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)"
      " VALUES (?1, 'features', ?1, ?2, 4326)",
      error);
  g_autoptr (DtlStatement) column = dtl_sqlite_prepare (
      db, "INSERT OR IGNORE INTO gpkg_geometry_columns VALUES (?1, 'geom', 'POINT', 4326, 0, 0)",
      error);

  if (contents == NULL || column == NULL)
    return FALSE;
  dtl_sqlite_bind_text (contents, 1, table);
  dtl_sqlite_bind_text (contents, 2, description);
  dtl_sqlite_bind_text (column, 1, table);
  return dtl_sqlite_run (contents, error) && dtl_sqlite_run (column, error);
}

/**
 * dtl_geopackage_set_extent:
 * @db: a GeoPackage
 * @table: a layer with "lat" and "lon" columns beside its geometry
 * @error: return location
 *
 * Brings the layer's stated extent up to date.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_geopackage_set_extent (sqlite3 *db, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) ="
      " (SELECT min(lon), min(lat), max(lon), max(lat) FROM \"%s\" WHERE geom IS NOT NULL),"
      " last_change = strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ','now') WHERE table_name = '%s'",
      table, table);

  return dtl_sqlite_exec (db, sql, error);
}

static void
put_double (guchar *at, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  memcpy (at, &bits, sizeof bits);
}

/**
 * dtl_geopackage_bind_point:
 * @statement: a statement
 * @column: parameter, from 1
 * @lat: degrees north
 * @lon: degrees east
 *
 * Binds a GeoPackageBinary point: header without envelope, then little-endian WKB.
 */
void
dtl_geopackage_bind_point (sqlite3_stmt *statement, int column, double lat, double lon)
{
  guchar blob[POINT_BLOB_SIZE] = { 'G', 'P', 0, 1 };
  guint32 srs = GUINT32_TO_LE (4326), type = GUINT32_TO_LE (1);

  memcpy (blob + 4, &srs, sizeof srs);
  blob[8] = 1;
  memcpy (blob + 9, &type, sizeof type);
  put_double (blob + 13, lon);
  put_double (blob + 21, lat);
  sqlite3_bind_blob (statement, column, blob, sizeof blob, SQLITE_TRANSIENT);
}
