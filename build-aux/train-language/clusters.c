/* clusters.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Word classes by the exchange algorithm (Kneser and Ney 1993; Martin, Liermann and Ney 1998):
 * every word moves to the class that makes the running text most likely under a class bigram
 * model, until the rounds are over.
 */

#include "config.h"

#include "clusters.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint32 other;
  guint32 count;
} Neighbour;

typedef struct
{
  guint n_words;
  guint n_classes;
  guint16 *classes;
  guint32 *word_counts;
  gint32 *pairs;
  gint32 *sizes;
  guint32 *starts[2];
  Neighbour *neighbours[2];
} Clusters;

static double
n_log_n (gint32 n)
{
  static double table[1 << 16];

  if (n <= 1)
    return 0;
  if (n >= 1 << 16)
    return n * log (n);
  if (table[n] == 0)
    table[n] = n * log (n);
  return table[n];
}

static int
by_key (gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *) a, right = *(const guint64 *) b;

  return left < right ? -1 : left > right;
}

/* Lists the neighbours of every word: on its right (side 0) or on its left (side 1). */
static void
list_neighbours (Clusters *self, const guint32 *stream, gsize length, guint side)
{
  guint64 *keys = g_new (guint64, length);
  gsize n = 0;

  for (gsize i = 0; i + 1 < length; i++)
    keys[i] = side == 0 ? (guint64) stream[i] << 32 | stream[i + 1]
                        : (guint64) stream[i + 1] << 32 | stream[i];
  qsort (keys, length - 1, sizeof *keys, by_key);
  self->starts[side] = g_new0 (guint32, self->n_words + 1);
  self->neighbours[side] = g_new (Neighbour, length);
  for (gsize i = 0; i + 1 < length; i++)
    {
      if (i > 0 && keys[i] == keys[i - 1])
        {
          self->neighbours[side][n - 1].count++;
          continue;
        }
      self->neighbours[side][n++] = (Neighbour){ (guint32) keys[i], 1 };
      self->starts[side][(keys[i] >> 32) + 1] = (guint32) n;
    }
  for (guint i = 1; i <= self->n_words; i++)
    self->starts[side][i] = MAX (self->starts[side][i], self->starts[side][i - 1]);
  g_free (keys);
}

/* What a word's neighbours are, by class; the word itself apart. */
typedef struct
{
  guint n_touched[2];
  guint16 *touched[2];
  gint32 *counts[2];
  gint32 self_count;
} Context;

static void
gather (const Clusters *self, guint word, Context *context)
{
  context->self_count = 0;
  for (guint side = 0; side < 2; side++)
    {
      for (guint i = 0; i < context->n_touched[side]; i++)
        context->counts[side][context->touched[side][i]] = 0;
      context->n_touched[side] = 0;
      for (guint32 i = self->starts[side][word]; i < self->starts[side][word + 1]; i++)
        {
          const Neighbour *neighbour = &self->neighbours[side][i];
          guint16 class = self->classes[neighbour->other];

          if (neighbour->other == word)
            {
              context->self_count = (gint32) neighbour->count;
              continue;
            }
          if (context->counts[side][class] == 0)
            context->touched[side][context->n_touched[side]++] = class;
          context->counts[side][class] += (gint32) neighbour->count;
        }
    }
}

/* Adds (@sign 1) or takes out (@sign -1) a word's pairs with class @class as its own. */
static void
apply (Clusters *self, const Context *context, guint class, guint32 count, int sign)
{
  guint n = self->n_classes;

  for (guint i = 0; i < context->n_touched[0]; i++)
    self->pairs[class * n + context->touched[0][i]] +=
      sign * context->counts[0][context->touched[0][i]];
  for (guint i = 0; i < context->n_touched[1]; i++)
    self->pairs[context->touched[1][i] * n + class] +=
      sign * context->counts[1][context->touched[1][i]];
  self->pairs[class * n + class] += sign * context->self_count;
  self->sizes[class] += sign * (gint32) count;
}

