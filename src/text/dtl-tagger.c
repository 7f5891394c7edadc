/* dtl-tagger.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-tagger-private.h"

/**
 * dtl_guess_xpos:
 * @norm: a folded word
 * @flags: its #DtlTokenFlags
 *
 * Guesses the part of speech of a word by its shape and ending, without its context.
 *
 * Returns: a Penn tag
 */
DtlXpos
dtl_guess_xpos (const char *norm, guint flags)
{
  if (flags & DTL_TOKEN_PUNCTUATION)
    return DTL_XPOS_PUNCT;
  if (flags & DTL_TOKEN_DIGITS)
    return DTL_XPOS_CD;
  if ((flags & DTL_TOKEN_CAPITALISED) && !(flags & (DTL_TOKEN_SENTENCE_START | DTL_TOKEN_UPPER)))
    return DTL_XPOS_NNP;
  if (g_str_has_suffix (norm, "ed"))
    return DTL_XPOS_VBD;
  if (g_str_has_suffix (norm, "ing"))
    return DTL_XPOS_VBG;
  if (g_str_has_suffix (norm, "ly"))
    return DTL_XPOS_RB;
  return g_str_has_suffix (norm, "s") ? DTL_XPOS_NNS : DTL_XPOS_NN;
}

/**
 * dtl_tagger_word_features:
 * @word: the token, with %DTL_TAGGER_EDGE others on both sides
 * @out: at least %DTL_LINEAR_MAX_FEATURES numbers
 *
 * Returns: the number of features that do not depend on tags
 */
guint
dtl_tagger_word_features (const DtlWordFeatures *word, guint64 *out)
{
  const DtlWordFeatures *w0 = word, *l1 = word - 1, *l2 = word - 2, *r1 = word + 1, *r2 = word + 2;
  guint n = 0;

  out[n++] = dtl_feature (0, w0->word, 0, 0);
  out[n++] = dtl_feature (1, l1->word, 0, 0);
  out[n++] = dtl_feature (2, r1->word, 0, 0);
  out[n++] = dtl_feature (3, l2->word, 0, 0);
  out[n++] = dtl_feature (4, r2->word, 0, 0);
  out[n++] = dtl_feature (5, l1->word, w0->word, 0);
  out[n++] = dtl_feature (6, w0->word, r1->word, 0);
  out[n++] = dtl_feature (7, l1->word, r1->word, 0);
  for (guint i = 0; i < G_N_ELEMENTS (w0->suffix); i++)
    out[n++] = dtl_feature (8, w0->suffix[i], i, 0);
  for (guint i = 0; i < G_N_ELEMENTS (w0->prefix); i++)
    out[n++] = dtl_feature (9, w0->prefix[i], i, 0);
  out[n++] = dtl_feature (10, w0->shape, w0->marks, 0);
  out[n++] = dtl_feature (11, w0->shape, l1->shape, r1->shape);
  out[n++] = dtl_feature (12, w0->shape, w0->capital, w0->coarse);
  out[n++] = dtl_feature (13, w0->shape, w0->suffix[2], 0);
  out[n++] = dtl_feature (14, l1->suffix[1], w0->suffix[1], 0);
  out[n++] = dtl_feature (15, w0->suffix[2], r1->suffix[1], 0);
  out[n++] = dtl_feature (16, w0->fine, 0, 0);
  out[n++] = dtl_feature (17, l1->fine, w0->fine, 0);
  out[n++] = dtl_feature (18, w0->fine, r1->fine, 0);
  out[n++] = dtl_feature (19, l1->fine, r1->fine, 0);
  out[n++] = dtl_feature (20, l1->coarse, w0->tags, r1->coarse);
  out[n++] = dtl_feature (21, w0->tags, 0, 0);
  out[n++] = dtl_feature (22, w0->tags, r1->tags, 0);
  out[n++] = dtl_feature (23, l1->tags, w0->tags, r1->tags);
  out[n++] = dtl_feature (24, w0->tags, r1->tags, r2->tags);
  out[n++] = dtl_feature (25, r1->suffix[2], 0, 0);
  out[n++] = dtl_feature (26, l1->suffix[2], 0, 0);
  out[n++] = dtl_feature (27, w0->head, w0->marks, 0);
  out[n++] = dtl_feature (28, l2->fine, l1->fine, 0);
  out[n++] = dtl_feature (29, r1->fine, r2->fine, 0);
  out[n++] = dtl_feature (30, w0->word, w0->shape, 0);
  out[n++] = dtl_feature (31, w0->word, r1->tags, 0);
  out[n++] = dtl_feature (32, l1->capital, w0->capital, r1->capital);
  return n;
}

