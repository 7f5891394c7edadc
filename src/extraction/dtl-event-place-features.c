/* dtl-event-place-features.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What speaks for and against a name of the sentence being the place of an event. Names of features
 * are "kind:value"; those that combine several things carry more than one value. */

#include "config.h"

#include "dtl-event-place-private.h"

#include <string.h>

#define MAX_PATH 3
#define MAX_CLIMB 6
/* Names further apart than this do not hold one another: "the Kunar town of Asmar". */
#define MAX_BETWEEN 5

/* One candidate as its features see it. */
typedef struct
{
  const DtlPlaceChoice *choice;
  const DtlReading *reading;
  const DtlToken *tokens;
  const DtlPlaceCandidate *one;
  const DtlToken *verb;
  const char *lemma; /* of the verb */
  const char *kind;
  const char *side;   /* of the verb: "before", "after" */
  const char *gap;    /* how far from the verb, roughly */
  const char *before; /* what stands before the phrase */
  char path[64];      /* of relations up to the verb */
  guint index;
  guint32 from; /* the sentence */
  guint32 to;
  guint32 start;   /* of the noun phrase */
  guint32 between; /* first token between name and verb, and one past the last */
  guint32 between_end;
  DtlPlaceFeature take;
  gpointer data;
} View;

static void G_GNUC_PRINTF (2, 3) add (const View *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  dtl_place_feature_take (self->take, self->data, format, args);
  va_end (args);
}

static void
add_if (const View *self, const char *name, gboolean present)
{
  if (present)
    add (self, "%s", name);
}

static const char *
word_of (const DtlToken *token)
{
  return token->upos == DTL_UPOS_PROPN ? "NAME" : token->norm;
}

static const char *
lemma_of (const DtlToken *token)
{
  return token->lemma != NULL ? token->lemma : token->norm;
}

static gboolean
is_verb (const View *self, gint32 token)
{
  return token >= (gint32) self->choice->verb && token < (gint32) self->choice->verb_end;
}

static const char *
kind_of_place (const DtlPlace *place)
{
  static const struct
  {
    const char *prefix;
    const char *kind;
  } kinds[] = {
    { "PCL", "country" }, { "ADM", "province" }, { "PPL", "town" }, { "RGN", "region" }
  };

  if (place == NULL || place->feature == NULL)
    return "unplaced";
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (place->feature, kinds[i].prefix))
      return kinds[i].kind;
  return "site";
}

static const char *
kind_of_candidate (const DtlReading *reading, const DtlPlaceCandidate *one)
{
  if (one->toponym != NULL)
    return kind_of_place (one->toponym->place);
  if (one->name)
    return "name";
  switch (dtl_place_choice_name_kind (reading, one->first))
    {
    case DTL_NAME_PERSON:
      return "person";
    case DTL_NAME_ORGANISATION:
      return "organisation";
    case DTL_NAME_OTHER:
      return "other";
    default:
      return "shape";
    }
}

static void
add_unknown (const View *self)
{
  const DtlToken *first = &self->tokens[self->one->first];
  guint words = self->one->end - self->one->first;

  add (self, "kind:unknown");
  add (self, "unknown-words:%u", MIN (words, 3));
  if (words > 1)
    add (self, "last:%s", self->tokens[self->one->end - 1].norm);
  add_if (self, "unknown:upper", (first->flags & DTL_TOKEN_UPPER) != 0);
  if (first->upos != DTL_UPOS_PROPN)
    add (self, "unknown:%s", dtl_upos_name (first->upos));
  if (self->start > self->from)
    add (self, "unknown-before:%s", self->tokens[self->start - 1].norm);
}

