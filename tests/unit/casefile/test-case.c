/* test-case.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dtl-case.h"
#include "dtl-error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

static char *
temp_case (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-case-XXXXXX", NULL);

  return g_build_filename (folder, "test.dateline", NULL);
}

static DtlIncident *
make_incident (int type, const char *city, int killed, const char *date)
{
  DtlIncidentBuilder *builder = dtl_incident_builder_new ();
  DtlPartialDate when;

  g_assert_true (dtl_partial_date_parse (date, &when));
  dtl_incident_builder_set (builder, DTL_FIELD_TYPE, dtl_value_new_code (type), 0.9);
  dtl_incident_builder_set (builder, DTL_FIELD_CITY, dtl_value_new_text (city), 0.8);
  dtl_incident_builder_set (builder, DTL_FIELD_COUNTRY, dtl_value_new_text ("PK"), 0.8);
  dtl_incident_builder_set (builder, DTL_FIELD_LAT, dtl_value_new_number (24.9), 0.8);
  dtl_incident_builder_set (builder, DTL_FIELD_LON, dtl_value_new_number (67.1), 0.8);
  dtl_incident_builder_set (builder, DTL_FIELD_DATE, dtl_value_new_date (when), 0.8);
  dtl_incident_builder_set (builder, DTL_FIELD_KILLED,
                            dtl_value_new_count (dtl_count_exact (killed)), 0.7);
  dtl_incident_builder_add_evidence (builder, DTL_FIELD_TYPE,
                                     (DtlSpan){ (guint32) killed * 10, (guint32) killed * 10 + 5 });
  return dtl_incident_builder_end (builder);
}

static DtlExtraction *
make_extraction (const char *id, int first_killed)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();
  DtlExtraction *extraction;

  article->id = g_strdup (id);
  article->title = g_strdup ("Ménaka market attacked");
  article->text = g_strdup ("Gunmen attacked the market.\n\nA bomb was defused.");
  article->published = dtl_partial_date_new (2004, 4, 4);
  extraction = dtl_extraction_new (article, "v1");
  g_ptr_array_add (extraction->incidents, make_incident (DTL_INCIDENT_TYPE_ARMED_ASSAULT, "Karachi",
                                                         first_killed, "2004-04-04"));
  g_ptr_array_add (extraction->incidents,
                   make_incident (DTL_INCIDENT_TYPE_BOMBING, "Quetta", 2, "2002-06"));
  return extraction;
}

static int
shown_killed (DtlCase *file, gint64 id)
{
  g_autoptr (DtlRecord) record = dtl_case_dup_record (file, id, NULL);
  const DtlValue *value = dtl_record_get_value (record, DTL_FIELD_KILLED);

  return value != NULL ? dtl_value_get_count (value).min : -1;
}

static void
test_round_trip (void)
{
  g_autofree char *path = temp_case ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlCase) file = dtl_case_open (path, &error);
  g_autoptr (DtlExtraction) extraction = make_extraction ("a1", 5);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  gint64 row;

  g_assert_no_error (error);
  row = dtl_case_add_extraction (file, extraction, &error);
  g_assert_no_error (error);
  g_assert_cmpint (row, >, 0);
  g_clear_pointer (&file, dtl_case_unref);

  file = dtl_case_open (path, &error);
  g_assert_no_error (error);
  records = dtl_case_list_records (file, row, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 2);
  DtlRecord *record = g_ptr_array_index (records, 0);
  g_assert_cmpstr (dtl_record_get_text (record, DTL_FIELD_CITY), ==, "Karachi");
  g_assert_cmpfloat (dtl_record_get_confidence (record, DTL_FIELD_CITY), ==, 0.8);
  g_assert_cmpstr (dtl_record_get_extractor (record), ==, "v1");
  articles = dtl_case_list_articles (file, &error);
  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_cmpuint (((DtlCaseArticle *) articles->pdata[0])->n_new, ==, 2);
}

static void
test_undo (void)
{
  g_autofree char *path = temp_case ();
  g_autoptr (DtlCase) file = dtl_case_open (path, NULL);
  g_autoptr (DtlExtraction) extraction = make_extraction ("a1", 5);
  g_autoptr (DtlValue) seven = dtl_value_new_count (dtl_count_exact (7));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  gint64 id, changed;

  dtl_case_add_extraction (file, extraction, NULL);
  records = dtl_case_list_records (file, 0, NULL);
  id = dtl_record_get_id (g_ptr_array_index (records, 0));
  g_assert_null (dtl_case_undo_label (file));
  g_assert_true (dtl_case_set_value (file, id, DTL_FIELD_KILLED, seven, &error));
  g_assert_no_error (error);
  g_assert_cmpint (shown_killed (file, id), ==, 7);
  g_assert_true (dtl_case_set_value (file, id, DTL_FIELD_KILLED, NULL, &error));
  g_assert_cmpint (shown_killed (file, id), ==, -1);

  g_clear_pointer (&file, dtl_case_unref);
  file = dtl_case_open (path, NULL);
  g_assert_true (dtl_case_undo (file, &changed, &error));
  g_assert_cmpint (changed, ==, id);
  g_assert_cmpint (shown_killed (file, id), ==, 7);
  g_assert_true (dtl_case_undo (file, NULL, &error));
  g_assert_cmpint (shown_killed (file, id), ==, 5);
  g_assert_false (dtl_case_undo (file, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (dtl_case_redo (file, NULL, &error));
  g_assert_cmpint (shown_killed (file, id), ==, 7);
  g_assert_true (dtl_case_set_state (file, id, DTL_REVIEW_ACCEPTED, &error));
  g_assert_null (dtl_case_redo_label (file));
}

static void
test_extract_again (void)
{
  g_autofree char *path = temp_case ();
  g_autoptr (DtlCase) file = dtl_case_open (path, NULL);
  g_autoptr (DtlExtraction) extraction = make_extraction ("a1", 5);
  g_autoptr (DtlValue) seven = dtl_value_new_count (dtl_count_exact (7));
  g_autoptr (GPtrArray) records = NULL;
  gint64 row = dtl_case_add_extraction (file, extraction, NULL);
  gint64 first, second;

  records = dtl_case_list_records (file, 0, NULL);
  first = dtl_record_get_id (g_ptr_array_index (records, 0));
  second = dtl_record_get_id (g_ptr_array_index (records, 1));
  g_assert_true (dtl_case_set_value (file, first, DTL_FIELD_KILLED, seven, NULL));

  /* The newer extractor finds the first incident again and not the second. */
  g_ptr_array_set_size (extraction->incidents, 1);
  g_assert_cmpint (dtl_case_add_extraction (file, extraction, NULL), ==, row);
  g_clear_pointer (&records, g_ptr_array_unref);
  records = dtl_case_list_records (file, 0, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpint (dtl_record_get_id (g_ptr_array_index (records, 0)), ==, first);
  g_assert_cmpint (shown_killed (file, first), ==, 7);
  g_assert_cmpint (second, !=, first);
}

