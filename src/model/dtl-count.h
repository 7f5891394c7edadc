/* dtl-count.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_COUNT_OPEN (-1)

/**
 * DtlCount:
 * @min: at least so many
 * @max: at most so many, or %DTL_COUNT_OPEN when the text sets no upper end
 *
 * A number of people or things: "five" is [5, 5], "at least five" [5, open], "10 to 12" [10, 12].
 */
typedef struct
{
  int min;
  int max;
} DtlCount;

static inline DtlCount
dtl_count_exact (int n)
{
  return (DtlCount){ n, n };
}

static inline DtlCount
dtl_count_at_least (int n)
{
  return (DtlCount){ n, DTL_COUNT_OPEN };
}

DtlCount dtl_count_add    (DtlCount a, DtlCount b);
DtlCount dtl_count_hull   (DtlCount a, DtlCount b);
gboolean dtl_count_equal  (DtlCount a, DtlCount b);
char    *dtl_count_format (DtlCount self);
gboolean dtl_count_parse  (const char *text, DtlCount *out);

G_END_DECLS
