/* fuzz-reader-feed.c: the reader of feeds
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"

const char *const dtl_fuzz_seeds[] = {
  "<rss><channel><title>A</title><item><title>B</title><pubDate>Fri, 03 Apr 2015 09:30:00 "
  "+0300</pubDate><description>&lt;p&gt;Two&lt;/p&gt;</description></item></channel></rss>",
  "<feed><entry><title>B</title><content "
  "type=\"xhtml\"><div><p>Two</p></div></content></entry></feed>",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  return dtl_fuzz_reader (dtl_read_feed, "a.rss", data, size);
}
