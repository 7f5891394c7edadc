/* dtl-spatial-cue.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reading.h"

G_BEGIN_DECLS

/**
 * DtlSpatialCue:
 * @km: how far from the named place
 * @has_bearing: whether a direction is said
 * @bearing: degrees clockwise from north
 */
typedef struct
{
  double km;
  gboolean has_bearing;
  double bearing;
} DtlSpatialCue;

gboolean dtl_spatial_cue_find  (const DtlReading *reading, const DtlToponym *toponym,
                                DtlSpatialCue *cue);
void     dtl_spatial_cue_point (const DtlSpatialCue *cue, const DtlPlace *place, double *lat,
                                double *lon, double *radius_km);

G_END_DECLS
