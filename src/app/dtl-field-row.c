/* dtl-field-row.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-field-row.h"

#include "dtl-field-editor.h"
#include "dtl-field-group.h"
#include "dtl-reason.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _DtlFieldRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *confidence;
  GtkWidget *edit_button;
  GtkBox *editor_box;
  GtkLabel *label;
  GtkLabel *reason;
  GtkWidget *revert_button;
  GtkStack *stack;
  GtkLabel *value;

  DtlWorkspace *workspace;
  DtlIncidentItem *incident;
  DtlField field;
  GtkWidget *editor;
};

G_DEFINE_FINAL_TYPE (DtlFieldRow, dtl_field_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  EDIT_PLACE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is shown */

static gboolean
is_corrected (DtlRecord *record, DtlField field)
{
  if (!dtl_field_is_place_row (field))
    return dtl_record_is_corrected (record, field);
  for (DtlField other = 0; other < DTL_N_FIELDS; other++)
    if (dtl_field_info (other)->is_place && dtl_record_is_corrected (record, other))
      return TRUE;
  return FALSE;
}

static char *
display (DtlRecord *record, DtlField field)
{
  const DtlValue *value = dtl_record_get_value (record, field);

  if (dtl_field_is_place_row (field))
    return dtl_record_dup_place (record);
  return value != NULL ? dtl_value_display (value, field) : NULL;
}

/* The first words of the evidence, quoted, from the text that the record carries. */
static char *
quote (DtlRecord *record, DtlField field)
{
  const char *text = dtl_record_get_article (record)->text;
  g_autoptr (GArray) spans = dtl_field_evidence (record, field);
  g_autofree char *words = NULL;
  const DtlSpan *span;
  glong length;

  if (spans->len == 0 || text == NULL)
    return NULL;
  span = &g_array_index (spans, DtlSpan, 0);
  length = g_utf8_strlen (text, -1);
  if (span->start >= span->end || span->end > length)
    return NULL;
  words = g_utf8_substring (text, span->start, MIN (span->end, span->start + 90));
  g_strdelimit (words, "\n\t", ' ');
  /* Translators: words of the article, quoted as in the reasons that the program gives */
  return span->end > span->start + 90 ? g_strdup_printf (_("“%s…”"), words)
                                      : g_strdup_printf (_("“%s”"), words);
}

static void
append_part (GString *out, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", part);
}

static void
append_place_facts (GString *out, DtlRecord *record)
{
  GPtrArray *candidates = dtl_incident_get_candidates (dtl_record_get_incident (record));
  const DtlValue *specificity = dtl_record_get_value (record, DTL_FIELD_SPECIFICITY);
  double lat, lon, radius;
  g_autofree char *text = NULL;

  if (!dtl_record_get_point (record, &lat, &lon, &radius))
    append_part (out, _("not on the map"));
  else if (radius > 0)
    {
      g_autofree char *km = g_strdup_printf (_("±%g km"), radius < 10 ? round (radius * 10) / 10
                                                                      : round (radius));
      append_part (out, km);
    }
  if (specificity != NULL)
    {
      g_autofree char *level =
          g_strdup_printf (_("specificity %d"), dtl_value_get_integer (specificity));
      append_part (out, level);
    }
  if (candidates != NULL && candidates->len > 1)
    {
      text = g_strdup_printf (ngettext ("%u candidate", "%u candidates", candidates->len),
                              candidates->len);
      append_part (out, text);
    }
}

static const char *
reason_of (DtlRecord *record, DtlField field)
{
  DtlIncident *incident = dtl_record_get_incident (record);
  const char *reason = dtl_incident_get_reason (incident, field);

  for (DtlField other = 0; reason == NULL && dtl_field_is_place_row (field) && other < DTL_N_FIELDS;
       other++)
    if (dtl_field_info (other)->is_place)
      reason = dtl_incident_get_reason (incident, other);
  return reason;
}

static char *
explain (DtlRecord *record, DtlField field)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *words = quote (record, field);

  if (is_corrected (record, field))
    {
      const DtlValue *machine = dtl_incident_get_value (dtl_record_get_incident (record), field);
      g_autofree char *was = machine != NULL ? dtl_value_display (machine, field) : NULL;
      /* Translators: the value that the program had found before the analyst changed it */
      g_autofree char *text = g_strdup_printf (_("edited; read as: %s"),
                                               was != NULL ? was : _("not said"));

      append_part (out, text);
    }
  else
    {
      g_autofree char *reason = dtl_reason_display (reason_of (record, field));

      /* Many reasons begin with the words themselves. */
      if (reason == NULL || words == NULL || strstr (reason, words) == NULL)
        append_part (out, words);
      append_part (out, reason);
    }
  if (dtl_field_is_place_row (field))
    append_place_facts (out, record);
  return g_strdup (out->str);
}

