/* fuzz-reader-json.c: the reader of JSON formats
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"

const char *const dtl_fuzz_seeds[] = {
  "{\"id\":\"a\",\"title\":\"b\",\"published\":\"2015-04-03\",\"text\":\"Two people were "
  "killed.\"}\n",
  "{\"headlines\":[{\"value\":\"A\"}],\"bodies\":[{\"value\":\"<p>Two "
  "people</p>\",\"contenttype\":\"text/html\"}]}",
  "{\"id\":\"a\",\"text\":\"Two people\"}{\"id\":\"b\",\"text\":\"Three\"} [1]",
  "var x = 0{\"text\":\"Two people\"}",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  return dtl_fuzz_reader (dtl_read_json, "a.jsonl", data, size);
}
