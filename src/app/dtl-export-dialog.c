/* dtl-export-dialog.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-export-dialog.h"

#include "dtl-compat.h"
#include "dtl-export.h"
#include "dtl-workspace-private.h"

#include <glib/gi18n.h>

/* The dialog "Export Data": which incidents, in which format. */
#define DTL_TYPE_EXPORT_DIALOG (dtl_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtlExportDialog, dtl_export_dialog, DTL, EXPORT_DIALOG, AdwWindow)

struct _DtlExportDialog
{
  AdwWindow parent_instance;

  AdwComboRow *format_row;
  GtkCheckButton *shown_check;
  GtkCheckButton *all_check;
  GtkWidget *export_button;
  GtkLabel *problem;

  DtlWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (DtlExportDialog, dtl_export_dialog, ADW_TYPE_WINDOW)

static GPtrArray *
collect_records (DtlExportDialog *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_record_unref);
  gboolean all = gtk_check_button_get_active (self->all_check);
  GListModel *articles =
      all ? G_LIST_MODEL (self->workspace->articles) : dtl_workspace_get_articles (self->workspace);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (DtlArticleItem) article = g_list_model_get_item (articles, i);

      for (guint j = 0; j < dtl_article_item_n_incidents (article); j++)
        {
          g_autoptr (DtlIncidentItem) incident = dtl_article_item_get_incident (article, j);

          if (dtl_incident_item_get_state (incident) != DTL_REVIEW_REJECTED &&
              (all || dtl_incident_item_get_visible (incident)))
            g_ptr_array_add (records, dtl_record_ref (dtl_incident_item_get_record (incident)));
        }
    }
  return records;
}

/* Writing */

typedef struct
{
  GPtrArray *records;
  DtlExportFormat format;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_ptr_array_unref (self->records);
  g_free (self->path);
  g_free (self);
}

static void
export_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (dtl_export_to_file (job->records, job->format, job->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_widget_set_sensitive (self->export_button, TRUE);
      return;
    }
  text = g_strdup_printf (
      ngettext ("%u incident exported to “%s”", "%u incidents exported to “%s”", job->records->len),
      job->records->len, name);
  _dtl_workspace_message (self->workspace, text, FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
path_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (DtlExportDialog) self = user_data;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  job = g_new0 (Job, 1);
  job->records = collect_records (self);
  job->format = (DtlExportFormat) adw_combo_row_get_selected (self->format_row);
  job->path = g_file_get_path (file);
  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, export_job);
  gtk_widget_set_sensitive (self->export_button, FALSE);
}

static void
export_clicked_cb (GtkButton *button, gpointer user_data)
{
  DtlExportDialog *self = user_data;
  const DtlExportInfo *info =
      dtl_export_info ((DtlExportFormat) adw_combo_row_get_selected (self->format_row));
  g_autofree char *title = dtl_workspace_dup_title (self->workspace);
  g_autofree char *name = g_strdup_printf ("%s.%s", title, info->extension);

  dtl_compat_choose_files (GTK_WINDOW (self), _("Export Data"), GTK_FILE_CHOOSER_ACTION_SAVE,
                           _("_Export"), name, NULL, FALSE, path_chosen_cb, g_object_ref (self));
}

/* Building */

static void
fill_formats (DtlExportDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < DTL_N_EXPORT_FORMATS; i++)
    gtk_string_list_append (labels, _ (dtl_export_info (i)->label));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->format_row, DTL_EXPORT_CSV);
}

static void
label_choices (DtlExportDialog *self)
{
  guint n_shown = dtl_workspace_get_shown (self->workspace)->len;
  guint n_all = dtl_workspace_n_incidents (self->workspace);
  g_autofree char *shown = g_strdup_printf (
      ngettext ("The %u incident that is _shown", "The %u incidents that are _shown", n_shown),
      n_shown);
  g_autofree char *all = g_strdup_printf (
      ngettext ("The only incident of the c_ase", "All %u incidents of the c_ase", n_all), n_all);

  gtk_check_button_set_label (self->shown_check, shown);
  gtk_check_button_set_label (self->all_check, all);
  gtk_widget_set_visible (GTK_WIDGET (self->shown_check), n_all != n_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->all_check), n_all != n_shown);
}

static void
dtl_export_dialog_dispose (GObject *object)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_export_dialog_parent_class)->dispose (object);
}

static void
dtl_export_dialog_class_init (DtlExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dateline/Dateline/dtl-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, shown_check);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dtl_export_dialog_init (DtlExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_compat_name_buttons (GTK_WIDGET (self));
}

/**
 * dtl_export_dialog_present:
 * @parent: window to open over
 * @workspace: whose incidents are exported
 */
void
dtl_export_dialog_present (GtkWindow *parent, DtlWorkspace *workspace)
{
  DtlExportDialog *self = g_object_new (DTL_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  fill_formats (self);
  label_choices (self);
  gtk_window_present (GTK_WINDOW (self));
}
