/* dtl-histogram.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-histogram.h"

#include "dtl-time-bin.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define LABEL_HEIGHT 18
#define MIN_BARS 12
/* A single wrong date must not ask for a million bars. */
#define MAX_BARS 6000
#define MAX_BAR_WIDTH 42.0

struct _DtlHistogram
{
  GtkWidget parent_instance;

  GArray *days;   /* int, sorted; the first day of each incident */
  GArray *counts; /* guint per bar */
  DtlBinUnit unit;
  int first_bin; /* months since year 0, years or days, by the unit */
  guint max_count;

  gboolean has_range;
  int range_first; /* days */
  int range_last;
  gboolean has_mark;
  int mark;

  int focus; /* bar of the keyboard */
  int drag_from;
  int drag_to; /* -1 when nothing is being dragged */
};

G_DEFINE_FINAL_TYPE (DtlHistogram, dtl_histogram, GTK_TYPE_WIDGET)

enum
{
  RANGE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
n_bars (DtlHistogram *self)
{
  return (int) self->counts->len;
}

static void
count_bars (DtlHistogram *self)
{
  int first, last, missing;

  g_array_set_size (self->counts, 0);
  self->max_count = 0;
  if (self->days->len == 0)
    return;
  first = dtl_time_bin_at (self->unit, g_array_index (self->days, int, 0));
  last = dtl_time_bin_at (self->unit, g_array_index (self->days, int, self->days->len - 1));
  first = MAX (first, last - MAX_BARS + 1);
  /* Few bars would be broad slabs: the time around them is shown, too. */
  missing = MAX (0, MIN_BARS - (last - first + 1));
  first -= missing / 2;
  last += missing - missing / 2;
  self->first_bin = first;
  g_array_set_size (self->counts, (guint) (last - first + 1));
  for (guint i = 0; i < self->days->len; i++)
    {
      int bin = dtl_time_bin_at (self->unit, g_array_index (self->days, int, i)) - first;

      if (bin < 0)
        continue;
      g_array_index (self->counts, guint, bin)++;
      self->max_count = MAX (self->max_count, g_array_index (self->counts, guint, bin));
    }
  self->focus = CLAMP (self->focus, 0, n_bars (self) - 1);
}

/* Geometry */

static gboolean
is_rtl (DtlHistogram *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
bar_width (DtlHistogram *self)
{
  return MIN (MAX_BAR_WIDTH, (double) gtk_widget_get_width (GTK_WIDGET (self)) / n_bars (self));
}

static double
bar_left (DtlHistogram *self, int bar)
{
  double width = bar_width (self);
  double start = (gtk_widget_get_width (GTK_WIDGET (self)) - width * n_bars (self)) / 2;

  return start + width * (is_rtl (self) ? n_bars (self) - 1 - bar : bar);
}

static int
bar_at (DtlHistogram *self, double x)
{
  double width = bar_width (self);
  double start = (gtk_widget_get_width (GTK_WIDGET (self)) - width * n_bars (self)) / 2;
  int bar = CLAMP ((int) floor ((x - start) / width), 0, n_bars (self) - 1);

  return is_rtl (self) ? n_bars (self) - 1 - bar : bar;
}

static gboolean
is_in_range (DtlHistogram *self, int bar)
{
  int bin = self->first_bin + bar;

  if (self->drag_to >= 0)
    return bar >= MIN (self->drag_from, self->drag_to) && bar <= MAX (self->drag_from, self->drag_to);
  return !self->has_range || (dtl_time_bin_last_day (self->unit, bin) >= self->range_first &&
                              dtl_time_bin_first_day (self->unit, bin) <= self->range_last);
}

/* Painting */

static void
snapshot_bars (DtlHistogram *self, GtkSnapshot *snapshot, double height, const GdkRGBA *text)
{
  double width = bar_width (self), gap = width > 4 ? MIN (3, width * 0.15) : 0;
  GdkRGBA accent = { 0.21, 0.52, 0.89, 1 };
  int marked = self->has_mark ? dtl_time_bin_at (self->unit, self->mark) - self->first_bin : -1;

  for (int i = 0; i < n_bars (self); i++)
    {
      guint count = g_array_index (self->counts, guint, i);
      double tall = count == 0 ? 2 : MAX (4, height * count / self->max_count);
      GdkRGBA color = count == 0 ? *text : accent;
      GskRoundedRect rect;

      color.alpha = count == 0 ? 0.12f : is_in_range (self, i) ? (i == marked ? 1.0f : 0.55f) : 0.18f;
      gsk_rounded_rect_init_from_rect (
          &rect,
          &GRAPHENE_RECT_INIT ((float) (bar_left (self, i) + gap / 2), (float) (height - tall),
                               (float) MAX (1, width - gap), (float) tall),
          width > 6 ? 2 : 0);
      gtk_snapshot_push_rounded_clip (snapshot, &rect);
      gtk_snapshot_append_color (snapshot, &color, &rect.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
snapshot_label (DtlHistogram *self, GtkSnapshot *snapshot, int bar, double height,
                const GdkRGBA *text, double *free_from, double free_to)
{
  g_autofree char *label = dtl_time_bin_dup_label (self->unit, self->first_bin + bar);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), label);
  int width, tall;
  double x;

  pango_layout_get_pixel_size (layout, &width, &tall);
  x = CLAMP (bar_left (self, bar) + bar_width (self) / 2 - width / 2.0, 0,
             gtk_widget_get_width (GTK_WIDGET (self)) - width);
  if (x < *free_from || x + width > free_to)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) height + 2));
  gtk_snapshot_append_layout (snapshot, layout, text);
  gtk_snapshot_restore (snapshot);
  *free_from = x + width + 14;
}