static void
add_known (const View *self)
{
  const DtlPlace *place = self->one->toponym->place;
  int name = dtl_place_choice_name_kind (self->reading, self->one->first);

  add (self, "named:%d", name);
  if (self->one->end - self->one->first > 1 &&
      self->reading->token_toponym[self->one->end - 1] == DTL_NO_INDEX)
    add (self, "longer:%s", self->tokens[self->one->end - 1].norm);
  if (place == NULL)
    return;
  add_if (self, "kind:large", place->population > 500000);
  if (g_str_equal (self->kind, "site") && place->feature != NULL)
    add (self, "site:%s", place->feature);
}

/* First token of the noun phrase that a candidate stands in, without what only modifies it. */
static guint32
start_of_phrase (const DtlReading *reading, guint32 first, guint32 from)
{
  while (first > from && (dtl_reading_has (reading, first - 1, DTL_WORDS_MODIFIES_PLACE) ||
                          reading->tokens[first - 1].upos == DTL_UPOS_ADJ))
    first--;
  return first;
}

static void
add_surroundings (const View *self)
{
  const DtlReading *reading = self->reading;
  const DtlPlaceCandidate *one = self->one;

  add (self, "before:%s", self->before);
  if (one->end < self->to)
    {
      const DtlToken *next = &self->tokens[one->end];

      add_if (self, "after:possessive", next->xpos == DTL_XPOS_POS);
      add_if (self, "after:noun", next->upos == DTL_UPOS_NOUN);
      add_if (self, "after:comma", dtl_reading_is (reading, one->end, ","));
      add_if (self, "after:bracket", dtl_reading_is (reading, one->end, "("));
      add_if (self, "after:verb", next->upos == DTL_UPOS_VERB || next->upos == DTL_UPOS_AUX);
      add_if (self, "after:dash", strchr ("-_", next->norm[0]) != NULL);
      add (self, "next:%s", word_of (next));
    }
  add (self, "deprel:%s", dtl_deprel_name (self->tokens[one->head].deprel));
  if (self->start >= self->from + 2)
    add (self, "before2:%s",
         self->tokens[self->start - 2].upos == DTL_UPOS_PROPN
             ? "NAME"
             : lemma_of (&self->tokens[self->start - 2]));
  for (guint32 i = self->start; i < one->first; i++)
    add (self, "in-phrase:%s", self->tokens[i].norm);
  if (one->first >= self->from + 2 && dtl_reading_is (reading, one->first - 1, "of"))
    add (self, "of:%s", lemma_of (&self->tokens[one->first - 2]));
}

/* How many other candidates stand between this one and the event. */
static guint
rank_of (const View *self)
{
  const DtlPlaceChoice *choice = self->choice;
  gboolean after = self->one->first >= choice->verb_end;
  guint n = 0;

  for (guint i = 0; i < choice->n_candidates; i++)
    if (i != self->index)
      n += after ? choice->candidates[i].first >= choice->verb_end &&
                       choice->candidates[i].first < self->one->first
                 : choice->candidates[i].end <= choice->verb &&
                       choice->candidates[i].first > self->one->first;
  return MIN (n, 3);
}

static void
add_position (const View *self)
{
  gboolean same = self->reading->token_clause[self->one->first] ==
                  self->reading->token_clause[self->choice->verb];
  guint rank = rank_of (self);

  add (self, "gap:%s:%s", self->side, self->gap);
  add (self, "rank:%s:%u", self->side, rank);
  add (self, "kind-gap:%s:%s:%s", self->kind, self->side, self->gap);
  add (self, "kind-rank:%s:%s:%u", self->kind, self->side, rank);
  add (self, "clause:%d:%s", same, self->before);
  add_if (self, "same-clause", same);
  add_if (self, "alone", self->choice->n_candidates == 1);
  add_if (self, "many", self->choice->n_candidates >= 4);
  add_if (self, "lead", self->start <= self->from + 2);
}

/* What stands between two names: "X, Y", "X in Y", "the Y town of X", "Y's town X". One holds the
 * other. */
