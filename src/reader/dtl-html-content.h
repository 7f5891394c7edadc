/* dtl-html-content.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-html-metadata.h"

G_BEGIN_DECLS

void dtl_html_content_score (GPtrArray *blocks, const DtlHtmlMetadata *metadata, double *scores);

G_END_DECLS
