/* dtl-json.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-count.h"
#include "dtl-place.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading JSON without trusting it: a member of another type than asked for counts as absent. */

static inline const char *
dtl_json_get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static inline gint64
dtl_json_get_int (JsonObject *object, const char *key, gint64 fallback)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) == G_TYPE_STRING)
    return fallback;
  return json_node_get_int (node);
}

static inline JsonArray *
dtl_json_get_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static inline JsonObject *
dtl_json_get_object (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static inline void
dtl_json_set_text (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, key, text);
}

void dtl_json_set_place (JsonObject *object, const DtlPlace *place);
JsonNode *dtl_json_from_count (DtlCount count);
gboolean  dtl_json_to_count   (JsonNode *node, DtlCount *out);
char     *dtl_json_to_line    (JsonNode *node);

G_END_DECLS
