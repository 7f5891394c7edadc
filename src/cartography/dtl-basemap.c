/* dtl-basemap.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-basemap-private.h"

#include "dtl-error.h"
#include "dtl-paths.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _DtlBasemap
{
  gatomicrefcount ref_count;
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  guint n_levels;
  DtlBasemapLevel levels[DTL_BASEMAP_MAX_LEVELS];
  const DtlBasemapLabel *labels;
  const guint32 *label_directory;
  guint n_labels;
  const char *names;
  gsize names_size;
};

/* Whether @count items of @size bytes fit at @offset, which must be aligned. */
static gboolean
is_inside (const DtlBasemap *self, guint64 offset, guint64 count, guint64 size)
{
  return offset % 4 == 0 && offset <= self->size && count * size <= self->size - offset;
}

static gboolean
read_levels (DtlBasemap *self)
{
  const DtlBasemapLevel *levels = (const DtlBasemapLevel *) (self->data + sizeof (DtlBasemapHeader));

  if (self->n_levels == 0 || self->n_levels > DTL_BASEMAP_MAX_LEVELS ||
      !is_inside (self, sizeof (DtlBasemapHeader), self->n_levels, sizeof (DtlBasemapLevel)))
    return FALSE;
  for (guint i = 0; i < self->n_levels; i++)
    {
      DtlBasemapLevel *level = &self->levels[i];

      level->top_zoom = GUINT32_FROM_LE (levels[i].top_zoom);
      level->cell_zoom = GUINT32_FROM_LE (levels[i].cell_zoom);
      level->directory = GUINT32_FROM_LE (levels[i].directory);
      if (level->cell_zoom > 10 ||
          !is_inside (self, level->directory, (1ull << (2 * level->cell_zoom)) + 1, 4))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_header (DtlBasemap *self)
{
  DtlBasemapHeader header;
  guint32 directory, labels, names;

  if (self->size < sizeof header)
    return FALSE;
  memcpy (&header, self->data, sizeof header);
  self->n_levels = GUINT32_FROM_LE (header.n_levels);
  self->n_labels = GUINT32_FROM_LE (header.n_labels);
  self->names_size = GUINT32_FROM_LE (header.names_size);
  directory = GUINT32_FROM_LE (header.label_directory);
  labels = GUINT32_FROM_LE (header.labels);
  names = GUINT32_FROM_LE (header.names);
  if (memcmp (header.magic, DTL_BASEMAP_MAGIC, sizeof header.magic) != 0 ||
      GUINT32_FROM_LE (header.file_size) != self->size ||
      !is_inside (self, directory, DTL_BASEMAP_LABEL_CELLS + 1, 4) ||
      !is_inside (self, labels, self->n_labels, sizeof (DtlBasemapLabel)) ||
      !is_inside (self, names, self->names_size, 1))
    return FALSE;
  self->label_directory = (const guint32 *) (self->data + directory);
  self->labels = (const DtlBasemapLabel *) (self->data + labels);
  self->names = (const char *) self->data + names;
  return read_levels (self);
}

/**
 * dtl_basemap_new_from_bytes:
 * @bytes: the content of a basemap.bin
 * @error: return location for an error
 *
 * Every offset is checked before it is followed, so that a damaged file paints a wrong map at worst.
 *
 * Returns: (transfer full): a basemap, or %NULL with %DTL_ERROR_BAD_DATA
 */
DtlBasemap *
dtl_basemap_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (DtlBasemap) self = g_new0 (DtlBasemap, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  if (!read_header (self))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
                   _ ("The basemap is damaged or of another version. Install Dateline again."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * dtl_basemap_load:
 * @path: a basemap.bin
 * @error: return location for an error
 *
 * Maps the file into memory; only what is painted is ever read from the disk.
 *
 * Returns: (transfer full): a basemap, or %NULL with %DTL_ERROR_BAD_DATA
 */
DtlBasemap *
dtl_basemap_load (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &local);
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
                   _ ("The basemap %s cannot be read (%s). Install Dateline again."), path,
                   local->message);
      return NULL;
    }
  bytes = g_mapped_file_get_bytes (file);
  return dtl_basemap_new_from_bytes (bytes, error);
}

/**
 * dtl_basemap_load_default:
 * @error: return location for an error
 *
 * Returns: (transfer full): the installed basemap, or %NULL with %DTL_ERROR_BAD_DATA
 */
DtlBasemap *
dtl_basemap_load_default (GError **error)
{
  g_autofree char *path = dtl_paths_data_file ("basemap/basemap.bin");

  return dtl_basemap_load (path, error);
}

/**
 * dtl_basemap_ref:
 * @self: a basemap
 *
 * Returns: (transfer full): @self
 */
DtlBasemap *
dtl_basemap_ref (DtlBasemap *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dtl_basemap_unref:
 * @self: (transfer full): a basemap
 */
void
dtl_basemap_unref (DtlBasemap *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * dtl_basemap_verify:
 * @self: a basemap
 * @error: return location for an error
 *
 * Compares the whole file with its checksum (Adler-32), for the self-test of an installation.
 *
 * Returns: %FALSE with %DTL_ERROR_BAD_DATA if a bit has changed
 */
gboolean
dtl_basemap_verify (const DtlBasemap *self, GError **error)
{
  const DtlBasemapHeader *header = (const DtlBasemapHeader *) self->data;
  guint32 a = 1, b = 0;

  for (gsize i = sizeof *header; i < self->size; i++)
    {
      a = (a + self->data[i]) % 65521;
      b = (b + a) % 65521;
    }
  if ((b << 16 | a) == GUINT32_FROM_LE (header->checksum))
    return TRUE;
  g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
               _ ("The basemap has changed since it was made. Install Dateline again."));
  return FALSE;
}

/**
 * dtl_basemap_attribution:
 *
 * Returns: (transfer none): whom to name on a picture of the map
 */
const char *
dtl_basemap_attribution (void)
{
  return "Natural Earth · GeoNames";
}

/* The coarsest level that is fine enough for @zoom. */
guint
dtl_basemap_pick_level (const DtlBasemap *self, double zoom)
{
  for (guint i = 0; i < self->n_levels; i++)
    if (self->levels[i].top_zoom >= zoom)
      return i;
  return self->n_levels - 1;
}

guint
dtl_basemap_get_cell_zoom (const DtlBasemap *self, guint level)
{
  return self->levels[level].cell_zoom;
}

/* Calls @func for each run of a cell that belongs to one of @layers, a set of bits. */
void
dtl_basemap_foreach_run (const DtlBasemap *self, guint level, guint column, guint row,
                         guint32 layers, DtlBasemapRunFunc func, gpointer data)
{
  const guint32 *directory = (const void *) (self->data + self->levels[level].directory);
  gsize cell = ((gsize) row << self->levels[level].cell_zoom) + column;
  guint32 at = GUINT32_FROM_LE (directory[cell]), end = GUINT32_FROM_LE (directory[cell + 1]);

  if (at % 4 != 0 || end > self->size)
    return;
  while (at + sizeof (DtlBasemapFeature) <= end)
    {
      const DtlBasemapFeature *feature = (const DtlBasemapFeature *) (self->data + at);
      DtlBasemapRun run = { feature->layer, feature->klass, GUINT16_FROM_LE (feature->n_points),
                            (const gint16 *) (feature + 1) };

      at += sizeof *feature;
      if ((guint64) run.n_points * 4 > end - at)
        return;
      if (run.layer < DTL_BASEMAP_N_LAYERS && (layers & 1u << run.layer) != 0)
        func (&run, column, row, data);
      at += run.n_points * 4;
    }
}

static void
visit_label_cell (const DtlBasemap *self, guint cell, guint zoom, DtlBasemapLabelFunc func,
                  gpointer data)
{
  guint first = GUINT32_FROM_LE (self->label_directory[cell]);
  guint end = MIN (GUINT32_FROM_LE (self->label_directory[cell + 1]), self->n_labels);

  for (guint i = first; i < end; i++)
    {
      const DtlBasemapLabel *label = &self->labels[i];
      guint32 name = GUINT32_FROM_LE (label->name);

      if (label->min_zoom > zoom)
        return;
      if (label->max_zoom < zoom || label->kind >= DTL_N_LABEL_KINDS ||
          name > self->names_size || label->name_length > self->names_size - name)
        continue;
      func (label, self->names + name, label->name_length, data);
    }
}

/* Calls @func for each label shown at @zoom whose point may lie in the box; the box is in worlds and
 * may pass the antimeridian by being less than 0 or more than 1. */
void
dtl_basemap_foreach_label (const DtlBasemap *self, guint zoom, double west, double north,
                           double east, double south, DtlBasemapLabelFunc func, gpointer data)
{
  int n = 1 << DTL_BASEMAP_LABEL_ZOOM;
  int first_row = CLAMP (floor (north * n), 0, n - 1);
  int last_row = CLAMP (floor (south * n), 0, n - 1);
  int first = floor (west * n), last = MIN (floor (east * n), first + n - 1);

  for (int row = first_row; row <= last_row; row++)
    for (int column = first; column <= last; column++)
      visit_label_cell (self, row * n + (((column % n) + n) % n), zoom, func, data);
}
