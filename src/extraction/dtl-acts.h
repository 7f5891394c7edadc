/* dtl-acts.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-incident.h"
#include "dtl-reading.h"
#include "dtl-spatial-text.h"

G_BEGIN_DECLS

/**
 * DtlActWhen:
 * @from: first day, year 0 if not known
 * @to: last day
 * @timex: the expression it came from, or %DTL_NO_INDEX
 * @quality: 0 none … 3 in the clause of the act
 */
typedef struct
{
  DtlPartialDate from;
  DtlPartialDate to;
  guint32 timex;
  guint8 quality;
} DtlActWhen;

/**
 * DtlAct:
 * @events: (element-type guint32): its mentions, in text order
 * @when: its date
 * @context: the day named last before its first mention
 * @toponym: its place name, or %DTL_NO_INDEX
 * @place_quality: how closely the place name belongs, 0 … 3
 * @figures: the counts of people
 * @first_harm: the first mention that reports harm, or %DTL_NO_INDEX
 * @strength: the best #DtlStrength of its mentions
 * @told: a mention tells it and does not only name it
 * @war: a mention gives so many dead that they are a war's or a genocide's, no act's
 *
 * What several mentions say of one act: an incident in the making.
 */
typedef struct
{
  GArray *events;
  DtlActWhen when;
  DtlActWhen context;
  guint32 toponym;
  guint8 place_quality;
  DtlFigure figures[DTL_N_FIGURES];
  guint32 weapons;
  guint32 families;
  guint32 first_harm;
  guint8 strength;
  gint8 status;
  guint8 family;
  guint8 suicide : 1;
  guint8 accident : 1;
  guint8 legal : 1;
  guint8 another : 1;
  guint8 actual : 1;
  guint8 generic : 1;
  guint8 main : 1;
  guint8 told : 1;
  guint8 war : 1;
} DtlAct;

/* How the times or places of two acts go together. */
typedef enum
{
  DTL_RELATION_UNKNOWN,
  DTL_RELATION_SAME,
  DTL_RELATION_COMPATIBLE,
  DTL_RELATION_CONFLICT,
} DtlRelation;

/**
 * DtlActFlaw:
 *
 * What an act lacks to be an incident by the letter of the codebook.
 */
typedef enum
{
  DTL_ACT_FLAW_UNREAL = 1 << 0,
  DTL_ACT_FLAW_NO_INTENT = 1 << 1,
  DTL_ACT_FLAW_ACCIDENT = 1 << 2,
  DTL_ACT_FLAW_NO_VICTIM = 1 << 3,
  DTL_ACT_FLAW_NO_VIOLENCE = 1 << 4,
  DTL_ACT_FLAW_VAGUE = 1 << 5,
  DTL_ACT_FLAW_STRAY = 1 << 6,
} DtlActFlaw;

/* The families of acts that are never one act. */
typedef enum
{
  DTL_FAMILY_ANY,
  DTL_FAMILY_ASSAULT,
  DTL_FAMILY_BOMBING,
  DTL_FAMILY_AIR,
  DTL_FAMILY_CLASH,
  DTL_FAMILY_RIOT,
  DTL_FAMILY_FACILITY,
  DTL_FAMILY_HOSTAGE,
  DTL_N_FAMILIES
} DtlFamily;

GPtrArray  *dtl_acts_find        (const DtlReading *reading);
GPtrArray  *dtl_scenes_find      (const DtlReading *reading);
void        dtl_acts_training    (const DtlReading *reading, JsonObject *out);
gboolean    dtl_act_families_agree (guint a, guint b);
void        dtl_act_free         (DtlAct *self);
void        dtl_acts_merge_by_victim (const DtlReading *reading, GPtrArray *acts);
gboolean    dtl_acts_differ_in_victims (const DtlReading *reading, const DtlAct *a,
                                        const DtlAct *b);
gboolean    dtl_acts_are_shares (const DtlReading *reading, const DtlAct *a, const DtlAct *b);
void        dtl_act_absorb       (const DtlReading *reading, DtlAct *act, const DtlAct *scene);
guint       dtl_act_family       (guint act_kind);
gboolean    dtl_acts_places_clash (const DtlReading *reading, guint32 a, guint32 b);
gboolean    dtl_act_is_candidate (const DtlReading *reading, const DtlAct *act);
guint       dtl_act_flaws        (const DtlReading *reading, const DtlAct *act);
DtlActWhen  dtl_act_when         (const DtlReading *reading, const DtlEvent *event);
guint32     dtl_act_day_nearby   (const DtlReading *reading, const DtlAct *act);
DtlActWhen  dtl_act_context      (const DtlReading *reading, const DtlEvent *event);
DtlRelation dtl_act_relate_dates (const DtlActWhen *a, const DtlActWhen *b);
DtlRelation dtl_act_relate_places (const DtlReading *reading, guint32 a, guint32 b);
gboolean    dtl_act_place_is_finer (const DtlReading *reading, guint32 a, guint32 b);
int         dtl_act_days         (const DtlActWhen *when);
DtlIncident *dtl_act_to_incident (const DtlReading *reading, const DtlAct *act,
                                  const GPtrArray *acts, char **features);
void        dtl_act_set_place    (const DtlReading *reading, const DtlAct *act,
                                  const GPtrArray *acts, DtlIncidentBuilder *builder);
void        dtl_act_set_date     (const DtlReading *reading, const DtlAct *act,
                                  const GPtrArray *acts, DtlIncidentBuilder *builder);
void        dtl_act_set_people   (const DtlReading *reading, const DtlAct *act,
                                  DtlIncidentBuilder *builder);
void        dtl_act_set_site     (const DtlReading *reading, const DtlAct *act,
                                  DtlIncidentBuilder *builder);
char       *dtl_act_place_examples (const DtlReading *reading, const DtlAct *act);
GArray     *dtl_suspects_find    (const DtlReading *reading);
void        dtl_act_names_near   (const DtlReading *reading, const DtlAct *act, guint *first,
                                  guint *end);
guint32     dtl_act_nearest_name (const DtlReading *reading, const DtlAct *act, gboolean *near);
double      dtl_act_fit_of_name  (const DtlReading *reading, const DtlAct *act, guint index);
gboolean    dtl_act_find_spatial (const DtlReading *reading, guint32 index, const DtlPlace *place,
                                  const char *home, DtlSpatialMention *out);
gboolean    dtl_act_find_border  (const DtlReading *reading, const DtlAct *act, guint32 index,
                                  DtlSpatialMention *out);
void        dtl_act_set_spatial  (const DtlSpatialMention *mention, DtlIncidentBuilder *builder,
                                  double confidence);
guint32     dtl_act_town_of_spot (const DtlReading *reading, const DtlAct *act,
                                  const DtlPlace *spot);
int         dtl_act_type         (const DtlReading *reading, const DtlAct *act);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlAct, dtl_act_free)

G_END_DECLS
