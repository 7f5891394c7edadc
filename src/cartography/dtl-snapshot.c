/* dtl-snapshot.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-snapshot-private.h"

#include "dtl-map-style-private.h"

#include <glib/gi18n-lib.h>

static void
paint_classification (DtlSnapshotPage *page)
{
  DtlTextStyle text = dtl_snapshot_text (page, 12, FALSE);
  const char *words = page->options->classification;

  if (words == NULL)
    return;
  text.weight = PANGO_WEIGHT_BOLD;
  text.max_width = page->width - 40;
  text.spacing = 1;
  dtl_canvas_text (page->canvas, words, -1, page->width / 2, page->header_top - 13,
                   DTL_ALIGN_CENTRE, &text);
  dtl_canvas_text (page->canvas, words, -1, page->width / 2, page->height - page->header_top + 14,
                   DTL_ALIGN_CENTRE, &text);
}

static void
paint_header (DtlSnapshotPage *page)
{
  double left = page->map.x, width = page->width - 2 * left, y = page->header_top;
  DtlTextStyle title = dtl_snapshot_text (page, 21, FALSE);
  DtlTextStyle subtitle = dtl_snapshot_text (page, 13, TRUE);

  title.weight = PANGO_WEIGHT_BOLD;
  title.max_width = subtitle.max_width = width;
  dtl_canvas_push_group (page->canvas, "header", NULL);
  if (page->options->title != NULL)
    {
      dtl_canvas_text (page->canvas, page->options->title, -1, left, y + 13, DTL_ALIGN_START,
                       &title);
      y += 30;
    }
  if (page->options->subtitle != NULL)
    dtl_canvas_text (page->canvas, page->options->subtitle, -1, left, y + 8, DTL_ALIGN_START,
                     &subtitle);
  dtl_canvas_pop_group (page->canvas);
}

static void
paint_footer (DtlSnapshotPage *page)
{
  const DtlSnapshotOptions *options = page->options;
  DtlTextStyle text = dtl_snapshot_text (page, 10, TRUE);
  double left = page->map.x, y = page->footer_top + 6;
  g_autofree char *sources = NULL;

  dtl_canvas_push_group (page->canvas, "footer", NULL);
  if (options->attribution)
    {
      sources = options->extra_attribution == NULL
                  ? g_strdup_printf (_ ("Map: %s"), dtl_basemap_attribution ())
                  : g_strdup_printf (_ ("Map: %s · %s"), dtl_basemap_attribution (),
                                     options->extra_attribution);
      text.max_width = (page->width - 2 * left) * 0.7;
      dtl_canvas_text (page->canvas, sources, -1, left, y, DTL_ALIGN_START, &text);
    }
  text.max_width = 0;
  if (options->date != NULL)
    dtl_canvas_text (page->canvas, options->date, -1, page->width - left, y, DTL_ALIGN_END, &text);
  dtl_canvas_pop_group (page->canvas);
}

static void
paint_body (DtlSnapshotPage *page)
{
  dtl_snapshot_place (page);
  dtl_snapshot_paint_map (page);
  if (page->options->legend)
    dtl_snapshot_paint_legend (page);
  if (page->options->scale_bar)
    dtl_snapshot_paint_scale_bar (page);
  if (page->options->north_arrow)
    dtl_snapshot_paint_north (page);
  dtl_snapshot_paint_timeline (page);
  g_clear_pointer (&page->items, g_array_unref);
  g_clear_pointer (&page->symbols, g_array_unref);
  g_clear_pointer (&page->index, dtl_map_index_unref);
}

/* Paints the first page, or, with @first above 0, a further page of the list alone. Returns: how many
 * incidents have been listed up to here; all of them when there is no list. */
gsize
dtl_snapshot_paint_page (const DtlBasemap *basemap, const DtlSnapshotOptions *options,
                         const DtlSnapshotIncident *incidents, gsize n_incidents, gsize first,
                         gboolean has_more_pages, DtlCanvas *canvas)
{
  DtlSnapshotPage page = { .basemap = basemap, .options = options, .incidents = incidents,
                           .n_incidents = n_incidents,
                           .style = dtl_map_style_get (options->theme), .canvas = canvas,
                           .has_more_pages = has_more_pages };

  dtl_snapshot_get_page (options, &page.width, &page.height);
  dtl_snapshot_lay_out (&page);
  cairo_rectangle (dtl_canvas_get_cairo (canvas), 0, 0, page.width, page.height);
  dtl_canvas_fill (canvas, dtl_map_color (page.style->panel, 1));
  paint_classification (&page);
  paint_header (&page);
  paint_footer (&page);
  if (first == 0)
    paint_body (&page);
  else
    page.list = (DtlRect){ page.map.x, page.map.y, page.width - 2 * page.map.x,
                           page.footer_top - page.map.y - 10 };
  return page.list.height > 0 ? dtl_snapshot_paint_list (&page, first) : n_incidents;
}

/**
 * dtl_snapshot_paint:
 * @basemap: a basemap
 * @options: what to show
 * @incidents: (array length=n_incidents): what stands on the map
 * @n_incidents: how many
 * @cr: where to paint; a page of dtl_snapshot_get_page() units, its corner at the origin
 *
 * Paints the (first) page, as dtl_snapshot_write() would: for previews and printing.
 */
void
dtl_snapshot_paint (const DtlBasemap *basemap, const DtlSnapshotOptions *options,
                    const DtlSnapshotIncident *incidents, gsize n_incidents, cairo_t *cr)
{
  g_autoptr (DtlCanvas) canvas = dtl_canvas_new (cr);

  dtl_snapshot_paint_page (basemap, options, incidents, n_incidents, 0, FALSE, canvas);
}
