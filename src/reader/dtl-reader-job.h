/* dtl-reader-job.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-error.h"
#include "dtl-reader.h"

G_BEGIN_DECLS

/**
 * DtlReaderJob:
 * @options: limits and wishes
 * @cancellable: (nullable): stops the work between two members
 * @articles: what was read so far
 * @depth: how many containers we are inside of
 * @unpacked: bytes unpacked so far, over all containers of the file
 * @n_failed: members that could not be read so far
 *
 * The reading of one file, with everything that its containers hold.
 */
typedef struct
{
  const DtlReaderOptions *options;
  GCancellable *cancellable;
  GPtrArray *articles;
  guint depth;
  guint64 unpacked;
  guint n_failed;
} DtlReaderJob;

/* A reader of one format: appends articles to the job, or fails as a whole. */
typedef gboolean (*DtlReaderFunc) (DtlReaderJob *job,
                                   GBytes *bytes,
                                   const char *name,
                                   GError **error);

void     dtl_reader_job_take        (DtlReaderJob *job, DtlArticle *article, GBytes *bytes);
gboolean dtl_reader_job_read        (DtlReaderJob *job,
                                     GBytes *bytes,
                                     const char *name,
                                     GError **error);
gboolean dtl_reader_job_read_member (DtlReaderJob *job,
                                     GBytes *bytes,
                                     const char *name,
                                     GError **error);
void     dtl_reader_job_fail        (DtlReaderJob *job, const char *name, const GError *error);
gboolean dtl_reader_job_go_on       (DtlReaderJob *job, const char *name, GError **error);
gboolean dtl_reader_job_unpack      (DtlReaderJob *job,
                                     gsize bytes,
                                     const char *name,
                                     GError **error);
gboolean dtl_reader_job_finish_lines (DtlReaderJob *job,
                                      DtlArticle *article,
                                      GPtrArray *paragraphs,
                                      GBytes *bytes,
                                      const char *name,
                                      GError **error);
void     dtl_reader_set_no_text     (GError **error, const char *name);
void     dtl_reader_set_damaged     (GError **error, const char *name, const char *kind);
void     dtl_reader_set_locked      (GError **error, const char *name);
void     dtl_reader_set_unknown     (GError **error,
                                     const char *data,
                                     gsize length,
                                     const char *name);

gboolean dtl_read_plain    (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean dtl_read_markdown (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean dtl_read_html     (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean dtl_read_gzip     (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean dtl_read_json     (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean dtl_read_newsxml  (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean dtl_read_feed     (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean dtl_read_rtf      (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean dtl_read_warc     (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean dtl_read_zip      (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);

G_END_DECLS
