/* dtl-events.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"

static gboolean
is_nominal_tag (const DtlToken *token)
{
  return token->upos == DTL_UPOS_NOUN || token->upos == DTL_UPOS_PROPN;
}

/* Whether the tag of the trigger's main token allows the frame. */
static gboolean
tag_fits (const DtlReading *reading, const DtlWord *word, guint32 first, guint32 end)
{
  const DtlToken *token = &reading->tokens[first];
  const DtlToken *last = &reading->tokens[end - 1];

  switch (word->pos)
    {
    case 'v':
      return token->upos == DTL_UPOS_VERB ||
             (token->upos == DTL_UPOS_ADJ && token->lemma != NULL &&
              (g_str_has_suffix (token->norm, "ed") || g_str_has_suffix (token->norm, "en")));
    case 'n':
      return is_nominal_tag (last) || (last->xpos == DTL_XPOS_VBG && first > 0 &&
                                       (reading->tokens[first - 1].xpos == DTL_XPOS_DT ||
                                        reading->tokens[first - 1].xpos == DTL_XPOS_JJ ||
                                        reading->tokens[first - 1].xpos == DTL_XPOS_POS));
    case 'a':
      return token->upos == DTL_UPOS_ADJ || token->upos == DTL_UPOS_ADV ||
             token->upos == DTL_UPOS_NOUN;
    default:
      return TRUE;
    }
}

/* A capitalised word in the middle of a name is no event ("Operation Desert Storm"). */
static gboolean
is_name_part (const DtlReading *reading, const DtlWord *word, guint32 first, guint32 end)
{
  const DtlToken *token = &reading->tokens[end - 1];

  if (word->strength == DTL_STRENGTH_CORE || dtl_document_is_upper_case (reading->document))
    return FALSE;
  return token->upos == DTL_UPOS_PROPN && (token->flags & DTL_TOKEN_CAPITALISED) &&
         !(token->flags & DTL_TOKEN_SENTENCE_START);
}

static gboolean
is_wanted (const DtlReading *reading, const DtlWord *word, guint32 first, guint32 end)
{
  guint32 phrase = reading->token_phrase[end - 1];

  if ((reading->token_traits[first] & DTL_TRAIT_NEGATIVE) && word->act != DTL_ACT_ACCIDENT)
    return FALSE;
  if (!tag_fits (reading, word, first, end) || is_name_part (reading, word, first, end))
    return FALSE;
  if (word->pos == 'v' && phrase != DTL_NO_INDEX && word->strength == DTL_STRENGTH_FRAME)
    return FALSE;
  if (word->pos != 'n' || phrase == DTL_NO_INDEX)
    return TRUE;
  /* "attack helicopter", "bomb squad": the noun only modifies another. */
  if (dtl_reading_phrase (reading, phrase)->head >= end)
    {
      /* "suicide bomb attack": of the attackers, not of one who kills himself. */
      if (word->act == DTL_ACT_SELFHARM)
        return FALSE;
      for (guint32 i = end; i < dtl_reading_phrase (reading, phrase)->end; i++)
        if (dtl_reading_has (reading, i, DTL_WORDS_EVENT_HEAD))
          return TRUE;
      return FALSE;
    }
  return TRUE;
}

static gboolean
overlaps_kept (const GArray *events, guint32 first, guint32 end)
{
  for (guint i = events->len; i-- > 0;)
    {
      const DtlEvent *other = &g_array_index (events, DtlEvent, i);

      if (other->end + 8 <= first)
        return FALSE;
      if (other->first < end && first < other->end)
        return TRUE;
    }
  return FALSE;
}

static void
add_determiners (const DtlReading *reading, DtlEvent *event)
{
  guint32 index = reading->token_phrase[event->end - 1];
  const DtlPhrase *phrase;

  if (index == DTL_NO_INDEX)
    return;
  phrase = dtl_reading_phrase (reading, index);
  event->definite = (phrase->flags & DTL_PHRASE_DEFINITE) != 0;
  event->plural = (phrase->flags & DTL_PHRASE_PLURAL) != 0;
  for (guint32 i = phrase->first; i < event->first; i++)
    {
      if (reading->token_traits[i] & DTL_TRAIT_ANOTHER)
        event->another = TRUE;
      if (reading->token_traits[i] & DTL_TRAIT_SUICIDE)
        event->suicide = TRUE;
    }
}

static void
add_event (DtlReading *reading, const DtlWord *word, guint32 first, guint32 end)
{
  DtlEvent event = { .word = word,
                     .first = first,
                     .end = end,
                     .sentence = reading->tokens[first].sentence,
                     .clause = reading->token_clause[first],
                     .status = DTL_STATUS_COMPLETED,
                     .timex = DTL_NO_INDEX,
                     .toponym = DTL_NO_INDEX };

  event.nominal = word->pos == 'n';
  if (word->weapon >= 0)
    event.weapons = 1u << word->weapon;
  if (word->flags & DTL_WORD_SUICIDE)
    event.suicide = TRUE;
  if (event.nominal)
    add_determiners (reading, &event);
  g_array_append_val (reading->events, event);
}

typedef struct
{
  guint32 first;
  guint32 end;
  const DtlWord *word;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  return (int) y->word->strength - (int) x->word->strength;
}

