/* dtl-participant.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-codes.h"
#include "dtl-count.h"

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  DTL_PARTICIPANT_VICTIM,
  DTL_PARTICIPANT_PROPERTY,
  DTL_PARTICIPANT_PERPETRATOR,
} DtlParticipantRole;

/**
 * DtlParticipant:
 * @role: which list of the incident it stands in
 * @name: (nullable): proper name without title, as in the text (victims, perpetrators)
 * @text: (nullable): description or words of the text ("two constables", "the embassy")
 * @has_count: whether @count says anything
 * @count: how many
 * @effect: %DtlVictimEffect of a victim, %DtlDamage of property; -1 not said
 * @kind: %DtlOccupation of a victim, %DtlPropertyClass of property, %DtlPerpetratorKind of a
 *   perpetrator; -1 not said
 * @certainty: %DtlCertainty of a perpetrator; -1 otherwise
 * @nationality: (nullable): ISO 3166-1 alpha-2 where the text calls it foreign
 * @start: first code point of its words in the text, meaningless if @end is 0
 * @end: one past the last code point, or 0 when it has no words of its own
 *
 * Someone or something in an incident. Immutable once it belongs to an incident.
 */
typedef struct
{
  DtlParticipantRole role;
  char *name;
  char *text;
  gboolean has_count;
  DtlCount count;
  int effect;
  int kind;
  int certainty;
  char *nationality;
  guint32 start;
  guint32 end;
} DtlParticipant;

DtlParticipant *dtl_participant_new (DtlParticipantRole role);
DtlParticipant *dtl_participant_copy (const DtlParticipant *self);
void dtl_participant_free (DtlParticipant *self);
gboolean dtl_participant_equal (const DtlParticipant *a, const DtlParticipant *b);
JsonNode *dtl_participant_to_json (const DtlParticipant *self);
DtlParticipant *dtl_participant_from_json (DtlParticipantRole role, JsonNode *node);
char *dtl_participant_summary (const DtlParticipant *self);
DtlCodeList dtl_participant_kind_list (DtlParticipantRole role);
gboolean dtl_participant_effect_list (DtlParticipantRole role, DtlCodeList *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlParticipant, dtl_participant_free)

G_END_DECLS
