/* dtl-map-widget.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-map-widget.h"
#include "dtl-map-widget-private.h"

#include "dtl-codebook.h"
#include "dtl-map-source.h"
#include "dtl-symbol.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

/* Places are known to a town; closer than this there is nothing more to see. */
#define FIT_MAX_ZOOM 9.0
#define FIT_MARGIN 60
#define SELECT_MIN_ZOOM 4.0
#define GO_TO_MS 350
/* Margins of the legend and the buttons beside it. */
#define BESIDE_LEGEND 88

G_DEFINE_FINAL_TYPE (DtlMapWidget, dtl_map_widget, GTK_TYPE_WIDGET)

/* The view */

/* So close that the world is at least as high as the widget. */
static guint
lowest_zoom (const DtlMapView *view)
{
  return (guint) ceil (MAX (1, log2 (view->height / DTL_TILE_SIZE)));
}

/* libshumate goes on beyond the poles with the world once more: the view is kept inside one world.
 */
static gboolean
keep_in_world_cb (gpointer data)
{
  DtlMapWidget *self = data;
  DtlMapView view;
  double half, y, limited, zoom;
  guint lowest;

  self->clamp_source = 0;
  dtl_incident_layer_get_view (self->incidents, &view);
  if (view.height < 2)
    return G_SOURCE_REMOVE;
  lowest = lowest_zoom (&view);
  if (shumate_viewport_get_min_zoom_level (self->viewport) != lowest)
    shumate_viewport_set_min_zoom_level (self->viewport, lowest);
  zoom = shumate_viewport_get_zoom_level (self->viewport);
  half = view.height / 2 / (DTL_TILE_SIZE * exp2 (zoom));
  y = dtl_mercator_y (view.lat);
  limited = half >= 0.5 ? 0.5 : CLAMP (y, half, 1 - half);
  if (fabs (limited - y) > 1e-9)
    {
      shumate_location_set_location (SHUMATE_LOCATION (self->viewport), dtl_mercator_lat (limited),
                                     view.lon);
      gtk_widget_queue_allocate (GTK_WIDGET (self->tiles));
    }
  return G_SOURCE_REMOVE;
}

/* Not in the midst of the viewport's own change, which the layer of tiles would see half done. */
static void
keep_in_world (DtlMapWidget *self)
{
  if (self->clamp_source == 0)
    self->clamp_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, keep_in_world_cb, self, NULL);
}

static gboolean
animations_on (DtlMapWidget *self)
{
  gboolean on = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &on, NULL);
  return on;
}

