/* dtl-case-links.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-case-private.h"

#include "dtl-codebook.h"
#include "dtl-error.h"
#include "dtl-fold.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Reports of one act agree on day (± 1), kind and place; what they share beyond that (numbers,
 * names) makes it likely enough. The threshold asks for one such fact besides the three. */
#define NEAR_KM 25.0
#define FAR_KM 100.0
#define LINK_THRESHOLD 2.0

typedef struct
{
  gint64 id;
  gint64 article;
  gint64 group;
  int first_day;
  int last_day;
  int type;
  gboolean has_point;
  double lat;
  double lon;
  double radius_km;
  char *country;
  char *city;
  char *words;
  DtlCount killed;
  DtlCount wounded;
} Report;

static void
report_clear (Report *report)
{
  g_free (report->country);
  g_free (report->city);
  g_free (report->words);
}

static const char report_sql[] =
    "SELECT fid, article, same_act, first_day, last_day, type, lat, lon, radius_km, country, city,"
    " ifnull(target,'') || ' ' || ifnull(perpetrator,'') || ' ' || ifnull(site,''),"
    " ifnull(killed_min,-1), ifnull(killed_max,-1), ifnull(wounded_min,-1), ifnull(wounded_max,-1)"
    " FROM incident JOIN article a ON a.row = article"
    " WHERE NOT removed AND NOT superseded AND state <> 'rejected'"
    " AND NOT a.deleted AND NOT " DTL_CASE_HIDDEN
    " AND first_day IS NOT NULL ORDER BY first_day, fid";

static void
read_report (sqlite3_stmt *get, Report *out)
{
  int type = dtl_code_from_nick (DTL_CODES_INCIDENT_TYPE,
                                 (const char *) sqlite3_column_text (get, 5));

  out->id = sqlite3_column_int64 (get, 0);
  out->article = sqlite3_column_int64 (get, 1);
  out->group = sqlite3_column_int64 (get, 2);
  out->first_day = sqlite3_column_int (get, 3);
  out->last_day = sqlite3_column_int (get, 4);
  out->type = MAX (type, 0);
  out->has_point = sqlite3_column_type (get, 6) != SQLITE_NULL;
  out->lat = sqlite3_column_double (get, 6);
  out->lon = sqlite3_column_double (get, 7);
  out->radius_km = sqlite3_column_double (get, 8);
  out->country = dtl_sqlite_dup_text (get, 9);
  out->city = dtl_sqlite_dup_text (get, 10);
  out->words = dtl_fold ((const char *) sqlite3_column_text (get, 11), -1);
  out->killed = (DtlCount){ sqlite3_column_int (get, 12), sqlite3_column_int (get, 13) };
  out->wounded = (DtlCount){ sqlite3_column_int (get, 14), sqlite3_column_int (get, 15) };
}

static GArray *
load_reports (DtlCase *self, GError **error)
{
  g_autoptr (DtlStatement) get = dtl_sqlite_prepare (self->db, report_sql, error);
  g_autoptr (GArray) reports = g_array_new (FALSE, TRUE, sizeof (Report));
  int code;

  if (get == NULL)
    return NULL;
  g_array_set_clear_func (reports, (GDestroyNotify) report_clear);
  while ((code = dtl_sqlite_step (get, error)) == SQLITE_ROW)
    {
      Report report = { 0 };

      read_report (get, &report);
      g_array_append_val (reports, report);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&reports) : NULL;
}

/* Kinds that different papers use for one act. */
static gboolean
types_agree (int a, int b)
{
  static const guint8 family[DTL_N_INCIDENT_TYPE] = {
    [DTL_INCIDENT_TYPE_ARMED_ASSAULT] = 1,     [DTL_INCIDENT_TYPE_ASSASSINATION] = 1,
    [DTL_INCIDENT_TYPE_CLASH] = 1,             [DTL_INCIDENT_TYPE_UNARMED_ASSAULT] = 1,
    [DTL_INCIDENT_TYPE_BOMBING] = 2,           [DTL_INCIDENT_TYPE_AIR_STRIKE] = 2,
    [DTL_INCIDENT_TYPE_KIDNAPPING] = 3,        [DTL_INCIDENT_TYPE_HOSTAGE_BARRICADE] = 3,
    [DTL_INCIDENT_TYPE_HIJACKING] = 3,         [DTL_INCIDENT_TYPE_FACILITY_ATTACK] = 4,
    [DTL_INCIDENT_TYPE_RIOT] = 4,
  };

  return a == b || family[a] == 0 || family[b] == 0 || family[a] == family[b];
}

