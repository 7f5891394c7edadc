/* dtl-window-files.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-window.h"
#include "dtl-window-private.h"

#include "dtl-compat.h"
#include "dtl-paths.h"

#include <glib/gi18n.h>

/* The endings of the files that the readers know. */
static const char *const article_suffixes[] = { "txt",  "text", "md",  "html", "htm", "xhtml",
                                                "mhtml", "mht",  "eml", "mbox", "pdf", "docx",
                                                "odt",  "rtf",  "epub", "json", "jsonl", "xml",
                                                "zip",  "warc", "csv" };

/* Reading files */

static void
open_paths (DtlWindow *self, GPtrArray *paths)
{
  g_ptr_array_add (paths, NULL);
  dtl_workspace_import (self->workspace, (const char *const *) paths->pdata);
}

void
_dtl_window_open_paths (DtlWindow *self, const char *const *paths)
{
  if (!dtl_workspace_is_ready (self->workspace))
    {
      if (self->pending == NULL)
        self->pending = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; paths[i] != NULL; i++)
        g_ptr_array_add (self->pending, g_strdup (paths[i]));
      return;
    }
  dtl_workspace_import (self->workspace, paths);
}

void
_dtl_window_open_pending (DtlWindow *self)
{
  g_autoptr (GPtrArray) paths = g_steal_pointer (&self->pending);

  open_paths (self, paths);
}

static gboolean
is_case_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".dateline");
}

/**
 * dtl_window_open_files:
 * @self: a window
 * @files: (array length=n_files): articles, folders, or a case
 * @n_files: how many
 *
 * Opens a case file, or reads articles into the case that is open.
 */
void
dtl_window_open_files (DtlWindow *self, GFile **files, int n_files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n_files; i++)
    {
      char *path = g_file_get_path (files[i]);

      if (path == NULL)
        {
          g_autofree char *name = g_file_get_parse_name (files[i]);
          g_autofree char *text =
              g_strdup_printf (_("“%s” is not on this computer; save it here first"), name);

          _dtl_window_show_message (self, text, FALSE);
        }
      else if (is_case_file (files[i]))
        {
          dtl_workspace_open (self->workspace, path);
          g_free (path);
        }
      else
        g_ptr_array_add (paths, path);
    }
  if (paths->len == 0)
    return;
  g_ptr_array_add (paths, NULL);
  _dtl_window_open_paths (self, (const char *const *) paths->pdata);
}

static void
files_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (DtlWindow) self = user_data;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  if (files == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  dtl_window_open_files (self, (GFile **) list->pdata, (int) list->len);
}

static void
case_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (DtlWindow) self = user_data;
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    dtl_workspace_open (self->workspace, path);
}

static GtkFileFilter *
new_filter (const char *name, const char *const *suffixes, guint n_suffixes)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; i < n_suffixes; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (n_suffixes == 0)
    gtk_file_filter_add_pattern (filter, "*");
  return filter;
}

static GListStore *
new_filters (const char *name, const char *const *suffixes, guint n_suffixes)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = new_filter (name, suffixes, n_suffixes);
  g_autoptr (GtkFileFilter) all = new_filter (_("All files"), NULL, 0);

  g_list_store_append (filters, known);
  g_list_store_append (filters, all);
  return filters;
}

void
_dtl_window_choose_files (DtlWindow *self)
{
  g_autoptr (GListStore) filters =
      new_filters (_("Articles"), article_suffixes, G_N_ELEMENTS (article_suffixes));

  dtl_compat_choose_files (GTK_WINDOW (self), _("Open Articles"), GTK_FILE_CHOOSER_ACTION_OPEN,
                           _("_Open"), NULL, filters, TRUE, files_chosen_cb, g_object_ref (self));
}

void
_dtl_window_choose_folder (DtlWindow *self)
{
  dtl_compat_choose_files (GTK_WINDOW (self), _("Open a Folder of Articles"),
                           GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Open"), NULL, NULL, FALSE,
                           files_chosen_cb, g_object_ref (self));
}

void
_dtl_window_choose_case (DtlWindow *self, gboolean make)
{
  static const char *const suffixes[] = { "dateline", "gpkg" };
  g_autoptr (GListStore) filters = new_filters (_("Cases"), suffixes, G_N_ELEMENTS (suffixes));

  dtl_compat_choose_files (
      GTK_WINDOW (self), make ? _("New Case") : _("Open Case"),
      make ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
      make ? _("_Create") : _("_Open"), make ? _("New Case.dateline") : NULL, filters, FALSE,
      case_chosen_cb, g_object_ref (self));
}

void
_dtl_window_open_samples (DtlWindow *self)
{
  g_autofree char *folder = dtl_paths_data_file ("samples");
  const char *paths[] = { folder, NULL };

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    _dtl_window_open_paths (self, paths);
  else
    _dtl_window_show_message (self, _("The sample articles are not installed"), FALSE);
}

/* Paste and drop */

static void
text_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DtlWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && *g_strstrip (text) != '\0')
    dtl_workspace_import_text (self->workspace, text);
  else
    _dtl_window_show_message (self, _("There is no text to paste; copy an article first"), FALSE);
}

static void
open_file_list (DtlWindow *self, const GValue *value)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (list, l->data);
  dtl_window_open_files (self, (GFile **) list->pdata, (int) list->len);
}

static void
files_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DtlWindow) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    open_file_list (self, value);
}

void
_dtl_window_paste (DtlWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                         GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_pasted_cb, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_pasted_cb, g_object_ref (self));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  DtlWindow *self = user_data;

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    open_file_list (self, value);
  else if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    dtl_workspace_import_text (self->workspace, g_value_get_string (value));
  else
    return FALSE;
  return TRUE;
}

void
_dtl_window_init_files (DtlWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));
}

/* What could not be read */

static GtkWidget *
new_problem_row (const DtlProblem *problem)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_markup_escape_text (problem->name, -1);
  g_autofree char *reason = g_markup_escape_text (problem->reason, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
new_problem_list (GPtrArray *problems)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  for (guint i = 0; i < problems->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_problem_row (g_ptr_array_index (problems, i)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_widget_set_size_request (scrolled, 420, 80);
  return scrolled;
}

void
_dtl_window_report_problems (DtlWindow *self, guint n_read, GPtrArray *problems)
{
  g_autofree char *read =
      g_strdup_printf (ngettext ("%u article read", "%u articles read", n_read), n_read);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (problems->len == 0)
    {
      _dtl_window_show_message (self, n_read > 0 ? read : _("No articles were found there"), FALSE);
      return;
    }
  heading = g_strdup_printf (
      ngettext ("%u File Could Not Be Read", "%u Files Could Not Be Read", problems->len),
      problems->len);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, read);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_problem_list (problems));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
