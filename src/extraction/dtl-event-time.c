/* dtl-event-time.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-role-model.h"

#include <string.h>

/* So many words may stand between "found" and "guilty". */
#define VERDICT_GAP 8

/* "A jury on Thursday found John Doe guilty of": what a court said. */
static gboolean
is_verdict (const DtlReading *reading, guint32 verb)
{
  const char *lemma = reading->tokens[verb].lemma;

  if (lemma == NULL || strcmp (lemma, "find") != 0)
    return FALSE;
  for (guint32 i = verb + 1; i < reading->n_tokens && i <= verb + VERDICT_GAP; i++)
    if (!dtl_reading_same_sentence (reading, i, verb))
      return FALSE;
    else if (dtl_reading_has (reading, i, DTL_WORDS_GUILTY))
      return TRUE;
  return FALSE;
}

static gboolean
is_speaking (const DtlReading *reading, guint32 i)
{
  const guint32 speech = DTL_TRAIT_REPORT | DTL_TRAIT_CONDEMN | DTL_TRAIT_LEGAL | DTL_TRAIT_FEAR |
                         DTL_TRAIT_ACCUSE | DTL_TRAIT_DENY | DTL_TRAIT_PLAN | DTL_TRAIT_WISH;

  if (reading->tokens[i].upos != DTL_UPOS_VERB)
    return FALSE;
  return is_verdict (reading, i) ||
         ((reading->token_traits[i] & speech) != 0 &&
          !(reading->token_traits[i] & DTL_TRAIT_TRIGGER &&
            !(reading->token_traits[i] & (DTL_TRAIT_LEGAL | DTL_TRAIT_ACCUSE))));
}

/* "claimed responsibility for the blasts on Thursday", "was charged on Friday with the murder": a
 * frame of what followed the act. */
static gboolean
is_aftermath (const DtlReading *reading, guint32 verb)
{
  if (!(reading->token_traits[verb] & DTL_TRAIT_TRIGGER))
    return FALSE;
  for (guint32 i = dtl_role_events_from (reading, reading->tokens[verb].sentence);
       i < reading->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);

      if (event->first > verb)
        return FALSE;
      if (verb < event->end)
        return event->word->act == DTL_ACT_CLAIM || event->word->act == DTL_ACT_BLAME ||
               event->word->act == DTL_ACT_CHARGE || event->word->act == DTL_ACT_IDENTIFY;
    }
  return FALSE;
}

/* "condemned Monday's attack", "deplored the Friday bombing": the time is the noun's. */
static gboolean
is_of_noun (const DtlReading *reading, guint32 first, guint32 end)
{
  guint32 index = reading->token_phrase[first];

  if (end < reading->n_tokens && reading->tokens[end - 1].xpos == DTL_XPOS_POS)
    return TRUE;
  return (end < reading->n_tokens && reading->tokens[end].xpos == DTL_XPOS_POS) ||
         (index != DTL_NO_INDEX && dtl_reading_phrase (reading, index)->head >= end);
}

static gboolean
is_of_a_day (const DtlReading *reading, guint32 first)
{
  guint32 index = reading->token_timex[first];

  return index == DTL_NO_INDEX ||
         ((const DtlTimex *) g_ptr_array_index (reading->timexes, index))->from.day != 0;
}

/* A time that follows a verb of saying is when it was said: "police said Thursday". */
static gboolean
is_report_time (const DtlReading *reading, guint32 first, guint32 end)
{
  guint steps = 0;

  if (is_of_noun (reading, first, end))
    return FALSE;

  for (guint32 i = first; i-- > 0 && steps < 4; steps++)
    {
      const DtlToken *token = &reading->tokens[i];

      if (!dtl_reading_same_sentence (reading, i, first))
        return FALSE;
      if (is_speaking (reading, i))
        return TRUE;
      /* "reported that on 26 January gunmen killed" */
      if (token->upos != DTL_UPOS_ADP && token->upos != DTL_UPOS_ADV &&
          token->upos != DTL_UPOS_PROPN && token->upos != DTL_UPOS_PRON)
        break;
      if (dtl_reading_is (reading, i, "that"))
        break;
    }
  /* "those held in 2013 testified": nobody speaks for a year. */
  if (!is_of_a_day (reading, first))
    return FALSE;
  /* "the chancellor on Wednesday condemned", "a court Thursday sentenced" */
  for (guint32 i = end; i < end + 3 && i < reading->n_tokens; i++)
    {
      if (!dtl_reading_same_sentence (reading, i, first))
        break;
      if (is_speaking (reading, i))
        return TRUE;
      if (reading->tokens[i].upos != DTL_UPOS_ADV && reading->tokens[i].upos != DTL_UPOS_AUX)
        break;
    }
  return FALSE;
}

