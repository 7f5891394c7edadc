/* dtl-map-records.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-map-records.h"

#define DOUBTFUL_BELOW 0.5

/**
 * dtl_map_point_from_record:
 * @record: a record
 * @out: (out): what the map draws for it
 *
 * Returns: %FALSE if the record has no point; then it belongs to the incidents "not mapped"
 */
gboolean
dtl_map_point_from_record (const DtlRecord *record, DtlMapPoint *out)
{
  const DtlValue *killed = dtl_record_get_value (record, DTL_FIELD_KILLED);
  const DtlValue *main_value = dtl_record_get_value (record, DTL_FIELD_MAIN);
  gboolean reviewed = dtl_record_get_state (record) == DTL_REVIEW_ACCEPTED;

  *out = (DtlMapPoint){ 0 };
  if (!dtl_record_get_point (record, &out->lat, &out->lon, &out->radius_km))
    return FALSE;
  out->type = dtl_record_get_code (record, DTL_FIELD_TYPE, DTL_INCIDENT_TYPE_UNKNOWN);
  out->killed = killed != NULL ? dtl_value_get_count (killed).min : 0;
  out->id = (guint64) dtl_record_get_id (record);
  out->main = main_value == NULL || dtl_value_get_boolean (main_value);
  out->doubtful = !reviewed &&
                  dtl_incident_get_overall (dtl_record_get_incident (record)) < DOUBTFUL_BELOW;
  return TRUE;
}

static void
clear_incident (gpointer data)
{
  DtlSnapshotIncident *incident = data;

  g_free ((char *) incident->label);
  g_free ((char *) incident->source);
}

static char *
source_text (const DtlArticle *article)
{
  g_autofree char *date = dtl_partial_date_format (&article->published);
  const char *what = article->source != NULL  ? article->source
                     : article->title != NULL ? article->title
                                              : article->file_name;

  if (what == NULL)
    return date != NULL ? g_strdup (date) : NULL;
  return date != NULL ? g_strdup_printf ("%s, %.10s", what, date) : g_strdup (what);
}

/**
 * dtl_snapshot_incidents_new:
 * @records: (element-type DtlRecord): records; those without a point and those that the analyst
 *   rejected are left out
 *
 * Returns: (transfer full) (element-type DtlSnapshotIncident): what dtl_snapshot_write() takes; the
 *   array owns the strings
 */
GArray *
dtl_snapshot_incidents_new (GPtrArray *records)
{
  GArray *incidents = g_array_new (FALSE, TRUE, sizeof (DtlSnapshotIncident));

  g_array_set_clear_func (incidents, clear_incident);
  for (guint i = 0; i < records->len; i++)
    {
      const DtlRecord *record = g_ptr_array_index (records, i);
      const DtlValue *date = dtl_record_get_value (record, DTL_FIELD_DATE);
      DtlSnapshotIncident incident = { 0 };

      if (dtl_record_get_state (record) == DTL_REVIEW_REJECTED ||
          !dtl_map_point_from_record (record, &incident.point))
        continue;
      if (date != NULL)
        incident.date = dtl_value_get_date (date);
      incident.label = dtl_record_summary (record);
      incident.source = source_text (dtl_record_get_article (record));
      g_array_append_val (incidents, incident);
    }
  return incidents;
}