/* How much the text gains when the word, now in no class, enters @class. */
static double
gain_of (const Clusters *self, const Context *context, guint class, guint32 count)
{
  guint n = self->n_classes;
  gint32 own = context->self_count + context->counts[0][class] + context->counts[1][class];
  gint32 own_pairs = self->pairs[class * n + class];
  double gain = n_log_n (own_pairs + own) - n_log_n (own_pairs);

  for (guint i = 0; i < context->n_touched[0]; i++)
    {
      guint16 other = context->touched[0][i];
      gint32 pairs = self->pairs[class * n + other];

      if (other != class)
        gain += n_log_n (pairs + context->counts[0][other]) - n_log_n (pairs);
    }
  for (guint i = 0; i < context->n_touched[1]; i++)
    {
      guint16 other = context->touched[1][i];
      gint32 pairs = self->pairs[other * n + class];

      if (other != class)
        gain += n_log_n (pairs + context->counts[1][other]) - n_log_n (pairs);
    }
  return gain - 2 * (n_log_n (self->sizes[class] + (gint32) count) - n_log_n (self->sizes[class]));
}

static gboolean
move_word (Clusters *self, guint word, Context *context)
{
  guint16 old = self->classes[word], best = old;
  guint32 count = self->word_counts[word];
  double most;

  gather (self, word, context);
  apply (self, context, old, count, -1);
  most = gain_of (self, context, old, count);
  for (guint class = 1; class < self->n_classes; class++)
    {
      double gain = class == old ? most : gain_of (self, context, class, count);

      if (gain > most + 1e-9)
        {
          most = gain;
          best = (guint16) class;
        }
    }
  self->classes[word] = best;
  apply (self, context, best, count, 1);
  return best != old;
}

static void
context_init (Context *context, guint n_classes)
{
  memset (context, 0, sizeof *context);
  for (guint side = 0; side < 2; side++)
    {
      context->touched[side] = g_new0 (guint16, n_classes);
      context->counts[side] = g_new0 (gint32, n_classes);
    }
}

static void
context_clear (Context *context)
{
  for (guint side = 0; side < 2; side++)
    {
      g_free (context->touched[side]);
      g_free (context->counts[side]);
    }
}

static void
clear_clusters (Clusters *self)
{
  for (guint side = 0; side < 2; side++)
    {
      g_free (self->starts[side]);
      g_free (self->neighbours[side]);
    }
  g_free (self->pairs);
  g_free (self->sizes);
  g_free (self->word_counts);
}

/**
 * cluster_words:
 * @stream: running text as word numbers, more frequent words having smaller numbers; word 0
 *   stands between sentences and keeps class 0 for itself
 * @length: numbers in @stream
 * @n_words: size of the vocabulary
 * @n_classes: classes wanted
 * @n_rounds: how often every word may move
 *
 * Returns: (transfer full): the class of each word
 */
guint16 *
cluster_words (const guint32 *stream, gsize length, guint n_words, guint n_classes, guint n_rounds)
{
  Clusters self = { n_words, n_classes };
  Context context;

  self.classes = g_new0 (guint16, n_words);
  self.word_counts = g_new0 (guint32, n_words);
  self.pairs = g_new0 (gint32, (gsize) n_classes * n_classes);
  self.sizes = g_new0 (gint32, n_classes);
  for (guint word = 1; word < n_words; word++)
    self.classes[word] = (guint16) (1 + (word - 1) % (n_classes - 1));
  for (gsize i = 0; i < length; i++)
    {
      self.word_counts[stream[i]]++;
      self.sizes[self.classes[stream[i]]]++;
      if (i + 1 < length)
        self.pairs[self.classes[stream[i]] * n_classes + self.classes[stream[i + 1]]]++;
    }
  list_neighbours (&self, stream, length, 0);
  list_neighbours (&self, stream, length, 1);
  context_init (&context, n_classes);
  for (guint round = 0; round < n_rounds; round++)
    {
      guint moved = 0;

      for (guint word = 1; word < n_words; word++)
        moved += move_word (&self, word, &context);
      g_message ("round %u: %u of %u words moved", round + 1, moved, n_words);
      if (moved == 0)
        break;
    }
  context_clear (&context);
  clear_clusters (&self);
  return self.classes;
}
