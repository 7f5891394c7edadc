/* dtl-problem-label.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkLabel *dtl_problem_label_new (void);
void dtl_problem_label_show (GtkLabel *label, GtkWidget *input, const char *problem);
void dtl_problem_label_clear (GtkLabel *label, GtkWidget *input);

G_END_DECLS
