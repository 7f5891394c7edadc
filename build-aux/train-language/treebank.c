/* treebank.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads CoNLL-U files.
 */

#include "config.h"

#include "treebank.h"

#include "dtl-fold.h"
#include "dtl-tokenizer-private.h"
#include "dtl-word-class.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define N_COLUMNS 10

enum
{
  COLUMN_ID,
  COLUMN_FORM,
  COLUMN_LEMMA,
  COLUMN_UPOS,
  COLUMN_XPOS,
  COLUMN_FEATURES,
  COLUMN_HEAD,
  COLUMN_DEPREL,
  COLUMN_DEPS,
  COLUMN_MISC,
};

void
sentence_free (Sentence *self)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      g_free ((char *) g_array_index (self->tokens, DtlToken, i).norm);
      g_free ((char *) g_array_index (self->tokens, DtlToken, i).lemma);
    }
  g_array_unref (self->tokens);
  g_ptr_array_unref (self->forms);
  g_free (self);
}

static Sentence *
sentence_new (void)
{
  Sentence *self = g_new0 (Sentence, 1);

  self->tokens = g_array_new (FALSE, TRUE, sizeof (DtlToken));
  self->forms = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* Sets norms and flags from the forms. */
void
sentence_shape (Sentence *self)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      DtlToken *token = &g_array_index (self->tokens, DtlToken, i);
      const char *form = g_ptr_array_index (self->forms, i);
      guint kept = token->flags & DTL_TOKEN_SPACE_BEFORE;

      g_free ((char *) token->norm);
      token->norm = dtl_fold (form, -1);
      token->word = dtl_closed_word (token->norm, strlen (token->norm));
      token->flags = (guint16) (dtl_token_shape (form, strlen (form)) | kept);
    }
  if (self->tokens->len > 0)
    g_array_index (self->tokens, DtlToken, 0).flags |= DTL_TOKEN_SENTENCE_START;
}

Sentence *
sentence_copy (const Sentence *self, gboolean upper_case)
{
  Sentence *copy = sentence_new ();

  g_array_append_vals (copy->tokens, self->tokens->data, self->tokens->len);
  for (guint i = 0; i < self->tokens->len; i++)
    {
      const char *form = g_ptr_array_index (self->forms, i);
      DtlToken *token = &g_array_index (copy->tokens, DtlToken, i);

      token->norm = NULL;
      token->lemma = g_strdup (token->lemma);
      g_ptr_array_add (copy->forms, upper_case ? g_utf8_strup (form, -1) : g_strdup (form));
    }
  copy->caseless = upper_case;
  sentence_shape (copy);
  return copy;
}

/* A sentence without tags. */
Sentence *
sentence_of_forms (const GPtrArray *forms)
{
  Sentence *self = sentence_new ();
  DtlToken token = { .head = -1, .flags = DTL_TOKEN_SPACE_BEFORE };

  for (guint i = 0; i < forms->len; i++)
    {
      g_array_append_val (self->tokens, token);
      g_ptr_array_add (self->forms, g_strdup (g_ptr_array_index (forms, i)));
    }
  sentence_shape (self);
  return self;
}

char *
read_gzip (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) raw = g_file_read (file, NULL, &error);
  g_autoptr (GZlibDecompressor) gunzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  GString *text = g_string_new (NULL);
  char buffer[65536];
  gssize n;

  if (raw == NULL)
    g_error ("%s", error->message);

  g_autoptr (GInputStream) stream =
    g_converter_input_stream_new (G_INPUT_STREAM (raw), G_CONVERTER (gunzip));

  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, &error)) > 0)
    g_string_append_len (text, buffer, n);
  if (n < 0)
    g_error ("%s: %s", path, error->message);
  return g_string_free (text, FALSE);
}

static void
append_row (Sentence *sentence, char **cells, gboolean space_before)
{
  DtlToken token = { 0 };
  int deprel = dtl_deprel_from_name (cells[COLUMN_DEPREL]);
  int upos = dtl_upos_from_name (cells[COLUMN_UPOS]);
  int xpos = dtl_xpos_from_name (cells[COLUMN_XPOS]);

  if (deprel < 0 || upos < 0 || xpos < 0)
    g_error ("unknown tag: %s %s %s", cells[COLUMN_UPOS], cells[COLUMN_XPOS],
             cells[COLUMN_DEPREL]);
  if (g_str_equal (cells[COLUMN_DEPREL], "obl:unmarked"))
    deprel = DTL_DEPREL_OBL_TMOD;
  else if (g_str_equal (cells[COLUMN_DEPREL], "nmod:unmarked"))
    deprel = DTL_DEPREL_NMOD_TMOD;
  token.head = atoi (cells[COLUMN_HEAD]) - 1;
  token.deprel = (guint8) deprel;
  token.upos = (guint8) upos;
  token.xpos = (guint8) xpos;
  token.lemma = dtl_fold (cells[COLUMN_LEMMA], -1);
  token.flags = space_before ? DTL_TOKEN_SPACE_BEFORE : 0;
  g_array_append_val (sentence->tokens, token);
  g_ptr_array_add (sentence->forms, g_strdup (cells[COLUMN_FORM]));
}

