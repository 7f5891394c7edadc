/* test-export.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dtl-error.h"
#include "dtl-export.h"
#include "dtl-json.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static GPtrArray *
make_records (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_record_unref);
  g_autoptr (DtlArticle) article = dtl_article_new ();
  DtlIncidentBuilder *builder = dtl_incident_builder_new ();
  g_autoptr (DtlIncident) incident = NULL;
  g_autoptr (DtlIncident) bare = NULL;
  DtlRecord *record;

  article->id = g_strdup ("abc");
  article->title = g_strdup ("=HYPERLINK(\"x\"), a <title> & more");
  article->text = g_strdup ("Ten gunmen stormed a post.\nFive died.");
  article->published = dtl_partial_date_new (2004, 4, 4);
  dtl_incident_builder_set (builder, DTL_FIELD_TYPE,
                            dtl_value_new_code (DTL_INCIDENT_TYPE_ARMED_ASSAULT), 0.9);
  dtl_incident_builder_set (builder, DTL_FIELD_DATE,
                            dtl_value_new_date_range (dtl_partial_date_new (2004, 4, 3),
                                                      dtl_partial_date_new (2004, 4, 4)),
                            0.5);
  dtl_incident_builder_set (builder, DTL_FIELD_LAT, dtl_value_new_number (24.9), 0.8);
  dtl_incident_builder_set (builder, DTL_FIELD_LON, dtl_value_new_number (-67.1), 0.8);
  dtl_incident_builder_set (builder, DTL_FIELD_CITY, dtl_value_new_text ("-Karachi"), 0.8);
  dtl_incident_builder_set (builder, DTL_FIELD_KILLED,
                            dtl_value_new_count (dtl_count_at_least (5)), 0.7);
  dtl_incident_builder_set (builder, DTL_FIELD_WEAPONS,
                            dtl_value_new_codes (1u << DTL_WEAPON_FIREARMS |
                                                 1u << DTL_WEAPON_GRENADE),
                            0.7);
  dtl_incident_builder_add_evidence (builder, DTL_FIELD_TYPE, (DtlSpan){ 11, 18 });
  dtl_incident_builder_set_reason (builder, DTL_FIELD_DATE, "counted back");
  incident = dtl_incident_builder_end (builder);
  record = dtl_record_new (7, article, incident);
  dtl_record_set_correction (record, DTL_FIELD_KILLED, dtl_value_new_count (dtl_count_exact (6)),
                             1000);
  dtl_record_set_state (record, DTL_REVIEW_ACCEPTED);
  g_ptr_array_add (records, record);
  bare = dtl_incident_builder_end (dtl_incident_builder_new ());
  g_ptr_array_add (records, dtl_record_new (8, article, bare));
  return records;
}

static char *
export_text (DtlExportFormat format)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (dtl_export_to_stream (records, format, stream, NULL, &error));
  g_assert_no_error (error);
  length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), length);
}

static void
check_round_trip (DtlExportFormat format, const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_export_to_file (records, format, path, NULL, &error));
  back = dtl_import_records (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->len, ==, records->len);
  for (guint i = 0; i < back->len; i++)
    {
      DtlRecord *a = g_ptr_array_index (records, i), *b = g_ptr_array_index (back, i);

      g_assert_cmpint (dtl_record_get_state (a), ==, dtl_record_get_state (b));
      for (guint f = 0; f < DTL_N_FIELDS; f++)
        {
          g_assert_true (dtl_value_equal (dtl_record_get_value (a, f), dtl_record_get_value (b, f)));
          g_assert_cmpint (dtl_record_is_corrected (a, f), ==, dtl_record_is_corrected (b, f));
          g_assert_true (
              dtl_value_equal (dtl_incident_get_value (dtl_record_get_incident (a), f),
                               dtl_incident_get_value (dtl_record_get_incident (b), f)));
        }
    }
}

static void
test_jsonl (void)
{
  check_round_trip (DTL_EXPORT_JSONL, "x.jsonl");
}

static void
test_json (void)
{
  check_round_trip (DTL_EXPORT_JSON, "x.json");
}

static void
test_geojson (void)
{
  g_autofree char *text = export_text (DTL_EXPORT_GEOJSON);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *features = json_object_get_array_member (json_node_get_object (root), "features");
  JsonObject *first = json_array_get_object_element (features, 0);
  JsonArray *position = json_object_get_array_member (
      json_object_get_object_member (first, "geometry"), "coordinates");

  g_assert_cmpuint (json_array_get_length (features), ==, 2);
  g_assert_cmpfloat (json_array_get_double_element (position, 0), ==, -67.1);
  g_assert_cmpfloat (json_array_get_double_element (position, 1), ==, 24.9);
  g_assert_true (json_object_get_null_member (json_array_get_object_element (features, 1),
                                              "geometry"));
  check_round_trip (DTL_EXPORT_GEOJSON, "x.geojson");
}

static void
test_csv (void)
{
  g_autofree char *text = export_text (DTL_EXPORT_CSV);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "article_id,article_title,"));
  g_assert_nonnull (strstr (lines[0], ",killed_min,killed_max,"));
  /* No cell may start a formula; the text stays readable. */
  g_assert_nonnull (strstr (lines[1], "\"'=HYPERLINK(\"\"x\"\"), a <title> & more\""));
  g_assert_nonnull (strstr (lines[1], ",'-Karachi,"));
  g_assert_nonnull (strstr (lines[1], ",24.90000,-67.10000,"));
  g_assert_nonnull (strstr (lines[1], ",firearms;grenade,"));
}

