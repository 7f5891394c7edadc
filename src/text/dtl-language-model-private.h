/* dtl-language-model-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-language-model.h"

#include "dtl-lemma-private.h"
#include "dtl-tokenizer-private.h"

G_BEGIN_DECLS

struct _DtlLanguageModel
{
  DtlLexicon *lexicon;
  DtlTokenRules token_rules;
  DtlLemmaRules lemma_rules;
};

G_END_DECLS
