/* dtl-participant.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-participant.h"

#include "dtl-codebook.h"
#include "dtl-json.h"

/* Keys of the three coded members, by role; NULL where the role has none. */
typedef struct
{
  const char *text_key;
  const char *kind_key;
  DtlCodeList kind_list;
  const char *effect_key;
  DtlCodeList effect_list;
} RoleKeys;

static const RoleKeys role_keys[] = {
  [DTL_PARTICIPANT_VICTIM] = { "description", "occupation", DTL_CODES_OCCUPATION, "effect",
                               DTL_CODES_VICTIM_EFFECT },
  [DTL_PARTICIPANT_PROPERTY] = { "text", "class", DTL_CODES_PROPERTY_CLASS, "damage",
                                 DTL_CODES_DAMAGE },
  [DTL_PARTICIPANT_PERPETRATOR] = { "text", "kind", DTL_CODES_PERPETRATOR_KIND, NULL, 0 },
};

DtlParticipant *
dtl_participant_new (DtlParticipantRole role)
{
  DtlParticipant *self = g_new0 (DtlParticipant, 1);

  self->role = role;
  self->effect = -1;
  self->kind = -1;
  self->certainty = -1;
  return self;
}

DtlParticipant *
dtl_participant_copy (const DtlParticipant *self)
{
  DtlParticipant *copy = g_new (DtlParticipant, 1);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->text = g_strdup (self->text);
  copy->nationality = g_strdup (self->nationality);
  return copy;
}

void
dtl_participant_free (DtlParticipant *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->text);
  g_free (self->nationality);
  g_free (self);
}

gboolean
dtl_participant_equal (const DtlParticipant *a, const DtlParticipant *b)
{
  return a->role == b->role && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->text, b->text) == 0 && a->has_count == b->has_count &&
         (!a->has_count || dtl_count_equal (a->count, b->count)) && a->effect == b->effect &&
         a->kind == b->kind && a->certainty == b->certainty &&
         g_strcmp0 (a->nationality, b->nationality) == 0;
}

/**
 * dtl_participant_to_json:
 * @self: a participant
 *
 * Returns: (transfer full): the object of the contract; unknown members are left out
 */
JsonNode *
dtl_participant_to_json (const DtlParticipant *self)
{
  const RoleKeys *keys = &role_keys[self->role];
  g_autoptr (JsonObject) object = json_object_new ();

  if (self->name != NULL)
    json_object_set_string_member (object, "name", self->name);
  if (self->text != NULL)
    json_object_set_string_member (object, keys->text_key, self->text);
  if (self->has_count)
    json_object_set_member (object, "count", dtl_json_from_count (self->count));
  if (self->kind >= 0)
    json_object_set_string_member (object, keys->kind_key,
                                   dtl_code_nick (keys->kind_list, self->kind));
  if (self->effect >= 0 && keys->effect_key != NULL)
    json_object_set_string_member (object, keys->effect_key,
                                   dtl_code_nick (keys->effect_list, self->effect));
  if (self->certainty >= 0)
    json_object_set_string_member (object, "certainty",
                                   dtl_code_nick (DTL_CODES_CERTAINTY, self->certainty));
  if (self->nationality != NULL)
    json_object_set_string_member (object, "nationality", self->nationality);
  if (self->end > 0)
    {
      json_object_set_int_member (object, "start", self->start);
      json_object_set_int_member (object, "end", self->end);
    }

  JsonNode *node = json_node_alloc ();
  return json_node_init_object (node, object);
}

/**
 * dtl_participant_from_json:
 * @role: the list it was read from
 * @node: an object as made by dtl_participant_to_json()
 *
 * Members of other types than expected count as unknown.
 *
 * Returns: (transfer full) (nullable): the participant, or %NULL if @node is not an object
 */
DtlParticipant *
dtl_participant_from_json (DtlParticipantRole role, JsonNode *node)
{
  const RoleKeys *keys = &role_keys[role];
  DtlParticipant *self;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  self = dtl_participant_new (role);
  self->name = g_strdup (dtl_json_get_string (object, "name"));
  self->text = g_strdup (dtl_json_get_string (object, keys->text_key));
  self->nationality = g_strdup (dtl_json_get_string (object, "nationality"));
  self->has_count = json_object_has_member (object, "count") &&
                    dtl_json_to_count (json_object_get_member (object, "count"), &self->count);
  self->kind = dtl_code_from_nick (keys->kind_list, dtl_json_get_string (object, keys->kind_key));
  if (keys->effect_key != NULL)
    self->effect =
        dtl_code_from_nick (keys->effect_list, dtl_json_get_string (object, keys->effect_key));
  self->certainty =
      dtl_code_from_nick (DTL_CODES_CERTAINTY, dtl_json_get_string (object, "certainty"));
  self->start = (guint32) MAX (0, dtl_json_get_int (object, "start", 0));
  self->end = (guint32) MAX (0, dtl_json_get_int (object, "end", 0));
  return self;
}

/* A code that only says that the article does not say it is no news to people. */
static gboolean
is_said (DtlCodeList list, int code)
{
  return code >= 0 && !g_str_equal (dtl_code_nick (list, code), "unknown");
}

/**
 * dtl_participant_summary:
 * @self: a participant
 *
 * Returns: (transfer full): one line for people: "Mohammed Hussain, policeman (wounded)"
 */
char *
dtl_participant_summary (const DtlParticipant *self)
{
  const RoleKeys *keys = &role_keys[self->role];
  GString *out = g_string_new (self->name);

  if (self->text != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", self->text);
  if (out->len == 0 && self->has_count)
    {
      g_autofree char *count = dtl_count_format (self->count);

      g_string_append (out, count);
    }
  if (keys->effect_key != NULL && is_said (keys->effect_list, self->effect))
    g_string_append_printf (out, " (%s)", dtl_code_label (keys->effect_list, self->effect));
  else if (self->certainty >= 0)
    g_string_append_printf (out, " (%s)", dtl_code_label (DTL_CODES_CERTAINTY, self->certainty));
  return g_string_free (out, FALSE);
}

/**
 * dtl_participant_kind_list:
 * @role: a role
 *
 * Returns: the list of codes that a participant's kind is from
 */
DtlCodeList
dtl_participant_kind_list (DtlParticipantRole role)
{
  return role_keys[role].kind_list;
}

/**
 * dtl_participant_effect_list:
 * @role: a role
 * @list: (out): the list of codes that a participant's effect is from
 *
 * Returns: %FALSE if nothing befalls those who have this role
 */
gboolean
dtl_participant_effect_list (DtlParticipantRole role, DtlCodeList *list)
{
  *list = role_keys[role].effect_list;
  return role_keys[role].effect_key != NULL;
}
