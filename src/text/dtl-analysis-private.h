/* dtl-analysis-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

GArray *dtl_analyse_words (const DtlLanguageModel *model,
                           DtlToken *tokens,
                           const DtlSentence *sentences,
                           guint n_sentences,
                           gboolean caseless,
                           guint8 *labels);
void dtl_analyse_heads (const DtlLanguageModel *model,
                        DtlToken *tokens,
                        const DtlSentence *sentences,
                        guint n_sentences,
                        const guint8 *labels,
                        const guint8 *wanted);
gboolean dtl_is_sentence_caseless (const DtlToken *tokens, guint n_tokens);

G_END_DECLS
