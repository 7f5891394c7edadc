/* dtl-compat.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-compat.h"

/* GtkFileChooserNative and gtk_show_uri() are what GTK 4.8 has; newer releases call them
 * deprecated and keep them. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

typedef struct
{
  DtlFilesFunc callback;
  gpointer user_data;
} Request;

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  request->callback (files, request->user_data);
  g_free (request);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/**
 * dtl_compat_choose_files:
 * @parent: window that asks
 * @title: title of the dialog
 * @action: open, save or select a folder
 * @accept_label: label of the button, with mnemonic
 * @name: (nullable): proposed name, when saving
 * @filters: (nullable) (element-type GtkFileFilter): kinds of files; the first is chosen
 * @multiple: whether several may be chosen
 * @callback: gets the answer
 * @user_data: for @callback
 */
void
dtl_compat_choose_files (GtkWindow *parent, const char *title, GtkFileChooserAction action,
                         const char *accept_label, const char *name, GListStore *filters,
                         gboolean multiple, DtlFilesFunc callback, gpointer user_data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, action, accept_label, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  Request *request = g_new0 (Request, 1);

  request->callback = callback;
  request->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (chooser, multiple);
  if (name != NULL)
    gtk_file_chooser_set_current_name (chooser, name);
  for (guint i = 0; filters != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (filters)); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (G_LIST_MODEL (filters), i);

      gtk_file_chooser_add_filter (chooser, filter);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * dtl_compat_show_file:
 * @parent: window that asks
 * @path: a file
 *
 * Opens the file with the program that the user prefers for it.
 */
void
dtl_compat_show_file (GtkWindow *parent, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

/**
 * dtl_compat_load_css:
 * @provider: a style provider
 * @css: a style sheet
 */
void
dtl_compat_load_css (GtkCssProvider *provider, const char *css)
{
  gtk_css_provider_load_from_data (provider, css, -1);
}

/**
 * dtl_compat_name_buttons:
 * @widget: a window or part of one
 *
 * Gives the buttons below @widget their label as their name, without the underscore that marks the
 * key: GTK 4.8 tells screen readers "_Open Open".
 */
void
dtl_compat_name_buttons (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *label = GTK_IS_BUTTON (child) ? gtk_button_get_label (GTK_BUTTON (child)) : NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *name = NULL;

      dtl_compat_name_buttons (child);
      if (label == NULL || !gtk_button_get_use_underline (GTK_BUTTON (child)))
        continue;
      parts = g_strsplit (label, "_", 2);
      name = g_strjoinv ("", parts);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

/**
 * dtl_compat_set_name:
 * @widget: a widget
 * @name: what a screen reader says
 *
 * Names a widget, and the button inside it when that takes the focus, as in a #GtkDropDown or a
 * #GtkMenuButton.
 */
void
dtl_compat_set_name (GtkWidget *widget, const char *name)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (!GTK_IS_BUTTON (child) || GTK_IS_BUTTON (widget))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Newer GTK calls a drop-down, and the button in it, by its value: say what is chosen there. */
  if (GTK_IS_DROP_DOWN (widget) && gtk_check_version (4, 12, 0) == NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    name, -1);
}

G_GNUC_END_IGNORE_DEPRECATIONS

static void
setup_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_list_item_set_child (item, label);
}

static void
bind_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (string));
}

/**
 * dtl_compat_new_drop_down:
 * @labels: (transfer full): a #GtkStringList
 *
 * A drop-down asks for the width of its longest label. This one cuts what it shows short where
 * there is not enough room; the list that drops down shows all of it.
 *
 * Returns: (transfer floating): a drop-down
 */
GtkWidget *
dtl_compat_new_drop_down (GListModel *labels)
{
  GtkWidget *widget = gtk_drop_down_new (labels, NULL);
  GtkDropDown *drop_down = GTK_DROP_DOWN (widget);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_label_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_label_cb), NULL);
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down));
  gtk_drop_down_set_factory (drop_down, factory);
  return widget;
}
