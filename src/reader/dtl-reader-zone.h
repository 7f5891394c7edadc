/* dtl-reader-zone.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-partial-date.h"

G_BEGIN_DECLS

gboolean dtl_zone_is_american_summer (const DtlPartialDate *date);

G_END_DECLS
