/* dtl-reader-origin.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem */

#include "config.h"

#include "dtl-reader-origin.h"

#include "dtl-reader-charset.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define ENTITY_MAX 32
#define PIECE 24 /* characters by which a changed paragraph is looked for in parts */
#define REACH 6  /* how far beyond its length, in its own lengths */

/* What is seen of a text: its characters but for blanks and marks that show nothing, and for each
 * where it is. The original and the article agree in these, whatever became of lines and markup. */
typedef struct
{
  GArray *chars;  /* gunichar */
  GArray *places; /* DtlSpan, code points */
} Seen;

static void
seen_init (Seen *self)
{
  self->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->places = g_array_new (FALSE, FALSE, sizeof (DtlSpan));
}

static void
seen_clear (Seen *self)
{
  g_array_unref (self->chars);
  g_array_unref (self->places);
}

static gboolean
is_unseen (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xA0 || c == 0xAD || c == 0xFEFF ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || g_unichar_iscntrl (c);
}

static void
add (Seen *self, gunichar c, guint32 start, guint32 end)
{
  const DtlSpan place = { start, end };

  if (is_unseen (c))
    return;
  g_array_append_val (self->chars, c);
  g_array_append_val (self->places, place);
}

static void
add_text (Seen *self, const char *text)
{
  guint32 at = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++)
    add (self, g_utf8_get_char (p), at, at + 1);
}

/* Markup */

static gboolean
begins (const char *p, const char *mark)
{
  return g_ascii_strncasecmp (p, mark, strlen (mark)) == 0;
}

static const char *
past (const char *p, const char *mark)
{
  const gsize n = strlen (mark);

  for (; *p != '\0'; p++)
    if (begins (p, mark))
      return p + n;
  return p;
}

static const char *
past_tag (const char *p)
{
  char quote = '\0';

  for (p++; *p != '\0'; p++)
    if (quote != '\0')
      quote = *p == quote ? '\0' : quote;
    else if (*p == '>')
      return p + 1;
    else if ((*p == '"' || *p == '\'') && p[-1] == '=')
      quote = *p;
  return p;
}

/* Past the markup at @p, with what is in it where that is never shown; @p if there is none. */
static const char *
skip_markup (const char *p)
{
  static const char *const hidden[] = { "script", "style", "title", "template", "svg", "textarea" };

  if (*p != '<' || !(g_ascii_isalpha (p[1]) || strchr ("/!?", p[1]) != NULL) || p[1] == '\0')
    return p;
  if (begins (p, "<!--"))
    return past (p, "-->");
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (begins (p + 1, hidden[i]) && !g_ascii_isalnum (p[1 + strlen (hidden[i])]))
      {
        g_autofree char *end = g_strconcat ("</", hidden[i], NULL);

        return past_tag (past (past_tag (p), end) - 1);
      }
  return past_tag (p);
}

/* The character that "&amp;" or "&#8220;" stands for; 0 if it is none. @end is set past it. */
static gunichar
read_entity (const char *p, const char **end)
{
  const char *stop = p + 1;
  const htmlEntityDesc *named;
  g_autofree char *name = NULL;

  while (stop - p < ENTITY_MAX && (g_ascii_isalnum (*stop) || *stop == '#'))
    stop++;
  name = g_strndup (p + 1, (gsize) (stop - p - 1));
  *end = *stop == ';' ? stop + 1 : stop;
  if (*name == '#')
    return (gunichar) (g_ascii_tolower (name[1]) == 'x' ? g_ascii_strtoull (name + 2, NULL, 16)
                                                        : g_ascii_strtoull (name + 1, NULL, 10));
  named = htmlEntityLookup ((const xmlChar *) name);
  return named != NULL ? named->value : 0;
}

