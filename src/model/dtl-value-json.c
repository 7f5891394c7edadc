/* dtl-value-json.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-value.h"

#include "dtl-codebook.h"
#include "dtl-error.h"
#include "dtl-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static JsonNode *
string_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static char *
format_range (const DtlValue *self)
{
  DtlPartialDate from = dtl_value_get_date (self), to = dtl_value_get_date_end (self);
  g_autofree char *first = dtl_partial_date_format (&from);

  if (dtl_partial_date_equal (&from, &to))
    return g_steal_pointer (&first);

  g_autofree char *last = dtl_partial_date_format (&to);
  return g_strdup_printf ("%s/%s", first, last);
}

static gboolean
parse_range (const char *text, DtlPartialDate *from, DtlPartialDate *to)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);

  if (!dtl_partial_date_parse (g_strstrip (parts[0]), from))
    return FALSE;
  *to = *from;
  if (parts[1] != NULL && !dtl_partial_date_parse (g_strstrip (parts[1]), to))
    return FALSE;
  return dtl_partial_date_first_day (from) <= dtl_partial_date_last_day (to);
}

static JsonNode *
codes_to_json (guint32 set, DtlCodeList list)
{
  g_autoptr (JsonArray) array = json_array_new ();
  guint n;

  dtl_code_list (list, &n);
  for (guint i = 0; i < n; i++)
    if (set & (1u << i))
      json_array_add_string_element (array, dtl_code_nick (list, (int) i));
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
participants_to_json (const DtlValue *self)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < dtl_value_n_participants (self); i++)
    json_array_add_element (array, dtl_participant_to_json (dtl_value_get_participant (self, i)));
  return json_node_init_array (json_node_alloc (), array);
}

/**
 * dtl_value_to_json:
 * @self: (nullable): a value of @field
 * @field: the field it belongs to
 *
 * Returns: (transfer full): the value as the contract writes it; null for %NULL
 */
JsonNode *
dtl_value_to_json (const DtlValue *self, DtlField field)
{
  const DtlFieldInfo *info = dtl_field_info (field);

  if (self == NULL)
    return json_node_init_null (json_node_alloc ());
  switch (info->kind)
    {
    case DTL_VALUE_TEXT:
      return string_node (dtl_value_get_text (self));
    case DTL_VALUE_CODE:
      return string_node (dtl_code_nick (info->codes, dtl_value_get_code (self)));
    case DTL_VALUE_CODES:
      return codes_to_json (dtl_value_get_codes (self), info->codes);
    case DTL_VALUE_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), dtl_value_get_boolean (self));
    case DTL_VALUE_INTEGER:
      return json_node_init_int (json_node_alloc (), dtl_value_get_integer (self));
    case DTL_VALUE_NUMBER:
      /* Five decimals are a metre; more would claim a precision nobody has. */
      return json_node_init_double (json_node_alloc (),
                                    round (dtl_value_get_number (self) * 1e5) / 1e5);
    case DTL_VALUE_DATE:
      {
        g_autofree char *text = format_range (self);
        return string_node (text);
      }
    case DTL_VALUE_COUNT:
      {
        DtlCount count = dtl_value_get_count (self);

        if (field == DTL_FIELD_PERPETRATOR_COUNT && count.min == count.max)
          return json_node_init_int (json_node_alloc (), count.min);
        return dtl_json_from_count (count);
      }
    case DTL_VALUE_PARTICIPANTS:
      return participants_to_json (self);
    default:
      g_return_val_if_reached (NULL);
    }
}

static DtlValue *
codes_from_json (JsonNode *node, DtlCodeList list)
{
  guint32 set = 0;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      int code = JSON_NODE_HOLDS_VALUE (element) &&
                         json_node_get_value_type (element) == G_TYPE_STRING
                     ? dtl_code_from_nick (list, json_node_get_string (element))
                     : -1;

      if (code < 0)
        return NULL;
      set |= 1u << code;
    }
  return dtl_value_new_codes (set);
}

