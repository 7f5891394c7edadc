/* treebank.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/**
 * Sentence:
 * @tokens: array of #DtlToken with the gold tags, heads (-1 for the root) and relations
 * @forms: the words as written
 * @caseless: whether capitals are to be taken for unknown
 *
 * A sentence to learn from.
 */
typedef struct
{
  GArray *tokens;
  GPtrArray *forms;
  gboolean caseless;
} Sentence;

void      sentence_free  (Sentence *self);
Sentence *sentence_copy  (const Sentence *self, gboolean upper_case);
void      sentence_shape (Sentence *self);
Sentence *sentence_of_forms (const GPtrArray *forms);
GPtrArray *treebank_read  (const char *path, gboolean join_hyphens);
char      *read_gzip      (const char *path);

G_END_DECLS
