/* dtl-extractor.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-extractor.h"

#include "dtl-act-model.h"
#include "dtl-acts.h"
#include "dtl-capitals.h"
#include "dtl-error.h"
#include "dtl-event-country.h"
#include "dtl-event-place.h"
#include "dtl-explain.h"
#include "dtl-extractor-hash.h"
#include "dtl-gazetteer.h"
#include "dtl-paths.h"
#include "dtl-role-cast.h"
#include "dtl-times.h"
#include "dtl-toponyms.h"

#include <glib/gi18n-lib.h>

struct _DtlExtractor
{
  gatomicrefcount ref_count;
  DtlLanguageModel *model;
  DtlGazetteer *gazetteer;
  DtlVocabulary *vocabulary;
};

/**
 * dtl_extractor_new:
 * @data_dir: the folder with lexicon, weights and gazetteer
 * @error: return location
 *
 * Loads what reading needs; files are mapped, not parsed. The analyst's own places, if there are
 * any, lie over the bundled gazetteer.
 *
 * Returns: (transfer full) (nullable): an extractor, or %NULL if data are missing or damaged
 */
DtlExtractor *
dtl_extractor_new (const char *data_dir, GError **error)
{
  g_autoptr (DtlExtractor) self = g_new0 (DtlExtractor, 1);
  g_autofree char *own_places = dtl_paths_user_places ();

  g_return_val_if_fail (data_dir != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->model = dtl_language_model_new (data_dir, error);
  if (self->model == NULL)
    return NULL;
  self->vocabulary = dtl_vocabulary_new (dtl_language_model_lexicon (self->model), error);
  if (self->vocabulary == NULL)
    return NULL;
  self->gazetteer = dtl_gazetteer_new (data_dir, own_places, error);
  if (self->gazetteer == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dtl_extractor_ref:
 * @self: an extractor
 *
 * Returns: (transfer full): @self
 */
DtlExtractor *
dtl_extractor_ref (DtlExtractor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dtl_extractor_unref:
 * @self: an extractor
 */
void
dtl_extractor_unref (DtlExtractor *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->vocabulary, dtl_vocabulary_free);
  g_clear_pointer (&self->gazetteer, dtl_gazetteer_unref);
  g_clear_pointer (&self->model, dtl_language_model_unref);
  g_free (self);
}

/**
 * dtl_extractor_version:
 *
 * Returns: the version of the program and a hash of the extractor's sources and data: a record made
 *   under another version may be read again
 */
const char *
dtl_extractor_version (void)
{
  return DTL_VERSION "+" DTL_EXTRACTOR_HASH;
}

/**
 * dtl_extractor_get_model:
 * @self: an extractor
 *
 * Returns: (transfer none): its language model
 */
DtlLanguageModel *
dtl_extractor_get_model (DtlExtractor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->model;
}

/**
 * dtl_extractor_get_gazetteer:
 * @self: an extractor
 *
 * Returns: (transfer none): its gazetteer
 */
DtlGazetteer *
dtl_extractor_get_gazetteer (DtlExtractor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->gazetteer;
}

/* "In August" is no town of that name, and the "Mar" of "Mar del Plata" no month. */
static void
settle_overlaps (GPtrArray *timexes, GPtrArray *toponyms)
{
  guint t = 0;

  for (guint i = 0; i < toponyms->len;)
    {
      const DtlSpan span = ((DtlToponym *) g_ptr_array_index (toponyms, i))->span;
      DtlSpan time;

      while (t < timexes->len &&
             ((DtlTimex *) g_ptr_array_index (timexes, t))->span.end <= span.start)
        t++;
      if (t == timexes->len)
        return;
      time = ((DtlTimex *) g_ptr_array_index (timexes, t))->span;
      if (time.start <= span.start && span.end <= time.end)
        g_ptr_array_remove_index (toponyms, i);
      else if (span.start <= time.start && time.end <= span.end)
        g_ptr_array_remove_index (timexes, t);
      else
        i++;
    }
}

/* Finds the times and places that the article names, whatever it reports. */
static void
find_names (DtlExtractor *self, DtlArticle *article, DtlDocument *document, GPtrArray *timexes,
            GPtrArray *toponyms)
{
  DtlToponymHints hints = { NULL, NULL, article->source, article->published };

  dtl_times_find (document, &article->published, timexes);
  dtl_toponyms_find (self->gazetteer, document, &hints, toponyms);
  dtl_capitals_add (self->gazetteer, document, toponyms);
  settle_overlaps (timexes, toponyms);
}

static DtlDocument *
open_article (DtlExtractor *self, DtlArticle *article)
{
  return dtl_document_new (self->model, article->text != NULL ? article->text : "", -1,
                           DTL_DOCUMENT_TOKENS);
}

static DtlReading *
read_article (DtlExtractor *self, DtlArticle *article, DtlDocumentLevel level)
{
  DtlDocument *document = open_article (self, article);
  GPtrArray *timexes = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_timex_free);
  GPtrArray *toponyms = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);

  dtl_document_deepen (document, level);
  find_names (self, article, document, timexes, toponyms);
  return dtl_reading_new (self->vocabulary, self->gazetteer, article, document, timexes, toponyms);
}

/* The article is about what it opens with; what it dates more than a month back it recalls. */
static void
mark_main (const DtlReading *reading, GPtrArray *acts)
{
  int published = dtl_partial_date_is_set (&reading->article->published)
                      ? dtl_partial_date_last_day (&reading->article->published)
                      : 0;

  for (guint i = 0; i < acts->len; i++)
    {
      DtlAct *act = g_ptr_array_index (acts, i);
      const DtlActWhen *when = act->when.from.year != 0 ? &act->when : &act->context;

      act->main = !act->legal;
      if (when->from.year != 0 && published != 0)
        act->main =
            published - dtl_partial_date_last_day (&when->to) <= 31 && !(when->from.month == 0);
    }
}

static void
add_incident (DtlIncident *incident, DtlExtraction *extraction)
{
  if (dtl_incident_get_overall (incident) >= DTL_ACT_THRESHOLD)
    g_ptr_array_add (extraction->incidents, incident);
  else
    dtl_incident_unref (incident);
}

static void
add_incidents (const DtlReading *reading, DtlExtraction *extraction)
{
  g_autoptr (GPtrArray) acts = dtl_acts_find (reading);

  mark_main (reading, acts);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < acts->len; i++)
      {
        const DtlAct *act = g_ptr_array_index (acts, i);

        if (act->main == (pass == 0) && dtl_act_is_candidate (reading, act))
          add_incident (dtl_act_to_incident (reading, act, acts, NULL), extraction);
      }
}

