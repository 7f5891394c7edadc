/* dtl-snapshot.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-basemap.h"
#include "dtl-map-index.h"
#include "dtl-map-style.h"
#include "dtl-partial-date.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DtlSnapshotSize:
 *
 * The page of a snapshot.
 */
typedef enum
{
  DTL_SNAPSHOT_PIXELS,
  DTL_SNAPSHOT_A4_PORTRAIT,
  DTL_SNAPSHOT_A4_LANDSCAPE,
  DTL_SNAPSHOT_LETTER_PORTRAIT,
  DTL_SNAPSHOT_LETTER_LANDSCAPE,
  DTL_SNAPSHOT_SLIDE,
} DtlSnapshotSize;

/**
 * DtlSnapshotOptions:
 * @title: (nullable): headline of the page
 * @subtitle: (nullable): filter in words, as "Bombings, 2002–2004"
 * @classification: (nullable): line printed at the top and the bottom
 * @date: (nullable): date of making as it shall be printed; %NULL prints none
 * @extra_attribution: (nullable): beside those of the basemap
 * @size: the page
 * @width: pixels, for %DTL_SNAPSHOT_PIXELS
 * @height: pixels, for %DTL_SNAPSHOT_PIXELS
 * @scale: for PNG: pixels for each unit of 1/96 inch; 0 takes 1 for pixels, 2 for slides and 300
 *   dots an inch for paper
 * @has_box: whether @box is used; otherwise the map is fitted to the points
 * @box: the part of the world that must be seen
 * @theme: colours
 * @legend: explain the symbols that are in view
 * @scale_bar: draw one, true at the centre's latitude
 * @north_arrow: draw one
 * @attribution: name the sources of the map; leave it on where their licences matter
 * @list: number the incidents and list them beside or under the map
 * @timeline: draw a strip of incidents over time under the map
 *
 * What a map snapshot shows. Start from dtl_snapshot_options_init(). Strings are borrowed.
 */
typedef struct
{
  const char *title;
  const char *subtitle;
  const char *classification;
  const char *date;
  const char *extra_attribution;
  DtlSnapshotSize size;
  int width;
  int height;
  double scale;
  gboolean has_box;
  DtlMapBox box;
  DtlMapTheme theme;
  gboolean legend;
  gboolean scale_bar;
  gboolean north_arrow;
  gboolean attribution;
  gboolean list;
  gboolean timeline;
} DtlSnapshotOptions;

/**
 * DtlSnapshotIncident:
 * @point: where and what
 * @label: (nullable): one line for the list, as "4 Apr 2004 · Karachi · 5 killed"
 * @source: (nullable): the article, for the list
 * @date: when, for the timeline; year 0 when not known
 *
 * An incident on the page. Strings are borrowed.
 */
typedef struct
{
  DtlMapPoint point;
  const char *label;
  const char *source;
  DtlPartialDate date;
} DtlSnapshotIncident;

void     dtl_snapshot_options_init  (DtlSnapshotOptions *options);
gboolean dtl_snapshot_parse_size    (const char *text, DtlSnapshotOptions *options,
                                     GError **error);
void     dtl_snapshot_get_page      (const DtlSnapshotOptions *options, double *width,
                                     double *height);
void     dtl_snapshot_paint         (const DtlBasemap *basemap, const DtlSnapshotOptions *options,
                                     const DtlSnapshotIncident *incidents, gsize n_incidents,
                                     cairo_t *cr);
gboolean dtl_snapshot_write         (const DtlBasemap *basemap, const DtlSnapshotOptions *options,
                                     const DtlSnapshotIncident *incidents, gsize n_incidents,
                                     const char *path, GError **error);

G_END_DECLS
