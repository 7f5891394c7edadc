/* dtl-incident-panel.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-incident-panel.h"

#include "dtl-compat.h"
#include "dtl-field-group.h"
#include "dtl-field-row.h"
#include "dtl-group-box.h"
#include "dtl-place-editor.h"
#include "dtl-symbol.h"
#include "dtl-tab-stop.h"
#include "dtl-text-view.h"

#include <glib/gi18n.h>

/* The selected incident: its fields, the article's text below, the verdict at the bottom. */
struct _DtlIncidentPanel
{
  GtkWidget parent_instance;

  GtkWidget *actions;
  GtkListBox *fields;
  GtkWidget *fields_scrolled;
  GtkStack *fields_stack;
  DtlGroupBox *group_box;
  GtkWidget *head;
  GtkToggleButton *more_button;
  GtkWidget *none_button;
  GtkLabel *none_label;
  GtkPaned *paned;
  DtlPlaceEditor *place_editor;
  GtkLabel *position;
  GtkStack *stack;
  GtkLabel *state;
  GtkLabel *subtitle;
  DtlSymbol *symbol;
  DtlTextView *text_view;
  GtkLabel *title;

  DtlWorkspace *workspace;
  GSettings *settings;
  GPtrArray *rows; /* DtlFieldRow, borrowed */
  DtlIncidentItem *followed;
  guint is_following : 1; /* a row is being selected to follow the workspace */
};

G_DEFINE_FINAL_TYPE (DtlIncidentPanel, dtl_incident_panel, GTK_TYPE_WIDGET)

/* Head */

static void
update_state (DtlIncidentPanel *self, DtlReviewState state)
{
  static const char *const classes[] = { "new", "accepted", "rejected" };
  const char *labels[] = { _("to review"), _("accepted"), _("rejected") };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == state)
      gtk_widget_add_css_class (GTK_WIDGET (self->state), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->state), classes[i]);
  gtk_label_set_label (self->state, labels[state]);
}

static void
update_position (DtlIncidentPanel *self, DtlIncidentItem *incident)
{
  DtlArticleItem *article = dtl_incident_item_get_article (incident);
  guint n = article != NULL ? dtl_article_item_n_incidents (article) : 0;
  g_autofree char *text = NULL;

  if (n > 0)
    /* Translators: the number of an incident in its article, and how many there are: "1 of 4" */
    text = g_strdup_printf (_("%u of %u"), dtl_article_item_find (article, incident) + 1, n);
  gtk_label_set_label (self->position, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->position), n > 1);
}

static void
update_rows (DtlIncidentPanel *self)
{
  gboolean all = g_settings_get_boolean (self->settings, "show-empty-fields");
  guint n_hidden = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      DtlFieldRow *row = g_ptr_array_index (self->rows, i);
      gboolean known =
          dtl_field_row_is_known (row) || dtl_field_is_place_row (dtl_field_row_get_field (row));

      gtk_widget_set_visible (GTK_WIDGET (row), known || all);
      n_hidden += !known;
    }
  label = all ? g_strdup (_("Hide Empty Fields"))
              : g_strdup_printf (ngettext ("Show %u Empty Field", "Show %u Empty Fields", n_hidden),
                                 n_hidden);
  gtk_button_set_label (GTK_BUTTON (self->more_button), label);
  gtk_toggle_button_set_active (self->more_button, all);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_hidden > 0);
}

static void
incident_changed_cb (DtlIncidentPanel *self)
{
  DtlIncidentItem *incident = self->followed;
  DtlRecord *record = dtl_incident_item_get_record (incident);
  g_autofree char *title = dtl_incident_item_dup_title (incident);
  g_autofree char *subtitle = dtl_incident_item_dup_subtitle (incident);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  dtl_symbol_set_record (self->symbol, record);
  update_state (self, dtl_incident_item_get_state (incident));
  update_position (self, incident);
  dtl_group_box_show (self->group_box, self->workspace, incident);
  update_rows (self);
}

/* Following the selection */

static void
follow (DtlIncidentPanel *self, DtlIncidentItem *incident)
{
  if (self->followed != NULL)
    g_signal_handlers_disconnect_by_func (self->followed, incident_changed_cb, self);
  g_set_object (&self->followed, incident);
  for (guint i = 0; i < self->rows->len; i++)
    dtl_field_row_set_incident (g_ptr_array_index (self->rows, i), incident);
  if (incident == NULL)
    return;
  g_signal_connect_swapped (incident, "changed", G_CALLBACK (incident_changed_cb), self);
  incident_changed_cb (self);
}

static void
leave_place_editor (DtlIncidentPanel *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->fields_stack), "place") != 0)
    return;
  gtk_stack_set_visible_child_name (self->fields_stack, "fields");
  dtl_place_editor_stop (self->place_editor);
}

/* Says why no incident is selected, if none is. */
static void
explain_none (DtlIncidentPanel *self, DtlArticleItem *article, DtlIncidentItem *incident)
{
  gboolean hidden = article != NULL && dtl_article_item_n_incidents (article) > 0;
  const char *reason = "";

  if (incident == NULL)
    reason = hidden ? _("The search or a filter hides the incidents of this article.")
                    : _("No incident was found in this article.");
  gtk_label_set_label (self->none_label, reason);
  gtk_widget_set_visible (self->none_button, !hidden);
}

static void
selection_changed_cb (DtlIncidentPanel *self)
{
  DtlArticleItem *article = dtl_workspace_get_article (self->workspace);
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->fields_scrolled));

  leave_place_editor (self);
  follow (self, incident);
  explain_none (self, article, incident);
  gtk_stack_set_visible_child_name (self->stack, article != NULL ? "article" : "nothing");
  gtk_stack_set_visible_child_name (self->fields_stack, incident != NULL ? "fields" : "none");
  gtk_widget_set_visible (self->head, incident != NULL);
  gtk_widget_set_visible (self->actions, incident != NULL);
  gtk_adjustment_set_value (adjustment, 0);
}

