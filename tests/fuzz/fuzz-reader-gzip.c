/* fuzz-reader-gzip.c: the reader of compressed files
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"

const char *const dtl_fuzz_seeds[] = {
  "\x1f\x8b\x08",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  return dtl_fuzz_reader (dtl_read_gzip, "a.txt.gz", data, size);
}
