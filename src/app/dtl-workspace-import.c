/* dtl-workspace-import.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-workspace.h"
#include "dtl-workspace-private.h"

#include "dtl-batch.h"
#include "dtl-error.h"

#include <glib/gi18n.h>

#define LISTED_MEANWHILE_MAX 3000
#define LISTED_MEANWHILE_US (2 * G_USEC_PER_SEC)

/* Files on their way into the case. */
typedef struct
{
  DtlWorkspace *workspace; /* borrowed from the task */
  DtlCase *file;
  char **paths;
  char *pasted; /* text to be written to a file of its own first */
  GPtrArray *problems;
  guint n_read;
  guint n_copies;
} Import;

static void
import_free (gpointer data)
{
  Import *self = data;

  dtl_case_unref (self->file);
  g_strfreev (self->paths);
  g_free (self->pasted);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void
add_problem (Import *import, const char *name, const char *reason)
{
  DtlProblem *problem = g_new0 (DtlProblem, 1);

  problem->name = g_strdup (name != NULL ? name : "");
  problem->reason = g_strdup (reason);
  g_ptr_array_add (import->problems, problem);
}

/* What has been read shows up while the rest is being read, unless that would mean listing very
 * much again and again. */
static void
list_meanwhile (DtlWorkspace *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->import_cancellable == NULL || g_hash_table_size (self->by_id) > LISTED_MEANWHILE_MAX ||
      now - self->import_listed < LISTED_MEANWHILE_US)
    return;
  self->import_listed = now;
  dtl_workspace_reload (self);
}

static gboolean
progress_cb (gpointer data)
{
  DtlWorkspace *self = data;

  g_mutex_lock (&self->import_lock);
  self->import_idle = 0;
  g_mutex_unlock (&self->import_lock);
  list_meanwhile (self);
  _dtl_workspace_emit (self, DTL_WORKSPACE_STATE_CHANGED);
  return G_SOURCE_REMOVE;
}

static void
set_progress (DtlWorkspace *self, guint done, guint total)
{
  g_mutex_lock (&self->import_lock);
  self->import_done = done;
  self->import_total = total;
  if (self->import_idle == 0)
    self->import_idle = g_timeout_add_full (G_PRIORITY_LOW, 100, progress_cb, self, NULL);
  g_mutex_unlock (&self->import_lock);
}

static gboolean
item_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  Import *import = user_data;

  if (item->error != NULL)
    add_problem (import, item->name, item->error->message);
  else
    import->n_read++;
  import->n_copies += item->same_as != NULL;
  set_progress (import->workspace, done, total);
  return TRUE;
}

static void
collect_problems (Import *import, GPtrArray *failures)
{
  for (guint i = 0; i < failures->len; i++)
    {
      const DtlBatchItem *item = g_ptr_array_index (failures, i);

      add_problem (import, item->name, item->error->message);
    }
}

/* Pasted text becomes a file, so that the case can name its original. */
static gboolean
save_pasted (Import *import, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dateline", "pasted", NULL);
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d %H-%M-%S");
  g_autofree char *name = g_strdup_printf ("%s.txt", stamp);
  char *path = g_build_filename (folder, name, NULL);

  g_strfreev (import->paths);
  import->paths = g_new0 (char *, 2);
  import->paths[0] = path;
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_file_set_contents (path, import->pasted, -1, error);
  g_set_error (error, DTL_ERROR, DTL_ERROR_UNWRITABLE,
               _("The folder “%s” cannot be made; check its permissions"), folder);
  return FALSE;
}

static void
import_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *import = data;
  const DtlBatchOptions options = DTL_BATCH_OPTIONS_DEFAULT;
  GError *error = NULL;
  g_autoptr (GPtrArray) failures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_batch_item_free);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (DtlExtractor) extractor = NULL;

  import->workspace = source;
  extractor = dtl_workspace_ref_extractor (source, &error);
  if (extractor == NULL || (import->pasted != NULL && !save_pasted (import, &error)))
    {
      g_task_return_error (task, error);
      return;
    }
  files = dtl_batch_collect ((const char *const *) import->paths, failures, cancellable);
  collect_problems (import, failures);
  if (files->len > 0 && !dtl_batch_import (extractor, import->file, files, &options, item_cb,
                                           import, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
report_copies (DtlWorkspace *self, guint n)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u article has the text of an earlier one; the list says of which",
                                 "%u articles have the text of earlier ones; the list says of which",
                                 n),
                       n);

  _dtl_workspace_message (self, text, FALSE);
}

