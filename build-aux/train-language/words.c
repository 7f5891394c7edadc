/* words.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learns the table of single words: which tags a word bears in the treebank, how often it is
 * capitalised inside sentences, and its classes by neighbourhood.
 */

#include "config.h"

#include "clusters.h"
#include "commands.h"
#include "corpora.h"

#include "dtl-document.h"
#include "dtl-word-table-private.h"
#include "dtl-linear-private.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_COUNT 3
#define N_FINE 512
#define N_COARSE 64
#define N_ROUNDS 12
#define TAG_SHARE 0.06

typedef struct
{
  guint64 hash;
  guint32 number;
  guint32 count;
  guint32 lower;
  guint32 upper;
  guint16 tags[96];
} Word;

typedef struct
{
  DtlLanguageModel *model;
  DtlWordTable empty;
  GHashTable *words;
  GArray *stream;
  GPtrArray *order;
} Vocabulary;

static const DtlWordEntry NO_ENTRY[1];

static Word *
ensure_word (Vocabulary *self, guint64 hash)
{
  Word *word = g_hash_table_lookup (self->words, &hash);

  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      word->hash = hash;
      word->number = self->order->len;
      g_hash_table_insert (self->words, &word->hash, word);
      g_ptr_array_add (self->order, word);
    }
  return word;
}

static guint64
hash_of (const Vocabulary *self, const DtlToken *token)
{
  DtlWordFeatures features;

  dtl_word_features (&self->empty, token, FALSE, &features);
  return features.word;
}

/* Whether capitals say something in a sentence: it is no heading and no list of names. */
static gboolean
is_prose (const DtlToken *tokens, guint first, guint end)
{
  guint lower = 0, upper = 0;

  for (guint i = first; i < end; i++)
    {
      if (tokens[i].flags & (DTL_TOKEN_PUNCTUATION | DTL_TOKEN_DIGITS))
        continue;
      if (tokens[i].flags & DTL_TOKEN_CAPITALISED)
        upper++;
      else
        lower++;
    }
  return lower >= 4 && lower > upper;
}

static void
count_capitals (Word *word, const DtlToken *tokens, guint i)
{
  const DtlToken *token = &tokens[i];

  if (token->flags & (DTL_TOKEN_PUNCTUATION | DTL_TOKEN_SENTENCE_START))
    return;
  if (tokens[i - 1].flags & DTL_TOKEN_PUNCTUATION && tokens[i - 1].norm[0] != ',')
    return;
  if (token->flags & DTL_TOKEN_CAPITALISED)
    word->upper++;
  else
    word->lower++;
}

static void
count_sentence (Vocabulary *self, const DtlToken *tokens, guint first, guint end,
                gboolean caseless)
{
  gboolean prose = !caseless && is_prose (tokens, first, end);
  guint32 boundary = 0;

  for (guint i = first; i < end; i++)
    {
      Word *word = ensure_word (self, hash_of (self, &tokens[i]));

      word->count++;
      if (prose)
        count_capitals (word, tokens, i);
      g_array_append_val (self->stream, word->number);
    }
  g_array_append_val (self->stream, boundary);
}

static void
count_text (const char *text, gsize length, gpointer data)
{
  Vocabulary *self = data;
  g_autoptr (DtlDocument) document =
    dtl_document_new (self->model, text, (gssize) length, DTL_DOCUMENT_TOKENS);
  const DtlToken *tokens = dtl_document_tokens (document, NULL);
  guint n;
  const DtlSentence *sentences = dtl_document_sentences (document, &n);

  for (guint i = 0; i < n; i++)
    count_sentence (self, tokens, sentences[i].first, sentences[i].end,
                    dtl_document_is_upper_case (document));
}

static void
count_treebank (Vocabulary *self, const GPtrArray *sentences, const Labels *labels)
{
  for (guint s = 0; s < sentences->len; s++)
    {
      const Sentence *sentence = g_ptr_array_index (sentences, s);
      const DtlToken *tokens = (const DtlToken *) (const void *) sentence->tokens->data;

      count_sentence (self, tokens, 0, sentence->tokens->len, FALSE);
      for (guint i = 0; i < sentence->tokens->len; i++)
        ensure_word (self, hash_of (self, &tokens[i]))
          ->tags[labels->of[tokens[i].xpos][tokens[i].upos]]++;
    }
}

static int
by_count (gconstpointer a, gconstpointer b)
{
  const Word *left = *(const Word *const *) a, *right = *(const Word *const *) b;

  if (left->count != right->count)
    return left->count < right->count ? 1 : -1;
  return left->number < right->number ? -1 : left->number > right->number;
}

/* Numbers the words by frequency: 0 is the boundary, then the common ones; the rare ones share
 * the last number. Returns the size of this vocabulary. */
