/* dtl-error.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-error.h"

#include <gio/gio.h>

G_DEFINE_QUARK (dtl-error-quark, dtl_error)

static const char *const nicks[] = {
  "failed",      "not-found", "unreadable",  "empty",     "too-large", "unknown-format",
  "damaged",     "no-text",   "not-english", "timed-out", "crashed",   "unwritable",
  "bad-data",    "bad-case",  "invalid",     "cancelled",
};

/**
 * dtl_error_nick:
 * @error: any error
 *
 * The stable word for an error in JSON output ("error": {"code": …}). Errors of GIO that have a
 * counterpart here share its word; all others are "failed".
 *
 * Returns: (transfer none): a lower-case word
 */
const char *
dtl_error_nick (const GError *error)
{
  g_return_val_if_fail (error != NULL, "failed");

  if (error->domain == DTL_ERROR && (guint) error->code < G_N_ELEMENTS (nicks))
    return nicks[error->code];
  if (error->domain == G_IO_ERROR)
    switch (error->code)
      {
      case G_IO_ERROR_NOT_FOUND:
        return "not-found";
      case G_IO_ERROR_PERMISSION_DENIED:
        return "unreadable";
      case G_IO_ERROR_NO_SPACE:
      case G_IO_ERROR_READ_ONLY:
        return "unwritable";
      case G_IO_ERROR_CANCELLED:
        return "cancelled";
      case G_IO_ERROR_TIMED_OUT:
        return "timed-out";
      default:
        return "failed";
      }
  return "failed";
}
