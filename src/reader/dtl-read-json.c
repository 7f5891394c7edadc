/* dtl-read-json.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-metadata.h"
#include "dtl-reader-charset.h"
#include "dtl-reader-date.h"
#include "dtl-reader-html.h"
#include "dtl-reader-job.h"
#include "dtl-reader-json.h"
#include "dtl-reader-lines.h"
#include "dtl-reader-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLANKS " \t\r\n"

static const char *
first_text (JsonObject *object, const char *const *names)
{
  const char *text = NULL;

  for (guint i = 0; names[i] != NULL && text == NULL; i++)
    text = dtl_reader_json_text (object, names[i]);
  return text;
}

/* ninjs 2 has lists: "headlines": [{"role": "main", "value": "…"}]. */
static const char *
text_of_list (JsonObject *object, const char *name, const char **kind)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *list =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *one = json_array_get_element (list, i);
      const char *value;

      if (!JSON_NODE_HOLDS_OBJECT (one))
        continue;
      value = dtl_reader_json_text (json_node_get_object (one), "value");
      if (value == NULL)
        continue;
      *kind = dtl_reader_json_text (json_node_get_object (one), "contentType");
      if (*kind == NULL)
        *kind = dtl_reader_json_text (json_node_get_object (one), "contenttype");
      return value;
    }
  return NULL;
}

static gboolean
is_markup (const char *text, const char *kind)
{
  if (kind != NULL)
    return strstr (kind, "html") != NULL;
  return strstr (text, "<p>") != NULL || strstr (text, "</") != NULL ||
         strstr (text, "<br") != NULL;
}

/* The contract's text is kept to the letter, since offsets count in it. */
static char *
dup_body (JsonObject *object)
{
  static const char *const markups[] = { "body_xhtml", "body_html", "content_html",
                                         "html",       "body_nitf", NULL };
  static const char *const plains[] = { "body_text", "articleBody",  "body", "content",
                                        "fulltext",  "content_text", NULL };
  const char *kind = NULL;
  const char *text = dtl_reader_json_text (object, "text");

  if (text != NULL)
    return g_strdup (text);
  text = text_of_list (object, "bodies", &kind);
  if (text == NULL && (text = first_text (object, markups)) != NULL)
    kind = "text/html";
  if (text == NULL)
    text = first_text (object, plains);
  if (text == NULL)
    return NULL;
  if (is_markup (text, kind))
    return dtl_html_fragment_text (text);
  g_autofree char *clean = dtl_charset_clean (text, strlen (text), NULL);
  g_autoptr (GPtrArray) paragraphs = dtl_plain_split (clean);
  return dtl_lines_join (paragraphs);
}

static char *
dup_names (JsonObject *object, const char *const *names)
{
  char *text = NULL;

  for (guint i = 0; names[i] != NULL && text == NULL; i++)
    text = dtl_reader_json_names (object, names[i]);
  return text;
}

static gboolean
is_address (const char *text)
{
  return text != NULL &&
         (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"));
}

static DtlArticle *
article_of_object (JsonObject *object)
{
  static const char *const titles[] = { "title", "headline", "name", NULL };
  static const char *const dates[] = { "published",      "datePublished",
                                       "firstcreated",   "contentcreated",
                                       "contentCreated", "firstCreated",
                                       "versioncreated", "versionCreated",
                                       "pubdate",        "date",
                                       "date_published", "published_at",
                                       "publishedAt",    NULL };
  static const char *const bylines[] = { "byline", "by", "author", "authors", "creator", NULL };
  static const char *const sources[] = { "source",          "publisher", "copyrightholder",
                                         "copyrightHolder", "provider",  "infosources",
                                         "infoSources",     NULL };
  static const char *const addresses[] = { "url", "link", "uri", "altids", NULL };
  g_autoptr (DtlArticle) article = dtl_article_new ();
  const char *kind = NULL, *date = first_text (object, dates), *title = first_text (object, titles);

  article->format = "json";
  article->text = dup_body (object);
  if (article->text == NULL)
    return NULL;
  if (title == NULL)
    title = text_of_list (object, "headlines", &kind);
  article->id = g_strdup (dtl_reader_json_text (object, "id"));
  article->title = title != NULL ? dtl_line_squash (title) : NULL;
  dtl_html_metadata_take (&article->byline, dup_names (object, bylines));
  dtl_html_metadata_take (&article->source, dup_names (object, sources));
  for (guint i = 0; addresses[i] != NULL && article->url == NULL; i++)
    if (is_address (dtl_reader_json_text (object, addresses[i])))
      article->url = g_strdup (dtl_reader_json_text (object, addresses[i]));
  if (date != NULL && (dtl_partial_date_parse (date, &article->published) ||
                       dtl_date_read (date, &article->published)))
    article->published_from = "header";
  return g_steal_pointer (&article);
}

/* One value: an article, a list of articles, or an object that holds such a list. */
static gboolean
read_value (DtlReaderJob *job,
            JsonNode *node,
            const char *data,
            gsize length,
            const char *name,
            GError **error)
{
  static const char *const lists[] = { "items",        "articles", "assocs",
                                       "associations", "results",  "entries" };
  DtlArticle *article;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (list); i++)
        {
          JsonNode *one = json_array_get_element (list, i);
          g_autofree char *text = json_to_string (one, FALSE);

          if (JSON_NODE_HOLDS_OBJECT (one) &&
              !read_value (job, one, text, strlen (text), name, error))
            return FALSE;
        }
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  article = article_of_object (json_node_get_object (node));
  if (article != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, length);

      dtl_reader_job_take (job, article, bytes);
      return dtl_reader_job_go_on (job, name, error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonNode *list = json_object_get_member (json_node_get_object (node), lists[i]);

      if (list != NULL && JSON_NODE_HOLDS_ARRAY (list))
        return read_value (job, list, "", 0, name, error);
    }
  return TRUE;
}