static void
add_markup (Seen *self, const char *text)
{
  guint32 at = 0;

  for (const char *p = text; *p != '\0';)
    {
      const char *end = skip_markup (p);
      gunichar c = 0;

      if (end == p && *p == '&')
        c = read_entity (p, &end);
      if (c == 0 && end > p && *p == '&')
        end = p;
      if (end == p)
        {
          c = g_utf8_get_char (p);
          end = g_utf8_next_char (p);
        }
      guint32 length = (guint32) g_utf8_strlen (p, end - p);
      if (c != 0)
        add (self, c, at, at + length);
      at += length;
      p = end;
    }
}

/* Finding one in the other */

static gssize
find (const Seen *self, gsize from, gsize to, const gunichar *chars, gsize n)
{
  const char *data = self->chars->data;
  gsize at = from;

  while (n > 0 && to >= n && at <= to - n)
    {
      const char *hit = memmem (data + at * sizeof (gunichar), (to - at) * sizeof (gunichar), chars,
                                n * sizeof (gunichar));
      gsize byte;

      if (hit == NULL)
        return -1;
      byte = (gsize) (hit - data);
      if (byte % sizeof (gunichar) == 0)
        return (gssize) (byte / sizeof (gunichar));
      at = byte / sizeof (gunichar) + 1;
    }
  return -1;
}

static gssize
find_last (const Seen *self, gsize to, const gunichar *chars, gsize n)
{
  gssize last = -1, hit = -1;

  while ((hit = find (self, (gsize) (last + 1), to, chars, n)) >= 0)
    last = hit;
  return last;
}

typedef struct
{
  gsize start;
  gsize end;
  gssize found; /* in the original; -1 where it was not found as a whole */
} Paragraph;

typedef struct
{
  Seen text;
  Seen source;
  GArray *paragraphs;
  GArray *runs;
} Match;

static const gunichar *
chars_of (const Match *self, gsize at)
{
  return &g_array_index (self->text.chars, gunichar, at);
}

static void
split_paragraphs (Match *self, const char *text)
{
  guint32 point = 0, breaks = 0;
  gsize at = 0;
  Paragraph open = { 0, 0, -1 };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), point++)
    {
      breaks = *p == '\n' ? breaks + 1 : 0;
      while (at < self->text.places->len &&
             g_array_index (self->text.places, DtlSpan, at).start <= point)
        at++;
      if (breaks == 2 || *g_utf8_next_char (p) == '\0')
        {
          open.end = at;
          if (open.end > open.start)
            g_array_append_val (self->paragraphs, open);
          open.start = at;
        }
    }
}

static void
add_run (Match *self, gsize text, gsize source)
{
  const DtlSpan *t = &g_array_index (self->text.places, DtlSpan, text);
  const DtlSpan *s = &g_array_index (self->source.places, DtlSpan, source);
  DtlSourceRun *last =
      self->runs->len > 0 ? &g_array_index (self->runs, DtlSourceRun, self->runs->len - 1) : NULL;

  /* A character that is several in the original, as "&amp;", is a run of its own. */
  if (last != NULL && s->end - s->start == 1 &&
      last->text.end - last->text.start == last->source.end - last->source.start &&
      t->start - last->text.start == s->start - last->source.start && s->start >= last->source.end)
    {
      last->text.end = t->end;
      last->source.end = s->end;
    }
  else
    {
      const DtlSourceRun run = { *t, *s };

      g_array_append_val (self->runs, run);
    }
}

static void
add_runs (Match *self, gsize text, gsize source, gsize n)
{
  for (gsize i = 0; i < n; i++)
    add_run (self, text + i, source + i);
}

static gsize
length_of (const Paragraph *paragraph)
{
  return paragraph->end - paragraph->start;
}

/* The longest paragraph that is in the original as it is; NULL if none is. */
static Paragraph *
find_anchor (Match *self)
{
  Paragraph *anchor = NULL;

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      Paragraph *one = &g_array_index (self->paragraphs, Paragraph, i);

      if (anchor != NULL && length_of (one) <= length_of (anchor))
        continue;
      one->found = find (&self->source, 0, self->source.chars->len, chars_of (self, one->start),
                         length_of (one));
      anchor = one->found >= 0 ? one : anchor;
    }
  return anchor;
}

