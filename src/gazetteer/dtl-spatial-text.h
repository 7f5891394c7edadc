/* dtl-spatial-text.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"
#include "dtl-extraction.h"
#include "dtl-spatial.h"

G_BEGIN_DECLS

/**
 * DtlSpatialMention:
 * @relation: what is said
 * @span: the words that say it, the place names included
 * @point: where that is
 */
typedef struct
{
  DtlSpatialRelation relation;
  DtlSpan span;
  DtlSpatialPoint point;
} DtlSpatialMention;

gboolean dtl_spatial_in_text (const DtlDocument *document,
                              GPtrArray *toponyms,
                              guint index,
                              const DtlPlace *place,
                              const char *home,
                              DtlSpatialMention *out);
void dtl_spatial_mention_clear (DtlSpatialMention *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlSpatialMention, dtl_spatial_mention_clear)

G_END_DECLS
