/* dtl-text-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FNV-1a, the hash that the compiled data files use too. */
static inline guint32
dtl_hash_bytes (const char *bytes, gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) bytes[i]) * 16777619u;
  return hash;
}

GMappedFile *dtl_map_data_file (const char *path, GError **error);

G_END_DECLS
