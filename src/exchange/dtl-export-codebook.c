/* dtl-export-codebook.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-export-private.h"

#include "dtl-codebook.h"

#include <string.h>

/* Columns that other analysts' tools expect. The codes are derived from our records by rule:
 * neither START nor ACLED coded these rows, which the file names ("-like") say. */

static const char *const gtd_columns[] = {
  "eventid", "iyear", "imonth", "iday", "approxdate", "extended", "country_txt", "provstate",
  "city", "latitude", "longitude", "specificity", "vicinity", "location", "summary", "success",
  "suicide", "attacktype1", "attacktype1_txt", "targtype1", "targtype1_txt", "target1", "gname",
  "guncertain1", "individual", "nperps", "claimed", "weaptype1", "weaptype1_txt", "nkill",
  "nkillter", "nwound", "nwoundte", "ishostkid", "nhostkid", "property", "scite1", "dbsource",
};

static const char *const acled_columns[] = {
  "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
  "sub_event_type", "actor1", "actor2", "civilian_targeting", "country", "admin1", "location",
  "latitude", "longitude", "geo_precision", "source", "notes", "fatalities", "timestamp",
};

static void
append_columns (GString *line, const char *const *columns, guint n)
{
  for (guint i = 0; i < n; i++)
    _dtl_csv_raw (line, columns[i]);
  _dtl_csv_end (line);
}

static DtlPartialDate
date_of (const DtlRecord *record)
{
  const DtlValue *value = dtl_record_get_value (record, DTL_FIELD_DATE);

  return value != NULL ? dtl_value_get_date (value) : dtl_partial_date_new (0, 0, 0);
}

/* -9 stands for "unknown" in GTD. */
static int
boolean_of (const DtlRecord *record, DtlField field)
{
  const DtlValue *value = dtl_record_get_value (record, field);

  return value != NULL ? dtl_value_get_boolean (value) : -9;
}

static void
append_min (GString *line, const DtlRecord *record, DtlField field)
{
  const DtlValue *value = dtl_record_get_value (record, field);

  if (value != NULL)
    _dtl_csv_int (line, dtl_value_get_count (value).min);
  else
    _dtl_csv_raw (line, NULL);
}

/* nkill counts dead attackers in (GTD codebook, "Total Number of Fatalities"). */
static void
append_total (GString *line, const DtlRecord *record, DtlField victims, DtlField attackers)
{
  const DtlValue *a = dtl_record_get_value (record, victims);
  const DtlValue *b = dtl_record_get_value (record, attackers);

  if (a == NULL && b == NULL)
    _dtl_csv_raw (line, NULL);
  else
    _dtl_csv_int (line, (a != NULL ? dtl_value_get_count (a).min : 0) +
                            (b != NULL ? dtl_value_get_count (b).min : 0));
}

static void
append_point (GString *line, const DtlRecord *record)
{
  double lat, lon;

  if (dtl_record_get_point (record, &lat, &lon, NULL))
    {
      _dtl_csv_number (line, lat);
      _dtl_csv_number (line, lon);
    }
  else
    {
      _dtl_csv_raw (line, NULL);
      _dtl_csv_raw (line, NULL);
    }
}

static const DtlCode *
first_weapon (const DtlRecord *record)
{
  const DtlValue *value = dtl_record_get_value (record, DTL_FIELD_WEAPONS);
  guint32 set = value != NULL ? dtl_value_get_codes (value) : 0;

  for (int i = 0; i < DTL_N_WEAPON; i++)
    if (set & (1u << i))
      return dtl_code (DTL_CODES_WEAPON, i);
  return dtl_code (DTL_CODES_WEAPON, DTL_WEAPON_UNKNOWN);
}

static int
specificity_of (const DtlRecord *record)
{
  const DtlValue *value = dtl_record_get_value (record, DTL_FIELD_SPECIFICITY);

  return value != NULL ? dtl_value_get_integer (value) : 5;
}

static void
append_code (GString *line, const DtlCode *code)
{
  _dtl_csv_int (line, code->gtd);
  _dtl_csv_raw (line, code->label);
}

