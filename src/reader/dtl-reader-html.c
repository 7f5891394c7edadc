/* dtl-reader-html.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-fold.h"
#include "dtl-html-content.h"
#include "dtl-html-metadata.h"
#include "dtl-reader-charset.h"
#include "dtl-reader-date.h"
#include "dtl-reader-html.h"
#include "dtl-reader-job.h"
#include "dtl-reader-lines.h"

#include <string.h>

#define HEAD_BLOCKS 4
#define MIN_TITLE 10  /* letters and digits */
#define TIME_NODES 40 /* how far into a block a <time> is looked for */
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

/* The visible headline, if the page's own fields confirm it: fields are often cut or varied. Then
   the fields, then the heading next before the body. */
static char *
choose_title (GPtrArray *blocks, const DtlHtmlMetadata *metadata, guint first_body)
{
  const DtlHtmlBlock *heading = find_heading (blocks, metadata, first_body);

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

static void
choose_date (DtlArticle *article,
             GPtrArray *blocks,
             const DtlHtmlMetadata *metadata,
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
      if (element || (dtl_date_find (block->text, &date, NULL, NULL) && dtl_date_plausible (&date)))
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

/* Title, byline and date that the choice took for the beginning of the body. */
static void
trim_head (DtlArticle *article, GPtrArray *chosen)
{
  for (guint i = 0; i < MIN (chosen->len, HEAD_BLOCKS) && chosen->len > 1;)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (chosen, i);
      g_autofree char *byline = NULL;

      if (article->title != NULL && dtl_line_same (article->title, block->text))
        {
          g_ptr_array_remove_range (chosen, 0, i + 1);
          i = 0;
        }
      else if (dtl_line_byline (block->text, &byline) || dtl_line_is_date (block->text))
        g_ptr_array_remove_index (chosen, i);
      else
        i++;
    }
}

/* A line "By Jane Doe" near the beginning of the body, where the page's fields name nobody. */
static char *
find_byline (GPtrArray *blocks, guint first_body)
{
  for (guint i = first_body > NEAR_TITLE / 2 ? first_body - NEAR_TITLE / 2 : 0;
       i < blocks->len && i < first_body + 4; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (blocks, i);
      char *byline = NULL;

      if (dtl_line_byline (block->text, &byline))
        return byline;
    }
  return NULL;
}

/* The site's name as the page's <title> has it after the headline. */
static char *
find_source (const DtlHtmlMetadata *metadata, const char *title)
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

/**
 * dtl_html_fill:
 * @article: what is filled
 * @text: a page in UTF-8
 * @length: bytes of @text
 *
 * Reads a page: its main text, and title, date, byline, source and address as far as the article
 * does not have them yet.
 *
 * Returns: %FALSE if there is no text in the page
 */
gboolean
dtl_html_fill (DtlArticle *article, const char *text, gsize length)
{
  g_autoptr (DtlHtmlDoc) doc = dtl_html_parse (text, length);
  g_autoptr (DtlHtmlMetadata) metadata = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (DtlHtmlPage) page = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree double *scores = NULL;
  guint first_body;

  if (doc == NULL)
    return FALSE;
  metadata = dtl_html_metadata_new (doc);
  blocks = dtl_html_blocks_new (doc);
  scores = g_new0 (double, blocks->len + 1);
  page = dtl_html_page_new (blocks, metadata);
  dtl_html_content_score (page, scores);
  chosen = dtl_html_content_choose (page, scores);
  first_body = chosen->len > 0 ? ((DtlHtmlBlock *) g_ptr_array_index (chosen, 0))->order : 0;
  dtl_html_metadata_take (&article->title, choose_title (blocks, metadata, first_body));
  if (!dtl_partial_date_is_set (&article->published))
    choose_date (article, blocks, metadata, first_body);
  dtl_html_metadata_take (&article->byline, g_strdup (metadata->byline));
  dtl_html_metadata_take (&article->byline, find_byline (blocks, first_body));
  dtl_html_metadata_take (&article->source, g_strdup (metadata->source));
  dtl_html_metadata_take (&article->source, find_source (metadata, article->title));
  dtl_html_metadata_take (&article->url, g_strdup (metadata->url));
  if (!dtl_partial_date_is_set (&article->captured))
    article->captured = metadata->captured;
  trim_head (article, chosen);
  article->text = dtl_html_content_join (chosen);
  return *article->text != '\0';
}

/**
 * dtl_read_html:
 * @job: the reading of the file
 * @bytes: a saved page
 * @name: its name
 * @error: return location
 *
 * Reads a page as browsers, SingleFile, print views and web archives save it.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_html (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize size, length;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *declared = dtl_charset_dup_of_markup (data, size);
  g_autofree char *text = dtl_charset_decode (data, size, declared, &length);
  g_autoptr (DtlArticle) article = dtl_article_new ();

  if (text == NULL)
    {
      dtl_reader_set_damaged (error, name, "HTML");
      return FALSE;
    }
  article->format = "html";
  if (!dtl_html_fill (article, text, length))
    {
      dtl_reader_set_no_text (error, name);
      return FALSE;
    }
  dtl_reader_job_take (job, g_steal_pointer (&article), bytes);
  return TRUE;
}

/**
 * dtl_html_fragment_text:
 * @markup: markup that is all of an article, as a feed or an agency's file holds it
 *
 * Returns: (transfer full) (nullable): its paragraphs, or %NULL if there are none
 */
char *
dtl_html_fragment_text (const char *markup)
{
  g_autofree char *valid = g_utf8_make_valid (markup, -1);
  g_autoptr (DtlHtmlDoc) doc = dtl_html_parse (valid, strlen (valid));
  g_autoptr (GPtrArray) blocks = doc != NULL ? dtl_html_blocks_new (doc) : NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      DtlHtmlBlock *block = g_ptr_array_index (blocks, i);

      if ((block->around & (DTL_AROUND_CAPTION | DTL_AROUND_FIGURE)) == 0 &&
          block->line_class != DTL_LINES_DROP)
        g_ptr_array_add (chosen, block);
    }
  return chosen->len > 0 ? dtl_html_content_join (chosen) : NULL;
}
