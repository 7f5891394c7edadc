/* dtl-metonym.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"
#include "dtl-toponym-model.h"

G_BEGIN_DECLS

gboolean dtl_metonym_is   (const DtlToponymModel *model, const DtlToken *tokens, guint n_tokens,
                           guint first, guint end, const char *feature);
gboolean dtl_metonym_acts (const DtlToponymModel *model, const DtlToken *tokens, guint n_tokens,
                           guint first, guint end, const char *feature);

G_END_DECLS
