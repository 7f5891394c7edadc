/* dtl-snapshot-dialog.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-snapshot-dialog.h"

#include "dtl-compat.h"
#include "dtl-snapshot-job.h"
#include "dtl-workspace-private.h"

#include <glib/gi18n.h>

/* Painted larger than it is shown, for dense screens. */
#define PREVIEW_WIDTH 960
#define PREVIEW_HEIGHT 960
#define PREVIEW_DELAY_MS 120

#define DTL_TYPE_SNAPSHOT_DIALOG (dtl_snapshot_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtlSnapshotDialog, dtl_snapshot_dialog, DTL, SNAPSHOT_DIALOG, AdwWindow)

struct _DtlSnapshotDialog
{
  AdwWindow parent_instance;

  GtkSwitch *arrow_switch;
  GtkSwitch *timeline_switch;
  AdwComboRow *area_row;
  AdwEntryRow *classification_row;
  AdwComboRow *format_row;
  GtkSwitch *list_switch;
  GtkPicture *preview;
  GtkLabel *problem;
  GtkWidget *save_button;
  AdwComboRow *size_row;
  AdwComboRow *style_row;
  AdwEntryRow *subtitle_row;
  AdwEntryRow *title_row;

  DtlWorkspace *workspace;
  GSettings *settings;
  DtlMapBox box;
  gboolean has_box;
  guint preview_source;
  guint serial;
};

G_DEFINE_FINAL_TYPE (DtlSnapshotDialog, dtl_snapshot_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  const char *label;
  DtlSnapshotSize size;
  int width;
  int height;
} PageInfo;

static const PageInfo pages[] = {
  { N_ ("Slide, 16:9"), DTL_SNAPSHOT_SLIDE, 0, 0 },
  { N_ ("A4, upright"), DTL_SNAPSHOT_A4_PORTRAIT, 0, 0 },
  { N_ ("A4, landscape"), DTL_SNAPSHOT_A4_LANDSCAPE, 0, 0 },
  { N_ ("Letter, upright"), DTL_SNAPSHOT_LETTER_PORTRAIT, 0, 0 },
  { N_ ("Letter, landscape"), DTL_SNAPSHOT_LETTER_LANDSCAPE, 0, 0 },
  { N_ ("1280 × 720 pixels"), DTL_SNAPSHOT_PIXELS, 1280, 720 },
  { N_ ("1920 × 1080 pixels"), DTL_SNAPSHOT_PIXELS, 1920, 1080 },
  { N_ ("1200 × 1200 pixels"), DTL_SNAPSHOT_PIXELS, 1200, 1200 },
};

static const char *const formats[] = { "png", "svg", "pdf" };

/* The page as the dialog says */

static const char *
text_of (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return *text != '\0' ? text : NULL;
}

static DtlSnapshotJob *
new_job (DtlSnapshotDialog *self)
{
  const PageInfo *page = &pages[adw_combo_row_get_selected (self->size_row)];
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%x");
  DtlSnapshotOptions options;

  dtl_snapshot_options_init (&options);
  options.title = text_of (self->title_row);
  options.subtitle = text_of (self->subtitle_row);
  options.classification = text_of (self->classification_row);
  options.date = date;
  options.size = page->size;
  options.width = page->width;
  options.height = page->height;
  options.theme = (DtlMapTheme) adw_combo_row_get_selected (self->style_row);
  options.list = gtk_switch_get_active (self->list_switch);
  options.north_arrow = gtk_switch_get_active (self->arrow_switch);
  options.timeline = gtk_switch_get_active (self->timeline_switch);
  options.has_box = self->has_box && adw_combo_row_get_selected (self->area_row) == 0;
  options.box = self->box;
  return dtl_snapshot_job_new (self->workspace, &options);
}

static void
show_problem (DtlSnapshotDialog *self, const char *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* The preview */

static void
preview_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = dtl_snapshot_job_preview (data, PREVIEW_WIDTH, PREVIEW_HEIGHT, &error);

  if (texture == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texture, g_object_unref);
}

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlSnapshotDialog *self = DTL_SNAPSHOT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (GPOINTER_TO_UINT (user_data) != self->serial || self->workspace == NULL)
    return;
  if (texture == NULL)
    show_problem (self, error->message);
  else
    gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (texture));
}

static gboolean
preview_later_cb (gpointer data)
{
  DtlSnapshotDialog *self = data;
  g_autoptr (GTask) task = NULL;

  self->preview_source = 0;
  self->serial++;
  task = g_task_new (self, NULL, preview_cb, GUINT_TO_POINTER (self->serial));
  g_task_set_task_data (task, new_job (self), (GDestroyNotify) dtl_snapshot_job_unref);
  g_task_run_in_thread (task, preview_job);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DtlSnapshotDialog *self)
{
  if (self->preview_source == 0 && self->workspace != NULL)
    self->preview_source = g_timeout_add (PREVIEW_DELAY_MS, preview_later_cb, self);
}

/* Saving */

typedef struct
{
  DtlSnapshotJob *job;
  char *path;
} Write;

static void
write_free (gpointer data)
{
  Write *self = data;

  dtl_snapshot_job_unref (self->job);
  g_free (self->path);
  g_free (self);
}

