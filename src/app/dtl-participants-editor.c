/* dtl-participants-editor.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-participants-editor.h"

#include "dtl-codebook.h"
#include "dtl-compat.h"
#include "dtl-problem-label.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DtlParticipantsEditor
{
  GtkWidget parent_instance;

  GtkWidget *box;
  DtlParticipantRole role;
  GPtrArray *participants;

  /* The form of the one that is open. */
  GtkWidget *form; /* NULL when none is */
  guint at;        /* its index; the length of the list for a new one */
  GtkEditable *name;
  GtkEditable *text;
  GtkEditable *count;
  GtkEditable *nationality;
  GtkDropDown *effect;
  GtkDropDown *kind;
  GtkDropDown *certainty;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (DtlParticipantsEditor, dtl_participants_editor, GTK_TYPE_WIDGET)

static void rebuild (DtlParticipantsEditor *self);

/* What the form has for each role */

static DtlParticipantRole
role_of (DtlField field)
{
  return field == DTL_FIELD_VICTIMS    ? DTL_PARTICIPANT_VICTIM
         : field == DTL_FIELD_PROPERTY ? DTL_PARTICIPANT_PROPERTY
                                       : DTL_PARTICIPANT_PERPETRATOR;
}

static const char *
add_label (DtlParticipantRole role)
{
  return role == DTL_PARTICIPANT_PROPERTY      ? _("_Add Property")
         : role == DTL_PARTICIPANT_PERPETRATOR ? _("_Add a Perpetrator")
                                               : _("_Add a Victim");
}

static const char *
kind_label (DtlParticipantRole role)
{
  return role == DTL_PARTICIPANT_VICTIM ? _("Occupation") : _("Kind");
}

/* The form */

static GtkEditable *
add_entry (DtlParticipantsEditor *self, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_widget_set_tooltip_text (entry, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (dtl_participants_editor_finish), self);
  gtk_box_append (GTK_BOX (self->form), entry);
  return GTK_EDITABLE (entry);
}

static GtkDropDown *
add_codes (DtlParticipantsEditor *self, const char *label, DtlCodeList list, int code)
{
  /* Translators: %s is the name of a field, as "Occupation" */
  g_autofree char *none = g_strdup_printf (_("%s: not said"), label);
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  guint n_codes = 0;

  dtl_code_list (list, &n_codes);
  gtk_string_list_append (labels, none);
  for (guint i = 0; i < n_codes; i++)
    gtk_string_list_append (labels, dtl_code_label (list, (int) i));
  drop_down = dtl_compat_new_drop_down (G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), (guint) (code + 1));
  gtk_widget_set_tooltip_text (drop_down, label);
  dtl_compat_set_name (drop_down, label);
  gtk_box_append (GTK_BOX (self->form), drop_down);
  return GTK_DROP_DOWN (drop_down);
}

/* What the form of a role has no list for stays as it is. */
static void
take_code (GtkDropDown *drop_down, int *code)
{
  if (drop_down != NULL)
    *code = (int) gtk_drop_down_get_selected (drop_down) - 1;
}

static void
fill_form (DtlParticipantsEditor *self, const DtlParticipant *participant)
{
  DtlCodeList list;
  g_autofree char *count =
      participant->has_count ? dtl_count_format (participant->count) : g_strdup ("");

  self->name = self->nationality = NULL;
  self->effect = self->kind = self->certainty = NULL;
  if (self->role != DTL_PARTICIPANT_PROPERTY)
    self->name = add_entry (self, _("Name"), participant->name);
  self->text = add_entry (self, _("Description"), participant->text);
  self->count = add_entry (self, _("How many: 5, 5+ or 5–12"), count);
  if (dtl_participant_effect_list (self->role, &list))
    self->effect =
        add_codes (self, self->role == DTL_PARTICIPANT_PROPERTY ? _("Damage") : _("Effect"), list,
                   participant->effect);
  self->kind = add_codes (self, kind_label (self->role), dtl_participant_kind_list (self->role),
                          participant->kind);
  if (self->role == DTL_PARTICIPANT_PERPETRATOR)
    self->certainty =
        add_codes (self, _("Certainty"), DTL_CODES_CERTAINTY, participant->certainty);
  else
    self->nationality =
        add_entry (self, _("Country’s code, if foreign: US"), participant->nationality);
}

