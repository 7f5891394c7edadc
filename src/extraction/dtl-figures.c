/* dtl-figures.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-counts.h"


/* So many words may stand behind a member of a list of people. */
#define LIST_GAP 8

static gboolean
is_one_person (const DtlReading *reading, const DtlPhrase *phrase)
{
  return dtl_reading_has (reading, phrase->head, DTL_WORDS_ONE_PERSON);
}

/* "A member of the party": whose head is the party, but who is somebody. */
static gboolean
is_of_people (const DtlReading *reading, const DtlPhrase *phrase)
{
  for (guint32 i = phrase->first; i < phrase->head; i++)
    if (i + 1 < phrase->head && dtl_reading_is (reading, i + 1, "of") &&
        dtl_reading_has (reading, i, DTL_WORDS_ONE_OF_A_BODY))
      return TRUE;
  return FALSE;
}

static gboolean
may_be_victims (const DtlReading *reading, const DtlPhrase *phrase)
{
  if (phrase->flags & (DTL_PHRASE_MEASURE | DTL_PHRASE_TIME))
    return FALSE;
  if (phrase->flags & DTL_PHRASE_PRONOUN)
    return is_one_person (reading, phrase);
  if ((phrase->traits & (DTL_TRAIT_PROPERTY | DTL_TRAIT_WEAPON)) &&
      !(phrase->traits & DTL_TRAIT_PERSON) && !is_of_people (reading, phrase))
    return FALSE;
  if (reading->token_timex[phrase->head] != DTL_NO_INDEX)
    return FALSE;
  if (reading->token_toponym[phrase->head] != DTL_NO_INDEX &&
      !(phrase->traits & DTL_TRAIT_PERSON) && !(phrase->flags & DTL_PHRASE_PLURAL))
    return FALSE;
  return TRUE;
}

static void
add_figure (DtlFigure *figure, const DtlPhrase *phrase)
{
  if (!figure->known)
    {
      figure->known = TRUE;
      figure->count = phrase->count;
      figure->others =
          (phrase->flags & DTL_PHRASE_OTHERS) != 0 && !(phrase->flags & DTL_PHRASE_DEFINITE);
      figure->first = phrase->first;
      figure->end = phrase->end;
      return;
    }
  figure->count = dtl_count_add (figure->count, phrase->count);
  figure->others = FALSE;
  figure->end = MAX (figure->end, phrase->end);
}

static gboolean
is_attacker (const DtlPhrase *phrase)
{
  return (phrase->traits & DTL_TRAIT_PERPETRATOR) != 0;
}

/* "the wounded demonstrators" counts nobody anew. */
static gboolean
is_inside (const DtlPhrase *phrase, const DtlEvent *event)
{
  return phrase->first <= event->first && event->end <= phrase->end;
}

/* "nineteen of the dead were children": some of those already counted. */
static gboolean
is_share_of_dead (const DtlReading *reading, const DtlPhrase *phrase)
{
  if (phrase->head < phrase->first + 3 || !dtl_reading_is (reading, phrase->first + 1, "of"))
    return FALSE;
  return dtl_reading_has (reading, phrase->head, DTL_WORDS_ALREADY_COUNTED);
}

/* Where the text gives no number of all, they were more than those. */
static void
take_share (DtlFigure *figure, const DtlPhrase *phrase)
{
  if (figure->known || !phrase->has_count)
    return;
  *figure = (DtlFigure){
    dtl_count_at_least (phrase->count.min), TRUE, FALSE, FALSE, phrase->first, phrase->end
  };
  figure->share = TRUE;
}

/* "May Chidiac, 40, a news presenter, was maimed" */
static gboolean
is_age (const DtlReading *reading, const DtlPhrase *phrase)
{
  return phrase->end == phrase->first + 1 && phrase->first > 1 &&
         reading->tokens[phrase->first].xpos == DTL_XPOS_CD &&
         dtl_reading_is (reading, phrase->first - 1, ",") &&
         dtl_reading_is (reading, phrase->end, ",") &&
         reading->tokens[phrase->first - 2].upos == DTL_UPOS_PROPN &&
         reading->token_toponym[phrase->first - 2] == DTL_NO_INDEX;
}