/* "at 10:39 a.m. local time" names no day. */
static gboolean
is_clock_only (const DtlReading *reading, guint32 index)
{
  guint32 first = dtl_reading_token_at (
      reading, ((DtlTimex *) g_ptr_array_index (reading->timexes, index))->span.start);

  for (guint32 i = first; i < reading->n_tokens && reading->token_timex[i] == index; i++)
    if (reading->tokens[i].xpos != DTL_XPOS_CD && !g_ascii_isdigit (reading->tokens[i].norm[0]) &&
        !dtl_reading_has (reading, i, DTL_WORDS_CLOCK))
      return FALSE;
  return TRUE;
}

/* "on a Friday afternoon" is any Friday. */
static gboolean
is_any_day (const DtlReading *reading, guint32 index)
{
  guint32 first = dtl_reading_token_at (
      reading, ((DtlTimex *) g_ptr_array_index (reading->timexes, index))->span.start);

  for (guint32 i = first > 0 ? first - 1 : 0;
       i < reading->n_tokens && (i < first || reading->token_timex[i] == index); i++)
    if ((dtl_reading_is (reading, i, "a") || dtl_reading_is (reading, i, "one")) &&
        i + 1 < reading->n_tokens && g_str_has_suffix (reading->tokens[i + 1].norm, "day") &&
        !dtl_reading_is (reading, i + 1, "day"))
      return TRUE;
  return FALSE;
}

/* "since the party was founded in 1985"; but "since the massacre in 1989" dates the massacre. */
static gboolean
is_in_since_clause (const DtlReading *reading, guint32 token, const DtlEvent *event)
{
  guint32 i = token;

  while (i > 0 && dtl_reading_same_sentence (reading, i - 1, token) &&
         reading->token_clause[i - 1] == reading->token_clause[token])
    i--;
  return dtl_reading_is (reading, i, "since") &&
         !(event != NULL && event->first > i && event->end <= token);
}

/* "2013", and in a dateline "13". */
static gboolean
is_year_of (const char *norm, int year)
{
  gint64 number = g_ascii_strtoll (norm, NULL, 10);

  return number == year || (strlen (norm) == 2 && norm[0] != '0' && number == year % 100);
}

/* "22 July 2013 Last updated at 17:50", "11/30/09 05:40 PM ET", "Sunday, 2 February 2020", "LIMA, 7
 * AUG 89": the day of publication at the head of the page. */
static gboolean
is_of_header (const DtlReading *reading, guint32 first, guint32 end, const DtlTimex *timex)
{
  const DtlPartialDate *published = &reading->article->published;
  gboolean year = FALSE;

  if (dtl_partial_date_first_day (&timex->from) != dtl_partial_date_first_day (published) ||
      timex->from.day == 0 || dtl_reading_is (reading, end, ","))
    return FALSE;
  for (guint32 i = 0; i < first; i++)
    if (reading->tokens[i].upos != DTL_UPOS_PROPN && reading->tokens[i].upos != DTL_UPOS_PUNCT)
      return FALSE;
  for (guint32 i = first; i < end; i++)
    year |= is_year_of (reading->tokens[i].norm, published->year) ||
            strchr (reading->tokens[i].norm, '/') != NULL;
  return year;
}

/* What has happened has not happened tomorrow. */
static gboolean
is_after_publication (const DtlReading *reading, const DtlTimex *timex)
{
  const DtlPartialDate *published = &reading->article->published;

  return dtl_partial_date_is_set (published) && timex->from.year != 0 &&
         dtl_partial_date_first_day (&timex->from) > dtl_partial_date_last_day (published) + 1;
}

static gboolean
has_verb_between (const DtlReading *reading, guint32 from, guint32 to)
{
  for (guint32 i = from + 1; i < to; i++)
    if (reading->tokens[i].upos == DTL_UPOS_VERB)
      return TRUE;
  return FALSE;
}

/* "on 1 August, when gunmen killed", "began in 1988 when it attacked" */
static gboolean
opens_clause_of (const DtlReading *reading, const DtlEvent *event, guint32 end)
{
  guint32 i = end;

  if (dtl_reading_is (reading, i, ","))
    i++;
  return dtl_reading_is (reading, i, "when") && i < event->first &&
         dtl_reading_same_sentence (reading, i, event->first) &&
         !has_verb_between (reading, i, event->first);
}

