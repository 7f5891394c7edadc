/* dtl-export-json.c
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

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

static void
set_date (JsonObject *object, const char *key, const DtlPartialDate *date)
{
  g_autofree char *text = dtl_partial_date_format (date);

  set_text (object, key, text);
}

static void
add_article_members (JsonObject *object, const DtlArticle *article)
{
  set_text (object, "id", article->id);
  set_text (object, "title", article->title);
  set_date (object, "published", &article->published);
  if (article->published_from != NULL)
    set_text (object, "published_from", article->published_from);
  if (article->byline != NULL)
    set_text (object, "byline", article->byline);
  if (article->source != NULL)
    set_text (object, "source", article->source);
  if (article->url != NULL)
    set_text (object, "url", article->url);
  if (article->file_name != NULL)
    set_text (object, "file", article->file_name);
  if (article->language != NULL)
    set_text (object, "language", article->language);
  if (article->same_as != NULL)
    set_text (object, "same_as", article->same_as);
}

/* Four numbers a run: where it begins and ends in the text, and in the file. */
static JsonArray *
origin_array (const DtlArticle *article)
{
  JsonArray *array = json_array_sized_new (article->origin->len);

  for (guint i = 0; i < article->origin->len; i++)
    {
      const DtlSourceRun *run = &g_array_index (article->origin, DtlSourceRun, i);
      JsonArray *one = json_array_sized_new (4);

      json_array_add_int_element (one, run->text.start);
      json_array_add_int_element (one, run->text.end);
      json_array_add_int_element (one, run->source.start);
      json_array_add_int_element (one, run->source.end);
      json_array_add_array_element (array, one);
    }
  return array;
}

static JsonArray *
toponyms_array (const DtlExtraction *extraction)
{
  JsonArray *array = json_array_sized_new (extraction->toponyms->len);

  for (guint i = 0; i < extraction->toponyms->len; i++)
    {
      const DtlToponym *toponym = g_ptr_array_index (extraction->toponyms, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "start", toponym->span.start);
      json_object_set_int_member (object, "end", toponym->span.end);
      set_text (object, "kind", toponym->kind);
      if (toponym->place != NULL)
        {
          set_text (object, "text", toponym->place->name);
          json_object_set_double_member (object, "lat", toponym->place->lat);
          json_object_set_double_member (object, "lon", toponym->place->lon);
          set_text (object, "country", toponym->place->country);
          set_text (object, "gazetteer_id", toponym->place->id);
        }
      json_array_add_object_element (array, object);
    }
  return array;
}

/* Adds "text": the words themselves, which the spans of the records only point at. */
static void
add_words (JsonArray *array, const char *text)
{
  const char *at = text;
  gint64 point = 0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      gint64 start = json_object_get_int_member (object, "start");
      gint64 end = json_object_get_int_member (object, "end");
      const char *stop;

      if (start < point)
        {
          at = text;
          point = 0;
        }
      at = g_utf8_offset_to_pointer (at, start - point);
      stop = g_utf8_offset_to_pointer (at, end - start);
      point = start;
      g_autofree char *words = g_strndup (at, (gsize) (stop - at));
      set_text (object, "text", words);
    }
}

static JsonArray *
timexes_array (const DtlExtraction *extraction)
{
  JsonArray *array = json_array_sized_new (extraction->timexes->len);

  for (guint i = 0; i < extraction->timexes->len; i++)
    {
      const DtlTimex *timex = g_ptr_array_index (extraction->timexes, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "start", timex->span.start);
      json_object_set_int_member (object, "end", timex->span.end);
      set_text (object, "type", timex->type);
      set_text (object, "value", timex->value);
      json_array_add_object_element (array, object);
    }
  return array;
}

static char *
object_to_line (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return dtl_json_to_line (node);
}

/**
 * dtl_export_extraction_line:
 * @extraction: what was found in an article
 * @with_text: whether the article's text goes along
 *
 * Returns: (transfer full): the object of the contract on one line, without a line break
 */
