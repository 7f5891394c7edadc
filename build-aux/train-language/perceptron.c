/* perceptron.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "perceptron.h"

#include <math.h>
#include <stdlib.h>

#define COUNT_BITS 24
/* Scores of a sentence stay below half of what 16 bits hold. */
#define LARGEST_SCORE 16000.0f

typedef struct
{
  guint64 feature;
  guint32 row;
} Slot;

struct _Perceptron
{
  guint n_classes;
  guint n_rows;
  gsize capacity;
  guint64 mask;
  Slot *slots;
  float *weights;
  float *sums;
  guint8 *counts;
  double now;
  guint32 random;
  guint dropped;
  float margin;
};

/**
 * perceptron_new:
 * @n_classes: number of classes
 * @dropped: features left out at random when learning, in percent
 * @margin: lead that the right class must have for nothing to change
 */
Perceptron *
perceptron_new (guint n_classes, guint dropped, float margin)
{
  Perceptron *self = g_new0 (Perceptron, 1);

  self->n_classes = n_classes;
  self->capacity = 1 << 16;
  self->mask = (1 << 18) - 1;
  self->slots = g_new0 (Slot, self->mask + 1);
  self->weights = g_new0 (float, self->capacity *n_classes);
  self->sums = g_new0 (float, self->capacity *n_classes);
  self->counts = g_new0 (guint8, 1 << COUNT_BITS);
  self->dropped = dropped;
  self->margin = margin;
  self->n_rows = 1;
  self->now = 1;
  return self;
}

void
perceptron_free (Perceptron *self)
{
  g_free (self->slots);
  g_free (self->weights);
  g_free (self->sums);
  g_free (self->counts);
  g_free (self);
}

static guint32
find_row (const Perceptron *self, guint64 feature)
{
  for (guint64 at = feature & self->mask; self->slots[at].feature != 0; at = (at + 1) & self->mask)
    if (self->slots[at].feature == feature)
      return self->slots[at].row;
  return 0;
}

static void
put_slot (Perceptron *self, guint64 feature, guint32 row)
{
  guint64 at = feature & self->mask;

  while (self->slots[at].feature != 0)
    at = (at + 1) & self->mask;
  self->slots[at] = (Slot){ feature, row };
}

static void
grow_slots (Perceptron *self)
{
  Slot *old = self->slots;
  guint64 n_old = self->mask + 1;

  self->mask = 2 * n_old - 1;
  self->slots = g_new0 (Slot, self->mask + 1);
  for (guint64 i = 0; i < n_old; i++)
    if (old[i].feature != 0)
      put_slot (self, old[i].feature, old[i].row);
  g_free (old);
}

static float *
grow_rows (float *rows, gsize old, gsize new)
{
  rows = g_renew (float, rows, new);
  memset (rows + old, 0, (new - old) * sizeof *rows);
  return rows;
}

static guint32
ensure_row (Perceptron *self, guint64 feature)
{
  guint32 row = find_row (self, feature);

  if (row != 0)
    return row;
  if (self->n_rows == self->capacity)
    {
      self->weights = grow_rows (self->weights, self->capacity * self->n_classes,
                                 2 * self->capacity * self->n_classes);
      self->sums = grow_rows (self->sums, self->capacity * self->n_classes,
                              2 * self->capacity * self->n_classes);
      self->capacity *= 2;
    }
  if ((guint64) self->n_rows * 2 > self->mask)
    grow_slots (self);
  put_slot (self, feature, self->n_rows);
  return self->n_rows++;
}

static guint8 *
counter (const Perceptron *self, guint64 feature)
{
  return &self->counts[feature >> (64 - COUNT_BITS)];
}

/* Counts features, so that rare ones can be left out when the weights are packed. */
void
perceptron_count (Perceptron *self, const guint64 *features, guint n_features)
{
  for (guint i = 0; i < n_features; i++)
    {
      guint8 *count = counter (self, features[i]);

      *count = (guint8) MIN (*count + 1, 255);
    }
}

