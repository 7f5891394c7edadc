/* dtl-gazetteer.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-gazetteer-private.h"

#include "dtl-error.h"
#include "dtl-name-key.h"
#include "dtl-overlay.h"
#include "dtl-reason.h"
#include "dtl-sqlite.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DtlGazetteer
{
  gatomicrefcount ref_count;
  DtlNames *names;
  DtlToponymModel *model;
  char *database_path;
  char *overlay_path;
  DtlOverlay *overlay; /* made once, when there is something in it */
  GMutex overlay_lock;
  GMutex lock;        /* guards what follows */
  sqlite3 *database;  /* opened when first needed */
  sqlite3_stmt *search;
};

/* How many names of one beginning are looked at before the best are taken. */
#define SEARCH_NAMES 4000

/**
 * dtl_gazetteer_new:
 * @data_dir: the bundled data folder, as dtl_paths_data_dir() gives it
 * @overlay_path: (nullable): database of the analyst's own places; made when first written to
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the gazetteer; fails with %DTL_ERROR_BAD_DATA if the bundled
 *   files are missing or of another version
 */
DtlGazetteer *
dtl_gazetteer_new (const char *data_dir, const char *overlay_path, GError **error)
{
  g_return_val_if_fail (data_dir != NULL, NULL);

  g_autofree char *index = g_build_filename (data_dir, "gazetteer", "names.bin", NULL);
  g_autoptr (DtlNames) names = dtl_names_new (index, error);
  DtlToponymModel *model = names != NULL ? dtl_toponym_model_new (data_dir, error) : NULL;

  if (model == NULL)
    return NULL;
  DtlGazetteer *self = g_new0 (DtlGazetteer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  g_mutex_init (&self->overlay_lock);
  self->overlay_path = g_strdup (overlay_path);
  self->names = g_steal_pointer (&names);
  self->model = model;
  self->database_path = g_build_filename (data_dir, "gazetteer", "gazetteer.sqlite", NULL);
  if (overlay_path != NULL && g_file_test (overlay_path, G_FILE_TEST_EXISTS) &&
      dtl_gazetteer_overlay (self, FALSE, error) == NULL)
    {
      dtl_gazetteer_unref (self);
      return NULL;
    }
  return self;
}

DtlGazetteer *
dtl_gazetteer_ref (DtlGazetteer *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dtl_gazetteer_unref (DtlGazetteer *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  sqlite3_finalize (self->search);
  sqlite3_close_v2 (self->database);
  dtl_overlay_free (self->overlay);
  dtl_names_free (self->names);
  g_free (self->overlay_path);
  g_mutex_clear (&self->overlay_lock);
  dtl_toponym_model_free (self->model);
  g_free (self->database_path);
  g_mutex_clear (&self->lock);
  g_free (self);
}

const DtlNames *
dtl_gazetteer_names (DtlGazetteer *self)
{
  return self->names;
}

/* The analyst's places; with @create their database is made if it is not there. */
DtlOverlay *
dtl_gazetteer_overlay (DtlGazetteer *self, gboolean create, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->overlay_lock);

  if (self->overlay == NULL && self->overlay_path == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNWRITABLE, _("No file was named for your own places"));
      return NULL;
    }
  if (self->overlay == NULL)
    {
      g_autofree char *folder = g_path_get_dirname (self->overlay_path);

      if (create)
        g_mkdir_with_parents (folder, 0700);
      g_atomic_pointer_set (&self->overlay, dtl_overlay_new (self->overlay_path, create, error));
    }
  return self->overlay;
}

/* The index to work with, the analyst's places laid over it; give it back to dtl_gazetteer_end(). */
const DtlNames *
dtl_gazetteer_begin (DtlGazetteer *self)
{
  DtlOverlay *overlay = g_atomic_pointer_get (&self->overlay);

  return overlay != NULL ? dtl_names_view_new (self->names, overlay) : self->names;
}

void
dtl_gazetteer_end (DtlGazetteer *self, const DtlNames *names)
{
  if (names != self->names)
    dtl_names_view_free ((DtlNames *) names);
}

