/* dtl-case-changes.c
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
#include <string.h>

/* A step is a list of cells; a cell is one correction, or one of a few columns. The old value
 * NULL of a correction means that there was none. Undo writes the old values back in reverse
 * order, redo the new ones; a new step drops all undone ones. */

static gboolean
is_column (const char *kind, const char *key)
{
  static const char *const record_columns[] = { "state", "removed", "same_act", "same_act_reason",
                                                NULL };
  static const char *const article_columns[] = { "deleted", "user_published", "copy_choice", NULL };

  return g_strv_contains (
      g_str_equal (kind, DTL_CELL_ARTICLE) ? article_columns : record_columns, key);
}

static char *
read_cell (DtlCase *self, const char *kind, gint64 row, const char *key, GError **error)
{
  g_autoptr (DtlStatement) get = NULL;
  g_autofree char *sql = NULL;

  if (is_column (kind, key))
    sql = g_str_equal (kind, DTL_CELL_ARTICLE)
              ? g_strdup_printf ("SELECT %s FROM article WHERE row = ?1", key)
              : g_strdup_printf ("SELECT %s FROM incident WHERE fid = ?1", key);
  else
    sql = g_strdup ("SELECT value FROM correction WHERE incident = ?1 AND field = ?2");
  get = dtl_sqlite_prepare (self->db, sql, error);
  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, row);
  if (!is_column (kind, key))
    dtl_sqlite_bind_text (get, 2, key);
  return dtl_sqlite_step (get, error) == SQLITE_ROW ? dtl_sqlite_dup_text (get, 0) : NULL;
}

static gboolean
write_column (DtlCase *self,
              const char *kind,
              gint64 row,
              const char *key,
              const char *value,
              GError **error)
{
  g_autofree char *sql = g_str_equal (kind, DTL_CELL_ARTICLE)
                             ? g_strdup_printf ("UPDATE article SET %s = ?2 WHERE row = ?1", key)
                             : g_strdup_printf ("UPDATE incident SET %s = ?2 WHERE fid = ?1", key);
  g_autoptr (DtlStatement) put = dtl_sqlite_prepare (self->db, sql, error);

  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, row);
  dtl_sqlite_bind_text (put, 2, value);
  return dtl_sqlite_run (put, error);
}

static gboolean
write_correction (DtlCase *self, gint64 row, const char *key, const char *value, GError **error)
{
  sqlite3_stmt *put = _dtl_case_statement (
      self, value != NULL ? DTL_CASE_CORRECTION_SET : DTL_CASE_CORRECTION_CLEAR, error);

  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, row);
  dtl_sqlite_bind_text (put, 2, key);
  if (value != NULL)
    {
      dtl_sqlite_bind_text (put, 3, value);
      sqlite3_bind_int64 (put, 4, _dtl_case_now ());
    }
  return dtl_sqlite_run (put, error) && _dtl_case_update_shown (self, row, error);
}

/* A removed record leaves the R*Tree and comes back to it. */
static gboolean
follow_removal (DtlCase *self, gint64 row, GError **error)
{
  g_autofree char *removed = read_cell (self, DTL_CELL_RECORD, row, "removed", error);
  sqlite3_stmt *drop;

  if (g_strcmp0 (removed, "1") != 0)
    return _dtl_case_update_shown (self, row, error);
  drop = _dtl_case_statement (self, DTL_CASE_RTREE_DELETE, error);
  if (drop == NULL)
    return FALSE;
  sqlite3_bind_int64 (drop, 1, row);
  return dtl_sqlite_run (drop, error);
}

static gboolean
write_cell (DtlCase *self,
            const char *kind,
            gint64 row,
            const char *key,
            const char *value,
            GError **error)
{
  if (!is_column (kind, key))
    return write_correction (self, row, key, value, error);
  if (!write_column (self, kind, row, key, value, error))
    return FALSE;
  return !g_str_equal (key, "removed") || follow_removal (self, row, error);
}

