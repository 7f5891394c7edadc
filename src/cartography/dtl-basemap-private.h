/* dtl-basemap-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-basemap-format.h"
#include "dtl-basemap.h"

G_BEGIN_DECLS

/* One run of points inside a cell, as it stands in the file: little-endian, unchecked values. */
typedef struct
{
  DtlBasemapLayer layer;
  guint klass;
  guint n_points;
  const gint16 *points;
} DtlBasemapRun;

typedef void (*DtlBasemapRunFunc)   (const DtlBasemapRun *run, guint column, guint row,
                                     gpointer data);
typedef void (*DtlBasemapLabelFunc) (const DtlBasemapLabel *label, const char *name, guint length,
                                     gpointer data);

guint dtl_basemap_pick_level     (const DtlBasemap *self, double zoom);
guint dtl_basemap_get_cell_zoom  (const DtlBasemap *self, guint level);
void  dtl_basemap_foreach_run    (const DtlBasemap *self, guint level, guint column, guint row,
                                  guint32 layers, DtlBasemapRunFunc func, gpointer data);
void  dtl_basemap_foreach_label  (const DtlBasemap *self, guint zoom, double west, double north,
                                  double east, double south, DtlBasemapLabelFunc func,
                                  gpointer data);

G_END_DECLS
