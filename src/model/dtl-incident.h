/* dtl-incident.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-field.h"
#include "dtl-place.h"
#include "dtl-span.h"
#include "dtl-value.h"

G_BEGIN_DECLS

/**
 * DtlIncident:
 *
 * One incident as read from an article: per field a value, a confidence, the words it came from
 * and, when it was inferred, a reason. Immutable, counted, safe to share between threads. Made
 * with a #DtlIncidentBuilder.
 */
typedef struct _DtlIncident        DtlIncident;
typedef struct _DtlIncidentBuilder DtlIncidentBuilder;

DtlIncident        *dtl_incident_ref                (const DtlIncident *self);
void                dtl_incident_unref              (DtlIncident *self);
const DtlValue     *dtl_incident_get_value          (const DtlIncident *self, DtlField field);
double              dtl_incident_get_confidence     (const DtlIncident *self, DtlField field);
double              dtl_incident_get_overall        (const DtlIncident *self);
const char         *dtl_incident_get_reason         (const DtlIncident *self, DtlField field);
const DtlSpan      *dtl_incident_get_evidence       (const DtlIncident *self, DtlField field,
                                                     guint *n_spans);
GPtrArray          *dtl_incident_get_candidates     (const DtlIncident *self);
gboolean            dtl_incident_get_point          (const DtlIncident *self, double *lat,
                                                     double *lon, double *radius_km);
int                 dtl_incident_get_code           (const DtlIncident *self, DtlField field,
                                                     int fallback);
const char         *dtl_incident_get_text           (const DtlIncident *self, DtlField field);

DtlIncidentBuilder *dtl_incident_builder_new        (void);
DtlIncidentBuilder *dtl_incident_builder_new_from   (const DtlIncident *incident);
void                dtl_incident_builder_free       (DtlIncidentBuilder *self);
void                dtl_incident_builder_set        (DtlIncidentBuilder *self, DtlField field,
                                                     DtlValue *value, double confidence);
const DtlValue     *dtl_incident_builder_get        (const DtlIncidentBuilder *self,
                                                     DtlField field);
double              dtl_incident_builder_get_confidence (const DtlIncidentBuilder *self,
                                                         DtlField field);
void                dtl_incident_builder_set_confidence (DtlIncidentBuilder *self, DtlField field,
                                                         double confidence);
void                dtl_incident_builder_add_evidence (DtlIncidentBuilder *self, DtlField field,
                                                       DtlSpan span);
void                dtl_incident_builder_set_reason (DtlIncidentBuilder *self, DtlField field,
                                                     const char *reason);
void                dtl_incident_builder_set_overall (DtlIncidentBuilder *self, double confidence);
void                dtl_incident_builder_add_candidate (DtlIncidentBuilder *self, DtlPlace *place);
DtlIncident        *dtl_incident_builder_end        (DtlIncidentBuilder *self);

JsonNode           *dtl_incident_to_json            (const DtlIncident *self);
DtlIncident        *dtl_incident_from_json          (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlIncident, dtl_incident_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlIncidentBuilder, dtl_incident_builder_free)

G_END_DECLS
