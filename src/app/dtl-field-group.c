/* dtl-field-group.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-field-group.h"

/* Hues that people with a colour deficiency keep apart by their lightness; the words are also
 * underlined when their field is selected. */
static const char *const colors[DTL_N_GROUPS][2] = {
  [DTL_GROUP_WHAT] = { "#deddda", "#5e5c64" },
  [DTL_GROUP_WHEN] = { "#c9dcf7", "#1f4a86" },
  [DTL_GROUP_WHERE] = { "#c8ead5", "#1c5c3a" },
  [DTL_GROUP_TARGET] = { "#e5d3ef", "#5a2d73" },
  [DTL_GROUP_PERPETRATOR] = { "#fbeaa0", "#6b5400" },
  [DTL_GROUP_WEAPON] = { "#fcd9b8", "#7a4312" },
  [DTL_GROUP_HARM] = { "#fbc9c9", "#7d2329" },
};

/**
 * dtl_field_group:
 * @field: a field
 *
 * Returns: the group whose colour it has
 */
DtlFieldGroup
dtl_field_group (DtlField field)
{
  switch (field)
    {
    case DTL_FIELD_DATE:
      return DTL_GROUP_WHEN;
    case DTL_FIELD_TARGET:
    case DTL_FIELD_TARGET_TYPE:
    case DTL_FIELD_PROPERTY:
      return DTL_GROUP_TARGET;
    case DTL_FIELD_PERPETRATOR:
    case DTL_FIELD_PERPETRATOR_GROUP:
    case DTL_FIELD_PERPETRATOR_COUNT:
    case DTL_FIELD_PERPETRATORS:
    case DTL_FIELD_CLAIMED:
      return DTL_GROUP_PERPETRATOR;
    case DTL_FIELD_WEAPONS:
      return DTL_GROUP_WEAPON;
    case DTL_FIELD_KILLED:
    case DTL_FIELD_WOUNDED:
    case DTL_FIELD_KIDNAPPED:
    case DTL_FIELD_PERPETRATORS_KILLED:
    case DTL_FIELD_PERPETRATORS_WOUNDED:
    case DTL_FIELD_VICTIMS:
      return DTL_GROUP_HARM;
    case DTL_FIELD_SITE:
      return DTL_GROUP_WHERE;
    default:
      return dtl_field_info (field)->is_place ? DTL_GROUP_WHERE : DTL_GROUP_WHAT;
    }
}

/**
 * dtl_field_group_color:
 * @group: a group
 * @dark: for light text on a dark page
 * @strong: for the words of the selected field
 * @color: (out): the colour behind the words
 */
void
dtl_field_group_color (DtlFieldGroup group, gboolean dark, gboolean strong, GdkRGBA *color)
{
  const float factor = dark ? 1.35f : 0.86f;

  gdk_rgba_parse (color, colors[group][dark ? 1 : 0]);
  if (!strong)
    return;
  color->red = MIN (1, color->red * factor);
  color->green = MIN (1, color->green * factor);
  color->blue = MIN (1, color->blue * factor);
}

/**
 * dtl_field_is_place_row:
 * @field: a field
 *
 * Returns: %TRUE for the one field whose row stands for all fields of the place
 */
gboolean
dtl_field_is_place_row (DtlField field)
{
  return field == DTL_FIELD_CITY;
}

static void
append_spans (GArray *out, DtlIncident *incident, DtlField field)
{
  guint n;
  const DtlSpan *spans = dtl_incident_get_evidence (incident, field, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < out->len && !known; j++)
        known = g_array_index (out, DtlSpan, j).start == spans[i].start &&
                g_array_index (out, DtlSpan, j).end == spans[i].end;
      if (!known)
        g_array_append_val (out, spans[i]);
    }
}

/**
 * dtl_field_evidence:
 * @record: a record
 * @field: a field; for the row of the place, the words of all fields of the place
 *
 * Returns: (transfer full) (element-type DtlSpan): where its words stand, each once
 */
GArray *
dtl_field_evidence (DtlRecord *record, DtlField field)
{
  DtlIncident *incident = dtl_record_get_incident (record);
  GArray *out = g_array_new (FALSE, FALSE, sizeof (DtlSpan));

  append_spans (out, incident, field);
  if (dtl_field_is_place_row (field))
    for (DtlField other = 0; other < DTL_N_FIELDS; other++)
      if (dtl_field_info (other)->is_place)
        append_spans (out, incident, other);
  return out;
}
