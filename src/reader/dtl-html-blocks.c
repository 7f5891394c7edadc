/* dtl-html-blocks.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-blocks.h"

#include "dtl-reader-lines.h"

#include <string.h>

#define SHORT_LINE 20 /* words */

/* Elements by what they do to the text: end a block, hold no text of the page, or neither. */
typedef enum
{
  ROLE_INLINE,
  ROLE_BLOCK,
  ROLE_SKIP,
  ROLE_LINK,
  ROLE_STRONG,
  ROLE_BREAK,
} Role;

static const struct
{
  const char *name;
  Role role;
  DtlHtmlTag tag;
  guint around;
} elements[] = {
  { "a", ROLE_LINK, DTL_TAG_OTHER, 0 },
  { "address", ROLE_BLOCK, DTL_TAG_DIV, 0 },
  { "article", ROLE_BLOCK, DTL_TAG_SECTION, DTL_AROUND_ARTICLE },
  { "aside", ROLE_BLOCK, DTL_TAG_SECTION, DTL_AROUND_ASIDE },
  { "audio", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "b", ROLE_STRONG, DTL_TAG_OTHER, 0 },
  { "blockquote", ROLE_BLOCK, DTL_TAG_QUOTE, DTL_AROUND_QUOTE },
  { "body", ROLE_BLOCK, DTL_TAG_SECTION, 0 },
  { "br", ROLE_BREAK, DTL_TAG_OTHER, 0 },
  { "button", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "canvas", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "caption", ROLE_BLOCK, DTL_TAG_CAPTION, DTL_AROUND_CAPTION },
  { "center", ROLE_BLOCK, DTL_TAG_DIV, 0 },
  { "dd", ROLE_BLOCK, DTL_TAG_DT, DTL_AROUND_LIST },
  { "details", ROLE_BLOCK, DTL_TAG_DIV, 0 },
  { "dialog", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "div", ROLE_BLOCK, DTL_TAG_DIV, 0 },
  { "dl", ROLE_BLOCK, DTL_TAG_DT, DTL_AROUND_LIST },
  { "dt", ROLE_BLOCK, DTL_TAG_DT, DTL_AROUND_LIST },
  { "em", ROLE_STRONG, DTL_TAG_OTHER, 0 },
  { "fieldset", ROLE_BLOCK, DTL_TAG_DIV, DTL_AROUND_FORM },
  { "figcaption", ROLE_BLOCK, DTL_TAG_CAPTION, DTL_AROUND_CAPTION | DTL_AROUND_FIGURE },
  { "figure", ROLE_BLOCK, DTL_TAG_DIV, DTL_AROUND_FIGURE },
  { "footer", ROLE_BLOCK, DTL_TAG_SECTION, DTL_AROUND_FOOTER },
  { "form", ROLE_BLOCK, DTL_TAG_DIV, DTL_AROUND_FORM },
  { "frameset", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "h1", ROLE_BLOCK, DTL_TAG_HEADING1, 0 },
  { "h2", ROLE_BLOCK, DTL_TAG_HEADING, 0 },
  { "h3", ROLE_BLOCK, DTL_TAG_HEADING, 0 },
  { "h4", ROLE_BLOCK, DTL_TAG_HEADING, 0 },
  { "h5", ROLE_BLOCK, DTL_TAG_HEADING, 0 },
  { "h6", ROLE_BLOCK, DTL_TAG_HEADING, 0 },
  { "head", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "header", ROLE_BLOCK, DTL_TAG_SECTION, DTL_AROUND_HEADER },
  { "hr", ROLE_BLOCK, DTL_TAG_OTHER, 0 },
  { "html", ROLE_BLOCK, DTL_TAG_OTHER, 0 },
  { "i", ROLE_STRONG, DTL_TAG_OTHER, 0 },
  { "iframe", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "li", ROLE_BLOCK, DTL_TAG_LI, DTL_AROUND_LIST },
  { "main", ROLE_BLOCK, DTL_TAG_SECTION, DTL_AROUND_MAIN },
  { "map", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "math", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "nav", ROLE_BLOCK, DTL_TAG_SECTION, DTL_AROUND_NAV },
  { "noscript", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "object", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "ol", ROLE_BLOCK, DTL_TAG_DIV, DTL_AROUND_LIST },
  { "option", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "p", ROLE_BLOCK, DTL_TAG_P, 0 },
  { "pre", ROLE_BLOCK, DTL_TAG_PRE, 0 },
  { "rp", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "rt", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "script", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "section", ROLE_BLOCK, DTL_TAG_SECTION, 0 },
  { "select", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "strong", ROLE_STRONG, DTL_TAG_OTHER, 0 },
  { "style", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "summary", ROLE_BLOCK, DTL_TAG_DIV, 0 },
  { "svg", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "table", ROLE_BLOCK, DTL_TAG_DIV, DTL_AROUND_TABLE },
  { "tbody", ROLE_BLOCK, DTL_TAG_DIV, 0 },
  { "td", ROLE_BLOCK, DTL_TAG_TD, 0 },
  { "template", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "textarea", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "tfoot", ROLE_BLOCK, DTL_TAG_DIV, 0 },
  { "th", ROLE_BLOCK, DTL_TAG_TD, 0 },
  { "thead", ROLE_BLOCK, DTL_TAG_DIV, 0 },
  { "title", ROLE_SKIP, DTL_TAG_OTHER, 0 },
  { "tr", ROLE_BLOCK, DTL_TAG_DIV, 0 },
  { "ul", ROLE_BLOCK, DTL_TAG_DIV, DTL_AROUND_LIST },
  { "video", ROLE_SKIP, DTL_TAG_OTHER, 0 },
};

