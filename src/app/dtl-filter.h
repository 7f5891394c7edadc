/* dtl-filter.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-items.h"

G_BEGIN_DECLS

/**
 * DtlFilterKind:
 *
 * The lists of codes by which incidents can be filtered.
 */
typedef enum
{
  DTL_FILTER_TYPE,
  DTL_FILTER_STATUS,
  DTL_FILTER_TARGET,
  DTL_FILTER_WEAPON,
  DTL_FILTER_STATE,
  DTL_N_FILTER_KINDS
} DtlFilterKind;

/**
 * DtlFilter:
 * @words: (nullable): folded words that must all be in the incident or its article
 * @hits: (nullable): rows of the articles whose text holds @words
 * @codes: per kind a set of codes, of which one must fit; 0 lets all pass
 * @only_unmapped: only incidents without a point
 * @only_deadly: only incidents with somebody killed
 * @hide_recalled: leave out incidents that an article only recalls
 * @has_days: whether @first_day and @last_day are used
 * @first_day: days since 1970-01-01
 * @last_day: days since 1970-01-01
 *
 * Which incidents the window shows.
 */
typedef struct
{
  char *words;
  GHashTable *hits;
  guint32 codes[DTL_N_FILTER_KINDS];
  gboolean only_unmapped;
  gboolean only_deadly;
  gboolean hide_recalled;
  gboolean has_days;
  int first_day;
  int last_day;
} DtlFilter;

void        dtl_filter_clear       (DtlFilter *self);
gboolean    dtl_filter_is_active   (const DtlFilter *self);
gboolean    dtl_filter_matches     (const DtlFilter *self, DtlIncidentItem *incident,
                                    gboolean ignore_days);
gboolean    dtl_filter_has_words   (const DtlFilter *self, DtlArticleItem *article);
const char *dtl_filter_kind_label  (DtlFilterKind kind);
const char *dtl_filter_code_label  (DtlFilterKind kind, int code);
guint       dtl_filter_n_codes     (DtlFilterKind kind);
char       *dtl_filter_dup_days    (const DtlFilter *self);
char       *dtl_filter_describe    (const DtlFilter *self);
char       *dtl_filter_to_text     (const DtlFilter *self);
void        dtl_filter_from_text   (DtlFilter *self, const char *text);

G_END_DECLS
