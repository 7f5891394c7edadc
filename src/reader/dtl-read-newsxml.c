/* dtl-read-newsxml.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-metadata.h"
#include "dtl-reader-date.h"
#include "dtl-reader-html.h"
#include "dtl-reader-job.h"
#include "dtl-reader-lines.h"
#include "dtl-reader-xml.h"

#include <string.h>

static void
take_date_text (DtlArticle *article, char *text)
{
  g_autofree char *owned = text;

  if (text != NULL && article->published_from == NULL && dtl_date_read (text, &article->published))
    article->published_from = "header";
}

static void
take_norm (DtlArticle *article, const xmlNode *root, const char *element, const char *attribute)
{
  const xmlNode *node = dtl_xml_find (root, element);

  if (node != NULL)
    take_date_text (article, dtl_html_dup_attribute (node, attribute));
}

static gboolean
is_paragraph (const xmlNode *node)
{
  static const char *const names[] = {
    "p", "hl2", "h2", "h3", "h4", "li", "td", "pre", "dt", "dd"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (dtl_xml_is (node, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_aside (const xmlNode *node)
{
  return dtl_xml_is (node, "media") || dtl_xml_is (node, "figure") ||
         dtl_xml_is (node, "body.end") || dtl_xml_is (node, "tagline");
}

/* Paragraphs in document order; pictures with their captions are passed over. */
static char *
dup_paragraphs (const xmlNode *root)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (g_free);
  const xmlNode *node = root;

  while (node != NULL)
    {
      gboolean paragraph = is_paragraph (node);

      if (paragraph)
        {
          char *text = dtl_xml_dup_text (node);

          if (text != NULL)
            g_ptr_array_add (paragraphs, text);
        }
      if (paragraph || (is_aside (node) && node != root))
        {
          while (node != root && node->next == NULL)
            node = node->parent;
          node = node == root ? NULL : node->next;
        }
      else
        node = dtl_html_next (node, root);
    }
  return paragraphs->len > 0 ? dtl_lines_join (paragraphs) : dtl_xml_dup_text (root);
}

static void
read_nitf (DtlArticle *article, const xmlNode *root)
{
  const xmlNode *head = dtl_xml_find (root, "body.head");
  const xmlNode *body = dtl_xml_find (root, "body.content");
  const xmlNode *headline = head != NULL ? dtl_xml_find (head, "hl1") : NULL;
  const xmlNode *byline = head != NULL ? dtl_xml_child (head, "byline") : NULL;
  const xmlNode *person = byline != NULL ? dtl_xml_find (byline, "person") : NULL;

  dtl_html_metadata_take (&article->title, dtl_xml_dup_text (headline));
  if (headline == NULL)
    dtl_html_metadata_take (&article->title,
                            dtl_xml_dup_child (dtl_xml_find (root, "head"), "title"));
  dtl_html_metadata_take (&article->byline, dtl_xml_dup_text (person != NULL ? person : byline));
  if (article->byline != NULL && g_ascii_strncasecmp (article->byline, "by ", 3) == 0)
    memmove (article->byline, article->byline + 3, strlen (article->byline + 3) + 1);
  dtl_html_metadata_take (&article->source, dtl_xml_dup_text (dtl_xml_find (root, "distributor")));
  if (article->source == NULL && dtl_xml_find (root, "doc.copyright") != NULL)
    dtl_html_metadata_take (
        &article->source, dtl_html_dup_attribute (dtl_xml_find (root, "doc.copyright"), "holder"));
  take_norm (article, root, "story.date", "norm");
  take_norm (article, root, "date.issue", "norm");
  take_norm (article, root, "date.release", "norm");
  take_norm (article, root, "pubdata", "date.publication");
  if (article->text == NULL && body != NULL)
    article->text = dup_paragraphs (body);
}

