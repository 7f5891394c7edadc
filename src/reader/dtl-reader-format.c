/* dtl-reader-format.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem */

#include "config.h"

#include "dtl-reader-format.h"

#if DTL_HAVE_GMIME
#include "dtl-read-mail.h"
#endif
#if DTL_HAVE_POPPLER
#include "dtl-read-pdf.h"
#endif

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
  static const char *const marks[] = { "<!doctype html", "<html", "<head", "<body",   "<title",
                                       "<div",           "<p>",   "<meta", "<article" };
  const char *p = first_mark (data, length);
  gsize rest = length - (gsize) (p - data);

  if (rest == 0 || *p != '<')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (rest >= strlen (marks[i]) && g_ascii_strncasecmp (p, marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return (starts_with (p, rest, "<?xml") || starts_with (p, rest, "<!--")) &&
         holds (p, rest, "<html");
}

static gboolean
is_gzip (const char *data, gsize length)
{
  return starts_with (data, length, "\x1F\x8B\x08");
}

static gboolean
is_json (const char *data, gsize length)
{
  const char *p = first_mark (data, length), *end = data + length;
  char open = p < end ? *p : '\0';

  if (open != '{' && open != '[')
    return FALSE;
  p = first_mark (p + 1, (gsize) (end - p - 1));
  return p < end &&
         (open == '{' ? *p == '"' || *p == '}' : strchr ("{[\"]", *p) != NULL && *p != '\0');
}

static gboolean
is_xml_with (const char *data, gsize length, const char *const *marks)
{
  const char *p = first_mark (data, length);
  gsize rest = length - (gsize) (p - data);

  if (rest == 0 || *p != '<')
    return FALSE;
  for (; *marks != NULL; marks++)
    if (holds (p, rest, *marks))
      return TRUE;
  return FALSE;
}

static gboolean
is_feed (const char *data, gsize length)
{
  static const char *const marks[] = { "<rss", "<feed", "<rdf:rdf", NULL };

  return is_xml_with (data, length, marks) && !holds (data, length, "<html");
}

static gboolean
is_newsxml (const char *data, gsize length)
{
  static const char *const marks[] = { "<nitf", "<newsitem", "<newsmessage", NULL };

  return is_xml_with (data, length, marks) && !holds (data, length, "<!doctype html");
}

static gboolean
is_rtf (const char *data, gsize length)
{
  return starts_with (data, length, "{\\rtf");
}

static gboolean
is_warc (const char *data, gsize length)
{
  return starts_with (data, length, "WARC/");
}

#if DTL_HAVE_ARCHIVE
static gboolean
is_zip (const char *data, gsize length)
{
  return starts_with (data, length, "PK\003\004");
}
#endif

#if DTL_HAVE_POPPLER
/* The mark may stand after other bytes, and so may it in a text; what every PDF file has is objects. */
static gboolean
is_pdf (const char *data, gsize length)
{
  return holds (data, MIN (length, 1024), "%PDF-") && memmem (data, length, " obj", 4) != NULL;
}
#endif

#if DTL_HAVE_GMIME
static gboolean
is_mbox (const char *data, gsize length)
{
  return starts_with (data, length, "From ") &&
         (holds (data, length, "\nfrom:") || holds (data, length, "\nreceived:"));
}

/* A message as programs keep it; what people paste with its headers has none of these lines. */
static gboolean
is_mail (const char *data, gsize length)
{
  gsize name = 0;

  while (name < MIN (length, 64) && (g_ascii_isalnum (data[name]) || data[name] == '-'))
    name++;
  return name > 1 && name < length && data[name] == ':' &&
         (holds (data, length, "\nmime-version:") || holds (data, length, "\nmessage-id:") ||
          holds (data, length, "\nreceived:") || holds (data, length, "\nreturn-path:") ||
          g_ascii_strncasecmp (data, "mime-version:", 13) == 0);
}
#endif

static const DtlReaderFormat formats[] = {
  { "gzip", "gz", "application/gzip", is_gzip, dtl_read_gzip, FALSE },
#if DTL_HAVE_ARCHIVE
  { "zip", "zip docx odt epub",
    "application/zip application/vnd.openxmlformats-officedocument.wordprocessingml.document "
    "application/vnd.oasis.opendocument.text application/epub+zip",
    is_zip, dtl_read_zip, TRUE },
#endif
#if DTL_HAVE_POPPLER
  { "pdf", "pdf", "application/pdf", is_pdf, dtl_read_pdf, TRUE },
#endif
  { "warc", "warc", "application/warc", is_warc, dtl_read_warc, TRUE },
#if DTL_HAVE_GMIME
  { "mbox", "mbox", "application/mbox", is_mbox, dtl_read_mbox, TRUE },
  { "mail", "eml mht mhtml", "message/rfc822 multipart/related application/x-mimearchive", is_mail,
    dtl_read_mail, TRUE },
#endif
  { "rtf", "rtf", "application/rtf text/rtf", is_rtf, dtl_read_rtf, FALSE },
  { "newsml", "xml nitf", "application/xml text/xml text/nitf application/nitf+xml", is_newsxml,
    dtl_read_newsxml, FALSE },
  { "feed", "rss atom", "application/rss+xml application/atom+xml", is_feed, dtl_read_feed, FALSE },
  { "html", "html htm xhtml xht shtml", "text/html application/xhtml+xml", is_html, dtl_read_html,
    FALSE },
  { "json", "json jsonl ndjson", "application/json application/x-ndjson", is_json, dtl_read_json,
    FALSE },
  { "markdown", "md markdown mkd", "text/markdown", NULL, dtl_read_markdown, FALSE },
  { "text", "txt text asc", "text/plain", NULL, dtl_read_plain, FALSE },
};

/* Kinds of document that share a format's signature. */
static const char *const more_nicks[] = { "docx", "odt", "epub", "mhtml", "nitf" };

/**
 * dtl_reader_format_intern:
 * @nick: (nullable): word for a format
 *
 * Returns: (transfer none): the constant with that text, or "text" if there is none
 */
const char *
dtl_reader_format_intern (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].nick, nick) == 0)
      return formats[i].nick;
  for (guint i = 0; i < G_N_ELEMENTS (more_nicks); i++)
    if (g_strcmp0 (more_nicks[i], nick) == 0)
      return more_nicks[i];
  return "text";
}

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

