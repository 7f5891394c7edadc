/* dtl-overlay.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The database of the analyst's own places: added by hand, or imported. */

#include "config.h"

#include "dtl-overlay.h"

#include "dtl-error.h"
#include "dtl-name-key.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define OVERLAY_VERSION 1

struct _DtlOverlay
{
  GMutex lock;
  sqlite3 *db;
  sqlite3_stmt *find;
  sqlite3_stmt *search;
  sqlite3_stmt *goes_on;
  sqlite3_stmt *get;
};

/* "names" is filled by imports in any order and indexed at their end; see dtl-import-geonames.c. */
static const char schema[] =
    "PRAGMA journal_mode = WAL;"
    "CREATE TABLE IF NOT EXISTS places (id INTEGER PRIMARY KEY, name TEXT NOT NULL,"
    " feature TEXT, lat REAL NOT NULL, lon REAL NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,"
    " population INTEGER, radius_km REAL NOT NULL, import INTEGER);"
    "CREATE TABLE IF NOT EXISTS names (name TEXT NOT NULL, place INTEGER NOT NULL, quality INTEGER"
    " NOT NULL);"
    "CREATE TABLE IF NOT EXISTS imports (id INTEGER PRIMARY KEY, path TEXT NOT NULL, size INTEGER,"
    " modified INTEGER, offset INTEGER NOT NULL, line INTEGER NOT NULL, rows INTEGER NOT NULL,"
    " done INTEGER NOT NULL, first_name INTEGER NOT NULL);"
    "CREATE INDEX IF NOT EXISTS names_name ON names (name);"
    "PRAGMA application_id = 1146375239; PRAGMA user_version = 1;";

static gboolean
check_version (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (DtlStatement) statement = dtl_sqlite_prepare (db, "PRAGMA user_version", error);

  if (statement == NULL || dtl_sqlite_step (statement, error) != SQLITE_ROW)
    return FALSE;
  if (sqlite3_column_int (statement, 0) > OVERLAY_VERSION)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
                   _("%s was made by a newer Dateline. Update Dateline to use your own places"), path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
prepare_all (DtlOverlay *self, GError **error)
{
  self->find = dtl_sqlite_prepare (self->db, "SELECT place, quality FROM names WHERE name = ?1 ORDER BY place LIMIT 500", error);
  self->search = self->find == NULL ? NULL
      : dtl_sqlite_prepare (self->db, "SELECT place, min (quality) FROM names WHERE name >= ?1 AND name < ?2"
                            " GROUP BY place ORDER BY place LIMIT ?3", error);
  self->goes_on = self->search == NULL ? NULL
      : dtl_sqlite_prepare (self->db, "SELECT 1 FROM names WHERE name >= ?1 AND name < ?2 LIMIT 1", error);
  self->get = self->goes_on == NULL ? NULL
      : dtl_sqlite_prepare (self->db, "SELECT id, name, feature, lat, lon, country, admin1, admin2, population,"
                            " radius_km, import FROM places WHERE id = ?1", error);
  return self->get != NULL;
}

/**
 * dtl_overlay_new:
 * @path: the database
 * @create: whether to make it if it is not there
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the analyst's places
 */
DtlOverlay *
dtl_overlay_new (const char *path, gboolean create, GError **error)
{
  g_autoptr (DtlOverlay) self = g_new0 (DtlOverlay, 1);
  int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);

  g_mutex_init (&self->lock);
  self->db = dtl_sqlite_open (path, flags, error);
  if (self->db == NULL || !check_version (self->db, path, error) ||
      !dtl_sqlite_exec (self->db, schema, error) || !prepare_all (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
dtl_overlay_free (DtlOverlay *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->find);
  sqlite3_finalize (self->search);
  sqlite3_finalize (self->goes_on);
  sqlite3_finalize (self->get);
  sqlite3_close_v2 (self->db);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Takes the database for a longer piece of work, an import; look-ups wait meanwhile. */
sqlite3 *
dtl_overlay_lock (DtlOverlay *self)
{
  g_mutex_lock (&self->lock);
  return self->db;
}

void
dtl_overlay_unlock (DtlOverlay *self)
{
  g_mutex_unlock (&self->lock);
}

static GArray *
collect (sqlite3_stmt *statement)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (DtlOverlayName));

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      DtlOverlayName name = { sqlite3_column_int64 (statement, 0),
                              CLAMP (sqlite3_column_int (statement, 1), 0, DTL_NAME_DEMONYM) };

      g_array_append_val (out, name);
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return out;
}

/**
 * dtl_overlay_find:
 * @self: the overlay
 * @key: a name key
 *
 * Returns: (transfer full) (element-type DtlOverlayName): places of that name
 */
GArray *
dtl_overlay_find (DtlOverlay *self, const char *key)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  sqlite3_bind_text (self->find, 1, key, -1, SQLITE_STATIC);
  return collect (self->find);
}

