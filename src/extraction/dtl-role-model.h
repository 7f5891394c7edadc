/* dtl-role-model.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-mentions.h"

G_BEGIN_DECLS

#define DTL_MAX_ROLE_MENTIONS 12

/* The parts that somebody or something may play in an act. */
typedef enum
{
  DTL_ROLE_VICTIM,
  DTL_ROLE_ATTACKER,
  DTL_ROLE_GROUP,
  DTL_ROLE_PROPERTY,
  DTL_N_ROLES
} DtlRole;

/**
 * DtlRoleScene:
 * @reading: a reading with its mentions
 * @act: an act
 * @first: first sentence that is looked at
 * @end: one past the last
 * @own: (array length=n_own): the act's mentions, at most 64
 * @type: nick of the act's type
 * @cast: for each list of participants what the rules say
 *
 * An act whose parts are to be given to those around it.
 */
typedef struct
{
  const DtlReading *reading;
  const DtlAct *act;
  guint32 first;
  guint32 end;
  guint32 own[64];
  guint n_own;
  const char *type;
  DtlCast *cast[3];
} DtlRoleScene;

/**
 * DtlRoleCandidate:
 * @entity: somebody or something
 * @mentions: its mentions near the act
 * @n_mentions: how many
 * @members: for each list of participants its index there, or -1
 *
 * Who may play a part.
 */
typedef struct
{
  guint32 entity;
  guint32 mentions[DTL_MAX_ROLE_MENTIONS];
  guint n_mentions;
  gint32 members[3];
} DtlRoleCandidate;

gboolean dtl_role_scene_is_own (const DtlRoleScene *scene, guint32 event);
gboolean dtl_role_plays_elsewhere (const DtlRoleScene *scene, const DtlRoleCandidate *candidate,
                                   DtlRole role);
guint32 dtl_role_events_from (const DtlReading *reading, guint32 sentence);
double dtl_role_threshold (DtlRole role);
void dtl_role_scores (const DtlRoleScene *scene, const DtlRoleCandidate *candidate,
                      double scores[DTL_N_ROLES], GString *names);

G_END_DECLS
