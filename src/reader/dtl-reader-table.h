/* dtl-reader-table.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reader-tables.h"

G_BEGIN_DECLS

/* Finds a word in one of the tables that the build makes from data/reader. */
#define DTL_TABLE_FIND(name, word)                                                                 \
  dtl_table_find (dtl_table_##name, dtl_table_##name##_length, (word))

const DtlTableRow *dtl_table_find (const DtlTableRow *table, guint length, const char *word);

G_END_DECLS
