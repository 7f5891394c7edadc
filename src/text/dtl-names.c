/* dtl-names.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-names-private.h"

#include <math.h>
#include <string.h>

#define NO_CLASS 0xFF

/**
 * dtl_names_map:
 * @self: to fill
 * @weights: the mapped weights; must outlive @self
 *
 * Returns: whether the weights hold a well-formed finder of names
 */
gboolean
dtl_names_map (DtlNameFinder *self, const DtlWeights *weights)
{
  gsize length;
  const void *section = dtl_weights_section (weights, "names.classes", &length);
  float scale[2];

  if (!dtl_linear_map (&self->classes, section, length) ||
      self->classes.n_classes != DTL_NAMES_N_CLASSES)
    return FALSE;
  section = dtl_weights_section (weights, "names.scale", &length);
  if (section == NULL || length != sizeof scale)
    return FALSE;
  memcpy (scale, section, sizeof scale);
  self->slope = scale[0];
  self->offset = scale[1];
  return TRUE;
}

/**
 * dtl_names_features:
 * @word: the features of the word, with %DTL_NAMES_EDGE others on both sides
 * @tags: labels of the tagger, at the word, as many
 * @classes: classes, at the word; those before it are known
 * @out: room for %DTL_LINEAR_MAX_FEATURES features
 *
 * Returns: the number of features that the class of a word is decided by
 */
guint
dtl_names_features (const DtlWordFeatures *word,
                    const guint8 *tags,
                    const guint8 *classes,
                    guint64 *out)
{
  guint last = classes[-1], second = classes[-2];
  guint n = 0;

  for (int i = -2; i <= 2; i++)
    {
      const DtlWordFeatures *w = word + i;
      guint place = (guint) (i + 2);

      out[n++] = dtl_feature (place, w->word, 0, 0);
      out[n++] = dtl_feature (8 + place, w->fine, 0, 0);
      out[n++] = dtl_feature (16 + place, w->coarse, w->shape, 0);
      out[n++] = dtl_feature (24 + place, w->shape, w->capital, 0);
      out[n++] = dtl_feature (32 + place, tags[i], w->suffix[2], 0);
    }
  for (guint i = 1; i < G_N_ELEMENTS (word->suffix); i++)
    out[n++] = dtl_feature (40, word->suffix[i], i, 0);
  for (guint i = 1; i < G_N_ELEMENTS (word->prefix); i++)
    out[n++] = dtl_feature (41, word->prefix[i], i, 0);
  out[n++] = dtl_feature (42, word->shape, word->marks, tags[0]);
  out[n++] = dtl_feature (43, tags[-1], tags[0], tags[1]);
  out[n++] = dtl_feature (44, tags[0], tags[1], tags[2]);
  out[n++] = dtl_feature (45, word[-1].word, word->word, 0);
  out[n++] = dtl_feature (46, word->word, word[1].word, 0);
  out[n++] = dtl_feature (47, word[-1].fine, word->fine, 0);
  out[n++] = dtl_feature (48, word->fine, word[1].fine, 0);
  out[n++] = dtl_feature (49, word[-1].shape, word->shape, word[1].shape);
  out[n++] = dtl_feature (50, last, 0, 0);
  out[n++] = dtl_feature (51, last, second, 0);
  out[n++] = dtl_feature (52, last, word->word, 0);
  out[n++] = dtl_feature (53, last, word->fine, 0);
  out[n++] = dtl_feature (54, last, tags[0], tags[1]);
  out[n++] = dtl_feature (55, last, word->shape, word[1].shape);
  out[n++] = dtl_feature (56, last, word[-1].fine, word->capital);
  out[n++] = dtl_feature (57, last, word[1].word, 0);
  out[n++] = dtl_feature (58, last, word[1].fine, word->shape);
  out[n++] = dtl_feature (59, word[-2].word, word[-1].word, 0);
  out[n++] = dtl_feature (60, word[1].word, word[2].word, 0);
  out[n++] = dtl_feature (61, word[-1].word, tags[0], 0);
  out[n++] = dtl_feature (62, word[1].word, tags[0], 0);
  out[n++] = dtl_feature (63, word[-1].coarse, word->coarse, word[1].coarse);
  out[n++] = dtl_feature (64, last, word[-1].word, 0);
  return n;
}

/**
 * dtl_names_allowed:
 * @before: class of the word before, or any other number at the start
 * @at_end: whether the word is the last of its sentence
 *
 * Returns: the classes that may follow, a bit each
 */
