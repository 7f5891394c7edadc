/* dtl-capitals.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-capitals.h"

#include "dtl-word-class.h"

#include <string.h>

/* A place named so early is where the text was written. */
#define DATELINE_POINTS 24

typedef struct
{
  DtlGazetteer *gazetteer;
  const DtlDocument *document;
  const DtlToken *tokens;
  guint n_tokens;
  const GPtrArray *named;
  GPtrArray *out;
  const char *country; /* that the text speaks of most; NULL until it was asked for */
} Search;

/* The first of the place names, which are in text order, that begins at or after @start. */
static guint
first_from (const Search *self, guint32 start)
{
  guint low = 0, high = self->named->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DtlToponym *toponym = g_ptr_array_index (self->named, middle);

      if (toponym->span.start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The country of the place name that stands in @span's neighbourhood of code points. */
static const char *
country_between (const Search *self, guint32 start, guint32 end)
{
  for (guint i = first_from (self, start); i < self->named->len; i++)
    {
      const DtlToponym *toponym = g_ptr_array_index (self->named, i);

      if (toponym->span.start > end)
        break;
      if (toponym->span.end <= end && toponym->place != NULL && toponym->place->feature != NULL &&
          g_str_has_prefix (toponym->place->feature, "PCL"))
        return toponym->place->country;
    }
  return NULL;
}

/* Place names are twice as heavy as peoples' names, unless they may lie elsewhere; where the text
 * was written, and capitals by name, are heavier. */
static guint
weight_of_name (const Search *self, guint index)
{
  const DtlToponym *toponym = g_ptr_array_index (self->named, index);
  const char *feature = toponym->place->feature;
  guint weight = 1;

  if (strcmp (toponym->kind, "place") != 0)
    return weight;
  if (g_strcmp0 (feature, "PPLC") == 0)
    weight += 3;
  else if (toponym->candidates->len == 1 || (feature != NULL && g_str_has_prefix (feature, "PCL")))
    weight += 1;
  return index == 0 && toponym->span.start < DATELINE_POINTS ? weight + 3 : weight;
}

/* How much the text speaks of a country. */
static guint
weight_of_country (const Search *self, const char *country)
{
  guint weight = 0;

  for (guint i = 0; i < self->named->len; i++)
    {
      const DtlToponym *toponym = g_ptr_array_index (self->named, i);

      if (toponym->place != NULL && g_strcmp0 (toponym->place->country, country) == 0)
        weight += weight_of_name (self, i);
    }
  return weight;
}

/* The country that the text speaks of most. */
static const char *
country_of_text (Search *self)
{
  const char *best = NULL;
  guint best_weight = 0;

  if (self->country != NULL)
    return self->country;
  for (guint i = 0; i < MIN (self->named->len, 40); i++)
    {
      const DtlToponym *toponym = g_ptr_array_index (self->named, i);
      guint weight = toponym->place != NULL && toponym->place->country != NULL
                         ? weight_of_country (self, toponym->place->country)
                         : 0;

      if (weight > best_weight)
        {
          best_weight = weight;
          best = toponym->place->country;
        }
    }
  self->country = best;
  return best;
}

static gboolean
is_named_at (const Search *self, guint32 start, guint32 end)
{
  guint i = first_from (self, start);
  const DtlToponym *toponym = i < self->named->len ? g_ptr_array_index (self->named, i) : NULL;

  return toponym != NULL && toponym->span.start <= end && toponym->place != NULL &&
         toponym->place->feature != NULL && !g_str_has_prefix (toponym->place->feature, "PCL");
}

static gboolean
is_word (const Search *self, guint i, const char *word)
{
  return i < self->n_tokens && strcmp (self->tokens[i].norm, word) == 0;
}

static gboolean
is_of_a_province (const Search *self, guint i)
{
  if (i > 0 && dtl_token_is (&self->tokens[i - 1], DTL_WORDS_LESSER_CAPITAL))
    return TRUE;
  return i > 1 && is_word (self, i - 1, "'s") &&
         dtl_token_is (&self->tokens[i - 2], DTL_WORDS_CAPITAL_OWNER);
}

static void
consider (Search *self, guint i)
{
  guint first = i > 3 ? i - 3 : 0;
  guint end = MIN (i + 4, self->n_tokens);
  DtlSpan before = dtl_document_span (self->document, first, i + 1);
  DtlSpan after = dtl_document_span (self->document, i, end);
  const char *country;
  DtlToponym *toponym;
  DtlPlace *place;

  if (is_of_a_province (self, i) || is_named_at (self, after.start, after.end))
    return;
  country = country_between (self, before.start, before.end);
  if (country == NULL && is_word (self, i + 1, "of"))
    country = country_between (self, after.start, after.end);
  if (country == NULL && i > 0 && (is_word (self, i - 1, "the") || is_word (self, i - 1, "'s")))
    country = country_of_text (self);
  place = country != NULL ? dtl_gazetteer_country_capital (self->gazetteer, country) : NULL;
  if (place == NULL)
    return;
  toponym = dtl_toponym_new (dtl_document_span (self->document, i, i + 1), "place");
  g_ptr_array_add (toponym->candidates, place);
  toponym->place = dtl_place_ref (place);
  g_ptr_array_add (self->out, toponym);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DtlToponym *x = *(DtlToponym *const *) a;
  const DtlToponym *y = *(DtlToponym *const *) b;

  return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

/**
 * dtl_capitals_add:
 * @gazetteer: the gazetteer
 * @document: a text
 * @toponyms: (element-type DtlToponym): its place names; descriptions are added in text order
 *
 * Adds the capitals that the text only describes: "the Somali capital".
 */
void
dtl_capitals_add (DtlGazetteer *gazetteer, const DtlDocument *document, GPtrArray *toponyms)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  Search self = { gazetteer, document, NULL, 0, toponyms, found, NULL };

  self.tokens = dtl_document_tokens (document, &self.n_tokens);
  for (guint i = 0; i < self.n_tokens; i++)
    if (is_word (&self, i, "capital") &&
        (self.tokens[i].upos == DTL_UPOS_NOUN || self.tokens[i].xpos == DTL_XPOS_NONE))
      consider (&self, i);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (toponyms, g_ptr_array_index (found, i));
  if (found->len > 0)
    g_ptr_array_sort (toponyms, compare_spans);
}