/* "10 to 15 people": the second number is the end of the first. */
static gboolean
ends_range (const DtlReading *reading, const DtlPhrase *phrase)
{
  guint32 index = phrase->first > 1 ? reading->token_phrase[phrase->first - 2] : DTL_NO_INDEX;
  const DtlPhrase *before = index != DTL_NO_INDEX ? dtl_reading_phrase (reading, index) : NULL;

  return before != NULL && (before->flags & DTL_PHRASE_BARE_NUMBER) && phrase->has_count &&
         before->count.min < before->count.max && before->count.max == phrase->count.max;
}

/* "killed 56 people and wounded scores of others": those who came to the other harm. */
static gboolean
is_of_other_harm (const DtlReading *reading, const DtlPhrase *phrase, DtlFigureKind kind)
{
  if (phrase->first == phrase->head)
    return FALSE;
  return dtl_reading_has (reading, phrase->first,
                          kind == DTL_FIGURE_KILLED ? DTL_WORDS_HURT : DTL_WORDS_DEAD);
}

/* "17 militiamen and civilians": one number for both. */
static void
count_joined (const DtlReading *reading, DtlEvent *event, const DtlPhrase *phrase,
              DtlFigure *figure)
{
  guint32 before;
  const DtlPhrase *other;

  if (figure->known || !(phrase->flags & DTL_PHRASE_PLURAL) || phrase->first < 2 ||
      (phrase->flags & DTL_PHRASE_DEFINITE) || !dtl_reading_is (reading, phrase->first - 1, "and"))
    return;
  before = reading->token_phrase[phrase->first - 2];
  if (before == DTL_NO_INDEX)
    return;
  other = dtl_reading_phrase (reading, before);
  if (other->has_count && other->count.min > 1 && (other->traits & DTL_TRAIT_PERSON) &&
      dtl_reading_same_sentence (reading, other->first, event->first))
    add_figure (figure, other);
}

/* "Gunmen shot dead three militiamen": of two kinds of armed men the gunmen attacked. */
static gboolean
is_hit_by_gunmen (const DtlReading *reading, const DtlEvent *event, const DtlPhrase *phrase)
{
  if (dtl_reading_has (reading, phrase->head, DTL_WORDS_CARRIES_FIREARM) ||
      dtl_reading_has (reading, phrase->head, DTL_WORDS_POINTS_AT_SOMEBODY))
    return FALSE;
  for (guint32 i = event->first; i-- > reading->sentences[event->sentence].first;)
    if (reading->token_clause[i] == event->clause &&
        dtl_reading_has (reading, i, DTL_WORDS_CARRIES_FIREARM))
      return TRUE;
  return FALSE;
}

/* Adds up the patients: "two police officers and three constables" are five. */
static void
count_patients (const DtlReading *reading, DtlEvent *event, DtlFigureKind victims,
                DtlFigureKind attackers)
{
  for (guint i = 0; i < event->n_patients; i++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, event->patients[i]);
      gboolean attacker = is_attacker (phrase) && !is_hit_by_gunmen (reading, event, phrase);
      DtlFigure *figure = &event->figures[attacker ? attackers : victims];

      if (is_share_of_dead (reading, phrase))
        take_share (figure, phrase);
      if (!may_be_victims (reading, phrase) || is_share_of_dead (reading, phrase) ||
          is_age (reading, phrase) || ends_range (reading, phrase) ||
          is_of_other_harm (reading, phrase, victims))
        continue;
      if (phrase->flags & DTL_PHRASE_NONE)
        {
          if (!figure->known)
            *figure =
                (DtlFigure){ dtl_count_exact (0), TRUE, FALSE, FALSE, phrase->first, phrase->end };
        }
      else if (phrase->flags & DTL_PHRASE_PRONOUN)
        {
          if (!figure->known)
            *figure =
                (DtlFigure){ dtl_count_exact (1), TRUE, FALSE, FALSE, phrase->first, phrase->end };
        }
      else if (phrase->has_count &&
               !(is_inside (phrase, event) && phrase->flags & DTL_PHRASE_DEFINITE))
        add_figure (figure, phrase);
      else if (!phrase->has_count)
        count_joined (reading, event, phrase, figure);
    }
}

static gboolean
is_patient (const DtlEvent *event, guint32 index)
{
  for (guint i = 0; i < event->n_patients; i++)
    if (event->patients[i] == index)
      return TRUE;
  return FALSE;
}

