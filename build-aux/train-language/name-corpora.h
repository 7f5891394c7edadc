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
/* The class of a word of which it only says that it is in no place name. */
#define NAME_NO_PLACE 0xFE

/**
 * NameSentence:
 * @sentence: the words
 * @classes: the class of each, or one of the above
 * @forbidden: classes that the corpus does not mark, a bit each
 */
typedef struct
{
  Sentence *sentence;
  guint8 *classes;
  guint32 forbidden;
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

NameSentence *name_sentence_new        (Sentence *sentence, guint8 *classes, guint32 forbidden);
void          name_sentences_add_upper (GPtrArray *sentences, guint step);
GPtrArray    *name_corpora_read        (const char *folder);
void          place_corpora_read       (const char *folder, DtlLanguageModel *model,
                                        GPtrArray *parts);

G_END_DECLS
