/* dtl-name-key.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-name-key.h"

#include "dtl-fold.h"
#include "dtl-name-words.h"

#include <string.h>

static gsize
word_length (const char *p)
{
  return strcspn (p, " ");
}

static gboolean
is_word_byte (guchar c)
{
  return c >= 0x80 || g_ascii_isalnum (c) || c == '&';
}

static gboolean
is_silent (const char *p, const char *end)
{
  /* Apostrophes and full stops inside or at the end of a word do not part it: Sana'a, U.S. */
  return (*p == '\'' || *p == '.') && (p + 1 == end || *p == '.' || is_word_byte ((guchar) p[1]));
}

/* Writes a word in the way that stands for all; returns its bytes. */
static gsize
spell_usually (char *word, gsize length)
{
  guint letter = (guint) (guchar) word[0] - 'a';

  if (letter >= G_N_ELEMENTS (same_words_from) - 1)
    return length;
  for (guint i = same_words_from[letter]; i < same_words_from[letter + 1]; i++)
    if (strcmp (word, same_words[i][0]) == 0)
      {
        length = strlen (same_words[i][1]);
        memcpy (word, same_words[i][1], length + 1);
        break;
      }
  return length;
}

/**
 * dtl_name_key_next_word:
 * @cursor: (inout): where to go on in folded text; moved behind the word
 * @end: end of the text
 * @word: buffer for the word
 * @size: bytes of @word
 * @length: (out): bytes of the word
 *
 * Cuts the next word of a name out of text folded by dtl_fold(): letters and digits, without the
 * apostrophes and full stops inside. Hyphens and everything else part words. "saint" becomes "st",
 * "mount" "mt", the Arabic article in its forms "al", the Persian "i" between two words "e"; words
 * that many Arabic names begin with have one spelling.
 *
 * Returns: %FALSE when no word is left
 */
gboolean
dtl_name_key_next_word (const char **cursor, const char *end, char *word, gsize size, gsize *length)
{
  const char *p = *cursor;
  gsize n = 0;

  while (p < end && !is_word_byte ((guchar) *p))
    p++;
  for (; p < end && (is_word_byte ((guchar) *p) || is_silent (p, end)); p++)
    if (is_word_byte ((guchar) *p) && n + 1 < size)
      word[n++] = *p;
  *cursor = p;
  if (n == 0)
    return FALSE;
  word[n] = '\0';
  *length = spell_usually (word, n);
  return TRUE;
}

/**
 * dtl_name_key:
 * @name: a name as written
 *
 * Returns: (transfer full): its words as by dtl_name_key_next_word(), parted by single spaces;
 *   equal for all ways of writing the same name ("Saint-Étienne", "St Etienne")
 */
char *
dtl_name_key (const char *name)
{
  g_autofree char *folded = dtl_fold (name, -1);
  const char *cursor = folded, *end = folded + strlen (folded);
  GString *key = g_string_sized_new (strlen (folded) + 1);
  char word[64];
  gsize length;

  while (dtl_name_key_next_word (&cursor, end, word, sizeof word, &length))
    {
      if (key->len > 0)
        g_string_append_c (key, ' ');
      g_string_append_len (key, word, (gssize) length);
    }
  return g_string_free (key, FALSE);
}

/**
 * dtl_name_key_hash:
 * @key: a key made by dtl_name_key()
 *
 * Returns: the hash under which the compiled index keeps it
 */
guint64
dtl_name_key_hash (const char *key)
{
  guint64 hash = DTL_NAME_HASH_START;

  for (const char *p = key; *p != '\0';)
    {
      gsize length = word_length (p);

      hash = dtl_name_hash_word (hash, p, length);
      p += p[length] != '\0' ? length + 1 : length;
    }
  return dtl_name_hash_finish (hash);
}

/* Articles that transliteration writes, assimilates or leaves out at will. */
static gboolean
is_article (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (name_articles); i++)
    if (strlen (name_articles[i]) == length && memcmp (name_articles[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* The consonant class of the letters at @p; *taken is how many letters it covers, 0 the class of
 * vowels and of letters that come and go. */
static char
consonant_class (const char *p, gsize left, gsize *taken)
{
  static const struct
  {
    const char *letters;
    char class;
  } pairs[] = { { "kh", 'h' }, { "gh", 'g' }, { "dh", 'd' }, { "th", 't' }, { "sh", 's' },
                { "ch", 's' }, { "zh", 's' }, { "ph", 'f' }, { "dj", 'g' }, { "ts", 's' },
                { "tz", 's' }, { "ou", 0 },   { "dz", 's' }, { "ck", 'k' } };

  if (left >= 2)
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
      if (p[0] == pairs[i].letters[0] && p[1] == pairs[i].letters[1])
        {
          *taken = 2;
          return pairs[i].class;
        }
  *taken = 1;
  switch (*p)
    {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 'w':
      return 0;
    case 'c':
    case 'q':
      return 'k';
    case 'z':
    case 'x':
      return 's';
    case 'j':
      return 'g';
    case 'v':
      return 'b';
    case 'p':
      return 'b';
    default:
      return *p;
    }
}

/**
 * dtl_name_key_skeleton:
 * @key: a key made by dtl_name_key()
 *
 * Returns: (transfer full): the consonants of @key in broad classes, without articles, vowels and
 *   doubling, so that transliterations of one name agree ("baqubah", "baquba", "bakouba")
 */
char *
dtl_name_key_skeleton (const char *key)
{
  GString *out = g_string_sized_new (16);

  for (const char *p = key; *p != '\0';)
    {
      gsize length = word_length (p);

      if (!is_article (p, length) || p[length] == '\0')
        for (gsize i = 0, taken; i < length; i += taken)
          {
            char class = consonant_class (p + i, length - i, &taken);
            gboolean final_h = class == 'h' && taken == 1 && i + 1 == length && i > 0;

            if (class != 0 && !final_h && (out->len == 0 || out->str[out->len - 1] != class))
              g_string_append_c (out, class);
          }
      p += length;
      while (*p == ' ')
        p++;
    }
  return g_string_free (out, FALSE);
}
