/* dtl-role-cast.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-role-model.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

DtlRoleScene *dtl_role_scene_new        (const DtlReading *reading, const DtlAct *act);
void          dtl_role_scene_free       (DtlRoleScene *self);
void          dtl_role_scene_show_rules (const DtlRoleScene *scene, DtlIncidentBuilder *builder);
void          dtl_role_scene_give       (const DtlRoleScene *scene, DtlIncidentBuilder *builder);
JsonArray    *dtl_role_scene_training   (const DtlRoleScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlRoleScene, dtl_role_scene_free)

G_END_DECLS