/* Zeros are in no text, but for every second byte of sixteen-bit text. */
static gboolean
is_binary (const char *data, gsize length)
{
  gsize sample = MIN (length, SNIFF_BYTES), zeros[2] = { 0, 0 }, control = 0;

  if (length >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    return FALSE;
  for (gsize i = 0; i < sample; i++)
    {
      guchar c = (guchar) data[i];

      zeros[i % 2] += c == 0;
      control += c > 0 && c < 0x20 && strchr ("\t\n\r\f\033\b", c) == NULL;
    }
  return control * 50 > sample || (zeros[0] > 0 && zeros[1] > 0) ||
         (zeros[0] + zeros[1] > 0 && (zeros[0] + zeros[1]) * 3 < sample);
}

/* Formats whose files are text without a mark at the start by which they are always known. */
static gboolean
is_textual (const DtlReaderFormat *format)
{
  static const char *const nicks[] = { "html", "markdown", "text", "mail" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (format->nick, nicks[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_unknown_xml (const char *data, gsize length)
{
  const char *p = first_mark (data, length);

  return starts_with (p, length - (gsize) (p - data), "<?xml");
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
  if (is_unknown_xml (data, length))
    return NULL;
  /* Text in a file that is named as something else is the rest of a damaged file. */
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (has_extension (&formats[i], name))
      return is_textual (&formats[i]) ? &formats[i] : NULL;
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