static void
append_gtd_when_where (GString *line, const DtlRecord *record)
{
  DtlPartialDate date = date_of (record);
  g_autofree char *text = dtl_partial_date_format (&date);

  _dtl_csv_int (line, dtl_record_get_id (record));
  _dtl_csv_int (line, date.year);
  _dtl_csv_int (line, date.month);
  _dtl_csv_int (line, date.day);
  _dtl_csv_raw (line, date.day == 0 ? text : NULL);
  _dtl_csv_int (line, dtl_record_get_code (record, DTL_FIELD_TYPE, 0) ==
                          DTL_INCIDENT_TYPE_HOSTAGE_BARRICADE);
  _dtl_csv_text (line, dtl_record_get_text (record, DTL_FIELD_COUNTRY));
  _dtl_csv_text (line, dtl_record_get_text (record, DTL_FIELD_ADMIN1));
  _dtl_csv_text (line, dtl_record_get_text (record, DTL_FIELD_CITY));
  append_point (line, record);
  _dtl_csv_int (line, specificity_of (record));
  _dtl_csv_int (line, specificity_of (record) == 2);
  _dtl_csv_text (line, dtl_record_get_text (record, DTL_FIELD_SITE));
}

static void
append_gtd_row (GString *line, const DtlRecord *record)
{
  const DtlArticle *article = dtl_record_get_article (record);
  g_autofree char *summary = dtl_record_summary (record);
  int type = dtl_record_get_code (record, DTL_FIELD_TYPE, DTL_INCIDENT_TYPE_UNKNOWN);
  int target = dtl_record_get_code (record, DTL_FIELD_TARGET_TYPE, DTL_TARGET_TYPE_UNKNOWN);
  const char *group = dtl_record_get_text (record, DTL_FIELD_PERPETRATOR_GROUP);
  const char *who = dtl_record_get_text (record, DTL_FIELD_PERPETRATOR);

  append_gtd_when_where (line, record);
  _dtl_csv_text (line, summary);
  _dtl_csv_int (line, dtl_record_get_code (record, DTL_FIELD_STATUS, DTL_STATUS_COMPLETED) ==
                          DTL_STATUS_COMPLETED);
  _dtl_csv_int (line, boolean_of (record, DTL_FIELD_SUICIDE) == 1);
  append_code (line, dtl_code (DTL_CODES_INCIDENT_TYPE, type));
  append_code (line, dtl_code (DTL_CODES_TARGET_TYPE, target));
  _dtl_csv_text (line, dtl_record_get_text (record, DTL_FIELD_TARGET));
  _dtl_csv_text (line, group != NULL ? group : who != NULL ? who : "Unknown");
  _dtl_csv_int (line, who != NULL && strchr (who, '(') != NULL);
  _dtl_csv_int (line, group == NULL && who != NULL);
  append_min (line, record, DTL_FIELD_PERPETRATOR_COUNT);
  _dtl_csv_int (line, boolean_of (record, DTL_FIELD_CLAIMED));
  append_code (line, first_weapon (record));
  append_total (line, record, DTL_FIELD_KILLED, DTL_FIELD_PERPETRATORS_KILLED);
  append_min (line, record, DTL_FIELD_PERPETRATORS_KILLED);
  append_total (line, record, DTL_FIELD_WOUNDED, DTL_FIELD_PERPETRATORS_WOUNDED);
  append_min (line, record, DTL_FIELD_PERPETRATORS_WOUNDED);
  _dtl_csv_int (line, dtl_record_get_value (record, DTL_FIELD_KIDNAPPED) != NULL);
  append_min (line, record, DTL_FIELD_KIDNAPPED);
  _dtl_csv_int (line, dtl_record_get_value (record, DTL_FIELD_PROPERTY) != NULL ? 1 : -9);
  _dtl_csv_text (line, article->title != NULL ? article->title : article->file_name);
  _dtl_csv_raw (line, "Dateline");
  _dtl_csv_end (line);
}

/* ACLED codebook: 1 the day, 2 the week, 3 the month. */
static int
time_precision (const DtlPartialDate *date)
{
  return date->day > 0 ? 1 : 3;
}

