/* dtl-workspace-edit.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-workspace.h"
#include "dtl-workspace-private.h"

#include <glib/gi18n.h>

typedef enum
{
  CHANGE_VALUE,
  CHANGE_CLEAR,
  CHANGE_PLACE,
  CHANGE_CLEAR_PLACE,
  CHANGE_STATE,
  CHANGE_UNLINK,
  CHANGE_ADD,
  CHANGE_REMOVE_ARTICLE,
  CHANGE_UNDO,
  CHANGE_REDO,
} ChangeKind;

/* A change on its way to the case, and what the case says afterwards. */
typedef struct
{
  DtlCase *file;
  ChangeKind kind;
  gint64 id; /* of the record, or the article's row */
  DtlField field;
  DtlValue *value;
  DtlPlace *place;
  int specificity;
  DtlReviewState state;

  DtlRecord *record; /* as it is now; NULL if lists have to be read again */
  char *undo_label;
  char *redo_label;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  dtl_case_unref (self->file);
  g_clear_pointer (&self->value, dtl_value_unref);
  g_clear_pointer (&self->place, dtl_place_unref);
  g_clear_pointer (&self->record, dtl_record_unref);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self);
}

static Change *
change_new (DtlWorkspace *self, ChangeKind kind, gint64 id)
{
  Change *change = g_new0 (Change, 1);

  change->file = dtl_case_ref (self->file);
  change->kind = kind;
  change->id = id;
  return change;
}

static gboolean
add_record (Change *change, GError **error)
{
  g_autoptr (DtlIncidentBuilder) builder = dtl_incident_builder_new ();
  g_autoptr (DtlIncident) incident = NULL;

  dtl_incident_builder_set (builder, DTL_FIELD_TYPE,
                            dtl_value_new_code (DTL_INCIDENT_TYPE_UNKNOWN), 1);
  dtl_incident_builder_set (builder, DTL_FIELD_MAIN, dtl_value_new_boolean (TRUE), 1);
  incident = dtl_incident_builder_end (g_steal_pointer (&builder));
  change->id = dtl_case_add_record (change->file, change->id, incident, error);
  return change->id > 0;
}

static gboolean
apply (Change *change, GError **error)
{
  switch (change->kind)
    {
    case CHANGE_VALUE:
      return dtl_case_set_value (change->file, change->id, change->field, change->value, error);
    case CHANGE_CLEAR:
      return dtl_case_clear_value (change->file, change->id, change->field, error);
    case CHANGE_PLACE:
      return dtl_case_set_place (change->file, change->id, change->place, change->specificity,
                                 error);
    case CHANGE_CLEAR_PLACE:
      return dtl_case_clear_place (change->file, change->id, error);
    case CHANGE_STATE:
      return dtl_case_set_state (change->file, change->id, change->state, error);
    case CHANGE_UNLINK:
      return dtl_case_unlink (change->file, change->id, error);
    case CHANGE_ADD:
      return add_record (change, error);
    case CHANGE_REMOVE_ARTICLE:
      return dtl_case_remove_article (change->file, change->id, error);
    case CHANGE_UNDO:
      return dtl_case_undo (change->file, &change->id, error);
    case CHANGE_REDO:
    default:
      return dtl_case_redo (change->file, &change->id, error);
    }
}

static void
change_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *change = data;
  GError *error = NULL;

  if (!apply (change, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (change->kind != CHANGE_REMOVE_ARTICLE && change->id > 0)
    change->record = dtl_case_dup_record (change->file, change->id, NULL);
  change->undo_label = dtl_case_undo_label (change->file);
  change->redo_label = dtl_case_redo_label (change->file);
  g_task_return_boolean (task, TRUE);
}

static void
report (DtlWorkspace *self, Change *change)
{
  g_autofree char *text = NULL;

  switch (change->kind)
    {
    case CHANGE_STATE:
      _dtl_workspace_message (self,
                              change->state == DTL_REVIEW_REJECTED   ? _("Incident rejected")
                              : change->state == DTL_REVIEW_ACCEPTED ? _("Incident accepted")
                                                                     : _("Incident to review again"),
                              TRUE);
      break;
    case CHANGE_VALUE:
    case CHANGE_CLEAR:
      /* Translators: %s is the name of a field, as "Killed" */
      text = g_strdup_printf (_("“%s” changed"), dtl_field_label (change->field));
      _dtl_workspace_message (self, text, TRUE);
      break;
    case CHANGE_PLACE:
    case CHANGE_CLEAR_PLACE:
      _dtl_workspace_message (self, _("Place changed"), TRUE);
      break;
    case CHANGE_UNLINK:
      _dtl_workspace_message (self, _("No longer counted as the same act"), TRUE);
      break;
    case CHANGE_REMOVE_ARTICLE:
      _dtl_workspace_message (self, _("Article removed from the case"), TRUE);
      break;
    default:
      break;
    }
}

static void
change_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlWorkspace *self = DTL_WORKSPACE (source);
  Change *change = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  DtlIncidentItem *item;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      _dtl_workspace_message (self, error->message, FALSE);
      return;
    }
  _dtl_workspace_take_undo (self, g_steal_pointer (&change->undo_label),
                            g_steal_pointer (&change->redo_label));
  item = change->record != NULL ? dtl_workspace_find_incident (self, change->id) : NULL;
  /* Parting one report changes what the others of its group show. */
  if (item != NULL && change->kind != CHANGE_UNLINK)
    {
      dtl_incident_item_set_record (item, change->record);
      if (item == self->incident)
        _dtl_workspace_keep_chosen (self);
      _dtl_workspace_refresh (self);
      if (change->kind == CHANGE_UNDO || change->kind == CHANGE_REDO)
        dtl_workspace_select (self, NULL, item);
    }
  else if (change->kind == CHANGE_UNDO || change->kind == CHANGE_REDO)
    _dtl_workspace_follow_dates (self);
  else
    dtl_workspace_reload (self);
  report (self, change);
}

