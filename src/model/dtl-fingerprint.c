/* dtl-fingerprint.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-fingerprint.h"

#include "dtl-fold.h"

#include <string.h>

#define SHINGLE 4 /* words */
#define SKETCH 48 /* smallest hashes that are kept */
#define HEX 8     /* digits of each */
#define MIN_WORDS 12

static guint32
mix (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return (guint32) (hash >> 32);
}

/* The words' hashes: letters and digits of the folded text. */
static GArray *
hash_words (const char *text)
{
  GArray *hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree char *folded = dtl_fold (text, -1);
  guint64 hash = 1469598103;
  gboolean open = FALSE;

  for (const char *p = folded;; p++)
    {
      if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
        {
          hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (1099511628211);
          open = TRUE;
        }
      else if (open)
        {
          g_array_append_val (hashes, hash);
          hash = 1469598103;
          open = FALSE;
        }
      if (*p == '\0')
        return hashes;
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

/**
 * dtl_text_fingerprint:
 * @text: valid UTF-8, the text of an article
 *
 * Makes a short description of a text by which copies of it can be found again: the smallest
 * hashes of its runs of four words (a bottom-k sketch, after Broder 1997). It depends on the words
 * only, not on letter case, punctuation, line ends or the file's format.
 *
 * Returns: (transfer full) (nullable): hexadecimal digits, or %NULL if the text is too short
 */
char *
dtl_text_fingerprint (const char *text)
{
  g_autoptr (GArray) words = hash_words (text);
  g_autoptr (GArray) sketch = g_array_new (FALSE, FALSE, sizeof (guint32));
  GString *out;
  guint kept = 0;

  if (words->len < MIN_WORDS)
    return NULL;
  for (guint i = 0; i + SHINGLE <= words->len; i++)
    {
      guint64 sum = 0;
      guint32 hash;

      for (guint k = 0; k < SHINGLE; k++)
        sum = sum * 1000003 + g_array_index (words, guint64, i + k);
      hash = mix (sum);
      g_array_append_val (sketch, hash);
    }
  g_array_sort (sketch, compare_numbers);
  out = g_string_sized_new (SKETCH * HEX + 1);
  for (guint i = 0; i < sketch->len && kept < SKETCH; i++)
    if (i == 0 || g_array_index (sketch, guint32, i) != g_array_index (sketch, guint32, i - 1))
      {
        g_string_append_printf (out, "%08x", g_array_index (sketch, guint32, i));
        kept++;
      }
  return g_string_free (out, FALSE);
}

/**
 * dtl_text_fingerprint_similarity:
 * @a: (nullable): a fingerprint
 * @b: (nullable): another
 *
 * Returns: the estimated share, from 0 to 1, of runs of four words that both texts have among all
 *   that either has
 */
double
dtl_text_fingerprint_similarity (const char *a, const char *b)
{
  gsize n = a != NULL ? strlen (a) / HEX : 0, m = b != NULL ? strlen (b) / HEX : 0;
  gsize i = 0, j = 0, seen = 0, common = 0, most = MIN (MAX (n, m), SKETCH);

  if (n == 0 || m == 0)
    return 0;
  /* The smallest hashes of the union are found by walking both in order. */
  while (seen < most && (i < n || j < m))
    {
      int order = i >= n ? 1 : j >= m ? -1 : strncmp (a + i * HEX, b + j * HEX, HEX);

      common += order == 0;
      i += order <= 0;
      j += order >= 0;
      seen++;
    }
  return (double) common / (double) seen;
}

/**
 * dtl_text_fingerprint_same:
 * @a: (nullable): a fingerprint
 * @b: (nullable): another
 *
 * Returns: %TRUE if both texts are one article
 */
gboolean
dtl_text_fingerprint_same (const char *a, const char *b)
{
  return dtl_text_fingerprint_similarity (a, b) >= DTL_FINGERPRINT_SAME;
}
