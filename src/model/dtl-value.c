/* dtl-value.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-value.h"

#include "dtl-codebook.h"
#include "dtl-json.h"

#include <math.h>
#include <string.h>

struct _DtlValue
{
  gatomicrefcount ref_count;
  DtlValueKind kind;
  union
  {
    char *text;
    int code;
    guint32 codes;
    gboolean boolean;
    int integer;
    double number;
    struct
    {
      DtlPartialDate from;
      DtlPartialDate to;
    } date;
    DtlCount count;
    GPtrArray *participants;
  };
};

static DtlValue *
value_alloc (DtlValueKind kind)
{
  DtlValue *self = g_new0 (DtlValue, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  return self;
}

DtlValue *
dtl_value_new_text (const char *text)
{
  DtlValue *self = value_alloc (DTL_VALUE_TEXT);

  self->text = g_strdup (text);
  return self;
}

/**
 * dtl_value_new_code:
 * @code: a value of the enum of the field's code list
 *
 * Returns: (transfer full): the value
 */
DtlValue *
dtl_value_new_code (int code)
{
  DtlValue *self = value_alloc (DTL_VALUE_CODE);

  self->code = code;
  return self;
}

/**
 * dtl_value_new_codes:
 * @set: bit n stands for code n of the field's code list
 *
 * Returns: (transfer full): the value
 */
DtlValue *
dtl_value_new_codes (guint32 set)
{
  DtlValue *self = value_alloc (DTL_VALUE_CODES);

  self->codes = set;
  return self;
}

DtlValue *
dtl_value_new_boolean (gboolean value)
{
  DtlValue *self = value_alloc (DTL_VALUE_BOOLEAN);

  self->boolean = value != FALSE;
  return self;
}

DtlValue *
dtl_value_new_integer (int value)
{
  DtlValue *self = value_alloc (DTL_VALUE_INTEGER);

  self->integer = value;
  return self;
}

DtlValue *
dtl_value_new_number (double value)
{
  DtlValue *self = value_alloc (DTL_VALUE_NUMBER);

  self->number = value;
  return self;
}

DtlValue *
dtl_value_new_date (DtlPartialDate date)
{
  return dtl_value_new_date_range (date, date);
}

/**
 * dtl_value_new_date_range:
 * @from: first date
 * @to: last date; equal to @from when there is no range
 *
 * Returns: (transfer full): the value
 */
DtlValue *
dtl_value_new_date_range (DtlPartialDate from, DtlPartialDate to)
{
  DtlValue *self = value_alloc (DTL_VALUE_DATE);

  self->date.from = from;
  self->date.to = to;
  return self;
}

DtlValue *
dtl_value_new_count (DtlCount count)
{
  DtlValue *self = value_alloc (DTL_VALUE_COUNT);

  self->count = count;
  return self;
}

/**
 * dtl_value_new_participants:
 * @participants: (transfer full) (element-type DtlParticipant): with dtl_participant_free() as
 *   its free function; not changed any more
 *
 * Returns: (transfer full): the value
 */
DtlValue *
dtl_value_new_participants (GPtrArray *participants)
{
  DtlValue *self = value_alloc (DTL_VALUE_PARTICIPANTS);

  self->participants = participants;
  return self;
}

DtlValue *
dtl_value_ref (const DtlValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((DtlValue *) self)->ref_count);
  return (DtlValue *) self;
}

void
dtl_value_unref (DtlValue *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->kind == DTL_VALUE_TEXT)
    g_free (self->text);
  else if (self->kind == DTL_VALUE_PARTICIPANTS)
    g_ptr_array_unref (self->participants);
  g_free (self);
}

DtlValueKind
dtl_value_kind (const DtlValue *self)
{
  return self->kind;
}

const char *
dtl_value_get_text (const DtlValue *self)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_TEXT, NULL);
  return self->text;
}

int
dtl_value_get_code (const DtlValue *self)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_CODE, 0);
  return self->code;
}

guint32
dtl_value_get_codes (const DtlValue *self)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_CODES, 0);
  return self->codes;
}

gboolean
dtl_value_get_boolean (const DtlValue *self)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_BOOLEAN, FALSE);
  return self->boolean;
}

int
dtl_value_get_integer (const DtlValue *self)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_INTEGER, 0);
  return self->integer;
}

double
dtl_value_get_number (const DtlValue *self)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_NUMBER, 0);
  return self->number;
}

/**
 * dtl_value_get_date:
 * @self: a date value
 *
 * Returns: the date, or the first date of a range
 */
DtlPartialDate
dtl_value_get_date (const DtlValue *self)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_DATE, dtl_partial_date_new (0, 0, 0));
  return self->date.from;
}

/**
 * dtl_value_get_date_end:
 * @self: a date value
 *
 * Returns: the last date of a range, or the date itself
 */
DtlPartialDate
dtl_value_get_date_end (const DtlValue *self)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_DATE, dtl_partial_date_new (0, 0, 0));
  return self->date.to;
}

DtlCount
dtl_value_get_count (const DtlValue *self)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_COUNT, dtl_count_exact (0));
  return self->count;
}

guint
dtl_value_n_participants (const DtlValue *self)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_PARTICIPANTS, 0);
  return self->participants->len;
}

const DtlParticipant *
dtl_value_get_participant (const DtlValue *self, guint index)
{
  g_return_val_if_fail (self->kind == DTL_VALUE_PARTICIPANTS, NULL);
  return g_ptr_array_index (self->participants, index);
}

static gboolean
participants_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!dtl_participant_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * dtl_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): a value
 *
 * Returns: %TRUE if both are the same value, or both unknown
 */
gboolean
dtl_value_equal (const DtlValue *a, const DtlValue *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->kind != b->kind)
    return FALSE;
  switch (a->kind)
    {
    case DTL_VALUE_TEXT:
      return g_strcmp0 (a->text, b->text) == 0;
    case DTL_VALUE_CODE:
      return a->code == b->code;
    case DTL_VALUE_CODES:
      return a->codes == b->codes;
    case DTL_VALUE_BOOLEAN:
      return a->boolean == b->boolean;
    case DTL_VALUE_INTEGER:
      return a->integer == b->integer;
    case DTL_VALUE_NUMBER:
      return fabs (a->number - b->number) < 1e-9;
    case DTL_VALUE_DATE:
      return dtl_partial_date_equal (&a->date.from, &b->date.from) &&
             dtl_partial_date_equal (&a->date.to, &b->date.to);
    case DTL_VALUE_COUNT:
      return dtl_count_equal (a->count, b->count);
    case DTL_VALUE_PARTICIPANTS:
      return participants_equal (a->participants, b->participants);
    default:
      g_return_val_if_reached (FALSE);
    }
}
