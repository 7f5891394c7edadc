/* dtl-read-rtf.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-charset.h"
#include "dtl-reader-job.h"
#include "dtl-reader-lines.h"

#include <stdlib.h>
#include <string.h>

#define MAX_GROUPS 400

/* What a group in braces sets and its end takes back. */
typedef struct
{
  gboolean skip;
  gboolean title;
  int after_unicode; /* \uc: characters that stand in for one of Unicode */
} Group;

typedef struct
{
  const char *p;
  const char *end;
  Group groups[MAX_GROUPS];
  guint depth;
  GString *text;
  GString *title;
  GString *bytes; /* characters in the file's code page, not yet decoded */
  int code_page;
  int swallow;
  gunichar high;
} Rtf;

static Group *
group (Rtf *self)
{
  return &self->groups[self->depth];
}

static GString *
target (Rtf *self)
{
  return group (self)->title ? self->title : group (self)->skip ? NULL : self->text;
}

static void
flush_bytes (Rtf *self)
{
  GString *out = target (self);

  if (self->bytes->len > 0 && out != NULL)
    {
      g_autofree char *page = g_strdup_printf ("windows-%d", self->code_page);
      gsize length;
      g_autofree char *text =
          dtl_charset_decode (self->bytes->str, self->bytes->len, page, &length);

      if (text != NULL)
        g_string_append_len (out, text, (gssize) length);
    }
  g_string_truncate (self->bytes, 0);
}

static void
put_char (Rtf *self, char c)
{
  if (self->swallow > 0)
    self->swallow--;
  else
    g_string_append_c (self->bytes, c);
}

static void
put_unicode (Rtf *self, int value)
{
  gunichar c = (gunichar) (value < 0 ? value + 65536 : value);
  GString *out;

  flush_bytes (self);
  out = target (self);
  self->swallow = group (self)->after_unicode;
  if (c >= 0xD800 && c < 0xDC00)
    {
      self->high = c;
      return;
    }
  if (c >= 0xDC00 && c < 0xE000)
    c = self->high != 0 ? 0x10000 + ((self->high - 0xD800) << 10) + (c - 0xDC00) : 0xFFFD;
  self->high = 0;
  if (out != NULL && g_unichar_validate (c) && c != 0)
    g_string_append_unichar (out, c);
}

static void
put_text (Rtf *self, const char *text)
{
  GString *out;

  flush_bytes (self);
  out = target (self);
  if (out != NULL)
    g_string_append (out, text);
}

