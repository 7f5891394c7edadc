/* dtl-workspace-load.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-workspace.h"
#include "dtl-workspace-private.h"

#include "dtl-fold.h"

#include <glib/gi18n.h>

/* The settings that a case keeps for the window. */
static const char *const setting_keys[] = { "selection", "view", "filter", "sort", "timeline" };

/* Everything that a look into the case brings back. */
typedef struct
{
  DtlCase *file; /* set when the job opened the case */
  GPtrArray *articles;
  GPtrArray *records;
  char *undo_label;
  char *redo_label;
  GHashTable *settings;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *self = data;

  g_clear_pointer (&self->file, dtl_case_unref);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listing, listing_free)

static Listing *
list_case (DtlCase *file, GError **error)
{
  g_autoptr (Listing) listing = g_new0 (Listing, 1);

  listing->articles = dtl_case_list_articles (file, error);
  if (listing->articles == NULL)
    return NULL;
  listing->records = dtl_case_list_records (file, 0, error);
  if (listing->records == NULL)
    return NULL;
  listing->undo_label = dtl_case_undo_label (file);
  listing->redo_label = dtl_case_redo_label (file);
  return g_steal_pointer (&listing);
}

static GHashTable *
read_settings (DtlCase *file)
{
  GHashTable *settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (setting_keys); i++)
    {
      char *value = dtl_case_get_setting (file, setting_keys[i]);

      if (value != NULL)
        g_hash_table_insert (settings, g_strdup (setting_keys[i]), value);
    }
  return settings;
}

static void
open_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (DtlCase) file = NULL;
  Listing *listing;
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  file = dtl_case_open (path, &error);
  listing = file != NULL ? list_case (file, &error) : NULL;
  if (listing == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  listing->settings = read_settings (file);
  listing->file = g_steal_pointer (&file);
  g_task_return_pointer (task, listing, listing_free);
}

static void
reload_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Listing *listing = list_case (data, &error);

  if (listing == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, listing, listing_free);
}

/* Items stay the same objects as long as their rows are in the case, so that rows of lists and the
 * selection survive a reload. */
static DtlIncidentItem *
take_record (DtlWorkspace *self, DtlRecord *record)
{
  gint64 id = dtl_record_get_id (record);
  DtlIncidentItem *item = g_hash_table_lookup (self->by_id, &id);

  if (item == NULL)
    {
      item = dtl_incident_item_new (record);
      g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), item);
    }
  else
    dtl_incident_item_set_record (item, record);
  return item;
}

static gboolean
same_incidents (DtlArticleItem *item, GPtrArray *incidents)
{
  if (dtl_article_item_n_incidents (item) != incidents->len)
    return FALSE;
  for (guint i = 0; i < incidents->len; i++)
    {
      g_autoptr (DtlIncidentItem) old = dtl_article_item_get_incident (item, i);

      if (old != g_ptr_array_index (incidents, i))
        return FALSE;
    }
  return TRUE;
}

static DtlArticleItem *
take_article (DtlWorkspace *self, DtlCaseArticle *entry, GPtrArray *incidents)
{
  DtlArticleItem *item = g_hash_table_lookup (self->by_row, &entry->row);

  if (item == NULL)
    {
      item = dtl_article_item_new (entry);
      g_hash_table_insert (self->by_row, g_memdup2 (&entry->row, sizeof entry->row), item);
    }
  else
    dtl_article_item_set_entry (item, entry);
  if (!same_incidents (item, incidents))
    dtl_article_item_set_incidents (item, incidents);
  return item;
}

static gboolean
is_gone (gpointer key, gpointer value, gpointer kept)
{
  return !g_hash_table_contains (kept, value);
}

/* Records come in the order of their articles' rows; both lists are cut by the article's id. */
static GHashTable *
group_records (DtlWorkspace *self, GPtrArray *records, GHashTable *kept)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                              (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < records->len; i++)
    {
      DtlRecord *record = g_ptr_array_index (records, i);
      const char *id = dtl_record_get_article (record)->id;
      GPtrArray *group = g_hash_table_lookup (groups, id);
      DtlIncidentItem *item = take_record (self, record);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, (gpointer) id, group);
        }
      g_ptr_array_add (group, item);
      g_hash_table_add (kept, item);
    }
  return groups;
}

/* Replaces the articles from the first one that differs. A row of the tree knows from the start
 * whether it can be opened: an article that had no incidents and has some now counts as another. */
