/* dtl-read-mail.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-metadata.h"
#include "dtl-read-mail.h"
#include "dtl-reader-charset.h"
#include "dtl-reader-date.h"
#include "dtl-reader-html.h"
#include "dtl-reader-plain.h"

#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>
#include <string.h>

/* GMime has no cleanup functions of its own in all the releases that we build with. */
typedef GMimeStream MailStream;
typedef GMimeParser MailParser;
typedef GMimeMessage MailMessage;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MailStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MailParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MailMessage, g_object_unref)

#define MAX_PARTS 1000
#define MAX_NEST 16

/* The parts of a message that can hold an article. */
typedef struct
{
  GMimePart *html;
  GMimePart *plain;
  GPtrArray *attached; /* messages and files, borrowed */
  guint parts;
} Parts;

static void
start_gmime (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_mime_init ();
      g_once_init_leave (&once, 1);
    }
}

static gboolean
is_attachment (GMimeObject *object)
{
  const char *disposition = g_mime_object_get_disposition (object);

  return disposition != NULL && g_ascii_strcasecmp (disposition, "attachment") == 0;
}

static void
note_part (Parts *parts, GMimeObject *object)
{
  GMimeContentType *type = g_mime_object_get_content_type (object);
  gboolean attached = is_attachment (object);

  if (!attached && parts->html == NULL && g_mime_content_type_is_type (type, "text", "html"))
    parts->html = GMIME_PART (object);
  else if (!attached && parts->plain == NULL && g_mime_content_type_is_type (type, "text", "plain"))
    parts->plain = GMIME_PART (object);
  else if (attached)
    g_ptr_array_add (parts->attached, object);
}

static void
find_parts (Parts *parts, GMimeObject *object, guint depth)
{
  if (object == NULL || depth > MAX_NEST || parts->parts++ > MAX_PARTS)
    return;
  if (GMIME_IS_MULTIPART (object))
    {
      GMimeMultipart *multipart = GMIME_MULTIPART (object);

      for (int i = 0; i < g_mime_multipart_get_count (multipart); i++)
        find_parts (parts, g_mime_multipart_get_part (multipart, i), depth + 1);
    }
  else if (GMIME_IS_MESSAGE_PART (object))
    g_ptr_array_add (parts->attached, object);
  else if (GMIME_IS_PART (object))
    note_part (parts, object);
}

static GBytes *
dup_content (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  g_autoptr (MailStream) stream = g_mime_stream_mem_new ();
  GByteArray *array;

  if (content == NULL || g_mime_data_wrapper_write_to_stream (content, stream) < 0)
    return NULL;
  array = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  return g_bytes_new (array->data, array->len);
}

