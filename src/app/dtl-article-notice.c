/* dtl-article-notice.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-article-notice.h"

#include "dtl-compat.h"
#include "dtl-problem-label.h"

#include <glib/gi18n.h>

struct _DtlArticleNotice
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkButton *both;
  GtkWidget *copy_box;
  GtkLabel *copy_label;
  GtkWidget *date_box;
  GtkLabel *date_label;
  GtkEditable *entry;
  GtkButton *one;
  GtkLabel *problem;
  GtkButton *set;
  GtkButton *show;

  DtlWorkspace *workspace;
  DtlArticleItem *article; /* the one whose "changed" we hear */
  char *given;             /* the date that the entry was last filled with */
};

G_DEFINE_FINAL_TYPE (DtlArticleNotice, dtl_article_notice, GTK_TYPE_WIDGET)

/* The same text */

static void
update_copy (DtlArticleNotice *self)
{
  DtlCopyChoice choice = DTL_COPY_UNDECIDED;
  const char *title = NULL;
  gint64 row =
      self->article != NULL ? dtl_article_item_get_original (self->article, &title, &choice) : 0;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->copy_box, row > 0);
  if (row == 0)
    return;
  if (choice == DTL_COPY_AS_ONE)
    /* Translators: %s is a headline */
    text =
        g_strdup_printf (_ ("Same article as “%s”. Its incidents are counted there only."), title);
  else if (choice == DTL_COPY_APART)
    text = g_strdup_printf (_ ("Same article as “%s”, kept as one of its own."), title);
  else
    text = g_strdup_printf (
        _ ("Same article as “%s”. Incidents of both are counted until you decide."), title);
  gtk_label_set_label (self->copy_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->one), choice != DTL_COPY_AS_ONE);
  gtk_widget_set_visible (GTK_WIDGET (self->both), choice != DTL_COPY_APART);
}

static void
one_cb (DtlArticleNotice *self)
{
  dtl_workspace_set_copy (self->workspace, self->article, DTL_COPY_AS_ONE);
}

static void
both_cb (DtlArticleNotice *self)
{
  dtl_workspace_set_copy (self->workspace, self->article, DTL_COPY_APART);
}

static void
show_cb (DtlArticleNotice *self)
{
  gint64 row = dtl_article_item_get_original (self->article, NULL, NULL);
  DtlArticleItem *original = dtl_workspace_find_article (self->workspace, row);

  if (original != NULL)
    dtl_workspace_select (self->workspace, original, NULL);
}

/* The publication date */

/* What is being typed stays when the article changes otherwise. */
static void
fill_entry (DtlArticleNotice *self, const char *given)
{
  if (g_strcmp0 (self->given, given) == 0)
    return;
  g_free (self->given);
  self->given = g_strdup (given);
  gtk_editable_set_text (self->entry, given);
  dtl_problem_label_clear (self->problem, GTK_WIDGET (self->entry));
}

static gboolean
is_given (const DtlArticle *article)
{
  return g_strcmp0 (article->published_from, "user") == 0;
}

static void
update_date (DtlArticleNotice *self)
{
  const DtlArticle *article =
      self->article != NULL ? dtl_article_item_get_article (self->article) : NULL;
  gboolean asks = article != NULL && dtl_article_item_get_error (self->article) == NULL &&
                  (is_given (article) || !dtl_partial_date_is_set (&article->published));
  g_autofree char *given = NULL;

  gtk_widget_set_visible (self->date_box, asks);
  if (!asks)
    return;
  if (is_given (article))
    given = dtl_partial_date_format (&article->published);
  gtk_label_set_label (self->date_label,
                       given != NULL
                           ? _ ("You gave the publication date.")
                           : _ ("When was this article published? It does not say; without "
                                "that, days such as “Sunday” have no date."));
  gtk_button_set_label (self->set, given != NULL ? _ ("_Change Date") : _ ("_Set Date"));
  dtl_compat_name_buttons (self->date_box);
  fill_entry (self, given != NULL ? given : "");
}

/* An empty entry takes a date back that was given. */
static void
set_cb (DtlArticleNotice *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  DtlPartialDate date = DTL_PARTIAL_DATE_NONE;
  gboolean given = is_given (dtl_article_item_get_article (self->article));

  if ((*text == '\0' && !given) || (*text != '\0' && !dtl_partial_date_parse (text, &date)))
    {
      dtl_problem_label_show (self->problem, GTK_WIDGET (self->entry), NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }
  dtl_workspace_set_published (self->workspace, self->article, date);
}

static void
typed_cb (DtlArticleNotice *self)
{
  dtl_problem_label_clear (self->problem, GTK_WIDGET (self->entry));
}

/* The selection */

static void
update (DtlArticleNotice *self)
{
  update_copy (self);
  update_date (self);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->copy_box) ||
                                                 gtk_widget_get_visible (self->date_box));
}

static void
follow (DtlArticleNotice *self, DtlArticleItem *article)
{
  if (self->article == article)
    return;
  if (self->article != NULL)
    g_signal_handlers_disconnect_by_func (self->article, update, self);
  g_set_object (&self->article, article);
  if (article != NULL)
    g_signal_connect_swapped (article, "changed", G_CALLBACK (update), self);
  g_clear_pointer (&self->given, g_free);
  update (self);
}

static void
selection_changed_cb (DtlArticleNotice *self)
{
  follow (self, dtl_workspace_get_article (self->workspace));
}

static void
dtl_article_notice_dispose (GObject *object)
{
  DtlArticleNotice *self = DTL_ARTICLE_NOTICE (object);

  if (self->article != NULL)
    g_signal_handlers_disconnect_by_func (self->article, update, self);
  g_clear_object (&self->article);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->given, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DTL_TYPE_ARTICLE_NOTICE);

  G_OBJECT_CLASS (dtl_article_notice_parent_class)->dispose (object);
}

static void
dtl_article_notice_class_init (DtlArticleNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_article_notice_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/dateline/Dateline/dtl-article-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, both);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, box);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, copy_box);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, copy_label);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, date_box);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, date_label);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, entry);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, one);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, problem);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, set);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, show);
  gtk_widget_class_bind_template_callback (widget_class, both_cb);
  gtk_widget_class_bind_template_callback (widget_class, one_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlenotice");
}

static void
dtl_article_notice_init (DtlArticleNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dtl_article_notice_new (void)
{
  return g_object_new (DTL_TYPE_ARTICLE_NOTICE, NULL);
}

/**
 * dtl_article_notice_set_workspace:
 * @self: the notice
 * @workspace: whose selected article it is about; set once
 */
void
dtl_article_notice_set_workspace (DtlArticleNotice *self, DtlWorkspace *workspace)
{
  g_return_if_fail (DTL_IS_ARTICLE_NOTICE (self));

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}
