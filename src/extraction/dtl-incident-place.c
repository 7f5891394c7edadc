/* dtl-incident-place.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-act-place.h"
#include "dtl-countries-private.h"
#include "dtl-place-use.h"
#include "dtl-reason.h"

#include <string.h>

typedef struct
{
  guint32 toponym;
  DtlReason how;
  double confidence;
  gboolean country_only;
} Choice;

#define COUNTRY_PENALTY 25
#define TOWN_POPULATION 50000
#define STRAY_SHARE 0.2
/* How much the country that the article is about draws the choice. */
#define SHARE_WEIGHT 60.0
#define AREA_WIDENING 1.5
#define LEAST_DISTRICT_KM 34.0
/* A name that fits worse than this says only which country it is. */
#define PLACE_THRESHOLD 28.0
/* How sure a place of a list is that has a name alone. */
#define SHARED_NAME 0.7
/* A place whose name costs more stands in another sentence than the act. */
#define FAR_COST 40

static gboolean
is_country (const DtlPlace *place)
{
  return place->feature != NULL && g_str_has_prefix (place->feature, "PCL");
}

/* A district of the same name as its town stands for the town unless it is called a district. */
static gboolean
is_like_town (const DtlPlace *place)
{
  return dtl_place_is_town (place) ||
         (place->feature != NULL && g_str_has_prefix (place->feature, "ADM") &&
          strcmp (place->feature, "ADM1") != 0);
}

static const DtlPlace *
candidate_in (const DtlReading *reading, const DtlToponym *toponym, const char *country)
{
  if (toponym->candidates == NULL || dtl_country_is_beyond_doubt (reading, toponym))
    return NULL;
  for (guint i = 0; i < toponym->candidates->len; i++)
    if (g_strcmp0 (((DtlPlace *) g_ptr_array_index (toponym->candidates, i))->country, country) ==
        0)
      return g_ptr_array_index (toponym->candidates, i);
  return NULL;
}

/* A town of a common name ("San Francisco") lies in the country of the act if that has one of the
 * name and the one taken lies in a country that the article hardly names. */
static const DtlPlace *
at_home (const DtlReading *reading, const DtlToponym *toponym, const DtlPlace *place,
         const char *country)
{
  const DtlPlace *other;

  if (country == NULL || g_strcmp0 (place->country, country) == 0 || is_country (place) ||
      dtl_reading_share_of_country (reading, place->country) > STRAY_SHARE)
    return place;
  other = candidate_in (reading, toponym, country);
  return other != NULL ? other : place;
}

/* The name nearest to the act, in a given country or in any; that of a dateline only if @written.
 */
static Choice
choose_among (const DtlReading *reading, const DtlAct *act, const char *country, gboolean written)
{
  Choice choice = { DTL_NO_INDEX, DTL_REASON_PLACE_WITH_ACT, 0.85, FALSE };
  double best = 0;
  guint first, end;

  dtl_act_names_near (reading, act, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const DtlToponym *toponym = dtl_reading_toponym (reading, i);
      double fit =
          toponym->place != NULL && (written || !dtl_toponym_is_in_dateline (reading, toponym))
              ? dtl_act_fit_of_name (reading, act, i)
              : -1;

      if (fit <= 0 || (country == NULL && dtl_reading_is_stray (reading, toponym)) ||
          (country != NULL &&
           g_strcmp0 (at_home (reading, toponym, toponym->place, country)->country, country) != 0))
        continue;
      fit += SHARE_WEIGHT * dtl_reading_share_of_country (reading, toponym->place->country);
      if (is_country (toponym->place))
        fit -= COUNTRY_PENALTY;
      if (fit > best)
        {
          best = fit;
          choice.toponym = i;
        }
    }
  if (choice.toponym != DTL_NO_INDEX && best >= PLACE_THRESHOLD)
    {
      choice.confidence = CLAMP (best / 120, 0.4, 0.9);
      return choice;
    }
  choice.toponym = reading->home;
  choice.how = DTL_REASON_PLACE_OF_ARTICLE;
  choice.confidence = 0.4;
  choice.country_only = TRUE;
  return choice;
}

