/* bench-times.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times.h"

#include <stdio.h>
#include <string.h>

/* Megabytes of news a second and core in which time expressions are found. */

#define ROUNDS 20
#define COPIES 2000

static const char paragraph[] =
  "Gunmen on motorcycles attacked a police post near the market on Sunday, killing at least five "
  "officers, a spokesman for the provincial governor said. It was the third such attack this year "
  "in the region, where rebels have fought the government since 1998. The wounded were taken to a "
  "hospital in the capital, two hours away by road, where one of them died early Monday.\n\n";

int
main (void)
{
  const DtlPartialDate dct = dtl_partial_date_new (2004, 4, 5);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 started;
  double seconds;
  guint n = 0;

  for (guint i = 0; i < COPIES; i++)
    g_string_append (text, paragraph);
  started = g_get_monotonic_time ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GPtrArray) found = dtl_times_in_text (text->str, text->len, &dct);

      n += found->len;
    }
  seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
  printf ("times: %.1f MB/s, %u expressions\n",
          (double) text->len * ROUNDS / 1e6 / MAX (seconds, 1e-9), n / ROUNDS);
  return 0;
}
