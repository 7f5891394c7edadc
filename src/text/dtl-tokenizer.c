/* dtl-tokenizer.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-tokenizer-private.h"

#include "dtl-fold.h"
#include "dtl-lexicon-private.h"
#include "dtl-word-class.h"

#include <string.h>

#define MAX_ABBREVIATION 16
#define MAX_WRAP 120
#define LINE_LENGTHS 256

typedef struct
{
  const DtlTokenRules *rules;
  const char *text;
  const char *end;
  GArray *tokens;
  guint wrap;
  guint pending;
} Tokenizer;

static gboolean
is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0x00AD;
}

static gboolean
is_space (gunichar c)
{
  if (c < 0x80)
    return c <= ' ' || c == 0x7F;
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x200B || c == 0xFEFF ||
         c == 0x2028 || c == 0x2029;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2212;
}

/* The character at @p, or 0 at the end of the text. */
static gunichar
char_at (const Tokenizer *self, const char *p)
{
  return p < self->end ? g_utf8_get_char (p) : 0;
}

static gunichar
char_before (const Tokenizer *self, const char *p)
{
  return p > self->text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

static gboolean
is_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit ((char) c) : g_unichar_isdigit (c);
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha ((char) c) : g_unichar_isalpha (c);
}

static gboolean
is_upper (gunichar c)
{
  return c < 0x80 ? g_ascii_isupper ((char) c) : g_unichar_isupper (c);
}

/**
 * dtl_token_shape:
 * @word: a word
 * @length: its bytes
 *
 * Returns: the #DtlTokenFlags that letters and digits decide
 */
guint
dtl_token_shape (const char *word, gsize length)
{
  const char *p = word, *end = word + length;
  guint letters = 0, upper = 0, digits = 0;
  gboolean first_upper = FALSE;
  guint flags = 0;

  if (is_digit (g_utf8_get_char (p)))
    flags |= DTL_TOKEN_DIGITS;
  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      digits += is_digit (c);
      if (!is_letter (c))
        continue;
      if (is_upper (c))
        {
          first_upper |= letters == 0;
          upper++;
        }
      letters++;
    }
  if (letters == 0 && digits == 0)
    flags |= DTL_TOKEN_PUNCTUATION;
  if (first_upper)
    flags |= DTL_TOKEN_CAPITALISED;
  if (upper > 1 && upper == letters)
    flags |= DTL_TOKEN_UPPER;
  return flags;
}

static void
emit (Tokenizer *self, const char *start, const char *end, guint flags)
{
  DtlToken token = { .start = (guint32) (start - self->text),
                     .end = (guint32) (end - self->text),
                     .head = -1 };

  token.flags = (guint16) (dtl_token_shape (start, (gsize) (end - start)) | flags | self->pending);
  self->pending = 0;
  g_array_append_val (self->tokens, token);
}

/* Bytes of the clitic that ends [start, end), or 0: 's 're 've 'll 'd 'm n't. */
static gsize
clitic_length (const char *start, const char *end)
{
  for (gssize length = 1; length <= 2 && end - length > start; length++)
    {
      const char *at = end - length;
      const char *mark = g_utf8_find_prev_char (start, at);
      char letters[2] = { g_ascii_tolower (at[0]), g_ascii_tolower (end[-1]) };

      if (mark == NULL || !is_apostrophe (g_utf8_get_char (mark)) ||
          !dtl_is_member (dtl_closed_word (letters, (gsize) length), DTL_WORDS_CLITIC))
        continue;
      if (letters[0] != 't')
        return (gsize) (end - mark);
      return mark > start && (mark[-1] == 'n' || mark[-1] == 'N') ? (gsize) (end - mark) + 1 : 0;
    }
  return 0;
}

/* "10am", "5p.m.": the length of the digits, or 0. */
static gsize
clock_digits (const char *start, const char *end)
{
  gsize n = strspn (start, "0123456789:.");
  gsize rest;

  while (n > 0 && start[n - 1] == '.')
    n--;
  if (n == 0 || start + n >= end)
    return 0;
  rest = (gsize) (end - start) - n;
  if (rest == 2 && (g_ascii_strncasecmp (start + n, "am", 2) == 0 ||
                    g_ascii_strncasecmp (start + n, "pm", 2) == 0))
    return n;
  if (rest == 4 && (g_ascii_strncasecmp (start + n, "a.m.", 4) == 0 ||
                    g_ascii_strncasecmp (start + n, "p.m.", 4) == 0))
    return n;
  return 0;
}

