/* dtl-event-country.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-countries-private.h"
#include "dtl-place-use.h"

#include "dtl-event-country-weights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_MENTIONS 12
/* No place of an act is as wide as this. */
#define CONTINENT_KM 3500

/* Where the features of a country go: into a sum, and into a text if there is one. */
typedef struct
{
  double sum;
  GString *names;
} Features;

static int
compare_weight (gconstpointer name, gconstpointer weight)
{
  return strcmp (name, ((const DtlEventCountryWeight *) weight)->name);
}

static void
add (Features *self, const char *name, gboolean present)
{
  const DtlEventCountryWeight *weight;

  if (!present)
    return;
  weight = bsearch (name, dtl_event_country_weights, G_N_ELEMENTS (dtl_event_country_weights),
                    sizeof dtl_event_country_weights[0], compare_weight);
  if (weight != NULL)
    self->sum += weight->value;
  if (self->names != NULL)
    g_string_append_printf (self->names, "%s%s", self->names->len > 0 ? " " : "", name);
}

/* One feature for each step that a value has reached. */
static void
add_steps (Features *self, const char *kind, double value, const double *steps, guint n_steps)
{
  for (guint i = 0; i < n_steps && value >= steps[i]; i++)
    {
      char name[48];

      g_snprintf (name, sizeof name, "%s:%g", kind, steps[i]);
      add (self, name, TRUE);
    }
}

static guint
towns_of (const DtlCountry *country)
{
  return country->n_towns - country->n_strays;
}

static double
share_of (const DtlCountries *self, const DtlCountry *country)
{
  double own = towns_of (country) + country->n_names + country->n_demonyms + country->n_metonyms;

  return self->n_places > 0 ? own / self->n_places : 0;
}

/* How often the text proper comes to speak of a country. */
static guint
weight_of (const DtlCountry *country)
{
  return towns_of (country) + country->n_names + country->n_demonyms + country->n_metonyms +
         country->n_groups;
}

static guint
strongest_weight (const DtlCountries *self)
{
  guint most = 0;

  for (guint i = 0; i < self->n; i++)
    most = MAX (most, weight_of (&self->items[i]));
  return most;
}

static gboolean
is_first_by_share (const DtlCountries *self, const DtlCountry *country)
{
  for (guint i = 0; i < self->n; i++)
    if (share_of (self, &self->items[i]) > share_of (self, country))
      return FALSE;
  return share_of (self, country) > 0;
}

/* An act with the place names that may be its own, and how well each fits it. */
typedef struct
{
  const DtlReading *reading;
  const DtlAct *act;
  guint first;
  guint end;
  double *fits;
  guint32 nearest;
  gboolean near;
} Scene;

static void
scene_init (Scene *self, const DtlReading *reading, const DtlAct *act)
{
  *self = (Scene){ .reading = reading, .act = act };
  dtl_act_names_near (reading, act, &self->first, &self->end);
  self->fits = g_new (double, self->end - self->first + 1);
  for (guint i = self->first; i < self->end; i++)
    self->fits[i - self->first] = dtl_act_fit_of_name (reading, act, i);
  self->nearest = dtl_act_nearest_name (reading, act, &self->near);
}

