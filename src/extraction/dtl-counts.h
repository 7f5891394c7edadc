/* dtl-counts.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reading.h"

G_BEGIN_DECLS

guint32 dtl_counts_parse (const DtlReading *reading, guint32 first, guint32 end, DtlCount *count);

G_END_DECLS
