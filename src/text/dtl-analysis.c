/* dtl-analysis.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-analysis-private.h"

#include "dtl-language-model-private.h"

/* Room for one sentence at a time, made once for a document. */
typedef struct
{
  const DtlLanguageModel *model;
  gboolean caseless;
  DtlWordFeatures *words;
  guint8 *tags;
} Workshop;

static guint
longest_sentence (const DtlSentence *sentences, guint n_sentences)
{
  guint longest = 0;

  for (guint i = 0; i < n_sentences; i++)
    longest = MAX (longest, sentences[i].end - sentences[i].first);
  return longest;
}

static void
read_words (const Workshop *self, const DtlToken *tokens, guint n)
{
  for (guint i = 0; i < DTL_TAGGER_EDGE; i++)
    {
      dtl_word_features_edge (FALSE, &self->words[-(int) i - 1]);
      dtl_word_features_edge (TRUE, &self->words[n + i]);
    }
  for (guint i = 0; i < n; i++)
    dtl_word_features (&self->model->words, &tokens[i], self->caseless, &self->words[i]);
}

static void
tag_sentence (const Workshop *self, DtlToken *tokens, guint n)
{
  const guint8 *labels = self->model->tagger.labels;

  dtl_tagger_run (&self->model->tagger, self->words, n, self->tags);
  for (guint i = 0; i < n; i++)
    {
      tokens[i].xpos = labels[2 * self->tags[i]];
      tokens[i].upos = labels[2 * self->tags[i] + 1];
    }
}

/**
 * dtl_analyse:
 * @model: the weights
 * @tokens: tokens with norms, of all sentences
 * @sentences: the sentences
 * @n_sentences: their number
 * @level: how deep to read
 * @caseless: whether capitals say nothing
 *
 * Tags and parses the sentences.
 */
void
dtl_analyse (const DtlLanguageModel *model, DtlToken *tokens, const DtlSentence *sentences,
             guint n_sentences, DtlDocumentLevel level, gboolean caseless)
{
  gsize room = longest_sentence (sentences, n_sentences) + 2 * DTL_TAGGER_EDGE;
  g_autofree DtlWordFeatures *words = g_new (DtlWordFeatures, room);
  g_autofree guint8 *tags = g_new (guint8, room);
  Workshop workshop = { model, caseless, words + DTL_TAGGER_EDGE, tags + DTL_TAGGER_EDGE };

  for (guint i = 0; i < n_sentences; i++)
    {
      guint n = sentences[i].end - sentences[i].first;

      read_words (&workshop, tokens + sentences[i].first, n);
      tag_sentence (&workshop, tokens + sentences[i].first, n);
    }
}
