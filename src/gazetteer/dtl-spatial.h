/* dtl-spatial.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-place.h"

#include <glib.h>

G_BEGIN_DECLS

#define DTL_SPATIAL_WORD_MAX 24

/**
 * DtlSpatialRelation:
 * @DTL_SPATIAL_OFFSET: "30 km north of X"
 * @DTL_SPATIAL_DISTANCE: "30 km from X"
 * @DTL_SPATIAL_BEARING: "north of X"
 * @DTL_SPATIAL_PART: "northern X"
 * @DTL_SPATIAL_BETWEEN: "on the road from X to Y"
 * @DTL_SPATIAL_HALFWAY: "halfway between X and Y"
 * @DTL_SPATIAL_APPROACH: "on the road to X"
 * @DTL_SPATIAL_NEAR: "outside X"
 * @DTL_SPATIAL_OUTSKIRTS: "on the outskirts of X"
 * @DTL_SPATIAL_COUNTRYSIDE: "in the northern countryside of X"
 * @DTL_SPATIAL_BORDER: "near the border of X and Y"
 * @DTL_SPATIAL_COAST: "off the coast of X"
 * @DTL_SPATIAL_NONE: "X border guards"
 *
 * Where something lies as seen from a place that is named.
 */
typedef enum
{
  DTL_SPATIAL_OFFSET,
  DTL_SPATIAL_DISTANCE,
  DTL_SPATIAL_BEARING,
  DTL_SPATIAL_PART,
  DTL_SPATIAL_BETWEEN,
  DTL_SPATIAL_HALFWAY,
  DTL_SPATIAL_APPROACH,
  DTL_SPATIAL_NEAR,
  DTL_SPATIAL_OUTSKIRTS,
  DTL_SPATIAL_COUNTRYSIDE,
  DTL_SPATIAL_BORDER,
  DTL_SPATIAL_COAST,
  DTL_SPATIAL_NONE,
  DTL_SPATIAL_N_RELATIONS
} DtlSpatialRelation;

/**
 * DtlSpatialItem:
 * @mask: the sets of words it belongs to
 * @value: its number, kilometres, degrees …
 * @first: first token
 * @end: one past its last token
 * @place: index of the place name it is, -1 if it is a word
 *
 * A word or a whole place name.
 */
typedef struct
{
  guint64 mask[2];
  double value;
  guint32 first;
  guint32 end;
  gint32 place;
} DtlSpatialItem;

/**
 * DtlSpatialMatch:
 * @relation: what is said
 * @first: first item
 * @end: one past the last item
 * @x: items that name the place it is seen from: first and one past the last
 * @y: items that name the other place; empty if there is none
 * @km: distance, 0 if none is said
 * @rough: the distance is one of time
 * @has_bearing: whether a direction is said
 * @bearing: degrees clockwise from north
 */
typedef struct
{
  DtlSpatialRelation relation;
  guint first;
  guint end;
  guint x[2];
  guint y[2];
  double km;
  gboolean rough;
  gboolean has_bearing;
  double bearing;
} DtlSpatialMatch;

/**
 * DtlSpatialPoint:
 * @lat: degrees north
 * @lon: degrees east
 * @radius_km: how far off it may be
 * @reason: what it follows from, one sentence
 */
typedef struct
{
  double lat;
  double lon;
  double radius_km;
  char *reason;
} DtlSpatialPoint;

const char *dtl_spatial_relation_nick (DtlSpatialRelation relation);
void dtl_spatial_add_word (GArray *items, const char *word, gboolean adjective, guint32 token);
gboolean dtl_spatial_match (const GArray *items, guint at, DtlSpatialMatch *match);
gboolean dtl_spatial_match_all (const GArray *items, guint *state, DtlSpatialMatch *match);
gboolean dtl_spatial_point (const DtlSpatialMatch *match,
                            const DtlPlace *x,
                            const DtlPlace *y,
                            const DtlPlace *near,
                            const char *home,
                            DtlSpatialPoint *point);
void dtl_spatial_point_clear (DtlSpatialPoint *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlSpatialPoint, dtl_spatial_point_clear)

G_END_DECLS
