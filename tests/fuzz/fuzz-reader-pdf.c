/* fuzz-reader-pdf.c: the reader of PDF
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-reader.h"
#include "dtl-read-pdf.h"

const char *const dtl_fuzz_seeds[] = {
  "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
  "1/MediaBox[0 0 300 144]>>endobj 3 0 obj<</Type/Page/Parent 2 0 "
  "R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>/Contents 4 0 "
  "R>>endobj 4 0 obj<</Length 60>>stream\nBT /F1 18 Tf 0 0 Td (Two people were killed.) Tj "
  "ET\nendstream endobj trailer<</Root 1 0 R>>",
  NULL,
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  return dtl_fuzz_reader (dtl_read_pdf, "a.pdf", data, size);
}
