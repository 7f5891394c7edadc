/* dtl-incident-layer.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-incident-layer.h"

#include "dtl-map-symbols.h"

#include <math.h>

/* Below this confidence of the whole record a symbol is painted fainter. */
#define DOUBTFUL_BELOW 0.5
/* A finger or an unsteady hand may miss a symbol by so many pixels. */
#define HIT_SLACK 5
#define KM_PER_DEGREE 111.195

struct _DtlIncidentLayer
{
  ShumateLayer parent_instance;

  DtlWorkspace *workspace;
  const DtlMapStyle *style;
  DtlMapSprites *sprites;
  int sprite_scale;

  DtlMapIndex *index;
  GPtrArray *incidents; /* of the index's points */
  GArray *items;        /* what was painted last, NULL if the view has moved since */
  guint selected;       /* point */
  int hovered;          /* item */
  int focused;          /* item */
};

G_DEFINE_FINAL_TYPE (DtlIncidentLayer, dtl_incident_layer, SHUMATE_TYPE_LAYER)

static void
forget_items (DtlIncidentLayer *self)
{
  g_clear_pointer (&self->items, g_array_unref);
  self->hovered = DTL_NO_ITEM;
  self->focused = DTL_NO_ITEM;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GArray *
ensure_items (DtlIncidentLayer *self)
{
  DtlMapView view;

  if (self->items == NULL)
    {
      dtl_incident_layer_get_view (self, &view);
      self->items = dtl_map_index_query (self->index, &view);
    }
  return self->items;
}

/* What is painted */

static DtlMapPoint
point_of (DtlIncidentItem *incident)
{
  DtlRecord *record = dtl_incident_item_get_record (incident);
  const DtlValue *killed = dtl_record_get_value (record, DTL_FIELD_KILLED);
  const DtlValue *is_main = dtl_record_get_value (record, DTL_FIELD_MAIN);
  DtlMapPoint point = { 0 };

  dtl_record_get_point (record, &point.lat, &point.lon, &point.radius_km);
  point.killed = killed != NULL ? dtl_value_get_count (killed).min : 0;
  point.type = dtl_record_get_code (record, DTL_FIELD_TYPE, DTL_INCIDENT_TYPE_UNKNOWN);
  point.id = (guint64) dtl_incident_item_get_id (incident);
  point.main = is_main == NULL || dtl_value_get_boolean (is_main);
  point.doubtful = dtl_incident_item_get_state (incident) == DTL_REVIEW_NEW &&
                   dtl_incident_get_overall (dtl_record_get_incident (record)) < DOUBTFUL_BELOW;
  return point;
}

static void
find_selected (DtlIncidentLayer *self)
{
  DtlIncidentItem *selected = dtl_workspace_get_incident (self->workspace);
  guint point;

  self->selected = DTL_MAP_NO_POINT;
  if (selected != NULL && g_ptr_array_find (self->incidents, selected, &point))
    self->selected = point;
}

static void
incidents_changed_cb (DtlIncidentLayer *self)
{
  GPtrArray *shown = dtl_workspace_get_shown (self->workspace);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DtlMapPoint));

  g_ptr_array_set_size (self->incidents, 0);
  for (guint i = 0; i < shown->len; i++)
    {
      DtlIncidentItem *incident = g_ptr_array_index (shown, i);

      if (dtl_incident_item_is_mapped (incident))
        {
          DtlMapPoint point = point_of (incident);

          g_array_append_val (points, point);
          g_ptr_array_add (self->incidents, g_object_ref (incident));
        }
    }
  dtl_map_index_unref (self->index);
  self->index = dtl_map_index_new ((DtlMapPoint *) points->data, points->len);
  find_selected (self);
  forget_items (self);
}

