/* dtl-map-sprites.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-map-symbols-private.h"

#include "dtl-codes.h"

#include <math.h>

/* When so many different pictures have been made, begin anew; a session shows a few hundred. */
#define MOST_SPRITES 4096
/* Up to here every circle of uncertainty is dashed and filled. */
#define MOST_CIRCLES 60

struct _DtlMapSprites
{
  const DtlMapStyle *style;
  double scale;
  GHashTable *sprites; /* guint64 → cairo_surface_t */
};

/**
 * dtl_map_sprites_new:
 * @style: colours
 * @scale: device pixels for one unit
 *
 * Returns: (transfer full): an empty cache of symbols; make another one when style or scale change
 */
DtlMapSprites *
dtl_map_sprites_new (const DtlMapStyle *style, double scale)
{
  DtlMapSprites *self = g_new0 (DtlMapSprites, 1);

  self->style = style;
  self->scale = scale;
  self->sprites = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) cairo_surface_destroy);
  return self;
}

/**
 * dtl_map_sprites_free:
 * @self: (transfer full): a cache
 */
void
dtl_map_sprites_free (DtlMapSprites *self)
{
  g_hash_table_unref (self->sprites);
  g_free (self);
}

static guint64
sprite_key (const DtlMapItem *item, DtlMapSymbolFlags flags)
{
  guint64 count = item->point == DTL_MAP_NO_POINT ? item->n_points : 0;

  /* What is printed changes only every hundred and every thousand; see dtl_map_format_count(). */
  if (count >= 9950)
    count = (count + 500) / 1000 * 1000;
  else if (count >= 1000)
    count = (count + 50) / 100 * 100;
  return count << 32 | (guint64) (flags & 255) << 24 | (guint64) (item->type & 255) << 16 |
         (guint64) lround (item->radius * 8);
}

static void
paint_item (DtlCanvas *canvas, const DtlMapStyle *style, const DtlMapItem *item, double x, double y,
            DtlMapSymbolFlags flags)
{
  if (item->point == DTL_MAP_NO_POINT)
    dtl_canvas_cluster (canvas, style, item->type, x, y, item->radius, item->n_points, flags);
  else
    dtl_canvas_symbol (canvas, style, item->type, x, y, item->radius, flags);
}

/* Half the side of a sprite, in units: the symbol, its rings and their width. */
static double
sprite_reach (const DtlMapItem *item)
{
  return ceil (item->radius * 1.7 + 12);
}

