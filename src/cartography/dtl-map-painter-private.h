/* dtl-map-painter-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-canvas-private.h"
#include "dtl-map-painter.h"

G_BEGIN_DECLS

/* Something on the map that names of places should not run into: a circle, in units of the view. */
typedef struct
{
  double x;
  double y;
  double radius;
} DtlMapObstacle;

void dtl_map_painter_paint_on (const DtlBasemap *basemap, const DtlMapStyle *style,
                               const DtlMapView *view, const GArray *obstacles,
                               DtlCanvas *canvas);

/* A part of the world's plane while it is painted: @world units wide the whole world, the
 * picture's corner at (@left, @top) units from the world's. Columns left of 0 or right of the
 * world's edge are its repetitions. */
typedef struct
{
  const DtlBasemap *basemap;
  const DtlMapStyle *style;
  DtlCanvas *canvas;
  double world;
  double left;
  double top;
  double width;
  double height;
  double zoom;
  double scale;
  const GArray *obstacles; /* (nullable) (element-type DtlMapObstacle) */
} DtlMapFrame;

void dtl_map_frame_paint_labels (const DtlMapFrame *frame);

G_END_DECLS
