/* fuzz.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* What a fuzz target gives: its entry for one input, and texts to start from. */
int                      LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
extern const char *const dtl_fuzz_seeds[];
