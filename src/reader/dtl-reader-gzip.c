/* dtl-reader-gzip.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-job.h"

#include <string.h>

#define CHUNK 65536

/* Unpacks one gzip member; files of several members, as web archives are, have them in a row. */
static gboolean
unpack_member (DtlReaderJob *job,
               const char *data,
               gsize length,
               gsize *used,
               GByteArray *out,
               const char *name,
               GError **error)
{
  g_autoptr (GZlibDecompressor) unzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autofree char *buffer = g_malloc (CHUNK);
  GConverterResult result;

  *used = 0;
  do
    {
      g_autoptr (GError) broken = NULL;
      gsize read = 0, written = 0;

      result = g_converter_convert (G_CONVERTER (unzip), data + *used, length - *used, buffer,
                                    CHUNK, G_CONVERTER_INPUT_AT_END, &read, &written, &broken);
      if (result == G_CONVERTER_ERROR)
        {
          dtl_reader_set_damaged (error, name, "gzip");
          return FALSE;
        }
      *used += read;
      g_byte_array_append (out, (const guint8 *) buffer, (guint) written);
      if (!dtl_reader_job_unpack (job, written, name, error) ||
          !dtl_reader_job_go_on (job, name, error))
        return FALSE;
    }
  while (result != G_CONVERTER_FINISHED);
  return TRUE;
}

/**
 * dtl_read_gzip:
 * @job: the reading of the file
 * @bytes: a gzip file
 * @name: its name
 * @error: return location
 *
 * Unpacks a compressed article file and reads what is in it. The article's id is that of the
 * unpacked bytes, so that it is the same article with and without compression.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_gzip (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) unpacked = NULL;
  g_autofree char *inner =
      g_str_has_suffix (name, ".gz") ? g_strndup (name, strlen (name) - 3) : g_strdup (name);
  gsize length, used;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean ok;

  if (job->depth >= job->options->max_depth)
    {
      dtl_reader_set_damaged (error, name, "gzip");
      return FALSE;
    }
  while (length > 2 && memcmp (data, "\x1F\x8B", 2) == 0)
    {
      if (!unpack_member (job, data, length, &used, out, name, error))
        return FALSE;
      data += used;
      length -= used;
    }
  unpacked = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  job->depth++;
  ok = dtl_reader_job_read (job, unpacked, inner, error);
  job->depth--;
  return ok;
}
