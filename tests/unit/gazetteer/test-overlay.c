/* test-overlay.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-error.h"
#include "dtl-gazetteer-import.h"
#include "dtl-geocoder.h"
#include "dtl-paths.h"
#include "dtl-toponyms.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct
{
  char *dir;
  char *overlay;
  char *input;
  DtlGazetteer *gazetteer;
} Fixture;

static void
reopen (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&f->gazetteer, dtl_gazetteer_unref);
  f->gazetteer = dtl_gazetteer_new (dtl_paths_data_dir (), f->overlay, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dir = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  f->overlay = g_build_filename (f->dir, "places.sqlite", NULL);
  f->input = g_build_filename (f->dir, "input.txt", NULL);
  reopen (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->dir, 0, NULL);
  const char *name;

  dtl_gazetteer_unref (f->gazetteer);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->dir, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->dir);
  g_free (f->dir);
  g_free (f->overlay);
  g_free (f->input);
}

static void
write_input (Fixture *f, const char *text)
{
  g_assert_true (g_file_set_contents (f->input, text, -1, NULL));
}

static char *
add (Fixture *f, const char *name, double lat, double lon, GError **error)
{
  static const char *const names[] = { "Checkpoint Rose", NULL };
  g_autoptr (DtlPlace) place = dtl_place_new ();

  place->name = g_strdup (name);
  place->country = g_strdup ("ML");
  place->lat = lat;
  place->lon = lon;
  place->radius_km = 1;
  return dtl_gazetteer_add (f->gazetteer, place, names, error);
}

static void
test_by_hand (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add (f, "Wadi Zembla", 17.25, 1.5, &error);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) alias = NULL;
  g_autoptr (DtlPlace) again = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (id, "user:"));
  reopen (f);
  found = dtl_gazetteer_lookup (f->gazetteer, "wadi zembla");
  alias = dtl_gazetteer_search (f->gazetteer, "checkpoint r", 5);
  again = dtl_gazetteer_get (f->gazetteer, id);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpfloat (((DtlPlace *) g_ptr_array_index (found, 0))->lat, ==, 17.25);
  g_assert_cmpuint (alias->len, ==, 1);
  g_assert_cmpstr (again->name, ==, "Wadi Zembla");
  g_assert_cmpstr (again->country, ==, "ML");
}

static void
test_above_bundled (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add (f, "Springfield", 10, 10, &error);
  g_autoptr (GPtrArray) found = dtl_gazetteer_lookup (f->gazetteer, "Springfield");

  g_assert_cmpuint (found->len, >, 10);
  g_assert_cmpstr (((DtlPlace *) g_ptr_array_index (found, 0))->id, ==, id);
  g_assert_true (dtl_gazetteer_remove (f->gazetteer, id, &error));
  g_assert_no_error (error);
  g_assert_null (dtl_gazetteer_get (f->gazetteer, id));
  g_assert_false (dtl_gazetteer_remove (f->gazetteer, "geonames:2988507", &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
}

static void
test_in_text (Fixture *f, gconstpointer data)
{
  const char *text = "The convoy was attacked near Wadi Zembla in Mali.";
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add (f, "Wadi Zembla", 17.25, 1.5, &error);
  g_autoptr (DtlLanguageModel) model = dtl_language_model_new (dtl_paths_data_dir (), &error);
  g_autoptr (DtlDocument) document = dtl_document_new (model, text, -1, DTL_DOCUMENT_TOKENS);
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);

  dtl_toponyms_find (f->gazetteer, document, NULL, out);
  g_assert_cmpuint (out->len, ==, 2);
  g_assert_cmpstr (((DtlToponym *) g_ptr_array_index (out, 0))->place->id, ==, id);
}

static void
test_not_on_the_globe (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) nan_error = NULL;

  g_assert_null (add (f, "Nowhere", 91, 0, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_INVALID);
  g_assert_null (add (f, "Nowhere", (double) NAN, 0, &nan_error));
  g_assert_error (nan_error, DTL_ERROR, DTL_ERROR_INVALID);
}

#define DUMP_ROW "99000001\tTestburg am See\tTestburg\tProbeville,Examenton\t47.5\t8.5\tP\tPPL\tCH\t\t25\t2710\t\t\t1234\t\t400\tEurope/Zurich\t2020-01-01\n"

static gboolean
import_dump (Fixture *f, DtlImportProgress *result, GError **error)
{
  return dtl_gazetteer_import_geonames (f->gazetteer, f->input, NULL, NULL, NULL, NULL, NULL, result, error);
}

static void
test_geonames (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  DtlImportProgress result;

  write_input (f, DUMP_ROW);
  g_assert_true (import_dump (f, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.rows, ==, 1);
  g_assert_cmpuint (result.names, ==, 3);
  found = dtl_gazetteer_lookup (f->gazetteer, "Examenton");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((DtlPlace *) g_ptr_array_index (found, 0))->id, ==, "geonames:99000001");
  g_assert_cmpstr (((DtlPlace *) g_ptr_array_index (found, 0))->name, ==, "Testburg am See");
  /* The same file again is known to be done. */
  g_assert_true (import_dump (f, &result, &error));
  g_assert_cmpuint (result.rows, ==, 1);
}

