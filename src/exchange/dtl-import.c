/* dtl-import.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-export-private.h"

#include "dtl-error.h"
#include "dtl-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A line of JSON Lines holds one article with its text; more than this is no export of ours. */
#define MAX_LINE (64 * 1024 * 1024)

static DtlArticle *
read_article (JsonObject *object)
{
  DtlArticle *article = dtl_article_new ();
  const char *from = dtl_json_get_string (object, "published_from");
  const char *text = dtl_json_get_string (object, "text");

  article->id = g_strdup (dtl_json_get_string (object, "id"));
  article->title = g_strdup (dtl_json_get_string (object, "title"));
  article->byline = g_strdup (dtl_json_get_string (object, "byline"));
  article->source = g_strdup (dtl_json_get_string (object, "source"));
  article->url = g_strdup (dtl_json_get_string (object, "url"));
  article->file_name = g_strdup (dtl_json_get_string (object, "file"));
  article->language = g_strdup (dtl_json_get_string (object, "language"));
  article->text = g_strdup (text != NULL ? text : "");
  article->published_from = from != NULL ? g_intern_string (from) : NULL;
  dtl_partial_date_parse (dtl_json_get_string (object, "published"), &article->published);
  return article;
}

/* The object shows the analyst's values; "corrected" keeps the machine's. Takes them apart again. */
static DtlRecord *
read_record (JsonNode *node, DtlArticle *article, const char *extractor)
{
  g_autoptr (DtlIncident) shown = dtl_incident_from_json (node);
  g_autoptr (DtlIncidentBuilder) builder = NULL;
  g_autoptr (DtlIncident) machine = NULL;
  JsonObject *object, *corrected;
  const char *review;
  DtlRecord *record;

  if (shown == NULL)
    return NULL;
  object = json_node_get_object (node);
  corrected = dtl_json_get_object (object, "corrected");
  builder = dtl_incident_builder_new_from (shown);
  for (guint i = 0; corrected != NULL && i < DTL_N_FIELDS; i++)
    {
      JsonObject *one = dtl_json_get_object (corrected, dtl_field_key (i));
      JsonNode *value = one != NULL ? json_object_get_member (one, "machine") : NULL;

      if (value != NULL)
        dtl_incident_builder_set (builder, i, dtl_value_from_json (value, i), 0);
    }
  machine = dtl_incident_builder_end (g_steal_pointer (&builder));
  record = dtl_record_new (0, article, machine);
  dtl_record_set_extractor (record, extractor);
  for (guint i = 0; corrected != NULL && i < DTL_N_FIELDS; i++)
    {
      JsonObject *one = dtl_json_get_object (corrected, dtl_field_key (i));
      const DtlValue *value = dtl_incident_get_value (shown, i);

      if (one != NULL)
        dtl_record_set_correction (record, i, value != NULL ? dtl_value_ref (value) : NULL,
                                   dtl_json_get_int (one, "at", 0));
    }
  review = dtl_json_get_string (object, "review");
  if (g_strcmp0 (review, "accepted") == 0)
    dtl_record_set_state (record, DTL_REVIEW_ACCEPTED);
  else if (g_strcmp0 (review, "rejected") == 0)
    dtl_record_set_state (record, DTL_REVIEW_REJECTED);
  dtl_record_set_group (record, dtl_json_get_int (object, "same_act", 0), NULL);
  return record;
}

static gboolean
read_article_object (JsonNode *node, GPtrArray *records)
{
  JsonObject *object;
  JsonArray *incidents;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  incidents = dtl_json_get_array (object, "incidents");
  if (incidents == NULL || dtl_json_get_string (object, "id") == NULL)
    return FALSE;

  g_autoptr (DtlArticle) article = read_article (object);
  for (guint i = 0; i < json_array_get_length (incidents); i++)
    {
      DtlRecord *record = read_record (json_array_get_element (incidents, i), article,
                                       dtl_json_get_string (object, "extractor"));

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
  return TRUE;
}

static gboolean
read_lines (const char *text, GPtrArray *records, guint *line_number)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonNode) node = NULL;

      *line_number = i + 1;
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      node = json_from_string (lines[i], NULL);
      if (node == NULL || !read_article_object (node, records))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_features (JsonArray *features, GPtrArray *records)
{
  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      JsonNode *node = json_array_get_element (features, i);
      JsonObject *properties =
          JSON_NODE_HOLDS_OBJECT (node)
              ? dtl_json_get_object (json_node_get_object (node), "properties")
              : NULL;
      JsonObject *owner =
          properties != NULL ? dtl_json_get_object (properties, "article") : NULL;
      g_autoptr (DtlArticle) article = owner != NULL ? read_article (owner) : NULL;
      DtlRecord *record;

      if (article == NULL || article->id == NULL)
        return FALSE;
      record = read_record (json_object_get_member (json_node_get_object (node), "properties"),
                            article, NULL);
      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
  return TRUE;
}

static gboolean
read_whole (JsonNode *root, GPtrArray *records)
{
  JsonArray *array;

  if (JSON_NODE_HOLDS_OBJECT (root))
    {
      JsonArray *features = dtl_json_get_array (json_node_get_object (root), "features");

      return features != NULL ? read_features (features, records)
                              : read_article_object (root, records);
    }
  if (!JSON_NODE_HOLDS_ARRAY (root))
    return FALSE;
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_article_object (json_array_get_element (array, i), records))
      return FALSE;
  return TRUE;
}

/**
 * dtl_import_records:
 * @path: a JSON Lines, JSON or GeoJSON file that Dateline exported
 * @error: return location
 *
 * Reads records back. JSON Lines and JSON bring everything, the articles' texts and the
 * corrections' machine values too; GeoJSON brings all but the texts.
 *
 * Returns: (transfer full) (element-type DtlRecord) (nullable): the records, or %NULL if the file
 *   cannot be read or any part of it is not ours; the message names the line
 */
GPtrArray *
dtl_import_records (const char *path, GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_record_unref);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gsize length;
  guint line = 1;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (length > MAX_LINE * (gsize) 16 || !g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
                   _("%s is too large or not UTF-8 text: it is no export of Dateline"), path);
      return NULL;
    }
  root = json_from_string (text, NULL);
  if (root != NULL ? read_whole (root, records) : read_lines (text, records, &line))
    return g_steal_pointer (&records);
  g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
               _("%s, line %u: not a record that Dateline exported. Nothing was imported"), path,
               line);
  return NULL;
}
