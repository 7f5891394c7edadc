/* dtl-sqlite.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-sqlite.h"

#include "dtl-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dtl-sqlite-error-quark, dtl_sqlite_error)

/**
 * dtl_sqlite_set_error:
 * @error: where to put it
 * @db: the connection that failed
 * @code: the SQLite result code
 *
 * Sets @error from the connection's last message. What a user can act on (full disk, read-only
 * folder, no such file) becomes a #DtlError; the rest is in the SQLite domain with @code.
 */
void
dtl_sqlite_set_error (GError **error, sqlite3 *db, int code)
{
  const char *file = db != NULL ? sqlite3_db_filename (db, "main") : NULL;
  const char *message = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  if (file == NULL || *file == '\0')
    file = _("the database");
  switch (code & 0xFF)
    {
    case SQLITE_FULL:
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNWRITABLE, _("The disk is full: %s could not be written"), file);
      break;
    case SQLITE_READONLY:
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNWRITABLE, _("%s may not be written (read-only file or folder)"), file);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, _("%s could not be opened: %s"), file, message);
      break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED, _("%s is damaged or not a database: %s"), file, message);
      break;
    default:
      g_set_error (error, DTL_SQLITE_ERROR, code, "%s: %s", file, message);
      break;
    }
}

/**
 * dtl_sqlite_open:
 * @path: the file, or ":memory:"
 * @flags: SQLITE_OPEN_… flags
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a connection with a busy time-out of five seconds
 */
sqlite3 *
dtl_sqlite_open (const char *path, int flags, GError **error)
{
  g_autoptr (DtlSqlite) db = NULL;
  int code = sqlite3_open_v2 (path, &db, flags, NULL);

  if (code != SQLITE_OK)
    {
      if ((code & 0xFF) == SQLITE_CANTOPEN)
        g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, _("%s could not be opened: %s"), path,
                     sqlite3_errmsg (db));
      else
        dtl_sqlite_set_error (error, db, code);
      return NULL;
    }
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, 5000);
  return g_steal_pointer (&db);
}

/**
 * dtl_sqlite_exec:
 * @db: a connection
 * @sql: one or more statements without parameters
 * @error: return location
 *
 * Returns: %TRUE if all of @sql ran
 */
gboolean
dtl_sqlite_exec (sqlite3 *db, const char *sql, GError **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    {
      dtl_sqlite_set_error (error, db, code);
      return FALSE;
    }
  return TRUE;
}

/**
 * dtl_sqlite_prepare:
 * @db: a connection
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the statement, kept compiled for many uses
 */
sqlite3_stmt *
dtl_sqlite_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);

  if (code != SQLITE_OK)
    {
      dtl_sqlite_set_error (error, db, code);
      return NULL;
    }
  return statement;
}

/**
 * dtl_sqlite_step:
 * @statement: a bound statement
 * @error: return location
 *
 * Returns: SQLITE_ROW, SQLITE_DONE, or another code with @error set
 */
int
dtl_sqlite_step (sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    dtl_sqlite_set_error (error, sqlite3_db_handle (statement), code);
  return code;
}

/**
 * dtl_sqlite_run:
 * @statement: a bound statement that returns no rows of interest
 * @error: return location
 *
 * Runs @statement to its end, then resets it and clears its parameters.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_sqlite_run (sqlite3_stmt *statement, GError **error)
{
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    ;
  if (code != SQLITE_DONE)
    dtl_sqlite_set_error (error, sqlite3_db_handle (statement), code);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return code == SQLITE_DONE;
}

/**
 * dtl_sqlite_bind_text:
 * @statement: a statement
 * @column: parameter, from 1
 * @text: (nullable): copied; %NULL binds SQL NULL
 */
void
dtl_sqlite_bind_text (sqlite3_stmt *statement, int column, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, column);
  else
    sqlite3_bind_text (statement, column, text, -1, SQLITE_TRANSIENT);
}

/**
 * dtl_sqlite_dup_text:
 * @statement: a statement on a row
 * @column: column, from 0
 *
 * Returns: (transfer full) (nullable): the column's text, or %NULL for SQL NULL
 */
char *
dtl_sqlite_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}
