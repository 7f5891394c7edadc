/* dtl-incident-people.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"

#include <string.h>

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

  while (first < phrase->head && (reading->tokens[first].xpos == DTL_XPOS_DT ||
                                  reading->tokens[first].xpos == DTL_XPOS_PRPS ||
                                  dtl_reading_is (reading, first, "least") ||
                                  dtl_reading_is (reading, first, "at") ||
                                  dtl_reading_is (reading, first, "more") ||
                                  dtl_reading_is (reading, first, "than")))
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
  if (phrase->traits & (DTL_TRAIT_PERPETRATOR | DTL_TRAIT_GROUP | DTL_TRAIT_SECURITY |
                        DTL_TRAIT_PROTESTER))
    return !(phrase->traits & DTL_TRAIT_PROMINENT);
  if (reading->token_toponym[phrase->head] != DTL_NO_INDEX)
    return FALSE;
  return (phrase->flags & DTL_PHRASE_NAME) != 0 && !(phrase->traits & DTL_TRAIT_PROMINENT);
}

/* Those who strike back at the attackers are not the attackers. */
static gboolean
strikes_back (const DtlReading *reading, const DtlEvent *event, const DtlPhrase *agent)
{
  if (!(agent->traits & DTL_TRAIT_SECURITY))
    return FALSE;
  for (guint k = 0; k < event->n_patients; k++)
    if (dtl_reading_phrase (reading, event->patients[k])->traits & DTL_TRAIT_PERPETRATOR)
      return TRUE;
  return FALSE;
}

