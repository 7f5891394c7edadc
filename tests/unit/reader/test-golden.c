/* test-golden.c: every file in tests/golden/reader reads as NAME.expected.json says
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-error.h"
#include "dtl-reader.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  GPtrArray *names;
  GPtrArray *codes;
  GPtrArray *messages;
} Failures;

static char *golden_dir;

static void
failed_cb (const char *name, const GError *error, gpointer user_data)
{
  Failures *failures = user_data;

  g_ptr_array_add (failures->names, g_strdup (name));
  g_ptr_array_add (failures->codes, (gpointer) dtl_error_nick (error));
  g_ptr_array_add (failures->messages, g_strdup (error->message));
}

static const char *
expected_text (JsonObject *row, const char *name)
{
  JsonNode *node = json_object_get_member (row, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static void
check_field (const char *file, JsonObject *row, const char *name, const char *got)
{
  const char *wanted = expected_text (row, name);

  if (!json_object_has_member (row, name))
    return;
  if (g_strcmp0 (wanted, got) != 0)
    {
      g_test_message ("%s: %s\n  wanted: %s\n  got:    %s", file, name,
                      wanted != NULL ? wanted : "(null)", got != NULL ? got : "(null)");
      g_test_fail ();
    }
}

static void
check_article (const char *file, JsonObject *row, const DtlArticle *article)
{
  g_autofree char *published = dtl_partial_date_format (&article->published);
  g_autofree char *captured = dtl_partial_date_format (&article->captured);

  check_field (file, row, "id", article->id);
  check_field (file, row, "title", article->title);
  check_field (file, row, "byline", article->byline);
  check_field (file, row, "source", article->source);
  check_field (file, row, "url", article->url);
  check_field (file, row, "published", published);
  check_field (file, row, "published_from", article->published_from);
  check_field (file, row, "captured", captured);
  check_field (file, row, "format", article->format);
  check_field (file, row, "language", article->language);
  check_field (file, row, "text", article->text);
}

static void
check_articles (const char *file, JsonArray *wanted, GPtrArray *articles)
{
  guint n = articles != NULL ? articles->len : 0;

  if (json_array_get_length (wanted) != n)
    {
      g_test_message ("%s: %u articles wanted, %u read", file, json_array_get_length (wanted), n);
      g_test_fail ();
    }
  for (guint i = 0; i < n && i < json_array_get_length (wanted); i++)
    check_article (file, json_array_get_object_element (wanted, i),
                   g_ptr_array_index (articles, i));
}

static void
check_failures (const char *file, JsonArray *wanted, const Failures *failures)
{
  g_assert_cmpuint (json_array_get_length (wanted), ==, failures->names->len);
  for (guint i = 0; i < failures->names->len; i++)
    {
      JsonObject *row = json_array_get_object_element (wanted, i);

      check_field (file, row, "name", g_ptr_array_index (failures->names, i));
      check_field (file, row, "code", g_ptr_array_index (failures->codes, i));
      check_field (file, row, "message", g_ptr_array_index (failures->messages, i));
    }
}

static void
test_file (gconstpointer data)
{
  const char *file = data;
  DtlReaderOptions options = DTL_READER_OPTIONS_DEFAULT;
  g_autofree char *path = g_build_filename (golden_dir, file, NULL);
  g_autofree char *answers = g_strconcat (path, ".expected.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  Failures failures = { names, codes, messages };
  JsonObject *root;

  g_assert_true (json_parser_load_from_file (parser, answers, &error));
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  options.failed = failed_cb;
  options.user_data = &failures;
  articles = dtl_reader_read_file (path, &options, NULL, &error);
  if (articles == NULL)
    failed_cb (file, error, &failures);
  check_articles (file, json_object_get_array_member (root, "articles"), articles);
  check_failures (file, json_object_get_array_member (root, "failures"), &failures);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  golden_dir = g_test_build_filename (G_TEST_DIST, "golden", "reader", NULL);
  dir = g_dir_open (golden_dir, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".expected.json"))
      {
        char *file = g_strndup (name, strlen (name) - strlen (".expected.json"));
        g_autofree char *test = g_strconcat ("/reader/golden/", file, NULL);

        g_ptr_array_add (files, file);
        g_test_add_data_func (test, file, test_file);
      }
  g_assert_cmpuint (files->len, >, 0);
  int status = g_test_run ();
  g_free (golden_dir);
  return status;
}
