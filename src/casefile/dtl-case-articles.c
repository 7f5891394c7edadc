/* dtl-case-articles.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-case-private.h"

#include "dtl-error.h"
#include "dtl-json.h"

#include <glib/gi18n-lib.h>

static void
bind_date (sqlite3_stmt *statement, int column, const DtlPartialDate *date)
{
  g_autofree char *text = dtl_partial_date_format (date);

  dtl_sqlite_bind_text (statement, column, text);
}

static gboolean
write_article (DtlCase *self,
               DtlCaseStatement which,
               const DtlArticle *article,
               const char *extractor,
               const GError *reason,
               GError **error)
{
  sqlite3_stmt *put = _dtl_case_statement (self, which, error);

  if (put == NULL)
    return FALSE;
  dtl_sqlite_bind_text (put, 1, article->id);
  dtl_sqlite_bind_text (put, 2, article->file_name);
  dtl_sqlite_bind_text (put, 3, article->path);
  dtl_sqlite_bind_text (put, 4, article->format);
  dtl_sqlite_bind_text (put, 5, article->title);
  dtl_sqlite_bind_text (put, 6, article->byline);
  dtl_sqlite_bind_text (put, 7, article->source);
  dtl_sqlite_bind_text (put, 8, article->url);
  bind_date (put, 9, &article->published);
  dtl_sqlite_bind_text (put, 10, article->published_from);
  bind_date (put, 11, &article->captured);
  dtl_sqlite_bind_text (put, 12, article->text);
  dtl_sqlite_bind_text (put, 13, article->language);
  dtl_sqlite_bind_text (put, 14, extractor);
  dtl_sqlite_bind_text (put, 15, reason != NULL ? dtl_error_nick (reason) : NULL);
  dtl_sqlite_bind_text (put, 16, reason != NULL ? reason->message : NULL);
  if (which == DTL_CASE_ARTICLE_INSERT)
    sqlite3_bind_int64 (put, 17, _dtl_case_now ());
  return dtl_sqlite_run (put, error);
}

/* The article's row, or 0 if the case does not have it. */
static gint64
find_article (DtlCase *self, const char *id, char **extractor)
{
  sqlite3_stmt *find = _dtl_case_statement (self, DTL_CASE_ARTICLE_FIND, NULL);
  gint64 row = 0;

  if (find == NULL)
    return 0;
  dtl_sqlite_bind_text (find, 1, id);
  if (sqlite3_step (find) == SQLITE_ROW)
    {
      row = sqlite3_column_int64 (find, 0);
      if (extractor != NULL)
        *extractor = dtl_sqlite_dup_text (find, 1);
    }
  sqlite3_reset (find);
  return row;
}

static gint64
put_article (DtlCase *self,
             const DtlArticle *article,
             const char *extractor,
             const GError *reason,
             GError **error)
{
  gint64 row = find_article (self, article->id, NULL);

  if (!write_article (self, row > 0 ? DTL_CASE_ARTICLE_UPDATE : DTL_CASE_ARTICLE_INSERT, article,
                      extractor, reason, error))
    return 0;
  if (row <= 0)
    row = sqlite3_last_insert_rowid (self->db);
  return _dtl_case_note_text (self, row, article->text, error) ? row : 0;
}

typedef struct
{
  gint64 fid;
  DtlIncident *incident;
  gboolean taken;
} OldIncident;

static void
old_incident_clear (OldIncident *old)
{
  dtl_incident_unref (old->incident);
}

static GArray *
load_old_incidents (DtlCase *self, gint64 article, GError **error)
{
  sqlite3_stmt *get = _dtl_case_statement (self, DTL_CASE_INCIDENT_OF_ARTICLE, error);
  GArray *olds = g_array_new (FALSE, TRUE, sizeof (OldIncident));

  g_array_set_clear_func (olds, (GDestroyNotify) old_incident_clear);
  if (get == NULL)
    return olds;
  sqlite3_bind_int64 (get, 1, article);
  while (sqlite3_step (get) == SQLITE_ROW)
    {
      g_autoptr (JsonNode) node =
          json_from_string ((const char *) sqlite3_column_text (get, 1), NULL);
      OldIncident old = { sqlite3_column_int64 (get, 0), NULL, FALSE };

      old.incident = node != NULL ? dtl_incident_from_json (node) : NULL;
      if (old.incident != NULL)
        g_array_append_val (olds, old);
    }
  sqlite3_reset (get);
  return olds;
}

static gboolean
same_value (const DtlIncident *a, const DtlIncident *b, DtlField field)
{
  const DtlValue *x = dtl_incident_get_value (a, field);

  return x != NULL && dtl_value_equal (x, dtl_incident_get_value (b, field));
}

static guint
shared_evidence (const DtlIncident *a, const DtlIncident *b)
{
  guint n_a, n_b, shared = 0;
  const DtlSpan *x = dtl_incident_get_evidence (a, DTL_FIELD_TYPE, &n_a);
  const DtlSpan *y = dtl_incident_get_evidence (b, DTL_FIELD_TYPE, &n_b);

  for (guint i = 0; i < n_a; i++)
    for (guint k = 0; k < n_b; k++)
      shared += x[i].start < y[k].end && y[k].start < x[i].end;
  return shared;
}

