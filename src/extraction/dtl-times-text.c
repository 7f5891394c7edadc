/* dtl-times-text.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

/**
 * dtl_time_mention_free:
 */
void
dtl_time_mention_free (DtlTimeMention *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}

/**
 * dtl_times_in_text:
 * @text: valid UTF-8
 * @length: in bytes
 * @dct: (nullable): when the document was written
 *
 * Finds all time expressions of a text and their TIMEX3 values. Needs no language model and no
 * tags: one pass over the letters. Without @dct, a full date at the very beginning (a dateline) is
 * taken for it; what still cannot be known is X in the value.
 *
 * Returns: (transfer full) (element-type DtlTimeMention): in text order
 */
GPtrArray *
dtl_times_in_text (const char *text, gsize length, const DtlPartialDate *dct)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_time_mention_free);
  g_autoptr (GArray) specs = g_array_new (FALSE, FALSE, sizeof (DtlTimesSpec));
  DtlTimesScan scan;

  g_return_val_if_fail (text != NULL, out);
  g_return_val_if_fail (length < G_MAXUINT32, out);

  dtl_times_scan_init (&scan, text, length);
  dtl_times_find_specs (&scan, specs);
  dtl_times_resolve (&scan, specs, dct, out);
  dtl_times_scan_clear (&scan);
  return out;
}
