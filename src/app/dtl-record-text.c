/* dtl-record-text.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-record-text.h"

#include "dtl-field-group.h"

#include <glib/gi18n.h>

static void
append_line (GString *out, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (out, "%s: %s\n", label, value);
}

static void
append_place (GString *out, DtlRecord *record)
{
  g_autofree char *place = dtl_record_dup_place (record);
  g_autofree char *point = NULL;
  double lat, lon, radius;

  append_line (out, _("Place"), place);
  if (!dtl_record_get_point (record, &lat, &lon, &radius))
    return;
  /* Translators: degrees north, degrees east, and how far off the point may be, in kilometres */
  point = g_strdup_printf (_("%.4f, %.4f (±%g km)"), lat, lon, radius);
  append_line (out, _("Point"), point);
}

static void
append_fields (GString *out, DtlRecord *record)
{
  for (DtlField field = 0; field < DTL_N_FIELDS; field++)
    {
      const DtlValue *value = dtl_record_get_value (record, field);
      g_autofree char *text = value != NULL ? dtl_value_display (value, field) : NULL;

      if (dtl_field_is_place_row (field))
        append_place (out, record);
      else if (!dtl_field_info (field)->is_place)
        append_line (out, dtl_field_label (field), text);
    }
}

static void
append_article (GString *out, DtlArticleItem *item)
{
  DtlArticle *article = dtl_article_item_get_article (item);
  g_autofree char *subtitle = dtl_article_item_dup_subtitle (item);

  append_line (out, _("Article"), dtl_article_item_get_title (item));
  append_line (out, _("Source"), subtitle);
  append_line (out, _("Address"), article->url);
}

/**
 * dtl_record_text:
 * @incident: an incident
 *
 * Returns: (transfer full): all that is known of it, a line a field, and the article it is from; as
 *   text to paste into a report
 */
char *
dtl_record_text (DtlIncidentItem *incident)
{
  GString *out = g_string_new (NULL);
  DtlArticleItem *article = dtl_incident_item_get_article (incident);

  append_fields (out, dtl_incident_item_get_record (incident));
  if (article != NULL)
    append_article (out, article);
  return g_string_free (out, FALSE);
}
