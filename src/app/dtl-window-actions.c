/* dtl-window-actions.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-window.h"
#include "dtl-window-private.h"

#include "dtl-export-dialog.h"
#include "dtl-preferences.h"
#include "dtl-record-text.h"
#include "dtl-snapshot-dialog.h"

#include <glib/gi18n.h>

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dtl_window_choose_files (user_data);
}

static void
open_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dtl_window_choose_folder (user_data);
}

static void
open_samples_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dtl_window_open_samples (user_data);
}

static void
open_case_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dtl_window_choose_case (user_data, FALSE);
}

static void
new_case_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dtl_window_choose_case (user_data, TRUE);
}

static void
default_case_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;
  g_autofree char *path = dtl_case_default_path ();

  dtl_workspace_open (self->workspace, path);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _dtl_window_paste (user_data);
}

static void
cancel_import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_workspace_cancel (self->workspace);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  _dtl_window_dismiss_message (self);
  dtl_workspace_undo (self->workspace);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_workspace_redo (self->workspace);
}

static void
review (DtlWindow *self, DtlReviewState state)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);

  if (incident == NULL)
    return;
  dtl_workspace_review (self->workspace, incident, state);
  if (g_settings_get_boolean (self->settings, "accept-and-next"))
    dtl_workspace_step (self->workspace, 1);
}

static void
accept_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  review (user_data, DTL_REVIEW_ACCEPTED);
}

static void
reject_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  review (user_data, DTL_REVIEW_REJECTED);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_workspace_step (self->workspace, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_workspace_step (self->workspace, -1);
}

static void
next_doubtful_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_workspace_step_doubtful (self->workspace);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_incident_panel_edit (self->panel);
}

static void
edit_place_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_incident_panel_edit_place (self->panel);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  g_autofree char *text = incident != NULL ? dtl_record_text (incident) : NULL;

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  _dtl_window_show_message (self, _("Incident copied as text"), FALSE);
}

/* Moves the focus to the next part of the window that is shown, or to the one before. */
static void
go_to_pane (DtlWindow *self, int step)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->article_list), GTK_WIDGET (self->map_view),
                         GTK_WIDGET (self->timeline), GTK_WIDGET (self->panel) };
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  int n = G_N_ELEMENTS (panes), at = step > 0 ? -1 : n;

  for (int i = 0; i < n; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      at = i;
  for (int i = 0; i < n; i++)
    {
      at = (at + step + n) % n;
      /* The list comes before the search above it, the map before its buttons. */
      if (!gtk_widget_get_mapped (panes[at]))
        continue;
      if (at <= 1 ? gtk_widget_grab_focus (panes[at])
                  : gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD))
        break;
    }
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
}

static void
next_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_to_pane (user_data, 1);
}

static void
previous_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_to_pane (user_data, -1);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  g_action_group_change_action_state (G_ACTION_GROUP (self), "show-list",
                                      g_variant_new_boolean (TRUE));
  dtl_article_list_focus_search (self->article_list);
}

static void
snapshot_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;
  DtlMapBox box;
  gboolean has_box = dtl_map_widget_get_box (self->map_view, &box);

  dtl_snapshot_dialog_present (GTK_WINDOW (self), self->workspace, self->settings,
                               has_box ? &box : NULL);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_export_dialog_present (GTK_WINDOW (self), self->workspace);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_preferences_present (GTK_WINDOW (self), self->settings);
}

static void
add_incident_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;
  DtlArticleItem *article = dtl_workspace_get_article (self->workspace);

  if (article != NULL)
    dtl_workspace_add_incident (self->workspace, article);
}

static void
remove_article_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;
  DtlArticleItem *article = dtl_workspace_get_article (self->workspace);

  if (article != NULL)
    dtl_workspace_remove_article (self->workspace, article);
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_map_widget_zoom (self->map_view, 1);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_map_widget_zoom (self->map_view, -1);
}

static void
zoom_fit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  dtl_map_widget_fit (self->map_view);
}

/* In a narrow window the list takes the panel's place, and is not remembered. */
static void
show_list_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  DtlWindow *self = user_data;

  if (self->is_narrow)
    self->list_over_panel = g_variant_get_boolean (state);
  else
    g_settings_set_value (self->settings, "show-list", state);
  _dtl_window_update_actions (self);
}

static void
show_panel_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  DtlWindow *self = user_data;

  if (self->is_narrow && g_variant_get_boolean (state))
    self->list_over_panel = FALSE;
  g_settings_set_value (self->settings, "show-panel", state);
  _dtl_window_update_actions (self);
}

