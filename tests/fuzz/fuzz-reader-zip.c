/* fuzz-reader-zip.c: the reader of ZIP, DOCX, ODT and EPUB
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"

const char *const dtl_fuzz_seeds[] = {
  "PK\x03\x04",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  return dtl_fuzz_reader (dtl_read_zip, "a.zip", data, size);
}
