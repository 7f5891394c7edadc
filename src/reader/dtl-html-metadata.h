/* dtl-html-metadata.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-article.h"
#include "dtl-html-blocks.h"

G_BEGIN_DECLS

/**
 * DtlHtmlMetadata:
 * @titles: titles that the page states, the most trusted first: JSON-LD, meta, <title>
 * @byline: (nullable): authors
 * @source: (nullable): name of the outlet
 * @site: (nullable): name of the site as OpenGraph has it
 * @url: (nullable): address of the page
 * @body: (nullable): text of the article that the page's JSON-LD repeats
 * @description: (nullable): one-sentence summary
 * @published: publication date
 * @published_from: (nullable): where it stood
 * @modified: date of the last change
 * @captured: when the page was saved
 *
 * What a page says about itself outside its visible text.
 */
typedef struct
{
  GPtrArray *titles;
  char *byline;
  char *source;
  char *site;
  char *url;
  char *body;
  char *description;
  DtlPartialDate published;
  const char *published_from;
  DtlPartialDate modified;
  DtlPartialDate captured;
} DtlHtmlMetadata;

DtlHtmlMetadata *dtl_html_metadata_new  (xmlDoc *doc);
void             dtl_html_metadata_free (DtlHtmlMetadata *self);
void             dtl_html_metadata_read_json (DtlHtmlMetadata *self, const char *text);
void             dtl_html_metadata_take (char **field, char *value);
char            *dtl_html_clean_title   (const char *title, const char *site);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlHtmlMetadata, dtl_html_metadata_free)

G_END_DECLS