/* How alike an earlier extraction's incident is: shared trigger words tell most. 0: not the same.
 */
static guint
likeness (const DtlIncident *a, const DtlIncident *b)
{
  guint words = shared_evidence (a, b);
  guint facts = same_value (a, b, DTL_FIELD_TYPE) + same_value (a, b, DTL_FIELD_DATE) +
                same_value (a, b, DTL_FIELD_CITY) + same_value (a, b, DTL_FIELD_KILLED);

  return words > 0 || facts >= 3 ? words * 4 + facts : 0;
}

static OldIncident *
find_old (GArray *olds, const DtlIncident *incident)
{
  OldIncident *best = NULL;
  guint best_likeness = 0;

  for (guint i = 0; i < olds->len; i++)
    {
      OldIncident *old = &g_array_index (olds, OldIncident, i);
      guint n = old->taken ? 0 : likeness (old->incident, incident);

      if (n > best_likeness)
        {
          best_likeness = n;
          best = old;
        }
    }
  if (best != NULL)
    best->taken = TRUE;
  return best;
}

static gint64
write_incident (DtlCase *self,
                gint64 article,
                guint ordinal,
                const DtlIncident *incident,
                const char *extractor,
                const char *origin,
                gint64 fid,
                GError **error)
{
  g_autoptr (JsonNode) node = dtl_incident_to_json (incident);
  g_autofree char *json = dtl_json_to_line (node);
  sqlite3_stmt *put = _dtl_case_statement (
      self, fid > 0 ? DTL_CASE_INCIDENT_REPLACE : DTL_CASE_INCIDENT_INSERT, error);

  if (put == NULL)
    return 0;
  sqlite3_bind_int64 (put, 1, fid > 0 ? fid : article);
  sqlite3_bind_int (put, 2, (int) ordinal);
  dtl_sqlite_bind_text (put, 3, json);
  dtl_sqlite_bind_text (put, 4, extractor);
  if (fid <= 0)
    dtl_sqlite_bind_text (put, 5, origin);
  if (!dtl_sqlite_run (put, error))
    return 0;
  if (fid <= 0)
    fid = sqlite3_last_insert_rowid (self->db);
  return _dtl_case_update_shown (self, fid, error) ? fid : 0;
}

/* What the new extraction did not find again goes, unless the analyst has touched it. */
static gboolean
supersede (DtlCase *self, GArray *olds, GError **error)
{
  g_autoptr (DtlStatement) mark =
      dtl_sqlite_prepare (self->db,
                          "UPDATE incident SET superseded = 1 WHERE fid = ?1 AND state = 'new'"
                          " AND NOT EXISTS (SELECT 1 FROM correction WHERE incident = ?1)",
                          error);
  g_autoptr (DtlStatement) unmap =
      dtl_sqlite_prepare (self->db,
                          "DELETE FROM incident_rtree WHERE id = ?1 AND EXISTS"
                          " (SELECT 1 FROM incident WHERE fid = ?1 AND superseded)",
                          error);
  gboolean ok = mark != NULL && unmap != NULL;

  for (guint i = 0; ok && i < olds->len; i++)
    {
      const OldIncident *old = &g_array_index (olds, OldIncident, i);

      if (old->taken)
        continue;
      sqlite3_bind_int64 (mark, 1, old->fid);
      sqlite3_bind_int64 (unmap, 1, old->fid);
      ok = dtl_sqlite_run (mark, error) && dtl_sqlite_run (unmap, error);
    }
  return ok;
}

static gboolean
write_incidents (DtlCase *self, gint64 article, const DtlExtraction *extraction, GError **error)
{
  g_autoptr (GArray) olds = load_old_incidents (self, article, error);

  for (guint i = 0; i < extraction->incidents->len; i++)
    {
      const DtlIncident *incident = g_ptr_array_index (extraction->incidents, i);
      const OldIncident *old = find_old (olds, incident);

      if (write_incident (self, article, i, incident, extraction->extractor, "machine",
                          old != NULL ? old->fid : 0, error) == 0)
        return FALSE;
    }
  return supersede (self, olds, error);
}

/* Remembers what the dates were counted from: the analyst may give another date later. */
static gboolean
note_reckoning (DtlCase *self, gint64 row, const DtlExtraction *extraction, GError **error)
{
  sqlite3_stmt *put = _dtl_case_statement (self, DTL_CASE_RECKONED, error);

  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, row);
  dtl_sqlite_bind_text (put, 2, extraction->extractor);
  bind_date (put, 3, &extraction->article->published);
  return dtl_sqlite_run (put, error);
}

/* A file that could not be read before and can be now loses its row of failure. */
static gboolean
forget_failure (DtlCase *self, const char *path, GError **error)
{
  g_autoptr (DtlStatement) drop =
      path != NULL
          ? dtl_sqlite_prepare (self->db, "DELETE FROM article WHERE id = 'unread:' || ?1", error)
          : NULL;

  if (path == NULL)
    return TRUE;
  if (drop == NULL)
    return FALSE;
  dtl_sqlite_bind_text (drop, 1, path);
  return dtl_sqlite_run (drop, error);
}