static void
test_search_and_box (void)
{
  g_autofree char *path = temp_case ();
  g_autoptr (DtlCase) file = dtl_case_open (path, NULL);
  g_autoptr (DtlExtraction) extraction = make_extraction ("a1", 5);
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) box = NULL;

  dtl_case_add_extraction (file, extraction, NULL);
  hits = dtl_case_search (file, "menaka mark", NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  none = dtl_case_search (file, "\"zebra\" OR (", NULL);
  g_assert_cmpuint (none->len, ==, 0);
  box = dtl_case_records_in_box (file, 24, 67, 25, 68, NULL);
  g_assert_cmpuint (box->len, ==, 2);
  g_array_unref (box);
  box = dtl_case_records_in_box (file, 24, 170, 25, -170, NULL);
  g_assert_cmpuint (box->len, ==, 0);
}

static void
test_links (void)
{
  g_autofree char *path = temp_case ();
  g_autoptr (DtlCase) file = dtl_case_open (path, NULL);
  g_autoptr (DtlExtraction) one = make_extraction ("a1", 5);
  g_autoptr (DtlExtraction) two = make_extraction ("a2", 5);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) group = NULL;
  gint64 number;

  g_ptr_array_set_size (one->incidents, 1);
  g_ptr_array_set_size (two->incidents, 1);
  dtl_case_add_extraction (file, one, NULL);
  dtl_case_add_extraction (file, two, NULL);
  g_assert_cmpuint (dtl_case_update_links (file, NULL), ==, 2);
  records = dtl_case_list_records (file, 0, NULL);
  number = dtl_record_get_group (g_ptr_array_index (records, 1));
  g_assert_cmpint (number, >, 0);
  g_assert_nonnull (dtl_record_get_group_reason (g_ptr_array_index (records, 1)));
  group = dtl_case_list_group (file, number, NULL);
  g_assert_cmpuint (group->len, ==, 2);
  g_assert_true (dtl_case_unlink (file, dtl_record_get_id (g_ptr_array_index (records, 1)), NULL));
  g_assert_cmpuint (dtl_case_update_links (file, NULL), ==, 0);
  g_assert_true (dtl_case_undo (file, NULL, NULL));
  g_ptr_array_unref (group);
  group = dtl_case_list_group (file, number, NULL);
  g_assert_cmpuint (group->len, ==, 2);
}

