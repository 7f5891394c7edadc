/* dtl-pin-form.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-pin-form.h"

#include <glib/gi18n.h>

struct _DtlPinForm
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *where;
  GtkEntry *name_entry;
  GtkDropDown *kind_list;
  GtkButton *keep_button;

  DtlPlace *pin; /* with the name and the units of the nearest town */
};

G_DEFINE_FINAL_TYPE (DtlPinForm, dtl_pin_form, GTK_TYPE_WIDGET)

enum
{
  USE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a place of one's own may be: GeoNames feature code, and how far it reaches. */
static const struct
{
  const char *label;
  const char *feature;
  double radius_km;
} kinds[] = {
  { N_ ("Town or village"), "PPL", 2 },
  { N_ ("Part of a town"), "PPLX", 1 },
  { N_ ("Building or site"), "BLDG", 0.2 },
  { N_ ("Camp"), "CMP", 1 },
  { N_ ("Market"), "MKT", 0.3 },
  { N_ ("Mosque"), "MSQE", 0.2 },
  { N_ ("Airport"), "AIRP", 2 },
  { N_ ("Region"), "RGN", 30 },
};

static char *
dup_name (DtlPinForm *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
}

static void
name_changed_cb (GtkEditable *editable, gpointer user_data)
{
  DtlPinForm *self = user_data;
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button), *name != '\0');
}

static void
use_clicked_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[USE], 0, FALSE);
}

static void
keep_clicked_cb (GtkWidget *widget, gpointer user_data)
{
  DtlPinForm *self = user_data;

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->keep_button)))
    g_signal_emit (self, signals[USE], 0, TRUE);
}

static void
dtl_pin_form_dispose (GObject *object)
{
  DtlPinForm *self = DTL_PIN_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_PIN_FORM);
  g_clear_pointer (&self->pin, dtl_place_unref);

  G_OBJECT_CLASS (dtl_pin_form_parent_class)->dispose (object);
}

static void
dtl_pin_form_class_init (DtlPinFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_pin_form_dispose;

  signals[USE] = g_signal_new ("use", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dateline/Dateline/dtl-pin-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlPinForm, box);
  gtk_widget_class_bind_template_child (widget_class, DtlPinForm, where);
  gtk_widget_class_bind_template_child (widget_class, DtlPinForm, name_entry);
  gtk_widget_class_bind_template_child (widget_class, DtlPinForm, kind_list);
  gtk_widget_class_bind_template_child (widget_class, DtlPinForm, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dtl_pin_form_init (DtlPinForm *self)
{
  const char *labels[G_N_ELEMENTS (kinds) + 1] = { NULL };
  g_autoptr (GtkStringList) list = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    labels[i] = _ (kinds[i].label);
  list = gtk_string_list_new (labels);
  gtk_drop_down_set_model (self->kind_list, G_LIST_MODEL (list));
}

/**
 * dtl_pin_form_set_pin:
 * @self: the form
 * @pin: (transfer none): the point, with the name and the units of the nearest town
 *
 * Asks about a point.
 */
void
dtl_pin_form_set_pin (DtlPinForm *self, DtlPlace *pin)
{
  g_autofree char *path = dtl_place_path (pin);
  g_autofree char *where = NULL;

  g_clear_pointer (&self->pin, dtl_place_unref);
  self->pin = dtl_place_ref (pin);
  /* Translators: a latitude, a longitude and the name of the nearest town */
  where = g_strdup_printf (_ ("%.5f, %.5f, near %s"), pin->lat, pin->lon, path);
  gtk_label_set_label (self->where, where);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), pin->name);
  gtk_drop_down_set_selected (self->kind_list, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

/**
 * dtl_pin_form_dup_place:
 * @self: the form
 *
 * Returns: (transfer full): the point with the name and kind that were given
 */
DtlPlace *
dtl_pin_form_dup_place (DtlPinForm *self)
{
  DtlPlace *place = dtl_place_new ();
  guint kind = gtk_drop_down_get_selected (self->kind_list);
  g_autofree char *name = dup_name (self);

  kind = kind < G_N_ELEMENTS (kinds) ? kind : 0;
  place->id = g_strdup (self->pin->id);
  place->name = g_strdup (*name != '\0' ? name : self->pin->name);
  place->admin1 = g_strdup (self->pin->admin1);
  place->admin2 = g_strdup (self->pin->admin2);
  place->country = g_strdup (self->pin->country);
  place->feature = g_strdup (kinds[kind].feature);
  place->lat = self->pin->lat;
  place->lon = self->pin->lon;
  place->radius_km = kinds[kind].radius_km;
  return place;
}