static char *
dup_words (GtkEditable *entry)
{
  g_autofree char *words = entry != NULL ? g_strdup (gtk_editable_get_text (entry)) : NULL;

  if (words == NULL || *g_strstrip (words) == '\0')
    return NULL;
  return g_steal_pointer (&words);
}

static gboolean
refuse (DtlParticipantsEditor *self, GtkEditable *entry, const char *why)
{
  dtl_problem_label_show (self->problem, GTK_WIDGET (entry), why);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return FALSE;
}

static void
clear_problems (DtlParticipantsEditor *self)
{
  GtkEditable *entries[] = { self->text, self->count, self->nationality };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    dtl_problem_label_clear (self->problem, (GtkWidget *) entries[i]);
}

static gboolean
read_count (DtlParticipantsEditor *self, DtlParticipant *participant)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlValue) value =
      dtl_value_parse (gtk_editable_get_text (self->count), DTL_FIELD_KILLED, &error);

  if (error != NULL)
    return refuse (self, self->count, error->message);
  participant->has_count = value != NULL;
  if (value != NULL)
    participant->count = dtl_value_get_count (value);
  return TRUE;
}

static gboolean
read_nationality (DtlParticipantsEditor *self, DtlParticipant *participant)
{
  g_autofree char *words = dup_words (self->nationality);

  if (self->nationality == NULL)
    return TRUE;
  g_clear_pointer (&participant->nationality, g_free);
  if (words == NULL)
    return TRUE;
  if (strlen (words) != 2 || !g_ascii_isalpha (words[0]) || !g_ascii_isalpha (words[1]))
    return refuse (self, self->nationality, _("A country’s code has two letters, as PK or US"));
  participant->nationality = g_ascii_strup (words, 2);
  return TRUE;
}

/* Reads the form into the list; an empty form adds nobody. */
static gboolean
take_form (DtlParticipantsEditor *self)
{
  gboolean is_new = self->at == self->participants->len;
  g_autoptr (DtlParticipant) copy =
      is_new ? dtl_participant_new (self->role)
             : dtl_participant_copy (g_ptr_array_index (self->participants, self->at));

  clear_problems (self);
  if (!read_count (self, copy) || !read_nationality (self, copy))
    return FALSE;
  if (self->name != NULL)
    {
      g_free (copy->name);
      copy->name = dup_words (self->name);
    }
  g_free (copy->text);
  copy->text = dup_words (self->text);
  take_code (self->effect, &copy->effect);
  take_code (self->kind, &copy->kind);
  take_code (self->certainty, &copy->certainty);
  if (copy->name == NULL && copy->text == NULL && !copy->has_count)
    {
      if (!is_new)
        return refuse (self, self->text, _("Write a name, a description or a number"));
      return TRUE;
    }
  if (is_new)
    g_ptr_array_add (self->participants, g_steal_pointer (&copy));
  else
    {
      dtl_participant_free (g_ptr_array_index (self->participants, self->at));
      g_ptr_array_index (self->participants, self->at) = g_steal_pointer (&copy);
    }
  return TRUE;
}

static void
open_form (DtlParticipantsEditor *self, guint at)
{
  /* What was being written is kept before another one opens. */
  if (self->form != NULL && !take_form (self))
    return;
  self->at = MIN (at, self->participants->len);
  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  rebuild (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name != NULL ? self->name : self->text));
}

/* The list */

static guint
index_of (GtkButton *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
}

static void
edit_clicked_cb (GtkButton *button, gpointer user_data)
{
  open_form (user_data, index_of (button));
}

static void
add_clicked_cb (GtkButton *button, gpointer user_data)
{
  open_form (user_data, G_MAXUINT);
}

