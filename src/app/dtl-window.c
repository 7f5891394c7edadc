/* dtl-window.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-window.h"
#include "dtl-window-private.h"

#include "dtl-compat.h"

#include <glib/gi18n.h>

/* Below this width list and panel do not fit beside the map together. */
#define NARROW_WIDTH 900

G_DEFINE_FINAL_TYPE (DtlWindow, dtl_window, ADW_TYPE_APPLICATION_WINDOW)

/* Title, page and progress */

static void
update_title (DtlWindow *self)
{
  guint n_articles = dtl_workspace_n_articles (self->workspace);
  guint n_incidents = dtl_workspace_n_incidents (self->workspace);
  guint n_unmapped = dtl_workspace_n_unmapped (self->workspace);
  g_autofree char *title = dtl_workspace_dup_title (self->workspace);
  g_autoptr (GString) subtitle = g_string_new (NULL);

  if (n_articles > 0)
    {
      g_string_append_printf (subtitle, ngettext ("%u article", "%u articles", n_articles),
                              n_articles);
      g_string_append (subtitle, " · ");
      g_string_append_printf (subtitle, ngettext ("%u incident", "%u incidents", n_incidents),
                              n_incidents);
      if (n_unmapped > 0)
        {
          g_string_append (subtitle, " · ");
          g_string_append_printf (subtitle, ngettext ("%u not mapped", "%u not mapped", n_unmapped),
                                  n_unmapped);
        }
    }
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle->str);
}

static void
update_progress (DtlWindow *self)
{
  guint done, total;
  gboolean busy = dtl_workspace_get_progress (self->workspace, &done, &total);
  g_autofree char *text = NULL;

  if (busy && total > 0)
    /* Translators: files read so far, and all files */
    text = g_strdup_printf (_("Reading articles: %u of %u"), done, total);
  else
    text = g_strdup (_("Reading articles…"));
  gtk_label_set_label (self->progress_label, text);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, (double) done / total);
  else if (busy)
    gtk_progress_bar_pulse (self->progress_bar);
  gtk_revealer_set_reveal_child (self->progress_revealer, busy);
}

static void
update_page (DtlWindow *self)
{
  const char *page = "loading";
  guint done, total;

  if (dtl_workspace_get_problem (self->workspace) != NULL)
    {
      g_autofree char *text =
          g_markup_escape_text (dtl_workspace_get_problem (self->workspace), -1);

      page = "problem";
      adw_status_page_set_description (self->problem_page, text);
    }
  else if (dtl_workspace_is_ready (self->workspace))
    page = dtl_workspace_n_articles (self->workspace) > 0                ? "case"
           : dtl_workspace_get_progress (self->workspace, &done, &total) ? "loading"
                                                                         : "empty";
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "loading"));
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
state_changed_cb (DtlWindow *self)
{
  update_title (self);
  update_progress (self);
  update_page (self);
  _dtl_window_update_actions (self);
  if (self->pending != NULL && dtl_workspace_is_ready (self->workspace))
    _dtl_window_open_pending (self);
}

/* Toasts */