/**
 * dtl_overlay_search:
 * @self: the overlay
 * @beginning: beginning of a name key
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type DtlOverlayName): places with a name that begins so
 */
GArray *
dtl_overlay_search (DtlOverlay *self, const char *beginning, guint limit)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *end = g_strconcat (beginning, "\xF4\x8F\xBF\xBF", NULL);

  sqlite3_bind_text (self->search, 1, beginning, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->search, 2, end, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->search, 3, limit);
  return collect (self->search);
}

/**
 * dtl_overlay_goes_on:
 * @self: the overlay
 * @key: a name key
 *
 * Returns: whether a longer name begins with these words
 */
gboolean
dtl_overlay_goes_on (DtlOverlay *self, const char *key)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *from = g_strconcat (key, " ", NULL);
  g_autofree char *to = g_strconcat (key, "!", NULL);
  gboolean found;

  sqlite3_bind_text (self->goes_on, 1, from, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->goes_on, 2, to, -1, SQLITE_STATIC);
  found = sqlite3_step (self->goes_on) == SQLITE_ROW;
  sqlite3_reset (self->goes_on);
  sqlite3_clear_bindings (self->goes_on);
  return found;
}

/**
 * dtl_overlay_get:
 * @self: the overlay
 * @row: row of a place
 *
 * Returns: (transfer full) (nullable): the place
 */
DtlOverlayPlace *
dtl_overlay_get (DtlOverlay *self, gint64 row)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  DtlOverlayPlace *out = NULL;
  sqlite3_stmt *s = self->get;

  sqlite3_bind_int64 (s, 1, row);
  if (sqlite3_step (s) == SQLITE_ROW)
    {
      DtlPlace *place = dtl_place_new ();

      out = g_new0 (DtlOverlayPlace, 1);
      out->place = place;
      place->id = row >= DTL_OVERLAY_GEONAMES
                      ? g_strdup_printf ("geonames:%" G_GINT64_FORMAT, row - DTL_OVERLAY_GEONAMES)
                      : g_strdup_printf ("user:%" G_GINT64_FORMAT, row);
      place->name = dtl_sqlite_dup_text (s, 1);
      place->feature = dtl_sqlite_dup_text (s, 2);
      place->lat = sqlite3_column_double (s, 3);
      place->lon = sqlite3_column_double (s, 4);
      place->country = dtl_sqlite_dup_text (s, 5);
      out->admin1 = dtl_sqlite_dup_text (s, 6);
      out->admin2 = dtl_sqlite_dup_text (s, 7);
      place->population = sqlite3_column_int64 (s, 8);
      place->radius_km = sqlite3_column_double (s, 9);
      out->by_hand = sqlite3_column_type (s, 10) == SQLITE_NULL;
    }
  sqlite3_reset (s);
  return out;
}

/**
 * dtl_overlay_row_of:
 * @id: a place's id, "user:12" or "geonames:1174872"
 *
 * Returns: the row it has if it is there at all, -1 if it cannot be
 */
gint64
dtl_overlay_row_of (const char *id)
{
  if (g_str_has_prefix (id, "user:"))
    return g_ascii_strtoll (id + strlen ("user:"), NULL, 10);
  if (g_str_has_prefix (id, "geonames:"))
    return DTL_OVERLAY_GEONAMES + g_ascii_strtoll (id + strlen ("geonames:"), NULL, 10);
  return -1;
}