static void
push_change (DtlWorkspace *self, Change *change)
{
  _dtl_workspace_run (self, change_job, change, change_free, change_cb);
}

/* Takes the labels of the next undo and redo. */
void
_dtl_workspace_take_undo (DtlWorkspace *self, char *undo_label, char *redo_label)
{
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = undo_label;
  self->redo_label = redo_label;
  _dtl_workspace_emit (self, DTL_WORKSPACE_STATE_CHANGED);
}

/**
 * dtl_workspace_set_value:
 * @self: a workspace
 * @incident: an incident
 * @field: the field
 * @value: (nullable) (transfer none): what the analyst says; %NULL for "not known"
 *
 * Lays the analyst's value over the machine's.
 */
void
dtl_workspace_set_value (DtlWorkspace *self, DtlIncidentItem *incident, DtlField field,
                         DtlValue *value)
{
  Change *change = change_new (self, CHANGE_VALUE, dtl_incident_item_get_id (incident));

  change->field = field;
  change->value = value != NULL ? dtl_value_ref (value) : NULL;
  push_change (self, change);
}

/**
 * dtl_workspace_clear_value:
 * @self: a workspace
 * @incident: an incident
 * @field: the field
 *
 * Takes the analyst's value away, so that the machine's shows again.
 */
void
dtl_workspace_clear_value (DtlWorkspace *self, DtlIncidentItem *incident, DtlField field)
{
  Change *change = change_new (self, CHANGE_CLEAR, dtl_incident_item_get_id (incident));

  change->field = field;
  push_change (self, change);
}

/**
 * dtl_workspace_set_place:
 * @self: a workspace
 * @incident: an incident
 * @place: (transfer none): where it was
 * @specificity: GTD 1 … 5
 *
 * Sets all fields of the place in one step.
 */
void
dtl_workspace_set_place (DtlWorkspace *self, DtlIncidentItem *incident, DtlPlace *place,
                         int specificity)
{
  Change *change = change_new (self, CHANGE_PLACE, dtl_incident_item_get_id (incident));

  change->place = dtl_place_ref (place);
  change->specificity = specificity;
  push_change (self, change);
}

/**
 * dtl_workspace_clear_place:
 * @self: a workspace
 * @incident: an incident
 *
 * Takes the analyst's place away, so that the machine's shows again.
 */
void
dtl_workspace_clear_place (DtlWorkspace *self, DtlIncidentItem *incident)
{
  push_change (self, change_new (self, CHANGE_CLEAR_PLACE, dtl_incident_item_get_id (incident)));
}

/**
 * dtl_workspace_review:
 * @self: a workspace
 * @incident: an incident
 * @state: the verdict
 */
void
dtl_workspace_review (DtlWorkspace *self, DtlIncidentItem *incident, DtlReviewState state)
{
  Change *change;

  if (dtl_incident_item_get_state (incident) == state)
    return;
  change = change_new (self, CHANGE_STATE, dtl_incident_item_get_id (incident));
  change->state = state;
  push_change (self, change);
}

/**
 * dtl_workspace_unlink:
 * @self: a workspace
 * @incident: an incident that counts as the same act as those of other articles
 *
 * Takes it out of that group.
 */
void
dtl_workspace_unlink (DtlWorkspace *self, DtlIncidentItem *incident)
{
  push_change (self, change_new (self, CHANGE_UNLINK, dtl_incident_item_get_id (incident)));
}

/**
 * dtl_workspace_add_incident:
 * @self: a workspace
 * @article: the article that reports it
 *
 * Adds an empty incident for the analyst to fill in.
 */
void
dtl_workspace_add_incident (DtlWorkspace *self, DtlArticleItem *article)
{
  push_change (self, change_new (self, CHANGE_ADD, dtl_article_item_get_row (article)));
}

/**
 * dtl_workspace_remove_article:
 * @self: a workspace
 * @article: an article
 *
 * Takes the article and its incidents out of the case; its file stays where it is.
 */
void
dtl_workspace_remove_article (DtlWorkspace *self, DtlArticleItem *article)
{
  push_change (self, change_new (self, CHANGE_REMOVE_ARTICLE, dtl_article_item_get_row (article)));
}

void
dtl_workspace_undo (DtlWorkspace *self)
{
  if (self->undo_label != NULL)
    push_change (self, change_new (self, CHANGE_UNDO, 0));
}

void
dtl_workspace_redo (DtlWorkspace *self)
{
  if (self->redo_label != NULL)
    push_change (self, change_new (self, CHANGE_REDO, 0));
}

const char *
dtl_workspace_get_undo_label (DtlWorkspace *self)
{
  return self->undo_label;
}

const char *
dtl_workspace_get_redo_label (DtlWorkspace *self)
{
  return self->redo_label;
}
