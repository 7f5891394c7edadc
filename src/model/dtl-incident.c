/* dtl-incident.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-incident.h"

typedef struct
{
  DtlValue *value;
  double confidence;
  char *reason;
  GArray *evidence; /* DtlSpan, or NULL */
} Cell;

struct _DtlIncident
{
  gatomicrefcount ref_count;
  Cell cells[DTL_N_FIELDS];
  double overall;
  GPtrArray *candidates; /* DtlPlace, best first */
};

/* A builder is an incident that nobody else sees yet. */
struct _DtlIncidentBuilder
{
  DtlIncident *incident;
};

DtlIncident *
dtl_incident_ref (const DtlIncident *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((DtlIncident *) self)->ref_count);
  return (DtlIncident *) self;
}

void
dtl_incident_unref (DtlIncident *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < DTL_N_FIELDS; i++)
    {
      dtl_value_unref (self->cells[i].value);
      g_free (self->cells[i].reason);
      g_clear_pointer (&self->cells[i].evidence, g_array_unref);
    }
  g_ptr_array_unref (self->candidates);
  g_free (self);
}

/**
 * dtl_incident_get_value:
 * @self: an incident
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the value, or %NULL when the article does not say
 */
const DtlValue *
dtl_incident_get_value (const DtlIncident *self, DtlField field)
{
  return self->cells[field].value;
}

/**
 * dtl_incident_get_confidence:
 * @self: an incident
 * @field: a field
 *
 * Returns: how likely the value is right, 0 … 1; 0 without a value
 */
double
dtl_incident_get_confidence (const DtlIncident *self, DtlField field)
{
  return self->cells[field].value != NULL ? self->cells[field].confidence : 0;
}

/**
 * dtl_incident_get_overall:
 * @self: an incident
 *
 * Returns: how likely this is an incident of its own, 0 … 1
 */
double
dtl_incident_get_overall (const DtlIncident *self)
{
  return self->overall;
}

/**
 * dtl_incident_get_reason:
 * @self: an incident
 * @field: a field
 *
 * Returns: (transfer none) (nullable): one sentence on how the value was inferred
 */
const char *
dtl_incident_get_reason (const DtlIncident *self, DtlField field)
{
  return self->cells[field].reason;
}

/**
 * dtl_incident_get_evidence:
 * @self: an incident
 * @field: a field
 * @n_spans: (out): how many spans
 *
 * Returns: (transfer none) (array length=n_spans): the words the value came from, in text order
 */
const DtlSpan *
dtl_incident_get_evidence (const DtlIncident *self, DtlField field, guint *n_spans)
{
  const GArray *evidence = self->cells[field].evidence;

  *n_spans = evidence != NULL ? evidence->len : 0;
  return evidence != NULL ? (const DtlSpan *) (gpointer) evidence->data : NULL;
}

/**
 * dtl_incident_get_candidates:
 * @self: an incident
 *
 * Returns: (transfer none) (element-type DtlPlace): places that the words may mean, best first
 */
GPtrArray *
dtl_incident_get_candidates (const DtlIncident *self)
{
  return self->candidates;
}

/**
 * dtl_incident_get_point:
 * @self: an incident
 * @lat: (out): degrees north
 * @lon: (out): degrees east
 * @radius_km: (out) (optional): stated uncertainty, 0 if not known
 *
 * Returns: %TRUE if the incident can be drawn
 */
gboolean
dtl_incident_get_point (const DtlIncident *self, double *lat, double *lon, double *radius_km)
{
  const DtlValue *y = self->cells[DTL_FIELD_LAT].value, *x = self->cells[DTL_FIELD_LON].value;
  const DtlValue *r = self->cells[DTL_FIELD_RADIUS_KM].value;

  if (y == NULL || x == NULL)
    return FALSE;
  *lat = dtl_value_get_number (y);
  *lon = dtl_value_get_number (x);
  if (radius_km != NULL)
    *radius_km = r != NULL ? dtl_value_get_number (r) : 0;
  return TRUE;
}

int
dtl_incident_get_code (const DtlIncident *self, DtlField field, int fallback)
{
  const DtlValue *value = self->cells[field].value;

  return value != NULL ? dtl_value_get_code (value) : fallback;
}

const char *
dtl_incident_get_text (const DtlIncident *self, DtlField field)
{
  const DtlValue *value = self->cells[field].value;

  return value != NULL ? dtl_value_get_text (value) : NULL;
}

DtlIncidentBuilder *
dtl_incident_builder_new (void)
{
  DtlIncidentBuilder *self = g_new0 (DtlIncidentBuilder, 1);

  self->incident = g_new0 (DtlIncident, 1);
  g_atomic_ref_count_init (&self->incident->ref_count);
  self->incident->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_place_unref);
  return self;
}

