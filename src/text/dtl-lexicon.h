/* dtl-lexicon.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlLexicon:
 *
 * All word lists of data/lexicon in one automaton over folded tokens, mapped from
 * lexicon/lexicon.bin. A list is a TSV file; its first line names the columns, the first of which
 * is "term" (one or more words; matched by folded form, or by lemma where the term's words carry
 * a leading "~"; case-sensitive where a leading "=" stands before the term).
 * Other columns are attributes, read back with dtl_lexicon_get().
 */
typedef struct _DtlLexicon DtlLexicon;

DtlLexicon *dtl_lexicon_new          (const char *path, GError **error);
void        dtl_lexicon_free         (DtlLexicon *self);
int         dtl_lexicon_list_index   (const DtlLexicon *self, const char *list);
const char *dtl_lexicon_list_name    (const DtlLexicon *self, guint list);
gboolean    dtl_lexicon_is_lookup    (const DtlLexicon *self, guint list);
guint       dtl_lexicon_n_entries    (const DtlLexicon *self, guint list);
int         dtl_lexicon_column_index (const DtlLexicon *self, guint list, const char *column);
const char *dtl_lexicon_get          (const DtlLexicon *self, guint list, guint entry,
                                      guint column);
const char *dtl_lexicon_term         (const DtlLexicon *self, guint list, guint entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlLexicon, dtl_lexicon_free)

G_END_DECLS
