/* dtl-acts-merge.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"
#include "dtl-people.h"

#include <string.h>

/* An act told so often is the matter of the article, and may have victims of many names. */
#define MAX_MENTIONS 12

/* The end of a person comes once: two acts that kill or take the same person are one. */
static gboolean
is_fate (const DtlEvent *event)
{
  if (event->modality & (DTL_MODALITY_DENIED | DTL_MODALITY_FUTURE | DTL_MODALITY_THREAT |
                         DTL_MODALITY_ATTEMPT | DTL_MODALITY_POSSIBLE | DTL_MODALITY_FIGURATIVE))
    return FALSE;
  switch (event->word->act)
    {
    case DTL_ACT_KILL:
    case DTL_ACT_DIE:
    case DTL_ACT_DEAD:
    case DTL_ACT_DEATH:
    case DTL_ACT_MURDER:
    case DTL_ACT_EXECUTE:
    case DTL_ACT_ASSASSINATE:
    case DTL_ACT_KIDNAP:
    case DTL_ACT_HOSTAGE:
      return TRUE;
    default:
      return (event->word->flags & DTL_WORD_TOLL) != 0 || event->word->act == DTL_ACT_SHOOT;
    }
}

/* The person whom a patient names, or whom "the slain minister" can only mean. */
static guint32
victim_of (const DtlReading *reading, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  guint32 person = dtl_people_of_phrase (reading->people, index);
  guint32 found = DTL_NO_INDEX;

  if (person != DTL_NO_INDEX)
    return person;
  if (phrase->flags & DTL_PHRASE_PRONOUN)
    return dtl_people_antecedent (reading->people, index);
  if ((phrase->flags & DTL_PHRASE_PLURAL) || !(phrase->flags & DTL_PHRASE_DEFINITE) ||
      !(phrase->traits & DTL_TRAIT_PERSON))
    return DTL_NO_INDEX;
  for (guint32 i = 0; i < reading->people->persons->len; i++)
    {
      const DtlPerson *other = dtl_people_get (reading->people, i);

      for (guint32 t = other->described_first; t < other->described_end; t++)
        if (strcmp (reading->tokens[t].norm, reading->tokens[phrase->head].norm) == 0)
          {
            if (found != DTL_NO_INDEX)
              return DTL_NO_INDEX;
            found = i;
            break;
          }
    }
  return found;
}

/* The persons whose end an act is. */
static GArray *
victims_of (const DtlReading *reading, const DtlAct *act)
{
  GArray *victims = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      for (guint k = 0; is_fate (event) && k < event->n_patients; k++)
        {
          guint32 person = victim_of (reading, event->patients[k]);

          if (person != DTL_NO_INDEX)
            g_array_append_val (victims, person);
        }
    }
  return victims;
}

static gboolean
share_victim (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      if (g_array_index (a, guint32, i) == g_array_index (b, guint32, k))
        return TRUE;
  return FALSE;
}

/**
 * dtl_acts_differ_in_victims:
 * @reading: a reading
 * @a: an act
 * @b: another
 *
 * Returns: whether each ends the life or the freedom of somebody known by name, and none of them is
 *   the same
 */
gboolean
dtl_acts_differ_in_victims (const DtlReading *reading, const DtlAct *a, const DtlAct *b)
{
  g_autoptr (GArray) own = NULL;
  g_autoptr (GArray) other = victims_of (reading, b);

  if (other->len == 0 || a->events->len > MAX_MENTIONS)
    return FALSE;
  own = victims_of (reading, a);
  return own->len > 0 && !share_victim (own, other);
}

/**
 * dtl_acts_are_shares:
 * @reading: a reading
 * @a: an act
 * @b: another
 *
 * Returns: whether one mention tells of both, each at another of the places that it lists
 */
gboolean
dtl_acts_are_shares (const DtlReading *reading, const DtlAct *a, const DtlAct *b)
{
  for (guint i = 0; i < b->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (b->events, guint32, i));

      for (guint k = a->events->len; event->share > 0 && k-- > 0;)
        {
          const DtlEvent *other = dtl_reading_event (reading, g_array_index (a->events, guint32, k));

          if (other->first == event->first)
            return TRUE;
          if (other->sentence < event->sentence)
            break;
        }
    }
  return FALSE;
}

/**
 * dtl_acts_merge_by_victim:
 * @reading: a reading
 * @acts: (element-type DtlAct): the acts of the article
 *
 * Makes one of acts that end the life or the freedom of the same person, however far apart the text
 * tells them.
 */
void
dtl_acts_merge_by_victim (const DtlReading *reading, GPtrArray *acts)
{
  g_autoptr (GPtrArray) victims = g_ptr_array_new_full (acts->len, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < acts->len; i++)
    g_ptr_array_add (victims, victims_of (reading, g_ptr_array_index (acts, i)));
  for (guint i = 0; i < acts->len; i++)
    for (guint k = i + 1; k < acts->len;)
      {
        GArray *own = g_ptr_array_index (victims, i), *other = g_ptr_array_index (victims, k);

        if (!share_victim (own, other) ||
            dtl_acts_are_shares (reading, g_ptr_array_index (acts, i), g_ptr_array_index (acts, k)))
          {
            k++;
            continue;
          }
        g_array_append_vals (own, other->data, other->len);
        dtl_act_absorb (reading, g_ptr_array_index (acts, i), g_ptr_array_index (acts, k));
        g_ptr_array_remove_index (victims, k);
        g_ptr_array_remove_index (acts, k);
      }
}
