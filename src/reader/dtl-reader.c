/* dtl-reader.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader.h"

#include "dtl-reader-format.h"
#include "dtl-reader-job.h"
#include "dtl-reader-origin.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const DtlReaderOptions defaults = DTL_READER_OPTIONS_DEFAULT;

static gboolean
fail_open (int code, const char *name, GError **error)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, _ ("There is no file “%s”."), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNREADABLE,
                   _ ("“%s” may not be read. Change its permissions or copy it."), name);
      break;
    default:
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNREADABLE, _ ("“%s” could not be read: %s."), name,
                   g_strerror (code));
    }
  return FALSE;
}

static gboolean
check_kind (const struct stat *info, const char *name, guint64 limit, GError **error)
{
  if (S_ISDIR (info->st_mode))
    g_set_error (error, DTL_ERROR, DTL_ERROR_UNKNOWN_FORMAT,
                 _ ("“%s” is a folder, not an article file."), name);
  else if (!S_ISREG (info->st_mode))
    g_set_error (error, DTL_ERROR, DTL_ERROR_UNKNOWN_FORMAT, _ ("“%s” is not an ordinary file."),
                 name);
  else if (info->st_size == 0)
    g_set_error (error, DTL_ERROR, DTL_ERROR_EMPTY, _ ("“%s” is empty."), name);
  else if ((guint64) info->st_size > limit)
    g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                 _ ("“%s” is larger than %lu MB and was not read. Split it first."), name,
                 (gulong) (limit >> 20));
  else
    return TRUE;
  return FALSE;
}

static GBytes *
load (const char *path, const char *name, guint64 limit, GError **error)
{
  struct stat info;
  int file = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  g_autofree char *data = NULL;
  gsize size, done = 0;

  if (file < 0)
    return fail_open (errno, name, error), NULL;
  if (fstat (file, &info) != 0 || !check_kind (&info, name, limit, error))
    {
      close (file);
      return NULL;
    }
  size = (gsize) info.st_size;
  data = g_try_malloc (size);
  while (data != NULL && done < size)
    {
      gssize n = read (file, data + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          fail_open (errno, name, error);
          close (file);
          return NULL;
        }
      if (n == 0)
        break;
      done += (gsize) n;
    }
  close (file);
  if (data == NULL)
    return fail_open (ENOMEM, name, error), NULL;
  return g_bytes_new_take (g_steal_pointer (&data), done);
}

/**
 * dtl_reader_read_file:
 * @path: a file
 * @options: (nullable): limits and wishes
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Reads the articles in a file: one from a page, a document or a mail, many from a mailbox, JSON
 * Lines, a feed, an archive. The format is told from the content first. Members that cannot be
 * read are reported through @options; only a file with no article at all is an error, with a
 * message that names the file and the reason. Safe to call from several threads.
 *
 * Returns: (transfer full) (element-type DtlArticle) (nullable): at least one article
 */
GPtrArray *
dtl_reader_read_file (const char *path,
                      const DtlReaderOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *articles;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  bytes =
      load (path, name, options != NULL ? options->max_file_bytes : defaults.max_file_bytes, error);
  if (bytes == NULL)
    return NULL;
  articles = dtl_reader_read_bytes (bytes, name, options, cancellable, error);
  for (guint i = 0; articles != NULL && i < articles->len; i++)
    {
      DtlArticle *article = g_ptr_array_index (articles, i);

      g_free (article->path);
      article->path = g_strdup (path);
    }
  return articles;
}

/* For formats whose files are text that people can open and see the places in. */
static void
find_origin (DtlArticle *article, GBytes *bytes, const char *name)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const DtlReaderFormat *format = dtl_reader_format_find (data, length, name);
  gboolean is_markup = format != NULL && g_str_equal (format->nick, "html");

  if (is_markup || (format != NULL && (g_str_equal (format->nick, "text") ||
                                       g_str_equal (format->nick, "markdown"))))
    article->origin = dtl_reader_find_origin (data, length, is_markup, article->text);
}

/**
 * dtl_reader_read_bytes:
 * @bytes: content of a file
 * @name: its name, for messages and for the choice between text formats
 * @options: (nullable): limits and wishes
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * As dtl_reader_read_file(), of bytes that are already there.
 *
 * Returns: (transfer full) (element-type DtlArticle) (nullable): at least one article
 */
GPtrArray *
dtl_reader_read_bytes (GBytes *bytes,
                       const char *name,
                       const DtlReaderOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GError) own = NULL;
  DtlReaderJob job = { options != NULL ? options : &defaults, cancellable, NULL, 0, 0, 0 };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  articles = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_article_unref);
  job.articles = articles;
  if (!dtl_reader_job_read (&job, bytes, name, &own))
    {
      if (articles->len == 0 || g_error_matches (own, DTL_ERROR, DTL_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&own));
          return NULL;
        }
      /* A container that breaks off in the middle still gives what stood before. */
      dtl_reader_job_fail (&job, name, own);
    }
  if (job.options->origins && articles->len == 1)
    find_origin (g_ptr_array_index (articles, 0), bytes, name);
  for (guint i = 0; i < articles->len; i++)
    {
      DtlArticle *article = g_ptr_array_index (articles, i);

      if (article->file_name == NULL)
        article->file_name = g_strdup (name);
    }
  return g_steal_pointer (&articles);
}
