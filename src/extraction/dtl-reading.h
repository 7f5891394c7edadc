/* dtl-reading.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-codes.h"
#include "dtl-count.h"
#include "dtl-document.h"
#include "dtl-extraction.h"
#include "dtl-gazetteer.h"
#include "dtl-vocabulary.h"
#include "dtl-word-class.h"

#include <string.h>

G_BEGIN_DECLS

#define DTL_NO_INDEX G_MAXUINT32

/**
 * DtlPhraseFlags:
 *
 * What a noun phrase shows of itself.
 */
typedef enum
{
  DTL_PHRASE_DEFINITE = 1 << 0,
  DTL_PHRASE_INDEFINITE = 1 << 1,
  DTL_PHRASE_PRONOUN = 1 << 2,
  DTL_PHRASE_NAME = 1 << 3,
  DTL_PHRASE_PLURAL = 1 << 4,
  DTL_PHRASE_NONE = 1 << 5,
  DTL_PHRASE_OTHERS = 1 << 6,
  DTL_PHRASE_AMONG = 1 << 7,
  DTL_PHRASE_BARE_NUMBER = 1 << 8,
  DTL_PHRASE_TIME = 1 << 9,
  DTL_PHRASE_TOTAL = 1 << 10,
  DTL_PHRASE_MEASURE = 1 << 11,
  DTL_PHRASE_PREPOSED = 1 << 12,
} DtlPhraseFlags;

/**
 * DtlPhrase:
 * @first: first token
 * @end: one past the last token
 * @head: head noun
 * @traits: #DtlTrait bits of the head and its modifiers
 * @flags: #DtlPhraseFlags
 * @has_count: whether @count says anything
 * @count: how many
 * @conjunct: next phrase of a coordination, or %DTL_NO_INDEX
 * @owner: phrase that owns this one ("the president's car"), or %DTL_NO_INDEX
 * @complement: phrase after "of" or in apposition, or %DTL_NO_INDEX
 * @preposition: token of the preposition before it, or %DTL_NO_INDEX
 * @target_type: #DtlTargetType, or -1
 * @occupation: #DtlOccupation, or -1
 * @property: #DtlPropertyClass, or -1
 * @weapon: #DtlWeapon, or -1
 * @of_head: whether target type, occupation, property and weapon are those of the head
 * @group: vocabulary entry of an armed group, or %NULL
 * @vehicle: the head is a vehicle
 *
 * A noun phrase without what follows its head.
 */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 head;
  guint32 sentence;
  guint32 traits;
  guint16 flags;
  guint8 has_count;
  DtlCount count;
  guint32 conjunct;
  guint32 owner;
  guint32 complement;
  guint32 preposition;
  gint16 target_type;
  gint16 occupation;
  gint16 property;
  gint16 weapon;
  guint8 of_head[4];
  const DtlWord *group;
  gboolean vehicle;
} DtlPhrase;

/**
 * DtlModality:
 *
 * Why the text may not mean that an event took place.
 */
typedef enum
{
  DTL_MODALITY_DENIED = 1 << 0,
  DTL_MODALITY_FUTURE = 1 << 1,
  DTL_MODALITY_POSSIBLE = 1 << 2,
  DTL_MODALITY_GENERIC = 1 << 3,
  DTL_MODALITY_FIGURATIVE = 1 << 4,
  DTL_MODALITY_ATTEMPT = 1 << 5,
  DTL_MODALITY_FOILED = 1 << 6,
  DTL_MODALITY_THREAT = 1 << 7,
  DTL_MODALITY_LEGAL = 1 << 8,
  DTL_MODALITY_QUESTION = 1 << 9,
} DtlModality;

/**
 * DtlFigure:
 * @count: the number
 * @known: whether the text gave one
 * @total: whether the text calls it the whole ("death toll")
 * @others: whether it comes to those counted before ("14 others died")
 * @first: first token of its words
 * @end: one past its last token
 * @share: whether it counts only some ("nineteen of the dead")
 */
typedef struct
{
  DtlCount count;
  gboolean known;
  gboolean total;
  gboolean others;
  guint32 first;
  guint32 end;
  gboolean share;
} DtlFigure;

