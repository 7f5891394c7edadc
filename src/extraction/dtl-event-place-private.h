/* dtl-event-place-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-event-place.h"
#include "dtl-place-use.h"

G_BEGIN_DECLS

#define DTL_EVENT_PLACE_MAX_CANDIDATES 24

/**
 * DtlPlaceCandidate:
 * @first: first token
 * @end: one past the last token
 * @head: the token that the others hang on
 * @toponym: (nullable): what the gazetteer knows of it
 * @name: whether the language model takes it for the name of a place
 *
 * A stretch of the event's sentence that may name the place of the event.
 */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 head;
  const DtlToponym *toponym;
  gboolean name;
} DtlPlaceCandidate;

/**
 * DtlPlaceChoice:
 * @reading: a reading
 * @verb: first token of the event
 * @verb_end: one past its last token
 * @candidates: the candidates, in text order
 * @n_candidates: how many
 *
 * An event and the names that may say where it took place.
 */
typedef struct
{
  const DtlReading *reading;
  guint32 verb;
  guint32 verb_end;
  DtlPlaceCandidate candidates[DTL_EVENT_PLACE_MAX_CANDIDATES];
  guint n_candidates;
} DtlPlaceChoice;

void dtl_place_choice_collect (DtlPlaceChoice *self,
                               const DtlReading *reading,
                               guint32 first,
                               guint32 end);
int dtl_place_choice_name_kind (const DtlReading *reading, guint32 token);
void dtl_place_choice_features (const DtlPlaceChoice *self,
                                guint candidate,
                                DtlPlaceFeature take,
                                gpointer data);

G_END_DECLS
