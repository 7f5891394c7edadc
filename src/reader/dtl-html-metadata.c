/* dtl-html-metadata.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-metadata.h"

#include "dtl-fold.h"
#include "dtl-reader-date.h"
#include "dtl-reader-lines.h"

#include <string.h>

#define BYLINE_MAX 160

void
dtl_html_metadata_take (char **field, char *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = value;
  else
    g_free (value);
}

static void
take_date (DtlHtmlMetadata *self, const char *value, const char *from)
{
  if (self->published_from == NULL && dtl_date_read (value, &self->published))
    self->published_from = from;
}

static void
take_title (DtlHtmlMetadata *self, const char *title)
{
  g_autofree char *plain = dtl_line_squash (title);

  if (*plain != '\0')
    g_ptr_array_add (self->titles, g_steal_pointer (&plain));
}

/* "By Jane Doe" in a field for authors is Jane Doe. */
static char *
dup_names (const char *value)
{
  char *names = dtl_line_squash (value);

  if (g_ascii_strncasecmp (names, "by ", 3) == 0)
    memmove (names, names + 3, strlen (names + 3) + 1);
  return names;
}

static void
take_field (DtlHtmlMetadata *self, int field, const char *value)
{
  switch (field)
    {
    case DTL_META_PUBLISHED:
      take_date (self, value, "meta");
      break;
    case DTL_META_MODIFIED:
      if (!dtl_partial_date_is_set (&self->modified))
        dtl_date_read (value, &self->modified);
      break;
    case DTL_META_TITLE:
      take_title (self, value);
      break;
    case DTL_META_AUTHOR:
      if (strstr (value, "://") == NULL && strlen (value) <= BYLINE_MAX)
        dtl_html_metadata_take (&self->byline, dup_names (value));
      break;
    case DTL_META_SITE:
      dtl_html_metadata_take (&self->site, dtl_line_squash (value));
      break;
    case DTL_META_SOURCE:
      if (strstr (value, "://") == NULL && *value != '@')
        dtl_html_metadata_take (&self->source, dtl_line_squash (value));
      break;
    case DTL_META_ADDRESS:
      if (g_str_has_prefix (value, "http"))
        dtl_html_metadata_take (&self->url, g_strdup (value));
      break;
    case DTL_META_DESCRIPTION:
      dtl_html_metadata_take (&self->description, dtl_line_squash (value));
      break;
    default:
      break;
    }
}

static void
read_meta (DtlHtmlMetadata *self, const xmlNode *node)
{
  static const char *const names[] = { "property", "name", "itemprop", "http-equiv" };
  g_autofree char *value = dtl_html_dup_attribute (node, "content");

  if (value == NULL || *value == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = dtl_html_dup_attribute (node, names[i]);
      g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;
      const DtlTableRow *row = lower != NULL ? DTL_TABLE_FIND (meta, lower) : NULL;

      if (row != NULL)
        {
          take_field (self, (int) row->value, value);
          return;
        }
    }
}

static void
read_link (DtlHtmlMetadata *self, const xmlNode *node)
{
  g_autofree char *relation = dtl_html_dup_attribute (node, "rel");
  g_autofree char *address = dtl_html_dup_attribute (node, "href");

  if (relation != NULL && address != NULL && g_ascii_strcasecmp (relation, "canonical") == 0 &&
      g_str_has_prefix (address, "http"))
    dtl_html_metadata_take (&self->url, g_steal_pointer (&address));
}

static void
read_script (DtlHtmlMetadata *self, const xmlNode *node)
{
  g_autofree char *type = dtl_html_dup_attribute (node, "type");

  if (type != NULL && g_ascii_strncasecmp (type, "application/ld+json", 19) == 0)
    {
      g_autofree char *text = dtl_html_dup_text (node);

      dtl_html_metadata_read_json (self, text);
    }
}

/* What browsers and archives leave in comments when they save a page. */
static void
read_comment (DtlHtmlMetadata *self, const char *text)
{
  const char *p;

  if (!g_utf8_validate (text, -1, NULL))
    return;
  if ((p = strstr (text, "saved from url=(")) != NULL && (p = strchr (p, ')')) != NULL)
    {
      g_autofree char *address = g_strndup (p + 1, strcspn (p + 1, " \n"));

      if (g_str_has_prefix (address, "http"))
        dtl_html_metadata_take (&self->url, g_steal_pointer (&address));
    }
  if (strstr (text, "SingleFile") != NULL)
    {
      if ((p = strstr (text, "url: ")) != NULL)
        dtl_html_metadata_take (&self->url, g_strndup (p + 5, strcspn (p + 5, " \n")));
      if ((p = strstr (text, "saved date: ")) != NULL)
        {
          g_autofree char *line = g_strndup (p + 12, strcspn (p + 12, "\n"));
          g_auto (GStrv) words = g_strsplit (line, " ", 5);

          /* "Sun Apr 04 2004 06:47:26 GMT+0000": the order of JavaScript's own form. */
          if (g_strv_length (words) == 5)
            {
              g_autofree char *usual =
                  g_strdup_printf ("%s %s %s %s", words[2], words[1], words[3], words[4]);

              dtl_date_find (usual, &self->captured, NULL, NULL);
            }
        }
    }
  if ((p = strstr (text, "FILE ARCHIVED ON ")) != NULL)
    {
      g_autofree char *line = g_strndup (p + 17, strcspn (p + 17, "\n"));

      dtl_date_find (line, &self->captured, NULL, NULL);
    }
}

