/* dtl-reader-child.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memfd_create, pipe2 */

#include "config.h"

#include "dtl-reader-child.h"

#include "dtl-paths.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define HELPER "dateline-read-helper"

/* A parsing process and what it was given. */
typedef struct
{
  GPid pid;
  int output;
  DtlReaderJob *job;
  const char *name;
  gboolean ended;
} Child;

static int
write_input (GBytes *bytes)
{
  gsize length, done = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  int file = memfd_create ("article", MFD_CLOEXEC);

  while (file >= 0 && done < length)
    {
      gssize n = write (file, data + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          close (file);
          return -1;
        }
      done += (gsize) n;
    }
  if (file >= 0)
    lseek (file, 0, SEEK_SET);
  return file;
}

static gboolean
start (Child *child, GBytes *bytes, GError **error)
{
  const DtlReaderOptions *options = child->job->options;
  g_autofree char *program = dtl_paths_helper (HELPER);
  g_autofree char *limits = g_strdup_printf (
      "%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT ",%u,%u,%u", options->max_file_bytes,
      options->max_unpacked_bytes,
      options->max_articles - MIN (options->max_articles, child->job->articles->len),
      options->max_depth - MIN (options->max_depth, child->job->depth), options->timeout_seconds);
  const char *arguments[] = { program, limits, child->name, NULL };
  int input, output[2] = { -1, -1 };
  gboolean ok;

  if (program == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
                   _ ("“%s” was not read: the program %s is missing. Install Dateline again."),
                   child->name, HELPER);
      return FALSE;
    }
  input = write_input (bytes);
  if (input < 0 || pipe2 (output, O_CLOEXEC) != 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_FAILED, _ ("“%s” was not read: %s."), child->name,
                   g_strerror (errno));
      if (input >= 0)
        close (input);
      return FALSE;
    }
  ok = g_spawn_async_with_pipes_and_fds (
      NULL, arguments, NULL,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
      NULL, input, output[1], -1, NULL, NULL, 0, &child->pid, NULL, NULL, NULL, error);
  close (input);
  close (output[1]);
  child->output = output[0];
  if (!ok)
    close (output[0]);
  return ok;
}

/* Waits until there is something to read. */
static gboolean
wait_for_output (Child *child, GError **error)
{
  GPollFD polls[2] = { { child->output, G_IO_IN | G_IO_HUP, 0 }, { -1, 0, 0 } };
  gboolean has_cancel = g_cancellable_make_pollfd (child->job->cancellable, &polls[1]);
  int timeout = (int) MIN (child->job->options->timeout_seconds, G_MAXINT / 1000) * 1000;
  int n;

  do
    n = g_poll (polls, has_cancel ? 2 : 1, timeout);
  while (n < 0 && errno == EINTR);
  if (has_cancel)
    g_cancellable_release_fd (child->job->cancellable);
  if (g_cancellable_is_cancelled (child->job->cancellable))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_CANCELLED, _ ("Reading “%s” was stopped."),
                   child->name);
      return FALSE;
    }
  if (n == 0)
    g_set_error (error, DTL_ERROR, DTL_ERROR_TIMED_OUT,
                 _ ("“%s” was given up after %u seconds. It may be damaged or made to do harm."),
                 child->name, child->job->options->timeout_seconds);
  return n > 0;
}

static gboolean
fail_crashed (Child *child, GError **error)
{
  g_set_error (
      error, DTL_ERROR, DTL_ERROR_CRASHED,
      _ ("“%s” made its parser fail. It may be damaged; open it elsewhere and save it again."),
      child->name);
  return FALSE;
}

/* Reads exactly @length bytes; an end before them is a crash. */
static gboolean
read_exactly (Child *child, char *out, gsize length, GError **error)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n;

      if (!wait_for_output (child, error))
        return FALSE;
      n = read (child->output, out + done, length - done);
      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n <= 0)
        return fail_crashed (child, error);
      done += (gsize) n;
    }
  return TRUE;
}

static GVariant *
read_message (Child *child, GError **error)
{
  guint64 length;
  g_autofree char *data = NULL;
  GBytes *bytes;
  GVariant *message;

  if (!read_exactly (child, (char *) &length, sizeof length, error))
    return NULL;
  if (length > DTL_CHILD_LARGEST || (data = g_try_malloc (length + 1)) == NULL)
    return fail_crashed (child, error), NULL;
  if (!read_exactly (child, data, length, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  message =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (DTL_CHILD_TYPE), bytes, FALSE));
  g_bytes_unref (bytes);
  return message;
}

static void
set_error_of (GVariant *fields, GError **error)
{
  const char *code = "0", *text = "?";

  g_variant_lookup (fields, "code", "&s", &code);
  g_variant_lookup (fields, "message", "&s", &text);
  g_set_error_literal (error, DTL_ERROR, CLAMP (atoi (code), 0, DTL_ERROR_CANCELLED), text);
}

/* Acts on one message; FALSE ends the reading with an error. */
static gboolean
take_message (Child *child, GVariant *message, GError **error)
{
  g_autoptr (GVariant) fields = g_variant_get_child_value (message, 1);
  g_autoptr (GError) failure = NULL;
  DtlArticle *article;
  const char *name = child->name;
  guchar kind;

  g_variant_get_child (message, 0, "y", &kind);
  switch (kind)
    {
    case DTL_CHILD_ARTICLE:
      article = dtl_reader_article_from_message (fields);
      if (article == NULL)
        return fail_crashed (child, error);
      dtl_reader_job_take (child->job, article, NULL);
      return TRUE;
    case DTL_CHILD_FAILURE:
      set_error_of (fields, &failure);
      g_variant_lookup (fields, "name", "&s", &name);
      dtl_reader_job_fail (child->job, name, failure);
      return TRUE;
    case DTL_CHILD_ERROR:
      set_error_of (fields, error);
      return FALSE;
    case DTL_CHILD_END:
      child->ended = TRUE;
      return TRUE;
    default:
      return fail_crashed (child, error);
    }
}

static void
stop (Child *child)
{
  int status;

  close (child->output);
  if (!child->ended)
    kill (child->pid, SIGKILL);
  while (waitpid (child->pid, &status, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid (child->pid);
}

/**
 * dtl_reader_child_read:
 * @job: the reading of the file
 * @bytes: a file of a format whose parser is not trusted with hostile input
 * @name: its name
 * @error: return location
 *
 * Reads a file in a process of its own that may open nothing for writing, start nothing and reach
 * no network. If that process dies or takes too long, it is this file's error and nobody else's.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_reader_child_read (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  Child child = { 0, -1, job, name, FALSE };
  gboolean ok = TRUE;

  if (!start (&child, bytes, error))
    return FALSE;
  while (ok && !child.ended)
    {
      g_autoptr (GVariant) message = read_message (&child, error);

      ok = message != NULL && take_message (&child, message, error);
    }
  stop (&child);
  return ok;
}
