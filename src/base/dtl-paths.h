/* dtl-paths.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dtl_paths_data_dir  (void);
char       *dtl_paths_data_file (const char *relative);
char       *dtl_paths_helper    (const char *name);
char       *dtl_paths_user_places (void);

G_END_DECLS
