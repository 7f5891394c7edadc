/* dtl-html-head.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-head.h"

#include "dtl-fold.h"
#include "dtl-reader-date.h"
#include "dtl-reader-lines.h"
#include "dtl-reader-table.h"

#include <string.h>

#define HEADING_BLOCKS 12
#define MIN_TITLE 10  /* letters and digits */
#define TIME_NODES 40 /* how far into a block an element is looked for */
#define SOURCE_MAX 40
#define NEAR_TITLE 40 /* how many blocks around the first of the body may hold its date */

static char *
tight (const char *text)
{
  return dtl_fold_tight (text, -1);
}

/* How well a visible heading is confirmed by a title that the page states: the share of the title
   that it covers. The end of a title is the site's name, unless it is most of it. */
static double
confirm_heading (const char *heading, const DtlHtmlMetadata *metadata)
{
  g_autofree char *a = tight (heading);
  gsize length = strlen (a);
  double best = 0;

  for (guint i = 0; i < metadata->titles->len && length >= MIN_TITLE; i++)
    {
      g_autofree char *clean =
          dtl_html_clean_title (g_ptr_array_index (metadata->titles, i), metadata->source);
      g_autofree char *b = tight (clean);
      const gsize whole = strlen (b);
      const double trust = i == 0 ? 1 : 0.9;

      if (whole > 0 && g_str_has_prefix (b, a))
        best = MAX (best, trust * (double) length / (double) whole);
      else if (whole > 0 && g_str_has_prefix (a, b))
        best = MAX (best, trust * (double) whole / (double) length);
      else if (strstr (b, a) != NULL && length * 5 > whole * 3)
        best = MAX (best, trust * (double) length / (double) whole);
    }
  return best;
}

static gboolean
is_site_name (const char *title, const DtlHtmlMetadata *metadata)
{
  return metadata->source != NULL && dtl_line_same (title, metadata->source);
}

static const DtlHtmlBlock *
find_heading (GPtrArray *blocks, const DtlHtmlMetadata *metadata, guint first_body)
{
  const DtlHtmlBlock *found = NULL;
  double best = 0;

  for (guint i = 0; i < blocks->len && i <= first_body + NEAR_TITLE; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (blocks, i);
      double score;

      if (block->tag != DTL_TAG_HEADING1 || is_site_name (block->text, metadata))
        continue;
      score = confirm_heading (block->text, metadata);
      if (score > best)
        {
          best = score;
          found = block;
        }
    }
  return found;
}

/* Where no heading of the first rank is confirmed: a block near the body that a stated title ends
   with, as in "The Daily News: Bomb kills five" or "Print: Bomb kills five". */
static const DtlHtmlBlock *
find_plain_heading (GPtrArray *blocks, const DtlHtmlMetadata *metadata, guint first_body)
{
  g_autofree char *stated =
      metadata->titles->len > 0 ? tight (g_ptr_array_index (metadata->titles, 0)) : NULL;

  for (guint i = first_body > HEADING_BLOCKS ? first_body - HEADING_BLOCKS : 0;
       stated != NULL && i < blocks->len && i <= first_body; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->words < 3 || block->words > 30 || strlen (block->text) >= strlen (stated) * 2)
        continue;
      g_autofree char *plain = tight (block->text);
      gsize length = strlen (plain), whole = strlen (stated);

      if (length >= MIN_TITLE && length < whole && length * 5 > whole * 3 &&
          g_str_has_suffix (stated, plain))
        return block;
    }
  return NULL;
}

/**
 * dtl_html_head_title:
 * @blocks: (element-type DtlHtmlBlock): blocks of a page
 * @metadata: what the page says about itself
 * @first_body: order of the first block of the body
 *
 * Takes the visible headline, if the page's own fields confirm it: fields are often cut or varied.
 * Then the fields, then the heading next before the body.
 *
 * Returns: (transfer full) (nullable): the headline
 */
char *
dtl_html_head_title (GPtrArray *blocks, const DtlHtmlMetadata *metadata, guint first_body)
{
  const DtlHtmlBlock *heading = find_heading (blocks, metadata, first_body);

  if (heading == NULL)
    heading = find_plain_heading (blocks, metadata, first_body);
  if (heading != NULL)
    return g_strdup (heading->text);
  for (guint i = 0; i < metadata->titles->len; i++)
    {
      g_autofree char *title =
          dtl_html_clean_title (g_ptr_array_index (metadata->titles, i), metadata->source);

      if (*title != '\0' && !is_site_name (title, metadata))
        return g_steal_pointer (&title);
    }
  for (guint i = MIN (first_body + 1, blocks->len); i-- > 0;)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (blocks, i);

      if ((block->tag == DTL_TAG_HEADING1 || block->tag == DTL_TAG_HEADING) &&
          !is_site_name (block->text, metadata) && strlen (block->text) >= MIN_TITLE)
        return g_strdup (block->text);
    }
  return NULL;
}

/* A <time> element in a short block. */
static gboolean
read_time_element (const DtlHtmlBlock *block, DtlPartialDate *date)
{
  const xmlNode *node = block->node;

  for (guint k = 0; node != NULL && k < TIME_NODES; k++, node = dtl_html_next (node, block->node))
    if (dtl_html_is (node, "time"))
      {
        g_autofree char *value = dtl_html_dup_attribute (node, "datetime");

        return value != NULL && dtl_date_read (value, date);
      }
  return FALSE;
}

/* Neighbouring elements may follow each other without a blank ("Jane DoeMar 16, 2017"): a date that
   is all of one of them is read by itself. */
