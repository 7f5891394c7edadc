/* dtl-map-painter.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-map-painter-private.h"

#include "dtl-basemap-private.h"
#include "dtl-map-style-private.h"

#include <math.h>

/* How far outside the picture a line is still drawn, so that its width is seen. */
#define MARGIN 4.0

/* One layer being gathered into cairo's path. */
typedef struct
{
  const DtlMapFrame *frame;
  cairo_t *cr;
  double unit;    /* picture units for one unit of the cell */
  double cell;    /* picture units for a cell's side */
  int column;     /* unwrapped */
  guint min_klass;
  guint max_klass;
  gboolean closed;
} Gather;

static void
add_run (const DtlBasemapRun *run, guint column, guint row, gpointer data)
{
  Gather *gather = data;
  const DtlMapFrame *frame = gather->frame;
  double x0 = gather->column * gather->cell - frame->left, y0 = row * gather->cell - frame->top;

  if (run->klass < gather->min_klass || run->klass > gather->max_klass || run->n_points < 2)
    return;
  for (guint i = 0; i < run->n_points; i++)
    {
      double x = x0 + GINT16_FROM_LE (run->points[2 * i]) * gather->unit;
      double y = y0 + GINT16_FROM_LE (run->points[2 * i + 1]) * gather->unit;

      if (i == 0)
        cairo_move_to (gather->cr, x, y);
      else
        cairo_line_to (gather->cr, x, y);
    }
  if (gather->closed)
    cairo_close_path (gather->cr);
}

/* Puts all of a layer that the frame shows into one path: where two cells touch, their edges
 * then cancel instead of showing as a seam. */
static void
gather_layer (const DtlMapFrame *frame, DtlBasemapLayer layer, guint min_klass, guint max_klass)
{
  /* Twofold pixels alone do not ask for a finer level: the tolerance of a level allows for them. */
  double detail = frame->zoom + MAX (log2 (frame->scale) - 1, 0) - 0.3;
  guint level = dtl_basemap_pick_level (frame->basemap, detail);
  int n = 1 << dtl_basemap_get_cell_zoom (frame->basemap, level);
  double cell = frame->world / n;
  Gather gather = { frame, dtl_canvas_get_cairo (frame->canvas), cell / DTL_BASEMAP_EXTENT, cell, 0,
                    min_klass, max_klass, layer == DTL_BASEMAP_LAND };
  int first_row = MAX (floor ((frame->top - MARGIN) / cell), 0);
  int last_row = MIN (floor ((frame->top + frame->height + MARGIN) / cell), n - 1);
  int first = floor ((frame->left - MARGIN) / cell);
  int last = floor ((frame->left + frame->width + MARGIN) / cell);

  for (int row = first_row; row <= last_row; row++)
    for (gather.column = first; gather.column <= last; gather.column++)
      dtl_basemap_foreach_run (frame->basemap, level, ((gather.column % n) + n) % n, row,
                               1u << layer, add_run, &gather);
}

static void
fill_layer (const DtlMapFrame *frame, DtlBasemapLayer layer, guint32 color)
{
  gather_layer (frame, layer, 0, G_MAXUINT);
  dtl_canvas_fill (frame->canvas, dtl_map_color (color, 1));
}

static void
stroke_layer (const DtlMapFrame *frame, DtlBasemapLayer layer, guint max_klass, guint32 color,
              double width)
{
  gather_layer (frame, layer, 0, max_klass);
  dtl_canvas_stroke (frame->canvas, dtl_map_color (color, 1), width, NULL, 0);
}

/* A value that grows from @low at zoom 2 to @high at zoom 8. */
static double
by_zoom (const DtlMapFrame *frame, double low, double high)
{
  return low + (high - low) * CLAMP ((frame->zoom - 2) / 6, 0, 1);
}

static void
paint_water_and_land (const DtlMapFrame *frame)
{
  cairo_t *cr = dtl_canvas_get_cairo (frame->canvas);
  double south = frame->world - frame->top;

  cairo_rectangle (cr, 0, 0, frame->width, frame->height);
  dtl_canvas_fill (frame->canvas, dtl_map_color (frame->style->water, 1));
  fill_layer (frame, DTL_BASEMAP_LAND, frame->style->land);
  /* South of web Mercator's square there is nothing but Antarctica. */
  if (south < frame->height)
    {
      cairo_rectangle (cr, 0, south - 0.5, frame->width, frame->height - south + 0.5);
      dtl_canvas_fill (frame->canvas, dtl_map_color (frame->style->land, 1));
    }
}

static void
paint_rivers (const DtlMapFrame *frame)
{
  static const double widths[] = { 1.5, 1.1, 0.8 };
  static const guint first_rank[] = { 0, 4, 7, 99 };
  int highest = floor (frame->zoom + 0.01) - 1;

  if (frame->zoom < 3)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (widths) && (int) first_rank[i] <= highest; i++)
    {
      gather_layer (frame, DTL_BASEMAP_RIVER, first_rank[i],
                    MIN ((guint) highest, first_rank[i + 1] - 1));
      dtl_canvas_stroke (frame->canvas, dtl_map_color (frame->style->river, 1),
                         widths[i] * by_zoom (frame, 0.6, 1.2), NULL, 0);
    }
}

