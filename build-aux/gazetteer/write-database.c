/* write-database.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "builder.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static const char schema[] =
    "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
    "CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "CREATE TABLE countries (code TEXT PRIMARY KEY, place INTEGER, capital INTEGER, neighbours TEXT)"
    " WITHOUT ROWID;"
    "CREATE TABLE admin1 (id INTEGER PRIMARY KEY, place INTEGER);"
    "CREATE TABLE admin2 (id INTEGER PRIMARY KEY, place INTEGER);"
    /* geonames is the GeoNames number of a place, gid the id of all others; degrees are whole
     * numbers times 100,000 (points) or 100 (boxes): half the size of floating point. */
    "CREATE TABLE places (id INTEGER PRIMARY KEY, geonames INTEGER, gid TEXT, name TEXT,"
    " feature TEXT, lat_e5 INTEGER, lon_e5 INTEGER, country TEXT, admin1 INTEGER, admin2 INTEGER,"
    " population INTEGER, radius_m INTEGER, south_e2 INTEGER, west_e2 INTEGER, north_e2 INTEGER,"
    " east_e2 INTEGER);"
    "CREATE TABLE names (name TEXT, place INTEGER, quality INTEGER, PRIMARY KEY (name, place))"
    " WITHOUT ROWID;"
    "BEGIN;";

static void
check (sqlite3 *db, int code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("gazetteer.sqlite: %s", sqlite3_errmsg (db));
}

static void
run (sqlite3 *db, sqlite3_stmt *statement)
{
  check (db, sqlite3_step (statement));
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check (db, sqlite3_prepare_v2 (db, sql, -1, &statement, NULL));
  return statement;
}

static char *
global_id (Builder *self, const DtlRecord *r)
{
  static const char *const prefixes[] = { "geonames", "airport", "region",  "landmark",
                                          "admin1",   "admin2",  "country", "former" };

  return g_strdup_printf ("%s:%s", prefixes[r->kind], self->strings->str + r->id);
}

static void
bind_unit (sqlite3_stmt *s, int column, guint16 unit)
{
  if (unit > 0)
    sqlite3_bind_int (s, column, unit);
}

static void
bind_box (sqlite3_stmt *s, int column, const DtlBox *box)
{
  sqlite3_bind_int (s, column, box->south);
  sqlite3_bind_int (s, column + 1, box->west);
  sqlite3_bind_int (s, column + 2, box->north);
  sqlite3_bind_int (s, column + 3, box->east);
}

static void
put_places (Builder *self, sqlite3 *db)
{
  sqlite3_stmt *s = prepare (db, "INSERT INTO places VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,"
                                 "?15,?16)");

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DtlRecord *r = &g_array_index (self->rows, Row, i).record;

      sqlite3_bind_int64 (s, 1, i);
      if (r->flags & DTL_RECORD_ID_IS_TEXT)
        sqlite3_bind_text (s, 3, global_id (self, r), -1, g_free);
      else
        sqlite3_bind_int64 (s, 2, r->id);
      sqlite3_bind_text (s, 4, self->strings->str + r->name, -1, SQLITE_STATIC);
      sqlite3_bind_text (s, 5, g_ptr_array_index (self->features, r->feature), -1, SQLITE_STATIC);
      sqlite3_bind_int (s, 6, r->lat);
      sqlite3_bind_int (s, 7, r->lon);
      if (r->country > 0)
        sqlite3_bind_text (s, 8, g_array_index (self->countries, DtlCountryEntry, r->country - 1u).code,
                           -1, SQLITE_STATIC);
      bind_unit (s, 9, r->admin1);
      bind_unit (s, 10, r->admin2);
      if (r->population > 0)
        sqlite3_bind_int64 (s, 11, r->population);
      sqlite3_bind_int (s, 12, r->radius * 100);
      if (r->box > 0)
        bind_box (s, 13, &g_array_index (self->boxes, DtlBox, r->box - 1u));
      run (db, s);
    }
  sqlite3_finalize (s);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const NameRow *p = *(const NameRow *const *) a, *q = *(const NameRow *const *) b;
  int order = strcmp (p->key, q->key);

  if (order != 0)
    return order;
  return p->record < q->record ? -1 : p->record > q->record;
}

static void
put_names (Builder *self, sqlite3 *db)
{
  sqlite3_stmt *s = prepare (db, "INSERT OR IGNORE INTO names VALUES (?1,?2,?3)");
  g_autofree const NameRow **order = g_new (const NameRow *, self->names->len);

  for (guint i = 0; i < self->names->len; i++)
    order[i] = &g_array_index (self->names, NameRow, i);
  qsort (order, self->names->len, sizeof *order, compare_keys);
  for (guint i = 0; i < self->names->len; i++)
    {
      sqlite3_bind_text (s, 1, order[i]->key, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (s, 2, order[i]->record);
      sqlite3_bind_int (s, 3, order[i]->quality);
      run (db, s);
    }
  sqlite3_finalize (s);
}

static void
put_units (sqlite3 *db, const char *sql, GArray *units)
{
  sqlite3_stmt *s = prepare (db, sql);

  for (guint i = 0; i < units->len; i++)
    {
      sqlite3_bind_int64 (s, 1, i + 1);
      sqlite3_bind_int64 (s, 2, g_array_index (units, guint32, i));
      run (db, s);
    }
  sqlite3_finalize (s);
}

static void
put_countries (Builder *self, sqlite3 *db)
{
  sqlite3_stmt *s = prepare (db, "INSERT INTO countries VALUES (?1,?2,?3,?4)");

  for (guint i = 0; i < self->countries->len; i++)
    {
      const DtlCountryEntry *c = &g_array_index (self->countries, DtlCountryEntry, i);

      sqlite3_bind_text (s, 1, c->code, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (s, 2, c->record);
      if (c->capital != G_MAXUINT32)
        sqlite3_bind_int64 (s, 3, c->capital);
      sqlite3_bind_text (s, 4, self->strings->str + c->neighbours, -1, SQLITE_STATIC);
      run (db, s);
    }
  sqlite3_finalize (s);
}

static void
put_info (Builder *self, sqlite3 *db)
{
  sqlite3_stmt *s = prepare (db, "INSERT OR REPLACE INTO info VALUES (?1,?2)");

  for (guint i = 0; i < self->info->len; i++)
    {
      const char *line = g_ptr_array_index (self->info, i);
      const char *tab = strchr (line, '\t');

      sqlite3_bind_text (s, 1, line, (int) (tab - line), SQLITE_STATIC);
      sqlite3_bind_text (s, 2, tab + 1, -1, SQLITE_STATIC);
      run (db, s);
    }
  sqlite3_finalize (s);
}

/* Writes gazetteer.sqlite; its places.id is the record's number in names.bin. */
void
write_database (Builder *self, const char *path)
{
  sqlite3 *db = NULL;

  g_unlink (path);
  check (db, sqlite3_open (path, &db));
  check (db, sqlite3_exec (db, schema, NULL, NULL, NULL));
  put_places (self, db);
  put_names (self, db);
  put_units (db, "INSERT INTO admin1 VALUES (?1,?2)", self->admin1);
  put_units (db, "INSERT INTO admin2 VALUES (?1,?2)", self->admin2);
  put_countries (self, db);
  put_info (self, db);
  check (db, sqlite3_exec (db, "COMMIT; ANALYZE;", NULL, NULL, NULL));
  sqlite3_close (db);
}
