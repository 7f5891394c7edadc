/* dtl-incident-lists.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"

#include <string.h>

/* Whether a phrase names or describes people. */
static gboolean
is_people (const DtlReading *reading, const DtlPhrase *phrase)
{
  const guint32 people = DTL_TRAIT_PERSON | DTL_TRAIT_SECURITY;

  if (phrase->flags & (DTL_PHRASE_PRONOUN | DTL_PHRASE_MEASURE | DTL_PHRASE_NONE | DTL_PHRASE_OTHERS))
    return FALSE;
  if (reading->token_timex[phrase->head] != DTL_NO_INDEX ||
      reading->token_toponym[phrase->head] != DTL_NO_INDEX)
    return FALSE;
  if (phrase->traits & people)
    return TRUE;
  return (phrase->flags & DTL_PHRASE_NAME) != 0 && phrase->group == NULL &&
         !(phrase->traits & (DTL_TRAIT_PROPERTY | DTL_TRAIT_WEAPON));
}

static gboolean
is_thing (const DtlPhrase *phrase)
{
  return (phrase->traits & DTL_TRAIT_PROPERTY) != 0 &&
         !(phrase->traits & (DTL_TRAIT_PERSON | DTL_TRAIT_SECURITY)) &&
         !(phrase->flags & (DTL_PHRASE_PRONOUN | DTL_PHRASE_NONE));
}

static gboolean
is_proper (const DtlReading *reading, guint32 token)
{
  return reading->tokens[token].xpos == DTL_XPOS_NNP || reading->tokens[token].xpos == DTL_XPOS_NNPS;
}

static gboolean
is_title (const DtlReading *reading, guint32 token)
{
  return (reading->token_traits[token] & (DTL_TRAIT_PERSON | DTL_TRAIT_PROMINENT)) != 0;
}

/* Where the name proper begins in a phrase: after titles, ranks and offices. */
static guint32
name_start (const DtlReading *reading, const DtlPhrase *phrase)
{
  guint32 i = phrase->end;

  while (i > phrase->first && is_proper (reading, i - 1) && !is_title (reading, i - 1))
    i--;
  return i;
}

static char *
description_of (const DtlReading *reading, const DtlPhrase *phrase, guint32 name)
{
  guint32 first = phrase->first;
  const DtlPhrase *apposition;

  while (first < name && (reading->tokens[first].xpos == DTL_XPOS_DT ||
                          reading->tokens[first].xpos == DTL_XPOS_PRPS ||
                          reading->tokens[first].xpos == DTL_XPOS_CD ||
                          reading->tokens[first].xpos == DTL_XPOS_RB))
    first++;
  if (first < name)
    return dtl_document_dup_words (reading->document, first, name);
  if (phrase->complement == DTL_NO_INDEX)
    return NULL;
  apposition = dtl_reading_phrase (reading, phrase->complement);
  if (!(apposition->traits & DTL_TRAIT_PERSON) || (apposition->flags & DTL_PHRASE_NAME))
    return NULL;
  first = apposition->first;
  while (first < apposition->head && (reading->tokens[first].xpos == DTL_XPOS_DT ||
                                      reading->tokens[first].xpos == DTL_XPOS_PRPS))
    first++;
  return dtl_document_dup_words (reading->document, first, apposition->end);
}

static int
effect_of (const DtlEvent *event)
{
  if (event->modality & (DTL_MODALITY_DENIED | DTL_MODALITY_ATTEMPT | DTL_MODALITY_FOILED))
    return DTL_VICTIM_EFFECT_UNHARMED;
  switch (event->word->act)
    {
    case DTL_ACT_KILL:
    case DTL_ACT_DIE:
    case DTL_ACT_DEAD:
    case DTL_ACT_DEATH:
    case DTL_ACT_MURDER:
    case DTL_ACT_EXECUTE:
    case DTL_ACT_ASSASSINATE:
      return DTL_VICTIM_EFFECT_KILLED;
    case DTL_ACT_SHOOT:
    case DTL_ACT_STAB:
    case DTL_ACT_BEAT:
      return event->word->flags & DTL_WORD_TOLL ? DTL_VICTIM_EFFECT_KILLED
                                                : DTL_VICTIM_EFFECT_UNKNOWN;
    case DTL_ACT_WOUND:
    case DTL_ACT_WOUNDED:
    case DTL_ACT_INJURY:
      return DTL_VICTIM_EFFECT_WOUNDED;
    case DTL_ACT_KIDNAP:
    case DTL_ACT_HOSTAGE:
    case DTL_ACT_HOSTAGES:
      return DTL_VICTIM_EFFECT_KIDNAPPED;
    case DTL_ACT_RELEASE:
      return DTL_VICTIM_EFFECT_RELEASED;
    default:
      return DTL_VICTIM_EFFECT_UNKNOWN;
    }
}

static int
damage_of (const DtlEvent *event)
{
  switch (event->word->act)
    {
    case DTL_ACT_BLOWUP:
    case DTL_ACT_DESTROY:
      return DTL_DAMAGE_DESTROYED;
    case DTL_ACT_ARSON:
    case DTL_ACT_BURN:
    case DTL_ACT_SABOTAGE:
    case DTL_ACT_LOOT:
      return DTL_DAMAGE_SOME;
    default:
      return DTL_DAMAGE_UNKNOWN;
    }
}

