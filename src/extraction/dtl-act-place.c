/* dtl-act-place.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which of the places that a text names is that of an act: a log-linear choice among the names in
 * its neighbourhood and none of them, learned by build-aux/train-act-place. */

#include "config.h"

#include "dtl-act-place.h"

#include "dtl-act-place-weights.h"
#include "dtl-event-country.h"
#include "dtl-word-class.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Names further from all mentions of an act are not its place, those that open the text excepted.
 */
#define WINDOW 6
#define OPENING_NAMES 3
#define OTHER_CLAUSE 15
#define NO_PREPOSITION 10
#define OTHER_SENTENCE 40
#define PER_SENTENCE 12
#define LATER 8
/* A quarter so much less likely than its town goes with it. */
#define QUARTER_MARGIN 4.0
#define QUARTER_COST 100
/* A site that costs more is told of in another breath. */
#define SITE_COST 70
/* What was learned must speak so much louder than the rules for the nearest town. */
#define RULE_MARGIN 0.3
#define LARGE_TOWN 300000
#define QUARTER_KM 30.0
#define SECTION_KM 8.0
#define SECTION_SHARE 100
#define HOLD_GAP 4

static gboolean
is_locative (const DtlReading *reading, const DtlPlaceName *name)
{
  guint32 i = name->phrase;

  while (i > 0 && dtl_reading_same_sentence (reading, i - 1, name->phrase) &&
         dtl_token_is (&reading->tokens[i - 1], DTL_WORDS_PLACE_DESCRIBES) &&
         !dtl_reading_has (reading, i - 1, DTL_WORDS_STANDS_AT))
    i--;
  return i > 0 && dtl_reading_same_sentence (reading, i - 1, name->phrase) &&
         dtl_reading_has (reading, i - 1, DTL_WORDS_STANDS_AT);
}

/**
 * dtl_act_place_cost:
 * @reading: a reading
 * @event: a mention of an act
 * @name: a place name
 *
 * Returns: how far the name stands from the mention, in tokens, with penalties
 */
double
dtl_act_place_cost (const DtlReading *reading, const DtlEvent *event, const DtlPlaceName *name)
{
  guint32 sentence = reading->tokens[name->first].sentence;
  double cost = is_locative (reading, name) ? 0 : NO_PREPOSITION;
  guint32 gap;

  if (sentence != event->sentence)
    return cost + OTHER_SENTENCE + PER_SENTENCE * fabs ((double) sentence - event->sentence) +
           (sentence > event->sentence ? LATER : 0);
  gap = name->first >= event->end ? name->first - event->end
                                  : event->first - MIN (event->first, name->end);
  return cost + MIN (gap, 30) +
         (reading->token_clause[name->first] != event->clause ? OTHER_CLAUSE : 0);
}

static gboolean
is_in_country (const DtlReading *reading, const DtlToponym *toponym, const char *country)
{
  if (g_strcmp0 (toponym->place->country, country) == 0)
    return TRUE;
  if (dtl_country_is_beyond_doubt (reading, toponym))
    return FALSE;
  for (guint i = 0; toponym->candidates != NULL && i < toponym->candidates->len; i++)
    if (g_strcmp0 (((DtlPlace *) g_ptr_array_index (toponym->candidates, i))->country, country) ==
        0)
      return TRUE;
  return FALSE;
}

static DtlActPlaceCandidate *
candidate_for (DtlActPlaceChoice *self, guint32 same)
{
  for (guint i = 0; i < self->n_candidates; i++)
    if (self->candidates[i].same == same)
      return &self->candidates[i];
  if (self->n_candidates == DTL_ACT_PLACE_MAX_CANDIDATES)
    return NULL;
  self->candidates[self->n_candidates] =
      (DtlActPlaceCandidate){ .same = same, .toponym = DTL_NO_INDEX, .cost = G_MAXDOUBLE };
  return &self->candidates[self->n_candidates++];
}

