/* dtl-record.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-article.h"
#include "dtl-incident.h"

G_BEGIN_DECLS

/**
 * DtlReviewState:
 * @DTL_REVIEW_NEW: nobody has looked at it
 * @DTL_REVIEW_ACCEPTED: the analyst agrees
 * @DTL_REVIEW_REJECTED: the analyst says it is not an incident
 */
typedef enum
{
  DTL_REVIEW_NEW,
  DTL_REVIEW_ACCEPTED,
  DTL_REVIEW_REJECTED,
} DtlReviewState;

/**
 * DtlRecord:
 *
 * An incident with its article and the analyst's layer above the machine's: per field the value
 * shown is the analyst's where there is one, else the machine's. Immutable and counted; a change
 * in the case file makes a new record.
 */
typedef struct _DtlRecord DtlRecord;

DtlRecord         *dtl_record_new             (gint64 id, DtlArticle *article,
                                               DtlIncident *incident);
DtlRecord         *dtl_record_ref             (DtlRecord *self);
void               dtl_record_unref           (DtlRecord *self);

void               dtl_record_set_correction  (DtlRecord *self, DtlField field, DtlValue *value,
                                               gint64 when);
void               dtl_record_set_state       (DtlRecord *self, DtlReviewState state);
void               dtl_record_set_group       (DtlRecord *self, gint64 group, const char *reason);
void               dtl_record_set_extractor   (DtlRecord *self, const char *extractor);

gint64             dtl_record_get_id          (const DtlRecord *self);
DtlArticle        *dtl_record_get_article     (const DtlRecord *self);
DtlIncident       *dtl_record_get_incident    (const DtlRecord *self);
const char        *dtl_record_get_extractor   (const DtlRecord *self);
DtlReviewState     dtl_record_get_state       (const DtlRecord *self);
const char        *dtl_review_state_nick      (DtlReviewState state);
gint64             dtl_record_get_group       (const DtlRecord *self);
const char        *dtl_record_get_group_reason (const DtlRecord *self);
gboolean           dtl_record_is_corrected    (const DtlRecord *self, DtlField field);
gint64             dtl_record_corrected_at    (const DtlRecord *self, DtlField field);
const DtlValue    *dtl_record_get_value       (const DtlRecord *self, DtlField field);
double             dtl_record_get_confidence  (const DtlRecord *self, DtlField field);
gboolean           dtl_record_get_point       (const DtlRecord *self, double *lat, double *lon,
                                               double *radius_km);
int                dtl_record_get_code        (const DtlRecord *self, DtlField field, int fallback);
const char        *dtl_record_get_text        (const DtlRecord *self, DtlField field);
DtlIncident       *dtl_record_dup_shown       (const DtlRecord *self);
char              *dtl_record_place_text      (const DtlRecord *self);
char              *dtl_record_summary         (const DtlRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlRecord, dtl_record_unref)

G_END_DECLS