/* The longest paragraph is the surest; from it the others are looked for in both directions, so
 * that words that a page repeats elsewhere do not lead astray. */
static void
find_paragraphs (Match *self)
{
  Paragraph *first = &g_array_index (self->paragraphs, Paragraph, 0);
  Paragraph *end = first + self->paragraphs->len, *anchor = find_anchor (self);
  gsize to, from;

  if (anchor == NULL)
    return;
  to = (gsize) anchor->found;
  from = to + length_of (anchor);
  for (Paragraph *one = anchor; one-- > first;)
    {
      one->found = find_last (&self->source, to, chars_of (self, one->start), length_of (one));
      to = one->found >= 0 ? (gsize) one->found : to;
    }
  for (Paragraph *one = anchor + 1; one < end; one++)
    {
      one->found = find (&self->source, from, self->source.chars->len, chars_of (self, one->start),
                         length_of (one));
      from = one->found >= 0 ? (gsize) one->found + length_of (one) : from;
    }
}

/* A paragraph in which something was changed: the parts of it that were not. */
static void
add_pieces (Match *self, const Paragraph *paragraph, gsize from)
{
  gsize end = MIN (self->source.chars->len, from + length_of (paragraph) * REACH + PIECE * REACH);

  for (gsize at = paragraph->start; at + PIECE <= paragraph->end;)
    {
      gssize hit = find (&self->source, from, end, chars_of (self, at), PIECE);
      gsize n = PIECE;

      if (hit < 0)
        {
          at++;
          continue;
        }
      while (at + n < paragraph->end && (gsize) hit + n < end &&
             *chars_of (self, at + n) ==
                 g_array_index (self->source.chars, gunichar, (gsize) hit + n))
        n++;
      add_runs (self, at, (gsize) hit, n);
      at += n;
      from = (gsize) hit + n;
    }
}

static void
make_runs (Match *self)
{
  gsize from = 0;

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const Paragraph *paragraph = &g_array_index (self->paragraphs, Paragraph, i);

      if (paragraph->found >= 0)
        {
          add_runs (self, paragraph->start, (gsize) paragraph->found, length_of (paragraph));
          from = (gsize) paragraph->found + length_of (paragraph);
        }
      else
        add_pieces (self, paragraph, from);
    }
}

/**
 * dtl_reader_find_origin:
 * @data: bytes of a file of text or of a page
 * @length: how many
 * @is_markup: whether it is a page
 * @text: text of the article that was read from it
 *
 * Finds where in the file the text comes from. Nothing is claimed of characters that the file has
 * not in that order, as a word that was broken at a line's end.
 *
 * Returns: (transfer full) (element-type DtlSourceRun) (nullable): runs in the order of @text;
 * places in the original count code points of its characters, without a byte order mark
 */
GArray *
dtl_reader_find_origin (const char *data, gsize length, gboolean is_markup, const char *text)
{
  g_autofree char *declared = is_markup ? dtl_charset_dup_of_markup (data, length) : NULL;
  g_autofree char *source = dtl_charset_decode (data, length, declared, &length);
  Match match;

  if (source == NULL)
    return NULL;
  seen_init (&match.text);
  seen_init (&match.source);
  match.paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  match.runs = g_array_new (FALSE, FALSE, sizeof (DtlSourceRun));
  add_text (&match.text, text);
  if (is_markup)
    add_markup (&match.source, source);
  else
    add_text (&match.source, source);
  split_paragraphs (&match, text);
  if (match.paragraphs->len > 0)
    {
      find_paragraphs (&match);
      make_runs (&match);
    }
  seen_clear (&match.text);
  seen_clear (&match.source);
  g_array_unref (match.paragraphs);
  return match.runs;
}