static Choice
choose (const DtlReading *reading, const DtlAct *act, const char *country)
{
  return choose_among (reading, act, country, TRUE);
}

/**
 * dtl_act_nearest_name:
 * @reading: a reading
 * @act: an act
 * @near: (out): whether it stands with the act
 *
 * Returns: index of the place name that fits the act best, or %DTL_NO_INDEX
 */
guint32
dtl_act_nearest_name (const DtlReading *reading, const DtlAct *act, gboolean *near)
{
  Choice choice = choose_among (reading, act, NULL, FALSE);

  if (choice.country_only)
    choice = choose (reading, act, NULL);
  *near = choice.toponym != DTL_NO_INDEX && !choice.country_only;
  return choice.toponym;
}

/* A country or province is made finer by a town in it that stands in a sentence of the act. */
static guint32
refine (const DtlReading *reading, const DtlAct *act, guint32 coarse)
{
  const DtlPlace *area = dtl_reading_toponym (reading, coarse)->place;

  if (dtl_place_is_town (area))
    return coarse;
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));
      const DtlToponym *toponym;

      if (event->toponym == DTL_NO_INDEX || event->place_quality < 1)
        continue;
      toponym = dtl_reading_toponym (reading, event->toponym);
      if (dtl_place_is_named (toponym) && toponym->place->radius_km < area->radius_km &&
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

/* "Basra" is the city unless the text says province. */
static gboolean
is_called_area (const DtlReading *reading, const DtlToponym *toponym)
{
  guint32 first = dtl_reading_token_at (reading, toponym->span.start);
  guint32 end = first;

  while (end < reading->n_tokens && reading->token_point[end] < toponym->span.end)
    end++;
  return dtl_reading_has (reading, end, DTL_WORDS_CALLED_AREA) ||
         (end > 0 && dtl_reading_has (reading, end - 1, DTL_WORDS_CALLED_AREA)) ||
         (first > 1 && dtl_reading_has (reading, first - 2, DTL_WORDS_CALLED_AREA));
}

/* The town of the same name as a unit of administration. */
static const DtlPlace *
town_of (const DtlReading *reading, const DtlToponym *toponym)
{
  const DtlPlace *area = toponym->place;

  if (area->feature == NULL || !g_str_has_prefix (area->feature, "ADM") ||
      is_called_area (reading, toponym))
    return area;
  for (guint i = 0; i < toponym->candidates->len; i++)
    {
      const DtlPlace *town = g_ptr_array_index (toponym->candidates, i);

      if (dtl_place_is_town (town) && town->population >= TOWN_POPULATION &&
          g_strcmp0 (town->country, area->country) == 0 &&
          dtl_distance_km (town->lat, town->lon, area->lat, area->lon) < area->radius_km + 50)
        return town;
    }
  return area;
}

static void
set_text (DtlIncidentBuilder *builder, DtlField field, const char *text, double confidence)
{
  if (text != NULL && *text != '\0')
    dtl_incident_builder_set (builder, field, dtl_value_new_text (text), confidence);
}

/* An act in a province or district took place somewhere in it: the reach that holds four of five of
 * its towns holds fewer of the spots outside them. Measured in data/gazetteer/README.md. */
static double
radius_within (const DtlPlace *place)
{
  if (place->feature == NULL || !g_str_has_prefix (place->feature, "ADM"))
    return place->radius_km;
  return strcmp (place->feature, "ADM1") == 0
             ? AREA_WIDENING * place->radius_km
             : MAX (AREA_WIDENING * place->radius_km, LEAST_DISTRICT_KM);
}

/* A province that is itself the place is the first level of it; a region that is in no list of
 * provinces ("the Sahel") stays in its words. */
static void
set_region (const DtlPlace *place, const char *words, DtlIncidentBuilder *builder,
            double confidence)
{
  if (g_strcmp0 (place->feature, "ADM1") == 0)
    set_text (builder, DTL_FIELD_ADMIN1, place->name, confidence);
  else
    set_text (builder, DTL_FIELD_ADMIN1, place->admin1, confidence);
  if (place->feature != NULL && g_str_has_prefix (place->feature, "RGN"))
    set_text (builder, DTL_FIELD_SITE, words, confidence);
}

static void
set_point (DtlIncidentBuilder *builder, const DtlPlace *place, double confidence)
{
  dtl_incident_builder_set (builder, DTL_FIELD_LAT, dtl_value_new_number (place->lat), confidence);
  dtl_incident_builder_set (builder, DTL_FIELD_LON, dtl_value_new_number (place->lon), confidence);
  dtl_incident_builder_set (builder, DTL_FIELD_RADIUS_KM,
                            dtl_value_new_number (radius_within (place)), confidence);
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

/* "the Somali capital" is a description, "KABUL" a dateline: the gazetteer's form is better. */
static gboolean
is_description (const DtlReading *reading, const DtlToponym *toponym)
{
  guint32 i = dtl_reading_token_at (reading, toponym->span.start);

  for (; i < reading->n_tokens && reading->token_point[i] < toponym->span.end; i++)
    if (dtl_reading_is (reading, i, "capital") || (reading->tokens[i].flags & DTL_TOKEN_UPPER))
      return TRUE;
  return FALSE;
}

/* A landmark, an airport or a base has a point of its own but lies in a town. */
static gboolean
is_spot (const DtlPlace *place)
{
  return g_str_has_prefix (place->id, "landmark:") || g_str_has_prefix (place->id, "airport:");
}

static void
set_town_of_spot (const DtlReading *reading, const DtlAct *act, const DtlPlace *spot,
                  DtlIncidentBuilder *builder, double confidence)
{
  guint32 town = dtl_act_town_of_spot (reading, act, spot);
  g_autofree char *words = NULL;

  if (town == DTL_NO_INDEX)
    return;
  words = words_of (reading, dtl_reading_toponym (reading, town));
  set_text (builder, DTL_FIELD_CITY,
            is_description (reading, dtl_reading_toponym (reading, town))
                ? dtl_reading_toponym (reading, town)->place->name
                : words,
            confidence);
  set_text (builder, DTL_FIELD_ADMIN1, dtl_reading_toponym (reading, town)->place->admin1,
            confidence);
}

/* A name chosen as the place of an act in a country means the place there. */
static const DtlPlace *
place_in (const DtlReading *reading, const DtlToponym *toponym, const Choice *choice,
          const char *country)
{
  const DtlPlace *place = at_home (reading, toponym, town_of (reading, toponym), country);
  const DtlPlace *there = candidate_in (reading, toponym, country);

  return choice->country_only || there == NULL || g_strcmp0 (place->country, country) == 0 ? place
                                                                                           : there;
}

static void
set_place (const DtlReading *reading, const DtlAct *act, const Choice *choice, const char *country,
           DtlIncidentBuilder *builder)
{
  const DtlToponym *toponym = dtl_reading_toponym (reading, choice->toponym);
  const DtlPlace *place = place_in (reading, toponym, choice, country);
  g_autofree char *words = words_of (reading, toponym);
  g_autofree char *path = dtl_place_path (place);
  g_autofree char *reason = dtl_reason_new (choice->how, words, path);
  double confidence = choice->confidence;
  g_auto (DtlSpatialMention) mention = { 0 };
  gboolean near;

  set_text (builder, DTL_FIELD_COUNTRY, place->country, confidence + 0.1);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_COUNTRY, reason);
  near = dtl_act_find_border (reading, act, choice->toponym, &mention);
  if (near)
    dtl_act_set_spatial (&mention, builder, confidence);
  if (near || choice->country_only)
    {
      dtl_incident_builder_set (builder, DTL_FIELD_SPECIFICITY,
                                dtl_value_new_integer (near ? 4 : 5), confidence);
      return;
    }
  set_region (place, words, builder, confidence);
  if (is_spot (place))
    set_town_of_spot (reading, act, place, builder, confidence);
  set_text (builder, DTL_FIELD_GAZETTEER_ID, place->id, confidence);
  if (is_like_town (place))
    /* "OMAGH" at the head of a report is Omagh. */
    set_text (builder, DTL_FIELD_CITY,
              is_description (reading, toponym) || g_ascii_strcasecmp (words, place->name) == 0
                  ? place->name
                  : words,
              confidence);
  near = dtl_act_find_spatial (reading, choice->toponym, place, country, &mention);
  if (near)
    dtl_act_set_spatial (&mention, builder, confidence);
  else if (!is_country (place))
    set_point (builder, place, confidence);
  dtl_incident_builder_set (builder, DTL_FIELD_SPECIFICITY,
                            dtl_value_new_integer (specificity_of (place, near)), confidence);
  dtl_incident_builder_add_evidence (
      builder, dtl_place_is_town (place) ? DTL_FIELD_CITY : DTL_FIELD_COUNTRY, toponym->span);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_CITY, reason);
  for (guint i = 0; toponym->candidates != NULL && i < toponym->candidates->len; i++)
    dtl_incident_builder_add_candidate (builder,
                                        dtl_place_ref (g_ptr_array_index (toponym->candidates, i)));
}

