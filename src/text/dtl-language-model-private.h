/* dtl-language-model-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-language-model.h"

#include "dtl-lemma-private.h"
#include "dtl-names-private.h"
#include "dtl-parser-private.h"
#include "dtl-signals-private.h"
#include "dtl-tagger-private.h"
#include "dtl-tokenizer-private.h"
#include "dtl-weights-private.h"

G_BEGIN_DECLS

struct _DtlLanguageModel
{
  DtlLexicon *lexicon;
  DtlWeights *weights;
  DtlTokenRules token_rules;
  DtlLemmaRules lemma_rules;
  DtlWordTable words;
  DtlTagger tagger;
  DtlParser parser;
  DtlNameFinder names;
  int intransitive;
  int triggers;
  DtlSignals *signals;
};

G_END_DECLS
