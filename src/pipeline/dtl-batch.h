/* dtl-batch.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-case.h"
#include "dtl-extraction.h"
#include "dtl-extractor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DtlBatchItem:
 * @path: (nullable): the file
 * @name: name for display
 * @extraction: (nullable): what was found
 * @error: (nullable): why it could not be read; exactly one of the two is set
 *
 * The result for one article, or for one file that could not be read.
 */
typedef struct
{
  char *path;
  char *name;
  DtlExtraction *extraction;
  GError *error;
} DtlBatchItem;

/**
 * DtlBatchFunc:
 * @item: a result, in the order of the input
 * @done: files finished so far
 * @total: files of the batch
 * @user_data: as given
 *
 * Called in the thread that called dtl_batch_run(), one item at a time.
 *
 * Returns: %FALSE to stop the batch
 */
typedef gboolean (*DtlBatchFunc) (const DtlBatchItem *item, guint done, guint total,
                                  gpointer user_data);

GPtrArray *dtl_batch_collect (const char *const *paths, GPtrArray *problems,
                              GCancellable *cancellable);
gboolean   dtl_batch_run     (DtlExtractor *extractor, GPtrArray *files, guint n_threads,
                              const DtlPartialDate *published, DtlBatchFunc func,
                              gpointer user_data, GCancellable *cancellable, GError **error);
gboolean   dtl_batch_import  (DtlExtractor *extractor, DtlCase *file, GPtrArray *files,
                              guint n_threads, DtlBatchFunc func, gpointer user_data,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
