/* score.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scores the weights that Dateline is built with on the development and test parts of the
 * treebank, words and sentences given.
 */

#include "config.h"

#include "commands.h"

#include "dtl-analysis-private.h"
#include "dtl-language-model-private.h"

typedef struct
{
  guint n;
  guint xpos;
  guint upos;
  guint past;
  guint heads;
  guint relations;
} Score;

/* Whether one of the two is a past tense and the other a participle. */
static gboolean
is_past_mixed (guint a, guint b)
{
  return (a == DTL_XPOS_VBD && b == DTL_XPOS_VBN) || (a == DTL_XPOS_VBN && b == DTL_XPOS_VBD);
}

static void
score_sentence (Score *score, const DtlToken *found, const DtlToken *gold, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean head = found[i].head == gold[i].head;

      score->n++;
      score->xpos += found[i].xpos == gold[i].xpos;
      score->upos += found[i].upos == gold[i].upos;
      score->past += is_past_mixed (found[i].xpos, gold[i].xpos);
      score->heads += head;
      score->relations += head && found[i].deprel == gold[i].deprel;
    }
}

static void
score_part (const Options *options,
            const DtlLanguageModel *model,
            const char *part,
            gboolean caseless)
{
  g_autoptr (GPtrArray) sentences = read_part (options, part, FALSE);
  Score score = { 0 };

  for (guint i = 0; i < sentences->len; i++)
    {
      const Sentence *sentence = g_ptr_array_index (sentences, i);
      guint n = MIN (sentence->tokens->len, DTL_PARSER_MAX_WORDS);
      const DtlToken *gold = (const DtlToken *) (const void *) sentence->tokens->data;
      g_autofree DtlToken *found = g_memdup2 (gold, n * sizeof *gold);
      g_autofree guint8 *labels = g_malloc (n);
      const DtlSentence whole = { 0, n, 0 };

      g_array_unref (dtl_analyse_words (model, found, &whole, 1, caseless, labels));
      dtl_analyse_heads (model, found, &whole, 1, labels, NULL);
      score_sentence (&score, found, gold, n);
    }
  g_message ("%s%s: XPOS %.2f UPOS %.2f (%u past tenses mixed up with participles) UAS %.2f "
             "LAS %.2f, %u words",
             part, caseless ? " without case" : "", 100.0 * score.xpos / score.n,
             100.0 * score.upos / score.n, score.past, 100.0 * score.heads / score.n,
             100.0 * score.relations / score.n, score.n);
}

void
command_score (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLanguageModel) model = dtl_language_model_new (options->data_dir, &error);

  if (model == NULL)
    g_error ("%s", error->message);
  score_part (options, model, "dev", FALSE);
  score_part (options, model, "dev", TRUE);
  score_part (options, model, "test", FALSE);
  score_part (options, model, "test", TRUE);
}
