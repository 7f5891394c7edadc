/* dtl-phrases-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reading.h"

G_BEGIN_DECLS

void dtl_phrases_join (DtlReading *self);

G_END_DECLS
