/* corpora.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-language-model.h"

G_BEGIN_DECLS

typedef void (*TextFunc) (const char *text, gsize length, gpointer data);

void corpora_read        (const char *folder, TextFunc func, gpointer data);
void corpora_read_folder (const char *folder, const char *name, TextFunc func, gpointer data);

G_END_DECLS