/**
 * dtl_extractor_run:
 * @self: an extractor
 * @article: what to read
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Reads an article: its incidents, place names and time expressions. An article without any word of
 * violence is read for places and times only. Thread-safe, and the same for the same article
 * always.
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL when stopped
 */
DtlExtraction *
dtl_extractor_run (DtlExtractor *self, DtlArticle *article, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (DtlExtraction) extraction = NULL;
  g_autoptr (DtlDocument) document = NULL;
  g_autoptr (DtlReading) reading = NULL;
  gboolean eventful;

  g_return_val_if_fail (self != NULL && article != NULL, NULL);

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error_literal (error, DTL_ERROR, DTL_ERROR_CANCELLED, _ ("Reading was stopped."));
      return NULL;
    }
  extraction = dtl_extraction_new (article, dtl_extractor_version ());
  document = open_article (self, article);
  /* Text in capitals needs tags to tell its names. */
  eventful = dtl_document_may_hold_events (document) || dtl_document_is_upper_case (document);
  if (eventful)
    dtl_document_deepen (document, DTL_DOCUMENT_EVENTS);
  find_names (self, article, document, extraction->timexes, extraction->toponyms);
  if (!eventful)
    return g_steal_pointer (&extraction);
  reading = dtl_reading_new (self->vocabulary, self->gazetteer, article,
                             g_steal_pointer (&document), g_ptr_array_ref (extraction->timexes),
                             g_ptr_array_ref (extraction->toponyms));
  add_incidents (reading, extraction);
  return g_steal_pointer (&extraction);
}

/**
 * dtl_extractor_explain:
 * @self: an extractor
 * @article: what to read
 *
 * Returns: (transfer full): how the article was read, layer by layer
 */
