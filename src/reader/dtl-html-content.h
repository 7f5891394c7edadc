/* dtl-html-content.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-html-features.h"

G_BEGIN_DECLS

void       dtl_html_content_score  (const DtlHtmlPage *page, double *scores);
GPtrArray *dtl_html_content_choose (const DtlHtmlPage *page, const double *scores);
char      *dtl_html_content_join   (GPtrArray *chosen);

G_END_DECLS
