/* dtl-event-answers.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"

#include <string.h>

/* Who is hit in answer to an attack was told of so many sentences before. */
#define SENTENCES_BACK 3

static const guint32 unreal = DTL_MODALITY_FIGURATIVE | DTL_MODALITY_DENIED |
                              DTL_MODALITY_POSSIBLE | DTL_MODALITY_FUTURE | DTL_MODALITY_THREAT;

static gboolean
is_force (const DtlPhrase *phrase)
{
  return (phrase->traits & (DTL_TRAIT_SECURITY | DTL_TRAIT_PERPETRATOR)) == DTL_TRAIT_SECURITY;
}

static gboolean
is_by_forces (const DtlReading *reading, const DtlEvent *event)
{
  for (guint k = 0; k < event->n_agents; k++)
    if (!is_force (dtl_reading_phrase (reading, event->agents[k])))
      return FALSE;
  return event->n_agents > 0;
}

static gboolean
is_patient (const DtlReading *reading, guint32 phrase, guint32 sentence, guint32 from)
{
  for (guint32 i = from; i < reading->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);

      if (event->sentence != sentence)
        break;
      if (dtl_event_has_patient (event, phrase))
        return TRUE;
    }
  return FALSE;
}

/* "a Palestinian" */
static gboolean
is_of_a_people (const DtlReading *reading, const DtlPhrase *phrase)
{
  return (phrase->flags & DTL_PHRASE_INDEFINITE) && phrase->first + 1 == phrase->head &&
         (reading->tokens[phrase->head].flags & DTL_TOKEN_CAPITALISED);
}

/* Somebody who is no policeman and no soldier, and does not suffer himself. */
static gboolean
may_attack (const DtlReading *reading, const DtlEvent *event, guint32 index)
{
  const guint32 people = DTL_TRAIT_PERSON | DTL_TRAIT_PERPETRATOR | DTL_TRAIT_GROUP;
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);

  return !is_force (phrase) && !(phrase->flags & DTL_PHRASE_PRONOUN) &&
         ((phrase->traits & people) || (phrase->flags & DTL_PHRASE_NAME) ||
          is_of_a_people (reading, phrase)) &&
         !is_patient (reading, index, event->sentence,
                      (guint32) (event - (const DtlEvent *) reading->events->data));
}

/* The last attackers before a mention, or DTL_NO_INDEX. */
static guint32
find_attackers (const DtlReading *reading, guint32 index)
{
  const DtlEvent *event = dtl_reading_event (reading, index);

  for (guint32 i = index; i-- > 0;)
    {
      const DtlEvent *attack = dtl_reading_event (reading, i);

      if (event->sentence - attack->sentence > SENTENCES_BACK)
        break;
      if (attack->word->strength < DTL_STRENGTH_SUPPORT || (attack->modality & unreal))
        continue;
      for (guint k = 0; k < attack->n_agents; k++)
        if (may_attack (reading, attack, attack->agents[k]))
          return attack->agents[k];
    }
  return DTL_NO_INDEX;
}

/* "before being shot dead": the subject of the attack suffers. */
static gboolean
shares_subject (const DtlReading *reading, const DtlEvent *event)
{
  return event->passive && event->first > 0 && dtl_reading_is (reading, event->first - 1, "being");
}

static gboolean
says_the_same (const DtlReading *reading, const DtlPhrase *a, const DtlPhrase *b)
{
  return strcmp (reading->tokens[a->head].lemma, reading->tokens[b->head].lemma) == 0;
}

/* "he", "them", "all", "the man": those who attacked, told again. */
static gboolean
points_at (const DtlReading *reading, const DtlPhrase *patient, const DtlPhrase *attackers)
{
  if (patient->flags & DTL_PHRASE_PRONOUN)
    return dtl_reading_has (reading, patient->head, DTL_WORDS_THOSE_TOLD_OF) ||
           dtl_reading_has (reading, patient->head, DTL_WORDS_ONE_PERSON);
  return (patient->flags & DTL_PHRASE_DEFINITE) && says_the_same (reading, patient, attackers);
}

