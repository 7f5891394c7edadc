/* dtl-reader-plain.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-article.h"

G_BEGIN_DECLS

GPtrArray *dtl_plain_split (const char *text);
void       dtl_plain_fill  (DtlArticle *article, const char *text);

G_END_DECLS