/* The lists are up to date by now, so that nobody is told of articles that are not to be seen. */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlWorkspace *self = DTL_WORKSPACE (source);
  Import *import = g_task_get_task_data (g_task_get_task_data (G_TASK (result)));

  g_clear_object (&self->import_cancellable);
  if (import->n_copies > 0)
    report_copies (self, import->n_copies);
  _dtl_workspace_imported (self, import->n_read, import->problems);
  _dtl_workspace_emit (self, DTL_WORKSPACE_STATE_CHANGED);
}

static void
listed_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

static void
import_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlWorkspace *self = DTL_WORKSPACE (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    _dtl_workspace_message (self, error->message, FALSE);
  dtl_workspace_reload (self);
  /* Jobs of the case keep their order: this one comes after the listing. */
  _dtl_workspace_run (self, listed_job, g_object_ref (result), g_object_unref, listed_cb);
}

static void
start_import (DtlWorkspace *self, const char *const *paths, const char *pasted)
{
  g_autoptr (GTask) task = NULL;
  Import *import;

  if (self->file == NULL)
    return;
  if (self->import_cancellable != NULL)
    {
      _dtl_workspace_message (self, _("Wait until the files before these have been read"), FALSE);
      return;
    }
  import = g_new0 (Import, 1);
  import->file = dtl_case_ref (self->file);
  import->paths = g_strdupv ((char **) paths);
  import->pasted = g_strdup (pasted);
  import->problems = g_ptr_array_new_with_free_func (_dtl_problem_free);
  self->import_done = self->import_total = 0;
  self->import_listed = g_get_monotonic_time ();
  self->import_cancellable = g_cancellable_new ();
  task = g_task_new (self, self->import_cancellable, import_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, import_free);
  g_task_run_in_thread (task, import_job);
  _dtl_workspace_emit (self, DTL_WORKSPACE_STATE_CHANGED);
}

/**
 * dtl_workspace_import:
 * @self: a workspace with an open case
 * @paths: (array zero-terminated=1): files and folders
 *
 * Reads articles into the case on worker threads. One batch runs at a time; while it does,
 * dtl_workspace_get_progress() tells how far it is.
 */
void
dtl_workspace_import (DtlWorkspace *self, const char *const *paths)
{
  g_return_if_fail (DTL_IS_WORKSPACE (self));

  if (paths[0] != NULL)
    start_import (self, paths, NULL);
}

/**
 * dtl_workspace_import_text:
 * @self: a workspace with an open case
 * @text: an article, as copied from somewhere
 *
 * Keeps @text in a file of its own and reads that like any other.
 */
void
dtl_workspace_import_text (DtlWorkspace *self, const char *text)
{
  g_return_if_fail (DTL_IS_WORKSPACE (self));

  start_import (self, NULL, text);
}

/**
 * dtl_workspace_get_progress:
 * @self: a workspace
 * @done: (out): files finished
 * @total: (out): files of the batch, 0 as long as they are being counted
 *
 * Returns: %TRUE while files are being read
 */
gboolean
dtl_workspace_get_progress (DtlWorkspace *self, guint *done, guint *total)
{
  g_mutex_lock (&self->import_lock);
  *done = self->import_done;
  *total = self->import_total;
  g_mutex_unlock (&self->import_lock);
  return self->import_cancellable != NULL;
}

/**
 * dtl_workspace_cancel:
 * @self: a workspace
 *
 * Stops reading files; those that are done stay in the case.
 */
void
dtl_workspace_cancel (DtlWorkspace *self)
{
  if (self->import_cancellable != NULL)
    g_cancellable_cancel (self->import_cancellable);
}
