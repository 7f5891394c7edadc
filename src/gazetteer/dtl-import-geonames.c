/* dtl-import-geonames.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Import of GeoNames dumps: allCountries.txt or one country's file (19 columns), and
 * alternateNamesV2.txt (10 columns). Rows go in by batches of one transaction, each of which also
 * stores how far the file was read, so that an import that was stopped or killed goes on there. */

#include "config.h"

#include "dtl-gazetteer-import.h"

#include "dtl-error.h"
#include "dtl-gazetteer-private.h"
#include "dtl-line-reader.h"
#include "dtl-name-key.h"
#include "dtl-overlay.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BATCH 100000
#define PLACE_COLUMNS 19
#define NAME_COLUMNS 10
#define OLD_NAME_COLUMNS 8

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *place;
  sqlite3_stmt *name;
  sqlite3_stmt *mark;
  gint64 id;             /* row of "imports" */
  DtlLineReader *reader;
  const char *classes;
  gboolean with_names;   /* take the names column too */
  DtlImportProgress *progress;
  DtlImportFunc func;
  gpointer data;
  GCancellable *cancellable;
} Import;

typedef gboolean (*LineFunc) (Import *self, char *line, GError **error);

/* A name in Latin letters; others are of no use in English texts. */
static gboolean
is_latin (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x250 && !(c >= 0x1E00 && c < 0x1F00) && !(c >= 0x2018 && c <= 0x201D) && c != 0x2013)
        return FALSE;
    }
  return *name != '\0' && strlen (name) <= 100;
}

static gboolean
put_name (Import *self, gint64 row, const char *name, guint quality, GError **error)
{
  g_autofree char *key = is_latin (name) ? dtl_name_key (name) : NULL;

  if (key == NULL || strlen (key) < 2)
    return TRUE;
  sqlite3_bind_text (self->name, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->name, 2, row);
  sqlite3_bind_int (self->name, 3, (int) quality);
  self->progress->names++;
  return dtl_sqlite_run (self->name, error);
}

