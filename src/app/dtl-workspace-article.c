/* dtl-workspace-article.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-workspace.h"
#include "dtl-workspace-private.h"

#include "dtl-batch.h"

#include <glib/gi18n.h>

/* What the analyst says of an article as a whole, on its way to the case. */
typedef struct
{
  DtlCase *file;
  gint64 row;
  gboolean is_date;
  DtlPartialDate published;
  DtlCopyChoice choice;
  char *undo_label;
  char *redo_label;
} Statement;

static void
statement_free (gpointer data)
{
  Statement *self = data;

  dtl_case_unref (self->file);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self);
}

static void
statement_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Statement *self = data;
  GError *error = NULL;
  gboolean ok = self->is_date
                    ? dtl_case_set_published (self->file, self->row, self->published, &error)
                    : dtl_case_set_copy (self->file, self->row, self->choice, &error);

  if (!ok)
    {
      g_task_return_error (task, error);
      return;
    }
  self->undo_label = dtl_case_undo_label (self->file);
  self->redo_label = dtl_case_redo_label (self->file);
  g_task_return_boolean (task, TRUE);
}

static const char *
describe (const Statement *self)
{
  if (!self->is_date)
    return self->choice == DTL_COPY_AS_ONE ? _ ("Treated as one article")
                                           : _ ("Both articles kept");
  return dtl_partial_date_is_set (&self->published)
             ? _ ("Publication date set; dates are reckoned anew")
             : _ ("Publication date taken back; dates are reckoned anew");
}

static void
statement_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlWorkspace *self = DTL_WORKSPACE (source);
  Statement *statement = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      _dtl_workspace_message (self, error->message, FALSE);
      return;
    }
  _dtl_workspace_take_undo (self, g_steal_pointer (&statement->undo_label),
                            g_steal_pointer (&statement->redo_label));
  _dtl_workspace_follow_dates (self);
  _dtl_workspace_message (self, describe (statement), TRUE);
}

static Statement *
statement_new (DtlWorkspace *self, DtlArticleItem *article)
{
  Statement *statement = g_new0 (Statement, 1);

  statement->file = dtl_case_ref (self->file);
  statement->row = dtl_article_item_get_row (article);
  return statement;
}

/**
 * dtl_workspace_set_published:
 * @self: a workspace
 * @article: an article
 * @published: when it was published, as the analyst says; year 0 to take that back
 *
 * Dates of the article's incidents that were reckoned from the publication date follow.
 */
void
dtl_workspace_set_published (DtlWorkspace *self, DtlArticleItem *article, DtlPartialDate published)
{
  Statement *statement = statement_new (self, article);

  statement->is_date = TRUE;
  statement->published = published;
  _dtl_workspace_run (self, statement_job, statement, statement_free, statement_cb);
}

/**
 * dtl_workspace_set_copy:
 * @self: a workspace
 * @article: an article with the text of an earlier one
 * @choice: whether both are one
 */
void
dtl_workspace_set_copy (DtlWorkspace *self, DtlArticleItem *article, DtlCopyChoice choice)
{
  Statement *statement = statement_new (self, article);

  statement->choice = choice;
  _dtl_workspace_run (self, statement_job, statement, statement_free, statement_cb);
}

/**
 * dtl_workspace_find_article:
 * @self: a workspace
 * @row: an article's row in the case
 *
 * Returns: (transfer none) (nullable): the article, or %NULL if the case has it no more
 */
DtlArticleItem *
dtl_workspace_find_article (DtlWorkspace *self, gint64 row)
{
  return g_hash_table_lookup (self->by_row, &row);
}

/* Loading the extractor takes a moment: only when there is something to do. */
static void
follow_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DtlCase *file = data;
  GError *error = NULL;
  g_autoptr (GArray) stale = dtl_case_list_stale (file, &error);
  g_autoptr (DtlExtractor) extractor = NULL;
  guint n = 0;

  if (stale != NULL && stale->len > 0)
    extractor = dtl_workspace_ref_extractor (source, &error);
  if (extractor != NULL && dtl_batch_follow_dates (extractor, file, &n, cancellable, &error))
    dtl_case_update_links (file, NULL);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, (gssize) n);
}

static void
follow_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlWorkspace *self = DTL_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  gssize n = g_task_propagate_int (G_TASK (result), &error);

  if (error != NULL)
    _dtl_workspace_message (self, error->message, FALSE);
  if (n <= 0)
    return;
  dtl_workspace_reload (self);
  _dtl_workspace_load_text (self);
}

/* Lists the case again, and extracts anew on the worker what has another publication date now. */
void
_dtl_workspace_follow_dates (DtlWorkspace *self)
{
  dtl_workspace_reload (self);
  _dtl_workspace_run (self, follow_job, dtl_case_ref (self->file), (GDestroyNotify) dtl_case_unref,
                      follow_cb);
}
