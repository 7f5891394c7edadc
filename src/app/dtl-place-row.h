/* dtl-place-row.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DTL_TYPE_PLACE_ROW (dtl_place_row_get_type ())

G_DECLARE_FINAL_TYPE (DtlPlaceRow, dtl_place_row, DTL, PLACE_ROW, GtkListBoxRow)

GtkWidget *dtl_place_row_new       (DtlPlace *place, double km);
DtlPlace  *dtl_place_row_get_place (DtlPlaceRow *self);

G_END_DECLS
