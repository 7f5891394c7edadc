/* dtl-participants-perpetrators.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-participants.h"

#include <string.h>

static gboolean
is_authority (guint32 traits, int target_type)
{
  return (traits & DTL_TRAIT_SECURITY) || target_type == DTL_TARGET_TYPE_GOVERNMENT ||
         target_type == DTL_TARGET_TYPE_POLICE || target_type == DTL_TARGET_TYPE_MILITARY;
}

/* Whether the army, the police or the government is the source of the sentence. */
static gboolean
authorities_speak (const DtlReading *reading, const DtlEvent *event)
{
  const DtlSentence *sentence = &reading->sentences[event->sentence];

  for (guint32 t = sentence->first; t < sentence->end; t++)
    {
      guint32 index = t > sentence->first ? reading->token_phrase[t - 1] : DTL_NO_INDEX;

      if (!(reading->token_traits[t] & (DTL_TRAIT_REPORT | DTL_TRAIT_ACCUSE)) ||
          reading->tokens[t].upos != DTL_UPOS_VERB || index == DTL_NO_INDEX)
        continue;
      if (is_authority (dtl_reading_phrase (reading, index)->traits,
                        dtl_reading_phrase (reading, index)->target_type))
        return TRUE;
    }
  return FALSE;
}

static int
certainty_of (const DtlReading *reading, const DtlEvent *event)
{
  guint32 first = event->first > 10 ? event->first - 10 : 0;

  switch (event->word->act)
    {
    case DTL_ACT_CLAIM:
      return event->modality & DTL_MODALITY_DENIED ? DTL_CERTAINTY_DENIED : DTL_CERTAINTY_CLAIMED;
    case DTL_ACT_CHARGE:
      return DTL_CERTAINTY_ACCUSED_BY_AUTHORITIES;
    case DTL_ACT_BLAME:
    case DTL_ACT_BLAMED:
      return authorities_speak (reading, event) ? DTL_CERTAINTY_ACCUSED_BY_AUTHORITIES
                                                : DTL_CERTAINTY_ACCUSED;
    default:
      break;
    }
  for (guint32 t = first; t < MIN (event->end + 10, reading->n_tokens); t++)
    if ((reading->token_traits[t] & (DTL_TRAIT_SUSPECT | DTL_TRAIT_ACCUSE)) &&
        dtl_reading_same_sentence (reading, t, event->first))
      return authorities_speak (reading, event) ? DTL_CERTAINTY_ACCUSED_BY_AUTHORITIES
                                                : DTL_CERTAINTY_SUSPECTED;
  return DTL_CERTAINTY_FACT;
}

/* Where the words that say what the phrase belongs to end: "members of the X", "rebels of the X
 * (Y)", "gunmen belonging to the X". */
static guint32
end_of_membership (const DtlReading *reading, const DtlPhrase *phrase)
{
  guint32 limit = MIN (phrase->end + 5, reading->sentences[phrase->sentence].end);

  for (guint32 t = phrase->end; t < limit; t++)
    {
      guint32 next = reading->token_phrase[t];

      if (next != DTL_NO_INDEX)
        return dtl_reading_phrase (reading, next)->traits & DTL_TRAIT_GROUP
                   ? dtl_reading_phrase (reading, next)->end
                   : phrase->end;
      if (!dtl_reading_has (reading, t, DTL_WORDS_BELONGING))
        return phrase->end;
    }
  return phrase->end;
}

/**
 * dtl_phrase_find_group:
 * @reading: a reading
 * @phrase: a noun phrase
 *
 * Returns: which words of the phrase name a group or a force, and whether they are its head
 */