static void
splice_articles (DtlWorkspace *self, GPtrArray *items, GHashTable *were_empty)
{
  GListModel *old = G_LIST_MODEL (self->articles);
  guint n_old = g_list_model_get_n_items (old), same = 0;

  while (same < MIN (n_old, items->len))
    {
      g_autoptr (DtlArticleItem) item = g_list_model_get_item (old, same);

      if (item != g_ptr_array_index (items, same) ||
          g_hash_table_contains (were_empty, item) != (dtl_article_item_n_incidents (item) == 0))
        break;
      same++;
    }
  /* An empty array has no data to count from. */
  g_list_store_splice (self->articles, same, n_old - same,
                       items->len > same ? items->pdata + same : NULL, items->len - same);
}

static GHashTable *
find_empty (DtlWorkspace *self)
{
  GHashTable *empty = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->by_row);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (dtl_article_item_n_incidents (item) == 0)
      g_hash_table_add (empty, item);
  return empty;
}

static void
take_listing (DtlWorkspace *self, Listing *listing)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) groups = group_records (self, listing->records, kept);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GHashTable) were_empty = find_empty (self);

  for (guint i = 0; i < listing->articles->len; i++)
    {
      DtlCaseArticle *entry = g_ptr_array_index (listing->articles, i);
      GPtrArray *group =
          entry->article->id != NULL ? g_hash_table_lookup (groups, entry->article->id) : NULL;
      DtlArticleItem *item = take_article (self, entry, group != NULL ? group : none);

      g_ptr_array_add (items, item);
      g_hash_table_add (kept, item);
    }
  splice_articles (self, items, were_empty);
  if (self->wanted != NULL && !g_hash_table_contains (kept, self->wanted))
    g_set_object (&self->wanted, self->incident);
  if (self->incident != NULL && !g_hash_table_contains (kept, self->incident))
    dtl_workspace_select (self, self->article, NULL);
  if (self->article != NULL && !g_hash_table_contains (kept, self->article))
    dtl_workspace_select (self, NULL, NULL);
  g_hash_table_foreach_remove (self->by_row, is_gone, kept);
  g_hash_table_foreach_remove (self->by_id, is_gone, kept);
  _dtl_workspace_take_undo (self, g_steal_pointer (&listing->undo_label),
                            g_steal_pointer (&listing->redo_label));
  _dtl_workspace_refresh (self);
}

static void
select_first (DtlWorkspace *self)
{
  g_autoptr (DtlArticleItem) first = g_list_model_get_item (G_LIST_MODEL (self->sorted), 0);

  if (first != NULL)
    dtl_workspace_select (self, first, NULL);
}

static void
restore_selection (DtlWorkspace *self)
{
  const char *saved = g_hash_table_lookup (self->settings, "selection");
  gint64 row = 0, id = 0;
  char *end = NULL;

  if (saved != NULL)
    {
      row = g_ascii_strtoll (saved, &end, 10);
      id = g_ascii_strtoll (end, NULL, 10);
    }
  dtl_workspace_select (self, g_hash_table_lookup (self->by_row, &row),
                        dtl_workspace_find_incident (self, id));
  if (self->article == NULL)
    select_first (self);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlWorkspace *self = DTL_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Listing) listing = g_task_propagate_pointer (G_TASK (result), &error);

  if (listing == NULL)
    {
      g_free (self->problem);
      self->problem = g_strdup (error->message);
      if (self->file != NULL)
        _dtl_workspace_message (self, error->message, FALSE);
      _dtl_workspace_emit (self, DTL_WORKSPACE_STATE_CHANGED);
      return;
    }
  dtl_workspace_select (self, NULL, NULL);
  g_clear_pointer (&self->file, dtl_case_unref);
  self->file = g_steal_pointer (&listing->file);
  g_free (self->path);
  self->path = g_strdup (dtl_case_get_path (self->file));
  g_hash_table_unref (self->settings);
  self->settings = g_steal_pointer (&listing->settings);
  dtl_filter_from_text (&self->filter, g_hash_table_lookup (self->settings, "filter"));
  g_hash_table_remove_all (self->by_row);
  g_hash_table_remove_all (self->by_id);
  take_listing (self, listing);
  restore_selection (self);
  _dtl_workspace_follow_dates (self);
  _dtl_workspace_emit (self, DTL_WORKSPACE_STATE_CHANGED);
}

static void
reload_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlWorkspace *self = DTL_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Listing) listing = g_task_propagate_pointer (G_TASK (result), &error);

  if (listing == NULL)
    {
      _dtl_workspace_message (self, error->message, FALSE);
      return;
    }
  take_listing (self, listing);
  if (self->article == NULL)
    select_first (self);
}

/**
 * dtl_workspace_open:
 * @self: a workspace
 * @path: a case file; made if it does not exist
 *
 * Opens a case in place of the one that is open, and restores its selection and filter.
 */
