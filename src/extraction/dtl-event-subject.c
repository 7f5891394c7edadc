/* dtl-event-subject.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"

#include <string.h>

/* A report of a match has so many different words of the game, one in so many of its words. */
#define GAME_WORDS 5
#define GAME_SHARE 45
/* The same of a review. */
#define SCREEN_WORDS 4
#define SCREEN_SHARE 50
#define RECENT_DAYS 60
/* An exercise is called so so often; figures of crime have so many different words and shares. */
#define EXERCISE_WORDS 2
#define STATISTICS_WORDS 3
#define STATISTICS_SHARES 2
/* Who says more tells of what he saw. */
#define MAX_METAPHORS 3

static const guint32 unreal = DTL_MODALITY_FIGURATIVE | DTL_MODALITY_DENIED |
                              DTL_MODALITY_POSSIBLE | DTL_MODALITY_FUTURE | DTL_MODALITY_THREAT;

/* How often words of a kind stand in a text, and how many different ones. */
typedef struct
{
  guint all;
  guint different;
} Words;

static Words
count_words (const DtlReading *reading, guint32 traits, DtlWordClass class)
{
  const char *seen[8];
  Words words = { 0, 0 };

  for (guint32 i = 0; i < reading->n_tokens; i++)
    {
      gboolean known = FALSE;

      if (!(reading->token_traits[i] & traits) && !dtl_reading_has (reading, i, class))
        continue;
      words.all++;
      for (guint k = 0; k < words.different && !known; k++)
        known = strcmp (seen[k], reading->tokens[i].lemma) == 0;
      if (!known && words.different < G_N_ELEMENTS (seen))
        seen[words.different++] = reading->tokens[i].lemma;
    }
  return words;
}

/* Somebody meant it: a word for an intended act, or a bomb. */
static gboolean
is_deliberate (const DtlEvent *event)
{
  return event->word->strength == DTL_STRENGTH_CORE && event->word->act != DTL_ACT_EXPLODE &&
         !(event->modality &
           (DTL_MODALITY_FIGURATIVE | DTL_MODALITY_DENIED | DTL_MODALITY_POSSIBLE));
}

