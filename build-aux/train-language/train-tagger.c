/* train-tagger.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trains the tagger.
 */

#include "config.h"

#include "commands.h"
#include "perceptron.h"

#include "dtl-tagger-private.h"

#include <string.h>

#define MAX_SENTENCE 512
#define SEED 20040404
#define MOST_FEATURES 110000

/* A sentence as the tagger sees it. */
typedef struct
{
  guint n;
  DtlWordFeatures *words;
  guint8 *gold;
} Item;

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

static Item
make_item (const DtlWordTable *table, const Labels *labels, const Sentence *sentence)
{
  Item item = { MIN (sentence->tokens->len, MAX_SENTENCE) };

  item.words = word_features_of (table, sentence) + DTL_TAGGER_EDGE;
  item.gold = g_new (guint8, item.n);
  for (guint i = 0; i < item.n; i++)
    {
      const DtlToken *token = &g_array_index (sentence->tokens, DtlToken, i);

      item.gold[i] = labels->of[token->xpos][token->upos];
    }
  return item;
}

static GArray *
make_items (const DtlWordTable *table, const Labels *labels, const GPtrArray *sentences)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < sentences->len; i++)
    {
      Item item = make_item (table, labels, g_ptr_array_index (sentences, i));

      g_array_append_val (items, item);
    }
  return items;
}

static void
shuffle (guint *order, guint n, GRand *random)
{
  for (guint i = n; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (random, 0, (gint32) i);
      guint kept = order[i - 1];

      order[i - 1] = order[k];
      order[k] = kept;
    }
}

static guint
learn_item (Perceptron *perceptron, const Item *item)
{
  guint8 buffer[MAX_SENTENCE + 2 * DTL_TAGGER_EDGE];
  guint8 *tags = buffer + DTL_TAGGER_EDGE;
  guint wrong = 0;

  memset (buffer, DTL_TAGGER_NO_TAG, sizeof buffer);
  for (guint i = 0; i < item->n; i++)
    {
      guint64 features[DTL_LINEAR_MAX_FEATURES];
      guint n = dtl_tagger_word_features (&item->words[i], features);

      n += dtl_tagger_left_features (&item->words[i], &tags[i], features + n);
      tags[i] = (guint8) perceptron_learn (perceptron, features, n, G_MAXUINT64, item->gold[i]);
      wrong += tags[i] != item->gold[i];
    }
  return wrong;
}

static void
count_features (Perceptron *perceptron, const GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      guint8 buffer[MAX_SENTENCE + 2 * DTL_TAGGER_EDGE];
      guint8 *tags = buffer + DTL_TAGGER_EDGE;

      memset (buffer, DTL_TAGGER_NO_TAG, sizeof buffer);
      memcpy (tags, item->gold, item->n);
      for (guint k = 0; k < item->n; k++)
        {
          guint64 features[DTL_LINEAR_MAX_FEATURES];
          guint n = dtl_tagger_word_features (&item->words[k], features);

          n += dtl_tagger_left_features (&item->words[k], &tags[k], features + n);
          perceptron_count (perceptron, features, n);
        }
    }
}

static Perceptron *
learn (const GArray *items, guint n_labels, guint rounds)
{
  Perceptron *perceptron = perceptron_new (n_labels);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree guint *order = g_new (guint, items->len);
  guint n_tokens = 0;

  count_features (perceptron, items);
  for (guint i = 0; i < items->len; i++)
    {
      order[i] = i;
      n_tokens += g_array_index (items, Item, i).n;
    }
  for (guint round = 0; round < rounds; round++)
    {
      guint wrong = 0;

      shuffle (order, items->len, random);
      for (guint i = 0; i < items->len; i++)
        wrong += learn_item (perceptron, &g_array_index (items, Item, order[i]));
      g_message ("round %u: %.2f%% wrong", round + 1, 100.0 * wrong / n_tokens);
    }
  return perceptron;
}

static void
test (const DtlLinear *linear, const Labels *labels, const GArray *items, const char *name)
{
  guint n = 0, xpos = 0, upos = 0, both = 0;

  for (guint s = 0; s < items->len; s++)
    {
      const Item *item = &g_array_index (items, Item, s);
      guint8 buffer[MAX_SENTENCE + 2 * DTL_TAGGER_EDGE];
      guint8 *tags = buffer + DTL_TAGGER_EDGE;

      memset (buffer, DTL_TAGGER_NO_TAG, sizeof buffer);
      for (guint i = 0; i < item->n; i++)
        {
          guint64 features[DTL_LINEAR_MAX_FEATURES];
          gint16 scores[DTL_LINEAR_MAX_CLASSES] = { 0 };
          guint n_features = dtl_tagger_word_features (&item->words[i], features);

          n_features += dtl_tagger_left_features (&item->words[i], &tags[i], features + n_features);
          dtl_linear_score (linear, features, n_features, scores);
          tags[i] = (guint8) dtl_linear_best (scores, linear->n_classes);
          n++;
          both += tags[i] == item->gold[i];
          xpos += labels->pairs[2 * tags[i]] == labels->pairs[2 * item->gold[i]];
          upos += labels->pairs[2 * tags[i] + 1] == labels->pairs[2 * item->gold[i] + 1];
        }
    }
  g_message ("%s: XPOS %.2f UPOS %.2f both %.2f of %u", name, 100.0 * xpos / n, 100.0 * upos / n,
             100.0 * both / n, n);
}

static void
add_copies (GPtrArray *sentences)
{
  guint n = sentences->len;

  for (guint i = 0; i < n; i += 2)
    g_ptr_array_add (sentences, sentence_copy (g_ptr_array_index (sentences, i), TRUE));
}

static GPtrArray *
upper_copies (const GPtrArray *sentences)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) sentence_free);

  for (guint i = 0; i < sentences->len; i++)
    g_ptr_array_add (copies, sentence_copy (g_ptr_array_index (sentences, i), TRUE));
  return copies;
}

void
command_tagger (const Options *options)
{
  g_autoptr (GPtrArray) train = read_part (options, "train", TRUE);
  g_autoptr (GPtrArray) dev = read_part (options, "dev", FALSE);
  g_autoptr (GPtrArray) upper = upper_copies (dev);
  g_autoptr (GBytes) words = read_section (options, "words");
  DtlWordTable table;
  DtlLinear linear;
  Labels labels;
  Perceptron *perceptron;
  g_autoptr (GBytes) packed = NULL;

  labels_learn (&labels, train, 64);
  if (!dtl_word_table_map (&table, g_bytes_get_data (words, NULL), g_bytes_get_size (words)))
    g_error ("the section “words” is damaged");
  add_copies (train);

  GArray *items = make_items (&table, &labels, train);

  perceptron = learn (items, labels.n_labels, options->rounds);

  packed = perceptron_pack (perceptron, MOST_FEATURES);
  dtl_linear_map (&linear, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  test (&linear, &labels, make_items (&table, &labels, dev), "dev");
  test (&linear, &labels, make_items (&table, &labels, upper), "dev in capitals");
  write_section (options, "tagger.words", g_bytes_get_data (packed, NULL),
                 g_bytes_get_size (packed));
  perceptron_free (perceptron);
}
