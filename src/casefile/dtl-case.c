/* dtl-case.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-case-private.h"

#include "dtl-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const statement_sql[DTL_CASE_N_STATEMENTS] = {
  [DTL_CASE_BEGIN] = "BEGIN IMMEDIATE",
  [DTL_CASE_COMMIT] = "COMMIT",
  [DTL_CASE_ROLLBACK] = "ROLLBACK",
  [DTL_CASE_ARTICLE_FIND] = "SELECT row, extractor FROM article WHERE id = ?1",
  [DTL_CASE_ARTICLE_INSERT] =
      "INSERT INTO article (id, file_name, path, format, title, byline, source, url, published,"
      " published_from, captured, text, language, extractor, error_code, error_message, imported)"
      " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)",
  [DTL_CASE_ARTICLE_UPDATE] =
      "UPDATE article SET file_name=?2, path=?3, format=?4, title=?5, byline=?6, source=?7, url=?8,"
      " published=?9, published_from=?10, captured=?11, text=?12, language=?13, extractor=?14,"
      " error_code=?15, error_message=?16, deleted=0 WHERE id = ?1",
  [DTL_CASE_ARTICLE_LOAD] =
      "SELECT id, file_name, path, format, title, byline, source, url, published, published_from,"
      " captured, text, language, user_published,"
      " (SELECT f.id FROM article f WHERE f.row = " DTL_CASE_ORIGINAL " AND f.row < a.row)"
      " FROM article a WHERE row = ?1",
  [DTL_CASE_INCIDENT_INSERT] =
      "INSERT INTO incident (article, ordinal, machine, extractor, origin) VALUES (?1,?2,?3,?4,?5)",
  [DTL_CASE_INCIDENT_REPLACE] =
      "UPDATE incident SET ordinal = ?2, machine = ?3, extractor = ?4, superseded = 0 WHERE fid = ?1",
  [DTL_CASE_INCIDENT_OF_ARTICLE] =
      "SELECT fid, machine FROM incident WHERE article = ?1 AND origin = 'machine'",
  [DTL_CASE_INCIDENT_LOAD] =
      "SELECT fid, article, machine, extractor, state, same_act, same_act_reason FROM incident"
      " WHERE fid = ?1",
  [DTL_CASE_INCIDENT_SHOWN] =
      "UPDATE incident SET geom=?2, type=?3, status=?4, date=?5, country=?6, admin1=?7, city=?8,"
      " site=?9, lat=?10, lon=?11, radius_km=?12, target=?13, perpetrator=?14, killed_min=?15,"
      " killed_max=?16, wounded_min=?17, wounded_max=?18, summary=?19, first_day=?20, last_day=?21"
      " WHERE fid=?1",
  [DTL_CASE_RTREE_DELETE] = "DELETE FROM incident_rtree WHERE id = ?1",
  [DTL_CASE_RTREE_INSERT] = "INSERT INTO incident_rtree VALUES (?1, ?2, ?2, ?3, ?3)",
  [DTL_CASE_CORRECTIONS] =
      "SELECT field, value, changed_at FROM correction WHERE incident = ?1",
  [DTL_CASE_CORRECTION_SET] =
      "INSERT OR REPLACE INTO correction (incident, field, value, changed_at) VALUES (?1,?2,?3,?4)",
  [DTL_CASE_CORRECTION_CLEAR] = "DELETE FROM correction WHERE incident = ?1 AND field = ?2",
  [DTL_CASE_STEP_INSERT] = "INSERT INTO step (label, made_at) VALUES (?1, ?2)",
  [DTL_CASE_STEP_CELL] =
      "INSERT INTO step_cell (step, kind, row, key, old, new) VALUES (?1,?2,?3,?4,?5,?6)",
  [DTL_CASE_ARTICLE_ORIGINAL] =
      "SELECT f.row, f.id, f.file_name, f.title FROM article a JOIN article f"
      " ON f.row = " DTL_CASE_ORIGINAL " AND f.row < a.row WHERE a.row = ?1",
  [DTL_CASE_RECKONED] = "UPDATE article SET extractor = ?2, reckoned_from = ?3 WHERE row = ?1",
};

gint64
_dtl_case_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* The compiled statement, ready for binding. Borrowed; reset it after use. */
sqlite3_stmt *
_dtl_case_statement (DtlCase *self, DtlCaseStatement which, GError **error)
{
  if (self->statements[which] == NULL)
    self->statements[which] = dtl_sqlite_prepare (self->db, statement_sql[which], error);
  else
    {
      sqlite3_reset (self->statements[which]);
      sqlite3_clear_bindings (self->statements[which]);
    }
  return self->statements[which];
}

