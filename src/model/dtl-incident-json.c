/* dtl-incident-json.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-incident.h"

#include "dtl-json.h"

#include <math.h>

static double
rounded (double confidence)
{
  return round (confidence * 1000) / 1000;
}

static JsonObject *
confidence_object (const DtlIncident *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_double_member (object, "overall", rounded (dtl_incident_get_overall (self)));
  for (guint i = 0; i < DTL_N_FIELDS; i++)
    if (dtl_incident_get_value (self, i) != NULL)
      json_object_set_double_member (object, dtl_field_key (i),
                                     rounded (dtl_incident_get_confidence (self, i)));
  return object;
}

static JsonObject *
evidence_object (const DtlIncident *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < DTL_N_FIELDS; i++)
    {
      guint n;
      const DtlSpan *spans = dtl_incident_get_evidence (self, i, &n);
      JsonArray *array;

      if (n == 0)
        continue;
      array = json_array_sized_new (n);
      for (guint k = 0; k < n; k++)
        {
          JsonObject *span = json_object_new ();

          json_object_set_int_member (span, "start", spans[k].start);
          json_object_set_int_member (span, "end", spans[k].end);
          json_array_add_object_element (array, span);
        }
      json_object_set_array_member (object, dtl_field_key (i), array);
    }
  return object;
}

static JsonObject *
reason_object (const DtlIncident *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < DTL_N_FIELDS; i++)
    if (dtl_incident_get_reason (self, i) != NULL)
      json_object_set_string_member (object, dtl_field_key (i), dtl_incident_get_reason (self, i));
  return object;
}

static JsonArray *
candidates_array (const DtlIncident *self)
{
  GPtrArray *places = dtl_incident_get_candidates (self);
  JsonArray *array = json_array_sized_new (places->len);

  for (guint i = 0; i < places->len; i++)
    {
      const DtlPlace *place = g_ptr_array_index (places, i);
      JsonObject *object = json_object_new ();

      dtl_json_set_text (object, "id", place->id);
      dtl_json_set_place (object, place);
      json_object_set_double_member (object, "score", rounded (place->score));
      json_array_add_object_element (array, object);
    }
  return array;
}

/**
 * dtl_incident_to_json:
 * @self: an incident
 *
 * Returns: (transfer full): the flat INCIDENT object of the contract, with "confidence",
 *   "evidence", "reason" and, where there are any, "candidates"
 */
JsonNode *
dtl_incident_to_json (const DtlIncident *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < DTL_N_FIELDS; i++)
    json_object_set_member (object, dtl_field_key (i),
                            dtl_value_to_json (dtl_incident_get_value (self, i), i));
  json_object_set_object_member (object, "confidence", confidence_object (self));
  json_object_set_object_member (object, "evidence", evidence_object (self));
  json_object_set_object_member (object, "reason", reason_object (self));
  if (dtl_incident_get_candidates (self)->len > 0)
    json_object_set_array_member (object, "candidates", candidates_array (self));
  return json_node_init_object (json_node_alloc (), object);
}

static double
get_number (JsonObject *object, const char *key, double fallback)
{
  JsonNode *node = json_object_get_member (object, key);
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? json_node_get_double (node) : fallback;
}

static void
read_evidence (DtlIncidentBuilder *builder, DtlField field, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gint64 start, end;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      start = dtl_json_get_int (json_node_get_object (node), "start", -1);
      end = dtl_json_get_int (json_node_get_object (node), "end", -1);
      if (start >= 0 && end > start && end <= G_MAXUINT32)
        dtl_incident_builder_add_evidence (builder, field,
                                           (DtlSpan){ (guint32) start, (guint32) end });
    }
}

static void
read_field (DtlIncidentBuilder *builder,
            DtlField field,
            JsonObject *object,
            JsonObject *confidence,
            JsonObject *evidence,
            JsonObject *reason)
{
  const char *key = dtl_field_key (field);
  JsonNode *node = json_object_get_member (object, key);

  if (node != NULL)
    dtl_incident_builder_set (builder, field, dtl_value_from_json (node, field),
                              confidence != NULL ? get_number (confidence, key, 0) : 0);
  if (evidence != NULL)
    read_evidence (builder, field, dtl_json_get_array (evidence, key));
  if (reason != NULL)
    dtl_incident_builder_set_reason (builder, field, dtl_json_get_string (reason, key));
}

static DtlPlace *
read_candidate (JsonNode *node)
{
  JsonObject *object;
  DtlPlace *place;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  place = dtl_place_new ();
  place->id = g_strdup (dtl_json_get_string (object, "id"));
  place->name = g_strdup (dtl_json_get_string (object, "name"));
  place->admin2 = g_strdup (dtl_json_get_string (object, "admin2"));
  place->admin1 = g_strdup (dtl_json_get_string (object, "admin1"));
  place->country = g_strdup (dtl_json_get_string (object, "country"));
  place->feature = g_strdup (dtl_json_get_string (object, "feature"));
  place->lat = get_number (object, "lat", 0);
  place->lon = get_number (object, "lon", 0);
  place->radius_km = get_number (object, "radius_km", 0);
  place->population = dtl_json_get_int (object, "population", 0);
  place->score = get_number (object, "score", 0);
  place->reason = g_strdup (dtl_json_get_string (object, "reason"));
  return place;
}

/**
 * dtl_incident_from_json:
 * @node: an INCIDENT object, from a file that may be wrong
 *
 * Values that do not fit their field count as unknown.
 *
 * Returns: (transfer full) (nullable): the incident, or %NULL if @node is not an object
 */
DtlIncident *
dtl_incident_from_json (JsonNode *node)
{
  g_autoptr (DtlIncidentBuilder) builder = NULL;
  JsonObject *object, *confidence, *evidence, *reason;
  JsonArray *candidates;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  confidence = dtl_json_get_object (object, "confidence");
  evidence = dtl_json_get_object (object, "evidence");
  reason = dtl_json_get_object (object, "reason");
  builder = dtl_incident_builder_new ();
  for (guint i = 0; i < DTL_N_FIELDS; i++)
    read_field (builder, i, object, confidence, evidence, reason);
  if (confidence != NULL)
    dtl_incident_builder_set_overall (builder, get_number (confidence, "overall", 0));
  candidates = dtl_json_get_array (object, "candidates");
  for (guint i = 0; candidates != NULL && i < json_array_get_length (candidates); i++)
    {
      DtlPlace *place = read_candidate (json_array_get_element (candidates, i));

      if (place != NULL)
        dtl_incident_builder_add_candidate (builder, place);
    }
  return dtl_incident_builder_end (g_steal_pointer (&builder));
}