static void
emit_word (Tokenizer *self, const char *start, const char *end, guint flags)
{
  gsize cut = clitic_length (start, end);

  if (cut > 0 && (gsize) (end - start) > cut)
    {
      emit (self, start, end - cut, 0);
      emit (self, end - cut, end, flags);
      return;
    }
  if (end - start == 6 && g_ascii_strncasecmp (start, "cannot", 6) == 0)
    {
      emit (self, start, start + 3, 0);
      emit (self, start + 3, end, flags);
      return;
    }
  cut = clock_digits (start, end);
  if (cut > 0)
    {
      emit (self, start, start + cut, 0);
      start += cut;
    }
  emit (self, start, end, flags);
}

/* U.S, a.m, Ph.D: every piece between full stops is one or two letters, and there are two or
 * more of them. */
static gboolean
is_acronym (const char *start, const char *end)
{
  guint letters = 0, pieces = 1;

  for (const char *p = start; p < end; p++)
    {
      if (*p == '.')
        {
          if (letters == 0)
            return FALSE;
          letters = 0;
          pieces++;
        }
      else if (!g_ascii_isalpha (*p) || ++letters > (pieces == 1 ? 2 : 1))
        return FALSE;
    }
  return pieces > 1 && letters > 0;
}

static gboolean
digit_follows (const Tokenizer *self, const char *p)
{
  while (p < self->end && is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p < self->end && g_ascii_isdigit (*p);
}

/* What the list of abbreviations says about [start, end) with its full stop at @end: flags, or 0
 * where the stop is a full stop. */
static guint
listed_abbreviation (const Tokenizer *self, const char *start, const char *end)
{
  g_autofree char *folded = NULL;
  const char *kind;
  int row;

  if (self->rules->abbreviations < 0 || end - start > MAX_ABBREVIATION)
    return 0;
  folded = dtl_fold (start, end + 1 - start);
  row = dtl_lexicon_lookup (self->rules->lexicon, self->rules->abbreviations, folded, -1);
  if (row < 0)
    return 0;
  kind = dtl_lexicon_get (self->rules->lexicon, (guint) self->rules->abbreviations, (guint) row,
                          (guint) self->rules->abbreviation_kind);
  if (strcmp (kind, "number") == 0)
    return digit_follows (self, end + 1) ? DTL_TOKEN_TITLE : 0;
  if (strcmp (kind, "any") == 0)
    return DTL_TOKEN_TITLE;
  if (!g_ascii_isupper (*start))
    return strcmp (kind, "small") == 0 ? DTL_TOKEN_ABBREVIATION : 0;
  if (strcmp (kind, "title") == 0 || (strcmp (kind, "month") == 0 && digit_follows (self, end + 1)))
    return DTL_TOKEN_TITLE;
  return DTL_TOKEN_ABBREVIATION;
}

/* Flags of an abbreviation if the full stop at @end belongs to the word [start, end), else 0. */
static guint
abbreviation_flags (const Tokenizer *self, const char *start, const char *end)
{
  if (end + 1 < self->end && end[1] == '.')
    return 0;
  if (end - start == 1)
    return g_ascii_isupper (*start) && *start != 'I' ? DTL_TOKEN_ABBREVIATION : 0;
  if (end - start <= MAX_ABBREVIATION && is_acronym (start, end))
    return DTL_TOKEN_ABBREVIATION;
  return listed_abbreviation (self, start, end);
}

/* Whether a letter or digit comes after the character at @p. */
static gboolean
word_follows (const Tokenizer *self, const char *p)
{
  return is_word_char (char_at (self, g_utf8_next_char (p)));
}

/* Whether the full stop at @p goes on with the word that began at @start. */
static gboolean
stop_joins (const Tokenizer *self, const char *start, const char *p)
{
  gunichar before = char_before (self, p);
  gunichar after = char_at (self, p + 1);
  gboolean acronym = p - start <= MAX_ABBREVIATION && is_acronym (start, p);

  if (g_unichar_isdigit (before) && g_unichar_isdigit (after))
    return TRUE;
  if (!is_word_char (after))
    return (is_hyphen (after) || is_apostrophe (after)) && word_follows (self, p + 1) && acronym;
  if (p - start == 1 || acronym)
    return g_unichar_isalpha (before) &&
           !(p - start == 1 && g_unichar_isupper (after) && word_follows (self, p + 1));
  if (g_unichar_isalpha (before) && (g_unichar_isupper (after) || g_unichar_isdigit (after)))
    return FALSE;
  return g_unichar_isalpha (before) || g_unichar_isalpha (after);
}

static gsize
letters_after (const Tokenizer *self, const char *p, gsize most)
{
  gsize n = 0;

  while (p < self->end && n < most && g_unichar_isalpha (g_utf8_get_char (p)))
    {
      p = g_utf8_next_char (p);
      n++;
    }
  return n;
}

/* "9/11", "and/or", "km/h" are one word, "police/army" are two. */
static gboolean
slash_joins (const Tokenizer *self, const char *start, const char *p)
{
  gsize left = 0;

  for (const char *q = p; q > start && g_ascii_isalpha (q[-1]) && left < 4; q--)
    left++;
  return left < 4 || letters_after (self, p + 1, 4) < 4;
}

/* Whether the character @c at @p, neither letter nor digit, is inside a word. */
static gboolean
joins (const Tokenizer *self, const char *start, const char *p, gunichar c)
{
  gunichar before = char_before (self, p);
  const char *next = g_utf8_next_char (p);
  gunichar after = char_at (self, next);

  if (c == '.')
    return stop_joins (self, start, p);
  if (is_hyphen (c) && before == '.' && is_word_char (after))
    return TRUE;
  if (is_apostrophe (c) && before == '.' && is_word_char (after))
    return TRUE;
  if (!is_word_char (before) || !is_word_char (after))
    return FALSE;
  if (is_hyphen (c) || is_apostrophe (c) || c == '_' || c == '@')
    return TRUE;
  if (c == '/')
    return slash_joins (self, start, p);
  if (c == '&')
    return g_unichar_isalpha (before) && g_unichar_isalpha (after);
  if (g_unichar_isdigit (before) && g_unichar_isdigit (after))
    return c == ':' || (c == ',' && g_unichar_isdigit (char_at (self, next + 1)));
  return FALSE;
}

static gboolean
is_url (const char *p, const char *end)
{
  gsize left = (gsize) (end - p);

  return (left > 8 && (g_ascii_strncasecmp (p, "http://", 7) == 0 ||
                       g_ascii_strncasecmp (p, "https://", 8) == 0)) ||
         (left > 5 && g_ascii_strncasecmp (p, "www.", 4) == 0);
}

static const char *
url_end (const Tokenizer *self, const char *p)
{
  while (p < self->end && !is_space (g_utf8_get_char (p)) && strchr ("\"<>()[]", *p) == NULL)
    p = g_utf8_next_char (p);
  while (strchr (".,;:!?'", p[-1]) != NULL)
    p--;
  return p;
}

/* Reads one word from @p and returns where it ends. */
static const char *
read_word (Tokenizer *self, const char *p)
{
  const char *start = p;
  guint flags = 0;

  if (is_url (p, self->end))
    {
      p = url_end (self, p);
      emit (self, start, p, 0);
      return p;
    }
  for (p = g_utf8_next_char (p); p < self->end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_word_char (c) && !joins (self, start, p, c))
        break;
    }
  if (char_at (self, p) == '.')
    {
      flags = abbreviation_flags (self, start, p);
      p += flags != 0;
    }
  else if (char_at (self, p) == '$' && g_ascii_isdigit ((char) char_at (self, p + 1)))
    p++;
  emit_word (self, start, p, flags);
  return p;
}

