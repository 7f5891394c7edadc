/* dtl-reader-table.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-table.h"

#include <string.h>

/**
 * dtl_table_find:
 * @table: rows sorted by their words' bytes
 * @length: how many
 * @word: what to look for
 *
 * Returns: (transfer none) (nullable): the row of @word
 */
const DtlTableRow *
dtl_table_find (const DtlTableRow *table, guint length, const char *word)
{
  guint low = 0, high = length;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (table[middle].word, word);

      if (order == 0)
        return &table[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