const DtlToponymModel *
dtl_gazetteer_model (DtlGazetteer *self)
{
  return self->model;
}

/* Called with the lock held. "immutable" lets SQLite read without locks on read-only media, and
 * no statement can write. */
static gboolean
open_database (DtlGazetteer *self, GError **error)
{
  if (self->database != NULL)
    return TRUE;
  g_autofree char *escaped = g_uri_escape_string (self->database_path, "/", TRUE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  self->database = dtl_sqlite_open (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
  return self->database != NULL;
}

/**
 * dtl_gazetteer_lookup:
 * @self: the gazetteer
 * @name: a name as written; accents, case and hyphens do not matter
 *
 * Returns: (transfer full) (element-type DtlPlace): all places of that name, best first, by
 *   population, kind and how well the name fits; empty if there is none
 */
GPtrArray *
dtl_gazetteer_lookup (DtlGazetteer *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_place_unref);
  g_autoptr (GArray) candidates = dtl_candidates_new ();
  g_autofree char *key = dtl_name_key (name);
  const DtlNames *names = dtl_gazetteer_begin (self);

  dtl_candidates_collect (names, dtl_names_postings (names, key), candidates);
  dtl_candidates_sort (candidates);
  dtl_candidates_places (names, candidates, G_MAXUINT, out);
  dtl_gazetteer_end (self, names);
  return out;
}

static void
collect_beginning (DtlGazetteer *self, const char *key, GArray *candidates)
{
  g_autofree char *end = g_strconcat (key, "\xF4\x8F\xBF\xBF", NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  sqlite3_bind_text (self->search, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_text (self->search, 2, end, -1, SQLITE_STATIC);
  sqlite3_bind_int (self->search, 3, SEARCH_NAMES);
  while (sqlite3_step (self->search) == SQLITE_ROW)
    {
      guint32 record = (guint32) sqlite3_column_int64 (self->search, 0);
      guint quality = MIN ((guint) sqlite3_column_int (self->search, 1), DTL_NAME_DEMONYM);

      if (record < self->names->n_records && g_hash_table_add (seen, GUINT_TO_POINTER (record + 1)))
        {
          DtlCandidate c = { record, quality, dtl_candidate_prior (self->names, record, quality) };

          g_array_append_val (candidates, c);
        }
    }
  sqlite3_reset (self->search);
  sqlite3_clear_bindings (self->search);
}

static void
add_own (const DtlNames *names, const char *key, GArray *candidates)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (names->view == NULL)
    return;
  dtl_names_view_search (names, key, SEARCH_NAMES, own);
  for (guint i = 0; i < own->len; i++)
    {
      DtlCandidate c = { g_array_index (own, guint32, i), DTL_NAME_PRIMARY, 0 };

      c.score = dtl_candidate_prior (names, c.record, c.quality);
      if (c.record >= names->n_records)
        g_array_append_val (candidates, c);
    }
}

/**
 * dtl_gazetteer_search:
 * @self: the gazetteer
 * @beginning: the first letters of a name, as typed into a search field
 * @limit: how many places at most
 *
 * Returns: (transfer full) (element-type DtlPlace): places with a name that begins so, best first
 */
GPtrArray *
dtl_gazetteer_search (DtlGazetteer *self, const char *beginning, guint limit)
{
  g_return_val_if_fail (self != NULL && beginning != NULL, NULL);

  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_place_unref);
  g_autoptr (GArray) candidates = dtl_candidates_new ();
  g_autofree char *key = dtl_name_key (beginning);
  g_autoptr (GError) error = NULL;

  if (strlen (key) < 2)
    return out;
  g_mutex_lock (&self->lock);
  if (open_database (self, &error) && self->search == NULL)
    self->search = dtl_sqlite_prepare (self->database,
                                       "SELECT place, quality FROM names"
                                       " WHERE name >= ?1 AND name < ?2 LIMIT ?3",
                                       &error);
  if (self->search != NULL)
    collect_beginning (self, key, candidates);
  else
    g_warning ("%s", error->message);
  g_mutex_unlock (&self->lock);
  const DtlNames *names = dtl_gazetteer_begin (self);

  add_own (names, key, candidates);
  dtl_candidates_sort (candidates);
  dtl_candidates_places (names, candidates, limit, out);
  dtl_gazetteer_end (self, names);
  return out;
}

/**
 * dtl_gazetteer_get:
 * @self: the gazetteer
 * @id: as in #DtlPlace
 *
 * Returns: (transfer full) (nullable): the place with that id
 */
DtlPlace *
dtl_gazetteer_get (DtlGazetteer *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  const DtlNames *names = dtl_gazetteer_begin (self);
  guint32 record = dtl_names_by_id (names, id);
  DtlPlace *place;

  if (record == DTL_NAMES_NONE && names->view != NULL)
    record = dtl_names_view_by_id (names, id);
  place = record != DTL_NAMES_NONE ? dtl_names_place (names, record) : NULL;
  dtl_gazetteer_end (self, names);
  return place;
}

/**
 * dtl_gazetteer_nearest:
 * @self: the gazetteer
 * @lat: degrees north
 * @lon: degrees east
 *
 * What lies at a point, for a pin that was dropped on the map.
 *
 * Returns: (transfer full) (nullable): the nearest populated place with its country and units; its
 *   radius is its distance from the point in km. %NULL if none is within about 300 km
 */
DtlPlace *
dtl_gazetteer_nearest (DtlGazetteer *self, double lat, double lon)
{
  char distance[G_ASCII_DTOSTR_BUF_SIZE];
  double km;

  g_return_val_if_fail (self != NULL, NULL);
  if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180))
    return NULL;
  guint32 record = dtl_names_nearest (self->names, lat, lon, &km);

  if (record == DTL_NAMES_NONE)
    return NULL;
  DtlPlace *place = dtl_names_place (self->names, record);

  place->radius_km = km;
  place->reason =
      dtl_reason_new (DTL_REASON_NEAREST, g_ascii_formatd (distance, sizeof distance, "%.1f", km));
  return place;
}

