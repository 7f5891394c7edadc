/* dtl-sentences.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-fold.h"
#include "dtl-lexicon-private.h"
#include "dtl-tokenizer-private.h"

#include <string.h>

#define MAX_DATELINE 24
#define MAX_DAY_AND_NAMES 10
/* Longer ones are tables or noise; they are cut, so that nothing depends on their length. */
#define MAX_SENTENCE 400

typedef struct
{
  const DtlTokenRules *rules;
  const char *text;
  DtlToken *tokens;
  guint n_tokens;
} Splitter;

static gboolean
token_is (const Splitter *self, guint i, const char *text)
{
  gsize length = strlen (text);

  return self->tokens[i].end - self->tokens[i].start == length &&
         memcmp (self->text + self->tokens[i].start, text, length) == 0;
}

static gunichar
first_char (const Splitter *self, guint i)
{
  return g_utf8_get_char (self->text + self->tokens[i].start);
}

static gboolean
is_closer (const Splitter *self, guint i)
{
  gunichar c = first_char (self, i);

  if (c == '"' || c == '\'')
    return !(self->tokens[i].flags & DTL_TOKEN_SPACE_BEFORE);
  return c == ')' || c == ']' || c == '}' || c == 0x201D || c == 0x2019 || c == 0x00BB;
}

static gboolean
is_stop (const Splitter *self, guint i)
{
  gunichar c = first_char (self, i);

  return (self->tokens[i].flags & DTL_TOKEN_PUNCTUATION) &&
         (c == '.' || c == '?' || c == '!' || c == 0x2026);
}

static gboolean
is_ellipsis (const Splitter *self, guint i)
{
  return first_char (self, i) == 0x2026 || token_is (self, i, "...") || token_is (self, i, "..");
}

static gboolean
is_starter (const Splitter *self, guint i)
{
  const DtlToken *token = &self->tokens[i];
  g_autofree char *folded = dtl_fold (self->text + token->start, token->end - token->start);

  return dtl_lexicon_lookup (self->rules->lexicon, self->rules->starters, folded, -1) >= 0;
}

/* The first token from @i that is no opening mark. */
static guint
skip_openers (const Splitter *self, guint i)
{
  guint most = MIN (i + 4, self->n_tokens);

  while (i < most && (self->tokens[i].flags & DTL_TOKEN_PUNCTUATION) &&
         !(self->tokens[i].flags & (DTL_TOKEN_PARAGRAPH_START | DTL_TOKEN_LINE_START)) &&
         !is_stop (self, i))
    i++;
  return i;
}

/* Whether a new sentence may begin with token @i after a full stop. */
static gboolean
can_begin (const Splitter *self, guint i)
{
  guint word = skip_openers (self, i);

  if (word >= self->n_tokens || word > i + 3)
    return TRUE;
  return !g_unichar_islower (first_char (self, word));
}

/* Whether the sentence ends with the abbreviation at @i: what follows is a word that begins
 * sentences, not a name. */
static gboolean
abbreviation_ends (const Splitter *self, guint i, guint next)
{
  const DtlToken *token = &self->tokens[i];
  guint word = skip_openers (self, next);

  if ((token->flags & DTL_TOKEN_TITLE) || word >= self->n_tokens)
    return FALSE;
  if (!(self->tokens[word].flags & DTL_TOKEN_CAPITALISED))
    return FALSE;
  return is_starter (self, word);
}

/* Whether the sentence ends after token @i, whose closing marks end at @next. */
static gboolean
ends_after (const Splitter *self, guint i, guint next)
{
  if (self->tokens[next].flags & DTL_TOKEN_PARAGRAPH_START)
    return TRUE;
  if (self->tokens[i].flags & (DTL_TOKEN_ABBREVIATION | DTL_TOKEN_TITLE))
    return abbreviation_ends (self, i, next);
  if (!is_stop (self, i))
    return FALSE;
  if (!(self->tokens[next].flags & DTL_TOKEN_SPACE_BEFORE) && is_ellipsis (self, i))
    return FALSE;
  return can_begin (self, next);
}

static gboolean
is_dash (const Splitter *self, guint i)
{
  return token_is (self, i, "--") || token_is (self, i, "---") || token_is (self, i, "\u2014") ||
         token_is (self, i, "\u2013") || token_is (self, i, "\u2015") ||
         (token_is (self, i, "-") && (self->tokens[i].flags & DTL_TOKEN_SPACE_BEFORE));
}

/* Marks and words that a dateline is made of: names, dates, agencies in brackets. */
static gboolean
fits_dateline (const Splitter *self, guint i)
{
  const DtlToken *token = &self->tokens[i];
  gunichar c = first_char (self, i);

  if (token->flags & (DTL_TOKEN_CAPITALISED | DTL_TOKEN_DIGITS))
    return TRUE;
  if (c < 0x80 && strchr (",.()[]/:", (char) c) != NULL)
    return TRUE;
  return token->end - token->start <= 3 && g_unichar_isalpha (c);
}

static gboolean
is_bracketed (const Splitter *self, guint i, guint end, guint *after)
{
  if (i >= end || first_char (self, i) != '[')
    return FALSE;
  for (guint k = i + 1; k < end && k < i + MAX_DATELINE; k++)
    if (first_char (self, k) == ']')
      {
        *after = k + 1;
        return TRUE;
      }
  return FALSE;
}

