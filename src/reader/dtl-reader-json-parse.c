/* dtl-reader-json-parse.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-json.h"

#include <string.h>

#define MAX_DEPTH 64

/* Where the first object or list of @text ends; 0 if it is nested too deep or never ends. json-glib
 * recurses for each bracket, so depth is measured before it sees the text. And of two values that
 * stand beside each other it forgets one and never frees it: it must see one only. */
static gsize
find_value (const char *text, gsize length, gsize *start)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (quoted && c == '\\')
        i++;
      else if (c == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if ((c == '[' || c == '{') && ++depth > MAX_DEPTH)
        return 0;
      else if ((c == '[' || c == '{') && depth == 1)
        *start = i;
      else if ((c == ']' || c == '}') && (depth == 0 || --depth == 0))
        return i + 1;
    }
  return 0;
}

/**
 * dtl_reader_json_parse:
 * @text: valid UTF-8
 * @length: bytes of @text
 * @used: (out) (optional): how many bytes the value and what stands before it take
 *
 * Parses the first object or list of a file that nobody vouches for. Line ends inside strings, which
 * many pages have, are taken as blanks.
 *
 * Returns: (transfer full) (nullable): the value, or %NULL if it is not JSON or nested too deep
 */
JsonNode *
dtl_reader_json_parse (const char *text, gsize length, gsize *used)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *plain = g_strndup (text, length);
  gsize start = 0, end = find_value (plain, strlen (plain), &start);

  if (used != NULL)
    *used = end;
  if (end == 0)
    return NULL;
  for (gsize i = start; i < end; i++)
    if ((guchar) plain[i] < 0x20)
      plain[i] = ' ';
  if (!json_parser_load_from_data (parser, plain + start, (gssize) (end - start), NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

/**
 * dtl_reader_json_text:
 * @object: an object
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): the member if it is a string, not empty and valid UTF-8
 */
const char *
dtl_reader_json_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  return text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

static void
append_name (GString *names, JsonNode *node)
{
  const char *name = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    name = dtl_reader_json_text (json_node_get_object (node), "name");
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    name = json_node_get_string (node);
  if (name == NULL || !g_utf8_validate (name, -1, NULL) || strstr (name, "://") != NULL)
    return;
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append (names, name);
}

/**
 * dtl_reader_json_names:
 * @object: an object
 * @name: of a member: a string, an object with a "name", or a list of these
 *
 * Returns: (transfer full) (nullable): the names with commas between them
 */
char *
dtl_reader_json_names (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  GString *names = g_string_new (NULL);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      for (guint i = 0; i < MIN (json_array_get_length (list), 16); i++)
        append_name (names, json_array_get_element (list, i));
    }
  else if (node != NULL)
    append_name (names, node);
  return g_string_free (names, names->len == 0);
}
