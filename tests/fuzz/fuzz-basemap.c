/* fuzz-basemap.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "dtl-basemap-format.h"
#include "dtl-map-painter.h"

#include <string.h>

/* Any bytes behind a good header are refused or painted without a fault. The header's sizes are
 * made to fit, so that the input reaches the painter instead of being turned away at the door. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const gsize tables = sizeof (DtlBasemapHeader) + sizeof (DtlBasemapLevel);
  const gsize label_directory = (DTL_BASEMAP_LABEL_CELLS + 1) * 4;
  const gsize total = tables + label_directory + 2 * 4 + size / 4 * 4;
  DtlBasemapHeader header = { .magic = DTL_BASEMAP_MAGIC, .file_size = total, .n_levels = 1 };
  DtlBasemapLevel level = { 18, 0, tables + label_directory, 0 };
  g_autofree guint8 *file = g_malloc0 (total);
  const guint32 cell[2] = { level.directory + 8, total };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DtlBasemap) basemap = NULL;

  /* The input is read both as a cell and as labels with their names. */
  header.label_directory = tables;
  header.labels = header.names = level.directory + 8;
  header.n_labels = size / 4 * 4 / sizeof (DtlBasemapLabel);
  header.names_size = size / 4 * 4;
  memcpy (file, &header, sizeof header);
  memcpy (file + sizeof header, &level, sizeof level);
  for (guint i = DTL_BASEMAP_LABEL_CELLS / 2; i <= DTL_BASEMAP_LABEL_CELLS; i++)
    memcpy (file + tables + i * 4, &header.n_labels, 4);
  memcpy (file + level.directory, cell, sizeof cell);
  memcpy (file + level.directory + 8, data, size / 4 * 4);
  bytes = g_bytes_new_static (file, total);
  basemap = dtl_basemap_new_from_bytes (bytes, NULL);
  if (basemap != NULL)
    for (guint zoom = 0; zoom <= 6; zoom += 3)
      cairo_surface_destroy (dtl_map_painter_render_tile (
        basemap, dtl_map_style_get (DTL_MAP_THEME_LIGHT), zoom, zoom, zoom, 64, 1));
  return 0;
}

const char *const dtl_fuzz_seeds[] = {
  "\x01\x01\x04\x01" "aAbBcCdD" "eEfFgGhH" "\x02\x01\x02\x01" "0123abcd",
  "ABCDEFGH\x01\x09\x02\x01\x18\x04\x01\x01\x01\x01\x01\x01" "name of a town",
  NULL,
};
