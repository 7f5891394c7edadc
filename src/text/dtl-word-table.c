/* dtl-word-table.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-word-table-private.h"

#include "dtl-linear-private.h"

#include <string.h>

enum
{
  SHAPE_LOWER,
  SHAPE_CAPITALISED,
  SHAPE_CAPITALISED_START,
  SHAPE_UPPER,
  SHAPE_INITIAL,
  SHAPE_MIXED,
  SHAPE_DIGITS,
  SHAPE_PUNCTUATION,
  SHAPE_UNKNOWN,
  SHAPE_EDGE,
};

enum
{
  MARK_HYPHEN = 1 << 0,
  MARK_DIGIT = 1 << 1,
  MARK_STOP = 1 << 2,
  MARK_APOSTROPHE = 1 << 3,
  MARK_QUOTED = 1 << 4,
};

/**
 * dtl_word_table_map:
 * @self: to fill
 * @section: the table in the mapped weights; must outlive @self
 * @length: its bytes
 *
 * Returns: whether the section is well-formed
 */
gboolean
dtl_word_table_map (DtlWordTable *self, const void *section, gsize length)
{
  gsize n = length / sizeof (DtlWordEntry);

  if (section == NULL || n == 0 || length % sizeof (DtlWordEntry) != 0 || (n & (n - 1)) != 0)
    return FALSE;
  self->entries = section;
  self->mask = (guint32) n - 1;
  return TRUE;
}

/**
 * dtl_word_table_find:
 * @self: a table
 * @hash: dtl_hash_word() of a folded word
 *
 * Returns: (transfer none) (nullable): what is known of the word
 */
const DtlWordEntry *
dtl_word_table_find (const DtlWordTable *self, guint64 hash)
{
  guint32 fingerprint = dtl_feature_fingerprint (hash);

  for (guint32 at = (guint32) hash & self->mask; self->entries[at].fingerprint != 0;
       at = (at + 1) & self->mask)
    if (self->entries[at].fingerprint == fingerprint)
      return &self->entries[at];
  return NULL;
}

static guint8
find_shape (const DtlToken *token, gboolean caseless)
{
  guint flags = token->flags;

  if (flags & DTL_TOKEN_PUNCTUATION)
    return SHAPE_PUNCTUATION;
  if (flags & DTL_TOKEN_DIGITS)
    return SHAPE_DIGITS;
  if (caseless)
    return SHAPE_UNKNOWN;
  if (flags & DTL_TOKEN_UPPER)
    return SHAPE_UPPER;
  if (!(flags & DTL_TOKEN_CAPITALISED))
    return SHAPE_LOWER;
  if (token->norm[0] != '\0' && (token->norm[1] == '\0' || token->norm[1] == '.'))
    return SHAPE_INITIAL;
  return flags & DTL_TOKEN_SENTENCE_START ? SHAPE_CAPITALISED_START : SHAPE_CAPITALISED;
}

static guint8
find_marks (const DtlToken *token, gsize length)
{
  guint8 marks = token->flags & DTL_TOKEN_QUOTED ? MARK_QUOTED : 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = token->norm[i];

      if (c == '-')
        marks |= MARK_HYPHEN;
      else if (c == '.')
        marks |= MARK_STOP;
      else if (c == '\'')
        marks |= MARK_APOSTROPHE;
      else if (g_ascii_isdigit (c))
        marks |= MARK_DIGIT;
    }
  return marks;
}

/* A number stands for all numbers of as many digits. */
static guint64
word_hash (const DtlToken *token, gsize length)
{
  char pattern[16];

  if (!(token->flags & DTL_TOKEN_DIGITS) || length >= sizeof pattern)
    return dtl_hash_word (token->norm, length);
  for (gsize i = 0; i < length; i++)
    pattern[i] = g_ascii_isdigit (token->norm[i]) ? '0' : token->norm[i];
  return dtl_hash_word (pattern, length);
}

/**
 * dtl_word_features_short:
 * @table: what was learned about single words
 * @token: a token with norm and flags
 * @out: to fill: the word and its class, all that the parser looks at
 *
 * The cheap part of dtl_word_features().
 */
void
dtl_word_features_short (const DtlWordTable *table, const DtlToken *token, DtlWordFeatures *out)
{
  const DtlWordEntry *entry;

  out->word = word_hash (token, strlen (token->norm));
  entry = dtl_word_table_find (table, out->word);
  out->fine = entry != NULL ? entry->fine : 0;
}

/**
 * dtl_word_features:
 * @table: what was learned about single words
 * @token: a token with norm and flags
 * @caseless: whether capitals say nothing
 * @out: to fill
 *
 * Gathers what the features of the classifiers are made from.
 */
void
dtl_word_features (const DtlWordTable *table,
                   const DtlToken *token,
                   gboolean caseless,
                   DtlWordFeatures *out)
{
  gsize length = strlen (token->norm);
  const char *hyphen = strrchr (token->norm, '-');
  const DtlWordEntry *entry;

  out->word = word_hash (token, length);
  for (gsize i = 0; i < G_N_ELEMENTS (out->suffix); i++)
    out->suffix[i] = length > i ? dtl_hash_word (token->norm + length - i - 1, i + 1) : out->word;
  for (gsize i = 0; i < G_N_ELEMENTS (out->prefix); i++)
    out->prefix[i] = length > i ? dtl_hash_word (token->norm, i + 1) : out->word;
  out->head = out->word;
  if (hyphen != NULL && hyphen > token->norm && hyphen[1] != '\0')
    out->head = dtl_hash_word (hyphen + 1, strlen (hyphen + 1));
  entry = dtl_word_table_find (table, out->word);
  out->fine = entry != NULL ? entry->fine : 0;
  out->tags = entry != NULL ? entry->tags : 0;
  out->coarse = entry != NULL ? entry->coarse : 0;
  out->capital = entry != NULL ? entry->capital : 0;
  out->shape = find_shape (token, caseless);
  out->marks = find_marks (token, length);
  out->plain = out->shape == SHAPE_LOWER || out->shape == SHAPE_PUNCTUATION ||
               out->shape == SHAPE_DIGITS || out->shape == SHAPE_UNKNOWN;
  out->certain = entry != NULL && out->plain ? entry->certain : 0;
  out->nameless = entry != NULL && out->plain ? entry->nameless : 0;
}

/**
 * dtl_word_features_edge:
 * @at_end: whether behind the last token, not before the first
 * @out: to fill
 *
 * Gives what stands for a word beyond the ends of a sentence.
 */
void
dtl_word_features_edge (gboolean at_end, DtlWordFeatures *out)
{
  memset (out, 0, sizeof *out);
  out->word = at_end ? 2 : 1;
  out->tags = at_end ? 0xFFFF : 0xFFFE;
  out->shape = SHAPE_EDGE;
}
