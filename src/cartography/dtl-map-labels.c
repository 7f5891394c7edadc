/* dtl-map-labels.c
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
#include <string.h>

/* The farthest a label reaches from its point, in units. */
#define REACH 190.0
/* Between a dot and its words. */
#define GAP 5.0
#define LINE_HEIGHT 1.22
/* To make way for a symbol, the four sides of the dot are tried at three distances. */
#define N_TRIES 12
#define FARTHER 12.0

typedef struct
{
  const DtlBasemapLabel *label;
  const char *name;
  guint length;
  double x;
  double y;
  guint anchor;
  double away; /* how much farther from the dot than usual */
} Shown;

typedef struct
{
  double west, north, east, south;
} Box;

typedef struct
{
  const DtlMapFrame *frame;
  GArray *shown;
} Collect;

/* Adds the label once for each repetition of the world in which it may be seen. */
static void
collect_label (const DtlBasemapLabel *label, const char *name, guint length, gpointer data)
{
  Collect *collect = data;
  const DtlMapFrame *frame = collect->frame;
  double x = GUINT32_FROM_LE (label->x) / DTL_BASEMAP_LABEL_UNITS * frame->world - frame->left;
  double y = GUINT32_FROM_LE (label->y) / DTL_BASEMAP_LABEL_UNITS * frame->world - frame->top;
  double first = ceil ((-REACH - x) / frame->world);

  if (y < -REACH || y > frame->height + REACH || label->size == 0)
    return;
  for (x += first * frame->world; x <= frame->width + REACH; x += frame->world)
    {
      Shown shown = { label, name, length, x, y, label->anchor, 0 };

      g_array_append_val (collect->shown, shown);
    }
}

static DtlTextStyle
text_style (const DtlMapFrame *frame, const DtlBasemapLabel *label)
{
  const DtlMapStyle *style = frame->style;
  DtlTextStyle text = {
    .size = label->size / 2.0,
    .weight = PANGO_WEIGHT_NORMAL,
    .slant = PANGO_STYLE_NORMAL,
    .color = dtl_map_color (style->labels[label->kind], 1),
    .halo = dtl_map_color (style->halo, 0.85),
    .halo_width = 2.6,
  };

  if (label->kind == DTL_LABEL_COUNTRY)
    {
      text.weight = PANGO_WEIGHT_SEMIBOLD;
      text.spacing = 1;
    }
  else if (label->kind == DTL_LABEL_WATER)
    {
      text.slant = PANGO_STYLE_ITALIC;
      text.spacing = 0.5;
      text.halo = dtl_map_color (style->water_halo, 0.85);
    }
  else if (label->kind == DTL_LABEL_CAPITAL)
    text.weight = PANGO_WEIGHT_SEMIBOLD;
  return text;
}

static void
paint_lines (const DtlMapFrame *frame, const Shown *shown, const DtlTextStyle *text)
{
  const char *line = shown->name, *end = shown->name + shown->length;
  guint n_lines = 1;
  double y;

  for (const char *p = line; p < end; p++)
    n_lines += *p == '\n';
  y = shown->y - (n_lines - 1) * text->size * LINE_HEIGHT / 2;
  while (line < end)
    {
      const char *stop = memchr (line, '\n', end - line);

      if (stop == NULL)
        stop = end;
      dtl_canvas_text (frame->canvas, line, stop - line, shown->x, y, DTL_ALIGN_CENTRE, text);
      y += text->size * LINE_HEIGHT;
      line = stop + 1;
    }
}

static void
paint_dot (const DtlMapFrame *frame, const Shown *shown)
{
  gboolean is_capital = shown->label->kind == DTL_LABEL_CAPITAL;
  double radius = is_capital ? 2.6 : shown->label->kind == DTL_LABEL_CITY ? 2.1 : 1.7;
  cairo_t *cr = dtl_canvas_get_cairo (frame->canvas);

  cairo_new_sub_path (cr);
  cairo_arc (cr, shown->x, shown->y, radius, 0, 2 * G_PI);
  dtl_canvas_fill_keep (frame->canvas, dtl_map_color (is_capital ? frame->style->halo
                                                                 : frame->style->dot, 1));
  dtl_canvas_stroke (frame->canvas,
                     dtl_map_color (is_capital ? frame->style->dot : frame->style->halo, 1),
                     is_capital ? 1.4 : 0.8, NULL, 0);
}

