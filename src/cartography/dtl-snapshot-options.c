/* dtl-snapshot-options.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-snapshot-private.h"

#include "dtl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Larger images than this hardly fit into memory, nor into any document. */
#define LARGEST_SIDE 16000

static const struct
{
  const char *nick;
  DtlSnapshotSize size;
  double width;  /* in units of 1/96 inch */
  double height;
} pages[] = {
  { "a4", DTL_SNAPSHOT_A4_PORTRAIT, 793.7, 1122.5 },
  { "a4-landscape", DTL_SNAPSHOT_A4_LANDSCAPE, 1122.5, 793.7 },
  { "letter", DTL_SNAPSHOT_LETTER_PORTRAIT, 816, 1056 },
  { "letter-landscape", DTL_SNAPSHOT_LETTER_LANDSCAPE, 1056, 816 },
  { "slide", DTL_SNAPSHOT_SLIDE, 1280, 720 },
};

/**
 * dtl_snapshot_options_init:
 * @options: (out): set to 1600 × 1000 pixels, light, with legend, scale bar, north arrow and
 *   attribution, without list
 */
void
dtl_snapshot_options_init (DtlSnapshotOptions *options)
{
  memset (options, 0, sizeof *options);
  options->width = 1600;
  options->height = 1000;
  options->legend = TRUE;
  options->scale_bar = TRUE;
  options->north_arrow = TRUE;
  options->attribution = TRUE;
}

/**
 * dtl_snapshot_parse_size:
 * @text: "1920x1080", "A4", "A4-landscape", "letter", "letter-landscape" or "slide"
 * @options: its size, width and height are set
 * @error: return location for an error
 *
 * Returns: %FALSE with %DTL_ERROR_INVALID for another text
 */
gboolean
dtl_snapshot_parse_size (const char *text, DtlSnapshotOptions *options, GError **error)
{
  g_auto (GStrv) sides = g_strsplit_set (text, "x×", -1);
  guint64 width, height;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_ascii_strcasecmp (text, pages[i].nick) == 0)
      {
        options->size = pages[i].size;
        return TRUE;
      }
  if (g_strv_length (sides) == 2 &&
      g_ascii_string_to_unsigned (sides[0], 10, 100, LARGEST_SIDE, &width, NULL) &&
      g_ascii_string_to_unsigned (sides[1], 10, 100, LARGEST_SIDE, &height, NULL))
    {
      options->size = DTL_SNAPSHOT_PIXELS;
      options->width = width;
      options->height = height;
      return TRUE;
    }
  g_set_error (error, DTL_ERROR, DTL_ERROR_INVALID,
               _ ("“%s” is not a size. Write WIDTHxHEIGHT in pixels from 100 to %d, A4, "
                  "A4-landscape, letter, letter-landscape or slide."),
               text, LARGEST_SIDE);
  return FALSE;
}

/**
 * dtl_snapshot_get_page:
 * @options: options
 * @width: (out): in units of 1/96 inch, which are pixels for a page in pixels
 * @height: (out): the same
 *
 * How large the page is that dtl_snapshot_paint() paints.
 */
void
dtl_snapshot_get_page (const DtlSnapshotOptions *options, double *width, double *height)
{
  *width = CLAMP (options->width, 100, LARGEST_SIDE);
  *height = CLAMP (options->height, 100, LARGEST_SIDE);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].size == options->size)
      {
        *width = pages[i].width;
        *height = pages[i].height;
      }
}

/* Pixels of a PNG for one unit. */
double
dtl_snapshot_unit (const DtlSnapshotOptions *options)
{
  double width, height, most;

  dtl_snapshot_get_page (options, &width, &height);
  most = LARGEST_SIDE / MAX (width, height);
  if (options->scale > 0)
    return MIN (options->scale, most);
  if (options->size == DTL_SNAPSHOT_PIXELS)
    return 1;
  return options->size == DTL_SNAPSHOT_SLIDE ? 2 : 300.0 / 96;
}
