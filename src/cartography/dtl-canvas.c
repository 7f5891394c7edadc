/* dtl-canvas.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-canvas-private.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Names for SVG viewers on machines without the first ones; Pango falls back by itself. */
#define SVG_FONTS "Cantarell, 'Adwaita Sans', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
#define PANGO_FONTS "Cantarell,Adwaita Sans,Noto Sans,DejaVu Sans,Sans"
/* Half the height of small letters and capitals together, in em: where the middle of a line is. */
#define MIDDLE 0.35

struct _DtlCanvas
{
  cairo_t *cr;
  PangoLayout *layout;
  PangoFontDescription *font;
  GString *svg; /* NULL when painting with cairo */
  guint n_clips;
};

static void
set_up_text (DtlCanvas *self)
{
  PangoContext *context = pango_cairo_create_context (self->cr);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Unhinted letters have the same width at every scale, so that all tiles agree. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  self->font = pango_font_description_from_string (PANGO_FONTS);
  self->layout = pango_layout_new (context);
  pango_layout_set_single_paragraph_mode (self->layout, FALSE);
  g_object_unref (context);
}

/* A canvas that paints on @cr. */
DtlCanvas *
dtl_canvas_new (cairo_t *cr)
{
  DtlCanvas *self = g_new0 (DtlCanvas, 1);

  self->cr = cairo_reference (cr);
  cairo_save (self->cr);
  return self;
}

/* A canvas that writes SVG of @width × @height units; @background is a CSS colour. */
DtlCanvas *
dtl_canvas_new_svg (double width, double height, const char *title, const char *background)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  DtlCanvas *self = dtl_canvas_new (cr);
  g_autofree char *escaped = g_markup_escape_text (title != NULL ? title : "", -1);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  self->svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append_printf (self->svg,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                          "viewBox=\"0 0 %d %d\" font-family=\"%s\" stroke-linejoin=\"round\">\n"
                          "<title>%s</title>\n<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>\n",
                          (int) ceil (width), (int) ceil (height), (int) ceil (width),
                          (int) ceil (height), SVG_FONTS, escaped, background);
  return self;
}

void
dtl_canvas_free (DtlCanvas *self)
{
  cairo_restore (self->cr);
  cairo_destroy (self->cr);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->font, pango_font_description_free);
  if (self->svg != NULL)
    g_string_free (self->svg, TRUE);
  g_free (self);
}

/* The finished document; the canvas is not used any more afterwards. */
char *
dtl_canvas_end_svg (DtlCanvas *self, gsize *length)
{
  g_string_append (self->svg, "</svg>\n");
  *length = self->svg->len;
  return g_string_free (g_steal_pointer (&self->svg), FALSE);
}

cairo_t *
dtl_canvas_get_cairo (DtlCanvas *self)
{
  return self->cr;
}

gboolean
dtl_canvas_is_svg (DtlCanvas *self)
{
  return self->svg != NULL;
}

/* A number with at most two decimals and no needless zeros, whatever the locale. */
static void
put_number (GString *svg, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  length = strlen (buffer);
  while (buffer[length - 1] == '0')
    length--;
  if (buffer[length - 1] == '.')
    length--;
  if (length == 2 && buffer[0] == '-' && buffer[1] == '0')
    g_string_append_c (svg, '0');
  else
    g_string_append_len (svg, buffer, length);
}

static void
put_attribute (GString *svg, const char *name, double value)
{
  g_string_append_printf (svg, " %s=\"", name);
  put_number (svg, value);
  g_string_append_c (svg, '"');
}

static void
put_color (GString *svg, const char *name, DtlMapColor color)
{
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", name, (guint) lround (color.red * 255),
                          (guint) lround (color.green * 255), (guint) lround (color.blue * 255));
  if (color.alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      put_attribute (svg, opacity, color.alpha);
    }
}

static void
put_point (GString *svg, cairo_t *cr, cairo_path_data_t point)
{
  double x = point.point.x, y = point.point.y;

  cairo_user_to_device (cr, &x, &y);
  put_number (svg, x);
  g_string_append_c (svg, ' ');
  put_number (svg, y);
}

static void
put_path (DtlCanvas *self)
{
  cairo_path_t *path = cairo_copy_path (self->cr);

  g_string_append (self->svg, " d=\"");
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      static const char letters[] = { 'M', 'L', 'C', 'Z' };
      const cairo_path_data_t *item = &path->data[i];

      /* cairo adds a move after each closed part; one that nothing follows says nothing. */
      if (item->header.type == CAIRO_PATH_MOVE_TO &&
          (i + item->header.length >= path->num_data ||
           item[item->header.length].header.type == CAIRO_PATH_MOVE_TO))
        continue;
      g_string_append_c (self->svg, letters[item->header.type]);
      for (int j = 1; j < item->header.length; j++)
        {
          if (j > 1)
            g_string_append_c (self->svg, ' ');
          put_point (self->svg, self->cr, item[j]);
        }
    }
  g_string_append_c (self->svg, '"');
  cairo_path_destroy (path);
}

