/* dtl-reader-confine.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlConfined:
 * @DTL_CONFINED_CALLS: system calls are filtered (seccomp): no network, no other process, no writing
 * @DTL_CONFINED_FILES: no file can be opened but the system's libraries and tables (Landlock)
 *
 * What this process has lost besides memory and time beyond limits.
 */
typedef enum
{
  DTL_CONFINED_CALLS = 1 << 0,
  DTL_CONFINED_FILES = 1 << 1,
} DtlConfined;

DtlConfined dtl_reader_confine       (guint64 unpacked_bytes);
gboolean    dtl_reader_confine_files (void);

G_END_DECLS
