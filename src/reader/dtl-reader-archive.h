/* dtl-reader-archive.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reader-job.h"

G_BEGIN_DECLS

typedef gboolean (*DtlArchiveWants) (const char *member, gpointer user_data);
typedef gboolean (*DtlArchiveTake)  (const char *member,
                                     GBytes *bytes,
                                     gpointer user_data,
                                     GError **error);

gboolean    dtl_archive_walk  (DtlReaderJob *job,
                               GBytes *bytes,
                               const char *name,
                               DtlArchiveWants wants,
                               DtlArchiveTake take,
                               gpointer user_data,
                               GError **error);
GHashTable *dtl_archive_parts (DtlReaderJob *job,
                               GBytes *bytes,
                               const char *name,
                               DtlArchiveWants wants,
                               GError **error);

gboolean    dtl_read_docx     (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean    dtl_read_odt      (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean    dtl_read_epub     (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);

G_END_DECLS