/**
 * dtl_gazetteer_info:
 * @self: the gazetteer
 * @error: return location
 *
 * Returns: (transfer full) (element-type DtlGazetteerNote) (nullable): sources with dates and
 *   licences, and row counts, in order of their keys
 */
GPtrArray *
dtl_gazetteer_info (DtlGazetteer *self, GError **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_gazetteer_note_free);
  g_autoptr (DtlStatement) statement = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  int code;

  if (!open_database (self, error))
    return NULL;
  statement = dtl_sqlite_prepare (self->database, "SELECT key, value FROM info ORDER BY key", error);
  if (statement == NULL)
    return NULL;
  while ((code = dtl_sqlite_step (statement, error)) == SQLITE_ROW)
    {
      DtlGazetteerNote *note = g_new0 (DtlGazetteerNote, 1);

      note->key = dtl_sqlite_dup_text (statement, 0);
      note->value = dtl_sqlite_dup_text (statement, 1);
      g_ptr_array_add (out, note);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&out) : NULL;
}

void
dtl_gazetteer_note_free (DtlGazetteerNote *note)
{
  g_free (note->key);
  g_free (note->value);
  g_free (note);
}

/**
 * dtl_gazetteer_add:
 * @self: the gazetteer
 * @place: name and point, and what else is known; a radius of 0 becomes 2 km
 * @names: (nullable): other names
 * @error: return location
 *
 * Adds a place of the analyst's own. From now on its names find it, above other places of the name.
 *
 * Returns: (transfer full) (nullable): its id, "user:12"
 */
char *
dtl_gazetteer_add (DtlGazetteer *self, const DtlPlace *place, const char *const *names, GError **error)
{
  g_return_val_if_fail (self != NULL && place != NULL, NULL);

  DtlOverlay *overlay = dtl_gazetteer_overlay (self, TRUE, error);

  return overlay != NULL ? dtl_overlay_add (overlay, place, names, error) : NULL;
}

