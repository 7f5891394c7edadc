/* dtl-voice-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

void dtl_mend_voice (const DtlLexicon *lexicon, int intransitive, DtlToken *tokens, guint first,
                     guint n_tokens);

G_END_DECLS