static int
rank_of_effect (int effect)
{
  return effect == DTL_VICTIM_EFFECT_KILLED ? 4
         : effect == DTL_VICTIM_EFFECT_KIDNAPPED ? 3
         : effect == DTL_VICTIM_EFFECT_WOUNDED ? 3
         : effect == DTL_VICTIM_EFFECT_UNKNOWN ? 0
                                               : 1;
}

/* Whether two entries speak of the same: one name contains the other, or the descriptions are one. */
static gboolean
is_same (const DtlParticipant *a, const DtlParticipant *b)
{
  if (a->name != NULL && b->name != NULL)
    return strstr (a->name, b->name) != NULL || strstr (b->name, a->name) != NULL;
  if (a->name != NULL || b->name != NULL)
    return FALSE;
  return g_strcmp0 (a->text, b->text) == 0;
}

static void
add_participant (GPtrArray *list, DtlParticipant *participant)
{
  for (guint i = 0; i < list->len; i++)
    {
      DtlParticipant *other = g_ptr_array_index (list, i);

      if (!is_same (other, participant))
        continue;
      if (participant->role == DTL_PARTICIPANT_VICTIM &&
          rank_of_effect (participant->effect) > rank_of_effect (other->effect))
        other->effect = participant->effect;
      if (participant->role == DTL_PARTICIPANT_PROPERTY && other->effect == DTL_DAMAGE_UNKNOWN)
        other->effect = participant->effect;
      if (other->text == NULL)
        other->text = g_steal_pointer (&participant->text);
      if (participant->name != NULL && strlen (participant->name) > strlen (other->name))
        {
          g_free (other->name);
          other->name = g_steal_pointer (&participant->name);
        }
      dtl_participant_free (participant);
      return;
    }
  g_ptr_array_add (list, participant);
}

static void
set_span (const DtlReading *reading, const DtlPhrase *phrase, DtlParticipant *participant)
{
  DtlSpan span = dtl_reading_span (reading, phrase->first, phrase->end);

  participant->start = span.start;
  participant->end = span.end;
  participant->has_count = phrase->has_count;
  participant->count = phrase->count;
}

static void
add_victim (const DtlReading *reading, const DtlEvent *event, const DtlPhrase *phrase,
            GPtrArray *list)
{
  DtlParticipant *victim = dtl_participant_new (DTL_PARTICIPANT_VICTIM);
  guint32 name = name_start (reading, phrase);

  if (name < phrase->end)
    victim->name = dtl_document_dup_words (reading->document, name, phrase->end);
  victim->text = description_of (reading, phrase, name);
  victim->effect = effect_of (event);
  victim->kind = phrase->occupation >= 0 ? phrase->occupation : DTL_OCCUPATION_CIVILIAN;
  set_span (reading, phrase, victim);
  if (victim->name == NULL && victim->text == NULL)
    victim->text = dtl_document_dup_words (reading->document, phrase->first, phrase->end);
  add_participant (list, victim);
}

static void
add_thing (const DtlReading *reading, const DtlEvent *event, const DtlPhrase *phrase,
           GPtrArray *list)
{
  DtlParticipant *thing = dtl_participant_new (DTL_PARTICIPANT_PROPERTY);
  guint32 first = phrase->first;

  while (first < phrase->head && (reading->tokens[first].xpos == DTL_XPOS_DT ||
                                  reading->tokens[first].xpos == DTL_XPOS_PRPS ||
                                  reading->tokens[first].xpos == DTL_XPOS_CD))
    first++;
  thing->text = dtl_document_dup_words (reading->document, first, phrase->end);
  thing->effect = damage_of (event);
  thing->kind = phrase->property >= 0 ? phrase->property : DTL_PROPERTY_CLASS_OTHER;
  set_span (reading, phrase, thing);
  add_participant (list, thing);
}

static gboolean
hits_somebody (const DtlEvent *event)
{
  switch (event->word->act)
    {
    case DTL_ACT_CLAIM:
    case DTL_ACT_BLAME:
    case DTL_ACT_BLAMED:
    case DTL_ACT_COMMIT:
    case DTL_ACT_CHARGE:
    case DTL_ACT_IDENTIFY:
    case DTL_ACT_IDENTIFIED:
    case DTL_ACT_FOIL:
    case DTL_ACT_ACCIDENT:
    case DTL_ACT_THREAT:
    case DTL_ACT_PLOT:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
set_list (DtlIncidentBuilder *builder, DtlField field, GPtrArray *list)
{
  if (list->len > 0)
    dtl_incident_builder_set (builder, field, dtl_value_new_participants (list), 0.6);
  else
    g_ptr_array_unref (list);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_participant_free);
}

/**
 * dtl_act_set_lists:
 * @reading: a reading
 * @act: an act
 * @builder: where to put the lists
 *
 * Lists the victims with their names, descriptions and fates, and the things that were hit.
 */
void
dtl_act_set_lists (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  GPtrArray *victims = new_list ();
  GPtrArray *things = new_list ();

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (!hits_somebody (event))
        continue;
      for (guint k = 0; k < event->n_patients; k++)
        {
          const DtlPhrase *phrase = dtl_reading_phrase (reading, event->patients[k]);

          if (is_thing (phrase))
            add_thing (reading, event, phrase, things);
          else if (is_people (reading, phrase) && !((phrase->traits & DTL_TRAIT_PERPETRATOR) &&
                                                    !(phrase->traits & DTL_TRAIT_MILITANT)))
            add_victim (reading, event, phrase, victims);
        }
    }
  set_list (builder, DTL_FIELD_VICTIMS, victims);
  set_list (builder, DTL_FIELD_PROPERTY, things);
}