static void
consider (DtlActPlaceChoice *self, guint index)
{
  const DtlPlaceName *name = &self->names[index];
  const DtlToponym *toponym = name->toponym != DTL_NO_INDEX
                                  ? g_ptr_array_index (self->reading->toponyms, name->toponym)
                                  : NULL;
  DtlActPlaceCandidate *one;
  gboolean stray = FALSE;

  if (name->kind == DTL_PLACE_NAME_COUNTRY || (name->deictic && name->toponym == DTL_NO_INDEX))
    return;
  if (toponym != NULL && !is_in_country (self->reading, toponym, self->country))
    {
      /* "The Normandy neighborhood" is not in France. */
      stray = (name->headed && name->kind == DTL_PLACE_NAME_QUARTER) ||
              dtl_countries_names_only (self->reading, toponym);
      if (!stray)
        return;
    }
  one = candidate_for (self, name->same);
  if (one == NULL)
    return;
  one->headed |= name->headed;
  one->district |= name->district;
  if (one->count++ == 0 || name->headed)
    one->kind = stray && name->kind == DTL_PLACE_NAME_TOWN ? DTL_PLACE_NAME_UNLISTED : name->kind;
  if (one->toponym == DTL_NO_INDEX && !stray)
    one->toponym = name->toponym;
  one->stray = stray && one->toponym == DTL_NO_INDEX;
  for (guint e = 0; e < self->n_events; e++)
    {
      double cost = dtl_act_place_cost (self->reading, self->events[e], name) + MIN (e, 3);

      if (cost >= one->cost)
        continue;
      one->cost = cost;
      one->nearest = index;
      one->event = self->events[e];
    }
}

static void
take_events (DtlActPlaceChoice *self)
{
  for (guint pass = 0; pass < 2 && self->n_events == 0; pass++)
    for (guint i = 0; i < self->act->events->len && self->n_events < DTL_ACT_PLACE_MAX_EVENTS; i++)
      {
        const DtlEvent *event =
            dtl_reading_event (self->reading, g_array_index (self->act->events, guint32, i));

        if (pass > 0 || event->word->strength >= DTL_STRENGTH_SUPPORT)
          self->events[self->n_events++] = event;
      }
}

/**
 * dtl_act_place_choice_init:
 * @self: (out caller-allocates): the choice
 * @reading: a reading
 * @act: an act
 * @country: its country
 * @rule: index of the toponym that stands nearest by the rules, or %DTL_NO_INDEX
 *
 * Collects the places among which the act's is.
 */
void
dtl_act_place_choice_init (DtlActPlaceChoice *self, const DtlReading *reading, const DtlAct *act,
                           const char *country, guint32 rule)
{
  guint32 from = G_MAXUINT32, to = 0;
  guint first;

  memset (self, 0, sizeof *self);
  self->reading = reading;
  self->act = act;
  self->country = country;
  self->rule = rule;
  self->names = dtl_place_names_get (reading->place_names, &self->n_names);
  take_events (self);
  for (guint i = 0; i < self->n_events; i++)
    {
      from = MIN (from, self->events[i]->sentence);
      to = MAX (to, self->events[i]->sentence);
    }
  if (self->n_events == 0)
    return;
  first = dtl_place_names_from (reading->place_names,
                                reading->sentences[from > WINDOW ? from - WINDOW : 0].first);
  for (guint i = 0; i < MIN (first, OPENING_NAMES); i++)
    consider (self, i);
  for (guint i = first; i < self->n_names; i++)
    {
      if (reading->tokens[self->names[i].first].sentence > to + WINDOW)
        break;
      consider (self, i);
    }
}

static const DtlPlace *
place_of (const DtlReading *reading, guint32 toponym)
{
  return ((const DtlToponym *) g_ptr_array_index (reading->toponyms, toponym))->place;
}

static int
compare_weight (gconstpointer name, gconstpointer weight)
{
  return strcmp (name, ((const DtlActPlaceWeight *) weight)->name);
}

static void
sum_weight (const char *name, gpointer data)
{
  const DtlActPlaceWeight *weight =
      bsearch (name, dtl_act_place_weights, G_N_ELEMENTS (dtl_act_place_weights),
               sizeof dtl_act_place_weights[0], compare_weight);

  if (weight != NULL)
    *(double *) data += weight->value;
}

static void
append_name (const char *name, gpointer data)
{
  g_string_append_printf (data, " %s", name);
}

/* "the village of X, in Y county": where the larger was chosen the smaller is meant. */
static guint
finer_than (const DtlActPlaceChoice *self, guint chosen)
{
  const DtlActPlaceCandidate *one = &self->candidates[chosen];
  const DtlPlaceName *large = &self->names[one->nearest];
  const DtlPlaceName *small = one->nearest > 0 ? large - 1 : NULL;

  if (one->kind > DTL_PLACE_NAME_TOWN || small == NULL || !small->headed ||
      small->kind <= one->kind || small->same == large->same ||
      !dtl_reading_same_sentence (self->reading, small->first, large->first) ||
      large->phrase > small->phrase_end + HOLD_GAP || !is_locative (self->reading, small))
    return chosen;
  for (guint i = 0; i < self->n_candidates; i++)
    if (self->candidates[i].same == small->same)
      return i;
  return chosen;
}

