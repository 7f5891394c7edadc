/* dtl-extraction.h
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
 * DtlToponym:
 * @span: its words
 * @kind: "place", "demonym" ("Turkish") or "metonym" ("Washington said")
 * @place: (nullable): what it was resolved to, the first of @candidates
 * @candidates: (element-type DtlPlace): ranked, best first
 */
typedef struct
{
  DtlSpan span;
  const char *kind;
  DtlPlace *place;
  GPtrArray *candidates;
} DtlToponym;

/**
 * DtlTimex:
 * @span: its words
 * @type: "DATE", "TIME", "DURATION" or "SET"
 * @value: TIMEX3 value
 * @from: first day it names, year 0 if it names none
 * @to: last day it names
 */
typedef struct
{
  DtlSpan span;
  const char *type;
  char *value;
  DtlPartialDate from;
  DtlPartialDate to;
} DtlTimex;

/**
 * DtlExtraction:
 * @article: what was read
 * @extractor: version of the extractor and its data
 * @incidents: (element-type DtlIncident): in text order, main ones first
 * @toponyms: (element-type DtlToponym): in text order
 * @timexes: (element-type DtlTimex): in text order
 *
 * All that the engine found in one article. Immutable once returned.
 */
typedef struct
{
  gatomicrefcount ref_count;
  DtlArticle *article;
  char *extractor;
  GPtrArray *incidents;
  GPtrArray *toponyms;
  GPtrArray *timexes;
} DtlExtraction;

DtlToponym    *dtl_toponym_new      (DtlSpan span, const char *kind);
void           dtl_toponym_free     (DtlToponym *self);
DtlTimex      *dtl_timex_new        (DtlSpan span, const char *type, const char *value);
void           dtl_timex_free       (DtlTimex *self);
DtlExtraction *dtl_extraction_new   (DtlArticle *article, const char *extractor);
DtlExtraction *dtl_extraction_ref   (DtlExtraction *self);
void           dtl_extraction_unref (DtlExtraction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlToponym, dtl_toponym_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlTimex, dtl_timex_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlExtraction, dtl_extraction_unref)

G_END_DECLS
