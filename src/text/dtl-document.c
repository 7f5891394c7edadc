/* dtl-document.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-document.h"

#include "dtl-analysis-private.h"
#include "dtl-fold.h"
#include "dtl-language-model-private.h"
#include "dtl-lexicon-private.h"
#include "dtl-offsets.h"
#include "dtl-tagger-private.h"
#include "dtl-word-class.h"

#include <string.h>

#define CHUNK_SIZE 16384

struct _DtlDocument
{
  DtlLanguageModel *model;
  char *text;
  gsize length;
  DtlOffsets *offsets;
  GStringChunk *strings;
  GArray *tokens;
  GArray *sentences;
  GArray *matches;
  GArray *names;
  guint32 *first_match;
  gboolean upper_case;
  DtlDocumentLevel level;
};

/* A copy of the text in which every byte that is not UTF-8, and every NUL, is "?": offsets stay. */
static char *
copy_valid (const char *text, gsize length)
{
  char *copy = g_malloc (length + 1);
  char *p = copy;
  const char *end = copy + length;

  memcpy (copy, text, length);
  copy[length] = '\0';
  while (!g_utf8_validate_len (p, (gsize) (end - p), (const char **) &p))
    *p++ = '?';
  return copy;
}

static DtlToken *
token_at (const DtlDocument *self, guint i)
{
  return &g_array_index (self->tokens, DtlToken, i);
}

static void
fold_tokens (DtlDocument *self)
{
  g_autoptr (GString) folded = g_string_sized_new (64);

  for (guint i = 0; i < self->tokens->len; i++)
    {
      DtlToken *token = token_at (self, i);

      g_string_truncate (folded, 0);
      dtl_fold_append (folded, self->text + token->start, token->end - token->start);
      token->norm = g_string_chunk_insert_len (self->strings, folded->str, (gssize) folded->len);
      token->lemma = token->norm;
      token->word = dtl_closed_word (folded->str, folded->len);
    }
}

static void
lemmatise_tokens (DtlDocument *self)
{
  g_autoptr (GString) lemma = g_string_sized_new (64);

  for (guint i = 0; i < self->tokens->len; i++)
    {
      DtlToken *token = token_at (self, i);
      guint xpos = token->xpos;

      if (xpos == DTL_XPOS_NONE)
        xpos = dtl_guess_xpos (token->norm, token->flags);
      dtl_lemmatise (&self->model->lemma_rules, token->norm, xpos, lemma);
      if (strcmp (lemma->str, token->norm) != 0)
        token->lemma = g_string_chunk_insert_len (self->strings, lemma->str, (gssize) lemma->len);
    }
}

/* Whether the text is wire copy in capitals: four letters in five, and enough of them. */
static gboolean
is_upper_case (const char *text, gsize length)
{
  gsize upper = 0, lower = 0;

  for (gsize i = 0; i < length; i++)
    {
      upper += g_ascii_isupper (text[i]);
      lower += g_ascii_islower (text[i]);
    }
  return upper >= 20 && upper > 4 * lower;
}

static void
match_lexicon (DtlDocument *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (DtlLexiconMatch));
  self->first_match = g_new (guint32, (gsize) self->tokens->len + 1);
  dtl_lexicon_match (self->model->lexicon, self->text, token_at (self, 0), self->tokens->len,
                     self->matches, self->first_match);
}

/* The sentences in which something may have happened: only these are worth a parse. */
static guint8 *
mark_eventful (const DtlDocument *self)
{
  guint8 *wanted = g_new0 (guint8, self->sentences->len);

  for (guint i = 0; i < self->matches->len; i++)
    {
      const DtlLexiconMatch *match = &g_array_index (self->matches, DtlLexiconMatch, i);

      if ((int) match->list == self->model->triggers)
        wanted[token_at (self, match->first)->sentence] = TRUE;
    }
  return wanted;
}

static void
find_heads (DtlDocument *self, const guint8 *labels, DtlDocumentLevel level)
{
  g_autofree guint8 *wanted = level == DTL_DOCUMENT_EVENTS ? mark_eventful (self) : NULL;

  dtl_analyse_heads (self->model, token_at (self, 0), dtl_document_sentences (self, NULL),
                     self->sentences->len, labels, wanted);
}

