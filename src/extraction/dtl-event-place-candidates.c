/* dtl-event-place-candidates.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The names of a sentence that may be the place of an event: toponyms of the gazetteer, names that
 * the language model calls places, and any other run of capitalised words. */

#include "config.h"

#include "dtl-event-place-private.h"

#include <stdlib.h>
#include <string.h>

/* The token of a stretch that others of its sentence hang on. */
static guint32
head_of (const DtlReading *reading, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    {
      gint32 up = reading->tokens[i].head;

      if (up < 0 || (guint32) up < first || (guint32) up >= end)
        return i;
    }
  return end - 1;
}

static gboolean
overlaps (const DtlPlaceChoice *self, const DtlPlaceCandidate *except, guint32 first, guint32 end)
{
  for (guint i = 0; i < self->n_candidates; i++)
    if (&self->candidates[i] != except && self->candidates[i].first < end &&
        first < self->candidates[i].end)
      return TRUE;
  return FALSE;
}

static void
add_candidate (
    DtlPlaceChoice *self, guint32 first, guint32 end, const DtlToponym *toponym, gboolean name)
{
  if (self->n_candidates < DTL_EVENT_PLACE_MAX_CANDIDATES && first < end &&
      !overlaps (self, NULL, first, end))
    self->candidates[self->n_candidates++] =
        (DtlPlaceCandidate){ first, end, first, toponym, name };
}

/* Capitalised, also behind an Arabic article: "al-Mayadeen". */
static gboolean
has_capital (const DtlReading *reading, guint32 token)
{
  const DtlToken *one = &reading->tokens[token];
  const char *text = dtl_document_text (reading->document, NULL);

  if (one->flags & DTL_TOKEN_CAPITALISED)
    return TRUE;
  for (guint32 i = one->start; i + 1 < one->end && i < one->start + 4; i++)
    if (text[i] == '-' || text[i] == '\'')
      return g_ascii_isupper (text[i + 1]);
  return FALSE;
}

static gboolean
is_name_word (const DtlReading *reading, guint32 token)
{
  const DtlToken *one = &reading->tokens[token];

  return has_capital (reading, token) && reading->token_timex[token] == DTL_NO_INDEX &&
         (one->upos == DTL_UPOS_PROPN || !(one->flags & DTL_TOKEN_SENTENCE_START)) &&
         !(one->flags & DTL_TOKEN_PUNCTUATION);
}

/* Words that make a longer name of a place name: "Ranipur Town", "T-4 Military Airport". */
static guint32
extend_name (const DtlReading *reading, guint32 end, guint32 limit)
{
  while (end < limit && is_name_word (reading, end) && reading->token_toponym[end] == DTL_NO_INDEX)
    end++;
  return end;
}

/* "Serb-held", "Kurdish-majority": says who holds or peoples what follows. */
static gboolean
is_attribute (const DtlToken *token)
{
  const char *hyphen = strrchr (token->norm, '-');

  return hyphen != NULL && (token->upos == DTL_UPOS_ADJ || g_str_has_suffix (hyphen, "ed") ||
                            dtl_is_word_class (hyphen + 1, DTL_WORDS_HOLDS_PLACE));
}

/* "Serb-held Vogosca", "Buwa village": the name without what describes it. */
static void
trim_name (const DtlReading *reading, guint32 *first, guint32 *end)
{
  while (*end - *first > 1 && !has_capital (reading, *end - 1))
    (*end)--;
  while (*end - *first > 1 &&
         (reading->tokens[*first].upos == DTL_UPOS_ADJ || is_attribute (&reading->tokens[*first])))
    (*first)++;
}