char *
dtl_extractor_explain (DtlExtractor *self, DtlArticle *article)
{
  g_autoptr (DtlReading) reading = NULL;

  g_return_val_if_fail (self != NULL && article != NULL, NULL);

  reading = read_article (self, article, DTL_DOCUMENT_EVENTS);
  return dtl_explain_reading (reading);
}

/**
 * dtl_extractor_training:
 * @self: an extractor
 * @article: what to read
 * @out: where to put it
 *
 * For learning which acts are incidents: the "words" of the text, and as "incidents" all acts,
 * likely or not, each with its "features", the "countries" and "places" to choose from and the
 * "candidates" for its parts; and the "scenes" and "pairs" of dtl_acts_training().
 */
void
dtl_extractor_training (DtlExtractor *self, DtlArticle *article, JsonObject *out)
{
  g_autoptr (DtlReading) reading = NULL;
  g_autoptr (GPtrArray) acts = NULL;
  g_autofree char *words = NULL;
  JsonArray *array = json_array_new ();

  g_return_if_fail (self != NULL && article != NULL && out != NULL);

  reading = read_article (self, article, DTL_DOCUMENT_EVENTS);
  acts = dtl_acts_find (reading);
  mark_main (reading, acts);
  for (guint i = 0; i < acts->len; i++)
    {
      const DtlAct *act = g_ptr_array_index (acts, i);
      g_autofree char *features = NULL;
      g_autofree char *countries = NULL;
      g_autofree char *places = NULL;
      g_autoptr (DtlRoleScene) scene = NULL;
      g_autoptr (DtlIncident) incident = NULL;
      JsonNode *node;

      if (!dtl_act_is_candidate (reading, act))
        continue;
      incident = dtl_act_to_incident (reading, act, acts, &features);
      scene = dtl_role_scene_new (reading, act);
      countries = dtl_act_country_training (reading, act);
      places = dtl_act_place_examples (reading, act);
      node = dtl_incident_to_json (incident);
      json_object_set_string_member (json_node_get_object (node), "features", features);
      json_object_set_string_member (json_node_get_object (node), "countries", countries);
      json_object_set_string_member (json_node_get_object (node), "places", places);
      json_object_set_array_member (json_node_get_object (node), "candidates",
                                    dtl_role_scene_training (scene));
      json_array_add_element (array, node);
    }
  dtl_acts_training (reading, out);
  words = dtl_text_dup_words (reading);
  json_object_set_string_member (out, "words", words);
  json_object_set_array_member (out, "incidents", array);
}

/**
 * dtl_extractor_event_place:
 * @self: an extractor
 * @article: what to read
 * @event: the words of an event, in code points
 *
 * Finds where the text says that an event took place, whatever the event.
 *
 * Returns: (transfer full) (element-type DtlSpan): the words for the place, in text order
 */
GArray *
dtl_extractor_event_place (DtlExtractor *self, DtlArticle *article, DtlSpan event)
{
  g_autoptr (DtlReading) reading = NULL;
  guint32 first;

  g_return_val_if_fail (self != NULL && article != NULL, NULL);

  reading = read_article (self, article, DTL_DOCUMENT_HEADS);
  first = dtl_reading_token_at (reading, event.start);
  if (first >= reading->n_tokens)
    return g_array_new (FALSE, FALSE, sizeof (DtlSpan));
  return dtl_event_place_spans (reading, first,
                                MAX (dtl_reading_token_at (reading, event.end), first + 1));
}

/**
 * dtl_extractor_event_place_training:
 * @self: an extractor
 * @article: what to read
 * @event: the words of an event, in code points
 *
 * Returns: (transfer full): the candidates for the place of the event with their features, a line
 *   each; for learning weights
 */
char *
dtl_extractor_event_place_training (DtlExtractor *self, DtlArticle *article, DtlSpan event)
{
  g_autoptr (DtlReading) reading = read_article (self, article, DTL_DOCUMENT_HEADS);
  guint32 first = dtl_reading_token_at (reading, event.start);

  if (first >= reading->n_tokens)
    return g_strdup ("");
  return dtl_event_place_training (reading, first,
                                   MAX (dtl_reading_token_at (reading, event.end), first + 1));
}
