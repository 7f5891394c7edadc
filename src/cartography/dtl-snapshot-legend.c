/* dtl-snapshot-legend.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-snapshot-private.h"

#include "dtl-codebook.h"
#include "dtl-map-style-private.h"
#include "dtl-map-symbols-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PAD 10.0
#define ROW 19.0
#define COLUMN 30.0

/* What the legend explains: only what the map shows. */
typedef struct
{
  guint counts[DTL_N_INCIDENT_TYPE];
  int most_killed;
  gboolean has_circle;
  gboolean has_recalled;
  gboolean has_cluster;
  guint n_rows;
} Shown;

static void
count_point (Shown *shown, const DtlMapPoint *point)
{
  int type = point->type >= 0 && point->type < DTL_N_INCIDENT_TYPE ? point->type : 0;

  shown->counts[type]++;
  shown->most_killed = MAX (shown->most_killed, point->killed);
  shown->has_recalled |= !point->main;
}

static gboolean
is_on_map (const DtlSnapshotPage *page, double x, double y)
{
  return x >= 0 && x <= page->map.width && y >= 0 && y <= page->map.height;
}

static Shown
survey (const DtlSnapshotPage *page)
{
  Shown shown = { 0 };

  for (guint i = 0; i < page->symbols->len; i++)
    {
      const DtlPlacedSymbol *symbol = &g_array_index (page->symbols, DtlPlacedSymbol, i);
      const DtlMapPoint *point = &page->incidents[symbol->incident].point;

      if (!is_on_map (page, symbol->x, symbol->y))
        continue;
      count_point (&shown, point);
      shown.has_circle |= point->radius_km / dtl_map_view_km_per_unit (&page->view, point->lat) >
                          symbol->radius + 3;
    }
  for (guint i = 0; i < page->items->len; i++)
    {
      const DtlMapItem *item = &g_array_index (page->items, DtlMapItem, i);
      g_autoptr (GArray) leaves = NULL;

      if (item->point != DTL_MAP_NO_POINT || item->n_points == 0 ||
          !is_on_map (page, item->x, item->y))
        continue;
      shown.has_cluster = TRUE;
      leaves = dtl_map_index_leaves (page->index, item->node, G_MAXUINT);
      for (guint j = 0; j < leaves->len; j++)
        count_point (&shown, &page->incidents[g_array_index (leaves, guint, j)].point);
    }
  for (guint type = 0; type < DTL_N_INCIDENT_TYPE; type++)
    shown.n_rows += shown.counts[type] > 0;
  shown.n_rows += (shown.most_killed > 0) + shown.has_circle + shown.has_recalled +
                  shown.has_cluster;
  return shown;
}

static void
paint_panel (DtlSnapshotPage *page, DtlRect rect)
{
  dtl_canvas_rectangle (page->canvas, rect.x, rect.y, rect.width, rect.height, 6);
  dtl_canvas_fill_keep (page->canvas, dtl_map_color (page->style->panel, 0.94));
  dtl_canvas_stroke (page->canvas, dtl_map_color (page->style->panel_line, 1), 0.8, NULL, 0);
}

static void
paint_words (DtlSnapshotPage *page, const char *words, double x, double y)
{
  DtlTextStyle text = dtl_snapshot_text (page, 11.5, FALSE);

  dtl_canvas_text (page->canvas, words, -1, x, y, DTL_ALIGN_START, &text);
}

static char *
type_words (int type, guint count)
{
  return g_strdup_printf ("%s (%u)", _ (dtl_code_label (DTL_CODES_INCIDENT_TYPE, type)), count);
}

/* Deaths that the legend gives the size of: none, about a third of the most shown and nearly the
 * most; the middle one is 0 when there is no room between the others. */
static void
choose_sizes (int most_killed, int sizes[3])
{
  static const int steps[] = { 1, 2, 5, 10, 20, 50, 100, 200 };

  sizes[0] = sizes[1] = 0;
  sizes[2] = 1;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (steps[i] <= most_killed)
        sizes[2] = steps[i];
      if (steps[i] * 3 <= most_killed)
        sizes[1] = steps[i];
    }
}

static char *
size_words (const int sizes[3], guint i)
{
  return i < 2 ? g_strdup_printf ("%d", sizes[i]) : g_strdup_printf (_ ("%d killed"), sizes[i]);
}

/* Height of the row of sizes: the largest circle and a little more. */
static double
sizes_height (int most_killed)
{
  int sizes[3];

  choose_sizes (most_killed, sizes);
  return MAX (2 * dtl_map_symbol_radius (sizes[2]) + 6, ROW);
}

