/* dtl-reader-confine.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dtl_reader_confine (guint64 unpacked_bytes);

G_END_DECLS
