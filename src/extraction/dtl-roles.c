/* dtl-roles.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-syntax.h"

#include <string.h>

#define MAX_STEPS 40

static gboolean
is_verb (const DtlToken *token)
{
  return token->upos == DTL_UPOS_VERB || token->upos == DTL_UPOS_AUX;
}

static gboolean
is_be (const DtlToken *token)
{
  return dtl_token_is (token, DTL_WORDS_BE_OR_GET);
}

static gboolean
is_have (const DtlToken *token)
{
  return dtl_token_is (token, DTL_WORDS_HAVE);
}

typedef struct
{
  guint32 start;
  gboolean be;
  gboolean have;
  gboolean infinitive;
} VerbGroup;

/* The auxiliaries and adverbs before a verb. */
static VerbGroup
verb_group (const DtlReading *reading, guint32 verb)
{
  VerbGroup group = { .start = verb };

  while (group.start > 0 && dtl_reading_same_sentence (reading, group.start - 1, verb))
    {
      const DtlToken *token = &reading->tokens[group.start - 1];

      if (is_be (token))
        group.be = TRUE;
      else if (is_have (token))
        group.have = TRUE;
      else if (token->xpos == DTL_XPOS_TO && strcmp (token->norm, "to") == 0)
        group.infinitive = TRUE;
      else if (token->xpos != DTL_XPOS_MD && token->xpos != DTL_XPOS_RB &&
               token->upos != DTL_UPOS_AUX && token->upos != DTL_UPOS_PART)
        break;
      group.start--;
      if (group.infinitive)
        break;
    }
  return group;
}

static guint32
phrase_ending (const DtlReading *reading, guint32 end)
{
  guint32 index = end > 0 ? reading->token_phrase[end - 1] : DTL_NO_INDEX;

  return index != DTL_NO_INDEX && dtl_reading_phrase (reading, index)->end == end ? index
                                                                                 : DTL_NO_INDEX;
}

/* The phrase that starts at @token, past adverbs and what belongs to its number. */
static guint32
phrase_starting (const DtlReading *reading, guint32 token)
{
  for (guint32 i = token; i < token + 5 && i < reading->n_tokens; i++)
    {
      if (!dtl_reading_same_sentence (reading, i, token))
        break;
      if (reading->token_phrase[i] != DTL_NO_INDEX)
        return reading->token_phrase[i];
      if (!dtl_reading_has (reading, i, DTL_WORDS_BEFORE_NUMBER) &&
          reading->tokens[i].xpos != DTL_XPOS_RB)
        break;
    }
  return DTL_NO_INDEX;
}

static gboolean
add_role (guint32 *roles, guint8 *n_roles, guint32 phrase)
{
  for (guint i = 0; i < *n_roles; i++)
    if (roles[i] == phrase)
      return FALSE;
  if (*n_roles == DTL_MAX_ROLES)
    return FALSE;
  roles[(*n_roles)++] = phrase;
  return TRUE;
}

static guint32
chain_start (const DtlReading *reading, guint32 phrase)
{
  while (phrase > 0 && dtl_reading_phrase (reading, phrase - 1)->conjunct == phrase)
    phrase--;
  return phrase;
}

static void
add_chain (const DtlReading *reading, guint32 *roles, guint8 *n_roles, guint32 phrase)
{
  if (phrase == DTL_NO_INDEX)
    return;
  for (phrase = chain_start (reading, phrase); phrase != DTL_NO_INDEX;
       phrase = dtl_reading_phrase (reading, phrase)->conjunct)
    add_role (roles, n_roles, phrase);
}

static gboolean
is_relative (const DtlToken *token)
{
  return token->xpos == DTL_XPOS_WP || token->xpos == DTL_XPOS_WDT ||
         dtl_token_is (token, DTL_WORDS_RELATIVE);
}

static guint32 find_subject (const DtlReading *reading, guint32 verb, guint depth,
                             gboolean *of_passive);

/* The subject of the verb that comes before @at in its sentence: for conjoined verbs, participles
 * and infinitives. */
static guint32
subject_of_previous (const DtlReading *reading, guint32 at, guint depth, gboolean *of_passive)
{
  guint32 i = at;

  if (depth == 0)
    return DTL_NO_INDEX;
  while (i > 0 && dtl_reading_same_sentence (reading, i - 1, at))
    {
      i--;
      if (reading->tokens[i].upos == DTL_UPOS_VERB)
        {
          VerbGroup group = verb_group (reading, i);

          *of_passive = group.be && reading->tokens[i].xpos == DTL_XPOS_VBN;
          return find_subject (reading, i, depth - 1, of_passive);
        }
    }
  return DTL_NO_INDEX;
}

