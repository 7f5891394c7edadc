/* dtl-workspace.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-workspace.h"
#include "dtl-workspace-private.h"

#include "dtl-fold.h"
#include "dtl-paths.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DtlWorkspace, dtl_workspace, G_TYPE_OBJECT)

static guint signals[DTL_WORKSPACE_N_SIGNALS];

void
_dtl_workspace_emit (DtlWorkspace *self, DtlWorkspaceSignal which)
{
  g_signal_emit (self, signals[which], 0);
}

void
_dtl_workspace_message (DtlWorkspace *self, const char *text, gboolean can_undo)
{
  g_signal_emit (self, signals[DTL_WORKSPACE_MESSAGE], 0, text, can_undo);
}

void
_dtl_workspace_imported (DtlWorkspace *self, guint n_read, GPtrArray *problems)
{
  g_signal_emit (self, signals[DTL_WORKSPACE_IMPORTED], 0, n_read, problems);
}

void
_dtl_workspace_picked (DtlWorkspace *self, double lat, double lon)
{
  g_signal_emit (self, signals[DTL_WORKSPACE_PICKED], 0, lat, lon);
}

void
_dtl_problem_free (gpointer data)
{
  DtlProblem *problem = data;

  g_free (problem->name);
  g_free (problem->reason);
  g_free (problem);
}

/* Jobs of the case */

static void
run_job_cb (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  GTaskThreadFunc job = g_object_get_data (G_OBJECT (task), "job");

  job (task, g_task_get_source_object (task), g_task_get_task_data (task),
       g_task_get_cancellable (task));
}

/* Runs @job on the thread of the case; @callback gets its answer on the main thread. Jobs run one
 * after the other, so that a change asked for first is also made first. */
void
_dtl_workspace_run (DtlWorkspace *self, GTaskThreadFunc job, gpointer data,
                    GDestroyNotify free_data, GAsyncReadyCallback callback)
{
  GTask *task;

  if (self->case_thread == NULL)
    {
      if (free_data != NULL)
        free_data (data);
      return;
    }
  task = g_task_new (self, NULL, callback, NULL);
  g_task_set_task_data (task, data, free_data);
  g_object_set_data (G_OBJECT (task), "job", job);
  g_thread_pool_push (self->case_thread, task, NULL);
}

/* What is shown */

static gboolean
article_passes (gpointer item, gpointer user_data)
{
  return dtl_article_item_get_shown (item);
}

static int
compare_published (DtlArticleItem *a, DtlArticleItem *b)
{
  return dtl_partial_date_compare (&dtl_article_item_get_article (a)->published,
                                   &dtl_article_item_get_article (b)->published);
}

static int
compare_text (const char *a, const char *b)
{
  return g_utf8_collate (a != NULL ? a : "", b != NULL ? b : "");
}

