/* dtl-filter.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-filter.h"

#include "dtl-codebook.h"
#include "dtl-fold.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *label;
  int list; /* a DtlCodeList, or -1 for the review states */
  DtlField field;
} KindInfo;

static const KindInfo kinds[DTL_N_FILTER_KINDS] = {
  [DTL_FILTER_TYPE] = { N_("Type"), DTL_CODES_INCIDENT_TYPE, DTL_FIELD_TYPE },
  [DTL_FILTER_STATUS] = { N_("Status"), DTL_CODES_STATUS, DTL_FIELD_STATUS },
  [DTL_FILTER_TARGET] = { N_("Target"), DTL_CODES_TARGET_TYPE, DTL_FIELD_TARGET_TYPE },
  [DTL_FILTER_WEAPON] = { N_("Weapon"), DTL_CODES_WEAPON, DTL_FIELD_WEAPONS },
  [DTL_FILTER_STATE] = { N_("Review"), -1, DTL_FIELD_TYPE },
};

static const char *const state_labels[] = { N_("To review"), N_("Accepted"), N_("Rejected") };

/**
 * dtl_filter_clear:
 * @self: a filter
 *
 * Lets everything pass again.
 */
void
dtl_filter_clear (DtlFilter *self)
{
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->hits, g_hash_table_unref);
  memset (self, 0, sizeof *self);
}

/**
 * dtl_filter_is_active:
 * @self: a filter
 *
 * Returns: %TRUE if it keeps any incident out; the search words do not count
 */
gboolean
dtl_filter_is_active (const DtlFilter *self)
{
  for (guint i = 0; i < DTL_N_FILTER_KINDS; i++)
    if (self->codes[i] != 0)
      return TRUE;
  return self->only_unmapped || self->only_deadly || self->hide_recalled || self->has_days;
}

static guint32
codes_of (DtlIncidentItem *incident, DtlFilterKind kind)
{
  const DtlValue *value;

  if (kind == DTL_FILTER_STATE)
    return 1u << dtl_incident_item_get_state (incident);
  value = dtl_record_get_value (dtl_incident_item_get_record (incident), kinds[kind].field);
  if (value == NULL)
    return 0;
  return kind == DTL_FILTER_WEAPON ? dtl_value_get_codes (value) : 1u << dtl_value_get_code (value);
}