static DtlValue *
participants_from_json (JsonNode *node, DtlField field)
{
  DtlParticipantRole role = field == DTL_FIELD_VICTIMS    ? DTL_PARTICIPANT_VICTIM
                            : field == DTL_FIELD_PROPERTY ? DTL_PARTICIPANT_PROPERTY
                                                          : DTL_PARTICIPANT_PERPETRATOR;
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_participant_free);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      DtlParticipant *one =
          dtl_participant_from_json (role, json_array_get_element (array, i));

      if (one == NULL)
        return NULL;
      g_ptr_array_add (list, one);
    }
  return dtl_value_new_participants (g_steal_pointer (&list));
}

static DtlValue *
scalar_from_json (JsonNode *node, const DtlFieldInfo *info)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gboolean is_number = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
  double number = is_number ? json_node_get_double (node) : 0;

  if (type == G_TYPE_BOOLEAN && info->kind == DTL_VALUE_BOOLEAN)
    return dtl_value_new_boolean (json_node_get_boolean (node));
  if (is_number && info->kind == DTL_VALUE_INTEGER && fabs (number) < 1e9)
    return dtl_value_new_integer ((int) number);
  if (is_number && info->kind == DTL_VALUE_NUMBER && isfinite (number))
    return dtl_value_new_number (number);
  if (type == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);
      DtlPartialDate from, to;
      int code;

      if (info->kind == DTL_VALUE_TEXT)
        return dtl_value_new_text (text);
      if (info->kind == DTL_VALUE_CODE && (code = dtl_code_from_nick (info->codes, text)) >= 0)
        return dtl_value_new_code (code);
      if (info->kind == DTL_VALUE_DATE && parse_range (text, &from, &to))
        return dtl_value_new_date_range (from, to);
    }
  return NULL;
}

/**
 * dtl_value_from_json:
 * @node: JSON as made by dtl_value_to_json(), from a file that may be wrong
 * @field: the field it belongs to
 *
 * Returns: (transfer full) (nullable): the value; %NULL for null and for what does not fit @field
 */
DtlValue *
dtl_value_from_json (JsonNode *node, DtlField field)
{
  const DtlFieldInfo *info = dtl_field_info (field);
  DtlCount count;

  switch (info->kind)
    {
    case DTL_VALUE_CODES:
      return codes_from_json (node, info->codes);
    case DTL_VALUE_PARTICIPANTS:
      return participants_from_json (node, field);
    case DTL_VALUE_COUNT:
      return dtl_json_to_count (node, &count) ? dtl_value_new_count (count) : NULL;
    default:
      return scalar_from_json (node, info);
    }
}

static char *
display_codes (guint32 set, DtlCodeList list)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint n;

  dtl_code_list (list, &n);
  for (guint i = 0; i < n; i++)
    if (set & (1u << i))
      g_ptr_array_add (labels, (char *) dtl_code_label (list, (int) i));
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (", ", (char **) labels->pdata);
}

static char *
display_participants (const DtlValue *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dtl_value_n_participants (self); i++)
    {
      g_autofree char *line = dtl_participant_summary (dtl_value_get_participant (self, i));

      g_string_append_printf (out, "%s%s", i > 0 ? "; " : "", line);
    }
  return g_string_free (out, FALSE);
}

/**
 * dtl_value_display:
 * @self: a value of @field
 * @field: the field it belongs to
 *
 * Returns: (transfer full): the value for people, translated
 */
