/* dtl-span.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlSpan:
 * @start: first code point
 * @end: one past the last code point
 *
 * A stretch of an article's text, in Unicode code points.
 */
typedef struct
{
  guint32 start;
  guint32 end;
} DtlSpan;

G_END_DECLS
