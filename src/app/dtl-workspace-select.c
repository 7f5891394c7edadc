/* dtl-workspace-select.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-workspace.h"
#include "dtl-workspace-private.h"

#include <glib/gi18n.h>

typedef struct
{
  DtlCase *file;
  gint64 row;
} TextRequest;

static void
text_request_free (gpointer data)
{
  TextRequest *self = data;

  dtl_case_unref (self->file);
  g_free (self);
}

static void
text_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TextRequest *request = data;
  GError *error = NULL;
  DtlArticle *article = dtl_case_dup_article (request->file, request->row, &error);

  if (article == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, article, (GDestroyNotify) dtl_article_unref);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlWorkspace *self = DTL_WORKSPACE (source);
  TextRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  DtlArticle *article = g_task_propagate_pointer (G_TASK (result), &error);

  if (article == NULL)
    return;
  if (self->article == NULL || dtl_article_item_get_row (self->article) != request->row)
    {
      dtl_article_unref (article);
      return;
    }
  g_clear_pointer (&self->text, dtl_article_unref);
  self->text = article;
  _dtl_workspace_emit (self, DTL_WORKSPACE_TEXT_CHANGED);
}

/* Fetches the selected article's text, also again after the article has changed. */
void
_dtl_workspace_load_text (DtlWorkspace *self)
{
  TextRequest *request;

  if (self->article == NULL || self->file == NULL)
    {
      _dtl_workspace_emit (self, DTL_WORKSPACE_TEXT_CHANGED);
      return;
    }
  request = g_new0 (TextRequest, 1);
  request->file = dtl_case_ref (self->file);
  request->row = dtl_article_item_get_row (self->article);
  _dtl_workspace_run (self, text_job, request, text_request_free, text_cb);
}

DtlArticleItem *
dtl_workspace_get_article (DtlWorkspace *self)
{
  return self->article;
}

DtlIncidentItem *
dtl_workspace_get_incident (DtlWorkspace *self)
{
  return self->incident;
}

/**
 * dtl_workspace_get_text:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the selected article with its text, or %NULL as long as it
 *   is being fetched
 */
DtlArticle *
dtl_workspace_get_text (DtlWorkspace *self)
{
  return self->text;
}

/**
 * dtl_workspace_get_field:
 * @self: a workspace
 *
 * Returns: the #DtlField whose words are pointed out, or %DTL_NO_FIELD
 */
int
dtl_workspace_get_field (DtlWorkspace *self)
{
  return self->field;
}

static void
save_selection (DtlWorkspace *self)
{
  g_autofree char *saved = NULL;

  if (self->article == NULL)
    return;
  saved = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                           dtl_article_item_get_row (self->article),
                           self->incident != NULL ? dtl_incident_item_get_id (self->incident) : 0);
  dtl_workspace_put_setting (self, "selection", saved);
}

/* The first incident that is shown, or the first one of all if none is. */
static DtlIncidentItem *
first_incident (DtlArticleItem *article)
{
  DtlIncidentItem *first = NULL;

  for (guint i = 0; i < dtl_article_item_n_incidents (article); i++)
    {
      g_autoptr (DtlIncidentItem) incident = dtl_article_item_get_incident (article, i);

      if (dtl_incident_item_get_visible (incident))
        return incident;
      if (first == NULL)
        first = incident;
    }
  return first;
}

/* The incident shown that comes after @hidden in its article, or else before it; NULL if none is. */
static DtlIncidentItem *
find_neighbour (DtlArticleItem *article, DtlIncidentItem *hidden)
{
  guint at = dtl_article_item_find (article, hidden);
  DtlIncidentItem *found = NULL;

  for (guint i = 0; i < dtl_article_item_n_incidents (article); i++)
    {
      g_autoptr (DtlIncidentItem) incident = dtl_article_item_get_incident (article, i);

      if (!dtl_incident_item_get_visible (incident))
        continue;
      found = incident;
      if (i > at)
        break;
    }
  return found;
}

/* What the filter hides is not selected, so that nobody changes what is not shown: its article's
 * text stays open, with another of its incidents or with none. */
static void
move_selection (DtlWorkspace *self, DtlArticleItem *article)
{
  DtlIncidentItem *incident = self->wanted;
  gboolean other_article;

  if (incident != NULL && article != NULL && !dtl_incident_item_get_visible (incident))
    incident = find_neighbour (article, incident);
  if (article == self->article && incident == self->incident)
    return;
  other_article = g_set_object (&self->article, article);
  g_set_object (&self->incident, incident);
  self->field = DTL_NO_FIELD;
  dtl_workspace_set_picking (self, FALSE);
  dtl_workspace_set_preview (self, NULL);
  if (other_article)
    g_clear_pointer (&self->text, dtl_article_unref);
  _dtl_workspace_emit (self, DTL_WORKSPACE_SELECTION_CHANGED);
  if (other_article)
    _dtl_workspace_load_text (self);
  save_selection (self);
}

/* Selects what was chosen if it is shown again, and something else if it no longer is. */
void
_dtl_workspace_follow_filter (DtlWorkspace *self)
{
  if (self->wanted != NULL)
    move_selection (self, self->article);
}

/* From now on the selected incident is the chosen one, also if the filter had chosen it. */
void
_dtl_workspace_keep_chosen (DtlWorkspace *self)
{
  if (self->incident != NULL)
    g_set_object (&self->wanted, self->incident);
}

/**
 * dtl_workspace_select:
 * @self: a workspace
 * @article: (nullable): an article; may be %NULL if @incident is given
 * @incident: (nullable): one of its incidents, or %NULL for the first one that is shown
 *
 * Moves the one selection that list, map, timeline and panel share. While the filter hides
 * @incident, another one of its article is selected in its place, or none.
 */