gint64
_dtl_case_begin_step (DtlCase *self, const char *label, GError **error)
{
  sqlite3_stmt *put;

  if (!dtl_sqlite_exec (self->db, "DELETE FROM step WHERE undone", error))
    return 0;
  put = _dtl_case_statement (self, DTL_CASE_STEP_INSERT, error);
  if (put == NULL)
    return 0;
  dtl_sqlite_bind_text (put, 1, label);
  sqlite3_bind_int64 (put, 2, _dtl_case_now ());
  return dtl_sqlite_run (put, error) ? sqlite3_last_insert_rowid (self->db) : 0;
}

/* Changes one cell inside a step. Must run in a transaction. */
gboolean
_dtl_case_change_cell (DtlCase *self,
                       gint64 step,
                       const char *kind,
                       gint64 row,
                       const char *key,
                       const char *new_value,
                       GError **error)
{
  g_autofree char *old = read_cell (self, kind, row, key, error);
  sqlite3_stmt *put = _dtl_case_statement (self, DTL_CASE_STEP_CELL, error);

  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, step);
  dtl_sqlite_bind_text (put, 2, kind);
  sqlite3_bind_int64 (put, 3, row);
  dtl_sqlite_bind_text (put, 4, key);
  dtl_sqlite_bind_text (put, 5, old);
  dtl_sqlite_bind_text (put, 6, new_value);
  return dtl_sqlite_run (put, error) && write_cell (self, kind, row, key, new_value, error);
}

gboolean
_dtl_case_one_change (DtlCase *self,
                      const char *label,
                      const char *kind,
                      gint64 row,
                      const char *key,
                      const char *new_value,
                      GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  gint64 step;
  gboolean ok;

  if (!_dtl_case_begin (self, error))
    return FALSE;
  step = _dtl_case_begin_step (self, label, error);
  ok = step > 0 && _dtl_case_change_cell (self, step, kind, row, key, new_value, error);
  return _dtl_case_commit (self, ok, error);
}

static char *
step_label (DtlCase *self, gint64 record, const char *what)
{
  g_autoptr (DtlRecord) found = dtl_case_dup_record (self, record, NULL);
  g_autofree char *summary = found != NULL ? dtl_record_summary (found) : g_strdup ("?");

  /* Translators: what was changed, then of which incident: "Killed: Bombing, Karachi, PK" */
  return g_strdup_printf (_("%s: %s"), what, summary);
}