static gboolean
put_place (Import *self, char **cells, gint64 row, double lat, double lon, gint64 population, GError **error)
{
  g_autofree char *admin1 = g_strdup_printf ("%s.%s", cells[8], cells[10]);
  g_autofree char *admin2 = g_strdup_printf ("%s.%s.%s", cells[8], cells[10], cells[11]);
  double radius = *cells[6] == 'P' ? 1.5 + 0.0000001 * (double) population : *cells[6] == 'A' ? 20 : 2;

  sqlite3_bind_int64 (self->place, 1, row);
  sqlite3_bind_text (self->place, 2, cells[1], -1, SQLITE_STATIC);
  sqlite3_bind_text (self->place, 3, cells[7], -1, SQLITE_STATIC);
  sqlite3_bind_double (self->place, 4, lat);
  sqlite3_bind_double (self->place, 5, lon);
  sqlite3_bind_text (self->place, 6, cells[8], -1, SQLITE_STATIC);
  sqlite3_bind_text (self->place, 7, admin1, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->place, 8, admin2, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (self->place, 9, population);
  sqlite3_bind_double (self->place, 10, radius);
  sqlite3_bind_int64 (self->place, 11, self->id);
  self->progress->rows++;
  return dtl_sqlite_run (self->place, error);
}

static gboolean
read_place (Import *self, char *line, GError **error)
{
  char *cells[PLACE_COLUMNS];
  guint n = dtl_line_split (line, '\t', cells, PLACE_COLUMNS);
  double id, lat, lon, population = 0;

  if (n != PLACE_COLUMNS)
    dtl_line_reader_refuse (self->reader, error, _("%u columns instead of %u"), n, PLACE_COLUMNS);
  else if (!dtl_line_number (cells[0], 1, 4e9, &id))
    dtl_line_reader_refuse (self->reader, error, _("“%.40s” is no GeoNames number"), cells[0]);
  else if (!dtl_line_number (cells[4], -90, 90, &lat))
    dtl_line_reader_refuse (self->reader, error, _("“%.40s” is no latitude"), cells[4]);
  else if (!dtl_line_number (cells[5], -180, 180, &lon))
    dtl_line_reader_refuse (self->reader, error, _("“%.40s” is no longitude"), cells[5]);
  else if (*cells[14] != '\0' && !dtl_line_number (cells[14], 0, 2e10, &population))
    dtl_line_reader_refuse (self->reader, error, _("“%.40s” is no population"), cells[14]);
  else if (*cells[1] == '\0')
    dtl_line_reader_refuse (self->reader, error, _("the place has no name"));
  else
    {
      gint64 row = DTL_OVERLAY_GEONAMES + (gint64) id;

      if (self->classes != NULL && (*cells[6] == '\0' || strchr (self->classes, *cells[6]) == NULL))
        return TRUE;
      if (!put_place (self, cells, row, lat, lon, (gint64) population, error) ||
          !put_name (self, row, cells[1], DTL_NAME_PRIMARY, error))
        return FALSE;
      if (self->with_names)
        for (char *name = strtok (cells[3], ","); name != NULL; name = strtok (NULL, ","))
          if (strcmp (name, cells[1]) != 0 && !put_name (self, row, name, DTL_NAME_ALTERNATE, error))
            return FALSE;
      return TRUE;
    }
  return FALSE;
}

/* What the language column says of a name: codes are demoted, links and postal codes left out. */
static int
quality_of (const char *language, const char *historic)
{
  static const char *const useless[] = { "link", "wkdt", "post", "unlc", "tcid", "faac", "phon", "piny" };

  for (guint i = 0; i < G_N_ELEMENTS (useless); i++)
    if (strcmp (language, useless[i]) == 0)
      return -1;
  if (strcmp (language, "iata") == 0 || strcmp (language, "icao") == 0 || strcmp (language, "abbr") == 0)
    return DTL_NAME_CODE;
  return *historic == '1' ? DTL_NAME_HISTORIC : DTL_NAME_ALTERNATE;
}

static gboolean
read_name (Import *self, char *line, GError **error)
{
  char *cells[NAME_COLUMNS];
  guint n = dtl_line_split (line, '\t', cells, NAME_COLUMNS);
  double id;
  int quality;

  if (n != NAME_COLUMNS && n != OLD_NAME_COLUMNS)
    {
      dtl_line_reader_refuse (self->reader, error, _("%u columns instead of %u"), n, NAME_COLUMNS);
      return FALSE;
    }
  if (!dtl_line_number (cells[1], 1, 4e9, &id))
    {
      dtl_line_reader_refuse (self->reader, error, _("“%.40s” is no GeoNames number"), cells[1]);
      return FALSE;
    }
  quality = quality_of (cells[2], cells[7]);
  return quality < 0 || put_name (self, DTL_OVERLAY_GEONAMES + (gint64) id, cells[3], (guint) quality, error);
}

static gboolean
mark (Import *self, gboolean done, GError **error)
{
  sqlite3_bind_int64 (self->mark, 1, (gint64) dtl_line_reader_offset (self->reader));
  sqlite3_bind_int64 (self->mark, 2, (gint64) dtl_line_reader_line (self->reader));
  sqlite3_bind_int64 (self->mark, 3, (gint64) self->progress->rows);
  sqlite3_bind_int (self->mark, 4, done);
  sqlite3_bind_int64 (self->mark, 5, self->id);
  return dtl_sqlite_run (self->mark, error) && dtl_sqlite_exec (self->db, "COMMIT", error);
}

static gboolean
read_batch (Import *self, LineFunc take, gboolean *ended, GError **error)
{
  g_autoptr (GError) why = NULL;
  char *line = NULL;

  for (guint i = 0; i < BATCH; i++)
    {
      line = dtl_line_reader_next (self->reader, NULL, &why);
      if (line == NULL)
        break;
      if (*line != '\0' && !take (self, line, &why))
        break;
    }
  *ended = line == NULL;
  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_file (Import *self, LineFunc take, GError **error)
{
  gboolean ended = FALSE;

  while (!ended)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_CANCELLED,
                       _("The import was stopped. Start it again to go on from line %lu"),
                       (gulong) dtl_line_reader_line (self->reader) + 1);
          return FALSE;
        }
      if (!dtl_sqlite_exec (self->db, "BEGIN", error))
        return FALSE;
      if (!read_batch (self, take, &ended, error) || !mark (self, ended, error))
        {
          dtl_sqlite_exec (self->db, "ROLLBACK", NULL);
          return FALSE;
        }
      self->progress->bytes_done = dtl_line_reader_offset (self->reader);
      self->progress->bytes_total = dtl_line_reader_size (self->reader);
      if (self->func != NULL)
        self->func (self->progress, self->data);
    }
  return TRUE;
}