/* An element that is open at a point of the walk, with what all the open ones outside it add up to.
 */
typedef struct
{
  xmlNode *node;
  int element;
  guint block; /* place of the innermost block element among the open ones */
  guint around;
  guint32 hints;
  guint32 hints_outside;
} Open;

typedef struct
{
  GPtrArray *blocks;
  GArray *open;
  GString *text;
  DtlHtmlBlock *block;
  guint links;
  guint strong;
  guint breaks;
  gboolean in_word;
} Walk;

static int
find_element (const char *name)
{
  int low = 0, high = G_N_ELEMENTS (elements);

  while (low < high)
    {
      int middle = (low + high) / 2;
      int order = g_ascii_strcasecmp (elements[middle].name, name);

      if (order == 0)
        return middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

static void
free_block (gpointer data)
{
  DtlHtmlBlock *block = data;

  g_free (block->text);
  g_free (block);
}

static void
begin_block (Walk *walk)
{
  DtlHtmlBlock *block = g_new0 (DtlHtmlBlock, 1);
  const Open *last = &g_array_index (walk->open, Open, walk->open->len - 1);
  const Open *own = &g_array_index (walk->open, Open, last->block);
  const Open *near = own;

  block->node = own->node;
  block->tag = own->element >= 0 ? elements[own->element].tag : DTL_TAG_OTHER;
  block->depth = last->block;
  block->around = last->around;
  block->hints_own = own->hints;
  if (last != own)
    block->hints_own |= last->hints;
  for (guint i = 1; i <= 2 && last->block >= i; i++)
    {
      near = own - i;
      block->hints_near |= near->hints;
    }
  block->hints_far = near->hints_outside;
  walk->block = block;
}

static void
end_block (Walk *walk)
{
  walk->breaks = 0;
  walk->in_word = FALSE;
  if (walk->block == NULL)
    return;
  walk->block->text = dtl_line_squash (walk->text->str);
  g_string_truncate (walk->text, 0);
  if (walk->block->words == 0)
    free_block (walk->block);
  else
    {
      walk->block->order = walk->blocks->len;
      walk->block->line_class = dtl_line_class (walk->block->text, NULL);
      g_ptr_array_add (walk->blocks, walk->block);
    }
  walk->block = NULL;
}

static void
count_char (Walk *walk, gunichar c)
{
  DtlHtmlBlock *block = walk->block;
  gboolean word = c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c);

  if (word && !walk->in_word)
    {
      block->words++;
      block->link_words += walk->links > 0;
      block->strong_words += walk->strong > 0;
      block->capitals += c < 0x80 ? g_ascii_isupper ((char) c) : g_unichar_isupper (c);
    }
  walk->in_word = word || (walk->in_word && (c == '\'' || c == 0x2019));
  block->stops += c == '.' || c == '!' || c == '?' || c == 0x3002;
  block->commas += c == ',' || c == 0x3001 || c == 0xFF0C;
  block->digits += c < 0x80 && g_ascii_isdigit ((char) c);
}

/* Text without spaces between words still has many words: two letters of Chinese or Japanese count
   as one. */
static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF);
}

/* Two line breaks end a paragraph. One does after a line that can be no part of one: a headline in
   bold, a byline, a date. */
static gboolean
ends_at_break (const Walk *walk)
{
  const DtlHtmlBlock *block = walk->block;
  g_autofree char *line = NULL;
  g_autofree char *byline = NULL;

  if (walk->breaks != 1 || block == NULL || block->words > SHORT_LINE)
    return walk->breaks > 1;
  line = dtl_line_squash (walk->text->str);
  return (block->strong_words == block->words && block->words >= 3 && block->stops == 0) ||
         dtl_line_byline (line, &byline) || dtl_line_is_date (line);
}

static void
add_text (Walk *walk, const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
      gboolean space = c < 0x80 ? g_ascii_isspace ((char) c) : g_unichar_isspace (c);

      if (space && walk->block == NULL)
        continue;
      if (!space)
        {
          if (ends_at_break (walk))
            end_block (walk);
          walk->breaks = 0;
          if (walk->block == NULL)
            begin_block (walk);
          count_char (walk, c);
          if (is_ideograph (c) && (p - text) % 6 == 0)
            walk->in_word = FALSE;
        }
      else
        walk->in_word = FALSE;
      if (c != 0xAD && !(c >= 0x200B && c <= 0x200F) && c != 0xFEFF)
        g_string_append_len (walk->text, p, g_utf8_next_char (p) - p);
    }
}