static gboolean
is_rule (const DtlActPlaceChoice *self, guint candidate)
{
  const DtlActPlaceCandidate *one = &self->candidates[candidate];

  return self->rule != DTL_NO_INDEX && one->toponym != DTL_NO_INDEX &&
         one->kind == DTL_PLACE_NAME_TOWN &&
         g_strcmp0 (place_of (self->reading, self->rule)->id,
                    place_of (self->reading, one->toponym)->id) == 0;
}

/**
 * dtl_act_place_choose:
 * @self: the choice
 * @probability: (out): how likely it is the right one
 *
 * Returns: index of the likeliest candidate, or their number if it is none of them
 */
guint
dtl_act_place_choose (DtlActPlaceChoice *self, double *probability)
{
  guint best = self->n_candidates;
  double best_sum = -G_MAXDOUBLE;
  double none = 0;
  double all = 0;

  for (guint i = 0; i <= self->n_candidates; i++)
    {
      double sum = 0;

      dtl_act_place_choice_features (self, i, sum_weight, &sum);
      all += exp (sum);
      if (i < self->n_candidates)
        self->candidates[i].score = sum;
      else
        none = sum;
      if (i < self->n_candidates && is_rule (self, i))
        sum += RULE_MARGIN;
      if (sum > best_sum)
        {
          best_sum = sum;
          best = i;
        }
    }
  if (best < self->n_candidates)
    best = finer_than (self, best);
  *probability = exp (best < self->n_candidates ? self->candidates[best].score : none) / all;
  return best;
}

/**
 * dtl_act_is_shared_out:
 * @reading: a reading
 * @act: an act
 *
 * Returns: whether a mention of it was shared out among a list of places: nothing is left to choose
 */
gboolean
dtl_act_is_shared_out (const DtlReading *reading, const DtlAct *act)
{
  for (guint i = 0; i < act->events->len; i++)
    if (dtl_reading_event (reading, g_array_index (act->events, guint32, i))->share > 0)
      return TRUE;
  return FALSE;
}

/**
 * dtl_act_place_shared:
 * @self: the choice
 *
 * Returns: index of the candidate that is the place of the act because a mention was shared out
 *   among a list of names, or their number if no name alone was its share
 */
guint
dtl_act_place_shared (const DtlActPlaceChoice *self)
{
  for (guint i = 0; i < self->act->events->len; i++)
    {
      const DtlEvent *event =
          dtl_reading_event (self->reading, g_array_index (self->act->events, guint32, i));

      for (guint k = 0;
           event->share > 0 && event->share_name != DTL_NO_INDEX && k < self->n_candidates; k++)
        if (self->candidates[k].same == self->names[event->share_name].same)
          return k;
    }
  return self->n_candidates;
}

/* The name behind this one is the town: "Miraflores, Lima". */
static gboolean
stands_before (const DtlActPlaceChoice *self, const DtlActPlaceCandidate *one,
               const DtlActPlaceCandidate *town)
{
  const DtlPlaceName *name = &self->names[one->nearest];
  const DtlPlaceName *next = name + 1;

  return one->nearest + 1 < self->n_names && next->same == town->same &&
         dtl_reading_same_sentence (self->reading, name->first, next->first) &&
         next->phrase <= name->phrase_end + HOLD_GAP;
}

/* Whether a place lies within a town: a quarter whose nearest town it is, or a small place or
 * district beside a large town. */
static gboolean
is_part_of (const DtlActPlaceChoice *self, guint candidate, const DtlActPlaceCandidate *town)
{
  const DtlActPlaceCandidate *one = &self->candidates[candidate];
  const DtlPlace *large = place_of (self->reading, town->toponym);

  if (one->kind >= DTL_PLACE_NAME_QUARTER)
    {
      guint32 toponym = dtl_act_place_holder (self, candidate);

      return toponym != DTL_NO_INDEX &&
             g_strcmp0 (place_of (self->reading, toponym)->id, large->id) == 0;
    }
  if (one->kind == DTL_PLACE_NAME_AREA || large->population < LARGE_TOWN ||
      (!one->headed && !stands_before (self, one, town)))
    return FALSE;
  if (one->toponym != DTL_NO_INDEX)
    {
      const DtlPlace *small = place_of (self->reading, one->toponym);

      return small->population < large->population &&
             dtl_distance_km (small->lat, small->lon, large->lat, large->lon) < QUARTER_KM;
    }
  return stands_before (self, one, town) || one->district;
}

