/* dtl-snapshot-job.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-snapshot.h"
#include "dtl-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtlSnapshotJob:
 *
 * A copy of all that a map snapshot needs, so that it can be painted on a worker thread. Counted.
 */
typedef struct _DtlSnapshotJob DtlSnapshotJob;

DtlSnapshotJob *dtl_snapshot_job_new     (DtlWorkspace *workspace,
                                          const DtlSnapshotOptions *options);
void            dtl_snapshot_job_unref   (DtlSnapshotJob *self);
GdkTexture     *dtl_snapshot_job_preview (DtlSnapshotJob *self, int max_width, int max_height,
                                          GError **error);
gboolean        dtl_snapshot_job_write   (DtlSnapshotJob *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSnapshotJob, dtl_snapshot_job_unref)

G_END_DECLS