static void
read_item_meta (DtlArticle *article, const xmlNode *item)
{
  const xmlNode *meta = dtl_xml_child (item, "itemMeta");
  const xmlNode *content = dtl_xml_child (item, "contentMeta");
  const xmlNode *provider = dtl_xml_child (meta, "provider");

  dtl_html_metadata_take (&article->title, dtl_xml_dup_child (content, "headline"));
  dtl_html_metadata_take (&article->title, dtl_xml_dup_child (meta, "title"));
  dtl_html_metadata_take (&article->byline, dtl_xml_dup_child (content, "by"));
  dtl_html_metadata_take (&article->source, dtl_xml_dup_child (content, "creditline"));
  dtl_html_metadata_take (&article->source, dtl_xml_dup_child (provider, "name"));
  if (provider != NULL)
    dtl_html_metadata_take (&article->source, dtl_html_dup_attribute (provider, "literal"));
  take_date_text (article, dtl_xml_dup_child (content, "contentCreated"));
  take_date_text (article, dtl_xml_dup_child (meta, "firstCreated"));
  take_date_text (article, dtl_xml_dup_child (meta, "versionCreated"));
}

static void
read_item_content (DtlArticle *article, const xmlNode *item)
{
  const xmlNode *set = dtl_xml_child (item, "contentSet");
  const xmlNode *inner;

  if (set == NULL)
    return;
  if ((inner = dtl_xml_find (set, "nitf")) != NULL)
    read_nitf (article, inner);
  else if ((inner = dtl_xml_find (set, "body")) != NULL ||
           (inner = dtl_xml_find (set, "inlineXML")) != NULL)
    article->text = dup_paragraphs (inner);
  else if ((inner = dtl_xml_find (set, "inlineData")) != NULL)
    {
      g_autofree char *markup = dtl_xml_dup_inner (inner);

      article->text = dtl_html_fragment_text (markup);
    }
}

static gboolean
finish (DtlReaderJob *job,
        DtlArticle *article,
        const xmlNode *root,
        GBytes *bytes,
        const char *name,
        GError **error)
{
  g_autoptr (DtlArticle) owned = article;
  g_autoptr (GBytes) member = NULL;

  if (article->text == NULL || *article->text == '\0')
    {
      g_autoptr (GError) empty = NULL;

      dtl_reader_set_no_text (&empty, name);
      dtl_reader_job_fail (job, name, empty);
      return TRUE;
    }
  /* One item of several is known by its text, a file of one by its bytes. */
  if (root->parent != NULL && root->parent->type == XML_ELEMENT_NODE)
    {
      member = g_bytes_new (article->text, strlen (article->text));
      bytes = member;
    }
  dtl_reader_job_take (job, g_steal_pointer (&owned), bytes);
  return dtl_reader_job_go_on (job, name, error);
}

/**
 * dtl_read_newsxml:
 * @job: the reading of the file
 * @bytes: an NITF or NewsML-G2 file
 * @name: its name
 * @error: return location
 *
 * Reads the XML formats of news agencies: NITF, and NewsML-G2 items alone or in a message, with
 * NITF, XHTML or plain text inside.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_newsxml (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DtlHtmlDoc) doc = dtl_xml_parse (data, length);
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  if (root == NULL)
    {
      dtl_reader_set_damaged (error, name, "XML");
      return FALSE;
    }
  if (dtl_xml_is (root, "nitf"))
    {
      DtlArticle *article = dtl_article_new ();

      article->format = "nitf";
      read_nitf (article, root);
      return finish (job, article, root, bytes, name, error);
    }
  for (xmlNode *node = root; node != NULL; node = dtl_html_next (node, root))
    if (dtl_xml_is (node, "newsItem"))
      {
        DtlArticle *article = dtl_article_new ();

        article->format = "newsml";
        read_item_meta (article, node);
        read_item_content (article, node);
        if (!finish (job, article, node, bytes, name, error))
          return FALSE;
      }
  return TRUE;
}
