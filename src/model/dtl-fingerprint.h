/* dtl-fingerprint.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two texts this alike are one article, saved in other forms or with other lines around it. */
#define DTL_FINGERPRINT_SAME 0.6

char    *dtl_text_fingerprint            (const char *text);
double   dtl_text_fingerprint_similarity (const char *a, const char *b);
gboolean dtl_text_fingerprint_same       (const char *a, const char *b);

G_END_DECLS
