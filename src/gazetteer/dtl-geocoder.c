/* dtl-geocoder.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-geocoder.h"

#include "dtl-gazetteer-private.h"
#include "dtl-name-key.h"
#include "dtl-name-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_CANDIDATES 12

/* What is searched, with the hints already turned into records. */
typedef struct
{
  const DtlNames *names;
  guint country;         /* 0 if not known */
  guint32 admin1;        /* record, or DTL_NAMES_NONE */
  guint32 admin2;
  DtlNameParts parts;
  GArray *found;         /* DtlCandidate */
} Search;

static double
distance_between (const DtlRecord *a, const DtlRecord *b)
{
  return dtl_distance_km (dtl_record_lat (a), dtl_record_lon (a), dtl_record_lat (b), dtl_record_lon (b));
}

/* How well a record lies in a unit: 1 if the tables say so, falling with distance beyond its reach. */
static double
inside_unit (const DtlNames *names, const DtlRecord *r, guint32 unit)
{
  const DtlRecord *u = &names->records[unit];

  if (r == u)
    return 1;
  if (u->kind == DTL_RECORD_ADMIN1 && r->admin1 == u->admin1 && r->country == u->country)
    return 1;
  if (u->kind == DTL_RECORD_ADMIN2 && r->admin2 == u->admin2 && r->country == u->country)
    return 1;
  double reach = MAX (u->radius / 10.0, 8) * 1.3, far = distance_between (r, u);

  return far <= reach ? 0.75 : MAX (-1, 0.75 - (far - reach) / reach);
}

static gboolean
fits_kind (const DtlNames *names, const DtlRecord *r, DtlNameKind kind)
{
  switch (kind)
    {
    case DTL_NAME_KIND_TOWN:
      return r->kind == DTL_RECORD_PLACE;
    case DTL_NAME_KIND_PROVINCE:
      return r->kind == DTL_RECORD_ADMIN1;
    case DTL_NAME_KIND_DISTRICT:
      return r->kind == DTL_RECORD_ADMIN2;
    case DTL_NAME_KIND_AIRPORT:
      return r->kind == DTL_RECORD_AIRPORT || r->kind == DTL_RECORD_LANDMARK;
    case DTL_NAME_KIND_FEATURE:
      return r->kind == DTL_RECORD_REGION || r->kind == DTL_RECORD_LANDMARK;
    case DTL_NAME_KIND_ANY:
    default:
      return TRUE;
    }
}

static double
score_of (const Search *s, guint32 record, guint quality)
{
  const DtlRecord *r = &s->names->records[record];
  double score = 0.6 * dtl_candidate_prior (s->names, record, quality);

  if (s->country > 0)
    score += r->country == s->country ? 3 : r->country == 0 ? 1 : -6;
  if (s->admin1 != DTL_NAMES_NONE)
    score += 2.5 * inside_unit (s->names, r, s->admin1);
  if (s->admin2 != DTL_NAMES_NONE)
    score += 2.5 * inside_unit (s->names, r, s->admin2);
  if (s->parts.kind != DTL_NAME_KIND_ANY)
    score += fits_kind (s->names, r, s->parts.kind) ? 1.5 : 0;
  else if (r->kind == DTL_RECORD_ADMIN2)
    score -= 0.3;
  return score;
}

static void
add_candidate (Search *s, guint32 record, guint quality, double malus)
{
  DtlCandidate c = { record, quality, score_of (s, record, quality) - malus };

  for (guint i = 0; i < s->found->len; i++)
    {
      DtlCandidate *old = &g_array_index (s->found, DtlCandidate, i);

      if (old->record == record)
        {
          if (c.score > old->score)
            *old = c;
          return;
        }
    }
  g_array_append_val (s->found, c);
}

static void
add_exact (Search *s, const char *key, double malus)
{
  const guint32 *p = dtl_names_postings (s->names, key);

  if (p == NULL)
    return;
  for (;; p++)
    {
      if (DTL_POSTING_QUALITY (*p) != DTL_NAME_DEMONYM)
        add_candidate (s, DTL_POSTING_RECORD (*p), DTL_POSTING_QUALITY (*p), malus);
      if (*p & DTL_POSTING_LAST)
        break;
    }
}

