/* dtl-article-list.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-article-list.h"

#include "dtl-article-row.h"
#include "dtl-filter-bar.h"
#include "dtl-tab-stop.h"

#include <glib/gi18n.h>

/* Articles, each with its incidents below it when opened; search and filter above. */
/* Frames after which the heights of new rows are known. */
#define SCROLL_FRAMES 3

struct _DtlArticleList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  DtlFilterBar *filter_bar;
  GtkListView *list_view;
  GtkSearchEntry *search_entry;
  GtkMenuButton *sort_button;
  GtkStack *stack;
  GtkWidget *tray;
  GtkLabel *tray_label;

  DtlWorkspace *workspace;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
  guint follow_source;
  guint scroll_frames;    /* still to come in which the selected row is scrolled to */
  guint is_following : 1; /* the list is being brought in line, not clicked */
};

G_DEFINE_FINAL_TYPE (DtlArticleList, dtl_article_list, GTK_TYPE_WIDGET)

/* Rows */

static gboolean
incident_passes (gpointer item, gpointer user_data)
{
  return dtl_incident_item_get_visible (item);
}

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  GtkFilter *filter;

  if (!DTL_IS_ARTICLE_ITEM (item) || dtl_article_item_n_incidents (item) == 0)
    return NULL;
  filter = GTK_FILTER (gtk_custom_filter_new (incident_passes, NULL, NULL));
  g_signal_connect_object (user_data, "filter-changed", G_CALLBACK (gtk_filter_changed), filter,
                           G_CONNECT_SWAPPED);
  return G_LIST_MODEL (
      gtk_filter_list_model_new (g_object_ref (dtl_article_item_get_incidents (item)), filter));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, dtl_article_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  dtl_article_row_set_item (DTL_ARTICLE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  dtl_article_row_set_item (DTL_ARTICLE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* The selection, both ways */

static GObject *
dup_item_at (DtlArticleList *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static guint
find_position (DtlArticleList *self, gpointer wanted, guint from)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = from; i < n; i++)
    {
      g_autoptr (GObject) item = dup_item_at (self, i);

      if (item == wanted)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
expand_at (DtlArticleList *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);

  if (row != NULL)
    gtk_tree_list_row_set_expanded (row, TRUE);
}

static void
scroll_to_selected (DtlArticleList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (self->selection));
}

/* The rows that a selection opens have their height only after the next layout. */
static gboolean
scroll_again_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DtlArticleList *self = DTL_ARTICLE_LIST (widget);

  if (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    scroll_to_selected (self);
  self->scroll_frames--;
  return self->scroll_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
select_position (DtlArticleList *self, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION ||
      position == gtk_single_selection_get_selected (self->selection))
    return;
  self->is_following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_following = FALSE;
  scroll_to_selected (self);
  if (self->scroll_frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_again_cb, NULL, NULL);
  self->scroll_frames = SCROLL_FRAMES;
}

/* An article's own row stands for its first incident: it stays selected when that one is. */
static gboolean
is_in_line (DtlArticleList *self, DtlArticleItem *article, DtlIncidentItem *incident)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GObject) item = dup_item_at (self, position);

  if (item == NULL)
    return FALSE;
  if (incident == NULL)
    return item == (gpointer) article;
  return item == (gpointer) incident ||
         (item == (gpointer) article && dtl_article_item_find (article, incident) == 0);
}

static gboolean
follow_cb (gpointer data)
{
  DtlArticleList *self = data;
  DtlArticleItem *article = dtl_workspace_get_article (self->workspace);
  DtlIncidentItem *incident = dtl_workspace_get_incident (self->workspace);
  guint position;

  self->follow_source = 0;
  if (article == NULL)
    return G_SOURCE_REMOVE;
  position = find_position (self, article, 0);
  if (position == GTK_INVALID_LIST_POSITION)
    return G_SOURCE_REMOVE;
  expand_at (self, position);
  if (is_in_line (self, article, incident))
    return G_SOURCE_REMOVE;
  if (incident != NULL)
    position = find_position (self, incident, position);
  select_position (self, position);
  return G_SOURCE_REMOVE;
}

static void
follow_selection (DtlArticleList *self)
{
  if (self->follow_source == 0)
    self->follow_source = g_idle_add (follow_cb, self);
}

