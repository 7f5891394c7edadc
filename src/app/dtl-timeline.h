/* dtl-timeline.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DTL_TYPE_TIMELINE (dtl_timeline_get_type ())

G_DECLARE_FINAL_TYPE (DtlTimeline, dtl_timeline, DTL, TIMELINE, GtkWidget)

void dtl_timeline_set_workspace (DtlTimeline *self, DtlWorkspace *workspace);

G_END_DECLS