static gboolean
is_skipped (const char *word)
{
  static const char *const words[] = {
    "fonttbl",      "colortbl",   "stylesheet", "pict",    "header",     "headerl",
    "headerr",      "headerf",    "footer",     "footerl", "footerr",    "footerf",
    "footnote",     "annotation", "object",     "fldinst", "listtable",  "listoverridetable",
    "revtbl",       "rsidtbl",    "generator",  "info",    "themedata",  "datastore",
    "latentstyles", "xmlnstbl",   "bkmkstart",  "bkmkend", "nonshppict", "shpinst",
    "filetbl",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return FALSE;
}

static const char *
text_of_word (const char *word)
{
  static const char *const pairs[][2] = {
    { "par", "\n" },      { "line", "\n" },  { "sect", "\n" },   { "page", "\n" },
    { "row", "\n" },      { "cell", "\n" },  { "tab", " " },     { "emdash", "—" },
    { "endash", "–" },    { "lquote", "‘" }, { "rquote", "’" },  { "ldblquote", "“" },
    { "rdblquote", "”" }, { "bullet", "•" }, { "emspace", " " }, { "enspace", " " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (word, pairs[i][0]))
      return pairs[i][1];
  return NULL;
}

static void
skip_binary (Rtf *self, int length)
{
  if (length > 0 && length <= self->end - self->p)
    self->p += length;
}

static void
act_on_word (Rtf *self, const char *word, gboolean has_value, int value)
{
  const char *text = text_of_word (word);

  if (text != NULL)
    put_text (self, text);
  else if (g_str_equal (word, "u") && has_value)
    put_unicode (self, value);
  else if (g_str_equal (word, "uc") && has_value)
    group (self)->after_unicode = CLAMP (value, 0, 16);
  else if (g_str_equal (word, "ansicpg") && has_value)
    self->code_page = value;
  else if (g_str_equal (word, "bin"))
    skip_binary (self, value);
  else if (g_str_equal (word, "title") && group (self)->skip)
    group (self)->title = TRUE;
  else if (is_skipped (word))
    {
      flush_bytes (self);
      group (self)->skip = TRUE;
    }
}

static void
read_word (Rtf *self)
{
  char word[33];
  gsize n = 0;
  gboolean has_value = FALSE;
  int value = 0;

  while (self->p < self->end && g_ascii_isalpha (*self->p))
    {
      if (n < sizeof word - 1)
        word[n++] = *self->p;
      self->p++;
    }
  word[n] = '\0';
  if (self->p < self->end && (*self->p == '-' || g_ascii_isdigit (*self->p)))
    {
      gboolean minus = *self->p == '-';

      has_value = TRUE;
      self->p += minus;
      while (self->p < self->end && g_ascii_isdigit (*self->p))
        {
          value = MIN (value, 100000000) * 10 + (*self->p - '0');
          self->p++;
        }
      if (minus)
        value = -value;
    }
  if (self->p < self->end && *self->p == ' ')
    self->p++;
  act_on_word (self, word, has_value, value);
}

static void
read_control (Rtf *self)
{
  char c;

  if (self->p >= self->end)
    return;
  c = *self->p;
  if (g_ascii_isalpha (c))
    {
      read_word (self);
      return;
    }
  self->p++;
  if (c == '\'' && self->end - self->p >= 2)
    {
      int value = g_ascii_xdigit_value (self->p[0]) * 16 + g_ascii_xdigit_value (self->p[1]);

      self->p += 2;
      if (value > 0)
        put_char (self, (char) value);
    }
  else if (c == '*')
    {
      flush_bytes (self);
      group (self)->skip = TRUE;
    }
  else if (c == '~')
    put_char (self, ' ');
  else if (c == '\n' || c == '\r')
    put_text (self, "\n");
  else if (c == '\\' || c == '{' || c == '}')
    put_char (self, c);
}

static gboolean
read_group_mark (Rtf *self, char c)
{
  flush_bytes (self);
  self->swallow = 0;
  if (c == '{')
    {
      if (self->depth + 1 >= MAX_GROUPS)
        return FALSE;
      self->groups[self->depth + 1] = self->groups[self->depth];
      self->depth++;
    }
  else if (self->depth > 0)
    self->depth--;
  return TRUE;
}

static gboolean
walk (Rtf *self)
{
  while (self->p < self->end)
    {
      char c = *self->p++;

      if (c == '\\')
        read_control (self);
      else if (c == '{' || c == '}')
        {
          if (!read_group_mark (self, c))
            return FALSE;
        }
      else if (c != '\n' && c != '\r' && c != '\0')
        put_char (self, c);
    }
  flush_bytes (self);
  return TRUE;
}

/**
 * dtl_read_rtf:
 * @job: the reading of the file
 * @bytes: a Rich Text file
 * @name: its name
 * @error: return location
 *
 * Reads Rich Text: code pages, Unicode escapes, paragraphs; tables as lines. Fonts, pictures,
 * headers, footers and other destinations are passed over.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_rtf (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree Rtf *rtf = g_new0 (Rtf, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) pending = g_string_new (NULL);
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (g_free);

  rtf->p = data;
  rtf->end = data + length;
  rtf->text = text;
  rtf->title = title;
  rtf->bytes = pending;
  rtf->code_page = 1252;
  rtf->groups[0].after_unicode = 1;
  if (!walk (rtf))
    {
      dtl_reader_set_damaged (error, name, "RTF");
      return FALSE;
    }
  article->format = "rtf";
  g_auto (GStrv) lines = g_strsplit (text->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = dtl_line_squash (lines[i]);

      if (*line != '\0')
        g_ptr_array_add (paragraphs, g_steal_pointer (&line));
    }
  if (title->len > 0)
    article->title = dtl_line_squash (title->str);
  return dtl_reader_job_finish_lines (job, g_steal_pointer (&article), paragraphs, bytes, name,
                                      error);
}