DtlPhraseGroup
dtl_phrase_find_group (const DtlReading *reading, const DtlPhrase *phrase)
{
  DtlPhraseGroup group = { 0 };
  guint32 end = end_of_membership (reading, phrase);
  /* "the New People's Army" is a name across two phrases. */
  guint32 first = phrase->owner != DTL_NO_INDEX ? dtl_reading_phrase (reading, phrase->owner)->first
                                                : phrase->first;

  for (guint32 t = first; t < end; t++)
    {
      guint n_matches;
      const DtlLexiconMatch *matches = dtl_document_matches_at (reading->document, t, &n_matches);

      for (guint m = 0; m < n_matches; m++)
        {
          const char *kind = dtl_reading_column (reading, &matches[m], "perpetrators", "kind");
          const char *number = dtl_reading_column (reading, &matches[m], "perpetrators", "number");
          const char *name = dtl_reading_column (reading, &matches[m], "groups", "name");

          if (matches[m].end > end || matches[m].end <= phrase->first)
            continue;
          if (name == NULL)
            name = dtl_reading_column (reading, &matches[m], "state-forces", "name");
          if (name != NULL &&
              matches[m].end - matches[m].first > group.group_end - group.group_first)
            {
              group.name = name;
              group.group_first = matches[m].first;
              group.group_end = matches[m].end;
            }
          if (kind != NULL && matches[m].end == phrase->head + 1)
            group.people |= strcmp (kind, "person") == 0;
          if (kind != NULL && matches[m].end == phrase->head + 1 &&
              (strcmp (kind, "group") == 0 ||
               (strcmp (kind, "state") == 0 && g_strcmp0 (number, "collective") == 0)))
            group.collective = TRUE;
        }
    }
  group.group_is_head = group.group_end > group.group_first && group.group_end == phrase->head + 1;
  return group;
}

static gboolean
is_actor (const DtlReading *reading, const DtlPhrase *phrase, const DtlEvent *event)
{
  const guint32 actors =
      DTL_TRAIT_PERPETRATOR | DTL_TRAIT_GROUP | DTL_TRAIT_SECURITY | DTL_TRAIT_PROTESTER;

  if (!dtl_phrase_is_usable (reading, phrase) || (phrase->flags & DTL_PHRASE_MEASURE))
    return FALSE;
  if (phrase->traits & actors)
    return TRUE;
  return (phrase->traits & DTL_TRAIT_PERSON) && event->word->strength >= DTL_STRENGTH_EFFECT;
}

static void
set_certainty (DtlParticipant *member, int certainty)
{
  /* A claim says more than a fact, and a fact more than a suspicion. */
  if (member->certainty < 0 || certainty == DTL_CERTAINTY_CLAIMED ||
      (certainty == DTL_CERTAINTY_FACT && member->certainty != DTL_CERTAINTY_CLAIMED))
    member->certainty = certainty;
}

static DtlParticipant *
find_group_member (const DtlCast *cast, const char *name)
{
  for (guint i = 0; i < cast->members->len; i++)
    if (g_strcmp0 (g_ptr_array_index (cast->groups, i), name) == 0)
      return g_ptr_array_index (cast->members, i);
  return NULL;
}

static void
add_group (DtlCast *cast, guint32 phrase, guint32 first, guint32 end, const char *name,
           int certainty)
{
  DtlSpan span = dtl_reading_span (cast->reading, first, end);
  DtlParticipant *member = find_group_member (cast, name);

  if (member == NULL)
    {
      member = dtl_participant_new (DTL_PARTICIPANT_PERPETRATOR);
      member->text = dtl_reading_words (cast->reading, first, end);
      member->kind = DTL_PERPETRATOR_KIND_GROUP;
      member->start = span.start;
      member->end = span.end;
      dtl_cast_append (cast, member, phrase, DTL_NO_INDEX, name);
    }
  set_certainty (member, certainty);
}

static gboolean
is_victim (const DtlCast *cast, guint32 index)
{
  for (guint i = 0; i < cast->act->events->len; i++)
    {
      const DtlEvent *event = dtl_cast_event (cast, i);

      for (guint k = 0; k < event->n_patients; k++)
        if (event->patients[k] == index && event->word->strength >= DTL_STRENGTH_EFFECT)
          return TRUE;
    }
  return FALSE;
}

static void
add_perpetrator (DtlCast *cast, guint32 index, const DtlEvent *event)
{
  const DtlReading *reading = cast->reading;
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  guint32 person = dtl_people_of_phrase (reading->people, index);
  int certainty = certainty_of (reading, event);
  DtlParticipant *member;
  DtlPhraseGroup group;

  if (person == DTL_NO_INDEX && !is_actor (reading, phrase, event))
    return;
  if (!(phrase->traits & (DTL_TRAIT_PERPETRATOR | DTL_TRAIT_GROUP)) && is_victim (cast, index))
    return;
  group = dtl_phrase_find_group (reading, phrase);
  if (group.group_end > group.group_first)
    add_group (cast, index, group.group_first, group.group_end, group.name, certainty);
  if (group.group_is_head)
    return;
  if (group.collective && group.group_end == group.group_first)
    {
      add_group (cast, index, dtl_phrase_start (reading, phrase), phrase->end,
                 reading->tokens[phrase->head].norm, certainty);
      return;
    }
  member = dtl_cast_add (cast, index, person);
  member->kind = DTL_PERPETRATOR_KIND_PERSON;
  set_certainty (member, certainty);
}