static char *
dup_part_text (GMimePart *part, gboolean markup, gsize *length)
{
  g_autoptr (GBytes) bytes = part != NULL ? dup_content (part) : NULL;
  g_autofree char *declared = NULL;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    return NULL;
  declared = g_strdup (g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset"));
  if (declared == NULL && markup)
    declared = dtl_charset_dup_of_markup (data, size);
  return dtl_charset_decode (data, size, declared, length);
}

static DtlPartialDate
message_date (GMimeMessage *message)
{
  GDateTime *date = g_mime_message_get_date (message);
  DtlPartialDate out = DTL_PARTIAL_DATE_NONE;

  if (date == NULL)
    return out;
  out = dtl_partial_date_new (g_date_time_get_year (date), g_date_time_get_month (date),
                              g_date_time_get_day_of_month (date));
  out.hour = (gint8) g_date_time_get_hour (date);
  out.minute = (gint8) g_date_time_get_minute (date);
  out.second = (gint8) g_date_time_get_second (date);
  out.zone = (gint16) (g_date_time_get_utc_offset (date) / G_TIME_SPAN_MINUTE);
  return out;
}

static char *
dup_header (GMimeMessage *message, const char *name)
{
  const char *value = g_mime_object_get_header (GMIME_OBJECT (message), name);
  g_autofree char *decoded = value != NULL ? g_mime_utils_header_decode_text (NULL, value) : NULL;

  return decoded != NULL ? g_utf8_make_valid (decoded, -1) : NULL;
}

/* A page that a browser saved as a message, not a letter that somebody sent. */
static gboolean
is_saved_page (GMimeMessage *message)
{
  g_autofree char *from = dup_header (message, "From");
  g_autofree char *maker = dup_header (message, "X-MimeOLE");

  return g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location") != NULL ||
         (from != NULL && g_ascii_strncasecmp (from, "<Saved by", 9) == 0) ||
         (from != NULL && g_ascii_strncasecmp (from, "Saved by", 8) == 0) ||
         (maker != NULL && g_mime_message_get_to (message) != NULL &&
          internet_address_list_length (g_mime_message_get_to (message)) == 0 &&
          strstr (maker, "MHTML") != NULL);
}

static char *
strip_forward (char *subject)
{
  static const char *const marks[] = { "re:", "fw:", "fwd:", "aw:", "wg:" };

  for (guint i = 0; subject != NULL && i < G_N_ELEMENTS (marks); i++)
    if (g_ascii_strncasecmp (subject, marks[i], strlen (marks[i])) == 0)
      {
        memmove (subject, subject + strlen (marks[i]), strlen (subject + strlen (marks[i])) + 1);
        g_strchug (subject);
        i = (guint) -1;
      }
  return subject;
}

static void
read_letter_headers (DtlArticle *article, GMimeMessage *message)
{
  InternetAddressList *from = g_mime_message_get_from (message);
  InternetAddress *first = from != NULL ? internet_address_list_get_address (from, 0) : NULL;

  dtl_html_metadata_take (&article->title, strip_forward (dup_header (message, "Subject")));
  if (first != NULL && internet_address_get_name (first) != NULL)
    dtl_html_metadata_take (&article->source,
                            g_utf8_make_valid (internet_address_get_name (first), -1));
  article->published = message_date (message);
  if (dtl_partial_date_is_set (&article->published))
    article->published_from = "header";
}

static void
read_page_headers (DtlArticle *article, GMimeMessage *message, GMimePart *part)
{
  const char *place = part != NULL ? g_mime_part_get_content_location (part) : NULL;

  dtl_html_metadata_take (&article->url, dup_header (message, "Snapshot-Content-Location"));
  if (place != NULL && g_str_has_prefix (place, "http"))
    dtl_html_metadata_take (&article->url, g_utf8_make_valid (place, -1));
  article->captured = message_date (message);
}

/* The text of a letter. An HTML part is taken unless the plain one says much more. */
static gboolean
read_text (DtlArticle *article, const Parts *parts)
{
  gsize length = 0;
  g_autofree char *markup = dup_part_text (parts->html, TRUE, &length);
  g_autofree char *plain = NULL;

  if (markup != NULL && dtl_html_fill (article, markup, length) && parts->plain == NULL)
    return TRUE;
  plain = dup_part_text (parts->plain, FALSE, &length);
  if (plain == NULL)
    return article->text != NULL && *article->text != '\0';
  if (article->text == NULL || strlen (article->text) * 3 < strlen (plain))
    {
      g_clear_pointer (&article->text, g_free);
      dtl_plain_fill (article, plain);
    }
  return *article->text != '\0';
}

static gboolean
read_attached (DtlReaderJob *job, GMimeObject *object, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *member = NULL;

  if (GMIME_IS_MESSAGE_PART (object))
    {
      g_autoptr (MailStream) stream = g_mime_stream_mem_new ();
      GMimeMessage *inner = g_mime_message_part_get_message (GMIME_MESSAGE_PART (object));

      if (inner == NULL || g_mime_object_write_to_stream (GMIME_OBJECT (inner), NULL, stream) < 0)
        return TRUE;
      GByteArray *array = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
      bytes = g_bytes_new (array->data, array->len);
      member = g_strdup_printf ("%s/%s", name, "message.eml");
    }
  else
    {
      const char *file = g_mime_part_get_filename (GMIME_PART (object));

      if (file == NULL || !dtl_reader_is_candidate (file) ||
          (bytes = dup_content (GMIME_PART (object))) == NULL)
        return TRUE;
      member = g_strdup_printf ("%s/%s", name, file);
    }
  return dtl_reader_job_unpack (job, g_bytes_get_size (bytes), name, error) &&
         dtl_reader_job_read_member (job, bytes, member, error);
}

static gboolean
read_message (
    DtlReaderJob *job, GMimeMessage *message, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GPtrArray) attached = g_ptr_array_new ();
  Parts parts = { NULL, NULL, attached, 0 };
  g_autoptr (DtlArticle) article = dtl_article_new ();
  gboolean page = is_saved_page (message);

  find_parts (&parts, g_mime_message_get_mime_part (message), 0);
  article->format = page ? "mhtml" : "mail";
  if (page)
    read_page_headers (article, message, parts.html);
  else
    read_letter_headers (article, message);
  if (read_text (article, &parts))
    {
      if (page)
        dtl_html_metadata_take (&article->title, dup_header (message, "Subject"));
      dtl_reader_job_take (job, g_steal_pointer (&article), bytes);
    }
  else if (attached->len == 0)
    {
      dtl_reader_set_no_text (error, name);
      return FALSE;
    }
  for (guint i = 0; !page && i < attached->len; i++)
    if (!read_attached (job, g_ptr_array_index (attached, i), name, error))
      return FALSE;
  return TRUE;
}

