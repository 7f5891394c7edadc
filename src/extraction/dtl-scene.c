/* dtl-scene.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-people.h"
#include "dtl-place-names.h"
#include "dtl-scene-pairs.h"

#include <string.h>

#define FRESH_DAYS 45
/* So far back a text is searched for whom it has named already. */
#define NAMED_PHRASES 400
/* The words of a sentence that open it. */
#define OPENING 5

static void
words_add (DtlSceneWords *self, guint32 item)
{
  for (guint i = 0; i < self->n; i++)
    if (self->items[i] == item)
      return;
  if (self->n < DTL_SCENE_HEADS)
    self->items[self->n++] = item;
}

static gboolean
words_have (const DtlSceneWords *self, guint32 item)
{
  for (guint i = 0; i < self->n; i++)
    if (self->items[i] == item)
      return TRUE;
  return FALSE;
}

/**
 * dtl_scene_words_meet:
 * @a: a set
 * @b: another
 *
 * Returns: whether they have something in common
 */
gboolean
dtl_scene_words_meet (const DtlSceneWords *a, const DtlSceneWords *b)
{
  for (guint i = 0; i < b->n; i++)
    if (words_have (a, b->items[i]))
      return TRUE;
  return FALSE;
}

static guint32
hash_of_token (const DtlReading *reading, guint32 token)
{
  const DtlToken *t = &reading->tokens[token];

  return g_str_hash (t->lemma != NULL ? t->lemma : t->norm);
}

/* "He and 20 others were killed" */
static gboolean
follows_pronoun (const DtlReading *reading, guint32 index)
{
  const DtlPhrase *before = index > 0 ? dtl_reading_phrase (reading, index - 1) : NULL;

  return before != NULL && (before->flags & DTL_PHRASE_PRONOUN) &&
         before->end + 1 == dtl_reading_phrase (reading, index)->first &&
         before->sentence == dtl_reading_phrase (reading, index)->sentence &&
         dtl_reading_is (reading, before->end, "and");
}

/* Whether an earlier sentence names a person too. */
static gboolean
is_named_before (const DtlReading *reading, guint32 index, guint32 person)
{
  guint32 sentence = dtl_reading_phrase (reading, index)->sentence;

  for (guint32 i = index, n = 0; i-- > 0 && n < NAMED_PHRASES; n++)
    if (dtl_people_of_phrase (reading->people, i) == person &&
        dtl_reading_phrase (reading, i)->sentence < sentence)
      return TRUE;
  return FALSE;
}

static void
add_victim (DtlScene *self, const DtlReading *reading, const DtlPhrase *phrase)
{
  guint n = self->victims.n;

  words_add (&self->victims, hash_of_token (reading, phrase->head));
  if (self->victims.n > n && phrase->has_count)
    self->counts[n] = phrase->count.min;
}

/* "a second truck bomb" */
static gboolean
is_another (const DtlReading *reading, const DtlPhrase *phrase)
{
  for (guint32 i = phrase->first; i < phrase->head; i++)
    if (reading->token_traits[i] & DTL_TRAIT_ANOTHER)
      return TRUE;
  return FALSE;
}

static void
add_pronoun (DtlScene *self, const DtlReading *reading, guint32 index)
{
  guint32 person = dtl_people_antecedent (reading->people, index);

  self->pronoun = TRUE;
  if (person != DTL_NO_INDEX)
    words_add (&self->persons, person);
}

static void
add_patient (DtlScene *self, const DtlReading *reading, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  guint32 person = dtl_people_of_phrase (reading->people, index);

  if (follows_pronoun (reading, index))
    add_pronoun (self, reading, index - 1);
  if (phrase->flags & DTL_PHRASE_PRONOUN)
    {
      add_pronoun (self, reading, index);
      return;
    }
  self->another |= is_another (reading, phrase);
  self->another_thing |= phrase->weapon >= 0 && is_another (reading, phrase);
  self->others |=
      (phrase->flags & DTL_PHRASE_OTHERS) != 0 || dtl_reading_is (reading, phrase->end, "more");
  self->pronoun |= reading->tokens[phrase->first].xpos == DTL_XPOS_PRPS;
  self->known_patient |= (phrase->flags & DTL_PHRASE_DEFINITE) != 0;
  self->new_patient |= (phrase->flags & DTL_PHRASE_INDEFINITE) || phrase->has_count;
  if (person != DTL_NO_INDEX)
    {
      gboolean before = is_named_before (reading, index, person);

      words_add (&self->persons, person);
      self->old_person |= before;
      self->new_person |= !before;
    }
  if (phrase->target_type >= 0)
    self->classes |= 1u << phrase->target_type;
  if (phrase->traits & (DTL_TRAIT_PERSON | DTL_TRAIT_SECURITY | DTL_TRAIT_PERPETRATOR) ||
      person != DTL_NO_INDEX)
    add_victim (self, reading, phrase);
  else if (phrase->traits & DTL_TRAIT_PROPERTY)
    words_add (&self->property, hash_of_token (reading, phrase->head));
}

