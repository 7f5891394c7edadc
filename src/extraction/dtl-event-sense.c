/* dtl-event-sense.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-role-model.h"

#include <string.h>

/* Where an article says what it is about. */
#define LEAD_SENTENCES 3

static const guint32 living = DTL_TRAIT_PERSON | DTL_TRAIT_SECURITY | DTL_TRAIT_PERPETRATOR |
                              DTL_TRAIT_GROUP | DTL_TRAIT_PROTESTER;
static const guint32 physical = DTL_TRAIT_PERSON | DTL_TRAIT_SECURITY | DTL_TRAIT_PERPETRATOR |
                                DTL_TRAIT_GROUP | DTL_TRAIT_PROTESTER | DTL_TRAIT_PROPERTY |
                                DTL_TRAIT_WEAPON;

static const DtlPhrase *
phrase_at (const DtlReading *reading, guint32 token)
{
  guint32 index = token < reading->n_tokens ? reading->token_phrase[token] : DTL_NO_INDEX;

  return index == DTL_NO_INDEX ? NULL : dtl_reading_phrase (reading, index);
}

/* Whether a sentence speaks of attackers; the word "people" alone does not. */
static gboolean
names_culprit (const DtlReading *reading, guint32 sentence)
{
  for (guint32 i = reading->sentences[sentence].first; i < reading->sentences[sentence].end; i++)
    {
      const DtlPhrase *phrase = phrase_at (reading, i);

      if (phrase != NULL && phrase->traits & (DTL_TRAIT_PERPETRATOR | DTL_TRAIT_GROUP))
        return TRUE;
    }
  return FALSE;
}

