/* dtl-tokenizer-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* Flags that live from the tokeniser to the sentence splitter only. */
typedef enum
{
  DTL_TOKEN_LINE_START = 1 << 12,
  DTL_TOKEN_ABBREVIATION = 1 << 13,
  DTL_TOKEN_TITLE = 1 << 14,
  DTL_TOKEN_PRIVATE = 0xF000,
} DtlTokenPrivateFlags;

/**
 * DtlTokenRules:
 * @lexicon: where the lists are
 * @abbreviations: index of the list of abbreviations, or -1
 * @abbreviation_kind: its column "kind"
 * @starters: index of the list of words that begin sentences, or -1
 */
typedef struct
{
  const DtlLexicon *lexicon;
  int abbreviations;
  int abbreviation_kind;
  int starters;
} DtlTokenRules;

guint   dtl_token_shape     (const char *word, gsize length);
GArray *dtl_tokenize        (const DtlTokenRules *rules, const char *text, gsize length);
GArray *dtl_split_sentences (const DtlTokenRules *rules, const char *text, GArray *tokens);

G_END_DECLS