/* The edit distance of two short words, or @limit + 1 if it is more than @limit. */
static guint
edit_distance (const char *a, const char *b, guint limit)
{
  gsize n = strlen (a), m = strlen (b);
  guint row[33], best;

  if (n > 32 || m > 32 || (n > m ? n - m : m - n) > limit)
    return limit + 1;
  for (guint j = 0; j <= m; j++)
    row[j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint diagonal = row[0];

      best = row[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          guint up = row[j];
          guint cost = diagonal + (a[i - 1] != b[j - 1]);

          row[j] = MIN (MIN (row[j - 1], up) + 1, cost);
          diagonal = up;
          best = MIN (best, row[j]);
        }
      if (best > limit)
        return limit + 1;
    }
  return row[m];
}

static guint
skeleton_distance (const DtlNames *names, guint32 record, const char *skeleton, guint limit)
{
  const char *p = names->skeletons + names->skeleton_starts[record];
  const char *end = names->skeletons + names->skeleton_starts[record + 1];
  guint best = limit + 1;

  for (; p < end; p += strlen (p) + 1)
    best = MIN (best, edit_distance (p, skeleton, limit));
  return best;
}

/* Spellings: all records of the country whose consonants agree, within the units named. */
static void
add_similar (Search *s, const char *key)
{
  const DtlCountryEntry *c = &s->names->countries[s->country - 1];
  g_autofree char *skeleton = dtl_name_key_skeleton (key);
  gsize length = strlen (skeleton);
  guint limit = length >= 6 ? 2 : length >= 4 ? 1 : 0;
  guint32 unit = s->admin2 != DTL_NAMES_NONE ? s->admin2 : s->admin1;

  if (length < 2)
    return;
  for (guint32 i = c->first; i < c->end; i++)
    {
      const DtlRecord *r = &s->names->records[i];
      guint distance;

      if (r->kind == DTL_RECORD_COUNTRY || r->kind == DTL_RECORD_AIRPORT)
        continue;
      if (unit != DTL_NAMES_NONE && inside_unit (s->names, r, unit) < 0)
        continue;
      distance = skeleton_distance (s->names, i, skeleton, unit != DTL_NAMES_NONE ? limit : MIN (limit, 1));
      if (distance <= limit)
        add_candidate (s, i, DTL_NAME_VARIANT, 0.5 + 1.2 * distance);
    }
}

static guint
find_country (const DtlNames *names, const char *text)
{
  g_autofree char *key = NULL;
  const guint32 *p;

  if (text == NULL || *text == '\0')
    return 0;
  if (strlen (text) == 2)
    return dtl_names_country (names, text);
  g_autofree char *front = g_strndup (text, strcspn (text, "("));
  key = dtl_name_key (front);
  for (p = dtl_names_postings (names, key); p != NULL; p++)
    {
      const DtlRecord *r = &names->records[DTL_POSTING_RECORD (*p)];

      if (r->kind == DTL_RECORD_COUNTRY)
        return r->country;
      if (*p & DTL_POSTING_LAST)
        break;
    }
  return 0;
}

static gboolean
unit_qualifies (const Search *s, guint32 record, DtlRecordKind kind)
{
  const DtlRecord *r = &s->names->records[record];

  if (r->kind != kind || (s->country > 0 && r->country != s->country))
    return FALSE;
  return kind != DTL_RECORD_ADMIN2 || s->admin1 == DTL_NAMES_NONE ||
         inside_unit (s->names, r, s->admin1) > -0.5;
}

static guint32
find_unit_exact (const Search *s, const char *key, DtlRecordKind kind)
{
  const guint32 *p = dtl_names_postings (s->names, key);
  guint32 best = DTL_NAMES_NONE;
  double score = -G_MAXDOUBLE;

  if (p == NULL)
    return best;
  for (;; p++)
    {
      guint32 record = DTL_POSTING_RECORD (*p);

      if (unit_qualifies (s, record, kind))
        {
          double mine = dtl_candidate_prior (s->names, record, DTL_POSTING_QUALITY (*p));

          if (s->admin1 != DTL_NAMES_NONE)
            mine += 3 * inside_unit (s->names, &s->names->records[record], s->admin1);
          if (mine > score)
            {
              score = mine;
              best = record;
            }
        }
      if (*p & DTL_POSTING_LAST)
        return best;
    }
}

static guint32
find_unit_similar (const Search *s, const char *key, DtlRecordKind kind)
{
  g_autofree char *skeleton = dtl_name_key_skeleton (key);
  const DtlCountryEntry *c = &s->names->countries[s->country - 1];
  guint limit = strlen (skeleton) >= 4 ? 1 : 0, least = limit + 1;
  guint32 best = DTL_NAMES_NONE;

  for (guint32 i = c->first; i < c->end && strlen (skeleton) >= 2; i++)
    if (unit_qualifies (s, i, kind))
      {
        guint distance = skeleton_distance (s->names, i, skeleton, limit);

        if (distance < least)
          {
            least = distance;
            best = i;
          }
      }
  return best;
}

