/* dtl-name-key.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Start value of the hash of a name; FNV-1a, 64 bits. */
#define DTL_NAME_HASH_START G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define DTL_NAME_WORDS_MAX 9

static inline guint64
dtl_name_hash_word (guint64 hash, const char *word, gsize length)
{
  const guint64 prime = G_GUINT64_CONSTANT (0x100000001b3);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) word[i]) * prime;
  return (hash ^ ' ') * prime;
}

/* FNV's low bits mix well, its high ones do not: spread them before a table is indexed. */
static inline guint64
dtl_name_hash_finish (guint64 hash)
{
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  hash ^= hash >> 32;
  return hash;
}

gboolean dtl_name_key_next_word  (const char **cursor, const char *end, char *word, gsize size,
                                  gsize *length);
char    *dtl_name_key            (const char *name);
guint64  dtl_name_key_hash       (const char *key);
char    *dtl_name_key_skeleton   (const char *key);

G_END_DECLS
