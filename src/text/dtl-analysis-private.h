/* dtl-analysis-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

void dtl_analyse (const DtlLanguageModel *model, DtlToken *tokens, const DtlSentence *sentences,
                  guint n_sentences, DtlDocumentLevel level, gboolean caseless);

G_END_DECLS
