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
#include "dtl-reader.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DtlBatchItem:
 * @path: (nullable): the file, %NULL for articles from a stream
 * @name: name for display
 * @article: (nullable): what was read, %NULL if nothing could be read
 * @extraction: (nullable): what was found in it
 * @error: (nullable): why it could not be read; with @article, why it was not extracted
 * @row: by an import: the article's row in the case, 0 if nothing was stored
 * @same_as: (nullable): by an import: the earlier article of the case that has the same text
 * @known: the case has the article already, from the same extractor; nothing was done
 *
 * The result for one article, or for one file (or member of a file) that could not be read.
 */
typedef struct
{
  char *path;
  char *name;
  DtlArticle *article;
  DtlExtraction *extraction;
  GError *error;
  gint64 row;
  DtlCaseArticle *same_as;
  gboolean known;
} DtlBatchItem;

/**
 * DtlBatchFunc:
 * @item: a result, in the order of the input; borrowed
 * @done: files finished so far
 * @total: files of the batch, 0 when that is not known
 * @user_data: as given
 *
 * Called in the thread that runs the batch, one item at a time. A file that held no article calls
 * it once with an error; one that held several calls it several times.
 *
 * Returns: %FALSE to stop the batch
 */
typedef gboolean (*DtlBatchFunc) (const DtlBatchItem *item, guint done, guint total,
                                  gpointer user_data);

/**
 * DtlBatchOptions:
 * @n_threads: how many files are worked on at once; 0 for one a processor
 * @published: publication date for articles, if the user states one; year 0 otherwise
 * @origins: find where the text of pages and text files stands in them
 * @read_only: stop after reading: items have an article and no extraction
 * @skip: (nullable): a case whose articles need not be extracted again
 */
typedef struct
{
  guint n_threads;
  DtlPartialDate published;
  gboolean read_only;
  DtlCase *skip;
  gboolean origins;
} DtlBatchOptions;

#define DTL_BATCH_OPTIONS_DEFAULT { 0, DTL_PARTIAL_DATE_NONE, FALSE, NULL, FALSE }

void          dtl_batch_item_free    (DtlBatchItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlBatchItem, dtl_batch_item_free)

GPtrArray    *dtl_batch_collect      (const char *const *paths, GPtrArray *problems,
                                      GCancellable *cancellable);
gboolean      dtl_batch_run          (DtlExtractor *extractor, GPtrArray *files,
                                      const DtlBatchOptions *options, DtlBatchFunc func,
                                      gpointer user_data, GCancellable *cancellable,
                                      GError **error);
gboolean      dtl_batch_run_lines    (DtlExtractor *extractor, GInputStream *stream,
                                      const char *name, const DtlBatchOptions *options,
                                      DtlBatchFunc func, gpointer user_data,
                                      GCancellable *cancellable, GError **error);
gboolean      dtl_batch_import       (DtlExtractor *extractor, DtlCase *file, GPtrArray *files,
                                      const DtlBatchOptions *options, DtlBatchFunc func,
                                      gpointer user_data, GCancellable *cancellable,
                                      GError **error);
gboolean      dtl_batch_follow_dates (DtlExtractor *extractor, DtlCase *file, guint *n_articles,
                                      GCancellable *cancellable, GError **error);
DtlArticle   *dtl_article_from_line  (const char *line, gsize length, guint number,
                                      GError **error);
DtlArticle   *dtl_article_from_object (JsonObject *object, guint number, GError **error);

G_END_DECLS
