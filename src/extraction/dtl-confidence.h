/* dtl-confidence.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-incident.h"

G_BEGIN_DECLS

void dtl_confidence_calibrate (DtlIncidentBuilder *builder, double overall);

G_END_DECLS
