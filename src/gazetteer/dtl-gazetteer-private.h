/* dtl-gazetteer-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-gazetteer.h"
#include "dtl-names.h"
#include "dtl-toponym-model.h"

G_BEGIN_DECLS

const DtlNames        *dtl_gazetteer_names (DtlGazetteer *self);
const DtlNames        *dtl_gazetteer_begin (DtlGazetteer *self);
void                   dtl_gazetteer_end   (DtlGazetteer *self, const DtlNames *names);
DtlOverlay            *dtl_gazetteer_overlay (DtlGazetteer *self, gboolean create, GError **error);
const DtlToponymModel *dtl_gazetteer_model (DtlGazetteer *self);

/* One way to read a name, with what it is worth before anything is known of the text. */
typedef struct
{
  guint32 record;
  guint32 quality; /* DtlNameQuality */
  double score;
} DtlCandidate;

GArray  *dtl_candidates_new     (void);
void     dtl_candidates_collect (const DtlNames *names, const guint32 *postings, GArray *out);
double   dtl_candidate_prior    (const DtlNames *names, guint32 record, guint quality);
void     dtl_candidates_sort    (GArray *candidates);
void     dtl_candidates_places  (const DtlNames *names, const GArray *candidates, guint limit,
                                 GPtrArray *out);

G_END_DECLS
