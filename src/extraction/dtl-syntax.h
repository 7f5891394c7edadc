/* dtl-syntax.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reading.h"

G_BEGIN_DECLS

guint32 dtl_syntax_child   (const DtlReading *reading, guint32 head, guint deprel);
guint32 dtl_syntax_subject (const DtlReading *reading, guint32 verb, gboolean *passive,
                            gboolean *of_passive);
guint32 dtl_syntax_phrase  (const DtlReading *reading, guint32 token);

G_END_DECLS