static void
test_alternate_names (Fixture *f, gconstpointer data)
{
  g_autofree char *names = g_build_filename (f->dir, "names.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) link = NULL;
  DtlImportProgress result;

  write_input (f, DUMP_ROW);
  g_assert_true (g_file_set_contents (names, "1\t99000001\ten\tVormals Testburg\t\t\t\t1\t\t\n"
                                      "2\t99000001\tlink\thttps://example.org/Testburg\t\t\t\t\t\t\n", -1, NULL));
  g_assert_true (dtl_gazetteer_import_geonames (f->gazetteer, f->input, names, "PA", NULL, NULL, NULL, &result, &error));
  g_assert_no_error (error);
  found = dtl_gazetteer_lookup (f->gazetteer, "Vormals Testburg");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (result.names, ==, 2);
  link = dtl_gazetteer_lookup (f->gazetteer, "https://example.org/Testburg");
  g_assert_cmpuint (link->len, ==, 0);
}

static void
test_refused_dumps (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *line;
  } rows[] = {
    { DUMP_ROW "99000002\tCut short\tCut", "line 2" },
    { DUMP_ROW DUMP_ROW "x\ty\n", "line 3" },
    { "99000001\tN\tN\t\tnan\t8.5\tP\tPPL\tCH\t\t25\t\t\t\t0\t\t\t\t\n", "latitude" },
    { "99000001\tN\tN\t\t47\t-inf\tP\tPPL\tCH\t\t25\t\t\t\t0\t\t\t\t\n", "longitude" },
    { "99000001\tN\tN\t\t47\t181\tP\tPPL\tCH\t\t25\t\t\t\t0\t\t\t\t\n", "longitude" },
    { "abc\tN\tN\t\t47\t8\tP\tPPL\tCH\t\t25\t\t\t\t0\t\t\t\t\n", "GeoNames number" },
    { "99000001\tN\tN\t\t47\t8\tP\tPPL\tCH\t\t25\t\t\t\t-5\t\t\t\t\n", "population" },
    { "99000001\tN\xFF\tN\t\t47\t8\tP\tPPL\tCH\t\t25\t\t\t\t0\t\t\t\t\n", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) kept = NULL;
      DtlImportProgress result;

      g_test_message ("%u", i);
      write_input (f, rows[i].text);
      g_assert_false (import_dump (f, &result, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, rows[i].line));
      kept = dtl_gazetteer_lookup (f->gazetteer, "Testburg am See");
      g_assert_cmpuint (kept->len, ==, 0);
    }
}

static void
test_endless_line (Fixture *f, gconstpointer data)
{
  g_autofree char *text = g_strnfill (3 << 20, 'a');
  g_autoptr (GError) error = NULL;
  DtlImportProgress result;

  write_input (f, text);
  g_assert_false (import_dump (f, &result, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "1 MB"));
}