/**
 * dtl_event_strikes_back:
 * @reading: a reading
 * @event: a mention of an act
 * @agent: one who does it
 *
 * Returns: whether police or soldiers hit attackers: those who strike back at the attackers are not
 *   the attackers
 */
gboolean
dtl_event_strikes_back (const DtlReading *reading, const DtlEvent *event, const DtlPhrase *agent)
{
  if (!(agent->traits & DTL_TRAIT_SECURITY))
    return FALSE;
  for (guint k = 0; k < event->n_patients; k++)
    if (dtl_reading_phrase (reading, event->patients[k])->traits & DTL_TRAIT_PERPETRATOR)
      return TRUE;
  return FALSE;
}

/* Those whom the text blames or charges: names and kinds of group, not "a man". */
static gboolean
is_accused (const DtlReading *reading, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);

  return dtl_people_of_phrase (reading->people, index) != DTL_NO_INDEX ||
         (phrase->traits & (DTL_TRAIT_GROUP | DTL_TRAIT_MILITANT)) != 0;
}

static void
add_accused (DtlCast *cast, const DtlEvent *event)
{
  for (guint k = 0; k < event->n_patients; k++)
    if (is_accused (cast->reading, event->patients[k]))
      add_perpetrator (cast, event->patients[k], event);
}

/* "The gunman was identified as …" */
static void
add_identified (DtlCast *cast, const DtlEvent *event)
{
  if (event->n_agents > 0 &&
      (dtl_reading_phrase (cast->reading, event->agents[0])->traits & DTL_TRAIT_PERPETRATOR))
    add_accused (cast, event);
}

static void
add_from_event (DtlCast *cast, const DtlEvent *event)
{
  if (event->modality & DTL_MODALITY_GENERIC)
    return;
  switch (event->word->act)
    {
    case DTL_ACT_BLAME:
    case DTL_ACT_BLAMED:
    case DTL_ACT_CHARGE:
      add_accused (cast, event);
      break;
    case DTL_ACT_IDENTIFIED:
      add_identified (cast, event);
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
    default:
      for (guint k = 0; k < event->n_agents; k++)
        if (!dtl_event_strikes_back (cast->reading, event,
                                     dtl_reading_phrase (cast->reading, event->agents[k])))
          add_perpetrator (cast, event->agents[k], event);
      break;
    }
}

/* Adds the group of a phrase as one under suspicion. */
static void
suspect_group (DtlCast *cast, guint32 index, int certainty)
{
  DtlPhraseGroup group =
      dtl_phrase_find_group (cast->reading, dtl_reading_phrase (cast->reading, index));

  if (group.group_end > group.group_first)
    add_group (cast, index, group.group_first, group.group_end, group.name, certainty);
}

/* The only armed group that the article names, or %DTL_NO_INDEX. */
static guint32
only_group (const DtlReading *reading)
{
  guint32 found = DTL_NO_INDEX;

  for (guint32 i = 0; i < reading->phrases->len; i++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, i);

      if (phrase->group == NULL)
        continue;
      if (found == DTL_NO_INDEX)
        found = i;
      else if (g_strcmp0 (dtl_reading_phrase (reading, found)->group->name, phrase->group->name) !=
               0)
        return DTL_NO_INDEX;
    }
  return found;
}

static gboolean
has_militants (const DtlCast *cast)
{
  for (guint i = 0; i < cast->members->len; i++)
    if (g_ptr_array_index (cast->groups, i) == NULL &&
        (dtl_reading_phrase (cast->reading, g_array_index (cast->phrases, guint32, i))->traits &
         DTL_TRAIT_MILITANT))
      return TRUE;
  return FALSE;
}

static gboolean
has_any_group (const DtlCast *cast)
{
  for (guint i = 0; i < cast->groups->len; i++)
    if (g_ptr_array_index (cast->groups, i) != NULL)
      return TRUE;
  return FALSE;
}

/* "The rebels" of an article that names one group are that group; and a group that stands in a
 * sentence of the act without suffering from it is under suspicion. */
