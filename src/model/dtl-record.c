/* dtl-record.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-record.h"

#include "dtl-codebook.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gboolean is_set;
  DtlValue *value; /* NULL: the analyst says that nothing is known */
  gint64 when;
} Correction;

struct _DtlRecord
{
  gatomicrefcount ref_count;
  gint64 id;
  DtlArticle *article;
  DtlIncident *incident;
  char *extractor;
  Correction corrections[DTL_N_FIELDS];
  DtlReviewState state;
  gint64 group;
  char *group_reason;
};

/**
 * dtl_record_new:
 * @id: number in the case file, or 0 outside one
 * @article: the article; a reference is taken
 * @incident: the machine's layer; a reference is taken
 *
 * Returns: (transfer full): a record without corrections; complete it before sharing it
 */
DtlRecord *
dtl_record_new (gint64 id, DtlArticle *article, DtlIncident *incident)
{
  DtlRecord *self = g_new0 (DtlRecord, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = id;
  self->article = dtl_article_ref (article);
  self->incident = dtl_incident_ref (incident);
  return self;
}

DtlRecord *
dtl_record_ref (DtlRecord *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dtl_record_unref (DtlRecord *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < DTL_N_FIELDS; i++)
    dtl_value_unref (self->corrections[i].value);
  dtl_article_unref (self->article);
  dtl_incident_unref (self->incident);
  g_free (self->extractor);
  g_free (self->group_reason);
  g_free (self);
}

/**
 * dtl_record_set_correction:
 * @self: a record that nobody else sees yet
 * @field: the field
 * @value: (transfer full) (nullable): the analyst's value; %NULL for "not known"
 * @when: seconds since 1970 (UTC)
 */
void
dtl_record_set_correction (DtlRecord *self, DtlField field, DtlValue *value, gint64 when)
{
  Correction *correction = &self->corrections[field];

  dtl_value_unref (correction->value);
  correction->is_set = TRUE;
  correction->value = value;
  correction->when = when;
}

void
dtl_record_set_state (DtlRecord *self, DtlReviewState state)
{
  self->state = state;
}

/**
 * dtl_record_set_group:
 * @self: a record that nobody else sees yet
 * @group: number shared by records of the same act, 0 for none
 * @reason: (nullable): why they are taken for the same act
 */
void
dtl_record_set_group (DtlRecord *self, gint64 group, const char *reason)
{
  self->group = group;
  g_free (self->group_reason);
  self->group_reason = g_strdup (reason);
}

void
dtl_record_set_extractor (DtlRecord *self, const char *extractor)
{
  g_free (self->extractor);
  self->extractor = g_strdup (extractor);
}

gint64
dtl_record_get_id (const DtlRecord *self)
{
  return self->id;
}

DtlArticle *
dtl_record_get_article (const DtlRecord *self)
{
  return self->article;
}

/**
 * dtl_record_get_incident:
 * @self: a record
 *
 * Returns: (transfer none): the machine's layer, with evidence, reasons and candidates
 */
DtlIncident *
dtl_record_get_incident (const DtlRecord *self)
{
  return self->incident;
}

const char *
dtl_record_get_extractor (const DtlRecord *self)
{
  return self->extractor;
}

DtlReviewState
dtl_record_get_state (const DtlRecord *self)
{
  return self->state;
}

const char *
dtl_review_state_nick (DtlReviewState state)
{
  static const char *const nicks[] = { "new", "accepted", "rejected" };

  g_return_val_if_fail (state < G_N_ELEMENTS (nicks), "new");
  return nicks[state];
}

gint64
dtl_record_get_group (const DtlRecord *self)
{
  return self->group;
}

const char *
dtl_record_get_group_reason (const DtlRecord *self)
{
  return self->group_reason;
}

gboolean
dtl_record_is_corrected (const DtlRecord *self, DtlField field)
{
  return self->corrections[field].is_set;
}

gint64
dtl_record_corrected_at (const DtlRecord *self, DtlField field)
{
  return self->corrections[field].when;
}

/**
 * dtl_record_get_value:
 * @self: a record
 * @field: the field
 *
 * Returns: (transfer none) (nullable): the value shown, or %NULL for "not known"
 */
const DtlValue *
dtl_record_get_value (const DtlRecord *self, DtlField field)
{
  if (self->corrections[field].is_set)
    return self->corrections[field].value;
  return dtl_incident_get_value (self->incident, field);
}

/**
 * dtl_record_get_confidence:
 * @self: a record
 * @field: the field
 *
 * Returns: 1 for what the analyst set, else the machine's confidence
 */
double
dtl_record_get_confidence (const DtlRecord *self, DtlField field)
{
  return self->corrections[field].is_set ? 1
                                         : dtl_incident_get_confidence (self->incident, field);
}

/**
 * dtl_record_get_point:
 * @self: a record
 * @lat: (out): degrees north
 * @lon: (out): degrees east
 * @radius_km: (out) (optional): stated uncertainty
 *
 * Returns: %TRUE if the record can be drawn
 */
gboolean
dtl_record_get_point (const DtlRecord *self, double *lat, double *lon, double *radius_km)
{
  const DtlValue *y = dtl_record_get_value (self, DTL_FIELD_LAT);
  const DtlValue *x = dtl_record_get_value (self, DTL_FIELD_LON);
  const DtlValue *r = dtl_record_get_value (self, DTL_FIELD_RADIUS_KM);

  if (y == NULL || x == NULL)
    return FALSE;
  *lat = dtl_value_get_number (y);
  *lon = dtl_value_get_number (x);
  if (radius_km != NULL)
    *radius_km = r != NULL ? dtl_value_get_number (r) : 0;
  return TRUE;
}

int
dtl_record_get_code (const DtlRecord *self, DtlField field, int fallback)
{
  const DtlValue *value = dtl_record_get_value (self, field);

  return value != NULL ? dtl_value_get_code (value) : fallback;
}

const char *
dtl_record_get_text (const DtlRecord *self, DtlField field)
{
  const DtlValue *value = dtl_record_get_value (self, field);

  return value != NULL ? dtl_value_get_text (value) : NULL;
}

/**
 * dtl_record_dup_shown:
 * @self: a record
 *
 * Returns: (transfer full): an incident with the values shown; corrected fields have confidence 1
 */
DtlIncident *
dtl_record_dup_shown (const DtlRecord *self)
{
  DtlIncidentBuilder *builder = dtl_incident_builder_new_from (self->incident);

  for (guint i = 0; i < DTL_N_FIELDS; i++)
    if (self->corrections[i].is_set)
      dtl_incident_builder_set (builder, i,
                                self->corrections[i].value != NULL
                                    ? dtl_value_ref (self->corrections[i].value)
                                    : NULL,
                                1);
  return dtl_incident_builder_end (builder);
}

/**
 * dtl_record_place_text:
 * @self: a record
 *
 * Returns: (transfer full): "Karachi, Sindh, PK", or "" when no place is known
 */
char *
dtl_record_place_text (const DtlRecord *self)
{
  static const DtlField parts[] = { DTL_FIELD_CITY, DTL_FIELD_ADMIN1, DTL_FIELD_COUNTRY };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = dtl_record_get_text (self, parts[i]);

      if (text != NULL && *text != '\0')
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", text);
    }
  return g_string_free (out, FALSE);
}