/* A line of 1 GB that takes no room on the disk; it must take none in memory either. */
static void
test_gigabyte_line (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DtlImportProgress result;
  struct rusage before, after;

  write_input (f, "a");
  g_assert_cmpint (truncate (f->input, 1 << 30), ==, 0);
  getrusage (RUSAGE_SELF, &before);
  g_assert_false (import_dump (f, &result, &error));
  getrusage (RUSAGE_SELF, &after);
  g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "line 1"));
  /* Kilobytes. */
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 100 * 1024);
}

/* A wrong line of the names is told with its line, and none of the names is kept. */
static void
test_refused_names (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text, *words;
  } rows[] = {
    { "1\t99000001\ten\tVormals Testburg\t\t\t\t\t\t\n2\t99000001\ten\n", "line 2" },
    { "1\t99000001\ten\tVormals Testburg\t\t\t\t\t\t\n2\tnan\ten\tX\t\t\t\t\t\t\n", "GeoNames number" },
    { "1\t99000001\ten\tVormals Testburg\t\t\t\t\t\t\textra\tcell\n", "columns" },
  };
  g_autofree char *names = g_build_filename (f->dir, "names.txt", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) kept = NULL;
      DtlImportProgress result;

      g_test_message ("%u", i);
      write_input (f, DUMP_ROW);
      g_assert_true (g_file_set_contents (names, rows[i].text, -1, NULL));
      g_assert_false (dtl_gazetteer_import_geonames (f->gazetteer, f->input, names, NULL, NULL, NULL, NULL, &result, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, rows[i].words));
      kept = dtl_gazetteer_lookup (f->gazetteer, "Vormals Testburg");
      g_assert_cmpuint (kept->len, ==, 0);
    }
}

