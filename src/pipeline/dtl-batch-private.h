/* dtl-batch-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-batch.h"

/**
 * DtlBatchJob:
 * @index: place in the order of the input
 * @path: (nullable): a file to read
 * @line: (nullable): a line of JSON Lines to read
 * @line_number: which line it is
 *
 * What a worker takes: a file or a line, never both.
 */
typedef struct
{
  guint64 index;
  char *path;
  char *line;
  guint line_number;
} DtlBatchJob;

/* Fills @job with the next piece of input. FALSE at the end, or with @error set. Called under a
 * lock. */
typedef gboolean (*DtlBatchSource) (gpointer data, DtlBatchJob *job, GCancellable *cancellable,
                                    GError **error);

gboolean _dtl_batch_run (DtlExtractor *extractor, DtlBatchSource source, gpointer source_data,
                         guint total, const char *name, const DtlBatchOptions *options,
                         DtlBatchFunc func, gpointer user_data, GCancellable *cancellable,
                         GError **error);
