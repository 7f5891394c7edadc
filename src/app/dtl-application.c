/* dtl-application.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-application.h"

#include "dtl-paths.h"
#include "dtl-window.h"

#include <glib/gi18n.h>

#define SCHEMA_ID DTL_APPLICATION_ID

struct _DtlApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DtlApplication, dtl_application, ADW_TYPE_APPLICATION)

/* The installed schema, or the one that the build tree compiled beside its data. */
static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) local = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autofree char *folder = dtl_paths_data_file ("settings");

  local = g_settings_schema_source_new_from_directory (folder, source, TRUE, NULL);
  if (local != NULL)
    source = local;
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);
  if (schema == NULL)
    g_error ("The settings schema %s is not installed; install Dateline again", SCHEMA_ID);
  return g_settings_new_full (schema, NULL, NULL);
}

static void
apply_color_scheme_cb (GSettings *settings, const char *key, gpointer user_data)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[g_settings_get_enum (settings, "color-scheme")]);
}

static DtlWindow *
ensure_window (DtlApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  DtlWorkspace *workspace;
  g_autofree char *path = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DTL_IS_WINDOW (l->data))
      window = l->data;
  if (DTL_IS_WINDOW (window))
    return DTL_WINDOW (window);
  window = GTK_WINDOW (dtl_window_new (GTK_APPLICATION (self), self->settings));
  workspace = dtl_window_get_workspace (DTL_WINDOW (window));
  path = g_settings_get_string (self->settings, "last-case");
  if (*path == '\0' || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      path = dtl_case_default_path ();
    }
  dtl_workspace_open (workspace, path);
  return DTL_WINDOW (window);
}

static void
dtl_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (DTL_APPLICATION (application))));
}

static void
dtl_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  DtlWindow *window = ensure_window (DTL_APPLICATION (application));

  dtl_window_open_files (window, files, n_files);
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  static const char *const developers[] = { "The Dateline authors", NULL };
  g_autoptr (GBytes) notice = g_resources_lookup_data ("/io/github/dateline/Dateline/NOTICE",
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about, "application-name", _("Dateline"), "application-icon", DTL_APPLICATION_ID,
                "developer-name", _("The Dateline authors"), "version", DTL_VERSION, "comments",
                _("From saved news articles to incidents on a map, offline."), "copyright",
                "© 2026 The Dateline authors", "developers", developers, "license-type",
                GTK_LICENSE_GPL_3_0, "translator-credits", _("translator-credits"),
                "transient-for", gtk_application_get_active_window (application), NULL);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _("Map"), NULL, GTK_LICENSE_CUSTOM,
                                      _("Made with Natural Earth, in the public domain."));
  adw_about_window_add_legal_section (
      ADW_ABOUT_WINDOW (about), _("Places"), NULL, GTK_LICENSE_CUSTOM,
      _("GeoNames, licensed under "
         "<a href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>; "
         "airports from OurAirports, in the public domain."));
  if (notice != NULL)
    {
      gsize length;
      const char *text = g_bytes_get_data (notice, &length);
      g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

      adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (about), _("All Sources"), NULL,
                                          GTK_LICENSE_CUSTOM, escaped);
    }
  gtk_window_present (GTK_WINDOW (about));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static void
set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } table[] = {
    { "app.quit", { "<Primary>q" } },
    { "window.close", { "<Primary>w" } },
    { "win.open", { "<Primary>o" } },
    { "win.open-folder", { "<Primary><Shift>o" } },
    { "win.snapshot", { "<Primary><Shift>s" } },
    { "win.export", { "<Primary>e" } },
    { "win.find", { "<Primary>f" } },
    { "win.copy", { "<Primary><Shift>c" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.preferences", { "<Primary>comma" } },
    { "win.show-help-overlay", { "<Primary>question", "F1" } },
    { "win.show-list", { "F9" } },
    { "win.show-panel", { "<Primary>F9" } },
    { "win.zoom-in", { "<Primary>plus", "<Primary>equal" } },
    { "win.zoom-out", { "<Primary>minus" } },
    { "win.zoom-fit", { "<Primary>0" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
}

static void
dtl_application_startup (GApplication *application)
{
  DtlApplication *self = DTL_APPLICATION (application);
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  G_APPLICATION_CLASS (dtl_application_parent_class)->startup (application);

  self->settings = load_settings ();
  g_signal_connect (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme_cb),
                    NULL);
  apply_color_scheme_cb (self->settings, "color-scheme", NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_accels (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (DTL_APPLICATION_ID);
}

static void
dtl_application_dispose (GObject *object)
{
  DtlApplication *self = DTL_APPLICATION (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dtl_application_parent_class)->dispose (object);
}

static void
dtl_application_class_init (DtlApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_application_dispose;
  G_APPLICATION_CLASS (klass)->startup = dtl_application_startup;
  G_APPLICATION_CLASS (klass)->activate = dtl_application_activate;
  G_APPLICATION_CLASS (klass)->open = dtl_application_open;
}

static void
dtl_application_init (DtlApplication *self)
{
}

/**
 * dtl_application_new:
 *
 * Returns: (transfer full): the window program
 */
DtlApplication *
dtl_application_new (void)
{
  return g_object_new (DTL_TYPE_APPLICATION, "application-id", DTL_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/dateline/Dateline", NULL);
}
