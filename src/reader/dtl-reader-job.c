/* dtl-reader-job.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-job.h"

#include "dtl-language.h"
#include "dtl-reader-child.h"
#include "dtl-reader-format.h"
#include "dtl-reader-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * dtl_reader_job_take:
 * @job: the reading of a file
 * @article: (transfer full): an article with its text
 * @bytes: what it was read from
 *
 * Adds an article, with its id and language filled in.
 */
void
dtl_reader_job_take (DtlReaderJob *job, DtlArticle *article, GBytes *bytes)
{
  if (article->id == NULL)
    article->id = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (article->language == NULL)
    article->language = dtl_language_guess (article->text);
  if (dtl_partial_date_is_set (&job->options->published))
    {
      article->published = job->options->published;
      article->published_from = "user";
    }
  g_ptr_array_add (job->articles, article);
}

/**
 * dtl_reader_job_finish_lines:
 * @job: the reading of a file
 * @article: (transfer full): an article without text
 * @paragraphs: (element-type utf8): its paragraphs, with what may stand around them
 * @bytes: what it was read from
 * @name: name of the file
 * @error: return location
 *
 * Reads title, date and byline from the first paragraphs, takes the tail off, and adds the article.
 *
 * Returns: %FALSE with %DTL_ERROR_NO_TEXT if nothing is left
 */
gboolean
dtl_reader_job_finish_lines (DtlReaderJob *job,
                             DtlArticle *article,
                             GPtrArray *paragraphs,
                             GBytes *bytes,
                             const char *name,
                             GError **error)
{
  g_autoptr (DtlArticle) owned = article;

  /* A document whose own field gives the title repeats it as its first line. */
  if (article->title != NULL && paragraphs->len > 1 &&
      dtl_line_same (article->title, g_ptr_array_index (paragraphs, 0)))
    g_ptr_array_remove_index (paragraphs, 0);
  dtl_lines_read_head (paragraphs, article);
  dtl_lines_cut_tail (paragraphs);
  if (paragraphs->len == 0)
    {
      dtl_reader_set_no_text (error, name);
      return FALSE;
    }
  article->text = dtl_lines_join (paragraphs);
  dtl_reader_job_take (job, g_steal_pointer (&owned), bytes);
  return TRUE;
}

/**
 * dtl_reader_job_fail:
 * @job: the reading of a file
 * @name: a member that was not read
 * @error: why
 *
 * Reports a member that was not read; the others go on.
 */
void
dtl_reader_job_fail (DtlReaderJob *job, const char *name, const GError *error)
{
  job->n_failed++;
  if (job->options->failed != NULL)
    job->options->failed (name, error, job->options->user_data);
}

/**
 * dtl_reader_job_go_on:
 * @job: the reading of a file
 * @name: name of the file
 * @error: return location
 *
 * To be asked before each member of a container.
 *
 * Returns: %FALSE if the analyst stopped the work or the file holds more articles than allowed
 */
gboolean
dtl_reader_job_go_on (DtlReaderJob *job, const char *name, GError **error)
{
  if (g_cancellable_is_cancelled (job->cancellable))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_CANCELLED, _ ("Reading “%s” was stopped."), name);
      return FALSE;
    }
  if (job->articles->len >= job->options->max_articles)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   _ ("“%s” holds more than %u articles. Split it and read the parts."), name,
                   job->options->max_articles);
      return FALSE;
    }
  return TRUE;
}

/**
 * dtl_reader_job_unpack:
 * @job: the reading of a file
 * @bytes: how many bytes were just unpacked
 * @name: name of the container
 * @error: return location
 *
 * Counts unpacked bytes over all containers of the file.
 *
 * Returns: %FALSE with %DTL_ERROR_TOO_LARGE once the file has grown beyond the limit
 */
gboolean
dtl_reader_job_unpack (DtlReaderJob *job, gsize bytes, const char *name, GError **error)
{
  job->unpacked += bytes;
  if (job->unpacked <= job->options->max_unpacked_bytes)
    return TRUE;
  g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
               _ ("“%s” unpacks to more than %lu MB and was not read."), name,
               (gulong) (job->options->max_unpacked_bytes >> 20));
  return FALSE;
}

void
dtl_reader_set_no_text (GError **error, const char *name)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_NO_TEXT,
               _ ("“%s” holds no article text. Save the page again once it is fully loaded."),
               name);
}

void
dtl_reader_set_damaged (GError **error, const char *name, const char *kind)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
               _ ("“%s” is a damaged %s file. Save or download it again."), name, kind);
}

/**
 * dtl_reader_job_read:
 * @job: the reading of a file
 * @bytes: a file, or a member of a container
 * @name: its name, for messages and for the choice between text formats
 * @error: return location
 *
 * Recognises the format and reads it.
 *
 * Returns: %TRUE if at least one article was added
 */
gboolean
dtl_reader_job_read (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const DtlReaderFormat *format;
  guint before = job->articles->len, failed_before = job->n_failed;

  if (!dtl_reader_job_go_on (job, name, error))
    return FALSE;
  if (length == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_EMPTY, _ ("“%s” is empty."), name);
      return FALSE;
    }
  format = dtl_reader_format_find (data, length, name);
  if (format == NULL)
    {
      dtl_reader_set_unknown (error, data, length, name);
      return FALSE;
    }
  if (format->confined && !job->options->in_process)
    {
      if (!dtl_reader_child_read (job, bytes, name, error))
        return FALSE;
    }
  else if (!format->read (job, bytes, name, error))
    return FALSE;
  if (job->articles->len > before)
    return TRUE;
  if (job->n_failed > failed_before)
    g_set_error (error, DTL_ERROR, DTL_ERROR_NO_TEXT, _ ("Nothing in “%s” could be read."), name);
  else
    dtl_reader_set_no_text (error, name);
  return FALSE;
}

/**
 * dtl_reader_job_read_member:
 * @job: the reading of a file
 * @bytes: a member of a container
 * @name: its name with that of the container
 * @error: return location
 *
 * Reads a member. Its own failure is reported and forgotten; what stops the whole file is not.
 *
 * Returns: %FALSE if the container must not be read on
 */
gboolean
dtl_reader_job_read_member (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GError) own = NULL;

  if (job->depth >= job->options->max_depth)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   _ ("“%s” is nested too deep in other files and was not read."), name);
      return FALSE;
    }
  job->depth++;
  gboolean ok = dtl_reader_job_read (job, bytes, name, &own);
  job->depth--;
  if (ok)
    return TRUE;
  if (g_error_matches (own, DTL_ERROR, DTL_ERROR_CANCELLED) ||
      g_error_matches (own, DTL_ERROR, DTL_ERROR_TOO_LARGE))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  dtl_reader_job_fail (job, name, own);
  return TRUE;
}