/* Takes up an import of the same file that did not end, or begins a new one. */
static gboolean
begin_or_resume (Import *self, const char *path, gboolean *done, GError **error)
{
  g_autoptr (DtlStatement) find =
      dtl_sqlite_prepare (self->db, "SELECT id, offset, line, rows, done FROM imports WHERE path = ?1 AND size = ?2"
                          " AND modified = ?3 ORDER BY id DESC LIMIT 1", error);
  g_autoptr (DtlStatement) add =
      find == NULL ? NULL
                   : dtl_sqlite_prepare (self->db, "INSERT INTO imports (path, size, modified, offset, line, rows, done,"
                                         " first_name) VALUES (?1, ?2, ?3, 0, 0, 0, 0,"
                                         " (SELECT ifnull (max (rowid), 0) FROM names))", error);

  if (add == NULL)
    return FALSE;
  dtl_sqlite_bind_text (find, 1, path);
  sqlite3_bind_int64 (find, 2, (gint64) dtl_line_reader_size (self->reader));
  sqlite3_bind_int64 (find, 3, dtl_line_reader_modified (self->reader));
  if (sqlite3_step (find) == SQLITE_ROW)
    {
      self->id = sqlite3_column_int64 (find, 0);
      *done = sqlite3_column_int (find, 4) != 0;
      self->progress->resumed_at = (guint64) sqlite3_column_int64 (find, 2);
      self->progress->rows += (guint64) sqlite3_column_int64 (find, 3);
      return dtl_line_reader_seek (self->reader, (guint64) sqlite3_column_int64 (find, 1),
                                   self->progress->resumed_at, error);
    }
  dtl_sqlite_bind_text (add, 1, path);
  sqlite3_bind_int64 (add, 2, (gint64) dtl_line_reader_size (self->reader));
  sqlite3_bind_int64 (add, 3, dtl_line_reader_modified (self->reader));
  if (!dtl_sqlite_run (add, error))
    return FALSE;
  self->id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

/* A refused file leaves nothing behind. Names by hand are told from imported ones by their place. */
static void
forget (Import *self)
{
  g_autofree char *sql = g_strdup_printf (
      "DELETE FROM names WHERE rowid > (SELECT first_name FROM imports WHERE id = %" G_GINT64_FORMAT
      ") AND place >= %" G_GINT64_FORMAT ";"
      "DELETE FROM places WHERE import = %" G_GINT64_FORMAT "; DELETE FROM imports WHERE id = %" G_GINT64_FORMAT,
      self->id, DTL_OVERLAY_GEONAMES, self->id, self->id);

  dtl_sqlite_exec (self->db, sql, NULL);
}

static gboolean
import_file (Import *self, const char *path, LineFunc take, GError **error)
{
  g_autoptr (DtlLineReader) reader = dtl_line_reader_new (path, error);
  g_autoptr (GError) why = NULL;
  gboolean done = FALSE;

  if (reader == NULL)
    return FALSE;
  self->reader = reader;
  if (!begin_or_resume (self, path, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  /* Sorting all names once at the end is several times faster than keeping them sorted. */
  if (!dtl_sqlite_exec (self->db, "DROP INDEX IF EXISTS names_name", error))
    return FALSE;
  if (read_file (self, take, &why))
    return TRUE;
  if (g_error_matches (why, DTL_ERROR, DTL_ERROR_DAMAGED))
    forget (self);
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

static gboolean
prepare (Import *self, GError **error)
{
  self->place = dtl_sqlite_prepare (self->db, "INSERT OR REPLACE INTO places (id, name, feature, lat, lon, country, admin1,"
                                    " admin2, population, radius_km, import) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)",
                                    error);
  self->name = self->place == NULL ? NULL
                                   : dtl_sqlite_prepare (self->db, "INSERT INTO names VALUES (?1, ?2, ?3)", error);
  self->mark = self->name == NULL ? NULL
                                  : dtl_sqlite_prepare (self->db, "UPDATE imports SET offset = ?1, line = ?2, rows = ?3,"
                                                        " done = ?4 WHERE id = ?5", error);
  return self->mark != NULL;
}

static gboolean
run (Import *self, const char *places_path, const char *names_path, GError **error)
{
  gboolean ok;

  if (!dtl_sqlite_exec (self->db, "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -200000;"
                        "PRAGMA temp_store = FILE", error) ||
      !prepare (self, error))
    return FALSE;
  ok = import_file (self, places_path, read_place, error) &&
       (names_path == NULL || import_file (self, names_path, read_name, error));
  sqlite3_finalize (self->place);
  sqlite3_finalize (self->name);
  sqlite3_finalize (self->mark);
  return dtl_sqlite_exec (self->db, "CREATE INDEX IF NOT EXISTS names_name ON names (name);"
                          "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA cache_size = -2000", ok ? error : NULL) && ok;
}

/**
 * dtl_gazetteer_import_geonames:
 * @self: the gazetteer
 * @places_path: allCountries.txt or a country's file, unpacked
 * @names_path: (nullable): alternateNamesV2.txt; without it the places' own column of names is used
 * @classes: (nullable): GeoNames feature classes to take, as "PAT"; %NULL for all
 * @func: (nullable): told after each batch
 * @data: for @func
 * @cancellable: (nullable): stops between batches
 * @result: (out): what was done
 * @error: return location
 *
 * Reads a GeoNames dump into the analyst's own places. An import that was stopped goes on where it
 * was. A file with a wrong line (columns, numbers, coordinates off the globe, no UTF-8, a line over
 * 1 MB) is refused with %DTL_ERROR_DAMAGED, naming the line, and nothing of it is kept. The bundled
 * places are never changed.
 *
 * Returns: %TRUE if all was read
 */
gboolean
dtl_gazetteer_import_geonames (DtlGazetteer *self, const char *places_path, const char *names_path,
                               const char *classes, DtlImportFunc func, gpointer data,
                               GCancellable *cancellable, DtlImportProgress *result, GError **error)
{
  DtlOverlay *overlay = dtl_gazetteer_overlay (self, TRUE, error);
  Import import = { .classes = classes, .with_names = names_path == NULL, .progress = result,
                    .func = func, .data = data, .cancellable = cancellable };
  gboolean ok;

  memset (result, 0, sizeof *result);
  if (overlay == NULL)
    return FALSE;
  import.db = dtl_overlay_lock (overlay);
  ok = run (&import, places_path, names_path, error);
  dtl_overlay_unlock (overlay);
  return ok;
}
