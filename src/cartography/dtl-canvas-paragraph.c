/* dtl-canvas-paragraph.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-canvas-private.h"

#include <string.h>

#define LEADING 1.32

/* The longest beginning of @words, cut at a space, that fits; at least one word. */
static gsize
fit_words (DtlCanvas *self, const char *words, double width, const DtlTextStyle *style)
{
  gsize fitting = 0;

  for (const char *end = words; *end != '\0';)
    {
      g_autofree char *part = NULL;

      end += strspn (end, " ");
      end += strcspn (end, " ");
      part = g_strndup (words, end - words);
      if (fitting > 0 && dtl_canvas_text_width (self, part, style) > width)
        break;
      fitting = end - words;
    }
  return fitting;
}

/* Writes @text in lines of at most @width units, the first with its middle at @y + half a line; what
 * does not fit into @max_lines ends in an ellipsis. Returns the height in units. */
double
dtl_canvas_paragraph (DtlCanvas *self, const char *text, double x, double y, double width,
                      guint max_lines, const DtlTextStyle *style)
{
  double line = style->size * LEADING;
  DtlTextStyle cut = *style;
  guint n_lines = 0;

  cut.max_width = width;
  while (*text != '\0' && n_lines < max_lines)
    {
      gsize length = n_lines + 1 == max_lines ? strlen (text) : fit_words (self, text, width, style);

      dtl_canvas_text (self, text, length, x, y + (n_lines + 0.5) * line, DTL_ALIGN_START, &cut);
      n_lines++;
      text += length;
      text += strspn (text, " ");
    }
  return n_lines * line;
}
