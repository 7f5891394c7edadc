/* dtl-fold.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dtl_fold        (const char *text, gssize length);
void  dtl_fold_append (GString *out, const char *text, gssize length);
char *dtl_fold_tight  (const char *text, gssize length);

G_END_DECLS
