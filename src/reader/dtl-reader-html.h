/* dtl-reader-html.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-article.h"

G_BEGIN_DECLS

gboolean dtl_html_fill          (DtlArticle *article, const char *text, gsize length);
char    *dtl_html_fragment_text (const char *markup);

G_END_DECLS