static guint32
find_unit (const Search *s, const char *name, DtlRecordKind kind)
{
  guint32 found = DTL_NAMES_NONE;

  if (name == NULL || *name == '\0')
    return found;
  g_auto (DtlNameParts) parts = dtl_name_parts_new (name);

  found = find_unit_exact (s, parts.whole, kind);
  if (found == DTL_NAMES_NONE)
    found = find_unit_exact (s, parts.core, kind);
  if (found == DTL_NAMES_NONE && s->country > 0)
    found = find_unit_similar (s, parts.core, kind);
  return found;
}

static void
search_names (Search *s)
{
  add_exact (s, s->parts.whole, 0);
  if (strcmp (s->parts.core, s->parts.whole) != 0)
    add_exact (s, s->parts.core, 0.1);
  for (guint i = 0; s->parts.alternatives[i] != NULL; i++)
    add_exact (s, s->parts.alternatives[i], 0.6);
}

/* Is one of the candidates in the places that the hints name? */
static gboolean
is_satisfied (const Search *s)
{
  for (guint i = 0; i < s->found->len; i++)
    {
      const DtlRecord *r = &s->names->records[g_array_index (s->found, DtlCandidate, i).record];

      if ((s->country == 0 || r->country == s->country) &&
          (s->admin1 == DTL_NAMES_NONE || inside_unit (s->names, r, s->admin1) > 0) &&
          (s->admin2 == DTL_NAMES_NONE || inside_unit (s->names, r, s->admin2) > 0))
        return TRUE;
    }
  return FALSE;
}

/* The unit that holds the place, when the place itself is not known. */
static void
fall_back (Search *s)
{
  if (s->admin2 != DTL_NAMES_NONE)
    add_candidate (s, s->admin2, DTL_NAME_VARIANT, 4.5);
  if (s->admin1 != DTL_NAMES_NONE)
    add_candidate (s, s->admin1, DTL_NAME_VARIANT, 6);
  if (s->country > 0)
    add_candidate (s, s->names->countries[s->country - 1].record, DTL_NAME_VARIANT, 12);
}

static void
explain (const Search *s, GPtrArray *places)
{
  for (guint i = 0; i < MIN (places->len, s->found->len); i++)
    {
      const DtlCandidate *c = &g_array_index (s->found, DtlCandidate, i);
      DtlPlace *place = g_ptr_array_index (places, i);
      char *reason = NULL;

      if (c->record == s->admin2 || c->record == s->admin1 ||
          s->names->records[c->record].kind == DTL_RECORD_COUNTRY)
        reason = g_strdup_printf (_("%s, which contains the place"), place->name);
      else if (c->quality == DTL_NAME_VARIANT)
        reason = g_strdup_printf (_("%s is a spelling of the name"), place->name);
      if (reason != NULL)
        {
          g_free (place->reason);
          place->reason = reason;
        }
    }
}

/**
 * dtl_geocode:
 * @gazetteer: the gazetteer
 * @query: what is known of the place
 *
 * Finds a place by name and by what contains it. Words for kinds ("Province", "town") are stripped
 * and used; a spelling that is not in the tables is compared by its consonants with all names of
 * the country; and where the place is not known, the district, the province or the country stands
 * for it with a radius to match.
 *
 * Returns: (transfer full) (element-type DtlPlace): candidates, best first; empty if nothing fits
 */
GPtrArray *
dtl_geocode (DtlGazetteer *gazetteer, const DtlGeocodeQuery *query)
{
  g_return_val_if_fail (gazetteer != NULL && query != NULL, NULL);

  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_place_unref);
  g_autoptr (GArray) found = dtl_candidates_new ();
  Search s = { .names = dtl_gazetteer_names (gazetteer), .found = found,
               .admin1 = DTL_NAMES_NONE, .admin2 = DTL_NAMES_NONE };

  s.country = find_country (s.names, query->country);
  s.admin1 = find_unit (&s, query->admin1, DTL_RECORD_ADMIN1);
  s.admin2 = find_unit (&s, query->admin2, DTL_RECORD_ADMIN2);
  s.parts = dtl_name_parts_new (query->name != NULL ? query->name : "");
  search_names (&s);
  if (s.country > 0 && !is_satisfied (&s))
    add_similar (&s, s.parts.core);
  fall_back (&s);
  dtl_candidates_sort (found);
  dtl_candidates_places (s.names, found, MAX_CANDIDATES, out);
  explain (&s, out);
  dtl_name_parts_clear (&s.parts);
  return out;
}
