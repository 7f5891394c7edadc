/* dtl-cli-places.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli-lines.h"

#include "dtl-document.h"
#include "dtl-json.h"
#include "dtl-offsets.h"
#include "dtl-spatial-text.h"
#include "dtl-times.h"
#include "dtl-toponyms.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  gboolean given;
  gboolean explain;
  gboolean training;
} Options;

/* A text with what finds its code points. */
typedef struct
{
  const char *text;
  DtlOffsets *offsets;
} Text;

static void
set_words (JsonObject *object, const Text *text, DtlSpan span)
{
  gsize start = dtl_offsets_to_bytes (text->offsets, span.start);
  gsize end = dtl_offsets_to_bytes (text->offsets, span.end);
  g_autofree char *words = g_strndup (text->text + start, end - start);

  json_object_set_int_member (object, "start", span.start);
  json_object_set_int_member (object, "end", span.end);
  json_object_set_string_member (object, "text", words);
}

static JsonObject *
place_object (const DtlPlace *place)
{
  JsonObject *object = json_object_new ();

  dtl_json_set_text (object, "id", place->id);
  dtl_json_set_place (object, place);
  return object;
}

static JsonArray *
places_array (GPtrArray *places, guint limit)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < places->len && i < limit; i++)
    json_array_add_object_element (array, place_object (g_ptr_array_index (places, i)));
  return array;
}

/* "30 km north of Mosul": what the words around a name say, with the point that follows. */
static JsonObject *
spatial_object (const DtlSpatialMention *mention, const Text *text)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "relation", dtl_spatial_relation_nick (mention->relation));
  set_words (object, text, mention->span);
  json_object_set_double_member (object, "lat", mention->point.lat);
  json_object_set_double_member (object, "lon", mention->point.lon);
  json_object_set_double_member (object, "radius_km", mention->point.radius_km);
  dtl_json_set_text (object, "reason", mention->point.reason);
  return object;
}

static JsonObject *
toponym_object (const DtlDocument *document,
                GPtrArray *toponyms,
                guint index,
                const Text *text,
                gboolean explain)
{
  const DtlToponym *toponym = g_ptr_array_index (toponyms, index);
  g_auto (DtlSpatialMention) mention = { 0 };
  JsonObject *object = json_object_new ();

  set_words (object, text, toponym->span);
  dtl_json_set_text (object, "kind", toponym->kind);
  if (toponym->place != NULL)
    {
      json_object_set_double_member (object, "lat", toponym->place->lat);
      json_object_set_double_member (object, "lon", toponym->place->lon);
      dtl_json_set_text (object, "country", toponym->place->country);
      dtl_json_set_text (object, "gazetteer_id", toponym->place->id);
    }
  else
    {
      json_object_set_null_member (object, "lat");
      json_object_set_null_member (object, "lon");
    }
  if (dtl_spatial_in_text (document, toponyms, index, NULL, NULL, &mention))
    json_object_set_object_member (object, "spatial", spatial_object (&mention, text));
  if (explain)
    json_object_set_array_member (object, "candidates", places_array (toponym->candidates, 5));
  return object;
}

static gboolean
read_span (JsonObject *object, DtlSpan *out)
{
  gint64 start = dtl_json_get_int (object, "start", -1);
  gint64 end = dtl_json_get_int (object, "end", -1);

  if (start < 0 || end <= start || end > G_MAXUINT32)
    return FALSE;
  *out = (DtlSpan){ (guint32) start, (guint32) end };
  return TRUE;
}

static GArray *
read_spans (JsonObject *object, const char *key)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DtlSpan));
  JsonArray *array = dtl_json_get_array (object, key);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      DtlSpan span;

      if (JSON_NODE_HOLDS_OBJECT (node) && read_span (json_node_get_object (node), &span))
        g_array_append_val (spans, span);
    }
  return spans;
}

static JsonArray *
spans_array (GArray *spans, const Text *text)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      JsonObject *object = json_object_new ();

      set_words (object, text, g_array_index (spans, DtlSpan, i));
      json_array_add_object_element (array, object);
    }
  return array;
}

