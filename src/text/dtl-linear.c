/* dtl-linear.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-linear-private.h"

#define LANES 8
/* Bytes that a processor fetches at once. */
#define LINE 64

typedef guint16 Lanes __attribute__ ((vector_size (LANES * sizeof (guint16))));

/* The bytes of @n_slots slots up to where the rows begin. */
static gsize
slots_size (guint32 n_slots)
{
  return ((gsize) n_slots * sizeof (guint32) + LINE - 1) / LINE * LINE;
}

/**
 * dtl_linear_map:
 * @self: to fill
 * @section: the classifier in the mapped weights; must outlive @self
 * @length: its bytes
 *
 * Returns: whether the section is well-formed
 */
gboolean
dtl_linear_map (DtlLinear *self, const void *section, gsize length)
{
  const guint32 *header = section;

  if (section == NULL || length < DTL_LINEAR_HEADER)
    return FALSE;
  self->n_classes = header[0];
  self->stride = header[1];
  self->mask = header[2] - 1;
  self->n_rows = header[3];
  self->row_mask = header[4] < 32 ? (1u << header[4]) - 1 : 0;
  if (self->n_classes > DTL_LINEAR_MAX_CLASSES || self->stride > DTL_LINEAR_MAX_CLASSES ||
      self->stride < self->n_classes || self->stride % LANES != 0 || header[2] == 0 ||
      (header[2] & self->mask) != 0 || self->n_rows == 0 || self->n_rows - 1 > self->row_mask)
    return FALSE;
  if (length != DTL_LINEAR_HEADER + slots_size (header[2]) +
                    (gsize) self->n_rows * self->stride * sizeof (gint16))
    return FALSE;
  self->slots = (const guint32 *) (const void *) ((const char *) section + DTL_LINEAR_HEADER);
  self->rows =
      (const gint16 *) (const void *) ((const char *) self->slots + slots_size (header[2]));
  return TRUE;
}

static inline guint32
find_row (const DtlLinear *self, guint64 feature)
{
  guint32 key = (guint32) (feature >> 32) & ~self->row_mask;
  guint32 at = (guint32) feature & self->mask;

  for (; self->slots[at] != 0; at = (at + 1) & self->mask)
    if ((self->slots[at] & ~self->row_mask) == key)
      return self->slots[at] & self->row_mask;
  return 0;
}

/* Adds eight columns of the rows at once; sums wrap around, which needs more weight than a
 * classifier has. */
static inline void
add_lanes (const gint16 *const *rows, guint n_rows, guint column, gint16 *scores)
{
  Lanes sum, row;

  memcpy (&sum, scores, sizeof sum);
  for (guint i = 0; i < n_rows; i++)
    {
      memcpy (&row, rows[i] + column, sizeof row);
      sum += row;
    }
  memcpy (scores, &sum, sizeof sum);
}

/**
 * dtl_linear_score:
 * @self: a classifier
 * @features: hashes of the features that hold
 * @n_features: their number, at most %DTL_LINEAR_MAX_FEATURES
 * @scores: one number a class, up to the stride, that the weights are added to
 *
 * Adds the weights of all features.
 */
void
dtl_linear_score (const DtlLinear *self, const guint64 *features, guint n_features, gint16 *scores)
{
  const gint16 *found[DTL_LINEAR_MAX_FEATURES];
  guint n_found = 0;

  for (guint i = 0; i < n_features; i++)
    __builtin_prefetch (&self->slots[(guint32) features[i] & self->mask]);
  for (guint i = 0; i < n_features; i++)
    {
      guint32 row = find_row (self, features[i]);

      if (row == 0 || row >= self->n_rows)
        continue;
      found[n_found] = self->rows + (gsize) row * self->stride;
      for (guint k = 0; k < self->stride; k += LINE / sizeof (gint16))
        __builtin_prefetch (found[n_found] + k);
      n_found++;
    }
  for (guint k = 0; k < self->stride; k += LANES)
    add_lanes (found, n_found, k, scores + k);
}

/**
 * dtl_linear_best:
 * @scores: one number a class
 * @n_classes: their number
 *
 * Returns: the class with the highest score, the first of equals
 */
guint
dtl_linear_best (const gint16 *scores, guint n_classes)
{
  guint best = 0;

  for (guint i = 1; i < n_classes; i++)
    if (scores[i] > scores[best])
      best = i;
  return best;
}

/**
 * dtl_chooser_map:
 * @self: to fill
 * @section: the classifier in the mapped weights; must outlive @self
 * @length: its bytes
 *
 * Returns: whether the section is well-formed
 */
gboolean
dtl_chooser_map (DtlChooser *self, const void *section, gsize length)
{
  const guint32 *header = section;

  if (section == NULL || length < DTL_LINEAR_HEADER || header[0] != DTL_CHOOSER_N_CLASSES ||
      header[1] != 0 || header[2] == 0 || (header[2] & (header[2] - 1)) != 0 ||
      length != DTL_LINEAR_HEADER + (gsize) header[2] * sizeof (DtlChooserSlot))
    return FALSE;
  self->mask = header[2] - 1;
  self->slots =
      (const DtlChooserSlot *) (const void *) ((const char *) section + DTL_LINEAR_HEADER);
  return TRUE;
}

static inline const DtlChooserSlot *
find_slot (const DtlChooser *self, guint64 feature)
{
  guint32 fingerprint = dtl_feature_fingerprint (feature);
  guint32 at = (guint32) feature & self->mask;

  while (self->slots[at].fingerprint != 0 && self->slots[at].fingerprint != fingerprint)
    at = (at + 1) & self->mask;
  return &self->slots[at];
}

/**
 * dtl_chooser_score:
 * @self: a classifier of three classes
 * @features: hashes of the features that hold
 * @n_features: their number
 * @scores: one number a class to fill, the first always 0
 *
 * Adds the weights of all features; an empty slot has none.
 */
void
dtl_chooser_score (const DtlChooser *self,
                   const guint64 *features,
                   guint n_features,
                   gint16 *scores)
{
  int second = 0, third = 0;

  for (guint i = 0; i < n_features; i++)
    __builtin_prefetch (&self->slots[(guint32) features[i] & self->mask]);
  for (guint i = 0; i < n_features; i++)
    {
      const DtlChooserSlot *slot = find_slot (self, features[i]);

      second += slot->lead[0];
      third += slot->lead[1];
    }
  scores[0] = 0;
  scores[1] = (gint16) CLAMP (second, G_MININT16, G_MAXINT16);
  scores[2] = (gint16) CLAMP (third, G_MININT16, G_MAXINT16);
}
