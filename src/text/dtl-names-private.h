/* dtl-names-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"
#include "dtl-linear-private.h"
#include "dtl-weights-private.h"
#include "dtl-word-table-private.h"

G_BEGIN_DECLS

/* Words beyond either end that features look at. */
#define DTL_NAMES_EDGE 2

/* Where in a name a word stands; the class of a word is 0 outside names, else
 * 1 + 4 × kind + place. */
typedef enum
{
  DTL_NAME_BEGINS,
  DTL_NAME_GOES_ON,
  DTL_NAME_ENDS,
  DTL_NAME_WHOLE,
} DtlNamePlace;

#define DTL_NAMES_OUTSIDE 0
#define DTL_NAMES_N_CLASSES (1 + 4 * DTL_N_NAME_KINDS)

/**
 * DtlNameFinder:
 * @classes: the classifier
 * @slope: how fast certainty grows with the lead of the best class
 * @offset: certainty at no lead, in logits
 *
 * A greedy sequence classifier for names.
 */
typedef struct
{
  DtlLinear classes;
  float slope;
  float offset;
} DtlNameFinder;

gboolean dtl_names_map       (DtlNameFinder *self, const DtlWeights *weights);
void     dtl_names_run       (const DtlNameFinder *self, const DtlWordFeatures *words,
                              const guint8 *tags, guint n_words, guint8 *classes, gint16 *leads);
void     dtl_names_collect   (const DtlNameFinder *self, const guint8 *classes,
                              const gint16 *leads, guint n_words, guint first, GArray *names);
guint    dtl_names_features  (const DtlWordFeatures *word, const guint8 *tags,
                              const guint8 *classes, guint64 *out);
guint32  dtl_names_allowed   (guint before, gboolean at_end);

G_END_DECLS