/**
 * dtl_case_set_value:
 * @self: a case
 * @record: a record's number
 * @field: the field
 * @value: (nullable): the analyst's value, or %NULL for "not known"
 * @error: return location
 *
 * Puts the analyst's value above the machine's, as one step.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_set_value (DtlCase *self,
                    gint64 record,
                    DtlField field,
                    const DtlValue *value,
                    GError **error)
{
  g_autoptr (JsonNode) node = dtl_value_to_json (value, field);
  g_autofree char *json = dtl_json_to_line (node);
  g_autofree char *label = step_label (self, record, dtl_field_label (field));

  return _dtl_case_one_change (self, label, DTL_CELL_RECORD, record, dtl_field_key (field), json,
                               error);
}

/**
 * dtl_case_clear_value:
 * @self: a case
 * @record: a record's number
 * @field: the field
 * @error: return location
 *
 * Takes the analyst's value away, so that the machine's shows again.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_clear_value (DtlCase *self, gint64 record, DtlField field, GError **error)
{
  g_autofree char *label = step_label (self, record, dtl_field_label (field));

  return _dtl_case_one_change (self, label, DTL_CELL_RECORD, record, dtl_field_key (field), NULL,
                               error);
}

static DtlValue *
place_value (const DtlPlace *place, int specificity, DtlField field)
{
  const char *text = NULL;

  switch (field)
    {
    case DTL_FIELD_COUNTRY:
      text = place->country;
      break;
    case DTL_FIELD_ADMIN1:
      text = place->admin1;
      break;
    case DTL_FIELD_CITY:
      text = specificity <= 3 ? place->name : NULL;
      break;
    case DTL_FIELD_GAZETTEER_ID:
      text = place->id;
      break;
    case DTL_FIELD_LAT:
      return dtl_value_new_number (place->lat);
    case DTL_FIELD_LON:
      return dtl_value_new_number (place->lon);
    case DTL_FIELD_RADIUS_KM:
      return dtl_value_new_number (place->radius_km);
    default:
      return dtl_value_new_integer (specificity);
    }
  return text != NULL && *text != '\0' ? dtl_value_new_text (text) : NULL;
}

/**
 * dtl_case_set_place:
 * @self: a case
 * @record: a record's number
 * @place: the place the analyst chose
 * @specificity: GTD specificity, 1 … 5
 * @error: return location
 *
 * Sets all fields of the place in one step.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_set_place (DtlCase *self,
                    gint64 record,
                    const DtlPlace *place,
                    int specificity,
                    GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autofree char *label = step_label (self, record, _("Place"));
  gint64 step;
  gboolean ok;

  if (!_dtl_case_begin (self, error))
    return FALSE;
  step = _dtl_case_begin_step (self, label, error);
  ok = step > 0;
  for (guint i = 0; ok && i < DTL_N_FIELDS; i++)
    {
      if (!dtl_field_info (i)->is_place)
        continue;
      g_autoptr (DtlValue) value = place_value (place, specificity, i);
      g_autoptr (JsonNode) node = dtl_value_to_json (value, i);
      g_autofree char *json = dtl_json_to_line (node);

      ok = _dtl_case_change_cell (self, step, DTL_CELL_RECORD, record, dtl_field_key (i), json,
                                  error);
    }
  return _dtl_case_commit (self, ok, error);
}

/**
 * dtl_case_clear_place:
 * @self: a case
 * @record: a record's number
 * @error: return location
 *
 * Takes the analyst's values of all fields of the place away in one step, so that the machine's show
 * again.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_clear_place (DtlCase *self, gint64 record, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autofree char *label = step_label (self, record, _("Place"));
  g_autoptr (DtlRecord) now = dtl_case_dup_record (self, record, error);
  gint64 step;
  gboolean ok;

  if (now == NULL || !_dtl_case_begin (self, error))
    return FALSE;
  step = _dtl_case_begin_step (self, label, error);
  ok = step > 0;
  for (DtlField i = 0; ok && i < DTL_N_FIELDS; i++)
    if (dtl_field_info (i)->is_place && dtl_record_is_corrected (now, i))
      ok = _dtl_case_change_cell (self, step, DTL_CELL_RECORD, record, dtl_field_key (i), NULL, error);
  return _dtl_case_commit (self, ok, error);
}

/**
 * dtl_case_set_state:
 * @self: a case
 * @record: a record's number
 * @state: the analyst's verdict
 * @error: return location
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_set_state (DtlCase *self, gint64 record, DtlReviewState state, GError **error)
{
  g_autofree char *label =
      step_label (self, record, state == DTL_REVIEW_REJECTED ? _("Reject") : _("Accept"));

  return _dtl_case_one_change (self, label, DTL_CELL_RECORD, record, "state",
                               dtl_review_state_nick (state), error);
}

gboolean
dtl_case_remove_record (DtlCase *self, gint64 record, GError **error)
{
  g_autofree char *label = step_label (self, record, _("Remove"));

  return _dtl_case_one_change (self, label, DTL_CELL_RECORD, record, "removed", "1", error);
}

/**
 * dtl_case_remove_article:
 * @self: a case
 * @article_row: an article's row
 * @error: return location
 *
 * Hides the article and its incidents; undo brings them back.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_remove_article (DtlCase *self, gint64 article_row, GError **error)
{
  return _dtl_case_one_change (self, _("Remove article"), DTL_CELL_ARTICLE, article_row, "deleted",
                               "1", error);
}

/**
 * dtl_case_set_published:
 * @self: a case
 * @article_row: an article's row
 * @published: the date the analyst gives; year 0 to forget it
 * @error: return location
 *
 * The article must be extracted again for its incidents' dates to follow.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_set_published (DtlCase *self,
                        gint64 article_row,
                        DtlPartialDate published,
                        GError **error)
{
  g_autofree char *text = dtl_partial_date_format (&published);

  return _dtl_case_one_change (self, _("Publication date"), DTL_CELL_ARTICLE, article_row,
                               "user_published", text, error);
}

/* The step that undo (or redo) would take next, or 0. */
static gint64
next_step (DtlCase *self, gboolean redo, char **label)
{
  g_autoptr (DtlStatement) get = dtl_sqlite_prepare (
      self->db,
      redo ? "SELECT id, label FROM step WHERE undone ORDER BY id LIMIT 1"
           : "SELECT id, label FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1",
      NULL);
  gint64 id;

  if (get == NULL || sqlite3_step (get) != SQLITE_ROW)
    return 0;
  id = sqlite3_column_int64 (get, 0);
  if (label != NULL)
    *label = dtl_sqlite_dup_text (get, 1);
  return id;
}

