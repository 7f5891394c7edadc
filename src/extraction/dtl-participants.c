/* dtl-participants.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-participants.h"

#include <string.h>

/**
 * dtl_cast_new:
 * @reading: a reading
 * @act: an act
 * @role: which list of participants to make
 *
 * Returns: (transfer full): an empty list
 */
DtlCast *
dtl_cast_new (const DtlReading *reading, const DtlAct *act, DtlParticipantRole role)
{
  DtlCast *self = g_new0 (DtlCast, 1);

  self->reading = reading;
  self->act = act;
  self->role = role;
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_participant_free);
  self->phrases = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->persons = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->groups = g_ptr_array_new ();
  return self;
}

/**
 * dtl_cast_free:
 * @self: (nullable): a list
 */
void
dtl_cast_free (DtlCast *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->members);
  g_array_unref (self->phrases);
  g_array_unref (self->persons);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * dtl_cast_event:
 * @self: a list
 * @i: which mention of the act
 *
 * Returns: (transfer none): that mention
 */
const DtlEvent *
dtl_cast_event (const DtlCast *self, guint i)
{
  return dtl_reading_event (self->reading, g_array_index (self->act->events, guint32, i));
}

/**
 * dtl_reading_words:
 * @reading: a reading
 * @first: first token
 * @end: one past the last
 *
 * Returns: (transfer full): the words as they stand in the text
 */
char *
dtl_reading_words (const DtlReading *reading, guint32 first, guint32 end)
{
  return dtl_document_dup_words (reading->document, first, end);
}

/**
 * dtl_phrase_start:
 * @reading: a reading
 * @phrase: a noun phrase
 *
 * Returns: its first token that is not an article, a pointing word or a possessive
 */
guint32
dtl_phrase_start (const DtlReading *reading, const DtlPhrase *phrase)
{
  guint32 first = phrase->first;

  while (first < phrase->head && (reading->tokens[first].xpos == DTL_XPOS_DT ||
                                  reading->tokens[first].xpos == DTL_XPOS_PDT ||
                                  reading->tokens[first].xpos == DTL_XPOS_PRPS ||
                                  (reading->tokens[first].flags & DTL_TOKEN_PUNCTUATION)))
    first++;
  return first;
}

/**
 * dtl_phrase_is_usable:
 * @reading: a reading
 * @phrase: a noun phrase
 *
 * Returns: whether its words can stand for somebody or something
 */
gboolean
dtl_phrase_is_usable (const DtlReading *reading, const DtlPhrase *phrase)
{
  if (phrase->flags & (DTL_PHRASE_PRONOUN | DTL_PHRASE_NONE | DTL_PHRASE_TIME))
    return FALSE;
  if (reading->token_timex[phrase->head] != DTL_NO_INDEX)
    return FALSE;
  return !(phrase->flags & DTL_PHRASE_BARE_NUMBER);
}

static gboolean
same_count (const DtlParticipant *member, const DtlPhrase *phrase)
{
  return !member->has_count || !phrase->has_count || (phrase->flags & DTL_PHRASE_DEFINITE) ||
         (member->count.min == phrase->count.min && member->count.max == phrase->count.max);
}

/* The member that a phrase speaks of once more. */
static guint32
find_member (const DtlCast *self, guint32 phrase, guint32 person)
{
  const DtlPhrase *p = dtl_reading_phrase (self->reading, phrase);
  const char *lemma = self->reading->tokens[p->head].lemma;

  for (guint32 i = 0; i < self->members->len; i++)
    {
      const DtlPhrase *q =
          dtl_reading_phrase (self->reading, g_array_index (self->phrases, guint32, i));
      guint32 other = g_array_index (self->persons, guint32, i);

      if (g_ptr_array_index (self->groups, i) != NULL)
        continue;
      if (g_array_index (self->phrases, guint32, i) == phrase ||
          (person != DTL_NO_INDEX && other == person))
        return i;
      if (person == DTL_NO_INDEX && other == DTL_NO_INDEX &&
          strcmp (self->reading->tokens[q->head].lemma, lemma) == 0 &&
          same_count (g_ptr_array_index (self->members, i), p))
        return i;
    }
  return DTL_NO_INDEX;
}

static void
set_span (DtlParticipant *member, const DtlReading *reading, guint32 first, guint32 end)
{
  DtlSpan span = dtl_reading_span (reading, first, end);

  member->start = span.start;
  member->end = span.end;
}

static void
set_name (DtlParticipant *member, const DtlReading *reading, guint32 person)
{
  const DtlPerson *p = dtl_people_get (reading->people, person);

  member->name = dtl_reading_words (reading, p->first, p->end);
  set_span (member, reading, p->first, p->end);
  if (p->described_end > p->described_first)
    member->text = dtl_reading_words (reading, p->described_first, p->described_end);
  member->nationality = g_strdup (p->country);
  member->has_count = TRUE;
  member->count = dtl_count_exact (1);
}

