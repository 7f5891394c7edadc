/* dtl-html-head.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-article.h"
#include "dtl-html-blocks.h"
#include "dtl-html-metadata.h"

G_BEGIN_DECLS

char *dtl_html_head_title  (GPtrArray *blocks, const DtlHtmlMetadata *metadata, guint first_body);
void  dtl_html_head_date   (DtlArticle *article, GPtrArray *blocks,
                            const DtlHtmlMetadata *metadata, guint first_body);
char *dtl_html_head_byline (GPtrArray *blocks, guint first_body);
char *dtl_html_head_source (const DtlHtmlMetadata *metadata, const char *title);

G_END_DECLS
