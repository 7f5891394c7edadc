/* certain.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks the words of the table that the classifiers need not be asked about: those that running
 * text shows to bear always the same tag, and those that never stand in a name.
 */

#include "config.h"

#include "commands.h"
#include "corpora.h"

#include "dtl-analysis-private.h"
#include "dtl-language-model-private.h"

#include <string.h>

/* Fewer sightings prove nothing. */
#define LEAST_COUNT 40
/* One exception among so many is the classifier's mistake. */
#define EXCEPTION 1000

typedef struct
{
  guint64 hash;
  guint32 count;
  guint32 in_name;
  guint32 labels[96];
} Word;

typedef struct
{
  const Options *options;
  DtlLanguageModel *model;
  GHashTable *words;
} Census;

static Word *
ensure_word (Census *self, guint64 hash)
{
  Word *word = g_hash_table_lookup (self->words, &hash);

  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      word->hash = hash;
      g_hash_table_insert (self->words, &word->hash, word);
    }
  return word;
}

static void
count_sentence (Census *self,
                const DtlToken *tokens,
                const DtlSentence *sentence,
                const guint8 *labels,
                const guint8 *named)
{
  guint n = sentence->end - sentence->first;
  gboolean caseless = dtl_is_sentence_caseless (tokens + sentence->first, n);

  for (guint i = sentence->first; i < sentence->end; i++)
    {
      DtlWordFeatures features;
      Word *word;

      dtl_word_features (&self->model->words, &tokens[i], caseless, &features);
      if (!features.plain)
        continue;
      word = ensure_word (self, features.word);
      word->count++;
      word->in_name += named[i];
      word->labels[labels[i]]++;
    }
}

static void
count_text (const char *text, gsize length, gpointer data)
{
  Census *self = data;
  g_autoptr (DtlDocument) document =
      dtl_document_new (self->model, text, (gssize) length, DTL_DOCUMENT_TOKENS);
  guint n_tokens, n_sentences;
  const DtlToken *tokens = dtl_document_tokens (document, &n_tokens);
  const DtlSentence *sentences = dtl_document_sentences (document, &n_sentences);
  g_autofree DtlToken *copy = g_memdup2 (tokens, n_tokens * sizeof *tokens);
  g_autofree guint8 *labels = g_malloc0 (n_tokens + 1), *named = g_malloc0 (n_tokens + 1);
  g_autoptr (GArray) names = NULL;

  if (n_tokens == 0 || dtl_document_is_upper_case (document))
    return;
  names = dtl_analyse_words (self->model, copy, sentences, n_sentences, FALSE, labels);
  for (guint i = 0; i < names->len; i++)
    {
      const DtlName *name = &g_array_index (names, DtlName, i);

      memset (named + name->first, 1, name->end - name->first);
    }
  for (guint i = 0; i < n_sentences; i++)
    count_sentence (self, tokens, &sentences[i], labels, named);
}

static DtlWordEntry *
find_entry (DtlWordEntry *entries, guint32 mask, guint64 hash)
{
  guint32 fingerprint = dtl_feature_fingerprint (hash);

  for (guint32 at = (guint32) hash & mask; entries[at].fingerprint != 0; at = (at + 1) & mask)
    if (entries[at].fingerprint == fingerprint)
      return &entries[at];
  return NULL;
}

/* The label that a word always has, + 1; 0 where it varies. How near a participle is to a past
 * tense must be measured, so these are left out. */
static guint8
certain_label (const Census *self, const Word *word)
{
  const DtlTagger *tagger = &self->model->tagger;

  for (guint i = 0; i < tagger->words.n_classes; i++)
    if ((word->count - word->labels[i]) * EXCEPTION <= word->count &&
        tagger->labels[2 * i] != DTL_XPOS_VBN)
      return (guint8) (i + 1);
  return 0;
}

static void
mark_entries (const Census *self, DtlWordEntry *entries, guint32 mask)
{
  GHashTableIter iter;
  gpointer value;
  guint64 n_all = 0, n_certain = 0, n_nameless = 0;

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Word *word = value;
      DtlWordEntry *entry = find_entry (entries, mask, word->hash);

      n_all += word->count;
      if (entry == NULL || word->count < LEAST_COUNT)
        continue;
      entry->certain = certain_label (self, word);
      entry->nameless = word->in_name * EXCEPTION <= word->count;
      n_certain += entry->certain != 0 ? word->count : 0;
      n_nameless += entry->nameless ? word->count : 0;
    }
  g_message ("of %" G_GUINT64_FORMAT " words in lower case, %.1f %% certain of their tag, "
             "%.1f %% in no name",
             n_all, 100.0 * (double) n_certain / (double) n_all,
             100.0 * (double) n_nameless / (double) n_all);
}

void
command_certain (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLanguageModel) model = dtl_language_model_new (options->data_dir, &error);
  g_autoptr (GBytes) section = read_section (options, "words");
  Census self = { options, model, NULL };
  g_autofree DtlWordEntry *entries = NULL;
  gsize size;

  if (model == NULL)
    g_error ("%s", error->message);
  self.words = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  corpora_read (options->corpora, count_text, &self);
  entries = g_bytes_unref_to_data (g_steal_pointer (&section), &size);
  mark_entries (&self, entries, (guint32) (size / sizeof *entries) - 1);
  write_section (options, "words", entries, size);
  g_hash_table_unref (self.words);
}
