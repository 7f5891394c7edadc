/* dtl-participants-victims.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-participants.h"

#include <string.h>

/* How far from a verb what it governs may hang. */
#define MAX_STEPS 5

/* What a mention does to those who suffer it. */
static int
effect_of (const DtlEvent *event)
{
  const guint32 unreal = DTL_MODALITY_DENIED | DTL_MODALITY_ATTEMPT | DTL_MODALITY_FOILED |
                         DTL_MODALITY_FUTURE | DTL_MODALITY_POSSIBLE;

  if (event->modality & DTL_MODALITY_THREAT)
    return DTL_VICTIM_EFFECT_THREATENED;
  switch (event->word->act)
    {
    case DTL_ACT_KILL:
    case DTL_ACT_DIE:
    case DTL_ACT_DEAD:
    case DTL_ACT_DEATH:
    case DTL_ACT_TOLL:
    case DTL_ACT_MURDER:
    case DTL_ACT_EXECUTE:
    case DTL_ACT_ASSASSINATE:
      return event->modality & unreal ? DTL_VICTIM_EFFECT_UNKNOWN : DTL_VICTIM_EFFECT_KILLED;
    case DTL_ACT_WOUND:
    case DTL_ACT_WOUNDED:
    case DTL_ACT_INJURY:
      return event->modality & DTL_MODALITY_DENIED ? DTL_VICTIM_EFFECT_UNHARMED
                                                   : DTL_VICTIM_EFFECT_WOUNDED;
    case DTL_ACT_KIDNAP:
    case DTL_ACT_HOSTAGE:
    case DTL_ACT_HOSTAGES:
    case DTL_ACT_SEIZE:
      return event->modality & unreal ? DTL_VICTIM_EFFECT_UNKNOWN : DTL_VICTIM_EFFECT_KIDNAPPED;
    case DTL_ACT_RELEASE:
      return event->modality & unreal ? DTL_VICTIM_EFFECT_UNKNOWN : DTL_VICTIM_EFFECT_RELEASED;
    default:
      return (event->word->flags & DTL_WORD_TOLL) && !(event->modality & unreal)
                 ? DTL_VICTIM_EFFECT_KILLED
                 : DTL_VICTIM_EFFECT_UNKNOWN;
    }
}

/* Which of two effects says more. */
static int
rank_of_effect (int effect)
{
  switch (effect)
    {
    case DTL_VICTIM_EFFECT_KILLED:
      return 6;
    case DTL_VICTIM_EFFECT_WOUNDED:
      return 5;
    case DTL_VICTIM_EFFECT_RELEASED:
    case DTL_VICTIM_EFFECT_ESCAPED:
      return 4;
    case DTL_VICTIM_EFFECT_UNHARMED:
      return 3;
    case DTL_VICTIM_EFFECT_KIDNAPPED:
      return 2;
    case DTL_VICTIM_EFFECT_THREATENED:
      return 1;
    default:
      return 0;
    }
}

static gboolean
is_somebody (const DtlReading *reading, const DtlPhrase *phrase, guint32 person)
{
  if (person != DTL_NO_INDEX)
    return TRUE;
  if (!dtl_phrase_is_usable (reading, phrase) || (phrase->flags & DTL_PHRASE_MEASURE))
    return FALSE;
  return (phrase->traits & DTL_TRAIT_PERSON) != 0;
}

/* The person that "he" or "she" or "the mayor", a name beside it, stands for. */
static guint32
person_of (const DtlReading *reading, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  guint32 person;

  if (phrase->flags & DTL_PHRASE_PRONOUN)
    return dtl_reading_has (reading, phrase->head, DTL_WORDS_ONE_PERSON)
               ? dtl_people_antecedent (reading->people, index)
               : DTL_NO_INDEX;
  person = dtl_people_of_phrase (reading->people, index);
  if (person == DTL_NO_INDEX && !(phrase->flags & DTL_PHRASE_PLURAL))
    person = dtl_people_described_by (reading->people, phrase->head);
  return person;
}

static int
occupation_of (const DtlReading *reading, const DtlPhrase *phrase, guint32 person)
{
  const DtlPerson *named = dtl_people_get (reading->people, person);

  if (named != NULL && named->occupation >= 0)
    return named->occupation;
  if (phrase->occupation >= 0 && !(phrase->flags & DTL_PHRASE_PRONOUN))
    return phrase->occupation;
  if (phrase->traits & DTL_TRAIT_PERPETRATOR)
    return DTL_OCCUPATION_COMBATANT;
  return DTL_OCCUPATION_CIVILIAN;
}

