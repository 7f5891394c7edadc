/* dtl-reader-charset.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-charset.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#define MARKUP_HEAD 4096  /* how far into a page a character set may be declared */
#define SAMPLE 65536      /* how much text the detector looks at */
#define MIN_CONFIDENCE 25 /* of ICU's detector, out of 100 */

/* Old pages that say Latin-1 mean Windows-1252: browsers agreed on that, and so do we. */
static const char *
real_name (const char *name)
{
  static const char *const latin[] = { "iso-8859-1", "iso8859-1",  "latin1", "latin-1", "us-ascii",
                                       "ascii",      "iso_8859-1", "l1",     "cp819" };

  for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
    if (g_ascii_strcasecmp (name, latin[i]) == 0)
      return "windows-1252";
  if (g_ascii_strcasecmp (name, "gb2312") == 0)
    return "gb18030";
  return name;
}

static char *
convert (const char *data, gsize length, const char *charset, gsize *length_out)
{
  UErrorCode status = U_ZERO_ERROR;
  gint32 room, written;
  char *out;

  if (length > G_MAXINT32 / 4)
    return NULL;
  room = (gint32) length * 3 + 16;
  out = g_malloc ((gsize) room);
  written = ucnv_convert ("UTF-8", real_name (charset), out, room, data, (gint32) length, &status);
  if (U_FAILURE (status) && status != U_BUFFER_OVERFLOW_ERROR)
    {
      g_free (out);
      return NULL;
    }
  if (status == U_BUFFER_OVERFLOW_ERROR)
    {
      status = U_ZERO_ERROR;
      out = g_realloc (out, (gsize) written + 1);
      written = ucnv_convert ("UTF-8", real_name (charset), out, written + 1, data, (gint32) length,
                              &status);
      if (U_FAILURE (status))
        {
          g_free (out);
          return NULL;
        }
    }
  out[written] = '\0';
  *length_out = (gsize) written;
  return out;
}

static const char *
byte_order_mark (const char *data, gsize length, gsize *skip)
{
  const guchar *p = (const guchar *) data;

  if (length >= 3 && p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF)
    return *skip = 3, "UTF-8";
  if (length >= 4 && p[0] == 0xFF && p[1] == 0xFE && p[2] == 0 && p[3] == 0)
    return *skip = 4, "UTF-32LE";
  if (length >= 2 && p[0] == 0xFF && p[1] == 0xFE)
    return *skip = 2, "UTF-16LE";
  if (length >= 2 && p[0] == 0xFE && p[1] == 0xFF)
    return *skip = 2, "UTF-16BE";
  return *skip = 0, NULL;
}

/* Sixteen-bit text without a mark: every second byte of a Latin text is zero. */
static const char *
unmarked_utf16 (const char *data, gsize length)
{
  gsize sample = MIN (length, 2048) & ~(gsize) 1;
  gsize even = 0, odd = 0;

  for (gsize i = 0; i + 1 < sample; i += 2)
    {
      even += data[i] == '\0';
      odd += data[i + 1] == '\0';
    }
  if (sample < 16)
    return NULL;
  if (odd > sample / 2 * 7 / 10 && even == 0)
    return "UTF-16LE";
  if (even > sample / 2 * 7 / 10 && odd == 0)
    return "UTF-16BE";
  return NULL;
}

/* Whether the bytes are UTF-8 with a few broken places, as cut or patched files have. */
static gboolean
is_damaged_utf8 (const char *data, gsize length)
{
  const char *p = data, *end = data + length, *bad;
  gsize broken = 0, whole = 0;

  while (p < end && !g_utf8_validate_len (p, (gsize) (end - p), &bad))
    {
      for (; p < bad; p++)
        whole += ((guchar) *p & 0xC0) == 0xC0;
      broken++;
      p = bad + 1;
    }
  for (; p < end; p++)
    whole += ((guchar) *p & 0xC0) == 0xC0;
  return whole >= 10 * broken;
}

static char *
replace_damage (const char *data, gsize length, gsize *length_out)
{
  g_autofree char *made = g_utf8_make_valid (data, (gssize) length);

  *length_out = strlen (made);
  return g_steal_pointer (&made);
}

static char *
detect (const char *data, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  char *name = NULL;

  if (U_FAILURE (status))
    return NULL;
  ucsdet_setText (detector, data, (gint32) MIN (length, SAMPLE), &status);
  const UCharsetMatch *match = ucsdet_detect (detector, &status);
  if (U_SUCCESS (status) && match != NULL &&
      ucsdet_getConfidence (match, &status) >= MIN_CONFIDENCE)
    name = g_strdup (ucsdet_getName (match, &status));
  ucsdet_close (detector);
  return name;
}

