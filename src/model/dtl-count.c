/* dtl-count.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-count.h"

#include <stdlib.h>
#include <string.h>

/**
 * dtl_count_add:
 * @a: a count
 * @b: a count of others
 *
 * Returns: the count of both together
 */
DtlCount
dtl_count_add (DtlCount a, DtlCount b)
{
  gboolean open = a.max == DTL_COUNT_OPEN || b.max == DTL_COUNT_OPEN;

  return (DtlCount){ a.min + b.min, open ? DTL_COUNT_OPEN : a.max + b.max };
}

/**
 * dtl_count_hull:
 * @a: a count
 * @b: another report of the same count
 *
 * Returns: the smallest range that holds both
 */
DtlCount
dtl_count_hull (DtlCount a, DtlCount b)
{
  gboolean open = a.max == DTL_COUNT_OPEN || b.max == DTL_COUNT_OPEN;

  return (DtlCount){ MIN (a.min, b.min), open ? DTL_COUNT_OPEN : MAX (a.max, b.max) };
}

gboolean
dtl_count_equal (DtlCount a, DtlCount b)
{
  return a.min == b.min && a.max == b.max;
}

/**
 * dtl_count_format:
 * @self: a count
 *
 * Returns: (transfer full): "5", "5+" or "5–12", as people type it into the panel
 */
char *
dtl_count_format (DtlCount self)
{
  if (self.max == DTL_COUNT_OPEN)
    return g_strdup_printf ("%d+", self.min);
  if (self.max == self.min)
    return g_strdup_printf ("%d", self.min);
  return g_strdup_printf ("%d–%d", self.min, self.max);
}

static gboolean
read_int (const char **p, int *out)
{
  guint64 value;
  const char *end = *p;

  while (g_ascii_isdigit (*end))
    end++;
  if (end == *p || end - *p > 9)
    return FALSE;
  value = g_ascii_strtoull (*p, NULL, 10);
  *p = end;
  *out = (int) value;
  return TRUE;
}

/**
 * dtl_count_parse:
 * @text: "5", "5+", "5-12" or "5–12", blanks ignored
 * @out: (out): the count
 *
 * Returns: %TRUE if all of @text was understood
 */
gboolean
dtl_count_parse (const char *text, DtlCount *out)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \t", -1);
  g_autofree char *tight = g_strjoinv ("", parts);
  const char *p = tight;
  DtlCount count;

  if (!read_int (&p, &count.min))
    return FALSE;
  count.max = count.min;
  if (*p == '+')
    {
      count.max = DTL_COUNT_OPEN;
      p++;
    }
  else if (*p != '\0')
    {
      if (*p == '-')
        p++;
      else if (g_str_has_prefix (p, "–"))
        p += strlen ("–");
      else
        return FALSE;
      if (!read_int (&p, &count.max) || count.max < count.min)
        return FALSE;
    }
  if (*p != '\0')
    return FALSE;
  *out = count;
  return TRUE;
}