void
_dtl_map_widget_go_to (DtlMapWidget *self, double lat, double lon, double zoom)
{
  if (animations_on (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    shumate_map_go_to_full_with_duration (self->map, lat, lon, zoom, GO_TO_MS);
  else
    {
      shumate_viewport_set_zoom_level (self->viewport, zoom);
      shumate_location_set_location (SHUMATE_LOCATION (self->viewport), lat, lon);
    }
}

static gboolean
is_in_view (const DtlMapView *view, double lat, double lon)
{
  double x, y;

  dtl_map_view_project (view, lat, lon, &x, &y);
  return x > 30 && y > 60 && x < view->width - 30 && y < view->height - 50;
}

/* A small map cannot show the whole world at once: then it shows at least what is selected. */
static void
keep_selected_in_view (DtlMapWidget *self, DtlMapView *view)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  double lat, lon, x, y;

  view->zoom = MAX (view->zoom, lowest_zoom (view));
  if (incident == NULL ||
      !dtl_record_get_point (dtl_incident_item_get_record (incident), &lat, &lon, NULL) ||
      is_in_view (view, lat, lon))
    return;
  dtl_map_view_project (view, lat, lon, &x, &y);
  x -= CLAMP (x, FIT_MARGIN, MAX (view->width - FIT_MARGIN, FIT_MARGIN));
  y -= CLAMP (y, FIT_MARGIN, MAX (view->height - FIT_MARGIN, FIT_MARGIN));
  dtl_map_view_unproject (view, view->width / 2 + x, view->height / 2 + y, &view->lat, &view->lon);
}

static void
show_box (DtlMapWidget *self, const DtlMapBox *box, double max_zoom)
{
  DtlMapView view;

  dtl_incident_layer_get_view (self->incidents, &view);
  if (view.width < 1 || view.height < 1)
    return;
  dtl_map_view_fit (&view, box, FIT_MARGIN, max_zoom);
  keep_selected_in_view (self, &view);
  _dtl_map_widget_go_to (self, view.lat, view.lon, view.zoom);
}

/**
 * dtl_map_widget_fit:
 * @self: the map
 *
 * Shows all incidents that pass the filter.
 */
void
dtl_map_widget_fit (DtlMapWidget *self)
{
  DtlMapBox box;

  if (dtl_map_index_get_box (dtl_incident_layer_get_index (self->incidents), &box))
    show_box (self, &box, FIT_MAX_ZOOM);
}

void
dtl_map_widget_zoom (DtlMapWidget *self, int direction)
{
  self->has_view = TRUE;
  if (direction > 0)
    shumate_map_zoom_in (self->map);
  else
    shumate_map_zoom_out (self->map);
}

/**
 * dtl_map_widget_get_box:
 * @self: the map
 * @box: (out): what is in view
 *
 * Returns: %FALSE if the map has not been shown yet
 */
gboolean
dtl_map_widget_get_box (DtlMapWidget *self, DtlMapBox *box)
{
  DtlMapView view;

  dtl_incident_layer_get_view (self->incidents, &view);
  if (view.width < 1 || view.height < 1)
    return FALSE;
  *box = dtl_map_view_get_box (&view);
  return TRUE;
}

/**
 * dtl_map_widget_save_view:
 * @self: the map
 *
 * Lets the case remember what is in view.
 */
void
dtl_map_widget_save_view (DtlMapWidget *self)
{
  DtlMapView view;
  char lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE], zoom[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;

  if (!self->has_view)
    return;
  dtl_incident_layer_get_view (self->incidents, &view);
  text = g_strjoin (" ", g_ascii_formatd (lat, sizeof lat, "%.5f", view.lat),
                    g_ascii_formatd (lon, sizeof lon, "%.5f", view.lon),
                    g_ascii_formatd (zoom, sizeof zoom, "%.2f", view.zoom), NULL);
  dtl_workspace_put_setting (self->workspace, "view", text);
}

static gboolean
restore_view (DtlMapWidget *self)
{
  g_autofree char *text = dtl_workspace_dup_setting (self->workspace, "view");
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);

  if (g_strv_length (parts) != 3)
    return FALSE;
  shumate_viewport_set_zoom_level (self->viewport, g_ascii_strtod (parts[2], NULL));
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), g_ascii_strtod (parts[0], NULL),
                                 g_ascii_strtod (parts[1], NULL));
  return TRUE;
}

/* Articles come in one after the other: the view follows until all are there. */
static gboolean
is_reading (DtlMapWidget *self)
{
  guint done, total;

  return dtl_workspace_get_progress (self->workspace, &done, &total);
}

static gboolean
fit_cb (gpointer data)
{
  DtlMapWidget *self = data;
  DtlMapIndex *index = dtl_incident_layer_get_index (self->incidents);

  if (gtk_widget_get_width (GTK_WIDGET (self->incidents)) < 2)
    return G_SOURCE_CONTINUE;
  self->fit_source = 0;
  if (restore_view (self))
    self->has_view = TRUE;
  else if (dtl_map_index_n_points (index) > 0)
    {
      dtl_map_widget_fit (self);
      self->has_view = !is_reading (self);
    }
  return G_SOURCE_REMOVE;
}

static void
fit_soon (DtlMapWidget *self)
{
  if (!self->has_view && self->fit_source == 0)
    self->fit_source = g_timeout_add (50, fit_cb, self);
}

/* Another case has another view. */
static void
state_changed_cb (DtlMapWidget *self)
{
  if (!dtl_workspace_is_ready (self->workspace) || dtl_workspace_n_articles (self->workspace) == 0)
    self->has_view = FALSE;
  else if (!is_reading (self))
    fit_soon (self);
}

/* Many types would make a tower of one column: two stand side by side where the map is wide
 * enough. */
static void
fit_legend (DtlMapWidget *self)
{
  int widest = 0;
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->legend)); child != NULL;
       child = gtk_widget_get_next_sibling (child), n++)
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      widest = MAX (widest, natural);
    }
  gtk_flow_box_set_min_children_per_line (
      self->legend, n > 4 && 2 * widest <= self->width - BESIDE_LEGEND ? 2 : 1);
}

static gboolean
fit_legend_cb (gpointer data)
{
  DtlMapWidget *self = data;

  self->legend_source = 0;
  fit_legend (self);
  return G_SOURCE_REMOVE;
}

