/* dtl-reader-format.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-format.h"

#include <string.h>

#define SNIFF_BYTES 4096

static gboolean
starts_with (const char *data, gsize length, const char *mark)
{
  gsize n = strlen (mark);

  return length >= n && memcmp (data, mark, n) == 0;
}

/* Past a byte order mark and white space. */
static const char *
first_mark (const char *data, gsize length)
{
  const char *end = data + length;

  if (starts_with (data, length, "\xEF\xBB\xBF"))
    data += 3;
  while (data < end && g_ascii_isspace (*data))
    data++;
  return data;
}

static gboolean
holds (const char *data, gsize length, const char *mark)
{
  gsize n = strlen (mark);

  length = MIN (length, SNIFF_BYTES);
  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (data + i, mark, n) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_html (const char *data, gsize length)
{
  static const char *const marks[] = { "<!doctype html", "<html", "<head", "<body", "<title",
                                       "<div", "<p>", "<meta", "<article" };
  const char *p = first_mark (data, length);
  gsize rest = length - (gsize) (p - data);

  if (rest == 0 || *p != '<')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (rest >= strlen (marks[i]) && g_ascii_strncasecmp (p, marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return (starts_with (p, rest, "<?xml") || starts_with (p, rest, "<!--")) && holds (p, rest, "<html");
}

static gboolean
is_gzip (const char *data, gsize length)
{
  return starts_with (data, length, "\x1F\x8B\x08");
}

static const DtlReaderFormat formats[] = {
  { "gzip", "gz", "application/gzip", is_gzip, dtl_read_gzip, FALSE },
  { "html", "html htm xhtml xht shtml", "text/html application/xhtml+xml", is_html, dtl_read_html,
    FALSE },
  { "markdown", "md markdown mkd", "text/markdown", NULL, dtl_read_markdown, FALSE },
  { "text", "txt text asc", "text/plain", NULL, dtl_read_plain, FALSE },
};

static gboolean
has_extension (const DtlReaderFormat *format, const char *name)
{
  const char *dot = strrchr (name, '.');
  g_auto (GStrv) list = g_strsplit (format->extensions, " ", -1);

  for (guint i = 0; dot != NULL && list[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, list[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Zeros in the first bytes, other than those of sixteen-bit text, are not in any text file. */
static gboolean
is_binary (const char *data, gsize length)
{
  gsize sample = MIN (length, SNIFF_BYTES), zeros = 0, control = 0;

  if (length >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    return FALSE;
  for (gsize i = 0; i < sample; i++)
    {
      guchar c = (guchar) data[i];

      zeros += c == 0;
      control += c < 0x20 && strchr ("\t\n\r\f\033\b", c) == NULL;
    }
  if (zeros > 0)
    return zeros < sample * 3 / 10 || zeros > sample * 6 / 10;
  return control * 50 > sample;
}

/**
 * dtl_reader_format_find:
 * @data: the file's bytes
 * @length: how many
 * @name: the file's name
 *
 * Recognises a file by its content, and where that is plain text, by its name.
 *
 * Returns: (transfer none) (nullable): the format, or %NULL if no reader knows it
 */
const DtlReaderFormat *
dtl_reader_format_find (const char *data, gsize length, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].sniff != NULL && formats[i].sniff (data, length))
      return &formats[i];
  if (is_binary (data, length))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (!formats[i].confined && has_extension (&formats[i], name) && formats[i].read != dtl_read_gzip)
      return &formats[i];
  return &formats[G_N_ELEMENTS (formats) - 1];
}

/**
 * dtl_reader_is_candidate:
 * @name: name of a file
 *
 * Returns: %TRUE if the ending is one of an article file; a folder is searched for these
 */
gboolean
dtl_reader_is_candidate (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (has_extension (&formats[i], name))
      return TRUE;
  return FALSE;
}

static GStrv
collect (gsize offset)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const char *words = G_STRUCT_MEMBER (const char *, &formats[i], offset);
      g_auto (GStrv) list = g_strsplit (words, " ", -1);

      g_strv_builder_addv (builder, (const char **) list);
    }
  return g_strv_builder_end (builder);
}

/**
 * dtl_reader_get_mime_types:
 *
 * Returns: (transfer none): the MIME types of all formats, ending in %NULL
 */
const char *const *
dtl_reader_get_mime_types (void)
{
  static gsize once;
  static GStrv list;

  if (g_once_init_enter (&once))
    {
      list = collect (G_STRUCT_OFFSET (DtlReaderFormat, mime_types));
      g_once_init_leave (&once, 1);
    }
  return (const char *const *) list;
}

/**
 * dtl_reader_get_extensions:
 *
 * Returns: (transfer none): the name endings of all formats without the dot, ending in %NULL
 */
const char *const *
dtl_reader_get_extensions (void)
{
  static gsize once;
  static GStrv list;

  if (g_once_init_enter (&once))
    {
      list = collect (G_STRUCT_OFFSET (DtlReaderFormat, extensions));
      g_once_init_leave (&once, 1);
    }
  return (const char *const *) list;
}
