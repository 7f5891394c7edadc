/* dtl-read-warc.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-charset.h"
#include "dtl-reader-job.h"

#include <stdlib.h>
#include <string.h>

#define MAX_HEADER 65536

/* Header lines of a record or of an HTTP answer: names in lower case. */
static GHashTable *
read_headers (const char *data, gsize length)
{
  GHashTable *headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *block = g_utf8_make_valid (data, (gssize) length);
  g_auto (GStrv) lines = g_strsplit (block, "\n", -1);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char *colon = strchr (lines[i], ':');

      if (colon == NULL)
        continue;
      g_autofree char *name = g_ascii_strdown (lines[i], colon - lines[i]);
      g_hash_table_replace (headers, g_strdup (g_strstrip (name)),
                            g_strdup (g_strstrip (colon + 1)));
    }
  return headers;
}

/* The end of a block of header lines: past the empty line. */
static gsize
header_length (const char *data, gsize length)
{
  gsize limit = MIN (length, MAX_HEADER);

  for (gsize i = 0; i + 1 < limit; i++)
    if (data[i] == '\n' &&
        (data[i + 1] == '\n' || (i + 2 < limit && data[i + 1] == '\r' && data[i + 2] == '\n')))
      return i + (data[i + 1] == '\n' ? 2 : 3);
  return 0;
}

static GByteArray *
join_chunks (const char *data, gsize length)
{
  GByteArray *out = g_byte_array_new ();
  const char *p = data, *end = data + length;

  while (p < end)
    {
      char *stop;
      guint64 size = g_ascii_strtoull (p, &stop, 16);
      const char *line_end = memchr (p, '\n', (gsize) (end - p));

      if (stop == p || line_end == NULL || size == 0 || size > (guint64) (end - line_end - 1))
        break;
      g_byte_array_append (out, (const guint8 *) line_end + 1, (guint) size);
      p = line_end + 1 + size;
      while (p < end && (*p == '\r' || *p == '\n'))
        p++;
    }
  return out;
}

static char *
charset_of (const char *type)
{
  const char *p = type != NULL ? strstr (type, "charset=") : NULL;

  if (p == NULL)
    return NULL;
  p += strlen ("charset=");
  p += *p == '"';
  return g_strndup (p, strcspn (p, "\"; "));
}

/* The answer's own character set stands over that of the page, as it does in browsers. */
static GBytes *
body_bytes (const char *data, gsize length, const char *type)
{
  g_autofree char *charset = charset_of (type);
  gsize size;
  g_autofree char *text = NULL;

  if (charset == NULL || strncmp (type, "text/", 5) != 0 ||
      g_ascii_strcasecmp (charset, "utf-8") == 0)
    return g_bytes_new (data, length);
  text = dtl_charset_decode (data, length, charset, &size);
  if (text == NULL)
    return g_bytes_new (data, length);
  g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", text, NULL);
  return g_bytes_new (marked, strlen (marked));
}

static gboolean
is_article_type (const char *type, const char *url)
{
  static const char *const types[] = { "text/html",       "application/xhtml", "text/plain",
                                       "application/pdf", "application/rss",   "application/atom" };

  if (type == NULL || g_str_has_suffix (url, "/robots.txt") || g_str_has_prefix (url, "metadata:"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (type, types[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_content (DtlReaderJob *job,
              GHashTable *record,
              const char *type,
              const char *data,
              gsize length,
              const char *name,
              GError **error)
{
  const char *url = g_hash_table_lookup (record, "warc-target-uri");
  const char *date = g_hash_table_lookup (record, "warc-date");
  guint before = job->articles->len;
  g_autofree char *member = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (url == NULL)
    return TRUE;
  address = g_strdup (*url == '<' ? url + 1 : url);
  g_strdelimit (address, ">", '\0');
  if (!is_article_type (type, address))
    return TRUE;
  bytes = body_bytes (data, length, type);
  member = g_strdup_printf ("%s, %s", name, address);
  if (!dtl_reader_job_read_member (job, bytes, member, error))
    return FALSE;
  for (guint i = before; i < job->articles->len; i++)
    {
      DtlArticle *article = g_ptr_array_index (job->articles, i);

      g_free (article->url);
      article->url = g_strdup (address);
      if (date != NULL)
        dtl_partial_date_parse (date, &article->captured);
    }
  return TRUE;
}

static gboolean
read_response (DtlReaderJob *job,
               GHashTable *record,
               const char *data,
               gsize length,
               const char *name,
               GError **error)
{
  gsize skip = header_length (data, length);
  g_autoptr (GHashTable) headers = NULL;
  g_autoptr (GByteArray) joined = NULL;
  const char *status = memchr (data, ' ', MIN (length, 16));
  const char *coding;

  if (skip == 0 || status == NULL || status[1] != '2')
    return TRUE;
  headers = read_headers (data, skip);
  data += skip;
  length -= skip;
  coding = g_hash_table_lookup (headers, "transfer-encoding");
  if (coding != NULL && strstr (coding, "chunked") != NULL)
    {
      joined = join_chunks (data, length);
      data = (const char *) joined->data;
      length = joined->len;
    }
  return read_content (job, record, g_hash_table_lookup (headers, "content-type"), data, length,
                       name, error);
}

/**
 * dtl_read_warc:
 * @job: the reading of the file
 * @bytes: a web archive
 * @name: its name
 * @error: return location
 *
 * Reads the pages in a web archive (WARC, ISO 28500): answers and resources of article types, with
 * their address and the date on which they were archived. A compressed archive is unpacked before.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_warc (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize length, at = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  while (at + 5 < length && memcmp (data + at, "WARC/", 5) == 0)
    {
      gsize skip = header_length (data + at, length - at);
      g_autoptr (GHashTable) record = skip > 0 ? read_headers (data + at, skip) : NULL;
      const char *size_text =
          record != NULL ? g_hash_table_lookup (record, "content-length") : NULL;
      const char *kind = record != NULL ? g_hash_table_lookup (record, "warc-type") : NULL;
      guint64 size = size_text != NULL ? g_ascii_strtoull (size_text, NULL, 10) : G_MAXUINT64;

      if (size > length - at - skip)
        {
          dtl_reader_set_damaged (error, name, "WARC");
          return FALSE;
        }
      at += skip;
      if (g_strcmp0 (kind, "response") == 0 &&
          !read_response (job, record, data + at, size, name, error))
        return FALSE;
      if (g_strcmp0 (kind, "resource") == 0 &&
          !read_content (job, record, g_hash_table_lookup (record, "content-type"), data + at, size,
                         name, error))
        return FALSE;
      at += size;
      while (at < length && (data[at] == '\r' || data[at] == '\n'))
        at++;
    }
  return TRUE;
}
