/* dtl-items-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-items.h"

G_BEGIN_DECLS

void _dtl_incident_item_set_article     (DtlIncidentItem *self, DtlArticleItem *article);
void _dtl_article_item_incident_changed (DtlArticleItem *self);

G_END_DECLS