/* No place is named, but a group that fights in one country alone. */
static void
set_country_of_group (const DtlReading *reading, const DtlCountry *country, double confidence,
                      DtlIncidentBuilder *builder)
{
  g_autofree char *words = NULL;
  g_autofree char *reason = NULL;

  if (country->group_first == DTL_NO_INDEX)
    return;
  words = dtl_document_dup_words (reading->document, country->group_first, country->group_end);
  reason = dtl_reason_new (DTL_REASON_COUNTRY_OF_GROUP, words, country->code);
  set_text (builder, DTL_FIELD_COUNTRY, country->code, confidence);
  dtl_incident_builder_set (builder, DTL_FIELD_SPECIFICITY, dtl_value_new_integer (5), confidence);
  dtl_incident_builder_add_evidence (
      builder, DTL_FIELD_COUNTRY,
      dtl_reading_span (reading, country->group_first, country->group_end));
  dtl_incident_builder_set_reason (builder, DTL_FIELD_COUNTRY, reason);
}

/* The country of an act, and the name in it that stands nearest by the rules. */
typedef struct
{
  const DtlCountry *country;
  const char *code;
  double probability;
  Choice choice;
} Where;

static gboolean
find_country (const DtlReading *reading, const DtlAct *act, Where *self)
{
  const char *named;

  self->country = dtl_act_country (reading, act, &self->probability);
  if (self->country == NULL)
    return FALSE;
  self->code = self->country->code;
  self->choice = choose (reading, act, self->code);
  named = dtl_act_country_named (reading, act);
  if (named != NULL && strcmp (named, self->code) != 0)
    {
      Choice other = choose (reading, act, named);

      if (other.toponym != DTL_NO_INDEX && !other.country_only)
        {
          self->code = named;
          self->choice = other;
          return TRUE;
        }
    }
  if (!self->choice.country_only)
    self->choice.toponym = refine (reading, act, self->choice.toponym);
  return TRUE;
}

