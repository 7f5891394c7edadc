/* dtl-incident-people.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"
#include "dtl-participants.h"
#include "dtl-people.h"
#include "dtl-reason.h"

#include <string.h>

/* Collections of reports are too long for what is told between the mentions of one act. */
#define MAX_EVENTS 400

static const DtlEvent *
event_at (const DtlReading *reading, const DtlAct *act, guint i)
{
  return dtl_reading_event (reading, g_array_index (act->events, guint32, i));
}

/* The words of a phrase without what only counts or points. */
static char *
phrase_words (const DtlReading *reading, const DtlPhrase *phrase)
{
  guint32 first = phrase->first;

  while (first < phrase->head &&
         (reading->tokens[first].xpos == DTL_XPOS_DT ||
          reading->tokens[first].xpos == DTL_XPOS_PRPS ||
          dtl_reading_has (reading, first, DTL_WORDS_BEFORE_NUMBER_IN_PHRASE)))
    first++;
  return dtl_document_dup_words (reading->document, first, phrase->end);
}

static void
append (GString *out, const char *words, const char *separator)
{
  if (strstr (out->str, words) != NULL)
    return;
  if (out->len > 0)
    g_string_append (out, separator);
  g_string_append (out, words);
}

static gboolean
is_actor (const DtlReading *reading, const DtlPhrase *phrase)
{
  const guint32 actors = DTL_TRAIT_PERPETRATOR | DTL_TRAIT_GROUP | DTL_TRAIT_SECURITY |
                         DTL_TRAIT_PROTESTER | DTL_TRAIT_PERSON;

  if (phrase->flags & (DTL_PHRASE_PRONOUN | DTL_PHRASE_MEASURE | DTL_PHRASE_NONE))
    return FALSE;
  if (reading->token_timex[phrase->head] != DTL_NO_INDEX)
    return FALSE;
  if ((phrase->traits & (DTL_TRAIT_WEAPON | DTL_TRAIT_PROPERTY)) && !(phrase->traits & actors))
    return FALSE;
  if (reading->token_traits[phrase->head] & DTL_TRAIT_TRIGGER && !(phrase->traits & actors))
    return FALSE;
  if (phrase->traits &
      (DTL_TRAIT_PERPETRATOR | DTL_TRAIT_GROUP | DTL_TRAIT_SECURITY | DTL_TRAIT_PROTESTER))
    return !(phrase->traits & DTL_TRAIT_PROMINENT);
  if (reading->token_toponym[phrase->head] != DTL_NO_INDEX)
    return FALSE;
  return (phrase->flags & DTL_PHRASE_NAME) != 0 && !(phrase->traits & DTL_TRAIT_PROMINENT);
}

static void
set_perpetrator_count (const DtlPhrase *phrase, DtlIncidentBuilder *builder)
{
  if (phrase->has_count && phrase->count.min >= 1 && phrase->count.min == phrase->count.max &&
      !(phrase->flags & DTL_PHRASE_NAME) &&
      (dtl_incident_builder_get (builder, DTL_FIELD_PERPETRATOR_COUNT) == NULL ||
       phrase->count.min >
           dtl_value_get_count (dtl_incident_builder_get (builder, DTL_FIELD_PERPETRATOR_COUNT))
               .min))
    dtl_incident_builder_set (builder, DTL_FIELD_PERPETRATOR_COUNT,
                              dtl_value_new_count (phrase->count), 0.6);
}

typedef struct
{
  const DtlReading *reading;
  DtlIncidentBuilder *builder;
  GString *named;
  GString *described;
} Perpetrators;

static void
add_perpetrator (Perpetrators *all, const DtlEvent *event, const DtlPhrase *phrase)
{
  g_autofree char *words = phrase_words (all->reading, phrase);
  gboolean named = phrase->group != NULL || (phrase->flags & DTL_PHRASE_NAME) != 0;

  append (named ? all->named : all->described, words, "; ");
  dtl_incident_builder_add_evidence (all->builder, DTL_FIELD_PERPETRATOR,
                                     dtl_reading_span (all->reading, phrase->first, phrase->end));
  if (event->word->act != DTL_ACT_CHARGE && event->word->act != DTL_ACT_BLAME &&
      (phrase->traits & (DTL_TRAIT_SECURITY | DTL_TRAIT_PERPETRATOR)) != DTL_TRAIT_SECURITY)
    set_perpetrator_count (phrase, all->builder);
  if (phrase->group != NULL)
    dtl_incident_builder_set (all->builder, DTL_FIELD_PERPETRATOR_GROUP,
                              dtl_value_new_text (*phrase->group->name != '\0'
                                                      ? phrase->group->name
                                                      : phrase->group->term),
                              0.7);
  /* "the gunman, John Doe," */
  if ((phrase->traits & DTL_TRAIT_PERPETRATOR) && phrase->complement != DTL_NO_INDEX)
    {
      const DtlPhrase *name = dtl_reading_phrase (all->reading, phrase->complement);

      if ((name->flags & DTL_PHRASE_NAME) && name->first > phrase->end &&
          all->reading->token_toponym[name->head] == DTL_NO_INDEX)
        {
          g_autofree char *who = phrase_words (all->reading, name);

          append (all->named, who, "; ");
        }
    }
}

