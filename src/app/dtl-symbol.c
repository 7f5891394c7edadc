/* dtl-symbol.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-symbol.h"

#include "dtl-map-symbols.h"

#include <adwaita.h>

#define SIZE 18
#define RADIUS 6

struct _DtlSymbol
{
  GtkWidget parent_instance;

  int type;
  gboolean recalled;
};

G_DEFINE_FINAL_TYPE (DtlSymbol, dtl_symbol, GTK_TYPE_WIDGET)

static void
dtl_symbol_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DtlSymbol *self = DTL_SYMBOL (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const DtlMapStyle *style = dtl_map_style_get (dark ? DTL_MAP_THEME_DARK : DTL_MAP_THEME_LIGHT);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                               gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  dtl_map_symbol_paint (cr, style, self->type, bounds.size.width / 2, bounds.size.height / 2,
                        RADIUS, self->recalled ? DTL_MAP_SYMBOL_RECALLED : DTL_MAP_SYMBOL_NORMAL);
  cairo_destroy (cr);
}

static void
dtl_symbol_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
dtl_symbol_class_init (DtlSymbolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dtl_symbol_snapshot;
  widget_class->measure = dtl_symbol_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dtl_symbol_init (DtlSymbol *self)
{
}

/**
 * dtl_symbol_new:
 * @type: a %DtlIncidentType
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
dtl_symbol_new (int type)
{
  DtlSymbol *self = g_object_new (DTL_TYPE_SYMBOL, NULL);

  self->type = type;
  return GTK_WIDGET (self);
}

void
dtl_symbol_set_type (DtlSymbol *self, int type)
{
  self->type = type;
  self->recalled = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dtl_symbol_set_record:
 * @self: a symbol
 * @record: what to show; hollow for an incident that the article only recalls
 */
void
dtl_symbol_set_record (DtlSymbol *self, DtlRecord *record)
{
  const DtlValue *is_main = dtl_record_get_value (record, DTL_FIELD_MAIN);

  self->type = dtl_record_get_code (record, DTL_FIELD_TYPE, DTL_INCIDENT_TYPE_UNKNOWN);
  self->recalled = is_main != NULL && !dtl_value_get_boolean (is_main);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
