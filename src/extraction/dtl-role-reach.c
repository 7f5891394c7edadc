/* dtl-role-reach.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"

/* How far behind the verb its target may stand. */
#define REACH 12

static gboolean
is_verb_of (const DtlReading *reading, const DtlEvent *event, DtlWordClass verbs)
{
  return !event->nominal && event->end == event->first + 1 &&
         dtl_is_word_class (reading->tokens[event->first].lemma, verbs);
}

/* The first token of a class behind the verb and its object, in the same clause. */
static guint32
find_behind (const DtlReading *reading, const DtlEvent *event, DtlWordClass wanted)
{
  guint32 limit = MIN (event->end + REACH, reading->sentences[event->sentence].end);

  for (guint32 i = event->end; i < limit && reading->token_clause[i] == event->clause; i++)
    if (dtl_reading_has (reading, i, wanted))
      return i;
  return DTL_NO_INDEX;
}

/* The phrase right behind a preposition. */
static guint32
phrase_behind (const DtlReading *reading, guint32 preposition)
{
  guint32 next = preposition + 1;

  return dtl_reading_same_sentence (reading, next, preposition) ? reading->token_phrase[next]
                                                                : DTL_NO_INDEX;
}

static gboolean
is_vehicle (const DtlReading *reading, const DtlEvent *event)
{
  return event->n_patients > 0 && dtl_reading_phrase (reading, event->patients[0])->vehicle;
}

/* "drove a truck into the crowd": the crowd suffers, the truck is the weapon. */
static gboolean
reach_by_vehicle (const DtlReading *reading, DtlEvent *event)
{
  guint32 into = find_behind (reading, event, DTL_WORDS_DRIVEN_INTO);
  guint32 target = into != DTL_NO_INDEX ? phrase_behind (reading, into) : DTL_NO_INDEX;
  const DtlPhrase *phrase;

  if (target == DTL_NO_INDEX || !is_vehicle (reading, event))
    return FALSE;
  phrase = dtl_reading_phrase (reading, target);
  if (!(phrase->traits & (DTL_TRAIT_PERSON | DTL_TRAIT_PROPERTY)) ||
      phrase->property == DTL_PROPERTY_CLASS_TRANSPORT_ROUTE)
    return FALSE;
  event->patients[0] = target;
  event->n_patients = 1;
  event->weapons |= 1u << (event->suicide ? DTL_WEAPON_VEHICLE_BOMB : DTL_WEAPON_VEHICLE);
  return TRUE;
}

/* "fired two rockets at the village": the village suffers, the rockets are the weapon. */
static void
reach_by_missile (const DtlReading *reading, DtlEvent *event)
{
  guint32 at;
  guint32 target;

  if (event->n_patients == 0 ||
      dtl_reading_phrase (reading, event->patients[0])->weapon != DTL_WEAPON_ROCKET_MORTAR)
    return;
  event->weapons |= 1u << DTL_WEAPON_ROCKET_MORTAR;
  at = find_behind (reading, event, DTL_WORDS_FIRED_AT);
  target = at != DTL_NO_INDEX ? phrase_behind (reading, at) : DTL_NO_INDEX;
  if (target == DTL_NO_INDEX)
    return;
  for (event->n_patients = 0; target != DTL_NO_INDEX && event->n_patients < DTL_MAX_ROLES;
       target = dtl_reading_phrase (reading, target)->conjunct)
    event->patients[event->n_patients++] = target;
}

/**
 * dtl_event_reach:
 * @reading: a reading with its phrases
 * @event: a mention with its roles
 *
 * Verbs that are violent only with what follows them: "drove a truck into the crowd", "set the shop
 * on fire"; and missiles, "fired two rockets at the village". Makes what is reached the patients of
 * @event, and what flies there its weapon.
 *
 * Returns: whether the mention reports an act, as far as this can tell
 */
gboolean
dtl_event_reach (const DtlReading *reading, DtlEvent *event)
{
  if (event->word->act == DTL_ACT_RAM && is_verb_of (reading, event, DTL_WORDS_DRIVES))
    return reach_by_vehicle (reading, event);
  if (event->word->act == DTL_ACT_BURN && is_verb_of (reading, event, DTL_WORDS_SETS))
    return event->n_patients > 0 && find_behind (reading, event, DTL_WORDS_SET_TO) != DTL_NO_INDEX;
  if (event->word->act == DTL_ACT_SHOOT)
    reach_by_missile (reading, event);
  return TRUE;
}
