/* dtl-lexicon-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* The file that build-aux/compile-lexicon writes: little-endian 32-bit words.
 *
 *   8 bytes magic, total size, number of sections, then offset and length of each section.
 *   lists    7 a list: name, number of columns, first column, number of rows, first cell,
 *            first term, flags
 *   columns  names
 *   cells    rows × columns, strings
 *   firsts   one a row: its first term without marks
 *   words    vocabulary, strings
 *   buckets  hash of words: index + 1 in the lower 18 bits and the hash's others above them, or 0;
 *            FNV-1a, linear probing
 *   edges    3 each: node, word << 1 | by lemma, target; hashed, target 0 is an empty slot
 *   starts   first output of each node, and one more
 *   outputs  3 each: list (top bit: case counts), row, literal form
 *   strings  bytes, NUL-terminated
 */
typedef enum
{
  DTL_LEXICON_LISTS,
  DTL_LEXICON_COLUMNS,
  DTL_LEXICON_CELLS,
  DTL_LEXICON_FIRSTS,
  DTL_LEXICON_WORDS,
  DTL_LEXICON_BUCKETS,
  DTL_LEXICON_EDGES,
  DTL_LEXICON_STARTS,
  DTL_LEXICON_OUTPUTS,
  DTL_LEXICON_STRINGS,
  DTL_LEXICON_N_SECTIONS
} DtlLexiconSection;

guint dtl_lexicon_n_words (const DtlLexicon *self);
guint32 dtl_lexicon_word (const DtlLexicon *self, const char *word, gsize length);
int dtl_lexicon_lookup (const DtlLexicon *self, int list, const char *word, gssize length);
void dtl_lexicon_match (const DtlLexicon *self, const char *text, const DtlToken *tokens,
                        guint n_tokens, GArray *matches, guint32 *first_match);

G_END_DECLS