static void
selected_cb (DtlArticleList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GObject) item = dup_item_at (self, position);

  if (self->is_following || item == NULL)
    return;
  if (DTL_IS_INCIDENT_ITEM (item))
    dtl_workspace_select (self->workspace, NULL, DTL_INCIDENT_ITEM (item));
  else
    {
      dtl_workspace_select (self->workspace, DTL_ARTICLE_ITEM (item), NULL);
      follow_selection (self);
    }
}

static void
activate_cb (GtkListView *list, guint position, gpointer user_data)
{
  DtlArticleList *self = user_data;
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);

  if (row != NULL && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

/* Search, filter, tray */

static void
search_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  DtlArticleList *self = user_data;

  dtl_workspace_set_search (self->workspace, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
stop_search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  DtlArticleList *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
update_tray (DtlArticleList *self)
{
  guint n = dtl_workspace_n_unmapped (self->workspace);
  DtlFilter *filter = dtl_workspace_get_filter (self->workspace);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u incident not mapped", "%u incidents not mapped", n), n);

  gtk_label_set_label (self->tray_label, text);
  gtk_widget_set_visible (self->tray, n > 0 && !filter->only_unmapped);
}

static void
tray_clicked_cb (GtkButton *button, gpointer user_data)
{
  DtlArticleList *self = user_data;

  dtl_workspace_get_filter (self->workspace)->only_unmapped = TRUE;
  dtl_workspace_filter_changed (self->workspace);
}

static void
incidents_changed_cb (DtlArticleList *self)
{
  GListModel *articles = dtl_workspace_get_articles (self->workspace);

  g_signal_emit_by_name (self, "filter-changed", GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (articles) > 0 ? "list" : "nothing");
  update_tray (self);
  follow_selection (self);
}

static void
sort_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlArticleList *self = user_data;

  g_simple_action_set_state (action, parameter);
  dtl_workspace_set_sort (self->workspace, (DtlSortOrder) g_variant_get_int32 (parameter));
}

static void
add_sort_menu (DtlArticleList *self)
{
  static const GActionEntry entries[] = {
    { .name = "sort", .parameter_type = "i", .state = "0", .change_state = sort_cb },
  };
  static const char *const labels[] = {
    [DTL_SORT_NEWEST] = N_ ("_Newest First"),    [DTL_SORT_OLDEST] = N_ ("_Oldest First"),
    [DTL_SORT_TITLE] = N_ ("By _Title"),         [DTL_SORT_SOURCE] = N_ ("By _Source"),
    [DTL_SORT_REVIEW] = N_ ("To _Review First"),
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list-order", G_ACTION_GROUP (group));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *action = g_strdup_printf ("list-order.sort(%u)", i);

      g_menu_append (menu, _ (labels[i]), action);
    }
  gtk_menu_button_set_menu_model (self->sort_button, G_MENU_MODEL (menu));
}

/* Class */

static void
dtl_article_list_dispose (GObject *object)
{
  DtlArticleList *self = DTL_ARTICLE_LIST (object);

  g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selected_cb, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_ARTICLE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (dtl_article_list_parent_class)->dispose (object);
}

static gboolean
dtl_article_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DTL_ARTICLE_LIST (widget)->list_view));
}

static void
dtl_article_list_class_init (DtlArticleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_article_list_dispose;
  widget_class->grab_focus = dtl_article_list_grab_focus;

  /* For the filters of the articles' incidents: what passes has changed. */
  g_signal_new ("filter-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, GTK_TYPE_FILTER_CHANGE);

  g_type_ensure (DTL_TYPE_FILTER_BAR);
  g_type_ensure (DTL_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dateline/Dateline/dtl-article-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlArticleList, box);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleList, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleList, list_view);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleList, sort_button);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleList, stack);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleList, tray);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleList, tray_label);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, tray_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlelist");
}

static void
dtl_article_list_init (DtlArticleList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  add_sort_menu (self);
}

/**
 * dtl_article_list_set_workspace:
 * @self: the list
 * @workspace: whose articles it shows; set once
 */
void
dtl_article_list_set_workspace (DtlArticleList *self, DtlWorkspace *workspace)
{
  g_return_if_fail (DTL_IS_ARTICLE_LIST (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->tree = gtk_tree_list_model_new (g_object_ref (dtl_workspace_get_articles (workspace)),
                                        FALSE, FALSE, create_children, self, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, FALSE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (follow_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "incidents-changed", G_CALLBACK (incidents_changed_cb), self,
                           G_CONNECT_SWAPPED);
  dtl_filter_bar_set_workspace (self->filter_bar, workspace);
}

void
dtl_article_list_focus_search (DtlArticleList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