/* "six people including a soldier were killed" */
static gboolean
is_included (const DtlReading *reading, const DtlPhrase *phrase)
{
  return phrase->first > 0 && dtl_reading_has (reading, phrase->first - 1, DTL_WORDS_WHOLE_BEFORE);
}

static guint32
governor (const DtlReading *reading, guint32 phrase)
{
  while (phrase != DTL_NO_INDEX)
    {
      const DtlPhrase *p = dtl_reading_phrase (reading, phrase);
      guint32 before;

      if (is_included (reading, p))
        {
          guint32 at = p->first - 1;

          phrase = phrase_ending (reading, at > 0 && dtl_reading_is (reading, at - 1, ",") ? at - 1 : at);
          continue;
        }

      if (p->preposition == DTL_NO_INDEX || p->preposition == 0 ||
          !dtl_reading_same_sentence (reading, p->preposition - 1, p->first))
        return p->preposition == DTL_NO_INDEX ? phrase : DTL_NO_INDEX;
      before = phrase_ending (reading, p->preposition);
      if (before == DTL_NO_INDEX)
        return DTL_NO_INDEX;
      phrase = before;
    }
  return phrase;
}

/* "a man, a former village chief, was shot": the man, not the chief. */
static guint32
without_apposition (const DtlReading *reading, guint32 phrase)
{
  const DtlPhrase *p = dtl_reading_phrase (reading, phrase);
  const DtlPhrase *q;

  if (phrase == 0 || !dtl_reading_is (reading, p->end, ","))
    return phrase;
  q = dtl_reading_phrase (reading, phrase - 1);
  return q->complement == phrase && dtl_reading_is (reading, q->end, ",") ? phrase - 1 : phrase;
}

static guint32
find_subject (const DtlReading *reading, guint32 verb, guint depth, gboolean *of_passive)
{
  VerbGroup group = verb_group (reading, verb);
  guint32 i = group.start;
  guint32 first = reading->sentences[reading->tokens[verb].sentence].first;
  guint steps = 0;

  if (group.infinitive || (reading->tokens[verb].xpos == DTL_XPOS_VBG && !group.be))
    return subject_of_previous (reading, group.start, depth, of_passive);
  while (i > first && steps++ < MAX_STEPS)
    {
      const DtlToken *token = &reading->tokens[i - 1];
      guint32 phrase = phrase_ending (reading, i);

      if (phrase != DTL_NO_INDEX)
        {
          guint32 top = governor (reading, without_apposition (reading, phrase));

          if (top != DTL_NO_INDEX)
            return top;
          i = dtl_reading_phrase (reading, phrase)->first;
          continue;
        }
      if (is_relative (token) && i >= 2)
        {
          guint32 at = i - 1;

          while (at > first && dtl_reading_is (reading, at - 1, ","))
            at--;
          phrase = phrase_ending (reading, at);
          if (phrase != DTL_NO_INDEX)
            return phrase;
        }
      if (token->xpos == DTL_XPOS_CC && is_verb (&reading->tokens[verb]) && i == group.start)
        return subject_of_previous (reading, i, depth, of_passive);
      if (token->upos == DTL_UPOS_VERB && steps > 1 && token->xpos != DTL_XPOS_VBG &&
          token->xpos != DTL_XPOS_VBN)
        return subject_of_previous (reading, i, depth, of_passive);
      i--;
    }
  return DTL_NO_INDEX;
}

/* "by" phrases after the trigger. */
static void
add_by_agents (const DtlReading *reading, DtlEvent *event, guint32 from)
{
  guint32 limit = MIN (from + 18, reading->sentences[event->sentence].end);

  for (guint32 i = from; i + 1 < limit; i++)
    {
      if (reading->tokens[i].upos == DTL_UPOS_VERB && i > from &&
          reading->tokens[i].xpos != DTL_XPOS_VBG)
        break;
      if (dtl_reading_is (reading, i, "by") && reading->token_timex[i + 1] == DTL_NO_INDEX)
        {
          add_chain (reading, event->agents, &event->n_agents, phrase_starting (reading, i + 1));
          break;
        }
    }
}