static gboolean
is_joint (const Sentence *self, guint i)
{
  const char *form = g_ptr_array_index (self->forms, i);
  const DtlToken *tokens = (const DtlToken *) (const void *) self->tokens->data;

  return i > 0 && i + 1 < self->tokens->len && g_str_equal (form, "-") &&
         !(tokens[i].flags & DTL_TOKEN_SPACE_BEFORE) &&
         !(tokens[i + 1].flags & DTL_TOKEN_SPACE_BEFORE);
}

/* The piece of [first, end) whose head lies outside. */
static guint
top_of (const Sentence *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      gint32 head = g_array_index (self->tokens, DtlToken, i).head;

      if (head < (gint32) first || head >= (gint32) end)
        return i;
    }
  return first;
}

/* The sentence with words that hyphens join made one token, as Dateline's tokeniser makes them,
 * or NULL if it has none. */
static Sentence *
join_pieces (const Sentence *self)
{
  g_autofree gint32 *place = g_new (gint32, self->tokens->len);
  Sentence *joined = sentence_new ();

  for (guint i = 0; i < self->tokens->len;)
    {
      guint end = i + 1;
      g_autoptr (GString) form = g_string_new (g_ptr_array_index (self->forms, i));

      while (end + 1 < self->tokens->len && is_joint (self, end))
        {
          g_string_append (form, g_ptr_array_index (self->forms, end));
          g_string_append (form, g_ptr_array_index (self->forms, end + 1));
          end += 2;
        }

      DtlToken token = g_array_index (self->tokens, DtlToken, top_of (self, i, end));

      token.flags = g_array_index (self->tokens, DtlToken, i).flags;
      token.norm = NULL;
      token.lemma = g_strdup (token.lemma);
      for (; i < end; i++)
        place[i] = (gint32) joined->tokens->len;
      g_array_append_val (joined->tokens, token);
      g_ptr_array_add (joined->forms, g_strdup (form->str));
    }
  for (guint i = 0; i < joined->tokens->len; i++)
    {
      DtlToken *token = &g_array_index (joined->tokens, DtlToken, i);

      if (token->head >= 0)
        token->head = place[token->head];
    }
  if (joined->tokens->len == self->tokens->len)
    g_clear_pointer (&joined, sentence_free);
  else
    sentence_shape (joined);
  return joined;
}

static void
end_sentence (GPtrArray *sentences, Sentence *sentence, gboolean join_hyphens)
{
  Sentence *joined;

  if (sentence->tokens->len == 0)
    {
      sentence_free (sentence);
      return;
    }
  sentence_shape (sentence);
  g_ptr_array_add (sentences, sentence);
  joined = join_hyphens ? join_pieces (sentence) : NULL;
  if (joined != NULL)
    g_ptr_array_add (sentences, joined);
}

/* Reads a treebank; with @join_hyphens a sentence that has words cut at their hyphens comes twice,
 * the second time with these words whole. */
GPtrArray *
treebank_read (const char *path, gboolean join_hyphens)
{
  g_autofree char *text = read_gzip (path);
  GPtrArray *sentences = g_ptr_array_new_with_free_func ((GDestroyNotify) sentence_free);
  Sentence *sentence = sentence_new ();
  gboolean space = TRUE;

  for (char *line = text, *next; line != NULL && *line != '\0'; line = next)
    {
      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      if (*line == '\0')
        {
          end_sentence (sentences, sentence, join_hyphens);
          sentence = sentence_new ();
          space = TRUE;
          continue;
        }

      g_auto (GStrv) cells = g_strsplit (line, "\t", N_COLUMNS);

      if (*line == '#' || strpbrk (cells[COLUMN_ID], "-.") != NULL)
        continue;
      append_row (sentence, cells, space);
      space = strstr (cells[COLUMN_MISC], "SpaceAfter=No") == NULL;
    }
  end_sentence (sentences, sentence, join_hyphens);
  return sentences;
}
