/* dtl-map-widget.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-map-view.h"
#include "dtl-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DTL_TYPE_MAP_WIDGET (dtl_map_widget_get_type ())

G_DECLARE_FINAL_TYPE (DtlMapWidget, dtl_map_widget, DTL, MAP_WIDGET, GtkWidget)

void     dtl_map_widget_set_workspace (DtlMapWidget *self, DtlWorkspace *workspace,
                                       GSettings *settings);
void     dtl_map_widget_zoom          (DtlMapWidget *self, int direction);
void     dtl_map_widget_fit           (DtlMapWidget *self);
gboolean dtl_map_widget_get_box       (DtlMapWidget *self, DtlMapBox *box);
void     dtl_map_widget_save_view     (DtlMapWidget *self);

G_END_DECLS
