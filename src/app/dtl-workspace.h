/* dtl-workspace.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-basemap.h"
#include "dtl-extractor.h"
#include "dtl-filter.h"
#include "dtl-items.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DtlWorkspace:
 *
 * What the parts of a window share: the open case, its articles and incidents as list models, the
 * filter and the one selection. Lives on the main thread; reads and writes of the case run on a
 * thread of their own, in the order in which they were asked for.
 *
 * Signals: "incidents-changed" (which incidents are shown, or what is in them), "selection-changed",
 * "field-changed" (the field whose words are pointed out), "text-changed" (the selected article's
 * text arrived), "state-changed" (title, counts, undo, progress), "message" (text, can be undone),
 * "pick-changed" (whether a point is asked for), "picked" (degrees north and east), "preview-changed",
 * "imported" (files read, a #GPtrArray of #DtlProblem of those that could not be read).
 */
#define DTL_TYPE_WORKSPACE (dtl_workspace_get_type ())

G_DECLARE_FINAL_TYPE (DtlWorkspace, dtl_workspace, DTL, WORKSPACE, GObject)

/**
 * DtlProblem:
 * @name: name of the file, for display
 * @reason: why it could not be read and what to do
 */
typedef struct
{
  char *name;
  char *reason;
} DtlProblem;

/**
 * DtlSortOrder:
 *
 * The order of the article list.
 */
typedef enum
{
  DTL_SORT_NEWEST,
  DTL_SORT_OLDEST,
  DTL_SORT_TITLE,
  DTL_SORT_SOURCE,
  DTL_SORT_REVIEW,
} DtlSortOrder;

#define DTL_NO_FIELD (-1)

DtlWorkspace    *dtl_workspace_new               (void);

/* The case. */
void             dtl_workspace_open              (DtlWorkspace *self, const char *path);
void             dtl_workspace_close             (DtlWorkspace *self);
const char      *dtl_workspace_get_path          (DtlWorkspace *self);
char            *dtl_workspace_dup_title         (DtlWorkspace *self);
gboolean         dtl_workspace_is_ready          (DtlWorkspace *self);
const char      *dtl_workspace_get_problem       (DtlWorkspace *self);
guint            dtl_workspace_n_articles        (DtlWorkspace *self);
guint            dtl_workspace_n_incidents       (DtlWorkspace *self);
guint            dtl_workspace_n_unmapped        (DtlWorkspace *self);
void             dtl_workspace_reload            (DtlWorkspace *self);
char            *dtl_workspace_dup_setting       (DtlWorkspace *self, const char *key);
void             dtl_workspace_put_setting       (DtlWorkspace *self, const char *key,
                                                  const char *value);

/* What is shown. */
GListModel      *dtl_workspace_get_articles      (DtlWorkspace *self);
GPtrArray       *dtl_workspace_get_shown         (DtlWorkspace *self);
GPtrArray       *dtl_workspace_get_timeline      (DtlWorkspace *self);
DtlArticleItem  *dtl_workspace_find_article      (DtlWorkspace *self, gint64 row);
DtlIncidentItem *dtl_workspace_find_incident     (DtlWorkspace *self, gint64 id);
GPtrArray       *dtl_workspace_list_group        (DtlWorkspace *self, DtlIncidentItem *incident);
DtlFilter       *dtl_workspace_get_filter        (DtlWorkspace *self);
void             dtl_workspace_filter_changed    (DtlWorkspace *self);
void             dtl_workspace_set_search        (DtlWorkspace *self, const char *words);
DtlSortOrder     dtl_workspace_get_sort          (DtlWorkspace *self);
void             dtl_workspace_set_sort          (DtlWorkspace *self, DtlSortOrder order);

/* The selection. */
DtlArticleItem  *dtl_workspace_get_article       (DtlWorkspace *self);
DtlIncidentItem *dtl_workspace_get_incident      (DtlWorkspace *self);
DtlArticle      *dtl_workspace_get_text          (DtlWorkspace *self);
int              dtl_workspace_get_field         (DtlWorkspace *self);
void             dtl_workspace_select            (DtlWorkspace *self, DtlArticleItem *article,
                                                  DtlIncidentItem *incident);
void             dtl_workspace_select_field      (DtlWorkspace *self, int field);
void             dtl_workspace_step              (DtlWorkspace *self, int direction);
void             dtl_workspace_step_doubtful     (DtlWorkspace *self);

/* Asking for a point on the map, and places shown there to choose from. */
void             dtl_workspace_set_picking       (DtlWorkspace *self, gboolean picking);
gboolean         dtl_workspace_get_picking       (DtlWorkspace *self);
void             dtl_workspace_pick              (DtlWorkspace *self, double lat, double lon);
void             dtl_workspace_set_preview       (DtlWorkspace *self, GPtrArray *places);
GPtrArray       *dtl_workspace_get_preview       (DtlWorkspace *self);
void             dtl_workspace_set_previewed     (DtlWorkspace *self, DtlPlace *place);
DtlPlace        *dtl_workspace_get_previewed     (DtlWorkspace *self);

/* Changes; each is one step of undo. */
void             dtl_workspace_set_value         (DtlWorkspace *self, DtlIncidentItem *incident,
                                                  DtlField field, DtlValue *value);
void             dtl_workspace_clear_value       (DtlWorkspace *self, DtlIncidentItem *incident,
                                                  DtlField field);
void             dtl_workspace_set_place         (DtlWorkspace *self, DtlIncidentItem *incident,
                                                  DtlPlace *place, int specificity);
void             dtl_workspace_clear_place       (DtlWorkspace *self, DtlIncidentItem *incident);
void             dtl_workspace_review            (DtlWorkspace *self, DtlIncidentItem *incident,
                                                  DtlReviewState state);
void             dtl_workspace_unlink            (DtlWorkspace *self, DtlIncidentItem *incident);
void             dtl_workspace_add_incident      (DtlWorkspace *self, DtlArticleItem *article);
void             dtl_workspace_remove_article    (DtlWorkspace *self, DtlArticleItem *article);
void             dtl_workspace_set_published     (DtlWorkspace *self, DtlArticleItem *article,
                                                  DtlPartialDate published);
void             dtl_workspace_set_copy          (DtlWorkspace *self, DtlArticleItem *article,
                                                  DtlCopyChoice choice);
void             dtl_workspace_undo              (DtlWorkspace *self);
void             dtl_workspace_redo              (DtlWorkspace *self);
const char      *dtl_workspace_get_undo_label    (DtlWorkspace *self);
const char      *dtl_workspace_get_redo_label    (DtlWorkspace *self);

/* Reading files. */
void             dtl_workspace_import            (DtlWorkspace *self, const char *const *paths);
void             dtl_workspace_import_text       (DtlWorkspace *self, const char *text);
gboolean         dtl_workspace_get_progress      (DtlWorkspace *self, guint *done, guint *total);
void             dtl_workspace_cancel            (DtlWorkspace *self);

/* The engine's shared parts, loaded on a worker when first needed. */
DtlExtractor    *dtl_workspace_ref_extractor     (DtlWorkspace *self, GError **error);
DtlBasemap      *dtl_workspace_ref_basemap       (DtlWorkspace *self, GError **error);

G_END_DECLS
