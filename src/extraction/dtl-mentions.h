/* dtl-mentions.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-participants.h"

G_BEGIN_DECLS

/**
 * DtlMentionKind:
 * @DTL_MENTION_PERSON: the name of a person, or what stands for it
 * @DTL_MENTION_PEOPLE: a description of people
 * @DTL_MENTION_GROUP: an armed group, a force of a state, a band
 * @DTL_MENTION_THING: something that can be attacked
 * @DTL_MENTION_WEAPON: a weapon
 * @DTL_MENTION_NAME: a name of nobody knows what
 * @DTL_MENTION_NOUN: another noun that suffers an act
 *
 * What kind of participant words may stand for.
 */
typedef enum
{
  DTL_MENTION_PERSON,
  DTL_MENTION_PEOPLE,
  DTL_MENTION_GROUP,
  DTL_MENTION_THING,
  DTL_MENTION_WEAPON,
  DTL_MENTION_NAME,
  DTL_MENTION_NOUN,
  DTL_N_MENTION_KINDS
} DtlMentionKind;

/**
 * DtlMention:
 * @phrase: its noun phrase
 * @entity: whom or what it stands for
 * @first: first token of its words
 * @end: one past the last
 * @kind: #DtlMentionKind
 * @pronoun: it is only a pronoun
 *
 * Words that may stand for a participant of an act.
 */
typedef struct
{
  guint32 phrase;
  guint32 entity;
  guint32 first;
  guint32 end;
  guint8 kind;
  gboolean pronoun;
} DtlMention;

/**
 * DtlEntity:
 * @kind: #DtlMentionKind
 * @person: the person, or %DTL_NO_INDEX
 * @group: (nullable): canonical name of a group
 * @n_mentions: how often the text speaks of it
 * @first: index of its first mention
 * @suspect: the text calls the person the culprit
 * @described: the words fit many: "Islamic extremists"
 *
 * Somebody or something under all its mentions in a text.
 */
typedef struct
{
  guint8 kind;
  guint32 person;
  const char *group;
  guint32 n_mentions;
  guint32 first;
  guint32 previous;
  gboolean suspect;
  gboolean described;
} DtlEntity;

/**
 * DtlMentions:
 * @mentions: (element-type DtlMention): in text order
 * @entities: (element-type DtlEntity): in the order of their first mention
 *
 * Everybody and everything in a text that may take part in an act.
 */
struct _DtlMentions
{
  GArray *mentions;
  GArray *entities;
};

DtlMentions *dtl_mentions_new   (const DtlReading *reading);
void         dtl_mentions_free  (DtlMentions *self);
guint32      dtl_mentions_from  (const DtlMentions *self, const DtlReading *reading,
                                 guint32 sentence);

static inline const DtlMention *
dtl_mentions_get (const DtlMentions *self, guint32 i)
{
  return &g_array_index (self->mentions, DtlMention, i);
}

static inline const DtlEntity *
dtl_mentions_entity (const DtlMentions *self, guint32 i)
{
  return &g_array_index (self->entities, DtlEntity, i);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlMentions, dtl_mentions_free)

G_END_DECLS
