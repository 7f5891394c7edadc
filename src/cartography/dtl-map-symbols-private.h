/* dtl-map-symbols-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-canvas-private.h"
#include "dtl-map-symbols.h"

G_BEGIN_DECLS

void  dtl_canvas_symbol      (DtlCanvas *canvas, const DtlMapStyle *style, int type, double x,
                              double y, double radius, DtlMapSymbolFlags flags);
void  dtl_canvas_cluster     (DtlCanvas *canvas, const DtlMapStyle *style, int type, double x,
                              double y, double radius, guint n_points, DtlMapSymbolFlags flags);
void  dtl_canvas_uncertainty (DtlCanvas *canvas, const DtlMapStyle *style, int type, double x,
                              double y, double radius);
char *dtl_map_format_count   (guint n_points);

G_END_DECLS