/**
 * dtl_case_undo_label:
 * @self: a case
 *
 * Returns: (transfer full) (nullable): what undo would take back, or %NULL if there is nothing
 */
char *
dtl_case_undo_label (DtlCase *self)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  char *label = NULL;

  next_step (self, FALSE, &label);
  return label;
}

char *
dtl_case_redo_label (DtlCase *self)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  char *label = NULL;

  next_step (self, TRUE, &label);
  return label;
}

static gboolean
replay_cells (DtlCase *self, gint64 step, gboolean redo, gint64 *record, GError **error)
{
  g_autoptr (DtlStatement) get = dtl_sqlite_prepare (
      self->db,
      redo ? "SELECT kind, row, key, new FROM step_cell WHERE step = ?1 ORDER BY seq"
           : "SELECT kind, row, key, old FROM step_cell WHERE step = ?1 ORDER BY seq DESC",
      error);
  int code;

  if (get == NULL)
    return FALSE;
  sqlite3_bind_int64 (get, 1, step);
  while ((code = dtl_sqlite_step (get, error)) == SQLITE_ROW)
    {
      const char *kind = (const char *) sqlite3_column_text (get, 0);
      gint64 row = sqlite3_column_int64 (get, 1);

      if (record != NULL && g_str_equal (kind, DTL_CELL_RECORD))
        *record = row;
      if (!write_cell (self, kind, row, (const char *) sqlite3_column_text (get, 2),
                       (const char *) sqlite3_column_text (get, 3), error))
        return FALSE;
    }
  return code == SQLITE_DONE;
}

static gboolean
replay (DtlCase *self, gboolean redo, gint64 *record, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  gint64 step = next_step (self, redo, NULL);
  g_autofree char *sql = NULL;
  gboolean ok;

  if (record != NULL)
    *record = 0;
  if (step == 0)
    {
      g_set_error_literal (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                           redo ? _("There is nothing to redo") : _("There is nothing to undo"));
      return FALSE;
    }
  if (!_dtl_case_begin (self, error))
    return FALSE;
  sql = g_strdup_printf ("UPDATE step SET undone = %d WHERE id = %" G_GINT64_FORMAT, !redo, step);
  ok = replay_cells (self, step, redo, record, error) && dtl_sqlite_exec (self->db, sql, error);
  return _dtl_case_commit (self, ok, error);
}

/**
 * dtl_case_undo:
 * @self: a case
 * @record: (out) (optional): the record that changed, 0 if it was an article
 * @error: return location
 *
 * Takes the last step back. Steps survive a restart.
 *
 * Returns: %TRUE on success, %FALSE with %DTL_ERROR_NOT_FOUND if there is nothing to undo
 */
gboolean
dtl_case_undo (DtlCase *self, gint64 *record, GError **error)
{
  return replay (self, FALSE, record, error);
}

/**
 * dtl_case_redo:
 * @self: a case
 * @record: (out) (optional): the record that changed, 0 if it was an article
 * @error: return location
 *
 * Returns: %TRUE on success, %FALSE with %DTL_ERROR_NOT_FOUND if there is nothing to redo
 */
gboolean
dtl_case_redo (DtlCase *self, gint64 *record, GError **error)
{
  return replay (self, TRUE, record, error);
}