static int
compare_articles (gconstpointer first, gconstpointer second, gpointer user_data)
{
  DtlWorkspace *self = user_data;
  DtlArticleItem *a = (gpointer) first, *b = (gpointer) second;
  gint64 row_a = dtl_article_item_get_row (a), row_b = dtl_article_item_get_row (b);
  int order = 0;

  switch (self->sort)
    {
    case DTL_SORT_OLDEST:
      order = compare_published (a, b);
      break;
    case DTL_SORT_TITLE:
      order = compare_text (dtl_article_item_get_title (a), dtl_article_item_get_title (b));
      break;
    case DTL_SORT_SOURCE:
      order = compare_text (dtl_article_item_get_article (a)->source,
                            dtl_article_item_get_article (b)->source);
      break;
    case DTL_SORT_REVIEW:
      order = (int) dtl_article_item_get_state (a) - (int) dtl_article_item_get_state (b);
      break;
    case DTL_SORT_NEWEST:
    default:
      order = compare_published (b, a);
      break;
    }
  if (order == 0)
    order = (row_a > row_b) - (row_a < row_b);
  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static guint
show_incidents (DtlWorkspace *self, DtlArticleItem *article)
{
  guint n_visible = 0;

  for (guint i = 0; i < dtl_article_item_n_incidents (article); i++)
    {
      g_autoptr (DtlIncidentItem) incident = dtl_article_item_get_incident (article, i);
      gboolean passes = dtl_filter_matches (&self->filter, incident, TRUE);
      gboolean visible = passes && dtl_filter_matches (&self->filter, incident, FALSE);
      gboolean counts = dtl_incident_item_get_state (incident) != DTL_REVIEW_REJECTED;

      dtl_incident_item_set_visible (incident, visible);
      n_visible += visible;
      if (passes && counts)
        g_ptr_array_add (self->timeline, g_object_ref (incident));
      if (visible && counts)
        g_ptr_array_add (self->shown, g_object_ref (incident));
      self->n_incidents += counts;
      self->n_unmapped += counts && !dtl_incident_item_is_mapped (incident);
    }
  return n_visible;
}

static gboolean
refresh_cb (gpointer data)
{
  DtlWorkspace *self = data;
  GListModel *all = G_LIST_MODEL (self->articles);
  gboolean active = dtl_filter_is_active (&self->filter);

  self->refresh_source = 0;
  g_ptr_array_set_size (self->shown, 0);
  g_ptr_array_set_size (self->timeline, 0);
  self->n_incidents = self->n_unmapped = 0;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DtlArticleItem) article = g_list_model_get_item (all, i);
      guint n_visible = show_incidents (self, article);

      dtl_article_item_set_shown (article,
                                  n_visible > 0 || (!active && dtl_filter_has_words (&self->filter,
                                                                                     article)));
    }
  gtk_filter_changed (self->article_filter, GTK_FILTER_CHANGE_DIFFERENT);
  _dtl_workspace_emit (self, DTL_WORKSPACE_INCIDENTS_CHANGED);
  _dtl_workspace_follow_filter (self);
  _dtl_workspace_emit (self, DTL_WORKSPACE_STATE_CHANGED);
  return G_SOURCE_REMOVE;
}

/* Works out anew which incidents are shown, once for all changes of this turn of the main loop. */
void
_dtl_workspace_refresh (DtlWorkspace *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (G_PRIORITY_DEFAULT, refresh_cb, self, NULL);
}

/* Class */

static void
dtl_workspace_dispose (GObject *object)
{
  DtlWorkspace *self = (DtlWorkspace *) object;

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->search_source, g_source_remove);
  g_clear_handle_id (&self->import_idle, g_source_remove);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->article_filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->incident);
  g_clear_object (&self->wanted);
  g_clear_object (&self->article);
  g_clear_object (&self->articles);

  G_OBJECT_CLASS (dtl_workspace_parent_class)->dispose (object);
}

static void
dtl_workspace_finalize (GObject *object)
{
  DtlWorkspace *self = (DtlWorkspace *) object;

  /* Every job holds a reference on the workspace, so none is left to wait for. */
  if (self->case_thread != NULL)
    g_thread_pool_free (self->case_thread, FALSE, FALSE);
  g_clear_pointer (&self->file, dtl_case_unref);
  g_clear_pointer (&self->text, dtl_article_unref);
  g_clear_pointer (&self->extractor, dtl_extractor_unref);
  g_clear_pointer (&self->basemap, dtl_basemap_unref);
  g_clear_object (&self->import_cancellable);
  g_clear_pointer (&self->preview, g_ptr_array_unref);
  g_clear_pointer (&self->previewed, dtl_place_unref);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->timeline);
  g_hash_table_unref (self->by_row);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->settings);
  g_mutex_clear (&self->import_lock);
  g_mutex_clear (&self->engine_lock);
  dtl_filter_clear (&self->filter);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->path);
  g_free (self->problem);

  G_OBJECT_CLASS (dtl_workspace_parent_class)->finalize (object);
}

