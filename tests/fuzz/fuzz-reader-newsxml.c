/* fuzz-reader-newsxml.c: the reader of NITF and NewsML-G2
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"

const char *const dtl_fuzz_seeds[] = {
  "<nitf><body><body.head><hedline><hl1>A</hl1></hedline></body.head><body.content><p>Two.</p></"
  "body.content></body></nitf>",
  "<newsItem><itemMeta><versionCreated>2015-04-03T09:30:00Z</versionCreated></"
  "itemMeta><contentSet><inlineXML><html><body><p>Two.</p></body></html></inlineXML></contentSet></"
  "newsItem>",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  return dtl_fuzz_reader (dtl_read_newsxml, "a.xml", data, size);
}
