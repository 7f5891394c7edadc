/* dtl-text-view.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-text-view.h"

#include "dtl-article-notice.h"
#include "dtl-field-group.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DtlTextView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *notice;
  GtkWidget *scrolled;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkTextTag *tags[DTL_N_GROUPS];
  GtkTextTag *strong[DTL_N_GROUPS];
  GtkTextTag *title_tag;
  GtkTextTag *meta_tag;

  DtlWorkspace *workspace;
  DtlIncidentItem *followed; /* the incident whose "changed" we hear */
  int offset;                /* characters of the heading before the text */
  guint scroll_source;
};

G_DEFINE_FINAL_TYPE (DtlTextView, dtl_text_view, GTK_TYPE_WIDGET)

/* Text and highlights */

static void
append (DtlTextView *self, const char *text, GtkTextTag *tag)
{
  GtkTextIter end;

  if (text == NULL || *text == '\0')
    return;
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert_with_tags (self->buffer, &end, text, -1, tag, NULL);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert (self->buffer, &end, "\n", 1);
}

static char *
describe_article (DtlArticle *article, DtlArticleItem *item)
{
  g_autofree char *subtitle = dtl_article_item_dup_subtitle (item);

  if (article->byline == NULL || *article->byline == '\0')
    return g_steal_pointer (&subtitle);
  return g_strdup_printf ("%s · %s", article->byline, subtitle);
}

static void
apply_span (DtlTextView *self, const DtlSpan *span, GtkTextTag *tag)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, self->offset + (int) span->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, self->offset + (int) span->end);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
}

static void
apply_field (DtlTextView *self, DtlRecord *record, DtlField field, GtkTextTag **tags)
{
  g_autoptr (GArray) spans = dtl_field_evidence (record, field);

  for (guint i = 0; i < spans->len; i++)
    apply_span (self, &g_array_index (spans, DtlSpan, i), tags[dtl_field_group (field)]);
}

static void
clear_highlights (DtlTextView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  for (int i = 0; i < DTL_N_GROUPS; i++)
    {
      gtk_text_buffer_remove_tag (self->buffer, self->tags[i], &start, &end);
      gtk_text_buffer_remove_tag (self->buffer, self->strong[i], &start, &end);
    }
}

static void
highlight (DtlTextView *self)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  int selected = dtl_workspace_get_field (self->workspace);
  DtlRecord *record;

  clear_highlights (self);
  if (incident == NULL || dtl_workspace_get_text (self->workspace) == NULL)
    return;
  record = dtl_incident_item_get_record (incident);
  for (DtlField field = 0; field < DTL_N_FIELDS; field++)
    apply_field (self, record, field, self->tags);
  if (selected != DTL_NO_FIELD)
    apply_field (self, record, (DtlField) selected, self->strong);
}

/* Once the lines are laid out: brings the words into view, if they are not there already. */
static gboolean
scroll_cb (gpointer data)
{
  DtlTextView *self = data;
  GtkTextMark *mark = gtk_text_buffer_get_insert (self->buffer);
  GdkRectangle place, view;
  GtkTextIter at;

  self->scroll_source = 0;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, mark);
  gtk_text_view_get_iter_location (self->view, &at, &place);
  gtk_text_view_get_visible_rect (self->view, &view);
  if (place.y < view.y || place.y + 2 * place.height > view.y + view.height)
    gtk_text_view_scroll_to_mark (self->view, mark, 0, TRUE, 0, 0.4);
  return G_SOURCE_REMOVE;
}

static void
scroll_to (DtlTextView *self, DtlField field)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  g_autoptr (GArray) spans = NULL;
  guint32 first = G_MAXUINT32;
  GtkTextIter at;

  if (incident == NULL || dtl_workspace_get_text (self->workspace) == NULL)
    return;
  spans = dtl_field_evidence (dtl_incident_item_get_record (incident), field);
  if (spans->len == 0)
    return;
  for (guint i = 0; i < spans->len; i++)
    first = MIN (first, g_array_index (spans, DtlSpan, i).start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, self->offset + (int) first);
  gtk_text_buffer_place_cursor (self->buffer, &at);
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (60, scroll_cb, self);
}

