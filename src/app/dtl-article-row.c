/* dtl-article-row.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-article-row.h"

#include "dtl-symbol.h"

#include <glib/gi18n.h>

/* A row of the list: an article, or below it one of its incidents. */
struct _DtlArticleRow
{
  GtkWidget parent_instance;

  GtkLabel *count;
  GtkWidget *dot;
  GtkTreeExpander *expander;
  GtkLabel *subtitle;
  DtlSymbol *symbol;
  GtkLabel *title;

  GObject *item;
};

G_DEFINE_FINAL_TYPE (DtlArticleRow, dtl_article_row, GTK_TYPE_WIDGET)

static const char *
state_label (DtlReviewState state)
{
  switch (state)
    {
    case DTL_REVIEW_ACCEPTED:
      return _("reviewed");
    case DTL_REVIEW_REJECTED:
      return _("rejected");
    case DTL_REVIEW_NEW:
    default:
      return _("to review");
    }
}

static void
set_dot (DtlArticleRow *self, const char *name, gboolean visible)
{
  static const char *const names[] = { "new", "accepted", "rejected", "failed" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      gtk_widget_add_css_class (self->dot, names[i]);
    else
      gtk_widget_remove_css_class (self->dot, names[i]);
  gtk_widget_set_visible (self->dot, visible);
}

/* GtkListView keeps the widget of role "list item" to itself: it is this row's parent. */
static void
set_name (DtlArticleRow *self, const char *name)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* In older GTK the expander is what takes the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A copy says so before everything else. */
static char *
article_subtitle (DtlArticleItem *article)
{
  g_autofree char *subtitle = dtl_article_item_dup_subtitle (article);
  const char *title;

  if (dtl_article_item_get_original (article, &title, NULL) == 0)
    return g_steal_pointer (&subtitle);
  /* Translators: a headline, then source and date of the article that has the same text */
  return g_strdup_printf (_("same article as “%s” · %s"), title, subtitle);
}

static gboolean
is_counted_elsewhere (DtlArticleItem *article)
{
  DtlCopyChoice choice;

  return dtl_article_item_get_original (article, NULL, &choice) > 0 && choice == DTL_COPY_AS_ONE;
}

static void
show_article (DtlArticleRow *self, DtlArticleItem *article)
{
  DtlReviewState state = dtl_article_item_get_state (article);
  guint n = dtl_article_item_n_incidents (article);
  gboolean failed = dtl_article_item_get_error (article) != NULL;
  gboolean silent = failed || is_counted_elsewhere (article);
  g_autofree char *subtitle = article_subtitle (article);
  g_autofree char *number =
      n > 0 ? g_strdup_printf ("%u", n) : g_strdup (silent ? "" : _("no incident"));
  g_autofree char *incidents = g_strdup_printf (ngettext ("%u incident", "%u incidents", n), n);
  g_autofree char *name =
      g_strdup_printf ("%s, %s, %s%s%s", dtl_article_item_get_title (article), subtitle, incidents,
                       n > 0 ? ", " : "", n > 0 ? state_label (state) : "");

  gtk_label_set_label (self->title, dtl_article_item_get_title (article));
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_label_set_label (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count), *number != '\0');
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "count-badge");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "count-badge");
  gtk_widget_set_visible (GTK_WIDGET (self->symbol), FALSE);
  set_dot (self,
           failed                         ? "failed"
           : state == DTL_REVIEW_NEW      ? "new"
           : state == DTL_REVIEW_ACCEPTED ? "accepted"
                                          : "rejected",
           n > 0 || failed);
  gtk_widget_set_tooltip_text (self->dot, state_label (state));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               failed ? dtl_article_item_get_error (article) : subtitle);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "rejected");
  set_name (self, name);
}

static void
show_incident (DtlArticleRow *self, DtlIncidentItem *incident)
{
  DtlReviewState state = dtl_incident_item_get_state (incident);
  DtlRecord *record = dtl_incident_item_get_record (incident);
  gboolean mapped = dtl_incident_item_is_mapped (incident);
  g_autofree char *title = dtl_incident_item_dup_title (incident);
  g_autofree char *subtitle = dtl_incident_item_dup_subtitle (incident);
  g_autofree char *sentence = dtl_incident_item_dup_sentence (incident);
  g_autofree char *name = g_strdup_printf ("%s, %s%s%s", sentence, state_label (state),
                                           mapped ? "" : ", ", mapped ? "" : _("not mapped"));

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_label_set_label (self->count, mapped ? "" : _("not mapped"));
  gtk_widget_set_visible (GTK_WIDGET (self->count), !mapped);
  gtk_widget_remove_css_class (GTK_WIDGET (self->count), "count-badge");
  gtk_widget_set_visible (GTK_WIDGET (self->symbol), TRUE);
  dtl_symbol_set_record (self->symbol, record);
  set_dot (self, state == DTL_REVIEW_ACCEPTED ? "accepted" : "rejected", state != DTL_REVIEW_NEW);
  gtk_widget_set_tooltip_text (self->dot, state_label (state));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "article");
  if (state == DTL_REVIEW_REJECTED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "rejected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rejected");
  set_name (self, name);
}

static void
item_changed_cb (DtlArticleRow *self)
{
  if (DTL_IS_ARTICLE_ITEM (self->item))
    show_article (self, DTL_ARTICLE_ITEM (self->item));
  else if (DTL_IS_INCIDENT_ITEM (self->item))
    show_incident (self, DTL_INCIDENT_ITEM (self->item));
}

static void
forget_item (DtlArticleRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, item_changed_cb, self);
  g_clear_object (&self->item);
}

static void
dtl_article_row_dispose (GObject *object)
{
  DtlArticleRow *self = DTL_ARTICLE_ROW (object);

  forget_item (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_ARTICLE_ROW);

  G_OBJECT_CLASS (dtl_article_row_parent_class)->dispose (object);
}

static void
dtl_article_row_class_init (DtlArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_article_row_dispose;

  g_type_ensure (DTL_TYPE_SYMBOL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dateline/Dateline/dtl-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlArticleRow, count);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleRow, dot);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleRow, expander);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleRow, symbol);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleRow, title);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlerow");
}

static void
dtl_article_row_init (DtlArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dtl_article_row_new (void)
{
  return g_object_new (DTL_TYPE_ARTICLE_ROW, NULL);
}

/**
 * dtl_article_row_set_item:
 * @self: a row
 * @row: (nullable): a row of the tree whose item is a #DtlArticleItem or a #DtlIncidentItem
 *
 * Shows an item and follows its changes; %NULL lets go of it.
 */
void
dtl_article_row_set_item (DtlArticleRow *self, GtkTreeListRow *row)
{
  g_return_if_fail (DTL_IS_ARTICLE_ROW (self));

  forget_item (self);
  gtk_tree_expander_set_list_row (self->expander, row);
  if (row == NULL)
    return;
  self->item = gtk_tree_list_row_get_item (row);
  g_signal_connect_swapped (self->item, "changed", G_CALLBACK (item_changed_cb), self);
  item_changed_cb (self);
}