static void
paint_place (const DtlMapFrame *frame, const Shown *shown, const DtlTextStyle *text)
{
  double x = shown->x, y = shown->y, lift = GAP + text->size * 0.5 + shown->away;
  DtlAlign align = DTL_ALIGN_CENTRE;

  switch (shown->anchor)
    {
    case DTL_LABEL_RIGHT:
      x += GAP + shown->away;
      align = DTL_ALIGN_START;
      break;
    case DTL_LABEL_LEFT:
      x -= GAP + shown->away;
      align = DTL_ALIGN_END;
      break;
    case DTL_LABEL_ABOVE:
      y -= lift;
      break;
    default:
      y += lift;
      break;
    }
  dtl_canvas_text (frame->canvas, shown->name, shown->length, x, y, align, text);
}

static Box
label_box (const Shown *shown, guint anchor, double away, double width, double size)
{
  double gap = GAP + size * 0.5 + away, half = size * 0.6;
  double left = anchor == DTL_LABEL_RIGHT  ? GAP + away
                : anchor == DTL_LABEL_LEFT ? -GAP - away - width
                                           : -width / 2;
  double middle = anchor == DTL_LABEL_ABOVE ? -gap : anchor == DTL_LABEL_BELOW ? gap : 0;

  return (Box){ shown->x + left, shown->y + middle - half, shown->x + left + width,
                shown->y + middle + half };
}

static gboolean
hits_obstacle (const DtlMapFrame *frame, const Box *box)
{
  for (guint i = 0; i < frame->obstacles->len; i++)
    {
      const DtlMapObstacle *o = &g_array_index (frame->obstacles, DtlMapObstacle, i);
      double dx = o->x - CLAMP (o->x, box->west, box->east);
      double dy = o->y - CLAMP (o->y, box->north, box->south);

      if (dx * dx + dy * dy < o->radius * o->radius)
        return TRUE;
    }
  return FALSE;
}

static gboolean
hits_box (const GArray *boxes, const Box *box, guint except)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const Box *other = &g_array_index (boxes, Box, i);

      if (i != except && box->west < other->east && other->west < box->east &&
          box->north < other->south && other->north < box->south)
        return TRUE;
    }
  return FALSE;
}

static Box
measure (const DtlMapFrame *frame, const Shown *shown)
{
  DtlTextStyle text = text_style (frame, shown->label);
  g_autofree char *name = g_strndup (shown->name, shown->length);

  return label_box (shown, shown->anchor, 0,
                    g_utf8_validate (name, -1, NULL)
                      ? dtl_canvas_text_width (frame->canvas, name, &text) : 0,
                    text.size);
}

/* Moves names that an obstacle would cover to another side of their dot, if one is free. This is
 * for whole views only: tiles must not depend on what is painted over them. */
static void
avoid_obstacles (const DtlMapFrame *frame, GArray *labels)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));

  for (guint i = 0; i < labels->len; i++)
    {
      Box box = measure (frame, &g_array_index (labels, Shown, i));

      g_array_append_val (boxes, box);
    }
  for (guint i = 0; i < labels->len; i++)
    {
      Shown *shown = &g_array_index (labels, Shown, i);
      Box *box = &g_array_index (boxes, Box, i);
      double width = box->east - box->west, size = shown->label->size / 2.0;

      if (shown->label->kind < DTL_LABEL_CAPITAL || !hits_obstacle (frame, box))
        continue;
      for (guint try = 0; try < N_TRIES; try++)
        {
          guint anchor = try % 4;
          double away = try / 4 * FARTHER;
          Box other = label_box (shown, anchor, away, width, size);

          if (hits_obstacle (frame, &other) || hits_box (boxes, &other, i))
            continue;
          shown->anchor = anchor;
          shown->away = away;
          *box = other;
          break;
        }
    }
}

/* Dots first, so that none covers the words of another. */
void
dtl_map_frame_paint_labels (const DtlMapFrame *frame)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  Collect collect = { frame, shown };
  guint zoom = floor (MAX (frame->zoom, 0) + 0.01);
  double reach = REACH / frame->world;

  dtl_basemap_foreach_label (frame->basemap, zoom, frame->left / frame->world - reach,
                             frame->top / frame->world - reach,
                             (frame->left + frame->width) / frame->world + reach,
                             (frame->top + frame->height) / frame->world + reach,
                             collect_label, &collect);
  if (frame->obstacles != NULL && frame->obstacles->len > 0)
    avoid_obstacles (frame, shown);
  for (guint i = 0; i < shown->len; i++)
    if (g_array_index (shown, Shown, i).label->kind >= DTL_LABEL_CAPITAL)
      paint_dot (frame, &g_array_index (shown, Shown, i));
  for (guint i = 0; i < shown->len; i++)
    {
      const Shown *one = &g_array_index (shown, Shown, i);
      DtlTextStyle text = text_style (frame, one->label);

      if (!g_utf8_validate (one->name, one->length, NULL))
        continue;
      if (one->label->kind < DTL_LABEL_CAPITAL)
        paint_lines (frame, one, &text);
      else
        paint_place (frame, one, &text);
    }
}