static void
paint_borders (const DtlMapFrame *frame)
{
  const double dashes[] = { 4, 2.5 };
  double width = by_zoom (frame, 0.6, 1.3);

  if (frame->zoom >= 2.99)
    stroke_layer (frame, DTL_BASEMAP_ADMIN1, (guint) (frame->zoom + 1.01), frame->style->admin1,
                  by_zoom (frame, 0.5, 1));
  if (frame->zoom >= 4)
    stroke_layer (frame, DTL_BASEMAP_BORDER, G_MAXUINT, frame->style->border_casing, width + 2.4);
  stroke_layer (frame, DTL_BASEMAP_BORDER, G_MAXUINT, frame->style->border, width);
  gather_layer (frame, DTL_BASEMAP_DISPUTED, 0, G_MAXUINT);
  dtl_canvas_stroke (frame->canvas, dtl_map_color (frame->style->border, 1), width, dashes,
                     G_N_ELEMENTS (dashes));
}

static void
paint_frame (const DtlMapFrame *frame)
{
  const DtlMapStyle *style = frame->style;

  dtl_canvas_push_group (frame->canvas, "basemap", NULL);
  dtl_canvas_push_clip (frame->canvas, 0, 0, frame->width, frame->height);
  paint_water_and_land (frame);
  paint_rivers (frame);
  if (frame->zoom >= 3.5)
    stroke_layer (frame, DTL_BASEMAP_SHORE, G_MAXUINT, style->shore, by_zoom (frame, 0.4, 0.8));
  paint_borders (frame);
  stroke_layer (frame, DTL_BASEMAP_COAST, G_MAXUINT, style->coast, by_zoom (frame, 0.5, 0.9));
  dtl_map_frame_paint_labels (frame);
  dtl_canvas_pop_clip (frame->canvas);
  dtl_canvas_pop_group (frame->canvas);
}

/* As dtl_map_painter_paint_view(), on a canvas; names of places make way for @obstacles. */
void
dtl_map_painter_paint_on (const DtlBasemap *basemap, const DtlMapStyle *style,
                          const DtlMapView *view, const GArray *obstacles, DtlCanvas *canvas)
{
  double world = dtl_map_view_world_size (view);
  DtlMapFrame frame = { basemap, style, canvas, world,
                        dtl_mercator_x (view->lon) * world - view->width / 2,
                        dtl_mercator_y (view->lat) * world - view->height / 2,
                        view->width, view->height, view->zoom,
                        view->scale > 0 ? view->scale : 1, obstacles };

  paint_frame (&frame);
}

/**
 * dtl_map_painter_paint_view:
 * @basemap: a basemap
 * @style: colours
 * @view: what is shown; its width and height are in @cr's units
 * @cr: where to paint; the view's top left corner is at the origin
 *
 * Paints the basemap of a view: on image surfaces, as vectors with real text on PDF surfaces.
 * Safe to call from several threads at once, each with its own @cr.
 */
void
dtl_map_painter_paint_view (const DtlBasemap *basemap, const DtlMapStyle *style,
                            const DtlMapView *view, cairo_t *cr)
{
  g_autoptr (DtlCanvas) canvas = dtl_canvas_new (cr);

  dtl_map_painter_paint_on (basemap, style, view, NULL, canvas);
}

/**
 * dtl_map_painter_paint_tile:
 * @basemap: a basemap
 * @style: colours
 * @zoom: 0 … %DTL_BASEMAP_MAX_ZOOM
 * @x: column, from the antimeridian eastwards
 * @y: row, from the north southwards
 * @size: side of the tile in units, 256 as a rule
 * @scale: device pixels for one unit
 * @cr: where to paint; one unit of @cr is a device pixel, the tile's corner is at the origin
 *
 * Paints one tile of the usual web map scheme. What crosses the edge to the next tile meets there,
 * labels included, since neither lines nor the places of labels depend on the tile.
 */
void
dtl_map_painter_paint_tile (const DtlBasemap *basemap, const DtlMapStyle *style, guint zoom,
                            guint x, guint y, double size, double scale, cairo_t *cr)
{
  DtlMapFrame frame = { basemap, style, NULL, ldexp (size, zoom), x * size, y * size, size, size,
                        zoom, scale, NULL };

  g_return_if_fail (zoom <= DTL_BASEMAP_MAX_ZOOM && size > 0 && scale > 0);

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  frame.canvas = dtl_canvas_new (cr);
  paint_frame (&frame);
  dtl_canvas_free (frame.canvas);
  cairo_restore (cr);
}

/**
 * dtl_map_painter_render_tile:
 * @basemap: a basemap
 * @style: colours
 * @zoom: 0 … %DTL_BASEMAP_MAX_ZOOM
 * @x: column
 * @y: row
 * @size: side of the tile in units
 * @scale: device pixels for one unit
 *
 * Returns: (transfer full): an RGB24 image of @size · @scale pixels a side
 */
cairo_surface_t *
dtl_map_painter_render_tile (const DtlBasemap *basemap, const DtlMapStyle *style, guint zoom,
                             guint x, guint y, double size, double scale)
{
  int pixels = ceil (size * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, pixels, pixels);
  cairo_t *cr = cairo_create (surface);

  dtl_map_painter_paint_tile (basemap, style, zoom, x, y, size, scale, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
