/* dtl-extractor.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-extraction.h"
#include "dtl-language-model.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _DtlGazetteer DtlGazetteer;

/**
 * DtlExtractor:
 *
 * The reader of prose: from an article to its incidents. Holds the language model and the
 * gazetteer, both mapped from files. Immutable and safe to share between threads.
 */
typedef struct _DtlExtractor DtlExtractor;

DtlExtractor     *dtl_extractor_new           (const char *data_dir, GError **error);
DtlExtractor     *dtl_extractor_ref           (DtlExtractor *self);
void              dtl_extractor_unref         (DtlExtractor *self);
const char       *dtl_extractor_version       (void);
DtlLanguageModel *dtl_extractor_get_model     (DtlExtractor *self);
DtlGazetteer     *dtl_extractor_get_gazetteer (DtlExtractor *self);
DtlExtraction    *dtl_extractor_run           (DtlExtractor *self, DtlArticle *article,
                                               GCancellable *cancellable, GError **error);
char             *dtl_extractor_explain       (DtlExtractor *self, DtlArticle *article);
void              dtl_extractor_training      (DtlExtractor *self, DtlArticle *article,
                                               JsonObject *out);
GArray           *dtl_extractor_event_place   (DtlExtractor *self, DtlArticle *article,
                                               DtlSpan event);
char             *dtl_extractor_event_place_training (DtlExtractor *self, DtlArticle *article,
                                                      DtlSpan event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlExtractor, dtl_extractor_unref)

G_END_DECLS