/* The counted people right before a token of a list: "Nine officers of the guard, thirteen
 * passengers and …". */
static const DtlPhrase *
listed_before (const DtlReading *reading, guint32 first, guint32 sentence)
{
  guint32 i = first;
  guint32 index;
  const DtlPhrase *phrase;

  while (i > sentence && (dtl_reading_is (reading, i - 1, ",") ||
                          dtl_reading_has (reading, i - 1, DTL_WORDS_CONJUNCTION)))
    i--;
  if (i == first || i == sentence)
    return NULL;
  for (guint steps = 0; i > sentence && steps < LIST_GAP; steps++, i--)
    {
      index = reading->token_phrase[i - 1];
      if (index == DTL_NO_INDEX && reading->tokens[i - 1].upos != DTL_UPOS_ADP &&
          reading->tokens[i - 1].xpos != DTL_XPOS_POS)
        return NULL;
      phrase = index != DTL_NO_INDEX ? dtl_reading_phrase (reading, index) : NULL;
      if (phrase != NULL && phrase->has_count &&
          (phrase->count.max == 1 || !(phrase->flags & DTL_PHRASE_DEFINITE)) &&
          (phrase->traits & DTL_TRAIT_PERSON) && phrase->preposition == DTL_NO_INDEX)
        return phrase;
    }
  return NULL;
}

/* "one hostage, a judge, and two soldiers": the judge is the hostage. */
static gboolean
is_apposition (const DtlReading *reading, const DtlPhrase *phrase)
{
  guint32 index = phrase->first > 1 ? reading->token_phrase[phrase->first - 2] : DTL_NO_INDEX;
  const DtlPhrase *before = index != DTL_NO_INDEX ? dtl_reading_phrase (reading, index) : NULL;

  return before != NULL && (phrase->flags & DTL_PHRASE_INDEFINITE) &&
         dtl_reading_is (reading, phrase->first - 1, ",") && before->has_count &&
         before->count.max == 1 && !(before->flags & DTL_PHRASE_INDEFINITE) &&
         (before->traits & DTL_TRAIT_PERSON);
}

/* "11 others including two Germans and one Greek were wounded": eleven. */
static gboolean
take_whole (const DtlReading *reading, DtlFigure *figure)
{
  guint32 first = figure->first;
  guint32 index;
  const DtlPhrase *part;

  if (first > 2 && dtl_reading_has (reading, first - 1, DTL_WORDS_CONJUNCTION) &&
      (index = reading->token_phrase[first - 2]) != DTL_NO_INDEX)
    first = dtl_reading_phrase (reading, index)->first;
  if (first < 2 || !dtl_reading_has (reading, first - 1, DTL_WORDS_PART_FOLLOWS))
    return FALSE;
  index = reading->token_phrase[first - (dtl_reading_is (reading, first - 2, ",") ? 3 : 2)];
  part = index != DTL_NO_INDEX ? dtl_reading_phrase (reading, index) : NULL;
  if (part == NULL || !part->has_count || part->count.min < 2)
    return FALSE;
  figure->count = part->count;
  figure->first = part->first;
  return TRUE;
}

/* "Nine officers, thirteen passengers and three of the crew were wounded": the subjects that the
 * roles left out. */
static void
count_other_subjects (const DtlReading *reading, DtlEvent *event, DtlFigureKind kind)
{
  guint32 sentence = reading->sentences[event->sentence].first;
  DtlFigure *figure = &event->figures[kind];
  const DtlPhrase *phrase;

  if (!figure->known || figure->end > event->first || take_whole (reading, figure))
    return;
  while ((phrase = listed_before (reading, figure->first, sentence)) != NULL &&
         !is_attacker (phrase) && !is_patient (event, reading->token_phrase[phrase->first]) &&
         !(phrase->flags & (DTL_PHRASE_AMONG | DTL_PHRASE_PRONOUN)))
    {
      if (!is_apposition (reading, phrase))
        figure->count = dtl_count_add (figure->count, phrase->count);
      figure->first = phrase->first;
    }
}

