/* dtl-act-judge.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"

#include "dtl-people.h"

/* What kills because somebody wants it. */
static const guint32 means = 1u << DTL_WEAPON_FIREARMS | 1u << DTL_WEAPON_EXPLOSIVES |
                             1u << DTL_WEAPON_VEHICLE_BOMB | 1u << DTL_WEAPON_GRENADE |
                             1u << DTL_WEAPON_MELEE | 1u << DTL_WEAPON_INCENDIARY;

/* "A rocket hit a house", "mortar shells killed two": somebody fired it; but one that explodes on
 * its lorry was not fired. */
static gboolean
is_hit_by_rocket (const DtlReading *reading, const DtlEvent *event)
{
  if (event->nominal || event->word->act == DTL_ACT_EXPLODE ||
      event->word->strength < DTL_STRENGTH_SUPPORT || event->modality & DTL_MODALITY_FIGURATIVE)
    return FALSE;
  for (guint k = 0; k < event->n_agents; k++)
    if (dtl_reading_phrase (reading, event->agents[k])->weapon == DTL_WEAPON_ROCKET_MORTAR)
      return TRUE;
  return FALSE;
}

/* Whether somebody or something that can intend harm did it. */
static gboolean
has_intent (const DtlReading *reading, const DtlAct *act)
{
  if (act->strength == DTL_STRENGTH_CORE)
    return TRUE;
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->modality & (DTL_MODALITY_GENERIC | DTL_MODALITY_DENIED))
        continue;
      if (is_hit_by_rocket (reading, event))
        return TRUE;
      for (guint k = 0; k < event->n_agents; k++)
        {
          guint32 traits = dtl_reading_phrase (reading, event->agents[k])->traits;

          if (event->word->strength >= DTL_STRENGTH_SUPPORT &&
              (traits & (DTL_TRAIT_PERPETRATOR | DTL_TRAIT_SECURITY | DTL_TRAIT_GROUP |
                         DTL_TRAIT_PROTESTER)))
            return TRUE;
          if (event->word->strength == DTL_STRENGTH_EFFECT && (traits & DTL_TRAIT_PERSON))
            return TRUE;
        }
    }
  if (act->strength >= DTL_STRENGTH_SUPPORT && (act->weapons & means) != 0)
    return TRUE;
  return act->families & 1u << DTL_FAMILY_CLASH && act->figures[DTL_FIGURE_KILLED].known;
}

static gboolean
has_victims (const DtlReading *reading, const DtlAct *act)
{
  for (guint k = 0; k < DTL_N_FIGURES; k++)
    if (act->figures[k].known && act->figures[k].count.max != 0)
      return TRUE;
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->strength == DTL_STRENGTH_FRAME && event->word->act != DTL_ACT_DESTROY &&
          event->word->act != DTL_ACT_DAMAGE)
        continue;
      for (guint k = 0; k < event->n_patients; k++)
        if (dtl_reading_phrase (reading, event->patients[k])->traits &
            (DTL_TRAIT_PERSON | DTL_TRAIT_PROPERTY | DTL_TRAIT_SECURITY | DTL_TRAIT_PERPETRATOR))
          return TRUE;
    }
  return FALSE;
}

/* A killing of somebody by name is particular whatever else the text leaves out. */
static gboolean
has_named_victim (const DtlReading *reading, const DtlAct *act)
{
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->strength != DTL_STRENGTH_CORE || event->modality & DTL_MODALITY_GENERIC)
        continue;
      for (guint k = 0; k < event->n_patients; k++)
        if (dtl_people_of_phrase (reading->people, event->patients[k]) != DTL_NO_INDEX)
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_perpetrator (const DtlReading *reading, const DtlAct *act)
{
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      for (guint k = 0; k < event->n_agents; k++)
        if (dtl_reading_phrase (reading, event->agents[k])->traits &
            (DTL_TRAIT_GROUP | DTL_TRAIT_PERPETRATOR | DTL_TRAIT_SECURITY))
          return TRUE;
    }
  return FALSE;
}

/* A bomb that was found or did not go off harms nobody and is an incident all the same. */
static gboolean
is_thwarted (const DtlReading *reading, const DtlAct *act)
{
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->act == DTL_ACT_FOIL || event->word->act == DTL_ACT_MISFIRE ||
          event->word->act == DTL_ACT_EXPLODE)
        return TRUE;
    }
  return FALSE;
}

