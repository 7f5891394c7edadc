/* dtl-incident-site.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"
#include "dtl-geocoder.h"
#include "dtl-reason.h"

#include <string.h>

#define SITE_TOWN_KM 60.0
#define MAX_WORDS 14

typedef struct
{
  guint32 first;
  guint32 end;
  int rank;
} Site;

static gboolean
is_site_phrase (const DtlReading *reading, const DtlPhrase *phrase)
{
  return (phrase->traits & DTL_TRAIT_PROPERTY) != 0 &&
         !(phrase->traits & (DTL_TRAIT_PERSON | DTL_TRAIT_WEAPON)) &&
         !(phrase->flags & (DTL_PHRASE_PRONOUN | DTL_PHRASE_MEASURE)) && !phrase->vehicle &&
         phrase->property != DTL_PROPERTY_CLASS_TRANSPORT_VEHICLE &&
         reading->token_timex[phrase->head] == DTL_NO_INDEX;
}

/* "near the airport" after a site makes it finer. */
static guint32
with_neighbour (const DtlReading *reading, guint32 end)
{
  guint32 phrase;

  if (end + 1 >= reading->n_tokens ||
      !dtl_reading_has (reading, end, DTL_WORDS_SITE_RELATION_KEPT) ||
      !dtl_reading_same_sentence (reading, end - 1, end))
    return end;
  phrase = reading->token_phrase[end + 1];
  return phrase == DTL_NO_INDEX ? end : dtl_reading_phrase (reading, phrase)->end;
}

/* "outside", "in front of", "near" belong to the site; "in" and "at" do not. */
static guint32
with_relation (const DtlReading *reading, guint32 first)
{
  if (first >= 1 && dtl_reading_has (reading, first - 1, DTL_WORDS_SITE_RELATION_KEPT) &&
      dtl_reading_same_sentence (reading, first - 1, first))
    return first - 1;
  if (first >= 3 && dtl_reading_is (reading, first - 1, "of") &&
      dtl_reading_is (reading, first - 2, "front"))
    return first - 3;
  return first;
}

static void
consider (const DtlReading *reading, const DtlPhrase *phrase, int rank, Site *best)
{
  Site site = { phrase->first, phrase->end, rank };

  if (!is_site_phrase (reading, phrase))
    return;
  site.end = with_neighbour (reading, phrase->end);
  if (site.end > phrase->end)
    site.rank += 2;
  site.first = with_relation (reading, phrase->first);
  if (site.first == phrase->first)
    while (site.first < phrase->head && reading->tokens[site.first].xpos == DTL_XPOS_DT)
      site.first++;
  if (site.rank > best->rank && site.end - site.first <= MAX_WORDS)
    *best = site;
}

static Site
find_site (const DtlReading *reading, const DtlAct *act)
{
  Site best = { 0, 0, 0 };

  for (guint i = 0; i < act->events->len && i < 12; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));
      const DtlSentence *sentence = &reading->sentences[event->sentence];

      if (event->word->strength < DTL_STRENGTH_SUPPORT || event->modality & DTL_MODALITY_GENERIC)
        continue;
      for (guint k = 0; k < event->n_patients; k++)
        consider (reading, dtl_reading_phrase (reading, event->patients[k]), i < 3 ? 3 : 2, &best);
      for (guint32 t = event->end; t < sentence->end; t++)
        {
          const DtlPhrase *phrase;

          if (reading->token_phrase[t] == DTL_NO_INDEX)
            continue;
          phrase = dtl_reading_phrase (reading, reading->token_phrase[t]);
          if (reading->token_clause[t] == event->clause && phrase->first > 0 &&
              dtl_reading_has (reading, phrase->first - 1, DTL_WORDS_SITE_RELATION))
            consider (reading, phrase, i < 3 ? 3 : 2, &best);
          t = phrase->end - 1;
        }
    }
  return best;
}