/* Those whom the text blames, charges or names: only names and kinds of group, not "a man". */
static gboolean
is_accused (const DtlPhrase *phrase)
{
  return phrase->group != NULL || (phrase->flags & DTL_PHRASE_NAME) != 0 ||
         (phrase->traits & DTL_TRAIT_MILITANT) != 0;
}

static void
add_perpetrators_of (Perpetrators *all, const DtlEvent *event)
{
  switch (event->word->act)
    {
    case DTL_ACT_BLAME:
    case DTL_ACT_BLAMED:
    case DTL_ACT_CHARGE:
      for (guint k = 0; k < event->n_patients; k++)
        {
          const DtlPhrase *phrase = dtl_reading_phrase (all->reading, event->patients[k]);

          if (is_actor (all->reading, phrase) && is_accused (phrase))
            add_perpetrator (all, event, phrase);
        }
      break;
    case DTL_ACT_IDENTIFY:
    case DTL_ACT_RELEASE:
    case DTL_ACT_FOIL:
    case DTL_ACT_ACCIDENT:
    case DTL_ACT_CASUALTY:
    case DTL_ACT_DEATH:
    case DTL_ACT_TOLL:
    case DTL_ACT_DIE:
    case DTL_ACT_DEAD:
      break;
    case DTL_ACT_IDENTIFIED:
      if (event->n_agents > 0 && event->n_patients > 0 &&
          dtl_reading_phrase (all->reading, event->agents[0])->traits & DTL_TRAIT_PERPETRATOR &&
          is_accused (dtl_reading_phrase (all->reading, event->patients[0])))
        add_perpetrator (all, event, dtl_reading_phrase (all->reading, event->patients[0]));
      break;
    default:
      for (guint k = 0; k < event->n_agents; k++)
        {
          const DtlPhrase *phrase = dtl_reading_phrase (all->reading, event->agents[k]);

          if (is_actor (all->reading, phrase) &&
              !dtl_event_strikes_back (all->reading, event, phrase))
            add_perpetrator (all, event, phrase);
        }
      break;
    }
}

static gboolean
is_sentence_of (const DtlReading *reading, const DtlAct *act, guint32 sentence)
{
  for (guint32 i = 0; i < reading->events->len; i++)
    {
      gboolean own = FALSE;

      if (dtl_reading_event (reading, i)->sentence != sentence)
        continue;
      for (guint k = 0; k < act->events->len && !own; k++)
        own = g_array_index (act->events, guint32, k) == i;
      if (!own)
        return FALSE;
    }
  return TRUE;
}

/* "Ten gunmen entered the station": how many they were, told between the mentions of the act. */
static void
count_attackers (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  guint32 first = event_at (reading, act, 0)->sentence;
  guint32 last = event_at (reading, act, act->events->len - 1)->sentence;

  if (act->events->len > 40 || reading->events->len > MAX_EVENTS)
    return;
  for (guint32 i = 0; i < reading->phrases->len; i++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, i);

      if (phrase->sentence < first || phrase->sentence > last ||
          (phrase->flags & (DTL_PHRASE_AMONG | DTL_PHRASE_NAME)) ||
          (phrase->traits & (DTL_TRAIT_PERPETRATOR | DTL_TRAIT_MILITANT)) !=
              DTL_TRAIT_PERPETRATOR ||
          !phrase->has_count || phrase->count.min < 2 || phrase->preposition != DTL_NO_INDEX ||
          dtl_is_word_class (reading->tokens[phrase->head].lemma, DTL_WORDS_ONLY_SUSPECTED))
        continue;
      if (is_sentence_of (reading, act, phrase->sentence))
        set_perpetrator_count (phrase, builder);
    }
}