static gboolean
ranges_meet (DtlCount a, DtlCount b)
{
  if (a.min < 0 || b.min < 0)
    return FALSE;
  return (a.max == DTL_COUNT_OPEN || b.min <= a.max) && (b.max == DTL_COUNT_OPEN || a.min <= b.max);
}

static guint
shared_words (const char *a, const char *b)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (a, NULL, NULL);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += strlen (words[i]) >= 4 && strstr (b, words[i]) != NULL;
  return n;
}

static double
place_agreement (const Report *a, const Report *b, double *km)
{
  *km = -1;
  if (g_strcmp0 (a->country, b->country) != 0)
    return -1;
  if (a->has_point && b->has_point)
    {
      double reach = MIN (FAR_KM, MAX (NEAR_KM, a->radius_km + b->radius_km));

      *km = dtl_distance_km (a->lat, a->lon, b->lat, b->lon);
      return *km <= NEAR_KM ? 1 : *km <= reach ? 0.5 : -1;
    }
  return a->city != NULL && g_strcmp0 (a->city, b->city) == 0 ? 1 : -1;
}

/* How likely two reports tell of one act, with the reason; below the threshold: not linked. */
static double
agreement (const Report *a, const Report *b, char **reason)
{
  double km, score = place_agreement (a, b, &km);
  int days = MAX (0, MAX (a->first_day, b->first_day) - MIN (a->last_day, b->last_day));
  gboolean exact = a->first_day == a->last_day && b->first_day == b->last_day;
  gboolean killed = ranges_meet (a->killed, b->killed);
  gboolean wounded = ranges_meet (a->wounded, b->wounded);
  guint words = shared_words (a->words, b->words);
  GString *text;

  if (score < 0 || days > 1 || !types_agree (a->type, b->type))
    return 0;
  score += exact && days == 0 ? 1 : exact ? 0.5 : 0.25;
  score += 0.75 * killed + 0.5 * wounded + MIN (words, 2u) * 0.4;
  if (a->killed.min >= 0 && b->killed.min >= 0 && !killed)
    score -= 0.5;
  text = g_string_new (days == 0 ? _("same day") : _("one day apart"));
  if (km >= 0)
    g_string_append_printf (text, _(", %.0f km apart"), km);
  g_string_append (text, _(", same kind of act"));
  if (killed || wounded)
    g_string_append (text, _(", numbers agree"));
  if (words > 0)
    g_string_append (text, _(", shared names"));
  *reason = g_string_free (text, FALSE);
  return score;
}

static gboolean
is_kept_apart (DtlCase *self, gint64 a, gint64 b)
{
  g_autoptr (DtlStatement) get = dtl_sqlite_prepare (
      self->db, "SELECT 1 FROM not_same_act WHERE a = ?1 AND b = ?2", NULL);

  if (get == NULL)
    return FALSE;
  sqlite3_bind_int64 (get, 1, MIN (a, b));
  sqlite3_bind_int64 (get, 2, MAX (a, b));
  return sqlite3_step (get) == SQLITE_ROW;
}

static gboolean
write_group (DtlCase *self, gint64 record, gint64 group, const char *reason, GError **error)
{
  g_autoptr (DtlStatement) put = dtl_sqlite_prepare (
      self->db, "UPDATE incident SET same_act = ?2, same_act_reason = ?3 WHERE fid = ?1", error);

  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, record);
  sqlite3_bind_int64 (put, 2, group);
  dtl_sqlite_bind_text (put, 3, reason);
  return dtl_sqlite_run (put, error);
}

/* The best earlier report of the same act, of another article. Reports are ordered by first day,
 * so the search backwards ends at the first that is too early; the widest partial date is a year. */
static Report *
find_partner (DtlCase *self, GArray *reports, guint index, char **reason)
{
  const Report *report = &g_array_index (reports, Report, index);
  Report *best = NULL;
  double best_score = LINK_THRESHOLD;

  for (guint k = index; k-- > 0;)
    {
      Report *other = &g_array_index (reports, Report, k);
      g_autofree char *why = NULL;
      double score;

      if (report->first_day - other->first_day > 367)
        break;
      if (other->article == report->article)
        continue;
      score = agreement (report, other, &why);
      if (score >= best_score && !is_kept_apart (self, report->id, other->id))
        {
          best_score = score;
          best = other;
          g_free (*reason);
          *reason = g_steal_pointer (&why);
        }
    }
  return best;
}

