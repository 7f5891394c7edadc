/* dtl-basemap-format.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The layout of basemap.bin, written by build-aux/basemap and read by dtl-basemap.c. All numbers
 * are little-endian and aligned to four bytes, so that the file is used where it is mapped.
 *
 *   header | levels | label directory | labels | names | directories of the levels | cells
 *
 * A level of detail divides the world's web Mercator square into cells of its cell zoom's tiles.
 * Its directory has one offset for each cell, row by row, and one more for the end. A cell is a
 * run of features; a feature is its header and its points as pairs of signed 16-bit numbers,
 * DTL_BASEMAP_EXTENT to the side of a cell, x to the east and y to the south. */

#define DTL_BASEMAP_MAGIC "DTLBMAP1"
#define DTL_BASEMAP_EXTENT 16384
/* Areas reach this far over the edge of their cell, so that no seam shows between two. */
#define DTL_BASEMAP_OVERLAP 48
#define DTL_BASEMAP_MAX_LEVELS 8
/* Labels are sorted by the tile of this zoom they stand in. */
#define DTL_BASEMAP_LABEL_ZOOM 5
#define DTL_BASEMAP_LABEL_CELLS (1u << (2 * DTL_BASEMAP_LABEL_ZOOM))
/* Labels count positions in 1/2^32 of the world's width. */
#define DTL_BASEMAP_LABEL_UNITS 4294967296.0

typedef enum
{
  DTL_BASEMAP_LAND,
  DTL_BASEMAP_COAST,
  DTL_BASEMAP_SHORE,
  DTL_BASEMAP_BORDER,
  DTL_BASEMAP_DISPUTED,
  DTL_BASEMAP_ADMIN1,
  DTL_BASEMAP_RIVER,
  DTL_BASEMAP_N_LAYERS,
} DtlBasemapLayer;

typedef enum
{
  DTL_LABEL_COUNTRY,
  DTL_LABEL_WATER,
  DTL_LABEL_CAPITAL,
  DTL_LABEL_CITY,
  DTL_LABEL_TOWN,
  DTL_N_LABEL_KINDS,
} DtlLabelKind;

/* Where the words stand, seen from the dot; countries and waters have no dot. */
typedef enum
{
  DTL_LABEL_RIGHT,
  DTL_LABEL_LEFT,
  DTL_LABEL_ABOVE,
  DTL_LABEL_BELOW,
  DTL_LABEL_CENTRE,
} DtlLabelAnchor;

typedef struct
{
  char magic[8];
  guint32 file_size;
  guint32 n_levels;
  guint32 n_labels;
  guint32 label_directory; /* offset of DTL_BASEMAP_LABEL_CELLS + 1 indices */
  guint32 labels;
  guint32 names;
  guint32 names_size;
  guint32 checksum; /* Adler-32 of what follows the header */
} DtlBasemapHeader;

typedef struct
{
  guint32 top_zoom;  /* the highest zoom whose tiles this level is fine enough for */
  guint32 cell_zoom;
  guint32 directory; /* offset of the directory */
  guint32 reserved;
} DtlBasemapLevel;

typedef struct
{
  guint8 layer;
  guint8 klass; /* admin-1 lines: lowest zoom; rivers: rank */
  guint16 n_points;
} DtlBasemapFeature;

typedef struct
{
  guint32 x;
  guint32 y;
  guint8 min_zoom;
  guint8 max_zoom;
  guint8 kind;
  guint8 anchor;
  guint8 size; /* of type, in half units */
  guint8 name_length;
  guint16 reserved;
  guint32 name; /* offset within the names */
} DtlBasemapLabel;

G_STATIC_ASSERT (sizeof (DtlBasemapHeader) == 40);
G_STATIC_ASSERT (sizeof (DtlBasemapLevel) == 16);
G_STATIC_ASSERT (sizeof (DtlBasemapFeature) == 4);
G_STATIC_ASSERT (sizeof (DtlBasemapLabel) == 20);

G_END_DECLS