/* What players do to each other with words of violence. */
static gboolean
may_be_play (const DtlEvent *event)
{
  switch (event->word->act)
    {
    case DTL_ACT_ATTACK:
    case DTL_ACT_STRIKE:
    case DTL_ACT_TARGET:
    case DTL_ACT_RAID:
    case DTL_ACT_SHOOT:
    case DTL_ACT_GUNFIRE:
    case DTL_ACT_SNIPER:
    case DTL_ACT_BEAT:
    case DTL_ACT_WOUND:
    case DTL_ACT_WOUNDED:
    case DTL_ACT_INJURY:
    case DTL_ACT_CLASH:
    case DTL_ACT_AIRSTRIKE:
    case DTL_ACT_EXECUTE:
    case DTL_ACT_ROB:
    case DTL_ACT_DESTROY:
    case DTL_ACT_THREAT:
    case DTL_ACT_SHOOTDOWN:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_of_a_game (const DtlReading *reading)
{
  Words words = count_words (reading, DTL_TRAIT_SPORT | DTL_TRAIT_GAME, DTL_WORDS_GAME);

  return words.different >= GAME_WORDS && words.all * GAME_SHARE >= reading->n_tokens;
}

static void
find_games (DtlReading *self)
{
  if (!is_of_a_game (self))
    return;
  for (guint i = 0; i < self->events->len; i++)
    if (dtl_reading_event (self, i)->figures[DTL_FIGURE_KILLED].known ||
        dtl_reading_event (self, i)->word->act == DTL_ACT_CHARGE ||
        (is_deliberate (dtl_reading_event (self, i)) && !may_be_play (dtl_reading_event (self, i))))
      return;
  for (guint i = 0; i < self->events->len; i++)
    if (may_be_play (dtl_reading_event (self, i)))
      dtl_reading_event (self, i)->modality |= DTL_MODALITY_FIGURATIVE;
}

static void
set_all (DtlReading *self, guint32 modality)
{
  for (guint i = 0; i < self->events->len; i++)
    dtl_reading_event (self, i)->modality |= modality;
}

/* Harm on a day that the text names. */
static gboolean
is_dated_fact (const DtlEvent *event)
{
  return event->word->strength >= DTL_STRENGTH_EFFECT && event->timex != DTL_NO_INDEX &&
         event->time_quality >= 2 && !(event->modality & (unreal | DTL_MODALITY_GENERIC));
}

static gboolean
is_recent (const DtlReading *reading, const DtlEvent *event)
{
  const DtlTimex *timex = g_ptr_array_index (reading->timexes, event->timex);

  return !dtl_partial_date_is_set (&reading->article->published) || timex->from.year == 0 ||
         dtl_partial_date_last_day (&timex->to) + RECENT_DAYS >
             dtl_partial_date_first_day (&reading->article->published);
}

/* The review of a film or a book retells what nobody did, or what was done long ago. */
static void
find_fiction (DtlReading *self)
{
  Words words = count_words (self, DTL_TRAIT_SCREEN, DTL_WORDS_REVIEW);

  if (words.different < SCREEN_WORDS || words.all * SCREEN_SHARE < self->n_tokens)
    return;
  for (guint i = 0; i < self->events->len; i++)
    if (is_dated_fact (dtl_reading_event (self, i)) &&
        is_recent (self, dtl_reading_event (self, i)))
      return;
  set_all (self, DTL_MODALITY_FIGURATIVE);
}

/* "Gunmen" who are played by volunteers in a drill. */
static void
find_exercises (DtlReading *self)
{
  if (count_words (self, 0, DTL_WORDS_EXERCISE).all >= EXERCISE_WORDS &&
      count_words (self, 0, DTL_WORDS_PRETENCE).all > 0)
    set_all (self, DTL_MODALITY_FIGURATIVE);
}

static gboolean
has_day (const DtlReading *reading, const DtlEvent *event)
{
  const DtlTimex *timex;

  if (event->timex == DTL_NO_INDEX || event->time_quality < 2)
    return FALSE;
  timex = g_ptr_array_index (reading->timexes, event->timex);
  return dtl_partial_date_first_day (&timex->from) == dtl_partial_date_last_day (&timex->to);
}

/* "Of the victims 348 were shot dead; robberies fell 16 percent": where no act has a day, there is
 * none among them. */
static void
find_statistics (DtlReading *self)
{
  if (count_words (self, 0, DTL_WORDS_STATISTICS).different < STATISTICS_WORDS ||
      count_words (self, 0, DTL_WORDS_PERCENT).all < STATISTICS_SHARES)
    return;
  for (guint i = 0; i < self->events->len; i++)
    if (is_deliberate (dtl_reading_event (self, i)) && has_day (self, dtl_reading_event (self, i)))
      return;
  set_all (self, DTL_MODALITY_GENERIC);
}

/* An animal of flesh and blood, no group named after one. */
static gboolean
is_beast (const DtlReading *reading, const DtlPhrase *phrase)
{
  return (reading->token_traits[phrase->head] & DTL_TRAIT_ANIMAL) &&
         reading->tokens[phrase->head].upos == DTL_UPOS_NOUN && phrase->group == NULL &&
         !(phrase->traits & (DTL_TRAIT_GROUP | DTL_TRAIT_PERPETRATOR | DTL_TRAIT_MILITANT)) &&
         phrase->weapon < 0;
}

static gboolean
is_done_by_beasts (const DtlReading *reading, const DtlEvent *event)
{
  for (guint k = 0; k < event->n_agents; k++)
    if (!is_beast (reading, dtl_reading_phrase (reading, event->agents[k])))
      return FALSE;
  return event->n_agents > 0;
}

/* Where an animal killed, so it did what is told without a culprit or a weapon. */
static void
find_beasts (DtlReading *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->events->len; i++)
    if (is_done_by_beasts (self, dtl_reading_event (self, i)))
      {
        dtl_reading_event (self, i)->modality |= DTL_MODALITY_FIGURATIVE;
        found = TRUE;
      }
  for (guint i = 0; found && i < self->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (self, i);

      if (event->n_agents == 0 && event->weapons == 0 && event->word->act != DTL_ACT_SHOOT)
        event->modality |= DTL_MODALITY_FIGURATIVE;
    }
}

/* "was mistaken for a boar", "accidentally shot": nobody meant the shot. */
static gboolean
is_unmeant (const DtlReading *reading, const DtlEvent *event)
{
  gboolean mistaken = FALSE;
  gboolean beast = FALSE;

  for (guint32 i = reading->sentences[event->sentence].first;
       i < reading->sentences[event->sentence].end; i++)
    {
      if (dtl_reading_has (reading, i, DTL_WORDS_UNMEANT) &&
          reading->tokens[i].head == (gint32) event->first)
        return TRUE;
      mistaken |= dtl_reading_has (reading, i, DTL_WORDS_MISTAKEN);
      beast |= (reading->token_traits[i] & DTL_TRAIT_ANIMAL) != 0;
    }
  return mistaken && beast;
}

/* The shot of a hunter or a child. */
static void
find_misfires (DtlReading *self)
{
  gboolean unmeant = FALSE;

  for (guint i = 0; i < self->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (self, i);

      if (event->word->strength < DTL_STRENGTH_EFFECT)
        continue;
      if (!unmeant && !is_unmeant (self, event))
        return;
      unmeant = TRUE;
      if (event->word->act != DTL_ACT_SHOOT && is_deliberate (event))
        return;
      event->modality |= DTL_MODALITY_FIGURATIVE;
    }
}

/* Inside somebody's sentence; a single word in quotes is the writer's. */
static gboolean
is_quoted (const DtlReading *reading, const DtlEvent *event)
{
  guint n = 0;

  for (guint32 i = event->first > 2 ? event->first - 2 : 0;
       i < MIN (event->end + 2, reading->n_tokens); i++)
    n += (reading->tokens[i].flags & DTL_TOKEN_QUOTED) != 0 &&
         reading->tokens[i].xpos != DTL_XPOS_PUNCT;
  return (reading->tokens[event->first].flags & DTL_TOKEN_QUOTED) != 0 &&
         n > event->end - event->first;
}

static gboolean
gives_figure (const DtlEvent *event)
{
  for (guint k = 0; k < DTL_N_FIGURES; k++)
    if (event->figures[k].known && event->figures[k].count.min > 1)
      return TRUE;
  return FALSE;
}

/* "a bitter battle": of nobody, with nothing, never. */
static gboolean
is_bare (const DtlEvent *event)
{
  return event->n_agents + event->n_patients == 0 && event->weapons == 0 &&
         event->timex == DTL_NO_INDEX && !gives_figure (event);
}

/* "They have stabbed him in the back," said a deputy: where only speakers use words of violence and
 * neither a day nor a number goes with them, they mean none. */
static void
find_speeches (DtlReading *self)
{
  guint n = 0;

  for (guint i = 0; i < self->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (self, i);

      if (event->word->strength >= DTL_STRENGTH_SUPPORT && !(event->modality & unreal) &&
          !is_bare (event) &&
          (!is_quoted (self, event) || is_dated_fact (event) || gives_figure (event) ||
           ++n > MAX_METAPHORS))
        return;
    }
  for (guint i = 0; i < self->events->len; i++)
    if (is_quoted (self, dtl_reading_event (self, i)))
      dtl_reading_event (self, i)->modality |= DTL_MODALITY_FIGURATIVE;
}

/**
 * dtl_reading_subjects:
 * @self: a reading with its event mentions
 *
 * Marks mentions by what the whole text is about: a match, a film or a book, an exercise, figures
 * of crime, animals, a shot that nobody meant, a debate.
 */
void
dtl_reading_subjects (DtlReading *self)
{
  if (self->events->len == 0)
    return;
  find_games (self);
  find_fiction (self);
  find_exercises (self);
  find_statistics (self);
  find_beasts (self);
  find_misfires (self);
  find_speeches (self);
}
