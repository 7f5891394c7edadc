/* corpora.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the plain texts of the corpora, for what is learned without answers.
 */

#include "config.h"

#include "corpora.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char *const FOLDERS[] = { "news", "places", "times", "articles", "muc" };

static void
read_line (const char *line, TextFunc func, gpointer data)
{
  g_autoptr (JsonNode) node = json_from_string (line, NULL);
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  text = json_object_get_string_member_with_default (json_node_get_object (node), "text", NULL);
  if (text != NULL)
    func (text, strlen (text), data);
}

static void
read_file (const char *path, TextFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &content, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      read_line (*line, func, data);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
read_folder (const char *path, TextFunc func, gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".jsonl"))
      g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, by_name);
  for (guint i = 0; i < names->len; i++)
    read_file (g_ptr_array_index (names, i), func, data);
}

/* Calls @func with the text of every document of one of the corpora's folders. */
void
corpora_read_folder (const char *folder, const char *name, TextFunc func, gpointer data)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  read_folder (path, func, data);
}

/* Calls @func with the text of every document of the corpora, in the order of file names. */
void
corpora_read (const char *folder, TextFunc func, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (FOLDERS); i++)
    corpora_read_folder (folder, FOLDERS[i], func, data);
}