static void
snapshot_labels (DtlHistogram *self, GtkSnapshot *snapshot, double height, const GdkRGBA *text)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), free_from = 0;
  int n = n_bars (self), step = MAX (1, (int) ceil (96 / bar_width (self)));

  for (int i = 0; i < n; i += step)
    snapshot_label (self, snapshot, is_rtl (self) ? n - 1 - i : i, height, text, &free_from, width);
}

static void
dtl_histogram_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DtlHistogram *self = DTL_HISTOGRAM (widget);
  double height = gtk_widget_get_height (widget) - LABEL_HEIGHT;
  GdkRGBA text;

  if (n_bars (self) == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  snapshot_bars (self, snapshot, height, &text);
  if (gtk_widget_has_visible_focus (widget))
    {
      GskRoundedRect ring;
      GdkRGBA color = { 0.21f, 0.52f, 0.89f, 1 };
      GdkRGBA colors[4] = { color, color, color, color };
      float widths[4] = { 2, 2, 2, 2 };

      gsk_rounded_rect_init_from_rect (&ring,
                                       &GRAPHENE_RECT_INIT ((float) bar_left (self, self->focus), 0,
                                                            (float) MAX (6, bar_width (self)),
                                                            (float) height),
                                       3);
      gtk_snapshot_append_border (snapshot, &ring, widths, colors);
    }
  text.alpha *= 0.6f;
  snapshot_labels (self, snapshot, height, &text);
}

static void
dtl_histogram_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 40 + LABEL_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : 56 + LABEL_HEIGHT;
}

/* Accessibility: a slider over the bars, whose text says what the bar is. */

static void
update_accessible (DtlHistogram *self)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  guint count;

  if (n_bars (self) == 0)
    return;
  count = g_array_index (self->counts, guint, self->focus);
  label = dtl_time_bin_dup_label (self->unit, self->first_bin + self->focus);
  /* Translators: a bar of the timeline: the date, and how many incidents */
  text = g_strdup_printf (ngettext ("%s: %u incident", "%s: %u incidents", count), label, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) n_bars (self) - 1,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->focus,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

/* Selecting */

static void
emit_range (DtlHistogram *self, int from, int to)
{
  int first = dtl_time_bin_first_day (self->unit, self->first_bin + MIN (from, to));
  int last = dtl_time_bin_last_day (self->unit, self->first_bin + MAX (from, to));

  g_signal_emit (self, signals[RANGE_CHANGED], 0, TRUE, first, last);
}

static void
clear_range (DtlHistogram *self)
{
  self->drag_from = self->drag_to = -1;
  g_signal_emit (self, signals[RANGE_CHANGED], 0, FALSE, 0, 0);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  DtlHistogram *self = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_bars (self) == 0)
    return;
  self->drag_from = self->drag_to = self->focus = bar_at (self, x);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  DtlHistogram *self = user_data;
  double x, y;

  if (self->drag_from < 0)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->drag_to = self->focus = bar_at (self, x + dx);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  DtlHistogram *self = user_data;
  int from = self->drag_from, to = self->drag_to;

  self->drag_from = self->drag_to = -1;
  if (from < 0)
    return;
  /* A click on the only bar that is selected selects all again. */
  if (from == to && self->has_range &&
      self->range_first == dtl_time_bin_first_day (self->unit, self->first_bin + from) &&
      self->range_last == dtl_time_bin_last_day (self->unit, self->first_bin + to))
    clear_range (self);
  else
    emit_range (self, from, to);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