/* "the airport" of a town has a place of its own. */
static void
set_airport (const DtlReading *reading, const Site *site, DtlIncidentBuilder *builder)
{
  const DtlValue *city = dtl_incident_builder_get (builder, DTL_FIELD_CITY);
  const DtlValue *country = dtl_incident_builder_get (builder, DTL_FIELD_COUNTRY);
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GPtrArray) places = NULL;
  const DtlPlace *place;
  gboolean airport = FALSE;

  for (guint32 t = site->first; t < site->end; t++)
    airport |= dtl_reading_is (reading, t, "airport");
  if (!airport || city == NULL || country == NULL || reading->gazetteer == NULL)
    return;
  name = g_strdup_printf ("%s airport", dtl_value_get_text (city));
  places = dtl_geocode (reading->gazetteer,
                        &(DtlGeocodeQuery){ name, NULL, NULL, dtl_value_get_text (country) });
  if (places == NULL || places->len == 0)
    return;
  place = g_ptr_array_index (places, 0);
  if (!g_str_has_prefix (place->id, "airport:") && g_strcmp0 (place->feature, "airport") != 0)
    return;
  reason = dtl_reason_new (DTL_REASON_AIRPORT, dtl_value_get_text (city), place->name);
  dtl_incident_builder_set (builder, DTL_FIELD_LAT, dtl_value_new_number (place->lat), 0.7);
  dtl_incident_builder_set (builder, DTL_FIELD_LON, dtl_value_new_number (place->lon), 0.7);
  dtl_incident_builder_set (builder, DTL_FIELD_RADIUS_KM,
                            dtl_value_new_number (MAX (place->radius_km, 3)), 0.7);
  dtl_incident_builder_set (builder, DTL_FIELD_GAZETTEER_ID, dtl_value_new_text (place->id), 0.7);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_LAT, reason);
}

/* "the residential neighborhood" is the "San Isidro neighborhood" that the quarter's name says. */
static gboolean
is_same_noun (const char *site, const char *quarter)
{
  const char *noun = strrchr (quarter, ' ');

  return noun != NULL && g_str_has_suffix (site, noun);
}

/* "the bank" in "Escalon neighborhood" is "the bank, Escalon neighborhood". */
static char *
within_quarter (char *words, const DtlValue *quarter)
{
  g_autofree char *site = words;
  g_autofree char *small = NULL;
  g_autofree char *name = NULL;

  if (quarter == NULL)
    return g_steal_pointer (&site);
  small = g_utf8_strdown (site, -1);
  name = g_utf8_strdown (dtl_value_get_text (quarter), -1);
  if (strstr (small, name) != NULL)
    return g_steal_pointer (&site);
  if (strstr (name, small) != NULL || is_same_noun (small, name))
    return g_strdup (dtl_value_get_text (quarter));
  return g_strdup_printf ("%s, %s", site, dtl_value_get_text (quarter));
}

/**
 * dtl_act_set_site:
 * @reading: a reading
 * @act: an act
 * @builder: where to put the site; its town and country are set
 *
 * Sets the words for the spot within the town: the building or facility that was hit, or at, in or
 * near which the act took place.
 */
void
dtl_act_set_site (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  Site site = find_site (reading, act);
  g_autofree char *words = NULL;

  if (site.rank == 0)
    return;
  words = within_quarter (dtl_document_dup_words (reading->document, site.first, site.end),
                          dtl_incident_builder_get (builder, DTL_FIELD_SITE));
  dtl_incident_builder_set (builder, DTL_FIELD_SITE, dtl_value_new_text (words), 0.6);
  dtl_incident_builder_add_evidence (builder, DTL_FIELD_SITE,
                                     dtl_reading_span (reading, site.first, site.end));
  set_airport (reading, &site, builder);
}

/* How far the spot lies from the town that a name may mean ("New York", city or state). */
static double
distance_to_town (const DtlToponym *toponym, const DtlPlace *spot)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; toponym->candidates != NULL && i < toponym->candidates->len; i++)
    {
      const DtlPlace *town = g_ptr_array_index (toponym->candidates, i);

      if (town->feature != NULL && g_str_has_prefix (town->feature, "PPL"))
        best = MIN (best, dtl_distance_km (spot->lat, spot->lon, town->lat, town->lon));
    }
  return best;
}

/**
 * dtl_act_town_of_spot:
 * @reading: a reading
 * @act: an act
 * @spot: a landmark or other small place
 *
 * Returns: the town named in the article that the spot lies in or beside, or %DTL_NO_INDEX
 */
guint32
dtl_act_town_of_spot (const DtlReading *reading, const DtlAct *act, const DtlPlace *spot)
{
  guint32 best = DTL_NO_INDEX;
  double best_km = SITE_TOWN_KM;

  for (guint i = 0; i < MIN (reading->toponyms->len, 200); i++)
    {
      const DtlToponym *toponym = g_ptr_array_index (reading->toponyms, i);
      double km;

      if (toponym->place == NULL)
        continue;
      km = distance_to_town (toponym, spot);
      if (km < best_km)
        {
          best_km = km;
          best = i;
        }
    }
  return best;
}
