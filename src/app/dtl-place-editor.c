/* dtl-place-editor.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-place-editor.h"

#include "dtl-compat.h"
#include "dtl-gazetteer.h"
#include "dtl-pin-form.h"
#include "dtl-place-memory.h"
#include "dtl-place-row.h"

#include <glib/gi18n.h>
#include <math.h>

#define SEARCH_DELAY_MS 200
#define MAX_FOUND 30
/* What a pin set by hand may be off. */
#define PIN_RADIUS_KM 0.5

struct _DtlPlaceEditor
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *list;
  GtkToggleButton *pin_button;
  DtlPinForm *pin_form;
  GtkSearchEntry *search_entry;
  GtkLabel *status;

  DtlWorkspace *workspace;
  guint search_source;
  guint serial; /* of the search whose answer is wanted */
};

G_DEFINE_FINAL_TYPE (DtlPlaceEditor, dtl_place_editor, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The list */

/* The row that has the focus is shown on the map, or else the one under the pointer. */
static void
row_focused_cb (GtkEventController *controller, gpointer user_data)
{
  DtlPlaceEditor *self = user_data;
  GtkWidget *row = gtk_event_controller_get_widget (controller);

  dtl_workspace_set_previewed (self->workspace, dtl_place_row_get_place (DTL_PLACE_ROW (row)));
}

static void
row_entered_cb (GtkEventController *controller, double x, double y, gpointer user_data)
{
  row_focused_cb (controller, user_data);
}

static void
row_left_cb (GtkEventController *controller, gpointer user_data)
{
  DtlPlaceEditor *self = user_data;
  GtkWidget *row = gtk_event_controller_get_widget (controller);

  if (self->workspace != NULL && dtl_workspace_get_previewed (self->workspace) ==
                                     dtl_place_row_get_place (DTL_PLACE_ROW (row)))
    dtl_workspace_set_previewed (self->workspace, NULL);
}

static GtkWidget *
new_row (DtlPlaceEditor *self, DtlPlace *place, double km)
{
  GtkWidget *row = dtl_place_row_new (place, km);
  GtkEventController *pointer = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (pointer, "enter", G_CALLBACK (row_entered_cb), self);
  g_signal_connect (pointer, "leave", G_CALLBACK (row_left_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (row_focused_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (row_left_cb), self);
  gtk_widget_add_controller (row, pointer);
  gtk_widget_add_controller (row, focus);
  return row;
}

static void
show_places (DtlPlaceEditor *self, GPtrArray *places, const char *status)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  double lat = 0, lon = 0;
  gboolean mapped =
      incident != NULL &&
      dtl_record_get_point (dtl_incident_item_get_record (incident), &lat, &lon, NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      DtlPlace *place = g_ptr_array_index (places, i);
      double km = mapped ? dtl_distance_km (lat, lon, place->lat, place->lon) : -1;

      gtk_list_box_append (self->list, new_row (self, place, km));
    }
  gtk_label_set_label (self->status, status);
  gtk_widget_set_visible (GTK_WIDGET (self->pin_form), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), places != NULL && places->len > 0);
  dtl_workspace_set_preview (self->workspace, places);
}

static void
show_candidates (DtlPlaceEditor *self)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  g_autoptr (GPtrArray) candidates =
      incident != NULL ? dtl_place_memory_recall (self->workspace, incident)
                       : g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_place_unref);
  GPtrArray *read = incident != NULL ? dtl_incident_get_candidates (dtl_record_get_incident (
                                           dtl_incident_item_get_record (incident)))
                                     : NULL;

  for (guint i = 0; read != NULL && i < read->len; i++)
    g_ptr_array_add (candidates, dtl_place_ref (g_ptr_array_index (read, i)));
  show_places (self, candidates,
               candidates->len > 0
                   ? _ ("Places that the article's words may mean")
                   : _ ("The article names no place that is known; search for one"));
}

/* Searching */

typedef struct
{
  char *words;
  guint serial;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_free (self->words);
  g_free (self);
}

