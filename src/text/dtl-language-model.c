/* dtl-language-model.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-language-model.h"

#include "dtl-error.h"
#include "dtl-language-model-private.h"
#include "dtl-paths.h"
#include "dtl-text-private.h"

#include <glib/gi18n-lib.h>

/**
 * dtl_map_data_file:
 * @path: a file of Dateline's own data
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the mapped file, or %NULL with %DTL_ERROR_BAD_DATA
 */
GMappedFile *
dtl_map_data_file (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GMappedFile *file = g_mapped_file_new (path, FALSE, &local_error);

  if (file == NULL)
    g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
                 _ ("Dateline's own data file “%s” cannot be read: %s. Install Dateline again."),
                 path, local_error->message);
  return file;
}

static int
find_column (const DtlLexicon *lexicon, int list, const char *column)
{
  return list < 0 ? -1 : dtl_lexicon_column_index (lexicon, (guint) list, column);
}

static void
find_rules (DtlLanguageModel *self)
{
  static const char *const COLUMNS[] = { "noun", "verb", "adjective", "other" };
  DtlTokenRules *tokens = &self->token_rules;
  DtlLemmaRules *lemmas = &self->lemma_rules;

  tokens->lexicon = self->lexicon;
  tokens->abbreviations = dtl_lexicon_list_index (self->lexicon, "abbreviations");
  tokens->abbreviation_kind = find_column (self->lexicon, tokens->abbreviations, "kind");
  tokens->starters = dtl_lexicon_list_index (self->lexicon, "sentence-starters");
  dtl_tagger_set_lexicon (&self->tagger, self->lexicon);
  self->intransitive = dtl_lexicon_list_index (self->lexicon, "intransitive-forms");
  self->triggers = dtl_lexicon_list_index (self->lexicon, "triggers");
  self->signals = dtl_signals_new (self->lexicon);
  lemmas->lexicon = self->lexicon;
  lemmas->irregular = dtl_lexicon_list_index (self->lexicon, "irregular-forms");
  lemmas->endings = dtl_lexicon_list_index (self->lexicon, "stem-endings");
  lemmas->mend = find_column (self->lexicon, lemmas->endings, "mend");
  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    lemmas->columns[i] = find_column (self->lexicon, lemmas->irregular, COLUMNS[i]);
}

static gboolean
has_rules (const DtlLanguageModel *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lemma_rules.columns); i++)
    if (self->lemma_rules.columns[i] < 0)
      return FALSE;
  return self->lemma_rules.mend >= 0 && self->token_rules.abbreviation_kind >= 0 &&
         self->token_rules.starters >= 0;
}

static gboolean
map_weights (DtlLanguageModel *self)
{
  gsize length;
  const void *section = dtl_weights_section (self->weights, "words", &length);

  return dtl_word_table_map (&self->words, section, length) &&
         dtl_tagger_map (&self->tagger, self->weights) &&
         dtl_parser_map (&self->parser, self->weights) &&
         dtl_names_map (&self->names, self->weights);
}

static gboolean
load_weights (DtlLanguageModel *self, const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "weights", "language.bin", NULL);

  self->weights = dtl_weights_new (path, error);
  if (self->weights == NULL)
    return FALSE;
  if (map_weights (self))
    return TRUE;
  g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
               _ ("The language weights in “%s” are incomplete. Install Dateline again."), path);
  return FALSE;
}

/* The lexicon with the lists that reading itself needs. */
static gboolean
load_lexicon (DtlLanguageModel *self, const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "lexicon", "lexicon.bin", NULL);

  self->lexicon = dtl_lexicon_new (path, error);
  if (self->lexicon == NULL)
    return FALSE;
  find_rules (self);
  if (has_rules (self))
    return TRUE;
  g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
               _ ("The word lists in “%s” lack abbreviations, sentence starters, irregular "
                  "forms or stem endings. Install Dateline again."),
               path);
  return FALSE;
}

/**
 * dtl_language_model_new:
 * @data_dir: (nullable): the data folder, %NULL for the installed one
 * @error: return location
 *
 * Maps the lexicon and the weights; takes well under a millisecond.
 *
 * Returns: (transfer full) (nullable): the model, or %NULL with %DTL_ERROR_BAD_DATA
 */
DtlLanguageModel *
dtl_language_model_new (const char *data_dir, GError **error)
{
  g_autoptr (DtlLanguageModel) self = g_atomic_rc_box_new0 (DtlLanguageModel);

  if (data_dir == NULL)
    data_dir = dtl_paths_data_dir ();
  if (!load_lexicon (self, data_dir, error) || !load_weights (self, data_dir, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
clear_model (gpointer data)
{
  DtlLanguageModel *self = data;

  g_clear_pointer (&self->weights, dtl_weights_free);
  g_clear_pointer (&self->signals, dtl_signals_free);
  g_clear_pointer (&self->lexicon, dtl_lexicon_free);
}

/**
 * dtl_language_model_ref:
 * @self: a model
 *
 * Returns: (transfer full): @self
 */
DtlLanguageModel *
dtl_language_model_ref (DtlLanguageModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * dtl_language_model_unref:
 * @self: (nullable): a model
 *
 * Gives a reference back; the last one unmaps the files.
 */
void
dtl_language_model_unref (DtlLanguageModel *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_model);
}

/**
 * dtl_language_model_lexicon:
 * @self: a model
 *
 * Returns: (transfer none): its word lists
 */
DtlLexicon *
dtl_language_model_lexicon (DtlLanguageModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->lexicon;
}
