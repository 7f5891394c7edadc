/* dtl-batch.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-batch-private.h"

#include "dtl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Workers take jobs in order and may finish in any order; the thread that runs the batch hands
 * results on in order. Workers stay at most this many jobs ahead, so that memory stays flat. */
#define AHEAD_PER_THREAD 8

/* "index" is the key of a table and must not have the address of the value: GLib 2.74 keeps such
 * tables as sets, and g_hash_table_steal_extended() then gives NULL for the value. */
typedef struct
{
  GPtrArray *items; /* DtlBatchItem */
  guint64 index;
} Result;

typedef struct
{
  DtlExtractor *extractor;
  const DtlBatchOptions *options;
  const char *name;
  GCancellable *cancellable;
  DtlBatchSource source;
  gpointer source_data;

  GMutex lock;
  GCond changed;
  GHashTable *results; /* index -> Result; finished, not yet handed on */
  guint64 next_job;
  guint64 next_result;
  guint64 ahead;
  gboolean at_end;
  gboolean stopped;
  GError *error;
} Batch;

static void
result_free (Result *result)
{
  g_ptr_array_unref (result->items);
  g_free (result);
}

static DtlBatchItem *
add_item (GPtrArray *items, const char *path, const char *name)
{
  DtlBatchItem *item = g_new0 (DtlBatchItem, 1);

  item->path = g_strdup (path);
  item->name = g_strdup (name);
  g_ptr_array_add (items, item);
  return item;
}

/* Texts too short to tell have no language; they are tried. */
static gboolean
is_english (const DtlArticle *article)
{
  return article->language == NULL || g_str_has_prefix (article->language, "en");
}

static void
extract (Batch *batch, DtlBatchItem *item)
{
  DtlCase *known = batch->options->skip;

  if (batch->options->read_only)
    return;
  if (!is_english (item->article))
    item->error = g_error_new (DTL_ERROR, DTL_ERROR_NOT_ENGLISH,
                               _("%s is not in English (“%s”): it was read, but no incidents were "
                                 "looked for"),
                               item->name, item->article->language);
  else if (known != NULL &&
           dtl_case_has_article (known, item->article->id, dtl_extractor_version ()))
    item->known = TRUE;
  else
    item->extraction =
        dtl_extractor_run (batch->extractor, item->article, batch->cancellable, &item->error);
}

typedef struct
{
  GPtrArray *items;
  const char *path;
} FailureSink;

static void
member_failed_cb (const char *name, const GError *error, gpointer user_data)
{
  FailureSink *sink = user_data;

  add_item (sink->items, sink->path, name)->error = g_error_copy (error);
}

static void
work_on_file (Batch *batch, const char *path, GPtrArray *items)
{
  DtlReaderOptions options = DTL_READER_OPTIONS_DEFAULT;
  g_autofree char *name = g_path_get_basename (path);
  FailureSink sink = { items, path };
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GError) error = NULL;

  options.published = batch->options->published;
  options.origins = batch->options->origins;
  options.failed = member_failed_cb;
  options.user_data = &sink;
  articles = dtl_reader_read_file (path, &options, batch->cancellable, &error);
  if (articles == NULL)
    {
      add_item (items, path, name)->error = g_steal_pointer (&error);
      return;
    }
  for (guint i = 0; i < articles->len; i++)
    {
      DtlArticle *article = g_ptr_array_index (articles, i);
      DtlBatchItem *item =
          add_item (items, path, article->file_name != NULL ? article->file_name : name);

      item->article = dtl_article_ref (article);
      extract (batch, item);
    }
}

static void
work_on_line (Batch *batch, DtlBatchJob *job, GPtrArray *items)
{
  g_autofree char *name = g_strdup_printf (_("%s, line %u"), batch->name, job->line_number);
  DtlBatchItem *item = add_item (items, NULL, name);

  item->article =
      dtl_article_from_line (job->line, strlen (job->line), job->line_number, &item->error);
  g_clear_pointer (&job->line, g_free);
  if (item->article == NULL)
    return;
  if (dtl_partial_date_is_set (&batch->options->published) &&
      !dtl_partial_date_is_set (&item->article->published))
    item->article->published = batch->options->published;
  extract (batch, item);
}

static Result *
work (Batch *batch, DtlBatchJob *job)
{
  Result *result = g_new0 (Result, 1);

  result->index = job->index;
  result->items = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_batch_item_free);
  if (job->path != NULL)
    work_on_file (batch, job->path, result->items);
  else
    work_on_line (batch, job, result->items);
  g_free (job->path);
  g_free (job->line);
  return result;
}

/* Waits until a job may be taken. FALSE when there are no more. */
static gboolean
take_job (Batch *batch, DtlBatchJob *job)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&batch->lock);

  while (!batch->stopped && !batch->at_end && batch->next_job >= batch->next_result + batch->ahead)
    g_cond_wait (&batch->changed, &batch->lock);
  if (batch->stopped || batch->at_end)
    return FALSE;
  memset (job, 0, sizeof *job);
  if (!batch->source (batch->source_data, job, batch->cancellable, &batch->error))
    {
      batch->at_end = TRUE;
      g_cond_broadcast (&batch->changed);
      return FALSE;
    }
  job->index = batch->next_job++;
  return TRUE;
}

