/* dtl-reader-html.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-content.h"
#include "dtl-html-head.h"
#include "dtl-html-metadata.h"
#include "dtl-reader-charset.h"
#include "dtl-reader-html.h"
#include "dtl-reader-job.h"
#include "dtl-reader-lines.h"
#include "dtl-reader-plain.h"

#include <string.h>

#define HEAD_BLOCKS 4

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

/* Old pages and archives of mailing lists keep all of an article in one preformatted block, with the
   lines of a plain text in it. */
static char *
dup_preformatted (GPtrArray *chosen)
{
  guint words = 0, preformatted = 0;
  const DtlHtmlBlock *found = NULL;

  for (guint i = 0; i < chosen->len; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (chosen, i);

      words += block->words;
      if (block->tag == DTL_TAG_PRE && block->words > preformatted)
        {
          preformatted = block->words;
          found = block;
        }
    }
  if (found == NULL || preformatted * 10 < words * 7)
    return NULL;
  g_autofree char *raw = dtl_html_dup_text (found->node);
  return strstr (raw, "\n\n") != NULL || strstr (raw, "\r\n\r\n") != NULL
             ? g_steal_pointer (&raw)
             : NULL;
}

/* Reads such a block as plain text; what the page itself says stands over what its lines say. */
static gboolean
fill_preformatted (DtlArticle *article, GPtrArray *chosen)
{
  g_autofree char *raw = dup_preformatted (chosen);
  g_autoptr (DtlArticle) plain = dtl_article_new ();

  if (raw == NULL)
    return FALSE;
  dtl_plain_fill (plain, raw);
  if (*plain->text == '\0')
    return FALSE;
  article->text = g_steal_pointer (&plain->text);
  dtl_html_metadata_take (&article->title, g_steal_pointer (&plain->title));
  dtl_html_metadata_take (&article->byline, g_steal_pointer (&plain->byline));
  if (!dtl_partial_date_is_set (&article->published))
    {
      article->published = plain->published;
      article->published_from = plain->published_from;
    }
  return TRUE;
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
  dtl_html_metadata_take (&article->title, dtl_html_head_title (blocks, metadata, first_body));
  if (!dtl_partial_date_is_set (&article->published))
    dtl_html_head_date (article, blocks, metadata, first_body);
  dtl_html_metadata_take (&article->byline, g_strdup (metadata->byline));
  dtl_html_metadata_take (&article->byline, dtl_html_head_byline (blocks, first_body));
  dtl_html_metadata_take (&article->source, g_strdup (metadata->source));
  dtl_html_metadata_take (&article->source, dtl_html_head_source (metadata, article->title));
  dtl_html_metadata_take (&article->url, g_strdup (metadata->url));
  if (!dtl_partial_date_is_set (&article->captured))
    article->captured = metadata->captured;
  if (!fill_preformatted (article, chosen))
    {
      trim_head (article, chosen);
      article->text = dtl_html_content_join (chosen);
    }
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