static DtlFieldRow *
find_row (DtlIncidentPanel *self, int field)
{
  if (field != DTL_NO_FIELD && dtl_field_info ((DtlField) field)->is_place)
    field = DTL_FIELD_CITY;
  for (guint i = 0; i < self->rows->len; i++)
    {
      DtlFieldRow *row = g_ptr_array_index (self->rows, i);

      if ((int) dtl_field_row_get_field (row) == field)
        return row;
    }
  return NULL;
}

static void
scroll_to_row (DtlIncidentPanel *self, GtkWidget *row)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->fields_scrolled));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->fields), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
field_changed_cb (DtlIncidentPanel *self)
{
  DtlFieldRow *row = find_row (self, dtl_workspace_get_field (self->workspace));

  self->is_following = TRUE;
  if (row != NULL)
    {
      gtk_list_box_select_row (self->fields, GTK_LIST_BOX_ROW (row));
      scroll_to_row (self, GTK_WIDGET (row));
    }
  else
    gtk_list_box_unselect_all (self->fields);
  self->is_following = FALSE;
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  DtlIncidentPanel *self = user_data;

  if (!self->is_following && row != NULL)
    dtl_workspace_select_field (self->workspace,
                                (int) dtl_field_row_get_field (DTL_FIELD_ROW (row)));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  DtlIncidentPanel *self = user_data;

  dtl_workspace_select_field (self->workspace, (int) dtl_field_row_get_field (DTL_FIELD_ROW (row)));
}

static void
more_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  DtlIncidentPanel *self = user_data;

  g_settings_set_boolean (self->settings, "show-empty-fields",
                          gtk_toggle_button_get_active (button));
  update_rows (self);
}

/* Editing */

/**
 * dtl_incident_panel_edit:
 * @self: the panel
 *
 * Edits the selected field, or the first one if none is selected.
 */
void
dtl_incident_panel_edit (DtlIncidentPanel *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->fields);

  for (guint i = 0; row == NULL && i < self->rows->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->rows, i)))
      row = g_ptr_array_index (self->rows, i);
  if (row == NULL || self->followed == NULL)
    return;
  gtk_list_box_select_row (self->fields, row);
  dtl_field_row_edit (DTL_FIELD_ROW (row));
}

/**
 * dtl_incident_panel_edit_place:
 * @self: the panel
 *
 * Shows the candidates for the place.
 */
void
dtl_incident_panel_edit_place (DtlIncidentPanel *self)
{
  if (self->followed == NULL)
    return;
  gtk_stack_set_visible_child_name (self->fields_stack, "place");
  dtl_place_editor_start (self->place_editor);
}

static void
place_done_cb (DtlIncidentPanel *self)
{
  DtlFieldRow *row = find_row (self, DTL_FIELD_CITY);

  leave_place_editor (self);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
add_rows (DtlIncidentPanel *self)
{
  for (DtlField field = 0; field < DTL_N_FIELDS; field++)
    {
      GtkWidget *row;

      if (dtl_field_info (field)->is_place && !dtl_field_is_place_row (field))
        continue;
      row = dtl_field_row_new (self->workspace, field);
      g_signal_connect_swapped (row, "edit-place", G_CALLBACK (dtl_incident_panel_edit_place),
                                self);
      gtk_list_box_append (self->fields, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* Class */

static void
dtl_incident_panel_dispose (GObject *object)
{
  DtlIncidentPanel *self = DTL_INCIDENT_PANEL (object);

  if (self->followed != NULL)
    g_signal_handlers_disconnect_by_func (self->followed, incident_changed_cb, self);
  g_clear_object (&self->followed);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_INCIDENT_PANEL);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_incident_panel_parent_class)->dispose (object);
}

static void
dtl_incident_panel_class_init (DtlIncidentPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_incident_panel_dispose;

  g_type_ensure (DTL_TYPE_GROUP_BOX);
  g_type_ensure (DTL_TYPE_PLACE_EDITOR);
  g_type_ensure (DTL_TYPE_SYMBOL);
  g_type_ensure (DTL_TYPE_TAB_STOP);
  g_type_ensure (DTL_TYPE_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/dateline/Dateline/dtl-incident-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, actions);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, fields);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, fields_scrolled);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, fields_stack);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, group_box);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, head);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, more_button);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, none_button);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, none_label);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, paned);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, place_editor);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, position);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, state);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, symbol);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, text_view);
  gtk_widget_class_bind_template_child (widget_class, DtlIncidentPanel, title);
  gtk_widget_class_bind_template_callback (widget_class, more_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "incidentpanel");
}

static void
dtl_incident_panel_init (DtlIncidentPanel *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_compat_name_buttons (GTK_WIDGET (self));
}

/**
 * dtl_incident_panel_set_workspace:
 * @self: the panel
 * @workspace: whose selection it shows; set once
 * @settings: the program's settings
 */
void
dtl_incident_panel_set_workspace (DtlIncidentPanel *self,
                                  DtlWorkspace *workspace,
                                  GSettings *settings)
{
  g_return_if_fail (DTL_IS_INCIDENT_PANEL (self));

  self->workspace = g_object_ref (workspace);
  self->settings = g_object_ref (settings);
  add_rows (self);
  dtl_place_editor_set_workspace (self->place_editor, workspace);
  dtl_text_view_set_workspace (self->text_view, workspace);
  g_signal_connect_object (self->place_editor, "done", G_CALLBACK (place_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "field-changed", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}
