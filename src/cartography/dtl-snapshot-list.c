/* dtl-snapshot-list.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-snapshot-private.h"

#include "dtl-map-style-private.h"
#include "dtl-map-symbols-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_GAP 7.0
#define NUMBER 24.0
/* For the line that says what is left out. */
#define FOOT 16.0
/* Room kept for a row when it is decided whether it still fits. */
#define TALLEST_ROW 46.0

static double
paint_row (DtlSnapshotPage *page, gsize i, double x, double y, double width)
{
  const DtlSnapshotIncident *incident = &page->incidents[i];
  g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1);
  DtlTextStyle strong = dtl_snapshot_text (page, 11, FALSE);
  DtlTextStyle plain = dtl_snapshot_text (page, 11, FALSE);
  DtlTextStyle dim = dtl_snapshot_text (page, 9.5, TRUE);
  double top = y;

  strong.weight = PANGO_WEIGHT_BOLD;
  strong.color = dtl_map_symbol_color (incident->point.type);
  if (page->style->theme == DTL_MAP_THEME_DARK)
    strong.color = plain.color;
  dtl_canvas_text (page->canvas, number, -1, x + NUMBER - 6, y + 7, DTL_ALIGN_END, &strong);
  if (incident->label != NULL)
    y += dtl_canvas_paragraph (page->canvas, incident->label, x + NUMBER, y, width - NUMBER, 2,
                               &plain);
  if (incident->source != NULL)
    y += dtl_canvas_paragraph (page->canvas, incident->source, x + NUMBER, y, width - NUMBER, 1,
                               &dim);
  return MAX (y - top, 15);
}

/* Says at the foot of the list that it is not all of it. */
static void
paint_rest (DtlSnapshotPage *page, gsize n_left)
{
  DtlTextStyle dim = dtl_snapshot_text (page, 10, TRUE);
  g_autofree char *words = NULL;

  words = page->has_more_pages
            ? g_strdup (_ ("Continued on the next page"))
            : g_strdup_printf (ngettext ("and %u more incident", "and %u more incidents",
                                         (gulong) n_left), (guint) n_left);
  dtl_canvas_text (page->canvas, words, -1, page->list.x + NUMBER,
                   page->list.y + page->list.height - 7, DTL_ALIGN_START, &dim);
}

/* Incidents from number @first on, as many as fit. Returns: how many have been listed so far */
gsize
dtl_snapshot_paint_list (DtlSnapshotPage *page, gsize first)
{
  const DtlRect *list = &page->list;
  guint n_columns = list->width > 480 ? 2 : 1;
  double width = (list->width - (n_columns - 1) * 20) / n_columns;
  gsize i = first;

  dtl_canvas_push_group (page->canvas, "list", _ ("Incidents"));
  for (guint column = 0; column < n_columns; column++)
    {
      double y = list->y + 2;
      double tallest = page->incidents[0].source != NULL ? TALLEST_ROW : TALLEST_ROW - 13;

      while (i < page->n_incidents && y + tallest <= list->y + list->height - FOOT)
        y += paint_row (page, i++, list->x + column * (width + 20), y, width) + ROW_GAP;
    }
  if (i < page->n_incidents)
    paint_rest (page, page->n_incidents - i);
  dtl_canvas_pop_group (page->canvas);
  return i;
}

/* How the days of the incidents are put into bars. */
typedef struct
{
  int first_month; /* months since year 0 */
  int n_bins;
  int months_per_bin;
  guint *counts;
  guint most;
} Bins;

static int
month_of (const DtlPartialDate *date)
{
  return date->year * 12 + MAX (date->month, 1) - 1;
}

static gboolean
fill_bins (const DtlSnapshotPage *page, Bins *bins)
{
  static const int steps[] = { 1, 3, 12, 60, 120 };
  int first = G_MAXINT, last = G_MININT;

  for (gsize i = 0; i < page->n_incidents; i++)
    if (page->incidents[i].date.year > 0)
      {
        first = MIN (first, month_of (&page->incidents[i].date));
        last = MAX (last, month_of (&page->incidents[i].date));
      }
  if (first > last)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      bins->months_per_bin = steps[i];
      bins->first_month = first / steps[i] * steps[i];
      bins->n_bins = (last - bins->first_month) / steps[i] + 1;
      if (bins->n_bins <= 60)
        break;
    }
  bins->counts = g_new0 (guint, bins->n_bins);
  for (gsize i = 0; i < page->n_incidents; i++)
    if (page->incidents[i].date.year > 0)
      {
        int bin = (month_of (&page->incidents[i].date) - bins->first_month) / bins->months_per_bin;

        bins->most = MAX (bins->most, ++bins->counts[bin]);
      }
  return TRUE;
}

static char *
format_month (int month, int months_per_bin)
{
  g_autoptr (GDateTime) date = NULL;

  if (months_per_bin >= 12)
    return g_strdup_printf ("%d", month / 12);
  date = g_date_time_new_utc (month / 12, month % 12 + 1, 1, 0, 0, 0);
  return date == NULL ? g_strdup ("") : g_date_time_format (date, "%b %Y");
}

static void
paint_bars (DtlSnapshotPage *page, const Bins *bins, const DtlRect *strip)
{
  cairo_t *cr = dtl_canvas_get_cairo (page->canvas);
  double step = MIN (strip->width / bins->n_bins, 46), base = strip->y + strip->height - 18;
  double tallest = strip->height - 36;
  DtlTextStyle text = dtl_snapshot_text (page, 9.5, TRUE);
  double next_free = -1e9;

  for (int i = 0; i < bins->n_bins; i++)
    {
      double height = tallest * bins->counts[i] / bins->most, x = strip->x + i * step;
      g_autofree char *words = format_month (bins->first_month + i * bins->months_per_bin,
                                             bins->months_per_bin);
      double width = dtl_canvas_text_width (page->canvas, words, &text);

      cairo_rectangle (cr, x + step * 0.1, base - MAX (height, 0.8), step * 0.8, MAX (height, 0.8));
      dtl_canvas_fill (page->canvas, dtl_map_color (page->style->selection,
                                                    bins->counts[i] > 0 ? 0.85 : 0.3));
      if (bins->counts[i] > 0 && (bins->counts[i] == bins->most || bins->n_bins <= 24))
        {
          g_autofree char *count = g_strdup_printf ("%u", bins->counts[i]);

          dtl_canvas_text (page->canvas, count, -1, x + step / 2, base - height - 7,
                           DTL_ALIGN_CENTRE, &text);
        }
      if (x > next_free && x + width <= strip->x + strip->width)
        {
          dtl_canvas_text (page->canvas, words, -1, x + step * 0.1, base + 9, DTL_ALIGN_START,
                           &text);
          next_free = x + width + 24;
        }
    }
}

/* Incidents over time, under the map. Those whose year is not known are left out. */
void
dtl_snapshot_paint_timeline (DtlSnapshotPage *page)
{
  Bins bins = { 0 };
  g_autofree guint *counts = NULL;

  if (page->timeline.height <= 0 || !fill_bins (page, &bins))
    return;
  counts = bins.counts;
  dtl_canvas_push_group (page->canvas, "timeline", _ ("Incidents over time"));
  paint_bars (page, &bins, &page->timeline);
  dtl_canvas_pop_group (page->canvas);
}