static void
set_perpetrators (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  g_autoptr (GString) named = g_string_new (NULL);
  g_autoptr (GString) described = g_string_new (NULL);
  Perpetrators all = { reading, builder, named, described };

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = event_at (reading, act, i);

      if (event->modality & DTL_MODALITY_GENERIC)
        continue;
      add_perpetrators_of (&all, event);
      if (event->word->act == DTL_ACT_CLAIM)
        dtl_incident_builder_set (builder, DTL_FIELD_CLAIMED,
                                  dtl_value_new_boolean (!(event->modality & DTL_MODALITY_DENIED)),
                                  0.8);
    }
  count_attackers (reading, act, builder);
  if (named->len > 0)
    dtl_incident_builder_set (builder, DTL_FIELD_PERPETRATOR, dtl_value_new_text (named->str), 0.7);
  else if (described->len > 0)
    dtl_incident_builder_set (builder, DTL_FIELD_PERPETRATOR, dtl_value_new_text (described->str),
                              0.6);
}

static gboolean
is_target (const DtlReading *reading, const DtlPhrase *phrase)
{
  const guint32 things = DTL_TRAIT_PERSON | DTL_TRAIT_PROPERTY | DTL_TRAIT_SECURITY;

  if (phrase->flags &
      (DTL_PHRASE_PRONOUN | DTL_PHRASE_MEASURE | DTL_PHRASE_NONE | DTL_PHRASE_OTHERS))
    return FALSE;
  if (reading->token_timex[phrase->head] != DTL_NO_INDEX)
    return FALSE;
  if ((phrase->traits & DTL_TRAIT_WEAPON) && !(phrase->traits & things))
    return FALSE;
  if (phrase->weapon > DTL_WEAPON_UNKNOWN && phrase->of_head[3] &&
      !(phrase->traits & DTL_TRAIT_PERSON))
    return FALSE;
  if (reading->token_toponym[phrase->head] != DTL_NO_INDEX && !(phrase->traits & things) &&
      phrase->target_type <= 0)
    return FALSE;
  return (phrase->traits & things) != 0 || phrase->target_type > 0 ||
         (phrase->flags & DTL_PHRASE_NAME) != 0;
}

static int
type_of_occupation (int occupation)
{
  static const gint8 types[DTL_N_OCCUPATION] = {
    [DTL_OCCUPATION_CIVILIAN] = DTL_TARGET_TYPE_CIVILIANS,
    [DTL_OCCUPATION_DIPLOMAT] = DTL_TARGET_TYPE_DIPLOMATIC,
    [DTL_OCCUPATION_GOVERNMENT_OFFICIAL] = DTL_TARGET_TYPE_GOVERNMENT,
    [DTL_OCCUPATION_FORMER_GOVERNMENT_OFFICIAL] = DTL_TARGET_TYPE_GOVERNMENT,
    [DTL_OCCUPATION_POLITICAL_FIGURE] = DTL_TARGET_TYPE_GOVERNMENT,
    [DTL_OCCUPATION_LEGAL_JUDICIAL] = DTL_TARGET_TYPE_GOVERNMENT,
    [DTL_OCCUPATION_LAW_ENFORCEMENT] = DTL_TARGET_TYPE_POLICE,
    [DTL_OCCUPATION_ACTIVE_MILITARY] = DTL_TARGET_TYPE_MILITARY,
    [DTL_OCCUPATION_FORMER_ACTIVE_MILITARY] = DTL_TARGET_TYPE_MILITARY,
    [DTL_OCCUPATION_SECURITY_GUARD] = DTL_TARGET_TYPE_BUSINESS,
    [DTL_OCCUPATION_JOURNALIST] = DTL_TARGET_TYPE_JOURNALISTS_MEDIA,
    [DTL_OCCUPATION_RELIGIOUS_FIGURE] = DTL_TARGET_TYPE_RELIGIOUS,
    [DTL_OCCUPATION_AID_WORKER] = DTL_TARGET_TYPE_NGO,
    [DTL_OCCUPATION_EDUCATION] = DTL_TARGET_TYPE_EDUCATION,
    [DTL_OCCUPATION_BUSINESS] = DTL_TARGET_TYPE_BUSINESS,
    [DTL_OCCUPATION_COMBATANT] = DTL_TARGET_TYPE_MILITIA,
  };

  return occupation >= 0 && occupation < DTL_N_OCCUPATION ? types[occupation] : -1;
}