static gboolean
add_names (DtlOverlay *self, gint64 row, const char *primary, const char *const *names, GError **error)
{
  g_autoptr (DtlStatement) s = dtl_sqlite_prepare (self->db, "INSERT INTO names VALUES (?1, ?2, ?3)", error);

  if (s == NULL)
    return FALSE;
  for (guint i = 0; i == 0 || (names != NULL && names[i - 1] != NULL); i++)
    {
      g_autofree char *key = dtl_name_key (i == 0 ? primary : names[i - 1]);

      if (*key == '\0')
        continue;
      dtl_sqlite_bind_text (s, 1, key);
      sqlite3_bind_int64 (s, 2, row);
      sqlite3_bind_int (s, 3, i == 0 ? DTL_NAME_PRIMARY : DTL_NAME_ALIAS);
      if (!dtl_sqlite_run (s, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_row (DtlOverlay *self, const DtlPlace *place, GError **error)
{
  g_autoptr (DtlStatement) s =
      dtl_sqlite_prepare (self->db, "INSERT INTO places (name, feature, lat, lon, country, admin1, population,"
                          " radius_km) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  if (s == NULL)
    return FALSE;
  dtl_sqlite_bind_text (s, 1, place->name);
  dtl_sqlite_bind_text (s, 2, place->feature != NULL ? place->feature : "PPL");
  sqlite3_bind_double (s, 3, place->lat);
  sqlite3_bind_double (s, 4, place->lon);
  dtl_sqlite_bind_text (s, 5, place->country);
  dtl_sqlite_bind_text (s, 6, place->admin1);
  sqlite3_bind_int64 (s, 7, place->population);
  sqlite3_bind_double (s, 8, place->radius_km > 0 ? place->radius_km : 2);
  return dtl_sqlite_run (s, error);
}

static gboolean
is_valid (const DtlPlace *place, GError **error)
{
  if (place->name == NULL || *place->name == '\0')
    g_set_error (error, DTL_ERROR, DTL_ERROR_INVALID, _("A place needs a name"));
  else if (!(fabs (place->lat) <= 90 && fabs (place->lon) <= 180))
    g_set_error (error, DTL_ERROR, DTL_ERROR_INVALID, _("%s: %g, %g is not on the globe"), place->name,
                 place->lat, place->lon);
  else
    return TRUE;
  return FALSE;
}

/* Called with the lock held and a transaction open. */
static gint64
add_one (DtlOverlay *self, const DtlPlace *place, const char *const *names, GError **error)
{
  gint64 row;

  if (!is_valid (place, error) || !add_row (self, place, error))
    return -1;
  row = sqlite3_last_insert_rowid (self->db);
  return add_names (self, row, place->name, names, error) ? row : -1;
}

/**
 * dtl_overlay_add:
 * @self: the overlay
 * @place: the place: name, point, and what else is known; its admin1 is a code
 * @names: (nullable): other names
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the new place's id; fails with %DTL_ERROR_INVALID if it has no
 *   name or its point is not on the globe
 */
char *
dtl_overlay_add (DtlOverlay *self, const DtlPlace *place, const char *const *names, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 row;

  if (!dtl_sqlite_exec (self->db, "BEGIN IMMEDIATE", error))
    return NULL;
  row = add_one (self, place, names, error);
  if (row < 0 || !dtl_sqlite_exec (self->db, "COMMIT", error))
    {
      dtl_sqlite_exec (self->db, "ROLLBACK", NULL);
      return NULL;
    }
  return g_strdup_printf ("user:%" G_GINT64_FORMAT, row);
}

/**
 * dtl_overlay_add_all:
 * @self: the overlay
 * @entries: (element-type DtlOverlayEntry): places with their other names
 * @error: return location
 *
 * Returns: %TRUE if all were added; none is if one cannot be
 */
gboolean
dtl_overlay_add_all (DtlOverlay *self, GPtrArray *entries, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean ok = dtl_sqlite_exec (self->db, "BEGIN IMMEDIATE", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; i < entries->len && ok; i++)
    {
      const DtlOverlayEntry *entry = g_ptr_array_index (entries, i);

      ok = add_one (self, entry->place, (const char *const *) entry->names, error) >= 0;
    }
  if (ok && dtl_sqlite_exec (self->db, "COMMIT", error))
    return TRUE;
  dtl_sqlite_exec (self->db, "ROLLBACK", NULL);
  return FALSE;
}

void
dtl_overlay_entry_free (DtlOverlayEntry *self)
{
  dtl_place_unref (self->place);
  g_strfreev (self->names);
  g_free (self);
}

/**
 * dtl_overlay_remove:
 * @self: the overlay
 * @id: a place's id
 * @error: return location
 *
 * Returns: %TRUE if it was removed
 */
gboolean
dtl_overlay_remove (DtlOverlay *self, const char *id, GError **error)
{
  gint64 row = dtl_overlay_row_of (id);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM names WHERE place = %" G_GINT64_FORMAT
                                          "; DELETE FROM places WHERE id = %" G_GINT64_FORMAT, row, row);

  if (row >= 0 && !dtl_sqlite_exec (self->db, sql, error))
    return FALSE;
  if (row < 0 || sqlite3_changes (self->db) == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, _("There is no place %s of your own"), id);
      return FALSE;
    }
  return TRUE;
}

void
dtl_overlay_place_free (DtlOverlayPlace *self)
{
  if (self == NULL)
    return;
  dtl_place_unref (self->place);
  g_free (self->admin1);
  g_free (self->admin2);
  g_free (self);
}