static gpointer
worker_thread (gpointer data)
{
  Batch *batch = data;
  DtlBatchJob job;

  while (take_job (batch, &job))
    {
      Result *result = work (batch, &job);
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&batch->lock);

      g_hash_table_insert (batch->results, &result->index, result);
      g_cond_broadcast (&batch->changed);
    }
  return NULL;
}

/* Waits for the next result in order. NULL when all are handed on. */
static Result *
take_result (Batch *batch)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&batch->lock);
  gpointer key, value;

  for (;;)
    {
      if (g_hash_table_steal_extended (batch->results, &batch->next_result, &key, &value))
        {
          batch->next_result++;
          g_cond_broadcast (&batch->changed);
          return value;
        }
      if (batch->at_end && batch->next_result >= batch->next_job)
        return NULL;
      g_cond_wait (&batch->changed, &batch->lock);
    }
}

static void
stop (Batch *batch)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&batch->lock);

  batch->stopped = TRUE;
  g_cond_broadcast (&batch->changed);
}

/* FALSE when the caller wants no more. */
static gboolean
hand_on (Result *result, guint total, DtlBatchFunc func, gpointer user_data)
{
  for (guint i = 0; i < result->items->len; i++)
    if (!func (g_ptr_array_index (result->items, i), (guint) result->index + 1, total, user_data))
      return FALSE;
  return TRUE;
}

static void
run_inline (Batch *batch, guint total, DtlBatchFunc func, gpointer user_data)
{
  DtlBatchJob job;

  while (!batch->stopped && !g_cancellable_is_cancelled (batch->cancellable) &&
         take_job (batch, &job))
    {
      Result *result = work (batch, &job);

      batch->next_result++;
      batch->stopped = !hand_on (result, total, func, user_data);
      result_free (result);
    }
}

static void
run_threads (Batch *batch, guint n_threads, guint total, DtlBatchFunc func, gpointer user_data)
{
  g_autofree GThread **threads = g_new (GThread *, n_threads);
  Result *result;

  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("dateline-batch", worker_thread, batch);
  while ((result = take_result (batch)) != NULL)
    {
      gboolean go_on = hand_on (result, total, func, user_data) &&
                       !g_cancellable_is_cancelled (batch->cancellable);

      result_free (result);
      if (!go_on)
        break;
    }
  stop (batch);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
}

gboolean
_dtl_batch_run (DtlExtractor *extractor,
                DtlBatchSource source,
                gpointer source_data,
                guint total,
                const char *name,
                const DtlBatchOptions *options,
                DtlBatchFunc func,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  guint n_threads = options->n_threads > 0 ? options->n_threads : g_get_num_processors ();
  Batch batch = { 0 };

  batch.extractor = extractor;
  batch.options = options;
  batch.name = name;
  batch.cancellable = cancellable;
  batch.source = source;
  batch.source_data = source_data;
  batch.ahead = (guint64) n_threads * AHEAD_PER_THREAD;
  batch.results = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                         (GDestroyNotify) result_free);
  g_mutex_init (&batch.lock);
  g_cond_init (&batch.changed);
  if (n_threads == 1 || total == 1)
    run_inline (&batch, total, func, user_data);
  else
    run_threads (&batch, n_threads, total, func, user_data);
  g_hash_table_unref (batch.results);
  g_cond_clear (&batch.changed);
  g_mutex_clear (&batch.lock);
  if (batch.error != NULL)
    g_propagate_error (error, batch.error);
  else if (g_cancellable_is_cancelled (cancellable))
    g_set_error_literal (error, DTL_ERROR, DTL_ERROR_CANCELLED, _("The batch was stopped"));
  else
    return TRUE;
  return FALSE;
}

typedef struct
{
  GPtrArray *files;
  guint next;
} FileSource;

static gboolean
next_file (gpointer data, DtlBatchJob *job, GCancellable *cancellable, GError **error)
{
  FileSource *source = data;

  if (source->next >= source->files->len)
    return FALSE;
  job->path = g_strdup (g_ptr_array_index (source->files, source->next++));
  return TRUE;
}

/**
 * dtl_batch_run:
 * @extractor: (nullable): the extractor; %NULL with options->read_only
 * @files: (element-type filename): paths, as by dtl_batch_collect()
 * @options: wishes
 * @func: gets each result, in the order of @files
 * @user_data: data for @func
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads and extracts files on several threads. What cannot be read is a result with an error; the
 * rest goes on.
 *
 * Returns: %TRUE if all files were worked on; %FALSE with %DTL_ERROR_CANCELLED when cancelled
 */
gboolean
dtl_batch_run (DtlExtractor *extractor,
               GPtrArray *files,
               const DtlBatchOptions *options,
               DtlBatchFunc func,
               gpointer user_data,
               GCancellable *cancellable,
               GError **error)
{
  FileSource source = { files, 0 };

  return _dtl_batch_run (extractor, next_file, &source, files->len, NULL, options, func, user_data,
                         cancellable, error);
}
