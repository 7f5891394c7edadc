/* dtl-incident-fields.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-act-model.h"
#include "dtl-acts.h"
#include "dtl-confidence.h"
#include "dtl-people.h"
#include "dtl-role-cast.h"
#include "dtl-role-model.h"

#include <string.h>

/* In a collection of reports a suspect is not everybody's. */
#define MAX_PHRASES 3000

static DtlSpan
trigger_span (const DtlReading *reading, const DtlEvent *event)
{
  return dtl_reading_span (reading, event->first, event->end);
}

static void
set_type (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  guint shown = 0;

  dtl_incident_builder_set (builder, DTL_FIELD_TYPE,
                            dtl_value_new_code (dtl_act_type (reading, act)), 0.92);
  for (guint i = 0; i < act->events->len && shown < 4; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->strength < DTL_STRENGTH_SUPPORT)
        continue;
      dtl_incident_builder_add_evidence (builder, DTL_FIELD_TYPE, trigger_span (reading, event));
      shown++;
    }
}

static int
status_of (const DtlReading *reading, const DtlAct *act)
{
  gboolean effect = FALSE;
  int status = DTL_STATUS_COMPLETED;

  for (guint k = 0; k <= DTL_FIGURE_KIDNAPPED; k++)
    effect |= act->figures[k].known && act->figures[k].count.max != 0;
  if (effect)
    return DTL_STATUS_COMPLETED;
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->act == DTL_ACT_MISFIRE)
        return DTL_STATUS_FAILED;
      if (event->status == DTL_STATUS_FOILED || event->status == DTL_STATUS_FAILED)
        status = MAX (status, event->status);
    }
  return status;
}

static guint32
gap_to (const DtlPhrase *phrase, const DtlEvent *event)
{
  return dtl_tokens_between (event->first, event->end, phrase->first, phrase->end);
}

static gboolean
is_of_act (const DtlAct *act, guint32 event)
{
  for (guint i = 0; i < act->events->len; i++)
    if (g_array_index (act->events, guint32, i) == event)
      return TRUE;
  return FALSE;
}

/* Whether a mention of another act that such a weapon serves stands nearer to its words. */
static gboolean
serves_another (const DtlReading *reading, const DtlAct *act, const DtlEvent *event,
                const DtlPhrase *phrase)
{
  for (guint32 i = dtl_role_events_from (reading, event->sentence); i < reading->events->len; i++)
    {
      const DtlEvent *other = dtl_reading_event (reading, i);

      if (other->sentence != event->sentence)
        break;
      if (other->weapons & 1u << phrase->weapon &&
          gap_to (phrase, other) < gap_to (phrase, event) && !is_of_act (act, i))
        return TRUE;
    }
  return FALSE;
}

/* The words for weapons in the sentence of an event, or the event's own word where it implies one.
 */
static void
show_weapons (const DtlReading *reading, const DtlAct *act, const DtlEvent *event,
              DtlIncidentBuilder *builder)
{
  const DtlSentence *sentence = &reading->sentences[event->sentence];

  if (event->weapons == 0)
    return;
  if (event->word->weapon > DTL_WEAPON_UNKNOWN)
    dtl_incident_builder_add_evidence (builder, DTL_FIELD_WEAPONS, trigger_span (reading, event));
  for (guint32 i = sentence->first; i < sentence->end; i++)
    {
      guint32 index = reading->token_phrase[i];
      const DtlPhrase *phrase;

      if (index == DTL_NO_INDEX)
        continue;
      phrase = dtl_reading_phrase (reading, index);
      if (phrase->weapon > DTL_WEAPON_UNKNOWN && event->weapons & 1u << phrase->weapon &&
          !dtl_phrase_is_taken (reading, phrase) && !serves_another (reading, act, event, phrase))
        dtl_incident_builder_add_evidence (builder, DTL_FIELD_WEAPONS,
                                           dtl_reading_span (reading, phrase->first, phrase->end));
      i = phrase->end - 1;
    }
}