move_focus (DtlHistogram *self, int to, gboolean extend)
{
  int old = self->focus;

  self->focus = CLAMP (to, 0, n_bars (self) - 1);
  if (extend)
    {
      int first = old, last = old;

      if (self->has_range)
        {
          first = dtl_time_bin_at (self->unit, self->range_first) - self->first_bin;
          last = dtl_time_bin_at (self->unit, self->range_last) - self->first_bin;
        }
      /* The end where the focus was moves along with it. */
      if (old == first && old != last)
        emit_range (self, self->focus, last);
      else
        emit_range (self, first, self->focus);
    }
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        gpointer user_data)
{
  DtlHistogram *self = user_data;
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  int step = is_rtl (self) ? -1 : 1;

  if (n_bars (self) == 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
      move_focus (self, self->focus - step, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      move_focus (self, self->focus + step, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      move_focus (self, 0, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      move_focus (self, n_bars (self) - 1, extend);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_space:
      emit_range (self, self->focus, self->focus);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!self->has_range)
        return GDK_EVENT_PROPAGATE;
      clear_range (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
            gpointer user_data)
{
  DtlHistogram *self = DTL_HISTOGRAM (widget);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  guint count;
  int bar;

  if (n_bars (self) == 0)
    return FALSE;
  bar = keyboard ? self->focus : bar_at (self, x);
  count = g_array_index (self->counts, guint, bar);
  label = dtl_time_bin_dup_label (self->unit, self->first_bin + bar);
  text = g_strdup_printf (ngettext ("%s: %u incident", "%s: %u incidents", count), label, count);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Class */

static void
dtl_histogram_finalize (GObject *object)
{
  DtlHistogram *self = DTL_HISTOGRAM (object);

  g_array_unref (self->days);
  g_array_unref (self->counts);

  G_OBJECT_CLASS (dtl_histogram_parent_class)->finalize (object);
}

static void
dtl_histogram_class_init (DtlHistogramClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dtl_histogram_finalize;
  widget_class->snapshot = dtl_histogram_snapshot;
  widget_class->measure = dtl_histogram_measure;

  /* The analyst chose a range of days, or all of them. */
  signals[RANGE_CHANGED] =
      g_signal_new ("range-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 3, G_TYPE_BOOLEAN, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_css_name (widget_class, "histogram");
}

static void
dtl_histogram_init (DtlHistogram *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->days = g_array_new (FALSE, FALSE, sizeof (int));
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  self->unit = DTL_BIN_MONTH;
  self->drag_from = self->drag_to = -1;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Incidents over time"), -1);
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/**
 * dtl_histogram_set_data:
 * @self: a histogram
 * @days: (array length=n_days): days since 1970-01-01, one for each incident, in any order
 * @n_days: how many
 */
void
dtl_histogram_set_data (DtlHistogram *self, const int *days, guint n_days)
{
  g_array_set_size (self->days, 0);
  if (n_days > 0)
    g_array_append_vals (self->days, days, n_days);
  g_array_sort (self->days, compare_ints);
  count_bars (self);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dtl_histogram_set_unit (DtlHistogram *self, DtlBinUnit unit)
{
  if (self->unit == unit)
    return;
  self->unit = unit;
  self->focus = 0;
  count_bars (self);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

DtlBinUnit
dtl_histogram_get_unit (DtlHistogram *self)
{
  return self->unit;
}

/**
 * dtl_histogram_best_unit:
 * @self: a histogram
 *
 * Returns: the unit with which the data make a fair number of bars
 */
DtlBinUnit
dtl_histogram_best_unit (DtlHistogram *self)
{
  int span;

  if (self->days->len == 0)
    return DTL_BIN_MONTH;
  span = g_array_index (self->days, int, self->days->len - 1) - g_array_index (self->days, int, 0);
  return span <= 62 ? DTL_BIN_DAY : span <= 365 * 8 ? DTL_BIN_MONTH : DTL_BIN_YEAR;
}

/**
 * dtl_histogram_set_range:
 * @self: a histogram
 * @has_range: whether a range is selected
 * @first: its first day
 * @last: its last day
 *
 * Shows a range without emitting a signal.
 */
void
dtl_histogram_set_range (DtlHistogram *self, gboolean has_range, int first, int last)
{
  self->has_range = has_range;
  self->range_first = first;
  self->range_last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dtl_histogram_set_mark:
 * @self: a histogram
 * @has_mark: whether an incident with a date is selected
 * @day: its first day
 */
void
dtl_histogram_set_mark (DtlHistogram *self, gboolean has_mark, int day)
{
  self->has_mark = has_mark;
  self->mark = day;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dtl_histogram_dup_span:
 * @self: a histogram
 *
 * Returns: (transfer full) (nullable): "Apr 2002 – Apr 2004", or %NULL without data
 */
char *
dtl_histogram_dup_span (DtlHistogram *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (self->days->len == 0)
    return NULL;
  from = dtl_time_bin_dup_label (self->unit, dtl_time_bin_at (self->unit, g_array_index (self->days, int, 0)));
  to = dtl_time_bin_dup_label (self->unit,
                 dtl_time_bin_at (self->unit, g_array_index (self->days, int, self->days->len - 1)));
  return g_str_equal (from, to) ? g_steal_pointer (&from) : g_strdup_printf ("%s – %s", from, to);
}