static void
scene_clear (Scene *self)
{
  g_clear_pointer (&self->fits, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/* How near the names of a country come to the mentions of the act. */
typedef struct
{
  double uses[DTL_N_PLACE_USES];
  double town;
  double name;
  double demonym;
  double metonym;
  gboolean common;
} Nearness;

static double *
nearness_for (Nearness *near, const DtlToponym *toponym)
{
  if (dtl_toponym_is_kind (toponym, "demonym"))
    return &near->demonym;
  if (dtl_toponym_is_kind (toponym, "metonym"))
    return &near->metonym;
  return dtl_place_is_country (toponym->place) ? &near->name : &near->town;
}

static Nearness
nearness_of (const Scene *scene, const char *code)
{
  Nearness near = { { -1, -1, -1, -1 }, -1, -1, -1, -1, FALSE };

  for (guint i = scene->first; i < scene->end; i++)
    {
      const DtlToponym *toponym = dtl_reading_toponym (scene->reading, i);
      double fit = scene->fits[i - scene->first];
      double *best;

      if (toponym->place == NULL || g_strcmp0 (toponym->place->country, code) != 0 ||
          dtl_countries_is_stray (scene->reading, i) ||
          dtl_toponym_is_in_dateline (scene->reading, toponym))
        continue;
      best = &near.uses[dtl_place_use_of (scene->reading, toponym)];
      if (dtl_toponym_is_kind (toponym, "place"))
        *best = MAX (*best, fit);
      best = nearness_for (&near, toponym);
      if (fit <= *best)
        continue;
      *best = fit;
      if (best == &near.town)
        near.common = toponym->candidates->len > 1;
    }
  return near;
}

static gboolean
is_from (const DtlReading *reading, guint32 index, const char *code)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);

  for (guint32 t = phrase->first; t < phrase->end; t++)
    {
      guint32 name = reading->token_toponym[t];

      if (name != DTL_NO_INDEX &&
          dtl_toponym_is_kind (dtl_reading_toponym (reading, name), "demonym") &&
          dtl_reading_toponym (reading, name)->place != NULL &&
          g_strcmp0 (dtl_reading_toponym (reading, name)->place->country, code) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_people (Features *self, const DtlReading *reading, const DtlAct *act, const char *code)
{
  gboolean victims = FALSE;
  gboolean agents = FALSE;
  gboolean group = FALSE;
  gboolean hit = FALSE;

  for (guint i = 0; i < MIN (act->events->len, MAX_MENTIONS); i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      for (guint k = 0; k < event->n_patients; k++)
        {
          const DtlWord *word = dtl_reading_phrase (reading, event->patients[k])->group;

          victims |= is_from (reading, event->patients[k], code);
          hit |= word != NULL && strcmp (word->country, code) == 0;
        }
      for (guint k = 0; k < event->n_agents; k++)
        {
          const DtlWord *word = dtl_reading_phrase (reading, event->agents[k])->group;

          agents |= is_from (reading, event->agents[k], code);
          group |= word != NULL && strcmp (word->country, code) == 0;
        }
    }
  add (self, "victims-from", victims);
  add (self, "agents-from", agents);
  add (self, "agents-group", group);
  add (self, "victims-group", hit);
}

static void
add_counts (Features *self, const DtlCountries *countries, const DtlCountry *country)
{
  static const double shares[] = { 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9 };
  static const double groups[] = { 1, 2, 4, 8 };
  static const double rivals[] = { 0, 1, 2, 4, 8 };

  add_steps (self, "share", share_of (countries, country), shares, G_N_ELEMENTS (shares));
  add_steps (self, "groups", country->n_groups, groups, G_N_ELEMENTS (groups));
  add (self, "most", is_first_by_share (countries, country));
  add (self, "dateline", country->dateline);
  if (country->dateline && weight_of (country) == 0)
    add_steps (self, "dateline:rival", strongest_weight (countries), rivals, G_N_ELEMENTS (rivals));
  add (self, "opens", country->opens);
  add (self, "towns", towns_of (country) > 0);
  add (self, "towns:2", towns_of (country) > 1);
  add (self, "towns:none", towns_of (country) == 0);
  add (self, "names", country->n_names > 0);
  add (self, "demonyms", country->n_demonyms > 0);
  add (self, "demonyms:only",
       country->n_demonyms > 0 && towns_of (country) + country->n_names + country->n_metonyms == 0);
  add (self, "metonyms", country->n_metonyms > 0);
  add (self, "groups:only", country->toponym == DTL_NO_INDEX);
}

/* What the nearest name says by itself, and how far the rest of the article bears it out. */
static void
add_nearest (Features *self, const Scene *scene, const DtlCountry *country)
{
  static const double shares[] = { 0, 0.1, 0.2, 0.3, 0.5 };
  const DtlToponym *toponym =
      scene->nearest != DTL_NO_INDEX ? dtl_reading_toponym (scene->reading, scene->nearest) : NULL;

  if (toponym == NULL || toponym->place == NULL ||
      g_strcmp0 (toponym->place->country, country->code) != 0 ||
      dtl_countries_is_stray (scene->reading, scene->nearest))
    return;
  add (self, scene->near ? "nearest" : "about", TRUE);
  add (self, "nearest:dateline", dtl_toponym_is_in_dateline (scene->reading, toponym));
  if (dtl_toponym_is_kind (toponym, "place"))
    {
      char name[32];

      g_snprintf (name, sizeof name, "nearest:%s%s",
                  dtl_place_use_name (dtl_place_use_of (scene->reading, toponym)),
                  dtl_place_is_country (toponym->place) ? "" : "-town");
      add (self, name, TRUE);
    }
  add_steps (self, dtl_place_is_country (toponym->place) ? "nearest:name" : "nearest:town",
             share_of (scene->reading->countries, country), shares, G_N_ELEMENTS (shares));
  if (scene->near && !dtl_place_is_country (toponym->place))
    add (self, toponym->candidates->len > 1 ? "nearest:common" : "nearest:unique", TRUE);
}

static void
add_features (Features *self, const Scene *scene, const DtlCountry *country)
{
  static const double fits[] = { 0, 15, 30, 45, 60, 75, 90 };
  Nearness near = nearness_of (scene, country->code);

  add_counts (self, scene->reading->countries, country);
  add_steps (self, "town", near.town, fits, G_N_ELEMENTS (fits));
  add_steps (self, "name", near.name, fits, G_N_ELEMENTS (fits));
  add_steps (self, "demonym", near.demonym, fits, G_N_ELEMENTS (fits));
  add_steps (self, "metonym", near.metonym, fits, G_N_ELEMENTS (fits));
  for (guint use = 0; use < DTL_N_PLACE_USES; use++)
    add_steps (self, dtl_place_use_name (use), near.uses[use], fits, G_N_ELEMENTS (fits));
  add (self, "town:common", near.common);
  add (self, "town:alone", near.town >= 0 && towns_of (country) == 1);
  add (self, "town:alone-abroad",
       near.town >= 0 && towns_of (country) == 1 && near.common &&
           country->n_names + country->n_demonyms == 0);
  add_people (self, scene->reading, scene->act, country->code);
  add_nearest (self, scene, country);
}

/* Known by nothing but names that may lie elsewhere. */
static gboolean
is_beside_the_point (const DtlCountry *country)
{
  return country->toponym == DTL_NO_INDEX && country->n_groups == 0;
}

/**
 * dtl_act_country:
 * @reading: a reading
 * @act: an act
 * @probability: (out) (optional): how likely it is the right one of those the article names
 *
 * Chooses the country of an act among all that the article names, or whose armed groups it names,
 * by a log-linear model learned by build-aux/train-event-country.
 *
 * Returns: (transfer none) (nullable): the country, or %NULL if the article names none
 */
const DtlCountry *
dtl_act_country (const DtlReading *reading, const DtlAct *act, double *probability)
{
  const DtlCountries *countries = reading->countries;
  const DtlCountry *best = NULL;
  double best_sum = 0;
  double all = 0;
  g_auto (Scene) scene = { 0 };

  scene_init (&scene, reading, act);
  for (guint i = 0; i < countries->n; i++)
    {
      const DtlCountry *country = &countries->items[i];
      Features features = { 0, NULL };

      if (is_beside_the_point (country))
        continue;
      add_features (&features, &scene, country);
      all += exp (features.sum);
      if (best == NULL || features.sum > best_sum)
        {
          best = country;
          best_sum = features.sum;
        }
    }
  if (probability != NULL)
    *probability = best != NULL ? exp (best_sum) / all : 0;
  return best;
}

/* "Tehran's involvement in the killings": the government rather than the place. */
static gboolean
is_owner (const DtlReading *reading, const DtlToponym *toponym)
{
  guint32 end = dtl_reading_token_at (reading, toponym->span.start);

  while (end < reading->n_tokens && reading->token_point[end] < toponym->span.end)
    end++;
  return end < reading->n_tokens && reading->tokens[end].xpos == DTL_XPOS_POS;
}

static gboolean
is_place (const DtlToponym *toponym)
{
  return toponym->place != NULL && dtl_toponym_is_kind (toponym, "place") &&
         g_strcmp0 (toponym->place->feature, "CONT") != 0 &&
         toponym->place->radius_km <= CONTINENT_KM;
}

/**
 * dtl_act_country_named:
 * @reading: a reading
 * @act: an act
 *
 * What the text says outright needs no weighing.
 *
 * Returns: (transfer none) (nullable): the country of the places that stand closely with the
 *   mentions of the act, %NULL if there is none or another country does too
 */
const char *
dtl_act_country_named (const DtlReading *reading, const DtlAct *act)
{
  const char *country = NULL;

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));
      const DtlToponym *toponym;

      if (event->toponym == DTL_NO_INDEX || event->place_quality < 3 ||
          event->word->strength < DTL_STRENGTH_SUPPORT)
        continue;
      toponym = dtl_reading_toponym (reading, event->toponym);
      if (!is_place (toponym) || is_owner (reading, toponym) ||
          dtl_toponym_is_goal (reading, toponym) || dtl_reading_is_stray (reading, toponym) ||
          dtl_countries_names_only (reading, toponym))
        continue;
      if (country != NULL && g_strcmp0 (country, toponym->place->country) != 0)
        return NULL;
      country = toponym->place->country;
    }
  return country;
}

/**
 * dtl_act_country_training:
 * @reading: a reading
 * @act: an act
 *
 * Returns: (transfer full): the countries to choose from with their features, a line each; for
 *   learning weights
 */
char *
dtl_act_country_training (const DtlReading *reading, const DtlAct *act)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (Scene) scene = { 0 };

  scene_init (&scene, reading, act);
  for (guint i = 0; i < reading->countries->n; i++)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      Features features = { 0, names };

      if (is_beside_the_point (&reading->countries->items[i]))
        continue;
      add_features (&features, &scene, &reading->countries->items[i]);
      g_string_append_printf (out, "%s%s %s", out->len > 0 ? "\n" : "",
                              reading->countries->items[i].code, names->str);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
