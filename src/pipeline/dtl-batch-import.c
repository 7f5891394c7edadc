/* dtl-batch-import.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-batch.h"

#include "dtl-error.h"

typedef struct
{
  DtlCase *file;
  DtlBatchFunc func;
  gpointer user_data;
  GError *error;
} Import;

static gint64
store_article (Import *import, const DtlBatchItem *item)
{
  if (item->extraction != NULL)
    return dtl_case_add_extraction (import->file, item->extraction, &import->error);
  return dtl_case_add_unextracted (import->file, item->article, item->error, &import->error);
}

static gboolean
store_item (Import *import, DtlBatchItem *item)
{
  const char *path = item->path != NULL ? item->path : item->name;

  if (item->known)
    return TRUE;
  if (g_error_matches (item->error, DTL_ERROR, DTL_ERROR_CANCELLED) ||
      g_error_matches (item->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  if (item->article == NULL)
    return dtl_case_add_failure (import->file, path, item->name, item->error, &import->error) > 0;
  item->row = store_article (import, item);
  if (item->row > 0)
    item->same_as = dtl_case_dup_original (import->file, item->row, NULL);
  return item->row > 0;
}

static gboolean
import_item_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  Import *import = user_data;

  /* The item is the batch's own until it is handed on from here. */
  if (!store_item (import, (DtlBatchItem *) item))
    return FALSE;
  return import->func == NULL || import->func (item, done, total, import->user_data);
}

static gboolean
follow_date (
    DtlExtractor *extractor, DtlCase *file, gint64 row, GCancellable *cancellable, GError **error)
{
  g_autoptr (DtlArticle) article = dtl_case_dup_article (file, row, error);
  g_autoptr (DtlExtraction) extraction =
      article != NULL ? dtl_extractor_run (extractor, article, cancellable, error) : NULL;

  return extraction != NULL && dtl_case_replace_incidents (file, row, extraction, error);
}

/**
 * dtl_batch_follow_dates:
 * @extractor: the extractor
 * @file: the case
 * @n_articles: (out) (optional): how many articles were extracted again
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Extracts again the articles of dtl_case_list_stale(), whose publication date the analyst gave or
 * took back, so that their incidents' dates follow. Corrections stay.
 *
 * Returns: %TRUE if none is left
 */
gboolean
dtl_batch_follow_dates (DtlExtractor *extractor,
                        DtlCase *file,
                        guint *n_articles,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GArray) rows = dtl_case_list_stale (file, error);

  if (n_articles != NULL)
    *n_articles = 0;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (!follow_date (extractor, file, g_array_index (rows, gint64, i), cancellable, error))
        return FALSE;
      if (n_articles != NULL)
        (*n_articles)++;
    }
  return rows != NULL;
}

/**
 * dtl_batch_import:
 * @extractor: the extractor
 * @file: the case
 * @files: (element-type filename): paths, as by dtl_batch_collect()
 * @options: wishes; the case is set as options->skip by itself, so that an import that was stopped
 *   goes on where it was when it is started again
 * @func: (nullable): gets each result after it was stored
 * @user_data: data for @func
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads and extracts files into a case, then links reports of the same act. Each article is
 * committed by itself: what was handed to @func survives a kill. Articles whose publication date
 * the analyst has given keep being dated from that.
 *
 * Returns: %TRUE if all files were worked on and stored
 */
gboolean
dtl_batch_import (DtlExtractor *extractor,
                  DtlCase *file,
                  GPtrArray *files,
                  const DtlBatchOptions *options,
                  DtlBatchFunc func,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  DtlBatchOptions skipping = *options;
  Import import = { file, func, user_data, NULL };
  gboolean ok;

  skipping.skip = file;
  ok = dtl_batch_run (extractor, files, &skipping, import_item_cb, &import, cancellable, error);
  if (import.error != NULL)
    {
      g_clear_error (error);
      g_propagate_error (error, import.error);
      return FALSE;
    }
  ok = ok && dtl_batch_follow_dates (extractor, file, NULL, cancellable, error);
  dtl_case_update_links (file, NULL);
  return ok;
}
