/* dtl-read-mail.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reader-job.h"

G_BEGIN_DECLS

gboolean dtl_read_mail (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);
gboolean dtl_read_mbox (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error);

G_END_DECLS