static const char *
hold_of (const View *self, guint32 from, guint32 to)
{
  gboolean noun = FALSE, mark = FALSE;

  if (to > from + MAX_BETWEEN)
    return NULL;
  if (to <= from)
    return "none";
  for (guint32 i = from; i < to; i++)
    {
      noun = noun || self->tokens[i].upos == DTL_UPOS_NOUN;
      mark = mark || (self->tokens[i].flags & DTL_TOKEN_PUNCTUATION);
    }
  if (dtl_reading_is (self->reading, to - 1, "of") && noun)
    return "of";
  if (self->tokens[from].xpos == DTL_XPOS_POS)
    return "possessive";
  if (noun && !mark)
    return "noun";
  return dtl_reading_is (self->reading, from, ",") ? (to == from + 1 ? "comma" : "later-comma")
         : dtl_reading_is (self->reading, from, "and") && to == from + 1 ? "and"
         : dtl_reading_is (self->reading, from, "in")                    ? "in"
                                                                         : NULL;
}

static void
add_containment (const View *self)
{
  const DtlPlaceCandidate *candidates = self->choice->candidates;
  const char *hold;

  if (self->index + 1 < self->choice->n_candidates &&
      (hold = hold_of (self, self->one->end, candidates[self->index + 1].first)) != NULL)
    add (self, "holds:%s", hold);
  if (self->index > 0 &&
      (hold = hold_of (self, candidates[self->index - 1].end, self->one->first)) != NULL)
    add (self, "held:%s", hold);
}

/* The relations from the candidate up to the verb, or up to what both hang on. */
static void
find_path (View *self)
{
  gint32 at = (gint32) self->one->head;
  guint depth = 0;

  for (; at >= 0 && depth < MAX_PATH && !is_verb (self, at); at = self->tokens[at].head, depth++)
    {
      if (depth > 0)
        g_strlcat (self->path, ">", sizeof self->path);
      g_strlcat (self->path, dtl_deprel_name (self->tokens[at].deprel), sizeof self->path);
    }
  if (at >= 0 && is_verb (self, at))
    {
      add (self, "reaches:%u", depth);
      return;
    }
  g_strlcpy (self->path, "none", sizeof self->path);
  for (gint32 up = self->verb->head, n = 0; up >= 0 && n < 3; up = self->tokens[up].head, n++)
    if (self->tokens[self->one->head].head == up)
      {
        g_snprintf (self->path, sizeof self->path, "%s:%s", n == 0 ? "head" : "ancestor",
                    dtl_deprel_name (self->verb->deprel));
        return;
      }
}

static void
add_path (View *self)
{
  gint32 up = self->tokens[self->one->head].head;

  find_path (self);
  add (self, "path:%s", self->path);
  add (self, "lemma-path:%s:%s", self->lemma, self->path);
  add (self, "before-path:%s:%s", self->before, self->path);
  if (up < 0)
    return;
  const DtlToken *governor = &self->tokens[up];

  add (self, "governor:%s", lemma_of (governor));
  add (self, "governor-is:%s:%s", dtl_upos_name (governor->upos),
       dtl_deprel_name (self->tokens[self->one->head].deprel));
  if (governor->upos == DTL_UPOS_NOUN)
    add (self, "governor-before:%s:%s", lemma_of (governor), self->before);
}

/* The verb that the name hangs on, and how it and the event are related. */
static void
add_clause (const View *self)
{
  const DtlToken *tokens = self->tokens;
  gint32 at = (gint32) self->one->head;

  for (guint n = 0; at >= 0 && n < MAX_CLIMB && tokens[at].upos != DTL_UPOS_VERB &&
                    tokens[at].upos != DTL_UPOS_AUX;
       n++)
    at = tokens[at].head;
  if (at < 0 || (tokens[at].upos != DTL_UPOS_VERB && tokens[at].upos != DTL_UPOS_AUX))
    return;
  if (is_verb (self, at))
    {
      add (self, "clause-of:event");
      return;
    }
  add (self, "clause-of:%s", lemma_of (&tokens[at]));
  add (self, "clause-is:%s", dtl_deprel_name (tokens[at].deprel));
  if (self->verb->head == at)
    add (self, "clause-to:head:%s", dtl_deprel_name (self->verb->deprel));
  else if (is_verb (self, tokens[at].head))
    add (self, "clause-to:child:%s", dtl_deprel_name (tokens[at].deprel));
  else if (tokens[at].head == self->verb->head)
    add (self, "clause-to:sibling:%s:%s", dtl_deprel_name (tokens[at].deprel),
         dtl_deprel_name (self->verb->deprel));
  else
    add (self, "clause-to:far");
}

