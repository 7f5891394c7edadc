/* fuzz-reader-plain.c: the reader of plain text
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"

const char *const dtl_fuzz_seeds[] = {
  "updated 4/3/2015 9:30:00 AM ET\n\nTwo people were killed.\n\n© 2015 All rights reserved.\n",
  "From: A\nSubject: Fwd: B\n\n> LIMA, 12 FEB 90 -- [TEXT] TWO BOMBS EXPLODED.\n",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  return dtl_fuzz_reader (dtl_read_plain, "a.txt", data, size);
}
