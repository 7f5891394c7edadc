/* dtl-incident-layer.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-map-index.h"
#include "dtl-map-style.h"
#include "dtl-workspace.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/**
 * DtlIncidentLayer:
 *
 * The incidents of a workspace, painted on the map: symbols, circles of uncertainty, clusters.
 */
#define DTL_TYPE_INCIDENT_LAYER (dtl_incident_layer_get_type ())

G_DECLARE_FINAL_TYPE (DtlIncidentLayer, dtl_incident_layer, DTL, INCIDENT_LAYER, ShumateLayer)

#define DTL_NO_ITEM (-1)

DtlIncidentLayer *dtl_incident_layer_new           (ShumateViewport *viewport,
                                                    DtlWorkspace *workspace);
void              dtl_incident_layer_set_theme     (DtlIncidentLayer *self, DtlMapTheme theme);
DtlMapIndex      *dtl_incident_layer_get_index     (DtlIncidentLayer *self);
void              dtl_incident_layer_get_view      (DtlIncidentLayer *self, DtlMapView *view);
const DtlMapItem *dtl_incident_layer_get_item      (DtlIncidentLayer *self, int item);
DtlIncidentItem  *dtl_incident_layer_get_incident  (DtlIncidentLayer *self, guint point);
int               dtl_incident_layer_hit           (DtlIncidentLayer *self, double x, double y);
gboolean          dtl_incident_layer_set_hovered   (DtlIncidentLayer *self, int item);
int               dtl_incident_layer_get_focused   (DtlIncidentLayer *self);
void              dtl_incident_layer_set_focused   (DtlIncidentLayer *self, int item);
int               dtl_incident_layer_walk          (DtlIncidentLayer *self,
                                                    DtlMapDirection direction);
int               dtl_incident_layer_find_selected (DtlIncidentLayer *self);

G_END_DECLS
