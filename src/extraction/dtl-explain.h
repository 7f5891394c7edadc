/* dtl-explain.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-acts.h"

G_BEGIN_DECLS

char *dtl_explain_reading (const DtlReading *reading);

G_END_DECLS
