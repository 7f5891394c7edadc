/* extract-text.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-extractor.h"

G_BEGIN_DECLS

DtlExtractor  *shared_extractor   (void);
DtlExtraction *extract_text (const char *text);
int run_with_extractor (void);

G_END_DECLS