static gboolean
is_passive (const DtlReading *reading, const DtlEvent *event, const VerbGroup *group)
{
  const DtlToken *verb = &reading->tokens[event->first];
  guint32 next = phrase_starting (reading, event->end);

  if (verb->xpos == DTL_XPOS_VBG || verb->xpos == DTL_XPOS_VB || verb->xpos == DTL_XPOS_VBZ ||
      verb->xpos == DTL_XPOS_VBP)
    return group->be && verb->xpos == DTL_XPOS_VBN;
  if (group->be)
    return TRUE;
  if (group->have || event->word->roles == DTL_ROLES_SUBJECT_PREPOSITION)
    return FALSE;
  /* Without an auxiliary the object decides: "killed two" against "two killed in". */
  if (next != DTL_NO_INDEX && dtl_reading_phrase (reading, next)->first <= event->end + 4)
    return FALSE;
  if (event->word->strength != DTL_STRENGTH_EFFECT &&
      dtl_syntax_child (reading, event->first, DTL_DEPREL_NSUBJ) != DTL_NO_INDEX)
    return FALSE;
  if (verb->xpos == DTL_XPOS_VBN)
    return TRUE;
  return phrase_ending (reading, group->start) != DTL_NO_INDEX || event->first == group->start;
}

/* The prepositional phrases that follow one another after a noun or verb. */
static void
following_roles (DtlReading *reading, DtlEvent *event, guint32 from)
{
  guint32 i = from;
  guint32 limit = reading->sentences[event->sentence].end;

  for (guint step = 0; step < 5 && i + 1 < limit; step++)
    {
      guint32 phrase;

      while (i < limit && reading->token_timex[i] != DTL_NO_INDEX)
        i++;
      if (i + 1 >= limit)
        return;
      if (reading->token_timex[i + 1] != DTL_NO_INDEX)
        {
          i += 2;
          continue;
        }
      if (reading->tokens[i].upos != DTL_UPOS_ADP)
        return;
      phrase = phrase_starting (reading, i + 1);
      if (phrase == DTL_NO_INDEX)
        return;
      if (dtl_reading_is (reading, i, "by"))
        add_chain (reading, event->agents, &event->n_agents, phrase);
      else if (dtl_reading_has (reading, i, DTL_WORDS_BETWEEN_SIDES))
        {
          if (event->word->flags & DTL_WORD_MUTUAL)
            add_chain (reading, event->agents, &event->n_agents, phrase);
        }
      else if (dtl_reading_has (reading, i, DTL_WORDS_PATIENT_PREPOSITION) &&
               event->n_patients == 0 &&
               !(reading->token_toponym[dtl_reading_phrase (reading, phrase)->head] !=
                     DTL_NO_INDEX &&
                 dtl_reading_is (reading, i, "at")))
        add_chain (reading, event->patients, &event->n_patients, phrase);
      i = dtl_reading_phrase (reading, phrase)->end;
    }
}

static gboolean
is_finite (const DtlReading *reading, guint32 verb, const VerbGroup *group)
{
  const DtlToken *token = &reading->tokens[verb];

  return !group->infinitive && token->xpos != DTL_XPOS_VBG &&
         (token->xpos != DTL_XPOS_VBN || group->have || group->be);
}

/* "two weeks after four bombers had killed": no preposition, but the beginning of a clause. */
static gboolean
begins_clause (const DtlReading *reading, const DtlPhrase *phrase)
{
  return phrase->preposition + 1 == phrase->first && !(phrase->flags & DTL_PHRASE_TIME) &&
         reading->token_timex[phrase->head] == DTL_NO_INDEX &&
         dtl_reading_has (reading, phrase->preposition, DTL_WORDS_CLAUSE_START);
}

/* The subject by dependency heads, else by what stands before the verb. */
static guint32
subject_of (const DtlReading *reading, guint32 verb, gboolean *of_passive)
{
  gboolean passive;
  guint32 head = dtl_syntax_subject (reading, verb, &passive, of_passive);
  guint32 phrase = dtl_syntax_phrase (reading, head);
  VerbGroup group = verb_group (reading, verb);
  guint32 before = phrase_ending (reading, group.start);

  /* What stands right before the verb and after no preposition is its subject. */
  if (before != DTL_NO_INDEX &&
      (dtl_reading_phrase (reading, before)->preposition == DTL_NO_INDEX ||
       (is_finite (reading, verb, &group) &&
        begins_clause (reading, dtl_reading_phrase (reading, before)))) &&
      reading->tokens[verb].xpos != DTL_XPOS_VBG && !is_included (reading, dtl_reading_phrase (reading, before)))
    {
      *of_passive = FALSE;
      return without_apposition (reading, before);
    }
  if (phrase != DTL_NO_INDEX && reading->token_timex[head] == DTL_NO_INDEX &&
      !is_included (reading, dtl_reading_phrase (reading, phrase)))
    return without_apposition (reading, phrase);
  *of_passive = FALSE;
  return find_subject (reading, verb, 3, of_passive);
}