/**
 * dtl_gazetteer_remove:
 * @self: the gazetteer
 * @id: id of a place of the analyst's own
 * @error: return location
 *
 * Returns: %TRUE if it was removed; bundled places cannot be
 */
gboolean
dtl_gazetteer_remove (DtlGazetteer *self, const char *id, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  DtlOverlay *overlay = dtl_gazetteer_overlay (self, TRUE, error);

  return overlay != NULL && dtl_overlay_remove (overlay, id, error);
}

/**
 * dtl_gazetteer_demonym:
 * @self: the gazetteer
 * @word: a word
 *
 * Returns: (transfer none) (nullable): ISO 3166-1 alpha-2 code of the country for whose people and
 *   things the word stands ("Spanish"), %NULL for names of countries and all others
 */
const char *
dtl_gazetteer_demonym (DtlGazetteer *self, const char *word)
{
  g_return_val_if_fail (self != NULL && word != NULL, NULL);

  g_autofree char *key = dtl_name_key (word);
  const guint32 *postings = dtl_names_postings (self->names, key);

  for (; postings != NULL; postings++)
    {
      const DtlRecord *r = dtl_names_record (self->names, DTL_POSTING_RECORD (*postings));

      if (DTL_POSTING_QUALITY (*postings) == DTL_NAME_DEMONYM)
        return dtl_names_country_code (self->names, r->country);
      if (*postings & DTL_POSTING_LAST)
        return NULL;
    }
  return NULL;
}

/**
 * dtl_gazetteer_country_code:
 * @self: the gazetteer
 * @name: a country's name or code, or a word for its people ("Pakistani")
 *
 * Returns: (transfer none) (nullable): ISO 3166-1 alpha-2 code
 */
const char *
dtl_gazetteer_country_code (DtlGazetteer *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  if (strlen (name) == 2)
    {
      guint country = dtl_names_country (self->names, name);

      if (country > 0)
        return self->names->countries[country - 1].code;
    }
  g_autofree char *key = dtl_name_key (name);
  const guint32 *postings = dtl_names_postings (self->names, key);

  if (postings == NULL)
    return NULL;
  for (;; postings++)
    {
      const DtlRecord *r = dtl_names_record (self->names, DTL_POSTING_RECORD (*postings));

      if (r->kind == DTL_RECORD_COUNTRY)
        return dtl_names_country_code (self->names, r->country);
      if (*postings & DTL_POSTING_LAST)
        return NULL;
    }
}

/**
 * dtl_gazetteer_country_name:
 * @self: the gazetteer
 * @code: (nullable): ISO 3166-1 alpha-2 code
 *
 * Returns: (transfer none) (nullable): the country's usual English name
 */
const char *
dtl_gazetteer_country_name (DtlGazetteer *self, const char *code)
{
  guint country = dtl_names_country (self->names, code);

  if (country == 0)
    return NULL;
  return dtl_names_name (self->names, self->names->countries[country - 1].record);
}

/**
 * dtl_gazetteer_country_capital:
 * @self: the gazetteer
 * @code: ISO 3166-1 alpha-2 code
 *
 * Returns: (transfer full) (nullable): the capital
 */
DtlPlace *
dtl_gazetteer_country_capital (DtlGazetteer *self, const char *code)
{
  guint country = dtl_names_country (self->names, code);

  if (country == 0 || self->names->countries[country - 1].capital == G_MAXUINT32)
    return NULL;
  return dtl_names_place (self->names, self->names->countries[country - 1].capital);
}

/**
 * dtl_gazetteer_are_neighbours:
 * @self: the gazetteer
 * @a: ISO 3166-1 alpha-2 code
 * @b: another
 *
 * Returns: whether the two countries have a land border
 */
gboolean
dtl_gazetteer_are_neighbours (DtlGazetteer *self, const char *a, const char *b)
{
  guint country = dtl_names_country (self->names, a);

  if (country == 0 || b == NULL || strlen (b) != 2)
    return FALSE;
  return strstr (self->names->strings + self->names->countries[country - 1].neighbours, b) != NULL;
}
