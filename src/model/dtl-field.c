/* dtl-field.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-field.h"

#include <glib/gi18n-lib.h>

static const DtlFieldInfo infos[DTL_N_FIELDS] = {
  [DTL_FIELD_TYPE] = { "type", N_("Type"), DTL_VALUE_CODE, DTL_CODES_INCIDENT_TYPE, FALSE },
  [DTL_FIELD_STATUS] = { "status", N_("Status"), DTL_VALUE_CODE, DTL_CODES_STATUS, FALSE },
  [DTL_FIELD_SUICIDE] = { "suicide", N_("Suicide attack"), DTL_VALUE_BOOLEAN, 0, FALSE },
  [DTL_FIELD_DATE] = { "date", N_("Date"), DTL_VALUE_DATE, 0, FALSE },
  [DTL_FIELD_COUNTRY] = { "country", N_("Country"), DTL_VALUE_TEXT, 0, TRUE },
  [DTL_FIELD_ADMIN1] = { "admin1", N_("Province"), DTL_VALUE_TEXT, 0, TRUE },
  [DTL_FIELD_CITY] = { "city", N_("Town"), DTL_VALUE_TEXT, 0, TRUE },
  [DTL_FIELD_SITE] = { "site", N_("Site"), DTL_VALUE_TEXT, 0, FALSE },
  [DTL_FIELD_LAT] = { "lat", N_("Latitude"), DTL_VALUE_NUMBER, 0, TRUE },
  [DTL_FIELD_LON] = { "lon", N_("Longitude"), DTL_VALUE_NUMBER, 0, TRUE },
  [DTL_FIELD_RADIUS_KM] = { "radius_km", N_("Radius (km)"), DTL_VALUE_NUMBER, 0, TRUE },
  [DTL_FIELD_SPECIFICITY] = { "specificity", N_("Specificity"), DTL_VALUE_INTEGER, 0, TRUE },
  [DTL_FIELD_GAZETTEER_ID] = { "gazetteer_id", N_("Gazetteer id"), DTL_VALUE_TEXT, 0, TRUE },
  [DTL_FIELD_TARGET] = { "target", N_("Target"), DTL_VALUE_TEXT, 0, FALSE },
  [DTL_FIELD_TARGET_TYPE] = { "target_type", N_("Target type"), DTL_VALUE_CODE,
                              DTL_CODES_TARGET_TYPE, FALSE },
  [DTL_FIELD_PERPETRATOR] = { "perpetrator", N_("Perpetrator"), DTL_VALUE_TEXT, 0, FALSE },
  [DTL_FIELD_PERPETRATOR_GROUP] = { "perpetrator_group", N_("Group"), DTL_VALUE_TEXT, 0, FALSE },
  [DTL_FIELD_PERPETRATOR_COUNT] = { "perpetrator_count", N_("Attackers"), DTL_VALUE_COUNT, 0,
                                    FALSE },
  [DTL_FIELD_CLAIMED] = { "claimed", N_("Claimed"), DTL_VALUE_BOOLEAN, 0, FALSE },
  [DTL_FIELD_WEAPONS] = { "weapons", N_("Weapons"), DTL_VALUE_CODES, DTL_CODES_WEAPON, FALSE },
  [DTL_FIELD_KILLED] = { "killed", N_("Killed"), DTL_VALUE_COUNT, 0, FALSE },
  [DTL_FIELD_WOUNDED] = { "wounded", N_("Wounded"), DTL_VALUE_COUNT, 0, FALSE },
  [DTL_FIELD_PERPETRATORS_KILLED] = { "perpetrators_killed", N_("Attackers killed"),
                                      DTL_VALUE_COUNT, 0, FALSE },
  [DTL_FIELD_PERPETRATORS_WOUNDED] = { "perpetrators_wounded", N_("Attackers wounded"),
                                       DTL_VALUE_COUNT, 0, FALSE },
  [DTL_FIELD_KIDNAPPED] = { "kidnapped", N_("Kidnapped"), DTL_VALUE_COUNT, 0, FALSE },
  [DTL_FIELD_VICTIMS] = { "victims", N_("Victims"), DTL_VALUE_PARTICIPANTS, 0, FALSE },
  [DTL_FIELD_PROPERTY] = { "property", N_("Property"), DTL_VALUE_PARTICIPANTS, 0, FALSE },
  [DTL_FIELD_PERPETRATORS] = { "perpetrators", N_("Perpetrators"), DTL_VALUE_PARTICIPANTS, 0,
                               FALSE },
  [DTL_FIELD_MAIN] = { "main", N_("Main incident"), DTL_VALUE_BOOLEAN, 0, FALSE },
};

/**
 * dtl_field_info:
 * @field: a field
 *
 * Returns: (transfer none): what the field holds
 */
const DtlFieldInfo *
dtl_field_info (DtlField field)
{
  g_return_val_if_fail ((int) field >= 0 && field < DTL_N_FIELDS, NULL);

  return &infos[field];
}

const char *
dtl_field_key (DtlField field)
{
  return dtl_field_info (field)->key;
}

/**
 * dtl_field_label:
 * @field: a field
 *
 * Returns: (transfer none): the translated label
 */
const char *
dtl_field_label (DtlField field)
{
  return g_dgettext (GETTEXT_PACKAGE, dtl_field_info (field)->label);
}

/**
 * dtl_field_from_key:
 * @key: (nullable): a key as in JSON
 *
 * Returns: the field, or -1 if no field has that key
 */
int
dtl_field_from_key (const char *key)
{
  for (guint i = 0; key != NULL && i < DTL_N_FIELDS; i++)
    if (g_str_equal (infos[i].key, key))
      return (int) i;
  return -1;
}
