/* dtl-pin-form.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DTL_TYPE_PIN_FORM (dtl_pin_form_get_type ())

/**
 * DtlPinForm:
 *
 * Asks what a point that was set on the map is called, and whether to keep it as a place of the
 * user's own.
 *
 * Signal: "use" (whether to keep it); dtl_pin_form_dup_place() says what.
 */
G_DECLARE_FINAL_TYPE (DtlPinForm, dtl_pin_form, DTL, PIN_FORM, GtkWidget)

void dtl_pin_form_set_pin (DtlPinForm *self, DtlPlace *pin);
DtlPlace *dtl_pin_form_dup_place (DtlPinForm *self);

G_END_DECLS
