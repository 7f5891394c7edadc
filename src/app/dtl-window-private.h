/* dtl-window-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-article-list.h"
#include "dtl-incident-panel.h"
#include "dtl-map-widget.h"
#include "dtl-timeline.h"
#include "dtl-window.h"

G_BEGIN_DECLS

struct _DtlWindow
{
  AdwApplicationWindow parent_instance;

  DtlArticleList *article_list;
  GtkPaned *inner_paned;
  AdwToastOverlay *map_toasts;
  DtlMapWidget *map_view;
  AdwSplitButton *open_button;
  GtkPaned *outer_paned;
  DtlIncidentPanel *panel;
  AdwStatusPage *problem_page;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  GtkRevealer *progress_revealer;
  GtkSpinner *spinner;
  GtkStack *stack;
  DtlTimeline *timeline;
  AdwToastOverlay *toasts;
  AdwWindowTitle *window_title;

  DtlWorkspace *workspace;
  GSettings *settings;
  GPtrArray *pending; /* paths to read as soon as the case is open */
  AdwToast *toast;    /* borrowed; the one on screen */
  gint64 toast_time; /* when it was shown, monotonic, µs */
  guint layout_source;
  guint is_narrow : 1;
  guint list_over_panel : 1;
  guint is_laid_out : 1;
};

void _dtl_window_install_actions (DtlWindowClass *klass);
void _dtl_window_init_actions    (DtlWindow *self);
void _dtl_window_update_actions  (DtlWindow *self);
void _dtl_window_init_files      (DtlWindow *self);
void _dtl_window_open_paths      (DtlWindow *self, const char *const *paths);
void _dtl_window_open_pending    (DtlWindow *self);
void _dtl_window_choose_files    (DtlWindow *self);
void _dtl_window_choose_folder   (DtlWindow *self);
void _dtl_window_open_samples    (DtlWindow *self);
void _dtl_window_choose_case     (DtlWindow *self, gboolean make);
void _dtl_window_paste           (DtlWindow *self);
void _dtl_window_report_problems (DtlWindow *self, guint n_read, GPtrArray *problems);
void _dtl_window_dismiss_message (DtlWindow *self);
void _dtl_window_show_message    (DtlWindow *self, const char *text, gboolean can_undo);

G_END_DECLS
