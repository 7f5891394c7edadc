/* dtl-field-editor.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-field-editor.h"

#include "dtl-codebook.h"
#include "dtl-compat.h"
#include "dtl-participants-editor.h"
#include "dtl-problem-label.h"

#include <glib/gi18n.h>

struct _DtlFieldEditor
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *input; /* what takes the focus */
  GtkLabel *problem;

  DtlField field;
  DtlValue *value;
  DtlParticipantsEditor *participants; /* borrowed; NULL for other fields */
};

G_DEFINE_FINAL_TYPE (DtlFieldEditor, dtl_field_editor, GTK_TYPE_WIDGET)

enum
{
  COMMIT,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
take_value (DtlFieldEditor *self, DtlValue *value)
{
  g_clear_pointer (&self->value, dtl_value_unref);
  self->value = value;
}

static void
commit (DtlFieldEditor *self)
{
  g_signal_emit (self, signals[COMMIT], 0);
}

/* Text, numbers, dates and counts: an entry */

static void
commit_entry (DtlFieldEditor *self, GtkEntry *entry)
{
  g_autoptr (GError) error = NULL;
  DtlValue *value =
      dtl_value_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), self->field, &error);

  dtl_problem_label_clear (self->problem, GTK_WIDGET (entry));
  if (error != NULL)
    {
      dtl_problem_label_show (self->problem, GTK_WIDGET (entry), error->message);
      return;
    }
  take_value (self, value);
  commit (self);
}

static void
entry_activate_cb (GtkEntry *entry, gpointer user_data)
{
  commit_entry (DTL_FIELD_EDITOR (user_data), entry);
}

static const char *
hint_of (DtlValueKind kind)
{
  switch (kind)
    {
    case DTL_VALUE_DATE:
      return _("2004-04-04, 2004-04 or 2004");
    case DTL_VALUE_COUNT:
      return _("5, 5+ or 5–12");
    default:
      return _("Not said");
    }
}

static void
add_entry (DtlFieldEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = dtl_value_edit_text (self->value, self->field);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint_of (dtl_field_info (self->field)->kind));
  g_signal_connect (entry, "activate", G_CALLBACK (entry_activate_cb), self);
  gtk_box_append (GTK_BOX (self->box), entry);
  self->input = entry;
}

/* One code: a list to drop down */

static void
code_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, gpointer user_data)
{
  DtlFieldEditor *self = user_data;
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected == 0)
    take_value (self, NULL);
  else if (dtl_field_info (self->field)->kind == DTL_VALUE_BOOLEAN)
    take_value (self, dtl_value_new_boolean (selected == 1));
  else
    take_value (self, dtl_value_new_code ((int) selected - 1));
  commit (self);
}

static guint
selected_code (DtlFieldEditor *self)
{
  if (self->value == NULL)
    return 0;
  if (dtl_field_info (self->field)->kind == DTL_VALUE_BOOLEAN)
    return dtl_value_get_boolean (self->value) ? 1 : 2;
  return (guint) dtl_value_get_code (self->value) + 1;
}

static void
add_drop_down (DtlFieldEditor *self)
{
  const DtlFieldInfo *info = dtl_field_info (self->field);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n_codes = 0;

  gtk_string_list_append (labels, _("Not said"));
  if (info->kind == DTL_VALUE_BOOLEAN)
    {
      gtk_string_list_append (labels, _("Yes"));
      gtk_string_list_append (labels, _("No"));
    }
  else
    {
      dtl_code_list (info->codes, &n_codes);
      for (guint i = 0; i < n_codes; i++)
        gtk_string_list_append (labels, dtl_code_label (info->codes, (int) i));
    }
  self->input = dtl_compat_new_drop_down (G_LIST_MODEL (g_steal_pointer (&labels)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->input), selected_code (self));
  g_signal_connect (self->input, "notify::selected", G_CALLBACK (code_selected_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->input);
}

/* A set of codes: boxes to check */

static void
add_done_button (DtlFieldEditor *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Done"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (commit), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
code_toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  DtlFieldEditor *self = user_data;
  guint code = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "code"));
  guint32 set = self->value != NULL ? dtl_value_get_codes (self->value) : 0;

  if (gtk_check_button_get_active (check))
    set |= 1u << code;
  else
    set &= ~(1u << code);
  take_value (self, set != 0 ? dtl_value_new_codes (set) : NULL);
}

