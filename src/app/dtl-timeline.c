/* dtl-timeline.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-timeline.h"

#include "dtl-histogram.h"

#include <glib/gi18n.h>

/* The histogram below the map, with its title and the choice of unit. */
struct _DtlTimeline
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  DtlHistogram *histogram;
  GtkToggleButton *units[3];

  DtlWorkspace *workspace;
  gboolean unit_chosen; /* by the analyst; until then it follows the data */
  guint n_days;         /* the most dates there were: with fewer the unit stays */
};

G_DEFINE_FINAL_TYPE (DtlTimeline, dtl_timeline, GTK_TYPE_WIDGET)

static void
update_title (DtlTimeline *self)
{
  static const char *const by[] = { N_("%s, by day"), N_("%s, by month"), N_("%s, by year") };
  g_autofree char *span = dtl_histogram_dup_span (self->histogram);
  g_autofree char *days = dtl_filter_dup_days (dtl_workspace_get_filter (self->workspace));
  g_autofree char *text = NULL;

  if (span == NULL)
    text = g_strdup (_("No dated incidents"));
  else
    text = g_strdup_printf (_(by[dtl_histogram_get_unit (self->histogram)]),
                            days != NULL ? days : span);
  gtk_label_set_label (self->title, text);
}

static void
show_unit (DtlTimeline *self, DtlBinUnit unit)
{
  dtl_histogram_set_unit (self->histogram, unit);
  gtk_toggle_button_set_active (self->units[unit], TRUE);
}

static void
incidents_changed_cb (DtlTimeline *self)
{
  GPtrArray *incidents = dtl_workspace_get_timeline (self->workspace);
  DtlFilter *filter = dtl_workspace_get_filter (self->workspace);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < incidents->len; i++)
    {
      int first, last;

      if (dtl_incident_item_get_days (g_ptr_array_index (incidents, i), &first, &last))
        g_array_append_val (days, first);
    }
  dtl_histogram_set_data (self->histogram, (const int *) days->data, days->len);
  if (!self->unit_chosen && days->len > self->n_days)
    show_unit (self, dtl_histogram_best_unit (self->histogram));
  self->n_days = MAX (self->n_days, days->len);
  dtl_histogram_set_range (self->histogram, filter->has_days, filter->first_day, filter->last_day);
  update_title (self);
}

static void
selection_changed_cb (DtlTimeline *self)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  int first = 0, last = 0;
  gboolean dated = incident != NULL && dtl_incident_item_get_days (incident, &first, &last);

  dtl_histogram_set_mark (self->histogram, dated, first);
}

static void
range_changed_cb (DtlHistogram *histogram, gboolean has_range, int first, int last,
                  gpointer user_data)
{
  DtlTimeline *self = user_data;
  DtlFilter *filter = dtl_workspace_get_filter (self->workspace);

  filter->has_days = has_range;
  filter->first_day = first;
  filter->last_day = last;
  dtl_histogram_set_range (histogram, has_range, first, last);
  dtl_workspace_filter_changed (self->workspace);
}

static void
unit_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  DtlTimeline *self = user_data;

  if (!gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < 3; i++)
    if (self->units[i] == button && dtl_histogram_get_unit (self->histogram) != (DtlBinUnit) i)
      {
        self->unit_chosen = TRUE;
        dtl_histogram_set_unit (self->histogram, (DtlBinUnit) i);
        update_title (self);
      }
}

static void
dtl_timeline_dispose (GObject *object)
{
  DtlTimeline *self = DTL_TIMELINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_timeline_parent_class)->dispose (object);
}

static void
dtl_timeline_class_init (DtlTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_timeline_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timeline");
}

static GtkWidget *
new_unit_buttons (DtlTimeline *self)
{
  static const char *const labels[] = { N_("Day"), N_("Month"), N_("Year") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "unit-buttons");
  for (int i = 0; i < 3; i++)
    {
      self->units[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_(labels[i])));
      if (i > 0)
        gtk_toggle_button_set_group (self->units[i], self->units[0]);
      g_signal_connect (self->units[i], "toggled", G_CALLBACK (unit_toggled_cb), self);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->units[i]));
    }
  return box;
}

static void
dtl_timeline_init (DtlTimeline *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "caption");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), new_unit_buttons (self));
  gtk_box_append (GTK_BOX (self->box), head);
  self->histogram = g_object_new (DTL_TYPE_HISTOGRAM, NULL);
  g_signal_connect (self->histogram, "range-changed", G_CALLBACK (range_changed_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->histogram));
}

/**
 * dtl_timeline_set_workspace:
 * @self: the timeline
 * @workspace: whose incidents it counts and whose filter it sets; set once
 */
void
dtl_timeline_set_workspace (DtlTimeline *self, DtlWorkspace *workspace)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));

  self->workspace = g_object_ref (workspace);
  show_unit (self, DTL_BIN_MONTH);
  update_title (self);
  g_signal_connect_object (workspace, "incidents-changed", G_CALLBACK (incidents_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