/**
 * dtl_charset_decode:
 * @data: bytes of a text
 * @length: how many
 * @declared: (nullable): the character set that the file or its header names
 * @length_out: (out): bytes of the result
 *
 * Turns text of any character set into UTF-8. A byte order mark is believed first, then valid
 * UTF-8, then what is declared, then ICU's detector, then Windows-1252. A few broken places in
 * UTF-8 become U+FFFD.
 *
 * Returns: (transfer full) (nullable): UTF-8, or %NULL if no character set fits
 */
char *
dtl_charset_decode (const char *data, gsize length, const char *declared, gsize *length_out)
{
  gsize skip;
  const char *known = byte_order_mark (data, length, &skip);
  g_autofree char *guess = NULL;
  char *text;

  data += skip;
  length -= skip;
  if (known == NULL && g_utf8_validate_len (data, length, NULL))
    {
      *length_out = length;
      return g_strndup (data, length);
    }
  if (known == NULL)
    known = unmarked_utf16 (data, length);
  if (known != NULL && !g_str_equal (known, "UTF-8"))
    return convert (data, length, known, length_out);
  if (memchr (data, '\0', length) == NULL && is_damaged_utf8 (data, length))
    return replace_damage (data, length, length_out);
  if (declared != NULL && g_ascii_strcasecmp (declared, "utf-8") != 0 &&
      (text = convert (data, length, declared, length_out)) != NULL)
    return text;
  guess = detect (data, length);
  if (guess != NULL && (text = convert (data, length, guess, length_out)) != NULL)
    return text;
  return convert (data, length, "windows-1252", length_out);
}

static char *
find_name (const char *start, const char *end)
{
  const char *p = start;

  while (p < end && (g_ascii_isspace (*p) || *p == '=' || *p == '"' || *p == '\''))
    p++;
  start = p;
  while (p < end && (g_ascii_isalnum (*p) || strchr ("-_.:", *p) != NULL) && *p != '\0')
    p++;
  return p - start >= 3 && p - start <= 40 ? g_strndup (start, (gsize) (p - start)) : NULL;
}

/**
 * dtl_charset_dup_of_markup:
 * @data: bytes of an HTML or XML file
 * @length: how many
 *
 * Returns: (transfer full) (nullable): the character set that a <meta> element or the XML
 *   declaration names near the start
 */
char *
dtl_charset_dup_of_markup (const char *data, gsize length)
{
  gsize head = MIN (length, MARKUP_HEAD);
  const char *end = data + head;

  for (const char *p = data; p + 9 < end; p++)
    {
      if ((*p == 'c' || *p == 'C') && g_ascii_strncasecmp (p, "charset", 7) == 0)
        return find_name (p + 7, end);
      if (*p == 'e' && p < data + 200 && strncmp (p, "encoding=", 9) == 0)
        return find_name (p + 8, end);
    }
  return NULL;
}

/**
 * dtl_charset_clean:
 * @text: valid UTF-8
 * @length: bytes of @text
 * @length_out: (out) (optional): bytes of the result
 *
 * Makes line ends "\n", and takes out NUL, other control characters, byte order marks, soft
 * hyphens and marks of writing direction, none of which belong to the words.
 *
 * Returns: (transfer full): the text
 */
char *
dtl_charset_clean (const char *text, gsize length, gsize *length_out)
{
  GString *out = g_string_sized_new (length + 1);
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      guchar c = (guchar) *p;

      if (c >= 0x80)
        {
          gunichar u = g_utf8_get_char (p);
          const char *next = g_utf8_next_char (p);

          if (u == 0x2028 || u == 0x2029 || u == 0x85)
            g_string_append_c (out, '\n');
          else if (u != 0xAD && u != 0xFEFF && !(u < 0xA0) && !(u >= 0x200B && u <= 0x200F) &&
                   !(u >= 0x202A && u <= 0x202E) && !(u >= 0x2060 && u <= 0x2064))
            g_string_append_len (out, p, next - p);
          p = next;
          continue;
        }
      if (c == '\r')
        {
          g_string_append_c (out, '\n');
          p += p + 1 < end && p[1] == '\n' ? 2 : 1;
          continue;
        }
      if (c >= 0x20 ? c != 0x7F : c == '\n' || c == '\t' || c == '\f')
        g_string_append_c (out, (char) (c == '\f' ? '\n' : c));
      p++;
    }
  if (length_out != NULL)
    *length_out = out->len;
  return g_string_free (out, FALSE);
}
