/* dtl-incident-panel.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DTL_TYPE_INCIDENT_PANEL (dtl_incident_panel_get_type ())

G_DECLARE_FINAL_TYPE (DtlIncidentPanel, dtl_incident_panel, DTL, INCIDENT_PANEL, GtkWidget)

void dtl_incident_panel_set_workspace (DtlIncidentPanel *self, DtlWorkspace *workspace,
                                       GSettings *settings);
void dtl_incident_panel_edit          (DtlIncidentPanel *self);
void dtl_incident_panel_edit_place    (DtlIncidentPanel *self);

G_END_DECLS
