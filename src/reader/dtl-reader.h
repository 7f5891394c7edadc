/* dtl-reader.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-article.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DtlReaderFailureFunc:
 * @name: the member that was not read, as "batch.zip/report.pdf" or "alerts.jsonl, line 12"
 * @error: why
 * @user_data: the data of #DtlReaderOptions
 *
 * Called for each member of a container that could not be read. The other members are still read.
 */
typedef void (*DtlReaderFailureFunc) (const char *name, const GError *error, gpointer user_data);

/**
 * DtlReaderOptions:
 * @max_file_bytes: the largest file that is opened
 * @max_unpacked_bytes: the most that one file may grow to when it is unpacked
 * @max_articles: the most articles that one file may hold
 * @max_depth: how deep containers may be nested in containers
 * @timeout_seconds: the longest that a parsing process may work on one file
 * @in_process: parse everything in this process; for tests and for the parsing process itself
 * @origins: find where the text of pages and text files stands in them
 * @published: a publication date that the analyst states; it stands over any date found
 * @failed: (nullable): called for members that were not read
 * @user_data: data for @failed
 *
 * Limits and wishes. Start from %DTL_READER_OPTIONS_DEFAULT.
 */
typedef struct
{
  guint64 max_file_bytes;
  guint64 max_unpacked_bytes;
  guint max_articles;
  guint max_depth;
  guint timeout_seconds;
  gboolean in_process;
  gboolean origins;
  DtlPartialDate published;
  DtlReaderFailureFunc failed;
  gpointer user_data;
} DtlReaderOptions;

#define DTL_READER_OPTIONS_DEFAULT                                                                 \
  {                                                                                                \
    G_GUINT64_CONSTANT (256) << 20, G_GUINT64_CONSTANT (1) << 30, 100000, 4, 60, FALSE, FALSE,     \
        DTL_PARTIAL_DATE_NONE, NULL, NULL                                                          \
  }

GPtrArray         *dtl_reader_read_file       (const char *path,
                                               const DtlReaderOptions *options,
                                               GCancellable *cancellable,
                                               GError **error);
GPtrArray         *dtl_reader_read_bytes      (GBytes *bytes,
                                               const char *name,
                                               const DtlReaderOptions *options,
                                               GCancellable *cancellable,
                                               GError **error);
gboolean           dtl_reader_is_candidate    (const char *name);
const char *const *dtl_reader_get_mime_types  (void);
const char *const *dtl_reader_get_extensions  (void);

G_END_DECLS
