/* dtl-linear-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* A learned linear classifier, mapped: for each feature a row of weights, one a class. Reading is
 * bound by the cache, so what is looked at most is kept small and together.
 *
 * Section layout, 32-bit little-endian words: number of classes, stride of a row (a multiple of
 * eight), number of slots (a power of two), number of rows, bits of a row's number, zeros up to 64
 * bytes; then the slots, each the upper bits of the feature's hash over the row's number (0 is an
 * empty slot, linear probing), padded to 64 bytes; then the rows of 16-bit weights; row 0 stands
 * for no feature.
 */
typedef struct
{
  guint32 n_classes;
  guint32 stride;
  guint32 mask;
  guint32 n_rows;
  guint32 row_mask;
  const guint32 *slots;
  const gint16 *rows;
} DtlLinear;

/* The same for three classes, without rows: each slot has a fingerprint of the feature's hash (0 in
 * an empty one), and what it adds to the second and third class over the first. The section is a
 * header of 64 bytes, as above with a stride of 0, and the slots.
 */
typedef struct
{
  guint32 fingerprint;
  gint16 lead[2];
} DtlChooserSlot;

typedef struct
{
  guint32 mask;
  const DtlChooserSlot *slots;
} DtlChooser;

#define DTL_LINEAR_HEADER 64
#define DTL_LINEAR_MAX_CLASSES 96
#define DTL_LINEAR_MAX_FEATURES 128
#define DTL_CHOOSER_N_CLASSES 3

gboolean dtl_linear_map (DtlLinear *self, const void *section, gsize length);
void
dtl_linear_score (const DtlLinear *self, const guint64 *features, guint n_features, gint16 *scores);
guint dtl_linear_best (const gint16 *scores, guint n_classes);
gboolean dtl_chooser_map (DtlChooser *self, const void *section, gsize length);
void dtl_chooser_score (const DtlChooser *self,
                        const guint64 *features,
                        guint n_features,
                        gint16 *scores);

/* Mixes the parts of a feature into one well-spread hash. */
static inline guint64
dtl_feature (guint kind, guint64 a, guint64 b, guint64 c)
{
  guint64 x = (a * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) ^
              (b * G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F)) ^
              (c * G_GUINT64_CONSTANT (0x165667B19E3779F9)) ^
              ((guint64) (kind + 1) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93));

  x = (x ^ (x >> 32)) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  return x ^ (x >> 32);
}

static inline guint32
dtl_feature_fingerprint (guint64 feature)
{
  guint32 fingerprint = (guint32) (feature >> 32);

  return fingerprint != 0 ? fingerprint : 1;
}

/* FNV-1a of 64 bits. */
static inline guint64
dtl_hash_word (const char *bytes, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash ^ (hash >> 32);
}

G_END_DECLS