void
dtl_workspace_open (DtlWorkspace *self, const char *path)
{
  g_return_if_fail (DTL_IS_WORKSPACE (self));

  _dtl_workspace_run (self, open_job, g_strdup (path), g_free, open_cb);
}

/**
 * dtl_workspace_reload:
 * @self: a workspace
 *
 * Lists the case again and brings the models up to date.
 */
void
dtl_workspace_reload (DtlWorkspace *self)
{
  g_return_if_fail (DTL_IS_WORKSPACE (self));

  if (self->file != NULL)
    _dtl_workspace_run (self, reload_job, dtl_case_ref (self->file),
                        (GDestroyNotify) dtl_case_unref, reload_cb);
}

/* Settings of the case */

typedef struct
{
  DtlCase *file;
  char *key;
  char *value;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *self = data;

  dtl_case_unref (self->file);
  g_free (self->key);
  g_free (self->value);
  g_free (self);
}

static void
setting_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Setting *setting = data;
  g_autoptr (GError) error = NULL;

  /* A view that could not be remembered is no reason to bother anybody. */
  if (!dtl_case_set_setting (setting->file, setting->key, setting->value, &error))
    g_debug ("%s: %s", setting->key, error->message);
  g_task_return_boolean (task, TRUE);
}

/**
 * dtl_workspace_dup_setting:
 * @self: a workspace
 * @key: "selection", "view", "filter", "sort" or "timeline"
 *
 * Returns: (transfer full) (nullable): what the case remembers
 */
char *
dtl_workspace_dup_setting (DtlWorkspace *self, const char *key)
{
  return g_strdup (g_hash_table_lookup (self->settings, key));
}

/**
 * dtl_workspace_put_setting:
 * @self: a workspace
 * @key: as for dtl_workspace_dup_setting()
 * @value: text to remember
 */
void
dtl_workspace_put_setting (DtlWorkspace *self, const char *key, const char *value)
{
  Setting *setting;

  if (self->file == NULL || g_strcmp0 (g_hash_table_lookup (self->settings, key), value) == 0)
    return;
  g_hash_table_insert (self->settings, g_strdup (key), g_strdup (value));
  setting = g_new0 (Setting, 1);
  setting->file = dtl_case_ref (self->file);
  setting->key = g_strdup (key);
  setting->value = g_strdup (value);
  _dtl_workspace_run (self, setting_job, setting, setting_free, NULL);
}

/* Search */

typedef struct
{
  DtlCase *file;
  char *words;
  guint serial;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  dtl_case_unref (self->file);
  g_free (self->words);
  g_free (self);
}

static void
search_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  GError *error = NULL;
  GArray *rows = dtl_case_search (search->file, search->words, &error);

  if (rows == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, rows, (GDestroyNotify) g_array_unref);
}

static void
search_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlWorkspace *self = DTL_WORKSPACE (source);
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) rows = g_task_propagate_pointer (G_TASK (result), NULL);

  if (rows == NULL || search->serial != self->search_serial)
    return;
  g_clear_pointer (&self->filter.hits, g_hash_table_unref);
  self->filter.hits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (self->filter.hits,
                      g_memdup2 (&g_array_index (rows, gint64, i), sizeof (gint64)));
  _dtl_workspace_refresh (self);
}

static gboolean
search_later_cb (gpointer data)
{
  DtlWorkspace *self = data;
  Search *search;

  self->search_source = 0;
  if (self->file == NULL || self->filter.words == NULL)
    return G_SOURCE_REMOVE;
  search = g_new0 (Search, 1);
  search->file = dtl_case_ref (self->file);
  search->words = g_strdup (self->filter.words);
  search->serial = self->search_serial;
  _dtl_workspace_run (self, search_job, search, search_free, search_cb);
  return G_SOURCE_REMOVE;
}

/**
 * dtl_workspace_set_search:
 * @self: a workspace
 * @words: (nullable): what the analyst typed
 *
 * Shows only articles and incidents with these words. Titles and records answer at once, the
 * articles' texts as soon as the case has looked them up.
 */
void
dtl_workspace_set_search (DtlWorkspace *self, const char *words)
{
  g_autofree char *folded = dtl_fold (words != NULL ? words : "", -1);

  g_strstrip (folded);
  self->search_serial++;
  g_clear_handle_id (&self->search_source, g_source_remove);
  g_clear_pointer (&self->filter.words, g_free);
  g_clear_pointer (&self->filter.hits, g_hash_table_unref);
  if (*folded != '\0')
    {
      self->filter.words = g_steal_pointer (&folded);
      self->search_source = g_timeout_add (150, search_later_cb, self);
    }
  _dtl_workspace_refresh (self);
}