static void
set_perpetrator_count (const DtlPhrase *phrase, DtlIncidentBuilder *builder)
{
  if (phrase->has_count && phrase->count.min >= 1 && phrase->count.min == phrase->count.max &&
      !(phrase->flags & DTL_PHRASE_NAME) &&
      (dtl_incident_builder_get (builder, DTL_FIELD_PERPETRATOR_COUNT) == NULL ||
       phrase->count.min > dtl_value_get_count (dtl_incident_builder_get (
                               builder, DTL_FIELD_PERPETRATOR_COUNT)).min))
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
add_perpetrator (Perpetrators *all, const DtlPhrase *phrase)
{
  g_autofree char *words = phrase_words (all->reading, phrase);
  gboolean named = phrase->group != NULL || (phrase->flags & DTL_PHRASE_NAME) != 0;

  append (named ? all->named : all->described, words, "; ");
  dtl_incident_builder_add_evidence (all->builder, DTL_FIELD_PERPETRATOR,
                                     dtl_reading_span (all->reading, phrase->first, phrase->end));
  set_perpetrator_count (phrase, all->builder);
  if (phrase->group != NULL)
    dtl_incident_builder_set (all->builder, DTL_FIELD_PERPETRATOR_GROUP,
                              dtl_value_new_text (*phrase->group->name != '\0' ? phrase->group->name
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
            add_perpetrator (all, phrase);
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
        add_perpetrator (all, dtl_reading_phrase (all->reading, event->patients[0]));
      break;
    default:
      for (guint k = 0; k < event->n_agents; k++)
        {
          const DtlPhrase *phrase = dtl_reading_phrase (all->reading, event->agents[k]);

          if (is_actor (all->reading, phrase) && !strikes_back (all->reading, event, phrase))
            add_perpetrator (all, phrase);
        }
      break;
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

      add_perpetrators_of (&all, event);
      if (event->word->act == DTL_ACT_CLAIM)
        dtl_incident_builder_set (builder, DTL_FIELD_CLAIMED,
                                  dtl_value_new_boolean (!(event->modality & DTL_MODALITY_DENIED)),
                                  0.8);
    }
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

  if (phrase->flags & (DTL_PHRASE_PRONOUN | DTL_PHRASE_MEASURE | DTL_PHRASE_NONE | DTL_PHRASE_OTHERS))
    return FALSE;
  if (reading->token_timex[phrase->head] != DTL_NO_INDEX)
    return FALSE;
  if ((phrase->traits & DTL_TRAIT_WEAPON) && !(phrase->traits & things))
    return FALSE;
  return (phrase->traits & things) != 0 || phrase->target_type > 0 ||
         (phrase->flags & DTL_PHRASE_NAME) != 0;
}

static int
rank_of_target (const DtlEvent *event, const DtlPhrase *phrase)
{
  int rank = 0;

  if (event->word->strength == DTL_STRENGTH_CORE)
    rank += 4;
  else if (event->word->strength == DTL_STRENGTH_SUPPORT)
    rank += 2;
  if (phrase->target_type > DTL_TARGET_TYPE_UNKNOWN)
    rank += 2;
  if (phrase->target_type == DTL_TARGET_TYPE_CIVILIANS)
    rank -= 1;
  return rank;
}

static gboolean
is_site_word (const DtlReading *reading, guint32 i)
{
  static const char *const words[] = { "in", "into", "at", "near", "outside", "inside", "on", "of",
                                       "against", "to", "through", "by", "around" };

  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    if (dtl_reading_is (reading, i, words[k]))
      return TRUE;
  return FALSE;
}

/* A building or vehicle at, in or near which the act took place: what a bomb was meant for. */
static const DtlPhrase *
find_site (const DtlReading *reading, const DtlEvent *event)
{
  const DtlSentence *sentence = &reading->sentences[event->sentence];

  if (event->word->strength != DTL_STRENGTH_CORE && event->word->strength != DTL_STRENGTH_SUPPORT)
    return NULL;
  for (guint32 i = event->end; i < sentence->end; i++)
    {
      guint32 index = reading->token_phrase[i];
      const DtlPhrase *phrase;

      if (reading->token_clause[i] != event->clause)
        return NULL;
      if (index == DTL_NO_INDEX)
        continue;
      phrase = dtl_reading_phrase (reading, index);
      i = phrase->end - 1;
      if ((phrase->traits & DTL_TRAIT_PROPERTY) && phrase->target_type > DTL_TARGET_TYPE_UNKNOWN &&
          phrase->first > 0 && is_site_word (reading, phrase->first - 1))
        return phrase;
    }
  return NULL;
}

static void
set_target (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  const DtlPhrase *best = NULL;
  int best_rank = -1;
  int type = DTL_TARGET_TYPE_UNKNOWN;

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = event_at (reading, act, i);

      const DtlPhrase *site;

      if (event->word->strength == DTL_STRENGTH_FRAME && event->word->act != DTL_ACT_STRIKE)
        continue;
      site = find_site (reading, event);
      if (site != NULL && best_rank < 4 + (site->target_type != DTL_TARGET_TYPE_CIVILIANS))
        {
          best = site;
          best_rank = 4 + (site->target_type != DTL_TARGET_TYPE_CIVILIANS);
        }
      for (guint k = 0; k < event->n_patients; k++)
        {
          const DtlPhrase *phrase = dtl_reading_phrase (reading, event->patients[k]);
          int rank = is_target (reading, phrase) ? rank_of_target (event, phrase) : -1;

          if (rank > best_rank)
            {
              best_rank = rank;
              best = phrase;
            }
        }
    }
  if (best == NULL)
    return;
  if (best->target_type > DTL_TARGET_TYPE_UNKNOWN)
    type = best->target_type;
  else if (best->traits & DTL_TRAIT_MILITANT)
    type = DTL_TARGET_TYPE_MILITIA;
  else if (best->traits & DTL_TRAIT_PERSON || best->flags & DTL_PHRASE_NAME)
    type = DTL_TARGET_TYPE_CIVILIANS;
  {
    g_autofree char *words = phrase_words (reading, best);

    dtl_incident_builder_set (builder, DTL_FIELD_TARGET, dtl_value_new_text (words), 0.7);
  }
  dtl_incident_builder_add_evidence (builder, DTL_FIELD_TARGET,
                                     dtl_reading_span (reading, best->first, best->end));
  if (type != DTL_TARGET_TYPE_UNKNOWN)
    dtl_incident_builder_set (builder, DTL_FIELD_TARGET_TYPE, dtl_value_new_code (type), 0.7);
}

static void
set_figure (const DtlReading *reading, const DtlFigure *figure, DtlField field,
            DtlIncidentBuilder *builder)
{
  if (!figure->known)
    return;
  dtl_incident_builder_set (builder, field, dtl_value_new_count (figure->count), 0.75);
  dtl_incident_builder_add_evidence (builder, field,
                                     dtl_reading_span (reading, figure->first, figure->end));
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
      killed.count = type == DTL_INCIDENT_TYPE_CLASH || type == DTL_INCIDENT_TYPE_AIR_STRIKE || (!act->figures[DTL_FIGURE_KILLED].known && !act->suicide)
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