/* The overlay asks this whenever it lays out; nothing is placed here. */
static gboolean
overlay_layout_cb (DtlMapWidget *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->overlay));

  if (self->width != width && self->legend_source == 0)
    self->legend_source = g_idle_add (fit_legend_cb, self);
  self->width = width;
  return FALSE;
}

/* The legend names the types that are there. */

static void
update_legend (DtlMapWidget *self)
{
  GPtrArray *shown = dtl_workspace_get_shown (self->workspace);
  guint32 types = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_flow_box_remove (self->legend, child);
  for (guint i = 0; i < shown->len; i++)
    types |= 1u << dtl_record_get_code (dtl_incident_item_get_record (g_ptr_array_index (shown, i)),
                                        DTL_FIELD_TYPE, DTL_INCIDENT_TYPE_UNKNOWN);
  for (int type = 0; type < DTL_N_INCIDENT_TYPE; type++)
    if (types >> type & 1)
      {
        GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

        gtk_box_append (GTK_BOX (box), dtl_symbol_new (type));
        gtk_box_append (GTK_BOX (box),
                        gtk_label_new (dtl_code_label (DTL_CODES_INCIDENT_TYPE, type)));
        gtk_flow_box_insert (self->legend, box, -1);
        gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
      }
  fit_legend (self);
  gtk_widget_set_visible (self->legend_card, types != 0);
}

void
_dtl_map_widget_describe (DtlMapWidget *self)
{
  const DtlMapItem *item = dtl_incident_layer_get_item (
      self->incidents, dtl_incident_layer_get_focused (self->incidents));
  DtlIncidentItem *incident = NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    incident = dtl_workspace_get_incident (self->workspace);
  else if (item->point != DTL_MAP_NO_POINT)
    incident = dtl_incident_layer_get_incident (self->incidents, item->point);
  if (incident != NULL)
    text = dtl_incident_item_dup_sentence (incident);
  else if (item != NULL)
    text = g_strdup_printf (ngettext ("%u incident, press Enter to zoom in",
                                      "%u incidents, press Enter to zoom in", item->n_points),
                            item->n_points);
  else
    text = g_strdup (_ ("Arrow keys go from incident to incident"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

static void
incidents_changed_cb (DtlMapWidget *self)
{
  _dtl_map_widget_close_popover (self);
  update_legend (self);
  _dtl_map_widget_describe (self);
  fit_soon (self);
}

static void
selection_changed_cb (DtlMapWidget *self)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  DtlMapView view;
  double lat, lon;

  _dtl_map_widget_describe (self);
  if (!self->from_map)
    _dtl_map_widget_close_popover (self);
  if (self->from_map || incident == NULL || !self->has_view ||
      !dtl_record_get_point (dtl_incident_item_get_record (incident), &lat, &lon, NULL))
    return;
  dtl_incident_layer_get_view (self->incidents, &view);
  if (view.zoom >= SELECT_MIN_ZOOM && is_in_view (&view, lat, lon))
    return;
  _dtl_map_widget_go_to (self, lat, lon, MAX (view.zoom, SELECT_MIN_ZOOM));
}

/* The map moves only when no place to choose from is in view, or not the one that is pointed at. */
static void
preview_changed_cb (DtlMapWidget *self)
{
  GPtrArray *places = dtl_workspace_get_preview (self->workspace);
  const DtlPlace *first, *pointed = dtl_workspace_get_previewed (self->workspace);
  DtlMapView view;

  dtl_incident_layer_get_view (self->incidents, &view);
  if (pointed != NULL && !is_in_view (&view, pointed->lat, pointed->lon))
    {
      _dtl_map_widget_go_to (self, pointed->lat, pointed->lon, MAX (view.zoom, SELECT_MIN_ZOOM));
      return;
    }
  if (pointed != NULL || places == NULL || places->len == 0)
    return;
  for (guint i = 0; i < places->len && view.zoom >= SELECT_MIN_ZOOM; i++)
    {
      const DtlPlace *place = g_ptr_array_index (places, i);

      if (is_in_view (&view, place->lat, place->lon))
        return;
    }
  first = g_ptr_array_index (places, 0);
  _dtl_map_widget_go_to (self, first->lat, first->lon, MAX (view.zoom, SELECT_MIN_ZOOM));
}

static void
pick_changed_cb (DtlMapWidget *self)
{
  gboolean picking = dtl_workspace_get_picking (self->workspace);

  gtk_widget_set_visible (self->pick_banner, picking);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map), picking ? "crosshair" : NULL);
  if (picking)
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/* Light and dark */

static void
update_theme (DtlMapWidget *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  DtlMapTheme theme = dark ? DTL_MAP_THEME_DARK : DTL_MAP_THEME_LIGHT;
  g_autoptr (DtlMapSource) source = NULL;
  ShumateMapLayer *old = self->tiles;

  if (old != NULL && self->dark == dark)
    return;
  self->dark = dark;
  source = dtl_map_source_new (self->workspace, theme);
  shumate_viewport_set_reference_map_source (self->viewport, SHUMATE_MAP_SOURCE (source));
  self->tiles = shumate_map_layer_new (SHUMATE_MAP_SOURCE (source), self->viewport);
  shumate_map_insert_layer_behind (self->map, SHUMATE_LAYER (self->tiles),
                                   SHUMATE_LAYER (self->incidents));
  if (old != NULL)
    shumate_map_remove_layer (self->map, SHUMATE_LAYER (old));
  dtl_incident_layer_set_theme (self->incidents, theme);
  if (dark)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dark-map");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dark-map");
}

