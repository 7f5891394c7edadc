/* fuzz-times.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "dtl-times.h"

#include <string.h>

/* Any text must give mentions in order, inside the text, with a value each. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  const gsize length = strlen (text);
  const DtlPartialDate dct = dtl_partial_date_new (2004, 4, 5);
  g_autoptr (GPtrArray) found = dtl_times_in_text (text, length, size % 2 == 0 ? &dct : NULL);
  gsize last = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const DtlTimeMention *mention = g_ptr_array_index (found, i);

      g_assert_cmpuint (mention->start, >=, last);
      g_assert_cmpuint (mention->end, >, mention->start);
      g_assert_cmpuint (mention->end, <=, length);
      g_assert_nonnull (mention->type);
      g_assert_nonnull (mention->value);
      last = mention->end;
    }
  return 0;
}

const char *const dtl_fuzz_seeds[] = {
  "On 3 May 2002, two days later, at 10:35 p.m. EST Friday, the end of the 1980s.",
  "5-9 March 2003 and April 24, 25; 1914-18; 264 to 241 BC; Q3 2003; the '90s; 3 JAN 90",
  "a year-earlier month-and-a-half long twenty-five hundred and thirty years ago, half an hour",
  "New Year's Eve 1999, Easter Sunday, 0735 GMT, 4/4/2004 1:47:26 AM ET, 2004-04-03T22:15",
  "every other Monday, twice a week, the last week of August, the year-ago third quarter, 99999999",
  NULL,
};
