/* dtl-modality.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"

#include <string.h>

#define WINDOW 6

/* So many victims of one group in one year are hardly those of one act. */
#define MANY_VICTIMS 10

static gboolean
is_break (const DtlToken *token)
{
  return token->xpos == DTL_XPOS_PUNCT && !dtl_token_is (token, DTL_WORDS_NO_BREAK);
}

/* "during the two days": one act may take them. */
static gboolean
is_short (const char *duration)
{
  char *end;
  gint64 n;

  if (g_str_has_prefix (duration, "PT"))
    return TRUE;
  n = duration[0] == 'P' ? g_ascii_strtoll (duration + 1, &end, 10) : 0;
  return n > 0 && ((*end == 'D' && n < 15) || (*end == 'W' && n < 2));
}

static gboolean
is_period (const DtlReading *reading, guint32 i)
{
  const DtlTimex *timex = g_ptr_array_index (reading->timexes, reading->token_timex[i]);

  if (strcmp (timex->type, "DURATION") == 0)
    return !is_short (timex->value);
  return (timex->from.year != 0 &&
          dtl_partial_date_last_day (&timex->to) - dtl_partial_date_first_day (&timex->from) > 200);
}

static guint32
modality_of_traits (guint32 traits)
{
  guint32 modality = 0;

  if (traits & DTL_TRAIT_DENY)
    modality |= DTL_MODALITY_DENIED;
  if (traits & (DTL_TRAIT_PLAN | DTL_TRAIT_WISH))
    modality |= DTL_MODALITY_FUTURE;
  if (traits & DTL_TRAIT_FEAR)
    modality |= DTL_MODALITY_THREAT;
  if (traits & DTL_TRAIT_STOP)
    modality |= DTL_MODALITY_FOILED;
  if (traits & DTL_TRAIT_ATTEMPT)
    modality |= DTL_MODALITY_ATTEMPT;
  if (traits & DTL_TRAIT_HYPOTHETICAL)
    modality |= DTL_MODALITY_POSSIBLE;
  return modality;
}

/* "if they were attacked", "unless it stops" */
static gboolean
is_conditional (const DtlReading *reading, const DtlEvent *event)
{
  for (guint32 i = reading->sentences[event->sentence].first; i < event->first; i++)
    if (reading->tokens[i].head == (gint32) event->first &&
        reading->tokens[i].deprel == DTL_DEPREL_MARK &&
        dtl_reading_has (reading, i, DTL_WORDS_CONDITIONAL))
      return TRUE;
  return FALSE;
}

/* "stopped firing", "to keep them from attacking" */
static gboolean
is_given_up (const DtlReading *reading, const DtlEvent *event)
{
  const DtlToken *token = &reading->tokens[event->first];

  return token->xpos == DTL_XPOS_VBG && token->head >= 0 &&
         (token->deprel == DTL_DEPREL_XCOMP || token->deprel == DTL_DEPREL_ADVCL) &&
         (reading->token_traits[token->head] & DTL_TRAIT_STOP) != 0;
}

/* "ruled out the possibility that it was shot down", "denied that he had killed": what the clause
 * hangs on. */
static guint32
governed_modality (const DtlReading *reading, const DtlEvent *event)
{
  const guint32 doubts = DTL_TRAIT_DENY | DTL_TRAIT_FEAR | DTL_TRAIT_HYPOTHETICAL;
  const DtlToken *token = &reading->tokens[event->first];

  if (token->head < 0 || (token->deprel != DTL_DEPREL_CCOMP && token->deprel != DTL_DEPREL_ACL))
    return 0;
  return modality_of_traits (reading->token_traits[token->head] & doubts);
}

