/* dtl-export-csv.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-export-private.h"

#include "dtl-codebook.h"
#include "dtl-json.h"

#include <string.h>

static void
separate (GString *line)
{
  if (line->len > 0 && line->str[line->len - 1] != '\n')
    g_string_append_c (line, ',');
}

void
_dtl_csv_raw (GString *line, const char *text)
{
  separate (line);
  /* A first cell that is empty must still be followed by a comma. */
  if (text == NULL || *text == '\0')
    {
      g_string_append (line, "\"\"");
      return;
    }
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (line, text);
      return;
    }
  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

void
_dtl_csv_text (GString *line, const char *text)
{
  if (text != NULL && strchr ("=+-@\t\r", *text) != NULL && *text != '\0')
    {
      g_autofree char *disarmed = g_strconcat ("'", text, NULL);

      _dtl_csv_raw (line, disarmed);
    }
  else
    _dtl_csv_raw (line, text);
}

void
_dtl_csv_int (GString *line, gint64 value)
{
  separate (line);
  g_string_append_printf (line, "%" G_GINT64_FORMAT, value);
}

void
_dtl_csv_number (GString *line, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  separate (line);
  g_string_append (line, g_ascii_formatd (text, sizeof text, "%.5f", value));
}

void
_dtl_csv_end (GString *line)
{
  g_string_append (line, "\r\n");
}

static void
append_header (GString *line)
{
  static const char *const before[] = { "article_id", "article_title", "source", "published",
                                        "url", "file", "record", "review", "corrected_fields" };
  static const char *const after[] = { "confidence", "evidence", "reason" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    _dtl_csv_raw (line, before[i]);
  for (guint i = 0; i < DTL_N_FIELDS; i++)
    if (dtl_field_info (i)->kind == DTL_VALUE_COUNT)
      {
        g_autofree char *min = g_strconcat (dtl_field_key (i), "_min", NULL);
        g_autofree char *max = g_strconcat (dtl_field_key (i), "_max", NULL);

        _dtl_csv_raw (line, min);
        _dtl_csv_raw (line, max);
      }
    else
      _dtl_csv_raw (line, dtl_field_key (i));
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    _dtl_csv_raw (line, after[i]);
  _dtl_csv_end (line);
}

static void
append_codes (GString *line, guint32 set, DtlCodeList list)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  guint n;

  dtl_code_list (list, &n);
  for (guint i = 0; i < n; i++)
    if (set & (1u << i))
      g_string_append_printf (cell, "%s%s", cell->len > 0 ? ";" : "",
                              dtl_code_nick (list, (int) i));
  _dtl_csv_raw (line, cell->str);
}

static void
append_count (GString *line, const DtlValue *value)
{
  DtlCount count;

  if (value == NULL)
    {
      _dtl_csv_raw (line, NULL);
      _dtl_csv_raw (line, NULL);
      return;
    }
  count = dtl_value_get_count (value);
  _dtl_csv_int (line, count.min);
  if (count.max == DTL_COUNT_OPEN)
    _dtl_csv_raw (line, NULL);
  else
    _dtl_csv_int (line, count.max);
}

static void
append_field (GString *line, const DtlRecord *record, DtlField field)
{
  const DtlFieldInfo *info = dtl_field_info (field);
  const DtlValue *value = dtl_record_get_value (record, field);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (info->kind == DTL_VALUE_COUNT)
    append_count (line, value);
  else if (value == NULL)
    _dtl_csv_raw (line, NULL);
  else if (info->kind == DTL_VALUE_TEXT)
    _dtl_csv_text (line, dtl_value_get_text (value));
  else if (info->kind == DTL_VALUE_CODES)
    append_codes (line, dtl_value_get_codes (value), info->codes);
  else if (info->kind == DTL_VALUE_NUMBER)
    _dtl_csv_number (line, dtl_value_get_number (value));
  else
    {
      node = dtl_value_to_json (value, field);
      text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                 ? g_strdup (json_node_get_string (node))
                 : dtl_json_to_line (node);
      _dtl_csv_raw (line, text);
    }
}

static void
append_json_member (GString *line, JsonObject *object, const char *key)
{
  g_autofree char *text = dtl_json_to_line (json_object_get_member (object, key));

  _dtl_csv_raw (line, text);
}

static void
append_article (GString *line, const DtlRecord *record)
{
  const DtlArticle *article = dtl_record_get_article (record);
  g_autofree char *published = dtl_partial_date_format (&article->published);
  g_autoptr (GString) corrected = g_string_new (NULL);

  _dtl_csv_text (line, article->id);
  _dtl_csv_text (line, article->title);
  _dtl_csv_text (line, article->source);
  _dtl_csv_raw (line, published);
  _dtl_csv_text (line, article->url);
  _dtl_csv_text (line, article->file_name);
  _dtl_csv_int (line, dtl_record_get_id (record));
  _dtl_csv_raw (line, dtl_review_state_nick (dtl_record_get_state (record)));
  for (guint i = 0; i < DTL_N_FIELDS; i++)
    if (dtl_record_is_corrected (record, i))
      g_string_append_printf (corrected, "%s%s", corrected->len > 0 ? ";" : "", dtl_field_key (i));
  _dtl_csv_raw (line, corrected->str);
}

gboolean
_dtl_export_csv (GPtrArray *records,
                 GOutputStream *stream,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_header (line);
  for (guint i = 0; i < records->len; i++)
    {
      const DtlRecord *record = g_ptr_array_index (records, i);
      g_autoptr (JsonObject) object = _dtl_export_incident_object (record);

      append_article (line, record);
      for (guint k = 0; k < DTL_N_FIELDS; k++)
        append_field (line, record, k);
      append_json_member (line, object, "confidence");
      append_json_member (line, object, "evidence");
      append_json_member (line, object, "reason");
      _dtl_csv_end (line);
      if (!_dtl_export_write (stream, line, cancellable, error))
        return FALSE;
    }
  return _dtl_export_write (stream, line, cancellable, error);
}