static gboolean
has_word (const char *list, const char *word)
{
  const char *p = list != NULL ? strstr (list, word) : NULL;

  return p != NULL;
}

static guint
around_by_attributes (const xmlNode *node)
{
  g_autofree char *property = dtl_html_dup_attribute (node, "itemprop");
  g_autofree char *role = dtl_html_dup_attribute (node, "role");
  g_autofree char *style = dtl_html_dup_attribute (node, "style");
  g_autofree char *type = dtl_html_dup_attribute (node, "itemtype");
  guint around = 0;

  if (has_word (property, "articleBody") || has_word (property, "reviewBody"))
    around |= DTL_AROUND_BODY_PROPERTY;
  if (has_word (type, "Article") || has_word (type, "BlogPosting"))
    around |= DTL_AROUND_ARTICLE;
  if (has_word (type, "Comment") || has_word (type, "ImageObject"))
    around |= DTL_AROUND_ASIDE;
  if (role != NULL)
    {
      around |= has_word (role, "main") ? DTL_AROUND_MAIN : 0;
      around |= has_word (role, "navigation") ? DTL_AROUND_NAV : 0;
      around |= has_word (role, "complementary") ? DTL_AROUND_ASIDE : 0;
      around |= has_word (role, "contentinfo") ? DTL_AROUND_FOOTER : 0;
      around |= has_word (role, "banner") ? DTL_AROUND_HEADER : 0;
      around |= has_word (role, "dialog") ? DTL_AROUND_HIDDEN : 0;
    }
  if (xmlHasProp (node, (const xmlChar *) "hidden") != NULL ||
      (style != NULL && (has_word (style, "display:none") || has_word (style, "display: none") ||
                         has_word (style, "visibility:hidden"))))
    around |= DTL_AROUND_HIDDEN;
  return around;
}

static gboolean
enter (Walk *walk, xmlNode *node)
{
  Open open = { node, find_element ((const char *) node->name), walk->open->len, 0, 0, 0 };
  const Open *outer =
      walk->open->len > 0 ? &g_array_index (walk->open, Open, walk->open->len - 1) : NULL;
  Role role = open.element >= 0 ? elements[open.element].role : ROLE_INLINE;

  if (role == ROLE_SKIP)
    return FALSE;
  if (role == ROLE_BREAK)
    {
      walk->breaks++;
      walk->in_word = FALSE;
      if (walk->block != NULL)
        g_string_append_c (walk->text, ' ');
      return FALSE;
    }
  if (role == ROLE_BLOCK)
    end_block (walk);
  walk->links += role == ROLE_LINK;
  walk->strong += role == ROLE_STRONG;
  if (node->properties != NULL)
    {
      open.around = around_by_attributes (node);
      open.hints = dtl_html_hints (node);
    }
  if (open.element >= 0)
    open.around |= elements[open.element].around;
  if (outer != NULL)
    {
      open.around |= outer->around;
      open.hints_outside = outer->hints_outside | outer->hints;
      if (role != ROLE_BLOCK)
        open.block = outer->block;
    }
  g_array_append_val (walk->open, open);
  return TRUE;
}

static void
leave (Walk *walk)
{
  const Open *open = &g_array_index (walk->open, Open, walk->open->len - 1);
  Role role = open->element >= 0 ? elements[open->element].role : ROLE_INLINE;

  if (role == ROLE_BLOCK)
    end_block (walk);
  walk->links -= role == ROLE_LINK;
  walk->strong -= role == ROLE_STRONG;
  g_array_set_size (walk->open, walk->open->len - 1);
}

/**
 * dtl_html_blocks_new:
 * @doc: a page
 *
 * Cuts a page into its blocks of text, in document order. Scripts, styles, form controls and
 * embedded media are left out.
 *
 * Returns: (transfer full) (element-type DtlHtmlBlock): the blocks
 */
GPtrArray *
dtl_html_blocks_new (xmlDoc *doc)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  Walk walk = { g_ptr_array_new_with_free_func (free_block), NULL, NULL, NULL, 0, 0, 0, FALSE };
  xmlNode *node = root;

  if (root == NULL)
    return walk.blocks;
  walk.open = g_array_new (FALSE, FALSE, sizeof (Open));
  walk.text = g_string_new (NULL);
  while (node != NULL)
    {
      if (node->type == XML_TEXT_NODE && node->content != NULL)
        add_text (&walk, (const char *) node->content);
      if (node->type == XML_ELEMENT_NODE && enter (&walk, node) && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      if (walk.open->len > 0 && g_array_index (walk.open, Open, walk.open->len - 1).node == node)
        leave (&walk);
      while (node != root && node->next == NULL && node->parent != NULL)
        {
          node = node->parent;
          if (walk.open->len > 0 &&
              g_array_index (walk.open, Open, walk.open->len - 1).node == node)
            leave (&walk);
        }
      node = node == root ? NULL : node->next;
    }
  end_block (&walk);
  g_array_free (walk.open, TRUE);
  g_string_free (walk.text, TRUE);
  return walk.blocks;
}