/* What stands before a verb: auxiliaries, negation, and for infinitives what governs them. */
static guint32
verb_modality (const DtlReading *reading, const DtlEvent *event)
{
  guint32 modality = 0;
  gboolean infinitive = FALSE;
  gboolean begins = FALSE;
  guint steps = 0;

  for (guint32 i = event->first; i-- > 0 && steps < WINDOW; steps++)
    {
      const DtlToken *token = &reading->tokens[i];
      gboolean auxiliary = token->upos == DTL_UPOS_AUX || token->xpos == DTL_XPOS_MD;

      if (!dtl_reading_same_sentence (reading, i, event->first) || is_break (token))
        break;
      if (dtl_token_is (token, DTL_WORDS_NEGATIVE))
        modality |= DTL_MODALITY_DENIED;
      else if (token->xpos == DTL_XPOS_MD || (infinitive && token->upos == DTL_UPOS_VERB) ||
               (infinitive && token->upos == DTL_UPOS_NOUN) ||
               (infinitive && token->upos == DTL_UPOS_ADJ))
        {
          modality |= modality_of_traits (reading->token_traits[i]);
          begins = infinitive && dtl_is_word_class (token->lemma, DTL_WORDS_BEGINS);
          if (infinitive)
            break;
        }
      else if (token->xpos == DTL_XPOS_TO)
        infinitive = TRUE;
      else if (!auxiliary && token->xpos != DTL_XPOS_RB && !infinitive)
        break;
    }
  if (infinitive && modality == 0 && !begins)
    modality |= DTL_MODALITY_FUTURE;
  if (is_conditional (reading, event) || is_given_up (reading, event))
    modality |= DTL_MODALITY_POSSIBLE;
  return modality | governed_modality (reading, event);
}

/* What governs a noun: "prevent an attack", "planned attack", "fears of attacks". */
static guint32
noun_modality (const DtlReading *reading, const DtlEvent *event)
{
  guint32 modality = 0;
  guint steps = 0;

  for (guint32 i = event->first; i-- > 0 && steps < WINDOW; steps++)
    {
      const DtlToken *token = &reading->tokens[i];

      if (!dtl_reading_same_sentence (reading, i, event->first) || is_break (token))
        break;
      if (dtl_reading_is (reading, i, "no") && steps < 3)
        modality |= DTL_MODALITY_DENIED;
      else if (token->upos == DTL_UPOS_VERB || token->upos == DTL_UPOS_NOUN ||
               (token->upos == DTL_UPOS_ADJ && steps < 3))
        modality |= modality_of_traits (
            reading->token_traits[i] &
            ~(DTL_TRAIT_WISH | (token->upos == DTL_UPOS_NOUN ? DTL_TRAIT_ATTEMPT : 0)));
      if (token->upos == DTL_UPOS_VERB && steps > 0)
        break;
    }
  return modality;
}

/* One such word may be chance ("public defender"), two are a topic. */
static gboolean
sentence_is_about (const DtlReading *reading, guint32 sentence, guint32 traits)
{
  guint n = 0;

  for (guint32 i = reading->sentences[sentence].first; i < reading->sentences[sentence].end; i++)
    n += (reading->token_traits[i] & traits) != 0;
  return n >= 2;
}

/* "charged with murder", "suspicion of murder": the law's word, not the reporter's. */
static gboolean
is_charge (const DtlReading *reading, const DtlEvent *event)
{
  guint steps = 0;

  for (guint32 i = event->first; i-- > 0 && steps < 7; steps++)
    {
      if (!dtl_reading_same_sentence (reading, i, event->first))
        break;
      if (dtl_reading_is (reading, i, "suspicion"))
        return TRUE;
      if (reading->token_traits[i] & (DTL_TRAIT_LEGAL | DTL_TRAIT_ACCUSE))
        return TRUE;
      if (reading->tokens[i].upos == DTL_UPOS_VERB || is_break (&reading->tokens[i]))
        break;
    }
  for (guint32 i = event->end; i < event->end + 2 && i < reading->n_tokens; i++)
    if (dtl_reading_has (reading, i, DTL_WORDS_CHARGE))
      return TRUE;
  return FALSE;
}

static gboolean
has_generic_cue (const DtlReading *reading, const DtlEvent *event)
{
  guint steps = 0;

  for (guint32 i = event->first; i-- > 0 && steps < 4; steps++)
    {
      if (!dtl_reading_same_sentence (reading, i, event->first) || is_break (&reading->tokens[i]))
        break;
      if ((reading->token_traits[i] & DTL_TRAIT_MANY) &&
          (event->nominal || reading->tokens[i].upos == DTL_UPOS_ADV))
        return TRUE;
      if (reading->tokens[i].upos == DTL_UPOS_VERB)
        break;
    }
  return FALSE;
}

