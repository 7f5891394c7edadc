/* dtl-signals.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-signals-private.h"

#include "dtl-fold.h"
#include "dtl-lexicon-private.h"

#include <string.h>

/* Tokens of the longest term. */
#define LONGEST_TERM 10

struct _DtlSignals
{
  const DtlLexicon *lexicon;
  int list;
  guint8 *rows;   /* whether a row of the list is more than a frame */
  guint8 *begins; /* whether a word of the vocabulary begins one of these */
};

static void
add_forms (DtlSignals *self, const char *term)
{
  g_auto (GStrv) forms = g_strsplit (term, "|", -1);

  for (guint i = 0; forms[i] != NULL; i++)
    {
      const char *form = forms[i] + strspn (forms[i], "=~ ");
      g_autofree char *word = dtl_fold (form, (gssize) strcspn (form, " -"));
      guint32 index = dtl_lexicon_word (self->lexicon, word, strlen (word));

      if (index != 0)
        self->begins[index] = TRUE;
    }
}

/**
 * dtl_signals_new:
 * @lexicon: word lists; must outlive the signals
 *
 * Reads the list "triggers". Rows whose strength is "frame" report nothing by themselves.
 *
 * Returns: (transfer full): the signals
 */
DtlSignals *
dtl_signals_new (const DtlLexicon *lexicon)
{
  DtlSignals *self = g_new0 (DtlSignals, 1);
  int terms, strengths;
  guint n_rows;

  self->lexicon = lexicon;
  self->list = dtl_lexicon_list_index (lexicon, "triggers");
  if (self->list < 0)
    return self;
  terms = dtl_lexicon_column_index (lexicon, (guint) self->list, "term");
  strengths = dtl_lexicon_column_index (lexicon, (guint) self->list, "strength");
  if (terms < 0 || strengths < 0)
    {
      self->list = -1;
      return self;
    }
  n_rows = dtl_lexicon_n_entries (lexicon, (guint) self->list);
  self->rows = g_new0 (guint8, n_rows);
  self->begins = g_new0 (guint8, dtl_lexicon_n_words (lexicon) + 1);
  for (guint i = 0; i < n_rows; i++)
    {
      self->rows[i] = strcmp (dtl_lexicon_get (lexicon, (guint) self->list, i, (guint) strengths),
                              "frame") != 0;
      if (self->rows[i])
        add_forms (self, dtl_lexicon_get (lexicon, (guint) self->list, i, (guint) terms));
    }
  return self;
}

/**
 * dtl_signals_free:
 * @self: (nullable): signals
 */
void
dtl_signals_free (DtlSignals *self)
{
  if (self == NULL)
    return;
  g_free (self->rows);
  g_free (self->begins);
  g_free (self);
}

static gboolean
may_begin (const DtlSignals *self, const DtlToken *token)
{
  const char *word = token->norm + strspn (token->norm, "-");

  return self->begins[dtl_lexicon_word (self->lexicon, word, strcspn (word, "-"))];
}

/* Whether a term really begins at the first of the tokens. */
static gboolean
begins_term (const DtlSignals *self, const char *text, const DtlToken *tokens, guint n_tokens)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (DtlLexiconMatch));
  guint32 first_match[LONGEST_TERM + 1];

  dtl_lexicon_match (self->lexicon, text, tokens, MIN (n_tokens, LONGEST_TERM), matches,
                     first_match);
  for (guint i = 0; i < matches->len; i++)
    {
      const DtlLexiconMatch *match = &g_array_index (matches, DtlLexiconMatch, i);

      if ((int) match->list == self->list && self->rows[match->entry])
        return TRUE;
    }
  return FALSE;
}

/**
 * dtl_signals_find:
 * @self: signals
 * @text: the text of the tokens
 * @tokens: tokens with norms; lemmas may still be missing, terms have all their forms written out
 * @n_tokens: their number
 *
 * Returns: whether there is a word of violence, or whatever looks like one
 */
gboolean
dtl_signals_find (const DtlSignals *self, const char *text, const DtlToken *tokens, guint n_tokens)
{
  if (self->list < 0)
    return TRUE;
  for (guint i = 0; i < n_tokens; i++)
    if (may_begin (self, &tokens[i]) && begins_term (self, text, tokens + i, n_tokens - i))
      return TRUE;
  return FALSE;
}