static void
add_agent (DtlScene *self, const DtlReading *reading, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);

  self->agent_pronoun |= (phrase->flags & DTL_PHRASE_PRONOUN) != 0;
  self->another_thing |= is_another (reading, phrase);
  if (phrase->flags & DTL_PHRASE_PRONOUN || phrase->weapon >= 0)
    return;
  words_add (&self->agents, hash_of_token (reading, phrase->head));
  if (phrase->group != NULL)
    words_add (&self->groups,
               g_str_hash (phrase->group->name != NULL && *phrase->group->name != '\0'
                               ? phrase->group->name
                               : phrase->group->term));
}

/* Names and things that the sentence speaks of, whatever their part in it. */
static void
add_topics (DtlScene *self, const DtlReading *reading)
{
  const DtlSentence *sentence = &reading->sentences[self->sentence];

  for (guint32 i = sentence->first; i < sentence->end && self->n_topics < DTL_SCENE_TOPICS; i++)
    {
      const DtlToken *token = &reading->tokens[i];

      if ((token->upos == DTL_UPOS_NOUN || token->upos == DTL_UPOS_PROPN) &&
          reading->token_toponym[i] == DTL_NO_INDEX && reading->token_timex[i] == DTL_NO_INDEX &&
          !(reading->token_traits[i] & DTL_TRAIT_TRIGGER) && strlen (token->norm) > 2)
        self->topics[self->n_topics++] = hash_of_token (reading, i);
    }
}

/* Places that the sentence names; whether one of them is new in the text, and whether it opens the
 * sentence: "In the port of X, …". */
static void
add_places (DtlScene *self, const DtlReading *reading)
{
  const DtlSentence *sentence = &reading->sentences[self->sentence];
  guint n_names;
  const DtlPlaceName *names = dtl_place_names_get (reading->place_names, &n_names);

  for (guint i = dtl_place_names_from (reading->place_names, sentence->first);
       i < n_names && names[i].first < sentence->end; i++)
    {
      if (names[i].kind == DTL_PLACE_NAME_COUNTRY || names[i].deictic)
        continue;
      words_add (&self->places, names[i].same);
      self->new_place |= reading->tokens[names[names[i].same].first].sentence == self->sentence;
      self->opens_with_place |= names[i].phrase < sentence->first + OPENING;
    }
}

static void
add_present (DtlScene *self, const DtlReading *reading)
{
  const DtlSentence *sentence = &reading->sentences[self->sentence];

  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (reading->token_phrase[i] != DTL_NO_INDEX)
      {
        guint32 person = dtl_people_of_phrase (reading->people, reading->token_phrase[i]);

        if (person != DTL_NO_INDEX && !words_have (&self->present, person))
          words_add (&self->present, person);
      }
}

/* Frames of speech have their own agents and objects. */
static gboolean
tells_of_sides (const DtlEvent *event)
{
  return event->word->strength >= DTL_STRENGTH_SUPPORT || event->word->act == DTL_ACT_DESTROY ||
         event->word->act == DTL_ACT_DAMAGE;
}

static void
add_event (DtlScene *self, const DtlReading *reading, const DtlEvent *event)
{
  guint act = event->word->act;

  self->modality |= event->modality;
  self->nominal &= event->nominal;
  if (!tells_of_sides (event))
    return;
  for (guint32 i = event->first; i-- > 0 && event->first - i <= 4;)
    if (reading->token_clause[i] == event->clause && dtl_reading_is (reading, i, "had"))
      self->past_perfect = TRUE;
  if (act < 64)
    self->kinds_of_act[act / 32] |= 1u << act % 32;
  words_add (&self->triggers, hash_of_token (reading, event->end - 1));
  if (event->nominal)
    {
      self->definite |= event->definite;
      self->named |= event->definite && !event->plural && !event->another;
      self->indefinite |= !event->definite && !event->plural;
      self->plural |= event->plural;
    }
  for (guint k = 0; k < event->n_patients; k++)
    add_patient (self, reading, event->patients[k]);
  if (!event->nominal && event->first > 0 &&
      reading->tokens[event->first - 1].xpos == DTL_XPOS_PRP &&
      dtl_reading_same_sentence (reading, event->first - 1, event->first))
    self->agent_pronoun = TRUE;
  for (guint k = 0; k < event->n_agents; k++)
    add_agent (self, reading, event->agents[k]);
}

static gboolean
has_figure (const DtlScene *self)
{
  for (guint k = 0; k < DTL_N_FIGURES; k++)
    if (self->figures[k].known)
      return TRUE;
  return FALSE;
}