static void
add_checks (DtlFieldEditor *self)
{
  const DtlFieldInfo *info = dtl_field_info (self->field);
  guint32 set = self->value != NULL ? dtl_value_get_codes (self->value) : 0;
  guint n_codes;

  dtl_code_list (info->codes, &n_codes);
  for (guint i = 0; i < n_codes; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (dtl_code_label (info->codes, (int) i));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), set >> i & 1);
      g_object_set_data (G_OBJECT (check), "code", GUINT_TO_POINTER (i));
      g_signal_connect (check, "toggled", G_CALLBACK (code_toggled_cb), self);
      gtk_box_append (GTK_BOX (self->box), check);
      if (i == 0)
        self->input = check;
    }
  add_done_button (self);
}

/* People and things: a list of their own */

static void
participants_finished_cb (DtlFieldEditor *self)
{
  take_value (self, dtl_participants_editor_dup_value (self->participants));
  commit (self);
}

static void
finish_participants (DtlFieldEditor *self)
{
  dtl_participants_editor_finish (self->participants);
}

static void
add_participants (DtlFieldEditor *self)
{
  GtkWidget *done = gtk_button_new_with_mnemonic (_("_Done"));

  self->input = dtl_participants_editor_new (self->field, self->value);
  self->participants = DTL_PARTICIPANTS_EDITOR (self->input);
  g_signal_connect_swapped (self->input, "finished", G_CALLBACK (participants_finished_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->input);
  gtk_widget_set_halign (done, GTK_ALIGN_START);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (finish_participants), self);
  gtk_box_append (GTK_BOX (self->box), done);
}

/* Class */

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        gpointer user_data)
{
  DtlFieldEditor *self = user_data;

  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[CANCEL], 0);
  return GDK_EVENT_STOP;
}

/* The same by name, for screen readers and other helpers. */
static void
commit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DtlFieldEditor *self = DTL_FIELD_EDITOR (widget);

  if (self->participants != NULL)
    finish_participants (self);
  else if (GTK_IS_ENTRY (self->input))
    commit_entry (self, GTK_ENTRY (self->input));
  else
    commit (self);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CANCEL], 0);
}

static gboolean
dtl_field_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DTL_FIELD_EDITOR (widget)->input);
}

static void
dtl_field_editor_dispose (GObject *object)
{
  DtlFieldEditor *self = DTL_FIELD_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->value, dtl_value_unref);
  self->participants = NULL;

  G_OBJECT_CLASS (dtl_field_editor_parent_class)->dispose (object);
}

static void
dtl_field_editor_class_init (DtlFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_field_editor_dispose;
  widget_class->grab_focus = dtl_field_editor_grab_focus;
  signals[COMMIT] =
      g_signal_new ("commit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL] =
      g_signal_new ("cancel", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "field.commit", NULL, commit_action);
  gtk_widget_class_install_action (widget_class, "field.cancel", NULL, cancel_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dtl_field_editor_init (DtlFieldEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_input (DtlFieldEditor *self)
{
  switch (dtl_field_info (self->field)->kind)
    {
    case DTL_VALUE_CODE:
    case DTL_VALUE_BOOLEAN:
      add_drop_down (self);
      break;
    case DTL_VALUE_CODES:
      add_checks (self);
      break;
    case DTL_VALUE_PARTICIPANTS:
      add_participants (self);
      break;
    default:
      add_entry (self);
      break;
    }
}

/* Boxes to check and lists of people have names of their own. */
static void
name_input (DtlFieldEditor *self)
{
  DtlValueKind kind = dtl_field_info (self->field)->kind;

  if (kind != DTL_VALUE_CODES && kind != DTL_VALUE_PARTICIPANTS)
    dtl_compat_set_name (self->input, dtl_field_label (self->field));
}

/**
 * dtl_field_editor_new:
 * @field: what is edited
 * @value: (nullable): its value now
 *
 * Returns: (transfer floating): an editor
 */
GtkWidget *
dtl_field_editor_new (DtlField field, const DtlValue *value)
{
  DtlFieldEditor *self = g_object_new (DTL_TYPE_FIELD_EDITOR, NULL);

  self->field = field;
  self->value = value != NULL ? dtl_value_ref (value) : NULL;
  add_input (self);
  name_input (self);
  self->problem = dtl_problem_label_new ();
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->problem));
  dtl_compat_name_buttons (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * dtl_field_editor_ref_value:
 * @self: an editor that emitted "commit"
 *
 * Returns: (transfer full) (nullable): what the analyst says; %NULL for "not known"
 */
DtlValue *
dtl_field_editor_ref_value (DtlFieldEditor *self)
{
  return self->value != NULL ? dtl_value_ref (self->value) : NULL;
}
