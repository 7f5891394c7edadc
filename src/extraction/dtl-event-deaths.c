/* dtl-event-deaths.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-people.h"

/* An article on accidents speaks of them in so many sentences. */
#define ACCIDENT_SENTENCES 2

static const guint32 unreal = DTL_MODALITY_FIGURATIVE | DTL_MODALITY_DENIED | DTL_MODALITY_POSSIBLE;

/* "The helicopter hit a cliff, killing all on board." */
static gboolean
is_done_by_vehicles (const DtlReading *reading, const DtlEvent *event)
{
  for (guint k = 0; k < event->n_agents; k++)
    {
      const DtlPhrase *agent = dtl_reading_phrase (reading, event->agents[k]);

      if (!agent->vehicle || agent->weapon == DTL_WEAPON_VEHICLE_BOMB)
        return FALSE;
    }
  return TRUE;
}

/* Words that say that somebody came to harm, not that anybody did it. */
static gboolean
is_harm (const DtlReading *reading, const DtlEvent *event)
{
  switch (event->word->act)
    {
    case DTL_ACT_DIE:
    case DTL_ACT_DEAD:
    case DTL_ACT_DEATH:
    case DTL_ACT_TOLL:
    case DTL_ACT_CASUALTY:
    case DTL_ACT_WOUND:
    case DTL_ACT_WOUNDED:
    case DTL_ACT_INJURY:
      return TRUE;
    case DTL_ACT_KILL:
      return event->n_agents == 0 || is_done_by_vehicles (reading, event);
    default:
      return FALSE;
    }
}

static gboolean
is_violence (const DtlReading *self, const DtlEvent *event)
{
  return !is_harm (self, event) && !(event->modality & unreal) &&
         (event->word->strength == DTL_STRENGTH_CORE ||
          event->word->strength == DTL_STRENGTH_SUPPORT);
}

/* Attackers or what they use. */
static gboolean
names_means (const DtlReading *reading, guint32 sentence)
{
  const guint32 culprits = DTL_TRAIT_PERPETRATOR | DTL_TRAIT_GROUP | DTL_TRAIT_SUICIDE;

  for (guint32 i = reading->sentences[sentence].first; i < reading->sentences[sentence].end; i++)
    {
      guint32 index = reading->token_phrase[i];
      const DtlPhrase *phrase;

      if (index == DTL_NO_INDEX)
        continue;
      phrase = dtl_reading_phrase (reading, index);
      if ((phrase->traits & culprits) ||
          (phrase->weapon > DTL_WEAPON_UNKNOWN && phrase->weapon != DTL_WEAPON_VEHICLE &&
           phrase->weapon != DTL_WEAPON_AIRCRAFT_DRONE))
        return TRUE;
    }
  return FALSE;
}

/* For each sentence whether it tells of an accident or a disease and of no violence. */
static gboolean *
find_accidents (const DtlReading *self, guint *n)
{
  gboolean *accidents = g_new0 (gboolean, self->n_sentences + 1);

  *n = 0;
  for (guint i = 0; i < self->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (self, i);

      if (event->word->act == DTL_ACT_ACCIDENT && !(event->modality & unreal))
        accidents[event->sentence] = TRUE;
    }
  for (guint i = 0; i < self->events->len; i++)
    if (is_violence (self, dtl_reading_event (self, i)))
      accidents[dtl_reading_event (self, i)->sentence] = FALSE;
  for (guint32 s = 0; s < self->n_sentences; s++)
    if (accidents[s])
      {
        accidents[s] = !names_means (self, s);
        *n += accidents[s];
      }
  return accidents;
}

/* An article that tells of accidents, hardly uses a word of violence and none that is certain. */
static gboolean
is_on_accidents (const DtlReading *self, guint n_accidents)
{
  guint n_violence = 0;

  for (guint i = 0; i < self->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (self, i);

      if (!is_violence (self, event) || event->word->act == DTL_ACT_EXPLODE)
        continue;
      if (event->word->strength == DTL_STRENGTH_CORE)
        return FALSE;
      n_violence++;
    }
  return n_accidents >= ACCIDENT_SENTENCES && n_violence * 2 <= n_accidents;
}

/* "the dead jackal" */
static gboolean
is_of_animals (const DtlReading *self, const DtlEvent *event)
{
  for (guint k = 0; k < event->n_patients; k++)
    if (!(self->token_traits[dtl_reading_phrase (self, event->patients[k])->head] &
          DTL_TRAIT_ANIMAL))
      return FALSE;
  return event->n_patients > 0;
}

/* The person whom a phrase names, describes or stands for: "Turkes, leader of the party, died". */
static guint32
person_of (const DtlReading *self, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (self, index);
  guint32 person = dtl_people_of_phrase (self->people, index);

  if (person == DTL_NO_INDEX)
    person = dtl_people_described_by (self->people, phrase->head);
  if (person == DTL_NO_INDEX && (phrase->flags & DTL_PHRASE_PRONOUN))
    person = dtl_people_antecedent (self->people, index);
  if (person == DTL_NO_INDEX && index > 0 && phrase->first > 0 &&
      dtl_reading_is (self, phrase->first - 1, ","))
    person = dtl_people_of_phrase (self->people, index - 1);
  return person;
}

static void
mark_persons (const DtlReading *self, const DtlEvent *event, gboolean *persons, gboolean value)
{
  for (guint k = 0; k < event->n_patients; k++)
    {
      guint32 person = person_of (self, event->patients[k]);

      if (person != DTL_NO_INDEX)
        persons[person] = value;
    }
}

static gboolean
is_of_persons (const DtlReading *self, const DtlEvent *event, const gboolean *persons)
{
  for (guint k = 0; k < event->n_patients; k++)
    {
      guint32 person = person_of (self, event->patients[k]);

      if (person == DTL_NO_INDEX || !persons[person])
        return FALSE;
    }
  return event->n_patients > 0;
}

/**
 * dtl_reading_natural_deaths:
 * @self: a reading with its event mentions and its people
 *
 * Marks deaths and injuries that nobody meant: of accidents and diseases told in their sentences,
 * of those who died so elsewhere in the text, and of animals.
 */
void
dtl_reading_natural_deaths (DtlReading *self)
{
  g_autofree gboolean *persons = g_new0 (gboolean, self->people->persons->len + 1);
  g_autofree gboolean *accidents = NULL;
  guint n_accidents;
  gboolean all;

  accidents = find_accidents (self, &n_accidents);
  all = is_on_accidents (self, n_accidents);
  for (guint i = 0; i < self->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (self, i);

      if (!is_harm (self, event))
        continue;
      if (is_of_animals (self, event))
        event->modality |= DTL_MODALITY_FIGURATIVE;
      else if (accidents[event->sentence] || (all && !names_means (self, event->sentence)))
        {
          event->modality |= DTL_MODALITY_FIGURATIVE;
          mark_persons (self, event, persons, TRUE);
        }
    }
  /* "died of an illness that began when he was poisoned" */
  for (guint i = 0; i < self->events->len; i++)
    if (is_violence (self, dtl_reading_event (self, i)))
      mark_persons (self, dtl_reading_event (self, i), persons, FALSE);
  for (guint i = 0; i < self->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (self, i);

      if (is_harm (self, event) && is_of_persons (self, event, persons))
        event->modality |= DTL_MODALITY_FIGURATIVE;
    }
}