/* Deaths and things foiled are no acts by themselves: somebody must have killed, or tried to. */
static gboolean
tells_of_violence (const DtlReading *reading, const DtlAct *act)
{
  if (act->weapons != 0 || act->suicide)
    return TRUE;
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->strength == DTL_STRENGTH_FRAME || event->modality & DTL_MODALITY_FIGURATIVE)
        continue;
      switch (event->word->act)
        {
        case DTL_ACT_DIE:
        case DTL_ACT_DEAD:
        case DTL_ACT_DEATH:
        case DTL_ACT_TOLL:
        case DTL_ACT_CASUALTY:
        case DTL_ACT_WOUNDED:
        case DTL_ACT_INJURY:
        case DTL_ACT_FOIL:
        case DTL_ACT_PLOT:
        case DTL_ACT_TARGET:
          break;
        default:
          return TRUE;
        }
    }
  return FALSE;
}

/* The best strength of all mentions, real or not. */
static guint
strength_of (const DtlReading *reading, const DtlAct *act)
{
  guint strength = act->strength;

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (!(event->modality & DTL_MODALITY_FIGURATIVE))
        strength = MAX (strength, event->word->strength);
    }
  return strength;
}

/* How many of date, place, victims or target, and perpetrator are known. */
static guint
count_known (const DtlReading *reading, const DtlAct *act)
{
  guint known = 0;

  known +=
      act->when.from.year != 0 || (act->legal && dtl_act_day_nearby (reading, act) != DTL_NO_INDEX);
  known += act->toponym != DTL_NO_INDEX || reading->toponyms->len > 0;
  known += has_named_victim (reading, act) ? 2 : has_victims (reading, act);
  known += has_perpetrator (reading, act);
  return known;
}

/* A text that knows neither fighters nor their weapons nor a murder mostly tells of an accident. */
static gboolean
knows_of_fighters (const DtlReading *reading)
{
  const guint32 fighters = DTL_TRAIT_MILITANT | DTL_TRAIT_GROUP | DTL_TRAIT_SUICIDE;

  for (guint32 t = 0; t < reading->body_end; t++)
    if (reading->token_traits[t] & fighters)
      return TRUE;
  for (guint32 i = 0; i < reading->phrases->len; i++)
    {
      int weapon = dtl_reading_phrase (reading, i)->weapon;

      if (weapon >= 0 && (means >> weapon & 1))
        return TRUE;
    }
  for (guint32 i = 0; i < reading->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);

      if (event->word->strength == DTL_STRENGTH_CORE &&
          !(event->modality & (DTL_MODALITY_FIGURATIVE | DTL_MODALITY_GENERIC)))
        return TRUE;
    }
  return FALSE;
}