static void
scroll_to_incident (DtlTextView *self)
{
  static const DtlField first[] = { DTL_FIELD_TYPE, DTL_FIELD_DATE, DTL_FIELD_CITY };
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);

  for (guint i = 0; incident != NULL && i < G_N_ELEMENTS (first); i++)
    {
      g_autoptr (GArray) spans =
          dtl_field_evidence (dtl_incident_item_get_record (incident), first[i]);

      if (spans->len > 0)
        {
          scroll_to (self, first[i]);
          return;
        }
    }
}

static void
text_changed_cb (DtlTextView *self)
{
  DtlArticle *article = dtl_workspace_get_text (self->workspace);
  DtlArticleItem *item = dtl_workspace_get_article (self->workspace);
  const char *error = item != NULL ? dtl_article_item_get_error (item) : NULL;
  GtkTextIter end;

  gtk_text_buffer_set_text (self->buffer, "", 0);
  if (article == NULL || item == NULL)
    return;
  g_autofree char *meta = describe_article (article, item);

  append (self, dtl_article_item_get_title (item), self->title_tag);
  append (self, meta, self->meta_tag);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  self->offset = gtk_text_iter_get_offset (&end);
  if (article->text != NULL || error != NULL)
    gtk_text_buffer_insert (self->buffer, &end, article->text != NULL && *article->text != '\0'
                                                    ? article->text
                                                    : error != NULL ? error : "", -1);
  highlight (self);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  scroll_to_incident (self);
}

static void
follow_incident (DtlTextView *self)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);

  if (self->followed == incident)
    return;
  if (self->followed != NULL)
    g_signal_handlers_disconnect_by_func (self->followed, highlight, self);
  g_set_object (&self->followed, incident);
  if (incident != NULL)
    g_signal_connect_swapped (incident, "changed", G_CALLBACK (highlight), self);
}

static void
selection_changed_cb (DtlTextView *self)
{
  follow_incident (self);
  if (dtl_workspace_get_article (self->workspace) == NULL)
    text_changed_cb (self);
  highlight (self);
  scroll_to_incident (self);
}

static void
field_changed_cb (DtlTextView *self)
{
  int field = dtl_workspace_get_field (self->workspace);

  highlight (self);
  if (field != DTL_NO_FIELD)
    scroll_to (self, (DtlField) field);
}

/* A click on a highlight selects its field. Where the words of several fields lie over each other,
 * further clicks go through them. */

static gboolean
covers (DtlRecord *record, DtlField field, int at)
{
  g_autoptr (GArray) spans = dtl_field_evidence (record, field);

  for (guint i = 0; i < spans->len; i++)
    if ((int) g_array_index (spans, DtlSpan, i).start <= at &&
        at < (int) g_array_index (spans, DtlSpan, i).end)
      return TRUE;
  return FALSE;
}

static int
field_at (DtlTextView *self, int at, int after)
{
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  DtlRecord *record;

  if (incident == NULL || at < 0)
    return DTL_NO_FIELD;
  record = dtl_incident_item_get_record (incident);
  for (int i = 1; i <= DTL_N_FIELDS; i++)
    {
      DtlField field = (DtlField) ((after + i + DTL_N_FIELDS) % DTL_N_FIELDS);
      gboolean hidden = dtl_field_info (field)->is_place && !dtl_field_is_place_row (field);

      if (!hidden && covers (record, field, at))
        return (int) field;
    }
  return DTL_NO_FIELD;
}