static void
add_victim (DtlCast *cast, guint32 index, int effect)
{
  const DtlReading *reading = cast->reading;
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  guint32 person = person_of (reading, index);
  DtlParticipant *victim;

  if (!is_somebody (reading, phrase, person))
    return;
  victim = dtl_cast_add (cast, index, person);
  if (victim->kind < 0)
    victim->kind = occupation_of (reading, phrase, person);
  if (victim->effect < 0 || rank_of_effect (effect) > rank_of_effect (victim->effect))
    victim->effect = effect;
}

/* "five people, including the mayor": the part shares the effect of the whole. */
static void
add_included (DtlCast *cast, guint32 index, int effect)
{
  const DtlReading *reading = cast->reading;
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  guint32 limit = reading->sentences[phrase->sentence].end;
  guint32 i = phrase->end;
  guint32 part;

  while (i < limit && i < phrase->end + 3 && !dtl_reading_has (reading, i, DTL_WORDS_PART_FOLLOWS))
    i++;
  if (i >= limit || i >= phrase->end + 3)
    return;
  for (i++; i < limit && reading->token_phrase[i] == DTL_NO_INDEX; i++)
    ;
  part = i < limit ? reading->token_phrase[i] : DTL_NO_INDEX;
  if (part != DTL_NO_INDEX && (dtl_reading_phrase (reading, part)->flags & DTL_PHRASE_PRONOUN))
    part = part + 1 < reading->phrases->len ? part + 1 : DTL_NO_INDEX;
  for (; part != DTL_NO_INDEX; part = dtl_reading_phrase (reading, part)->conjunct)
    if (dtl_reading_phrase (reading, part)->sentence == phrase->sentence)
      add_victim (cast, part, effect);
}

static gboolean
suffers_people (const DtlEvent *event)
{
  if (event->modality & DTL_MODALITY_FIGURATIVE)
    return FALSE;
  return event->word->strength >= DTL_STRENGTH_EFFECT || event->word->act == DTL_ACT_RELEASE ||
         event->word->act == DTL_ACT_THREAT;
}

/* "The victims were identified as …" */
static void
add_identified (DtlCast *cast, const DtlEvent *event, int effect)
{
  if (event->n_agents > 0 &&
      (dtl_reading_phrase (cast->reading, event->agents[0])->traits & DTL_TRAIT_PERPETRATOR))
    return;
  for (guint k = 0; k < event->n_patients; k++)
    if (dtl_people_of_phrase (cast->reading->people, event->patients[k]) != DTL_NO_INDEX)
      add_victim (cast, event->patients[k], effect);
}