static void
selection_changed_cb (DtlIncidentLayer *self)
{
  find_selected (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
paint_ring (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  cairo_set_line_width (cr, 5);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 0.11, 0.44, 0.85);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
}

/* The place that the pointer or the focus is on: how far off it may be, and a dot in its ring. */
static void
paint_previewed (DtlIncidentLayer *self, cairo_t *cr, const DtlMapView *view)
{
  DtlPlace *place = dtl_workspace_get_previewed (self->workspace);
  double x, y, edge_x, edge_y, reach;

  if (place == NULL)
    return;
  dtl_map_view_project (view, place->lat, place->lon, &x, &y);
  dtl_map_view_project (view, place->lat + place->radius_km / KM_PER_DEGREE, place->lon, &edge_x,
                        &edge_y);
  reach = hypot (edge_x - x, edge_y - y);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, MAX (reach, 14), 0, 2 * G_PI);
  cairo_set_source_rgba (cr, 0.11, 0.44, 0.85, 0.25);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0.11, 0.44, 0.85, 0.8);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  paint_ring (cr, x, y, 9);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, 5, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 0.11, 0.44, 0.85);
  cairo_fill (cr);
}

static void
paint_preview (DtlIncidentLayer *self, cairo_t *cr)
{
  GPtrArray *places = dtl_workspace_get_preview (self->workspace);
  DtlMapView view;

  dtl_incident_layer_get_view (self, &view);
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const DtlPlace *place = g_ptr_array_index (places, i);
      double x, y;

      dtl_map_view_project (&view, place->lat, place->lon, &x, &y);
      paint_ring (cr, x, y, 9);
    }
  paint_previewed (self, cr, &view);
}

static void
dtl_incident_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DtlIncidentLayer *self = DTL_INCIDENT_LAYER (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GArray *items = ensure_items (self);
  cairo_t *cr;

  if (items->len == 0 && dtl_workspace_get_preview (self->workspace) == NULL)
    return;
  if (self->sprites == NULL || self->sprite_scale != scale)
    {
      g_clear_pointer (&self->sprites, dtl_map_sprites_free);
      self->sprites = dtl_map_sprites_new (self->style, scale);
      self->sprite_scale = scale;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  dtl_map_symbols_paint (cr, self->style, self->index, items, self->selected, self->hovered,
                         self->focused, self->sprites);
  paint_preview (self, cr);
  cairo_destroy (cr);
}

static void
dtl_incident_layer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  forget_items (DTL_INCIDENT_LAYER (widget));
}

/* Class */

static void
dtl_incident_layer_dispose (GObject *object)
{
  DtlIncidentLayer *self = DTL_INCIDENT_LAYER (object);

  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->sprites, dtl_map_sprites_free);
  g_clear_pointer (&self->index, dtl_map_index_unref);
  g_clear_pointer (&self->incidents, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_incident_layer_parent_class)->dispose (object);
}

