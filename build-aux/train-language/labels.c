/* labels.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "labels.h"

#include <string.h>

static void
count_pairs (const GPtrArray *sentences, guint counts[DTL_N_XPOS][DTL_N_UPOS])
{
  for (guint s = 0; s < sentences->len; s++)
    {
      const Sentence *sentence = g_ptr_array_index (sentences, s);

      for (guint i = 0; i < sentence->tokens->len; i++)
        {
          const DtlToken *token = &g_array_index (sentence->tokens, DtlToken, i);

          counts[token->xpos][token->upos]++;
        }
    }
}

static guint
commonest (const guint *counts)
{
  guint best = 0;

  for (guint i = 1; i < DTL_N_UPOS; i++)
    if (counts[i] > counts[best])
      best = i;
  return best;
}

static void
add_label (Labels *self, guint xpos, guint upos)
{
  self->of[xpos][upos] = (guint8) self->n_labels;
  self->pairs[2 * self->n_labels] = (guint8) xpos;
  self->pairs[2 * self->n_labels + 1] = (guint8) upos;
  self->n_labels++;
}

/* Rare pairs are taken for the commonest pair of the same Penn tag. */
static void
fill_gaps (Labels *self, guint counts[DTL_N_XPOS][DTL_N_UPOS])
{
  for (guint xpos = 0; xpos < DTL_N_XPOS; xpos++)
    for (guint upos = 0; upos < DTL_N_UPOS; upos++)
      if (self->of[xpos][upos] == 0xFF)
        self->of[xpos][upos] = self->of[xpos][commonest (counts[xpos])];
}

/* Makes a label of every pair of tags seen, up to @most, the commoner first to be taken. */
void
labels_learn (Labels *self, const GPtrArray *sentences, guint most)
{
  guint counts[DTL_N_XPOS][DTL_N_UPOS] = { 0 };

  memset (self, 0, sizeof *self);
  memset (self->of, 0xFF, sizeof self->of);
  count_pairs (sentences, counts);
  for (guint xpos = 0; xpos < DTL_N_XPOS; xpos++)
    add_label (self, xpos, commonest (counts[xpos]));
  while (self->n_labels < most)
    {
      guint best = 0, best_xpos = 0, best_upos = 0;

      for (guint xpos = 0; xpos < DTL_N_XPOS; xpos++)
        for (guint upos = 0; upos < DTL_N_UPOS; upos++)
          if (self->of[xpos][upos] == 0xFF && counts[xpos][upos] > best)
            {
              best = counts[xpos][upos];
              best_xpos = xpos;
              best_upos = upos;
            }
      if (best == 0)
        break;
      add_label (self, best_xpos, best_upos);
    }
  fill_gaps (self, counts);
}