void
perceptron_score (const Perceptron *self, const guint64 *features, guint n_features, float *scores)
{
  for (guint k = 0; k < self->n_classes; k++)
    scores[k] = 0;
  for (guint i = 0; i < n_features; i++)
    {
      guint32 row = find_row (self, features[i]);

      if (row == 0)
        continue;

      const float *weights = self->weights + (gsize) row * self->n_classes;

      for (guint k = 0; k < self->n_classes; k++)
        scores[k] += weights[k];
    }
}

static void
add_weight (Perceptron *self, gsize row, guint class, float step)
{
  gsize at = row * self->n_classes + class;

  self->weights[at] += step;
  self->sums[at] += (float) (step * self->now);
}

/* Moves the weights of @features towards the class @right and away from @wrong. */
void
perceptron_update (Perceptron *self,
                   const guint64 *features,
                   guint n_features,
                   guint right,
                   guint wrong,
                   float step)
{
  for (guint i = 0; i < n_features; i++)
    {
      if (*counter (self, features[i]) == 1)
        continue;

      guint32 row = ensure_row (self, features[i]);

      add_weight (self, row, right, step);
      add_weight (self, row, wrong, -step);
    }
}

static guint
best_of (const float *scores, guint64 allowed, guint n, guint except)
{
  guint best = n;

  for (guint i = 0; i < n; i++)
    if (i != except && (allowed >> MIN (i, 63) & 1) && (best == n || scores[i] > scores[best]))
      best = i;
  return best;
}

/* Leaves out some features at random, lest the weights lean on a few (Hinton et al. 2012). */
static guint
drop_features (Perceptron *self, guint64 *features, guint n_features)
{
  guint n = 0;

  for (guint i = 0; i < n_features; i++)
    {
      self->random = self->random * 1664525u + 1013904223u;
      if ((self->random >> 8) % 100 >= self->dropped)
        features[n++] = features[i];
    }
  return n;
}

/* Learns that among the classes in the mask @allowed (class 63 stands for all from there on)
 * @right is the right one. Returns the class that was the best before; @features lose some. */
guint
perceptron_learn (
    Perceptron *self, guint64 *features, guint n_features, guint64 allowed, guint right)
{
  float scores[DTL_LINEAR_MAX_CLASSES];
  guint n = drop_features (self, features, n_features);
  guint rival;

  self->now++;
  perceptron_score (self, features, n, scores);
  rival = best_of (scores, allowed, self->n_classes, right);
  if (rival == self->n_classes)
    return right;
  if (scores[rival] + self->margin >= scores[right])
    perceptron_update (self, features, n, right, rival, 1);
  return scores[rival] >= scores[right] ? rival : right;
}

typedef struct
{
  guint64 feature;
  guint32 row;
  float size;
} Ranked;

static int
by_size (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a, *right = b;

  if (left->size != right->size)
    return left->size < right->size ? 1 : -1;
  return left->feature < right->feature ? -1 : left->feature > right->feature;
}

static float
mean_weight (const Perceptron *self, gsize at)
{
  return (float) (self->weights[at] - self->sums[at] / self->now);
}

static float
row_size (const Perceptron *self, guint32 row)
{
  float sum = 0;

  for (guint k = 0; k < self->n_classes; k++)
    {
      float weight = mean_weight (self, (gsize) row * self->n_classes + k);

      sum += weight * weight;
    }
  return sum;
}

static GArray *
rank_rows (const Perceptron *self, guint most_rows)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint64 i = 0; i <= self->mask; i++)
    {
      const Slot *slot = &self->slots[i];

      if (slot->feature == 0)
        continue;

      Ranked row = { slot->feature, slot->row, row_size (self, slot->row) };

      g_array_append_val (ranked, row);
    }
  g_array_sort (ranked, by_size);
  if (ranked->len > most_rows)
    g_array_set_size (ranked, most_rows);
  return ranked;
}

/* The place of @feature among @slots of @width bytes that begin with 32 bits, 0 in a free one. */
static gpointer
free_slot (gpointer slots, gsize width, guint32 mask, guint64 feature)
{
  guint32 at = (guint32) feature & mask;

  while (*(guint32 *) (gpointer) ((char *) slots + at * width) != 0)
    at = (at + 1) & mask;
  return (char *) slots + at * width;
}

