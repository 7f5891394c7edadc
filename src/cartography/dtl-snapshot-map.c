/* dtl-snapshot-map.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-snapshot-private.h"

#include "dtl-map-painter-private.h"
#include "dtl-map-style-private.h"
#include "dtl-map-symbols-private.h"

#include <math.h>

static void
paint_circle (DtlSnapshotPage *page, const DtlPlacedSymbol *symbol)
{
  const DtlMapPoint *point = &page->incidents[symbol->incident].point;
  double radius = point->radius_km / dtl_map_view_km_per_unit (&page->view, point->lat);

  if (radius > symbol->radius + 3 && radius < 2 * MAX (page->map.width, page->map.height))
    dtl_canvas_uncertainty (page->canvas, page->style, point->type, symbol->place_x,
                            symbol->place_y, radius);
}

static void
paint_leader (DtlSnapshotPage *page, const DtlPlacedSymbol *symbol)
{
  cairo_t *cr = dtl_canvas_get_cairo (page->canvas);

  if (hypot (symbol->x - symbol->place_x, symbol->y - symbol->place_y) < 2)
    return;
  cairo_new_path (cr);
  cairo_move_to (cr, symbol->place_x, symbol->place_y);
  cairo_line_to (cr, symbol->x, symbol->y);
  dtl_canvas_stroke (page->canvas, dtl_map_color (page->style->panel_text, 0.7), 0.9, NULL, 0);
  cairo_arc (cr, symbol->place_x, symbol->place_y, 1.8, 0, 2 * G_PI);
  dtl_canvas_fill (page->canvas, dtl_map_color (page->style->panel_text, 0.9));
}

static void
paint_symbol (DtlSnapshotPage *page, const DtlPlacedSymbol *symbol)
{
  const DtlSnapshotIncident *incident = &page->incidents[symbol->incident];
  DtlMapSymbolFlags flags = (incident->point.main ? 0 : DTL_MAP_SYMBOL_RECALLED) |
                            (incident->point.doubtful ? DTL_MAP_SYMBOL_DOUBTFUL : 0);

  dtl_canvas_push_group (page->canvas, NULL, incident->label);
  dtl_canvas_symbol (page->canvas, page->style, incident->point.type, symbol->x, symbol->y,
                     symbol->radius, flags);
  dtl_canvas_pop_group (page->canvas);
}

/* The number under which the list describes the incident. */
static void
paint_number (DtlSnapshotPage *page, const DtlPlacedSymbol *symbol)
{
  g_autofree char *number = g_strdup_printf ("%u", symbol->incident + 1);
  DtlTextStyle text = dtl_snapshot_text (page, 10.5, FALSE);

  text.weight = PANGO_WEIGHT_BOLD;
  text.halo = dtl_map_color (page->style->halo, 1);
  text.halo_width = 3;
  dtl_canvas_text (page->canvas, number, -1, symbol->x + symbol->radius * 0.9 + 3,
                   symbol->y - symbol->radius * 0.8 - 2, DTL_ALIGN_START, &text);
}

static void
paint_symbols (DtlSnapshotPage *page)
{
  for (guint i = 0; i < page->symbols->len; i++)
    paint_circle (page, &g_array_index (page->symbols, DtlPlacedSymbol, i));
  for (guint i = 0; i < page->symbols->len; i++)
    paint_leader (page, &g_array_index (page->symbols, DtlPlacedSymbol, i));
  for (guint i = 0; i < page->items->len; i++)
    {
      const DtlMapItem *item = &g_array_index (page->items, DtlMapItem, i);

      if (item->point == DTL_MAP_NO_POINT && item->n_points > 0)
        dtl_canvas_cluster (page->canvas, page->style, item->type, item->x, item->y, item->radius,
                            item->n_points, DTL_MAP_SYMBOL_NORMAL);
    }
  for (guint i = 0; i < page->symbols->len; i++)
    paint_symbol (page, &g_array_index (page->symbols, DtlPlacedSymbol, i));
  for (guint i = 0; i < page->symbols->len && page->options->list; i++)
    paint_number (page, &g_array_index (page->symbols, DtlPlacedSymbol, i));
}

/* What the names of the basemap shall keep clear of. */
static GArray *
list_obstacles (const DtlSnapshotPage *page)
{
  GArray *obstacles = g_array_new (FALSE, FALSE, sizeof (DtlMapObstacle));

  for (guint i = 0; i < page->symbols->len; i++)
    {
      const DtlPlacedSymbol *symbol = &g_array_index (page->symbols, DtlPlacedSymbol, i);
      DtlMapObstacle obstacle = { symbol->x, symbol->y, symbol->radius + 3 };

      g_array_append_val (obstacles, obstacle);
      /* The number above on the right. */
      obstacle = (DtlMapObstacle){ symbol->x + symbol->radius + 8, symbol->y - symbol->radius, 7 };
      if (page->options->list)
        g_array_append_val (obstacles, obstacle);
    }
  for (guint i = 0; i < page->items->len; i++)
    {
      const DtlMapItem *item = &g_array_index (page->items, DtlMapItem, i);
      DtlMapObstacle obstacle = { item->x, item->y, item->radius + 3 };

      if (item->point == DTL_MAP_NO_POINT && item->n_points > 0)
        g_array_append_val (obstacles, obstacle);
    }
  return obstacles;
}

/* Basemap, incidents and frame. */
void
dtl_snapshot_paint_map (DtlSnapshotPage *page)
{
  cairo_t *cr = dtl_canvas_get_cairo (page->canvas);
  const DtlRect *map = &page->map;
  g_autoptr (GArray) obstacles = list_obstacles (page);

  cairo_save (cr);
  cairo_translate (cr, map->x, map->y);
  dtl_canvas_push_clip (page->canvas, 0, 0, map->width, map->height);
  dtl_map_painter_paint_on (page->basemap, page->style, &page->view, obstacles,
                            page->canvas);
  dtl_canvas_push_group (page->canvas, "incidents", NULL);
  paint_symbols (page);
  dtl_canvas_pop_group (page->canvas);
  dtl_canvas_pop_clip (page->canvas);
  cairo_rectangle (cr, 0, 0, map->width, map->height);
  dtl_canvas_stroke (page->canvas, dtl_map_color (page->style->panel_line, 1), 1, NULL, 0);
  cairo_restore (cr);
}