/* The type of target that a phrase is: by its own words, else by what the text calls the person. */
static int
type_of_target (const DtlReading *reading, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  guint32 who = dtl_people_of_phrase (reading->people, index);

  if (phrase->target_type > DTL_TARGET_TYPE_UNKNOWN &&
      phrase->target_type != DTL_TARGET_TYPE_CIVILIANS)
    return phrase->target_type;
  if (who != DTL_NO_INDEX && dtl_people_get (reading->people, who)->occupation > 0)
    return type_of_occupation (dtl_people_get (reading->people, who)->occupation);
  /* "the convoy of the governor" is the governor's. */
  if (phrase->complement != DTL_NO_INDEX)
    {
      const DtlPhrase *apposition = dtl_reading_phrase (reading, phrase->complement);

      if (apposition->occupation > 0)
        return type_of_occupation (apposition->occupation);
    }
  if (phrase->target_type > DTL_TARGET_TYPE_UNKNOWN)
    return phrase->target_type;
  if (phrase->traits & DTL_TRAIT_MILITANT)
    return DTL_TARGET_TYPE_MILITIA;
  return phrase->traits & DTL_TRAIT_PERSON || phrase->flags & DTL_PHRASE_NAME
             ? DTL_TARGET_TYPE_CIVILIANS
             : DTL_TARGET_TYPE_UNKNOWN;
}

static int
rank_of_target (const DtlEvent *event, int type)
{
  int rank = 0;

  if (event->word->strength == DTL_STRENGTH_CORE)
    rank += 4;
  else if (event->word->strength == DTL_STRENGTH_SUPPORT)
    rank += 2;
  if (type > DTL_TARGET_TYPE_UNKNOWN)
    rank += 2;
  if (type == DTL_TARGET_TYPE_CIVILIANS)
    rank -= 1;
  return rank;
}

/* A building or vehicle at, in or near which the act took place: what a bomb was meant for. */
static guint32
find_site (const DtlReading *reading, const DtlEvent *event)
{
  const DtlSentence *sentence = &reading->sentences[event->sentence];

  if (event->word->strength != DTL_STRENGTH_CORE && event->word->strength != DTL_STRENGTH_SUPPORT)
    return DTL_NO_INDEX;
  for (guint32 i = event->end; i < sentence->end; i++)
    {
      guint32 index = reading->token_phrase[i];
      const DtlPhrase *phrase;

      if (reading->token_clause[i] != event->clause)
        return DTL_NO_INDEX;
      if (index == DTL_NO_INDEX)
        continue;
      phrase = dtl_reading_phrase (reading, index);
      i = phrase->end - 1;
      if ((phrase->traits & DTL_TRAIT_PROPERTY) && phrase->target_type > DTL_TARGET_TYPE_UNKNOWN &&
          phrase->property != DTL_PROPERTY_CLASS_TRANSPORT_ROUTE && phrase->first > 0 &&
          !dtl_reading_has (reading, phrase->head, DTL_WORDS_PLACE_SETTLEMENT) &&
          dtl_reading_has (reading, phrase->first - 1, DTL_WORDS_AT_TARGET))
        return index;
    }
  return DTL_NO_INDEX;
}

typedef struct
{
  guint32 phrase;
  int type;
  int rank;
} Target;

static void
consider_target (const DtlReading *reading, const DtlEvent *event, guint32 index, Target *best)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  int type = type_of_target (reading, index);
  int rank;

  if (!is_target (reading, phrase))
    return;
  rank = rank_of_target (event, type);
  if (rank > best->rank)
    *best = (Target){ index, type, rank };
}

static void
consider_site (const DtlReading *reading, const DtlEvent *event, Target *best)
{
  guint32 index = find_site (reading, event);
  int type;
  int rank;

  if (index == DTL_NO_INDEX)
    return;
  type = dtl_reading_phrase (reading, index)->target_type;
  rank = type == DTL_TARGET_TYPE_CIVILIANS ? 4 : 5;
  if (rank > best->rank)
    *best = (Target){ index, type, rank };
}

/* "court bombings", "the embassy attack": the noun before says what was hit. */
static void
consider_modifier (const DtlReading *reading, const DtlEvent *event, Target *best)
{
  guint32 index = reading->token_phrase[event->end - 1];
  const DtlPhrase *phrase;

  if (!event->nominal || index == DTL_NO_INDEX || event->word->strength < DTL_STRENGTH_SUPPORT)
    return;
  phrase = dtl_reading_phrase (reading, index);
  if (phrase->target_type > DTL_TARGET_TYPE_CIVILIANS && !phrase->of_head[0] &&
      phrase->first < event->first && best->rank < 5 &&
      phrase->target_type != DTL_TARGET_TYPE_MILITIA)
    *best = (Target){ index, phrase->target_type, 5 };
}