/* "clashes", "riots", "air strikes" may be one act. */
static gboolean
is_plural_by_nature (const DtlEvent *event)
{
  return event->word->act == DTL_ACT_CLASH || event->word->act == DTL_ACT_RIOT ||
         event->word->act == DTL_ACT_AIRSTRIKE || event->word->act == DTL_ACT_GUNFIRE;
}

static gboolean
phrase_has_number (const DtlReading *reading, const DtlEvent *event)
{
  guint32 phrase = reading->token_phrase[event->end - 1];

  return phrase != DTL_NO_INDEX && dtl_reading_phrase (reading, phrase)->has_count;
}

/* "heavy", "indiscriminate": of no act in particular */
static gboolean
only_adjectives (const DtlReading *reading, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    if (reading->tokens[i].upos != DTL_UPOS_ADJ)
      return FALSE;
  return TRUE;
}

/* "crimes such as rape", "accused of murder and robbery" */
static gboolean
is_name_of_crime (const DtlEvent *event)
{
  switch (event->word->act)
    {
    case DTL_ACT_MURDER:
    case DTL_ACT_RAPE:
    case DTL_ACT_ROB:
    case DTL_ACT_BEAT:
    case DTL_ACT_ARSON:
      return !event->plural;
    default:
      return FALSE;
    }
}

/* "to reduce shop theft and rioting", "after heavy bombing": a kind of act; but "rioting broke out"
 */
static gboolean
is_bare_noun (const DtlReading *reading, const DtlEvent *event)
{
  guint32 index = reading->token_phrase[event->end - 1];
  const DtlToken *token = &reading->tokens[event->end - 1];

  return event->nominal && event->end == event->first + 1 &&
         (g_str_has_suffix (token->norm, "ing") || is_name_of_crime (event)) &&
         index != DTL_NO_INDEX &&
         only_adjectives (reading, dtl_reading_phrase (reading, index)->first, event->first) &&
         (token->deprel == DTL_DEPREL_OBJ || token->deprel == DTL_DEPREL_CONJ ||
          token->deprel == DTL_DEPREL_NMOD || token->deprel == DTL_DEPREL_OBL) &&
         event->n_patients == 0 && !event->figures[DTL_FIGURE_KILLED].known;
}

/* "attacks have killed at least eight": events of many days. */
static gboolean
is_done_by_many_events (const DtlReading *reading, const DtlEvent *event)
{
  for (guint i = 0; i < event->n_agents; i++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, event->agents[i]);

      if ((reading->token_traits[phrase->head] & DTL_TRAIT_TRIGGER) &&
          (phrase->flags & DTL_PHRASE_PLURAL) && !phrase->has_count &&
          !(phrase->flags & DTL_PHRASE_DEFINITE))
        return TRUE;
    }
  return FALSE;
}