static char *
checksum_of (const char *name)
{
  g_autofree char *path = g_build_filename (dtl_paths_data_dir (), "gazetteer", name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}

/* Adding, removing and importing leave the bundled files as they were. */
static void
test_bundled_unchanged (Fixture *f, gconstpointer data)
{
  g_autofree char *database = checksum_of ("gazetteer.sqlite"), *index = checksum_of ("names.bin");
  g_autofree char *id = add (f, "Camp Unchanged", 10, 10, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bundled = dtl_gazetteer_lookup (f->gazetteer, "Karachi");
  g_autofree char *database_now = NULL, *index_now = NULL;
  DtlImportProgress result;

  g_assert_nonnull (id);
  write_input (f, DUMP_ROW);
  g_assert_true (import_dump (f, &result, NULL));
  g_assert_cmpuint (bundled->len, >, 0);
  g_assert_false (dtl_gazetteer_remove (f->gazetteer, ((DtlPlace *) g_ptr_array_index (bundled, 0))->id, &error));
  g_assert_nonnull (error);
  database_now = checksum_of ("gazetteer.sqlite");
  index_now = checksum_of ("names.bin");
  g_assert_cmpstr (database, ==, database_now);
  g_assert_cmpstr (index, ==, index_now);
}

static void
stop_cb (const DtlImportProgress *progress, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_resume (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) stopped = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) last = NULL;
  DtlImportProgress result;
  guint n = 150000;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u\tHamlet%u\tH\t\t1.5\t2.5\tP\tPPL\tNG\t\t27\t\t\t\t0\t\t\t\t\n", 99000000 + i, i);
  write_input (f, text->str);
  g_assert_false (dtl_gazetteer_import_geonames (f->gazetteer, f->input, NULL, NULL, stop_cb, cancellable, cancellable,
                                                 &result, &stopped));
  g_assert_error (stopped, DTL_ERROR, DTL_ERROR_CANCELLED);
  reopen (f);
  g_assert_true (import_dump (f, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.resumed_at, ==, 100000);
  g_assert_cmpuint (result.rows, ==, n);
  last = dtl_gazetteer_lookup (f->gazetteer, "Hamlet149999");
  g_assert_cmpuint (last->len, ==, 1);
}

static void
test_csv (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  DtlImportProgress result;

  write_input (f, "Name,Latitude,Longitude,Aliases,Country,radius_km\r\n"
                  "\"Camp \"\"Echo\"\", north\",15.5,-1.25,Echo Nord|Camp E,Mali,0.5\r\n");
  g_assert_true (dtl_gazetteer_import_csv (f->gazetteer, f->input, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.rows, ==, 1);
  found = dtl_gazetteer_lookup (f->gazetteer, "Echo Nord");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((DtlPlace *) g_ptr_array_index (found, 0))->name, ==, "Camp \"Echo\", north");
  g_assert_cmpstr (((DtlPlace *) g_ptr_array_index (found, 0))->country, ==, "ML");
  g_assert_cmpfloat (((DtlPlace *) g_ptr_array_index (found, 0))->radius_km, ==, 0.5);
}

static void
test_refused_csv (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "", "a,b,c\n1,2,3\n", "name,lat,lon\nGood,1,2\nBad,nan,2\n",
                                       "name,lat,lon\n,1,2\n", "name,lat,lon\nShort,1\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) kept = NULL;
      DtlImportProgress result;

      write_input (f, texts[i]);
      g_assert_false (dtl_gazetteer_import_csv (f->gazetteer, f->input, &result, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
      kept = dtl_gazetteer_search (f->gazetteer, "good", 50);
      for (guint k = 0; k < kept->len; k++)
        g_assert_false (g_str_has_prefix (((DtlPlace *) g_ptr_array_index (kept, k))->id, "user:"));
    }
}

static void
test_geojson (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GPtrArray) found = NULL;
  DtlImportProgress result;

  write_input (f, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"Well 14\","
                  "\"country\":\"NE\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[8.25,18.5]}}]}");
  g_assert_true (dtl_gazetteer_import_geojson (f->gazetteer, f->input, &result, &error));
  g_assert_no_error (error);
  found = dtl_gazetteer_lookup (f->gazetteer, "Well 14");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpfloat (((DtlPlace *) g_ptr_array_index (found, 0))->lat, ==, 18.5);
  write_input (f, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"X\"},"
                  "\"geometry\":{\"type\":\"Point\",\"coordinates\":[8.25,\"north\"]}}]}");
  g_assert_false (dtl_gazetteer_import_geojson (f->gazetteer, f->input, &result, &refused));
  g_assert_error (refused, DTL_ERROR, DTL_ERROR_DAMAGED);
}

static void
test_no_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlGazetteer) plain = dtl_gazetteer_new (dtl_paths_data_dir (), NULL, &error);
  g_autoptr (DtlPlace) place = dtl_place_new ();
  g_autoptr (GError) refused = NULL;
  DtlImportProgress result;

  place->name = g_strdup ("X");
  g_assert_null (dtl_gazetteer_add (plain, place, NULL, &refused));
  g_assert_error (refused, DTL_ERROR, DTL_ERROR_UNWRITABLE);
  g_assert_false (dtl_gazetteer_import_csv (f->gazetteer, "/nonexistent/places.csv", &result, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add ("/overlay/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("by-hand", test_by_hand);
  ADD ("above-bundled", test_above_bundled);
  ADD ("in-text", test_in_text);
  ADD ("not-on-the-globe", test_not_on_the_globe);
  ADD ("geonames", test_geonames);
  ADD ("alternate-names", test_alternate_names);
  ADD ("refused-dumps", test_refused_dumps);
  ADD ("refused-names", test_refused_names);
  ADD ("endless-line", test_endless_line);
  ADD ("gigabyte-line", test_gigabyte_line);
  ADD ("bundled-unchanged", test_bundled_unchanged);
  ADD ("resume", test_resume);
  ADD ("csv", test_csv);
  ADD ("refused-csv", test_refused_csv);
  ADD ("geojson", test_geojson);
  ADD ("no-file", test_no_file);
  return g_test_run ();
}
