/* train-toponyms-score.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-toponym-private.h"
#include "train-toponyms-texts.h"

#include <stdio.h>

/* What a model finds in marked texts, counted. */
typedef struct
{
  guint gold, system, right, found;                      /* end to end */
  guint given, given_right, given_near, given_reachable; /* marked spans */
} Score;

double train_distance (const DtlNames *names, guint32 record, const Gold *gold);
gboolean train_is_right (const DtlNames *names, guint32 record, const Gold *gold);
DtlToponymWork *train_work (DtlGazetteer *gazetteer, const DtlToponymModel *model,
                            const Text *text);
void train_score_text (DtlGazetteer *gazetteer, const DtlToponymModel *model, const Text *text,
                       Score *score, FILE *errors);
void train_print_scores (GHashTable *scores);
