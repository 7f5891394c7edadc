/* dtl-language-model.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-lexicon.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlLanguageModel:
 *
 * All that reading English needs, mapped from the data folder: the compiled lexicon and the
 * learned weights of the tagger, the parser and case restoration. Loading maps files and parses
 * nothing. Immutable, counted, safe to share between threads.
 */
typedef struct _DtlLanguageModel DtlLanguageModel;

DtlLanguageModel *dtl_language_model_new     (const char *data_dir, GError **error);
DtlLanguageModel *dtl_language_model_ref     (DtlLanguageModel *self);
void              dtl_language_model_unref   (DtlLanguageModel *self);
DtlLexicon       *dtl_language_model_lexicon (DtlLanguageModel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlLanguageModel, dtl_language_model_unref)

G_END_DECLS
