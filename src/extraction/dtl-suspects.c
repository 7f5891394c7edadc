/* dtl-suspects.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"
#include "dtl-people.h"
#include "dtl-role-model.h"

#define MAX_GAP 9

static gboolean
is_person_name (const DtlReading *reading, guint32 phrase)
{
  const DtlPhrase *p = dtl_reading_phrase (reading, phrase);

  return dtl_people_of_phrase (reading->people, phrase) != DTL_NO_INDEX &&
         !(p->traits & (DTL_TRAIT_PROMINENT | DTL_TRAIT_GROUP)) &&
         reading->token_toponym[p->head] == DTL_NO_INDEX;
}

static gboolean
is_culprit_word (const DtlPhrase *phrase)
{
  return (phrase->traits & (DTL_TRAIT_PERPETRATOR | DTL_TRAIT_MILITANT)) == DTL_TRAIT_PERPETRATOR &&
         !(phrase->flags & (DTL_PHRASE_PLURAL | DTL_PHRASE_NAME));
}

/* "the gunman, identified as John Doe", "the suspect as 21-year-old John Doe", "gunman John Doe".
 */
static guint32
name_after (const DtlReading *reading, guint32 index)
{
  const DtlPhrase *culprit = dtl_reading_phrase (reading, index);
  gboolean naming = FALSE;

  for (guint32 i = culprit->end; i < culprit->end + MAX_GAP && i < reading->n_tokens; i++)
    {
      guint32 phrase = reading->token_phrase[i];

      if (!dtl_reading_same_sentence (reading, i, culprit->first))
        return DTL_NO_INDEX;
      if (dtl_reading_has (reading, i, DTL_WORDS_INTRODUCES_NAME))
        naming = TRUE;
      else if (i == culprit->end && dtl_reading_is (reading, i, ","))
        naming = TRUE;
      if (phrase == DTL_NO_INDEX || phrase == index)
        continue;
      return naming && is_person_name (reading, phrase) ? phrase : DTL_NO_INDEX;
    }
  return DTL_NO_INDEX;
}

/* "A student, John Doe, was charged": the name between commas behind one who has none. */
static guint32
name_between (const DtlReading *reading, guint32 index)
{
  guint32 name = DTL_NO_INDEX;

  if (!(dtl_reading_phrase (reading, index)->flags & DTL_PHRASE_PLURAL))
    name = name_after (reading, index);
  return name != DTL_NO_INDEX &&
                 dtl_reading_is (reading, dtl_reading_phrase (reading, name)->end, ",")
             ? name
             : DTL_NO_INDEX;
}

static void
add_person (guint32 person, GArray *suspects)
{
  for (guint i = 0; i < suspects->len; i++)
    if (g_array_index (suspects, guint32, i) == person)
      return;
  g_array_append_val (suspects, person);
}

static void
add_suspect (const DtlReading *reading, guint32 phrase, GArray *suspects)
{
  add_person (dtl_people_of_phrase (reading->people, phrase), suspects);
}

/* "They named him as John Doe": the name behind a verb of naming and a pronoun. */
static guint32
name_given (const DtlReading *reading, guint32 verb)
{
  guint32 i = verb + 1;

  if (!dtl_is_word_class (reading->tokens[verb].lemma, DTL_WORDS_GIVES_NAME) ||
      !dtl_reading_has (reading, i, DTL_WORDS_ONE_PERSON) || !dtl_reading_is (reading, i + 1, "as"))
    return DTL_NO_INDEX;
  for (i += 2; i < verb + MAX_GAP && dtl_reading_same_sentence (reading, i, verb); i++)
    if (reading->token_phrase[i] != DTL_NO_INDEX)
      return reading->token_phrase[i];
  return DTL_NO_INDEX;
}

/* "found John Doe guilty": whom the words before say it of. */
static guint32
found_guilty (const DtlReading *reading, guint32 guilty)
{
  for (guint32 i = guilty; i-- > 0 && guilty - i < MAX_GAP;)
    {
      if (!dtl_reading_same_sentence (reading, i, guilty))
        return DTL_NO_INDEX;
      if (dtl_reading_has (reading, i, DTL_WORDS_NEGATIVE))
        return DTL_NO_INDEX;
      if (reading->token_phrase[i] != DTL_NO_INDEX)
        return reading->token_phrase[i];
    }
  return DTL_NO_INDEX;
}

