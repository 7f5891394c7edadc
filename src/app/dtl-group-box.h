/* dtl-group-box.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtlGroupBox:
 *
 * The other reports of the incident that is shown: why they count as the same act, where their
 * numbers differ, and a way to part them. Hidden when there are none.
 */
#define DTL_TYPE_GROUP_BOX (dtl_group_box_get_type ())

G_DECLARE_FINAL_TYPE (DtlGroupBox, dtl_group_box, DTL, GROUP_BOX, GtkWidget)

void dtl_group_box_show (DtlGroupBox *self, DtlWorkspace *workspace, DtlIncidentItem *incident);

G_END_DECLS