/* "on the highway from X to Y": neither town is the place of the act, but both tell its point. */
static gboolean
is_seen_from (const DtlReading *reading, const DtlAct *act, const Where *where)
{
  const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, 0));
  g_auto (DtlSpatialMention) mention = { 0 };

  return !where->choice.country_only && where->choice.toponym != DTL_NO_INDEX &&
         event->toponym == where->choice.toponym && event->place_quality == 3 &&
         dtl_act_find_spatial (reading, where->choice.toponym,
                               dtl_reading_toponym (reading, where->choice.toponym)->place,
                               where->code, &mention);
}

/* No place of the country is that of the act: the country alone. */
static void
set_country (const DtlReading *reading, const DtlAct *act, const Where *where,
             DtlIncidentBuilder *builder)
{
  Choice choice = { where->country->toponym, DTL_REASON_PLACE_OF_ARTICLE,
                    CLAMP (where->probability - 0.2, 0.3, 0.7), TRUE };

  if (strcmp (where->code, where->country->code) != 0 || choice.toponym == DTL_NO_INDEX)
    choice.toponym = where->choice.toponym;
  if (choice.toponym == DTL_NO_INDEX)
    set_country_of_group (reading, where->country, choice.confidence, builder);
  else
    set_place (reading, act, &choice, where->code, builder);
}

/* A place of the text is that of the act: its own point if the gazetteer has it, else that of what
 * holds it. */