static void
test_bad_files (void)
{
  g_autofree char *path = temp_case ();
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_true (g_file_set_contents (path, "this is no database at all, but long enough", -1, NULL));
  g_assert_null (dtl_case_open (path, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (g_strrstr (error->message, path));
  g_clear_error (&error);

  g_remove (path);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "CREATE TABLE other (a)", NULL, NULL, NULL);
  sqlite3_close (db);
  g_assert_null (dtl_case_open (path, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_BAD_CASE);
  g_clear_error (&error);

  g_remove (path);
  dtl_case_unref (dtl_case_open (path, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "UPDATE dateline_schema SET value = 999", NULL, NULL, NULL);
  sqlite3_close (db);
  g_assert_null (dtl_case_open (path, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_BAD_CASE);
}

static void
test_failure_rows (void)
{
  g_autofree char *path = temp_case ();
  g_autoptr (DtlCase) file = dtl_case_open (path, NULL);
  g_autoptr (GError) reason = g_error_new (DTL_ERROR, DTL_ERROR_EMPTY, "x.txt is empty");
  g_autoptr (GPtrArray) list = NULL;

  g_assert_cmpint (dtl_case_add_failure (file, "/tmp/x.txt", "x.txt", reason, NULL), >, 0);
  g_assert_cmpint (dtl_case_add_failure (file, "/tmp/x.txt", "x.txt", reason, NULL), >, 0);
  list = dtl_case_list_articles (file, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((DtlCaseArticle *) list->pdata[0])->error_code, ==, "empty");
}

static void
test_place_and_added (void)
{
  g_autofree char *path = temp_case ();
  g_autoptr (DtlCase) file = dtl_case_open (path, NULL);
  g_autoptr (DtlExtraction) extraction = make_extraction ("a1", 5);
  g_autoptr (DtlPlace) place = dtl_place_new ();
  g_autoptr (DtlIncident) extra = make_incident (DTL_INCIDENT_TYPE_RIOT, "Lahore", 1, "2004");
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (DtlRecord) moved = NULL;
  gint64 row = dtl_case_add_extraction (file, extraction, NULL);
  gint64 id, added;

  records = dtl_case_list_records (file, 0, NULL);
  id = dtl_record_get_id (g_ptr_array_index (records, 0));
  place->id = g_strdup ("user:1");
  place->name = g_strdup ("Hub");
  place->country = g_strdup ("PK");
  place->lat = 25.03;
  place->lon = 66.88;
  place->radius_km = 3;
  g_assert_true (dtl_case_set_place (file, id, place, 1, NULL));
  moved = dtl_case_dup_record (file, id, NULL);
  g_assert_cmpstr (dtl_record_get_text (moved, DTL_FIELD_CITY), ==, "Hub");
  g_assert_null (dtl_record_get_value (moved, DTL_FIELD_ADMIN1));
  /* Taken back in one step, that is undone in one. */
  g_assert_true (dtl_case_clear_place (file, id, NULL));
  dtl_record_unref (moved);
  moved = dtl_case_dup_record (file, id, NULL);
  g_assert_cmpstr (dtl_record_get_text (moved, DTL_FIELD_CITY), ==, "Karachi");
  g_assert_false (dtl_record_is_corrected (moved, DTL_FIELD_LAT));
  g_assert_true (dtl_case_undo (file, NULL, NULL));
  dtl_record_unref (moved);
  moved = dtl_case_dup_record (file, id, NULL);
  g_assert_cmpstr (dtl_record_get_text (moved, DTL_FIELD_CITY), ==, "Hub");
  g_assert_true (dtl_record_is_corrected (moved, DTL_FIELD_LAT));
  g_assert_true (dtl_case_undo (file, NULL, NULL));
  dtl_record_unref (moved);
  moved = dtl_case_dup_record (file, id, NULL);
  g_assert_cmpstr (dtl_record_get_text (moved, DTL_FIELD_CITY), ==, "Karachi");

  added = dtl_case_add_record (file, row, extra, NULL);
  g_assert_cmpint (added, >, 0);
  g_ptr_array_unref (records);
  records = dtl_case_list_records (file, row, NULL);
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_true (dtl_case_undo (file, NULL, NULL));
  g_ptr_array_unref (records);
  records = dtl_case_list_records (file, row, NULL);
  g_assert_cmpuint (records->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/round-trip", test_round_trip);
  g_test_add_func ("/case/undo", test_undo);
  g_test_add_func ("/case/extract-again", test_extract_again);
  g_test_add_func ("/case/search-and-box", test_search_and_box);
  g_test_add_func ("/case/links", test_links);
  g_test_add_func ("/case/bad-files", test_bad_files);
  g_test_add_func ("/case/failure-rows", test_failure_rows);
  g_test_add_func ("/case/place-and-added", test_place_and_added);
  return g_test_run ();
}