static GArray *
collect_candidates (const DtlReading *reading)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint n_matches;
  const DtlLexiconMatch *matches = dtl_document_matches (reading->document, &n_matches);

  for (guint i = 0; i < n_matches; i++)
    {
      Candidate candidate = { matches[i].first, matches[i].end,
                              dtl_vocabulary_word (reading->vocabulary, matches[i].list,
                                                   matches[i].entry) };

      if (candidate.word == NULL || !(candidate.word->traits & DTL_TRAIT_TRIGGER) ||
          candidate.first >= reading->body_end)
        continue;
      if (is_wanted (reading, candidate.word, candidate.first, candidate.end))
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* "left", "placed" and "found" are events only where a bomb is. */
static gboolean
handles_bomb (const DtlReading *reading, const DtlEvent *event)
{
  for (guint k = 0; k < event->n_patients; k++)
    {
      int weapon = dtl_reading_phrase (reading, event->patients[k])->weapon;

      if (weapon == DTL_WEAPON_EXPLOSIVES || weapon == DTL_WEAPON_VEHICLE_BOMB ||
          weapon == DTL_WEAPON_GRENADE)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_substance (const DtlEvent *event)
{
  return event->nominal && event->word->weapon == DTL_WEAPON_CHEMICAL &&
         event->word->roles == DTL_ROLES_NONE;
}

/* "sarin was released": what is let loose on people, not what lies in a store. */
static gboolean
is_let_loose (const DtlReading *reading, const DtlEvent *event)
{
  guint32 at = event->end - 1;

  for (guint step = 0; step < 4 && reading->tokens[at].head >= 0; step++)
    {
      at = (guint32) reading->tokens[at].head;
      if (reading->tokens[at].upos == DTL_UPOS_VERB)
        return dtl_is_word_class (reading->tokens[at].lemma, DTL_WORDS_LET_LOOSE);
    }
  return FALSE;
}

static gboolean
is_harmless (const DtlReading *reading, const DtlEvent *event)
{
  return (event->word->act == DTL_ACT_PLANT && !handles_bomb (reading, event)) ||
         (is_substance (event) && !is_let_loose (reading, event));
}

/* Finds what verbs reach behind their objects, and drops the mentions that report no act. */
static void
settle_events (DtlReading *reading)
{
  guint n = 0;

  for (guint i = 0; i < reading->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (reading, i);

      if (dtl_event_reach (reading, event) && !is_harmless (reading, event))
        *dtl_reading_event (reading, n++) = *event;
    }
  g_array_set_size (reading->events, n);
}

/* Where most words of violence are figures of speech, the others are too: a report of a match. */
static void
spread_figures_of_speech (DtlReading *self)
{
  guint all = 0;
  guint figurative = 0;

  for (guint i = 0; i < self->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (self, i);

      all += event->word->strength >= DTL_STRENGTH_SUPPORT;
      figurative += event->word->strength >= DTL_STRENGTH_SUPPORT &&
                    (event->modality & DTL_MODALITY_FIGURATIVE) != 0;
    }
  if (figurative == 0 || figurative * 3 < all ||
      !(dtl_reading_event (self, 0)->modality & DTL_MODALITY_FIGURATIVE))
    return;
  for (guint i = 0; i < self->events->len; i++)
    dtl_reading_event (self, i)->modality |= DTL_MODALITY_FIGURATIVE;
}

/* "remembered the people killed when a bomb exploded there on 15 August": the deaths are of the day
 * of what brought them. */
static void
take_times_of_causes (DtlReading *self)
{
  for (guint i = 1; i < self->events->len; i++)
    {
      const DtlEvent *cause = dtl_reading_event (self, i);
      DtlEvent *effect = dtl_reading_event (self, i - 1);
      const DtlToken *token = &self->tokens[cause->first];

      if (cause->time_quality >= 2 && effect->word->strength == DTL_STRENGTH_EFFECT &&
          token->head == (gint32) effect->first && token->deprel == DTL_DEPREL_ADVCL &&
          cause->word->strength >= DTL_STRENGTH_SUPPORT)
        {
          effect->timex = cause->timex;
          effect->time_quality = cause->time_quality;
          effect->days_before = cause->days_before;
        }
    }
}

/* "A worker abducted three months ago was freed": the participle of a verb that takes somebody,
 * with nobody behind it. */
static void
turn_about_abducted (DtlReading *self, DtlEvent *event)
{
  const guint32 takers = DTL_TRAIT_PERPETRATOR | DTL_TRAIT_GROUP | DTL_TRAIT_SECURITY |
                         DTL_TRAIT_MILITANT | DTL_TRAIT_PROTESTER;
  const DtlPhrase *agent;

  if (event->word->act != DTL_ACT_KIDNAP || event->nominal || event->passive ||
      event->n_patients != 0 || event->n_agents != 1)
    return;
  agent = dtl_reading_phrase (self, event->agents[0]);
  if (!(agent->traits & DTL_TRAIT_PERSON) || (agent->traits & takers) || agent->end != event->first)
    return;
  event->patients[event->n_patients++] = event->agents[0];
  event->n_agents = 0;
  event->passive = TRUE;
}

/**
 * dtl_reading_events:
 * @self: a reading with its phrases and clauses
 *
 * Finds the words that report events, longest first, and fills the frame of each.
 */
void
dtl_reading_events (DtlReading *self)
{
  g_autoptr (GArray) candidates = collect_candidates (self);

  dtl_reading_disarm (self);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!overlaps_kept (self->events, candidate->first, candidate->end))
        add_event (self, candidate->word, candidate->first, candidate->end);
    }
  for (guint i = 0; i < self->events->len; i++)
    {
      DtlEvent *event = dtl_reading_event (self, i);

      dtl_event_roles (self, event);
      turn_about_abducted (self, event);
      dtl_event_circumstance (self, event);
      dtl_event_modality (self, event);
      dtl_event_figures (self, event);
    }
  take_times_of_causes (self);
  spread_figures_of_speech (self);
  dtl_reading_cancel (self);
  dtl_reading_senses (self);
  dtl_reading_answers (self);
  settle_events (self);
  dtl_reading_share_out (self);
}
