/* dtl-reader-origin.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-article.h"

G_BEGIN_DECLS

GArray *dtl_reader_find_origin (const char *data, gsize length, gboolean is_markup, const char *text);

G_END_DECLS
