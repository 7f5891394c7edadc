/* dtl-participants-property.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-participants.h"

#include <string.h>

#define REACH 14

static int
damage_of (const DtlEvent *event)
{
  const guint32 unreal = DTL_MODALITY_DENIED | DTL_MODALITY_ATTEMPT | DTL_MODALITY_FOILED |
                         DTL_MODALITY_FUTURE | DTL_MODALITY_POSSIBLE | DTL_MODALITY_THREAT;

  if (event->modality & unreal)
    return DTL_DAMAGE_UNKNOWN;
  switch (event->word->act)
    {
    case DTL_ACT_DESTROY:
    case DTL_ACT_BLOWUP:
      return DTL_DAMAGE_DESTROYED;
    case DTL_ACT_ARSON:
    case DTL_ACT_BURN:
    case DTL_ACT_DAMAGE:
    case DTL_ACT_SABOTAGE:
      return DTL_DAMAGE_SOME;
    case DTL_ACT_LOOT:
    case DTL_ACT_ROB:
      return DTL_DAMAGE_TAKEN;
    default:
      return DTL_DAMAGE_UNKNOWN;
    }
}

static int
rank_of_damage (int damage)
{
  return damage == DTL_DAMAGE_DESTROYED ? 3
         : damage == DTL_DAMAGE_SOME    ? 2
         : damage == DTL_DAMAGE_TAKEN   ? 2
         : damage == DTL_DAMAGE_NONE    ? 1
                                        : 0;
}

/* Whether the phrase names a thing that can be attacked. */
static gboolean
is_property (const DtlReading *reading, const DtlPhrase *phrase)
{
  if (!dtl_phrase_is_usable (reading, phrase) || !(phrase->traits & DTL_TRAIT_PROPERTY))
    return FALSE;
  if (phrase->traits & (DTL_TRAIT_PERSON | DTL_TRAIT_WEAPON))
    return FALSE;
  return phrase->property >= 0;
}

/* Whether the head is a part of something larger ("window", "entrance"). */
static gboolean
is_part (const DtlReading *reading, const DtlPhrase *phrase)
{
  guint n_matches;
  const DtlLexiconMatch *matches =
      dtl_document_matches_at (reading->document, phrase->head, &n_matches);

  for (guint m = 0; m < n_matches; m++)
    {
      const char *flags = dtl_reading_column (reading, &matches[m], "targets", "flags");

      if (flags != NULL && strcmp (flags, "part") == 0)
        return TRUE;
    }
  return FALSE;
}

/* What a part belongs to: the owner of it, or what follows "of". */
static guint32
whole_of (const DtlReading *reading, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);

  if (!is_part (reading, phrase))
    return index;
  if (phrase->complement != DTL_NO_INDEX && dtl_reading_is (reading, phrase->end, "of"))
    return phrase->complement;
  return phrase->owner != DTL_NO_INDEX ? phrase->owner : DTL_NO_INDEX;
}

/* "the bank" after "a branch of the bank" is no other thing. */
static gboolean
is_named_before (const DtlCast *cast, const DtlPhrase *phrase)
{
  const DtlReading *reading = cast->reading;

  if (!(phrase->flags & DTL_PHRASE_DEFINITE) || phrase->head != phrase->first + 1)
    return FALSE;
  for (guint i = 0; i < cast->phrases->len; i++)
    {
      const DtlPhrase *other =
          dtl_reading_phrase (reading, g_array_index (cast->phrases, guint32, i));

      for (guint32 t = other->first; t < other->head; t++)
        if (strcmp (reading->tokens[t].lemma, reading->tokens[phrase->head].lemma) == 0)
          return TRUE;
    }
  return FALSE;
}

/* An office, a building, a home is what those are to whom it belongs. */
static gboolean
is_vague_class (int class)
{
  return class == DTL_PROPERTY_CLASS_OTHER || class == DTL_PROPERTY_CLASS_COMMERCIAL ||
         class == DTL_PROPERTY_CLASS_ORGANIZATION || class == DTL_PROPERTY_CLASS_CIVILIAN_RESIDENCE;
}