/* Circles of the chosen sizes, their left end at @x; paints only with @y. Returns: the width */
static double
paint_sizes (DtlSnapshotPage *page, int most_killed, double x, const double *y)
{
  cairo_t *cr = dtl_canvas_get_cairo (page->canvas);
  DtlTextStyle text = dtl_snapshot_text (page, 11.5, FALSE);
  double at = x;
  int sizes[3];

  choose_sizes (most_killed, sizes);
  for (guint i = 0; i < 3; i++)
    {
      double radius = dtl_map_symbol_radius (sizes[i]);
      g_autofree char *words = size_words (sizes, i);

      if (i == 1 && sizes[1] == 0)
        continue;
      if (y != NULL)
        {
          cairo_new_path (cr);
          cairo_arc (cr, at + radius, *y, radius, 0, 2 * G_PI);
          cairo_close_path (cr);
          dtl_canvas_stroke (page->canvas, dtl_map_color (page->style->panel_dim, 1), 1.4, NULL, 0);
          dtl_canvas_text (page->canvas, words, -1, at + 2 * radius + 5, *y, DTL_ALIGN_START, &text);
        }
      at += 2 * radius + 5 + dtl_canvas_text_width (page->canvas, words, &text) + (i < 2 ? 12 : 0);
    }
  return at - x;
}

static double
widest_row (DtlSnapshotPage *page, const Shown *shown)
{
  DtlTextStyle text = dtl_snapshot_text (page, 11.5, FALSE);
  double width = 120;

  for (int type = 0; type < DTL_N_INCIDENT_TYPE; type++)
    {
      g_autofree char *words = type_words (type, shown->counts[type]);

      if (shown->counts[type] > 0)
        width = MAX (width, dtl_canvas_text_width (page->canvas, words, &text));
    }
  if (shown->has_circle)
    width = MAX (width, dtl_canvas_text_width (page->canvas, _ ("Place known within"), &text));
  if (shown->has_recalled)
    width = MAX (width, dtl_canvas_text_width (page->canvas, _ ("Earlier incident, recalled"), &text));
  if (shown->has_cluster)
    width = MAX (width, dtl_canvas_text_width (page->canvas, _ ("Several incidents"), &text));
  if (shown->most_killed > 0)
    width = MAX (width, paint_sizes (page, shown->most_killed, 0, NULL) - COLUMN + 8);
  return width;
}

static double
paint_types (DtlSnapshotPage *page, const Shown *shown, double x, double y)
{
  for (int type = 0; type < DTL_N_INCIDENT_TYPE; type++)
    if (shown->counts[type] > 0)
      {
        g_autofree char *words = type_words (type, shown->counts[type]);

        dtl_canvas_symbol (page->canvas, page->style, type, x - 12, y, 6, DTL_MAP_SYMBOL_NORMAL);
        paint_words (page, words, x + 4, y);
        y += ROW;
      }
  return y;
}

static void
paint_signs (DtlSnapshotPage *page, const Shown *shown, double x, double y)
{
  if (shown->has_recalled)
    {
      dtl_canvas_symbol (page->canvas, page->style, DTL_INCIDENT_TYPE_UNKNOWN, x - 12, y, 6,
                         DTL_MAP_SYMBOL_RECALLED);
      paint_words (page, _ ("Earlier incident, recalled"), x + 4, y);
      y += ROW;
    }
  if (shown->has_circle)
    {
      dtl_canvas_uncertainty (page->canvas, page->style, DTL_INCIDENT_TYPE_UNKNOWN, x - 12, y, 7.5);
      paint_words (page, _ ("Place known within"), x + 4, y);
      y += ROW;
    }
  if (shown->has_cluster)
    {
      dtl_canvas_cluster (page->canvas, page->style, DTL_INCIDENT_TYPE_UNKNOWN, x - 12, y, 7, 9,
                          DTL_MAP_SYMBOL_NORMAL);
      paint_words (page, _ ("Several incidents"), x + 4, y);
      y += ROW;
    }
  if (shown->most_killed > 0)
    {
      y += (sizes_height (shown->most_killed) - ROW) / 2;
      paint_sizes (page, shown->most_killed, x - 18, &y);
    }
}

/* Whether a sign, at @x and @y on the map, touches the panel. */
static gboolean
is_covered (const DtlSnapshotPage *page, const DtlRect *panel, double x, double y, double radius)
{
  x += page->map.x - panel->x;
  y += page->map.y - panel->y;
  return x > -radius && x < panel->width + radius && y > -radius && y < panel->height + radius;
}

static guint
count_covered (const DtlSnapshotPage *page, const DtlRect *panel)
{
  guint n = 0;

  for (guint i = 0; i < page->symbols->len; i++)
    {
      const DtlPlacedSymbol *symbol = &g_array_index (page->symbols, DtlPlacedSymbol, i);

      n += is_covered (page, panel, symbol->x, symbol->y, symbol->radius);
    }
  for (guint i = 0; i < page->items->len; i++)
    {
      const DtlMapItem *item = &g_array_index (page->items, DtlMapItem, i);

      n += is_covered (page, panel, item->x, item->y, item->radius);
    }
  return n;
}

/* Moves the panel to the corner of the map where it covers fewest incidents; below on the left
 * unless another is better. The scale bar and the north arrow stand on the right. */