/* Whether a sentence names weapons or people who were hurt. */
static gboolean
is_bodily (const DtlReading *reading, guint32 sentence)
{
  for (guint32 i = reading->sentences[sentence].first; i < reading->sentences[sentence].end; i++)
    if (reading->token_traits[i] & DTL_TRAIT_WEAPON)
      return TRUE;
  if (names_culprit (reading, sentence))
    return TRUE;
  for (guint32 i = dtl_role_events_from (reading, sentence); i < reading->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);

      if (event->sentence != sentence)
        return FALSE;
      if (event->word->strength >= DTL_STRENGTH_EFFECT && event->word->act != DTL_ACT_ATTACK)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_abstract_ending (const char *word)
{
  gsize length = strlen (word);

  for (gsize n = 2; n <= 4 && n <= length; n++)
    if (dtl_is_word_class (word + length - n, DTL_WORDS_ABSTRACT_ENDING))
      return TRUE;
  return FALSE;
}

static gboolean
is_abstract (const DtlReading *reading, const DtlPhrase *phrase)
{
  const DtlToken *head = &reading->tokens[phrase->head];

  if ((reading->token_traits[phrase->head] & physical) ||
      (phrase->of_head[0] && phrase->target_type > 0) || phrase->vehicle ||
      head->upos == DTL_UPOS_PROPN || head->upos == DTL_UPOS_NUM ||
      (phrase->flags & (DTL_PHRASE_NAME | DTL_PHRASE_PRONOUN)) ||
      reading->token_toponym[phrase->head] != DTL_NO_INDEX ||
      reading->token_timex[phrase->head] != DTL_NO_INDEX)
    return FALSE;
  if (has_abstract_ending (head->lemma))
    return TRUE;
  return head->upos == DTL_UPOS_NOUN && !is_bodily (reading, phrase->sentence);
}

/* "attacked the minister for his record", "over the budget", "on her taxes": with words. */
static gboolean
names_a_reproach (const DtlReading *reading, guint32 after)
{
  const DtlPhrase *object = phrase_at (reading, after + 1);

  if (!dtl_reading_same_sentence (reading, after - 1, after + 1))
    return FALSE;
  if (dtl_reading_is (reading, after, "for") && reading->tokens[after + 1].xpos == DTL_XPOS_VBG)
    return TRUE;
  if (object == NULL || reading->token_timex[object->head] != DTL_NO_INDEX ||
      reading->token_toponym[object->head] != DTL_NO_INDEX ||
      (object->flags & DTL_PHRASE_MEASURE) || object->vehicle || (object->traits & physical))
    return FALSE;
  if (dtl_reading_has (reading, after, DTL_WORDS_REPROACH))
    return !object->has_count || object->count.min == 1;
  return dtl_reading_is (reading, after, "on") && reading->tokens[after + 1].xpos == DTL_XPOS_PRPS;
}

/* "Harris attacked Biden", "the document attacked the bishop": people known by name, and papers,
 * attack with words, unless the sentence tells of weapons or harm. */
static gboolean
is_of_speakers (const DtlReading *reading, const DtlEvent *event)
{
  const guint32 fighters = DTL_TRAIT_PERPETRATOR | DTL_TRAIT_SECURITY | DTL_TRAIT_GROUP |
                           DTL_TRAIT_PROTESTER | DTL_TRAIT_MILITANT;
  const DtlPhrase *patient = dtl_reading_phrase (reading, event->patients[0]);

  if (event->passive || event->n_agents == 0 || !(patient->flags & DTL_PHRASE_NAME) ||
      (patient->flags & DTL_PHRASE_PLURAL) || (patient->traits & DTL_TRAIT_PROPERTY) ||
      reading->token_toponym[patient->head] != DTL_NO_INDEX || is_bodily (reading, event->sentence))
    return FALSE;
  for (guint k = 0; k < event->n_agents; k++)
    {
      const DtlPhrase *agent = dtl_reading_phrase (reading, event->agents[k]);

      if (!(agent->flags & DTL_PHRASE_NAME) || (agent->flags & DTL_PHRASE_PLURAL) ||
          (agent->traits & fighters) || agent->vehicle ||
          reading->token_toponym[agent->head] != DTL_NO_INDEX)
        return FALSE;
    }
  return TRUE;
}

/* An attack on a thing of the mind, or on somebody for something; a battle to do something. */
static gboolean
is_verbal (const DtlReading *reading, const DtlEvent *event)
{
  if (event->word->act == DTL_ACT_CLASH && !event->nominal)
    return dtl_reading_is (reading, event->end, "to") && event->end + 1 < reading->n_tokens &&
           reading->tokens[event->end + 1].xpos == DTL_XPOS_VB;
  if (event->word->act != DTL_ACT_ATTACK && event->word->act != DTL_ACT_TARGET)
    return FALSE;
  if (event->nominal)
    {
      const DtlPhrase *object = phrase_at (reading, event->end + 1);

      return object != NULL && dtl_reading_same_sentence (reading, event->first, event->end + 1) &&
             dtl_reading_has (reading, event->end, DTL_WORDS_ATTACK_ON) &&
             is_abstract (reading, object);
    }
  if (event->n_patients != 1)
    return FALSE;
  return is_abstract (reading, dtl_reading_phrase (reading, event->patients[0])) ||
         is_of_speakers (reading, event) ||
         (!event->passive && event->n_agents > 0 &&
          names_a_reproach (reading, dtl_reading_phrase (reading, event->patients[0])->end));
}

static gboolean
is_living (const DtlReading *reading, const DtlPhrase *phrase)
{
  return (phrase->traits & living) != 0 ||
         (phrase->flags & (DTL_PHRASE_NAME | DTL_PHRASE_PRONOUN | DTL_PHRASE_OTHERS)) != 0 ||
         (phrase->has_count && phrase->count.min > 1 && !(phrase->flags & DTL_PHRASE_MEASURE) &&
          phrase->head + 1 == phrase->end && phrase->first == phrase->head);
}

/* "The manager was fired": shots are fired, and people dismissed. */
static gboolean
is_dismissal (const DtlReading *reading, const DtlEvent *event)
{
  const char *lemma = reading->tokens[event->first].lemma;

  if (event->word->act != DTL_ACT_SHOOT || event->nominal || event->end != event->first + 1 ||
      event->n_patients == 0 || g_strcmp0 (lemma, "fire") != 0)
    return FALSE;
  for (guint k = 0; k < event->n_patients; k++)
    if (!is_living (reading, dtl_reading_phrase (reading, event->patients[k])))
      return FALSE;
  return TRUE;
}

/* "executed a plan", "slaughtered the poultry": those who suffer are no people. */
static gboolean
harms_nobody (const DtlReading *reading, const DtlEvent *event)
{
  if (event->nominal || event->n_patients == 0)
    return FALSE;
  if (event->word->act != DTL_ACT_EXECUTE && event->word->act != DTL_ACT_MURDER &&
      event->word->act != DTL_ACT_KILL && event->word->act != DTL_ACT_SHOOT &&
      event->word->act != DTL_ACT_POISON)
    return FALSE;
  for (guint k = 0; k < event->n_patients; k++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, event->patients[k]);

      if (event->word->act == DTL_ACT_EXECUTE
              ? is_living (reading, phrase)
              : !(reading->token_traits[phrase->head] & DTL_TRAIT_ANIMAL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
may_hit_nothing (const DtlReading *reading, const DtlEvent *event)
{
  const char *lemma = reading->tokens[event->first].lemma;

  if (event->nominal || event->n_patients == 0)
    return FALSE;
  switch (event->word->act)
    {
    case DTL_ACT_STAB:
    case DTL_ACT_STRIKE:
    case DTL_ACT_BEAT:
    case DTL_ACT_HIJACK:
    case DTL_ACT_SHOOTDOWN:
    case DTL_ACT_CLASH:
      return TRUE;
    case DTL_ACT_EXPLODE:
      return event->n_agents > 0 && g_strcmp0 (lemma, "set") == 0;
    default:
      return g_strcmp0 (lemma, "hurt") == 0;
    }
}

/* "slashed taxes", "hit a deadlock", "hijacked the debate", "hurt his pride", "set off a mystery",
 * "shot down the budget", "battled the flames": what is hit is nothing that can be. */
static gboolean
hits_nothing (const DtlReading *reading, const DtlEvent *event)
{
  if (!may_hit_nothing (reading, event))
    return FALSE;
  for (guint k = 0; k < event->n_patients; k++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, event->patients[k]);

      if (is_living (reading, phrase) || (phrase->traits & physical) || phrase->target_type > 0 ||
          phrase->vehicle || reading->token_toponym[phrase->head] != DTL_NO_INDEX ||
          (reading->token_traits[phrase->head] & DTL_TRAIT_TRIGGER) ||
          reading->tokens[phrase->head].upos != DTL_UPOS_NOUN)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_never_lived (const DtlReading *reading, guint32 index)
{
  const DtlToken *head = &reading->tokens[dtl_reading_phrase (reading, index)->head];

  return dtl_is_word_class (head->lemma, DTL_WORDS_NEVER_LIVED);
}

/* What is only done to the living; who was murdered stands too far from a participle to be sure. */
static gboolean
is_for_the_living (const DtlEvent *event)
{
  switch (event->word->act)
    {
    case DTL_ACT_KILL:
    case DTL_ACT_DIE:
    case DTL_ACT_DEAD:
    case DTL_ACT_WOUND:
    case DTL_ACT_CLASH:
      return TRUE;
    case DTL_ACT_MURDER:
    case DTL_ACT_EXECUTE:
    case DTL_ACT_BEAT:
    case DTL_ACT_STAB:
    case DTL_ACT_POISON:
    case DTL_ACT_RAPE:
      return !event->passive;
    default:
      return FALSE;
    }
}

/* "kill the bill", "hopes died", "murdering democracy": what never lived. */
static gboolean
never_lived (const DtlReading *reading, const DtlEvent *event)
{
  if (event->n_patients == 0 || !is_for_the_living (event))
    return FALSE;
  for (guint k = 0; k < event->n_patients; k++)
    if (!has_never_lived (reading, event->patients[k]))
      return FALSE;
  return TRUE;
}

/* "held hostage by a habit": what cannot will takes nobody; "a strike of pilots hit 300 flights".
 */
static gboolean
is_done_by_nothing (const DtlReading *reading, const DtlEvent *event)
{
  if (event->n_agents == 0)
    return FALSE;
  for (guint k = 0; k < event->n_agents; k++)
    {
      guint32 head = dtl_reading_phrase (reading, event->agents[k])->head;

      if (event->word->act == DTL_ACT_STRIKE
              ? !(reading->token_traits[head] & DTL_TRAIT_NEGATIVE)
              : (event->word->act != DTL_ACT_HOSTAGE && event->word->act != DTL_ACT_SHOOT &&
                 event->word->act != DTL_ACT_ATTACK) ||
                    !has_never_lived (reading, event->agents[k]))
        return FALSE;
    }
  return TRUE;
}

/* "fired off a letter" */
static gboolean
fires_no_weapon (const DtlReading *reading, const DtlEvent *event)
{
  guint32 limit = MIN (event->end + 6, reading->sentences[event->sentence].end);

  if (event->word->act != DTL_ACT_SHOOT || event->nominal || event->weapons != 0 ||
      g_strcmp0 (reading->tokens[event->first].lemma, "fire") != 0 ||
      !dtl_reading_is (reading, event->first + 1, "off"))
    return FALSE;
  for (guint32 i = event->first + 2; i < limit; i++)
    if ((reading->token_traits[i] & DTL_TRAIT_WEAPON) ||
        dtl_reading_has (reading, i, DTL_WORDS_MEASURE))
      return FALSE;
  return TRUE;
}

static gboolean
sentence_has (const DtlReading *reading, guint32 sentence, guint32 traits)
{
  for (guint32 i = reading->sentences[sentence].first; i < reading->sentences[sentence].end; i++)
    if (reading->token_traits[i] & traits)
      return TRUE;
  return FALSE;
}

/* "a train struck two workers": nobody meant it. */
static gboolean
is_run_over (const DtlReading *reading, const DtlEvent *event)
{
  if (event->word->act != DTL_ACT_STRIKE || event->nominal || event->n_agents == 0 ||
      names_culprit (reading, event->sentence))
    return FALSE;
  for (guint k = 0; k < event->n_agents; k++)
    {
      const DtlPhrase *agent = dtl_reading_phrase (reading, event->agents[k]);

      if (!agent->vehicle || agent->weapon == DTL_WEAPON_VEHICLE_BOMB)
        return FALSE;
    }
  for (guint k = 0; k < event->n_patients; k++)
    if (is_living (reading, dtl_reading_phrase (reading, event->patients[k])))
      return TRUE;
  return FALSE;
}

/* "the heater set their tent on fire": nobody meant it. */
static gboolean
is_fire_of_things (const DtlReading *reading, const DtlEvent *event)
{
  if ((event->word->act != DTL_ACT_ARSON && event->word->act != DTL_ACT_BURN) || event->nominal ||
      event->n_agents == 0 || names_culprit (reading, event->sentence))
    return FALSE;
  for (guint k = 0; k < event->n_agents; k++)
    {
      const DtlPhrase *agent = dtl_reading_phrase (reading, event->agents[k]);

      if (is_living (reading, agent) || agent->weapon >= 0 || agent->vehicle ||
          (reading->token_traits[agent->head] & DTL_TRAIT_TRIGGER) ||
          reading->token_toponym[agent->head] != DTL_NO_INDEX ||
          reading->tokens[agent->head].upos != DTL_UPOS_NOUN)
        return FALSE;
    }
  return TRUE;
}

static void
set_harmless (DtlReading *self, guint32 sentence)
{
  for (guint32 i = dtl_role_events_from (self, sentence); i < self->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (self, i);

      if (event->sentence != sentence)
        break;
      if (event->word->strength <= DTL_STRENGTH_EFFECT)
        event->modality |= DTL_MODALITY_FIGURATIVE;
    }
}

/* Somebody meant it: a word for an intended act, or a bomb. */
static gboolean
is_deliberate (const DtlEvent *event)
{
  const guint32 unreal = DTL_MODALITY_FIGURATIVE | DTL_MODALITY_DENIED | DTL_MODALITY_POSSIBLE;

  return event->word->strength == DTL_STRENGTH_CORE && event->word->act != DTL_ACT_EXPLODE &&
         !(event->modality & unreal);
}

static gboolean
names_a_bomb (const DtlReading *reading, guint32 sentence)
{
  for (guint32 i = reading->sentences[sentence].first; i < reading->sentences[sentence].end; i++)
    {
      const DtlPhrase *phrase = phrase_at (reading, i);

      if (phrase != NULL && phrase->weapon > DTL_WEAPON_UNKNOWN &&
          !g_str_has_prefix (reading->tokens[phrase->head].norm, "explosi"))
        return TRUE;
    }
  return FALSE;
}

/* "A helicopter crashed, and villagers heard an explosion": where nothing is told as meant and no
 * bomb is named. */
static gboolean
opens_with_accident (const DtlReading *reading)
{
  gboolean accident = FALSE;

  for (guint i = 0; i < reading->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);

      if (is_deliberate (event))
        return FALSE;
      accident |= event->word->act == DTL_ACT_ACCIDENT && event->sentence < LEAD_SENTENCES &&
                  !(event->modality & (DTL_MODALITY_DENIED | DTL_MODALITY_POSSIBLE));
    }
  for (guint32 s = 0; accident && s < reading->n_sentences; s++)
    if (names_a_bomb (reading, s) || names_culprit (reading, s))
      return FALSE;
  return accident;
}

static guint
count_mishaps (const DtlReading *reading)
{
  guint n = 0;

  for (guint32 s = 0; s < reading->n_sentences; s++)
    n += sentence_has (reading, s, DTL_TRAIT_MISHAP);
  return n;
}

/* Mines, explosives and the like. */
static gboolean
may_go_off_alone (const DtlReading *reading, const DtlPhrase *phrase)
{
  if (phrase->weapon != DTL_WEAPON_EXPLOSIVES)
    return FALSE;
  for (guint32 i = phrase->first; i < phrase->end; i++)
    if (dtl_reading_has (reading, i, DTL_WORDS_GOES_OFF) ||
        g_str_has_prefix (reading->tokens[i].norm, "explosi"))
      return TRUE;
  return FALSE;
}

/**
 * dtl_reading_disarm:
 * @self: a reading with its phrases
 *
 * Takes the name of weapons from mines where coal is dug and from what explodes by itself.
 */
void
dtl_reading_disarm (DtlReading *self)
{
  guint n_mishaps = count_mishaps (self);

  if (n_mishaps == 0)
    return;
  for (guint32 i = 0; i < self->phrases->len; i++)
    {
      DtlPhrase *phrase = dtl_reading_phrase (self, i);

      if (may_go_off_alone (self, phrase) &&
          (n_mishaps >= 2 || sentence_has (self, phrase->sentence, DTL_TRAIT_MISHAP)) &&
          !names_culprit (self, phrase->sentence))
        phrase->weapon = -1;
    }
}

/* "she saw her parents killed as the house was buried by a landslide" */
static gboolean
is_mishap_alone (const DtlReading *reading, guint32 sentence)
{
  if (!sentence_has (reading, sentence, DTL_TRAIT_MISHAP) || names_culprit (reading, sentence) ||
      names_a_bomb (reading, sentence))
    return FALSE;
  for (guint32 i = dtl_role_events_from (reading, sentence);
       i < reading->events->len && dtl_reading_event (reading, i)->sentence == sentence; i++)
    if (is_deliberate (dtl_reading_event (reading, i)))
      return FALSE;
  return TRUE;
}

/* The blast of a mine, a boiler or a gas pipe is an accident unless the sentence names a culprit or
 * a bomb, and in an article on accidents so are the others. */
static void
find_mishaps (DtlReading *self)
{
  guint n_mishaps = count_mishaps (self);
  gboolean crash = opens_with_accident (self);
  guint n_deliberate = 0;

  for (guint i = 0; i < self->events->len; i++)
    n_deliberate += is_deliberate (dtl_reading_event (self, i));
  if (n_mishaps == 0 && !crash)
    return;
  for (guint i = 0; i < self->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (self, i);

      if (event->word->strength == DTL_STRENGTH_EFFECT && is_mishap_alone (self, event->sentence))
        event->modality |= DTL_MODALITY_FIGURATIVE;
      if (event->word->act != DTL_ACT_EXPLODE && event->word->act != DTL_ACT_STRIKE)
        continue;
      if (names_culprit (self, event->sentence) || names_a_bomb (self, event->sentence))
        continue;
      if (crash || sentence_has (self, event->sentence, DTL_TRAIT_MISHAP) ||
          (n_mishaps >= 2 && n_deliberate == 0))
        event->modality |= DTL_MODALITY_FIGURATIVE;
    }
}

static gboolean
is_of_one (const DtlReading *reading, const DtlEvent *event)
{
  for (guint k = 0; k < DTL_N_FIGURES; k++)
    if (event->figures[k].known && event->figures[k].count.min > 1)
      return FALSE;
  return event->n_patients == 1 &&
         !(dtl_reading_phrase (reading, event->patients[0])->flags & DTL_PHRASE_PLURAL);
}

/* "He was shot with his own gun, and suicide is suspected": nobody else did it. */
static void
find_suicides (DtlReading *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const DtlEvent *suicide = dtl_reading_event (self, i);

      if (suicide->word->act != DTL_ACT_SELFHARM || names_culprit (self, suicide->sentence))
        continue;
      for (guint32 k = dtl_role_events_from (self, suicide->sentence - (suicide->sentence > 0));
           k < self->events->len; k++)
        {
          DtlEvent *event = dtl_reading_event (self, k);

          if (event->sentence > suicide->sentence)
            break;
          if (event->n_agents == 0 && is_of_one (self, event) &&
              (event->word->act == DTL_ACT_SHOOT || event->word->act == DTL_ACT_DIE ||
               event->word->act == DTL_ACT_DEAD || event->word->act == DTL_ACT_KILL))
            event->modality |= DTL_MODALITY_FIGURATIVE;
        }
    }
}

/**
 * dtl_reading_senses:
 * @self: a reading with its event mentions
 *
 * Marks mentions that use words of violence for something else: attacks with words or on ideas,
 * people dismissed, plans executed, animals slaughtered, people run over, accidents in mines and
 * works, suicides, and what the whole text is about.
 */
void
dtl_reading_senses (DtlReading *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (self, i);

      if (is_verbal (self, event) || harms_nobody (self, event) || hits_nothing (self, event) ||
          is_dismissal (self, event) || is_fire_of_things (self, event) ||
          is_done_by_nothing (self, event) || never_lived (self, event) ||
          fires_no_weapon (self, event))
        event->modality |= DTL_MODALITY_FIGURATIVE;
      else if (is_run_over (self, event))
        set_harmless (self, event->sentence);
    }
  find_mishaps (self);
  find_suicides (self);
  dtl_reading_subjects (self);
}
