/* dtl-map-source.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-map-style.h"
#include "dtl-workspace.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/**
 * DtlMapSource:
 *
 * Tiles painted from the bundled basemap, on worker threads and without any network.
 */
#define DTL_TYPE_MAP_SOURCE (dtl_map_source_get_type ())

G_DECLARE_FINAL_TYPE (DtlMapSource, dtl_map_source, DTL, MAP_SOURCE, ShumateMapSource)

DtlMapSource *dtl_map_source_new (DtlWorkspace *workspace, DtlMapTheme theme);

G_END_DECLS
