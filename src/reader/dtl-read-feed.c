/* dtl-read-feed.c
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
#include "dtl-reader-xml.h"

#include <string.h>

static void
take_entry_date (DtlArticle *article, const xmlNode *entry)
{
  static const char *const names[] = { "pubDate", "published", "issued",
                                       "date",    "created",   "updated" };

  for (guint i = 0; i < G_N_ELEMENTS (names) && article->published_from == NULL; i++)
    {
      g_autofree char *text = dtl_xml_dup_child (entry, names[i]);

      if (text != NULL && dtl_date_read (text, &article->published))
        article->published_from = "header";
    }
}

static char *
dup_link (const xmlNode *entry)
{
  for (xmlNode *child = entry->children; child != NULL; child = child->next)
    if (dtl_xml_is (child, "link"))
      {
        g_autofree char *relation = dtl_html_dup_attribute (child, "rel");
        g_autofree char *address = dtl_html_dup_attribute (child, "href");

        if (address != NULL && (relation == NULL || g_str_equal (relation, "alternate")))
          return g_steal_pointer (&address);
        if (address == NULL)
          return dtl_xml_dup_text (child);
      }
  return NULL;
}

static char *
dup_author (const xmlNode *entry)
{
  const xmlNode *author = dtl_xml_child (entry, "author");
  char *name = dtl_xml_dup_child (author, "name");

  if (name == NULL)
    name = dtl_xml_dup_child (entry, "creator");
  return name != NULL ? name : dtl_xml_dup_text (author);
}

/* The fullest of the places where an entry may have its text. */
static char *
dup_body (const xmlNode *entry)
{
  static const char *const names[] = { "encoded", "content", "description", "summary" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const xmlNode *node = dtl_xml_child (entry, names[i]);
      g_autofree char *markup = node != NULL ? dtl_xml_dup_inner (node) : NULL;
      g_autofree char *text = markup != NULL ? dtl_html_fragment_text (markup) : NULL;

      if (text != NULL && *text != '\0')
        return g_steal_pointer (&text);
    }
  return NULL;
}

static gboolean
read_entry (
    DtlReaderJob *job, const xmlNode *entry, const char *source, const char *name, GError **error)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autofree char *title = dtl_xml_dup_child (entry, "title");
  g_autofree char *plain = title != NULL ? dtl_html_fragment_text (title) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  article->format = "feed";
  dtl_html_metadata_take (&article->title, g_steal_pointer (&plain));
  dtl_html_metadata_take (&article->url, dup_link (entry));
  dtl_html_metadata_take (&article->byline, dup_author (entry));
  dtl_html_metadata_take (&article->source, dtl_xml_dup_child (entry, "source"));
  dtl_html_metadata_take (&article->source, g_strdup (source));
  take_entry_date (article, entry);
  article->text = dup_body (entry);
  if (article->text == NULL)
    {
      g_autoptr (GError) empty = NULL;
      g_autofree char *member = g_strdup_printf ("%s, “%s”", name, title != NULL ? title : "?");

      dtl_reader_set_no_text (&empty, member);
      dtl_reader_job_fail (job, member, empty);
      return TRUE;
    }
  g_autofree char *whole =
      g_strconcat (article->title != NULL ? article->title : "", "\n", article->text, NULL);
  bytes = g_bytes_new_take (g_strdup (whole), strlen (whole));
  dtl_reader_job_take (job, g_steal_pointer (&article), bytes);
  return dtl_reader_job_go_on (job, name, error);
}

/**
 * dtl_read_feed:
 * @job: the reading of the file
 * @bytes: a saved feed
 * @name: its name
 * @error: return location
 *
 * Reads the entries of RSS (0.9 to 2.0, and RDF) and Atom, each as an article of its own.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_feed (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DtlHtmlDoc) doc = dtl_xml_parse (data, length);
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  g_autofree char *source = NULL;

  if (root == NULL)
    {
      dtl_reader_set_damaged (error, name, "RSS");
      return FALSE;
    }
  source = dtl_xml_dup_child (root, "title");
  if (source == NULL)
    source = dtl_xml_dup_child (dtl_xml_child (root, "channel"), "title");
  for (xmlNode *node = root; node != NULL; node = dtl_html_next (node, root))
    if ((dtl_xml_is (node, "item") || dtl_xml_is (node, "entry")) &&
        !read_entry (job, node, source, name, error))
      return FALSE;
  return TRUE;
}
