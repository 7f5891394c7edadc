/* dtl-export-geopackage.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-export-private.h"

#include "dtl-geopackage.h"
#include "dtl-json.h"
#include "dtl-sqlite.h"

#include <glib/gstdio.h>

/* Columns before the fields of the record. */
enum
{
  COLUMN_GEOM = 1,
  COLUMN_ARTICLE,
  COLUMN_TITLE,
  COLUMN_SOURCE,
  COLUMN_PUBLISHED,
  COLUMN_URL,
  COLUMN_REVIEW,
  COLUMN_FIRST_FIELD
};

static const char *
column_type (DtlValueKind kind)
{
  switch (kind)
    {
    case DTL_VALUE_NUMBER:
      return "DOUBLE";
    case DTL_VALUE_INTEGER:
    case DTL_VALUE_COUNT:
      return "INTEGER";
    case DTL_VALUE_BOOLEAN:
      return "BOOLEAN";
    default:
      return "TEXT";
    }
}

static char *
create_sql (void)
{
  GString *sql = g_string_new ("CREATE TABLE incidents (fid INTEGER PRIMARY KEY, geom BLOB,"
                               " article TEXT, article_title TEXT, source TEXT, published TEXT,"
                               " url TEXT, review TEXT");

  for (guint i = 0; i < DTL_N_FIELDS; i++)
    {
      const DtlFieldInfo *info = dtl_field_info (i);

      if (info->kind == DTL_VALUE_COUNT)
        g_string_append_printf (sql, ", %s_min INTEGER, %s_max INTEGER", info->key, info->key);
      else
        g_string_append_printf (sql, ", %s %s", info->key, column_type (info->kind));
    }
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

static char *
insert_sql (void)
{
  GString *sql = g_string_new ("INSERT INTO incidents VALUES (NULL");
  guint n = COLUMN_FIRST_FIELD - 1;

  for (guint i = 0; i < DTL_N_FIELDS; i++)
    n += dtl_field_info (i)->kind == DTL_VALUE_COUNT ? 2 : 1;
  for (guint i = 0; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static int
bind_field (sqlite3_stmt *put, int column, const DtlRecord *record, DtlField field)
{
  const DtlFieldInfo *info = dtl_field_info (field);
  const DtlValue *value = dtl_record_get_value (record, field);
  int next = column + (info->kind == DTL_VALUE_COUNT ? 2 : 1);
  g_autoptr (JsonNode) node = NULL;

  if (value == NULL)
    return next;
  switch (info->kind)
    {
    case DTL_VALUE_NUMBER:
      sqlite3_bind_double (put, column, dtl_value_get_number (value));
      break;
    case DTL_VALUE_INTEGER:
      sqlite3_bind_int (put, column, dtl_value_get_integer (value));
      break;
    case DTL_VALUE_BOOLEAN:
      sqlite3_bind_int (put, column, dtl_value_get_boolean (value));
      break;
    case DTL_VALUE_COUNT:
      sqlite3_bind_int (put, column, dtl_value_get_count (value).min);
      if (dtl_value_get_count (value).max != DTL_COUNT_OPEN)
        sqlite3_bind_int (put, column + 1, dtl_value_get_count (value).max);
      break;
    default:
      node = dtl_value_to_json (value, field);
      if (JSON_NODE_HOLDS_VALUE (node))
        dtl_sqlite_bind_text (put, column, json_node_get_string (node));
      else
        {
          g_autofree char *json = dtl_json_to_line (node);
          dtl_sqlite_bind_text (put, column, json);
        }
    }
  return next;
}

static gboolean
write_record (sqlite3_stmt *put, const DtlRecord *record, GError **error)
{
  const DtlArticle *article = dtl_record_get_article (record);
  g_autofree char *published = dtl_partial_date_format (&article->published);
  double lat, lon;
  int column = COLUMN_FIRST_FIELD;

  if (dtl_record_get_point (record, &lat, &lon, NULL))
    dtl_geopackage_bind_point (put, COLUMN_GEOM, lat, lon);
  dtl_sqlite_bind_text (put, COLUMN_ARTICLE, article->id);
  dtl_sqlite_bind_text (put, COLUMN_TITLE, article->title);
  dtl_sqlite_bind_text (put, COLUMN_SOURCE, article->source);
  dtl_sqlite_bind_text (put, COLUMN_PUBLISHED, published);
  dtl_sqlite_bind_text (put, COLUMN_URL, article->url);
  dtl_sqlite_bind_text (put, COLUMN_REVIEW, dtl_review_state_nick (dtl_record_get_state (record)));
  for (guint i = 0; i < DTL_N_FIELDS; i++)
    column = bind_field (put, column, record, i);
  return dtl_sqlite_run (put, error);
}

static gboolean
write_records (sqlite3 *db, GPtrArray *records, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = insert_sql ();
  g_autoptr (DtlStatement) put = dtl_sqlite_prepare (db, sql, error);

  if (put == NULL || !dtl_sqlite_exec (db, "BEGIN", error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !write_record (put, g_ptr_array_index (records, i), error))
      return FALSE;
  return dtl_geopackage_set_extent (db, "incidents", error) && dtl_sqlite_exec (db, "COMMIT", error);
}

gboolean
_dtl_export_geopackage (GPtrArray *records,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *sql = create_sql ();
  g_autoptr (DtlSqlite) db = NULL;

  g_remove (path);
  db = dtl_sqlite_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  return db != NULL && dtl_sqlite_exec (db, sql, error) && dtl_geopackage_init (db, error) &&
         dtl_geopackage_add_layer (db, "incidents", "Incidents exported by Dateline", error) &&
         write_records (db, records, cancellable, error);
}