static gboolean
has_path (DtlCanvas *self)
{
  return cairo_has_current_point (self->cr);
}

/* Fills the path with the non-zero rule and keeps it. */
void
dtl_canvas_fill_keep (DtlCanvas *self, DtlMapColor color)
{
  if (!has_path (self))
    return;
  if (self->svg != NULL)
    {
      g_string_append (self->svg, "<path");
      put_path (self);
      put_color (self->svg, "fill", color);
      g_string_append (self->svg, "/>\n");
      return;
    }
  cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, color.alpha);
  cairo_fill_preserve (self->cr);
}

/* Fills the path with the non-zero rule. */
void
dtl_canvas_fill (DtlCanvas *self, DtlMapColor color)
{
  dtl_canvas_fill_keep (self, color);
  cairo_new_path (self->cr);
}

static void
put_dashes (GString *svg, const double *dashes, int n_dashes)
{
  if (n_dashes == 0)
    return;
  g_string_append (svg, " stroke-dasharray=\"");
  for (int i = 0; i < n_dashes; i++)
    {
      if (i > 0)
        g_string_append_c (svg, ' ');
      put_number (svg, dashes[i]);
    }
  g_string_append_c (svg, '"');
}

/* Strokes the path; @width and @dashes are in units. */
void
dtl_canvas_stroke (DtlCanvas *self, DtlMapColor color, double width, const double *dashes,
                   int n_dashes)
{
  if (has_path (self) && self->svg != NULL)
    {
      g_string_append (self->svg, "<path fill=\"none\"");
      put_path (self);
      put_color (self->svg, "stroke", color);
      put_attribute (self->svg, "stroke-width", width);
      put_dashes (self->svg, dashes, n_dashes);
      g_string_append (self->svg, "/>\n");
    }
  else if (has_path (self))
    {
      cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, color.alpha);
      cairo_set_line_width (self->cr, width);
      /* The joins of a hairline are not seen, but rounding thousands of them takes time. */
      cairo_set_line_join (self->cr, width < 1.6 ? CAIRO_LINE_JOIN_BEVEL : CAIRO_LINE_JOIN_ROUND);
      cairo_set_dash (self->cr, dashes, n_dashes, 0);
      cairo_stroke_preserve (self->cr);
    }
  cairo_new_path (self->cr);
}

