/* dtl-symbol.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtlSymbol:
 *
 * The map's symbol of a type of incident, in lists and headers.
 */
#define DTL_TYPE_SYMBOL (dtl_symbol_get_type ())

G_DECLARE_FINAL_TYPE (DtlSymbol, dtl_symbol, DTL, SYMBOL, GtkWidget)

GtkWidget *dtl_symbol_new        (int type);
void       dtl_symbol_set_type   (DtlSymbol *self, int type);
void       dtl_symbol_set_record (DtlSymbol *self, DtlRecord *record);

G_END_DECLS
