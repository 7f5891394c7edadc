/* dtl-error.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlError:
 * @DTL_ERROR_FAILED: something went wrong that has no code of its own
 * @DTL_ERROR_NOT_FOUND: a file, a row or a name does not exist
 * @DTL_ERROR_UNREADABLE: the file exists but may not be read
 * @DTL_ERROR_EMPTY: the file holds nothing
 * @DTL_ERROR_TOO_LARGE: a limit on size, depth or nesting was passed
 * @DTL_ERROR_UNKNOWN_FORMAT: no reader knows this kind of file
 * @DTL_ERROR_DAMAGED: the kind of file is known, but its content is broken
 * @DTL_ERROR_NO_TEXT: a readable file without any article text (a scanned PDF)
 * @DTL_ERROR_NOT_ENGLISH: the text is in a language that is not extracted
 * @DTL_ERROR_TIMED_OUT: reading took longer than allowed
 * @DTL_ERROR_CRASHED: the parsing process died
 * @DTL_ERROR_UNWRITABLE: the target cannot be written (read-only folder, full disk)
 * @DTL_ERROR_BAD_DATA: Dateline's own data are missing or of another version
 * @DTL_ERROR_BAD_CASE: a case file is damaged, or made by a newer Dateline
 * @DTL_ERROR_INVALID: a value given by the user does not fit the field
 * @DTL_ERROR_CANCELLED: the analyst stopped the work
 *
 * The errors of the engine. Messages are translated sentences that name the file and what to do.
 */
typedef enum
{
  DTL_ERROR_FAILED,
  DTL_ERROR_NOT_FOUND,
  DTL_ERROR_UNREADABLE,
  DTL_ERROR_EMPTY,
  DTL_ERROR_TOO_LARGE,
  DTL_ERROR_UNKNOWN_FORMAT,
  DTL_ERROR_DAMAGED,
  DTL_ERROR_NO_TEXT,
  DTL_ERROR_NOT_ENGLISH,
  DTL_ERROR_TIMED_OUT,
  DTL_ERROR_CRASHED,
  DTL_ERROR_UNWRITABLE,
  DTL_ERROR_BAD_DATA,
  DTL_ERROR_BAD_CASE,
  DTL_ERROR_INVALID,
  DTL_ERROR_CANCELLED,
} DtlError;

#define DTL_ERROR (dtl_error_quark ())

GQuark      dtl_error_quark (void);
const char *dtl_error_nick  (const GError *error);

G_END_DECLS
