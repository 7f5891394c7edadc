/* dtl-cli-geocode.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli.h"

#include "dtl-geocoder.h"
#include "dtl-json.h"
#include "dtl-paths.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_CANDIDATES 10

static DtlGazetteer *
load_gazetteer (void)
{
  g_autofree char *overlay = g_build_filename (g_get_user_data_dir (), "dateline", "places.sqlite",
                                               NULL);
  g_autoptr (GError) error = NULL;
  DtlGazetteer *gazetteer = dtl_gazetteer_new (
      dtl_paths_data_dir (), g_file_test (overlay, G_FILE_TEST_EXISTS) ? overlay : NULL, &error);

  if (gazetteer == NULL)
    dtl_cli_complain (_("The gazetteer could not be opened: %s"), error->message);
  return gazetteer;
}

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, key, text);
}

static JsonObject *
candidate_object (const DtlPlace *place)
{
  JsonObject *object = json_object_new ();

  set_text (object, "gazetteer_id", place->id);
  set_text (object, "name", place->name);
  set_text (object, "admin2", place->admin2);
  set_text (object, "admin1", place->admin1);
  set_text (object, "country", place->country);
  set_text (object, "feature", place->feature);
  json_object_set_double_member (object, "lat", place->lat);
  json_object_set_double_member (object, "lon", place->lon);
  json_object_set_double_member (object, "radius_km", place->radius_km);
  json_object_set_int_member (object, "population", place->population);
  json_object_set_double_member (object, "score", place->score);
  set_text (object, "reason", place->reason);
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
  gazetteer = load_gazetteer ();
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
  g_autoptr (DtlGazetteer) gazetteer = load_gazetteer ();
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

/**
 * dtl_cli_gazetteer:
 *
 * "gazetteer info": sources, dates and counts.
 */
int
dtl_cli_gazetteer (int argc, char **argv)
{
  GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  int status;

  if (!dtl_cli_parse (entries, "info", _("“info” prints sources, dates and counts."), &argc, &argv,
                      &status))
    return status;
  if (argc == 2 && g_str_equal (argv[1], "info"))
    return print_info ();
  return dtl_cli_usage (_("Say “gazetteer info”"));
}
