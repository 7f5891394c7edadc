/* dtl-case-records.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-case-private.h"

#include "dtl-codebook.h"
#include "dtl-error.h"
#include "dtl-geopackage.h"
#include "dtl-json.h"

#include <glib/gi18n-lib.h>

static DtlReviewState
state_from_nick (const char *nick)
{
  if (g_strcmp0 (nick, "accepted") == 0)
    return DTL_REVIEW_ACCEPTED;
  return g_strcmp0 (nick, "rejected") == 0 ? DTL_REVIEW_REJECTED : DTL_REVIEW_NEW;
}

static void
load_corrections (DtlCase *self, DtlRecord *record)
{
  sqlite3_stmt *get = _dtl_case_statement (self, DTL_CASE_CORRECTIONS, NULL);

  if (get == NULL)
    return;
  sqlite3_bind_int64 (get, 1, dtl_record_get_id (record));
  while (sqlite3_step (get) == SQLITE_ROW)
    {
      int field = dtl_field_from_key ((const char *) sqlite3_column_text (get, 0));
      g_autoptr (JsonNode) node =
          json_from_string ((const char *) sqlite3_column_text (get, 1), NULL);

      if (field >= 0 && node != NULL)
        dtl_record_set_correction (record, (DtlField) field,
                                   dtl_value_from_json (node, (DtlField) field),
                                   sqlite3_column_int64 (get, 2));
    }
  sqlite3_reset (get);
}

/* Columns as in DTL_CASE_INCIDENT_LOAD. */
static DtlRecord *
read_record (DtlCase *self, sqlite3_stmt *get, DtlArticle *article)
{
  g_autoptr (JsonNode) node = json_from_string ((const char *) sqlite3_column_text (get, 2), NULL);
  g_autoptr (DtlIncident) incident = node != NULL ? dtl_incident_from_json (node) : NULL;
  DtlRecord *record;

  if (incident == NULL)
    return NULL;
  record = dtl_record_new (sqlite3_column_int64 (get, 0), article, incident);
  dtl_record_set_extractor (record, (const char *) sqlite3_column_text (get, 3));
  dtl_record_set_state (record, state_from_nick ((const char *) sqlite3_column_text (get, 4)));
  dtl_record_set_group (record, sqlite3_column_int64 (get, 5),
                        (const char *) sqlite3_column_text (get, 6));
  load_corrections (self, record);
  return record;
}

/**
 * dtl_case_dup_record:
 * @self: a case
 * @id: a record's number
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record as it is now, with its article
 */
DtlRecord *
dtl_case_dup_record (DtlCase *self, gint64 id, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  sqlite3_stmt *get = _dtl_case_statement (self, DTL_CASE_INCIDENT_LOAD, error);
  g_autoptr (DtlArticle) article = NULL;
  DtlRecord *record = NULL;

  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, id);
  if (dtl_sqlite_step (get, error) == SQLITE_ROW)
    {
      article = dtl_case_dup_article (self, sqlite3_column_int64 (get, 1), error);
      if (article != NULL)
        record = read_record (self, get, article);
    }
  sqlite3_reset (get);
  if (record == NULL && (error == NULL || *error == NULL))
    g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                 _("The case has no incident number %ld"), (long) id);
  return record;
}

static GPtrArray *
list_where (DtlCase *self, const char *condition, gint64 argument, GError **error)
{
  g_autofree char *sql = g_strconcat (
      "SELECT i.fid, i.article, i.machine, i.extractor, i.state, i.same_act, i.same_act_reason"
      " FROM incident i JOIN article a ON a.row = i.article"
      " WHERE NOT i.removed AND NOT i.superseded AND NOT a.deleted AND NOT " DTL_CASE_HIDDEN " AND ",
      condition, " ORDER BY i.article, i.ordinal, i.fid", NULL);
  g_autoptr (DtlStatement) get = dtl_sqlite_prepare (self->db, sql, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_record_unref);
  g_autoptr (DtlArticle) article = NULL;
  gint64 article_row = 0;
  int code;

  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, argument);
  while ((code = dtl_sqlite_step (get, error)) == SQLITE_ROW)
    {
      DtlRecord *record;

      if (sqlite3_column_int64 (get, 1) != article_row)
        {
          dtl_article_unref (article);
          article_row = sqlite3_column_int64 (get, 1);
          article = dtl_case_dup_article (self, article_row, error);
          if (article == NULL)
            return NULL;
        }
      record = read_record (self, get, article);
      if (record != NULL)
        g_ptr_array_add (list, record);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * dtl_case_list_records:
 * @self: a case
 * @article_row: an article's row, or 0 for all articles
 * @error: return location
 *
 * Returns: (transfer full) (element-type DtlRecord) (nullable): the records, rejected ones too, in
 *   the order of the articles' rows and the text
 */
GPtrArray *
dtl_case_list_records (DtlCase *self, gint64 article_row, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);

  return list_where (self, "(?1 = 0 OR i.article = ?1)", article_row, error);
}

