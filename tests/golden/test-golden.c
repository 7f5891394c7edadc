/* test-golden.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Articles of our own about real incidents, and the records they should give. Only the fields that
 * NAME.json mentions are compared; the number of incidents always is. */

#include "config.h"

#include "dtl-extractor.h"
#include "dtl-paths.h"

#include <json-glib/json-glib.h>
#include <string.h>

static DtlExtractor *extractor;

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
test_article (gconstpointer data)
{
  const char *path = data;
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".txt"));
  g_autofree char *json = g_strconcat (stem, ".json", NULL);
  g_autoptr (DtlArticle) article = read_article (path);
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

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *folder;
  const char *name;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  extractor = dtl_extractor_new (dtl_paths_data_dir (), NULL);
  g_assert_nonnull (extractor);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *base = g_path_get_basename (g_ptr_array_index (names, i));
      g_autofree char *path = g_strconcat ("/golden/", base, NULL);

      g_test_add_data_func (path, g_ptr_array_index (names, i), test_article);
    }
  status = g_test_run ();
  dtl_extractor_unref (extractor);
  return status;
}
