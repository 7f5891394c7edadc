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
#define SOURCE_MAX  40
#define NEAR_TITLE 40 /* how many blocks around the first of the body may hold its date */

static char *
tight (const char *text)
{
  return dtl_fold_tight (text, -1);
}

/* The visible headline, if the page's own fields confirm it: fields are often cut or varied. */
static char *
choose_title (GPtrArray *blocks, const DtlHtmlMetadata *metadata, guint first_body)
{
  g_autofree char *heading = NULL;

  for (guint i = 0; i < blocks->len && heading == NULL; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->tag != DTL_TAG_HEADING1 || i > first_body + NEAR_TITLE)
        continue;
      g_autofree char *a = tight (block->text);
      for (guint j = 0; j < metadata->titles->len && *a != '\0'; j++)
        {
          g_autofree char *b = tight (g_ptr_array_index (metadata->titles, j));

          if (strlen (a) >= 10 && *b != '\0' && (strstr (b, a) != NULL || strstr (a, b) != NULL))
            return g_strdup (block->text);
        }
      if (metadata->titles->len == 0)
        heading = g_strdup (block->text);
    }
  if (metadata->titles->len > 0)
    return dtl_html_clean_title (g_ptr_array_index (metadata->titles, 0), metadata->source);
  return g_steal_pointer (&heading);
}

static void
choose_date (DtlArticle *article, GPtrArray *blocks, const DtlHtmlMetadata *metadata, guint first_body)
{
  DtlPartialDate date;

  article->published = metadata->published;
  article->published_from = metadata->published_from;
  if (article->published_from != NULL)
    return;
  for (guint i = first_body > NEAR_TITLE ? first_body - NEAR_TITLE : 0;
       i < blocks->len && i < first_body + 4; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (blocks, i);
      gsize start, end;

      if (block->words <= 20 && dtl_date_find (block->text, &date, &start, &end) &&
          dtl_date_plausible (&date))
        {
          article->published = date;
          article->published_from = "text";
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
  while (*rest == ' ' || *rest == '|' || *rest == '-' || g_str_has_prefix (rest, "–") || g_str_has_prefix (rest, "—"))
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