static gboolean
hits_attackers (const DtlReading *reading, const DtlEvent *event, const DtlPhrase *attackers)
{
  if (shares_subject (reading, event))
    return TRUE;
  if (event->n_patients == 0 || !is_by_forces (reading, event))
    return FALSE;
  for (guint k = 0; k < event->n_patients; k++)
    if (!points_at (reading, dtl_reading_phrase (reading, event->patients[k]), attackers))
      return FALSE;
  return TRUE;
}

/* "All four were killed": of as many attackers. */
static gboolean
is_number_of (const DtlReading *reading, const DtlEvent *event, const DtlPhrase *attackers)
{
  const DtlPhrase *patient;

  if (event->n_patients != 1 || !event->passive || event->n_agents > 0)
    return FALSE;
  patient = dtl_reading_phrase (reading, event->patients[0]);
  return patient->has_count && attackers->has_count && patient->count.min > 1 &&
         patient->count.min == attackers->count.min && patient->end - patient->first == 2 &&
         patient->head == patient->end - 1 &&
         dtl_reading_has (reading, patient->first, DTL_WORDS_WHOLE);
}

static gboolean
is_one (const DtlReading *reading, const DtlEvent *event)
{
  return event->n_patients == 1 &&
         dtl_reading_has (reading, dtl_reading_phrase (reading, event->patients[0])->head,
                          DTL_WORDS_ONE_PERSON);
}

static void
move_figure (const DtlReading *reading, DtlEvent *event, DtlFigureKind from, DtlFigureKind to,
             const DtlPhrase *attackers)
{
  gboolean counted = attackers->has_count && !is_one (reading, event);

  event->figures[from].known = FALSE;
  if ((!counted && !is_one (reading, event) && (attackers->flags & DTL_PHRASE_PLURAL)) ||
      (counted && attackers->count.min > 1 && !(attackers->traits & DTL_TRAIT_PERPETRATOR)))
    return;
  event->figures[to] = (DtlFigure){
    counted ? attackers->count : dtl_count_exact (1), TRUE, FALSE, FALSE, event->first, event->end
  };
}

static void
answer (const DtlReading *reading, DtlEvent *event, const DtlPhrase *attackers)
{
  event->answer = TRUE;
  switch (event->word->act)
    {
    case DTL_ACT_WOUND:
    case DTL_ACT_WOUNDED:
      move_figure (reading, event, DTL_FIGURE_WOUNDED, DTL_FIGURE_PERPS_WOUNDED, attackers);
      break;
    case DTL_ACT_KILL:
    case DTL_ACT_DIE:
    case DTL_ACT_DEAD:
      move_figure (reading, event, DTL_FIGURE_KILLED, DTL_FIGURE_PERPS_KILLED, attackers);
      break;
    default:
      if (event->word->flags & DTL_WORD_TOLL)
        move_figure (reading, event, DTL_FIGURE_KILLED, DTL_FIGURE_PERPS_KILLED, attackers);
      break;
    }
}

/**
 * dtl_reading_answers:
 * @self: a reading with its event mentions
 *
 * Finds what police and soldiers did in answer to an attack: "before he was shot dead by police"
 * counts an attacker, and the policemen's guns are none of the attack's.
 */
void
dtl_reading_answers (DtlReading *self)
{
  for (guint32 i = 0; i < self->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (self, i);
      const DtlPhrase *attackers;
      guint32 index;

      if (event->word->strength < DTL_STRENGTH_EFFECT || (event->modality & unreal) ||
          event->nominal)
        continue;
      index = find_attackers (self, i);
      if (index == DTL_NO_INDEX)
        continue;
      attackers = dtl_reading_phrase (self, index);
      if (hits_attackers (self, event, attackers) || is_number_of (self, event, attackers))
        answer (self, event, attackers);
    }
}