/* Adds a rectangle to the path, with rounded corners where @corner is not 0. */
void
dtl_canvas_rectangle (DtlCanvas *self, double x, double y, double width, double height,
                      double corner)
{
  cairo_t *cr = self->cr;

  if (corner <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - corner, y + corner, corner, -G_PI_2, 0);
  cairo_arc (cr, x + width - corner, y + height - corner, corner, 0, G_PI_2);
  cairo_arc (cr, x + corner, y + height - corner, corner, G_PI_2, G_PI);
  cairo_arc (cr, x + corner, y + corner, corner, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* Nothing outside the rectangle is painted until dtl_canvas_pop_clip(). */
void
dtl_canvas_push_clip (DtlCanvas *self, double x, double y, double width, double height)
{
  cairo_save (self->cr);
  cairo_rectangle (self->cr, x, y, width, height);
  if (self->svg != NULL)
    {
      guint id = ++self->n_clips;

      g_string_append_printf (self->svg, "<clipPath id=\"clip%u\"><path", id);
      put_path (self);
      g_string_append_printf (self->svg, "/></clipPath>\n<g clip-path=\"url(#clip%u)\">\n", id);
      cairo_new_path (self->cr);
    }
  else
    cairo_clip (self->cr);
}

void
dtl_canvas_pop_clip (DtlCanvas *self)
{
  cairo_restore (self->cr);
  if (self->svg != NULL)
    g_string_append (self->svg, "</g>\n");
}

/* Names a part of the picture in SVG; @title is read out by screen readers and shown on hovering. */
void
dtl_canvas_push_group (DtlCanvas *self, const char *id, const char *title)
{
  g_autofree char *text = NULL;

  if (self->svg == NULL)
    return;
  g_string_append (self->svg, "<g");
  if (id != NULL)
    g_string_append_printf (self->svg, " id=\"%s\"", id);
  g_string_append_c (self->svg, '>');
  if (title != NULL)
    {
      text = g_markup_escape_text (title, -1);
      g_string_append_printf (self->svg, "<title>%s</title>", text);
    }
  g_string_append_c (self->svg, '\n');
}

void
dtl_canvas_pop_group (DtlCanvas *self)
{
  if (self->svg != NULL)
    g_string_append (self->svg, "</g>\n");
}

static void
lay_out (DtlCanvas *self, const char *text, int length, const DtlTextStyle *style)
{
  PangoAttrList *attributes = NULL;

  if (self->layout == NULL)
    set_up_text (self);
  pango_font_description_set_absolute_size (self->font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (self->font, style->weight);
  pango_font_description_set_style (self->font, style->slant);
  pango_layout_set_font_description (self->layout, self->font);
  if (style->spacing > 0)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes,
                              pango_attr_letter_spacing_new (style->spacing * PANGO_SCALE));
    }
  pango_layout_set_attributes (self->layout, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
  pango_layout_set_text (self->layout, text, length);
  pango_layout_set_width (self->layout, style->max_width > 0 ? style->max_width * PANGO_SCALE : -1);
  pango_layout_set_ellipsize (self->layout, style->max_width > 0 ? PANGO_ELLIPSIZE_END
                                                                 : PANGO_ELLIPSIZE_NONE);
}

static double
layout_width (DtlCanvas *self, const DtlTextStyle *style)
{
  PangoRectangle logical;

  pango_layout_get_extents (self->layout, NULL, &logical);
  /* Pango adds the spacing after the last letter too. */
  return (double) logical.width / PANGO_SCALE - style->spacing;
}

/* How wide one line of @text is, in units. */
double
dtl_canvas_text_width (DtlCanvas *self, const char *text, const DtlTextStyle *style)
{
  lay_out (self, text, -1, style);
  return layout_width (self, style);
}

/* cairo has no ellipsis for SVG: cut the words as Pango has cut them. */
static char *
visible_text (DtlCanvas *self, const char *text, int length)
{
  int index, trailing;
  PangoLayoutIter *iter;
  PangoRectangle rect;

  if (!pango_layout_is_ellipsized (self->layout))
    return g_strndup (text, length);
  iter = pango_layout_get_iter (self->layout);
  pango_layout_iter_get_line_extents (iter, NULL, &rect);
  pango_layout_iter_free (iter);
  pango_layout_xy_to_index (self->layout, MAX (rect.width - PANGO_SCALE * 12, 0), 0, &index,
                            &trailing);
  return g_strdup_printf ("%.*s…", MIN (index, length), text);
}

static void
put_text (DtlCanvas *self, const char *text, int length, double x, double y, DtlAlign align,
          const DtlTextStyle *style)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  g_autofree char *visible = visible_text (self, text, length);
  g_autofree char *escaped = g_markup_escape_text (visible, -1);
  GString *svg = self->svg;

  cairo_user_to_device (self->cr, &x, &y);
  g_string_append (svg, "<text");
  put_attribute (svg, "x", x);
  put_attribute (svg, "y", y);
  put_attribute (svg, "font-size", style->size);
  if (style->weight != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (svg, " font-weight=\"%d\"", (int) style->weight);
  if (style->slant != PANGO_STYLE_NORMAL)
    g_string_append (svg, " font-style=\"italic\"");
  if (style->spacing > 0)
    put_attribute (svg, "letter-spacing", style->spacing);
  if (align != DTL_ALIGN_START)
    g_string_append_printf (svg, " text-anchor=\"%s\"", anchors[align]);
  put_color (svg, "fill", style->color);
  if (style->halo_width > 0)
    {
      put_color (svg, "stroke", style->halo);
      put_attribute (svg, "stroke-width", style->halo_width);
      g_string_append (svg, " paint-order=\"stroke\"");
    }
  g_string_append_printf (svg, ">%s</text>\n", escaped);
}

/* Whether letters are kept as letters. On images they are filled as outlines, since cairo before
 * 1.17.4 puts letters at whole pixels, which spoils the spacing of small type. */
static gboolean
keeps_letters (DtlCanvas *self)
{
  switch (cairo_surface_get_type (cairo_get_target (self->cr)))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
show_text (DtlCanvas *self, double x, double y, DtlAlign align, const DtlTextStyle *style)
{
  double left = x - layout_width (self, style) * align / 2;
  double top = y - (double) pango_layout_get_baseline (self->layout) / PANGO_SCALE;
  gboolean as_letters = keeps_letters (self);

  if (!as_letters || style->halo_width > 0)
    {
      cairo_move_to (self->cr, left, top);
      pango_cairo_layout_path (self->cr, self->layout);
    }
  if (style->halo_width > 0)
    {
      cairo_set_source_rgba (self->cr, style->halo.red, style->halo.green, style->halo.blue,
                             style->halo.alpha);
      cairo_set_line_width (self->cr, style->halo_width);
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_dash (self->cr, NULL, 0, 0);
      cairo_stroke_preserve (self->cr);
    }
  cairo_set_source_rgba (self->cr, style->color.red, style->color.green, style->color.blue,
                         style->color.alpha);
  if (as_letters)
    {
      cairo_new_path (self->cr);
      cairo_move_to (self->cr, left, top);
      pango_cairo_show_layout (self->cr, self->layout);
    }
  else
    cairo_fill (self->cr);
  cairo_new_path (self->cr);
}

/* Writes one line of @text with its middle at the height @y; returns its width in units. @length is
 * in bytes, or −1. */
double
dtl_canvas_text (DtlCanvas *self, const char *text, int length, double x, double y, DtlAlign align,
                 const DtlTextStyle *style)
{
  double baseline = y + style->size * MIDDLE;

  if (length < 0)
    length = strlen (text);
  lay_out (self, text, length, style);
  if (self->svg != NULL)
    put_text (self, text, length, x, baseline, align, style);
  else
    show_text (self, x, baseline, align, style);
  return layout_width (self, style);
}