/* "events" (or a single "verb") of the input: where each of them happened. */
static JsonArray *
events_array (DtlExtractor *extractor, DtlArticle *article, const Text *text, JsonObject *input,
              gboolean training)
{
  g_autoptr (GArray) events = read_spans (input, "events");
  JsonObject *verb = dtl_json_get_object (input, "verb");
  JsonArray *array;
  DtlSpan span;

  if (verb != NULL && read_span (verb, &span))
    g_array_append_val (events, span);
  if (events->len == 0)
    return NULL;
  array = json_array_new ();
  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (GArray) places =
          dtl_extractor_event_place (extractor, article, g_array_index (events, DtlSpan, i));
      JsonObject *object = json_object_new ();

      set_words (object, text, g_array_index (events, DtlSpan, i));
      json_object_set_array_member (object, "locations", spans_array (places, text));
      if (training)
        {
          g_autofree char *features = dtl_extractor_event_place_training (
              extractor, article, g_array_index (events, DtlSpan, i));

          json_object_set_string_member (object, "features", features);
        }
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
find_toponyms (DtlExtractor *extractor,
               DtlArticle *article,
               const DtlDocument *document,
               JsonObject *input,
               gboolean given,
               GPtrArray *out)
{
  DtlToponymHints hints = { NULL, NULL, article->source, article->published };
  g_autoptr (GArray) spans = NULL;

  if (hints.source == NULL)
    hints.source = article->url;
  if (!given)
    {
      dtl_toponyms_find (dtl_extractor_get_gazetteer (extractor), document, &hints, out);
      return;
    }
  spans = read_spans (input, "toponyms");
  dtl_toponyms_resolve (dtl_extractor_get_gazetteer (extractor), document, &hints,
                        (const DtlSpan *) (gpointer) spans->data, spans->len, out);
}

static char *
object_to_line (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return dtl_json_to_line (node);
}

static char *
places_line (DtlExtractor *extractor, DtlArticle *article, JsonObject *input, gpointer user_data)
{
  const Options *options = user_data;
  g_autoptr (GPtrArray) toponyms =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
  g_autoptr (DtlDocument) document =
      dtl_document_new (dtl_extractor_get_model (extractor), article->text,
                        (gssize) strlen (article->text), DTL_DOCUMENT_TOKENS);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (DtlOffsets) offsets = dtl_offsets_new (article->text, strlen (article->text));
  const Text text = { article->text, offsets };
  JsonArray *array = json_array_new ();
  JsonArray *events = events_array (extractor, article, &text, input, options->training);

  json_object_set_string_member (object, "id", article->id);
  find_toponyms (extractor, article, document, input, options->given, toponyms);
  for (guint i = 0; i < toponyms->len; i++)
    json_array_add_object_element (
        array, toponym_object (document, toponyms, i, &text, options->explain));
  json_object_set_array_member (object, "toponyms", array);
  if (events != NULL)
    json_object_set_array_member (object, "events", events);
  return object_to_line (object);
}

/**
 * dtl_cli_places:
 *
 * "places --articles FILE": {"id","toponyms":[…],"events":[{"start","end","locations":[…]}]} a
 * line. A toponym that something is placed by ("30 km north of Mosul") has "spatial" with the point
 * that follows. "events" answers the spans that the input names under "events" or "verb".
 */
int
dtl_cli_places (int argc, char **argv)
{
  g_autofree char *articles = NULL, *output = NULL;
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "articles", 0, 0, G_OPTION_ARG_FILENAME, &articles,
      N_("Articles as JSON Lines; “-” is standard input"), N_("FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to a file"), N_("FILE") },
    { "given", 0, 0, G_OPTION_ARG_NONE, &options.given,
      N_("Resolve only the spans that the input names under “toponyms”"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &options.explain,
      N_("Add the ranked candidates with their reasons"), NULL },
    { "training", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options.training, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  int status;

  if (!dtl_cli_parse (entries, "", _("Writes the place names of each article with coordinates."),
                      &argc, &argv, &status))
    return status;
  if (articles == NULL || argc > 1)
    return dtl_cli_usage (_("Name a file of articles with --articles"));
  return dtl_cli_run_lines (articles, output, places_line, &options);
}

static char *
times_line (DtlExtractor *extractor, DtlArticle *article, JsonObject *input, gpointer user_data)
{
  const Options *options = user_data;
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (DtlOffsets) offsets =
      dtl_offsets_new (article->text, strlen (article->text));
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();

  mentions = dtl_times_in_text (article->text, strlen (article->text), &article->published);
  for (guint i = 0; i < mentions->len; i++)
    {
      const DtlTimeMention *mention = g_ptr_array_index (mentions, i);
      JsonObject *one;

      if (mention->age)
        continue;
      one = json_object_new ();
      json_object_set_int_member (one, "start", dtl_offsets_to_points (offsets, mention->start));
      json_object_set_int_member (one, "end", dtl_offsets_to_points (offsets, mention->end));
      g_autofree char *words =
          g_strndup (article->text + mention->start, mention->end - mention->start);
      json_object_set_string_member (one, "text", words);
      json_object_set_string_member (one, "type", mention->type);
      dtl_json_set_text (one, "value", mention->value);
      if (options->explain)
        dtl_json_set_text (one, "reason", mention->reason);
      json_array_add_object_element (array, one);
    }
  json_object_set_string_member (object, "id", article->id);
  json_object_set_array_member (object, "timexes", array);
  return object_to_line (object);
}

/**
 * dtl_cli_times:
 *
 * "times --articles FILE": {"id","timexes":[…]} a line.
 */
int
dtl_cli_times (int argc, char **argv)
{
  g_autofree char *articles = NULL, *output = NULL;
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "articles", 0, 0, G_OPTION_ARG_FILENAME, &articles,
      N_("Articles as JSON Lines; “-” is standard input"), N_("FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to a file"), N_("FILE") },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &options.explain, N_("Add reasons"), NULL },
    G_OPTION_ENTRY_NULL
  };
  int status;

  if (!dtl_cli_parse (entries, "",
                      _("Writes the time expressions of each article with TIMEX3 values."), &argc,
                      &argv, &status))
    return status;
  if (articles == NULL || argc > 1)
    return dtl_cli_usage (_("Name a file of articles with --articles"));
  return dtl_cli_run_lines (articles, output, times_line, &options);
}