static gboolean
is_done_by_forces (const DtlReading *reading, const DtlEvent *event)
{
  if (event->answer)
    return TRUE;
  for (guint k = 0; k < event->n_agents; k++)
    if (!(dtl_reading_phrase (reading, event->agents[k])->traits & DTL_TRAIT_SECURITY) ||
        (dtl_reading_phrase (reading, event->agents[k])->traits & DTL_TRAIT_PERPETRATOR))
      return FALSE;
  return event->n_agents > 0;
}

/* Whether gunmen or bombers did part of it: what these used then was the
 * answer to the attack. */
static gboolean
has_attackers (const DtlReading *reading, const DtlAct *act)
{
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->answer)
        return TRUE;
      if (event->word->strength < DTL_STRENGTH_SUPPORT || is_done_by_forces (reading, event))
        continue;
      for (guint k = 0; k < event->n_agents; k++)
        if (dtl_reading_phrase (reading, event->agents[k])->traits & DTL_TRAIT_PERPETRATOR)
          return TRUE;
    }
  return FALSE;
}

/* What the kind of act leaves no doubt of. */
static guint32
weapons_of_type (const DtlReading *reading, const DtlAct *act)
{
  switch (dtl_act_type (reading, act))
    {
    case DTL_INCIDENT_TYPE_BOMBING:
      return 1u << DTL_WEAPON_EXPLOSIVES;
    case DTL_INCIDENT_TYPE_AIR_STRIKE:
      return 1u << DTL_WEAPON_AIRCRAFT_DRONE;
    default:
      return 0;
    }
}

static void
set_weapons (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  gboolean answered = has_attackers (reading, act);
  guint32 weapons = 0;

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (!answered || !is_done_by_forces (reading, event))
        weapons |= event->weapons;
    }
  weapons &= ~(1u << DTL_WEAPON_UNKNOWN);

  if (weapons == 0)
    weapons = weapons_of_type (reading, act);
  /* The finer class says it all. */
  if (weapons & (1u << DTL_WEAPON_VEHICLE_BOMB | 1u << DTL_WEAPON_GRENADE))
    weapons &= ~(1u << DTL_WEAPON_EXPLOSIVES);
  if (weapons == 0)
    return;
  dtl_incident_builder_set (builder, DTL_FIELD_WEAPONS, dtl_value_new_codes (weapons), 0.75);
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (!answered || !is_done_by_forces (reading, event))
        show_weapons (reading, act, event, builder);
    }
}

static gboolean
is_force (const DtlReading *reading, const DtlParticipant *participant)
{
  guint32 phrase = reading->token_phrase[MIN (dtl_reading_token_at (reading, participant->start),
                                              reading->n_tokens - 1)];

  return participant->end != 0 && phrase != DTL_NO_INDEX &&
         (dtl_reading_phrase (reading, phrase)->traits & DTL_TRAIT_SECURITY) &&
         !(dtl_reading_phrase (reading, phrase)->traits & DTL_TRAIT_PERPETRATOR);
}

static void
append_actor (GString *out, const DtlParticipant *participant)
{
  const char *words = participant->name != NULL ? participant->name : participant->text;

  if (words == NULL || strstr (out->str, words) != NULL)
    return;
  if (out->len > 0)
    g_string_append (out, "; ");
  g_string_append (out, words);
}