/* Whether a time expression names a day, month or year on which something happened. */
static gboolean
names_a_date (const DtlReading *reading, guint32 index, const DtlEvent *event)
{
  const DtlTimex *timex = g_ptr_array_index (reading->timexes, index);
  guint32 layer_end;
  guint32 first;

  if (strcmp (timex->type, "TIME") == 0 && is_clock_only (reading, index))
    return FALSE;
  if (is_any_day (reading, index))
    return FALSE;
  if (!g_ascii_isdigit (timex->value[0]) || is_after_publication (reading, timex))
    return FALSE;
  first = dtl_reading_token_at (reading, timex->span.start);
  /* "at 1710" is an hour. */
  if (reading->article->published.year != 0 &&
      timex->from.year < reading->article->published.year - 100 &&
      !(first > 0 && dtl_reading_is (reading, first - 1, "in")))
    return FALSE;
  layer_end = dtl_reading_layer_end (reading, reading->token_timex, first);
  if (is_of_header (reading, first, layer_end, timex))
    return FALSE;
  /* "1,800 were killed in November alone": a sum. */
  if (dtl_reading_is (reading, layer_end, "alone"))
    return FALSE;
  if (!(event != NULL && opens_clause_of (reading, event, layer_end)) &&
      ((first > 0 && dtl_reading_has (reading, first - 1, DTL_WORDS_TIME_BOUND)) ||
       is_in_since_clause (reading, first, event)))
    return FALSE;
  return timex->from.year != 0 && strcmp (timex->type, "DURATION") != 0 &&
         strcmp (timex->type, "SET") != 0;
}

/* The verb that a time expression belongs to; the event's own first token if that comes first. */
static guint32
governor_of_time (const DtlReading *reading, const DtlEvent *event, guint32 first, guint32 end)
{
  guint32 at = first;

  for (guint step = 0; step < 12 && reading->tokens[at].head >= 0; step++)
    {
      at = (guint32) reading->tokens[at].head;
      if (event != NULL && at >= event->first && at < event->end)
        return event->first;
      if ((at < first || at >= end) && reading->tokens[at].upos == DTL_UPOS_VERB)
        return at;
    }
  return DTL_NO_INDEX;
}

/* "The minister regretted the veto on Saturday": what was said or done about an act has this day.
 */
static gboolean
is_time_of_speech (const DtlReading *reading, guint32 first, guint32 end)
{
  guint32 verb = governor_of_time (reading, NULL, first, end);

  return is_report_time (reading, first, end) ||
         (verb != DTL_NO_INDEX && !has_verb_between (reading, verb, first) &&
          (is_speaking (reading, verb) || is_aftermath (reading, verb)));
}

/**
 * dtl_reading_day_in:
 * @reading: a reading
 * @sentence: index of a sentence
 *
 * Returns: the first time expression of the sentence that names a day and is not the day on which
 *   somebody spoke, or %DTL_NO_INDEX
 */
guint32
dtl_reading_day_in (const DtlReading *reading, guint32 sentence)
{
  for (guint32 i = reading->sentences[sentence].first; i < reading->sentences[sentence].end;)
    {
      guint32 index = reading->token_timex[i];
      guint32 end =
          index != DTL_NO_INDEX ? dtl_reading_layer_end (reading, reading->token_timex, i) : i + 1;

      if (index != DTL_NO_INDEX && names_a_date (reading, index, NULL) &&
          !is_time_of_speech (reading, i, end))
        {
          const DtlTimex *timex = g_ptr_array_index (reading->timexes, index);

          if (dtl_partial_date_first_day (&timex->from) == dtl_partial_date_last_day (&timex->to))
            return index;
        }
      i = end;
    }
  return DTL_NO_INDEX;
}

static gboolean
is_nominal_relation (guint deprel)
{
  switch (deprel)
    {
    case DTL_DEPREL_NSUBJ:
    case DTL_DEPREL_NSUBJ_PASS:
    case DTL_DEPREL_OBJ:
    case DTL_DEPREL_IOBJ:
    case DTL_DEPREL_OBL:
    case DTL_DEPREL_OBL_AGENT:
    case DTL_DEPREL_NMOD:
    case DTL_DEPREL_NMOD_POSS:
    case DTL_DEPREL_APPOS:
    case DTL_DEPREL_ACL:
    case DTL_DEPREL_ACL_RELCL:
      return TRUE;
    default:
      return FALSE;
    }
}