/* "the toll for October", "the toll of the war": not of one act. */
static gboolean
is_toll_of_period (const DtlReading *reading, const DtlEvent *event)
{
  guint32 limit = MIN (event->end + 7, reading->sentences[event->sentence].end);

  for (guint32 i = event->end; i < limit; i++)
    {
      guint32 index = reading->token_timex[i];

      if (dtl_reading_has (reading, i, DTL_WORDS_WAR))
        return TRUE;
      if (index != DTL_NO_INDEX && dtl_reading_has (reading, i - 1, DTL_WORDS_TOLL_OF_PERIOD))
        {
          const DtlTimex *timex = g_ptr_array_index (reading->timexes, index);

          if (timex->from.year != 0 &&
              dtl_partial_date_last_day (&timex->to) - dtl_partial_date_first_day (&timex->from) >
                  20)
            return TRUE;
        }
    }
  return FALSE;
}

/* "death toll rose to 22", "a death toll of at least 9"; of several numbers the one after "to". */
static void
count_toll (const DtlReading *reading, DtlEvent *event, DtlFigureKind kind)
{
  guint32 limit = MIN (event->end + 12, reading->sentences[event->sentence].end);
  DtlFigure *figure = &event->figures[kind];

  if (is_toll_of_period (reading, event))
    {
      event->modality |= DTL_MODALITY_GENERIC;
      return;
    }
  for (guint32 i = event->end; i < limit; i++)
    {
      DtlCount count;
      guint32 next;

      if (dtl_reading_is (reading, i, "from"))
        {
          i++;
          continue;
        }
      if (reading->token_timex[i] != DTL_NO_INDEX)
        continue;
      next = dtl_counts_parse (reading, i, limit, &count);
      if (next == i)
        continue;
      if (!figure->known || dtl_reading_is (reading, i - 1, "to"))
        *figure = (DtlFigure){ count, TRUE, TRUE, FALSE, i, next };
      i = next - 1;
    }
}

/* "two deaths", "no casualties", "50 injuries" */
static void
count_own_number (const DtlReading *reading, DtlEvent *event, DtlFigureKind kind)
{
  guint32 index = reading->token_phrase[event->end - 1];
  const DtlPhrase *phrase;

  if (index == DTL_NO_INDEX)
    return;
  phrase = dtl_reading_phrase (reading, index);
  if (phrase->flags & DTL_PHRASE_NONE)
    event->figures[kind] =
        (DtlFigure){ dtl_count_exact (0), TRUE, FALSE, FALSE, phrase->first, phrase->end };
  else if (event->plural && phrase->has_count)
    add_figure (&event->figures[kind], phrase);
}

static void
count_casualties (const DtlReading *reading, DtlEvent *event)
{
  count_own_number (reading, event, DTL_FIGURE_KILLED);
  if (event->figures[DTL_FIGURE_KILLED].known && event->figures[DTL_FIGURE_KILLED].count.max == 0)
    event->figures[DTL_FIGURE_WOUNDED] = event->figures[DTL_FIGURE_KILLED];
  else
    event->figures[DTL_FIGURE_KILLED].known = FALSE;
}

/* A denied killing is none: "nobody was hurt", "did not kill anyone". */
static void
count_denied (DtlEvent *event)
{
  for (guint i = 0; i < DTL_N_FIGURES; i++)
    if (event->figures[i].known && event->figures[i].count.max != 0)
      event->figures[i].known = FALSE;
}

static gboolean
is_nobody (const DtlReading *reading, const DtlEvent *event)
{
  guint32 first = event->first > 6 ? event->first - 6 : 0;

  for (guint32 i = first; i < event->first; i++)
    if (dtl_reading_same_sentence (reading, i, event->first) &&
        (dtl_reading_has (reading, i, DTL_WORDS_NOBODY) ||
         (dtl_reading_is (reading, i, "no") && dtl_reading_is (reading, i + 1, "one"))))
      return TRUE;
  return FALSE;
}

/* "stabbed 11 students to death", "fatally wounding him" */
static gboolean
is_fatal (const DtlReading *reading, const DtlEvent *event)
{
  guint32 index = event - (const DtlEvent *) reading->events->data;
  const DtlEvent *before = index > 0 ? dtl_reading_event (reading, index - 1) : NULL;
  const DtlEvent *after =
      index + 1 < reading->events->len ? dtl_reading_event (reading, index + 1) : NULL;

  if (before != NULL && before->word->act == DTL_ACT_FATAL && before->end == event->first)
    return TRUE;
  return after != NULL && after->word->act == DTL_ACT_FATAL && after->clause == event->clause &&
         after->first - event->end < 10;
}

