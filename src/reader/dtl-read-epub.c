/* dtl-read-epub.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-metadata.h"
#include "dtl-reader-archive.h"
#include "dtl-reader-charset.h"
#include "dtl-reader-date.h"
#include "dtl-reader-html.h"
#include "dtl-reader-lines.h"
#include "dtl-reader-xml.h"

#include <string.h>

#define MIN_TEXT 200 /* bytes; covers, title pages and tables of contents have less */

/* What the package file says about the whole book. */
typedef struct
{
  char *title;
  char *byline;
  char *source;
  DtlPartialDate published;
  GPtrArray *pages; /* names of the parts in reading order */
} Package;

static void
free_package (Package *self)
{
  g_free (self->title);
  g_free (self->byline);
  g_free (self->source);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Package, free_package)

static gboolean
wants_part (const char *member, gpointer user_data)
{
  static const char *const endings[] = { ".xhtml", ".html", ".htm", ".xml", ".opf" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (member, endings[i]))
      return TRUE;
  return FALSE;
}

static xmlDoc *
parse_part (GHashTable *parts, const char *name)
{
  GBytes *bytes = name != NULL ? g_hash_table_lookup (parts, name) : NULL;
  gsize length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL ? dtl_xml_parse (data, length) : NULL;
}

static char *
find_package (GHashTable *parts)
{
  g_autoptr (DtlHtmlDoc) doc = parse_part (parts, "META-INF/container.xml");
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  xmlNode *file = root != NULL ? dtl_xml_find (root, "rootfile") : NULL;

  return file != NULL ? dtl_html_dup_attribute (file, "full-path") : NULL;
}

static char *
resolve (const char *package, const char *href)
{
  g_autofree char *folder = g_path_get_dirname (package);
  g_autofree char *plain = g_uri_unescape_string (href, NULL);

  if (g_str_equal (folder, "."))
    return g_strdup (plain != NULL ? plain : href);
  return g_strconcat (folder, "/", plain != NULL ? plain : href, NULL);
}

static GHashTable *
read_manifest (const xmlNode *manifest)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (xmlNode *item = manifest != NULL ? manifest->children : NULL; item != NULL;
       item = item->next)
    if (dtl_xml_is (item, "item"))
      {
        g_autofree char *id = dtl_html_dup_attribute (item, "id");
        g_autofree char *href = dtl_html_dup_attribute (item, "href");
        g_autofree char *properties = dtl_html_dup_attribute (item, "properties");

        if (id != NULL && href != NULL &&
            (properties == NULL || strstr (properties, "nav") == NULL))
          g_hash_table_replace (items, g_steal_pointer (&id), g_steal_pointer (&href));
      }
  return items;
}

static Package *
read_package (GHashTable *parts)
{
  g_autofree char *path = find_package (parts);
  g_autoptr (DtlHtmlDoc) doc = parse_part (parts, path);
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  xmlNode *spine = root != NULL ? dtl_xml_child (root, "spine") : NULL;
  const xmlNode *metadata = root != NULL ? dtl_xml_child (root, "metadata") : NULL;
  Package *self;

  if (spine == NULL)
    return NULL;
  self = g_new0 (Package, 1);
  self->pages = g_ptr_array_new_with_free_func (g_free);
  self->published = (DtlPartialDate) DTL_PARTIAL_DATE_NONE;
  self->title = dtl_xml_dup_child (metadata, "title");
  self->byline = dtl_xml_dup_child (metadata, "creator");
  self->source = dtl_xml_dup_child (metadata, "publisher");
  g_autofree char *date = dtl_xml_dup_child (metadata, "date");
  if (date != NULL)
    dtl_date_read (date, &self->published);
  g_autoptr (GHashTable) items = read_manifest (dtl_xml_child (root, "manifest"));
  for (xmlNode *ref = spine->children; ref != NULL; ref = ref->next)
    {
      g_autofree char *id =
          dtl_xml_is (ref, "itemref") ? dtl_html_dup_attribute (ref, "idref") : NULL;
      const char *href = id != NULL ? g_hash_table_lookup (items, id) : NULL;

      if (href != NULL)
        g_ptr_array_add (self->pages, resolve (path, href));
    }
  return self;
}

static DtlArticle *
read_page (GHashTable *parts, const Package *package, const char *member)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();
  GBytes *bytes = g_hash_table_lookup (parts, member);
  gsize size = 0, length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autofree char *declared = data != NULL ? dtl_charset_dup_of_markup (data, size) : NULL;
  g_autofree char *text = data != NULL ? dtl_charset_decode (data, size, declared, &length) : NULL;

  article->format = "epub";
  if (text == NULL || !dtl_html_fill (article, text, length) || strlen (article->text) < MIN_TEXT)
    return NULL;
  dtl_html_metadata_take (&article->byline, g_strdup (package->byline));
  dtl_html_metadata_take (&article->source, g_strdup (package->source));
  if (article->published_from == NULL && dtl_partial_date_is_set (&package->published))
    {
      article->published = package->published;
      article->published_from = "header";
    }
  return g_steal_pointer (&article);
}

/* The heading that repeats the book's title is not the body. */
static void
drop_title (DtlArticle *article)
{
  const char *end = strstr (article->text, "\n\n");
  g_autofree char *first =
      end != NULL ? g_strndup (article->text, (gsize) (end - article->text)) : NULL;

  if (first != NULL && dtl_line_same (first, article->title))
    memmove (article->text, end + 2, strlen (end + 2) + 1);
}

/**
 * dtl_read_epub:
 * @job: the reading of the file
 * @bytes: an EPUB book
 * @name: its name
 * @error: return location
 *
 * Reads an EPUB file: each page of its reading order that holds more than a cover or a table of
 * contents is an article; a book of one article has the book's title.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_epub (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GHashTable) parts = dtl_archive_parts (job, bytes, name, wants_part, error);
  g_autoptr (Package) package = parts != NULL ? read_package (parts) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (parts == NULL)
    return FALSE;
  if (package == NULL)
    {
      dtl_reader_set_damaged (error, name, "EPUB");
      return FALSE;
    }
  for (guint i = 0; i < package->pages->len && dtl_reader_job_go_on (job, name, NULL); i++)
    {
      const char *member = g_ptr_array_index (package->pages, i);
      DtlArticle *article = read_page (parts, package, member);
      GBytes *page = g_hash_table_lookup (parts, member);

      if (article == NULL)
        continue;
      g_ptr_array_add (found, article);
      dtl_reader_job_take (job, article, page);
    }
  if (found->len == 1)
    {
      DtlArticle *only = g_ptr_array_index (found, 0);

      g_free (only->id);
      only->id = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      if (package->title != NULL)
        {
          g_free (only->title);
          only->title = g_strdup (package->title);
          drop_title (only);
        }
    }
  return dtl_reader_job_go_on (job, name, error);
}