static void
search_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DtlPlaceEditor *self = source;
  Search *search = data;
  GError *error = NULL;
  g_autoptr (DtlExtractor) extractor = dtl_workspace_ref_extractor (self->workspace, &error);

  if (extractor == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (
        task,
        dtl_gazetteer_search (dtl_extractor_get_gazetteer (extractor), search->words, MAX_FOUND),
        (GDestroyNotify) g_ptr_array_unref);
}

static void
search_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlPlaceEditor *self = DTL_PLACE_EDITOR (source);
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->workspace == NULL || search->serial != self->serial)
    return;
  if (error != NULL)
    show_places (self, NULL, error->message);
  else if (places == NULL || places->len == 0)
    show_places (self, NULL, _ ("No place has that name"));
  else
    show_places (self, places, _ ("Places found"));
}

static gboolean
search_later_cb (gpointer data)
{
  DtlPlaceEditor *self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, search_cb, NULL);
  Search *search = g_new0 (Search, 1);

  self->search_source = 0;
  search->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  search->serial = self->serial;
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_job);
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  DtlPlaceEditor *self = user_data;
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  self->serial++;
  g_clear_handle_id (&self->search_source, g_source_remove);
  if (*words == '\0')
    show_candidates (self);
  else
    self->search_source = g_timeout_add (SEARCH_DELAY_MS, search_later_cb, self);
}

/* Choosing */

/* How exact a place is on the scale of the GTD codebook: 1 a town or closer, 3 a district, 4 a
 * province, 5 a country. */
static int
specificity_of (const DtlPlace *place)
{
  const char *feature = place->feature != NULL ? place->feature : "";

  if (g_str_has_prefix (feature, "PCL") || g_str_equal (feature, "RGN"))
    return 5;
  if (g_str_has_prefix (feature, "ADM1"))
    return 4;
  if (g_str_has_prefix (feature, "ADM"))
    return 3;
  return 1;
}

static void
finish (DtlPlaceEditor *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
choose (DtlPlaceEditor *self, DtlPlace *place, int specificity)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);

  if (incident != NULL)
    dtl_workspace_set_place (self->workspace, incident, place, specificity);
  finish (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  DtlPlaceEditor *self = user_data;
  DtlPlace *place = dtl_place_row_get_place (DTL_PLACE_ROW (row));

  choose (self, place, specificity_of (place));
}

/* A pin says where, not what the place is called: the nearest town lends its names. */
static void
pin_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DtlPlaceEditor *self = source;
  DtlPlace *pin = data;
  GError *error = NULL;
  g_autoptr (DtlExtractor) extractor = dtl_workspace_ref_extractor (self->workspace, &error);
  g_autoptr (DtlPlace) near = NULL;

  if (extractor == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  near = dtl_gazetteer_nearest (dtl_extractor_get_gazetteer (extractor), pin->lat, pin->lon);
  if (near != NULL)
    {
      g_free (pin->name);
      pin->name = g_strdup (near->name);
      pin->admin1 = g_strdup (near->admin1);
      pin->admin2 = g_strdup (near->admin2);
      pin->country = g_strdup (near->country);
      pin->feature = g_strdup ("PPL");
    }
  g_task_return_boolean (task, TRUE);
}

static void
ask_about_pin (DtlPlaceEditor *self, DtlPlace *pin)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_place_unref);

  g_ptr_array_add (places, dtl_place_ref (pin));
  show_places (self, NULL, "");
  dtl_workspace_set_preview (self->workspace, places);
  gtk_widget_set_visible (GTK_WIDGET (self->pin_form), TRUE);
  dtl_pin_form_set_pin (self->pin_form, pin);
}

/* A place of one's own goes into the overlay of the gazetteer, where its name finds it. */
static void
keep_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DtlPlaceEditor *self = source;
  DtlPlace *place = data;
  GError *error = NULL;
  g_autoptr (DtlExtractor) extractor = dtl_workspace_ref_extractor (self->workspace, &error);
  char *id = extractor != NULL
                 ? dtl_gazetteer_add (dtl_extractor_get_gazetteer (extractor), place, NULL, &error)
                 : NULL;

  if (id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_free (place->id);
  place->id = id;
  g_task_return_boolean (task, TRUE);
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlPlaceEditor *self = DTL_PLACE_EDITOR (source);
  DtlPlace *place = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    choose (self, place, specificity_of (place));
  else
    gtk_label_set_label (self->status, error->message);
}

