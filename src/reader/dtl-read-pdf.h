/* dtl-read-pdf.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reader-job.h"

G_BEGIN_DECLS

/**
 * DtlPdfLine:
 * @text: its words
 * @page: from 0
 * @x0: left edge in points
 * @x1: right edge
 * @y0: upper edge, from the top of the page
 * @y1: lower edge
 * @size: of its type in points
 * @page_height: of its page in points
 * @drop: whether it is a running head, a running foot or a page number
 *
 * A line of a page, in reading order.
 */
typedef struct
{
  char *text;
  guint page;
  double x0, x1, y0, y1;
  double size;
  double page_height;
  gboolean drop;
} DtlPdfLine;

gboolean   dtl_read_pdf           (DtlReaderJob *job,
                                   GBytes *bytes,
                                   const char *name,
                                   GError **error);
void       dtl_pdf_line_free      (DtlPdfLine *line);
void       dtl_pdf_mark_furniture (GPtrArray *lines, guint pages);
char      *dtl_pdf_take_title     (GPtrArray *lines);
GPtrArray *dtl_pdf_paragraphs     (GPtrArray *lines);

G_END_DECLS
