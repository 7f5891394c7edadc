/* dtl-act-place-features.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What speaks for and against a place of the text being that of an act. Names of features are
 * "kind:value". */

#include "config.h"

#include "dtl-act-place.h"

#include "dtl-place-use.h"
#include "dtl-word-class.h"

#include <string.h>

#define HOLD_GAP 4
/* A place whose name costs less stands with the act. */
#define WITH_ACT 40

static const char *const kinds[DTL_N_PLACE_NAME_KINDS] = { "country", "area",     "district",
                                                           "town",    "unlisted", "quarter",
                                                           "facility" };

typedef struct
{
  const DtlActPlaceChoice *choice;
  const DtlReading *reading;
  const DtlActPlaceCandidate *one;
  const DtlPlaceName *name;
  const char *kind;
  DtlPlaceFeature take;
  gpointer data;
} View;

static void G_GNUC_PRINTF (2, 3) add (const View *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  dtl_place_feature_take (self->take, self->data, format, args);
  va_end (args);
}

static void
add_if (const View *self, const char *name, gboolean present)
{
  if (present)
    self->take (name, self->data);
}

/* The first token of the phrase that a name stands in. */
static guint32
start_of (const DtlReading *reading, const DtlPlaceName *name)
{
  guint32 i = name->phrase;

  while (i > 0 && dtl_reading_same_sentence (reading, i - 1, name->phrase) &&
         dtl_token_is (&reading->tokens[i - 1], DTL_WORDS_PLACE_DESCRIBES) &&
         !dtl_reading_has (reading, i - 1, DTL_WORDS_PLACE_STOP))
    i--;
  return i;
}

static gboolean
is_direction (const DtlReading *reading, guint32 i)
{
  return dtl_reading_has (reading, i, DTL_WORDS_DIRECTION);
}

/* What ties the name to what stands before it. */
static const char *
tie_of (const DtlReading *reading, const DtlPlaceName *name)
{
  guint32 i = start_of (reading, name);

  if (i == 0 || !dtl_reading_same_sentence (reading, i - 1, name->phrase))
    return "START";
  i--;
  if (dtl_reading_is (reading, i, "of"))
    {
      if (i == 0)
        return "of";
      if (is_direction (reading, i - 1))
        return "of-direction";
      if (reading->token_traits[i - 1] & DTL_TRAIT_TRIGGER)
        return "of-trigger";
      if (reading->token_traits[i - 1] & DTL_TRAIT_PERSON)
        return "of-person";
      if (dtl_token_is (&reading->tokens[i - 1], DTL_WORDS_PLACE_WAY))
        return "of-way";
      return dtl_reading_has (reading, i - 1, DTL_WORDS_PART_OF_PLACE) ? "of-part" : "of";
    }
  if (dtl_reading_has (reading, i, DTL_WORDS_PLACE_TIE))
    return reading->tokens[i].norm;
  return reading->tokens[i].upos == DTL_UPOS_VERB   ? "VERB"
         : reading->tokens[i].upos == DTL_UPOS_ADP  ? "ADP"
         : reading->tokens[i].upos == DTL_UPOS_NOUN ? "NOUN"
                                                    : "other";
}

static const char *
gap_of (guint32 gap)
{
  return gap <= 2 ? "0" : gap <= 5 ? "3" : gap <= 10 ? "6" : gap <= 18 ? "11" : "19";
}

static const char *
next_of (const View *self)
{
  const DtlReading *reading = self->reading;
  guint32 next = self->name->phrase_end;

  if (next >= reading->n_tokens || !dtl_reading_same_sentence (reading, next, self->name->first))
    return "END";
  if (reading->tokens[next].xpos == DTL_XPOS_POS)
    return "possessive";
  if (reading->tokens[next].norm[0] == ',')
    return "comma";
  if (dtl_token_is (&reading->tokens[next], DTL_WORDS_PLACE_WAY))
    return "way";
  if (reading->token_traits[next] & DTL_TRAIT_PERSON)
    return "person";
  if (reading->tokens[next].upos == DTL_UPOS_PROPN)
    return "name";
  if (reading->tokens[next].upos == DTL_UPOS_NOUN)
    return reading->token_timex[next] != DTL_NO_INDEX ? "time" : "noun";
  return reading->tokens[next].flags & DTL_TOKEN_PUNCTUATION ? "mark" : "other";
}