static const char *
row_label (DtlField field)
{
  return dtl_field_is_place_row (field) ? _("Place") : dtl_field_label (field);
}

/* A place without a town is as certain as the closest of its fields that is known. */
static double
confidence_of (DtlRecord *record, DtlField field)
{
  static const DtlField wider[] = { DTL_FIELD_CITY, DTL_FIELD_LAT, DTL_FIELD_ADMIN1,
                                    DTL_FIELD_COUNTRY };

  for (guint i = 0; dtl_field_is_place_row (field) && i < G_N_ELEMENTS (wider); i++)
    if (dtl_record_get_value (record, wider[i]) != NULL)
      return dtl_record_get_confidence (record, wider[i]);
  return dtl_record_get_confidence (record, field);
}

static void
show_confidence (DtlFieldRow *self, DtlRecord *record, gboolean known)
{
  double confidence = confidence_of (record, self->field);
  gboolean corrected = is_corrected (record, self->field);
  g_autofree char *text = g_strdup_printf (_("%d %%"), (int) round (confidence * 100));

  gtk_label_set_label (self->confidence, corrected ? _("edited") : text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->confidence),
                               corrected ? _("Set by you") : _("How sure Dateline is"));
  gtk_widget_set_visible (GTK_WIDGET (self->confidence), known || corrected);
  gtk_widget_set_visible (self->revert_button, corrected);
  if (known && !corrected && confidence < 0.5)
    gtk_widget_add_css_class (GTK_WIDGET (self->confidence), "doubtful");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->confidence), "doubtful");
}

static void
update (DtlFieldRow *self)
{
  DtlRecord *record;
  g_autofree char *text = NULL;
  g_autofree char *why = NULL;
  g_autofree char *name = NULL;

  if (self->incident == NULL)
    return;
  record = dtl_incident_item_get_record (self->incident);
  text = display (record, self->field);
  why = explain (record, self->field);
  gtk_label_set_label (self->value, text != NULL ? text : _("Not said"));
  if (text == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "dim-label");
  gtk_label_set_label (self->reason, why);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), *why != '\0');
  show_confidence (self, record, text != NULL);
  name = g_strdup_printf ("%s: %s", row_label (self->field), text != NULL ? text : _("Not said"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

/* Editing */

static void
commit_cb (DtlFieldRow *self, DtlFieldEditor *editor)
{
  g_autoptr (DtlValue) value = dtl_field_editor_ref_value (editor);
  const DtlValue *old =
      dtl_record_get_value (dtl_incident_item_get_record (self->incident), self->field);

  if (!dtl_value_equal (value, old))
    dtl_workspace_set_value (self->workspace, self->incident, self->field, value);
  dtl_field_row_stop_editing (self);
}

static gboolean
remove_editor_cb (gpointer data)
{
  g_autoptr (GtkWidget) editor = data;
  GtkWidget *parent = gtk_widget_get_parent (editor);

  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), editor);
  return G_SOURCE_REMOVE;
}

/**
 * dtl_field_row_stop_editing:
 * @self: a row
 *
 * Shows the value again. Nothing is changed.
 */
void
dtl_field_row_stop_editing (DtlFieldRow *self)
{
  if (self->editor == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, "value");
  gtk_widget_grab_focus (GTK_WIDGET (self));
  /* The editor may be in the midst of a signal of its own. */
  g_idle_add (remove_editor_cb, g_object_ref (self->editor));
  self->editor = NULL;
}

/**
 * dtl_field_row_edit:
 * @self: a row
 *
 * Puts an editor in the place of the value.
 */
