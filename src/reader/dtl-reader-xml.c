/* dtl-reader-xml.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-xml.h"

#include "dtl-reader-lines.h"

#include <libxml/parser.h>
#include <string.h>

/**
 * dtl_xml_parse:
 * @data: an XML file
 * @length: its bytes
 *
 * Parses XML from a file that nobody vouches for: no network, no external files, no expansion of
 * entities, and libxml2's own limits on depth and size.
 *
 * Returns: (transfer full) (nullable): the tree, or %NULL if @data is not well-formed
 */
xmlDoc *
dtl_xml_parse (const char *data, gsize length)
{
  if (length > G_MAXINT32 / 2)
    return NULL;
  return xmlReadMemory (data, (int) length, NULL, NULL,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                            XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
}

/**
 * dtl_xml_is:
 * @node: a node
 * @name: local name of an element
 *
 * Returns: %TRUE if @node is such an element in whatever namespace
 */
gboolean
dtl_xml_is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE &&
         strcmp ((const char *) node->name, name) == 0;
}

/**
 * dtl_xml_find:
 * @root: where to look
 * @name: local name of an element
 *
 * Returns: (transfer none) (nullable): the first such element inside @root
 */
xmlNode *
dtl_xml_find (const xmlNode *root, const char *name)
{
  for (const xmlNode *node = root; node != NULL; node = dtl_html_next (node, root))
    if (dtl_xml_is (node, name))
      return (xmlNode *) node;
  return NULL;
}

/**
 * dtl_xml_child:
 * @node: (nullable): an element
 * @name: local name of an element
 *
 * Returns: (transfer none) (nullable): the first such child
 */
xmlNode *
dtl_xml_child (const xmlNode *node, const char *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (dtl_xml_is (child, name))
      return child;
  return NULL;
}

/**
 * dtl_xml_dup_text:
 * @node: (nullable): an element
 *
 * Returns: (transfer full) (nullable): its text with white space squashed, or %NULL if it has none
 */
char *
dtl_xml_dup_text (const xmlNode *node)
{
  GString *out = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (const xmlNode *at = node; at != NULL; at = dtl_html_next (at, node))
    if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) && at->content != NULL)
      g_string_append (out, (const char *) at->content);
  text = dtl_line_squash (out->str);
  g_string_free (out, TRUE);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * dtl_xml_dup_child:
 * @node: (nullable): an element
 * @name: local name of a child
 *
 * Returns: (transfer full) (nullable): the text of the first child with that name that has one
 */
char *
dtl_xml_dup_child (const xmlNode *node, const char *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (dtl_xml_is (child, name))
      {
        char *text = dtl_xml_dup_text (child);

        if (text != NULL)
          return text;
      }
  return NULL;
}

/**
 * dtl_xml_dup_inner:
 * @node: an element that holds markup, as escaped text or as elements
 *
 * Returns: (transfer full): the markup
 */
char *
dtl_xml_dup_inner (const xmlNode *node)
{
  xmlBuffer *buffer;
  char *markup;

  if (node->children != NULL && node->children->type == XML_TEXT_NODE &&
      node->children->next == NULL)
    return g_strdup ((const char *) node->children->content);
  buffer = xmlBufferCreate ();
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE && strchr ((const char *) child->content, '<') != NULL)
      xmlBufferAdd (buffer, child->content, -1);
    else
      xmlNodeDump (buffer, node->doc, child, 0, 0);
  markup = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  return markup;
}
