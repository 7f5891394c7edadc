/* dtl-preferences.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-preferences.h"

#include <glib/gi18n.h>

static void
combo_selected_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  GSettings *settings = user_data;

  g_settings_set_enum (settings, g_object_get_data (G_OBJECT (row), "key"),
                       (int) adw_combo_row_get_selected (row));
}

static GtkWidget *
new_combo (GSettings *settings, const char *key, const char *title, const char *const *labels)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; labels[i] != NULL; i++)
    gtk_string_list_append (model, _(labels[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) g_settings_get_enum (settings, key));
  g_object_set_data (G_OBJECT (row), "key", (gpointer) key);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (combo_selected_cb), settings, 0);
  return row;
}

static GtkWidget *
new_switch (GSettings *settings, const char *key, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_settings_bind (settings, key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

/**
 * dtl_preferences_present:
 * @parent: window to open over
 * @settings: the program's settings
 */
void
dtl_preferences_present (GtkWindow *parent, GSettings *settings)
{
  static const char *const schemes[] = { N_("Like the system"), N_("Light"), N_("Dark"), NULL };
  static const char *const units[] = { N_("Kilometres"), N_("Miles"), N_("Both"), NULL };
  GtkWidget *window = adw_preferences_window_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group;

  group = add_group (page, _("Appearance"));
  adw_preferences_group_add (group,
                             new_combo (settings, "color-scheme", _("Colours"), schemes));
  adw_preferences_group_add (group, new_combo (settings, "scale-unit", _("Scale bar"), units));
  group = add_group (page, _("Review"));
  adw_preferences_group_add (group, new_switch (settings, "accept-and-next", _("Go on by itself"),
                                                _("Show the next incident after a verdict")));
  adw_preferences_group_add (group, new_switch (settings, "show-empty-fields",
                                                _("Show empty fields"),
                                                _("List fields of which nothing is known, too")));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 520, 460);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