static void
choose_corner (const DtlSnapshotPage *page, DtlRect *panel)
{
  const DtlRect *map = &page->map;
  double left = map->x + PAD, right = map->x + map->width - panel->width - PAD;
  double top = map->y + PAD, bottom = map->y + map->height - panel->height - PAD;
  const double corners[4][2] = { { left, bottom }, { left, top },
                                 { right, bottom - (page->options->scale_bar ? 46 : 0) },
                                 { right, top + (page->options->north_arrow ? 42 : 0) } };
  guint fewest = G_MAXUINT;
  DtlRect best = *panel;

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      guint n;

      panel->x = corners[i][0];
      panel->y = corners[i][1];
      n = count_covered (page, panel);
      if (n < fewest)
        {
          fewest = n;
          best = *panel;
        }
    }
  *panel = best;
}

/* The legend, in a corner of the map. */
void
dtl_snapshot_paint_legend (DtlSnapshotPage *page)
{
  Shown shown = survey (page);
  DtlRect panel;
  double x, y;

  if (shown.n_rows == 0)
    return;
  panel.width = widest_row (page, &shown) + COLUMN + 2 * PAD;
  panel.height = shown.n_rows * ROW + 2 * PAD - 4;
  if (shown.most_killed > 0)
    panel.height += sizes_height (shown.most_killed) - ROW;
  if (panel.height > page->map.height - 60 || panel.width > page->map.width - 2 * PAD)
    return;
  choose_corner (page, &panel);
  dtl_canvas_push_group (page->canvas, "legend", _ ("Legend"));
  paint_panel (page, panel);
  x = panel.x + PAD + 22;
  y = panel.y + PAD + ROW / 2 - 2;
  y = paint_types (page, &shown, x, y);
  paint_signs (page, &shown, x, y);
  dtl_canvas_pop_group (page->canvas);
}

/* The longest of 1, 2 or 5 times a power of ten kilometres that is no longer than @max_units. */
double
dtl_scale_bar_km (double km_per_unit, double max_units)
{
  static const double steps[] = { 5, 2, 1 };
  double most = km_per_unit * max_units, power = pow (10, floor (log10 (most)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power <= most)
      return steps[i] * power;
  return power;
}

static char *
scale_words (const DtlSnapshotPage *page, double km)
{
  g_autofree char *length = km < 1 ? g_strdup_printf (_ ("%.0f m"), km * 1000)
                                   : g_strdup_printf (_ ("%.0f km"), km);

  /* On a small-scale map the bar is true at one latitude only, so that one is named. */
  if (page->view.zoom > 5.5)
    return g_steal_pointer (&length);
  return g_strdup_printf (page->view.lat < 0 ? _ ("%s at %.0f° S") : _ ("%s at %.0f° N"), length,
                          fabs (page->view.lat));
}

/* The scale bar, in the map's lower right corner, true at the latitude of its middle. */
void
dtl_snapshot_paint_scale_bar (DtlSnapshotPage *page)
{
  cairo_t *cr = dtl_canvas_get_cairo (page->canvas);
  double km_per_unit = dtl_map_view_km_per_unit (&page->view, page->view.lat);
  double km = dtl_scale_bar_km (km_per_unit, MIN (150, page->map.width * 0.3));
  double width = km / km_per_unit;
  g_autofree char *words = scale_words (page, km);
  DtlTextStyle text = dtl_snapshot_text (page, 10.5, FALSE);
  double room = MAX (width, dtl_canvas_text_width (page->canvas, words, &text));
  DtlRect panel = { page->map.x + page->map.width - room - 3 * PAD,
                    page->map.y + page->map.height - 36 - PAD, room + 2 * PAD, 36 };
  double x = panel.x + panel.width / 2 - width / 2, y = panel.y + 25;

  dtl_canvas_push_group (page->canvas, "scale-bar", words);
  paint_panel (page, panel);
  cairo_move_to (cr, x, y - 5);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_line_to (cr, x + width, y - 5);
  dtl_canvas_stroke (page->canvas, text.color, 1.5, NULL, 0);
  dtl_canvas_text (page->canvas, words, -1, panel.x + panel.width / 2, panel.y + 12,
                   DTL_ALIGN_CENTRE, &text);
  dtl_canvas_pop_group (page->canvas);
}

/* The north arrow, in the map's upper right corner: in web Mercator north is up everywhere. */
void
dtl_snapshot_paint_north (DtlSnapshotPage *page)
{
  cairo_t *cr = dtl_canvas_get_cairo (page->canvas);
  DtlTextStyle text = dtl_snapshot_text (page, 11, FALSE);
  double x = page->map.x + page->map.width - 24, y = page->map.y + 14;

  text.weight = PANGO_WEIGHT_BOLD;
  text.halo = dtl_map_color (page->style->halo, 1);
  text.halo_width = 3;
  dtl_canvas_push_group (page->canvas, "north", _ ("North"));
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + 7, y + 20);
  cairo_line_to (cr, x, y + 15);
  cairo_line_to (cr, x - 7, y + 20);
  cairo_close_path (cr);
  dtl_canvas_fill_keep (page->canvas, text.color);
  dtl_canvas_stroke (page->canvas, text.halo, 1, NULL, 0);
  dtl_canvas_text (page->canvas, C_ ("map", "N"), -1, x, y + 28, DTL_ALIGN_CENTRE, &text);
  dtl_canvas_pop_group (page->canvas);
}