/* "the killing of two men in the town last year": nothing else that could have taken place stands
 * between. */
static gboolean
stands_behind (const DtlReading *reading, const DtlEvent *event, guint32 first)
{
  if (first < event->end || reading->token_clause[first] != event->clause)
    return FALSE;
  for (guint32 i = event->end; i < first; i++)
    if (reading->tokens[i].upos == DTL_UPOS_VERB)
      return FALSE;
  return TRUE;
}

/* Verbs that only say that something took place, or what it brought. */
static gboolean
is_happening (const DtlReading *reading, guint32 verb)
{
  return (reading->token_traits[verb] & DTL_TRAIT_TRIGGER) ||
         dtl_is_word_class (reading->tokens[verb].lemma, DTL_WORDS_HAPPENING);
}

/* "Officials met on Monday over the killing of X", "On Monday the council condemned an attack that
 * killed 19": the day of what was done about the act, not of the act. */
static gboolean
is_time_of_another (const DtlReading *reading, const DtlEvent *event, guint32 first, guint32 end)
{
  guint32 verb = governor_of_time (reading, event, first, end);
  guint32 at = event->first;
  gboolean inside = FALSE;
  gboolean relative = FALSE;
  gboolean reported = FALSE;

  if (verb == DTL_NO_INDEX || verb == event->first || stands_behind (reading, event, first) ||
      has_verb_between (reading, verb, first))
    return FALSE;
  for (guint step = 0; step < 16 && reading->tokens[at].head >= 0; step++)
    {
      inside |= is_nominal_relation (reading->tokens[at].deprel);
      relative |= reading->tokens[at].deprel == DTL_DEPREL_ACL_RELCL;
      at = (guint32) reading->tokens[at].head;
      reported |= inside && (is_speaking (reading, at) || is_aftermath (reading, at) ||
                             (at == verb && (event->nominal ? event->definite : relative) &&
                              !is_happening (reading, verb)));
      if (at == verb)
        return reported;
    }
  return FALSE;
}

/* The noun phrase before whose noun a date stands: "a 1981 saloon", "the 15 February summit". */
static const DtlPhrase *
phrase_after (const DtlReading *reading, guint32 first, guint32 end)
{
  guint32 index = reading->token_phrase[first];

  if (index == DTL_NO_INDEX && end < reading->n_tokens &&
      dtl_reading_same_sentence (reading, end, first) && first > 0 &&
      reading->tokens[first - 1].xpos == DTL_XPOS_DT)
    index = reading->token_phrase[end];
  if (index == DTL_NO_INDEX || dtl_reading_phrase (reading, index)->head < end)
    return NULL;
  return dtl_reading_phrase (reading, index);
}

/* "the 15 February summit", "in a 1981 saloon": a date before a noun is the noun's; but "in the
 * 1999 floods" is a time. */
static gboolean
is_of_another_noun (const DtlReading *reading, const DtlEvent *event, guint32 first, guint32 end)
{
  const DtlPhrase *phrase = phrase_after (reading, first, end);
  guint32 start;
  gboolean digits = FALSE;

  if (phrase == NULL || (phrase->head >= event->first && phrase->head < event->end) ||
      (reading->token_traits[phrase->head] & DTL_TRAIT_TRIGGER))
    return FALSE;
  for (guint32 i = first; i < end; i++)
    digits |= (reading->tokens[i].flags & DTL_TOKEN_DIGITS) != 0;
  start = phrase->first < first ? phrase->first : first > 0 ? first - 1 : first;
  return digits && (dtl_reading_is (reading, start, "a") || dtl_reading_is (reading, start, "an") ||
                    !(start > 0 && dtl_reading_has (reading, start - 1, DTL_WORDS_BEFORE_TIME)));
}

/* "the head of the firm and mayor of the town in 1984": the years of an office. */
static gboolean
is_of_office (const DtlReading *reading, guint32 first)
{
  for (guint32 i = first; i-- > 1 && first - i < 8;)
    {
      if (!dtl_reading_same_sentence (reading, i - 1, first) ||
          reading->tokens[i].upos == DTL_UPOS_VERB || dtl_reading_is (reading, i, ","))
        return FALSE;
      if ((reading->tokens[i].upos == DTL_UPOS_NOUN || reading->tokens[i].upos == DTL_UPOS_PROPN) &&
          (reading->token_traits[i] & DTL_TRAIT_PERSON))
        {
          guint32 before = reading->tokens[i - 1].xpos == DTL_XPOS_DT && i > 1 ? i - 2 : i - 1;

          return dtl_reading_is (reading, i + 1, "of") &&
                 (dtl_reading_is (reading, before, ",") ||
                  dtl_reading_is (reading, before, "and") ||
                  dtl_reading_is (reading, before, "as"));
        }
    }
  return FALSE;
}

