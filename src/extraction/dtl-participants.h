/* dtl-participants.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-acts.h"
#include "dtl-participant.h"
#include "dtl-people.h"

G_BEGIN_DECLS

/**
 * DtlCast:
 * @reading: what is read
 * @act: the act they take part in
 * @role: which list is made
 * @members: (element-type DtlParticipant): the participants
 * @phrases: (element-type guint32): for each the phrase it was read from
 * @persons: (element-type guint32): for each the person it names, or %DTL_NO_INDEX
 * @groups: (element-type utf8): for each the canonical name of the group it is, or %NULL
 *
 * One list of participants while it is being made.
 */
typedef struct
{
  const DtlReading *reading;
  const DtlAct *act;
  DtlParticipantRole role;
  GPtrArray *members;
  GArray *phrases;
  GArray *persons;
  GPtrArray *groups;
} DtlCast;

/**
 * DtlPhraseGroup:
 * @name: (nullable): canonical name of the group
 * @group_first: first token of its words, equal to @group_end if there is none
 * @group_end: one past the last
 * @group_is_head: the phrase is the group, not its members
 * @collective: the head is a noun for a group ("gang")
 * @people: the head is a word for people ("extremists")
 *
 * The group that a noun phrase names.
 */
typedef struct
{
  const char *name;
  guint32 group_first;
  guint32 group_end;
  gboolean group_is_head;
  gboolean collective;
  gboolean people;
} DtlPhraseGroup;

gboolean dtl_event_strikes_back (const DtlReading *reading, const DtlEvent *event,
                                 const DtlPhrase *agent);
DtlCast        *dtl_cast_new         (const DtlReading *reading, const DtlAct *act,
                                      DtlParticipantRole role);
void            dtl_cast_free        (DtlCast *self);
DtlParticipant *dtl_cast_add         (DtlCast *self, guint32 phrase, guint32 person);
void            dtl_cast_append      (DtlCast *self, DtlParticipant *member, guint32 phrase,
                                      guint32 person, const char *group);
void            dtl_cast_remove      (DtlCast *self, guint i);
void            dtl_cast_fill        (DtlCast *self, DtlIncidentBuilder *builder, DtlField field,
                                      double confidence);
const DtlEvent *dtl_cast_event       (const DtlCast *self, guint i);
char           *dtl_reading_words    (const DtlReading *reading, guint32 first, guint32 end);
guint32         dtl_phrase_start     (const DtlReading *reading, const DtlPhrase *phrase);
gboolean        dtl_phrase_is_usable (const DtlReading *reading, const DtlPhrase *phrase);

DtlParticipant *dtl_participant_describe (const DtlReading *reading, DtlParticipantRole role,
                                          guint32 phrase, guint32 person);
DtlPhraseGroup  dtl_phrase_find_group    (const DtlReading *reading, const DtlPhrase *phrase);

void            dtl_victims_drop_repeated (DtlCast *cast);
DtlParticipant *dtl_victim_propose       (const DtlCast *cast, guint32 phrase, guint32 person);
DtlParticipant *dtl_property_propose     (const DtlCast *cast, guint32 phrase);
DtlParticipant *dtl_perpetrator_propose  (const DtlCast *cast, guint32 phrase, guint32 person,
                                          guint32 first, guint32 end);

void dtl_cast_victims      (DtlCast *self);
void dtl_cast_property     (DtlCast *self);
void dtl_cast_perpetrators (DtlCast *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlCast, dtl_cast_free)

G_END_DECLS
