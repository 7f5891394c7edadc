/* dtl-pdf-layout.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-read-pdf.h"
#include "dtl-reader-lines.h"

#include <math.h>
#include <string.h>

#define MARGIN 0.1      /* of the page, above and below, where running heads and feet stand */
#define TITLE_RATIO 1.2 /* a headline's type is this much larger than the body's */

void
dtl_pdf_line_free (DtlPdfLine *line)
{
  g_free (line->text);
  g_free (line);
}

/* A line with its digits made alike, so that "Page 2 of 5" and "Page 3 of 5" are the same. */
static char *
shape_of (const char *text)
{
  char *shape = g_strdup (text);

  for (char *p = shape; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      *p = '0';
  return shape;
}

/* Half points. */
#define LEADING_BINS 120
#define LEADING_RATIO 1.25

static gboolean
is_in_margin (const DtlPdfLine *line)
{
  return line->y1 < line->page_height * MARGIN || line->y0 > line->page_height * (1 - MARGIN);
}

static gboolean
is_page_number (const char *text)
{
  guint digits = 0, others = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      digits++;
    else if (strchr (" -/|.", *p) == NULL)
      others++;
  return digits > 0 && digits <= 6 &&
         (others == 0 || (others <= 6 && g_ascii_strncasecmp (text, "page", 4) == 0));
}

/**
 * dtl_pdf_mark_furniture:
 * @lines: (element-type DtlPdfLine): all lines of a document
 * @pages: how many pages it has
 *
 * Marks page numbers, and lines in the upper or lower margin that stand on several pages with at
 * most their digits different.
 */
void
dtl_pdf_mark_furniture (GPtrArray *lines, guint pages)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DtlPdfLine *line = g_ptr_array_index (lines, i);

      if (is_in_margin (line))
        {
          char *shape = shape_of (line->text);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, shape));

          g_hash_table_replace (counts, shape, GUINT_TO_POINTER (n + 1));
        }
    }
  for (guint i = 0; i < lines->len; i++)
    {
      DtlPdfLine *line = g_ptr_array_index (lines, i);
      g_autofree char *shape = shape_of (line->text);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, shape));

      if (is_in_margin (line) && (is_page_number (line->text) || (n >= 2 && n * 2 >= pages)))
        line->drop = TRUE;
    }
}

static double
body_size (GPtrArray *lines)
{
  double sizes[200] = { 0 };
  guint best = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DtlPdfLine *line = g_ptr_array_index (lines, i);
      guint bin = (guint) CLAMP (line->size * 2, 0, 199);

      sizes[bin] += strlen (line->text);
      if (sizes[bin] > sizes[best])
        best = bin;
    }
  return best / 2.0;
}

/**
 * dtl_pdf_take_title:
 * @lines: (element-type DtlPdfLine): all lines of a document
 *
 * Takes the headline out: the lines in the largest type of the first page, if that is larger than
 * the body's and they read as a headline.
 *
 * Returns: (transfer full) (nullable): the headline
 */
char *
dtl_pdf_take_title (GPtrArray *lines)
{
  double body = body_size (lines), largest = 0;
  g_autoptr (GString) title = g_string_new (NULL);
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DtlPdfLine *line = g_ptr_array_index (lines, i);

      if (line->page == 0 && !line->drop && strlen (line->text) > 3 && line->size > largest)
        largest = line->size;
    }
  if (largest < body * TITLE_RATIO)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      const DtlPdfLine *line = g_ptr_array_index (lines, i);

      if (line->page > 0 || line->drop || fabs (line->size - largest) > 0.6)
        continue;
      if (first == G_MAXUINT)
        first = i;
      else if (i > last + 1)
        break;
      last = i;
      g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", line->text);
    }
  if (first == G_MAXUINT || last - first > 4 || !dtl_line_headline (title->str))
    return NULL;
  for (guint i = first; i <= last; i++)
    ((DtlPdfLine *) g_ptr_array_index (lines, i))->drop = TRUE;
  return g_strdup (title->str);
}

static gboolean
ends_sentence (const GString *text)
{
  return text->len > 0 && (strchr (".!?:\"", text->str[text->len - 1]) != NULL ||
                           g_str_has_suffix (text->str, "”") || g_str_has_suffix (text->str, "’"));
}

