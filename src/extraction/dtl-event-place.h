/* dtl-event-place.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reading.h"

G_BEGIN_DECLS

GArray *dtl_event_place_spans (const DtlReading *reading, guint32 first, guint32 end);
char *dtl_event_place_training (const DtlReading *reading, guint32 first, guint32 end);

G_END_DECLS