/* Reads one punctuation mark; the same mark several times over is one token. */
static const char *
read_mark (Tokenizer *self, const char *p)
{
  const char *start = p;
  gunichar c = g_utf8_get_char (p);
  guint most = strchr ("'`", *p) != NULL ? 2 : G_MAXUINT;
  guint n = 1;

  p = g_utf8_next_char (p);
  if (c < 0x80 && strchr (".-!?*=_~#+'`|", (char) c) != NULL)
    while (p < self->end && n < most &&
           (*p == (char) c || (strchr ("!?", (char) c) != NULL && (*p == '!' || *p == '?'))))
      {
        p++;
        n++;
      }
  emit (self, start, p, 0);
  return p;
}

/* Whether a word begins at @p though the character is no letter: .45, -5, 's, '90s, @name. */
static gboolean
starts_word (const Tokenizer *self, const char *p)
{
  gunichar c = char_at (self, p);
  gunichar before = char_before (self, p);
  const char *next = g_utf8_next_char (p);
  gunichar after = char_at (self, next);
  gboolean at_start = p == self->text || is_space (before) || before == '(';

  if (is_word_char (c))
    return TRUE;
  if (!at_start || !is_word_char (after))
    return FALSE;
  if (c == '.' || c == '-' || c == 0x2212)
    return g_unichar_isdigit (after);
  if (is_apostrophe (c))
    return g_unichar_isdigit (after) ||
           (g_unichar_tolower (after) == 's' && !is_word_char (char_at (self, next + 1)));
  return c == '@';
}