static void
dtl_workspace_class_init (DtlWorkspaceClass *klass)
{
  static const char *const names[] = {
    [DTL_WORKSPACE_INCIDENTS_CHANGED] = "incidents-changed",
    [DTL_WORKSPACE_SELECTION_CHANGED] = "selection-changed",
    [DTL_WORKSPACE_FIELD_CHANGED] = "field-changed",
    [DTL_WORKSPACE_TEXT_CHANGED] = "text-changed",
    [DTL_WORKSPACE_STATE_CHANGED] = "state-changed",
    [DTL_WORKSPACE_PICK_CHANGED] = "pick-changed",
    [DTL_WORKSPACE_PREVIEW_CHANGED] = "preview-changed",
  };
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_workspace_dispose;
  G_OBJECT_CLASS (klass)->finalize = dtl_workspace_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                               0);
  signals[DTL_WORKSPACE_MESSAGE] =
      g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[DTL_WORKSPACE_IMPORTED] =
      g_signal_new ("imported", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_UINT, G_TYPE_PTR_ARRAY);
  signals[DTL_WORKSPACE_PICKED] =
      g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
dtl_workspace_init (DtlWorkspace *self)
{
  self->field = DTL_NO_FIELD;
  self->case_thread = g_thread_pool_new (run_job_cb, NULL, 1, FALSE, NULL);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->articles = g_list_store_new (DTL_TYPE_ARTICLE_ITEM);
  self->by_row = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->timeline = g_ptr_array_new_with_free_func (g_object_unref);
  g_mutex_init (&self->import_lock);
  g_mutex_init (&self->engine_lock);
  self->article_filter = GTK_FILTER (gtk_custom_filter_new (article_passes, NULL, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->articles)),
                                              g_object_ref (self->article_filter));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_articles, self, NULL));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                          g_object_ref (self->sorter));
}

/**
 * dtl_workspace_new:
 *
 * Returns: (transfer full): a workspace without a case; see dtl_workspace_open()
 */
DtlWorkspace *
dtl_workspace_new (void)
{
  return g_object_new (DTL_TYPE_WORKSPACE, NULL);
}

/**
 * dtl_workspace_close:
 * @self: a workspace
 *
 * Waits until every change that was asked for is in the case; later ones are dropped. For the end
 * of the program.
 */
void
dtl_workspace_close (DtlWorkspace *self)
{
  g_return_if_fail (DTL_IS_WORKSPACE (self));

  if (self->case_thread != NULL)
    g_thread_pool_free (g_steal_pointer (&self->case_thread), FALSE, TRUE);
}

const char *
dtl_workspace_get_path (DtlWorkspace *self)
{
  return self->path;
}

/**
 * dtl_workspace_dup_title:
 * @self: a workspace
 *
 * Returns: (transfer full): the case's name for the title bar
 */
char *
dtl_workspace_dup_title (DtlWorkspace *self)
{
  g_autofree char *standard = dtl_case_default_path ();
  g_autofree char *name = NULL;
  char *dot;

  if (self->path == NULL || g_str_equal (self->path, standard))
    return g_strdup (_("My Case"));
  name = g_filename_display_basename (self->path);
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

gboolean
dtl_workspace_is_ready (DtlWorkspace *self)
{
  return self->file != NULL;
}

/**
 * dtl_workspace_get_problem:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): why the case could not be opened, if none is open
 */
const char *
dtl_workspace_get_problem (DtlWorkspace *self)
{
  return self->file == NULL ? self->problem : NULL;
}

guint
dtl_workspace_n_articles (DtlWorkspace *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->articles));
}

guint
dtl_workspace_n_incidents (DtlWorkspace *self)
{
  return self->n_incidents;
}

guint
dtl_workspace_n_unmapped (DtlWorkspace *self)
{
  return self->n_unmapped;
}

/**
 * dtl_workspace_get_articles:
 * @self: a workspace
 *
 * Returns: (transfer none): the #DtlArticleItem that pass the filter, sorted
 */
