/* dtl-tagger-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

DtlXpos dtl_guess_xpos (const char *norm, guint flags);
DtlUpos dtl_xpos_to_upos (guint xpos);

G_END_DECLS
