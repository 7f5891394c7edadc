/* dtl-snapshot-layout.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-snapshot-private.h"

#include "dtl-map-style-private.h"

#include <math.h>

#define GAP 10.0
#define TIMELINE_HEIGHT 74.0
/* A fitted map goes no nearer: the basemap shows nothing more. */
#define NEAREST_ZOOM 10.0
#define NEAREST_ZOOM_FOR_ONE 7.5
/* More incidents than this are clustered instead of spread. */
#define MOST_SPREAD 80
#define MOST_IN_ONE_PLACE 10

/* The page's running text in one size. */
DtlTextStyle
dtl_snapshot_text (const DtlSnapshotPage *page, double size, gboolean dim)
{
  return (DtlTextStyle){
    .size = size,
    .weight = PANGO_WEIGHT_NORMAL,
    .color = dtl_map_color (dim ? page->style->panel_dim : page->style->panel_text, 1),
  };
}

/* The list takes a third of the width beside the map, or what its rows need below it. */
static void
cut_list (DtlSnapshotPage *page)
{
  DtlRect *map = &page->map;

  if (!page->options->list || page->n_incidents == 0)
    return;
  if (page->width > page->height * 1.15)
    {
      double width = CLAMP (map->width * 0.3, 220, 420);

      map->width -= width + 2 * GAP;
      page->list = (DtlRect){ map->x + map->width + 2 * GAP, map->y, width, map->height };
    }
  else
    {
      double wanted = 26 + ceil (page->n_incidents / 2.0) * 40;
      double height = MIN (wanted, map->height * 0.45);

      map->height -= height + GAP;
      page->list = (DtlRect){ map->x, map->y + map->height + GAP, map->width, height };
    }
}

static void
cut_timeline (DtlSnapshotPage *page)
{
  DtlRect *map = &page->map;

  if (!page->options->timeline || map->height < 3 * TIMELINE_HEIGHT)
    return;
  map->height -= TIMELINE_HEIGHT + GAP;
  page->timeline = (DtlRect){ map->x, map->y + map->height + GAP, map->width, TIMELINE_HEIGHT };
}

/* Divides the page into rectangles. */
void
dtl_snapshot_lay_out (DtlSnapshotPage *page)
{
  const DtlSnapshotOptions *options = page->options;
  double margin = options->size == DTL_SNAPSHOT_PIXELS ? 16 : 28;
  double top = margin, bottom = page->height - margin;

  if (options->classification != NULL)
    {
      top += 18;
      bottom -= 18;
    }
  page->header_top = top;
  if (options->title != NULL)
    top += 30;
  if (options->subtitle != NULL)
    top += 20;
  if (top > page->header_top)
    top += GAP / 2;
  page->footer_top = bottom;
  if (options->attribution || options->date != NULL)
    {
      page->footer_top = bottom - 12;
      bottom -= 12 + GAP;
    }
  page->map = (DtlRect){ margin, top, page->width - 2 * margin, MAX (bottom - top, 60) };
  cut_list (page);
  cut_timeline (page);
}

static void
choose_view (DtlSnapshotPage *page)
{
  DtlMapBox box;
  double nearest = NEAREST_ZOOM, margin = MIN (page->map.width, page->map.height) * 0.12;

  page->view = (DtlMapView){ 15, 10, 0, page->map.width, page->map.height,
                             dtl_snapshot_unit (page->options) };
  if (page->options->has_box)
    {
      dtl_map_view_fit (&page->view, &page->options->box, 0, DTL_ZOOM_MAX);
      return;
    }
  if (!dtl_map_index_get_box (page->index, &box))
    box = (DtlMapBox){ -58, -170, 75, 180 };
  if (box.north - box.south < 0.02 && fabs (box.east - box.west) < 0.02)
    nearest = NEAREST_ZOOM_FOR_ONE;
  dtl_map_view_fit (&page->view, &box, margin, nearest);
}

static void
add_symbol (DtlSnapshotPage *page, guint incident, double x, double y)
{
  const DtlMapPoint *point = &page->incidents[incident].point;
  DtlPlacedSymbol symbol = { x, y, 0, 0, dtl_map_symbol_radius (point->killed), incident };

  dtl_map_view_project (&page->view, point->lat, point->lon, &symbol.place_x, &symbol.place_y);
  g_array_append_val (page->symbols, symbol);
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint p = *(const guint *) a, q = *(const guint *) b;

  return p < q ? -1 : p > q;
}

/* Puts the members of a cluster on a circle wide enough for all of them, the first at the top. */
static void
spread_cluster (DtlSnapshotPage *page, const DtlMapItem *item)
{
  g_autoptr (GArray) members = dtl_map_index_leaves (page->index, item->node, MOST_IN_ONE_PLACE);
  double around = 0, radius;

  g_array_sort (members, compare_indices);
  for (guint i = 0; i < members->len; i++)
    around += 2 * dtl_map_symbol_radius (
                    page->incidents[g_array_index (members, guint, i)].point.killed) + 14;
  radius = MAX (around / (2 * G_PI), 18);
  for (guint i = 0; i < members->len; i++)
    {
      double angle = 2 * G_PI * i / members->len;

      add_symbol (page, g_array_index (members, guint, i), item->x + radius * sin (angle),
                  item->y - radius * cos (angle));
    }
}

/* Large symbols below small ones. */
static int
compare_symbols (gconstpointer a, gconstpointer b)
{
  const DtlPlacedSymbol *p = a, *q = b;

  if (p->radius != q->radius)
    return p->radius > q->radius ? -1 : 1;
  return p->incident < q->incident ? -1 : p->incident > q->incident;
}

/* Chooses the part of the world and the place of every symbol. */
void
dtl_snapshot_place (DtlSnapshotPage *page)
{
  g_autofree DtlMapPoint *points = g_new0 (DtlMapPoint, page->n_incidents + 1);
  guint n_seen = 0;

  for (gsize i = 0; i < page->n_incidents; i++)
    points[i] = page->incidents[i].point;
  page->index = dtl_map_index_new (points, page->n_incidents);
  choose_view (page);
  page->items = dtl_map_index_query (page->index, &page->view);
  page->symbols = g_array_new (FALSE, FALSE, sizeof (DtlPlacedSymbol));
  for (guint i = 0; i < page->items->len; i++)
    n_seen += g_array_index (page->items, DtlMapItem, i).n_points;
  for (guint i = 0; i < page->items->len; i++)
    {
      DtlMapItem *item = &g_array_index (page->items, DtlMapItem, i);

      if (item->point != DTL_MAP_NO_POINT)
        add_symbol (page, item->point, item->x, item->y);
      else if (item->n_points <= MOST_IN_ONE_PLACE && n_seen <= MOST_SPREAD)
        {
          spread_cluster (page, item);
          item->n_points = 0;
        }
    }
  g_array_sort (page->symbols, compare_symbols);
}
