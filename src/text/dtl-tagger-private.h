/* dtl-tagger-private.h
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
#define DTL_TAGGER_EDGE 2
#define DTL_TAGGER_NO_TAG 0xFF

/**
 * DtlTagger:
 * @words: the classifier
 * @labels: pairs of #DtlXpos and #DtlUpos, one pair a class
 *
 * A greedy tagger with a linear classifier, trained as an averaged perceptron.
 */
typedef struct
{
  DtlLinear words;
  const guint8 *labels;
} DtlTagger;

DtlXpos  dtl_guess_xpos           (const char *norm, guint flags);
gboolean dtl_tagger_map           (DtlTagger *self, const DtlWeights *weights);
void     dtl_tagger_run           (const DtlTagger *self, const DtlWordFeatures *words,
                                   guint n_words, guint8 *tags);
guint    dtl_tagger_word_features (const DtlWordFeatures *word, guint64 *out);
guint    dtl_tagger_left_features (const DtlWordFeatures *word, const guint8 *tags, guint64 *out);

G_END_DECLS
