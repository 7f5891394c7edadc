/* dtl-codebook-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-codebook.h"

typedef struct
{
  const char *name;
  const DtlCode *codes;
  guint n_codes;
} DtlCodeTable;

/* Made from data/codebook/codes.tsv at build time. */
extern const DtlCodeTable _dtl_code_tables[DTL_N_CODE_LISTS];
