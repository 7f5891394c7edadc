/* dtl-act-model.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-acts.h"

G_BEGIN_DECLS

/* What is less likely an incident than this is left out. */
#define DTL_ACT_THRESHOLD 0.45

double dtl_act_probability  (const DtlReading *reading, const DtlAct *act,
                             const DtlIncidentBuilder *builder);
double dtl_text_gist        (const DtlReading *reading);
char  *dtl_text_dup_words   (const DtlReading *reading);
char  *dtl_act_dup_features (const DtlReading *reading, const DtlAct *act,
                             const DtlIncidentBuilder *builder);

G_END_DECLS
