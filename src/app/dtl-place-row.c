/* dtl-place-row.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-place-row.h"

#include "dtl-items.h"
#include "dtl-reason.h"

#include <glib/gi18n.h>
#include <math.h>

/* A place to choose: path, kind, inhabitants, distance, score, and why it ranks there. */
struct _DtlPlaceRow
{
  GtkListBoxRow parent_instance;

  DtlPlace *place;
};

G_DEFINE_FINAL_TYPE (DtlPlaceRow, dtl_place_row, GTK_TYPE_LIST_BOX_ROW)

/* GeoNames feature codes by their beginnings, the more particular first. */
static const char *
kind_label (const DtlPlace *place)
{
  static const struct
  {
    const char *prefix;
    const char *label;
  } kinds[] = {
    { "PPLC", N_("capital") },     { "PPLA", N_("town, seat of a region") },
    { "PPLX", N_("part of a town") }, { "PPL", N_("town") },
    { "ADM1", N_("province") },    { "ADM2", N_("district") },
    { "ADM", N_("district") },     { "PCL", N_("country") },
    { "AIR", N_("airport") },      { "RGN", N_("region") },
    { "MKT", N_("market") },       { "MSQE", N_("mosque") },
    { "CMP", N_("camp") },         { "MT", N_("mountain") },
    { "STM", N_("river") },        { "ISL", N_("island") },
  };
  const char *feature = place->feature != NULL ? place->feature : "";

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (feature, kinds[i].prefix))
      return _(kinds[i].label);
  return g_str_has_prefix (place->id != NULL ? place->id : "", "landmark:") ? _("landmark")
                                                                            : _("place");
}

static char *
describe (const DtlPlace *place, double km)
{
  g_autoptr (GString) out = g_string_new (kind_label (place));

  if (place->population > 0)
    /* Translators: %'d is a number of inhabitants */
    g_string_append_printf (out, _(" · %'d people"), (int) place->population);
  if (km >= 0.5)
    /* Translators: how far a place is from the point that the incident has now */
    g_string_append_printf (out, _(" · %.0f km from here"), km);
  if (place->score > 0)
    g_string_append_printf (out, _(" · %d %%"), (int) round (place->score * 100));
  return g_strdup (out->str);
}

/* Like dtl_place_path(), with the country's name in the user's language. */
static char *
path_of (const DtlPlace *place)
{
  g_autofree char *country = place->country != NULL ? dtl_country_name (place->country) : NULL;
  const char *parts[] = { place->admin2, place->admin1, country };
  const char *last = place->name;
  g_autoptr (GString) out = g_string_new (place->name);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0' && g_strcmp0 (parts[i], last) != 0)
      {
        g_string_append_printf (out, ", %s", parts[i]);
        last = parts[i];
      }
  return g_strdup (out->str);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
dtl_place_row_finalize (GObject *object)
{
  dtl_place_unref (DTL_PLACE_ROW (object)->place);

  G_OBJECT_CLASS (dtl_place_row_parent_class)->finalize (object);
}

static void
dtl_place_row_class_init (DtlPlaceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dtl_place_row_finalize;
}

static void
dtl_place_row_init (DtlPlaceRow *self)
{
}

/**
 * dtl_place_row_new:
 * @place: a place
 * @km: how far it is from the incident's point now; negative if it has none
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
dtl_place_row_new (DtlPlace *place, double km)
{
  DtlPlaceRow *self = g_object_new (DTL_TYPE_PLACE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *path = path_of (place);
  g_autofree char *facts = describe (place, km);
  GtkWidget *line = new_label (facts, "caption");
  g_autofree char *name = g_strdup_printf ("%s, %s", path, facts);
  g_autofree char *reason = dtl_reason_display (place->reason);

  self->place = dtl_place_ref (place);
  gtk_widget_add_css_class (GTK_WIDGET (self), "place-row");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_box_append (GTK_BOX (box), new_label (path, NULL));
  gtk_box_append (GTK_BOX (box), line);
  if (reason != NULL && *reason != '\0')
    gtk_box_append (GTK_BOX (box), new_label (reason, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

DtlPlace *
dtl_place_row_get_place (DtlPlaceRow *self)
{
  return self->place;
}
