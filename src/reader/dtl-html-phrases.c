/* dtl-html-phrases.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-features.h"
#include "dtl-reader-table.h"

#include <string.h>

#define LETTERS 26
#define SHORT_WORDS 12
#define OFFER_WORDS 45
#define SPOKEN_WORDS 30 /* at least one "you" or "we" in so many words */

/* Where in the table the phrases of each letter begin. */
static const guint *
get_starts (void)
{
  static gsize once;
  static guint starts[LETTERS + 1];

  if (g_once_init_enter (&once))
    {
      guint row = 0;

      for (guint letter = 0; letter <= LETTERS; letter++)
        {
          while (row < dtl_table_phrases_length &&
                 dtl_table_phrases[row].word[0] < (char) ('a' + letter))
            row++;
          starts[letter] = row;
        }
      g_once_init_leave (&once, 1);
    }
  return starts;
}

static gboolean
is_word (const char *at, gsize length, const char *word)
{
  return strlen (word) == length && g_ascii_strncasecmp (at, word, length) == 0;
}

/* Counts the phrases that begin at the word @at. */
static void
count_phrases (const char *at, guint *counts)
{
  const guint *starts = get_starts ();
  guint letter = (guint) (g_ascii_tolower (*at) - 'a');

  for (guint row = starts[letter]; row < starts[letter + 1]; row++)
    {
      const char *phrase = dtl_table_phrases[row].word;
      gsize length = strlen (phrase);

      if (g_ascii_strncasecmp (at, phrase, length) == 0 && !g_ascii_isalpha (at[length]))
        counts[(guint) dtl_table_phrases[row].value]++;
    }
}

/* What a text says to its reader: phrases by class, and words for its reader and its writer. */
typedef struct
{
  guint counts[DTL_N_PHRASES];
  guint you;
  guint we;
} Address;

static Address
read_address (const char *text)
{
  static const char *const second[] = { "you", "your", "yours", "you're", "you’re" };
  static const char *const first[] = { "we", "our", "us", "we're", "we’re" };
  Address found = { { 0 }, 0, 0 };

  for (const char *p = text; *p != '\0';)
    {
      gsize length = 0;

      while (p[length] != '\0' && p[length] != ' ')
        length++;
      if (g_ascii_isalpha (*p))
        {
          count_phrases (p, found.counts);
          for (guint i = 0; i < G_N_ELEMENTS (second) && length <= 7; i++)
            {
              found.you += is_word (p, length, second[i]);
              found.we += is_word (p, length, first[i]);
            }
        }
      p += length + (p[length] == ' ');
    }
  return found;
}

/**
 * dtl_html_is_solicitation:
 * @text: text of a block
 * @words: how many words it has
 *
 * Whether a block asks its reader for consent or to become a customer: phrases of
 * data/reader/phrases.tsv, several or in a short line, together with "you" and "we". News of such
 * things has the phrases, but seldom speaks to the reader.
 *
 * Returns: %TRUE if it is no part of any article
 */
gboolean
dtl_html_is_solicitation (const char *text, guint words)
{
  Address found = read_address (text);
  guint consent = found.counts[DTL_PHRASES_CONSENT], win = found.counts[DTL_PHRASES_WIN];
  guint spoken = found.you + found.we;

  if (spoken * SPOKEN_WORDS < words)
    return FALSE;
  if (words <= SHORT_WORDS && spoken >= 2 && consent + win >= 1)
    return TRUE;
  return (consent >= 2 && spoken >= 2) || (win >= 2 && spoken >= 1 && words <= OFFER_WORDS);
}