/**
 * dtl_read_mail:
 * @job: the reading of the file
 * @bytes: a message
 * @name: its name
 * @error: return location
 *
 * Reads a letter (.eml), with forwarded messages and attached documents as articles of their own,
 * or a page saved as a message (MHTML). A letter's date is its publication date; a saved page's
 * date is when it was captured.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_mail (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  start_gmime ();
  g_autoptr (MailStream) stream = g_mime_stream_mem_new_with_buffer (data, length);
  g_autoptr (MailParser) parser = g_mime_parser_new_with_stream (stream);
  g_autoptr (MailMessage) message = g_mime_parser_construct_message (parser, NULL);

  if (message == NULL)
    {
      dtl_reader_set_damaged (error, name, "mail");
      return FALSE;
    }
  return read_message (job, message, bytes, name, error);
}

static gboolean
read_one_of_box (DtlReaderJob *job,
                 const char *data,
                 gsize length,
                 const char *name,
                 guint number,
                 GError **error)
{
  g_autofree char *member = g_strdup_printf (_ ("%s, message %u"), name, number);
  const char *line_end = memchr (data, '\n', length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) own = NULL;

  if (line_end == NULL)
    return TRUE;
  bytes = g_bytes_new (line_end + 1, length - (gsize) (line_end + 1 - data));
  if (dtl_read_mail (job, bytes, member, &own))
    return dtl_reader_job_go_on (job, name, error);
  if (g_error_matches (own, DTL_ERROR, DTL_ERROR_CANCELLED) ||
      g_error_matches (own, DTL_ERROR, DTL_ERROR_TOO_LARGE))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  dtl_reader_job_fail (job, member, own);
  return dtl_reader_job_go_on (job, name, error);
}

/**
 * dtl_read_mbox:
 * @job: the reading of the file
 * @bytes: a mailbox
 * @name: its name
 * @error: return location
 *
 * Reads the messages of a mailbox: each begins with a line "From " after an empty line.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_mbox (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *end = data + length, *start = data;
  guint number = 1;

  for (const char *p = data; p < end;)
    {
      const char *line_end = memchr (p, '\n', (gsize) (end - p));
      const char *next = line_end != NULL ? line_end + 1 : end;
      gboolean empty = next - p <= 2 && (*p == '\n' || *p == '\r');

      if (next == end || (empty && end - next > 5 && memcmp (next, "From ", 5) == 0))
        {
          if (!read_one_of_box (job, start, (gsize) (next - start), name, number++, error))
            return FALSE;
          start = next;
        }
      p = next;
    }
  return TRUE;
}
