/* dtl-html-jsonld.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-metadata.h"

#include "dtl-reader-date.h"
#include "dtl-reader-json.h"
#include "dtl-reader-lines.h"

#include <string.h>

#define MAX_DEPTH 8

static gboolean
ends_in_article (const char *type)
{
  const char *bare = type != NULL ? strrchr (type, '/') : NULL;

  bare = bare != NULL ? bare + 1 : type;
  return bare != NULL &&
         (g_str_has_suffix (bare, "Article") || g_str_has_suffix (bare, "Posting") ||
          g_str_equal (bare, "Report") || g_str_equal (bare, "Review"));
}

static gboolean
is_article (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");

  if (type != NULL && JSON_NODE_HOLDS_ARRAY (type))
    {
      JsonArray *list = json_node_get_array (type);

      for (guint i = 0; i < json_array_get_length (list); i++)
        {
          JsonNode *one = json_array_get_element (list, i);

          if (json_node_get_value_type (one) == G_TYPE_STRING &&
              ends_in_article (json_node_get_string (one)))
            return TRUE;
        }
      return FALSE;
    }
  return ends_in_article (dtl_reader_json_text (object, "@type"));
}

static char *
dup_plain (const char *text)
{
  return text != NULL ? dtl_line_squash (text) : NULL;
}

static void
read_article (DtlHtmlMetadata *self, JsonObject *object)
{
  const char *title = dtl_reader_json_text (object, "headline");
  const char *published = dtl_reader_json_text (object, "datePublished");
  const char *modified = dtl_reader_json_text (object, "dateModified");

  if (title == NULL)
    title = dtl_reader_json_text (object, "name");
  if (title != NULL)
    g_ptr_array_add (self->titles, dup_plain (title));
  if (published != NULL && self->published_from == NULL &&
      dtl_date_read (published, &self->published))
    self->published_from = "json-ld";
  if (modified != NULL && !dtl_partial_date_is_set (&self->modified))
    dtl_date_read (modified, &self->modified);
  dtl_html_metadata_take (&self->byline, dtl_reader_json_names (object, "author"));
  dtl_html_metadata_take (&self->source, dtl_reader_json_names (object, "publisher"));
  dtl_html_metadata_take (&self->body, g_strdup (dtl_reader_json_text (object, "articleBody")));
}

static void
find_articles (DtlHtmlMetadata *self, JsonNode *node, guint depth)
{
  if (depth > MAX_DEPTH)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (list); i++)
        find_articles (self, json_array_get_element (list, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      JsonNode *graph = json_object_get_member (object, "@graph");
      JsonNode *main = json_object_get_member (object, "mainEntity");

      if (is_article (object))
        read_article (self, object);
      if (graph != NULL)
        find_articles (self, graph, depth + 1);
      if (main != NULL)
        find_articles (self, main, depth + 1);
    }
}

/**
 * dtl_html_metadata_read_json:
 * @self: what is filled
 * @text: content of a JSON-LD script
 *
 * Reads what schema.org calls an Article, Report, Review or Posting.
 */
void
dtl_html_metadata_read_json (DtlHtmlMetadata *self, const char *text)
{
  const char *start = strpbrk (text, "{[");
  g_autoptr (JsonNode) root = NULL;
  gsize length;

  if (start == NULL)
    return;
  /* Some pages wrap the script in a comment or end it with a semicolon. */
  length = strlen (start);
  while (length > 0 && start[length - 1] != '}' && start[length - 1] != ']')
    length--;
  root = dtl_reader_json_parse (start, length, NULL);
  if (root != NULL)
    find_articles (self, root, 0);
}
