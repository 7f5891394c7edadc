/* dtl-scene-pairs.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-acts.h"

G_BEGIN_DECLS

#define DTL_SCENE_HEADS 8
#define DTL_SCENE_TOPICS 32

/**
 * DtlSceneKind:
 *
 * What a scene has of its own; each kind weighs in its own way what is compared.
 */
typedef enum
{
  DTL_SCENE_FRAME,
  DTL_SCENE_REFERENCE,
  DTL_SCENE_BARE,
  DTL_SCENE_KNOWN,
  DTL_SCENE_EFFECT,
  DTL_SCENE_ACT,
  DTL_SCENE_N_KINDS
} DtlSceneKind;

/**
 * DtlSceneWords:
 * @items: hashes of words, or indices of persons
 * @n: how many
 *
 * A small set, compared without looking at the words again.
 */
typedef struct
{
  guint32 items[DTL_SCENE_HEADS];
  guint n;
} DtlSceneWords;

/**
 * DtlScene:
 * @when: its date
 * @context: the day named last before it
 * @toponym: its place name, or %DTL_NO_INDEX
 * @victims: head words of those who suffered
 * @persons: those of them who are known by name
 * @property: head words of what was hit
 * @agents: head words of those who did it
 * @groups: the armed groups among them
 * @triggers: words for the act, in their base form
 * @topics: nouns and names of the sentence
 * @places: places that the sentence names, finer than a country: indices of their first names
 * @present: everybody whom the sentence names
 * @counts: of each of @victims how many the text counts, 0 if it does not
 * @classes: set of #DtlTargetType of those who suffered
 *
 * What the events of one sentence say of one act, for comparing it with what other sentences say.
 */
typedef struct
{
  DtlActWhen when;
  DtlActWhen context;
  guint32 toponym;
  guint8 place_quality;
  guint8 family;
  guint8 strength;
  guint8 kind;
  guint32 sentence;
  guint32 paragraph;
  guint32 weapons;
  guint32 modality;
  guint32 kinds_of_act[2];
  DtlFigure figures[DTL_N_FIGURES];
  DtlSceneWords victims;
  DtlSceneWords persons;
  DtlSceneWords property;
  DtlSceneWords agents;
  DtlSceneWords groups;
  DtlSceneWords triggers;
  DtlSceneWords places;
  DtlSceneWords present;
  guint32 counts[DTL_SCENE_HEADS];
  guint32 classes;
  guint32 topics[DTL_SCENE_TOPICS];
  guint n_topics;
  guint8 pronoun : 1;
  guint8 agent_pronoun : 1;
  guint8 others : 1;
  guint8 predicate : 1;
  guint8 definite : 1;
  guint8 named : 1;
  guint8 indefinite : 1;
  guint8 plural : 1;
  guint8 another : 1;
  guint8 also : 1;
  guint8 item : 1;
  guint8 opens_paragraph : 1;
  guint8 legal : 1;
  guint8 generic : 1;
  guint8 fresh : 1;
  guint8 old : 1;
  guint8 nominal : 1;
  guint8 known_patient : 1;
  guint8 new_patient : 1;
  guint8 new_person : 1;
  guint8 old_person : 1;
  guint8 new_place : 1;
  guint8 opens_with_place : 1;
  guint8 opens_matter : 1;
  guint8 past_perfect : 1;
  guint8 subordinate : 1;
  guint8 another_thing : 1;
} DtlScene;

gboolean dtl_scene_words_meet (const DtlSceneWords *a, const DtlSceneWords *b);
void dtl_scene_init (DtlScene *self, const DtlReading *reading, const DtlAct *act);
double dtl_scene_pair_score (const DtlReading *reading, const DtlScene *a, const DtlScene *b,
                             guint back);
void dtl_scene_pair_training (const DtlReading *reading, const DtlScene *a, const DtlScene *b,
                              guint back, GString *out);

G_END_DECLS