typedef enum
{
  DTL_FIGURE_KILLED,
  DTL_FIGURE_WOUNDED,
  DTL_FIGURE_KIDNAPPED,
  DTL_FIGURE_PERPS_KILLED,
  DTL_FIGURE_PERPS_WOUNDED,
  DTL_N_FIGURES
} DtlFigureKind;

/* So many dead are a war's or a genocide's, not an act's. */
#define DTL_WAR_DEAD 5000

#define DTL_MAX_ROLES 6

/**
 * DtlEvent:
 * @word: the trigger's frame
 * @first: first token of the trigger
 * @end: one past the last
 * @sentence: its sentence
 * @clause: its clause, numbered over the document
 * @modality: #DtlModality bits
 * @status: #DtlStatus that its words say
 * @weapons: set of #DtlWeapon
 * @definite: "the attack", "this attack"
 * @another: "another attack", "a second blast"
 * @plural: "attacks"
 * @nominal: named by a noun
 * @answer: what police or soldiers did to those who attacked
 * @timex: index of its time expression, or %DTL_NO_INDEX
 * @toponym: index of its place name, or %DTL_NO_INDEX
 * @place_quality: how closely the place name belongs to it, 0 … 3
 * @share: if one mention stands for acts at several places, which of them this is; else 0
 * @share_name: index of the name of that place, if the gazetteer lacks it; else %DTL_NO_INDEX
 * @days_before: so many days before @timex it took place
 * @agents: phrases that did it
 * @patients: phrases it was done to
 *
 * One mention of an event.
 */
typedef struct
{
  const DtlWord *word;
  guint32 first;
  guint32 end;
  guint32 sentence;
  guint32 clause;
  guint32 modality;
  gint8 status;
  guint32 weapons;
  guint8 definite : 1;
  guint8 another : 1;
  guint8 plural : 1;
  guint8 nominal : 1;
  guint8 suicide : 1;
  guint8 passive : 1;
  guint8 claimed : 1;
  guint8 answer : 1;
  guint32 timex;
  guint32 toponym;
  guint8 place_quality;
  guint8 time_quality;
  guint8 share;
  guint32 share_name;
  gint16 days_before;
  guint32 agents[DTL_MAX_ROLES];
  guint8 n_agents;
  guint32 patients[DTL_MAX_ROLES];
  guint8 n_patients;
  DtlFigure figures[DTL_N_FIGURES];
} DtlEvent;

/* Everybody whom the text names; see dtl-people.h. */
typedef struct _DtlPeople DtlPeople;

/* The countries that the text speaks of; see dtl-event-country.h. */
typedef struct _DtlCountries DtlCountries;
/* Everybody and everything that may take part in an act; see dtl-mentions.h. */
typedef struct _DtlMentions DtlMentions;

/* All that may say where something took place; see dtl-place-names.h. */
typedef struct _DtlPlaceNames DtlPlaceNames;

/**
 * DtlReading:
 *
 * One article while it is being read: the layers of the cascade, each filled from those before.
 */
typedef struct
{
  const DtlVocabulary *vocabulary;
  DtlGazetteer *gazetteer;
  DtlArticle *article;
  DtlDocument *document;
  const DtlToken *tokens;
  guint n_tokens;
  const DtlSentence *sentences;
  guint n_sentences;
  GPtrArray *timexes;
  GPtrArray *toponyms;
  guint32 *token_point;
  guint32 *token_traits;
  guint32 *token_clause;
  guint32 *token_phrase;
  guint32 *token_timex;
  guint32 *token_toponym;
  guint32 body_end;
  guint32 home;
  GArray *phrases;
  GArray *events;
  DtlPeople *people;
  DtlCountries *countries;
  DtlMentions *mentions;
  DtlPlaceNames *place_names;
  double gist;
} DtlReading;

static inline DtlPhrase *
dtl_reading_phrase (const DtlReading *self, guint32 index)
{
  return &g_array_index (self->phrases, DtlPhrase, index);
}

static inline const DtlToponym *
dtl_reading_toponym (const DtlReading *self, guint32 index)
{
  return g_ptr_array_index (self->toponyms, index);
}

static inline DtlEvent *
dtl_reading_event (const DtlReading *self, guint32 index)
{
  return &g_array_index (self->events, DtlEvent, index);
}