static const GActionEntry entries[] = {
  { .name = "open", .activate = open_cb },
  { .name = "open-folder", .activate = open_folder_cb },
  { .name = "open-samples", .activate = open_samples_cb },
  { .name = "open-case", .activate = open_case_cb },
  { .name = "new-case", .activate = new_case_cb },
  { .name = "default-case", .activate = default_case_cb },
  { .name = "paste", .activate = paste_cb },
  { .name = "cancel-import", .activate = cancel_import_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "accept", .activate = accept_cb },
  { .name = "reject", .activate = reject_cb },
  { .name = "next", .activate = next_cb },
  { .name = "previous", .activate = previous_cb },
  { .name = "next-doubtful", .activate = next_doubtful_cb },
  { .name = "edit", .activate = edit_cb },
  { .name = "edit-place", .activate = edit_place_cb },
  { .name = "copy", .activate = copy_cb },
  { .name = "next-pane", .activate = next_pane_cb },
  { .name = "previous-pane", .activate = previous_pane_cb },
  { .name = "find", .activate = find_cb },
  { .name = "snapshot", .activate = snapshot_cb },
  { .name = "export", .activate = export_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "add-incident", .activate = add_incident_cb },
  { .name = "remove-article", .activate = remove_article_cb },
  { .name = "zoom-in", .activate = zoom_in_cb },
  { .name = "zoom-out", .activate = zoom_out_cb },
  { .name = "zoom-fit", .activate = zoom_fit_cb },
  { .name = "show-list", .state = "true", .change_state = show_list_cb },
  { .name = "show-panel", .state = "true", .change_state = show_panel_cb },
};

static void
set_enabled (DtlWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (DtlWindow *self, const char *name, gboolean state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

static void
update_side_panes (DtlWindow *self)
{
  gboolean list = self->is_narrow ? self->list_over_panel
                                  : g_settings_get_boolean (self->settings, "show-list");
  gboolean panel =
      g_settings_get_boolean (self->settings, "show-panel") && !(self->is_narrow && list);

  gtk_widget_set_visible (GTK_WIDGET (self->article_list), list);
  gtk_widget_set_visible (GTK_WIDGET (self->panel), panel);
  set_state (self, "show-list", list);
  set_state (self, "show-panel", panel);
}

/* Brings the actions in line with what can be done now. */
void
_dtl_window_update_actions (DtlWindow *self)
{
  static const char *const for_incident[] = { "accept", "reject", "edit", "edit-place", "copy" };
  static const char *const for_any[] = { "next", "previous", "next-doubtful", "export" };
  gboolean has_incident = dtl_workspace_get_incident (self->workspace) != NULL;
  gboolean has_article = dtl_workspace_get_article (self->workspace) != NULL;
  gboolean ready = dtl_workspace_is_ready (self->workspace);
  guint done, total;

  if (self->settings == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (for_incident); i++)
    set_enabled (self, for_incident[i], has_incident);
  for (guint i = 0; i < G_N_ELEMENTS (for_any); i++)
    set_enabled (self, for_any[i], dtl_workspace_n_articles (self->workspace) > 0);
  set_enabled (self, "undo", dtl_workspace_get_undo_label (self->workspace) != NULL);
  set_enabled (self, "redo", dtl_workspace_get_redo_label (self->workspace) != NULL);
  set_enabled (self, "cancel-import", dtl_workspace_get_progress (self->workspace, &done, &total));
  set_enabled (self, "add-incident", has_article);
  set_enabled (self, "remove-article", has_article);
  set_enabled (self, "open", ready);
  set_enabled (self, "open-folder", ready);
  set_enabled (self, "open-samples", ready);
  set_enabled (self, "paste", ready);
  set_enabled (self, "snapshot", dtl_workspace_n_articles (self->workspace) > 0);
  update_side_panes (self);
}

/* Keys of one letter, which work wherever nobody is typing */

static gboolean
is_typing (DtlWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus == NULL)
    return FALSE;
  return GTK_IS_EDITABLE (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL ||
         (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        gpointer user_data)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_a, "win.accept" },        { GDK_KEY_x, "win.reject" },
    { GDK_KEY_j, "win.next" },          { GDK_KEY_k, "win.previous" },
    { GDK_KEY_e, "win.edit" },          { GDK_KEY_p, "win.edit-place" },
    { GDK_KEY_d, "win.next-doubtful" },
  };
  DtlWindow *self = user_data;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || is_typing (self))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == gdk_keyval_to_lower (key))
      return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
  return GDK_EVENT_PROPAGATE;
}

/* The letters are caught on the way down: a view of text would take them for typing on their way
 * up even though nobody can type there. */
static void
add_letter_keys (DtlWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
_dtl_window_init_actions (DtlWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->workspace, "selection-changed",
                           G_CALLBACK (_dtl_window_update_actions), self, G_CONNECT_SWAPPED);
  add_letter_keys (self);
}

/* These are asked after the focused widget: an entry undoes and pastes for itself. */
void
_dtl_window_install_actions (DtlWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste",
                                       NULL);
}
