/* dtl-map-index.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-map-view.h"

G_BEGIN_DECLS

/**
 * DtlMapPoint:
 * @lat: degrees north
 * @lon: degrees east
 * @radius_km: how far off the point may be; 0 draws no circle
 * @killed: deaths, for the size; 0 when none or not said
 * @type: a %DtlIncidentType, for shape and colour
 * @id: the caller's own number for the incident, given back by queries
 * @main: %FALSE for an incident that an article only recalls: drawn hollow
 * @doubtful: drawn fainter
 *
 * An incident as the map sees it. A plain value.
 */
typedef struct
{
  double lat;
  double lon;
  double radius_km;
  int killed;
  int type;
  guint64 id;
  guint main : 1;
  guint doubtful : 1;
} DtlMapPoint;

#define DTL_MAP_NO_POINT G_MAXUINT

/**
 * DtlMapItem:
 * @x: screen position in units of the view
 * @y: screen position in units of the view
 * @radius: of the symbol or the cluster's disc, in units
 * @uncertainty: radius of the circle of stated uncertainty in units; 0 when none is drawn
 * @point: index in the array the map index was made from, or %DTL_MAP_NO_POINT for a cluster
 * @n_points: 1, or how many incidents the cluster stands for
 * @node: the cluster, for dtl_map_index_expand() and dtl_map_index_leaves()
 * @killed: of the point, or the sum over the cluster
 * @type: of the point, or the commonest in the cluster
 *
 * Something to draw: one incident or a cluster of several.
 */
typedef struct
{
  double x;
  double y;
  double radius;
  double uncertainty;
  guint point;
  guint n_points;
  guint node;
  int killed;
  int type;
} DtlMapItem;

/**
 * DtlMapDirection:
 *
 * Where the keyboard walk goes on the screen.
 */
typedef enum
{
  DTL_MAP_LEFT,
  DTL_MAP_RIGHT,
  DTL_MAP_UP,
  DTL_MAP_DOWN,
} DtlMapDirection;

/**
 * DtlMapIndex:
 *
 * Incidents clustered for every zoom. Immutable, reference counted, safe to share between threads.
 * Build it when the set of incidents changes, query it for every frame.
 */
typedef struct _DtlMapIndex DtlMapIndex;

DtlMapIndex       *dtl_map_index_new       (const DtlMapPoint *points, gsize n_points);
DtlMapIndex       *dtl_map_index_ref       (DtlMapIndex *self);
void               dtl_map_index_unref     (DtlMapIndex *self);
gsize              dtl_map_index_n_points  (const DtlMapIndex *self);
const DtlMapPoint *dtl_map_index_get_point (const DtlMapIndex *self, guint point);
gboolean           dtl_map_index_get_box   (const DtlMapIndex *self, DtlMapBox *out);
GArray            *dtl_map_index_query     (const DtlMapIndex *self, const DtlMapView *view);
double             dtl_map_index_expand    (const DtlMapIndex *self, guint node);
GArray            *dtl_map_index_leaves    (const DtlMapIndex *self, guint node, guint limit);

double             dtl_map_symbol_radius   (int killed);
int                dtl_map_items_hit       (const GArray *items, double x, double y, double slack);
int                dtl_map_items_next      (const GArray *items, int from, DtlMapDirection direction);
int                dtl_map_items_find      (const DtlMapIndex *index, const GArray *items,
                                            guint point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlMapIndex, dtl_map_index_unref)

G_END_DECLS