static inline gboolean
dtl_event_has_agent (const DtlEvent *self, guint32 phrase)
{
  for (guint i = 0; i < self->n_agents; i++)
    if (self->agents[i] == phrase)
      return TRUE;
  return FALSE;
}

static inline gboolean
dtl_event_has_patient (const DtlEvent *self, guint32 phrase)
{
  for (guint i = 0; i < self->n_patients; i++)
    if (self->patients[i] == phrase)
      return TRUE;
  return FALSE;
}

/* Tokens between two stretches, 0 where they overlap. */
static inline guint32
dtl_tokens_between (guint32 a_first, guint32 a_end, guint32 b_first, guint32 b_end)
{
  if (a_end <= b_first)
    return b_first - a_end;
  return b_end <= a_first ? a_first - b_end : 0;
}

/* One past the last token of the stretch of a layer that @token stands in. */
static inline guint32
dtl_reading_layer_end (const DtlReading *self, const guint32 *layer, guint32 token)
{
  guint32 end = token + 1;

  while (end < self->n_tokens && layer[end] == layer[token])
    end++;
  return end;
}

static inline gboolean
dtl_reading_is (const DtlReading *self, guint32 token, const char *norm)
{
  return token < self->n_tokens && self->tokens[token].norm[0] == norm[0] &&
         strcmp (self->tokens[token].norm, norm) == 0;
}

static inline gboolean
dtl_reading_has (const DtlReading *self, guint32 token, DtlWordClass wanted)
{
  return token < self->n_tokens && dtl_token_is (&self->tokens[token], wanted);
}

static inline gboolean
dtl_reading_same_sentence (const DtlReading *self, guint32 a, guint32 b)
{
  return a < self->n_tokens && b < self->n_tokens &&
         self->tokens[a].sentence == self->tokens[b].sentence;
}

DtlReading *dtl_reading_new    (const DtlVocabulary *vocabulary, DtlGazetteer *gazetteer,
                                DtlArticle *article, DtlDocument *document, GPtrArray *timexes,
                                GPtrArray *toponyms);
void    dtl_reading_free       (DtlReading *self);
DtlSpan dtl_reading_span       (const DtlReading *self, guint32 first, guint32 end);
guint32 dtl_reading_find_home  (const DtlReading *reading);
double  dtl_reading_share_of_country (const DtlReading *reading, const char *country);
gboolean dtl_reading_is_stray  (const DtlReading *reading, const DtlToponym *toponym);
guint32 dtl_reading_day_in     (const DtlReading *self, guint32 sentence);
guint32 dtl_reading_token_at   (const DtlReading *self, guint32 point);
void    dtl_reading_phrases    (DtlReading *self);
void    dtl_reading_clauses    (DtlReading *self);
void    dtl_reading_events     (DtlReading *self);
void    dtl_reading_cancel     (DtlReading *self);
void    dtl_reading_senses     (DtlReading *self);
void    dtl_reading_subjects   (DtlReading *self);
void    dtl_reading_answers    (DtlReading *self);
void    dtl_reading_share_out  (DtlReading *self);
void    dtl_reading_disarm     (DtlReading *self);
void    dtl_event_roles        (DtlReading *self, DtlEvent *event);
void    dtl_event_modality     (DtlReading *self, DtlEvent *event);
void    dtl_event_figures      (DtlReading *self, DtlEvent *event);
void    dtl_event_circumstance (DtlReading *self, DtlEvent *event);
guint32 dtl_event_place_cost   (const DtlReading *reading, const DtlEvent *event, guint32 first,
                                guint32 end);
gboolean dtl_event_reach       (const DtlReading *self, DtlEvent *event);
void    dtl_event_role_weapons (const DtlReading *self, DtlEvent *event);
gboolean dtl_phrase_is_taken   (const DtlReading *self, const DtlPhrase *phrase);
void    dtl_event_find_time    (const DtlReading *self, DtlEvent *event);
void    dtl_event_find_interval (const DtlReading *self, DtlEvent *event);
void    dtl_event_find_place   (const DtlReading *self, DtlEvent *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlReading, dtl_reading_free)

G_END_DECLS