/* The mention of an act of violence nearest to the name in its sentence. */
static const char *
nearest_event (const View *self)
{
  const DtlReading *reading = self->reading;
  guint32 sentence = reading->tokens[self->name->first].sentence;
  guint32 best = G_MAXUINT32;
  gboolean own = FALSE;
  guint low = 0, high = reading->events->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dtl_reading_event (reading, middle)->sentence < sentence)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < reading->events->len && dtl_reading_event (reading, low)->sentence == sentence;
       low++)
    {
      const DtlEvent *event = dtl_reading_event (reading, low);
      guint32 gap = self->name->first >= event->end
                        ? self->name->first - event->end
                        : event->first - MIN (event->first, self->name->end);
      gboolean mine = FALSE;

      if (event->word->strength < DTL_STRENGTH_SUPPORT)
        continue;
      gap += reading->token_clause[self->name->first] != event->clause ? 10 : 0;
      for (guint k = 0; k < self->choice->n_events; k++)
        mine |= self->choice->events[k] == event;
      if (gap < best || (gap == best && mine))
        {
          best = gap;
          own = mine;
        }
    }
  return best == G_MAXUINT32 ? "none" : own ? "own" : "other";
}

/**
 * dtl_act_place_is_of_other:
 * @self: an act and the places to choose from
 * @candidate: index of one
 *
 * Returns: whether the mention of violence that stands nearest to the place is one of another act
 */
gboolean
dtl_act_place_is_of_other (const DtlActPlaceChoice *self, guint candidate)
{
  View view = { .choice = self, .reading = self->reading };

  view.name = &self->names[self->candidates[candidate].nearest];
  return strcmp (nearest_event (&view), "other") == 0;
}

static void
add_nearest (const View *self)
{
  const DtlReading *reading = self->reading;
  const DtlEvent *event = self->one->event;
  guint32 sentence = reading->tokens[self->name->first].sentence;
  const char *tie = tie_of (reading, self->name);
  int away = (int) sentence - (int) event->sentence;
  /* What else the sentence of "the siege" names may have nothing to do with it. */
  const char *here = event->nominal && event->definite ? "beside" : "here";

  add (self, "tie:%s", tie);
  add (self, "next:%s", next_of (self));
  add (self, "next:%s:%s", self->kind, next_of (self));
  add (self, "event:%s", nearest_event (self));
  add_if (self, "reference", event->nominal && event->definite);
  if (away == 0)
    {
      gboolean after = self->name->first >= event->end;
      gboolean same = reading->token_clause[self->name->first] == event->clause;
      guint32 gap = after ? self->name->first - event->end
                          : event->first - MIN (event->first, self->name->end);

      add (self, "%s:%s:%s:%s", here, same ? "clause" : "sentence", after ? "after" : "before",
           gap_of (gap));
      add (self, "%s:%s:%s", here, same ? "clause" : "sentence", tie);
      add (self, "%s:%s:%s", here, after ? "after" : "before", tie);
      add (self, "%s:%s:%s", here, self->kind, same ? "clause" : "sentence");
      add (self, "%s:%s:%s", here, self->kind, tie);
    }
  else
    {
      gboolean paragraph =
          reading->sentences[sentence].paragraph == reading->sentences[event->sentence].paragraph;

      away = CLAMP (away, -5, 5);
      add (self, "away:%d:%s", away, paragraph ? "paragraph" : "other");
      add (self, "away:%s:%s", away < 0 ? "before" : "after", tie);
      add (self, "away:%d:%s", away, self->kind);
    }
}

static const char *
cost_step (double cost)
{
  return cost < 15   ? "0"
         : cost < 25 ? "15"
         : cost < 40 ? "25"
         : cost < 60 ? "40"
         : cost < 75 ? "60"
         : cost < 90 ? "75"
                     : "far";
}

/* How the first mention of the act sees the place. */
static void
add_first (const View *self)
{
  const DtlReading *reading = self->reading;
  const DtlEvent *event = self->choice->events[0];
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < self->choice->n_names; i++)
    {
      const DtlPlaceName *name = &self->choice->names[i];

      if (name->same != self->one->same || (name->deictic && name->toponym == DTL_NO_INDEX))
        continue;
      best = MIN (best, dtl_act_place_cost (reading, event, name));
    }
  add (self, "first:%s", cost_step (best));
}

static gboolean
is_settled (const DtlActPlaceCandidate *one)
{
  return one->kind >= DTL_PLACE_NAME_TOWN;
}