/* The verb that this one is coordinated with: "shot and wounded". */
static const DtlEvent *
coordinated (const DtlReading *reading, const DtlEvent *event, const VerbGroup *group)
{
  guint32 index = event - (const DtlEvent *) reading->events->data;
  const DtlEvent *before = index > 0 ? dtl_reading_event (reading, index - 1) : NULL;

  if (before == NULL || before->sentence != event->sentence || group->start < before->end ||
      group->start - before->end > 2 || !reading->tokens[group->start].norm)
    return NULL;
  if (group->start == before->end)
    return NULL;
  return dtl_reading_is (reading, group->start - 1, "and") ||
                 dtl_reading_is (reading, group->start - 1, "or")
             ? before
             : NULL;
}

/* "the murdered priests": the verb stands before the noun that suffered it. */
static gboolean
is_attribute (const DtlReading *reading, const DtlEvent *event)
{
  guint32 phrase = reading->token_phrase[event->first];

  return phrase != DTL_NO_INDEX && event->first < dtl_reading_phrase (reading, phrase)->head &&
         reading->tokens[event->first].xpos != DTL_XPOS_VBG;
}

/* "exploded a device": a verb that mostly has no object has one here. */
static gboolean
takes_object (const DtlReading *reading, const DtlEvent *event)
{
  guint32 object = phrase_starting (reading, event->end);

  return object != DTL_NO_INDEX && dtl_reading_phrase (reading, object)->first == event->end &&
         !(dtl_reading_phrase (reading, object)->flags & DTL_PHRASE_MEASURE) &&
         reading->token_timex[event->end] == DTL_NO_INDEX;
}

/* "threw stones at vehicles": the vehicles suffer, the stones are the weapon. */
static void
thrown_at (DtlReading *reading, DtlEvent *event)
{
  guint32 end = dtl_reading_phrase (reading, event->patients[0])->end;

  while (end < reading->n_tokens && reading->token_timex[end] != DTL_NO_INDEX)
    end++;
  if (dtl_reading_same_sentence (reading, end, event->first) &&
      dtl_reading_has (reading, end, DTL_WORDS_THROWN_AT))
    add_chain (reading, event->patients, &event->n_patients, phrase_starting (reading, end + 1));
}

static void
verb_roles (DtlReading *reading, DtlEvent *event)
{
  VerbGroup group = verb_group (reading, event->first);
  gboolean of_passive = FALSE;
  guint32 subject;
  const DtlEvent *before = coordinated (reading, event, &group);

  event->passive = is_passive (reading, event, &group) &&
                   event->word->roles != DTL_ROLES_SUFFERER && event->word->roles != DTL_ROLES_SUBJECT;
  if (before != NULL && before->passive && event->passive)
    {
      memcpy (event->patients, before->patients, sizeof event->patients);
      event->n_patients = before->n_patients;
      add_by_agents (reading, event, event->end);
      return;
    }
  if (dtl_reading_is (reading, event->end - 1, "by"))
    {
      add_chain (reading, event->agents, &event->n_agents, phrase_starting (reading, event->end));
      return;
    }
  if (is_attribute (reading, event))
    {
      event->passive = TRUE;
      add_role (event->patients, &event->n_patients, reading->token_phrase[event->first]);
      return;
    }
  subject = subject_of (reading, event->first, &of_passive);
  if (event->word->roles == DTL_ROLES_SUFFERER && !group.be && takes_object (reading, event))
    {
      add_chain (reading, event->agents, &event->n_agents, subject);
      add_chain (reading, event->patients, &event->n_patients, phrase_starting (reading, event->end));
      return;
    }
  if (event->word->roles == DTL_ROLES_SUFFERER || event->passive)
    {
      if (reading->tokens[event->first].xpos == DTL_XPOS_VBG && !group.be &&
          event->word->strength != DTL_STRENGTH_EFFECT)
        return;
      add_chain (reading, event->patients, &event->n_patients, subject);
      if (event->passive)
        add_by_agents (reading, event, event->end);
      return;
    }
  if (!of_passive)
    add_chain (reading, event->agents, &event->n_agents, subject);
  if (event->word->roles == DTL_ROLES_SUBJECT_OBJECT)
    add_chain (reading, event->patients, &event->n_patients, phrase_starting (reading, event->end));
  if (event->n_patients == 0 && event->word->strength >= DTL_STRENGTH_SUPPORT)
    following_roles (reading, event, event->end);
  else if (event->word->act == DTL_ACT_THROW && event->n_patients == 1)
    thrown_at (reading, event);
}

