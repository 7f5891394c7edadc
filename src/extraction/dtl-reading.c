/* dtl-reading.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"

#include "dtl-act-model.h"
#include "dtl-event-country.h"
#include "dtl-mentions.h"
#include "dtl-people.h"
#include "dtl-place-names.h"

#include <string.h>

static guint32 *
new_layer (guint n_tokens)
{
  guint32 *layer = g_new (guint32, n_tokens + 1);

  memset (layer, 0xff, (n_tokens + 1) * sizeof (guint32));
  return layer;
}

static void
fill_points (DtlReading *self)
{
  self->token_point = g_new (guint32, self->n_tokens + 1);
  for (guint i = 0; i < self->n_tokens; i++)
    self->token_point[i] = dtl_document_span (self->document, i, i + 1).start;
  self->token_point[self->n_tokens] = G_MAXUINT32;
}

static void
fill_layer (const DtlReading *self, guint32 *layer, DtlSpan span, guint32 value)
{
  for (guint32 i = dtl_reading_token_at (self, span.start);
       i < self->n_tokens && self->token_point[i] < span.end; i++)
    layer[i] = value;
}

static void
fill_times (DtlReading *self)
{
  self->token_timex = new_layer (self->n_tokens);
  for (guint i = 0; i < self->timexes->len; i++)
    {
      const DtlTimex *timex = g_ptr_array_index (self->timexes, i);

      fill_layer (self, self->token_timex, timex->span, i);
    }
}

static void
fill_toponyms (DtlReading *self)
{
  self->token_toponym = new_layer (self->n_tokens);
  for (guint i = 0; i < self->toponyms->len; i++)
    {
      const DtlToponym *toponym = g_ptr_array_index (self->toponyms, i);

      fill_layer (self, self->token_toponym, toponym->span, i);
    }
}

static void
fill_traits (DtlReading *self)
{
  guint n_matches;
  const DtlLexiconMatch *matches = dtl_document_matches (self->document, &n_matches);

  self->token_traits = g_new0 (guint32, self->n_tokens + 1);
  for (guint i = 0; i < n_matches; i++)
    {
      const DtlWord *word =
          dtl_vocabulary_word (self->vocabulary, matches[i].list, matches[i].entry);

      if (word == NULL)
        continue;
      /* "shot dead" is never part of a noun phrase. */
      if ((word->traits & DTL_TRAIT_TRIGGER) && word->pos == 'x' &&
          matches[i].end > matches[i].first + 1)
        self->token_traits[matches[i].first] |= DTL_TRAIT_BREAK;
      for (guint32 t = matches[i].first; t < matches[i].end; t++)
        self->token_traits[t] |= word->traits & ~DTL_TRAIT_NEGATIVE;
    }
}

/* The article ends where its copyright notice or the page's comments begin. */
static guint32
find_body_end (const DtlReading *self)
{
  for (guint s = self->n_sentences; s-- > 0;)
    {
      guint32 first = self->sentences[s].first;

      if (s * 2 < self->n_sentences)
        break;
      if (dtl_reading_has (self, first, DTL_WORDS_END_OF_ARTICLE))
        return first;
    }
  return self->n_tokens;
}

/**
 * dtl_reading_new:
 * @vocabulary: the word lists
 * @gazetteer: (nullable): the places
 * @article: what is read
 * @document: (transfer full): its text with tags
 * @timexes: (transfer full) (element-type DtlTimex): its time expressions
 * @toponyms: (transfer full) (element-type DtlToponym): its place names
 *
 * Reads an article up to its event mentions.
 *
 * Returns: (transfer full): the reading
 */
DtlReading *
dtl_reading_new (const DtlVocabulary *vocabulary, DtlGazetteer *gazetteer, DtlArticle *article,
                 DtlDocument *document, GPtrArray *timexes, GPtrArray *toponyms)
{
  DtlReading *self = g_new0 (DtlReading, 1);

  self->vocabulary = vocabulary;
  self->gazetteer = gazetteer;
  self->article = article;
  self->document = document;
  self->tokens = dtl_document_tokens (document, &self->n_tokens);
  self->sentences = dtl_document_sentences (document, &self->n_sentences);
  self->timexes = timexes;
  self->toponyms = toponyms;
  self->phrases = g_array_new (FALSE, FALSE, sizeof (DtlPhrase));
  self->events = g_array_new (FALSE, FALSE, sizeof (DtlEvent));
  fill_points (self);
  fill_traits (self);
  fill_times (self);
  fill_toponyms (self);
  self->token_clause = g_new0 (guint32, self->n_tokens + 1);
  self->token_phrase = new_layer (self->n_tokens);
  self->body_end = find_body_end (self);
  self->home = dtl_reading_find_home (self);
  dtl_reading_clauses (self);
  dtl_reading_phrases (self);
  self->place_names = dtl_place_names_new (self);
  dtl_reading_events (self);
  self->people = dtl_people_new (self);
  dtl_reading_natural_deaths (self);
  self->countries = dtl_countries_new (self);
  self->mentions = dtl_mentions_new (self);
  self->gist = self->events->len > 0 ? dtl_text_gist (self) : 0;
  return self;
}

/**
 * dtl_reading_free:
 * @self: (nullable): a reading
 */
void
dtl_reading_free (DtlReading *self)
{
  if (self == NULL)
    return;
  dtl_mentions_free (self->mentions);
  dtl_place_names_free (self->place_names);
  dtl_people_free (self->people);
  dtl_countries_free (self->countries);
  dtl_document_free (self->document);
  g_ptr_array_unref (self->timexes);
  g_ptr_array_unref (self->toponyms);
  g_array_unref (self->phrases);
  g_array_unref (self->events);
  g_free (self->token_point);
  g_free (self->token_traits);
  g_free (self->token_clause);
  g_free (self->token_phrase);
  g_free (self->token_timex);
  g_free (self->token_toponym);
  g_free (self);
}

/**
 * dtl_reading_token_at:
 * @self: a reading
 * @point: a code point of the text
 *
 * Returns: the first token that ends after @point, or the number of tokens
 */
guint32
dtl_reading_token_at (const DtlReading *self, guint32 point)
{
  guint32 low = 0;
  guint32 high = self->n_tokens;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (self->token_point[middle] < point)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0 && (low == self->n_tokens || self->token_point[low] > point) &&
      dtl_document_span (self->document, low - 1, low).end > point)
    low--;
  return low;
}

/**
 * dtl_reading_span:
 * @self: a reading
 * @first: first token
 * @end: one past the last
 *
 * Returns: the words as code points
 */
DtlSpan
dtl_reading_span (const DtlReading *self, guint32 first, guint32 end)
{
  return dtl_document_span (self->document, first, end);
}