static void
collect_toponyms (DtlPlaceChoice *self, guint32 from, guint32 to)
{
  const DtlReading *reading = self->reading;

  for (guint32 i = from; i < to;)
    {
      guint32 index = reading->token_toponym[i];
      guint32 end = i + 1;

      if (index == DTL_NO_INDEX)
        {
          i++;
          continue;
        }
      while (end < to && reading->token_toponym[end] == index)
        end++;
      const DtlToponym *toponym = g_ptr_array_index (reading->toponyms, index);
      if (g_str_equal (toponym->kind, "place"))
        add_candidate (self, i, extend_name (reading, end, to), toponym, FALSE);
      i = end;
    }
}

/* Names that the gazetteer lacks but the language model calls places. */
static void
collect_names (DtlPlaceChoice *self, guint32 from, guint32 to)
{
  guint n_names;
  const DtlName *names = dtl_document_names (self->reading->document, &n_names);

  for (guint i = 0; i < n_names; i++)
    if (names[i].first >= from && names[i].end <= to && names[i].kind == DTL_NAME_LOCATION)
      {
        guint32 first = names[i].first, end = names[i].end;

        trim_name (self->reading, &first, &end);
        add_candidate (self, first, extend_name (self->reading, end, to), NULL, TRUE);
      }
}

/* Any other run of capitalised words may be a place that nobody has listed. */
static void
collect_shapes (DtlPlaceChoice *self, guint32 from, guint32 to)
{
  for (guint32 i = from + 1; i < to; i++)
    {
      guint32 end;

      if (!is_name_word (self->reading, i) || self->reading->token_toponym[i] != DTL_NO_INDEX)
        continue;
      end = extend_name (self->reading, i + 1, to);
      add_candidate (self, i, end, NULL, FALSE);
      i = end;
    }
}

/* "Abu Dhuhour", "Tel Hamis": words before a known name that belong to it. */
static void
extend_back (DtlPlaceChoice *self, DtlPlaceCandidate *one, guint32 from)
{
  const DtlReading *reading = self->reading;

  while (one->first > from && is_name_word (reading, one->first - 1) &&
         (reading->tokens[one->first - 1].flags &
          (DTL_TOKEN_CAPITALISED | DTL_TOKEN_SENTENCE_START)) == DTL_TOKEN_CAPITALISED &&
         reading->token_toponym[one->first - 1] == DTL_NO_INDEX &&
         !overlaps (self, one, one->first - 1, one->first))
    one->first--;
  while (one->end - one->first > 1 && is_attribute (&reading->tokens[one->first]))
    one->first++;
  one->head = head_of (reading, one->first, one->end);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const DtlPlaceCandidate *x = a, *y = b;

  return x->first < y->first ? -1 : x->first > y->first;
}

/**
 * dtl_place_choice_collect:
 * @self: (out caller-allocates): where the candidates go
 * @reading: a reading
 * @first: first token of an event
 * @end: one past its last token
 *
 * Collects what may name the place of an event in its sentence.
 */
void
dtl_place_choice_collect (DtlPlaceChoice *self,
                          const DtlReading *reading,
                          guint32 first,
                          guint32 end)
{
  const DtlSentence *sentence = &reading->sentences[reading->tokens[first].sentence];

  self->reading = reading;
  self->verb = first;
  self->verb_end = end;
  self->n_candidates = 0;
  collect_toponyms (self, sentence->first, sentence->end);
  collect_names (self, sentence->first, sentence->end);
  collect_shapes (self, sentence->first, sentence->end);
  for (guint i = 0; i < self->n_candidates; i++)
    extend_back (self, &self->candidates[i], sentence->first);
  qsort (self->candidates, self->n_candidates, sizeof *self->candidates, compare_candidates);
}

/**
 * dtl_place_choice_name_kind:
 * @reading: a reading
 * @token: one of its tokens
 *
 * Returns: the #DtlNameKind of the name that the token belongs to, or -1
 */
int
dtl_place_choice_name_kind (const DtlReading *reading, guint32 token)
{
  guint n_names;
  const DtlName *names = dtl_document_names (reading->document, &n_names);

  for (guint i = 0; i < n_names; i++)
    if (token >= names[i].first && token < names[i].end)
      return (int) names[i].kind;
  return -1;
}
