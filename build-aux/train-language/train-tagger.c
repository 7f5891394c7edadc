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
#include "items.h"
#include "news.h"
#include "perceptron.h"

#include "dtl-tagger-private.h"

#include <string.h>

#define MOST_FEATURES 110000
#define NEWS_STEP 2
#define FOLD_ROUNDS 6
#define N_FOLDS 5
/* Neighbouring sentences are of one text; they go to one fold together. */
#define FOLD_RUN 40

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

/* Learns from all items but every @n_folds-th, counted from @fold. */
static Perceptron *
learn (const GArray *items, guint n_labels, guint rounds, guint fold, guint n_folds)
{
  Perceptron *perceptron = perceptron_new (n_labels, 30, 10);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_tokens = 0;

  count_features (perceptron, items);
  for (guint i = 0; i < items->len; i++)
    n_tokens += g_array_index (items, Item, i).n;
  for (guint round = 0; round < rounds; round++)
    {
      g_autofree guint *order = shuffled (items->len, random);
      guint wrong = 0;

      for (guint i = 0; i < items->len; i++)
        if (order[i] / FOLD_RUN % n_folds != fold)
          wrong += learn_item (perceptron, &g_array_index (items, Item, order[i]));
      g_message ("round %u: %.2f%% wrong", round + 1, 100.0 * wrong / n_tokens);
    }
  return perceptron;
}

static void
test (const DtlTagger *tagger, const Labels *labels, const GArray *items, const char *name)
{
  guint n = 0, xpos = 0, upos = 0, both = 0;

  for (guint s = 0; s < items->len; s++)
    {
      const Item *item = &g_array_index (items, Item, s);

      dtl_tagger_run (tagger, item->words, item->n, item->tags, NULL);
      for (guint i = 0; i < item->n; i++)
        {
          guint tag = item->tags[i];

          n++;
          both += tag == item->gold[i];
          xpos += labels->pairs[2 * tag] == labels->pairs[2 * item->gold[i]];
          upos += labels->pairs[2 * tag + 1] == labels->pairs[2 * item->gold[i] + 1];
        }
    }
  g_message ("%s: XPOS %.2f UPOS %.2f both %.2f of %u", name, 100.0 * xpos / n, 100.0 * upos / n,
             100.0 * both / n, n);
}

static GBytes *
learn_and_pack (const GArray *items, const Labels *labels, guint rounds, DtlTagger *tagger)
{
  Perceptron *perceptron = learn (items, labels->n_labels, rounds, 1, G_MAXUINT);
  GBytes *packed = perceptron_pack (perceptron, MOST_FEATURES);

  dtl_linear_map (&tagger->words, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  dtl_tagger_set_labels (tagger, labels->pairs, labels->n_labels);
  perceptron_free (perceptron);
  return packed;
}

/* Tags every item with a tagger that has not learned from it. */
void
tag_by_folds (GArray *items, const Labels *labels)
{
  for (guint fold = 0; fold < N_FOLDS; fold++)
    {
      Perceptron *perceptron = learn (items, labels->n_labels, FOLD_ROUNDS, fold, N_FOLDS);
      g_autoptr (GBytes) packed = perceptron_pack (perceptron, MOST_FEATURES);
      DtlTagger tagger;

      dtl_linear_map (&tagger.words, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
      for (guint i = 0; i < items->len; i++)
        {
          Item *item = &g_array_index (items, Item, i);

          if (i / FOLD_RUN % N_FOLDS == fold)
            dtl_tagger_run (&tagger, item->words, item->n, item->tags, NULL);
        }
      perceptron_free (perceptron);
    }
}

void
add_copies (GPtrArray *sentences)
{
  guint n = sentences->len;

  for (guint i = 0; i < n; i += 2)
    g_ptr_array_add (sentences, sentence_copy (g_ptr_array_index (sentences, i), TRUE));
}

GPtrArray *
upper_copies (const GPtrArray *sentences)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) sentence_free);

  for (guint i = 0; i < sentences->len; i++)
    g_ptr_array_add (copies, sentence_copy (g_ptr_array_index (sentences, i), TRUE));
  return copies;
}

/* Adds news tagged by @tagger and mended: some sentences as they are, others in capitals, so that
 * what capitals told the tagger is learned for text without them. */
static void
add_news (const Options *options, GArray *items, const DtlWordTable *table, const Labels *labels,
          DtlTagger *tagger)
{
  g_autoptr (GError) error = NULL;
  DtlLanguageModel *model = dtl_language_model_new (options->data_dir, &error);
  GPtrArray *news = news_read (options, NEWS_STEP);
  gint16 past[MAX_SENTENCE];

  if (model == NULL)
    g_error ("%s", error->message);
  dtl_tagger_set_lexicon (tagger, dtl_language_model_lexicon (model));
  for (guint i = 0; i < news->len; i++)
    {
      const Sentence *sentence = g_ptr_array_index (news, i);
      Item item = item_make (table, labels, sentence);

      dtl_tagger_run (tagger, item.words, item.n, item.tags, past);
      dtl_tagger_mend (tagger, (const DtlToken *) (const void *) sentence->tokens->data, item.n,
                       past, item.tags);
      if (i % 2 == 1)
        {
          Item upper = item_make (table, labels, sentence_copy (sentence, TRUE));

          upper.tags = item.tags;
          item = upper;
        }
      item.gold = item.tags;
      g_array_append_val (items, item);
    }
  g_message ("%u sentences of news", news->len);
}

void
command_tagger (const Options *options)
{
  g_autoptr (GPtrArray) train = read_part (options, "train", TRUE);
  g_autoptr (GPtrArray) dev = read_part (options, "dev", FALSE);
  g_autoptr (GPtrArray) upper = upper_copies (dev);
  g_autoptr (GBytes) words = read_section (options, "words");
  DtlWordTable table;
  DtlTagger tagger;
  Labels labels;
  g_autoptr (GBytes) packed = NULL, packed_again = NULL;

  labels_learn (&labels, train, 64);
  if (!dtl_word_table_map (&table, g_bytes_get_data (words, NULL), g_bytes_get_size (words)))
    g_error ("the section “words” is damaged");
  add_copies (train);

  GArray *items = items_make (&table, &labels, train);

  packed = learn_and_pack (items, &labels, options->rounds, &tagger);
  test (&tagger, &labels, items_make (&table, &labels, dev), "dev");
  test (&tagger, &labels, items_make (&table, &labels, upper), "dev in capitals");
  add_news (options, items, &table, &labels, &tagger);
  packed_again = learn_and_pack (items, &labels, options->rounds, &tagger);
  test (&tagger, &labels, items_make (&table, &labels, dev), "dev");
  test (&tagger, &labels, items_make (&table, &labels, upper), "dev in capitals");
  write_section (options, "tagger.words", g_bytes_get_data (packed_again, NULL),
                 g_bytes_get_size (packed_again));
}