/**
 * dtl_document_new:
 * @model: what reading English needs
 * @text: the text; bytes that are not UTF-8 count as "?"
 * @length: bytes of @text, or -1 if it ends in NUL
 * @level: how deep to read
 *
 * Reads a text. Takes time linear in @length.
 *
 * Returns: (transfer full): the text in sentences and tokens
 */
DtlDocument *
dtl_document_new (DtlLanguageModel *model, const char *text, gssize length, DtlDocumentLevel level)
{
  DtlDocument *self = g_new0 (DtlDocument, 1);

  g_return_val_if_fail (model != NULL && text != NULL, NULL);
  self->model = dtl_language_model_ref (model);
  self->length = length < 0 ? strlen (text) : (gsize) length;
  self->text = copy_valid (text, self->length);
  self->offsets = dtl_offsets_new (self->text, self->length);
  self->strings = g_string_chunk_new (CHUNK_SIZE);
  self->upper_case = is_upper_case (self->text, self->length);
  self->tokens = dtl_tokenize (&model->token_rules, self->text, self->length);
  self->sentences = dtl_split_sentences (&model->token_rules, self->text, self->tokens);
  fold_tokens (self);
  dtl_document_deepen (self, level);
  return self;
}

/**
 * dtl_document_deepen:
 * @self: a document of the depth %DTL_DOCUMENT_TOKENS that nobody else looks at yet
 * @level: how deep to read
 *
 * Reads on.
 */
void
dtl_document_deepen (DtlDocument *self, DtlDocumentLevel level)
{
  g_autofree guint8 *labels = NULL;

  g_return_if_fail (self != NULL && self->level == DTL_DOCUMENT_TOKENS);
  self->level = level;
  if (level == DTL_DOCUMENT_TOKENS)
    return;
  if (level >= DTL_DOCUMENT_TAGS)
    {
      labels = g_malloc (self->tokens->len);
      self->names =
          dtl_analyse_words (self->model, token_at (self, 0), dtl_document_sentences (self, NULL),
                             self->sentences->len, self->upper_case, labels);
    }
  lemmatise_tokens (self);
  match_lexicon (self);
  if (level >= DTL_DOCUMENT_EVENTS)
    find_heads (self, labels, level);
}

/**
 * dtl_document_may_hold_events:
 * @self: a document of any depth
 *
 * Returns: whether any word of the text may report violence; if not, none can be found by reading
 *   deeper
 */
gboolean
dtl_document_may_hold_events (const DtlDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return dtl_signals_find (self->model->signals, self->text, token_at (self, 0), self->tokens->len);
}

/**
 * dtl_document_free:
 * @self: (nullable): a document
 *
 * Frees the document with all that was borrowed from it.
 */
void
dtl_document_free (DtlDocument *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->first_match, g_free);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->offsets, dtl_offsets_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->model, dtl_language_model_unref);
  g_free (self);
}

/**
 * dtl_document_text:
 * @self: a document
 * @length: (out) (optional): its bytes
 *
 * Returns: (transfer none): the text that offsets refer to, NUL-terminated
 */
const char *
dtl_document_text (const DtlDocument *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (length != NULL)
    *length = self->length;
  return self->text;
}

/**
 * dtl_document_model:
 * @self: a document
 *
 * Returns: (transfer none): the model it was read with
 */
DtlLanguageModel *
dtl_document_model (const DtlDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->model;
}

/**
 * dtl_document_tokens:
 * @self: a document
 * @n_tokens: (out) (optional): their number
 *
 * Returns: (transfer none): all tokens in the order of the text
 */
const DtlToken *
dtl_document_tokens (const DtlDocument *self, guint *n_tokens)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (n_tokens != NULL)
    *n_tokens = self->tokens->len;
  return token_at (self, 0);
}

/**
 * dtl_document_sentences:
 * @self: a document
 * @n_sentences: (out) (optional): their number
 *
 * Returns: (transfer none): all sentences in the order of the text; a dateline ("KARACHI, Pakistan
 *   (AP) —") is one of its own
 */