/* What the words between the name and the event say: "killed, police in X said". */
static void
add_between (const View *self)
{
  guint commas = 0, verbs = 0, ins = 0;

  for (guint32 i = self->between; i < self->between_end; i++)
    {
      const DtlToken *token = &self->tokens[i];

      commas += dtl_reading_is (self->reading, i, ",");
      verbs += token->upos == DTL_UPOS_VERB;
      ins += dtl_reading_is (self->reading, i, "in");
      if (token->upos == DTL_UPOS_SCONJ || g_str_has_prefix (token->norm, "wh"))
        add (self, "between:%s:%s", self->side, token->norm);
      if (token->upos == DTL_UPOS_VERB || token->upos == DTL_UPOS_NOUN)
        add (self, "between:%s:%s", self->side, lemma_of (token));
    }
  add (self, "commas:%s:%u", self->side, MIN (commas, 3));
  add (self, "verbs:%s:%u", self->side, MIN (verbs, 3));
  add (self, "ins:%s:%u", self->side, MIN (ins, 2));
}

static void
add_combinations (const View *self)
{
  add (self, "before-side:%s:%s", self->before, self->side);
  add (self, "before-kind:%s:%s", self->before, self->kind);
  add (self, "before-side-kind:%s:%s:%s", self->before, self->side, self->kind);
  add (self, "before-deprel:%s:%s", self->before,
       dtl_deprel_name (self->tokens[self->one->head].deprel));
  add (self, "lemma-before:%s:%s", self->lemma, self->before);
  add (self, "lemma-side:%s:%s", self->lemma, self->side);
}

/* Other names of the sentence: a town beside a country, the same name again. */
static void
add_others (const View *self)
{
  const DtlPlaceChoice *choice = self->choice;
  guint towns = 0, provinces = 0;

  for (guint i = 0; i < choice->n_candidates; i++)
    {
      const DtlPlaceCandidate *other = &choice->candidates[i];

      if (i == self->index)
        continue;
      if (other->toponym != NULL)
        {
          const char *kind = kind_of_place (other->toponym->place);

          towns += g_str_equal (kind, "town");
          provinces += g_str_equal (kind, "province");
        }
      if (g_str_equal (self->tokens[other->first].norm, self->tokens[self->one->first].norm))
        add (self, "repeat:%s", i < self->index ? "later" : "earlier");
    }
  add (self, "towns:%s:%u", self->kind, MIN (towns, 2));
  add_if (self, "country-and-province", provinces > 0 && g_str_equal (self->kind, "country"));
}

/* How many other verbs are nearer to the name, on the way to the event. */
static guint
nearer_verbs (const View *self)
{
  guint n = 0;

  for (guint32 i = self->between; i < self->between_end; i++)
    n += self->tokens[i].upos == DTL_UPOS_VERB && !is_verb (self, (gint32) i);
  return MIN (n, 3);
}

static gboolean
is_doubtful (const View *self)
{
  for (guint32 i = MAX (self->from + 3, self->choice->verb) - 3; i < self->choice->verb; i++)
    if (dtl_reading_has (self->reading, i, DTL_WORDS_PLACE_DOUBT))
      return TRUE;
  return FALSE;
}

static gboolean
is_sum (const View *self)
{
  for (guint32 i = self->from; i < self->to; i++)
    if (dtl_reading_has (self->reading, i, DTL_WORDS_SUMS_UP))
      return TRUE;
  return FALSE;
}

