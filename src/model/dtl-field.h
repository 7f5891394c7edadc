/* dtl-field.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-codes.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlField:
 *
 * The fields of an incident record, in the order in which they are shown and written. The table
 * behind dtl_field_info() says what each holds; code that works on "every field" (panel, case
 * file, JSON, CSV) loops over this enum and needs no change when a field is added.
 */
typedef enum
{
  DTL_FIELD_TYPE,
  DTL_FIELD_STATUS,
  DTL_FIELD_SUICIDE,
  DTL_FIELD_DATE,
  DTL_FIELD_COUNTRY,
  DTL_FIELD_ADMIN1,
  DTL_FIELD_CITY,
  DTL_FIELD_SITE,
  DTL_FIELD_LAT,
  DTL_FIELD_LON,
  DTL_FIELD_RADIUS_KM,
  DTL_FIELD_SPECIFICITY,
  DTL_FIELD_GAZETTEER_ID,
  DTL_FIELD_TARGET,
  DTL_FIELD_TARGET_TYPE,
  DTL_FIELD_PERPETRATOR,
  DTL_FIELD_PERPETRATOR_GROUP,
  DTL_FIELD_PERPETRATOR_COUNT,
  DTL_FIELD_CLAIMED,
  DTL_FIELD_WEAPONS,
  DTL_FIELD_KILLED,
  DTL_FIELD_WOUNDED,
  DTL_FIELD_PERPETRATORS_KILLED,
  DTL_FIELD_PERPETRATORS_WOUNDED,
  DTL_FIELD_KIDNAPPED,
  DTL_FIELD_VICTIMS,
  DTL_FIELD_PROPERTY,
  DTL_FIELD_PERPETRATORS,
  DTL_FIELD_MAIN,
  DTL_N_FIELDS
} DtlField;

/**
 * DtlValueKind:
 * @DTL_VALUE_TEXT: a string
 * @DTL_VALUE_CODE: one code of a list
 * @DTL_VALUE_CODES: a set of codes of a list
 * @DTL_VALUE_BOOLEAN: true or false
 * @DTL_VALUE_INTEGER: a whole number
 * @DTL_VALUE_NUMBER: a real number
 * @DTL_VALUE_DATE: a partial date or a range of two
 * @DTL_VALUE_COUNT: a number of people, with an open or closed range
 * @DTL_VALUE_PARTICIPANTS: a list of #DtlParticipant
 */
typedef enum
{
  DTL_VALUE_TEXT,
  DTL_VALUE_CODE,
  DTL_VALUE_CODES,
  DTL_VALUE_BOOLEAN,
  DTL_VALUE_INTEGER,
  DTL_VALUE_NUMBER,
  DTL_VALUE_DATE,
  DTL_VALUE_COUNT,
  DTL_VALUE_PARTICIPANTS,
} DtlValueKind;

/**
 * DtlFieldInfo:
 * @key: name in JSON, CSV and the case file, as "perpetrators_killed"
 * @label: English label, to be translated with dtl_field_label()
 * @kind: what values it holds
 * @codes: the code list of %DTL_VALUE_CODE and %DTL_VALUE_CODES fields
 * @is_place: whether it is one of the fields that a choice of place sets together
 */
typedef struct
{
  const char *key;
  const char *label;
  DtlValueKind kind;
  DtlCodeList codes;
  gboolean is_place;
} DtlFieldInfo;

const DtlFieldInfo *dtl_field_info     (DtlField field);
const char         *dtl_field_key      (DtlField field);
const char         *dtl_field_label    (DtlField field);
int                 dtl_field_from_key (const char *key);

G_END_DECLS