/**
 * dtl_case_update_links:
 * @self: a case
 * @error: return location
 *
 * Links records of different articles that tell of the same act: same day ± 1, near each other,
 * same kind, shared numbers and names. Links that the analyst took apart stay apart.
 *
 * Returns: how many records were linked anew
 */
guint
dtl_case_update_links (DtlCase *self, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autoptr (GArray) reports = load_reports (self, error);
  guint n_linked = 0;
  gboolean ok = TRUE;

  if (reports == NULL || !_dtl_case_begin (self, error))
    return 0;
  for (guint i = 1; ok && i < reports->len; i++)
    {
      Report *report = &g_array_index (reports, Report, i);
      g_autofree char *reason = NULL;
      Report *partner = report->group == 0 ? find_partner (self, reports, i, &reason) : NULL;

      if (partner == NULL)
        continue;
      if (partner->group == 0)
        {
          partner->group = partner->id;
          ok = write_group (self, partner->id, partner->group, reason, error);
          n_linked++;
        }
      report->group = partner->group;
      ok = ok && write_group (self, report->id, report->group, reason, error);
      n_linked++;
    }
  return _dtl_case_commit (self, ok, error) ? n_linked : 0;
}

/**
 * dtl_case_link:
 * @self: a case
 * @record: a record's number
 * @other: a record that tells of the same act
 * @error: return location
 *
 * Links by the analyst's word, as one step.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_link (DtlCase *self, gint64 record, gint64 other, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autoptr (DtlRecord) partner = dtl_case_dup_record (self, other, error);
  g_autofree char *group = NULL;
  gint64 step;
  gboolean ok;

  if (partner == NULL)
    return FALSE;
  group = g_strdup_printf ("%" G_GINT64_FORMAT,
                           dtl_record_get_group (partner) != 0 ? dtl_record_get_group (partner)
                                                               : other);
  if (!_dtl_case_begin (self, error))
    return FALSE;
  step = _dtl_case_begin_step (self, _("Link incidents"), error);
  ok = step > 0 &&
       _dtl_case_change_cell (self, step, DTL_CELL_RECORD, other, "same_act", group, error) &&
       _dtl_case_change_cell (self, step, DTL_CELL_RECORD, record, "same_act", group, error) &&
       _dtl_case_change_cell (self, step, DTL_CELL_RECORD, record, "same_act_reason",
                              _("linked by the analyst"), error);
  return _dtl_case_commit (self, ok, error);
}

static gboolean
keep_apart (DtlCase *self, gint64 record, gint64 group, GError **error)
{
  g_autoptr (DtlStatement) put = dtl_sqlite_prepare (
      self->db,
      "INSERT OR IGNORE INTO not_same_act SELECT min(?1, fid), max(?1, fid) FROM incident"
      " WHERE same_act = ?2 AND fid <> ?1",
      error);

  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, record);
  sqlite3_bind_int64 (put, 2, group);
  return dtl_sqlite_run (put, error);
}

/**
 * dtl_case_unlink:
 * @self: a case
 * @record: a record's number
 * @error: return location
 *
 * Takes a record out of its group, as one step; it is not linked to that group again by itself.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_unlink (DtlCase *self, gint64 record, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autoptr (DtlRecord) found = dtl_case_dup_record (self, record, error);
  gint64 step;
  gboolean ok;

  if (found == NULL)
    return FALSE;
  if (dtl_record_get_group (found) == 0)
    return TRUE;
  if (!_dtl_case_begin (self, error))
    return FALSE;
  step = _dtl_case_begin_step (self, _("Separate incidents"), error);
  ok = step > 0 && keep_apart (self, record, dtl_record_get_group (found), error) &&
       _dtl_case_change_cell (self, step, DTL_CELL_RECORD, record, "same_act", "0", error) &&
       _dtl_case_change_cell (self, step, DTL_CELL_RECORD, record, "same_act_reason", NULL, error);
  return _dtl_case_commit (self, ok, error);
}
