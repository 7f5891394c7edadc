/* dtl-reader-child.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reader-job.h"

G_BEGIN_DECLS

/* The kinds of message that the parsing process sends. */
#define DTL_CHILD_ARTICLE 'a'
#define DTL_CHILD_FAILURE 'f'
#define DTL_CHILD_ERROR   'e'
#define DTL_CHILD_END     'z'
#define DTL_CHILD_TYPE    "(ya{ss})"
#define DTL_CHILD_LARGEST (G_GUINT64_CONSTANT (512) << 20)

gboolean    dtl_reader_child_read       (DtlReaderJob *job,
                                         GBytes *bytes,
                                         const char *name,
                                         GError **error);
GVariant   *dtl_reader_article_to_message   (const DtlArticle *article);
DtlArticle *dtl_reader_article_from_message (GVariant *fields);
GVariant   *dtl_reader_error_to_message     (char kind, const char *name, const GError *error);

G_END_DECLS
