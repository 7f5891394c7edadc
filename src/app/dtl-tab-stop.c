/* dtl-tab-stop.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-tab-stop.h"

struct _DtlTabStop
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DtlTabStop, dtl_tab_stop, GTK_TYPE_WIDGET)

/* The row with the focus, or NULL if the focus is elsewhere. */
static GtkWidget *
find_row (GtkWidget *self)
{
  GtkRoot *root = gtk_widget_get_root (self);
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, self))
    return NULL;
  for (; widget != self; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (GTK_IS_LIST_BOX (parent) || GTK_IS_LIST_VIEW (parent))
        return widget;
    }
  return NULL;
}

static gboolean
dtl_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *row = tab ? find_row (widget) : NULL;

  if (row == NULL)
    return GTK_WIDGET_CLASS (dtl_tab_stop_parent_class)->focus (widget, direction);
  /* Rows of a list view have nothing inside that Tab should go to. */
  return GTK_IS_LIST_BOX_ROW (row) && gtk_widget_child_focus (row, direction);
}

static void
dtl_tab_stop_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dtl_tab_stop_parent_class)->dispose (object);
}

static void
dtl_tab_stop_class_init (DtlTabStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_tab_stop_dispose;
  widget_class->focus = dtl_tab_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dtl_tab_stop_init (DtlTabStop *self)
{
}
