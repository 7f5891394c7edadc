/* dtl-times.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"
#include "dtl-extraction.h"
#include "dtl-partial-date.h"

G_BEGIN_DECLS

/**
 * DtlTimeMention:
 * @start: first byte in the text
 * @end: one past the last byte
 * @type: "DATE", "TIME", "DURATION" or "SET"
 * @value: TIMEX3 value
 * @from: first day it names, year 0 if it names none
 * @to: last day it names
 * @inferred: some part of the value does not stand in the words
 * @age: the age of somebody ("a 12-year-old boy")
 * @reason: (nullable): one sentence on what was inferred
 *
 * A time expression with what was inferred to give its value.
 */
typedef struct
{
  gsize start;
  gsize end;
  const char *type;
  char *value;
  DtlPartialDate from;
  DtlPartialDate to;
  gboolean inferred;
  gboolean age;
  char *reason;
} DtlTimeMention;

GPtrArray *dtl_times_in_text      (const char *text, gsize length, const DtlPartialDate *dct);
GPtrArray *dtl_times_mentions     (const DtlDocument *document, const DtlPartialDate *dct);
void       dtl_times_find         (const DtlDocument *document, const DtlPartialDate *dct,
                                   GPtrArray *out);
gboolean   dtl_times_token_range  (const DtlDocument *document, const DtlTimeMention *mention,
                                   guint *first, guint *end);
void       dtl_time_mention_free  (DtlTimeMention *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlTimeMention, dtl_time_mention_free)

G_END_DECLS