/* The usual length of a line that another line follows directly, or 0 where lines are not
 * wrapped by hand. */
static guint
wrap_width (const char *text, const char *end)
{
  guint counts[LINE_LENGTHS] = { 0 };
  guint n_lines = 0, seen = 0;

  for (const char *line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));

      if (stop == NULL)
        break;
      if (stop - line > 1 && stop + 1 < end && stop[1] != '\n' && stop[1] != '\r')
        {
          counts[MIN (stop - line, LINE_LENGTHS - 1)]++;
          n_lines++;
        }
      line = stop + 1;
    }
  for (guint i = LINE_LENGTHS - 1; i > 0; i--)
    {
      seen += counts[i];
      if (seen * 20 > n_lines)
        return i <= MAX_WRAP ? i : 0;
    }
  return 0;
}

/* Whether a single line break ends the line on purpose: the next word would have had ample room.
 * Paragraphs of one text may be wrapped at different widths, so a little room says nothing. */
static gboolean
is_hard_break (const Tokenizer *self, const char *line, const char *stop, const char *next)
{
  const char *word = next;
  gsize room;

  if (self->wrap == 0)
    return TRUE;
  while (word < self->end && !is_space (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);
  room = (gsize) (stop - line) + 1 + (gsize) (word - next);
  return room * 4 < self->wrap * 3 && !g_unichar_islower (char_at (self, next));
}

/* Skips white space and notes what it means for the token after it. */
static const char *
skip_space (Tokenizer *self, const char *p, const char **line)
{
  const char *stop = NULL;
  guint breaks = 0;

  self->pending |= DTL_TOKEN_SPACE_BEFORE;
  for (; p < self->end && is_space (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    if (*p == '\n' || g_utf8_get_char (p) == 0x2029 || *p == '\f')
      {
        if (breaks++ == 0)
          stop = p;
      }
  if (breaks == 0)
    return p;
  if (breaks > 1 || (self->wrap == 0 && is_hard_break (self, *line, stop, p)))
    self->pending |= DTL_TOKEN_PARAGRAPH_START;
  else if (is_hard_break (self, *line, stop, p))
    self->pending |= DTL_TOKEN_LINE_START;
  *line = p;
  return p;
}

/**
 * dtl_tokenize:
 * @rules: lists of abbreviations
 * @text: valid UTF-8
 * @length: bytes of @text
 *
 * Cuts @text into words and marks after the conventions of the English Web Treebank (clitics and
 * possessives are tokens of their own), except that words joined by hyphens stay one token. Takes
 * time linear in @length.
 *
 * Returns: (transfer full): array of #DtlToken with offsets and flags
 */
GArray *
dtl_tokenize (const DtlTokenRules *rules, const char *text, gsize length)
{
  Tokenizer self = { rules, text, text + length, NULL, 0, DTL_TOKEN_PARAGRAPH_START };
  const char *line = text;

  self.tokens = g_array_sized_new (FALSE, FALSE, sizeof (DtlToken), (guint) (length / 5 + 8));
  self.wrap = wrap_width (text, self.end);
  for (const char *p = text; p < self.end;)
    {
      if (is_space (g_utf8_get_char (p)))
        p = skip_space (&self, p, &line);
      else if (starts_word (&self, p))
        p = read_word (&self, p);
      else
        p = read_mark (&self, p);
    }
  return self.tokens;
}
