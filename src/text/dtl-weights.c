/* dtl-weights.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-weights-private.h"

#include "dtl-error.h"
#include "dtl-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER_SIZE 16

struct _DtlWeights
{
  GMappedFile *file;
  const char *base;
  const DtlWeightsSection *sections;
  guint32 n_sections;
};

static gboolean
map_sections (DtlWeights *self)
{
  gsize size = g_mapped_file_get_length (self->file);
  const guint32 *header = (const guint32 *) (const void *) g_mapped_file_get_contents (self->file);

  if (size < HEADER_SIZE || memcmp (header, DTL_WEIGHTS_MAGIC, 8) != 0 || header[2] != size)
    return FALSE;
  self->base = (const char *) header;
  self->n_sections = header[3];
  self->sections = (const DtlWeightsSection *) (const void *) (self->base + HEADER_SIZE);
  if (self->n_sections > (size - HEADER_SIZE) / sizeof *self->sections)
    return FALSE;
  for (guint32 i = 0; i < self->n_sections; i++)
    if (self->sections[i].offset % 64 != 0 ||
        (gsize) self->sections[i].offset + self->sections[i].length > size)
      return FALSE;
  return TRUE;
}

/**
 * dtl_weights_new:
 * @path: the file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the mapped weights, or %NULL with %DTL_ERROR_BAD_DATA
 */
DtlWeights *
dtl_weights_new (const char *path, GError **error)
{
  g_autoptr (DtlWeights) self = g_new0 (DtlWeights, 1);

  self->file = dtl_map_data_file (path, error);
  if (self->file == NULL)
    return NULL;
  if (!map_sections (self))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
                   _ ("The language weights in “%s” belong to another version of Dateline. "
                      "Install Dateline again."),
                   path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * dtl_weights_free:
 * @self: (nullable): weights
 *
 * Unmaps the weights.
 */
void
dtl_weights_free (DtlWeights *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/**
 * dtl_weights_section:
 * @self: weights
 * @name: name of a section
 * @length: (out): its bytes
 *
 * Returns: (transfer none) (nullable): the section, or %NULL if there is none of that name
 */
const void *
dtl_weights_section (const DtlWeights *self, const char *name, gsize *length)
{
  for (guint32 i = 0; i < self->n_sections; i++)
    if (strncmp (self->sections[i].name, name, sizeof self->sections[i].name) == 0)
      {
        *length = self->sections[i].length;
        return self->base + self->sections[i].offset;
      }
  *length = 0;
  return NULL;
}