static DtlSceneKind
kind_of (const DtlScene *self)
{
  gboolean sides = self->victims.n + self->property.n + self->persons.n > 0 || self->pronoun ||
                   has_figure (self);

  if (self->strength < DTL_STRENGTH_SUPPORT && self->triggers.n == 0)
    return DTL_SCENE_FRAME;
  if (!sides)
    return self->nominal && self->definite ? DTL_SCENE_REFERENCE : DTL_SCENE_BARE;
  if (self->named && self->when.quality < 2)
    return DTL_SCENE_KNOWN;
  return self->strength == DTL_STRENGTH_EFFECT ? DTL_SCENE_EFFECT : DTL_SCENE_ACT;
}

/* "-- A bomb …", "2. A bomb …" */
static gboolean
is_item (const DtlReading *reading, guint32 first)
{
  const char *norm = reading->tokens[first].norm;

  return strcmp (norm, "--") == 0 || strcmp (norm, "-") == 0 || strcmp (norm, "*") == 0 ||
         strcmp (norm, "•") == 0 || strcmp (norm, "—") == 0 ||
         (g_ascii_isdigit (*norm) && first + 1 < reading->n_tokens &&
          (strcmp (reading->tokens[first + 1].norm, ".") == 0 ||
           strcmp (reading->tokens[first + 1].norm, ")") == 0));
}

/* "It was the deadliest attack in ten years." */
static gboolean
is_predicate (const DtlReading *reading, const DtlSentence *sentence)
{
  guint32 verb = sentence->first + 1;

  return verb < sentence->end && g_strcmp0 (reading->tokens[verb].lemma, "be") == 0 &&
         (dtl_reading_is (reading, sentence->first, "it") ||
          dtl_reading_is (reading, sentence->first, "this"));
}

static void
add_position (DtlScene *self, const DtlReading *reading, guint32 trigger)
{
  const DtlSentence *sentence = &reading->sentences[self->sentence];

  self->paragraph = sentence->paragraph;
  self->opens_paragraph = self->sentence == 0 ||
                          reading->sentences[self->sentence - 1].paragraph != sentence->paragraph;
  self->item = is_item (reading, sentence->first);
  self->predicate = self->nominal && is_predicate (reading, sentence);
  for (guint32 i = sentence->first; i < sentence->first + 4 && i < trigger; i++)
    {
      self->also |= (reading->token_traits[i] & DTL_TRAIT_ANOTHER) != 0;
      self->also |= dtl_reading_is (reading, i, "meanwhile");
    }
  for (guint32 i = sentence->first; i < sentence->end && i < trigger; i++)
    {
      self->also |= dtl_reading_is (reading, i, "also");
      if (i < sentence->first + OPENING)
        self->opens_matter |= dtl_reading_has (reading, i, DTL_WORDS_OPENS_MATTER);
      self->subordinate |= reading->token_clause[i] == reading->token_clause[trigger] &&
                           i > sentence->first &&
                           reading->token_clause[i - 1] != reading->token_clause[i] &&
                           dtl_reading_has (reading, i, DTL_WORDS_CLAUSE_START);
    }
}

/* Told as news, not as known, and without a day; or of long ago. */
static void
add_age (DtlScene *self, const DtlReading *reading)
{
  const DtlPartialDate *published = &reading->article->published;

  if (!dtl_partial_date_is_set (published))
    return;
  self->fresh = self->when.from.year == 0 && self->context.from.year == 0 && !self->legal &&
                self->strength >= DTL_STRENGTH_EFFECT && !(self->nominal && self->definite);
  self->old = self->when.from.year != 0 && self->when.quality >= 2 &&
              dtl_partial_date_last_day (&self->when.to) <
                  dtl_partial_date_first_day (published) - FRESH_DAYS;
}

/**
 * dtl_scene_init:
 * @self: what to fill
 * @reading: a reading
 * @act: what the events of one sentence say of one act
 *
 * Collects what is compared, so that comparing is cheap.
 */
void
dtl_scene_init (DtlScene *self, const DtlReading *reading, const DtlAct *act)
{
  const DtlEvent *first = dtl_reading_event (reading, g_array_index (act->events, guint32, 0));

  memset (self, 0, sizeof *self);
  self->when = act->when;
  self->context = act->context;
  self->toponym = act->toponym;
  self->place_quality = act->place_quality;
  self->family = act->family;
  self->weapons = act->weapons;
  self->another = act->another;
  self->legal = act->legal;
  self->generic = act->generic;
  self->nominal = TRUE;
  self->sentence = first->sentence;
  memcpy (self->figures, act->figures, sizeof self->figures);
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      self->strength = MAX (self->strength, event->word->strength);
      add_event (self, reading, event);
    }
  add_position (self, reading, first->first);
  add_age (self, reading);
  add_topics (self, reading);
  add_places (self, reading);
  add_present (self, reading);
  self->kind = kind_of (self);
}