/* "the minister's murder", "Taliban attack", "knife attack". */
static void
owner_roles (DtlReading *reading, DtlEvent *event, guint32 phrase)
{
  const DtlPhrase *p = dtl_reading_phrase (reading, phrase);
  gboolean suffers = event->word->roles == DTL_ROLES_NOUN_OWNER_SUFFERS;

  if (p->owner != DTL_NO_INDEX && reading->token_timex[dtl_reading_phrase (reading, p->owner)->head] == DTL_NO_INDEX)
    {
      if (suffers)
        add_chain (reading, event->patients, &event->n_patients, p->owner);
      else if (dtl_reading_phrase (reading, p->owner)->traits &
               (DTL_TRAIT_PERSON | DTL_TRAIT_GROUP))
        add_chain (reading, event->agents, &event->n_agents, p->owner);
    }
  if (!suffers && (p->group != NULL || (p->traits & DTL_TRAIT_PERPETRATOR)))
    add_role (event->agents, &event->n_agents, phrase);
}

/* "held a husband and wife hostage": those between the verb and the noun. */
static void
hostage_roles (DtlReading *reading, DtlEvent *event)
{
  for (guint32 i = event->first; i-- > 0 && event->first - i < 10;)
    {
      if (!dtl_reading_same_sentence (reading, i, event->first))
        return;
      if (dtl_reading_has (reading, i, DTL_WORDS_HOLD_HOSTAGE) && i + 1 < event->first)
        {
          guint32 phrase = phrase_starting (reading, i + 1);

          if (phrase != DTL_NO_INDEX && dtl_reading_phrase (reading, phrase)->end <= event->first)
            add_chain (reading, event->patients, &event->n_patients, phrase);
          return;
        }
    }
}

static void
noun_roles (DtlReading *reading, DtlEvent *event)
{
  guint32 phrase = reading->token_phrase[event->end - 1];

  if (event->word->act == DTL_ACT_HOSTAGES)
    hostage_roles (reading, event);

  if (phrase == DTL_NO_INDEX)
    {
      following_roles (reading, event, event->end);
      return;
    }
  owner_roles (reading, event, phrase);
  following_roles (reading, event, dtl_reading_phrase (reading, phrase)->end);
}

/* "left six soldiers dead", "at least 20 wounded", "five people were dead". */
static void
predicate_roles (DtlReading *reading, DtlEvent *event)
{
  VerbGroup group = verb_group (reading, event->first);
  gboolean of_passive = FALSE;
  guint32 phrase = phrase_ending (reading, group.start);

  if (reading->token_phrase[event->first] != DTL_NO_INDEX &&
      dtl_reading_phrase (reading, reading->token_phrase[event->first])->head == event->first)
    {
      add_role (event->patients, &event->n_patients, reading->token_phrase[event->first]);
      return;
    }
  if (phrase == DTL_NO_INDEX)
    phrase = subject_of (reading, event->first, &of_passive);
  add_chain (reading, event->patients, &event->n_patients, phrase);
}

/**
 * dtl_event_roles:
 * @reading: a reading with its phrases
 * @event: a mention with its trigger
 *
 * Reads who did what to whom off the words around the trigger, as its frame says.
 */
void
dtl_event_roles (DtlReading *reading, DtlEvent *event)
{
  switch (event->word->roles)
    {
    case DTL_ROLES_SUBJECT_OBJECT:
    case DTL_ROLES_SUBJECT:
    case DTL_ROLES_SUFFERER:
      verb_roles (reading, event);
      break;
    case DTL_ROLES_SUBJECT_PREPOSITION:
      verb_roles (reading, event);
      following_roles (reading, event, event->end);
      break;
    case DTL_ROLES_NOUN_OWNER_SUFFERS:
    case DTL_ROLES_NOUN_OWNER_ACTS:
      noun_roles (reading, event);
      break;
    case DTL_ROLES_PREDICATE:
      predicate_roles (reading, event);
      break;
    default:
      break;
    }
  dtl_event_role_weapons (reading, event);
}