/* Where the words of a phrase begin, with those to whom it belongs ("the mayor's office"). */
static guint32
full_start (const DtlReading *reading, const DtlPhrase *phrase)
{
  const DtlPhrase *owner =
      phrase->owner != DTL_NO_INDEX ? dtl_reading_phrase (reading, phrase->owner) : NULL;

  if (owner == NULL || !dtl_phrase_is_usable (reading, owner))
    return dtl_phrase_start (reading, phrase);
  return dtl_phrase_start (reading, owner);
}

static void
set_text (DtlParticipant *member, const DtlReading *reading, guint32 phrase)
{
  const DtlPhrase *p = dtl_reading_phrase (reading, phrase);
  guint32 first = full_start (reading, p);
  guint32 end = dtl_phrase_full_end (reading, phrase);

  member->text = dtl_reading_words (reading, first, end);
  set_span (member, reading, first, end);
  member->nationality = g_strdup (dtl_phrase_country (reading, first, p->end));
  member->has_count = p->has_count;
  member->count = p->count;
  if (!p->has_count && !(p->flags & (DTL_PHRASE_PLURAL | DTL_PHRASE_OTHERS)))
    {
      member->has_count = TRUE;
      member->count = dtl_count_exact (1);
    }
}

/**
 * dtl_cast_append:
 * @self: a list
 * @member: (transfer full): a participant
 * @phrase: index of the noun phrase it was read from
 * @person: the person it stands for, or %DTL_NO_INDEX
 * @group: (nullable): canonical name if it is a group; must live as long as the lexicon
 */
void
dtl_cast_append (DtlCast *self, DtlParticipant *member, guint32 phrase, guint32 person,
                 const char *group)
{
  g_ptr_array_add (self->members, member);
  g_array_append_val (self->phrases, phrase);
  g_array_append_val (self->persons, person);
  g_ptr_array_add (self->groups, (gpointer) group);
}

/**
 * dtl_cast_remove:
 * @self: a list
 * @i: which participant to take out
 */
void
dtl_cast_remove (DtlCast *self, guint i)
{
  g_ptr_array_remove_index (self->members, i);
  g_array_remove_index (self->phrases, i);
  g_array_remove_index (self->persons, i);
  g_ptr_array_remove_index (self->groups, i);
}

/**
 * dtl_participant_describe:
 * @reading: a reading
 * @role: a list of participants
 * @phrase: index of the noun phrase that names or describes the participant
 * @person: the person it stands for, or %DTL_NO_INDEX
 *
 * Returns: (transfer full): a participant with its words, number and nationality
 */
DtlParticipant *
dtl_participant_describe (const DtlReading *reading, DtlParticipantRole role, guint32 phrase,
                          guint32 person)
{
  DtlParticipant *member = dtl_participant_new (role);

  if (person != DTL_NO_INDEX)
    set_name (member, reading, person);
  else
    set_text (member, reading, phrase);
  return member;
}

/**
 * dtl_cast_add:
 * @self: a list
 * @phrase: index of the noun phrase that names or describes the participant
 * @person: the person it stands for, or %DTL_NO_INDEX
 *
 * Adds a participant, or finds it if the list has it already.
 *
 * Returns: (transfer none): the participant
 */
DtlParticipant *
dtl_cast_add (DtlCast *self, guint32 phrase, guint32 person)
{
  guint32 index = find_member (self, phrase, person);
  DtlParticipant *member;

  if (index != DTL_NO_INDEX)
    {
      const DtlPhrase *p = dtl_reading_phrase (self->reading, phrase);

      member = g_ptr_array_index (self->members, index);
      if (!member->has_count && p->has_count)
        {
          member->has_count = TRUE;
          member->count = p->count;
        }
      return member;
    }
  member = dtl_participant_describe (self->reading, self->role, phrase, person);
  dtl_cast_append (self, member, phrase, person, NULL);
  return member;
}

/**
 * dtl_cast_fill:
 * @self: a list
 * @builder: the record
 * @field: the field of the list
 * @confidence: how sure the list is
 *
 * Puts the participants into the record, with their words as evidence.
 */
void
dtl_cast_fill (DtlCast *self, DtlIncidentBuilder *builder, DtlField field, double confidence)
{
  if (self->members->len == 0)
    return;
  for (guint i = 0; i < self->members->len; i++)
    {
      const DtlParticipant *member = g_ptr_array_index (self->members, i);

      if (member->end > 0)
        dtl_incident_builder_add_evidence (builder, field, (DtlSpan){ member->start, member->end });
    }
  dtl_incident_builder_set (
      builder, field, dtl_value_new_participants (g_ptr_array_ref (self->members)), confidence);
}
