/* clusters.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint16 *cluster_words (const guint32 *stream, gsize length, guint n_words, guint n_classes,
                        guint n_rounds);

G_END_DECLS
