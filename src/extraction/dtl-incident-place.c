/* dtl-incident-place.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"

#include <string.h>

typedef struct
{
  guint32 toponym;
  const char *how;
  double confidence;
} Choice;

static const DtlToponym *
toponym_at (const DtlReading *reading, guint32 index)
{
  return g_ptr_array_index (reading->toponyms, index);
}

static gboolean
is_country (const DtlPlace *place)
{
  return place->feature != NULL && g_str_has_prefix (place->feature, "PCL");
}

static gboolean
is_town (const DtlPlace *place)
{
  return place->feature != NULL && g_str_has_prefix (place->feature, "PPL");
}

static gboolean
is_place_name (const DtlToponym *toponym)
{
  return toponym->place != NULL && strcmp (toponym->kind, "place") == 0;
}

/* The place name in a sentence that stands closest before @limit, towns before countries. */
static guint32
last_place_before (const DtlReading *reading, guint32 limit_point)
{
  guint32 best = DTL_NO_INDEX;

  for (guint i = 0; i < reading->toponyms->len; i++)
    {
      const DtlToponym *toponym = toponym_at (reading, i);

      if (toponym->span.start >= limit_point)
        break;
      if (is_place_name (toponym) &&
          (best == DTL_NO_INDEX || !is_country (toponym->place) ||
           is_country (toponym_at (reading, best)->place)))
        best = i;
    }
  return best;
}

static guint32
first_place (const DtlReading *reading)
{
  guint32 country = DTL_NO_INDEX;

  for (guint i = 0; i < reading->toponyms->len; i++)
    {
      const DtlToponym *toponym = toponym_at (reading, i);

      if (toponym->place == NULL)
        continue;
      if (is_place_name (toponym) && !is_country (toponym->place))
        return i;
      if (country == DTL_NO_INDEX)
        country = i;
    }
  return country;
}

static Choice
choose (const DtlReading *reading, const DtlAct *act)
{
  const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, 0));
  Choice choice = { act->toponym, "named with the act", 0.85 };

  if (choice.toponym != DTL_NO_INDEX && act->place_quality >= 1)
    return choice;
  if (choice.toponym == DTL_NO_INDEX)
    {
      choice.how = "the place last named before it";
      choice.confidence = 0.5;
      choice.toponym = last_place_before (reading, reading->token_point[event->first]);
    }
  if (choice.toponym == DTL_NO_INDEX)
    {
      choice.how = "the first place that the article names";
      choice.confidence = 0.4;
      choice.toponym = first_place (reading);
    }
  return choice;
}

/* A country or province is made finer by a town in it that stands in a sentence of the act. */
static guint32
refine (const DtlReading *reading, const DtlAct *act, guint32 coarse)
{
  const DtlPlace *area = toponym_at (reading, coarse)->place;

  if (is_town (area))
    return coarse;
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));
      const DtlToponym *toponym;

      if (event->toponym == DTL_NO_INDEX || event->place_quality < 1)
        continue;
      toponym = toponym_at (reading, event->toponym);
      if (is_place_name (toponym) && toponym->place->radius_km < area->radius_km &&
          g_strcmp0 (toponym->place->country, area->country) == 0)
        return event->toponym;
    }
  return coarse;
}

static guint
specificity_of (const DtlPlace *place, gboolean near)
{
  if (is_country (place))
    return 5;
  if (g_strcmp0 (place->feature, "ADM1") == 0 || g_strcmp0 (place->feature, "RGN") == 0)
    return 4;
  if (place->feature != NULL && g_str_has_prefix (place->feature, "ADM"))
    return 3;
  return near ? 2 : 1;
}

static gboolean
is_near (const DtlReading *reading, const DtlToponym *toponym)
{
  static const char *const words[] = { "near", "outside", "km", "kilometers", "kilometres", "miles",
                                       "north", "south", "east", "west", "northeast", "northwest",
                                       "southeast", "southwest" };
  guint32 first = dtl_reading_token_at (reading, toponym->span.start);

  for (guint32 i = first; i-- > 0 && first - i <= 3;)
    for (guint k = 0; k < G_N_ELEMENTS (words); k++)
      if (dtl_reading_same_sentence (reading, i, first) && dtl_reading_is (reading, i, words[k]))
        return TRUE;
  return FALSE;
}

static void
set_text (DtlIncidentBuilder *builder, DtlField field, const char *text, double confidence)
{
  if (text != NULL && *text != '\0')
    dtl_incident_builder_set (builder, field, dtl_value_new_text (text), confidence);
}

static void
set_point (DtlIncidentBuilder *builder, const DtlPlace *place, double confidence)
{
  dtl_incident_builder_set (builder, DTL_FIELD_LAT, dtl_value_new_number (place->lat), confidence);
  dtl_incident_builder_set (builder, DTL_FIELD_LON, dtl_value_new_number (place->lon), confidence);
  dtl_incident_builder_set (builder, DTL_FIELD_RADIUS_KM, dtl_value_new_number (place->radius_km),
                            confidence);
}

static char *
words_of (const DtlReading *reading, const DtlToponym *toponym)
{
  guint32 first = dtl_reading_token_at (reading, toponym->span.start);
  guint32 end = first;

  while (end < reading->n_tokens && reading->token_point[end] < toponym->span.end)
    end++;
  return dtl_document_dup_words (reading->document, first, MAX (end, first + 1));
}

static void
set_place (const DtlReading *reading, const Choice *choice, DtlIncidentBuilder *builder)
{
  const DtlToponym *toponym = toponym_at (reading, choice->toponym);
  const DtlPlace *place = toponym->place;
  g_autofree char *words = words_of (reading, toponym);
  g_autofree char *path = dtl_place_path (place);
  g_autofree char *reason = g_strdup_printf ("“%s” is %s, %s", words, path, choice->how);
  double confidence = choice->confidence;

  set_text (builder, DTL_FIELD_COUNTRY, place->country, confidence + 0.1);
  set_text (builder, DTL_FIELD_ADMIN1, place->admin1, confidence);
  set_text (builder, DTL_FIELD_GAZETTEER_ID, place->id, confidence);
  if (is_town (place))
    set_text (builder, DTL_FIELD_CITY, words, confidence);
  if (!is_country (place))
    set_point (builder, place, confidence);
  dtl_incident_builder_set (builder, DTL_FIELD_SPECIFICITY,
                            dtl_value_new_integer (specificity_of (place, is_near (reading, toponym))),
                            confidence);
  dtl_incident_builder_add_evidence (builder, is_town (place) ? DTL_FIELD_CITY : DTL_FIELD_COUNTRY,
                                     toponym->span);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_CITY, reason);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_COUNTRY, reason);
  for (guint i = 0; toponym->candidates != NULL && i < toponym->candidates->len; i++)
    dtl_incident_builder_add_candidate (builder, dtl_place_ref (g_ptr_array_index (toponym->candidates, i)));
}

/**
 * dtl_act_set_place:
 * @reading: a reading
 * @act: an act
 * @acts: all acts of the article
 * @builder: where to put the place
 *
 * Chooses the place of the act: the name that stands with it, else what the discourse is about,
 * and sets the fields of place with their evidence and reason.
 */
void
dtl_act_set_place (const DtlReading *reading, const DtlAct *act, const GPtrArray *acts,
                   DtlIncidentBuilder *builder)
{
  Choice choice = choose (reading, act);

  if (choice.toponym == DTL_NO_INDEX || toponym_at (reading, choice.toponym)->place == NULL)
    return;
  choice.toponym = refine (reading, act, choice.toponym);
  set_place (reading, &choice, builder);
}
