/* dtl-html-blocks.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/HTMLparser.h>

G_BEGIN_DECLS

/* What the elements around a block are, as bits. */
typedef enum
{
  DTL_AROUND_ARTICLE = 1 << 0,
  DTL_AROUND_MAIN = 1 << 1,
  DTL_AROUND_ASIDE = 1 << 2,
  DTL_AROUND_NAV = 1 << 3,
  DTL_AROUND_FOOTER = 1 << 4,
  DTL_AROUND_HEADER = 1 << 5,
  DTL_AROUND_FIGURE = 1 << 6,
  DTL_AROUND_FORM = 1 << 7,
  DTL_AROUND_TABLE = 1 << 8,
  DTL_AROUND_LIST = 1 << 9,
  DTL_AROUND_QUOTE = 1 << 10,
  DTL_AROUND_BODY_PROPERTY = 1 << 11,
  DTL_AROUND_HIDDEN = 1 << 12,
  DTL_AROUND_CAPTION = 1 << 13,
} DtlHtmlAround;

typedef enum
{
  DTL_TAG_OTHER,
  DTL_TAG_P,
  DTL_TAG_HEADING1,
  DTL_TAG_HEADING,
  DTL_TAG_LI,
  DTL_TAG_DIV,
  DTL_TAG_TD,
  DTL_TAG_QUOTE,
  DTL_TAG_PRE,
  DTL_TAG_CAPTION,
  DTL_TAG_SECTION,
  DTL_TAG_DT,
} DtlHtmlTag;

/**
 * DtlHtmlBlock:
 * @node: the block element that holds it
 * @text: its text, white space squashed
 * @words: words of @text
 * @link_words: those inside links
 * @strong_words: those in bold or italics
 * @stops: sentence ends
 * @commas: commas
 * @capitals: words that begin with a capital
 * @digits: digits among the characters
 * @depth: of @node in the tree
 * @order: of the block on the page
 * @around: what it stands in
 * @hints_own: bits of the DTL_HINTS_ classes that @node's class and id suggest
 * @hints_near: of the next two elements outside
 * @hints_far: of the elements outside these
 * @tag: kind of @node
 * @line_class: of the phrases in lines.tsv
 *
 * A stretch of text between two block boundaries of a page.
 */
typedef struct
{
  xmlNode *node;
  char *text;
  guint words;
  guint link_words;
  guint strong_words;
  guint stops;
  guint commas;
  guint capitals;
  guint digits;
  guint depth;
  guint order;
  guint around;
  guint32 hints_own;
  guint32 hints_near;
  guint32 hints_far;
  DtlHtmlTag tag;
  int line_class;
} DtlHtmlBlock;

xmlDoc    *dtl_html_parse        (const char *text, gsize length);
GPtrArray *dtl_html_blocks_new   (xmlDoc *doc);
char      *dtl_html_dup_attribute (const xmlNode *node, const char *name);
char      *dtl_html_dup_text     (const xmlNode *node);
xmlNode   *dtl_html_next         (const xmlNode *node, const xmlNode *root);
gboolean   dtl_html_is           (const xmlNode *node, const char *name);
guint32    dtl_html_hints        (const xmlNode *node);

typedef xmlDoc DtlHtmlDoc;

static inline void
dtl_html_doc_free_ (DtlHtmlDoc *doc)
{
  xmlFreeDoc (doc);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlHtmlDoc, dtl_html_doc_free_)

G_END_DECLS