/**
 * dtl_case_list_group:
 * @self: a case
 * @group: number of dtl_record_get_group(), not 0
 * @error: return location
 *
 * Returns: (transfer full) (element-type DtlRecord) (nullable): all reports of the same act
 */
GPtrArray *
dtl_case_list_group (DtlCase *self, gint64 group, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);

  g_return_val_if_fail (group != 0, NULL);
  return list_where (self, "i.same_act = ?1", group, error);
}

/**
 * dtl_case_article_of_record:
 * @self: a case
 * @record: a record's number
 * @error: return location
 *
 * Returns: the row of the article that reports it, or 0 if there is no such record
 */
gint64
dtl_case_article_of_record (DtlCase *self, gint64 record, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autoptr (DtlStatement) get =
      dtl_sqlite_prepare (self->db, "SELECT article FROM incident WHERE fid = ?1", error);

  if (get == NULL)
    return 0;
  sqlite3_bind_int64 (get, 1, record);
  return dtl_sqlite_step (get, error) == SQLITE_ROW ? sqlite3_column_int64 (get, 0) : 0;
}

/* Turns what people type into an FTS5 query: every word must occur, the last may be a beginning. */
static char *
search_query (const char *words)
{
  g_auto (GStrv) parts = g_str_tokenize_and_fold (words, NULL, NULL);
  GString *query = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (query, "%s\"%s\"", i > 0 ? " " : "", parts[i]);
  if (query->len > 0)
    g_string_append_c (query, '*');
  return g_string_free (query, FALSE);
}

