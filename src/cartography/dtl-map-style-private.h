/* dtl-map-style-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-basemap-format.h"
#include "dtl-map-style.h"
#include "dtl-map-symbols.h"

G_BEGIN_DECLS

/* Colours as 0xRRGGBB. */
struct _DtlMapStyle
{
  const char *id;
  DtlMapTheme theme;

  guint32 water;
  guint32 land;
  guint32 coast;
  guint32 shore;
  guint32 river;
  guint32 border;
  guint32 border_casing;
  guint32 admin1;

  guint32 labels[DTL_N_LABEL_KINDS];
  guint32 halo;
  guint32 water_halo;
  guint32 dot;

  guint32 symbol_outline;
  guint32 cluster;
  guint32 cluster_text;
  guint32 selection;

  guint32 panel;
  guint32 panel_text;
  guint32 panel_dim;
  guint32 panel_line;
};

DtlMapColor dtl_map_color (guint32 rgb, double alpha);

G_END_DECLS
