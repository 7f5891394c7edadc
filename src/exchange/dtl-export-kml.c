/* dtl-export-kml.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-export-private.h"

#include "dtl-codebook.h"
#include "dtl-json.h"

#include <glib/gi18n-lib.h>

/* aabbggrr, as KML writes colours; one a type, the hues of the map's symbols. */
static const char *const colours[DTL_N_INCIDENT_TYPE] = {
  [DTL_INCIDENT_TYPE_UNKNOWN] = "ff7a7a7a",         [DTL_INCIDENT_TYPE_ARMED_ASSAULT] = "ff281bc0",
  [DTL_INCIDENT_TYPE_BOMBING] = "ff0066e6",         [DTL_INCIDENT_TYPE_ASSASSINATION] = "ff833561",
  [DTL_INCIDENT_TYPE_KIDNAPPING] = "ff9b5a1a",      [DTL_INCIDENT_TYPE_HOSTAGE_BARRICADE] = "ffb27233",
  [DTL_INCIDENT_TYPE_HIJACKING] = "ffc89a56",       [DTL_INCIDENT_TYPE_FACILITY_ATTACK] = "ff2a5a8c",
  [DTL_INCIDENT_TYPE_UNARMED_ASSAULT] = "ff5c79cc", [DTL_INCIDENT_TYPE_CLASH] = "ff4a8a26",
  [DTL_INCIDENT_TYPE_AIR_STRIKE] = "ff6a6a00",      [DTL_INCIDENT_TYPE_RIOT] = "ff00a5d1",
};

static void
append_element (GString *out, const char *name, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (out, "<%s>%s</%s>", name, escaped, name);
}

static void
append_data (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, "<Data name=\"%s\"><value>%s</value></Data>", name, escaped);
}

static void
append_styles (GString *out)
{
  for (guint i = 0; i < DTL_N_INCIDENT_TYPE; i++)
    g_string_append_printf (
        out,
        "<Style id=\"%s\"><IconStyle><color>%s</color><scale>0.9</scale></IconStyle></Style>\n",
        dtl_code_nick (DTL_CODES_INCIDENT_TYPE, (int) i), colours[i]);
}

static void
append_time (GString *out, const DtlRecord *record)
{
  const DtlValue *value = dtl_record_get_value (record, DTL_FIELD_DATE);
  DtlPartialDate from, to;

  if (value == NULL)
    return;
  from = dtl_value_get_date (value);
  to = dtl_value_get_date_end (value);
  g_autofree char *first = dtl_partial_date_format (&from);
  g_autofree char *last = dtl_partial_date_format (&to);
  if (dtl_partial_date_equal (&from, &to))
    g_string_append_printf (out, "<TimeStamp><when>%s</when></TimeStamp>", first);
  else
    g_string_append_printf (out, "<TimeSpan><begin>%s</begin><end>%s</end></TimeSpan>", first,
                            last);
}

static void
append_extended_data (GString *out, const DtlRecord *record)
{
  const DtlArticle *article = dtl_record_get_article (record);
  g_autoptr (JsonObject) object = _dtl_export_incident_object (record);
  g_autoptr (GList) keys = json_object_get_members (object);

  g_string_append (out, "<ExtendedData>");
  append_data (out, "article_id", article->id);
  if (article->title != NULL)
    append_data (out, "article_title", article->title);
  if (article->url != NULL)
    append_data (out, "article_url", article->url);
  for (GList *key = keys; key != NULL; key = key->next)
    {
      JsonNode *node = json_object_get_member (object, key->data);
      g_autofree char *text = NULL;

      if (JSON_NODE_HOLDS_NULL (node))
        continue;
      text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                 ? g_strdup (json_node_get_string (node))
                 : dtl_json_to_line (node);
      append_data (out, key->data, text);
    }
  g_string_append (out, "</ExtendedData>");
}

static void
append_placemark (GString *out, const DtlRecord *record)
{
  int type = dtl_record_get_code (record, DTL_FIELD_TYPE, DTL_INCIDENT_TYPE_UNKNOWN);
  g_autofree char *summary = dtl_record_summary (record);
  char lat_text[G_ASCII_DTOSTR_BUF_SIZE], lon_text[G_ASCII_DTOSTR_BUF_SIZE];
  double lat, lon;

  g_string_append (out, "<Placemark>");
  append_element (out, "name", summary);
  append_time (out, record);
  g_string_append_printf (out, "<styleUrl>#%s</styleUrl>",
                          dtl_code_nick (DTL_CODES_INCIDENT_TYPE, type));
  append_extended_data (out, record);
  if (dtl_record_get_point (record, &lat, &lon, NULL))
    g_string_append_printf (out, "<Point><coordinates>%s,%s</coordinates></Point>",
                            g_ascii_formatd (lon_text, sizeof lon_text, "%.5f", lon),
                            g_ascii_formatd (lat_text, sizeof lat_text, "%.5f", lat));
  g_string_append (out, "</Placemark>\n");
}

gboolean
_dtl_export_kml (GPtrArray *records,
                 GOutputStream *stream,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GString) out = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>Dateline</name>\n");

  append_styles (out);
  for (guint i = 0; i < records->len; i++)
    {
      append_placemark (out, g_ptr_array_index (records, i));
      if (!_dtl_export_write (stream, out, cancellable, error))
        return FALSE;
    }
  g_string_append (out, "</Document></kml>\n");
  return _dtl_export_write (stream, out, cancellable, error);
}