static void
use_cb (DtlPinForm *form, gboolean keep, gpointer user_data)
{
  DtlPlaceEditor *self = user_data;
  g_autoptr (DtlPlace) place = dtl_pin_form_dup_place (form);
  g_autoptr (GTask) task = NULL;

  if (!keep)
    {
      choose (self, place, specificity_of (place));
      return;
    }
  task = g_task_new (self, NULL, keep_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&place), (GDestroyNotify) dtl_place_unref);
  g_task_run_in_thread (task, keep_job);
}

static void
pin_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlPlaceEditor *self = DTL_PLACE_EDITOR (source);
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    ask_about_pin (self, g_task_get_task_data (G_TASK (result)));
  else
    gtk_label_set_label (self->status, error->message);
}

static void
picked_cb (DtlPlaceEditor *self, double lat, double lon)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, pin_cb, NULL);
  DtlPlace *pin = dtl_place_new ();

  pin->id = g_strdup ("user:pin");
  pin->name = g_strdup ("");
  pin->lat = round (lat * 1e5) / 1e5;
  pin->lon = round (lon * 1e5) / 1e5;
  pin->radius_km = PIN_RADIUS_KM;
  g_task_set_task_data (task, pin, (GDestroyNotify) dtl_place_unref);
  g_task_run_in_thread (task, pin_job);
}

static void
pin_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  DtlPlaceEditor *self = user_data;

  dtl_workspace_set_picking (self->workspace, gtk_toggle_button_get_active (button));
}

static void
pick_changed_cb (DtlPlaceEditor *self)
{
  gtk_toggle_button_set_active (self->pin_button, dtl_workspace_get_picking (self->workspace));
}

static void
back_clicked_cb (GtkButton *button, gpointer user_data)
{
  finish (DTL_PLACE_EDITOR (user_data));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        gpointer user_data)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  finish (DTL_PLACE_EDITOR (user_data));
  return GDK_EVENT_STOP;
}

/* Class */

static void
dtl_place_editor_dispose (GObject *object)
{
  DtlPlaceEditor *self = DTL_PLACE_EDITOR (object);

  g_clear_handle_id (&self->search_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_PLACE_EDITOR);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_place_editor_parent_class)->dispose (object);
}

static void
dtl_place_editor_class_init (DtlPlaceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_place_editor_dispose;
  g_type_ensure (DTL_TYPE_PIN_FORM);

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dateline/Dateline/dtl-place-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlPlaceEditor, box);
  gtk_widget_class_bind_template_child (widget_class, DtlPlaceEditor, list);
  gtk_widget_class_bind_template_child (widget_class, DtlPlaceEditor, pin_button);
  gtk_widget_class_bind_template_child (widget_class, DtlPlaceEditor, pin_form);
  gtk_widget_class_bind_template_child (widget_class, DtlPlaceEditor, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DtlPlaceEditor, status);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "placeeditor");
}

static void
dtl_place_editor_init (DtlPlaceEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_compat_name_buttons (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * dtl_place_editor_set_workspace:
 * @self: the editor
 * @workspace: whose selected incident it edits; set once
 */
void
dtl_place_editor_set_workspace (DtlPlaceEditor *self, DtlWorkspace *workspace)
{
  g_return_if_fail (DTL_IS_PLACE_EDITOR (self));

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "pick-changed", G_CALLBACK (pick_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dtl_place_editor_start:
 * @self: the editor
 *
 * Lists the candidates of the selected incident, and marks them on the map.
 */
void
dtl_place_editor_start (DtlPlaceEditor *self)
{
  self->serial++;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  show_candidates (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * dtl_place_editor_stop:
 * @self: the editor
 *
 * Takes its marks off the map.
 */
void
dtl_place_editor_stop (DtlPlaceEditor *self)
{
  self->serial++;
  dtl_workspace_set_picking (self->workspace, FALSE);
  dtl_workspace_set_preview (self->workspace, NULL);
}
