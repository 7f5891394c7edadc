/* dtl-record-text.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-items.h"

G_BEGIN_DECLS

char *dtl_record_text (DtlIncidentItem *incident);

G_END_DECLS
