/* fuzz-reader-markdown.c: the reader of Markdown
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"

const char *const dtl_fuzz_seeds[] = {
  "---\ntitle: A\ndate: 2015-04-03\n---\n\n# A\n\nTwo *people* were [killed](x).\n",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  return dtl_fuzz_reader (dtl_read_markdown, "a.md", data, size);
}
