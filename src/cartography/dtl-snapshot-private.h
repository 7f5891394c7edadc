/* dtl-snapshot-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-canvas-private.h"
#include "dtl-map-view.h"
#include "dtl-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} DtlRect;

/* A symbol on the page. Where several incidents share a place, their symbols stand round it and
 * a line leads from each to the place. */
typedef struct
{
  double x;
  double y;
  double place_x;
  double place_y;
  double radius;
  guint incident;
} DtlPlacedSymbol;

/* A page while it is laid out and painted. Lengths are in units of 1/96 inch. */
typedef struct
{
  const DtlBasemap *basemap;
  const DtlSnapshotOptions *options;
  const DtlSnapshotIncident *incidents;
  gsize n_incidents;
  const DtlMapStyle *style;
  DtlCanvas *canvas;
  gboolean has_more_pages; /* a list that is too long goes on */

  double width;
  double height;
  DtlRect map;
  DtlRect list;
  DtlRect timeline;
  double header_top;
  double footer_top;

  DtlMapView view; /* in units of the map's rectangle */
  DtlMapIndex *index;
  GArray *items;   /* DtlMapItem: circles, and clusters too large to be spread */
  GArray *symbols; /* DtlPlacedSymbol */
} DtlSnapshotPage;

DtlTextStyle dtl_snapshot_text        (const DtlSnapshotPage *page, double size, gboolean dim);
double       dtl_snapshot_unit        (const DtlSnapshotOptions *options);

void         dtl_snapshot_lay_out     (DtlSnapshotPage *page);
void         dtl_snapshot_place       (DtlSnapshotPage *page);
void         dtl_snapshot_paint_map   (DtlSnapshotPage *page);
void         dtl_snapshot_paint_legend (DtlSnapshotPage *page);
void         dtl_snapshot_paint_scale_bar (DtlSnapshotPage *page);
void         dtl_snapshot_paint_north (DtlSnapshotPage *page);
gsize        dtl_snapshot_paint_list  (DtlSnapshotPage *page, gsize first);
void         dtl_snapshot_paint_timeline (DtlSnapshotPage *page);
gsize        dtl_snapshot_paint_page  (const DtlBasemap *basemap,
                                       const DtlSnapshotOptions *options,
                                       const DtlSnapshotIncident *incidents, gsize n_incidents,
                                       gsize first, gboolean has_more_pages,
                                       DtlCanvas *canvas);
double       dtl_scale_bar_km         (double km_per_unit, double max_units);

G_END_DECLS