static void
dtl_incident_layer_class_init (DtlIncidentLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_incident_layer_dispose;
  widget_class->snapshot = dtl_incident_layer_snapshot;
  widget_class->size_allocate = dtl_incident_layer_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dtl_incident_layer_init (DtlIncidentLayer *self)
{
  self->style = dtl_map_style_get (DTL_MAP_THEME_LIGHT);
  self->incidents = g_ptr_array_new_with_free_func (g_object_unref);
  self->index = dtl_map_index_new (NULL, 0);
  self->selected = DTL_MAP_NO_POINT;
  self->hovered = DTL_NO_ITEM;
  self->focused = DTL_NO_ITEM;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * dtl_incident_layer_new:
 * @viewport: of the map
 * @workspace: whose incidents are painted
 *
 * Returns: (transfer floating): a layer
 */
DtlIncidentLayer *
dtl_incident_layer_new (ShumateViewport *viewport, DtlWorkspace *workspace)
{
  DtlIncidentLayer *self = g_object_new (DTL_TYPE_INCIDENT_LAYER, "viewport", viewport, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (forget_items), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "incidents-changed", G_CALLBACK (incidents_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "preview-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
dtl_incident_layer_set_theme (DtlIncidentLayer *self, DtlMapTheme theme)
{
  self->style = dtl_map_style_get (theme);
  g_clear_pointer (&self->sprites, dtl_map_sprites_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

DtlMapIndex *
dtl_incident_layer_get_index (DtlIncidentLayer *self)
{
  return self->index;
}

/**
 * dtl_incident_layer_get_view:
 * @self: a layer
 * @view: (out): what the map shows, in pixels of the widget
 */
void
dtl_incident_layer_get_view (DtlIncidentLayer *self, DtlMapView *view)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));

  view->lat = shumate_location_get_latitude (SHUMATE_LOCATION (viewport));
  view->lon = shumate_location_get_longitude (SHUMATE_LOCATION (viewport));
  view->zoom = shumate_viewport_get_zoom_level (viewport);
  view->width = gtk_widget_get_width (GTK_WIDGET (self));
  view->height = gtk_widget_get_height (GTK_WIDGET (self));
  view->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

/**
 * dtl_incident_layer_get_item:
 * @self: a layer
 * @item: number of a painted item
 *
 * Returns: (transfer none) (nullable): the item, valid until the view moves
 */
const DtlMapItem *
dtl_incident_layer_get_item (DtlIncidentLayer *self, int item)
{
  GArray *items = ensure_items (self);

  return item >= 0 && (guint) item < items->len ? &g_array_index (items, DtlMapItem, item) : NULL;
}

/**
 * dtl_incident_layer_get_incident:
 * @self: a layer
 * @point: number of a point of the index
 *
 * Returns: (transfer none) (nullable): the incident there
 */
DtlIncidentItem *
dtl_incident_layer_get_incident (DtlIncidentLayer *self, guint point)
{
  return point < self->incidents->len ? g_ptr_array_index (self->incidents, point) : NULL;
}

/**
 * dtl_incident_layer_hit:
 * @self: a layer
 * @x: pixels from its left
 * @y: pixels from its top
 *
 * Returns: the item there, or %DTL_NO_ITEM
 */
int
dtl_incident_layer_hit (DtlIncidentLayer *self, double x, double y)
{
  return dtl_map_items_hit (ensure_items (self), x, y, HIT_SLACK);
}

/**
 * dtl_incident_layer_set_hovered:
 * @self: a layer
 * @item: what the pointer is on, or %DTL_NO_ITEM
 *
 * Returns: %TRUE if that is another item than before
 */
gboolean
dtl_incident_layer_set_hovered (DtlIncidentLayer *self, int item)
{
  if (self->hovered == item)
    return FALSE;
  self->hovered = item;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

int
dtl_incident_layer_get_focused (DtlIncidentLayer *self)
{
  return self->focused;
}

void
dtl_incident_layer_set_focused (DtlIncidentLayer *self, int item)
{
  self->focused = item;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dtl_incident_layer_walk:
 * @self: a layer
 * @direction: where to
 *
 * Moves the focus to the nearest item in a direction; the first step goes to the selection or to
 * the item nearest to the middle.
 *
 * Returns: the item, or %DTL_NO_ITEM if there is none there
 */
int
dtl_incident_layer_walk (DtlIncidentLayer *self, DtlMapDirection direction)
{
  GArray *items = ensure_items (self);
  int from = self->focused != DTL_NO_ITEM ? self->focused : dtl_incident_layer_find_selected (self);
  int next = dtl_map_items_next (items, from, direction);

  if (next >= 0)
    dtl_incident_layer_set_focused (self, next);
  return next >= 0 ? next : DTL_NO_ITEM;
}

/**
 * dtl_incident_layer_find_selected:
 * @self: a layer
 *
 * Returns: the item that is or holds the selected incident, or %DTL_NO_ITEM
 */
int
dtl_incident_layer_find_selected (DtlIncidentLayer *self)
{
  if (self->selected == DTL_MAP_NO_POINT)
    return DTL_NO_ITEM;
  return dtl_map_items_find (self->index, ensure_items (self), self->selected);
}
