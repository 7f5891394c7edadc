/* dtl-html-features.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-html-metadata.h"

G_BEGIN_DECLS

/* Features of a block by itself, and then of the block among the others once these have a first
   estimate. A group takes as many places as it has bins. */
#define DTL_HTML_OWN_FEATURES 176
#define DTL_HTML_ALL_FEATURES 240

/**
 * DtlHtmlPage:
 * @blocks: (element-type DtlHtmlBlock): in document order
 * @metadata: what the page says about itself
 * @total_words: of all blocks
 * @before: for each block, the words before it
 * @texts: how often each text stands on the page
 * @body: (nullable): four-word shingles of the body that the metadata repeats
 * @titles: folded titles
 * @description: (nullable): folded description
 *
 * A page ready to be judged block by block.
 */
typedef struct
{
  GPtrArray *blocks;
  const DtlHtmlMetadata *metadata;
  guint total_words;
  guint *before;
  GHashTable *texts;
  GHashTable *body;
  GPtrArray *titles;
  char *description;
} DtlHtmlPage;

DtlHtmlPage *dtl_html_page_new           (GPtrArray *blocks, const DtlHtmlMetadata *metadata);
void         dtl_html_page_free          (DtlHtmlPage *self);
void         dtl_html_page_own_features  (const DtlHtmlPage *self, guint i, float *x);
void         dtl_html_page_near_features (const DtlHtmlPage *self, const float *p, float *x);
char        *dtl_html_feature_name       (guint i);

gboolean     dtl_html_is_solicitation    (const char *text, guint words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlHtmlPage, dtl_html_page_free)

G_END_DECLS
