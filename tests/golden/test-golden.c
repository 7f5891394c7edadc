/* test-golden.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Articles of our own about real incidents, and the records they should give: NAME.txt with NAME.json,
 * and the articles of data/samples with samples/NAME.json. Only the fields that NAME.json mentions are
 * compared; the number of incidents always is. */

#include "config.h"

#include "dtl-extractor.h"
#include "dtl-paths.h"
#include "dtl-reader.h"

#include <json-glib/json-glib.h>
#include <string.h>

static DtlExtractor *extractor;
static const char *samples;

/* "title: …" and "published: …" lines, a blank line, the text. */
static DtlArticle *
read_article (const char *path)
{
  g_autofree char *content = NULL;
  DtlArticle *article = dtl_article_new ();
  char *line;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  line = content;
  while (*line != '\0' && *line != '\n')
    {
      char *end = strchr (line, '\n');

      *end = '\0';
      if (g_str_has_prefix (line, "title: "))
        article->title = g_strdup (line + 7);
      else if (g_str_has_prefix (line, "published: "))
        g_assert_true (dtl_partial_date_parse (line + 11, &article->published));
      line = end + 1;
    }
  article->id = g_path_get_basename (path);
  article->text = g_strdup (g_strstrip (line));
  return article;
}

static char *
to_text (JsonNode *node)
{
  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("null");
}

static gboolean
agrees (JsonObject *expected, JsonObject *found, GString *difference)
{
  g_autoptr (GList) keys = json_object_get_members (expected);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      g_autofree char *want = to_text (json_object_get_member (expected, l->data));
      g_autofree char *have = to_text (json_object_get_member (found, l->data));

      if (!g_str_equal (want, have))
        g_string_append_printf (difference, "%s: expected %s, found %s\n", (char *) l->data, want,
                                have);
    }
  return difference->len == 0;
}

static void
check_article (DtlArticle *article, const char *json)
{
  g_autoptr (DtlExtraction) extraction = dtl_extractor_run (extractor, article, NULL, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *expected;

  g_assert_nonnull (extraction);
  g_assert_true (json_parser_load_from_file (parser, json, NULL));
  expected = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (extraction->incidents->len, ==, json_array_get_length (expected));
  for (guint i = 0; i < extraction->incidents->len; i++)
    {
      g_autoptr (JsonNode) node = dtl_incident_to_json (g_ptr_array_index (extraction->incidents, i));
      g_autoptr (GString) difference = g_string_new (NULL);

      if (!agrees (json_array_get_object_element (expected, i), json_node_get_object (node),
                   difference))
        g_test_message ("incident %u: %s", i, difference->str);
      g_assert_cmpuint (difference->len, ==, 0);
    }
}

static void
test_article (gconstpointer data)
{
  const char *path = data;
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".txt"));
  g_autofree char *json = g_strconcat (stem, ".json", NULL);
  g_autoptr (DtlArticle) article = read_article (path);

  check_article (article, json);
}

static void
test_sample (gconstpointer data)
{
  const char *json = data;
  g_autofree char *base = g_path_get_basename (json);
  g_autofree char *name = g_strndup (base, strlen (base) - strlen (".json"));
  g_autofree char *path = g_build_filename (samples, name, NULL);
  DtlReaderOptions options = DTL_READER_OPTIONS_DEFAULT;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GError) error = NULL;

  options.in_process = TRUE;
  articles = dtl_reader_read_file (path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 1);
  check_article (g_ptr_array_index (articles, 0), json);
}

/* One test for each file of a folder that ends so. */
static void
add_tests (const char *folder, const char *ending, const char *prefix, GTestDataFunc function,
           GPtrArray *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      {
        g_autofree char *label = g_strconcat (prefix, name, NULL);

        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
        g_test_add_data_func (label, g_ptr_array_index (paths, paths->len - 1), function);
      }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  folder = g_build_filename (argv[1], "samples", NULL);
  samples = argv[2];
  extractor = dtl_extractor_new (dtl_paths_data_dir (), NULL);
  g_assert_nonnull (extractor);
  add_tests (argv[1], ".txt", "/golden/", test_article, paths);
  add_tests (folder, ".json", "/golden/samples/", test_sample, paths);
  status = g_test_run ();
  dtl_extractor_unref (extractor);
  return status;
}
