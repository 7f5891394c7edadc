/* dtl-incident-spatial.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"

/* "in southern Turkey, near the Syrian border": the border says more than the area does. */
static gboolean
find_border (const DtlReading *reading, guint32 index, const char *home, DtlSpatialMention *out)
{
  const DtlToponym *area = g_ptr_array_index (reading->toponyms, index);
  guint32 token = dtl_reading_token_at (reading, area->span.start);

  for (guint i = index > 2 ? index - 2 : 0; i < reading->toponyms->len && i <= index + 2; i++)
    {
      const DtlToponym *other = g_ptr_array_index (reading->toponyms, i);

      if (i == index ||
          !dtl_reading_same_sentence (reading, token,
                                      dtl_reading_token_at (reading, other->span.start)) ||
          !dtl_spatial_in_text (reading->document, reading->toponyms, i, NULL, home, out))
        continue;
      if (out->relation == DTL_SPATIAL_BORDER)
        return TRUE;
      dtl_spatial_mention_clear (out);
    }
  return FALSE;
}

static gboolean
is_area (const DtlPlace *place)
{
  return place->feature != NULL &&
         (g_str_has_prefix (place->feature, "PCL") || g_str_has_prefix (place->feature, "ADM1") ||
          g_str_has_prefix (place->feature, "RGN"));
}

/**
 * dtl_act_find_spatial:
 * @reading: a reading
 * @index: the place name that says where an act took place
 * @place: what it means
 * @home: (nullable): country that the article is about
 * @out: (out): what the words around it say
 *
 * "30 km north of Mosul" is not Mosul, and "near the Syrian border" in Turkey is not all of Turkey.
 *
 * Returns: %TRUE if the act lies elsewhere than at the place's own point
 */
gboolean
dtl_act_find_spatial (const DtlReading *reading, guint32 index, const DtlPlace *place,
                      const char *home, DtlSpatialMention *out)
{
  if (is_area (place) && find_border (reading, index, place->country, out))
    return TRUE;
  return dtl_spatial_in_text (reading->document, reading->toponyms, index, place, home, out);
}

/* What a sentence that names no town or province says of a border of @country. */
static gboolean
border_in_sentence (const DtlReading *reading, const DtlSentence *sentence, const char *country,
                    DtlSpatialMention *out)
{
  gboolean found = FALSE;
  guint32 last = DTL_NO_INDEX;

  for (guint32 t = sentence->first; t < sentence->end; t++)
    {
      guint32 index = reading->token_toponym[t];
      const DtlPlace *place;

      if (index == DTL_NO_INDEX || index == last)
        continue;
      last = index;
      place = ((const DtlToponym *) g_ptr_array_index (reading->toponyms, index))->place;
      if (place == NULL || !g_str_has_prefix (place->feature, "PCL"))
        {
          dtl_spatial_mention_clear (out);
          return FALSE;
        }
      if (found ||
          !dtl_spatial_in_text (reading->document, reading->toponyms, index, NULL, country, out))
        continue;
      found = out->relation == DTL_SPATIAL_BORDER;
      if (!found)
        dtl_spatial_mention_clear (out);
    }
  return found;
}

/**
 * dtl_act_find_border:
 * @reading: a reading
 * @act: an act
 * @index: the place name taken for where it took place
 * @out: (out): what its first sentence says of a border
 *
 * "QUETTA - … near the border with Iran": the town in which a report was written says less of where
 * than the border does.
 *
 * Returns: %TRUE if the act is placed by a border of the country and by no town
 */
gboolean
dtl_act_find_border (const DtlReading *reading, const DtlAct *act, guint32 index,
                     DtlSpatialMention *out)
{
  const DtlToponym *chosen = g_ptr_array_index (reading->toponyms, index);
  const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, 0));
  guint32 token = dtl_reading_token_at (reading, chosen->span.start);

  return chosen->place->country != NULL && reading->tokens[token].sentence != event->sentence &&
         border_in_sentence (reading, &reading->sentences[event->sentence], chosen->place->country,
                             out);
}

static void
set_number (DtlIncidentBuilder *builder, DtlField field, double value, double confidence)
{
  dtl_incident_builder_set (builder, field, dtl_value_new_number (value), confidence);
}

/**
 * dtl_act_set_spatial:
 * @mention: where an act took place, as seen from a place
 * @builder: where to put the point, its radius, the words and the reason
 * @confidence: how sure the place is
 */
void
dtl_act_set_spatial (const DtlSpatialMention *mention, DtlIncidentBuilder *builder,
                     double confidence)
{
  set_number (builder, DTL_FIELD_LAT, mention->point.lat, confidence);
  set_number (builder, DTL_FIELD_LON, mention->point.lon, confidence);
  set_number (builder, DTL_FIELD_RADIUS_KM, mention->point.radius_km, confidence);
  dtl_incident_builder_add_evidence (builder, DTL_FIELD_LAT, mention->span);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_LAT, mention->point.reason);
}