static void
add_event (const View *self)
{
  const DtlPlaceChoice *choice = self->choice;

  add (self, "lemma:%s", self->lemma);
  add (self, "verb:%s", dtl_deprel_name (self->verb->deprel));
  add (self, "verb-tag:%d", (int) self->verb->xpos);
  add (self, "nearer:%u", nearer_verbs (self));
  add_if (self, "doubt", is_doubtful (self));
  add_if (self, "sum", is_sum (self));
  add_if (self, "long", self->to - self->from > 40);
  if (choice->verb > self->from)
    add (self, "verb-before:%s", self->tokens[choice->verb - 1].norm);
  if (choice->verb_end < self->to)
    {
      add (self, "verb-after:%s", lemma_of (&self->tokens[choice->verb_end]));
      add (self, "verb-after:%s:%s", self->side, self->tokens[choice->verb_end].norm);
    }
  for (guint32 i = self->from; i < self->to; i++)
    if (self->tokens[i].head == (gint32) choice->verb &&
        (self->tokens[i].deprel == DTL_DEPREL_NSUBJ ||
         self->tokens[i].deprel == DTL_DEPREL_NSUBJ_PASS ||
         self->tokens[i].deprel == DTL_DEPREL_OBJ))
      add (self, "argument:%s:%s", dtl_deprel_name (self->tokens[i].deprel),
           self->tokens[i].upos == DTL_UPOS_NOUN || self->tokens[i].upos == DTL_UPOS_PRON
               ? lemma_of (&self->tokens[i])
               : dtl_upos_name (self->tokens[i].upos));
}

static const char *
gap_of (guint32 gap)
{
  return gap <= 1    ? "0"
         : gap <= 3  ? "2"
         : gap <= 6  ? "4"
         : gap <= 12 ? "7"
         : gap <= 20 ? "13"
                     : "21";
}

static void
view_init (View *self, const DtlPlaceChoice *choice, guint index)
{
  const DtlPlaceCandidate *one = &choice->candidates[index];
  const DtlReading *reading = choice->reading;
  const DtlSentence *sentence = &reading->sentences[reading->tokens[choice->verb].sentence];
  gboolean after = one->first >= choice->verb_end;

  memset (self, 0, sizeof *self);
  self->choice = choice;
  self->reading = reading;
  self->tokens = reading->tokens;
  self->one = one;
  self->index = index;
  self->verb = &reading->tokens[choice->verb];
  self->lemma = lemma_of (self->verb);
  self->kind = kind_of_candidate (reading, one);
  self->from = sentence->first;
  self->to = sentence->end;
  self->start = start_of_phrase (reading, one->first, sentence->first);
  self->before = self->start > self->from ? word_of (&reading->tokens[self->start - 1]) : "START";
  self->side = after ? "after" : "before";
  self->between = after ? choice->verb_end : one->end;
  self->between_end = after ? one->first : MAX (choice->verb, one->end);
  self->gap = gap_of (self->between_end - self->between);
}

/**
 * dtl_place_choice_features:
 * @self: an event and its candidates
 * @candidate: index of one
 * @take: takes the names of its features
 * @data: for @take
 *
 * Says what speaks for and against a candidate.
 */
void
dtl_place_choice_features (const DtlPlaceChoice *self, guint candidate, DtlPlaceFeature take,
                           gpointer data)
{
  View view;

  view_init (&view, self, candidate);
  view.take = take;
  view.data = data;
  add (&view, "bias");
  add (&view, "kind:%s", view.kind);
  if (view.one->toponym != NULL)
    add_known (&view);
  else
    add_unknown (&view);
  add_surroundings (&view);
  add_position (&view);
  add_containment (&view);
  add_path (&view);
  add_clause (&view);
  add_between (&view);
  add_combinations (&view);
  add_others (&view);
  add_event (&view);
}