/* "the process begun in 1986", "the junta that took power in 1979": the verb of the time has
 * nothing to do with the act, which is not said of it. */
static gboolean
is_of_another_verb (const DtlReading *reading, const DtlEvent *event, guint32 first, guint32 end)
{
  guint32 verb = governor_of_time (reading, event, first, end);
  guint32 at = event->first;

  while (verb != DTL_NO_INDEX && reading->tokens[verb].deprel == DTL_DEPREL_CONJ &&
         reading->tokens[verb].head >= 0)
    verb = (guint32) reading->tokens[verb].head;
  if (verb == DTL_NO_INDEX || verb == event->first ||
      (dtl_is_word_class (reading->tokens[verb].lemma, DTL_WORDS_HAPPENING) &&
       !dtl_is_word_class (reading->tokens[verb].lemma, DTL_WORDS_BEGINS)) ||
      (reading->tokens[verb].deprel != DTL_DEPREL_ACL &&
       reading->tokens[verb].deprel != DTL_DEPREL_ACL_RELCL))
    return FALSE;
  for (guint step = 0; step < 16 && reading->tokens[at].head >= 0; step++)
    {
      at = (guint32) reading->tokens[at].head;
      if (at == verb)
        return FALSE;
    }
  return (guint32) reading->tokens[verb].head < event->first ||
         (guint32) reading->tokens[verb].head >= event->end;
}

/* "in retaliation for air strikes last week": the time is that of an act named as what went before.
 */
static gboolean
is_of_earlier_act (const DtlReading *reading, const DtlEvent *event, guint32 first)
{
  guint32 index = first > 0 ? reading->token_phrase[first - 1] : DTL_NO_INDEX;
  const DtlPhrase *phrase = index != DTL_NO_INDEX ? dtl_reading_phrase (reading, index) : NULL;

  return phrase != NULL && phrase->end == first && phrase->first > event->end &&
         (reading->token_traits[phrase->head] & DTL_TRAIT_TRIGGER) &&
         dtl_reading_has (reading, phrase->first - 1, DTL_WORDS_BEFORE_EARLIER);
}

/* How far a time is from an act; 30 if it is loosely attached, 200 if it is another's. */
static guint32
cost_of_time (const DtlReading *reading, const DtlEvent *event, guint32 first, guint32 end)
{
  guint32 cost = dtl_tokens_between (event->first, event->end, first, end);

  if (opens_clause_of (reading, event, end))
    return cost;
  if (reading->token_clause[first] != event->clause
          ? event->nominal || governor_of_time (reading, event, first, end) != event->first
          : is_of_another_verb (reading, event, first, end))
    cost += 30;
  if (is_report_time (reading, first, end) || is_time_of_another (reading, event, first, end) ||
      is_of_another_noun (reading, event, first, end) || is_of_office (reading, first) ||
      is_of_earlier_act (reading, event, first))
    cost += 200;
  return cost;
}

static void
find_time (const DtlReading *reading, DtlEvent *event)
{
  guint32 limit = reading->sentences[event->sentence].end;
  guint32 best = G_MAXUINT32;

  for (guint32 i = reading->sentences[event->sentence].first; i < limit;)
    {
      guint32 index = reading->token_timex[i];
      guint32 end;
      guint32 cost;

      if (index == DTL_NO_INDEX)
        {
          i++;
          continue;
        }
      end = dtl_reading_layer_end (reading, reading->token_timex, i);
      if (names_a_date (reading, index, event))
        {
          cost = cost_of_time (reading, event, i, end);
          if (cost < best)
            {
              best = cost;
              event->timex = index;
              event->time_quality = cost >= 200 ? 0 : cost >= 30 ? 1 : 2;
            }
        }
      i = end;
    }
}

/**
 * dtl_event_find_time:
 * @reading: a reading with its times
 * @event: a mention
 *
 * Finds the time expression of the mention: the nearest in its clause, then in its sentence, unless
 * it is the time of what was said or done about the act.
 */
void
dtl_event_find_time (const DtlReading *reading, DtlEvent *event)
{
  find_time (reading, event);
  dtl_event_find_interval (reading, event);
}
