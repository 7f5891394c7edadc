/* dtl-export-dialog.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

void dtl_export_dialog_present (GtkWindow *parent, DtlWorkspace *workspace);

G_END_DECLS
