/* test-schema.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dtl-codebook.h"
#include "dtl-field.h"
#include "dtl-json.h"

#include <json-glib/json-glib.h>

static JsonObject *
incident_properties (JsonParser *parser)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("DATELINE_SCHEMAS"), "extraction.schema.json", NULL);
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  return json_object_get_object_member (
      json_object_get_object_member (json_object_get_object_member (root, "$defs"), "incident"),
      "properties");
}

/* The schema is written by hand; the records are what they are in C. They must not drift apart. */
static void
test_fields (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *properties = incident_properties (parser);

  for (guint i = 0; i < DTL_N_FIELDS; i++)
    {
      g_test_message ("%s", dtl_field_key (i));
      g_assert_true (json_object_has_member (properties, dtl_field_key (i)));
    }
}

static void
test_codes (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *properties = incident_properties (parser);

  for (guint i = 0; i < DTL_N_FIELDS; i++)
    {
      const DtlFieldInfo *info = dtl_field_info (i);
      JsonObject *property = json_object_get_object_member (properties, info->key);
      JsonArray *words = NULL;
      guint n;

      if (info->kind == DTL_VALUE_CODE)
        words = json_object_get_array_member (property, "enum");
      else if (info->kind == DTL_VALUE_CODES)
        words = json_object_get_array_member (json_object_get_object_member (property, "items"),
                                              "enum");
      if (words == NULL)
        continue;
      dtl_code_list (info->codes, &n);
      for (guint k = 0; k < n; k++)
        g_assert_cmpstr (json_array_get_string_element (words, k), ==,
                         dtl_code_nick (info->codes, (int) k));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/fields", test_fields);
  g_test_add_func ("/schema/codes", test_codes);
  return g_test_run ();
}