static guint
renumber (Vocabulary *self)
{
  g_autofree guint32 *numbers = g_new0 (guint32, self->order->len);
  guint n_known = 1;

  g_ptr_array_sort (self->order, by_count);
  for (guint i = 1; i < self->order->len; i++)
    {
      Word *word = g_ptr_array_index (self->order, i);

      if (word->count < LEAST_COUNT)
        break;
      n_known++;
    }
  for (guint i = 0; i < self->order->len; i++)
    {
      Word *word = g_ptr_array_index (self->order, i);

      numbers[word->number] = MIN (i, n_known);
      word->number = MIN (i, n_known);
    }
  for (guint i = 0; i < self->stream->len; i++)
    {
      guint32 *number = &g_array_index (self->stream, guint32, i);

      *number = numbers[*number];
    }
  return n_known + 1;
}

static guint8
capital_class (const Word *word)
{
  static const double LIMITS[] = { 0.02, 0.15, 0.4, 0.7, 0.9, 0.98 };
  guint32 n = word->lower + word->upper;
  guint8 class = 1;
  double share;

  if (n == 0)
    return 0;
  share = (word->upper + 0.01) / (n + 0.5);
  while (class <= G_N_ELEMENTS (LIMITS) && share > LIMITS[class - 1])
    class++;
  return class;
}

/* The tags that a word bears more than seldom, as the number of a set of tags. */
static guint16
tag_class (GHashTable *classes, const Word *word, guint n_labels)
{
  guint total = 0;
  GString *key;
  gpointer known;

  for (guint i = 0; i < n_labels; i++)
    total += word->tags[i];
  if (total < LEAST_COUNT)
    return 0;
  key = g_string_new (NULL);
  for (guint i = 0; i < n_labels; i++)
    if (word->tags[i] > 0 && word->tags[i] >= TAG_SHARE * total)
      g_string_append_printf (key, "%u%s ", i, word->tags[i] > 0.8 * total ? "!" : "");
  known = g_hash_table_lookup (classes, key->str);
  if (known == NULL)
    {
      known = GUINT_TO_POINTER (g_hash_table_size (classes) + 1);
      g_hash_table_insert (classes, g_strdup (key->str), known);
    }
  g_string_free (key, TRUE);
  return (guint16) GPOINTER_TO_UINT (known);
}

static void
put_entry (DtlWordEntry *table, guint32 mask, guint64 hash, const DtlWordEntry *entry)
{
  guint32 at = (guint32) hash & mask;

  while (table[at].fingerprint != 0)
    at = (at + 1) & mask;
  table[at] = *entry;
  table[at].fingerprint = dtl_feature_fingerprint (hash);
}

static void
write_table (const Options *options, const Vocabulary *self, guint n_known, const guint16 *fine,
             const guint16 *coarse, guint n_labels)
{
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint32 n_slots = 1024;
  g_autofree DtlWordEntry *table = NULL;

  while (n_slots * 3 < n_known * 5)
    n_slots *= 2;
  table = g_new0 (DtlWordEntry, n_slots);
  for (guint i = 1; i + 1 < n_known; i++)
    {
      const Word *word = g_ptr_array_index (self->order, i);
      DtlWordEntry entry = { .fine = (guint16) (fine[i] + 1), .coarse = (guint8) (coarse[i] + 1) };

      entry.tags = tag_class (classes, word, n_labels);
      entry.capital = capital_class (word);
      put_entry (table, n_slots - 1, word->hash, &entry);
    }
  g_message ("%u words, %u classes of tags, %u slots", n_known, g_hash_table_size (classes),
             n_slots);
  write_section (options, "words", table, n_slots * sizeof *table);
}

void
command_words (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLanguageModel) model = dtl_language_model_new (options->data_dir, &error);
  g_autoptr (GPtrArray) train = read_part (options, "train", TRUE);
  Vocabulary self = { model, { NO_ENTRY, 0 } };
  g_autofree guint16 *fine = NULL, *coarse = NULL;
  Labels labels;
  guint n_known;

  if (model == NULL)
    g_error ("%s", error->message);
  self.words = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self.stream = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.order = g_ptr_array_new ();
  ensure_word (&self, 0)->count = G_MAXUINT32;
  labels_learn (&labels, train, 64);
  count_treebank (&self, train, &labels);
  corpora_read (options->corpora, count_text, &self);
  n_known = renumber (&self);
  g_message ("%u tokens of text, %u words known", self.stream->len, n_known);
  fine = cluster_words ((const guint32 *) (void *) self.stream->data, self.stream->len, n_known,
                        N_FINE, N_ROUNDS);
  coarse = cluster_words ((const guint32 *) (void *) self.stream->data, self.stream->len, n_known,
                          N_COARSE, N_ROUNDS);
  write_table (options, &self, n_known, fine, coarse, labels.n_labels);
  write_section (options, "tagger.labels", labels.pairs, 2 * labels.n_labels);
  g_array_unref (self.stream);
  g_ptr_array_unref (self.order);
  g_hash_table_unref (self.words);
}