char *
dtl_value_display (const DtlValue *self, DtlField field)
{
  const DtlFieldInfo *info = dtl_field_info (field);

  switch (info->kind)
    {
    case DTL_VALUE_TEXT:
      return g_strdup (dtl_value_get_text (self));
    case DTL_VALUE_CODE:
      return g_strdup (dtl_code_label (info->codes, dtl_value_get_code (self)));
    case DTL_VALUE_CODES:
      return display_codes (dtl_value_get_codes (self), info->codes);
    case DTL_VALUE_BOOLEAN:
      return g_strdup (dtl_value_get_boolean (self) ? _("Yes") : _("No"));
    case DTL_VALUE_INTEGER:
      return g_strdup_printf ("%d", dtl_value_get_integer (self));
    case DTL_VALUE_NUMBER:
      return g_strdup_printf ("%.6g", dtl_value_get_number (self));
    case DTL_VALUE_DATE:
      return format_range (self);
    case DTL_VALUE_COUNT:
      {
        DtlCount count = dtl_value_get_count (self);

        if (count.max == DTL_COUNT_OPEN)
          /* Translators: "at least 5", of people killed or wounded */
          return g_strdup_printf (_("%d or more"), count.min);
        return dtl_count_format (count);
      }
    case DTL_VALUE_PARTICIPANTS:
      return display_participants (self);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * dtl_value_edit_text:
 * @self: (nullable): a value of @field
 * @field: the field it belongs to
 *
 * Returns: (transfer full): the text that an entry shows for editing; dtl_value_parse() reads it
 */
char *
dtl_value_edit_text (const DtlValue *self, DtlField field)
{
  if (self == NULL)
    return g_strdup ("");
  switch (dtl_field_info (field)->kind)
    {
    case DTL_VALUE_COUNT:
      return dtl_count_format (dtl_value_get_count (self));
    case DTL_VALUE_CODE:
    case DTL_VALUE_CODES:
    case DTL_VALUE_BOOLEAN:
    case DTL_VALUE_PARTICIPANTS:
      {
        g_autoptr (JsonNode) node = dtl_value_to_json (self, field);
        return dtl_json_to_line (node);
      }
    default:
      return dtl_value_display (self, field);
    }
}

static gboolean
number_in_range (DtlField field, double value)
{
  switch (field)
    {
    case DTL_FIELD_LAT:
      return fabs (value) <= 90;
    case DTL_FIELD_LON:
      return fabs (value) <= 180;
    case DTL_FIELD_RADIUS_KM:
      return value >= 0 && value <= 20040;
    case DTL_FIELD_SPECIFICITY:
      return value >= 1 && value <= 5;
    default:
      return TRUE;
    }
}

static DtlValue *
parse_number (const char *text, DtlField field)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value) || !number_in_range (field, value))
    return NULL;
  if (dtl_field_info (field)->kind == DTL_VALUE_INTEGER)
    return fabs (value) < 1e9 && value == floor (value) ? dtl_value_new_integer ((int) value) : NULL;
  return dtl_value_new_number (value);
}

static DtlValue *
parse_json_text (const char *text, DtlField field)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return node != NULL ? dtl_value_from_json (node, field) : NULL;
}

/**
 * dtl_value_parse:
 * @text: what the analyst typed; blank means "not known"
 * @field: the field it is for
 * @error: return location
 *
 * Reads what dtl_value_edit_text() writes. Fields with codes also take a bare code word.
 *
 * Returns: (transfer full) (nullable): the value; %NULL without @error for blank text, %NULL with
 *   %DTL_ERROR_INVALID for text that does not fit
 */
DtlValue *
dtl_value_parse (const char *text, DtlField field, GError **error)
{
  const DtlFieldInfo *info = dtl_field_info (field);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  DtlValue *value = NULL;
  DtlCount count;
  DtlPartialDate from, to;
  int code;

  if (*trimmed == '\0')
    return NULL;
  switch (info->kind)
    {
    case DTL_VALUE_TEXT:
      value = dtl_value_new_text (trimmed);
      break;
    case DTL_VALUE_INTEGER:
    case DTL_VALUE_NUMBER:
      value = parse_number (trimmed, field);
      break;
    case DTL_VALUE_DATE:
      if (parse_range (trimmed, &from, &to))
        value = dtl_value_new_date_range (from, to);
      break;
    case DTL_VALUE_COUNT:
      if (dtl_count_parse (trimmed, &count))
        value = dtl_value_new_count (count);
      break;
    case DTL_VALUE_CODE:
      code = dtl_code_from_nick (info->codes, trimmed);
      value = code >= 0 ? dtl_value_new_code (code) : parse_json_text (trimmed, field);
      break;
    default:
      value = parse_json_text (trimmed, field);
      break;
    }
  if (value == NULL)
    g_set_error (error, DTL_ERROR, DTL_ERROR_INVALID, _("“%s” is not a valid value for “%s”"), trimmed,
                 dtl_field_label (field));
  return value;
}
