/* dtl-word-table-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/**
 * DtlWordEntry:
 * @fingerprint: upper half of the word's hash, 0 in an empty slot
 * @fine: word class learned from its neighbours, fine grain; 0 where unknown
 * @tags: which tags it may bear, as a learned class; 0 where unknown
 * @coarse: the same as @fine in coarse grain
 * @capital: how often it is capitalised within a sentence, 1 (never) to 7 (always), 0 unknown
 * @certain: the tagger's label + 1 where it always has the same in lower case, or 0
 * @nameless: whether it never stands in a name in lower case
 */
typedef struct
{
  guint32 fingerprint;
  guint16 fine;
  guint16 tags;
  guint8 coarse;
  guint8 capital;
  guint8 certain;
  guint8 nameless;
} DtlWordEntry;

/* What was learned about single words: a hash of entries, mapped. */
typedef struct
{
  const DtlWordEntry *entries;
  guint32 mask;
} DtlWordTable;

/* Everything features are made from, for one token; and what needs no features: @certain and
 * @nameless, as in the entry, are 0 unless @plain, where no capital makes a difference. */
typedef struct
{
  guint64 word;
  guint64 suffix[5];
  guint64 prefix[4];
  guint64 head;
  guint16 fine;
  guint16 tags;
  guint8 coarse;
  guint8 capital;
  guint8 shape;
  guint8 marks;
  guint8 plain;
  guint8 certain;
  guint8 nameless;
} DtlWordFeatures;

gboolean dtl_word_table_map (DtlWordTable *self, const void *section, gsize length);
const DtlWordEntry *dtl_word_table_find (const DtlWordTable *self, guint64 hash);
void dtl_word_features (const DtlWordTable *table,
                        const DtlToken *token,
                        gboolean caseless,
                        DtlWordFeatures *out);
void
dtl_word_features_short (const DtlWordTable *table, const DtlToken *token, DtlWordFeatures *out);
void dtl_word_features_edge (gboolean at_end, DtlWordFeatures *out);

G_END_DECLS
