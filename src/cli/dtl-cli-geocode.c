/* dtl-cli-geocode.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli.h"

#include "dtl-gazetteer-import.h"
#include "dtl-geocoder.h"
#include "dtl-json.h"
#include "dtl-paths.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_CANDIDATES 10

/* With @create the user's own places get a file if they have none. */
static DtlGazetteer *
load_gazetteer (gboolean create)
{
  g_autofree char *overlay = dtl_paths_user_places ();
  g_autofree char *folder = g_path_get_dirname (overlay);
  gboolean exists = g_file_test (overlay, G_FILE_TEST_EXISTS);
  g_autoptr (GError) error = NULL;
  DtlGazetteer *gazetteer;

  if (create)
    g_mkdir_with_parents (folder, 0700);
  gazetteer = dtl_gazetteer_new (dtl_paths_data_dir (), exists || create ? overlay : NULL, &error);

  if (gazetteer == NULL)
    dtl_cli_complain (_("The gazetteer could not be opened: %s"), error->message);
  return gazetteer;
}

static JsonObject *
candidate_object (const DtlPlace *place)
{
  JsonObject *object = json_object_new ();

  dtl_json_set_text (object, "gazetteer_id", place->id);
  dtl_json_set_place (object, place);
  return object;
}

static char *
answer_line (const char *id, GPtrArray *candidates)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array = json_array_new ();

  json_object_set_string_member (object, "id", id);
  if (candidates->len > 0)
    {
      const DtlPlace *best = g_ptr_array_index (candidates, 0);

      json_object_set_double_member (object, "lat", best->lat);
      json_object_set_double_member (object, "lon", best->lon);
      json_object_set_double_member (object, "radius_km", best->radius_km);
    }
  else
    {
      json_object_set_null_member (object, "lat");
      json_object_set_null_member (object, "lon");
      json_object_set_null_member (object, "radius_km");
    }
  for (guint i = 0; i < candidates->len && i < MAX_CANDIDATES; i++)
    json_array_add_object_element (array, candidate_object (g_ptr_array_index (candidates, i)));
  json_object_set_array_member (object, "candidates", array);
  node = json_node_init_object (json_node_alloc (), object);
  return dtl_json_to_line (node);
}

static gboolean
answer_row (DtlGazetteer *gazetteer, const char *line, guint number, DtlCliOutput *output)
{
  g_autoptr (JsonNode) node = json_from_string (line, NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                                     : NULL;
  const char *id = object != NULL ? dtl_json_get_string (object, "id") : NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *answer = NULL;
  DtlGeocodeQuery query = { 0 };

  if (id == NULL)
    {
      dtl_cli_complain (_("Line %u is not an object with “id” and “name”"), number);
      return FALSE;
    }
  query.name = dtl_json_get_string (object, "name");
  query.admin2 = dtl_json_get_string (object, "admin2");
  query.admin1 = dtl_json_get_string (object, "admin1");
  query.country = dtl_json_get_string (object, "country");
  candidates = dtl_geocode (gazetteer, &query);
  answer = answer_line (id, candidates);
  dtl_cli_output_line (output, answer);
  return TRUE;
}

static gboolean
run_batch (DtlGazetteer *gazetteer, const char *path, DtlCliOutput *output)
{
  g_autoptr (GInputStream) stream = dtl_cli_open_lines (path);
  g_autoptr (GDataInputStream) lines = NULL;
  guint number = 0, n_failed = 0;
  char *line;

  if (stream == NULL)
    return FALSE;
  lines = g_data_input_stream_new (stream);
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      number++;
      if (*g_strstrip (line) != '\0' && !answer_row (gazetteer, line, number, output))
        n_failed++;
      g_free (line);
    }
  return n_failed == 0;
}

/* "Karachi, Sindh, Pakistan": the last part is tried as a country, what is between as units. */
static GPtrArray *
geocode_words (DtlGazetteer *gazetteer, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 4);
  guint n = g_strv_length (parts);
  DtlGeocodeQuery query = { 0 };

  for (guint i = 0; i < n; i++)
    g_strstrip (parts[i]);
  query.name = n > 0 ? parts[0] : "";
  if (n > 1)
    {
      if (dtl_gazetteer_country_code (gazetteer, parts[n - 1]) != NULL)
        query.country = parts[--n];
      if (n > 1)
        query.admin1 = parts[n - 1];
      if (n > 2)
        query.admin2 = parts[1];
    }
  return dtl_geocode (gazetteer, &query);
}

static gboolean
run_names (DtlGazetteer *gazetteer, char **names, DtlCliOutput *output)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) candidates = geocode_words (gazetteer, names[i]);
      g_autofree char *answer = answer_line (names[i], candidates);

      dtl_cli_output_line (output, answer);
    }
  return TRUE;
}

/**
 * dtl_cli_geocode:
 *
 * "geocode NAME…" or "geocode --batch FILE": {"id","lat","lon","radius_km","candidates"} a line.
 */