static gboolean
holds_words (const char *haystack, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (haystack, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * dtl_filter_has_words:
 * @self: a filter
 * @article: an article
 *
 * Returns: %TRUE if there are no search words, or the article's text, title or source has them
 */
gboolean
dtl_filter_has_words (const DtlFilter *self, DtlArticleItem *article)
{
  const DtlArticle *record;
  g_autofree char *head = NULL;
  g_autofree char *folded = NULL;
  gint64 row;

  if (self->words == NULL)
    return TRUE;
  row = dtl_article_item_get_row (article);
  if (self->hits != NULL && g_hash_table_contains (self->hits, &row))
    return TRUE;
  record = dtl_article_item_get_article (article);
  head = g_strjoin (" ", dtl_article_item_get_title (article),
                    record->source != NULL ? record->source : "",
                    record->file_name != NULL ? record->file_name : "", NULL);
  folded = dtl_fold (head, -1);
  return holds_words (folded, self->words);
}

static gboolean
matches_days (const DtlFilter *self, DtlIncidentItem *incident)
{
  int first, last;

  return dtl_incident_item_get_days (incident, &first, &last) && first <= self->last_day &&
         last >= self->first_day;
}

static gboolean
is_recalled (const DtlRecord *record)
{
  const DtlValue *is_main = dtl_record_get_value (record, DTL_FIELD_MAIN);

  return is_main != NULL && !dtl_value_get_boolean (is_main);
}

static gboolean
is_deadly (const DtlRecord *record)
{
  const DtlValue *killed = dtl_record_get_value (record, DTL_FIELD_KILLED);

  return killed != NULL && dtl_value_get_count (killed).min > 0;
}

/**
 * dtl_filter_matches:
 * @self: a filter
 * @incident: an incident
 * @ignore_days: leave the range of days out, for the timeline that shows what it could be
 *
 * Returns: %TRUE if @incident passes
 */
gboolean
dtl_filter_matches (const DtlFilter *self, DtlIncidentItem *incident, gboolean ignore_days)
{
  const DtlRecord *record = dtl_incident_item_get_record (incident);
  DtlArticleItem *article = dtl_incident_item_get_article (incident);

  for (guint i = 0; i < DTL_N_FILTER_KINDS; i++)
    if (self->codes[i] != 0 && (codes_of (incident, i) & self->codes[i]) == 0)
      return FALSE;
  if (self->only_unmapped && dtl_incident_item_is_mapped (incident))
    return FALSE;
  if (self->only_deadly && !is_deadly (record))
    return FALSE;
  if (self->hide_recalled && is_recalled (record))
    return FALSE;
  if (self->has_days && !ignore_days && !matches_days (self, incident))
    return FALSE;
  return self->words == NULL || (article != NULL && dtl_filter_has_words (self, article)) ||
         holds_words (dtl_incident_item_get_haystack (incident), self->words);
}

const char *
dtl_filter_kind_label (DtlFilterKind kind)
{
  return _(kinds[kind].label);
}

const char *
dtl_filter_code_label (DtlFilterKind kind, int code)
{
  if (kind == DTL_FILTER_STATE)
    return _(state_labels[code]);
  return dtl_code_label (kinds[kind].list, code);
}

guint
dtl_filter_n_codes (DtlFilterKind kind)
{
  guint n;

  if (kind == DTL_FILTER_STATE)
    return G_N_ELEMENTS (state_labels);
  dtl_code_list (kinds[kind].list, &n);
  return n;
}

/**
 * dtl_filter_dup_days:
 * @self: a filter
 *
 * Returns: (transfer full) (nullable): "Apr 2002 – Jun 2004", or %NULL if all days pass
 */
char *
dtl_filter_dup_days (const DtlFilter *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  int year, month, day;
  DtlPartialDate date;

  if (!self->has_days)
    return NULL;
  dtl_civil_from_days (self->first_day, &year, &month, &day);
  date = dtl_partial_date_new (year, month, day);
  from = dtl_format_date (&date);
  dtl_civil_from_days (self->last_day, &year, &month, &day);
  date = dtl_partial_date_new (year, month, day);
  to = dtl_format_date (&date);
  if (g_str_equal (from, to))
    return g_steal_pointer (&from);
  return g_strdup_printf ("%s – %s", from, to);
}

static void
append_part (GString *out, const char *text)
{
  if (out->len > 0)
    g_string_append (out, " · ");
  g_string_append (out, text);
}

/**
 * dtl_filter_describe:
 * @self: a filter
 *
 * Returns: (transfer full): what passes, in words, for the subtitle of a map; "" when all does
 */
char *
dtl_filter_describe (const DtlFilter *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *days = dtl_filter_dup_days (self);

  for (guint kind = 0; kind < DTL_N_FILTER_KINDS; kind++)
    {
      g_autoptr (GString) labels = g_string_new (NULL);

      for (guint code = 0; code < dtl_filter_n_codes (kind); code++)
        if (self->codes[kind] >> code & 1)
          g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                                  dtl_filter_code_label (kind, (int) code));
      if (labels->len > 0)
        append_part (out, labels->str);
    }
  if (self->only_deadly)
    append_part (out, _("With deaths"));
  if (self->only_unmapped)
    append_part (out, _("Not mapped"));
  if (self->hide_recalled)
    append_part (out, _("Main incidents"));
  if (self->words != NULL)
    append_part (out, self->words);
  if (days != NULL)
    append_part (out, days);
  return g_strdup (out->str);
}

/**
 * dtl_filter_to_text:
 * @self: a filter
 *
 * Returns: (transfer full): numbers that dtl_filter_from_text() reads; the words are left out
 */
char *
dtl_filter_to_text (const DtlFilter *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < DTL_N_FILTER_KINDS; i++)
    g_string_append_printf (out, "%u ", self->codes[i]);
  g_string_append_printf (out, "%d %d %d %d %d %d", self->only_unmapped, self->only_deadly,
                          self->hide_recalled, self->has_days, self->first_day, self->last_day);
  return g_string_free (out, FALSE);
}

/**
 * dtl_filter_from_text:
 * @self: a filter
 * @text: (nullable): what dtl_filter_to_text() wrote; anything else lets all pass
 */
void
dtl_filter_from_text (DtlFilter *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);
  gint64 numbers[DTL_N_FILTER_KINDS + 6];

  dtl_filter_clear (self);
  if (g_strv_length (parts) != G_N_ELEMENTS (numbers))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = g_ascii_strtoll (parts[i], NULL, 10);
  for (guint i = 0; i < DTL_N_FILTER_KINDS; i++)
    self->codes[i] = (guint32) numbers[i];
  self->only_unmapped = numbers[DTL_N_FILTER_KINDS] != 0;
  self->only_deadly = numbers[DTL_N_FILTER_KINDS + 1] != 0;
  self->hide_recalled = numbers[DTL_N_FILTER_KINDS + 2] != 0;
  self->has_days = numbers[DTL_N_FILTER_KINDS + 3] != 0;
  self->first_day = (int) numbers[DTL_N_FILTER_KINDS + 4];
  self->last_day = (int) numbers[DTL_N_FILTER_KINDS + 5];
}