static void
write_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Write *job = data;
  GError *error = NULL;

  if (dtl_snapshot_job_write (job->job, job->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlSnapshotDialog *self = DTL_SNAPSHOT_DIALOG (source);
  Write *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      show_problem (self, error->message);
      return;
    }
  text = g_strdup_printf (_("Map saved as “%s”"), name);
  _dtl_workspace_message (self->workspace, text, FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remember_choices (DtlSnapshotDialog *self)
{
  g_settings_set_int (self->settings, "snapshot-size",
                      (int) adw_combo_row_get_selected (self->size_row));
  g_settings_set_int (self->settings, "snapshot-theme",
                      (int) adw_combo_row_get_selected (self->style_row));
  g_settings_set_string (self->settings, "snapshot-classification",
                         gtk_editable_get_text (GTK_EDITABLE (self->classification_row)));
}

/* The painter goes by the ending: a name without one gets that of the format. */
static char *
complete_path (DtlSnapshotDialog *self, char *path)
{
  char *completed;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *suffix = g_strconcat (".", formats[i], NULL);

      if (g_str_has_suffix (path, suffix))
        return path;
    }
  completed = g_strconcat (path, ".", formats[adw_combo_row_get_selected (self->format_row)], NULL);
  g_free (path);
  return completed;
}

static void
path_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (DtlSnapshotDialog) self = user_data;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autoptr (GTask) task = NULL;
  Write *job;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  remember_choices (self);
  show_problem (self, NULL);
  job = g_new0 (Write, 1);
  job->job = new_job (self);
  job->path = complete_path (self, g_file_get_path (file));
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, job, write_free);
  g_task_run_in_thread (task, write_job);
  gtk_widget_set_sensitive (self->save_button, FALSE);
}

static void
save_clicked_cb (GtkButton *button, gpointer user_data)
{
  DtlSnapshotDialog *self = user_data;
  const char *format = formats[adw_combo_row_get_selected (self->format_row)];
  const char *title = text_of (self->title_row);
  g_autofree char *safe = g_strdelimit (g_strdup (title != NULL ? title : _("Map")), "/", '-');
  g_autofree char *name = g_strdup_printf ("%s.%s", safe, format);

  dtl_compat_choose_files (GTK_WINDOW (self), _("Save the Map"), GTK_FILE_CHOOSER_ACTION_SAVE,
                           _("_Save"), name, NULL, FALSE, path_chosen_cb, g_object_ref (self));
}

/* Building */

static void
fill (AdwComboRow *row, const char *const *labels, guint n_labels, guint selected)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_labels; i++)
    gtk_string_list_append (model, _ (labels[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (row, MIN (selected, n_labels - 1));
}

static void
fill_rows (DtlSnapshotDialog *self)
{
  static const char *const format_labels[] = { N_ ("Picture (PNG)"), N_ ("Vectors (SVG)"),
                                               N_ ("Document (PDF)") };
  static const char *const style_labels[] = { N_ ("Light"), N_ ("Dark"), N_ ("Print") };
  static const char *const area_labels[] = { N_ ("What the map shows now"),
                                             N_ ("All incidents shown") };
  const char *page_labels[G_N_ELEMENTS (pages)];
  g_autofree char *title = dtl_workspace_dup_title (self->workspace);
  g_autofree char *subtitle = dtl_filter_describe (dtl_workspace_get_filter (self->workspace));
  g_autofree char *classification =
      g_settings_get_string (self->settings, "snapshot-classification");

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    page_labels[i] = pages[i].label;
  fill (self->format_row, format_labels, G_N_ELEMENTS (format_labels), 0);
  fill (self->size_row, page_labels, G_N_ELEMENTS (pages),
        (guint) g_settings_get_int (self->settings, "snapshot-size"));
  fill (self->style_row, style_labels, G_N_ELEMENTS (style_labels),
        (guint) g_settings_get_int (self->settings, "snapshot-theme"));
  fill (self->area_row, area_labels, G_N_ELEMENTS (area_labels), self->has_box ? 0 : 1);
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), title);
  gtk_editable_set_text (GTK_EDITABLE (self->subtitle_row), subtitle);
  gtk_editable_set_text (GTK_EDITABLE (self->classification_row), classification);
}

static void
dtl_snapshot_dialog_dispose (GObject *object)
{
  DtlSnapshotDialog *self = DTL_SNAPSHOT_DIALOG (object);

  g_clear_handle_id (&self->preview_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_SNAPSHOT_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dtl_snapshot_dialog_parent_class)->dispose (object);
}

static void
dtl_snapshot_dialog_class_init (DtlSnapshotDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_snapshot_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/dateline/Dateline/dtl-snapshot-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, area_row);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, arrow_switch);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, classification_row);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, list_switch);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, style_row);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, subtitle_row);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, timeline_switch);
  gtk_widget_class_bind_template_child (widget_class, DtlSnapshotDialog, title_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dtl_snapshot_dialog_init (DtlSnapshotDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_compat_name_buttons (GTK_WIDGET (self));
}

/**
 * dtl_snapshot_dialog_present:
 * @parent: window to open over
 * @workspace: whose incidents are drawn
 * @settings: remembers the choices
 * @box: (nullable): what the map shows now
 */
void
dtl_snapshot_dialog_present (GtkWindow *parent,
                             DtlWorkspace *workspace,
                             GSettings *settings,
                             const DtlMapBox *box)
{
  DtlSnapshotDialog *self = g_object_new (DTL_TYPE_SNAPSHOT_DIALOG, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  self->has_box = box != NULL;
  if (box != NULL)
    self->box = *box;
  self->workspace = g_object_ref (workspace);
  fill_rows (self);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