/* "* 2 April 2015, Kenya - Gunmen …": nothing but a day and names. */
static gboolean
is_day_and_names (const Splitter *self, guint first, guint end)
{
  gboolean digits = FALSE;

  if (end - first > MAX_DAY_AND_NAMES)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      const DtlToken *token = &self->tokens[i];

      digits |= (token->flags & DTL_TOKEN_DIGITS) != 0;
      if (g_unichar_isalpha (first_char (self, i)) && !(token->flags & DTL_TOKEN_CAPITALISED))
        return FALSE;
    }
  return digits;
}

static gboolean
is_bullet (const Splitter *self, guint i)
{
  return token_is (self, i, "*") || token_is (self, i, "\u2022") || token_is (self, i, "\u25CF");
}

/* One past the dateline that begins the paragraph at @first ("KARACHI, Pakistan (AP) —"), or
 * @first if there is none. Wire copy adds notes in square brackets, which go with it. */
static guint
dateline_end (const Splitter *self, guint first)
{
  guint names = is_bullet (self, first) ? first + 1 : first;
  guint end = names;
  guint upper = 0;
  gboolean in_brackets = FALSE;

  while (end < self->n_tokens && end < first + MAX_DATELINE &&
         (fits_dateline (self, end) || in_brackets) && !is_dash (self, end) &&
         (end == names || !(self->tokens[end].flags & DTL_TOKEN_PARAGRAPH_START)))
    {
      in_brackets = first_char (self, end) == '(' || (in_brackets && first_char (self, end) != ')');
      upper += (self->tokens[end++].flags & DTL_TOKEN_UPPER) != 0;
    }
  if (end == names || end >= self->n_tokens || !is_dash (self, end))
    return first;
  if (self->tokens[end].flags & DTL_TOKEN_PARAGRAPH_START)
    return first;
  if (!is_day_and_names (self, names, end) &&
      (!(self->tokens[first].flags & DTL_TOKEN_CAPITALISED) ||
       (upper == 0 && first_char (self, end - 1) != ')' && end - first > 4)))
    return first;
  end++;
  while (is_bracketed (self, end, self->n_tokens, &end))
    ;
  return end < self->n_tokens && !(self->tokens[end].flags & DTL_TOKEN_PARAGRAPH_START) ? end
                                                                                        : first;
}

/* One past the last token of the sentence that begins at @first. */
static guint
sentence_end (const Splitter *self, guint first)
{
  guint most = MIN (self->n_tokens, first + MAX_SENTENCE);

  for (guint i = first; i + 1 < most;)
    {
      guint next = i + 1;

      if (is_stop (self, i) || (self->tokens[i].flags & DTL_TOKEN_ABBREVIATION))
        while (next < self->n_tokens && is_closer (self, next) &&
               !(self->tokens[next].flags & DTL_TOKEN_PARAGRAPH_START))
          next++;
      if (next >= self->n_tokens ||
          (self->tokens[next].flags & (DTL_TOKEN_PARAGRAPH_START | DTL_TOKEN_LINE_START)) ||
          ends_after (self, i, next))
        return next;
      i = next;
    }
  return most;
}

/* Marks the tokens between quotation marks; a quotation ends with its paragraph. */
static void
mark_quotes (Splitter *self)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < self->n_tokens; i++)
    {
      DtlToken *token = &self->tokens[i];
      gunichar c = first_char (self, i);

      if (token->flags & DTL_TOKEN_PARAGRAPH_START)
        inside = FALSE;
      if (c == 0x201C || c == 0x00AB || c == 0x201E || token_is (self, i, "``"))
        inside = TRUE;
      else if (c == 0x201D || c == 0x00BB || token_is (self, i, "''"))
        inside = FALSE;
      else if (c == '"')
        inside = !inside;
      else if (inside)
        token->flags |= DTL_TOKEN_QUOTED;
    }
}

/**
 * dtl_split_sentences:
 * @rules: lists of abbreviations and of words that begin sentences
 * @text: the text that @tokens were cut from
 * @tokens: array of #DtlToken, whose sentences and flags are filled in
 *
 * Groups tokens into sentences and paragraphs. A dateline is a sentence of its own, so is a line
 * of a list or a heading.
 *
 * Returns: (transfer full): array of #DtlSentence
 */
GArray *
dtl_split_sentences (const DtlTokenRules *rules, const char *text, GArray *tokens)
{
  Splitter self = { rules, text, (DtlToken *) (void *) tokens->data, tokens->len };
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (DtlSentence));
  guint32 paragraph = 0;

  mark_quotes (&self);
  for (guint first = 0; first < self.n_tokens;)
    {
      gboolean starts = (self.tokens[first].flags & DTL_TOKEN_PARAGRAPH_START) != 0;
      guint end = starts ? dateline_end (&self, first) : first;

      if (end == first)
        end = sentence_end (&self, first);
      paragraph += starts && first > 0;

      DtlSentence sentence = { first, end, paragraph };

      for (guint i = first; i < end; i++)
        self.tokens[i].sentence = sentences->len;
      self.tokens[first].flags |= DTL_TOKEN_SENTENCE_START;
      g_array_append_val (sentences, sentence);
      first = end;
    }
  for (guint i = 0; i < self.n_tokens; i++)
    self.tokens[i].flags &= (guint16) ~DTL_TOKEN_PRIVATE;
  return sentences;
}