char *
dtl_export_extraction_line (const DtlExtraction *extraction, gboolean with_text)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *incidents = json_array_sized_new (extraction->incidents->len);
  JsonArray *toponyms = toponyms_array (extraction), *timexes = timexes_array (extraction);

  add_article_members (object, extraction->article);
  set_text (object, "extractor", extraction->extractor);
  for (guint i = 0; i < extraction->incidents->len; i++)
    json_array_add_element (incidents,
                            dtl_incident_to_json (g_ptr_array_index (extraction->incidents, i)));
  json_object_set_array_member (object, "incidents", incidents);
  add_words (toponyms, extraction->article->text);
  add_words (timexes, extraction->article->text);
  json_object_set_array_member (object, "toponyms", toponyms);
  json_object_set_array_member (object, "timexes", timexes);
  if (with_text)
    set_text (object, "text", extraction->article->text);
  return object_to_line (object);
}

/**
 * dtl_export_failure_line:
 * @id: the article's id, or the file's name when it has none
 * @error: why there is nothing
 *
 * Returns: (transfer full): {"id", "error": {"code", "message"}} on one line
 */
char *
dtl_export_failure_line (const char *id, const GError *error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObject *reason = json_object_new ();

  set_text (object, "id", id);
  set_text (reason, "code", dtl_error_nick (error));
  set_text (reason, "message", error->message);
  json_object_set_object_member (object, "error", reason);
  return object_to_line (object);
}

/**
 * dtl_export_unextracted_line:
 * @article: an article that was read but not extracted
 * @error: why
 *
 * Returns: (transfer full): the object of the contract without incidents, and "error"
 */
char *
dtl_export_unextracted_line (const DtlArticle *article, const GError *error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonObject *reason = json_object_new ();

  add_article_members (object, article);
  json_object_set_array_member (object, "incidents", json_array_new ());
  set_text (reason, "code", dtl_error_nick (error));
  set_text (reason, "message", error->message);
  json_object_set_object_member (object, "error", reason);
  return object_to_line (object);
}

/**
 * dtl_export_article_line:
 * @article: an article
 *
 * Returns: (transfer full): what the reader found, as one line of JSON: id, title, published and
 *   where that was found, byline, source, url, format, language, captured, text
 */
char *
dtl_export_article_line (const DtlArticle *article)
{
  g_autoptr (JsonObject) object = json_object_new ();

  add_article_members (object, article);
  set_text (object, "format", article->format);
  if (dtl_partial_date_is_set (&article->captured))
    set_date (object, "captured", &article->captured);
  if (article->origin != NULL)
    json_object_set_array_member (object, "positions", origin_array (article));
  set_text (object, "text", article->text);
  return object_to_line (object);
}

/**
 * dtl_export_stored_line:
 * @article: an article that was read into a case
 * @n_incidents: how many incidents were found in it
 * @known: whether the case had it before; then nothing was done
 * @same_as: (nullable): id of an earlier article of the case that has the same text
 * @error: (nullable): why no incidents were looked for
 *
 * Returns: (transfer full): a line of the report of an import: the article's members without its
 *   text, "incidents" (a number), "known", "same_as" and "error"
 */
char *
dtl_export_stored_line (const DtlArticle *article,
                        guint n_incidents,
                        gboolean known,
                        const char *same_as,
                        const GError *error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  add_article_members (object, article);
  json_object_set_int_member (object, "incidents", n_incidents);
  json_object_set_boolean_member (object, "known", known);
  set_text (object, "same_as", same_as);
  if (error != NULL)
    {
      JsonObject *reason = json_object_new ();

      set_text (reason, "code", dtl_error_nick (error));
      set_text (reason, "message", error->message);
      json_object_set_object_member (object, "error", reason);
    }
  return object_to_line (object);
}

/**
 * dtl_export_records_of:
 * @extraction: what was found in an article
 *
 * Returns: (transfer full) (element-type DtlRecord): its incidents as records without corrections
 */
GPtrArray *
dtl_export_records_of (const DtlExtraction *extraction)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_record_unref);

  for (guint i = 0; i < extraction->incidents->len; i++)
    {
      DtlRecord *record =
          dtl_record_new (0, extraction->article, g_ptr_array_index (extraction->incidents, i));

      dtl_record_set_extractor (record, extraction->extractor);
      g_ptr_array_add (records, record);
    }
  return records;
}

