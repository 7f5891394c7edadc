/* dtl-map-symbols.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-map-symbols-private.h"

#include "dtl-codes.h"
#include "dtl-map-style-private.h"

#include <math.h>

typedef enum
{
  SHAPE_CIRCLE,
  SHAPE_SQUARE,
  SHAPE_TRIANGLE,
  SHAPE_DIAMOND,
  SHAPE_PENTAGON,
  SHAPE_TRIANGLE_DOWN,
  SHAPE_HEXAGON,
  SHAPE_PLUS,
  SHAPE_SALTIRE,
  SHAPE_STAR,
  SHAPE_HOURGLASS,
  SHAPE_SMALL_CIRCLE,
} Shape;

/* Shape and colour both tell the type, so that either is enough. The colours keep apart for people
 * with any of the three colour blindnesses (after Okabe and Ito, and Tol's muted scheme), and
 * neighbours in hue differ much in shape. */
static const struct
{
  Shape shape;
  guint32 rgb;
} symbols[DTL_N_INCIDENT_TYPE] = {
  [DTL_INCIDENT_TYPE_UNKNOWN] = { SHAPE_SMALL_CIRCLE, 0x7a7680 },
  [DTL_INCIDENT_TYPE_ARMED_ASSAULT] = { SHAPE_CIRCLE, 0xc01c28 },
  [DTL_INCIDENT_TYPE_BOMBING] = { SHAPE_SQUARE, 0xe66100 },
  [DTL_INCIDENT_TYPE_ASSASSINATION] = { SHAPE_TRIANGLE, 0x5d3a9b },
  [DTL_INCIDENT_TYPE_KIDNAPPING] = { SHAPE_DIAMOND, 0x0072b2 },
  [DTL_INCIDENT_TYPE_HOSTAGE_BARRICADE] = { SHAPE_PENTAGON, 0x00856a },
  [DTL_INCIDENT_TYPE_HIJACKING] = { SHAPE_TRIANGLE_DOWN, 0x3a9fd8 },
  [DTL_INCIDENT_TYPE_FACILITY_ATTACK] = { SHAPE_HEXAGON, 0xb8860b },
  [DTL_INCIDENT_TYPE_UNARMED_ASSAULT] = { SHAPE_PLUS, 0xb5548c },
  [DTL_INCIDENT_TYPE_CLASH] = { SHAPE_SALTIRE, 0x882255 },
  [DTL_INCIDENT_TYPE_AIR_STRIKE] = { SHAPE_STAR, 0x332288 },
  [DTL_INCIDENT_TYPE_RIOT] = { SHAPE_HOURGLASS, 0x117733 },
};

static guint
known_type (int type)
{
  return type >= 0 && type < DTL_N_INCIDENT_TYPE ? type : DTL_INCIDENT_TYPE_UNKNOWN;
}

/**
 * dtl_map_symbol_color:
 * @type: a %DtlIncidentType
 *
 * Returns: the colour of that type's symbol, the same in every style
 */
DtlMapColor
dtl_map_symbol_color (int type)
{
  return dtl_map_color (symbols[known_type (type)].rgb, 1);
}

static void
trace_polygon (cairo_t *cr, double x, double y, double radius, int corners, double first)
{
  for (int i = 0; i < corners; i++)
    cairo_line_to (cr, x + radius * cos (first + i * 2 * G_PI / corners),
                   y + radius * sin (first + i * 2 * G_PI / corners));
  cairo_close_path (cr);
}

static void
trace_star (cairo_t *cr, double x, double y, double radius)
{
  for (int i = 0; i < 10; i++)
    {
      double r = i % 2 == 0 ? radius : radius * 0.46;

      cairo_line_to (cr, x + r * sin (i * G_PI / 5), y - r * cos (i * G_PI / 5));
    }
  cairo_close_path (cr);
}

