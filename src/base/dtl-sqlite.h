/* dtl-sqlite.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define DTL_SQLITE_ERROR (dtl_sqlite_error_quark ())

GQuark        dtl_sqlite_error_quark (void);

sqlite3      *dtl_sqlite_open        (const char *path, int flags, GError **error);
gboolean      dtl_sqlite_exec        (sqlite3 *db, const char *sql, GError **error);
sqlite3_stmt *dtl_sqlite_prepare     (sqlite3 *db, const char *sql, GError **error);
int           dtl_sqlite_step        (sqlite3_stmt *statement, GError **error);
gboolean      dtl_sqlite_run         (sqlite3_stmt *statement, GError **error);
void          dtl_sqlite_set_error   (GError **error, sqlite3 *db, int code);
void          dtl_sqlite_bind_text   (sqlite3_stmt *statement, int column, const char *text);
char         *dtl_sqlite_dup_text    (sqlite3_stmt *statement, int column);

typedef sqlite3      DtlSqlite;
typedef sqlite3_stmt DtlStatement;

static inline void
dtl_sqlite_close_ (DtlSqlite *db)
{
  sqlite3_close_v2 (db);
}

static inline void
dtl_statement_finalize_ (DtlStatement *statement)
{
  sqlite3_finalize (statement);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSqlite, dtl_sqlite_close_)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStatement, dtl_statement_finalize_)

G_END_DECLS
