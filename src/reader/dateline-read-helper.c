/* dateline-read-helper.c: the process in which files are parsed that may be made to do harm
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* usage: dateline-read-helper LIMITS NAME < FILE
 *
 * Reads one file from standard input and writes messages to standard output: a length of eight
 * bytes, then a GVariant of DTL_CHILD_TYPE. Not meant to be called by people. */

#include "config.h"

#include "dtl-reader-child.h"
#include "dtl-reader-confine.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
write_all (const void *data, gsize length)
{
  const char *p = data;

  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, p, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      p += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Nobody is left to report to once the pipe is closed. */
static void
send_message (GVariant *message)
{
  guint64 length = g_variant_get_size (message);

  if (!write_all (&length, sizeof length) || !write_all (g_variant_get_data (message), length))
    _exit (1);
  g_variant_unref (message);
}

static void
failed_cb (const char *name, const GError *error, gpointer user_data)
{
  send_message (dtl_reader_error_to_message (DTL_CHILD_FAILURE, name, error));
}

static GBytes *
read_input (void)
{
  struct stat info;
  void *data;

  if (fstat (STDIN_FILENO, &info) != 0 || info.st_size <= 0)
    return NULL;
  data = mmap (NULL, (gsize) info.st_size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
  return data != MAP_FAILED ? g_bytes_new_static (data, (gsize) info.st_size) : NULL;
}

static void
send_articles (GPtrArray *articles)
{
  for (guint i = 0; i < articles->len; i++)
    send_message (dtl_reader_article_to_message (g_ptr_array_index (articles, i)));
}

static void
send_end (void)
{
  send_message (g_variant_ref_sink (g_variant_new ("(ya{ss})", (guchar) DTL_CHILD_END, NULL)));
}

int
main (int argc, char **argv)
{
  DtlReaderOptions options = DTL_READER_OPTIONS_DEFAULT;
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3 ||
      sscanf (argv[1], "%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT ",%u,%u,%u",
              &options.max_file_bytes, &options.max_unpacked_bytes, &options.max_articles,
              &options.max_depth, &options.timeout_seconds) != 5)
    {
      fprintf (
          stderr,
          "dateline-read-helper is a part of Dateline and is not meant to be called by hand.\n");
      return 2;
    }
  input = read_input ();
  if (input == NULL)
    return 1;
  dtl_reader_confine (options.max_unpacked_bytes);
  options.in_process = TRUE;
  options.failed = failed_cb;
  articles = dtl_reader_read_bytes (input, argv[2], &options, NULL, &error);
  if (articles != NULL)
    send_articles (articles);
  else
    send_message (dtl_reader_error_to_message (DTL_CHILD_ERROR, argv[2], error));
  send_end ();
  /* Leave without the exit handlers of libraries, which may want what is no longer allowed. */
  _exit (0);
}