static JsonObject *
corrections_object (const DtlRecord *record)
{
  JsonObject *object = NULL;

  for (guint i = 0; i < DTL_N_FIELDS; i++)
    {
      const DtlValue *machine;
      JsonObject *one;

      if (!dtl_record_is_corrected (record, i))
        continue;
      if (object == NULL)
        object = json_object_new ();
      machine = dtl_incident_get_value (dtl_record_get_incident (record), i);
      one = json_object_new ();
      json_object_set_member (one, "machine", dtl_value_to_json (machine, i));
      json_object_set_int_member (one, "at", dtl_record_corrected_at (record, i));
      json_object_set_object_member (object, dtl_field_key (i), one);
    }
  return object;
}

/* The incident as shown, with the review state and, per corrected field, the machine's value. */
JsonObject *
_dtl_export_incident_object (const DtlRecord *record)
{
  g_autoptr (DtlIncident) shown = dtl_record_dup_shown (record);
  g_autoptr (JsonNode) node = dtl_incident_to_json (shown);
  JsonObject *object = json_object_ref (json_node_get_object (node));
  JsonObject *corrections = corrections_object (record);

  json_object_set_string_member (object, "review",
                                 dtl_review_state_nick (dtl_record_get_state (record)));
  if (corrections != NULL)
    json_object_set_object_member (object, "corrected", corrections);
  if (dtl_record_get_group (record) != 0)
    json_object_set_int_member (object, "same_act", dtl_record_get_group (record));
  return object;
}

static char *
article_line (GPtrArray *records, guint first, guint end)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *incidents = json_array_sized_new (end - first);
  const DtlRecord *record = g_ptr_array_index (records, first);

  add_article_members (object, dtl_record_get_article (record));
  set_text (object, "extractor", dtl_record_get_extractor (record));
  for (guint i = first; i < end; i++)
    json_array_add_object_element (
        incidents, _dtl_export_incident_object (g_ptr_array_index (records, i)));
  json_object_set_array_member (object, "incidents", incidents);
  set_text (object, "text", dtl_record_get_article (record)->text);
  return object_to_line (object);
}

static char *
feature_line (const DtlRecord *record)
{
  g_autoptr (JsonObject) feature = json_object_new ();
  JsonObject *properties = _dtl_export_incident_object (record), *article = json_object_new ();
  double lat, lon;

  set_text (feature, "type", "Feature");
  if (dtl_record_get_point (record, &lat, &lon, NULL))
    {
      JsonObject *geometry = json_object_new ();
      JsonArray *position = json_array_sized_new (2);

      json_array_add_double_element (position, lon);
      json_array_add_double_element (position, lat);
      set_text (geometry, "type", "Point");
      json_object_set_array_member (geometry, "coordinates", position);
      json_object_set_object_member (feature, "geometry", geometry);
    }
  else
    json_object_set_null_member (feature, "geometry");
  add_article_members (article, dtl_record_get_article (record));
  json_object_set_object_member (properties, "article", article);
  json_object_set_object_member (feature, "properties", properties);
  return object_to_line (feature);
}

static guint
end_of_article (GPtrArray *records, guint first)
{
  const DtlArticle *article = dtl_record_get_article (g_ptr_array_index (records, first));
  guint end = first + 1;

  while (end < records->len && dtl_record_get_article (g_ptr_array_index (records, end)) == article)
    end++;
  return end;
}

gboolean
_dtl_export_json (GPtrArray *records,
                  DtlExportFormat format,
                  GOutputStream *stream,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint end;

  if (format == DTL_EXPORT_GEOJSON)
    g_string_append (out, "{\"type\":\"FeatureCollection\",\"features\":[\n");
  else if (format == DTL_EXPORT_JSON)
    g_string_append (out, "[\n");
  for (guint i = 0; i < records->len; i = end)
    {
      g_autofree char *line = NULL;

      end = format == DTL_EXPORT_GEOJSON ? i + 1 : end_of_article (records, i);
      line = format == DTL_EXPORT_GEOJSON ? feature_line (g_ptr_array_index (records, i))
                                          : article_line (records, i, end);
      g_string_append (out, line);
      g_string_append (out, format != DTL_EXPORT_JSONL && end < records->len ? ",\n" : "\n");
      if (!_dtl_export_write (stream, out, cancellable, error))
        return FALSE;
    }
  if (format == DTL_EXPORT_GEOJSON)
    g_string_append (out, "]}\n");
  else if (format == DTL_EXPORT_JSON)
    g_string_append (out, "]\n");
  return _dtl_export_write (stream, out, cancellable, error);
}
