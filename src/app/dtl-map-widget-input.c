/* dtl-map-widget-input.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-map-widget.h"
#include "dtl-map-widget-private.h"

#include <glib/gi18n.h>

/* A cluster of more incidents than this is zoomed into, not listed. */
#define MAX_LISTED 30
#define PAN_PIXELS 80

/* The popover at an item */

void
_dtl_map_widget_close_popover (DtlMapWidget *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
popover_closed_cb (DtlMapWidget *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
select_incident (DtlMapWidget *self, DtlIncidentItem *incident)
{
  self->from_map = TRUE;
  dtl_workspace_select (self->workspace, NULL, incident);
  self->from_map = FALSE;
}

static void
leaf_clicked_cb (GtkButton *button, gpointer user_data)
{
  DtlMapWidget *self = user_data;
  DtlIncidentItem *incident = g_object_get_data (G_OBJECT (button), "incident");

  select_incident (self, incident);
  _dtl_map_widget_close_popover (self);
}

static GtkWidget *
new_card (DtlIncidentItem *incident)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  DtlArticleItem *article = dtl_incident_item_get_article (incident);
  g_autofree char *title = dtl_incident_item_dup_title (incident);
  g_autofree char *subtitle = dtl_incident_item_dup_subtitle (incident);
  const char *texts[] = { title, subtitle,
                          article != NULL ? dtl_article_item_get_title (article) : "" };
  static const char *const classes[] = { "heading", "body", "dim-label" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
      gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static GtkWidget *
new_leaf_list (DtlMapWidget *self, GArray *leaves)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < leaves->len; i++)
    {
      DtlIncidentItem *incident =
          dtl_incident_layer_get_incident (self->incidents, g_array_index (leaves, guint, i));
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), new_card (incident));
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "incident", g_object_ref (incident),
                              g_object_unref);
      g_signal_connect (button, "clicked", G_CALLBACK (leaf_clicked_cb), self);
      gtk_box_append (GTK_BOX (list), button);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

static void
open_popover (DtlMapWidget *self, const DtlMapItem *item, GtkWidget *content, gboolean autohide)
{
  GdkRectangle at = { (int) (item->x - item->radius), (int) (item->y - item->radius),
                      (int) (2 * item->radius), (int) (2 * item->radius) };

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self->map));
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
    }
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), autohide);
  gtk_popover_set_child (GTK_POPOVER (self->popover), content);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* Clicks and keys */

static void
open_cluster (DtlMapWidget *self, const DtlMapItem *item)
{
  DtlMapIndex *index = dtl_incident_layer_get_index (self->incidents);
  double zoom = dtl_map_index_expand (index, item->node);
  double now = shumate_viewport_get_zoom_level (self->viewport);
  g_autoptr (GArray) leaves = dtl_map_index_leaves (index, item->node, MAX_LISTED);
  double lat, lon;
  DtlMapView view;

  /* Incidents of one place never come apart: they are listed. */
  if (item->n_points <= MAX_LISTED && (zoom > 12 || zoom <= now))
    {
      open_popover (self, item, new_leaf_list (self, leaves), TRUE);
      return;
    }
  dtl_incident_layer_get_view (self->incidents, &view);
  dtl_map_view_unproject (&view, item->x, item->y, &lat, &lon);
  _dtl_map_widget_go_to (self, lat, lon, MIN (zoom + 0.1, 14));
}

static void
activate_item (DtlMapWidget *self, int number)
{
  const DtlMapItem *found = dtl_incident_layer_get_item (self->incidents, number);
  DtlMapItem item;
  DtlIncidentItem *incident;

  if (found == NULL)
    return;
  item = *found;
  if (item.point == DTL_MAP_NO_POINT)
    {
      open_cluster (self, &item);
      return;
    }
  incident = dtl_incident_layer_get_incident (self->incidents, item.point);
  select_incident (self, incident);
  open_popover (self, &item, new_card (incident), FALSE);
}

static void
answer_with (DtlMapWidget *self, double x, double y)
{
  DtlMapView view;
  double lat, lon;

  dtl_incident_layer_get_view (self->incidents, &view);
  dtl_map_view_unproject (&view, x, y, &lat, &lon);
  dtl_workspace_pick (self->workspace, lat, lon);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  DtlMapWidget *self = user_data;
  int item;

  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  if (dtl_workspace_get_picking (self->workspace))
    {
      answer_with (self, x, y);
      return;
    }
  item = dtl_incident_layer_hit (self->incidents, x, y);
  _dtl_map_widget_close_popover (self);
  if (item != DTL_NO_ITEM)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      activate_item (self, item);
    }
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  DtlMapWidget *self = user_data;
  int item = dtl_incident_layer_hit (self->incidents, x, y);

  if (dtl_incident_layer_set_hovered (self->incidents, item) &&
      !dtl_workspace_get_picking (self->workspace))
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map),
                                     item != DTL_NO_ITEM ? "pointer" : NULL);
}

