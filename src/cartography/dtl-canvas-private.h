/* dtl-canvas-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-map-symbols.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* What everything on a map is painted with. Paths are built with cairo on @cr; filling, stroking and
 * words go through the functions here, which either paint them with cairo (screen, PNG, PDF) or
 * write them as SVG elements, so that words stay words. cairo's own SVG surface would turn them
 * into outlines that can be neither searched nor edited. */
typedef struct _DtlCanvas DtlCanvas;

typedef enum
{
  DTL_ALIGN_START,
  DTL_ALIGN_CENTRE,
  DTL_ALIGN_END,
} DtlAlign;

/* @halo_width 0 draws no halo; @spacing is added between letters, in units. */
typedef struct
{
  double size;
  PangoWeight weight;
  PangoStyle slant;
  double spacing;
  DtlMapColor color;
  DtlMapColor halo;
  double halo_width;
  double max_width; /* 0, or where the words are cut with an ellipsis */
} DtlTextStyle;

DtlCanvas *dtl_canvas_new        (cairo_t *cr);
DtlCanvas *dtl_canvas_new_svg    (double width, double height, const char *title,
                                  const char *background);
void       dtl_canvas_free       (DtlCanvas *self);
char      *dtl_canvas_end_svg    (DtlCanvas *self, gsize *length);

cairo_t   *dtl_canvas_get_cairo  (DtlCanvas *self);
gboolean   dtl_canvas_is_svg     (DtlCanvas *self);
void       dtl_canvas_fill       (DtlCanvas *self, DtlMapColor color);
void       dtl_canvas_fill_keep  (DtlCanvas *self, DtlMapColor color);
void       dtl_canvas_stroke     (DtlCanvas *self, DtlMapColor color, double width,
                                  const double *dashes, int n_dashes);
void       dtl_canvas_rectangle  (DtlCanvas *self, double x, double y, double width, double height,
                                  double corner);
void       dtl_canvas_push_clip  (DtlCanvas *self, double x, double y, double width, double height);
void       dtl_canvas_pop_clip   (DtlCanvas *self);
void       dtl_canvas_push_group (DtlCanvas *self, const char *id, const char *title);
void       dtl_canvas_pop_group  (DtlCanvas *self);

double     dtl_canvas_text       (DtlCanvas *self, const char *text, int length, double x, double y,
                                  DtlAlign align, const DtlTextStyle *style);
double     dtl_canvas_paragraph  (DtlCanvas *self, const char *text, double x, double y,
                                  double width, guint max_lines, const DtlTextStyle *style);
double     dtl_canvas_text_width (DtlCanvas *self, const char *text, const DtlTextStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlCanvas, dtl_canvas_free)

G_END_DECLS