static void
read_property (DtlHtmlMetadata *self, const xmlNode *node)
{
  g_autofree char *property = dtl_html_dup_attribute (node, "itemprop");
  g_autofree char *value = NULL;

  if (property == NULL)
    return;
  value = dtl_html_dup_attribute (node, "content");
  if (value == NULL)
    value = dtl_html_dup_attribute (node, "datetime");
  if (g_ascii_strcasecmp (property, "datePublished") == 0)
    {
      g_autofree char *text = value != NULL ? g_steal_pointer (&value) : dtl_html_dup_text (node);

      take_date (self, text, "meta");
    }
}

static void
read_element (DtlHtmlMetadata *self, const xmlNode *node)
{
  const char *name = (const char *) node->name;

  if (g_str_equal (name, "meta"))
    read_meta (self, node);
  else if (g_str_equal (name, "link"))
    read_link (self, node);
  else if (g_str_equal (name, "script"))
    read_script (self, node);
  else if (node->properties != NULL)
    read_property (self, node);
}

static void
read_page_title (DtlHtmlMetadata *self, xmlDoc *doc)
{
  xmlNode *root = xmlDocGetRootElement (doc);

  for (xmlNode *node = root; node != NULL; node = dtl_html_next (node, root))
    if (dtl_html_is (node, "title") && node->parent != NULL && !dtl_html_is (node->parent, "svg"))
      {
        g_autofree char *title = dtl_html_dup_text (node);

        take_title (self, title);
        return;
      }
}

/* The site's own name stands over that of its publisher; a page that gives its headline for the
   name of the site gives none. */
static void
settle_source (DtlHtmlMetadata *self)
{
  if (self->site != NULL)
    {
      g_free (self->source);
      self->source = g_strdup (self->site);
    }
  for (guint i = 0; i < self->titles->len && self->source != NULL && self->site == NULL; i++)
    if (dtl_line_same (g_ptr_array_index (self->titles, i), self->source))
      g_clear_pointer (&self->source, g_free);
}

/**
 * dtl_html_metadata_new:
 * @doc: a page
 *
 * Reads JSON-LD, <meta> elements (OpenGraph, Dublin Core and the others of data/reader/meta.tsv),
 * microdata, the canonical address, and the comments that browsers and archives leave.
 *
 * Returns: (transfer full): what the page says about itself
 */
DtlHtmlMetadata *
dtl_html_metadata_new (xmlDoc *doc)
{
  const DtlPartialDate none = DTL_PARTIAL_DATE_NONE;
  DtlHtmlMetadata *self = g_new0 (DtlHtmlMetadata, 1);
  xmlNode *root = xmlDocGetRootElement (doc);

  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->published = none;
  self->modified = none;
  self->captured = none;
  for (xmlNode *node = doc->children; node != NULL; node = node->next)
    if (node->type == XML_COMMENT_NODE)
      read_comment (self, (const char *) node->content);
  for (xmlNode *node = root; node != NULL; node = dtl_html_next (node, root))
    if (node->type == XML_ELEMENT_NODE)
      read_element (self, node);
    else if (node->type == XML_COMMENT_NODE && node->content != NULL)
      read_comment (self, (const char *) node->content);
  read_page_title (self, doc);
  settle_source (self);
  return self;
}

void
dtl_html_metadata_free (DtlHtmlMetadata *self)
{
  g_ptr_array_unref (self->titles);
  g_free (self->byline);
  g_free (self->source);
  g_free (self->site);
  g_free (self->url);
  g_free (self->body);
  g_free (self->description);
  g_free (self);
}

/**
 * dtl_html_clean_title:
 * @title: content of <title> or a like field
 * @site: (nullable): name of the site
 *
 * Takes the site's name off: "Bomb kills five - The Daily News". Without a known name the last of
 * several parts goes if it is short and the first part reads as a headline.
 *
 * Returns: (transfer full): the headline
 */
char *
dtl_html_clean_title (const char *title, const char *site)
{
  static const char *const marks[] = { " | ", " — ",  " – ", " - ", " « ",
                                       " » ", " :: ", " • ", " · " };
  g_autofree char *rest = dtl_line_squash (title);
  g_autofree char *site_name = site != NULL ? dtl_fold_tight (site, -1) : NULL;

  for (guint round = 0; round < 3; round++)
    {
      char *cut = NULL;
      gsize width = 0;

      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          char *p = g_strrstr (rest, marks[i]);

          if (p != NULL && (cut == NULL || p > cut))
            {
              cut = p;
              width = strlen (marks[i]);
            }
        }
      if (cut == NULL || cut - rest < 12)
        break;
      g_autofree char *tail = dtl_fold_tight (cut + width, -1);
      gboolean is_site = site_name != NULL && *tail != '\0' && *site_name != '\0' &&
                         (strstr (site_name, tail) != NULL || strstr (tail, site_name) != NULL);
      guint words = 1;

      for (const char *p = cut + width; *p != '\0'; p++)
        words += *p == ' ';
      if (!is_site &&
          (words > 5 || cut - rest < 20 || (round == 0 && *(cut + 1) == '-' && words > 3)))
        break;
      *cut = '\0';
    }
  return g_strdup (g_strstrip (rest));
}