/* ACLED codebook: 1 the town, 2 near it or part of a region, 3 a larger region. */
static int
geo_precision (int specificity)
{
  return specificity <= 1 ? 1 : specificity <= 3 ? 2 : 3;
}

static void
append_acled_when_what (GString *line, const DtlRecord *record)
{
  DtlPartialDate date = date_of (record);
  int type = dtl_record_get_code (record, DTL_FIELD_TYPE, DTL_INCIDENT_TYPE_UNKNOWN);
  const char *acled = dtl_code (DTL_CODES_INCIDENT_TYPE, type)->acled;
  g_auto (GStrv) events = g_strsplit (acled != NULL ? acled : "|", "|", 2);
  g_autofree char *text = dtl_partial_date_format (&date);
  const char *country = dtl_record_get_text (record, DTL_FIELD_COUNTRY);
  g_autofree char *id = g_strdup_printf ("%s%" G_GINT64_FORMAT, country != NULL ? country : "",
                                         dtl_record_get_id (record));

  _dtl_csv_text (line, id);
  _dtl_csv_raw (line, text);
  if (date.year > 0)
    _dtl_csv_int (line, date.year);
  else
    _dtl_csv_raw (line, NULL);
  _dtl_csv_int (line, time_precision (&date));
  _dtl_csv_raw (line, type == DTL_INCIDENT_TYPE_RIOT ? "Demonstrations" : "Political violence");
  _dtl_csv_raw (line, events[0]);
  _dtl_csv_raw (line, events[1]);
}

static void
append_acled_row (GString *line, const DtlRecord *record)
{
  const DtlArticle *article = dtl_record_get_article (record);
  g_autofree char *summary = dtl_record_summary (record);
  const char *city = dtl_record_get_text (record, DTL_FIELD_CITY);
  const char *who = dtl_record_get_text (record, DTL_FIELD_PERPETRATOR);
  int target = dtl_record_get_code (record, DTL_FIELD_TARGET_TYPE, DTL_TARGET_TYPE_UNKNOWN);

  append_acled_when_what (line, record);
  _dtl_csv_text (line, who != NULL ? who : "Unidentified Armed Group");
  _dtl_csv_text (line, dtl_record_get_text (record, DTL_FIELD_TARGET));
  _dtl_csv_raw (line, target == DTL_TARGET_TYPE_CIVILIANS ? "Civilian targeting" : NULL);
  _dtl_csv_text (line, dtl_record_get_text (record, DTL_FIELD_COUNTRY));
  _dtl_csv_text (line, dtl_record_get_text (record, DTL_FIELD_ADMIN1));
  _dtl_csv_text (line, city != NULL ? city : dtl_record_get_text (record, DTL_FIELD_SITE));
  append_point (line, record);
  _dtl_csv_int (line, geo_precision (specificity_of (record)));
  _dtl_csv_text (line, article->source != NULL ? article->source : article->file_name);
  _dtl_csv_text (line, summary);
  append_total (line, record, DTL_FIELD_KILLED, DTL_FIELD_PERPETRATORS_KILLED);
  _dtl_csv_raw (line, NULL);
  _dtl_csv_end (line);
}

static gboolean
write_rows (GPtrArray *records,
            GString *line,
            void (*append_row) (GString *line, const DtlRecord *record),
            GOutputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      append_row (line, g_ptr_array_index (records, i));
      if (!_dtl_export_write (stream, line, cancellable, error))
        return FALSE;
    }
  return _dtl_export_write (stream, line, cancellable, error);
}

gboolean
_dtl_export_gtd (GPtrArray *records,
                 GOutputStream *stream,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_columns (line, gtd_columns, G_N_ELEMENTS (gtd_columns));
  return write_rows (records, line, append_gtd_row, stream, cancellable, error);
}

gboolean
_dtl_export_acled (GPtrArray *records,
                   GOutputStream *stream,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_columns (line, acled_columns, G_N_ELEMENTS (acled_columns));
  return write_rows (records, line, append_acled_row, stream, cancellable, error);
}
