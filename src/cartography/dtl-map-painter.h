/* dtl-map-painter.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-basemap.h"
#include "dtl-map-style.h"
#include "dtl-map-view.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Beyond this zoom tiles are still painted, but show no more than at this one. */
#define DTL_BASEMAP_MAX_DETAIL_ZOOM 8
/* The highest zoom at which a tile can be asked for. */
#define DTL_BASEMAP_MAX_ZOOM 18

void             dtl_map_painter_paint_tile  (const DtlBasemap *basemap, const DtlMapStyle *style,
                                              guint zoom, guint x, guint y,
                                              double size, double scale, cairo_t *cr);
cairo_surface_t *dtl_map_painter_render_tile (const DtlBasemap *basemap, const DtlMapStyle *style,
                                              guint zoom, guint x, guint y,
                                              double size, double scale);
void             dtl_map_painter_paint_view  (const DtlBasemap *basemap, const DtlMapStyle *style,
                                              const DtlMapView *view, cairo_t *cr);

G_END_DECLS