static gboolean
read_date_piece (const DtlHtmlBlock *block, DtlPartialDate *date)
{
  const xmlNode *node = block->node;

  for (guint k = 0; node != NULL && k < TIME_NODES; k++, node = dtl_html_next (node, block->node))
    if (node->type == XML_TEXT_NODE && node->content != NULL)
      {
        g_autofree char *text = dtl_line_squash ((const char *) node->content);

        if (dtl_line_is_date (text) && dtl_date_find (text, date, NULL, NULL))
          return TRUE;
      }
  return FALSE;
}

/* How likely a short block is to tell when the article appeared. */
static int
rate_date_block (const DtlHtmlBlock *block, guint first_body)
{
  const guint32 stated = 1u << DTL_HINTS_DATE | 1u << DTL_HINTS_BYLINE;
  int rating = block->order <= first_body ? 2 : 0;

  rating += block->line_class == DTL_LINES_DATE ? 3 : 0;
  rating += (block->hints_own & stated) != 0 ? 2 : (block->hints_near & stated) != 0 ? 1 : 0;
  rating -= (block->around & (DTL_AROUND_ASIDE | DTL_AROUND_NAV | DTL_AROUND_FOOTER)) != 0 ? 3 : 0;
  rating -= block->link_words * 2 > block->words ? 2 : 0;
  return rating;
}

/**
 * dtl_html_head_date:
 * @article: its publication date is filled
 * @blocks: (element-type DtlHtmlBlock): blocks of a page
 * @metadata: what the page says about itself
 * @first_body: order of the first block of the body
 *
 * Takes the date of the page's fields, then the likeliest near the headline, then that of the
 * address.
 */
void
dtl_html_head_date (DtlArticle *article, GPtrArray *blocks, const DtlHtmlMetadata *metadata,
                    guint first_body)
{
  DtlPartialDate date;
  int best = -1;

  article->published = metadata->published;
  article->published_from = metadata->published_from;
  if (article->published_from != NULL)
    return;
  for (guint i = first_body > NEAR_TITLE ? first_body - NEAR_TITLE : 0;
       i < blocks->len && i < first_body + 6; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (blocks, i);
      int rating = rate_date_block (block, first_body);
      gboolean element;

      if (block->words > 25 || rating < best)
        continue;
      element = read_time_element (block, &date);
      if (element ||
          ((dtl_date_find (block->text, &date, NULL, NULL) || read_date_piece (block, &date)) &&
           dtl_date_plausible (&date)))
        {
          article->published = date;
          article->published_from = element ? "time" : "text";
          best = rating;
        }
    }
  if (article->published_from == NULL && metadata->url != NULL &&
      dtl_date_of_url (metadata->url, &date))
    {
      article->published = date;
      article->published_from = "url";
    }
}

static gboolean
is_for_authors (const xmlNode *node)
{
  g_autofree char *relation = NULL;

  if (node->type != XML_ELEMENT_NODE || node->properties == NULL)
    return FALSE;
  if ((dtl_html_hints (node) & 1u << DTL_HINTS_BYLINE) != 0)
    return TRUE;
  relation = dtl_html_dup_attribute (node, "rel");
  return relation != NULL && g_ascii_strcasecmp (relation, "author") == 0;
}

/* The names in an element that is named for authors, in a short block before the body. */
static char *
find_author_element (const DtlHtmlBlock *block)
{
  const guint outside = DTL_AROUND_ASIDE | DTL_AROUND_NAV | DTL_AROUND_FOOTER;
  const xmlNode *node = block->node;

  if (block->words > 25 || (block->around & outside) != 0)
    return NULL;
  for (guint k = 0; node != NULL && k < TIME_NODES; k++, node = dtl_html_next (node, block->node))
    if (is_for_authors (node))
      {
        g_autofree char *text = dtl_html_dup_text (node);
        g_autofree char *line = dtl_line_squash (text);
        char *names = dtl_line_names (line);

        if (names != NULL)
          return names;
      }
  return NULL;
}

/**
 * dtl_html_head_byline:
 * @blocks: (element-type DtlHtmlBlock): blocks of a page
 * @first_body: order of the first block of the body
 *
 * Looks for a line "By Jane Doe" near the beginning of the body, or else for an element that is
 * meant for authors, where the page's fields name nobody.
 *
 * Returns: (transfer full) (nullable): the authors
 */
char *
dtl_html_head_byline (GPtrArray *blocks, guint first_body)
{
  char *names = NULL;

  for (guint i = first_body > NEAR_TITLE / 2 ? first_body - NEAR_TITLE / 2 : 0;
       i < blocks->len && i < first_body + 4; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (blocks, i);
      char *byline = NULL;

      if (dtl_line_byline (block->text, &byline))
        return byline;
    }
  for (guint i = first_body > NEAR_TITLE / 2 ? first_body - NEAR_TITLE / 2 : 0;
       names == NULL && i < blocks->len && i <= first_body; i++)
    names = find_author_element (g_ptr_array_index (blocks, i));
  return names;
}

/**
 * dtl_html_head_source:
 * @metadata: what the page says about itself
 * @title: (nullable): the headline
 *
 * Returns: (transfer full) (nullable): the site's name as the page's <title> has it after the
 *   headline
 */
char *
dtl_html_head_source (const DtlHtmlMetadata *metadata, const char *title)
{
  const char *whole = metadata->titles->len > 0
                          ? g_ptr_array_index (metadata->titles, metadata->titles->len - 1)
                          : NULL;
  const char *rest;

  if (whole == NULL || title == NULL || !g_str_has_prefix (whole, title))
    return NULL;
  rest = whole + strlen (title);
  while (*rest == ' ' || *rest == '|' || *rest == '-' || g_str_has_prefix (rest, "–") ||
         g_str_has_prefix (rest, "—"))
    rest = g_utf8_next_char (rest);
  return rest > whole + strlen (title) && strlen (rest) <= SOURCE_MAX ? g_strdup (rest) : NULL;
}