/* "ten people were killed in separate attacks" */
static gboolean
is_suffered_in_many_events (const DtlReading *reading, const DtlEvent *event)
{
  guint32 limit = MIN (reading->sentences[event->sentence].end, event->end + 7);

  if (event->nominal || event->word->strength != DTL_STRENGTH_EFFECT)
    return FALSE;
  for (guint32 i = event->end; i + 1 < limit; i++)
    {
      guint32 index = reading->token_phrase[i + 1];
      const DtlPhrase *phrase;

      if (is_break (&reading->tokens[i]))
        return FALSE;
      if (!dtl_reading_is (reading, i, "in") || index == DTL_NO_INDEX)
        continue;
      phrase = dtl_reading_phrase (reading, index);
      if (!(phrase->flags & DTL_PHRASE_PLURAL) || phrase->flags & DTL_PHRASE_DEFINITE ||
          phrase->has_count || !(reading->token_traits[phrase->head] & DTL_TRAIT_TRIGGER))
        continue;
      for (guint32 k = phrase->first; k < phrase->head; k++)
        if (reading->token_traits[k] & (DTL_TRAIT_ANOTHER | DTL_TRAIT_MANY))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_present_tense (const DtlReading *reading, const DtlEvent *event)
{
  const DtlToken *token = &reading->tokens[event->first];

  if (token->xpos == DTL_XPOS_VBP || token->xpos == DTL_XPOS_VBZ)
    return TRUE;
  return FALSE;
}

static gboolean
comma_between (const DtlReading *reading, const DtlEvent *event, guint32 i)
{
  guint32 from = MIN (i, event->end);
  guint32 to = MAX (i, event->first);

  /* "since Wednesday, killing 44" belongs together. */
  if (!event->nominal && reading->tokens[event->first].xpos == DTL_XPOS_VBG)
    return FALSE;
  for (guint32 k = from; k < to; k++)
    if (dtl_reading_is (reading, k, ","))
      return TRUE;
  return FALSE;
}

/* "have been killed since the truce took effect", "has claimed 200 lives this year" */
static gboolean
is_perfect_sum (const DtlReading *reading, const DtlEvent *event)
{
  guint32 limit = MIN (reading->sentences[event->sentence].end, event->end + 20);
  gboolean perfect = FALSE;

  if (event->nominal)
    return FALSE;
  for (guint32 i = event->first;
       i-- > reading->sentences[event->sentence].first && event->first - i < 5;)
    perfect |= reading->tokens[i].upos == DTL_UPOS_AUX &&
               dtl_reading_has (reading, i, DTL_WORDS_HAVE_PRESENT);
  for (guint32 i = reading->sentences[event->sentence].first; perfect && i + 1 < limit; i++)
    if ((dtl_reading_is (reading, i, "in") && reading->token_timex[i + 1] != DTL_NO_INDEX &&
         is_period (reading, i + 1)) ||
        (reading->tokens[i].xpos == DTL_XPOS_CD && dtl_reading_is (reading, i + 1, "times")) ||
        (i == reading->sentences[event->sentence].first && dtl_reading_is (reading, i, "since")))
      return TRUE;
  for (guint32 i = event->end; perfect && i + 1 < limit; i++)
    if ((dtl_reading_is (reading, i, "since") && reading->token_timex[i + 1] == DTL_NO_INDEX) ||
        (dtl_reading_is (reading, i, "this") &&
         dtl_reading_has (reading, i + 1, DTL_WORDS_SUM_SPAN)))
      return TRUE;
  return FALSE;
}

/* "guerrillas killed 60 people last year": a group's sum of the year; but "a bomb killed 60 people
 * last year" */
static gboolean
is_sum_of_year (const DtlReading *reading, const DtlEvent *event)
{
  if (event->nominal || event->passive || event->n_agents == 0 || event->n_patients != 1 ||
      event->time_quality < 2 ||
      !is_period (
          reading,
          dtl_reading_token_at (
              reading,
              ((DtlTimex *) g_ptr_array_index (reading->timexes, event->timex))->span.start)))
    return FALSE;
  for (guint i = 0; i < event->n_agents; i++)
    {
      const DtlPhrase *agent = dtl_reading_phrase (reading, event->agents[i]);

      if (!(agent->flags & DTL_PHRASE_PLURAL) || agent->has_count ||
          (agent->flags & (DTL_PHRASE_DEFINITE | DTL_PHRASE_PRONOUN)) ||
          !(agent->traits & DTL_TRAIT_PERSON))
        return FALSE;
    }
  return dtl_reading_phrase (reading, event->patients[0])->count.min >= MANY_VICTIMS;
}

/* "slaughtered in November alone" */
static gboolean
is_alone (const DtlReading *reading, guint32 i)
{
  guint32 index = reading->token_timex[i];

  while (i < reading->n_tokens && reading->token_timex[i] == index)
    i++;
  return i < reading->n_tokens && dtl_reading_is (reading, i, "alone");
}

/* "has killed 1,700 people since January 2004": a sum over time. */
static gboolean
is_sum_over_time (const DtlReading *reading, const DtlEvent *event)
{
  const DtlSentence *sentence = &reading->sentences[event->sentence];
  guint32 limit = MIN (sentence->end, event->end + 20);

  for (guint32 i = event->first > sentence->first + 12 ? event->first - 12 : sentence->first;
       i + 1 < limit; i++)
    {
      gboolean timed =
          reading->token_timex[i + 1] != DTL_NO_INDEX && !comma_between (reading, event, i);

      if (dtl_reading_is (reading, i, "since") && timed)
        return TRUE;
      if (timed && dtl_reading_is (reading, i, "in") && is_alone (reading, i + 1))
        return TRUE;
      if (timed && dtl_reading_has (reading, i, DTL_WORDS_SPAN_PREPOSITION) &&
          is_period (reading, i + 1))
        return TRUE;
      if (timed && dtl_reading_is (reading, i + 1, "this") &&
          dtl_reading_is (reading, i + 2, "year") && !dtl_reading_is (reading, i, "earlier") &&
          (!event->nominal || event->plural))
        return TRUE;
    }
  return FALSE;
}

/* What happened on a day is no generality. */
static gboolean
has_own_day (const DtlReading *reading, const DtlEvent *event)
{
  const DtlTimex *timex;

  if (event->timex == DTL_NO_INDEX || event->time_quality < 2)
    return FALSE;
  timex = g_ptr_array_index (reading->timexes, event->timex);
  return dtl_partial_date_first_day (&timex->from) == dtl_partial_date_last_day (&timex->to);
}

static void
set_status (DtlEvent *event)
{
  guint32 flags = event->word->flags;

  if (flags & DTL_WORD_FOILED)
    event->modality |= DTL_MODALITY_FOILED;
  if (flags & DTL_WORD_ATTEMPT)
    event->modality |= DTL_MODALITY_ATTEMPT;
  if (flags & DTL_WORD_THREAT)
    event->modality |= DTL_MODALITY_THREAT;
  if (event->modality & DTL_MODALITY_FOILED)
    event->status = DTL_STATUS_FOILED;
  else if (event->modality & DTL_MODALITY_ATTEMPT)
    event->status = DTL_STATUS_FAILED;
  else if (event->modality & (DTL_MODALITY_THREAT | DTL_MODALITY_FUTURE))
    event->status = DTL_STATUS_THREATENED;
}

/* "No group has claimed responsibility" */
static gboolean
is_done_by_nobody (const DtlReading *reading, const DtlEvent *event)
{
  return event->n_agents == 1 &&
         (dtl_reading_phrase (reading, event->agents[0])->flags & DTL_PHRASE_NONE) != 0;
}

/**
 * dtl_event_modality:
 * @reading: a reading with its phrases
 * @event: a mention
 *
 * Decides whether the text says that the event took place, or only that it was tried, planned,
 * feared, denied or spoken of in general.
 */
void
dtl_event_modality (DtlReading *reading, DtlEvent *event)
{
  event->modality |=
      event->nominal ? noun_modality (reading, event) : verb_modality (reading, event);
  if (event->nominal && is_charge (reading, event))
    event->modality |= DTL_MODALITY_LEGAL;
  if (event->nominal && event->plural && !is_plural_by_nature (event) &&
      !phrase_has_number (reading, event) && !event->definite)
    event->modality |= DTL_MODALITY_GENERIC;
  if (is_bare_noun (reading, event))
    event->modality |= DTL_MODALITY_GENERIC;
  if (has_generic_cue (reading, event) && (!event->nominal || event->plural))
    event->modality |= DTL_MODALITY_GENERIC;
  if (!event->nominal && is_present_tense (reading, event))
    event->modality |= DTL_MODALITY_GENERIC;
  if (is_suffered_in_many_events (reading, event) || is_sum_over_time (reading, event) ||
      is_perfect_sum (reading, event) || is_sum_of_year (reading, event) ||
      is_done_by_many_events (reading, event))
    event->modality |= DTL_MODALITY_GENERIC;
  if (has_own_day (reading, event) && !event->plural)
    event->modality &= ~DTL_MODALITY_GENERIC;
  if (is_sum_over_time (reading, event))
    event->modality |= DTL_MODALITY_GENERIC;
  if (is_done_by_nobody (reading, event))
    event->modality |= DTL_MODALITY_DENIED;
  if (sentence_is_about (reading, event->sentence, DTL_TRAIT_SPORT | DTL_TRAIT_SCREEN) ||
      (event->nominal && event->word->act == DTL_ACT_SHOOT && event->n_patients == 0 &&
       sentence_is_about (reading, event->sentence, DTL_TRAIT_SPORT | DTL_TRAIT_GAME)))
    event->modality |= DTL_MODALITY_FIGURATIVE;
  set_status (event);
}