static int
offset_at (DtlTextView *self, double x, double y)
{
  GtkTextIter iter;
  int bx, by;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &bx,
                                         &by);
  if (!gtk_text_view_get_iter_at_location (self->view, &iter, bx, by))
    return -1;
  return gtk_text_iter_get_offset (&iter) - self->offset;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  DtlTextView *self = user_data;
  int field;

  if (gtk_text_buffer_get_has_selection (self->buffer))
    return;
  field = field_at (self, offset_at (self, x, y), dtl_workspace_get_field (self->workspace));
  if (field != DTL_NO_FIELD)
    dtl_workspace_select_field (self->workspace, field);
}

static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
            gpointer user_data)
{
  DtlTextView *self = user_data;
  int at = keyboard ? -1 : offset_at (self, x, y);
  int first = field_at (self, at, DTL_NO_FIELD), field = first;
  g_autoptr (GString) text = g_string_new (NULL);

  if (first == DTL_NO_FIELD)
    return FALSE;
  do
    {
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              dtl_field_is_place_row ((DtlField) field)
                                  ? _("Place")
                                  : dtl_field_label ((DtlField) field));
      field = field_at (self, at, field);
    }
  while (field != first);
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

/* Class */

static void
update_colors (DtlTextView *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA color;

  for (int i = 0; i < DTL_N_GROUPS; i++)
    {
      dtl_field_group_color (i, dark, FALSE, &color);
      g_object_set (self->tags[i], "background-rgba", &color, NULL);
      dtl_field_group_color (i, dark, TRUE, &color);
      g_object_set (self->strong[i], "background-rgba", &color, NULL);
    }
}

static void
dtl_text_view_dispose (GObject *object)
{
  DtlTextView *self = DTL_TEXT_VIEW (object);

  if (self->followed != NULL)
    g_signal_handlers_disconnect_by_func (self->followed, highlight, self);
  g_clear_object (&self->followed);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_text_view_parent_class)->dispose (object);
}

static void
dtl_text_view_class_init (DtlTextViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_text_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articletext");
}

static void
make_tags (DtlTextView *self)
{
  for (int i = 0; i < DTL_N_GROUPS; i++)
    self->tags[i] = gtk_text_buffer_create_tag (self->buffer, NULL, NULL, NULL);
  for (int i = 0; i < DTL_N_GROUPS; i++)
    self->strong[i] = gtk_text_buffer_create_tag (self->buffer, NULL, "underline",
                                                  PANGO_UNDERLINE_SINGLE, NULL);
  self->title_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "weight", PANGO_WEIGHT_BOLD,
                                                "scale", 1.1, "pixels-below-lines", 2, NULL);
  self->meta_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "scale", 0.88,
                                               "pixels-below-lines", 8, NULL);
}

static void
dtl_text_view_init (DtlTextView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->buffer = gtk_text_buffer_new (NULL);
  make_tags (self);
  self->view = GTK_TEXT_VIEW (gtk_text_view_new_with_buffer (self->buffer));
  g_object_unref (self->buffer);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->view, 16);
  gtk_text_view_set_right_margin (self->view, 16);
  gtk_text_view_set_top_margin (self->view, 12);
  gtk_text_view_set_bottom_margin (self->view, 16);
  gtk_text_view_set_pixels_inside_wrap (self->view, 4);
  gtk_text_view_set_pixels_below_lines (self->view, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Text of the article"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  self->notice = dtl_article_notice_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->notice);
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
  g_signal_connect (self->view, "query-tooltip", G_CALLBACK (tooltip_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_colors), self, G_CONNECT_SWAPPED);
  update_colors (self);
}

/**
 * dtl_text_view_set_workspace:
 * @self: the view
 * @workspace: whose selection it shows; set once
 */
void
dtl_text_view_set_workspace (DtlTextView *self, DtlWorkspace *workspace)
{
  g_return_if_fail (DTL_IS_TEXT_VIEW (self));

  self->workspace = g_object_ref (workspace);
  dtl_article_notice_set_workspace (DTL_ARTICLE_NOTICE (self->notice), workspace);
  g_signal_connect_object (workspace, "text-changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "field-changed", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
