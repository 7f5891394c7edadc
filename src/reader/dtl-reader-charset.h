/* dtl-reader-charset.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dtl_charset_decode        (const char *data,
                                 gsize length,
                                 const char *declared,
                                 gsize *length_out);
char *dtl_charset_dup_of_markup (const char *data, gsize length);
char *dtl_charset_clean         (const char *text, gsize length, gsize *length_out);

G_END_DECLS
