/* dtl-reader-lines.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-article.h"
#include "dtl-reader-table.h"

G_BEGIN_DECLS

#define DTL_LINE_BODY (-1)

int      dtl_line_class     (const char *line, gsize *matched);
char    *dtl_line_squash    (const char *text);
gboolean dtl_line_same      (const char *a, const char *b);
gboolean dtl_line_is_date   (const char *line);
gboolean dtl_line_is_prose  (const char *line);
gboolean dtl_line_headline  (const char *line);
gsize    dtl_line_dateline  (const char *line, DtlPartialDate *date);
char    *dtl_line_names (const char *text);
gboolean dtl_line_byline    (const char *line, char **byline);
void     dtl_lines_read_head (GPtrArray *paragraphs, DtlArticle *article);
void     dtl_lines_cut_tail (GPtrArray *paragraphs);
char    *dtl_lines_join     (GPtrArray *paragraphs);

G_END_DECLS