guint32
dtl_names_allowed (guint before, gboolean at_end)
{
  guint32 allowed = 1u << DTL_NAMES_OUTSIDE;
  guint place = before != DTL_NAMES_OUTSIDE && before < DTL_NAMES_N_CLASSES ? (before - 1) % 4
                                                                            : DTL_NAME_WHOLE;

  if (place == DTL_NAME_BEGINS || place == DTL_NAME_GOES_ON)
    {
      guint kind = (before - 1) / 4;

      allowed = 1u << (1 + 4 * kind + DTL_NAME_ENDS);
      return at_end ? allowed : allowed | 1u << (1 + 4 * kind + DTL_NAME_GOES_ON);
    }
  for (guint kind = 0; kind < DTL_N_NAME_KINDS; kind++)
    {
      allowed |= 1u << (1 + 4 * kind + DTL_NAME_WHOLE);
      if (!at_end)
        allowed |= 1u << (1 + 4 * kind + DTL_NAME_BEGINS);
    }
  return allowed;
}

static guint
best_class (const gint16 *scores, guint32 allowed, gint16 *lead)
{
  int best = -1, second = -1;

  for (int i = 0; i < DTL_NAMES_N_CLASSES; i++)
    {
      if (!(allowed >> i & 1))
        continue;
      if (best < 0 || scores[i] > scores[best])
        {
          second = best;
          best = i;
        }
      else if (second < 0 || scores[i] > scores[second])
        second = i;
    }
  *lead = second < 0 ? G_MAXINT16 : (gint16) MIN (scores[best] - scores[second], G_MAXINT16);
  return (guint) best;
}

/**
 * dtl_names_run:
 * @self: a finder of names
 * @words: the features of the words, with %DTL_NAMES_EDGE more on both sides
 * @tags: labels of the tagger, as many
 * @n_words: number of words
 * @classes: classes to fill, with room for %DTL_NAMES_EDGE more in front
 * @leads: by how much each class was better than the next, to fill
 *
 * Classes the words of a sentence greedily from left to right; words that never stand in a name
 * stand outside.
 */
void
dtl_names_run (const DtlNameFinder *self,
               const DtlWordFeatures *words,
               const guint8 *tags,
               guint n_words,
               guint8 *classes,
               gint16 *leads)
{
  for (int i = 1; i <= DTL_NAMES_EDGE; i++)
    classes[-i] = NO_CLASS;
  for (guint i = 0; i < n_words; i++)
    {
      guint64 features[DTL_LINEAR_MAX_FEATURES];
      gint16 scores[DTL_LINEAR_MAX_CLASSES] = { 0 };
      guint32 allowed = dtl_names_allowed (classes[(int) i - 1], i + 1 == n_words);

      if (words[i].nameless && (allowed >> DTL_NAMES_OUTSIDE & 1))
        {
          classes[i] = DTL_NAMES_OUTSIDE;
          leads[i] = G_MAXINT16;
          continue;
        }
      dtl_linear_score (&self->classes, features,
                        dtl_names_features (&words[i], &tags[i], &classes[i], features), scores);
      classes[i] = (guint8) best_class (scores, allowed, &leads[i]);
    }
}

/**
 * dtl_names_collect:
 * @self: a finder of names
 * @classes: the classes of a sentence
 * @leads: their leads
 * @n_words: their number
 * @first: index of the first word in the document
 * @names: array of #DtlName to append to
 *
 * Makes names of the classes; a name is as certain as the least certain of its words.
 */
void
dtl_names_collect (const DtlNameFinder *self,
                   const guint8 *classes,
                   const gint16 *leads,
                   guint n_words,
                   guint first,
                   GArray *names)
{
  guint begin = 0;
  gint16 lead = G_MAXINT16;

  for (guint i = 0; i < n_words; i++)
    {
      DtlName name;
      guint place;

      if (classes[i] == DTL_NAMES_OUTSIDE)
        continue;
      place = (classes[i] - 1u) % 4;
      if (place == DTL_NAME_BEGINS || place == DTL_NAME_WHOLE)
        {
          begin = i;
          lead = G_MAXINT16;
        }
      lead = MIN (lead, leads[i]);
      if (place != DTL_NAME_ENDS && place != DTL_NAME_WHOLE)
        continue;
      name.first = first + begin;
      name.end = first + i + 1;
      name.kind = (DtlNameKind) ((classes[i] - 1) / 4);
      name.score = 1.0f / (1.0f + expf (-(self->slope * lead + self->offset)));
      g_array_append_val (names, name);
    }
}