/* A reporter in the capital may write of anywhere in the country. */
static gboolean
is_capital (const View *self)
{
  const DtlToponym *toponym = self->one->toponym != DTL_NO_INDEX
                                  ? g_ptr_array_index (self->reading->toponyms, self->one->toponym)
                                  : NULL;

  return toponym != NULL && g_strcmp0 (toponym->place->feature, "PPLC") == 0;
}

/* How many of the other places stand nearer to the act, and with it. */
static void
add_rank (const View *self)
{
  const DtlActPlaceChoice *choice = self->choice;
  gboolean with = self->one->cost < WITH_ACT;
  guint nearer = 0, settled = 0, here = 0;

  for (guint i = 0; i < choice->n_candidates; i++)
    {
      const DtlActPlaceCandidate *other = &choice->candidates[i];

      if (other == self->one)
        continue;
      here += other->cost < WITH_ACT;
      if (other->cost < self->one->cost)
        {
          nearer++;
          settled += is_settled (other);
        }
    }
  add (self, "rank:%u", MIN (nearer, 3));
  add (self, "rank:%s:%u", self->kind, MIN (settled, 2));
  add (self, "company:%s:%u", with ? "with" : "away", MIN (here, 2));
}

/* The place in the discourse: how often, how early, how lately before the act. */
static void
add_discourse (const View *self)
{
  const DtlActPlaceChoice *choice = self->choice;
  const DtlPlaceName *first = &choice->names[self->one->same];
  gboolean dateline = dtl_place_is_in_dateline (self->reading, first->first);
  gboolean early = choice->events[0]->sentence <= 2;
  guint rivals = 0, towns = 0, more = 0, between = 0;

  for (guint i = 0; i < choice->n_candidates; i++)
    if (&choice->candidates[i] != self->one && is_settled (&choice->candidates[i]))
      {
        rivals++;
        towns += choice->candidates[i].kind == DTL_PLACE_NAME_TOWN;
        more += choice->candidates[i].count > self->one->count;
      }
  for (guint i = 0; i < choice->n_names; i++)
    {
      const DtlPlaceName *name = &choice->names[i];

      if (name->first >= choice->events[0]->first)
        break;
      if (name->first > self->name->first && name->same != self->one->same &&
          name->kind >= DTL_PLACE_NAME_TOWN)
        between++;
    }
  add_if (self, "dateline", dateline);
  add_if (self, "dateline:only", dateline && self->one->count == 1);
  add_if (self, "dateline:again", dateline && self->one->count > 1);
  add_if (self, is_capital (self) ? "dateline:capital" : "dateline:provincial", dateline);
  add_if (self, is_capital (self) ? "dateline:capital:alone" : "dateline:provincial:alone",
          dateline && towns == 0);
  add_if (self, "dateline:alone", dateline && towns == 0);
  add_if (self, early ? "dateline:early" : "dateline:late", dateline);
  add_if (self, early ? "dateline:early:only" : "dateline:late:only",
          dateline && self->one->count == 1);
  add (self, "count:%u", MIN (self->one->count, 4));
  add (self, "rivals:%s:%u", self->kind, MIN (rivals, 3));
  add_if (self, "most", more == 0);
  if (self->name->first < choice->events[0]->first)
    add (self, "since:%u", MIN (between, 3));
  add_if (self, "lead", self->reading->tokens[first->first].sentence <= 1 && !dateline);
}

/* "X, Y", "X in Y": the one holds the other. */
static gboolean
holds (const View *self, const DtlPlaceName *small, const DtlPlaceName *large)
{
  return dtl_reading_same_sentence (self->reading, small->first, large->first) &&
         small->phrase_end <= large->phrase && large->phrase - small->phrase_end <= HOLD_GAP &&
         small->same != large->same;
}

static void
add_containment (const View *self)
{
  const DtlActPlaceChoice *choice = self->choice;
  guint index = self->one->nearest;

  if (index + 1 < choice->n_names && holds (self, self->name, &choice->names[index + 1]))
    {
      add (self, "held:%s:%s", self->kind, kinds[choice->names[index + 1].kind]);
      add (self, "held:%s", self->name->headed ? "headed" : "bare");
    }
  if (index > 0 && holds (self, &choice->names[index - 1], self->name))
    {
      add (self, "holds:%s:%s", self->kind, kinds[choice->names[index - 1].kind]);
      add (self, "holds:%s", choice->names[index - 1].headed ? "headed" : "bare");
      add (self, "holds:%s:%s", choice->names[index - 1].headed ? "headed" : "bare",
           tie_of (self->reading, &choice->names[index - 1]));
    }
}

