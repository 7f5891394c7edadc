/* dtl-scan.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-scan.h"

#include "dtl-fold.h"
#include "dtl-name-key.h"
#include "dtl-word-class.h"

#include <string.h>

/* Bytes of an Arabic article, accents included. */
#define LONGEST_ARTICLE 5

static gsize
piece_length (const char *p, const char *end)
{
  const char *from = p;

  while (p < end && *p != '-' && !g_str_has_prefix (p, "\xE2\x80\x93") &&
         !g_str_has_prefix (p, "\xE2\x80\x91"))
    p++;
  return (gsize) (p - from);
}

static gsize
hyphen_length (const char *p, const char *end)
{
  return p == end ? 0 : *p == '-' ? 1 : 3;
}

/* "al-Mayadin", "ez-Zor": a name behind an Arabic article that is written small. */
static gboolean
has_article (const DtlToken *token, const char *text)
{
  const char *start = text + token->start, *end = text + token->end;
  gsize length = piece_length (start, MIN (end, start + LONGEST_ARTICLE + 1));
  const char *name = start + length + hyphen_length (start + length, end);
  g_autofree char *article = NULL;

  if (length < 2 || length > LONGEST_ARTICLE || name >= end ||
      !g_unichar_isupper (g_utf8_get_char (name)))
    return FALSE;
  article = dtl_fold (start, (gssize) length);
  return dtl_is_member (dtl_closed_word (article, strlen (article)), DTL_WORDS_NAME_ARTICLE);
}

static gboolean
is_capital (const DtlToken *token, const char *text)
{
  return (token->flags & (DTL_TOKEN_CAPITALISED | DTL_TOKEN_UPPER)) != 0 ||
         has_article (token, text);
}

/* A hyphen or stop that stands inside a name, without space on either side of the name's parts. */
static gboolean
is_inner_mark (const DtlToken *token)
{
  return (token->norm[0] == '-' && token->norm[1] == '\0' &&
          !(token->flags & DTL_TOKEN_SPACE_BEFORE)) ||
         (token->norm[0] == '.' && token->norm[1] == '\0' &&
          !(token->flags & DTL_TOKEN_SPACE_BEFORE)) ||
         (token->norm[0] == '\'' && token->norm[1] == '\0');
}

/* Adds the words of a token to the running hash, and to @key if there is one; FALSE if it has none.
 */
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

/* A scan at one start: the words so far. */
typedef struct
{
  const DtlNames *names;
  const DtlToken *tokens;
  const char *text;
  guint first;
  guint64 hash;
  guint words;
  GString *key; /* needed only where places are laid over */
  GArray *out;
} Scan;

static guint32
step (Scan *s, guint end, guint32 end_byte, gboolean may_end)
{
  const guint32 *postings;
  guint32 value = dtl_names_step (s->names, dtl_name_hash_finish (s->hash),
                                  s->key != NULL ? s->key->str : NULL, &postings);

  if (value & DTL_NAME_IS_NAME && may_end)
    {
      DtlScanMatch match = { s->first, end, s->tokens[s->first].start, end_byte, postings };

      g_array_append_val (s->out, match);
    }
  return value;
}

static gboolean
hash_piece (const char *piece, gsize length, guint64 *hash, GString *key)
{
  g_autofree char *norm = dtl_fold (piece, (gssize) length);
  DtlToken token = { .norm = norm };
  guint words = 0;

  return hash_token (&token, hash, &words, key);
}

/* The front pieces of a hyphenated token may end a name: "New York-based", "U.S.-led". */
static void
scan_fronts (Scan *s, guint token)
{
  const char *p = s->text + s->tokens[token].start, *end = s->text + s->tokens[token].end;
  guint64 hash = s->hash;
  gsize key_length = s->key != NULL ? s->key->len : 0;

  for (gsize n = piece_length (p, end); p + n < end; n = piece_length (p, end))
    {
      if (n == 0 || !hash_piece (p, n, &s->hash, s->key))
        break;
      step (s, token + 1, (guint32) (p + n - s->text), TRUE);
      p += n + hyphen_length (p + n, end);
    }
  s->hash = hash;
  if (s->key != NULL)
    g_string_truncate (s->key, key_length);
}

/* A capitalised piece behind a hyphen may be a name of its own: "Syrian-Turkish". */
static void
scan_backs (const DtlNames *names, const DtlToken *tokens, const char *text, guint token,
            GArray *out)
{
  const char *from = text + tokens[token].start, *end = text + tokens[token].end;

  for (const char *p = from;;)
    {
      gsize n = piece_length (p, end);
      const guint32 *postings =
          p > from && g_unichar_isupper (g_utf8_get_char (p)) ? dtl_scan_text (names, p, n) : NULL;

      if (postings != NULL)
        {
          DtlScanMatch match = { token, token + 1, (guint32) (p - text), (guint32) (p + n - text),
                                 postings };

          g_array_append_val (out, match);
        }
      if (p + n >= end)
        return;
      p += n + hyphen_length (p + n, end);
    }
}

static void
scan_from (const DtlNames *names, const DtlToken *tokens, const char *text, guint first,
           guint limit, GArray *out)
{
  g_autoptr (GString) key = names->view != NULL ? g_string_new (NULL) : NULL;
  Scan s = { names, tokens, text, first, DTL_NAME_HASH_START, 0, key, out };

  for (guint i = first; i < limit && s.words < DTL_NAME_WORDS_MAX; i++)
    {
      const DtlToken *token = &tokens[i];
      /* "Guatemala city" is written so too. */
      gboolean capital =
          is_capital (token, text) || (i > first && strcmp (token->norm, "city") == 0);

      if (i > first && is_inner_mark (token))
        continue;
      if (!capital && !(i > first && dtl_token_is (token, DTL_WORDS_NAME_CONNECTOR)))
        break;
      if (strchr (token->norm, '-') != NULL)
        scan_fronts (&s, i);
      if (!hash_token (token, &s.hash, &s.words, key) ||
          !(step (&s, i + 1, token->end, capital) & DTL_NAME_GOES_ON))
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
 * Returns: (transfer full) (element-type DtlScanMatch): matches by first token, shorter ones first;
 *   they may overlap
 */
GArray *
dtl_scan_document (const DtlNames *names, const DtlDocument *document)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (DtlScanMatch));
  guint n_tokens, n_sentences;
  const char *text = dtl_document_text (document, NULL);
  const DtlToken *tokens = dtl_document_tokens (document, &n_tokens);
  const DtlSentence *sentences = dtl_document_sentences (document, &n_sentences);

  for (guint s = 0; s < n_sentences; s++)
    for (guint i = sentences[s].first; i < sentences[s].end; i++)
      if (is_capital (&tokens[i], text))
        {
          scan_from (names, tokens, text, i, sentences[s].end, out);
          if (strchr (tokens[i].norm, '-') != NULL)
            scan_backs (names, tokens, text, i, out);
        }
  return out;
}

/**
 * dtl_scan_text:
 * @names: the index
 * @text: a name as written
 * @length: its bytes
 *
 * Returns: (transfer none) (nullable): its postings
 */
const guint32 *
dtl_scan_text (const DtlNames *names, const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *key = dtl_name_key (copy);

  return *key != '\0' ? dtl_names_postings (names, key) : NULL;
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
