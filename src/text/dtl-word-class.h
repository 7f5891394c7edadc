/* dtl-word-class.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"
#include "dtl-word-classes.h"

#include <glib.h>

G_BEGIN_DECLS

guint16  dtl_closed_word   (const char *word, gsize length);
gboolean dtl_is_word_class (const char *word, DtlWordClass wanted);

/**
 * dtl_is_member:
 * @word: number of a word, see dtl_closed_word()
 * @wanted: a class of data/lexicon/word-classes.tsv
 *
 * Returns: whether the word is one of the class
 */
static inline gboolean
dtl_is_member (guint16 word, DtlWordClass wanted)
{
  return dtl_word_class_members[wanted][word / 32] >> (word % 32) & 1;
}

/**
 * dtl_token_is:
 * @token: a token
 * @wanted: a class of data/lexicon/word-classes.tsv
 *
 * Returns: whether its folded form is one of the class
 */
static inline gboolean
dtl_token_is (const DtlToken *token, DtlWordClass wanted)
{
  return dtl_is_member (token->word, wanted);
}

/**
 * dtl_word_value:
 * @word: number of a word, see dtl_closed_word()
 * @wanted: a class of number words
 *
 * Returns: the number that the word stands for, or -1 if it is none of the class
 */
static inline int
dtl_word_value (guint16 word, DtlWordClass wanted)
{
  return dtl_is_member (word, wanted) ? dtl_closed_word_values[word] : -1;
}

G_END_DECLS
