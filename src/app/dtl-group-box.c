/* dtl-group-box.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-group-box.h"

#include <glib/gi18n.h>

#define MAX_LISTED 5

struct _DtlGroupBox
{
  GtkWidget parent_instance;

  GtkWidget *box;

  DtlWorkspace *workspace;
  DtlIncidentItem *incident;
};

G_DEFINE_FINAL_TYPE (DtlGroupBox, dtl_group_box, GTK_TYPE_WIDGET)

static void
add_label (DtlGroupBox *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
other_clicked_cb (GtkButton *button, gpointer user_data)
{
  DtlGroupBox *self = user_data;

  dtl_workspace_select (self->workspace, NULL, g_object_get_data (G_OBJECT (button), "incident"));
}

static void
part_clicked_cb (GtkButton *button, gpointer user_data)
{
  DtlGroupBox *self = user_data;

  dtl_workspace_unlink (self->workspace, self->incident);
}

static void
add_other (DtlGroupBox *self, DtlIncidentItem *other)
{
  DtlArticleItem *article = dtl_incident_item_get_article (other);
  const DtlValue *killed =
      dtl_record_get_value (dtl_incident_item_get_record (other), DTL_FIELD_KILLED);
  g_autofree char *number = killed != NULL ? dtl_value_display (killed, DTL_FIELD_KILLED) : NULL;
  const char *title = article != NULL ? dtl_article_item_get_title (article) : "";
  /* Translators: another article's title and how many it says were killed */
  g_autofree char *text =
      number != NULL ? g_strdup_printf (_("%s: %s killed"), title, number) : g_strdup (title);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "group-link");
  gtk_widget_set_tooltip_text (button, title);
  g_object_set_data_full (G_OBJECT (button), "incident", g_object_ref (other), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (other_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
add_range (DtlGroupBox *self, GPtrArray *members)
{
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;
  gboolean differ = FALSE, any = FALSE;
  DtlCount hull = { 0, 0 };

  for (guint i = 0; i < members->len; i++)
    {
      DtlRecord *record = dtl_incident_item_get_record (g_ptr_array_index (members, i));
      const DtlValue *killed = dtl_record_get_value (record, DTL_FIELD_KILLED);
      DtlCount count;

      if (killed == NULL)
        continue;
      count = dtl_value_get_count (killed);
      differ = differ || (any && !dtl_count_equal (count, hull));
      hull = any ? dtl_count_hull (hull, count) : count;
      any = TRUE;
    }
  if (!differ)
    return;
  number = dtl_count_format (hull);
  /* Translators: the lowest and the highest number of deaths in several reports, as "12–14" */
  text = g_strdup_printf (_("The reports differ: %s killed"), number);
  add_label (self, text, "warning");
}

static void
add_part_button (DtlGroupBox *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Not the _Same Act"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "group-part");
  g_signal_connect (button, "clicked", G_CALLBACK (part_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
dtl_group_box_dispose (GObject *object)
{
  DtlGroupBox *self = DTL_GROUP_BOX (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->incident);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_group_box_parent_class)->dispose (object);
}

static void
dtl_group_box_class_init (DtlGroupBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_group_box_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dtl_group_box_init (DtlGroupBox *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dtl_group_box_show:
 * @self: the box
 * @workspace: that holds the other reports
 * @incident: whose other reports are shown
 */
void
dtl_group_box_show (DtlGroupBox *self, DtlWorkspace *workspace, DtlIncidentItem *incident)
{
  DtlRecord *record = dtl_incident_item_get_record (incident);
  g_autoptr (GPtrArray) members = dtl_workspace_list_group (workspace, incident);
  const char *reason = dtl_record_get_group_reason (record);
  guint n_listed = 0;
  GtkWidget *child;

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->incident, incident);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_widget_set_visible (GTK_WIDGET (self), members->len > 1);
  if (members->len < 2)
    return;
  add_label (self, reason != NULL ? reason : _("Other articles report the same act"), "dim-label");
  for (guint i = 0; i < members->len && n_listed < MAX_LISTED; i++)
    if (g_ptr_array_index (members, i) != incident)
      {
        add_other (self, g_ptr_array_index (members, i));
        n_listed++;
      }
  add_range (self, members);
  add_part_button (self);
}