static void
update_unit (DtlMapWidget *self)
{
  static const ShumateUnit units[] = { SHUMATE_UNIT_METRIC, SHUMATE_UNIT_IMPERIAL,
                                       SHUMATE_UNIT_BOTH };

  shumate_scale_set_unit (self->scale, units[g_settings_get_enum (self->settings, "scale-unit")]);
}

/* Class */

static void
dtl_map_widget_dispose (GObject *object)
{
  DtlMapWidget *self = DTL_MAP_WIDGET (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_handle_id (&self->clamp_source, g_source_remove);
  g_clear_handle_id (&self->legend_source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_MAP_WIDGET);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_map_widget_parent_class)->dispose (object);
}

static gboolean
dtl_map_widget_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DTL_MAP_WIDGET (widget)->map));
}

static void
dtl_map_widget_class_init (DtlMapWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_map_widget_dispose;
  widget_class->grab_focus = dtl_map_widget_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dateline/Dateline/dtl-map-widget.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlMapWidget, legend);
  gtk_widget_class_bind_template_child (widget_class, DtlMapWidget, legend_card);
  gtk_widget_class_bind_template_child (widget_class, DtlMapWidget, overlay);
  gtk_widget_class_bind_template_child (widget_class, DtlMapWidget, pick_banner);
  gtk_widget_class_bind_template_child (widget_class, DtlMapWidget, scale_box);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mapwidget");
}

static void
dtl_map_widget_init (DtlMapWidget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Newer GTK tells no name of a widget without a role. */
  self->map = g_object_new (SHUMATE_TYPE_MAP, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  self->viewport = shumate_map_get_viewport (self->map);
  shumate_viewport_set_min_zoom_level (self->viewport, 1);
  shumate_viewport_set_max_zoom_level (self->viewport, 16);
  shumate_viewport_set_zoom_level (self->viewport, 2);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), 25, 30);
  gtk_widget_set_focusable (GTK_WIDGET (self->map), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of incidents"), -1);
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->map));
  g_signal_connect_swapped (self->overlay, "get-child-position", G_CALLBACK (overlay_layout_cb),
                            self);

  self->scale = shumate_scale_new (self->viewport);
  shumate_scale_set_max_width (self->scale, 90);
  gtk_box_append (self->scale_box, GTK_WIDGET (self->scale));
}

/**
 * dtl_map_widget_set_workspace:
 * @self: the map
 * @workspace: whose incidents it shows; set once
 * @settings: the program's settings
 */
void
dtl_map_widget_set_workspace (DtlMapWidget *self, DtlWorkspace *workspace, GSettings *settings)
{
  g_return_if_fail (DTL_IS_MAP_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->settings = g_object_ref (settings);
  self->incidents = dtl_incident_layer_new (self->viewport, workspace);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->incidents));
  update_theme (self);
  update_unit (self);
  _dtl_map_widget_add_input (self);
  g_signal_connect_object (self->viewport, "notify::latitude", G_CALLBACK (keep_in_world), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "notify::zoom-level", G_CALLBACK (keep_in_world), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::scale-unit", G_CALLBACK (update_unit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "incidents-changed", G_CALLBACK (incidents_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "state-changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "preview-changed", G_CALLBACK (preview_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "pick-changed", G_CALLBACK (pick_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