/* How well the rules for the nearest name like it. */
static void
add_fit (const View *self)
{
  static const int steps[] = { 0, 20, 40, 55, 70, 80, 88, 94 };
  guint32 toponym = self->name->toponym != DTL_NO_INDEX ? self->name->toponym : self->one->toponym;
  double fit = dtl_act_fit_of_name (self->reading, self->choice->act, toponym);

  for (guint i = 0; i < G_N_ELEMENTS (steps) && fit >= steps[i]; i++)
    add (self, "fit:%d", steps[i]);
}

static void
add_rules (const View *self)
{
  const DtlReading *reading = self->reading;
  gboolean linked = FALSE;
  guint8 quality = 0;

  for (guint i = 0; i < self->choice->n_events; i++)
    {
      const DtlEvent *event = self->choice->events[i];

      if (event->toponym == DTL_NO_INDEX || self->one->toponym == DTL_NO_INDEX ||
          g_strcmp0 (
              ((DtlToponym *) g_ptr_array_index (reading->toponyms, event->toponym))->place->id,
              ((DtlToponym *) g_ptr_array_index (reading->toponyms, self->one->toponym))
                  ->place->id) != 0)
        continue;
      linked = TRUE;
      quality = MAX (quality, event->place_quality);
    }
  if (linked)
    add (self, "linked:%u", quality);
  if (self->choice->rule != DTL_NO_INDEX && self->one->toponym != DTL_NO_INDEX &&
      g_strcmp0 (
          ((DtlToponym *) g_ptr_array_index (reading->toponyms, self->choice->rule))->place->id,
          ((DtlToponym *) g_ptr_array_index (reading->toponyms, self->one->toponym))->place->id) ==
          0)
    {
      add (self, "rule:%s", self->kind);
      add (self, "rule");
    }
  if (self->one->toponym != DTL_NO_INDEX)
    add_fit (self);
}

/* The text says of the act only which country it was in. */
static void
add_country_here (const View *self)
{
  const DtlReading *reading = self->reading;
  const DtlActPlaceChoice *choice = self->choice;

  if (choice->n_events == 0)
    return;
  for (guint i = dtl_place_names_from (reading->place_names,
                                       reading->sentences[choice->events[0]->sentence].first);
       i < choice->n_names; i++)
    {
      const DtlPlaceName *name = &choice->names[i];

      if (reading->tokens[name->first].sentence != choice->events[0]->sentence)
        break;
      if (name->kind == DTL_PLACE_NAME_COUNTRY)
        add (self, "none:country:%s", tie_of (reading, name));
    }
}

static void
add_none (const View *self)
{
  const DtlActPlaceChoice *choice = self->choice;
  guint settled = 0, here = 0;
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < choice->n_candidates; i++)
    {
      settled += is_settled (&choice->candidates[i]);
      here += choice->candidates[i].cost < WITH_ACT;
      best = MIN (best, choice->candidates[i].cost);
    }
  add (self, "none");
  add (self, "none:settled:%u", MIN (settled, 4));
  add (self, "none:here:%u", MIN (here, 2));
  add (self, "none:best:%s", cost_step (best));
  add_if (self, "none:rule", choice->rule == DTL_NO_INDEX);
  add_country_here (self);
  if (choice->n_events > 0)
    {
      add_if (self, "none:plural", choice->events[0]->plural);
      add_if (self, "none:definite", choice->events[0]->nominal && choice->events[0]->definite);
      add_if (self, "none:early", choice->events[0]->sentence <= 2);
      add_if (self, "none:unreal", choice->events[0]->modality != 0);
    }
}

/**
 * dtl_act_place_choice_features:
 * @self: an act and the places to choose from
 * @candidate: index of one, or their number for none of them
 * @take: takes the names of its features
 * @data: for @take
 *
 * Says what speaks for and against a place.
 */
void
dtl_act_place_choice_features (const DtlActPlaceChoice *self, guint candidate, DtlPlaceFeature take,
                               gpointer data)
{
  View view = { self, self->reading, NULL, NULL, NULL, take, data };

  if (candidate == self->n_candidates)
    {
      add_none (&view);
      return;
    }
  view.one = &self->candidates[candidate];
  view.name = &self->names[view.one->nearest];
  view.kind = kinds[view.one->kind];
  add (&view, "kind:%s", view.kind);
  add_if (&view, "headed", view.one->headed);
  add_if (&view, "stray", view.one->stray);
  add_nearest (&view);
  add_first (&view);
  add_rank (&view);
  add_discourse (&view);
  add_containment (&view);
  add_rules (&view);
}