static void
add_suspected_groups (DtlCast *cast)
{
  const DtlReading *reading = cast->reading;

  if (has_any_group (cast))
    return;
  if (has_militants (cast))
    {
      guint32 group = only_group (reading);

      if (group != DTL_NO_INDEX && !is_victim (cast, group))
        suspect_group (cast, group, DTL_CERTAINTY_FACT);
      return;
    }
  if (cast->members->len > 0)
    return;
  for (guint i = 0; i < cast->act->events->len; i++)
    {
      const DtlSentence *sentence = &reading->sentences[dtl_cast_event (cast, i)->sentence];

      for (guint32 t = sentence->first; t < sentence->end; t++)
        {
          guint32 index = reading->token_phrase[t];

          if (index == DTL_NO_INDEX)
            continue;
          if (dtl_reading_phrase (reading, index)->group != NULL && !is_victim (cast, index))
            {
              suspect_group (cast, index, DTL_CERTAINTY_SUSPECTED);
              return;
            }
          t = dtl_reading_phrase (reading, index)->end - 1;
        }
    }
}

/**
 * dtl_cast_perpetrators:
 * @self: an empty list of perpetrators
 *
 * Fills it with those who did it as far as the mentions of the act say, and how sure that is.
 */
void
dtl_cast_perpetrators (DtlCast *self)
{
  for (guint i = 0; i < self->act->events->len; i++)
    if (!(dtl_cast_event (self, i)->modality & DTL_MODALITY_FIGURATIVE))
      add_from_event (self, dtl_cast_event (self, i));
  add_suspected_groups (self);
}

/* The mention of the act that stands nearest before or after a token. */
static const DtlEvent *
nearest_event (const DtlCast *cast, guint32 token)
{
  const DtlEvent *best = dtl_cast_event (cast, 0);

  for (guint i = 1; i < cast->act->events->len; i++)
    {
      const DtlEvent *event = dtl_cast_event (cast, i);

      if (ABS ((gint64) event->first - token) < ABS ((gint64) best->first - token))
        best = event;
    }
  return best;
}

/* The words for people without the name of their group, which is a perpetrator of its own. */
static void
leave_out_group (DtlParticipant *member, const DtlReading *reading, guint32 phrase)
{
  const DtlPhrase *p = dtl_reading_phrase (reading, phrase);
  DtlPhraseGroup group = dtl_phrase_find_group (reading, p);
  guint32 first = dtl_phrase_start (reading, p);
  guint32 end = dtl_phrase_full_end (reading, phrase);
  DtlSpan span;

  if (group.group_end <= group.group_first || group.group_is_head)
    return;
  if (group.group_first == first && group.group_end <= p->head)
    first = group.group_end;
  else if (group.group_first >= p->end && strcmp (reading->tokens[p->head].lemma, "member") != 0)
    end = p->end;
  span = dtl_reading_span (reading, first, end);
  g_free (member->text);
  member->text = dtl_reading_words (reading, first, end);
  member->start = span.start;
  member->end = span.end;
}

/**
 * dtl_perpetrator_propose:
 * @cast: the perpetrators that the mentions of an act name
 * @phrase: index of the noun phrase that names or describes another one
 * @person: the person it stands for, or %DTL_NO_INDEX
 * @first: first token of the name of a group
 * @end: one past its last token; equal to @first for people
 *
 * Returns: (transfer full): a perpetrator as certain as the nearest mention of the act says
 */
DtlParticipant *
dtl_perpetrator_propose (const DtlCast *cast, guint32 phrase, guint32 person, guint32 first,
                         guint32 end)
{
  const DtlReading *reading = cast->reading;
  const DtlPhrase *p = dtl_reading_phrase (reading, phrase);
  DtlParticipant *member;

  if (end > first)
    {
      DtlSpan span = dtl_reading_span (reading, first, end);

      member = dtl_participant_new (DTL_PARTICIPANT_PERPETRATOR);
      member->text = dtl_reading_words (reading, first, end);
      member->kind = DTL_PERPETRATOR_KIND_GROUP;
      member->start = span.start;
      member->end = span.end;
    }
  else
    {
      member = dtl_participant_describe (reading, DTL_PARTICIPANT_PERPETRATOR, phrase, person);
      member->kind = DTL_PERPETRATOR_KIND_PERSON;
      if (person == DTL_NO_INDEX)
        leave_out_group (member, reading, phrase);
    }
  member->certainty = certainty_of (reading, nearest_event (cast, p->head));
  return member;
}