static void
set_candidate (const DtlReading *reading, const DtlAct *act, const Where *where,
               const DtlActPlaceChoice *places, guint chosen, double probability,
               DtlIncidentBuilder *builder)
{
  const DtlActPlaceCandidate *one = &places->candidates[chosen];
  const DtlPlaceName *name = &places->names[one->nearest];
  gboolean inside = one->kind >= DTL_PLACE_NAME_QUARTER;
  Choice choice = { one->toponym, DTL_REASON_PLACE_WITH_ACT, CLAMP (probability, 0.4, 0.9), FALSE };

  if (name->toponym != DTL_NO_INDEX && one->toponym != DTL_NO_INDEX)
    choice.toponym = name->toponym;
  if (one->toponym == DTL_NO_INDEX || inside)
    {
      guint32 holder = dtl_act_place_holder (places, chosen);

      if (holder != DTL_NO_INDEX)
        choice.toponym = holder;
      else if (one->toponym == DTL_NO_INDEX)
        {
          set_country (reading, act, where, builder);
          dtl_act_set_unlisted (places, chosen, inside, builder);
          return;
        }
    }
  if (one->toponym != DTL_NO_INDEX && !inside)
    {
      guint32 whole = dtl_act_place_whole (places, chosen);

      inside = whole != DTL_NO_INDEX;
      choice.toponym = inside ? whole : choice.toponym;
    }
  set_place (reading, act, &choice, where->code, builder);
  if (one->toponym == DTL_NO_INDEX || inside)
    dtl_act_set_unlisted (places, chosen, inside, builder);
  else if (one->kind == DTL_PLACE_NAME_TOWN)
    {
      guint quarter = dtl_act_place_quarter (places, chosen);

      if (quarter < places->n_candidates)
        dtl_act_set_unlisted (places, quarter, TRUE, builder);
    }
}

/**
 * dtl_act_place_examples:
 * @reading: a reading
 * @act: an act
 *
 * Returns: (transfer full): the places to choose from with their features, a line each; for
 *   learning weights
 */
char *
dtl_act_place_examples (const DtlReading *reading, const DtlAct *act)
{
  Where where = { 0 };
  DtlActPlaceChoice choice;

  if (!find_country (reading, act, &where))
    return g_strdup ("");
  dtl_act_place_choice_init (&choice, reading, act, where.code,
                             where.choice.country_only ? DTL_NO_INDEX : where.choice.toponym);
  return dtl_act_place_training (&choice);
}

/**
 * dtl_act_set_place:
 * @reading: a reading
 * @act: an act
 * @acts: all acts of the article
 * @builder: where to put the place
 *
 * Chooses the country of the act, then the name in it that stands with the act, if there is one,
 * and sets the fields of place with their evidence and reason.
 */
void
dtl_act_set_place (const DtlReading *reading, const DtlAct *act, const GPtrArray *acts,
                   DtlIncidentBuilder *builder)
{
  Where where = { 0 };
  DtlActPlaceChoice places;
  double probability;
  gboolean seen_from;
  guint chosen;

  if (!find_country (reading, act, &where))
    return;
  dtl_act_place_choice_init (&places, reading, act, where.code,
                             where.choice.country_only ? DTL_NO_INDEX : where.choice.toponym);
  chosen = dtl_act_place_shared (&places);
  if (chosen < places.n_candidates)
    {
      set_candidate (reading, act, &where, &places, chosen, SHARED_NAME, builder);
      return;
    }
  if (dtl_act_is_shared_out (reading, act) && !where.choice.country_only)
    {
      set_place (reading, act, &where.choice, where.code, builder);
      return;
    }
  chosen = dtl_act_place_choose (&places, &probability);
  seen_from = is_seen_from (reading, act, &where);
  /* "in northern Nigeria" says more than where the report was written. */
  if (chosen < places.n_candidates && !(seen_from && places.candidates[chosen].cost >= FAR_COST))
    set_candidate (reading, act, &where, &places, chosen, probability, builder);
  else if (seen_from)
    set_place (reading, act, &where.choice, where.code, builder);
  else
    set_country (reading, act, &where, builder);
}