/* Nothing says what was aimed at, but people were hurt. */
static void
set_civilians (const DtlAct *act, DtlIncidentBuilder *builder)
{
  for (guint k = 0; k <= DTL_FIGURE_KIDNAPPED; k++)
    if (act->figures[k].known && act->figures[k].count.max != 0)
      {
        g_autofree char *reason = dtl_reason_new (DTL_REASON_CIVILIANS);

        dtl_incident_builder_set (builder, DTL_FIELD_TARGET_TYPE,
                                  dtl_value_new_code (DTL_TARGET_TYPE_CIVILIANS), 0.5);
        dtl_incident_builder_set_reason (builder, DTL_FIELD_TARGET_TYPE, reason);
        return;
      }
}

static void
set_target (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  Target best = { DTL_NO_INDEX, DTL_TARGET_TYPE_UNKNOWN, -1 };
  const DtlPhrase *phrase;
  g_autofree char *words = NULL;

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = event_at (reading, act, i);

      if (event->word->strength == DTL_STRENGTH_FRAME && event->word->act != DTL_ACT_STRIKE)
        continue;
      consider_site (reading, event, &best);
      consider_modifier (reading, event, &best);
      for (guint k = 0; k < event->n_patients; k++)
        consider_target (reading, event, event->patients[k], &best);
    }
  if (best.phrase == DTL_NO_INDEX)
    {
      set_civilians (act, builder);
      return;
    }
  phrase = dtl_reading_phrase (reading, best.phrase);
  words = phrase_words (reading, phrase);
  dtl_incident_builder_set (builder, DTL_FIELD_TARGET, dtl_value_new_text (words), 0.7);
  dtl_incident_builder_add_evidence (builder, DTL_FIELD_TARGET,
                                     dtl_reading_span (reading, phrase->first, phrase->end));
  if (best.type > DTL_TARGET_TYPE_UNKNOWN)
    dtl_incident_builder_set (builder, DTL_FIELD_TARGET_TYPE, dtl_value_new_code (best.type), 0.7);
  else
    set_civilians (act, builder);
}

static void
set_figure (const DtlReading *reading, const DtlFigure *figure, DtlField field,
            DtlIncidentBuilder *builder)
{
  if (!figure->known)
    return;
  dtl_incident_builder_set (builder, field, dtl_value_new_count (figure->count), 0.8);
  dtl_incident_builder_add_evidence (builder, field,
                                     dtl_reading_span (reading, figure->first, figure->end));
}

static gboolean
is_answered (const DtlReading *reading, const DtlAct *act)
{
  for (guint i = 0; i < act->events->len; i++)
    if (event_at (reading, act, i)->answer)
      return TRUE;
  return FALSE;
}

/* Attackers who died are counted in by some sources and left out by others: the upper end of the
 * dead includes them, and where two armed sides fought or only attackers died the lower end too. */
static void
set_killed (const DtlReading *reading, const DtlAct *act, int type, DtlIncidentBuilder *builder)
{
  DtlFigure killed = act->figures[DTL_FIGURE_KILLED];
  const DtlFigure *attackers = &act->figures[DTL_FIGURE_PERPS_KILLED];

  if (attackers->known && attackers->count.max != 0)
    {
      DtlCount none = { 0, 0 };
      DtlCount base = killed.known ? killed.count : none;
      DtlCount sum = dtl_count_add (base, attackers->count);

      if (!killed.known)
        {
          killed.first = attackers->first;
          killed.end = attackers->end;
        }
      killed.known = TRUE;
      killed.count = type == DTL_INCIDENT_TYPE_CLASH || type == DTL_INCIDENT_TYPE_AIR_STRIKE ||
                             (!act->figures[DTL_FIGURE_KILLED].known && !act->suicide &&
                              !is_answered (reading, act))
                         ? sum
                         : (DtlCount){ base.min, sum.max };
    }
  set_figure (reading, &killed, DTL_FIELD_KILLED, builder);
}

/**
 * dtl_act_set_people:
 * @reading: a reading
 * @act: an act
 * @builder: where to put the fields
 *
 * Sets who was aimed at, who did it, and how many were hurt.
 */
void
dtl_act_set_people (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  int type = dtl_act_type (reading, act);

  set_target (reading, act, builder);
  set_perpetrators (reading, act, builder);
  set_killed (reading, act, type, builder);
  set_figure (reading, &act->figures[DTL_FIGURE_WOUNDED], DTL_FIELD_WOUNDED, builder);
  set_figure (reading, &act->figures[DTL_FIGURE_PERPS_KILLED], DTL_FIELD_PERPETRATORS_KILLED,
              builder);
  set_figure (reading, &act->figures[DTL_FIGURE_PERPS_WOUNDED], DTL_FIELD_PERPETRATORS_WOUNDED,
              builder);
  set_figure (reading, &act->figures[DTL_FIGURE_KIDNAPPED], DTL_FIELD_KIDNAPPED, builder);
}
