/* dtl-case-schema.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-case-private.h"

#include "dtl-error.h"
#include "dtl-geopackage.h"

#include <glib/gi18n-lib.h>

/* The columns of "incident" after "superseded" repeat the values shown, so that a GIS sees them;
 * Dateline itself reads "machine" and "correction" only. A row is never deleted: "removed" hides
 * it, so that removing can be undone; "superseded" marks rows that a newer extraction of the
 * article did not find again and that nobody had touched. */
static const char schema_1[] =
    "CREATE TABLE article ("
    " row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file_name TEXT, path TEXT, format TEXT,"
    " title TEXT, byline TEXT, source TEXT, url TEXT, published TEXT, published_from TEXT,"
    " user_published TEXT, captured TEXT, text TEXT, language TEXT, extractor TEXT,"
    " error_code TEXT, error_message TEXT, imported INTEGER NOT NULL,"
    " deleted INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE incident ("
    " fid INTEGER PRIMARY KEY, geom BLOB, article INTEGER NOT NULL REFERENCES article(row),"
    " ordinal INTEGER NOT NULL, machine TEXT NOT NULL, extractor TEXT,"
    " origin TEXT NOT NULL DEFAULT 'machine', state TEXT NOT NULL DEFAULT 'new',"
    " same_act INTEGER NOT NULL DEFAULT 0, same_act_reason TEXT,"
    " removed INTEGER NOT NULL DEFAULT 0, superseded INTEGER NOT NULL DEFAULT 0,"
    " type TEXT, status TEXT, date TEXT, country TEXT, admin1 TEXT, city TEXT, site TEXT,"
    " lat DOUBLE, lon DOUBLE, radius_km DOUBLE, target TEXT, perpetrator TEXT,"
    " killed_min INTEGER, killed_max INTEGER, wounded_min INTEGER, wounded_max INTEGER,"
    " summary TEXT, first_day INTEGER, last_day INTEGER);"
    "CREATE INDEX incident_article ON incident (article, ordinal);"
    "CREATE INDEX incident_days ON incident (first_day);"
    "CREATE INDEX incident_same_act ON incident (same_act) WHERE same_act > 0;"
    "CREATE TABLE correction ("
    " incident INTEGER NOT NULL REFERENCES incident(fid), field TEXT NOT NULL,"
    " value TEXT NOT NULL, changed_at INTEGER NOT NULL, PRIMARY KEY (incident, field))"
    " WITHOUT ROWID;"
    "CREATE TABLE step ("
    " id INTEGER PRIMARY KEY, label TEXT NOT NULL, made_at INTEGER NOT NULL,"
    " undone INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE step_cell ("
    " seq INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES step(id) ON DELETE CASCADE,"
    " kind TEXT NOT NULL, row INTEGER NOT NULL, key TEXT NOT NULL, old TEXT, new TEXT);"
    "CREATE INDEX step_cell_step ON step_cell (step);"
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE not_same_act ("
    " a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;"
    "CREATE VIRTUAL TABLE article_fts USING fts5 ("
    " title, text, content='article', content_rowid='row',"
    " tokenize='unicode61 remove_diacritics 2');"
    "CREATE TRIGGER article_fts_insert AFTER INSERT ON article BEGIN"
    " INSERT INTO article_fts (rowid, title, text) VALUES (new.row, new.title, new.text); END;"
    "CREATE TRIGGER article_fts_update AFTER UPDATE OF title, text ON article BEGIN"
    " INSERT INTO article_fts (article_fts, rowid, title, text)"
    "  VALUES ('delete', old.row, old.title, old.text);"
    " INSERT INTO article_fts (rowid, title, text) VALUES (new.row, new.title, new.text); END;"
    "CREATE VIRTUAL TABLE incident_rtree USING rtree (id, south, north, west, east);";

/* "same_text" is one number for all articles that have the same text: the row of the first of them.
 * "copy_choice" is what the analyst says of a later copy ("one", "both"). "article_print" has some
 * of each fingerprint's numbers, so that like texts are found without comparing all. "reckoned_from"
 * is the publication date that the incidents' dates were counted from. */
static const char schema_2[] =
    "ALTER TABLE article ADD COLUMN fingerprint TEXT;"
    "ALTER TABLE article ADD COLUMN same_text INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE article ADD COLUMN copy_choice TEXT;"
    "ALTER TABLE article ADD COLUMN reckoned_from TEXT;"
    "CREATE INDEX article_same_text ON article (same_text) WHERE same_text > 0;"
    "CREATE TABLE article_print ("
    " hash INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES article(row) ON DELETE CASCADE,"
    " PRIMARY KEY (hash, article)) WITHOUT ROWID;"
    "CREATE INDEX article_print_article ON article_print (article);"
    "UPDATE article SET reckoned_from = published WHERE extractor IS NOT NULL;";

/* One script a version; number n brings version n to n + 1. */
static const char *const migrations[DTL_CASE_SCHEMA_VERSION] = { schema_1, schema_2 };

static int
read_version (sqlite3 *db)
{
  g_autoptr (DtlStatement) get =
      dtl_sqlite_prepare (db, "SELECT value FROM dateline_schema", NULL);

  return get != NULL && sqlite3_step (get) == SQLITE_ROW ? sqlite3_column_int (get, 0) : 0;
}

static gboolean
is_foreign (sqlite3 *db)
{
  g_autoptr (DtlStatement) count = dtl_sqlite_prepare (
      db,
      "SELECT (SELECT count(*) FROM sqlite_schema) > 0 AND"
      " NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'dateline_schema')",
      NULL);

  return count == NULL || sqlite3_step (count) != SQLITE_ROW || sqlite3_column_int (count, 0) != 0;
}

static gboolean
migrate (sqlite3 *db, int version, GError **error)
{
  g_autofree char *stamp = NULL;

  if (!dtl_sqlite_exec (db, migrations[version], error))
    return FALSE;
  if (version == 0 && (!dtl_geopackage_init (db, error) ||
                       !dtl_geopackage_add_layer (db, "incident", "Incidents of a Dateline case",
                                                  error) ||
                       !dtl_sqlite_exec (db,
                                         "CREATE TABLE dateline_schema (value INTEGER NOT NULL);"
                                         "INSERT INTO dateline_schema VALUES (0);",
                                         error)))
    return FALSE;
  if (version == 1 && !_dtl_case_note_texts (db, error))
    return FALSE;
  stamp = g_strdup_printf ("UPDATE dateline_schema SET value = %d", version + 1);
  return dtl_sqlite_exec (db, stamp, error);
}

/* Makes the tables of a new case, or brings an older one up to date, in one transaction. */
gboolean
_dtl_case_make_schema (sqlite3 *db, const char *path, GError **error)
{
  int version = read_version (db);
  gboolean ok = TRUE;

  if (version == DTL_CASE_SCHEMA_VERSION)
    return TRUE;
  if (version > DTL_CASE_SCHEMA_VERSION || version < 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_CASE,
                   _("The case file %s was made by a newer Dateline (schema %d, this one knows %d). "
                     "Open it with that version"),
                   path, version, DTL_CASE_SCHEMA_VERSION);
      return FALSE;
    }
  if (version == 0 && is_foreign (db))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_CASE,
                   _("%s is a database, but not a Dateline case"), path);
      return FALSE;
    }
  if (!dtl_sqlite_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  /* Another process may have made the tables while this one waited for the lock. */
  version = read_version (db);
  for (; ok && version < DTL_CASE_SCHEMA_VERSION; version++)
    ok = migrate (db, version, error);
  if (ok)
    return dtl_sqlite_exec (db, "COMMIT", error);
  dtl_sqlite_exec (db, "ROLLBACK", NULL);
  return FALSE;
}
