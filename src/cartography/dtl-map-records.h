/* dtl-map-records.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-map-index.h"
#include "dtl-record.h"
#include "dtl-snapshot.h"

G_BEGIN_DECLS

gboolean dtl_map_point_from_record      (const DtlRecord *record, DtlMapPoint *out);
GArray  *dtl_snapshot_incidents_new     (GPtrArray *records);

G_END_DECLS
