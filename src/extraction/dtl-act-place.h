/* dtl-act-place.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-acts.h"
#include "dtl-place-names.h"
#include "dtl-place-use.h"

G_BEGIN_DECLS

#define DTL_ACT_PLACE_MAX_CANDIDATES 40
#define DTL_ACT_PLACE_MAX_EVENTS 8

/**
 * DtlActPlaceCandidate:
 * @same: index of the first place name of these words
 * @nearest: index of the one that stands best with the act
 * @toponym: index of its toponym, or %DTL_NO_INDEX
 * @kind: #DtlPlaceNameKind, the last that a noun beside it says, else that of its first name
 * @stray: the gazetteer knows the name in another country only, and there is no @toponym
 * @headed: a noun says what it names
 * @district: a noun calls it a district
 * @count: how often the text names it
 * @cost: how far @nearest stands from @event
 * @score: how much speaks for it, once the choice was made
 * @event: the mention of the act that @nearest stands with
 *
 * One place of the text that may be that of an act.
 */
typedef struct
{
  guint32 same;
  guint32 nearest;
  guint32 toponym;
  guint8 kind;
  guint8 stray : 1;
  guint8 headed : 1;
  guint8 district : 1;
  guint count;
  double cost;
  double score;
  const DtlEvent *event;
} DtlActPlaceCandidate;

/**
 * DtlActPlaceChoice:
 * @reading: the text
 * @act: the act
 * @country: ISO 3166-1 alpha-2 code of the country of the act
 * @rule: index of the toponym that stands nearest by the rules, or %DTL_NO_INDEX
 * @names: all place names of the text
 * @n_names: how many
 * @events: mentions of the act that are looked at
 * @n_events: how many
 * @candidates: the places to choose from
 * @n_candidates: how many
 *
 * An act and where it may have taken place, below the country.
 */
typedef struct
{
  const DtlReading *reading;
  const DtlAct *act;
  const char *country;
  guint32 rule;
  const DtlPlaceName *names;
  guint n_names;
  const DtlEvent *events[DTL_ACT_PLACE_MAX_EVENTS];
  guint n_events;
  DtlActPlaceCandidate candidates[DTL_ACT_PLACE_MAX_CANDIDATES];
  guint n_candidates;
} DtlActPlaceChoice;

/* Takes the name of a feature that a candidate has, and what the caller gave. */
void dtl_act_place_choice_init (DtlActPlaceChoice *self, const DtlReading *reading,
                                const DtlAct *act, const char *country, guint32 rule);
void dtl_act_place_choice_features (const DtlActPlaceChoice *self, guint candidate,
                                    DtlPlaceFeature take, gpointer data);
double dtl_act_place_cost (const DtlReading *reading, const DtlEvent *event,
                           const DtlPlaceName *name);
gboolean dtl_act_is_shared_out (const DtlReading *reading, const DtlAct *act);
guint dtl_act_place_shared (const DtlActPlaceChoice *self);
guint dtl_act_place_choose (DtlActPlaceChoice *self, double *probability);
gboolean dtl_act_place_is_of_other (const DtlActPlaceChoice *self, guint candidate);
guint32 dtl_act_place_whole (const DtlActPlaceChoice *self, guint candidate);
guint dtl_act_place_quarter (const DtlActPlaceChoice *self, guint town);
char *dtl_act_place_training (const DtlActPlaceChoice *self);
guint32 dtl_act_place_holder (const DtlActPlaceChoice *self, guint candidate);
void dtl_act_set_unlisted (const DtlActPlaceChoice *self, guint candidate, gboolean inside,
                           DtlIncidentBuilder *builder);

G_END_DECLS
