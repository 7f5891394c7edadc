/* dtl-article-list.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DTL_TYPE_ARTICLE_LIST (dtl_article_list_get_type ())

G_DECLARE_FINAL_TYPE (DtlArticleList, dtl_article_list, DTL, ARTICLE_LIST, GtkWidget)

void dtl_article_list_set_workspace (DtlArticleList *self, DtlWorkspace *workspace);
void dtl_article_list_focus_search  (DtlArticleList *self);

G_END_DECLS
