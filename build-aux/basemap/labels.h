/* labels.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry.h"

G_BEGIN_DECLS

/* A name that may be put on the map. */
typedef struct
{
  double x;
  double y;
  char *name;
  double order;     /* smaller is placed first */
  double width;     /* of the words, in pixels, estimated for a wide typeface */
  double height;
  guint64 geonameid;
  guint8 kind;
  guint8 gate;      /* the lowest zoom at which it may be tried */
  guint8 max_zoom;
  guint8 size;      /* of type, in half pixels */
  guint8 anchor;
  guint8 min_zoom;  /* where it was placed */
  guint8 is_placed;
} Label;

#define LABEL_LAST_ZOOM 12

void       label_clear    (Label *label);
gboolean   read_labels    (GArray *labels, const char *folder, char **city_files, GError **error);
void       arrange_labels (GArray *labels);

G_END_DECLS
