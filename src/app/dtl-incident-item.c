/* dtl-incident-item.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-items.h"
#include "dtl-items-private.h"

#include "dtl-codebook.h"
#include "dtl-fold.h"

#include <glib/gi18n.h>
#include <unicode/uloc.h>

/* An incident of the open case as the window sees it: the case's record, replaced by a newer one
 * after each change. Lives on the main thread; records may be handed to workers. */
struct _DtlIncidentItem
{
  GObject parent_instance;

  DtlArticleItem *article; /* unowned; cleared by the article */
  DtlRecord *record;
  char *haystack;
  guint visible : 1;
};

G_DEFINE_FINAL_TYPE (DtlIncidentItem, dtl_incident_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
dtl_incident_item_finalize (GObject *object)
{
  DtlIncidentItem *self = (DtlIncidentItem *) object;

  dtl_record_unref (self->record);
  g_free (self->haystack);

  G_OBJECT_CLASS (dtl_incident_item_parent_class)->finalize (object);
}

static void
dtl_incident_item_class_init (DtlIncidentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dtl_incident_item_finalize;

  /* A field or the review state changed. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dtl_incident_item_init (DtlIncidentItem *self)
{
  self->visible = TRUE;
}

/**
 * dtl_incident_item_new:
 * @record: (transfer none): a record of the case
 *
 * Returns: (transfer full): the item
 */
DtlIncidentItem *
dtl_incident_item_new (DtlRecord *record)
{
  DtlIncidentItem *self = g_object_new (DTL_TYPE_INCIDENT_ITEM, NULL);

  self->record = dtl_record_ref (record);
  return self;
}

void
_dtl_incident_item_set_article (DtlIncidentItem *self, DtlArticleItem *article)
{
  self->article = article;
}

gint64
dtl_incident_item_get_id (DtlIncidentItem *self)
{
  return dtl_record_get_id (self->record);
}

DtlArticleItem *
dtl_incident_item_get_article (DtlIncidentItem *self)
{
  return self->article;
}

DtlRecord *
dtl_incident_item_get_record (DtlIncidentItem *self)
{
  return self->record;
}

/**
 * dtl_incident_item_set_record:
 * @self: an item
 * @record: (transfer none): the same record as the case has it now
 *
 * Replaces the record and emits "changed" on the item and on its article.
 */
void
dtl_incident_item_set_record (DtlIncidentItem *self, DtlRecord *record)
{
  g_return_if_fail (DTL_IS_INCIDENT_ITEM (self));

  dtl_record_ref (record);
  dtl_record_unref (self->record);
  self->record = record;
  g_clear_pointer (&self->haystack, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->article != NULL)
    _dtl_article_item_incident_changed (self->article);
}

DtlReviewState
dtl_incident_item_get_state (DtlIncidentItem *self)
{
  return dtl_record_get_state (self->record);
}

gboolean
dtl_incident_item_is_mapped (DtlIncidentItem *self)
{
  double lat, lon;

  return dtl_record_get_point (self->record, &lat, &lon, NULL);
}

gboolean
dtl_incident_item_get_visible (DtlIncidentItem *self)
{
  return self->visible;
}

void
dtl_incident_item_set_visible (DtlIncidentItem *self, gboolean visible)
{
  self->visible = visible != FALSE;
}

/**
 * dtl_incident_item_get_days:
 * @self: an item
 * @first: (out): first day it may have happened on, in days since 1970-01-01
 * @last: (out): last such day
 *
 * Returns: %FALSE if its date is not known
 */
gboolean
dtl_incident_item_get_days (DtlIncidentItem *self, int *first, int *last)
{
  const DtlValue *value = dtl_record_get_value (self->record, DTL_FIELD_DATE);
  DtlPartialDate from, to;

  if (value == NULL)
    return FALSE;
  from = dtl_value_get_date (value);
  to = dtl_value_get_date_end (value);
  if (!dtl_partial_date_is_set (&from))
    return FALSE;
  *first = dtl_partial_date_first_day (&from);
  *last = dtl_partial_date_last_day (dtl_partial_date_is_set (&to) ? &to : &from);
  return TRUE;
}

/**
 * dtl_format_date:
 * @date: a date
 *
 * Returns: (transfer full) (nullable): "4 Apr 2004", "Apr 2004" or "2004" in the user's language;
 *   %NULL if nothing is known
 */
char *
dtl_format_date (const DtlPartialDate *date)
{
  g_autoptr (GDateTime) when = NULL;

  if (!dtl_partial_date_is_set (date))
    return NULL;
  when = g_date_time_new_utc (date->year, MAX (date->month, 1), MAX (date->day, 1), 0, 0, 0);
  if (when == NULL)
    return dtl_partial_date_format (date);
  if (date->month == 0)
    return g_date_time_format (when, "%Y");
  if (date->day == 0)
    /* Translators: a month and a year, as "Apr 2004" */
    return g_date_time_format (when, _("%b %Y"));
  /* Translators: a day, as "4 Apr 2004" */
  return g_date_time_format (when, _("%-d %b %Y"));
}

/**
 * dtl_incident_item_dup_title:
 * @self: an item
 *
 * Returns: (transfer full): what happened, as "Bombing" or "Bombing (foiled)"
 */
char *
dtl_incident_item_dup_title (DtlIncidentItem *self)
{
  int type = dtl_record_get_code (self->record, DTL_FIELD_TYPE, 0);
  int status = dtl_record_get_code (self->record, DTL_FIELD_STATUS, DTL_STATUS_COMPLETED);
  const char *label = dtl_code_label (DTL_CODES_INCIDENT_TYPE, type);
  g_autofree char *how = NULL;

  if (label == NULL)
    label = _("Incident");
  if (status == DTL_STATUS_COMPLETED)
    return g_strdup (label);
  how = g_utf8_strdown (dtl_code_label (DTL_CODES_STATUS, status), -1);
  /* Translators: type of incident and its status, as "Bombing (foiled)" */
  return g_strdup_printf (_("%s (%s)"), label, how);
}

/**
 * dtl_country_name:
 * @code: ISO 3166-1 alpha-2
 *
 * Returns: (transfer full): the country's name in the user's language, or @code if it has none
 */
char *
dtl_country_name (const char *code)
{
  g_autofree char *locale = g_strconcat ("und_", code, NULL);
  UErrorCode status = U_ZERO_ERROR;
  UChar name[128];
  int32_t length = uloc_getDisplayCountry (locale, NULL, name, G_N_ELEMENTS (name), &status);

  if (U_FAILURE (status) || length <= 0)
    return g_strdup (code);
  return g_utf16_to_utf8 ((const gunichar2 *) name, length, NULL, NULL, NULL);
}

/**
 * dtl_record_dup_place:
 * @record: a record
 *
 * Returns: (transfer full) (nullable): "Karachi, Sindh, Pakistan", as far as it is known
 */
char *
dtl_record_dup_place (DtlRecord *record)
{
  static const DtlField parts[] = { DTL_FIELD_CITY, DTL_FIELD_ADMIN1, DTL_FIELD_COUNTRY };
  g_autoptr (GString) out = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = dtl_record_get_text (record, parts[i]);
      g_autofree char *name = NULL;

      if (text == NULL || *text == '\0' || g_strcmp0 (text, last) == 0)
        continue;
      last = text;
      name = parts[i] == DTL_FIELD_COUNTRY ? dtl_country_name (text) : g_strdup (text);
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", name);
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

/**
 * dtl_incident_item_dup_place:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): "Karachi, Sindh, Pakistan", or the site's words
 */
char *
dtl_incident_item_dup_place (DtlIncidentItem *self)
{
  char *place = dtl_record_dup_place (self->record);

  return place != NULL ? place : g_strdup (dtl_record_get_text (self->record, DTL_FIELD_SITE));
}

/**
 * dtl_incident_item_dup_date:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): the date or range for people
 */
char *
dtl_incident_item_dup_date (DtlIncidentItem *self)
{
  const DtlValue *value = dtl_record_get_value (self->record, DTL_FIELD_DATE);
  DtlPartialDate from, to;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (value == NULL)
    return NULL;
  from = dtl_value_get_date (value);
  to = dtl_value_get_date_end (value);
  first = dtl_format_date (&from);
  last = dtl_format_date (&to);
  if (first == NULL || last == NULL || g_str_equal (first, last))
    return g_steal_pointer (&first);
  return g_strdup_printf ("%s – %s", first, last);
}

/**
 * dtl_incident_item_dup_subtitle:
 * @self: an item
 *
 * Returns: (transfer full): "place · date", as far as they are known
 */
char *
dtl_incident_item_dup_subtitle (DtlIncidentItem *self)
{
  g_autofree char *place = dtl_incident_item_dup_place (self);
  g_autofree char *date = dtl_incident_item_dup_date (self);

  return g_strdup_printf ("%s · %s", place != NULL ? place : _("Place not said"),
                          date != NULL ? date : _("Date not said"));
}

/**
 * dtl_incident_item_dup_sentence:
 * @self: an item
 *
 * Returns: (transfer full): the incident in one sentence, for screen readers
 */
char *
dtl_incident_item_dup_sentence (DtlIncidentItem *self)
{
  const DtlValue *killed = dtl_record_get_value (self->record, DTL_FIELD_KILLED);
  g_autofree char *title = dtl_incident_item_dup_title (self);
  g_autofree char *subtitle = dtl_incident_item_dup_subtitle (self);
  g_autofree char *number = NULL;

  if (killed == NULL)
    return g_strdup_printf ("%s, %s", title, subtitle);
  number = dtl_count_format (dtl_value_get_count (killed));
  /* Translators: an incident read aloud: what, where and when, how many killed */
  return g_strdup_printf (_("%s, %s, killed: %s"), title, subtitle, number);
}

/**
 * dtl_incident_item_get_haystack:
 * @self: an item
 *
 * Returns: (transfer none): the folded words of all its text fields, for searching
 */
const char *
dtl_incident_item_get_haystack (DtlIncidentItem *self)
{
  GString *out;

  if (self->haystack != NULL)
    return self->haystack;
  out = g_string_new (NULL);
  for (DtlField field = 0; field < DTL_N_FIELDS; field++)
    {
      const DtlValue *value = dtl_record_get_value (self->record, field);
      g_autofree char *text = value != NULL ? dtl_value_display (value, field) : NULL;

      if (text == NULL)
        continue;
      dtl_fold_append (out, text, -1);
      g_string_append_c (out, '\n');
    }
  self->haystack = g_string_free (out, FALSE);
  return self->haystack;
}
