/* dtl-article-notice.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtlArticleNotice:
 *
 * What the window has to ask about the selected article: when it was published, if the article does
 * not say so, and whether it is one with an earlier one that has the same text. Shows nothing for
 * articles that leave no such question.
 */
#define DTL_TYPE_ARTICLE_NOTICE (dtl_article_notice_get_type ())

G_DECLARE_FINAL_TYPE (DtlArticleNotice, dtl_article_notice, DTL, ARTICLE_NOTICE, GtkWidget)

GtkWidget *dtl_article_notice_new           (void);
void       dtl_article_notice_set_workspace (DtlArticleNotice *self, DtlWorkspace *workspace);

G_END_DECLS