int
dtl_cli_geocode (int argc, char **argv)
{
  g_autofree char *batch = NULL, *path = NULL;
  GOptionEntry entries[] = {
    { "batch", 0, 0, G_OPTION_ARG_FILENAME, &batch,
      N_("JSON Lines of {\"id\",\"name\",\"admin2\"?,\"admin1\"?,\"country\"?}; “-” is standard input"),
      N_("FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("Write to a file"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DtlGazetteer) gazetteer = NULL;
  DtlCliOutput *output;
  gboolean ok;
  int status;

  if (!dtl_cli_parse (entries, _("NAME…"),
                      _("A name may be followed by what contains it: “Karachi, Sindh, Pakistan”."),
                      &argc, &argv, &status))
    return status;
  if ((argc < 2) == (batch == NULL))
    return dtl_cli_usage (_("Give names, or a file of names with --batch"));
  gazetteer = load_gazetteer (FALSE);
  output = gazetteer != NULL ? dtl_cli_output_new (path) : NULL;
  if (output == NULL)
    return DTL_CLI_SOME_FAILED;
  ok = batch != NULL ? run_batch (gazetteer, batch, output)
                     : run_names (gazetteer, argv + 1, output);
  ok = dtl_cli_output_finish (output) && ok;
  return ok ? DTL_CLI_OK : DTL_CLI_SOME_FAILED;
}

static int
print_info (void)
{
  g_autoptr (DtlGazetteer) gazetteer = load_gazetteer (FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes =
      gazetteer != NULL ? dtl_gazetteer_info (gazetteer, &error) : NULL;

  if (notes == NULL)
    {
      if (error != NULL)
        dtl_cli_complain ("%s", error->message);
      return DTL_CLI_SOME_FAILED;
    }
  for (guint i = 0; i < notes->len; i++)
    {
      const DtlGazetteerNote *note = g_ptr_array_index (notes, i);

      g_print ("%-28s %s\n", note->key, note->value);
    }
  return DTL_CLI_OK;
}

static void
progress_cb (const DtlImportProgress *progress, gpointer data)
{
  double share =
      progress->bytes_total > 0 ? 100.0 * (double) progress->bytes_done / (double) progress->bytes_total : 0;

  if (isatty (STDERR_FILENO))
    fprintf (stderr, "\r\033[K%.0f %%, %lu", share, (gulong) progress->rows);
}

static gboolean
import_file (DtlGazetteer *gazetteer,
             const char *path,
             const char *names,
             const char *classes,
             DtlImportProgress *result,
             GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".csv"))
    return dtl_gazetteer_import_csv (gazetteer, path, result, error);
  if (g_str_has_suffix (lower, "json"))
    return dtl_gazetteer_import_geojson (gazetteer, path, result, error);
  return dtl_gazetteer_import_geonames (gazetteer, path, names, classes, progress_cb, NULL, NULL,
                                        result, error);
}

static int
import_places (char **paths, const char *names, const char *classes)
{
  g_autoptr (DtlGazetteer) gazetteer = load_gazetteer (TRUE);
  gboolean ok = gazetteer != NULL;

  for (guint i = 0; ok && paths[i] != NULL; i++)
    {
      DtlImportProgress result = { 0 };
      g_autoptr (GError) error = NULL;

      ok = import_file (gazetteer, paths[i], names, classes, &result, &error);
      if (isatty (STDERR_FILENO))
        fputs ("\r\033[K", stderr);
      if (ok)
        g_print (_("%s: %lu places, %lu names\n"), paths[i], (gulong) result.rows,
                 (gulong) result.names);
      else
        dtl_cli_complain ("%s", error->message);
    }
  return ok ? DTL_CLI_OK : DTL_CLI_SOME_FAILED;
}

/**
 * dtl_cli_gazetteer:
 *
 * "gazetteer info": sources, dates and counts. "gazetteer import FILE…": the user's own places
 * from CSV, GeoJSON or a GeoNames dump; the bundled places never change.
 */
int
dtl_cli_gazetteer (int argc, char **argv)
{
  g_autofree char *names = NULL, *classes = NULL;
  GOptionEntry entries[] = {
    { "names", 0, 0, G_OPTION_ARG_FILENAME, &names,
      N_("For a GeoNames dump: its alternateNamesV2.txt"), N_("FILE") },
    { "classes", 0, 0, G_OPTION_ARG_STRING, &classes,
      N_("For a GeoNames dump: feature classes to take, as “AP”; all when not given"), "CLASSES" },
    G_OPTION_ENTRY_NULL
  };
  int status;

  if (!dtl_cli_parse (entries, _("info | import FILE…"),
                      _("“info” prints sources, dates and counts; “import” adds your own places "
                        "from CSV, GeoJSON or a GeoNames dump."),
                      &argc, &argv, &status))
    return status;
  if (argc == 2 && g_str_equal (argv[1], "info"))
    return print_info ();
  if (argc >= 3 && g_str_equal (argv[1], "import"))
    return import_places (argv + 2, names, classes);
  return dtl_cli_usage (_("Say “gazetteer info” or “gazetteer import FILE”"));
}