static int
class_of_owner (int occupation, int class)
{
  gboolean home = class == DTL_PROPERTY_CLASS_CIVILIAN_RESIDENCE;

  switch (occupation)
    {
    case DTL_OCCUPATION_DIPLOMAT:
      return DTL_PROPERTY_CLASS_DIPLOMATIC;
    case DTL_OCCUPATION_GOVERNMENT_OFFICIAL:
    case DTL_OCCUPATION_LEGAL_JUDICIAL:
      return DTL_PROPERTY_CLASS_GOVERNMENT;
    case DTL_OCCUPATION_POLITICAL_FIGURE:
      return DTL_PROPERTY_CLASS_POLITICAL_FIGURE;
    case DTL_OCCUPATION_LAW_ENFORCEMENT:
      return home ? class : DTL_PROPERTY_CLASS_LAW_ENFORCEMENT;
    default:
      return class;
    }
}

/* The class that a word beside the head says: "telephone company building". */
static int
class_of_word (const DtlReading *reading, const DtlLexiconMatch *match, int class)
{
  const DtlWord *word = dtl_vocabulary_word (reading->vocabulary, match->list, match->entry);

  if (word == NULL || (word->flags & DTL_WORD_AMBIGUOUS))
    return class;
  if (word->property >= 0 && !is_vague_class (word->property) &&
      class != DTL_PROPERTY_CLASS_CIVILIAN_RESIDENCE)
    return word->property;
  return word->occupation >= 0 ? class_of_owner (word->occupation, class) : class;
}

/* The class of a thing, by its head or, where that is vague, by the words beside it. */
static int
class_of (const DtlReading *reading, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  int class = phrase->property >= 0 ? phrase->property : DTL_PROPERTY_CLASS_OTHER;
  guint32 end = dtl_phrase_full_end (reading, index);
  guint32 first = phrase->owner != DTL_NO_INDEX ? dtl_reading_phrase (reading, phrase->owner)->first
                                                : phrase->first;

  for (guint32 t = first; t < end && is_vague_class (class); t++)
    {
      guint n_matches;
      const DtlLexiconMatch *matches = dtl_document_matches_at (reading->document, t, &n_matches);

      for (guint m = 0; m < n_matches && is_vague_class (class); m++)
        if (matches[m].end <= end && matches[m].end != phrase->head + 1)
          class = class_of_word (reading, &matches[m], class);
    }
  return class;
}

static void
add_property (DtlCast *cast, guint32 index, int damage)
{
  const DtlReading *reading = cast->reading;
  const DtlPhrase *phrase;
  DtlParticipant *thing;
  guint32 whole = whole_of (reading, index);

  if (whole == DTL_NO_INDEX)
    return;
  if (whole != index && damage == DTL_DAMAGE_DESTROYED)
    damage = DTL_DAMAGE_SOME;
  index = whole;
  phrase = dtl_reading_phrase (reading, index);
  if (!is_property (reading, phrase))
    return;
  if (is_named_before (cast, phrase))
    return;
  thing = dtl_cast_add (cast, index, DTL_NO_INDEX);
  if (thing->kind < 0)
    thing->kind = class_of (reading, index);
  if (thing->effect < 0 || rank_of_damage (damage) > rank_of_damage (thing->effect))
    thing->effect = damage;
}

static gboolean
is_explosion (const DtlEvent *event)
{
  return event->word->act == DTL_ACT_BOMB || event->word->act == DTL_ACT_EXPLODE ||
         event->word->act == DTL_ACT_THROW || event->word->act == DTL_ACT_MISFIRE ||
         event->word->act == DTL_ACT_FOIL || event->word->act == DTL_ACT_PLANT;
}

/* A street or a quarter says where a bomb stood, not what it was meant for. */
static gboolean
is_whereabouts (const DtlReading *reading, const DtlPhrase *phrase)
{
  guint n_matches;
  const DtlLexiconMatch *matches =
      dtl_document_matches_at (reading->document, phrase->head, &n_matches);

  if (phrase->property == DTL_PROPERTY_CLASS_TRANSPORT_ROUTE)
    return TRUE;
  for (guint m = 0; m < n_matches; m++)
    {
      const char *kind = dtl_reading_column (reading, &matches[m], "targets", "kind");

      if (kind != NULL && strcmp (kind, "area") == 0)
        return TRUE;
    }
  return FALSE;
}

/* "exploded in front of the consulate", "planted at the entrance of the bank": where a bomb stood
 * says what it was meant for. */
