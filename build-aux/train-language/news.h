/* news.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "commands.h"

G_BEGIN_DECLS

GPtrArray *news_read (const Options *options, guint step);

G_END_DECLS
