/* dtl-scan.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"
#include "dtl-names.h"

G_BEGIN_DECLS

/**
 * DtlScanMatch:
 * @first: index of the first token
 * @end: one past the last token
 * @start_byte: where it begins in the text: in the middle of a token for "Turkish" in "Syrian-Turkish"
 * @end_byte: one past its last byte: in the middle of a token for "Paris" in "Paris-based"
 * @postings: its postings in the index
 *
 * Tokens that are a name in the gazetteer, whatever they mean here.
 */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 start_byte;
  guint32 end_byte;
  const guint32 *postings;
} DtlScanMatch;

GArray        *dtl_scan_document (const DtlNames *names, const DtlDocument *document);
const guint32 *dtl_scan_tokens   (const DtlNames *names, const DtlDocument *document, guint first,
                                  guint end);

const guint32 *dtl_scan_text     (const DtlNames *names, const char *text, gsize length);

G_END_DECLS
