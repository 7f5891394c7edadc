/* dtl-article.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-partial-date.h"
#include "dtl-span.h"

G_BEGIN_DECLS

/**
 * DtlSourceRun:
 * @text: a stretch of an article's text
 * @source: where it stands in the file that the article was read from
 *
 * Both count code points. Either both are of one length and agree place for place, or @text is one
 * character that the file spells with several, as "&amp;".
 */
typedef struct
{
  DtlSpan text;
  DtlSpan source;
} DtlSourceRun;

/**
 * DtlArticle:
 * @id: SHA-256 of the file in hex, or the id that the input gave
 * @file_name: (nullable): name for display, without folders
 * @path: (nullable): where the file is or was
 * @format: "text", "html", "pdf" … the reader that read it
 * @title: (nullable): headline
 * @byline: (nullable): authors as printed
 * @source: (nullable): outlet or agency
 * @url: (nullable): address it was saved from
 * @published: publication date; year 0 when not found
 * @published_from: (nullable): where that was found: "header", "json-ld", "meta", "time", "url",
 *   "dateline", "text", "user"
 * @captured: when it was saved, if the file says so; year 0 otherwise
 * @text: (not nullable): UTF-8, paragraphs separated by a blank line, without boilerplate
 * @language: (nullable): ISO 639-1 code of the text
 * @origin: (nullable) (element-type DtlSourceRun): where the text stands in the file, if that was
 *   asked for and the format has places
 * @same_as: (nullable): id of an earlier article of the same case that has the same text
 *
 * An article as read from a file. Fill it, then share it: from then on it is immutable.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  char *file_name;
  char *path;
  const char *format;
  char *title;
  char *byline;
  char *source;
  char *url;
  DtlPartialDate published;
  const char *published_from;
  DtlPartialDate captured;
  char *text;
  char *language;
  GArray *origin;
  char *same_as;
} DtlArticle;

DtlArticle *dtl_article_new   (void);
DtlArticle *dtl_article_ref   (DtlArticle *self);
void        dtl_article_unref (DtlArticle *self);
gboolean    dtl_article_find_source (const DtlArticle *self, DtlSpan span, DtlSpan *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlArticle, dtl_article_unref)

G_END_DECLS
