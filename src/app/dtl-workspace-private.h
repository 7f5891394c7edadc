/* dtl-workspace-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DTL_WORKSPACE_INCIDENTS_CHANGED,
  DTL_WORKSPACE_SELECTION_CHANGED,
  DTL_WORKSPACE_FIELD_CHANGED,
  DTL_WORKSPACE_TEXT_CHANGED,
  DTL_WORKSPACE_STATE_CHANGED,
  DTL_WORKSPACE_PICK_CHANGED,
  DTL_WORKSPACE_PREVIEW_CHANGED,
  DTL_WORKSPACE_MESSAGE,
  DTL_WORKSPACE_IMPORTED,
  DTL_WORKSPACE_PICKED,
  DTL_WORKSPACE_N_SIGNALS
} DtlWorkspaceSignal;

struct _DtlWorkspace
{
  GObject parent_instance;

  GThreadPool *case_thread; /* one thread: jobs keep their order */
  DtlCase *file;            /* set once opened; calls only from case jobs and imports */
  char *path;
  char *problem; /* why the case could not be opened */
  GHashTable *settings; /* the case's small settings, as loaded */

  GListStore *articles;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkFilter *article_filter;
  GtkSorter *sorter;
  DtlSortOrder sort;
  GHashTable *by_row; /* gint64 → DtlArticleItem */
  GHashTable *by_id;  /* gint64 → DtlIncidentItem */
  GPtrArray *shown;
  GPtrArray *timeline;
  guint n_incidents;
  guint n_unmapped;
  guint refresh_source;
  DtlFilter filter;
  guint search_source;
  guint search_serial;

  DtlArticleItem *article;
  DtlIncidentItem *incident;
  DtlIncidentItem *wanted; /* the one that was chosen; another is selected while it is hidden */
  DtlArticle *text;
  int field;
  GPtrArray *preview; /* DtlPlace to choose from, or NULL */
  DtlPlace *previewed; /* the one of them that is pointed at, or NULL */
  gboolean picking;

  char *undo_label;
  char *redo_label;

  GCancellable *import_cancellable; /* set while files are being read */
  GMutex import_lock;
  guint import_done;
  guint import_total;
  guint import_idle;
  gint64 import_listed; /* when the lists were last brought up to date, monotonic */

  GMutex engine_lock;
  DtlExtractor *extractor;
  DtlBasemap *basemap;
};

void _dtl_workspace_emit      (DtlWorkspace *self, DtlWorkspaceSignal which);
void _dtl_workspace_message   (DtlWorkspace *self, const char *text, gboolean can_undo);
void _dtl_workspace_imported  (DtlWorkspace *self, guint n_read, GPtrArray *problems);
void _dtl_workspace_picked    (DtlWorkspace *self, double lat, double lon);
void _dtl_workspace_run       (DtlWorkspace *self, GTaskThreadFunc job, gpointer data,
                               GDestroyNotify free_data, GAsyncReadyCallback callback);
void _dtl_workspace_refresh   (DtlWorkspace *self);
void _dtl_workspace_load_text (DtlWorkspace *self);
void _dtl_workspace_follow_filter (DtlWorkspace *self);
void _dtl_workspace_keep_chosen (DtlWorkspace *self);
void _dtl_workspace_follow_dates (DtlWorkspace *self);
void _dtl_workspace_take_undo (DtlWorkspace *self, char *undo_label, char *redo_label);
void _dtl_problem_free        (gpointer problem);

G_END_DECLS
