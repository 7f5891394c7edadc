/* dtl-spatial-tables.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What build-aux/compile-spatial makes of data/gazetteer/spatial-*.tsv and borders.tsv. Every class
 * of words, and every set of words that a pattern names, is one bit of a mask. */

#define DTL_SPATIAL_OPTIONAL 1
#define DTL_SPATIAL_MANY 2

/* Classes whose words have a value; the order is the tool's. */
typedef enum
{
  DTL_SPATIAL_NUMBER,
  DTL_SPATIAL_UNIT,
  DTL_SPATIAL_DIRECTION,
  DTL_SPATIAL_DIRECTIONAL,
  DTL_SPATIAL_HOUR,
  DTL_SPATIAL_MOTION,
  DTL_SPATIAL_N_CAPTURES
} DtlSpatialCapture;

typedef struct
{
  const char *word;
  guint64 mask[2];
  double value;
} DtlSpatialWord;

/* @slot: 0 for a word, 1 for place X, 2 for place Y. */
typedef struct
{
  guint8 slot;
  guint8 flags;
  gint8 capture;
  guint8 bit;
} DtlSpatialElement;

typedef struct
{
  guint8 relation;
  guint16 first;
  guint8 n;
} DtlSpatialPattern;

/* A stretch of the border of two countries; @b is empty for a coast. */
typedef struct
{
  char a[3];
  char b[3];
  guint32 first;
  guint32 n;
} DtlBorderLine;

extern const DtlSpatialElement dtl_spatial_elements[];
extern const DtlSpatialPattern dtl_spatial_patterns[];
extern const unsigned dtl_spatial_n_patterns;
extern const DtlSpatialWord dtl_spatial_words[];
extern const unsigned dtl_spatial_n_words;
extern const unsigned dtl_spatial_number_bit;
extern const unsigned dtl_spatial_filler_bit;
extern const unsigned dtl_spatial_lead_bit;
extern const DtlBorderLine dtl_border_lines[];
extern const unsigned dtl_border_n_lines;
/* Latitude and longitude in hundredths of a degree. */
extern const short dtl_border_points[][2];

G_END_DECLS
