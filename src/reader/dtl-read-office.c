/* dtl-read-office.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-metadata.h"
#include "dtl-reader-archive.h"
#include "dtl-reader-lines.h"
#include "dtl-reader-xml.h"

#include <string.h>

#define MANIFEST "META-INF/manifest.xml"

static gboolean
wants_docx (const char *member, gpointer user_data)
{
  return g_str_equal (member, "word/document.xml") || g_str_equal (member, "docProps/core.xml");
}

static gboolean
wants_odt (const char *member, gpointer user_data)
{
  return g_str_equal (member, "content.xml") || g_str_equal (member, "meta.xml") ||
         g_str_equal (member, MANIFEST);
}

/* The list of parts says how those are decrypted that are not plain. */
static gboolean
is_locked (GHashTable *parts)
{
  GBytes *bytes = g_hash_table_lookup (parts, MANIFEST);
  gsize length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL && g_strstr_len (data, (gssize) length, ":encryption-data") != NULL;
}

static xmlDoc *
parse_part (GHashTable *parts, const char *name)
{
  GBytes *bytes = g_hash_table_lookup (parts, name);
  gsize length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL ? dtl_xml_parse (data, length) : NULL;
}

static void
end_line (GString *line, GPtrArray *paragraphs)
{
  g_autofree char *text = dtl_line_squash (line->str);

  if (*text != '\0')
    g_ptr_array_add (paragraphs, g_steal_pointer (&text));
  g_string_truncate (line, 0);
}

/* Deleted text of tracked changes, notes and field codes are not what the page shows. */
static gboolean
is_hidden (const xmlNode *node)
{
  static const char *const names[] = { "del",        "instrText",      "delText",
                                       "note",       "annotation",     "tracked-changes",
                                       "footnotePr", "sequence-decls", "Fallback" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (dtl_xml_is (node, names[i]))
      return TRUE;
  return FALSE;
}

static const xmlNode *
after (const xmlNode *node, const xmlNode *root)
{
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/* Paragraphs of either format: "p" and "h" hold them, "t" and bare text the words. */
static GPtrArray *
read_paragraphs (const xmlNode *root, gboolean words_in_t)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  const xmlNode *node = root;

  while (node != NULL)
    {
      if (is_hidden (node))
        {
          node = after (node, root);
          continue;
        }
      if (dtl_xml_is (node, "p") || dtl_xml_is (node, "h"))
        end_line (line, paragraphs);
      else if (dtl_xml_is (node, "tab") || dtl_xml_is (node, "br") ||
               dtl_xml_is (node, "line-break") || (dtl_xml_is (node, "s") && !words_in_t))
        g_string_append_c (line, ' ');
      else if (node->type == XML_TEXT_NODE && node->content != NULL &&
               (!words_in_t || dtl_xml_is (node->parent, "t")))
        g_string_append (line, (const char *) node->content);
      node = dtl_html_next (node, root);
    }
  end_line (line, paragraphs);
  return paragraphs;
}

static void
read_properties (DtlArticle *article, xmlDoc *meta)
{
  xmlNode *root = meta != NULL ? xmlDocGetRootElement (meta) : NULL;

  if (root == NULL)
    return;
  dtl_html_metadata_take (&article->title, dtl_xml_dup_text (dtl_xml_find (root, "title")));
}

static gboolean
read_document (DtlReaderJob *job,
               GBytes *bytes,
               const char *name,
               GHashTable *parts,
               const char *content,
               const char *properties,
               const char *format,
               GError **error)
{
  g_autoptr (DtlHtmlDoc) doc = parse_part (parts, content);
  g_autoptr (DtlHtmlDoc) meta = parse_part (parts, properties);
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autoptr (GPtrArray) paragraphs = NULL;
  gboolean is_docx = g_str_equal (format, "docx");
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  xmlNode *body = root != NULL ? dtl_xml_find (root, "body") : NULL;

  if (body == NULL)
    {
      dtl_reader_set_damaged (error, name, is_docx ? "DOCX" : "ODT");
      return FALSE;
    }
  article->format = format;
  read_properties (article, meta);
  paragraphs = read_paragraphs (body, is_docx);
  return dtl_reader_job_finish_lines (job, g_steal_pointer (&article), paragraphs, bytes, name,
                                      error);
}

/**
 * dtl_read_docx:
 * @job: the reading of the file
 * @bytes: a Word document
 * @name: its name
 * @error: return location
 *
 * Reads the text of a Word document (Office Open XML). The dates in its properties are those of
 * the file, so the publication date is looked for in the text.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_docx (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GHashTable) parts = dtl_archive_parts (job, bytes, name, wants_docx, error);

  return parts != NULL && read_document (job, bytes, name, parts, "word/document.xml",
                                         "docProps/core.xml", "docx", error);
}

/**
 * dtl_read_odt:
 * @job: the reading of the file
 * @bytes: an OpenDocument text
 * @name: its name
 * @error: return location
 *
 * Reads the text of an OpenDocument file, as dtl_read_docx() does.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_odt (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GHashTable) parts = dtl_archive_parts (job, bytes, name, wants_odt, error);

  if (parts == NULL)
    return FALSE;
  if (is_locked (parts))
    {
      dtl_reader_set_locked (error, name);
      return FALSE;
    }
  return read_document (job, bytes, name, parts, "content.xml", "meta.xml", "odt", error);
}