static void
leave_cb (GtkEventControllerMotion *controller, gpointer user_data)
{
  DtlMapWidget *self = user_data;

  dtl_incident_layer_set_hovered (self->incidents, DTL_NO_ITEM);
}

static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
            gpointer user_data)
{
  DtlMapWidget *self = user_data;
  int number = keyboard ? dtl_incident_layer_get_focused (self->incidents)
                        : dtl_incident_layer_hit (self->incidents, x, y);
  const DtlMapItem *item = dtl_incident_layer_get_item (self->incidents, number);
  g_autofree char *text = NULL;

  if (item == NULL || (self->popover != NULL && gtk_widget_get_visible (self->popover)))
    return FALSE;
  if (item->point != DTL_MAP_NO_POINT)
    text = dtl_incident_item_dup_sentence (
        dtl_incident_layer_get_incident (self->incidents, item->point));
  else
    text =
        g_strdup_printf (ngettext ("%u incident", "%u incidents", item->n_points), item->n_points);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
pan (DtlMapWidget *self, double x, double y)
{
  DtlMapView view;
  double lat, lon;

  self->has_view = TRUE;
  dtl_incident_layer_get_view (self->incidents, &view);
  dtl_map_view_unproject (&view, view.width / 2 + x, view.height / 2 + y, &lat, &lon);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), lat, lon);
}

static gboolean
walk (DtlMapWidget *self, DtlMapDirection direction, gboolean pans)
{
  static const double steps[][2] = {
    [DTL_MAP_LEFT] = { -PAN_PIXELS, 0 },
    [DTL_MAP_RIGHT] = { PAN_PIXELS, 0 },
    [DTL_MAP_UP] = { 0, -PAN_PIXELS },
    [DTL_MAP_DOWN] = { 0, PAN_PIXELS },
  };

  if (pans || dtl_workspace_get_picking (self->workspace) ||
      dtl_incident_layer_walk (self->incidents, direction) == DTL_NO_ITEM)
    pan (self, steps[direction][0], steps[direction][1]);
  _dtl_map_widget_describe (self);
  return GDK_EVENT_STOP;
}

static gboolean
confirm (DtlMapWidget *self)
{
  int focused = dtl_incident_layer_get_focused (self->incidents);

  if (dtl_workspace_get_picking (self->workspace))
    answer_with (self, gtk_widget_get_width (GTK_WIDGET (self->map)) / 2.0,
                 gtk_widget_get_height (GTK_WIDGET (self->map)) / 2.0);
  else if (focused != DTL_NO_ITEM)
    activate_item (self, focused);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
escape (DtlMapWidget *self)
{
  if (dtl_workspace_get_picking (self->workspace))
    dtl_workspace_set_picking (self->workspace, FALSE);
  else if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    _dtl_map_widget_close_popover (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        gpointer user_data)
{
  DtlMapWidget *self = user_data;
  gboolean pans = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;

  switch (key)
    {
    case GDK_KEY_Left:
      return walk (self, DTL_MAP_LEFT, pans);
    case GDK_KEY_Right:
      return walk (self, DTL_MAP_RIGHT, pans);
    case GDK_KEY_Up:
      return walk (self, DTL_MAP_UP, pans);
    case GDK_KEY_Down:
      return walk (self, DTL_MAP_DOWN, pans);
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      dtl_map_widget_zoom (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      dtl_map_widget_zoom (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      dtl_map_widget_fit (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      return confirm (self);
    case GDK_KEY_Escape:
      return escape (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Who moves the map wants it to stay there. */
static void
settle_view (DtlMapWidget *self)
{
  self->has_view = TRUE;
}

static gboolean
scroll_cb (DtlMapWidget *self)
{
  settle_view (self);
  return GDK_EVENT_PROPAGATE;
}

void
_dtl_map_widget_add_input (DtlMapWidget *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), scroll);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (settle_view), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), motion);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), keys);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->map), TRUE);
  g_signal_connect (self->map, "query-tooltip", G_CALLBACK (tooltip_cb), self);
  g_signal_connect_object (self->viewport, "notify", G_CALLBACK (_dtl_map_widget_close_popover),
                           self, G_CONNECT_SWAPPED);
}