GListModel *
dtl_workspace_get_articles (DtlWorkspace *self)
{
  return G_LIST_MODEL (self->sorted);
}

/**
 * dtl_workspace_get_shown:
 * @self: a workspace
 *
 * Returns: (transfer none) (element-type DtlIncidentItem): those that pass the filter and are not
 *   rejected; refilled before "incidents-changed"
 */
GPtrArray *
dtl_workspace_get_shown (DtlWorkspace *self)
{
  return self->shown;
}

/**
 * dtl_workspace_get_timeline:
 * @self: a workspace
 *
 * Returns: (transfer none) (element-type DtlIncidentItem): like dtl_workspace_get_shown(), but of
 *   all days
 */
GPtrArray *
dtl_workspace_get_timeline (DtlWorkspace *self)
{
  return self->timeline;
}

/**
 * dtl_workspace_find_incident:
 * @self: a workspace
 * @id: number of a record
 *
 * Returns: (transfer none) (nullable): the incident
 */
DtlIncidentItem *
dtl_workspace_find_incident (DtlWorkspace *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * dtl_workspace_list_group:
 * @self: a workspace
 * @incident: an incident
 *
 * Returns: (transfer full) (element-type DtlIncidentItem): @incident and the reports of other
 *   articles that are linked to it, rejected ones left out
 */
GPtrArray *
dtl_workspace_list_group (DtlWorkspace *self, DtlIncidentItem *incident)
{
  gint64 group = dtl_record_get_group (dtl_incident_item_get_record (incident));
  GPtrArray *members = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer other;

  g_ptr_array_add (members, g_object_ref (incident));
  g_hash_table_iter_init (&iter, self->by_id);
  while (group > 0 && g_hash_table_iter_next (&iter, NULL, &other))
    if (other != incident &&
        dtl_record_get_group (dtl_incident_item_get_record (other)) == group &&
        dtl_incident_item_get_state (other) != DTL_REVIEW_REJECTED)
      g_ptr_array_add (members, g_object_ref (other));
  return members;
}

/**
 * dtl_workspace_get_filter:
 * @self: a workspace
 *
 * Returns: (transfer none): the filter; call dtl_workspace_filter_changed() after changing it
 */
DtlFilter *
dtl_workspace_get_filter (DtlWorkspace *self)
{
  return &self->filter;
}

void
dtl_workspace_filter_changed (DtlWorkspace *self)
{
  g_autofree char *text = dtl_filter_to_text (&self->filter);

  dtl_workspace_put_setting (self, "filter", text);
  _dtl_workspace_refresh (self);
}

DtlSortOrder
dtl_workspace_get_sort (DtlWorkspace *self)
{
  return self->sort;
}

void
dtl_workspace_set_sort (DtlWorkspace *self, DtlSortOrder order)
{
  if (self->sort == order)
    return;
  self->sort = order;
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * dtl_workspace_ref_extractor:
 * @self: a workspace
 * @error: return location
 *
 * Loads the extractor when it is first asked for. May wait on the disk: call it from workers.
 *
 * Returns: (transfer full) (nullable): the extractor
 */
DtlExtractor *
dtl_workspace_ref_extractor (DtlWorkspace *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->engine_lock);

  if (self->extractor == NULL)
    self->extractor = dtl_extractor_new (dtl_paths_data_dir (), error);
  return self->extractor != NULL ? dtl_extractor_ref (self->extractor) : NULL;
}

/**
 * dtl_workspace_ref_basemap:
 * @self: a workspace
 * @error: return location
 *
 * Loads the basemap when it is first asked for. May wait on the disk: call it from workers.
 *
 * Returns: (transfer full) (nullable): the basemap
 */
DtlBasemap *
dtl_workspace_ref_basemap (DtlWorkspace *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->engine_lock);

  if (self->basemap == NULL)
    self->basemap = dtl_basemap_load_default (error);
  return self->basemap != NULL ? dtl_basemap_ref (self->basemap) : NULL;
}
