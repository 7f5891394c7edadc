/* dtl-snapshot-dialog.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-map-view.h"
#include "dtl-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

void dtl_snapshot_dialog_present (GtkWindow *parent, DtlWorkspace *workspace, GSettings *settings,
                                  const DtlMapBox *box);

G_END_DECLS