/**
 * dtl_incident_builder_new_from:
 * @incident: the incident to start from
 *
 * Returns: (transfer full): a builder with all that @incident holds
 */
DtlIncidentBuilder *
dtl_incident_builder_new_from (const DtlIncident *incident)
{
  DtlIncidentBuilder *self = dtl_incident_builder_new ();

  self->incident->overall = incident->overall;
  for (guint i = 0; i < DTL_N_FIELDS; i++)
    {
      const Cell *from = &incident->cells[i];
      Cell *to = &self->incident->cells[i];

      to->value = from->value != NULL ? dtl_value_ref (from->value) : NULL;
      to->confidence = from->confidence;
      to->reason = g_strdup (from->reason);
      to->evidence = from->evidence != NULL ? g_array_copy (from->evidence) : NULL;
    }
  for (guint i = 0; i < incident->candidates->len; i++)
    dtl_incident_builder_add_candidate (
        self, dtl_place_ref (g_ptr_array_index (incident->candidates, i)));
  return self;
}

void
dtl_incident_builder_free (DtlIncidentBuilder *self)
{
  if (self == NULL)
    return;
  dtl_incident_unref (self->incident);
  g_free (self);
}

/**
 * dtl_incident_builder_set:
 * @self: a builder
 * @field: a field
 * @value: (transfer full) (nullable): the value, or %NULL for "the article does not say"
 * @confidence: how likely it is right, 0 … 1
 */
void
dtl_incident_builder_set (DtlIncidentBuilder *self, DtlField field, DtlValue *value,
                          double confidence)
{
  Cell *cell = &self->incident->cells[field];

  g_return_if_fail (value == NULL || dtl_value_kind (value) == dtl_field_info (field)->kind);

  dtl_value_unref (cell->value);
  cell->value = value;
  cell->confidence = CLAMP (confidence, 0, 1);
}

const DtlValue *
dtl_incident_builder_get (const DtlIncidentBuilder *self, DtlField field)
{
  return self->incident->cells[field].value;
}

double
dtl_incident_builder_get_confidence (const DtlIncidentBuilder *self, DtlField field)
{
  return self->incident->cells[field].confidence;
}

void
dtl_incident_builder_set_confidence (DtlIncidentBuilder *self, DtlField field, double confidence)
{
  self->incident->cells[field].confidence = CLAMP (confidence, 0, 1);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DtlSpan *x = a, *y = b;

  return x->start != y->start ? (x->start < y->start ? -1 : 1)
                              : (x->end > y->end) - (x->end < y->end);
}

/* Where a span stands or would stand among spans in text order. */
static guint
place_of_span (const GArray *spans, const DtlSpan *span)
{
  guint low = 0, high = spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_spans (&g_array_index (spans, DtlSpan, middle), span) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dtl_incident_builder_add_evidence:
 * @self: a builder
 * @field: a field
 * @span: words of the text; added once, kept in text order
 */
void
dtl_incident_builder_add_evidence (DtlIncidentBuilder *self, DtlField field, DtlSpan span)
{
  Cell *cell = &self->incident->cells[field];
  guint at;

  if (span.end <= span.start)
    return;
  if (cell->evidence == NULL)
    cell->evidence = g_array_new (FALSE, FALSE, sizeof (DtlSpan));
  at = place_of_span (cell->evidence, &span);
  if (at == cell->evidence->len ||
      compare_spans (&g_array_index (cell->evidence, DtlSpan, at), &span) != 0)
    g_array_insert_val (cell->evidence, at, span);
}

void
dtl_incident_builder_set_reason (DtlIncidentBuilder *self, DtlField field, const char *reason)
{
  g_free (self->incident->cells[field].reason);
  self->incident->cells[field].reason = g_strdup (reason);
}

void
dtl_incident_builder_set_overall (DtlIncidentBuilder *self, double confidence)
{
  self->incident->overall = CLAMP (confidence, 0, 1);
}

/**
 * dtl_incident_builder_add_candidate:
 * @self: a builder
 * @place: (transfer full): the next best place
 */
void
dtl_incident_builder_add_candidate (DtlIncidentBuilder *self, DtlPlace *place)
{
  g_ptr_array_add (self->incident->candidates, place);
}

/**
 * dtl_incident_builder_end:
 * @self: (transfer full): a builder
 *
 * Returns: (transfer full): the finished incident
 */
DtlIncident *
dtl_incident_builder_end (DtlIncidentBuilder *self)
{
  DtlIncident *incident = self->incident;

  g_free (self);
  return incident;
}
