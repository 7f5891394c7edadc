/* dtl-place-memory.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-place-memory.h"

#include "dtl-fold.h"

#include <glib/gi18n.h>

#define MAX_RECALLED 3

/* The name by which the machine knows the place of an incident, folded. */
static char *
dup_name (DtlRecord *record)
{
  static const DtlField fields[] = { DTL_FIELD_CITY, DTL_FIELD_SITE, DTL_FIELD_ADMIN1 };
  const DtlIncident *machine = dtl_record_get_incident (record);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = dtl_incident_get_text (machine, fields[i]);

      if (text != NULL && *text != '\0')
        return dtl_fold_tight (text, -1);
    }
  return NULL;
}

/* The place that the analyst gave a record, or NULL if its point is the machine's. */
static DtlPlace *
chosen_place (DtlRecord *record, const char *name)
{
  const char *city = dtl_record_get_text (record, DTL_FIELD_CITY);
  DtlPlace *place;
  double lat, lon, radius;

  if (!dtl_record_is_corrected (record, DTL_FIELD_LAT) ||
      !dtl_record_get_point (record, &lat, &lon, &radius))
    return NULL;
  place = dtl_place_new ();
  place->id = g_strdup (dtl_record_get_text (record, DTL_FIELD_GAZETTEER_ID));
  place->name = g_strdup (city != NULL ? city : name);
  place->admin1 = g_strdup (dtl_record_get_text (record, DTL_FIELD_ADMIN1));
  place->country = g_strdup (dtl_record_get_text (record, DTL_FIELD_COUNTRY));
  place->feature = g_strdup ("PPL");
  place->lat = lat;
  place->lon = lon;
  place->radius_km = radius;
  place->score = 1;
  place->reason = g_strdup (_("You chose this place for the same name before"));
  return place;
}

static gboolean
is_known (GPtrArray *places, const DtlPlace *place)
{
  for (guint i = 0; i < places->len; i++)
    {
      const DtlPlace *other = g_ptr_array_index (places, i);

      if (dtl_distance_km (other->lat, other->lon, place->lat, place->lon) < 0.1)
        return TRUE;
    }
  return FALSE;
}

static void
recall_from (DtlIncidentItem *other, DtlIncidentItem *incident, const char *name, GPtrArray *places)
{
  DtlRecord *record = dtl_incident_item_get_record (other);
  g_autofree char *other_name = other != incident ? dup_name (record) : NULL;
  g_autoptr (DtlPlace) place = NULL;

  if (g_strcmp0 (name, other_name) != 0)
    return;
  place = chosen_place (record, other_name);
  if (place != NULL && places->len < MAX_RECALLED && !is_known (places, place))
    g_ptr_array_add (places, g_steal_pointer (&place));
}

/**
 * dtl_place_memory_recall:
 * @workspace: the workspace
 * @incident: an incident whose place is being chosen
 *
 * Looks for other incidents of the case that the machine put at a place of the same name and whose
 * place the analyst set.
 *
 * Returns: (transfer full) (element-type DtlPlace): those places, each once, at most three
 */
GPtrArray *
dtl_place_memory_recall (DtlWorkspace *workspace, DtlIncidentItem *incident)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_place_unref);
  g_autofree char *name = dup_name (dtl_incident_item_get_record (incident));
  GListModel *articles = dtl_workspace_get_articles (workspace);

  for (guint i = 0; name != NULL && i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (DtlArticleItem) article = g_list_model_get_item (articles, i);

      for (guint k = 0; k < dtl_article_item_n_incidents (article); k++)
        {
          g_autoptr (DtlIncidentItem) other = dtl_article_item_get_incident (article, k);

          recall_from (other, incident, name, places);
        }
    }
  return places;
}