static gboolean
is_listed (const DtlValue *list, const char *name)
{
  for (guint i = 0; list != NULL && i < dtl_value_n_participants (list); i++)
    if (g_strcmp0 (dtl_value_get_participant (list, i)->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* Whom the article names as the culprit, unless it is the victim; of several nobody knows whose. */
static void
append_suspects (const DtlReading *reading, const DtlIncidentBuilder *builder, GString *out)
{
  const DtlValue *victims = dtl_incident_builder_get (builder, DTL_FIELD_VICTIMS);
  g_autoptr (GArray) suspects = NULL;

  if (reading->phrases->len > MAX_PHRASES)
    return;
  suspects = dtl_suspects_find (reading);
  if (suspects->len == 0 || suspects->len > 2)
    return;
  for (guint i = 0; i < suspects->len; i++)
    {
      const DtlPerson *person =
          dtl_people_get (reading->people, g_array_index (suspects, guint32, i));
      g_autofree char *words =
          dtl_document_dup_words (reading->document, person->first, person->end);

      if (is_listed (victims, words))
        continue;
      if (out->len > 0)
        g_string_append (out, "; ");
      g_string_append (out, words);
    }
}

/* An article about a trial or an anniversary mostly tells of one act. */
static gboolean
is_all_there_is (const DtlReading *reading, const DtlAct *act)
{
  return act->events->len * 4 > reading->events->len * 3;
}

/* One line for those who did it: names before descriptions, and the forces of the state only where
 * nobody else is there, since they mostly answer an attack; but warships and aircraft are theirs.
 */
static void
sum_up_perpetrators (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  const DtlValue *list = dtl_incident_builder_get (builder, DTL_FIELD_PERPETRATORS);
  g_autoptr (GString) named = g_string_new (NULL);
  g_autoptr (GString) described = g_string_new (NULL);
  g_autoptr (GString) forces = g_string_new (NULL);
  const GString *best;

  for (guint i = 0; list != NULL && i < dtl_value_n_participants (list); i++)
    {
      const DtlParticipant *p = dtl_value_get_participant (list, i);

      if (is_force (reading, p))
        append_actor (forces, p);
      else if (p->name != NULL || p->kind == DTL_PERPETRATOR_KIND_GROUP)
        append_actor (named, p);
      else
        append_actor (described, p);
    }
  if (named->len == 0 && (act->main || is_all_there_is (reading, act)))
    append_suspects (reading, builder, named);
  best = named->len > 0 ? named : described->len > 0 ? described : forces;
  if (forces->len > 0 && dtl_act_type (reading, act) == DTL_INCIDENT_TYPE_AIR_STRIKE)
    best = forces;
  if (best->len > 0)
    dtl_incident_builder_set (builder, DTL_FIELD_PERPETRATOR, dtl_value_new_text (best->str), 0.65);
}

/**
 * dtl_act_to_incident:
 * @reading: a reading
 * @act: an act that is an incident
 * @acts: all acts of the article
 * @features: (out) (optional) (transfer full): the features of its likelihood, for learning
 *
 * Returns: (transfer full): its record
 */
DtlIncident *
dtl_act_to_incident (const DtlReading *reading, const DtlAct *act, const GPtrArray *acts,
                     char **features)
{
  g_autoptr (DtlIncidentBuilder) builder = dtl_incident_builder_new ();
  g_autoptr (DtlRoleScene) scene = dtl_role_scene_new (reading, act);
  double probability;

  set_type (reading, act, builder);
  dtl_incident_builder_set (builder, DTL_FIELD_STATUS,
                            dtl_value_new_code (status_of (reading, act)), 0.95);
  dtl_incident_builder_set (builder, DTL_FIELD_SUICIDE, dtl_value_new_boolean (act->suicide), 0.96);
  dtl_incident_builder_set (builder, DTL_FIELD_MAIN, dtl_value_new_boolean (act->main), 0.8);
  dtl_act_set_date (reading, act, acts, builder);
  dtl_act_set_place (reading, act, acts, builder);
  dtl_act_set_site (reading, act, builder);
  dtl_act_set_people (reading, act, builder);
  dtl_role_scene_show_rules (scene, builder);
  set_weapons (reading, act, builder);
  probability = dtl_act_probability (reading, act, builder);
  dtl_incident_builder_set_overall (builder, probability);
  if (features == NULL && probability >= DTL_ACT_THRESHOLD)
    dtl_role_scene_give (scene, builder);
  sum_up_perpetrators (reading, act, builder);
  /* Weights are learned from the confidences as they are. */
  if (features != NULL)
    *features = dtl_act_dup_features (reading, act, builder);
  else
    dtl_confidence_calibrate (builder, probability);
  return dtl_incident_builder_end (g_steal_pointer (&builder));
}
