/* dtl-codebook.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-codebook-private.h"

#include <glib/gi18n-lib.h>

/**
 * dtl_code_list:
 * @list: which list
 * @n_codes: (out) (optional): how many codes it has
 *
 * Returns: (transfer none): the codes, in the order of data/codebook/codes.tsv
 */
const DtlCode *
dtl_code_list (DtlCodeList list, guint *n_codes)
{
  g_return_val_if_fail ((int) list >= 0 && list < DTL_N_CODE_LISTS, NULL);

  if (n_codes != NULL)
    *n_codes = _dtl_code_tables[list].n_codes;
  return _dtl_code_tables[list].codes;
}

/**
 * dtl_code:
 * @list: which list
 * @code: a value of the list's enum
 *
 * Returns: (transfer none) (nullable): the code, or %NULL if there is none of that number
 */
const DtlCode *
dtl_code (DtlCodeList list, int code)
{
  g_return_val_if_fail ((int) list >= 0 && list < DTL_N_CODE_LISTS, NULL);

  if (code < 0 || (guint) code >= _dtl_code_tables[list].n_codes)
    return NULL;
  return &_dtl_code_tables[list].codes[code];
}

const char *
dtl_code_nick (DtlCodeList list, int code)
{
  const DtlCode *found = dtl_code (list, code);

  return found != NULL ? found->nick : NULL;
}

/**
 * dtl_code_label:
 * @list: which list
 * @code: a value of the list's enum
 *
 * Returns: (transfer none) (nullable): the translated label
 */
const char *
dtl_code_label (DtlCodeList list, int code)
{
  const DtlCode *found = dtl_code (list, code);

  return found != NULL ? g_dgettext (GETTEXT_PACKAGE, found->label) : NULL;
}

/**
 * dtl_code_from_nick:
 * @list: which list
 * @nick: (nullable): a word of the list
 *
 * Returns: the value of the list's enum, or -1 if the list has no such word
 */
int
dtl_code_from_nick (DtlCodeList list, const char *nick)
{
  g_return_val_if_fail ((int) list >= 0 && list < DTL_N_CODE_LISTS, -1);

  for (guint i = 0; nick != NULL && i < _dtl_code_tables[list].n_codes; i++)
    if (g_str_equal (_dtl_code_tables[list].codes[i].nick, nick))
      return (int) i;
  return -1;
}
