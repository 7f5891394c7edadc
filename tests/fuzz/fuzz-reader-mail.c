/* fuzz-reader-mail.c: the reader of letters and saved pages
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"
#include "dtl-read-mail.h"

const char *const dtl_fuzz_seeds[] = {
  "MIME-Version: 1.0\nFrom: A <a@a.example>\nSubject: B\nDate: Fri, 3 Apr 2015 09:30:00 "
  "+0300\nContent-Type: text/plain; charset=utf-8\n\nTwo people were killed.\n",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  return dtl_fuzz_reader (dtl_read_mail, "a.eml", data, size);
}
