/* dtl-incident-unlisted.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Places that no table has: villages, and quarters and sites inside a town. Their name is what the
 * text says; the point is that of what holds them. */

#include "config.h"

#include "dtl-act-place.h"
#include "dtl-reason.h"

#include <string.h>

#define HOLD_GAP 8
#define SENTENCES_BACK 8

static const DtlToponym *
toponym_of (const DtlActPlaceChoice *self, const DtlPlaceName *name)
{
  return g_ptr_array_index (self->reading->toponyms, name->toponym);
}

/* Whether a name can hold a quarter (a town) or a village (a district or province). */
static gboolean
can_hold (const DtlActPlaceChoice *self, const DtlPlaceName *name, gboolean town)
{
  if (name->toponym == DTL_NO_INDEX ||
      g_strcmp0 (toponym_of (self, name)->place->country, self->country) != 0)
    return FALSE;
  return town ? name->kind == DTL_PLACE_NAME_TOWN
              : name->kind == DTL_PLACE_NAME_DISTRICT || name->kind == DTL_PLACE_NAME_AREA;
}

/**
 * dtl_act_place_holder:
 * @self: the choice
 * @candidate: index of a place that the gazetteer lacks, or of one within a town
 *
 * Returns: index of the toponym of what holds it: a town of a quarter, an area of a village; the
 *   name behind it, else the one that stands last before it, else what opens the text; or
 *   %DTL_NO_INDEX
 */
guint32
dtl_act_place_holder (const DtlActPlaceChoice *self, guint candidate)
{
  const DtlReading *reading = self->reading;
  const DtlActPlaceCandidate *one = &self->candidates[candidate];
  const DtlPlaceName *name = &self->names[one->nearest];
  gboolean town = one->kind >= DTL_PLACE_NAME_QUARTER;
  guint32 sentence = reading->tokens[name->first].sentence;

  for (guint i = one->nearest + 1; i < self->n_names; i++)
    {
      const DtlPlaceName *next = &self->names[i];

      if (reading->tokens[next->first].sentence != sentence ||
          next->phrase > name->phrase_end + HOLD_GAP)
        break;
      if (can_hold (self, next, town) && next->same != one->same)
        return next->toponym;
    }
  for (guint i = one->nearest; i-- > 0;)
    {
      const DtlPlaceName *last = &self->names[i];
      guint32 away = sentence - reading->tokens[last->first].sentence;

      if (away > (town ? SENTENCES_BACK : 1))
        break;
      if (can_hold (self, last, town) && last->same != one->same)
        return last->toponym;
    }
  for (guint i = 0; town && i < MIN (self->n_names, 3); i++)
    if (can_hold (self, &self->names[i], TRUE) && self->names[i].same != one->same)
      return self->names[i].toponym;
  return DTL_NO_INDEX;
}

/* A landmark within the town has a point of its own. */
static void
set_point (const DtlPlace *place, DtlIncidentBuilder *builder)
{
  dtl_incident_builder_set (builder, DTL_FIELD_LAT, dtl_value_new_number (place->lat), 0.6);
  dtl_incident_builder_set (builder, DTL_FIELD_LON, dtl_value_new_number (place->lon), 0.6);
  dtl_incident_builder_set (builder, DTL_FIELD_RADIUS_KM, dtl_value_new_number (place->radius_km),
                            0.6);
}

/**
 * dtl_act_set_unlisted:
 * @self: the choice
 * @candidate: index of a place that the gazetteer lacks, or of one within a town
 * @inside: whether it lies within a town
 * @builder: where to put its name; what holds it is set
 */
void
dtl_act_set_unlisted (const DtlActPlaceChoice *self, guint candidate, gboolean inside,
                      DtlIncidentBuilder *builder)
{
  const DtlActPlaceCandidate *one = &self->candidates[candidate];
  const DtlPlaceName *name = &self->names[one->nearest];
  DtlField field = inside                             ? DTL_FIELD_SITE
                   : one->kind == DTL_PLACE_NAME_AREA ? DTL_FIELD_ADMIN1
                                                      : DTL_FIELD_CITY;
  g_autofree char *words = inside ? dtl_place_name_title (self->reading, name)
                                  : dtl_place_name_words (self->reading, name);

  if (inside && !name->headed && one->kind != DTL_PLACE_NAME_FACILITY &&
      dtl_incident_builder_get (builder, DTL_FIELD_CITY) != NULL)
    {
      g_autofree char *part = g_steal_pointer (&words);

      words = g_strdup_printf (
          "%s, %s", part, dtl_value_get_text (dtl_incident_builder_get (builder, DTL_FIELD_CITY)));
    }
  dtl_incident_builder_set (builder, field, dtl_value_new_text (words), 0.6);
  dtl_incident_builder_add_evidence (builder, field,
                                     dtl_reading_span (self->reading, name->first, name->end));
  if (inside && one->kind == DTL_PLACE_NAME_FACILITY && one->toponym != DTL_NO_INDEX)
    set_point (((DtlToponym *) g_ptr_array_index (self->reading->toponyms, one->toponym))->place,
               builder);
  if (!inside)
    {
      g_autofree char *reason = dtl_reason_new (DTL_REASON_VILLAGE);

      dtl_incident_builder_set_reason (builder, field, reason);
    }
}
