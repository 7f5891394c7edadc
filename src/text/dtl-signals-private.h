/* dtl-signals-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"
#include "dtl-lexicon.h"

G_BEGIN_DECLS

/* Which words may begin a word of violence, so that texts without one are known at a glance. */
typedef struct _DtlSignals DtlSignals;

DtlSignals *dtl_signals_new  (const DtlLexicon *lexicon);
void        dtl_signals_free (DtlSignals *self);
gboolean    dtl_signals_find (const DtlSignals *self, const char *text, const DtlToken *tokens,
                              guint n_tokens);

G_END_DECLS
