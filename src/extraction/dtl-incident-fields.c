/* dtl-incident-fields.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"

static DtlSpan
trigger_span (const DtlReading *reading, const DtlEvent *event)
{
  return dtl_reading_span (reading, event->first, event->end);
}

static void
set_type (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  guint shown = 0;

  dtl_incident_builder_set (builder, DTL_FIELD_TYPE,
                            dtl_value_new_code (dtl_act_type (reading, act)), 0.8);
  for (guint i = 0; i < act->events->len && shown < 4; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->strength < DTL_STRENGTH_SUPPORT)
        continue;
      dtl_incident_builder_add_evidence (builder, DTL_FIELD_TYPE, trigger_span (reading, event));
      shown++;
    }
}

static int
status_of (const DtlReading *reading, const DtlAct *act)
{
  gboolean effect = FALSE;
  int status = DTL_STATUS_COMPLETED;

  for (guint k = 0; k <= DTL_FIGURE_KIDNAPPED; k++)
    effect |= act->figures[k].known && act->figures[k].count.max != 0;
  if (effect)
    return DTL_STATUS_COMPLETED;
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->act == DTL_ACT_MISFIRE)
        return DTL_STATUS_FAILED;
      if (event->status == DTL_STATUS_FOILED || event->status == DTL_STATUS_FAILED)
        status = MAX (status, event->status);
    }
  return status;
}

/* The words for weapons in the clause of an event, or the event's own word where it implies one. */
static void
show_weapons (const DtlReading *reading, const DtlEvent *event, DtlIncidentBuilder *builder)
{
  const DtlSentence *sentence = &reading->sentences[event->sentence];

  if (event->weapons == 0)
    return;
  if (event->word->weapon > DTL_WEAPON_UNKNOWN)
    dtl_incident_builder_add_evidence (builder, DTL_FIELD_WEAPONS, trigger_span (reading, event));
  for (guint32 i = sentence->first; i < sentence->end; i++)
    {
      guint32 index = reading->token_phrase[i];
      const DtlPhrase *phrase;

      if (index == DTL_NO_INDEX)
        continue;
      phrase = dtl_reading_phrase (reading, index);
      if (phrase->weapon > DTL_WEAPON_UNKNOWN && event->weapons & 1u << phrase->weapon)
        dtl_incident_builder_add_evidence (builder, DTL_FIELD_WEAPONS,
                                           dtl_reading_span (reading, phrase->first, phrase->end));
      i = phrase->end - 1;
    }
}

static void
set_weapons (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  guint32 weapons = act->weapons & ~(1u << DTL_WEAPON_UNKNOWN);

  /* The finer class says it all. */
  if (weapons & (1u << DTL_WEAPON_VEHICLE_BOMB | 1u << DTL_WEAPON_GRENADE))
    weapons &= ~(1u << DTL_WEAPON_EXPLOSIVES);
  if (weapons == 0)
    return;
  dtl_incident_builder_set (builder, DTL_FIELD_WEAPONS, dtl_value_new_codes (weapons), 0.75);
  for (guint i = 0; i < act->events->len; i++)
    show_weapons (reading, dtl_reading_event (reading, g_array_index (act->events, guint32, i)),
                  builder);
}

/**
 * dtl_act_to_incident:
 * @reading: a reading
 * @act: an act that is an incident
 * @acts: all acts of the article
 *
 * Returns: (transfer full): its record
 */
DtlIncident *
dtl_act_to_incident (const DtlReading *reading, const DtlAct *act, const GPtrArray *acts)
{
  g_autoptr (DtlIncidentBuilder) builder = dtl_incident_builder_new ();

  set_type (reading, act, builder);
  dtl_incident_builder_set (builder, DTL_FIELD_STATUS,
                            dtl_value_new_code (status_of (reading, act)), 0.9);
  dtl_incident_builder_set (builder, DTL_FIELD_SUICIDE, dtl_value_new_boolean (act->suicide), 0.9);
  dtl_incident_builder_set (builder, DTL_FIELD_MAIN, dtl_value_new_boolean (act->main), 0.8);
  dtl_act_set_date (reading, act, acts, builder);
  dtl_act_set_place (reading, act, acts, builder);
  dtl_act_set_people (reading, act, builder);
  dtl_act_set_participants (reading, act, builder);
  set_weapons (reading, act, builder);
  dtl_incident_builder_set_overall (builder, 0.7);
  return dtl_incident_builder_end (g_steal_pointer (&builder));
}
