/* fuzz-reader-mbox.c: the reader of mailboxes
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"
#include "dtl-read-mail.h"

const char *const dtl_fuzz_seeds[] = {
  "From a@a.example Fri Apr  3 06:30:00 2015\nFrom: A <a@a.example>\nSubject: B\n\nTwo people were "
  "killed.\n\nFrom b Fri Apr  3 06:30:00 2015\nFrom: B\n\nText.\n",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  return dtl_fuzz_reader (dtl_read_mbox, "a.mbox", data, size);
}
