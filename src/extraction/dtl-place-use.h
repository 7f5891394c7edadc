/* dtl-place-use.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reading.h"

G_BEGIN_DECLS

/**
 * DtlPlaceUse:
 * @DTL_PLACE_USE_OTHER: anything else
 * @DTL_PLACE_USE_LOCATIVE: "in Spain"
 * @DTL_PLACE_USE_ORIGIN: "from Spain", "of Spain"
 * @DTL_PLACE_USE_MODIFIER: "the Spain coach", "a U.S. marine"
 *
 * What a place name does among the words around it.
 */
typedef enum
{
  DTL_PLACE_USE_OTHER,
  DTL_PLACE_USE_LOCATIVE,
  DTL_PLACE_USE_ORIGIN,
  DTL_PLACE_USE_MODIFIER,
  DTL_N_PLACE_USES
} DtlPlaceUse;

/**
 * DtlPlaceFeature:
 * @name: name of a feature
 * @data: of the caller
 *
 * Takes a feature of a place among which is chosen.
 */
typedef void (*DtlPlaceFeature) (const char *name, gpointer data);

void dtl_place_feature_take (DtlPlaceFeature take, gpointer data, const char *format,
                             va_list arguments) G_GNUC_PRINTF (3, 0);
DtlPlaceUse dtl_place_use_of (const DtlReading *reading, const DtlToponym *toponym);
gboolean dtl_place_is_named (const DtlToponym *toponym);
gboolean dtl_place_is_in_dateline (const DtlReading *reading, guint32 first);
gboolean dtl_place_is_quarter (const DtlReading *reading, const DtlToponym *toponym);
const char *dtl_place_use_name (DtlPlaceUse use);

G_END_DECLS