void
dtl_field_row_edit (DtlFieldRow *self)
{
  if (self->incident == NULL || self->editor != NULL)
    return;
  if (dtl_field_is_place_row (self->field))
    {
      g_signal_emit (self, signals[EDIT_PLACE], 0);
      return;
    }
  self->editor = dtl_field_editor_new (
      self->field,
      dtl_record_get_value (dtl_incident_item_get_record (self->incident), self->field));
  gtk_widget_set_hexpand (self->editor, TRUE);
  g_signal_connect_object (self->editor, "commit", G_CALLBACK (commit_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "cancel", G_CALLBACK (dtl_field_row_stop_editing), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->editor_box, self->editor);
  gtk_stack_set_visible_child_name (self->stack, "editor");
  gtk_widget_grab_focus (self->editor);
}

static void
edit_clicked_cb (GtkButton *button, gpointer user_data)
{
  dtl_field_row_edit (DTL_FIELD_ROW (user_data));
}

static void
revert_clicked_cb (GtkButton *button, gpointer user_data)
{
  DtlFieldRow *self = DTL_FIELD_ROW (user_data);

  if (dtl_field_is_place_row (self->field))
    dtl_workspace_clear_place (self->workspace, self->incident);
  else
    dtl_workspace_clear_value (self->workspace, self->incident, self->field);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  if (n_press == 2)
    dtl_field_row_edit (DTL_FIELD_ROW (user_data));
}

/* Class */

static void
dtl_field_row_dispose (GObject *object)
{
  DtlFieldRow *self = DTL_FIELD_ROW (object);

  if (self->incident != NULL)
    g_signal_handlers_disconnect_by_func (self->incident, update, self);
  g_clear_object (&self->incident);
  self->editor = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_FIELD_ROW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_field_row_parent_class)->dispose (object);
}

static void
dtl_field_row_class_init (DtlFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_field_row_dispose;

  signals[EDIT_PLACE] = g_signal_new ("edit-place", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dateline/Dateline/dtl-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlFieldRow, confidence);
  gtk_widget_class_bind_template_child (widget_class, DtlFieldRow, edit_button);
  gtk_widget_class_bind_template_child (widget_class, DtlFieldRow, editor_box);
  gtk_widget_class_bind_template_child (widget_class, DtlFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, DtlFieldRow, reason);
  gtk_widget_class_bind_template_child (widget_class, DtlFieldRow, revert_button);
  gtk_widget_class_bind_template_child (widget_class, DtlFieldRow, stack);
  gtk_widget_class_bind_template_child (widget_class, DtlFieldRow, value);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, revert_clicked_cb);
}

static void
dtl_field_row_init (DtlFieldRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * dtl_field_row_new:
 * @workspace: where changes go
 * @field: the field; the town's row stands for the whole place
 *
 * Returns: (transfer floating): a row without an incident
 */
GtkWidget *
dtl_field_row_new (DtlWorkspace *workspace, DtlField field)
{
  DtlFieldRow *self = g_object_new (DTL_TYPE_FIELD_ROW, NULL);
  /* Translators: %s is the name of a field, as "Killed" */
  g_autofree char *edit = g_strdup_printf (_("Edit “%s” (E)"), row_label (field));
  g_autofree char *revert = g_strdup_printf (_("Take Your Value of “%s” Back"), row_label (field));

  self->workspace = g_object_ref (workspace);
  self->field = field;
  gtk_label_set_label (self->label, row_label (field));
  gtk_widget_set_tooltip_text (self->edit_button, edit);
  gtk_widget_set_tooltip_text (self->revert_button, revert);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, edit, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->revert_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, revert, -1);
  return GTK_WIDGET (self);
}

DtlField
dtl_field_row_get_field (DtlFieldRow *self)
{
  return self->field;
}

/**
 * dtl_field_row_set_incident:
 * @self: a row
 * @incident: (nullable): what it shows and follows
 */
void
dtl_field_row_set_incident (DtlFieldRow *self, DtlIncidentItem *incident)
{
  g_return_if_fail (DTL_IS_FIELD_ROW (self));

  if (self->incident == incident)
    return;
  dtl_field_row_stop_editing (self);
  if (self->incident != NULL)
    g_signal_handlers_disconnect_by_func (self->incident, update, self);
  g_set_object (&self->incident, incident);
  if (incident != NULL)
    g_signal_connect_swapped (incident, "changed", G_CALLBACK (update), self);
  update (self);
}

/**
 * dtl_field_row_is_known:
 * @self: a row
 *
 * Returns: %TRUE if its field has a value or was edited
 */
gboolean
dtl_field_row_is_known (DtlFieldRow *self)
{
  DtlRecord *record;
  g_autofree char *text = NULL;

  if (self->incident == NULL)
    return FALSE;
  record = dtl_incident_item_get_record (self->incident);
  text = display (record, self->field);
  return text != NULL || is_corrected (record, self->field);
}
