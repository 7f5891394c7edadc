/* dtl-filter-bar.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-filter-bar.h"

#include "dtl-compat.h"

#include <glib/gi18n.h>

/* What a chip takes away when it is clicked, beside the codes of a kind. */
enum
{
  PART_UNMAPPED = DTL_N_FILTER_KINDS,
  PART_DEADLY,
  PART_RECALLED,
  PART_DAYS,
};

/* The active filters as chips, and a button with all there are. */
struct _DtlFilterBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *flow;
  GtkWidget *add_button;
  GtkWidget *choices; /* the popover's box, filled when it opens */

  DtlWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (DtlFilterBar, dtl_filter_bar, GTK_TYPE_WIDGET)

/* Chips */

static gboolean *
flag_of (DtlFilter *filter, int part)
{
  switch (part)
    {
    case PART_UNMAPPED:
      return &filter->only_unmapped;
    case PART_DEADLY:
      return &filter->only_deadly;
    case PART_RECALLED:
      return &filter->hide_recalled;
    case PART_DAYS:
    default:
      return &filter->has_days;
    }
}

static void
chip_clicked_cb (GtkButton *chip, gpointer user_data)
{
  DtlFilterBar *self = user_data;
  DtlFilter *filter = dtl_workspace_get_filter (self->workspace);
  int part = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part"));
  int code = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "code"));

  if (part < DTL_N_FILTER_KINDS)
    filter->codes[part] &= ~(1u << code);
  else
    *flag_of (filter, part) = FALSE;
  dtl_workspace_filter_changed (self->workspace);
}

static void
add_chip (DtlFilterBar *self, const char *label, int part, int code)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *text = gtk_label_new (label);
  g_autofree char *tooltip = g_strdup_printf (_("Take the Filter “%s” Away"), label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "active");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_object_set_data (G_OBJECT (chip), "part", GINT_TO_POINTER (part));
  g_object_set_data (G_OBJECT (chip), "code", GINT_TO_POINTER (code));
  g_signal_connect (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->flow), chip, -1);
  /* The chip is what takes the focus, not the box around it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (chip), FALSE);
}

static void
clear_chips (DtlFilterBar *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->flow), 0)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), GTK_WIDGET (child));
}

static void
update_cb (DtlFilterBar *self)
{
  DtlFilter *filter = dtl_workspace_get_filter (self->workspace);
  g_autofree char *days = dtl_filter_dup_days (filter);

  clear_chips (self);
  for (int kind = 0; kind < DTL_N_FILTER_KINDS; kind++)
    for (guint code = 0; code < dtl_filter_n_codes (kind); code++)
      if (filter->codes[kind] >> code & 1)
        add_chip (self, dtl_filter_code_label (kind, (int) code), kind, (int) code);
  if (filter->only_deadly)
    add_chip (self, _("With deaths"), PART_DEADLY, 0);
  if (filter->only_unmapped)
    add_chip (self, _("Not mapped"), PART_UNMAPPED, 0);
  if (filter->hide_recalled)
    add_chip (self, _("Main incidents"), PART_RECALLED, 0);
  if (days != NULL)
    add_chip (self, days, PART_DAYS, 0);
  gtk_widget_set_visible (self->flow, gtk_widget_get_first_child (GTK_WIDGET (self->flow)) != NULL);
}

/* The popover */

static void
choice_toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  DtlFilterBar *self = user_data;
  DtlFilter *filter = dtl_workspace_get_filter (self->workspace);
  int part = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "part"));
  int code = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "code"));
  gboolean active = gtk_check_button_get_active (check);

  if (part >= DTL_N_FILTER_KINDS)
    *flag_of (filter, part) = active;
  else if (active)
    filter->codes[part] |= 1u << code;
  else
    filter->codes[part] &= ~(1u << code);
  dtl_workspace_filter_changed (self->workspace);
}

static void
add_choice (
    DtlFilterBar *self, GtkWidget *box, const char *label, int part, int code, gboolean active)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  g_object_set_data (G_OBJECT (check), "part", GINT_TO_POINTER (part));
  g_object_set_data (G_OBJECT (check), "code", GINT_TO_POINTER (code));
  g_signal_connect (check, "toggled", G_CALLBACK (choice_toggled_cb), self);
  gtk_box_append (GTK_BOX (box), check);
}