void
dtl_workspace_select (DtlWorkspace *self, DtlArticleItem *article, DtlIncidentItem *incident)
{
  g_return_if_fail (DTL_IS_WORKSPACE (self));

  if (incident != NULL)
    article = dtl_incident_item_get_article (incident);
  else if (article != NULL)
    incident = first_incident (article);
  g_set_object (&self->wanted, incident);
  move_selection (self, article);
}

/**
 * dtl_workspace_select_field:
 * @self: a workspace
 * @field: a #DtlField of the selected incident, or %DTL_NO_FIELD
 *
 * Points out the words of a field. Emits "field-changed" also for the same field again, so that a
 * second click brings its words back into view.
 */
void
dtl_workspace_select_field (DtlWorkspace *self, int field)
{
  g_return_if_fail (DTL_IS_WORKSPACE (self));

  self->field = field;
  _dtl_workspace_keep_chosen (self);
  _dtl_workspace_emit (self, DTL_WORKSPACE_FIELD_CHANGED);
}

/* All incidents that pass the filter, in the order of the list. */
static GPtrArray *
list_in_order (DtlWorkspace *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *articles = G_LIST_MODEL (self->sorted);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (DtlArticleItem) article = g_list_model_get_item (articles, i);

      for (guint j = 0; j < dtl_article_item_n_incidents (article); j++)
        {
          DtlIncidentItem *incident = dtl_article_item_get_incident (article, j);

          if (dtl_incident_item_get_visible (incident))
            g_ptr_array_add (all, incident);
          else
            g_object_unref (incident);
        }
    }
  return all;
}

/**
 * dtl_workspace_step:
 * @self: a workspace
 * @direction: 1 for the next incident of the list, -1 for the previous one
 */
void
dtl_workspace_step (DtlWorkspace *self, int direction)
{
  g_autoptr (GPtrArray) all = list_in_order (self);
  guint at;

  if (all->len == 0)
    return;
  if (self->incident == NULL || !g_ptr_array_find (all, self->incident, &at))
    at = direction > 0 ? all->len - 1 : 0;
  at = (at + all->len + (guint) direction) % all->len;
  dtl_workspace_select (self, NULL, g_ptr_array_index (all, at));
}

/* How sure the machine is of the least certain field that it filled in. */
static double
certainty (DtlIncidentItem *item)
{
  return dtl_incident_get_overall (dtl_record_get_incident (dtl_incident_item_get_record (item)));
}

/**
 * dtl_workspace_step_doubtful:
 * @self: a workspace
 *
 * Goes to the incident that nobody reviewed yet and of which the machine is least sure.
 */
void
dtl_workspace_step_doubtful (DtlWorkspace *self)
{
  g_autoptr (GPtrArray) all = list_in_order (self);
  DtlIncidentItem *best = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      DtlIncidentItem *item = g_ptr_array_index (all, i);

      if (item != self->incident && dtl_incident_item_get_state (item) == DTL_REVIEW_NEW &&
          (best == NULL || certainty (item) < certainty (best)))
        best = item;
    }
  if (best != NULL)
    dtl_workspace_select (self, NULL, best);
  else if (self->incident != NULL && dtl_incident_item_get_state (self->incident) != DTL_REVIEW_NEW)
    _dtl_workspace_message (self, _("Every incident shown has been reviewed"), FALSE);
}

/* Points and places to choose from */

/**
 * dtl_workspace_set_picking:
 * @self: a workspace
 * @picking: whether the next click on the map answers with a point
 */
void
dtl_workspace_set_picking (DtlWorkspace *self, gboolean picking)
{
  if (self->picking == picking)
    return;
  self->picking = picking;
  _dtl_workspace_emit (self, DTL_WORKSPACE_PICK_CHANGED);
}

gboolean
dtl_workspace_get_picking (DtlWorkspace *self)
{
  return self->picking;
}

/**
 * dtl_workspace_pick:
 * @self: a workspace that asks for a point
 * @lat: degrees north
 * @lon: degrees east
 *
 * Answers with the point that the analyst chose.
 */
void
dtl_workspace_pick (DtlWorkspace *self, double lat, double lon)
{
  dtl_workspace_set_picking (self, FALSE);
  _dtl_workspace_picked (self, lat, lon);
}

/**
 * dtl_workspace_set_preview:
 * @self: a workspace
 * @places: (nullable) (transfer none) (element-type DtlPlace): places to mark on the map
 */
void
dtl_workspace_set_preview (DtlWorkspace *self, GPtrArray *places)
{
  if (places == NULL && self->preview == NULL)
    return;
  if (places != NULL)
    g_ptr_array_ref (places);
  g_clear_pointer (&self->preview, g_ptr_array_unref);
  g_clear_pointer (&self->previewed, dtl_place_unref);
  self->preview = places;
  _dtl_workspace_emit (self, DTL_WORKSPACE_PREVIEW_CHANGED);
}

GPtrArray *
dtl_workspace_get_preview (DtlWorkspace *self)
{
  return self->preview;
}

/**
 * dtl_workspace_set_previewed:
 * @self: a workspace
 * @place: (nullable) (transfer none): the place to choose from that is pointed at or has the focus
 */
void
dtl_workspace_set_previewed (DtlWorkspace *self, DtlPlace *place)
{
  if (self->previewed == place)
    return;
  if (place != NULL)
    dtl_place_ref (place);
  g_clear_pointer (&self->previewed, dtl_place_unref);
  self->previewed = place;
  _dtl_workspace_emit (self, DTL_WORKSPACE_PREVIEW_CHANGED);
}

DtlPlace *
dtl_workspace_get_previewed (DtlWorkspace *self)
{
  return self->previewed;
}
