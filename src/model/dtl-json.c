/* dtl-json.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-json.h"

static gboolean
is_number (JsonNode *node)
{
  GType type;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  type = json_node_get_value_type (node);
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
to_int (JsonNode *node, int *out)
{
  double value;

  if (!is_number (node))
    return FALSE;
  value = json_node_get_double (node);
  if (!(value >= 0 && value <= 1e9))
    return FALSE;
  *out = (int) value;
  return TRUE;
}

/**
 * dtl_json_set_place:
 * @object: an object
 * @place: a place
 *
 * Sets what is known of a place, but for its id, which the contract names in several ways.
 */
void
dtl_json_set_place (JsonObject *object, const DtlPlace *place)
{
  dtl_json_set_text (object, "name", place->name);
  dtl_json_set_text (object, "admin2", place->admin2);
  dtl_json_set_text (object, "admin1", place->admin1);
  dtl_json_set_text (object, "country", place->country);
  dtl_json_set_text (object, "feature", place->feature);
  json_object_set_double_member (object, "lat", place->lat);
  json_object_set_double_member (object, "lon", place->lon);
  json_object_set_double_member (object, "radius_km", place->radius_km);
  json_object_set_int_member (object, "population", place->population);
  json_object_set_double_member (object, "score", place->score);
  dtl_json_set_text (object, "reason", place->reason);
}

/**
 * dtl_json_from_count:
 * @count: a count
 *
 * Returns: (transfer full): [min, max], max null when open
 */
JsonNode *
dtl_json_from_count (DtlCount count)
{
  g_autoptr (JsonArray) array = json_array_sized_new (2);
  JsonNode *node = json_node_alloc ();

  json_array_add_int_element (array, count.min);
  if (count.max == DTL_COUNT_OPEN)
    json_array_add_null_element (array);
  else
    json_array_add_int_element (array, count.max);
  return json_node_init_array (node, array);
}

/**
 * dtl_json_to_count:
 * @node: a number, or [min, max] with max null when open
 * @out: (out): the count
 *
 * Returns: %TRUE if @node was a count
 */
gboolean
dtl_json_to_count (JsonNode *node, DtlCount *out)
{
  DtlCount count;
  JsonArray *array;

  if (to_int (node, &count.min))
    {
      *out = dtl_count_exact (count.min);
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  if (json_array_get_length (array) != 2 || !to_int (json_array_get_element (array, 0), &count.min))
    return FALSE;
  if (JSON_NODE_HOLDS_NULL (json_array_get_element (array, 1)))
    count.max = DTL_COUNT_OPEN;
  else if (!to_int (json_array_get_element (array, 1), &count.max) || count.max < count.min)
    return FALSE;
  *out = count;
  return TRUE;
}

/**
 * dtl_json_to_line:
 * @node: any node
 *
 * Returns: (transfer full): compact JSON on one line, without a line break
 */
char *
dtl_json_to_line (JsonNode *node)
{
  return json_to_string (node, FALSE);
}