/* "A landslide killed five": what did it cannot will. */
static gboolean
has_lifeless_agent (const DtlReading *reading, const DtlAct *act)
{
  const guint32 people = DTL_TRAIT_PERSON | DTL_TRAIT_PERPETRATOR | DTL_TRAIT_SECURITY |
                         DTL_TRAIT_GROUP | DTL_TRAIT_MILITANT | DTL_TRAIT_PROTESTER;

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      for (guint k = 0; k < event->n_agents; k++)
        {
          const DtlPhrase *phrase = dtl_reading_phrase (reading, event->agents[k]);

          if (!(phrase->flags & (DTL_PHRASE_PRONOUN | DTL_PHRASE_NAME)) &&
              (phrase->weapon < 0 || !(means >> phrase->weapon & 1)) && !(phrase->traits & people))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
speaks_of_mishaps (const DtlReading *reading)
{
  for (guint32 t = 0; t < reading->body_end; t++)
    if (reading->token_traits[t] & DTL_TRAIT_MISHAP)
      return TRUE;
  for (guint32 i = 0; i < reading->events->len; i++)
    if (dtl_reading_event (reading, i)->word->act == DTL_ACT_ACCIDENT)
      return TRUE;
  return FALSE;
}

/* Somebody does this to somebody; a blast, a fire or a death may come of itself. */
static gboolean
has_willed_word (const DtlReading *reading, const DtlAct *act)
{
  gboolean willed = FALSE;

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      switch (event->word->act)
        {
        case DTL_ACT_KILL:
        case DTL_ACT_ATTACK:
        case DTL_ACT_CLASH:
        case DTL_ACT_SEIZE:
        case DTL_ACT_HOSTAGES:
          willed |= !(event->modality & (DTL_MODALITY_FIGURATIVE | DTL_MODALITY_GENERIC));
          break;
        case DTL_ACT_EXPLODE:
        case DTL_ACT_BURN:
          return FALSE;
        default:
          break;
        }
    }
  return willed;
}

/**
 * dtl_act_flaws:
 * @reading: a reading
 * @act: an act
 *
 * The test of the codebook: an intended act of violence, particular rather than general, known by
 * at least two of date, place, victims or target, and perpetrator.
 *
 * Returns: the #DtlActFlaw bits of what the act lacks
 */
guint
dtl_act_flaws (const DtlReading *reading, const DtlAct *act)
{
  guint flaws = 0;

  if (!act->actual || act->strength < DTL_STRENGTH_SUPPORT)
    flaws |= DTL_ACT_FLAW_UNREAL;
  if (!has_intent (reading, act))
    flaws |= DTL_ACT_FLAW_NO_INTENT;
  if ((flaws & DTL_ACT_FLAW_NO_INTENT) && has_lifeless_agent (reading, act))
    flaws |= DTL_ACT_FLAW_ACCIDENT;
  if ((flaws & DTL_ACT_FLAW_NO_INTENT) && !knows_of_fighters (reading))
    flaws |= has_willed_word (reading, act) && !speaks_of_mishaps (reading) ? DTL_ACT_FLAW_STRAY
                                                                            : DTL_ACT_FLAW_ACCIDENT;
  if (act->accident && act->weapons == 0 && !has_perpetrator (reading, act))
    flaws |= DTL_ACT_FLAW_ACCIDENT;
  if (act->strength == DTL_STRENGTH_SUPPORT && !has_victims (reading, act) &&
      !is_thwarted (reading, act))
    flaws |= DTL_ACT_FLAW_NO_VICTIM;
  if (!tells_of_violence (reading, act))
    flaws |= DTL_ACT_FLAW_NO_VIOLENCE;
  if (count_known (reading, act) < (act->legal ? 3 : 2))
    flaws |= DTL_ACT_FLAW_VAGUE;
  return flaws;
}

/**
 * dtl_act_is_candidate:
 * @reading: a reading
 * @act: an act
 *
 * Returns: whether the act may be an incident: a word of violence that the text does not deny or
 * only suppose and somebody or something hit, no war and no accident. Whether it took place by
 * somebody's will, and is known well enough, is for the model to weigh.
 */
gboolean
dtl_act_is_candidate (const DtlReading *reading, const DtlAct *act)
{
  const guint hopeless = DTL_ACT_FLAW_UNREAL | DTL_ACT_FLAW_ACCIDENT | DTL_ACT_FLAW_NO_VICTIM |
                         DTL_ACT_FLAW_NO_VIOLENCE;

  return strength_of (reading, act) >= DTL_STRENGTH_SUPPORT && !act->war &&
         !(dtl_act_flaws (reading, act) & hopeless);
}

typedef struct
{
  guint type;
  guint weight;
} Vote;

static Vote
vote_of (const DtlEvent *event)
{
  switch (event->word->act)
    {
    case DTL_ACT_BOMB:
    case DTL_ACT_BLOWUP:
      return (Vote){ DTL_INCIDENT_TYPE_BOMBING, 6 };
    case DTL_ACT_EXPLODE:
    case DTL_ACT_MISFIRE:
    case DTL_ACT_PLANT:
      return (Vote){ DTL_INCIDENT_TYPE_BOMBING, 4 };
    case DTL_ACT_AIRSTRIKE:
    case DTL_ACT_SHELL:
      return (Vote){ DTL_INCIDENT_TYPE_AIR_STRIKE, 7 };
    case DTL_ACT_SHOOTDOWN:
      return (Vote){ DTL_INCIDENT_TYPE_AIR_STRIKE, 3 };
    case DTL_ACT_CLASH:
      return (Vote){ DTL_INCIDENT_TYPE_CLASH, event->word->strength == DTL_STRENGTH_CORE ? 5 : 2 };
    case DTL_ACT_RIOT:
      return (Vote){ DTL_INCIDENT_TYPE_RIOT, 6 };
    case DTL_ACT_LOOT:
    case DTL_ACT_RIOTER:
      return (Vote){ DTL_INCIDENT_TYPE_RIOT, 2 };
    case DTL_ACT_ARSON:
    case DTL_ACT_SABOTAGE:
      return (Vote){ DTL_INCIDENT_TYPE_FACILITY_ATTACK, 4 };
    case DTL_ACT_BURN:
      return (Vote){ DTL_INCIDENT_TYPE_FACILITY_ATTACK, 2 };
    case DTL_ACT_KIDNAP:
      return (Vote){ DTL_INCIDENT_TYPE_KIDNAPPING, 7 };
    case DTL_ACT_HOSTAGES:
      return (Vote){ DTL_INCIDENT_TYPE_KIDNAPPING, 3 };
    case DTL_ACT_HOSTAGE:
      return (Vote){ DTL_INCIDENT_TYPE_KIDNAPPING, 5 };
    case DTL_ACT_HIJACK:
      return (Vote){ DTL_INCIDENT_TYPE_HIJACKING, 8 };
    case DTL_ACT_ASSASSINATE:
      return (Vote){ DTL_INCIDENT_TYPE_ASSASSINATION, 8 };
    case DTL_ACT_SHOOT:
    case DTL_ACT_STAB:
      return (Vote){ DTL_INCIDENT_TYPE_ARMED_ASSAULT, 5 };
    case DTL_ACT_MURDER:
    case DTL_ACT_EXECUTE:
    case DTL_ACT_ROB:
    case DTL_ACT_RAM:
      return (Vote){ DTL_INCIDENT_TYPE_ARMED_ASSAULT, 4 };
    case DTL_ACT_BEAT:
    case DTL_ACT_RAPE:
    case DTL_ACT_POISON:
      return (Vote){ DTL_INCIDENT_TYPE_UNARMED_ASSAULT, 4 };
    case DTL_ACT_ATTACK:
    case DTL_ACT_RAID:
      return (Vote){ DTL_INCIDENT_TYPE_ARMED_ASSAULT, 2 };
    case DTL_ACT_KILL:
      return (Vote){ DTL_INCIDENT_TYPE_ARMED_ASSAULT, 1 };
    default:
      return (Vote){ DTL_INCIDENT_TYPE_UNKNOWN, 0 };
    }
}

static gboolean
is_prominent (int occupation)
{
  return occupation == DTL_OCCUPATION_DIPLOMAT ||
         occupation == DTL_OCCUPATION_GOVERNMENT_OFFICIAL ||
         occupation == DTL_OCCUPATION_FORMER_GOVERNMENT_OFFICIAL ||
         occupation == DTL_OCCUPATION_POLITICAL_FIGURE ||
         occupation == DTL_OCCUPATION_LEGAL_JUDICIAL || occupation == DTL_OCCUPATION_JOURNALIST;
}

static gboolean
has_prominent_victim (const DtlReading *reading, const DtlAct *act)
{
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->strength < DTL_STRENGTH_EFFECT || event->n_patients == 0 ||
          dtl_act_family (event->word->act) == DTL_FAMILY_HOSTAGE)
        continue;
      for (guint k = 0; k < event->n_patients; k++)
        {
          const DtlPhrase *phrase = dtl_reading_phrase (reading, event->patients[k]);
          guint32 who = dtl_people_of_phrase (reading->people, event->patients[k]);

          if ((phrase->traits & DTL_TRAIT_PROMINENT) && !(phrase->flags & DTL_PHRASE_PLURAL))
            return TRUE;
          if (who != DTL_NO_INDEX &&
              is_prominent (dtl_people_get (reading->people, who)->occupation))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
any_trait (const DtlReading *reading, const DtlAct *act, guint32 trait)
{
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));
      const DtlSentence *sentence = &reading->sentences[event->sentence];

      for (guint32 t = sentence->first; t < sentence->end && i < 6; t++)
        if (reading->token_traits[t] & trait)
          return TRUE;
    }
  return FALSE;
}