/**
 * dtl_case_add_extraction:
 * @self: a case
 * @extraction: what was found in an article
 * @error: return location
 *
 * Adds the article with its incidents in one transaction. If the case has the article already, the
 * machine's layer is replaced: incidents found again keep their corrections and state.
 *
 * Returns: the article's row, or 0 on failure; then nothing has changed
 */
gint64
dtl_case_add_extraction (DtlCase *self, DtlExtraction *extraction, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  gint64 row;
  gboolean ok;

  if (!_dtl_case_begin (self, error))
    return 0;
  row = put_article (self, extraction->article, extraction->extractor, NULL, error);
  ok = row > 0 && write_incidents (self, row, extraction, error) &&
       note_reckoning (self, row, extraction, error) &&
       forget_failure (self, extraction->article->path, error);
  return _dtl_case_commit (self, ok, error) ? row : 0;
}

/**
 * dtl_case_replace_incidents:
 * @self: a case
 * @article_row: an article's row
 * @extraction: what was found in it now
 * @error: return location
 *
 * Replaces the machine's layer of an article's incidents and nothing else; the article stays as it
 * was read from its file.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_replace_incidents (DtlCase *self,
                            gint64 article_row,
                            DtlExtraction *extraction,
                            GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  gboolean ok;

  if (!_dtl_case_begin (self, error))
    return FALSE;
  ok = write_incidents (self, article_row, extraction, error) &&
       note_reckoning (self, article_row, extraction, error);
  return _dtl_case_commit (self, ok, error);
}

/**
 * dtl_case_add_failure:
 * @self: a case
 * @path: the file that could not be read
 * @file_name: its name for display
 * @reason: why
 * @error: return location
 *
 * Lists @path with the reason, so that nothing is passed over in silence. Reading the file later
 * with success adds the article beside it and removes this row.
 *
 * Returns: the row, or 0 on failure
 */
gint64
dtl_case_add_failure (
    DtlCase *self, const char *path, const char *file_name, const GError *reason, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autoptr (DtlArticle) article = dtl_article_new ();
  gint64 row;

  article->id = g_strconcat ("unread:", path, NULL);
  article->path = g_strdup (path);
  article->file_name = g_strdup (file_name);
  article->format = NULL;
  if (!_dtl_case_begin (self, error))
    return 0;
  row = put_article (self, article, NULL, reason, error);
  return _dtl_case_commit (self, row > 0, error) ? row : 0;
}

/**
 * dtl_case_add_unextracted:
 * @self: a case
 * @article: an article that was read
 * @reason: why no incidents were looked for, as %DTL_ERROR_NOT_ENGLISH
 * @error: return location
 *
 * Adds an article with its text but without incidents; the list shows the reason.
 *
 * Returns: the article's row, or 0 on failure
 */
gint64
dtl_case_add_unextracted (DtlCase *self, DtlArticle *article, const GError *reason, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  gint64 row;
  gboolean ok;

  if (!_dtl_case_begin (self, error))
    return 0;
  row = put_article (self, article, NULL, reason, error);
  ok = row > 0 && forget_failure (self, article->path, error);
  return _dtl_case_commit (self, ok, error) ? row : 0;
}

/**
 * dtl_case_has_article:
 * @self: a case
 * @id: the article's id
 * @extractor: (nullable): version of an extractor, or %NULL for any
 *
 * Returns: %TRUE if the case has the article, as extracted by @extractor
 */
gboolean
dtl_case_has_article (DtlCase *self, const char *id, const char *extractor)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autofree char *known = NULL;

  return find_article (self, id, &known) > 0 &&
         (extractor == NULL || g_strcmp0 (extractor, known) == 0);
}

/**
 * dtl_case_add_record:
 * @self: a case
 * @article_row: the article that reports the incident
 * @incident: what the analyst filled in
 * @error: return location
 *
 * Adds an incident that the machine did not find. Undo removes it again.
 *
 * Returns: the record's number, or 0 on failure
 */
gint64
dtl_case_add_record (DtlCase *self, gint64 article_row, const DtlIncident *incident, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  gint64 fid, step = 0;
  gboolean ok;

  if (!_dtl_case_begin (self, error))
    return 0;
  fid = write_incident (self, article_row, G_MAXINT16, incident, NULL, "analyst", 0, error);
  ok = fid > 0 && dtl_sqlite_exec (self->db,
                                   "UPDATE incident SET removed = 1 WHERE fid ="
                                   " (SELECT max(fid) FROM incident)",
                                   error);
  if (ok)
    step = _dtl_case_begin_step (self, _ ("Add incident"), error);
  ok = ok && step > 0 &&
       _dtl_case_change_cell (self, step, DTL_CELL_RECORD, fid, "removed", "0", error);
  return _dtl_case_commit (self, ok, error) ? fid : 0;
}
