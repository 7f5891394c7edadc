/* news.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads running news text as sentences without answers.
 */

#include "config.h"

#include "news.h"

#include "corpora.h"

#include "dtl-analysis-private.h"

#define SHORTEST 6
#define LONGEST 80

typedef struct
{
  DtlLanguageModel *model;
  GPtrArray *sentences;
  guint step;
  guint seen;
} Reader;

static Sentence *
sentence_of (const DtlDocument *document, const DtlSentence *own)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = own->first; i < own->end; i++)
    g_ptr_array_add (forms, dtl_document_dup_words (document, i, i + 1));
  return sentence_of_forms (forms);
}

static void
read_text (const char *text, gsize length, gpointer data)
{
  Reader *self = data;
  g_autoptr (DtlDocument) document =
    dtl_document_new (self->model, text, (gssize) length, DTL_DOCUMENT_TOKENS);
  const DtlToken *tokens = dtl_document_tokens (document, NULL);
  guint n;
  const DtlSentence *sentences = dtl_document_sentences (document, &n);

  for (guint i = 0; i < n && !dtl_document_is_upper_case (document); i++)
    {
      guint n_tokens = sentences[i].end - sentences[i].first;

      if (n_tokens >= SHORTEST && n_tokens <= LONGEST &&
          !dtl_is_sentence_caseless (tokens + sentences[i].first, n_tokens) &&
          self->seen++ % self->step == 0)
        g_ptr_array_add (self->sentences, sentence_of (document, &sentences[i]));
    }
}

/* Every @step-th sentence of the corpora's news that has lower and upper case. */
GPtrArray *
news_read (const Options *options, guint step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLanguageModel) model = dtl_language_model_new (options->data_dir, &error);
  Reader reader = { model, g_ptr_array_new_with_free_func ((GDestroyNotify) sentence_free), step };

  if (model == NULL)
    g_error ("%s", error->message);
  corpora_read_folder (options->corpora, "news", read_text, &reader);
  return reader.sentences;
}