/* "Rioters set fire to shops": what a crowd does. */
static gboolean
is_done_by_crowd (const DtlReading *reading, const DtlEvent *event)
{
  for (guint k = 0; k < event->n_agents; k++)
    {
      guint32 head = dtl_reading_phrase (reading, event->agents[k])->head;

      if (dtl_reading_has (reading, head, DTL_WORDS_CROWD))
        return TRUE;
    }
  return FALSE;
}

static const guint32 bombs =
    1u << DTL_WEAPON_EXPLOSIVES | 1u << DTL_WEAPON_VEHICLE_BOMB | 1u << DTL_WEAPON_GRENADE;

/* "The bomb killed 12": the verb says nothing of the kind, the weapon does. */
static gboolean
is_killing_by_bomb (const DtlEvent *event, const DtlAct *act)
{
  const guint32 others = 1u << DTL_WEAPON_FIREARMS | 1u << DTL_WEAPON_MELEE;

  return event->word->act == DTL_ACT_KILL && (act->weapons & bombs) && !(act->weapons & others);
}

/* "The rockets killed three", "fired missiles at the camp" */
static gboolean
is_killing_from_afar (const DtlEvent *event, const DtlAct *act)
{
  const guint32 near = bombs | 1u << DTL_WEAPON_FIREARMS | 1u << DTL_WEAPON_MELEE;
  const guint32 far = 1u << DTL_WEAPON_ROCKET_MORTAR | 1u << DTL_WEAPON_AIRCRAFT_DRONE;

  if (event->word->act == DTL_ACT_SHOOT)
    return (event->weapons & far) && !(event->weapons & near);
  return event->word->act == DTL_ACT_KILL && (act->weapons & far) && !(act->weapons & near);
}