const DtlSentence *
dtl_document_sentences (const DtlDocument *self, guint *n_sentences)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (n_sentences != NULL)
    *n_sentences = self->sentences->len;
  return (const DtlSentence *) (const void *) self->sentences->data;
}

/**
 * dtl_document_matches:
 * @self: a document
 * @n_matches: (out): their number
 *
 * Returns: (transfer none) (nullable): the matches of all word lists, by first token; %NULL where
 *   the document was read for tokens only
 */
const DtlLexiconMatch *
dtl_document_matches (const DtlDocument *self, guint *n_matches)
{
  g_return_val_if_fail (self != NULL && n_matches != NULL, NULL);
  *n_matches = self->matches != NULL ? self->matches->len : 0;
  return self->matches != NULL ? (const DtlLexiconMatch *) (const void *) self->matches->data
                               : NULL;
}

/**
 * dtl_document_matches_at:
 * @self: a document
 * @token: index of a token
 * @n_matches: (out): the number of matches
 *
 * Returns: (transfer none) (nullable): the matches whose first token is @token
 */
const DtlLexiconMatch *
dtl_document_matches_at (const DtlDocument *self, guint token, guint *n_matches)
{
  g_return_val_if_fail (self != NULL && n_matches != NULL, NULL);
  *n_matches = 0;
  g_return_val_if_fail (token < self->tokens->len, NULL);
  if (self->matches == NULL || self->matches->len == 0)
    return NULL;
  *n_matches = self->first_match[token + 1] - self->first_match[token];
  return &g_array_index (self->matches, DtlLexiconMatch, 0) + self->first_match[token];
}

/**
 * dtl_document_names:
 * @self: a document
 * @n_names: (out): their number
 *
 * Returns: (transfer none) (nullable): the names of people, organisations and places in the order
 *   of the text, none overlapping; %NULL where the document was read without tags
 */
const DtlName *
dtl_document_names (const DtlDocument *self, guint *n_names)
{
  g_return_val_if_fail (self != NULL && n_names != NULL, NULL);
  *n_names = self->names != NULL ? self->names->len : 0;
  return self->names != NULL ? (const DtlName *) (const void *) self->names->data : NULL;
}

/**
 * dtl_document_span:
 * @self: a document
 * @first: index of a token
 * @end: one past the last token
 *
 * Returns: where the tokens stand in the text, in code points
 */
DtlSpan
dtl_document_span (const DtlDocument *self, guint first, guint end)
{
  g_return_val_if_fail (self != NULL && first < end && end <= self->tokens->len,
                        ((DtlSpan){ 0, 0 }));
  return dtl_document_byte_span (self, token_at (self, first)->start,
                                 token_at (self, end - 1)->end);
}

/**
 * dtl_document_byte_span:
 * @self: a document
 * @start: first byte
 * @end: one past the last byte
 *
 * Returns: the same stretch in code points
 */
DtlSpan
dtl_document_byte_span (const DtlDocument *self, gsize start, gsize end)
{
  g_return_val_if_fail (self != NULL && start <= end && end <= self->length, ((DtlSpan){ 0, 0 }));
  return (DtlSpan){ dtl_offsets_to_points (self->offsets, start),
                    dtl_offsets_to_points (self->offsets, end) };
}

/**
 * dtl_document_dup_words:
 * @self: a document
 * @first: index of a token
 * @end: one past the last token
 *
 * Returns: (transfer full): the text of the tokens as written, runs of white space made one blank
 */
char *
dtl_document_dup_words (const DtlDocument *self, guint first, guint end)
{
  GString *words;

  g_return_val_if_fail (self != NULL && first <= end && end <= self->tokens->len, NULL);
  words = g_string_new (NULL);
  for (guint i = first; i < end; i++)
    {
      const DtlToken *token = token_at (self, i);

      if (i > first && (token->flags & DTL_TOKEN_SPACE_BEFORE))
        g_string_append_c (words, ' ');
      g_string_append_len (words, self->text + token->start, token->end - token->start);
    }
  return g_string_free (words, FALSE);
}

/**
 * dtl_document_is_upper_case:
 * @self: a document
 *
 * Returns: whether the text is written in capitals throughout, so that case says nothing
 */
gboolean
dtl_document_is_upper_case (const DtlDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->upper_case;
}
