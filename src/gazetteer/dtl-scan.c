/* dtl-scan.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-scan.h"

#include "dtl-name-key.h"

#include <string.h>

/* Small words that may stand inside a name without a capital. */
static gboolean
is_connector (const char *norm)
{
  static const char *const words[] = { "of", "the", "de", "del", "la", "al", "el", "and", "&", "da",
                                       "do", "dos", "di", "on", "upon", "es", "le", "les", "du",
                                       "des", "ul", "az", "as", "ash", "ar", "sur", "en", "am", "in", "der" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (norm, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_capital (const DtlToken *token)
{
  return (token->flags & (DTL_TOKEN_CAPITALISED | DTL_TOKEN_UPPER)) != 0;
}

/* A hyphen or stop that stands inside a name, without space on either side of the name's parts. */
static gboolean
is_inner_mark (const DtlToken *token)
{
  return (token->norm[0] == '-' && token->norm[1] == '\0' && !(token->flags & DTL_TOKEN_SPACE_BEFORE)) ||
         (token->norm[0] == '.' && token->norm[1] == '\0' && !(token->flags & DTL_TOKEN_SPACE_BEFORE)) ||
         (token->norm[0] == '\'' && token->norm[1] == '\0');
}

/* Adds the words of a token to the running hash, and to @key if there is one; FALSE if it has none. */
static gboolean
hash_token (const DtlToken *token, guint64 *hash, guint *words, GString *key)
{
  const char *cursor = token->norm, *end = cursor + strlen (cursor);
  char word[64];
  gsize length;
  guint n = 0;

  while (dtl_name_key_next_word (&cursor, end, word, sizeof word, &length))
    {
      *hash = dtl_name_hash_word (*hash, word, length);
      n++;
      if (key != NULL)
        g_string_append_printf (key, key->len > 0 ? " %s" : "%s", word);
    }
  *words += n;
  return n > 0;
}

static void
scan_from (const DtlNames *names, const DtlToken *tokens, guint first, guint limit, GArray *out)
{
  guint64 hash = DTL_NAME_HASH_START;
  guint words = 0;
  /* The key itself is needed only where places are laid over. */
  g_autoptr (GString) key = names->view != NULL ? g_string_new (NULL) : NULL;

  for (guint i = first; i < limit && words < DTL_NAME_WORDS_MAX; i++)
    {
      const DtlToken *token = &tokens[i];
      gboolean capital = is_capital (token);
      const guint32 *postings;
      guint32 value;

      if (i > first && is_inner_mark (token))
        continue;
      if (!capital && !(i > first && is_connector (token->norm)))
        break;
      if (!hash_token (token, &hash, &words, key))
        break;
      value = dtl_names_step (names, dtl_name_hash_finish (hash), key != NULL ? key->str : NULL, &postings);
      if (value & DTL_NAME_IS_NAME && capital)
        {
          DtlScanMatch match = { first, i + 1, postings };

          g_array_append_val (out, match);
        }
      if (!(value & DTL_NAME_GOES_ON))
        break;
    }
}

/**
 * dtl_scan_document:
 * @names: the index
 * @document: a text
 *
 * Finds all stretches of capitalised words that are names in the gazetteer, in one pass: each start
 * is followed for as long as longer names begin so.
 *
 * Returns: (transfer full) (element-type DtlScanMatch): matches by start, shorter ones first; they
 *   may overlap
 */
GArray *
dtl_scan_document (const DtlNames *names, const DtlDocument *document)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (DtlScanMatch));
  guint n_tokens, n_sentences;
  const DtlToken *tokens = dtl_document_tokens (document, &n_tokens);
  const DtlSentence *sentences = dtl_document_sentences (document, &n_sentences);

  for (guint s = 0; s < n_sentences; s++)
    for (guint i = sentences[s].first; i < sentences[s].end; i++)
      if (is_capital (&tokens[i]))
        scan_from (names, tokens, i, sentences[s].end, out);
  return out;
}

/**
 * dtl_scan_tokens:
 * @names: the index
 * @document: a text
 * @first: index of the first token
 * @end: one past the last token
 *
 * Returns: (transfer none) (nullable): the postings of just these tokens, whatever their case
 */
const guint32 *
dtl_scan_tokens (const DtlNames *names, const DtlDocument *document, guint first, guint end)
{
  guint n_tokens, words = 0;
  const DtlToken *tokens = dtl_document_tokens (document, &n_tokens);
  guint64 hash = DTL_NAME_HASH_START;
  g_autoptr (GString) key = names->view != NULL ? g_string_new (NULL) : NULL;
  const guint32 *postings = NULL;

  for (guint i = first; i < end && i < n_tokens; i++)
    hash_token (&tokens[i], &hash, &words, key);
  if (words > 0)
    dtl_names_step (names, dtl_name_hash_finish (hash), key != NULL ? key->str : NULL, &postings);
  return postings;
}
