/* dtl-role-weapons.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"


/**
 * dtl_phrase_is_taken:
 * @reading: a reading
 * @phrase: a noun phrase that names a weapon
 *
 * Returns: whether it is only told who came by it, alone or in a list: "the police seized six
 *   rifles and a grenade launcher"
 */
gboolean
dtl_phrase_is_taken (const DtlReading *reading, const DtlPhrase *phrase)
{
  guint32 top = phrase->head;

  for (guint step = 0; step < 8 && reading->tokens[top].head >= 0; step++)
    {
      guint relation = reading->tokens[top].deprel;

      if (relation == DTL_DEPREL_OBJ || relation == DTL_DEPREL_NSUBJ_PASS)
        return dtl_is_word_class (reading->tokens[reading->tokens[top].head].lemma,
                                  DTL_WORDS_TAKES_WEAPON);
      if (relation != DTL_DEPREL_CONJ && relation != DTL_DEPREL_APPOS)
        return FALSE;
      top = (guint32) reading->tokens[top].head;
    }
  return FALSE;
}

/* What those who act carry by name. */
static guint32
weapons_of_trade (const DtlReading *reading, const DtlPhrase *phrase)
{
  if (phrase->traits & DTL_TRAIT_SUICIDE)
    return 1u << DTL_WEAPON_EXPLOSIVES;
  return dtl_reading_has (reading, phrase->head, DTL_WORDS_CARRIES_FIREARM)
             ? 1u << DTL_WEAPON_FIREARMS
             : 0;
}

static void
weapons_of (const DtlReading *reading, DtlEvent *event, guint32 phrase)
{
  const DtlPhrase *p = dtl_reading_phrase (reading, phrase);

  if (p->weapon > DTL_WEAPON_UNKNOWN && !dtl_phrase_is_taken (reading, p))
    event->weapons |= 1u << p->weapon;
  if (p->traits & DTL_TRAIT_SUICIDE)
    event->suicide = TRUE;
}

/**
 * dtl_event_role_weapons:
 * @reading: a reading with its phrases
 * @event: a mention with its roles
 *
 * Takes the weapons that stand in the roles of the mention: "a bomb killed", "blew up a truck".
 */
void
dtl_event_role_weapons (const DtlReading *reading, DtlEvent *event)
{
  for (guint i = 0; i < event->n_agents; i++)
    {
      weapons_of (reading, event, event->agents[i]);
      if (event->word->strength >= DTL_STRENGTH_SUPPORT)
        event->weapons |=
            weapons_of_trade (reading, dtl_reading_phrase (reading, event->agents[i]));
    }
  if (event->word->act == DTL_ACT_BLOWUP && event->n_agents > 0 &&
      dtl_reading_phrase (reading, event->agents[0])->traits & DTL_TRAIT_SUICIDE)
    event->suicide = TRUE;
  /* A vehicle that a bomber blows up is the bomb. */
  if (event->suicide && event->word->act == DTL_ACT_BLOWUP)
    for (guint i = 0; i < event->n_patients; i++)
      if (dtl_reading_phrase (reading, event->patients[i])->vehicle)
        event->weapons |= 1u << DTL_WEAPON_VEHICLE_BOMB;
  for (guint i = 0; i < event->n_patients; i++)
    weapons_of (reading, event, event->patients[i]);
  if (event->word->pos == 'n' && reading->token_phrase[event->end - 1] != DTL_NO_INDEX)
    weapons_of (reading, event, reading->token_phrase[event->end - 1]);
}
