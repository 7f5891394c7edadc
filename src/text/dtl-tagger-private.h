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
 * @past: the class of a full verb in the past tense
 * @participle: the class of a full verb's past participle
 * @lexicon: where the lists are
 * @attribution: index of the list of verbs of attribution, or -1
 * @participles: index of the list of irregular participles, or -1
 *
 * A greedy tagger with a linear classifier, trained as an averaged perceptron.
 */
typedef struct
{
  DtlLinear words;
  const guint8 *labels;
  guint past;
  guint participle;
  const DtlLexicon *lexicon;
  int attribution;
  int participles;
} DtlTagger;

DtlXpos  dtl_guess_xpos           (const char *norm, guint flags);
gboolean dtl_tagger_map           (DtlTagger *self, const DtlWeights *weights);
gboolean dtl_tagger_set_labels    (DtlTagger *self, const guint8 *labels, gsize n_labels);
void     dtl_tagger_set_lexicon   (DtlTagger *self, const DtlLexicon *lexicon);
void     dtl_tagger_run           (const DtlTagger *self, const DtlWordFeatures *words,
                                   guint n_words, guint8 *tags, gint16 *past);
void     dtl_tagger_mend          (const DtlTagger *self, const DtlToken *tokens, guint n_words,
                                   const gint16 *past, guint8 *tags);
guint    dtl_tagger_word_features (const DtlWordFeatures *word, guint64 *out);
guint    dtl_tagger_left_features (const DtlWordFeatures *word, const guint8 *tags, guint64 *out);

G_END_DECLS
