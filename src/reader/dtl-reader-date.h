/* dtl-reader-date.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-partial-date.h"

G_BEGIN_DECLS

gboolean dtl_date_find      (const char *text, DtlPartialDate *out, gsize *start, gsize *end);
gboolean dtl_date_read      (const char *text, DtlPartialDate *out);
gboolean dtl_date_of_url    (const char *url, DtlPartialDate *out);
gboolean dtl_date_plausible (const DtlPartialDate *date);

G_END_DECLS