static cairo_surface_t *
make_sprite (DtlMapSprites *self, const DtlMapItem *item, DtlMapSymbolFlags flags)
{
  double reach = sprite_reach (item);
  int side = ceil (2 * reach * self->scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr;
  DtlCanvas *canvas;

  cairo_surface_set_device_scale (surface, self->scale, self->scale);
  cr = cairo_create (surface);
  canvas = dtl_canvas_new (cr);
  paint_item (canvas, self->style, item, reach, reach, flags);
  dtl_canvas_free (canvas);
  cairo_destroy (cr);
  return surface;
}

static void
stamp_item (DtlMapSprites *self, cairo_t *cr, const DtlMapItem *item, DtlMapSymbolFlags flags)
{
  guint64 key = sprite_key (item, flags);
  cairo_surface_t *sprite = g_hash_table_lookup (self->sprites, &key);
  double reach = sprite_reach (item);

  if (sprite == NULL)
    {
      if (g_hash_table_size (self->sprites) >= MOST_SPRITES)
        g_hash_table_remove_all (self->sprites);
      sprite = make_sprite (self, item, flags);
      g_hash_table_insert (self->sprites, g_memdup2 (&key, sizeof key), sprite);
    }
  /* Whole device pixels: stamping is a copy, and symbols stay crisp. */
  cairo_set_source_surface (cr, sprite, round ((item->x - reach) * self->scale) / self->scale,
                            round ((item->y - reach) * self->scale) / self->scale);
  cairo_paint (cr);
}

static DtlMapSymbolFlags
item_flags (const DtlMapIndex *index, const DtlMapItem *item, gboolean is_selected,
            gboolean is_hovered, gboolean is_focused)
{
  DtlMapSymbolFlags flags = DTL_MAP_SYMBOL_NORMAL;

  if (item->point != DTL_MAP_NO_POINT)
    {
      const DtlMapPoint *point = dtl_map_index_get_point (index, item->point);

      flags |= point->main ? 0 : DTL_MAP_SYMBOL_RECALLED;
      flags |= point->doubtful ? DTL_MAP_SYMBOL_DOUBTFUL : 0;
    }
  flags |= is_selected ? DTL_MAP_SYMBOL_SELECTED : 0;
  flags |= is_hovered ? DTL_MAP_SYMBOL_HOVERED : 0;
  flags |= is_focused ? DTL_MAP_SYMBOL_FOCUSED : 0;
  return flags;
}

/* Among so many circles none can be told from the others: they are drawn plainly, all of a type in
 * one stroke, which takes a tenth of the time. */
static void
paint_many_circles (DtlCanvas *canvas, const GArray *items)
{
  cairo_t *cr = dtl_canvas_get_cairo (canvas);

  for (int type = 0; type < DTL_N_INCIDENT_TYPE; type++)
    {
      DtlMapColor color = dtl_map_symbol_color (type);

      cairo_new_path (cr);
      for (guint i = 0; i < items->len; i++)
        {
          const DtlMapItem *item = &g_array_index (items, DtlMapItem, i);

          if (item->uncertainty <= 0 || item->type != type)
            continue;
          cairo_new_sub_path (cr);
          cairo_arc (cr, item->x, item->y, item->uncertainty, 0, 2 * G_PI);
        }
      color.alpha = 0.5;
      dtl_canvas_stroke (canvas, color, 0.8, NULL, 0);
    }
}

static void
paint_circles (DtlCanvas *canvas, const DtlMapStyle *style, const GArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += g_array_index (items, DtlMapItem, i).uncertainty > 0;
  if (n > MOST_CIRCLES)
    {
      paint_many_circles (canvas, items);
      return;
    }
  for (guint i = 0; i < items->len && n > 0; i++)
    {
      const DtlMapItem *item = &g_array_index (items, DtlMapItem, i);

      if (item->uncertainty > 0)
        dtl_canvas_uncertainty (canvas, style, item->type, item->x, item->y, item->uncertainty);
    }
}

/**
 * dtl_map_symbols_paint:
 * @cr: where to paint, in units of the view that was queried
 * @style: colours
 * @index: the index
 * @items: (element-type DtlMapItem): from dtl_map_index_query()
 * @selected: the selected incident, or %DTL_MAP_NO_POINT
 * @hovered: position in @items under the pointer, or −1
 * @focused: position in @items with the keyboard focus, or −1
 * @sprites: (nullable): cache for screens; %NULL paints vectors
 *
 * Paints circles of uncertainty, then symbols and clusters, the selected one on top.
 */
void
dtl_map_symbols_paint (cairo_t *cr, const DtlMapStyle *style, const DtlMapIndex *index,
                       const GArray *items, guint selected, int hovered, int focused,
                       DtlMapSprites *sprites)
{
  g_autoptr (DtlCanvas) canvas = dtl_canvas_new (cr);
  int chosen = dtl_map_items_find (index, items, selected);

  paint_circles (canvas, style, items);
  for (guint step = 0; step < items->len + (chosen >= 0); step++)
    {
      /* The selected item is left out of the round and painted after it. */
      guint i = step < items->len ? step : (guint) chosen;
      const DtlMapItem *item = &g_array_index (items, DtlMapItem, i);
      DtlMapSymbolFlags flags = item_flags (index, item, (int) i == chosen, (int) i == hovered,
                                            (int) i == focused);

      if ((int) i == chosen && step < items->len)
        continue;
      if (sprites != NULL)
        stamp_item (sprites, cr, item, flags);
      else
        paint_item (canvas, style, item, item->x, item->y, flags);
    }
}