static gboolean
run_plain (DtlCase *self, DtlCaseStatement which, GError **error)
{
  sqlite3_stmt *statement = _dtl_case_statement (self, which, error);

  return statement != NULL && dtl_sqlite_run (statement, error);
}

gboolean
_dtl_case_begin (DtlCase *self, GError **error)
{
  return run_plain (self, DTL_CASE_BEGIN, error);
}

/* Ends the transaction: commits if all went well so far, else rolls back. Returns @ok, or FALSE
 * if the commit itself failed (a full disk shows only here). */
gboolean
_dtl_case_commit (DtlCase *self, gboolean ok, GError **error)
{
  if (ok && run_plain (self, DTL_CASE_COMMIT, error))
    return TRUE;
  if (!sqlite3_get_autocommit (self->db))
    run_plain (self, DTL_CASE_ROLLBACK, NULL);
  return FALSE;
}

static gboolean
check_integrity (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (DtlStatement) check = dtl_sqlite_prepare (db, "PRAGMA quick_check(1)", &inner);
  const char *answer = NULL;

  if (check != NULL && dtl_sqlite_step (check, &inner) == SQLITE_ROW)
    answer = (const char *) sqlite3_column_text (check, 0);
  if (answer != NULL && g_str_equal (answer, "ok"))
    return TRUE;
  g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_CASE,
               _("%s is no case file, or is damaged (%s). Nothing was changed; open another, restore it "
                 "from a backup, or start a new case"),
               path, answer != NULL ? answer : inner != NULL ? inner->message : "?");
  return FALSE;
}

static gboolean
prepare_connection (sqlite3 *db, const char *path, GError **error)
{
  if (!check_integrity (db, path, error))
    return FALSE;
  /* FULL, not NORMAL: with NORMAL a power cut can lose the last committed changes. */
  return dtl_sqlite_exec (db,
                          "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                          "PRAGMA foreign_keys = ON;",
                          error) &&
         _dtl_case_make_schema (db, path, error);
}

/**
 * dtl_case_open:
 * @path: the case file; made, with its folder, if there is none
 * @error: return location
 *
 * Opens a case, checks its integrity and brings an older schema up to date.
 *
 * Returns: (transfer full) (nullable): the case; %DTL_ERROR_BAD_CASE for a damaged file, a file
 *   that is no case, or one made by a newer Dateline
 */
DtlCase *
dtl_case_open (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (DtlSqlite) db = NULL;
  DtlCase *self;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNWRITABLE, _("The folder %s cannot be made: %s"),
                   folder, g_strerror (errno));
      return NULL;
    }
  db = dtl_sqlite_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (db == NULL || !prepare_connection (db, path, error))
    return NULL;

  self = g_new0 (DtlCase, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_rec_mutex_init (&self->lock);
  self->path = g_strdup (path);
  self->db = g_steal_pointer (&db);
  return self;
}

DtlCase *
dtl_case_ref (DtlCase *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dtl_case_unref (DtlCase *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < DTL_CASE_N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close_v2 (self->db);
  g_rec_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

const char *
dtl_case_get_path (DtlCase *self)
{
  return self->path;
}

/**
 * dtl_case_default_path:
 *
 * Returns: (transfer full): where the case is kept that opens without asking
 */
char *
dtl_case_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "dateline", "default.dateline", NULL);
}

/**
 * dtl_case_get_setting:
 * @self: a case
 * @key: a word
 *
 * Returns: (transfer full) (nullable): what was stored under @key
 */
char *
dtl_case_get_setting (DtlCase *self, const char *key)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autoptr (DtlStatement) get =
      dtl_sqlite_prepare (self->db, "SELECT value FROM setting WHERE key = ?1", NULL);

  if (get == NULL)
    return NULL;
  dtl_sqlite_bind_text (get, 1, key);
  return sqlite3_step (get) == SQLITE_ROW ? dtl_sqlite_dup_text (get, 0) : NULL;
}

/**
 * dtl_case_set_setting:
 * @self: a case
 * @key: a word
 * @value: (nullable): text to store, or %NULL to forget it
 * @error: return location
 *
 * Settings are not steps: they are not undone.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_set_setting (DtlCase *self, const char *key, const char *value, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autoptr (DtlStatement) set = dtl_sqlite_prepare (
      self->db,
      value != NULL ? "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)"
                    : "DELETE FROM setting WHERE key = ?1",
      error);

  if (set == NULL)
    return FALSE;
  dtl_sqlite_bind_text (set, 1, key);
  if (value != NULL)
    dtl_sqlite_bind_text (set, 2, value);
  return dtl_sqlite_run (set, error);
}
