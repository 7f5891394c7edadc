/* dtl-compat.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The one place for what differs between the releases of GTK and libadwaita that Dateline runs on
 * (GTK 4.8 and later): the older call is used wherever it is there in all of them. */

/**
 * DtlFilesFunc:
 * @files: (nullable) (element-type GFile): what was chosen, or %NULL if the dialog was dismissed
 * @user_data: as given
 */
typedef void (*DtlFilesFunc) (GListModel *files, gpointer user_data);

void dtl_compat_choose_files (GtkWindow *parent,
                              const char *title,
                              GtkFileChooserAction action,
                              const char *accept_label,
                              const char *name,
                              GListStore *filters,
                              gboolean multiple,
                              DtlFilesFunc callback,
                              gpointer user_data);
void dtl_compat_show_file (GtkWindow *parent, const char *path);
void dtl_compat_load_css (GtkCssProvider *provider, const char *css);

void dtl_compat_name_buttons (GtkWidget *widget);
void dtl_compat_set_name (GtkWidget *widget, const char *name);
GtkWidget *dtl_compat_new_drop_down (GListModel *labels);

G_END_DECLS
