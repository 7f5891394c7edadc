/* items.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "labels.h"

#include "dtl-tagger-private.h"

G_BEGIN_DECLS

#define MAX_SENTENCE 512
#define SEED 20040404

/**
 * Item:
 * @n: words of the sentence
 * @words: their features, with edges on both sides
 * @gold: their labels
 * @tags: the labels that a tagger gave that had not seen the sentence
 * @sentence: where it comes from
 *
 * A sentence as tagger and parser see it.
 */
typedef struct
{
  guint n;
  DtlWordFeatures *words;
  guint8 *gold;
  guint8 *tags;
  const Sentence *sentence;
} Item;

Item    item_make  (const DtlWordTable *table, const Labels *labels, const Sentence *sentence);
GArray *items_make (const DtlWordTable *table, const Labels *labels, const GPtrArray *sentences);
guint  *shuffled   (guint n, GRand *random);

G_END_DECLS
