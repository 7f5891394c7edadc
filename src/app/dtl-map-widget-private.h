/* dtl-map-widget-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-incident-layer.h"
#include "dtl-map-widget.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

struct _DtlMapWidget
{
  GtkWidget parent_instance;

  GtkFlowBox *legend;
  GtkWidget *legend_card;
  GtkOverlay *overlay;
  GtkWidget *pick_banner;
  GtkBox *scale_box;

  DtlWorkspace *workspace;
  GSettings *settings;
  ShumateMap *map;
  ShumateViewport *viewport;
  ShumateMapLayer *tiles;
  DtlIncidentLayer *incidents;
  ShumateScale *scale;
  GtkWidget *popover;
  guint fit_source;
  guint clamp_source;
  guint legend_source;
  int width;
  guint has_view : 1;       /* the view is settled: restored, chosen, or fitted to all */
  guint from_map : 1;       /* the selection is being made here */
  guint dark : 1;
};

void _dtl_map_widget_add_input     (DtlMapWidget *self);
void _dtl_map_widget_close_popover (DtlMapWidget *self);
void _dtl_map_widget_describe      (DtlMapWidget *self);
void _dtl_map_widget_go_to         (DtlMapWidget *self, double lat, double lon, double zoom);

G_END_DECLS
