/* dtl-html-dom.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem */

#include "config.h"

#include "dtl-html-blocks.h"

#include "dtl-reader-table.h"

#include <libxml/parserInternals.h>
#include <string.h>

#define LONG_DATA 64 /* a data: address longer than this is a picture */

/* Pictures and fonts inside a page are most of its bytes and none of its words. */
static char *
drop_data_addresses (const char *text, gsize length, gsize *length_out)
{
  char *out = g_malloc (length + 1);
  const char *end = text + length, *p = text;
  gsize n = 0;

  while (p < end)
    {
      const char *data = memmem (p, (gsize) (end - p), "data:", 5);
      const char *stop;

      if (data == NULL)
        data = end;
      memcpy (out + n, p, (gsize) (data - p));
      n += (gsize) (data - p);
      p = data;
      if (data == end)
        break;
      for (stop = data;
           stop < end && (g_ascii_isalnum (*stop) || strchr (":/;,+=%.-_", *stop) != NULL) &&
           *stop != '\0';
           stop++)
        ;
      if (stop - data <= LONG_DATA)
        {
          memcpy (out + n, data, (gsize) (stop - data));
          n += (gsize) (stop - data);
        }
      p = stop;
    }
  out[n] = '\0';
  *length_out = n;
  return out;
}

/**
 * dtl_html_parse:
 * @text: valid UTF-8
 * @length: bytes of @text
 *
 * Parses a page as forgivingly as browsers do. Nothing is loaded from anywhere.
 *
 * Returns: (transfer full) (nullable): the tree, or %NULL if there is nothing in it
 */
xmlDoc *
dtl_html_parse (const char *text, gsize length)
{
  g_autofree char *slim = drop_data_addresses (text, length, &length);
  htmlParserCtxt *context;
  xmlDoc *doc;

  if (length == 0 || length > G_MAXINT32 / 2)
    return NULL;
  context = htmlCreateMemoryParserCtxt (slim, (int) length);
  if (context == NULL)
    return NULL;
  htmlCtxtUseOptions (context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  /* Pages that never close their elements nest deeper than libxml2 likes; the walkers here do not
     recurse, so that depth does no harm. */
  context->options |= XML_PARSE_HUGE;
  xmlSwitchEncoding (context, XML_CHAR_ENCODING_UTF8);
  htmlParseDocument (context);
  doc = context->myDoc;
  context->myDoc = NULL;
  htmlFreeParserCtxt (context);
  return doc;
}

/**
 * dtl_html_next:
 * @node: a node
 * @root: where the walk began
 *
 * Returns: (transfer none) (nullable): the node after @node in document order within @root
 */
xmlNode *
dtl_html_next (const xmlNode *node, const xmlNode *root)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL && node->parent != NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/**
 * dtl_html_is:
 * @node: a node
 * @name: an element's name in lower case
 *
 * Returns: %TRUE if @node is such an element
 */
gboolean
dtl_html_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->name != NULL &&
         g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

/**
 * dtl_html_dup_attribute:
 * @node: an element
 * @name: of an attribute
 *
 * Returns: (transfer full) (nullable): its value as valid UTF-8
 */
char *
dtl_html_dup_attribute (const xmlNode *node, const char *name)
{
  xmlAttr *attribute = xmlHasProp (node, (const xmlChar *) name);
  const char *value;

  if (attribute == NULL || attribute->children == NULL || attribute->children->content == NULL)
    return NULL;
  value = (const char *) attribute->children->content;
  return g_utf8_make_valid (value, -1);
}

/**
 * dtl_html_dup_text:
 * @node: an element
 *
 * Returns: (transfer full): all text inside, as it stands
 */
char *
dtl_html_dup_text (const xmlNode *node)
{
  GString *out = g_string_new (NULL);

  for (const xmlNode *at = node; at != NULL; at = dtl_html_next (at, node))
    if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) && at->content != NULL)
      g_string_append (out, (const char *) at->content);
    else if (at->type == XML_ELEMENT_NODE && at != node)
      g_string_append_c (out, ' ');
  g_autofree char *raw = g_string_free (out, FALSE);
  return g_utf8_make_valid (raw, -1);
}

static guint32
hints_of_name (const char *name)
{
  guint32 hints = 0;
  char word[32];
  gsize n = 0;

  for (const char *p = name;; p++)
    {
      gboolean hump = g_ascii_isupper (*p) && p > name && g_ascii_islower (p[-1]);

      if (n > 0 && (hump || !g_ascii_isalpha (*p) || n + 1 == sizeof word))
        {
          const DtlTableRow *row;

          word[n] = '\0';
          row = DTL_TABLE_FIND (hints, word);
          if (row != NULL)
            hints |= 1u << (guint) row->value;
          n = 0;
        }
      if (*p == '\0')
        return hints;
      if (g_ascii_isalpha (*p) && n + 1 < sizeof word)
        word[n++] = g_ascii_tolower (*p);
    }
}

/**
 * dtl_html_hints:
 * @node: an element
 *
 * Returns: bits of the DTL_HINTS_ classes of the words in its class, id and role
 */
guint32
dtl_html_hints (const xmlNode *node)
{
  static const char *const names[] = { "class", "id", "role", "data-component", "data-type" };
  guint32 hints = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const xmlAttr *attribute = xmlHasProp (node, (const xmlChar *) names[i]);

      if (attribute != NULL && attribute->children != NULL && attribute->children->content != NULL)
        hints |= hints_of_name ((const char *) attribute->children->content);
    }
  return hints;
}
