/* dtl-word-class.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-word-class.h"

#include "dtl-text-private.h"

#include <string.h>

/**
 * dtl_closed_word:
 * @word: a folded word
 * @length: its bytes
 *
 * Returns: the number of the word in data/lexicon/word-classes.tsv, from 1, or 0 if no class has it
 */
guint16
dtl_closed_word (const char *word, gsize length)
{
  guint32 at = dtl_hash_bytes (word, length) & DTL_CLOSED_WORDS_MASK;

  for (; dtl_closed_word_slots[at] != 0; at = (at + 1) & DTL_CLOSED_WORDS_MASK)
    {
      const char *known = dtl_closed_words[dtl_closed_word_slots[at]];

      if (known[0] == word[0] && strncmp (known, word, length) == 0 && known[length] == '\0')
        return dtl_closed_word_slots[at];
    }
  return 0;
}

/**
 * dtl_is_word_class:
 * @word: a folded word; for a token ask dtl_token_is(), which looks nothing up
 * @wanted: a class of data/lexicon/word-classes.tsv
 *
 * Returns: whether the word is one of the class
 */
gboolean
dtl_is_word_class (const char *word, DtlWordClass wanted)
{
  return dtl_is_member (dtl_closed_word (word, strlen (word)), wanted);
}