static GArray *
collect_ids (sqlite3_stmt *get, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int code;

  while ((code = dtl_sqlite_step (get, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (get, 0);
      g_array_append_val (ids, id);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * dtl_case_search:
 * @self: a case
 * @words: what the analyst typed
 * @error: return location
 *
 * Full-text search over titles and texts, accents and case ignored; also in the shown values of
 * the incidents (place, target, perpetrator).
 *
 * Returns: (transfer full) (element-type gint64) (nullable): rows of matching articles
 */
GArray *
dtl_case_search (DtlCase *self, const char *words, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autofree char *query = search_query (words);
  g_autoptr (DtlStatement) get = NULL;

  if (*query == '\0')
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  get = dtl_sqlite_prepare (
      self->db,
      "SELECT rowid FROM article_fts WHERE article_fts MATCH ?1"
      " UNION SELECT article FROM incident WHERE NOT removed AND NOT superseded AND"
      "  instr(lower(ifnull(summary,'') || ' ' || ifnull(site,'') || ' ' || ifnull(target,'')"
      "   || ' ' || ifnull(perpetrator,'')), lower(?2)) > 0",
      error);
  if (get == NULL)
    return NULL;
  dtl_sqlite_bind_text (get, 1, query);
  dtl_sqlite_bind_text (get, 2, words);
  return collect_ids (get, error);
}

/**
 * dtl_case_records_in_box:
 * @self: a case
 * @south: degrees north of the lower edge
 * @west: degrees east of the left edge; more than @east when the box crosses the antimeridian
 * @north: degrees north of the upper edge
 * @east: degrees east of the right edge
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): numbers of the records shown there
 */
GArray *
dtl_case_records_in_box (DtlCase *self,
                         double south,
                         double west,
                         double north,
                         double east,
                         GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autoptr (DtlStatement) get = dtl_sqlite_prepare (
      self->db,
      "SELECT r.id FROM incident_rtree r JOIN incident i ON i.fid = r.id"
      " JOIN article a ON a.row = i.article"
      " WHERE south <= ?3 AND north >= ?1 AND"
      " CASE WHEN ?2 <= ?4 THEN west <= ?4 AND east >= ?2 ELSE east >= ?2 OR west <= ?4 END"
      " AND NOT a.deleted AND NOT " DTL_CASE_HIDDEN " ORDER BY r.id",
      error);

  if (get == NULL)
    return NULL;
  sqlite3_bind_double (get, 1, south);
  sqlite3_bind_double (get, 2, west);
  sqlite3_bind_double (get, 3, north);
  sqlite3_bind_double (get, 4, east);
  return collect_ids (get, error);
}

static void
bind_text_field (sqlite3_stmt *put, int column, const DtlRecord *record, DtlField field)
{
  dtl_sqlite_bind_text (put, column, dtl_record_get_text (record, field));
}

static void
bind_code_field (sqlite3_stmt *put, int column, const DtlRecord *record, DtlField field)
{
  int code = dtl_record_get_code (record, field, -1);

  dtl_sqlite_bind_text (put, column,
                        code >= 0 ? dtl_code_nick (dtl_field_info (field)->codes, code) : NULL);
}

static void
bind_count_field (sqlite3_stmt *put, int column, const DtlRecord *record, DtlField field)
{
  const DtlValue *value = dtl_record_get_value (record, field);
  DtlCount count;

  if (value == NULL)
    return;
  count = dtl_value_get_count (value);
  sqlite3_bind_int (put, column, count.min);
  if (count.max != DTL_COUNT_OPEN)
    sqlite3_bind_int (put, column + 1, count.max);
}

static void
bind_date_field (sqlite3_stmt *put, const DtlRecord *record)
{
  const DtlValue *value = dtl_record_get_value (record, DTL_FIELD_DATE);
  DtlPartialDate from, to;

  if (value == NULL)
    return;
  g_autofree char *text = dtl_value_display (value, DTL_FIELD_DATE);
  dtl_sqlite_bind_text (put, 5, text);
  from = dtl_value_get_date (value);
  to = dtl_value_get_date_end (value);
  sqlite3_bind_int (put, 20, dtl_partial_date_first_day (&from));
  sqlite3_bind_int (put, 21, dtl_partial_date_last_day (&to));
}

static void
bind_place_fields (sqlite3_stmt *put, const DtlRecord *record)
{
  double lat, lon, radius;

  if (!dtl_record_get_point (record, &lat, &lon, &radius))
    return;
  dtl_geopackage_bind_point (put, 2, lat, lon);
  sqlite3_bind_double (put, 10, lat);
  sqlite3_bind_double (put, 11, lon);
  if (radius > 0)
    sqlite3_bind_double (put, 12, radius);
}

static gboolean
update_rtree (DtlCase *self, const DtlRecord *record, GError **error)
{
  sqlite3_stmt *drop = _dtl_case_statement (self, DTL_CASE_RTREE_DELETE, error);
  sqlite3_stmt *put;
  double lat, lon;

  if (drop == NULL)
    return FALSE;
  sqlite3_bind_int64 (drop, 1, dtl_record_get_id (record));
  if (!dtl_sqlite_run (drop, error))
    return FALSE;
  if (!dtl_record_get_point (record, &lat, &lon, NULL))
    return TRUE;
  put = _dtl_case_statement (self, DTL_CASE_RTREE_INSERT, error);
  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, dtl_record_get_id (record));
  sqlite3_bind_double (put, 2, lat);
  sqlite3_bind_double (put, 3, lon);
  return dtl_sqlite_run (put, error);
}

/* Brings the columns that a GIS reads, and the R*Tree, up to the values shown. */
gboolean
_dtl_case_update_shown (DtlCase *self, gint64 id, GError **error)
{
  g_autoptr (DtlRecord) record = dtl_case_dup_record (self, id, error);
  g_autofree char *summary = NULL;
  sqlite3_stmt *put;

  if (record == NULL)
    return FALSE;
  put = _dtl_case_statement (self, DTL_CASE_INCIDENT_SHOWN, error);
  if (put == NULL)
    return FALSE;
  summary = dtl_record_summary (record);
  sqlite3_bind_int64 (put, 1, id);
  bind_code_field (put, 3, record, DTL_FIELD_TYPE);
  bind_code_field (put, 4, record, DTL_FIELD_STATUS);
  bind_date_field (put, record);
  bind_text_field (put, 6, record, DTL_FIELD_COUNTRY);
  bind_text_field (put, 7, record, DTL_FIELD_ADMIN1);
  bind_text_field (put, 8, record, DTL_FIELD_CITY);
  bind_text_field (put, 9, record, DTL_FIELD_SITE);
  bind_place_fields (put, record);
  bind_text_field (put, 13, record, DTL_FIELD_TARGET);
  bind_text_field (put, 14, record, DTL_FIELD_PERPETRATOR);
  bind_count_field (put, 15, record, DTL_FIELD_KILLED);
  bind_count_field (put, 17, record, DTL_FIELD_WOUNDED);
  dtl_sqlite_bind_text (put, 19, summary);
  return dtl_sqlite_run (put, error) && update_rtree (self, record, error);
}
