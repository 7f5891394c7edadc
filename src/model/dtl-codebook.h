/* dtl-codebook.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-codes.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlCode:
 * @nick: the word used in files and JSON, as "armed_assault"
 * @label: English label for people, to be translated with dtl_code_label()
 * @gtd: the number of the GTD codebook's column, or 0
 * @acled: (nullable): "Event type|Sub-event type" of the ACLED codebook
 */
typedef struct
{
  const char *nick;
  const char *label;
  int gtd;
  const char *acled;
} DtlCode;

const DtlCode *dtl_code_list      (DtlCodeList list, guint *n_codes);
const DtlCode *dtl_code           (DtlCodeList list, int code);
const char    *dtl_code_nick      (DtlCodeList list, int code);
const char    *dtl_code_label     (DtlCodeList list, int code);
int            dtl_code_from_nick (DtlCodeList list, const char *nick);

G_END_DECLS