/* Newer GTK looks for the focus in the child of an expander that is shut, too, where it is in no
 * window: one that is shut has none. */
static void
expanded_cb (GtkExpander *expander, GParamSpec *pspec, gpointer user_data)
{
  gtk_expander_set_child (expander, gtk_expander_get_expanded (expander) ? user_data : NULL);
}

static void
add_kind (DtlFilterBar *self, DtlFilterKind kind)
{
  DtlFilter *filter = dtl_workspace_get_filter (self->workspace);
  GtkWidget *expander = gtk_expander_new (dtl_filter_kind_label (kind));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint code = 0; code < dtl_filter_n_codes (kind); code++)
    add_choice (self, box, dtl_filter_code_label (kind, (int) code), kind, (int) code,
                filter->codes[kind] >> code & 1);
  gtk_widget_set_margin_start (box, 12);
  g_object_set_data_full (G_OBJECT (expander), "choices", g_object_ref_sink (box), g_object_unref);
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (expanded_cb), box);
  dtl_compat_set_name (expander, dtl_filter_kind_label (kind));
  gtk_expander_set_expanded (GTK_EXPANDER (expander),
                             filter->codes[kind] != 0 || kind == DTL_FILTER_TYPE);
  gtk_box_append (GTK_BOX (self->choices), expander);
}

static void
clear_clicked_cb (GtkButton *button, gpointer user_data)
{
  DtlFilterBar *self = user_data;
  DtlFilter *filter = dtl_workspace_get_filter (self->workspace);
  char *words = g_steal_pointer (&filter->words);
  GHashTable *hits = g_steal_pointer (&filter->hits);

  dtl_filter_clear (filter);
  filter->words = words;
  filter->hits = hits;
  dtl_workspace_filter_changed (self->workspace);
  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
}

static void
fill_popover_cb (GtkPopover *popover, gpointer user_data)
{
  DtlFilterBar *self = user_data;
  DtlFilter *filter = dtl_workspace_get_filter (self->workspace);
  GtkWidget *child;
  GtkWidget *clear = gtk_button_new_with_mnemonic (_("_Clear All Filters"));

  while ((child = gtk_widget_get_first_child (self->choices)) != NULL)
    gtk_box_remove (GTK_BOX (self->choices), child);
  for (int kind = 0; kind < DTL_N_FILTER_KINDS; kind++)
    add_kind (self, kind);
  add_choice (self, self->choices, _("With deaths"), PART_DEADLY, 0, filter->only_deadly);
  add_choice (self, self->choices, _("Not mapped"), PART_UNMAPPED, 0, filter->only_unmapped);
  add_choice (self, self->choices, _("Main incidents"), PART_RECALLED, 0, filter->hide_recalled);
  g_signal_connect (clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->choices), clear);
  dtl_compat_name_buttons (self->choices);
  gtk_widget_child_focus (self->choices, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
new_popover (DtlFilterBar *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 460);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->choices);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  g_signal_connect (popover, "show", G_CALLBACK (fill_popover_cb), self);
  return popover;
}

/* Class */

static void
dtl_filter_bar_dispose (GObject *object)
{
  DtlFilterBar *self = DTL_FILTER_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_filter_bar_parent_class)->dispose (object);
}

static void
dtl_filter_bar_class_init (DtlFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_filter_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
}

static void
dtl_filter_bar_init (DtlFilterBar *self)
{
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 8);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 4);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 4);
  gtk_widget_set_hexpand (self->flow, TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), 1);
  gtk_widget_set_visible (self->flow, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filters"), -1);

  self->add_button = gtk_menu_button_new ();
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_START);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add_button), _("Filter"));
  gtk_widget_add_css_class (self->add_button, "chip");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button), new_popover (self));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (self->box), self->flow);
  gtk_box_append (GTK_BOX (self->box), self->add_button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dtl_filter_bar_set_workspace:
 * @self: the bar
 * @workspace: whose filter it shows; set once
 */
void
dtl_filter_bar_set_workspace (DtlFilterBar *self, DtlWorkspace *workspace)
{
  g_return_if_fail (DTL_IS_FILTER_BAR (self));

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "incidents-changed", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
}
