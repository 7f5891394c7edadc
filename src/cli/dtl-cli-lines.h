/* dtl-cli-lines.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-cli.h"

G_BEGIN_DECLS

/**
 * DtlCliLineFunc:
 * @extractor: the extractor
 * @article: an article of the input
 * @object: the input line it came from
 *
 * Returns: (transfer full): the line to write for @article
 */
typedef char *(*DtlCliLineFunc) (DtlExtractor *extractor, DtlArticle *article, JsonObject *object,
                                 gpointer user_data);

int dtl_cli_run_lines (const char *articles, const char *output, DtlCliLineFunc func,
                       gpointer user_data);

G_END_DECLS