static void
remove_clicked_cb (GtkButton *button, gpointer user_data)
{
  DtlParticipantsEditor *self = user_data;
  guint index = index_of (button);

  if (self->form != NULL && !take_form (self))
    return;
  self->form = NULL;
  g_ptr_array_remove_index (self->participants, index);
  rebuild (self);
  gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static void
add_row_button (DtlParticipantsEditor *self, GtkWidget *row, const char *icon, const char *label,
                guint index, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_row (DtlParticipantsEditor *self, guint index)
{
  g_autofree char *text = dtl_participant_summary (g_ptr_array_index (self->participants, index));
  /* Translators: %s is somebody or something in an incident, as "two constables (Wounded)" */
  g_autofree char *edit = g_strdup_printf (_("Change “%s”"), text);
  g_autofree char *remove = g_strdup_printf (_("Remove “%s”"), text);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  add_row_button (self, row, "dtl-edit-symbolic", edit, index, G_CALLBACK (edit_clicked_cb));
  add_row_button (self, row, "list-remove-symbolic", remove, index, G_CALLBACK (remove_clicked_cb));
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
add_form (DtlParticipantsEditor *self)
{
  g_autoptr (DtlParticipant) blank = dtl_participant_new (self->role);
  gboolean is_new = self->at == self->participants->len;

  gtk_widget_add_css_class (self->form, "participant-form");
  fill_form (self, is_new ? blank : g_ptr_array_index (self->participants, self->at));
  self->problem = dtl_problem_label_new ();
  gtk_box_append (GTK_BOX (self->form), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (self->box), self->form);
}

static void
rebuild (DtlParticipantsEditor *self)
{
  GtkWidget *child, *add;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < self->participants->len; i++)
    if (self->form != NULL && i == self->at)
      add_form (self);
    else
      add_row (self, i);
  if (self->form != NULL && self->at == self->participants->len)
    add_form (self);
  add = gtk_button_new_with_mnemonic (add_label (self->role));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect (add, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), add);
  dtl_compat_name_buttons (self->box);
}

/* Class */

static gboolean
dtl_participants_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (DTL_PARTICIPANTS_EDITOR (widget)->box, GTK_DIR_TAB_FORWARD);
}

static void
dtl_participants_editor_dispose (GObject *object)
{
  DtlParticipantsEditor *self = DTL_PARTICIPANTS_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->form = NULL;
  g_clear_pointer (&self->participants, g_ptr_array_unref);

  G_OBJECT_CLASS (dtl_participants_editor_parent_class)->dispose (object);
}

static void
dtl_participants_editor_class_init (DtlParticipantsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_participants_editor_dispose;
  widget_class->grab_focus = dtl_participants_editor_grab_focus;
  g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dtl_participants_editor_init (DtlParticipantsEditor *self)
{
  self->participants = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_participant_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dtl_participants_editor_new:
 * @field: victims, property or perpetrators
 * @value: (nullable): the list as it is
 *
 * Emits "finished" when the analyst confirms the list with the Enter key.
 *
 * Returns: (transfer floating): an editor
 */
GtkWidget *
dtl_participants_editor_new (DtlField field, const DtlValue *value)
{
  DtlParticipantsEditor *self = g_object_new (DTL_TYPE_PARTICIPANTS_EDITOR, NULL);

  self->role = role_of (field);
  for (guint i = 0; value != NULL && i < dtl_value_n_participants (value); i++)
    g_ptr_array_add (self->participants,
                     dtl_participant_copy (dtl_value_get_participant (value, i)));
  if (self->participants->len == 0)
    self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  rebuild (self);
  return GTK_WIDGET (self);
}

/**
 * dtl_participants_editor_finish:
 * @self: an editor
 *
 * Takes what is being written into the list.
 *
 * Returns: %TRUE and emits "finished", or %FALSE if something written does not fit; the editor says
 *   what
 */
gboolean
dtl_participants_editor_finish (DtlParticipantsEditor *self)
{
  g_return_val_if_fail (DTL_IS_PARTICIPANTS_EDITOR (self), FALSE);

  if (self->form != NULL && !take_form (self))
    return FALSE;
  g_signal_emit_by_name (self, "finished");
  return TRUE;
}

/**
 * dtl_participants_editor_dup_value:
 * @self: an editor
 *
 * Returns: (transfer full) (nullable): the list; %NULL if it is empty
 */
DtlValue *
dtl_participants_editor_dup_value (DtlParticipantsEditor *self)
{
  GPtrArray *copy;

  if (self->participants->len == 0)
    return NULL;
  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_participant_free);
  for (guint i = 0; i < self->participants->len; i++)
    g_ptr_array_add (copy, dtl_participant_copy (g_ptr_array_index (self->participants, i)));
  return dtl_value_new_participants (copy);
}