/**
 * dtl_record_summary:
 * @self: a record
 *
 * Returns: (transfer full): one line for lists and screen readers: "Bombing, Karachi, Sindh, PK,
 *   2002-06, 14 killed"
 */
char *
dtl_record_summary (const DtlRecord *self)
{
  int type = dtl_record_get_code (self, DTL_FIELD_TYPE, DTL_INCIDENT_TYPE_UNKNOWN);
  g_autofree char *place = dtl_record_place_text (self);
  const DtlValue *date = dtl_record_get_value (self, DTL_FIELD_DATE);
  const DtlValue *killed = dtl_record_get_value (self, DTL_FIELD_KILLED);
  GString *out = g_string_new (dtl_code_label (DTL_CODES_INCIDENT_TYPE, type));

  if (*place != '\0')
    g_string_append_printf (out, ", %s", place);
  if (date != NULL)
    {
      g_autofree char *text = dtl_value_display (date, DTL_FIELD_DATE);
      g_string_append_printf (out, ", %s", text);
    }
  if (killed != NULL)
    {
      g_autofree char *text = dtl_value_display (killed, DTL_FIELD_KILLED);
      /* Translators: part of a list: "5 killed", "5 or more killed" */
      g_string_append_printf (out, _(", %s killed"), text);
    }
  return g_string_free (out, FALSE);
}
