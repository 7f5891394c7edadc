/* dtl-article-item.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-items.h"
#include "dtl-items-private.h"

#include <glib/gi18n.h>

/* An article of the open case as the window's lists see it. Lives on the main thread; the article
 * inside is immutable and may be handed to workers. */
struct _DtlArticleItem
{
  GObject parent_instance;

  gint64 row;
  DtlArticle *article;
  char *error;
  gint64 original; /* row of an earlier article with the same text, or 0 */
  char *original_title;
  DtlCopyChoice copy;
  GListStore *incidents;
  guint shown : 1;
};

G_DEFINE_FINAL_TYPE (DtlArticleItem, dtl_article_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget_incidents (DtlArticleItem *self)
{
  for (guint i = 0; i < dtl_article_item_n_incidents (self); i++)
    {
      g_autoptr (DtlIncidentItem) incident = dtl_article_item_get_incident (self, i);

      _dtl_incident_item_set_article (incident, NULL);
    }
}

static void
dtl_article_item_dispose (GObject *object)
{
  DtlArticleItem *self = (DtlArticleItem *) object;

  if (self->incidents != NULL)
    forget_incidents (self);
  g_clear_object (&self->incidents);
  g_clear_pointer (&self->article, dtl_article_unref);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->original_title, g_free);

  G_OBJECT_CLASS (dtl_article_item_parent_class)->dispose (object);
}

static void
dtl_article_item_class_init (DtlArticleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_article_item_dispose;

  /* The article itself, its incidents or the state of one of them changed. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dtl_article_item_init (DtlArticleItem *self)
{
  self->incidents = g_list_store_new (DTL_TYPE_INCIDENT_ITEM);
  self->shown = TRUE;
}

static void
take_entry (DtlArticleItem *self, const DtlCaseArticle *entry)
{
  DtlArticle *article = dtl_article_ref (entry->article);

  dtl_article_unref (self->article);
  self->article = article;
  g_free (self->error);
  self->error = g_strdup (entry->error_message);
  self->original = entry->same_as;
  g_free (self->original_title);
  self->original_title = g_strdup (entry->same_as_title);
  self->copy = entry->copy;
}

/**
 * dtl_article_item_new:
 * @entry: (transfer none): the row of the case's list
 *
 * Returns: (transfer full): an item without incidents
 */
DtlArticleItem *
dtl_article_item_new (DtlCaseArticle *entry)
{
  DtlArticleItem *self = g_object_new (DTL_TYPE_ARTICLE_ITEM, NULL);

  self->row = entry->row;
  take_entry (self, entry);
  return self;
}

gint64
dtl_article_item_get_row (DtlArticleItem *self)
{
  return self->row;
}

DtlArticle *
dtl_article_item_get_article (DtlArticleItem *self)
{
  return self->article;
}

/**
 * dtl_article_item_get_error:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): why the file could not be read, for people
 */
const char *
dtl_article_item_get_error (DtlArticleItem *self)
{
  return self->error;
}

/**
 * dtl_article_item_get_original:
 * @self: an item
 * @title: (out) (optional) (transfer none): title of the earlier article
 * @choice: (out) (optional): what the analyst says of it
 *
 * Returns: row of the earliest article that has the same text, 0 if there is none
 */
gint64
dtl_article_item_get_original (DtlArticleItem *self, const char **title, DtlCopyChoice *choice)
{
  if (title != NULL)
    *title = self->original_title != NULL ? self->original_title : _("Untitled article");
  if (choice != NULL)
    *choice = self->copy;
  return self->original;
}

/**
 * dtl_article_item_set_entry:
 * @self: an item
 * @entry: (transfer none): the same article, listed again
 *
 * Takes over what the list says now and emits "changed".
 */
void
dtl_article_item_set_entry (DtlArticleItem *self, DtlCaseArticle *entry)
{
  g_return_if_fail (DTL_IS_ARTICLE_ITEM (self));

  take_entry (self, entry);
  g_signal_emit (self, signals[CHANGED], 0);
}

GListModel *
dtl_article_item_get_incidents (DtlArticleItem *self)
{
  return G_LIST_MODEL (self->incidents);
}

guint
dtl_article_item_n_incidents (DtlArticleItem *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->incidents));
}

/**
 * dtl_article_item_get_incident:
 * @self: an item
 * @position: index in text order
 *
 * Returns: (transfer full) (nullable): the incident, or %NULL past the end
 */
DtlIncidentItem *
dtl_article_item_get_incident (DtlArticleItem *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->incidents), position);
}

/**
 * dtl_article_item_find:
 * @self: an item
 * @incident: one of its incidents
 *
 * Returns: the index of @incident, or %G_MAXUINT if it is not of this article
 */
guint
dtl_article_item_find (DtlArticleItem *self, DtlIncidentItem *incident)
{
  guint position;

  return g_list_store_find (self->incidents, incident, &position) ? position : G_MAXUINT;
}

/**
 * dtl_article_item_set_incidents:
 * @self: an item
 * @incidents: (element-type DtlIncidentItem): in text order
 *
 * Replaces the incidents.
 */
void
dtl_article_item_set_incidents (DtlArticleItem *self, GPtrArray *incidents)
{
  forget_incidents (self);
  for (guint i = 0; i < incidents->len; i++)
    _dtl_incident_item_set_article (g_ptr_array_index (incidents, i), self);
  g_list_store_splice (self->incidents, 0, dtl_article_item_n_incidents (self), incidents->pdata,
                       incidents->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * dtl_article_item_get_state:
 * @self: an item
 *
 * Returns: new while any incident is new; rejected when all are; else accepted
 */
DtlReviewState
dtl_article_item_get_state (DtlArticleItem *self)
{
  guint n = dtl_article_item_n_incidents (self), n_rejected = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DtlIncidentItem) incident = dtl_article_item_get_incident (self, i);
      DtlReviewState state = dtl_incident_item_get_state (incident);

      if (state == DTL_REVIEW_NEW)
        return DTL_REVIEW_NEW;
      n_rejected += state == DTL_REVIEW_REJECTED;
    }
  return n > 0 && n == n_rejected ? DTL_REVIEW_REJECTED : DTL_REVIEW_ACCEPTED;
}

/**
 * dtl_article_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): the headline, or the file's name where there is none
 */
const char *
dtl_article_item_get_title (DtlArticleItem *self)
{
  const DtlArticle *article = self->article;

  if (article->title != NULL && *article->title != '\0')
    return article->title;
  if (article->file_name != NULL && *article->file_name != '\0')
    return article->file_name;
  return _("Untitled article");
}

/**
 * dtl_article_item_dup_subtitle:
 * @self: an item
 *
 * Returns: (transfer full): "source · date", as far as they are known
 */
char *
dtl_article_item_dup_subtitle (DtlArticleItem *self)
{
  const DtlArticle *article = self->article;
  g_autofree char *date = dtl_format_date (&article->published);
  gboolean has_source = article->source != NULL && *article->source != '\0';

  if (self->error != NULL)
    return g_strdup (_("Could not be read"));
  if (has_source && date != NULL)
    return g_strdup_printf ("%s · %s", article->source, date);
  if (has_source)
    return g_strdup (article->source);
  return date != NULL ? g_steal_pointer (&date) : g_strdup (_("No date"));
}

gboolean
dtl_article_item_get_shown (DtlArticleItem *self)
{
  return self->shown;
}

void
dtl_article_item_set_shown (DtlArticleItem *self, gboolean shown)
{
  self->shown = shown != FALSE;
}

/* An incident of this article changed: the row's state and count may have, too. */
void
_dtl_article_item_incident_changed (DtlArticleItem *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
