/* fuzz-reader-html.c: the reader of saved pages
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"

#include "dtl-reader-origin.h"

const char *const dtl_fuzz_seeds[] = {
  "<html><head><title>A - B</title><meta property=\"og:title\" content=\"A\"></head><body><p>Two "
  "people were killed.</p></body></html>",
  "<script "
  "type=\"application/"
  "ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2015-04-03T09:30:00Z\"}</script><div "
  "class=\"story\"><p>Text.<br><br>More.</div>",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GArray) runs = dtl_reader_find_origin (
      (const char *) data, size, TRUE, "Two people were killed.\n\nNobody claimed the attack & more.");

  return dtl_fuzz_reader (dtl_read_html, "page.html", data, size);
}
