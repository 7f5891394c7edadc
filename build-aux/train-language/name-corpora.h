/* name-corpora.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "treebank.h"

G_BEGIN_DECLS

/* The class of a word of which the corpus does not say whether it is in a name. */
#define NAME_UNSURE 0xFF

typedef struct
{
  Sentence *sentence;
  guint8 *classes;
} NameSentence;

/**
 * NamePart:
 * @name: what to call it in reports
 * @train: sentences to learn from
 * @test: sentences to try on
 */
typedef struct
{
  const char *name;
  GPtrArray *train;
  GPtrArray *test;
} NamePart;

GPtrArray *name_corpora_read (const char *folder);

G_END_DECLS