/* How the mean weights become whole numbers. */
static float
scale_of (const Perceptron *self, const GArray *ranked)
{
  float largest = 1e-6f;

  for (guint i = 0; i < ranked->len; i++)
    for (guint k = 0; k < self->n_classes; k++)
      {
        gsize at = (gsize) g_array_index (ranked, Ranked, i).row * self->n_classes + k;

        largest = MAX (largest, fabsf (mean_weight (self, at)));
      }
  g_message ("%u of %u features kept, largest weight %.1f, scale %.2f", ranked->len,
             self->n_rows - 1, largest, LARGEST_SCORE / 24.0f / largest);
  return LARGEST_SCORE / 24.0f / largest;
}

static gint16
scaled (const Perceptron *self, const Ranked *row, guint class, float scale)
{
  return (gint16) lrintf (scale * mean_weight (self, (gsize) row->row * self->n_classes + class));
}

static guint32
slots_for (guint n_features)
{
  guint32 n_slots = 16;

  while (n_slots < n_features * 2)
    n_slots *= 2;
  return n_slots;
}

static GBytes *
pack_chooser (const Perceptron *self, const GArray *ranked)
{
  guint32 n_slots = slots_for (ranked->len);
  gsize size = DTL_LINEAR_HEADER + (gsize) n_slots * sizeof (DtlChooserSlot);
  guint32 *header = g_malloc0 (size);
  gpointer slots = (char *) header + DTL_LINEAR_HEADER;
  float scale = scale_of (self, ranked);

  header[0] = DTL_CHOOSER_N_CLASSES;
  header[2] = n_slots;
  header[3] = ranked->len;
  for (guint i = 0; i < ranked->len; i++)
    {
      const Ranked *row = &g_array_index (ranked, Ranked, i);
      DtlChooserSlot *slot = free_slot (slots, sizeof *slot, n_slots - 1, row->feature);
      gint16 first = scaled (self, row, 0, scale);

      slot->fingerprint = dtl_feature_fingerprint (row->feature);
      slot->lead[0] = (gint16) (scaled (self, row, 1, scale) - first);
      slot->lead[1] = (gint16) (scaled (self, row, 2, scale) - first);
    }
  return g_bytes_new_take (header, size);
}

/* Averages the weights, keeps the @most_rows strongest features and writes them in the layout of
 * dtl-linear-private.h: for three classes as a chooser. */
GBytes *
perceptron_pack (Perceptron *self, guint most_rows)
{
  g_autoptr (GArray) ranked = rank_rows (self, most_rows);
  guint32 stride = (self->n_classes + 7) / 8 * 8;
  guint32 n_slots = slots_for (ranked->len);
  gsize size = DTL_LINEAR_HEADER + (gsize) n_slots * sizeof (guint32) +
               (gsize) (ranked->len + 1) * stride * sizeof (gint16);
  guint32 *header, *slots, row_mask;
  gint16 *rows;
  float scale;

  if (self->n_classes == DTL_CHOOSER_N_CLASSES)
    return pack_chooser (self, ranked);
  header = g_malloc0 (size);
  slots = header + DTL_LINEAR_HEADER / sizeof *header;
  rows = (gint16 *) (gpointer) (slots + n_slots);
  scale = scale_of (self, ranked);
  header[0] = self->n_classes;
  header[1] = stride;
  header[2] = n_slots;
  header[3] = ranked->len + 1;
  header[4] = g_bit_storage (ranked->len);
  row_mask = (1u << header[4]) - 1;
  for (guint i = 0; i < ranked->len; i++)
    {
      const Ranked *row = &g_array_index (ranked, Ranked, i);
      guint32 *slot = free_slot (slots, sizeof *slot, n_slots - 1, row->feature);

      *slot = ((guint32) (row->feature >> 32) & ~row_mask) | (i + 1);
      for (guint k = 0; k < self->n_classes; k++)
        rows[(gsize) (i + 1) * stride + k] = scaled (self, row, k, scale);
    }
  return g_bytes_new_take (header, size);
}
