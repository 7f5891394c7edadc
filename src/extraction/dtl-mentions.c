/* dtl-mentions.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-mentions.h"

#include <string.h>

/* How many earlier entities with the same head are compared. */
#define LOOK_BACK 8

typedef struct
{
  const DtlReading *reading;
  DtlMentions *mentions;
  GHashTable *latest;
  GHashTable *groups;
  guint32 *of_person;
  guint8 *suffers;
} Finder;

static gboolean
is_content (const DtlToken *token)
{
  return token->xpos != DTL_XPOS_DT && token->xpos != DTL_XPOS_CD && token->xpos != DTL_XPOS_PRPS &&
         token->xpos != DTL_XPOS_PDT && !(token->flags & DTL_TOKEN_PUNCTUATION);
}

/* Whether every telling word of the one mention stands in the other. */
static gboolean
is_within (const DtlReading *reading, const DtlMention *a, const DtlMention *b)
{
  for (guint32 i = a->first; i < a->end; i++)
    {
      gboolean found = !is_content (&reading->tokens[i]);

      for (guint32 k = b->first; k < b->end && !found; k++)
        found = strcmp (reading->tokens[i].norm, reading->tokens[k].norm) == 0;
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static guint32
add_entity (Finder *self, const DtlMention *mention)
{
  DtlEntity entity = { .kind = mention->kind,
                       .person = DTL_NO_INDEX,
                       .first = self->mentions->mentions->len,
                       .previous = DTL_NO_INDEX };

  g_array_append_val (self->mentions->entities, entity);
  return self->mentions->entities->len - 1;
}

static DtlEntity *
entity_at (Finder *self, guint32 index)
{
  return &g_array_index (self->mentions->entities, DtlEntity, index);
}

/* The entity that the words speak of again: the same head, and the one description within the
 * other. */
static guint32
find_described (Finder *self, const DtlMention *mention, guint32 head)
{
  const char *key = self->reading->tokens[head].norm;
  gpointer found = g_hash_table_lookup (self->latest, key);
  guint32 index = found != NULL ? GPOINTER_TO_UINT (found) - 1 : DTL_NO_INDEX;
  guint32 latest = index;

  for (guint step = 0; index != DTL_NO_INDEX && step < LOOK_BACK; step++)
    {
      const DtlEntity *entity = entity_at (self, index);
      const DtlMention *other = dtl_mentions_get (self->mentions, entity->first);

      if (entity->kind == mention->kind &&
          (is_within (self->reading, mention, other) || is_within (self->reading, other, mention)))
        return index;
      index = entity->previous;
    }
  index = add_entity (self, mention);
  entity_at (self, index)->previous = latest;
  g_hash_table_insert (self->latest, (gpointer) key, GUINT_TO_POINTER (index + 1));
  return index;
}

static guint32
find_person (Finder *self, const DtlMention *mention, guint32 person)
{
  if (self->of_person[person] == DTL_NO_INDEX)
    {
      self->of_person[person] = add_entity (self, mention);
      entity_at (self, self->of_person[person])->person = person;
    }
  return self->of_person[person];
}

static guint32
find_group (Finder *self, const DtlMention *mention, const char *name)
{
  gpointer found = g_hash_table_lookup (self->groups, name);
  guint32 index;

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  index = add_entity (self, mention);
  entity_at (self, index)->group = name;
  g_hash_table_insert (self->groups, (gpointer) name, GUINT_TO_POINTER (index + 1));
  return index;
}

static void
append (Finder *self, DtlMention mention, guint32 entity)
{
  mention.entity = entity;
  entity_at (self, entity)->n_mentions++;
  g_array_append_val (self->mentions->mentions, mention);
}

static guint32
person_of (const DtlReading *reading, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  guint32 person = dtl_people_of_phrase (reading->people, index);

  if (person == DTL_NO_INDEX && !(phrase->flags & (DTL_PHRASE_PLURAL | DTL_PHRASE_PRONOUN)))
    person = dtl_people_described_by (reading->people, phrase->head);
  return person;
}

static void
add_pronoun (Finder *self, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (self->reading, index);
  guint32 person = dtl_people_antecedent (self->reading->people, index);
  DtlMention mention = { .phrase = index,
                         .first = phrase->first,
                         .end = phrase->end,
                         .kind = DTL_MENTION_PERSON,
                         .pronoun = TRUE };

  if (person != DTL_NO_INDEX && self->of_person[person] != DTL_NO_INDEX &&
      dtl_reading_has (self->reading, phrase->head, DTL_WORDS_ONE_PERSON))
    append (self, mention, self->of_person[person]);
}

/* The kind of what is neither a person by name nor a group, or %DTL_N_MENTION_KINDS. */
static guint
kind_of (const Finder *self, guint32 index)
{
  const guint32 people =
      DTL_TRAIT_PERSON | DTL_TRAIT_PERPETRATOR | DTL_TRAIT_SECURITY | DTL_TRAIT_PROTESTER;
  const DtlPhrase *phrase = dtl_reading_phrase (self->reading, index);

  if (phrase->traits & people)
    return DTL_MENTION_PEOPLE;
  if ((phrase->traits & DTL_TRAIT_WEAPON) && phrase->weapon >= 0)
    return DTL_MENTION_WEAPON;
  if ((phrase->traits & DTL_TRAIT_PROPERTY) && phrase->property >= 0)
    return DTL_MENTION_THING;
  if ((self->reading->token_traits[phrase->head] & DTL_TRAIT_TRIGGER) ||
      self->reading->token_toponym[phrase->head] != DTL_NO_INDEX)
    return DTL_N_MENTION_KINDS;
  if (phrase->flags & DTL_PHRASE_NAME)
    return DTL_MENTION_NAME;
  return self->suffers[index] ? DTL_MENTION_NOUN : DTL_N_MENTION_KINDS;
}

/* "eight members of the army": the army, and people who belong to it. */
static void
add_belonging (Finder *self, guint32 index, const DtlPhraseGroup *group)
{
  const DtlPhrase *phrase = dtl_reading_phrase (self->reading, index);
  DtlMention mention = { .phrase = index,
                         .first = dtl_phrase_start (self->reading, phrase),
                         .kind = DTL_MENTION_PEOPLE };

  for (mention.end = mention.first; mention.end < group->group_first; mention.end++)
    if (mention.end > mention.first && dtl_reading_is (self->reading, mention.end, "of"))
      {
        append (self, mention, find_described (self, &mention, mention.end - 1));
        return;
      }
}

/* "Islamic extremists", "leftist guerrillas": the lists have a name for all whom the words fit, but
 * who is meant here is only described. */
static gboolean
only_describes (const DtlReading *reading, const DtlPhraseGroup *group)
{
  const DtlToken *last = &reading->tokens[group->group_end - 1];

  return group->group_is_head && last->upos == DTL_UPOS_NOUN &&
         !(last->flags & DTL_TOKEN_CAPITALISED);
}

static void
add_group (Finder *self, guint32 index, const DtlPhraseGroup *group)
{
  const DtlPhrase *phrase = dtl_reading_phrase (self->reading, index);
  DtlMention mention = {
    .phrase = index, .first = group->group_first, .end = group->group_end, .kind = DTL_MENTION_GROUP
  };

  if (group->group_end > group->group_first && !only_describes (self->reading, group))
    {
      append (self, mention, find_group (self, &mention, group->name));
      return;
    }
  mention.first = dtl_phrase_start (self->reading, phrase);
  mention.end = phrase->end;
  append (self, mention, find_described (self, &mention, phrase->head));
  entity_at (self, dtl_mentions_get (self->mentions, self->mentions->mentions->len - 1)->entity)
      ->described = group->group_end > group->group_first;
}

static void
add_phrase (Finder *self, guint32 index)
{
  const DtlReading *reading = self->reading;
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  guint32 person = person_of (reading, index);
  DtlMention mention = { .phrase = index,
                         .first = dtl_phrase_start (reading, phrase),
                         .end = phrase->end };
  DtlPhraseGroup group = { 0 };

  if (person != DTL_NO_INDEX)
    {
      mention.kind = DTL_MENTION_PERSON;
      append (self, mention, find_person (self, &mention, person));
      return;
    }
  if (phrase->traits &
      (DTL_TRAIT_GROUP | DTL_TRAIT_SECURITY | DTL_TRAIT_PERPETRATOR | DTL_TRAIT_PERSON))
    group = dtl_phrase_find_group (reading, phrase);
  if (group.group_end > group.group_first || group.collective)
    add_group (self, index, &group);
  if (group.group_is_head)
    add_belonging (self, index, &group);
  if (group.group_is_head || (group.collective && group.group_end == group.group_first))
    return;
  mention.kind = kind_of (self, index);
  if (mention.kind != DTL_N_MENTION_KINDS)
    append (self, mention, find_described (self, &mention, phrase->head));
}

static guint8 *
find_sufferers (const DtlReading *reading)
{
  guint8 *suffers = g_new0 (guint8, reading->phrases->len + 1);

  for (guint32 i = 0; i < reading->events->len; i++)
    for (guint k = 0; k < dtl_reading_event (reading, i)->n_patients; k++)
      suffers[dtl_reading_event (reading, i)->patients[k]] = TRUE;
  return suffers;
}

static void
mark_suspects (Finder *self)
{
  g_autoptr (GArray) suspects = dtl_suspects_find (self->reading);

  for (guint i = 0; i < suspects->len; i++)
    {
      guint32 entity = self->of_person[g_array_index (suspects, guint32, i)];

      if (entity != DTL_NO_INDEX)
        entity_at (self, entity)->suspect = TRUE;
    }
}

/**
 * dtl_mentions_new:
 * @reading: a reading with its people
 *
 * Finds everybody and everything that may take part in an act, and which mentions speak of the
 * same: persons by their names, groups by the lists, the rest by head noun and description.
 *
 * Returns: (transfer full): the mentions
 */
DtlMentions *
dtl_mentions_new (const DtlReading *reading)
{
  g_autoptr (GHashTable) latest = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint32 *of_person = g_new (guint32, reading->people->persons->len + 1);
  g_autofree guint8 *suffers = find_sufferers (reading);
  DtlMentions *self = g_new0 (DtlMentions, 1);
  Finder finder = { reading, self, latest, groups, of_person, suffers };

  self->mentions = g_array_new (FALSE, FALSE, sizeof (DtlMention));
  self->entities = g_array_new (FALSE, FALSE, sizeof (DtlEntity));
  memset (of_person, 0xff, sizeof (guint32) * (reading->people->persons->len + 1));
  for (guint32 i = 0; i < reading->phrases->len; i++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, i);

      if (phrase->flags & DTL_PHRASE_PRONOUN)
        add_pronoun (&finder, i);
      else if (dtl_phrase_is_usable (reading, phrase) && !(phrase->flags & DTL_PHRASE_MEASURE))
        add_phrase (&finder, i);
    }
  mark_suspects (&finder);
  return self;
}

/**
 * dtl_mentions_free:
 * @self: (nullable): mentions
 */
void
dtl_mentions_free (DtlMentions *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->mentions);
  g_array_unref (self->entities);
  g_free (self);
}

/**
 * dtl_mentions_from:
 * @self: mentions
 * @reading: what they were read from
 * @sentence: index of a sentence
 *
 * Returns: index of the first mention that stands in that sentence or after it
 */
guint32
dtl_mentions_from (const DtlMentions *self, const DtlReading *reading, guint32 sentence)
{
  guint32 low = 0;
  guint32 high = self->mentions->len;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (dtl_reading_phrase (reading, dtl_mentions_get (self, middle)->phrase)->sentence <
          sentence)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
