/* dtl-capitals.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"
#include "dtl-extraction.h"
#include "dtl-gazetteer.h"

G_BEGIN_DECLS

void dtl_capitals_add (DtlGazetteer *gazetteer, const DtlDocument *document, GPtrArray *toponyms);

G_END_DECLS