static void
toast_dismissed_cb (DtlWindow *self, AdwToast *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

/* libadwaita 1.2 frees a toast that is dismissed while it still slides in, and then its animation
 * ends on freed memory. */
static gboolean
is_toast_young (const DtlWindow *self)
{
  return g_get_monotonic_time () - self->toast_time < G_USEC_PER_SEC;
}

/* Takes the toast away, if there is one and it has come to rest; else its button, which would undo
 * something else by now. */
void
_dtl_window_dismiss_message (DtlWindow *self)
{
  if (self->toast == NULL)
    return;
  if (!is_toast_young (self))
    {
      adw_toast_dismiss (self->toast);
      return;
    }
  adw_toast_set_button_label (self->toast, NULL);
  adw_toast_set_action_name (self->toast, NULL);
}

void
_dtl_window_show_message (DtlWindow *self, const char *text, gboolean can_undo)
{
  AdwToast *toast;
  g_autofree char *markup = g_markup_escape_text (text, -1);

  if (self->toast != NULL && is_toast_young (self))
    {
      adw_toast_set_title (self->toast, markup);
      adw_toast_set_button_label (self->toast, can_undo ? _ ("_Undo") : NULL);
      adw_toast_set_action_name (self->toast, can_undo ? "win.undo" : NULL);
      return;
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  toast = adw_toast_new (markup);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  self->toast = toast;
  self->toast_time = g_get_monotonic_time ();
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  /* Over the map a toast hides no button. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->map_toasts)))
    adw_toast_overlay_add_toast (self->map_toasts, toast);
  else
    adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
message_cb (DtlWindow *self, const char *text, gboolean can_undo)
{
  _dtl_window_show_message (self, text, can_undo);
}

static void
imported_cb (DtlWindow *self, guint n_read, GPtrArray *problems)
{
  _dtl_window_report_problems (self, n_read, problems);
}

/* Layout */

static void
lay_out_panes (DtlWindow *self, int width)
{
  int list = g_settings_get_int (self->settings, "list-width");
  int panel = g_settings_get_int (self->settings, "panel-width");

  /* On a small screen the map keeps the room that is left. */
  if (width < 1200)
    {
      list = MIN (list, 250);
      panel = MIN (panel, 350);
    }
  gtk_paned_set_position (self->outer_paned, list);
  gtk_paned_set_position (self->inner_paned, width - list - panel);
}

static gboolean
layout_cb (gpointer data)
{
  DtlWindow *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean is_narrow = width < NARROW_WIDTH;

  self->layout_source = 0;
  if (!self->is_laid_out)
    lay_out_panes (self, width);
  self->is_laid_out = TRUE;
  if (is_narrow != self->is_narrow)
    {
      self->is_narrow = is_narrow;
      _dtl_window_update_actions (self);
    }
  return G_SOURCE_REMOVE;
}

static void
dtl_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DtlWindow *self = DTL_WINDOW (widget);

  GTK_WIDGET_CLASS (dtl_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->layout_source == 0 && (!self->is_laid_out || (width < NARROW_WIDTH) != self->is_narrow))
    self->layout_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, layout_cb, self, NULL);
}

static void
save_layout (DtlWindow *self)
{
  int width, height;
  int list = gtk_paned_get_position (self->outer_paned);
  int panel = gtk_widget_get_width (GTK_WIDGET (self->panel));

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  if (!self->is_laid_out || self->is_narrow || width < 1200)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->article_list)))
    g_settings_set_int (self->settings, "list-width", list);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->panel)) && panel > 0)
    g_settings_set_int (self->settings, "panel-width", panel);
}

static gboolean
dtl_window_close_request (GtkWindow *window)
{
  DtlWindow *self = DTL_WINDOW (window);
  const char *path = dtl_workspace_get_path (self->workspace);

  save_layout (self);
  dtl_map_widget_save_view (self->map_view);
  if (path != NULL)
    g_settings_set_string (self->settings, "last-case", path);
  dtl_workspace_cancel (self->workspace);
  dtl_workspace_close (self->workspace);

  return GTK_WINDOW_CLASS (dtl_window_parent_class)->close_request (window);
}

/* Class */

static void
dtl_window_dispose (GObject *object)
{
  DtlWindow *self = DTL_WINDOW (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_WINDOW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dtl_window_parent_class)->dispose (object);
}

static void
dtl_window_class_init (DtlWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_window_dispose;
  widget_class->size_allocate = dtl_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = dtl_window_close_request;

  g_type_ensure (DTL_TYPE_ARTICLE_LIST);
  g_type_ensure (DTL_TYPE_INCIDENT_PANEL);
  g_type_ensure (DTL_TYPE_MAP_WIDGET);
  g_type_ensure (DTL_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dateline/Dateline/dtl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, article_list);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, inner_paned);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, map_toasts);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, map_view);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, outer_paned);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, panel);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, timeline);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, window_title);
  _dtl_window_install_actions (klass);
}

/* The arrow of a split button has no name of its own in libadwaita 1.2. */
static void
name_menu_part (AdwSplitButton *button)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      {
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        _("More ways to open"), -1);
        gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (child)),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, _("More ways to open"), -1);
      }
}

static void
dtl_window_init (DtlWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  name_menu_part (self->open_button);
  dtl_compat_name_buttons (GTK_WIDGET (self));
  self->workspace = dtl_workspace_new ();
  g_signal_connect_object (self->workspace, "state-changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "imported", G_CALLBACK (imported_cb), self,
                           G_CONNECT_SWAPPED);
  _dtl_window_init_actions (self);
  _dtl_window_init_files (self);
}

/**
 * dtl_window_new:
 * @application: the program
 * @settings: the program's settings
 *
 * Returns: (transfer none): a window whose workspace has no case yet
 */
DtlWindow *
dtl_window_new (GtkApplication *application, GSettings *settings)
{
  DtlWindow *self = g_object_new (DTL_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  dtl_article_list_set_workspace (self->article_list, self->workspace);
  dtl_map_widget_set_workspace (self->map_view, self->workspace, settings);
  dtl_timeline_set_workspace (self->timeline, self->workspace);
  dtl_incident_panel_set_workspace (self->panel, self->workspace, settings);
  g_signal_connect_object (settings, "changed::show-list", G_CALLBACK (_dtl_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::show-panel", G_CALLBACK (_dtl_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  state_changed_cb (self);
  return self;
}

DtlWorkspace *
dtl_window_get_workspace (DtlWindow *self)
{
  return self->workspace;
}