static void
add_told (const DtlReading *reading, GArray *suspects)
{
  for (guint32 i = 1; i + 1 < reading->n_tokens; i++)
    {
      guint32 phrase = dtl_reading_has (reading, i, DTL_WORDS_GUILTY) ? found_guilty (reading, i)
                                                                      : name_given (reading, i);

      if (phrase != DTL_NO_INDEX && is_person_name (reading, phrase))
        add_suspect (reading, phrase, suspects);
    }
}

/* "He was charged with six murders.", "A student, John Doe, was charged." */
static void
add_unnamed (const DtlReading *reading, const DtlEvent *event, guint32 phrase, GArray *suspects)
{
  guint32 person = dtl_people_antecedent (reading->people, phrase);
  guint32 name = name_between (reading, phrase);

  if (name != DTL_NO_INDEX)
    add_suspect (reading, name, suspects);
  else if (event->passive && person != DTL_NO_INDEX &&
           dtl_reading_has (reading, dtl_reading_phrase (reading, phrase)->head,
                            DTL_WORDS_ONE_PERSON))
    add_person (person, suspects);
}

/* Whether the text charges the one whom a phrase speaks of, in the same sentence. */
static gboolean
is_charged (const DtlReading *reading, guint32 phrase)
{
  guint32 sentence = dtl_reading_phrase (reading, phrase)->sentence;

  for (guint32 i = dtl_role_events_from (reading, sentence); i < reading->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);

      if (event->sentence > sentence)
        return FALSE;
      if (event->word->act == DTL_ACT_CHARGE && dtl_event_has_patient (event, phrase))
        return TRUE;
    }
  return FALSE;
}

/* "The gunman was identified as John Doe", "arrested a man, later identified as John Doe", but not
 * "the victim was identified as John Doe". */
static gboolean
names_culprit (const DtlReading *reading, const DtlEvent *event)
{
  guint32 i = event->first;

  if (event->n_agents > 0 && is_culprit_word (dtl_reading_phrase (reading, event->agents[0])))
    return TRUE;
  while (i > reading->sentences[event->sentence].first &&
         reading->token_phrase[i - 1] == DTL_NO_INDEX)
    i--;
  if (i == reading->sentences[event->sentence].first)
    return FALSE;
  return is_culprit_word (dtl_reading_phrase (reading, reading->token_phrase[i - 1])) ||
         is_charged (reading, reading->token_phrase[i - 1]);
}

static void
add_charged (const DtlReading *reading, const DtlEvent *event, GArray *suspects)
{
  if (event->word->act != DTL_ACT_CHARGE && event->word->act != DTL_ACT_BLAME &&
      (event->word->act != DTL_ACT_IDENTIFIED || !names_culprit (reading, event)))
    return;
  if (event->modality & (DTL_MODALITY_DENIED | DTL_MODALITY_GENERIC))
    return;
  for (guint k = 0; k < event->n_patients; k++)
    if (is_person_name (reading, event->patients[k]))
      add_suspect (reading, event->patients[k], suspects);
    else if (event->word->act == DTL_ACT_CHARGE)
      add_unnamed (reading, event, event->patients[k], suspects);
}

/**
 * dtl_suspects_find:
 * @reading: a reading
 *
 * Finds the persons whom the text names as the culprits: called gunman or suspect, identified,
 * arrested, charged or convicted.
 *
 * Returns: (transfer full) (element-type guint32): indices of persons, in text order
 */
GArray *
dtl_suspects_find (const DtlReading *reading)
{
  GArray *suspects = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < reading->phrases->len; i++)
    if (is_culprit_word (dtl_reading_phrase (reading, i)))
      {
        guint32 name = name_after (reading, i);

        if (name != DTL_NO_INDEX)
          add_suspect (reading, name, suspects);
      }
  for (guint32 i = 0; i < reading->events->len; i++)
    add_charged (reading, dtl_reading_event (reading, i), suspects);
  add_told (reading, suspects);
  return suspects;
}