static void
add_places_of_explosion (DtlCast *cast, const DtlEvent *event)
{
  const DtlReading *reading = cast->reading;
  guint32 limit = MIN (event->end + REACH, reading->sentences[event->sentence].end);

  for (guint32 t = event->end; t < limit; t++)
    {
      guint32 index = reading->token_phrase[t];
      const DtlPhrase *phrase;

      if (reading->token_clause[t] != event->clause)
        return;
      if (index == DTL_NO_INDEX)
        continue;
      phrase = dtl_reading_phrase (reading, index);
      if (dtl_reading_has (reading, phrase->preposition, DTL_WORDS_BESIDE_BOMB) &&
          !is_whereabouts (reading, phrase))
        for (; index != DTL_NO_INDEX; index = dtl_reading_phrase (reading, index)->conjunct)
          add_property (cast, index, DTL_DAMAGE_UNKNOWN);
      t = phrase->end - 1;
    }
}

/* "damage to two stores", "the office was damaged": anywhere in the sentences of the act. */
static void
add_damaged (DtlCast *cast, const DtlEvent *event)
{
  const DtlReading *reading = cast->reading;
  const DtlSentence *sentence = &reading->sentences[event->sentence];

  for (guint32 t = sentence->first; t < sentence->end; t++)
    {
      guint32 index;

      if (!dtl_reading_has (reading, t, DTL_WORDS_DAMAGE) &&
          strcmp (reading->tokens[t].lemma, "damage") != 0)
        continue;
      if (reading->tokens[t].upos == DTL_UPOS_VERB || dtl_reading_is (reading, t + 1, "to"))
        {
          guint32 next = reading->tokens[t].upos == DTL_UPOS_VERB ? t + 1 : t + 2;

          while (next < sentence->end && next < t + 6 &&
                 reading->token_phrase[next] == DTL_NO_INDEX)
            next++;
          index = next < sentence->end ? reading->token_phrase[next] : DTL_NO_INDEX;
          for (; index != DTL_NO_INDEX; index = dtl_reading_phrase (reading, index)->conjunct)
            add_property (cast, index, DTL_DAMAGE_SOME);
        }
      if (t > sentence->first + 1 && reading->tokens[t].upos == DTL_UPOS_VERB)
        for (guint32 k = t; k-- > sentence->first && k + 5 > t;)
          if (reading->token_phrase[k] != DTL_NO_INDEX)
            {
              add_property (cast, reading->token_phrase[k], DTL_DAMAGE_SOME);
              break;
            }
    }
}

/**
 * dtl_cast_property:
 * @self: an empty list of property
 *
 * Fills it with the things that the mentions of the act say to have been attacked or damaged.
 */
void
dtl_cast_property (DtlCast *self)
{
  for (guint i = 0; i < self->act->events->len; i++)
    {
      const DtlEvent *event = dtl_cast_event (self, i);
      gboolean acts = event->word->strength >= DTL_STRENGTH_SUPPORT ||
                      event->word->act == DTL_ACT_DESTROY || event->word->act == DTL_ACT_DAMAGE;

      if (event->modality & DTL_MODALITY_FIGURATIVE)
        continue;
      if (acts)
        for (guint k = 0; k < event->n_patients; k++)
          add_property (self, event->patients[k], damage_of (event));
      if (acts && is_explosion (event))
        add_places_of_explosion (self, event);
      add_damaged (self, event);
    }
}

/**
 * dtl_property_propose:
 * @cast: the property that the mentions of an act name
 * @phrase: index of a noun phrase for another thing
 *
 * Returns: (transfer full): a thing damaged as the act's mentions in its sentence say
 */
DtlParticipant *
dtl_property_propose (const DtlCast *cast, guint32 phrase)
{
  const DtlReading *reading = cast->reading;
  const DtlPhrase *p = dtl_reading_phrase (reading, phrase);
  DtlParticipant *thing =
      dtl_participant_describe (reading, DTL_PARTICIPANT_PROPERTY, phrase, DTL_NO_INDEX);

  thing->kind = class_of (reading, phrase);
  thing->effect = DTL_DAMAGE_UNKNOWN;
  for (guint i = 0; i < cast->act->events->len; i++)
    {
      const DtlEvent *event = dtl_cast_event (cast, i);
      int damage = event->sentence == p->sentence ? damage_of (event) : DTL_DAMAGE_UNKNOWN;

      if (rank_of_damage (damage) > rank_of_damage (thing->effect))
        thing->effect = damage;
    }
  return thing;
}