static void
test_kml (void)
{
  g_autofree char *text = export_text (DTL_EXPORT_KML);

  g_assert_nonnull (strstr (text, "<coordinates>-67.10000,24.90000</coordinates>"));
  g_assert_nonnull (strstr (text, "<begin>2004-04-03</begin><end>2004-04-04</end>"));
  g_assert_nonnull (strstr (text, "a &lt;title&gt; &amp; more"));
  g_assert_nonnull (strstr (text, "<styleUrl>#armed_assault</styleUrl>"));
}

static void
test_codebooks (void)
{
  g_autofree char *gtd = export_text (DTL_EXPORT_GTD);
  g_autofree char *acled = export_text (DTL_EXPORT_ACLED);
  g_auto (GStrv) gtd_lines = g_strsplit (gtd, "\r\n", -1);
  g_auto (GStrv) acled_lines = g_strsplit (acled, "\r\n", -1);

  g_assert_true (g_str_has_prefix (gtd_lines[1], "7,2004,4,3,"));
  g_assert_nonnull (strstr (gtd_lines[1], ",2,Armed assault,"));
  g_assert_nonnull (strstr (acled_lines[1], ",Violence against civilians,Attack,"));
}

static void
test_geopackage (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.gpkg", NULL);
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *get;
  sqlite3 *db;

  g_assert_true (dtl_export_to_file (records, DTL_EXPORT_GEOPACKAGE, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db,
                      "SELECT killed_min, geom, (SELECT min_x FROM gpkg_contents),"
                      " (SELECT count(*) FROM gpkg_geometry_columns) FROM incidents WHERE fid = 1",
                      -1, &get, NULL);
  g_assert_cmpint (sqlite3_step (get), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (get, 0), ==, 6);
  g_assert_cmpint (sqlite3_column_bytes (get, 1), ==, 29);
  g_assert_cmpmem (sqlite3_column_blob (get, 1), 2, "GP", 2);
  g_assert_cmpfloat (sqlite3_column_double (get, 2), ==, -67.1);
  g_assert_cmpint (sqlite3_column_int (get, 3), ==, 1);
  sqlite3_finalize (get);
  sqlite3_close (db);
}

static void
test_damaged_import (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.jsonl", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (
      path, "{\"id\":\"a\",\"incidents\":[{}]}\n{\"id\":\"b\",\"incidents\":[{\"type\"", -1, NULL));
  g_assert_null (dtl_import_records (path, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "line 2"));
}

static void
test_unwritable (void)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      dtl_export_to_file (records, DTL_EXPORT_CSV, "/proc/nowhere/x.csv", NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_UNWRITABLE);
  g_assert_nonnull (strstr (error->message, "/proc/nowhere/x.csv"));
}

static void
test_names (void)
{
  g_assert_cmpint (dtl_export_from_nick ("gtd"), ==, DTL_EXPORT_GTD);
  g_assert_cmpint (dtl_export_from_nick ("x"), ==, -1);
  g_assert_cmpint (dtl_export_from_path ("a/B.GeoJSON"), ==, DTL_EXPORT_GEOJSON);
  g_assert_cmpint (dtl_export_from_path ("a.gtd.csv"), ==, DTL_EXPORT_GTD);
  g_assert_cmpint (dtl_export_from_path ("a.csv"), ==, DTL_EXPORT_CSV);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/jsonl", test_jsonl);
  g_test_add_func ("/export/json", test_json);
  g_test_add_func ("/export/geojson", test_geojson);
  g_test_add_func ("/export/csv", test_csv);
  g_test_add_func ("/export/kml", test_kml);
  g_test_add_func ("/export/codebooks", test_codebooks);
  g_test_add_func ("/export/geopackage", test_geopackage);
  g_test_add_func ("/export/damaged-import", test_damaged_import);
  g_test_add_func ("/export/unwritable", test_unwritable);
  g_test_add_func ("/export/names", test_names);
  return g_test_run ();
}
