/* dtl-times.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times.h"

/**
 * dtl_times_mentions:
 * @document: read to any depth
 * @dct: (nullable): when the document was written
 *
 * Finds all time expressions of a document, see dtl_times_in_text().
 *
 * Returns: (transfer full) (element-type DtlTimeMention): in text order
 */
GPtrArray *
dtl_times_mentions (const DtlDocument *document, const DtlPartialDate *dct)
{
  gsize length = 0;
  const char *text = dtl_document_text (document, &length);

  return dtl_times_in_text (text, length, dct);
}

/**
 * dtl_times_find:
 * @document: read to any depth
 * @dct: (nullable): when the document was written
 * @out: (element-type DtlTimex): the time expressions are appended, in text order
 *
 * Finds what dtl_times_mentions() finds, as it leaves the engine: spans in code points. Ages that
 * describe somebody ("a 12-year-old boy") are left out, as TimeML does.
 */
void
dtl_times_find (const DtlDocument *document, const DtlPartialDate *dct, GPtrArray *out)
{
  g_autoptr (GPtrArray) mentions = dtl_times_mentions (document, dct);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DtlTimeMention *mention = g_ptr_array_index (mentions, i);
      DtlTimex *timex;

      if (mention->age)
        continue;
      timex = dtl_timex_new (dtl_document_byte_span (document, mention->start, mention->end),
                             mention->type, mention->value);
      timex->from = mention->from;
      timex->to = mention->to;
      g_ptr_array_add (out, timex);
    }
}

/**
 * dtl_times_token_range:
 * @first: (out): first token that the mention touches
 * @end: (out): one past the last token
 *
 * Returns: %FALSE if it touches none
 */
gboolean
dtl_times_token_range (const DtlDocument *document, const DtlTimeMention *mention, guint *first,
                       guint *end)
{
  guint n = 0;
  const DtlToken *tokens = dtl_document_tokens (document, &n);
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (tokens[middle].end <= mention->start)
        low = middle + 1;
      else
        high = middle;
    }
  *first = low;
  for (*end = low; *end < n && tokens[*end].start < mention->end;)
    (*end)++;
  return *end > *first;
}