static void
set_none (DtlEvent *event, DtlFigureKind kind)
{
  event->figures[kind] =
      (DtlFigure){ dtl_count_exact (0), TRUE, FALSE, FALSE, event->first, event->end };
}

/**
 * dtl_event_figures:
 * @reading: a reading with its phrases
 * @event: a mention with its roles
 *
 * Counts the people that the mention says were killed, wounded or taken.
 */
void
dtl_event_figures (DtlReading *reading, DtlEvent *event)
{
  switch (event->word->act)
    {
    case DTL_ACT_KILL:
    case DTL_ACT_DIE:
    case DTL_ACT_DEAD:
    case DTL_ACT_MURDER:
    case DTL_ACT_EXECUTE:
      count_patients (reading, event, DTL_FIGURE_KILLED, DTL_FIGURE_PERPS_KILLED);
      count_other_subjects (reading, event, DTL_FIGURE_KILLED);
      if (is_nobody (reading, event))
        set_none (event, DTL_FIGURE_KILLED);
      break;
    case DTL_ACT_DEATH:
      count_patients (reading, event, DTL_FIGURE_KILLED, DTL_FIGURE_PERPS_KILLED);
      count_own_number (reading, event, DTL_FIGURE_KILLED);
      break;
    case DTL_ACT_TOLL:
      count_toll (reading, event, DTL_FIGURE_KILLED);
      if (!event->figures[DTL_FIGURE_KILLED].known)
        count_own_number (reading, event, DTL_FIGURE_KILLED);
      break;
    case DTL_ACT_CASUALTY:
      count_casualties (reading, event);
      break;
    case DTL_ACT_WOUND:
    case DTL_ACT_WOUNDED:
      if (is_fatal (reading, event))
        {
          count_patients (reading, event, DTL_FIGURE_KILLED, DTL_FIGURE_PERPS_KILLED);
          break;
        }
      count_patients (reading, event, DTL_FIGURE_WOUNDED, DTL_FIGURE_PERPS_WOUNDED);
      count_other_subjects (reading, event, DTL_FIGURE_WOUNDED);
      if (is_nobody (reading, event))
        set_none (event, DTL_FIGURE_WOUNDED);
      break;
    case DTL_ACT_INJURY:
      /* "two deep wounds" are one person's. */
      if (!g_str_has_prefix (reading->tokens[event->end - 1].norm, "wound"))
        count_own_number (reading, event, DTL_FIGURE_WOUNDED);
      break;
    case DTL_ACT_SHOOT:
    case DTL_ACT_STAB:
    case DTL_ACT_BEAT:
    case DTL_ACT_BURN:
      if ((event->word->flags & DTL_WORD_TOLL) || is_fatal (reading, event))
        count_patients (reading, event, DTL_FIGURE_KILLED, DTL_FIGURE_PERPS_KILLED);
      break;
    case DTL_ACT_ASSASSINATE:
      if (event->status == DTL_STATUS_COMPLETED)
        count_patients (reading, event, DTL_FIGURE_KILLED, DTL_FIGURE_PERPS_KILLED);
      break;
    case DTL_ACT_KIDNAP:
    case DTL_ACT_HOSTAGE:
      count_patients (reading, event, DTL_FIGURE_KIDNAPPED, DTL_FIGURE_KIDNAPPED);
      break;
    case DTL_ACT_HOSTAGES:
      count_patients (reading, event, DTL_FIGURE_KIDNAPPED, DTL_FIGURE_KIDNAPPED);
      if (event->n_patients == 0)
        count_own_number (reading, event, DTL_FIGURE_KIDNAPPED);
      break;
    default:
      break;
    }
  if (event->figures[DTL_FIGURE_KILLED].known &&
      event->figures[DTL_FIGURE_KILLED].count.min > DTL_WAR_DEAD)
    event->modality |= DTL_MODALITY_GENERIC;
  if (event->modality & (DTL_MODALITY_DENIED | DTL_MODALITY_FUTURE | DTL_MODALITY_ATTEMPT |
                         DTL_MODALITY_THREAT | DTL_MODALITY_FOILED))
    count_denied (event);
}