static gboolean
is_talk (const DtlEvent *event)
{
  switch (event->word->act)
    {
    case DTL_ACT_CLAIM:
    case DTL_ACT_BLAME:
    case DTL_ACT_BLAMED:
    case DTL_ACT_CHARGE:
    case DTL_ACT_IDENTIFY:
    case DTL_ACT_IDENTIFIED:
    case DTL_ACT_FOIL:
    case DTL_ACT_ACCIDENT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A description that also stands beside a name in the list is not somebody else. */
static gboolean
is_repeated (const DtlCast *cast, guint i)
{
  const DtlReading *reading = cast->reading;
  const DtlPhrase *phrase = dtl_reading_phrase (reading, g_array_index (cast->phrases, guint32, i));
  const char *head = reading->tokens[phrase->head].norm;

  if (g_array_index (cast->persons, guint32, i) != DTL_NO_INDEX ||
      (phrase->flags & DTL_PHRASE_PLURAL))
    return FALSE;
  for (guint k = 0; k < cast->members->len; k++)
    {
      const DtlPerson *person =
          dtl_people_get (reading->people, g_array_index (cast->persons, guint32, k));

      if (person == NULL)
        continue;
      for (guint32 t = person->described_first; t < person->described_end; t++)
        if (strcmp (reading->tokens[t].norm, head) == 0)
          return TRUE;
    }
  return FALSE;
}

/* Words that only say that somebody was hit ("the victims", "bodies") add nobody. */
static gboolean
is_empty_word (const DtlCast *cast, guint i)
{
  const DtlReading *reading = cast->reading;
  const DtlPhrase *phrase = dtl_reading_phrase (reading, g_array_index (cast->phrases, guint32, i));

  if (g_array_index (cast->persons, guint32, i) != DTL_NO_INDEX || cast->members->len < 2)
    return FALSE;
  return dtl_reading_has (reading, phrase->head, DTL_WORDS_SAYS_ONLY_HIT) ||
         dtl_is_word_class (reading->tokens[phrase->head].lemma, DTL_WORDS_SAYS_ONLY_HIT);
}

/* "the three men", when all three are in the list one by one. */
static gboolean
is_sum (const DtlCast *cast, guint i)
{
  const DtlParticipant *member = g_ptr_array_index (cast->members, i);
  gint64 others = 0;

  if (member->name != NULL || !member->has_count || member->count.min < 2)
    return FALSE;
  for (guint k = 0; k < cast->members->len; k++)
    {
      const DtlParticipant *other = g_ptr_array_index (cast->members, k);

      if (k != i && other->has_count && (other->effect == member->effect || other->name != NULL))
        others += other->count.min;
    }
  return others == member->count.min;
}

/**
 * dtl_victims_drop_repeated:
 * @cast: a list of victims
 *
 * Takes out those whom another one in the list stands for: words beside a name, words that only
 * say that somebody was hit, sums of the others.
 */
void
dtl_victims_drop_repeated (DtlCast *cast)
{
  for (guint i = cast->members->len; i-- > 0;)
    if (is_repeated (cast, i) || is_empty_word (cast, i) || is_sum (cast, i))
      dtl_cast_remove (cast, i);
}

/**
 * dtl_cast_victims:
 * @self: an empty list of victims
 *
 * Fills it with those whom the mentions of the act say to have suffered.
 */
void
dtl_cast_victims (DtlCast *self)
{
  int worst = DTL_VICTIM_EFFECT_UNKNOWN;

  for (guint i = 0; i < self->act->events->len; i++)
    {
      const DtlEvent *event = dtl_cast_event (self, i);
      int effect = effect_of (event);

      if (event->word->act == DTL_ACT_IDENTIFIED)
        add_identified (self, event, worst);
      if (is_talk (event) || !suffers_people (event))
        continue;
      if (rank_of_effect (effect) > rank_of_effect (worst))
        worst = effect;
      for (guint k = 0; k < event->n_patients; k++)
        {
          add_victim (self, event->patients[k], effect);
          add_included (self, event->patients[k], effect);
        }
    }
  dtl_victims_drop_repeated (self);
}

/* The mention of the act whose verb or noun a token belongs to, or %NULL: nearer ones say nothing
 * of what a verb between them governs ("the dead were found by police who searched the house"). */
static const DtlEvent *
governor_of (const DtlCast *cast, guint32 token)
{
  const DtlReading *reading = cast->reading;

  for (guint step = 0; step < MAX_STEPS && reading->tokens[token].head >= 0; step++)
    {
      token = (guint32) reading->tokens[token].head;
      for (guint i = 0; i < cast->act->events->len; i++)
        {
          const DtlEvent *event = dtl_cast_event (cast, i);

          if (event->first <= token && token < event->end && !is_talk (event) &&
              suffers_people (event))
            return event;
        }
      if (reading->tokens[token].upos == DTL_UPOS_VERB)
        return NULL;
    }
  return NULL;
}

/* What an act of its kind does to people where the text says no more. */
static int
effect_of_kind (const DtlCast *cast)
{
  switch (dtl_act_type (cast->reading, cast->act))
    {
    case DTL_INCIDENT_TYPE_KIDNAPPING:
    case DTL_INCIDENT_TYPE_HOSTAGE_BARRICADE:
    case DTL_INCIDENT_TYPE_HIJACKING:
      return DTL_VICTIM_EFFECT_KIDNAPPED;
    default:
      return DTL_VICTIM_EFFECT_UNKNOWN;
    }
}

/**
 * dtl_victim_propose:
 * @cast: the victims that the mentions of an act name
 * @phrase: index of the noun phrase that names or describes another one
 * @person: the person it stands for, or %DTL_NO_INDEX
 *
 * Returns: (transfer full): a victim who suffers what the mention that governs the words says, or
 *   what the kind of act leaves no doubt of
 */
DtlParticipant *
dtl_victim_propose (const DtlCast *cast, guint32 phrase, guint32 person)
{
  const DtlReading *reading = cast->reading;
  const DtlPhrase *p = dtl_reading_phrase (reading, phrase);
  const DtlEvent *governor = governor_of (cast, p->head);
  DtlParticipant *victim =
      dtl_participant_describe (reading, DTL_PARTICIPANT_VICTIM, phrase, person);

  victim->kind = occupation_of (reading, p, person);
  victim->effect = governor != NULL ? effect_of (governor) : effect_of_kind (cast);
  return victim;
}