/**
 * dtl_tagger_left_features:
 * @word: the token, with %DTL_TAGGER_EDGE others on both sides
 * @tags: labels, at the token; those before it are known
 * @out: room for the features
 *
 * Returns: the number of features that depend on the tags on the left
 */
guint
dtl_tagger_left_features (const DtlWordFeatures *word, const guint8 *tags, guint64 *out)
{
  const DtlWordFeatures *r1 = word + 1;
  guint t1 = tags[-1], t2 = tags[-2];
  guint n = 0;

  out[n++] = dtl_feature (40, t1, 0, 0);
  out[n++] = dtl_feature (41, t1, t2, 0);
  out[n++] = dtl_feature (42, t1, word->word, 0);
  out[n++] = dtl_feature (43, t1, r1->word, 0);
  out[n++] = dtl_feature (44, t1, word->fine, 0);
  out[n++] = dtl_feature (45, t1, word->tags, r1->tags);
  out[n++] = dtl_feature (46, t1, t2, word->tags);
  out[n++] = dtl_feature (47, t1, word->suffix[2], 0);
  out[n++] = dtl_feature (48, t1, word->shape, r1->shape);
  out[n++] = dtl_feature (49, t2, word->word, 0);
  out[n++] = dtl_feature (50, t1, r1->fine, 0);
  out[n++] = dtl_feature (51, t1, t2, word->fine);
  return n;
}

/**
 * dtl_tagger_map:
 * @self: to fill
 * @weights: the mapped weights; must outlive @self
 *
 * Returns: whether the weights hold a well-formed tagger
 */
gboolean
dtl_tagger_map (DtlTagger *self, const DtlWeights *weights)
{
  gsize length;
  const void *section = dtl_weights_section (weights, "tagger.words", &length);

  if (!dtl_linear_map (&self->words, section, length))
    return FALSE;
  section = dtl_weights_section (weights, "tagger.labels", &length);
  if (section == NULL || length != 2 * (gsize) self->words.n_classes)
    return FALSE;
  self->labels = section;
  for (gsize i = 0; i < length; i += 2)
    if (self->labels[i] >= DTL_N_XPOS || self->labels[i + 1] >= DTL_N_UPOS)
      return FALSE;
  return TRUE;
}

/**
 * dtl_tagger_run:
 * @self: a tagger
 * @words: the features of the words of a sentence, with %DTL_TAGGER_EDGE more on both sides
 * @n_words: their number
 * @tags: @n_words labels to fill, with room for %DTL_TAGGER_EDGE more on both sides
 *
 * Tags a sentence greedily from left to right.
 */
void
dtl_tagger_run (const DtlTagger *self, const DtlWordFeatures *words, guint n_words, guint8 *tags)
{
  for (guint i = 0; i < DTL_TAGGER_EDGE; i++)
    tags[-(int) i - 1] = DTL_TAGGER_NO_TAG;
  for (guint i = 0; i < n_words; i++)
    {
      guint64 features[DTL_LINEAR_MAX_FEATURES];
      gint16 scores[DTL_LINEAR_MAX_CLASSES] = { 0 };
      guint n = dtl_tagger_word_features (&words[i], features);

      n += dtl_tagger_left_features (&words[i], &tags[i], features + n);
      dtl_linear_score (&self->words, features, n, scores);
      tags[i] = (guint8) dtl_linear_best (scores, self->words.n_classes);
    }
}