/* The widest line of the column a line stands in, as the measure for short last lines. */
static double
column_width (GPtrArray *lines, guint at)
{
  const DtlPdfLine *line = g_ptr_array_index (lines, at);
  double width = 0;

  for (guint i = at > 12 ? at - 12 : 0; i < lines->len && i < at + 12; i++)
    {
      const DtlPdfLine *other = g_ptr_array_index (lines, i);

      if (!other->drop && other->page == line->page && fabs (other->x0 - line->x0) < 30)
        width = MAX (width, other->x1 - other->x0);
    }
  return width;
}

/* The usual distance of two lines, as most of them have it; 0 if too few agree. */
static double
usual_leading (GPtrArray *lines)
{
  guint counts[LEADING_BINS] = { 0 }, best = 0;

  for (guint i = 1; i < lines->len; i++)
    {
      const DtlPdfLine *a = g_ptr_array_index (lines, i - 1), *b = g_ptr_array_index (lines, i);
      double bin = (b->y0 - a->y0) * 2 + 0.5;

      if (a->drop || b->drop || a->page != b->page || fabs (a->size - b->size) > 0.6 || bin < 4 ||
          bin >= LEADING_BINS)
        continue;
      counts[(guint) bin]++;
      if (counts[(guint) bin] > counts[best])
        best = (guint) bin;
    }
  return counts[best] >= 3 ? best / 2.0 : 0;
}

/* Whether a line begins a paragraph, judged against the line before it. */
static gboolean
begins_paragraph (GPtrArray *lines, guint before, guint at, const GString *text, double leading)
{
  const DtlPdfLine *a = g_ptr_array_index (lines, before);
  const DtlPdfLine *b = g_ptr_array_index (lines, at);
  double height = MAX (a->y1 - a->y0, 1);

  /* Wide gaps of justified lines come as two lines of the same height. */
  if (a->page == b->page && fabs (a->y0 - b->y0) < height * 0.3 && b->x0 >= a->x1 - 1 &&
      b->x0 - a->x1 < height * 3)
    return FALSE;
  if (fabs (a->size - b->size) > 1.2)
    return TRUE;
  if (a->page != b->page || b->y0 < a->y0 - height)
    return ends_sentence (text) && a->x1 - a->x0 < column_width (lines, before) * 0.85;
  if (b->y0 - a->y1 > height * 0.65 || (leading > 0 && b->y0 - a->y0 > leading * LEADING_RATIO))
    return TRUE;
  if (b->x0 - a->x0 > 6 && b->x0 - a->x0 < 60 && ends_sentence (text))
    return TRUE;
  return ends_sentence (text) && a->x1 - a->x0 < column_width (lines, before) * 0.75;
}

/* Whether the last word has a hyphen before the one at its end, as "dusk-to-" has. */
static gboolean
is_compound (const GString *text)
{
  for (gsize i = text->len - 1; i > 0 && text->str[i - 1] != ' '; i--)
    if (text->str[i - 1] == '-')
      return TRUE;
  return FALSE;
}

/* A hyphen at a line's end goes when a small letter follows: "bomb-" and "ing" are one word. */
static void
append_line (GString *text, const char *line)
{
  if (text->len == 0)
    {
      g_string_append (text, line);
      return;
    }
  if (text->len > 2 && text->str[text->len - 1] == '-' &&
      g_ascii_isalpha (text->str[text->len - 2]) && g_ascii_islower (*line) && !is_compound (text))
    g_string_truncate (text, text->len - 1);
  else if (text->str[text->len - 1] != '-')
    g_string_append_c (text, ' ');
  g_string_append (text, line);
}

static void
end_paragraph (GString *text, GPtrArray *paragraphs)
{
  g_autofree char *line = dtl_line_squash (text->str);

  if (*line != '\0')
    g_ptr_array_add (paragraphs, g_steal_pointer (&line));
  g_string_truncate (text, 0);
}

/**
 * dtl_pdf_paragraphs:
 * @lines: (element-type DtlPdfLine): all lines of a document in reading order
 *
 * Joins lines into paragraphs by their distance, indent, type size and width; words broken at a
 * line end are put together, also across columns and pages.
 *
 * Returns: (transfer full) (element-type utf8): the paragraphs
 */
GPtrArray *
dtl_pdf_paragraphs (GPtrArray *lines)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  double leading = usual_leading (lines);
  guint before = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    {
      const DtlPdfLine *line = g_ptr_array_index (lines, i);

      if (line->drop)
        continue;
      if (before != G_MAXUINT && begins_paragraph (lines, before, i, text, leading))
        end_paragraph (text, paragraphs);
      append_line (text, line->text);
      before = i;
    }
  end_paragraph (text, paragraphs);
  return paragraphs;
}
