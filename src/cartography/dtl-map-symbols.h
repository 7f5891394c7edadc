/* dtl-map-symbols.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-map-index.h"
#include "dtl-map-style.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * DtlMapColor:
 *
 * sRGB with components 0 … 1.
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} DtlMapColor;

/**
 * DtlMapSymbolFlags:
 * @DTL_MAP_SYMBOL_SELECTED: with the ring of the selection
 * @DTL_MAP_SYMBOL_HOVERED: under the pointer
 * @DTL_MAP_SYMBOL_FOCUSED: where the keyboard is
 * @DTL_MAP_SYMBOL_RECALLED: an earlier incident that the article recalls: hollow
 * @DTL_MAP_SYMBOL_DOUBTFUL: fainter
 */
typedef enum
{
  DTL_MAP_SYMBOL_NORMAL = 0,
  DTL_MAP_SYMBOL_SELECTED = 1 << 0,
  DTL_MAP_SYMBOL_HOVERED = 1 << 1,
  DTL_MAP_SYMBOL_FOCUSED = 1 << 2,
  DTL_MAP_SYMBOL_RECALLED = 1 << 3,
  DTL_MAP_SYMBOL_DOUBTFUL = 1 << 4,
} DtlMapSymbolFlags;

/**
 * DtlMapSprites:
 *
 * Symbols rendered once and stamped afterwards, for fast frames on a screen. Belongs to one thread.
 */
typedef struct _DtlMapSprites DtlMapSprites;

DtlMapSprites *dtl_map_sprites_new    (const DtlMapStyle *style, double scale);
void           dtl_map_sprites_free   (DtlMapSprites *self);

DtlMapColor    dtl_map_symbol_color   (int type);
void           dtl_map_symbol_paint   (cairo_t *cr, const DtlMapStyle *style, int type, double x,
                                       double y, double radius, DtlMapSymbolFlags flags);
void           dtl_map_cluster_paint  (cairo_t *cr, const DtlMapStyle *style, int type, double x,
                                       double y, double radius, guint n_points,
                                       DtlMapSymbolFlags flags);
void           dtl_map_uncertainty_paint (cairo_t *cr, const DtlMapStyle *style, int type, double x,
                                          double y, double radius);
void           dtl_map_symbols_paint  (cairo_t *cr, const DtlMapStyle *style,
                                       const DtlMapIndex *index, const GArray *items,
                                       guint selected, int hovered, int focused,
                                       DtlMapSprites *sprites);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlMapSprites, dtl_map_sprites_free)

G_END_DECLS
