/* dtl-case-read.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-case-private.h"

#include "dtl-error.h"

#include <glib/gi18n-lib.h>

void
dtl_case_article_free (DtlCaseArticle *self)
{
  if (self == NULL)
    return;
  dtl_article_unref (self->article);
  g_free (self->extractor);
  g_free (self->error_code);
  g_free (self->error_message);
  g_free (self->same_as_title);
  g_free (self);
}

/* Formats and places where a date was found are static strings in the model. */
static const char *
intern_column (sqlite3_stmt *statement, int column)
{
  return g_intern_string ((const char *) sqlite3_column_text (statement, column));
}

static void
read_date (sqlite3_stmt *statement, int column, DtlPartialDate *out)
{
  dtl_partial_date_parse ((const char *) sqlite3_column_text (statement, column), out);
}

/**
 * dtl_case_dup_article:
 * @self: a case
 * @row: an article's row
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the article with its text; a publication date that the
 *   analyst gave stands before the one that was found
 */
DtlArticle *
dtl_case_dup_article (DtlCase *self, gint64 row, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  sqlite3_stmt *get = _dtl_case_statement (self, DTL_CASE_ARTICLE_LOAD, error);
  g_autoptr (DtlArticle) article = NULL;

  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, row);
  if (dtl_sqlite_step (get, error) == SQLITE_ROW)
    {
      article = dtl_article_new ();
      article->id = dtl_sqlite_dup_text (get, 0);
      article->file_name = dtl_sqlite_dup_text (get, 1);
      article->path = dtl_sqlite_dup_text (get, 2);
      article->format = intern_column (get, 3);
      article->title = dtl_sqlite_dup_text (get, 4);
      article->byline = dtl_sqlite_dup_text (get, 5);
      article->source = dtl_sqlite_dup_text (get, 6);
      article->url = dtl_sqlite_dup_text (get, 7);
      read_date (get, 8, &article->published);
      article->published_from = intern_column (get, 9);
      read_date (get, 10, &article->captured);
      article->text = dtl_sqlite_dup_text (get, 11);
      article->language = dtl_sqlite_dup_text (get, 12);
      if (sqlite3_column_type (get, 13) != SQLITE_NULL)
        {
          read_date (get, 13, &article->published);
          article->published_from = "user";
        }
      article->same_as = dtl_sqlite_dup_text (get, 14);
    }
  else if (error == NULL || *error == NULL)
    g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, _ ("The case has no article number %ld"),
                 (long) row);
  sqlite3_reset (get);
  return g_steal_pointer (&article);
}

static DtlCaseArticle *
read_list_row (sqlite3_stmt *get)
{
  DtlCaseArticle *one = g_new0 (DtlCaseArticle, 1);
  DtlArticle *article = dtl_article_new ();

  one->article = article;
  one->row = sqlite3_column_int64 (get, 0);
  article->id = dtl_sqlite_dup_text (get, 1);
  article->file_name = dtl_sqlite_dup_text (get, 2);
  article->path = dtl_sqlite_dup_text (get, 3);
  article->format = intern_column (get, 4);
  article->title = dtl_sqlite_dup_text (get, 5);
  article->source = dtl_sqlite_dup_text (get, 6);
  article->url = dtl_sqlite_dup_text (get, 7);
  read_date (get, 8, &article->published);
  article->published_from = intern_column (get, 9);
  article->language = dtl_sqlite_dup_text (get, 10);
  one->extractor = dtl_sqlite_dup_text (get, 11);
  one->error_code = dtl_sqlite_dup_text (get, 12);
  one->error_message = dtl_sqlite_dup_text (get, 13);
  one->imported = sqlite3_column_int64 (get, 14);
  one->n_incidents = (guint) sqlite3_column_int (get, 15);
  one->n_new = (guint) sqlite3_column_int (get, 16);
  one->same_as = sqlite3_column_int64 (get, 17);
  one->same_as_title = dtl_sqlite_dup_text (get, 18);
  one->copy = _dtl_copy_choice ((const char *) sqlite3_column_text (get, 19));
  article->same_as = dtl_sqlite_dup_text (get, 20);
  return one;
}

static const char list_sql[] =
    "SELECT a.row, a.id, a.file_name, a.path, a.format, a.title, a.source, a.url,"
    " ifnull(a.user_published, a.published),"
    " iif(a.user_published IS NULL, a.published_from, 'user'), a.language, a.extractor,"
    " a.error_code, a.error_message, a.imported,"
    " iif(" DTL_CASE_HIDDEN ", 0, ifnull(n.shown, 0)),"
    " iif(" DTL_CASE_HIDDEN ", 0, ifnull(n.fresh, 0)),"
    " ifnull(f.row, 0), ifnull(f.title, f.file_name), a.copy_choice, f.id"
    " FROM article a LEFT JOIN article f ON a.same_text > 0 AND f.row = " DTL_CASE_ORIGINAL
    " AND f.row < a.row"
    " LEFT JOIN (SELECT article, sum(state <> 'rejected') AS shown,"
    "  sum(state = 'new') AS fresh FROM incident WHERE NOT removed AND NOT superseded"
    "  GROUP BY article) n ON n.article = a.row"
    " WHERE NOT a.deleted ORDER BY ifnull(a.user_published, a.published) DESC, a.row";

/**
 * dtl_case_list_articles:
 * @self: a case
 * @error: return location
 *
 * Returns: (transfer full) (element-type DtlCaseArticle) (nullable): all articles and unread
 *   files, newest publication first, without their texts
 */
GPtrArray *
dtl_case_list_articles (DtlCase *self, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autoptr (DtlStatement) get = dtl_sqlite_prepare (self->db, list_sql, error);
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_case_article_free);
  int code;

  if (get == NULL)
    return NULL;
  while ((code = dtl_sqlite_step (get, error)) == SQLITE_ROW)
    g_ptr_array_add (list, read_list_row (get));
  return code == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}
