/* dtl-place-memory.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-workspace.h"

G_BEGIN_DECLS

GPtrArray *dtl_place_memory_recall (DtlWorkspace *workspace, DtlIncidentItem *incident);

G_END_DECLS
