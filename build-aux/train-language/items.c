/* items.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "items.h"

static DtlWordFeatures *
word_features_of (const DtlWordTable *table, const Sentence *sentence)
{
  guint n = MIN (sentence->tokens->len, MAX_SENTENCE);
  DtlWordFeatures *words = g_new (DtlWordFeatures, n + 2 * DTL_TAGGER_EDGE);

  for (guint i = 0; i < DTL_TAGGER_EDGE; i++)
    {
      dtl_word_features_edge (FALSE, &words[i]);
      dtl_word_features_edge (TRUE, &words[DTL_TAGGER_EDGE + n + i]);
    }
  for (guint i = 0; i < n; i++)
    dtl_word_features (table, &g_array_index (sentence->tokens, DtlToken, i), sentence->caseless,
                       &words[DTL_TAGGER_EDGE + i]);
  return words;
}

/* The sentence as an item; it lives until the program ends. */
Item
item_make (const DtlWordTable *table, const Labels *labels, const Sentence *sentence)
{
  Item item = { MIN (sentence->tokens->len, MAX_SENTENCE), .sentence = sentence };

  item.words = word_features_of (table, sentence) + DTL_TAGGER_EDGE;
  item.gold = g_new (guint8, item.n + 1);
  item.tags = g_new0 (guint8, item.n + 2 * DTL_TAGGER_EDGE);
  item.tags += DTL_TAGGER_EDGE;
  for (guint i = 0; i < item.n; i++)
    {
      const DtlToken *token = &g_array_index (sentence->tokens, DtlToken, i);

      item.gold[i] = labels->of[token->xpos][token->upos];
    }
  return item;
}

/* The sentences as items; they live until the program ends. */
GArray *
items_make (const DtlWordTable *table, const Labels *labels, const GPtrArray *sentences)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < sentences->len; i++)
    {
      Item item = item_make (table, labels, g_ptr_array_index (sentences, i));

      g_array_append_val (items, item);
    }
  return items;
}

/* The numbers below @n in random order. */
guint *
shuffled (guint n, GRand *random)
{
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (random, 0, (gint32) i);
      guint kept = order[i - 1];

      order[i - 1] = order[k];
      order[k] = kept;
    }
  return order;
}