/* The place of a name in the country of the act. */
static const DtlPlace *
place_at_home (const DtlActPlaceChoice *self, guint32 index)
{
  const DtlToponym *toponym = g_ptr_array_index (self->reading->toponyms, index);

  for (guint i = 0; i < toponym->candidates->len; i++)
    {
      const DtlPlace *place = g_ptr_array_index (toponym->candidates, i);

      if (g_strcmp0 (toponym->place->country, self->country) != 0 &&
          g_strcmp0 (place->country, self->country) == 0)
        return place;
    }
  return toponym->place;
}

/* Whether the gazetteer has a place as a section of another, or as one so small and so near to it
 * that it can be nothing else. */
static gboolean
is_section (const DtlPlace *part, const DtlPlace *whole)
{
  double km = dtl_distance_km (part->lat, part->lon, whole->lat, whole->lon);

  if (part->feature == NULL || !g_str_has_prefix (part->feature, "PPL"))
    return FALSE;
  /* A name that no list has is guessed to lie in the town that the text is about. */
  return g_strcmp0 (part->id, whole->id) == 0 ||
         (strcmp (part->feature, "PPLX") == 0 && km < QUARTER_KM) ||
         (km < SECTION_KM && part->population < whole->population / SECTION_SHARE);
}

/**
 * dtl_act_place_whole:
 * @self: the choice
 * @candidate: index of a place that the gazetteer has
 *
 * Returns: index of the toponym of the large town of which it is a section, if the text names that,
 *   or %DTL_NO_INDEX
 */
guint32
dtl_act_place_whole (const DtlActPlaceChoice *self, guint candidate)
{
  const DtlPlace *part = place_at_home (self, self->candidates[candidate].toponym);

  for (guint i = 0; i < self->n_candidates; i++)
    {
      const DtlActPlaceCandidate *one = &self->candidates[i];
      const DtlPlace *whole;

      if (i == candidate || one->toponym == DTL_NO_INDEX || one->kind != DTL_PLACE_NAME_TOWN)
        continue;
      whole = place_of (self->reading, one->toponym);
      if (whole->population >= LARGE_TOWN && is_section (part, whole))
        return one->toponym;
    }
  return DTL_NO_INDEX;
}

/* The article names the quarters of a town for its readers, but sites for what happened there. */
static gboolean
is_apart (const DtlActPlaceChoice *self, guint candidate)
{
  const DtlActPlaceCandidate *one = &self->candidates[candidate];

  return one->kind != DTL_PLACE_NAME_QUARTER &&
         (one->cost > SITE_COST || dtl_act_place_is_of_other (self, candidate));
}

/**
 * dtl_act_place_quarter:
 * @self: the choice, made
 * @town: index of the town that was chosen
 *
 * Returns: index of the likeliest quarter or site that lies in the town, if it is not much less
 *   likely by itself; the number of candidates if there is none
 */
guint
dtl_act_place_quarter (const DtlActPlaceChoice *self, guint town)
{
  const DtlActPlaceCandidate *holder = &self->candidates[town];
  double best_score = holder->score - QUARTER_MARGIN;
  guint best = self->n_candidates;

  for (guint i = 0; i < self->n_candidates; i++)
    {
      const DtlActPlaceCandidate *one = &self->candidates[i];

      if (i == town || one->score < best_score || one->cost > QUARTER_COST ||
          !is_part_of (self, i, holder) || is_apart (self, i))
        continue;
      best_score = one->score;
      best = i;
    }
  return best;
}

/**
 * dtl_act_place_training:
 * @self: the choice
 *
 * Returns: (transfer full): a line a candidate, the last for none of them: its words, joined by
 *   "_", and the names of its features, separated by blanks
 */
char *
dtl_act_place_training (const DtlActPlaceChoice *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n_candidates; i++)
    {
      g_autofree char *words =
          dtl_place_name_words (self->reading, &self->names[self->candidates[i].same]);

      g_string_append (out, g_strdelimit (words, " \n\t", '_'));
      dtl_act_place_choice_features (self, i, append_name, out);
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "-");
  dtl_act_place_choice_features (self, self->n_candidates, append_name, out);
  return g_string_free (out, FALSE);
}
