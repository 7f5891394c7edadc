/* dtl-article-row.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-items.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DTL_TYPE_ARTICLE_ROW (dtl_article_row_get_type ())

G_DECLARE_FINAL_TYPE (DtlArticleRow, dtl_article_row, DTL, ARTICLE_ROW, GtkWidget)

GtkWidget *dtl_article_row_new      (void);
void       dtl_article_row_set_item (DtlArticleRow *self, GtkTreeListRow *row);

G_END_DECLS