/* A cross with arms 2 · @arm wide, turned by @angle. */
static void
trace_cross (cairo_t *cr, double x, double y, double radius, double angle)
{
  static const double corners[12][2] = { { -1, -3 }, { 1, -3 }, { 1, -1 },  { 3, -1 },
                                         { 3, 1 },   { 1, 1 },  { 1, 3 },   { -1, 3 },
                                         { -1, 1 },  { -3, 1 }, { -3, -1 }, { -1, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      double u = corners[i][0] * radius * (fabs (corners[i][0]) < 2 ? 0.36 : 0.34);
      double v = corners[i][1] * radius * (fabs (corners[i][1]) < 2 ? 0.36 : 0.34);

      cairo_line_to (cr, x + u * cos (angle) - v * sin (angle), y + u * sin (angle) + v * cos (angle));
    }
  cairo_close_path (cr);
}

static void
trace_hourglass (cairo_t *cr, double x, double y, double radius)
{
  double w = radius * 0.95, h = radius * 1.05, waist = radius * 0.22;

  cairo_move_to (cr, x - w, y - h);
  cairo_line_to (cr, x + w, y - h);
  cairo_line_to (cr, x + waist, y);
  cairo_line_to (cr, x + w, y + h);
  cairo_line_to (cr, x - w, y + h);
  cairo_line_to (cr, x - waist, y);
  cairo_close_path (cr);
}

/* Shapes of about the same area for the same radius. */
static void
trace_shape (cairo_t *cr, Shape shape, double x, double y, double radius)
{
  cairo_new_path (cr);
  switch (shape)
    {
    case SHAPE_SQUARE:
      trace_polygon (cr, x, y, radius * 1.25, 4, G_PI_4);
      break;
    case SHAPE_TRIANGLE:
      trace_polygon (cr, x, y + radius * 0.15, radius * 1.45, 3, -G_PI_2);
      break;
    case SHAPE_TRIANGLE_DOWN:
      trace_polygon (cr, x, y - radius * 0.15, radius * 1.45, 3, G_PI_2);
      break;
    case SHAPE_DIAMOND:
      trace_polygon (cr, x, y, radius * 1.28, 4, 0);
      break;
    case SHAPE_PENTAGON:
      trace_polygon (cr, x, y, radius * 1.15, 5, -G_PI_2);
      break;
    case SHAPE_HEXAGON:
      trace_polygon (cr, x, y, radius * 1.1, 6, 0);
      break;
    case SHAPE_PLUS:
      trace_cross (cr, x, y, radius * 1.12, 0);
      break;
    case SHAPE_SALTIRE:
      trace_cross (cr, x, y, radius * 1.15, G_PI_4);
      break;
    case SHAPE_STAR:
      trace_star (cr, x, y, radius * 1.4);
      break;
    case SHAPE_HOURGLASS:
      trace_hourglass (cr, x, y, radius);
      break;
    case SHAPE_SMALL_CIRCLE:
      cairo_arc (cr, x, y, radius * 0.8, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    default:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    }
}

static void
paint_ring (DtlCanvas *canvas, double x, double y, double radius, DtlMapColor color, double width)
{
  cairo_t *cr = dtl_canvas_get_cairo (canvas);

  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
  dtl_canvas_stroke (canvas, color, width, NULL, 0);
}

/* The rings of selection and keyboard focus round a symbol or cluster of @radius. */
static void
paint_marks (DtlCanvas *canvas, const DtlMapStyle *style, double x, double y, double radius,
             DtlMapSymbolFlags flags)
{
  if ((flags & DTL_MAP_SYMBOL_SELECTED) != 0)
    {
      paint_ring (canvas, x, y, radius * 1.3 + 4, dtl_map_color (style->symbol_outline, 1), 5);
      paint_ring (canvas, x, y, radius * 1.3 + 4, dtl_map_color (style->selection, 1), 3);
    }
  if ((flags & DTL_MAP_SYMBOL_FOCUSED) != 0)
    {
      paint_ring (canvas, x, y, radius * 1.3 + 8, dtl_map_color (style->symbol_outline, 1), 3.5);
      paint_ring (canvas, x, y, radius * 1.3 + 8, dtl_map_color (style->panel_text, 1), 1.8);
    }
}

/* As dtl_map_symbol_paint(), on a canvas. */
void
dtl_canvas_symbol (DtlCanvas *canvas, const DtlMapStyle *style, int type, double x, double y,
                   double radius, DtlMapSymbolFlags flags)
{
  cairo_t *cr = dtl_canvas_get_cairo (canvas);
  DtlMapColor color = dtl_map_symbol_color (type);
  DtlMapColor outline = dtl_map_color (style->symbol_outline, 1);
  gboolean is_hollow = (flags & DTL_MAP_SYMBOL_RECALLED) != 0;

  paint_marks (canvas, style, x, y, radius, flags);
  if ((flags & DTL_MAP_SYMBOL_HOVERED) != 0)
    radius *= 1.15;
  if ((flags & DTL_MAP_SYMBOL_DOUBTFUL) != 0)
    color.alpha = 0.6;
  trace_shape (cr, symbols[known_type (type)].shape, x, y, radius);
  dtl_canvas_stroke (canvas, outline, is_hollow ? 4.2 : 3.0, NULL, 0);
  trace_shape (cr, symbols[known_type (type)].shape, x, y, radius);
  if (is_hollow)
    {
      dtl_canvas_fill_keep (canvas, dtl_map_color (style->symbol_outline, 0.9));
      dtl_canvas_stroke (canvas, color, 2, NULL, 0);
    }
  else
    dtl_canvas_fill (canvas, color);
}

/* "999", "1.2k", "35k": what fits into a disc. Returns: (transfer full) */
char *
dtl_map_format_count (guint n_points)
{
  if (n_points < 1000)
    return g_strdup_printf ("%u", n_points);
  if (n_points < 9950)
    return g_strdup_printf ("%u.%uk", (n_points + 50) / 1000, (n_points + 50) % 1000 / 100);
  return g_strdup_printf ("%uk", (n_points + 500) / 1000);
}

/* As dtl_map_cluster_paint(), on a canvas, with a ring in the colour of the commonest type. */
void
dtl_canvas_cluster (DtlCanvas *canvas, const DtlMapStyle *style, int type, double x, double y,
                    double radius, guint n_points, DtlMapSymbolFlags flags)
{
  cairo_t *cr = dtl_canvas_get_cairo (canvas);
  g_autofree char *count = dtl_map_format_count (n_points);
  DtlTextStyle text = { .size = CLAMP (radius * 0.78, 9, 13),
                        .weight = PANGO_WEIGHT_SEMIBOLD,
                        .color = dtl_map_color (style->cluster_text, 1) };

  paint_marks (canvas, style, x, y, radius / 1.3 + 1, flags);
  if ((flags & DTL_MAP_SYMBOL_HOVERED) != 0)
    radius *= 1.08;
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius + 2.6, 0, 2 * G_PI);
  cairo_close_path (cr);
  dtl_canvas_fill (canvas, dtl_map_color (style->symbol_outline, 1));
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
  dtl_canvas_fill_keep (canvas, dtl_map_color (style->cluster, 0.95));
  dtl_canvas_stroke (canvas, dtl_map_symbol_color (type), 2.2, NULL, 0);
  dtl_canvas_text (canvas, count, -1, x, y, DTL_ALIGN_CENTRE, &text);
}

/* As dtl_map_uncertainty_paint(), on a canvas. */
void
dtl_canvas_uncertainty (DtlCanvas *canvas, const DtlMapStyle *style, int type, double x, double y,
                        double radius)
{
  const double dashes[] = { 4, 3 };
  cairo_t *cr = dtl_canvas_get_cairo (canvas);
  DtlMapColor color = dtl_map_symbol_color (type);

  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
  color.alpha = style->theme == DTL_MAP_THEME_DARK ? 0.18 : 0.1;
  dtl_canvas_fill_keep (canvas, color);
  color.alpha = 0.85;
  dtl_canvas_stroke (canvas, color, 1.2, dashes, G_N_ELEMENTS (dashes));
}

/**
 * dtl_map_symbol_paint:
 * @cr: where to paint
 * @style: for outline and rings
 * @type: a %DtlIncidentType
 * @x: centre in @cr's units
 * @y: centre
 * @radius: from dtl_map_symbol_radius()
 * @flags: how
 *
 * Paints one incident's symbol, for maps, legends and lists.
 */
void
dtl_map_symbol_paint (cairo_t *cr, const DtlMapStyle *style, int type, double x, double y,
                      double radius, DtlMapSymbolFlags flags)
{
  g_autoptr (DtlCanvas) canvas = dtl_canvas_new (cr);

  dtl_canvas_symbol (canvas, style, type, x, y, radius, flags);
}

/**
 * dtl_map_cluster_paint:
 * @cr: where to paint
 * @style: colours
 * @type: the commonest %DtlIncidentType in it, for the ring
 * @x: centre in @cr's units
 * @y: centre
 * @radius: of the disc
 * @n_points: the count to print
 * @flags: how
 *
 * Paints a cluster's disc.
 */
void
dtl_map_cluster_paint (cairo_t *cr, const DtlMapStyle *style, int type, double x, double y,
                       double radius, guint n_points, DtlMapSymbolFlags flags)
{
  g_autoptr (DtlCanvas) canvas = dtl_canvas_new (cr);

  dtl_canvas_cluster (canvas, style, type, x, y, radius, n_points, flags);
}

/**
 * dtl_map_uncertainty_paint:
 * @cr: where to paint
 * @style: colours
 * @type: a %DtlIncidentType
 * @x: centre in @cr's units
 * @y: centre
 * @radius: in @cr's units
 *
 * Paints the dashed circle inside which the incident happened.
 */
void
dtl_map_uncertainty_paint (cairo_t *cr, const DtlMapStyle *style, int type, double x, double y,
                           double radius)
{
  g_autoptr (DtlCanvas) canvas = dtl_canvas_new (cr);

  dtl_canvas_uncertainty (canvas, style, type, x, y, radius);
}