static void
fail_line (DtlReaderJob *job, const char *name, guint line)
{
  g_autofree char *member = g_strdup_printf (_ ("%s, line %u"), name, line);
  g_autoptr (GError) error = NULL;

  g_set_error (&error, DTL_ERROR, DTL_ERROR_DAMAGED,
               _ ("%s is not a JSON object with a “text”. Correct the line."), member);
  dtl_reader_job_fail (job, member, error);
}

/* Reads values that stand one after the other, with nothing but blanks between them. @rest is what
 * follows the last that could be read. */
static gboolean
read_values (DtlReaderJob *job,
             const char *text,
             gsize length,
             const char *name,
             gsize *rest,
             GError **error)
{
  for (*rest = length; strspn (text, BLANKS) < *rest;)
    {
      gsize used;
      g_autoptr (JsonNode) node = dtl_reader_json_parse (text, *rest, &used);

      if (node == NULL)
        return TRUE;
      if (!read_value (job, node, text, used, name, error))
        return FALSE;
      text += used;
      *rest -= used;
    }
  *rest = 0;
  return TRUE;
}

static gboolean
read_lines (DtlReaderJob *job, const char *text, gsize length, const char *name, GError **error)
{
  const char *end = text + length;
  guint number = 1;

  for (const char *line = text; line < end; number++)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      gsize size = stop != NULL ? (gsize) (stop - line) : (gsize) (end - line), rest;
      guint before = job->articles->len;

      if (strspn (line, " \t\r") < size)
        {
          if (!read_values (job, line, size, name, &rest, error))
            return FALSE;
          if (rest > 0 || job->articles->len == before)
            fail_line (job, name, number);
        }
      line += size + 1;
    }
  return TRUE;
}

/* Values over several lines each; what cannot be read after the first is reported. */
static gboolean
read_whole (DtlReaderJob *job, const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (GError) own = NULL;
  gsize rest;

  if (!read_values (job, text, length, name, &rest, error))
    return FALSE;
  if (rest == 0)
    return TRUE;
  dtl_reader_set_damaged (&own, name, "JSON");
  if (rest < length)
    {
      dtl_reader_job_fail (job, name, own);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

/**
 * dtl_read_json:
 * @job: the reading of the file
 * @bytes: a JSON file
 * @name: its name
 * @error: return location
 *
 * Reads articles as JSON Lines ({"id", "title"?, "published"?, "text"} a line), ninjs of both
 * generations, JSON Feed and the usual exports: an object with a text, or a list of these.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_json (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize size, length, used = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = dtl_charset_decode (data, size, NULL, &length);
  const char *first = text != NULL ? memchr (text, '\n', length) : NULL;
  g_autoptr (JsonNode) node = NULL;

  if (text == NULL)
    {
      dtl_reader_set_damaged (error, name, "JSON");
      return FALSE;
    }
  /* In JSON Lines the first line is a whole value, in any other JSON it is not or is all. */
  if (first != NULL)
    node = dtl_reader_json_parse (text, (gsize) (first - text), &used);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node) &&
      used + strspn (text + used, BLANKS) > (gsize) (first - text))
    return read_lines (job, text, length, name, error);
  g_clear_pointer (&node, json_node_unref);
  if (first != NULL && (node = dtl_reader_json_parse (text, length, NULL)) == NULL)
    return read_lines (job, text, length, name, error);
  return read_whole (job, text, length, name, error);
}