static void
add_weapon_votes (const DtlAct *act, guint *votes)
{
  if (act->weapons & bombs)
    votes[DTL_INCIDENT_TYPE_BOMBING] += 3;
  if (act->weapons & (1u << DTL_WEAPON_AIRCRAFT_DRONE | 1u << DTL_WEAPON_ROCKET_MORTAR))
    votes[DTL_INCIDENT_TYPE_AIR_STRIKE] += 3;
  if (act->weapons & 1u << DTL_WEAPON_FIREARMS)
    votes[DTL_INCIDENT_TYPE_ARMED_ASSAULT] += 2;
  if (act->weapons & 1u << DTL_WEAPON_MELEE)
    votes[DTL_INCIDENT_TYPE_ARMED_ASSAULT] += 2;
  if (act->weapons & 1u << DTL_WEAPON_CHEMICAL)
    votes[DTL_INCIDENT_TYPE_UNARMED_ASSAULT] += 9;
  if (act->suicide)
    votes[DTL_INCIDENT_TYPE_BOMBING] += 5;
}

/* "Gunmen killed two guards and set the store on fire": what they came for. */
static gboolean
is_killing_by_gunmen (const DtlReading *reading, const DtlEvent *event)
{
  return event->word->act == DTL_ACT_KILL && event->n_agents > 0 &&
         dtl_reading_has (reading, dtl_reading_phrase (reading, event->agents[0])->head,
                          DTL_WORDS_CARRIES_FIREARM);
}

/**
 * dtl_act_type:
 * @reading: a reading
 * @act: an act
 *
 * Weighs the kinds of its mentions, the first ones more, and its weapons.
 *
 * Returns: a #DtlIncidentType
 */
int
dtl_act_type (const DtlReading *reading, const DtlAct *act)
{
  guint votes[DTL_INCIDENT_TYPE_RIOT + 1] = { 0 };
  guint best = DTL_INCIDENT_TYPE_UNKNOWN;

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));
      Vote vote = vote_of (event);

      if (is_killing_by_gunmen (reading, event))
        vote.weight = 4;
      if (is_killing_by_bomb (event, act))
        vote.type = DTL_INCIDENT_TYPE_BOMBING;
      if (event->suicide && (event->weapons & bombs) &&
          vote.type == DTL_INCIDENT_TYPE_ARMED_ASSAULT)
        vote.type = DTL_INCIDENT_TYPE_BOMBING;
      if (vote.type == DTL_INCIDENT_TYPE_FACILITY_ATTACK && is_done_by_crowd (reading, event))
        vote.type = DTL_INCIDENT_TYPE_RIOT;
      if (is_killing_from_afar (event, act))
        vote.type = DTL_INCIDENT_TYPE_AIR_STRIKE;
      if (event->word->act == DTL_ACT_ATTACK && event->weapons == 1u << DTL_WEAPON_CHEMICAL)
        vote.type = DTL_INCIDENT_TYPE_UNARMED_ASSAULT;
      if (!event->answer && !(event->modality & (DTL_MODALITY_DENIED | DTL_MODALITY_GENERIC)))
        votes[vote.type] += vote.weight * (i < 2 ? 4 : i < 5 ? 2 : 1);
    }
  votes[DTL_INCIDENT_TYPE_UNKNOWN] = 0;
  add_weapon_votes (act, votes);
  for (guint t = 0; t < G_N_ELEMENTS (votes); t++)
    if (votes[t] > votes[best])
      best = t;
  if (best == DTL_INCIDENT_TYPE_CLASH && any_trait (reading, act, DTL_TRAIT_PROTESTER))
    return DTL_INCIDENT_TYPE_RIOT;
  if (best == DTL_INCIDENT_TYPE_UNARMED_ASSAULT &&
      (act->weapons & (1u << DTL_WEAPON_MELEE | 1u << DTL_WEAPON_FIREARMS)))
    best = DTL_INCIDENT_TYPE_ARMED_ASSAULT;
  if ((best == DTL_INCIDENT_TYPE_ARMED_ASSAULT || best == DTL_INCIDENT_TYPE_UNKNOWN) &&
      has_prominent_victim (reading, act))
    return DTL_INCIDENT_TYPE_ASSASSINATION;
  return best;
}
