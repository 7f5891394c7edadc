/* dtl-geocoder.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-geocoder-private.h"

#include "dtl-gazetteer-private.h"
#include "dtl-name-key.h"
#include "dtl-name-parts.h"
#include "dtl-reason.h"

#include <math.h>
#include <string.h>

#define MAX_CANDIDATES 12
#define PROVINCE_FIT -0.3
#define OUTSIDE_COST 1.2

/* What is searched, with the hints already turned into records. */
typedef struct
{
  const DtlNames *names;
  guint country;         /* 0 if not known */
  guint32 former;        /* the former state it was in, or DTL_NAMES_NONE */
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
  const DtlRecord *u = dtl_names_record (names, unit);
  gboolean stated = FALSE; /* do the tables give its unit of this level? */

  if (r == u)
    return 1;
  if (u->kind == DTL_RECORD_COUNTRY)
    return r->country == u->country ? 1 : -1;
  if (u->kind == DTL_RECORD_ADMIN1 && r->country == u->country && r->admin1 > 0)
    {
      if (r->admin1 == u->admin1)
        return 1;
      stated = TRUE;
    }
  if (u->kind == DTL_RECORD_ADMIN2 && r->country == u->country && r->admin2 > 0)
    {
      if (r->admin2 == u->admin2)
        return 1;
      stated = TRUE;
    }
  double reach = MAX (u->radius / 10.0, u->kind == DTL_RECORD_PLACE ? 25 : 15) * 1.3, far = distance_between (r, u);
  double fit = far <= reach ? 0.75 : MAX (-1, 0.75 - (far - reach) / reach);

  return stated ? MIN (fit, 0.3) : fit;
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

/* A region that crosses borders, a place in a unit that another country holds today, or one in a
 * state that is no more. */
static gboolean
is_allowed_abroad (const Search *s, const DtlRecord *r)
{
  if (r->country == 0 && r->kind != DTL_RECORD_FORMER)
    return TRUE;
  if (s->former != DTL_NAMES_NONE &&
      distance_between (r, dtl_names_record (s->names, s->former)) < dtl_names_record (s->names, s->former)->radius / 10.0 * 1.5)
    return TRUE;
  return s->admin1 != DTL_NAMES_NONE && dtl_names_record (s->names, s->admin1)->country != s->country &&
         inside_unit (s->names, r, s->admin1) > 0;
}

/* Districts are larger than their points and reach tell: a name that lies in the right province is not
 * far outside its district. */
static double
inside_district (const Search *s, const DtlRecord *r)
{
  double fit = inside_unit (s->names, r, s->admin2);

  if (s->admin1 != DTL_NAMES_NONE && inside_unit (s->names, r, s->admin1) > 0.9)
    fit = MAX (fit, PROVINCE_FIT);
  return fit;
}

static double
score_of (const Search *s, guint32 record, guint quality)
{
  const DtlRecord *r = dtl_names_record (s->names, record);
  double score = 0.6 * dtl_candidate_prior (s->names, record, quality);

  if (s->country > 0)
    score += r->country == s->country ? 3 : is_allowed_abroad (s, r) ? 1 : -20;
  if (s->admin1 != DTL_NAMES_NONE)
    score += 2.5 * inside_unit (s->names, r, s->admin1);
  if (s->admin2 != DTL_NAMES_NONE)
    score += 2.5 * inside_district (s, r);
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

/* How much two keys look alike letter by letter, 0 … 1; spaces do not count. */
static double
likeness (const char *a, const char *b)
{
  char x[33], y[33];
  guint n = 0, m = 0;

  for (; *a != '\0' && n < 32; a++)
    if (*a != ' ')
      x[n++] = *a;
  for (; *b != '\0' && m < 32; b++)
    if (*b != ' ')
      y[m++] = *b;
  x[n] = y[m] = '\0';
  if (n == 0 || m == 0)
    return 0;
  return 1 - (double) edit_distance (x, y, 32) / MAX (n, m);
}

/* What a spelling costs: nothing in common but consonants is dear, a letter or two is cheap. -1 if it
 * is another name. */
static double
spelling_cost (const Search *s, guint32 record, const char *key, const char *skeleton)
{
  gsize length = strlen (skeleton);
  guint distance = skeleton_distance (s->names, record, skeleton, length >= 5 ? 1 : 0);
  double like;

  if (distance > (length >= 5 ? 1 : 0))
    return -1;
  g_auto (DtlNameParts) primary = dtl_name_parts_new (dtl_names_name (s->names, record));

  like = likeness (primary.core, key);
  if (distance == 0)
    return length >= 4 || like >= 0.6 ? 0.3 + 2 * (1 - like) : -1;
  return like >= 0.7 ? 1 + 3 * (1 - like) : -1;
}

/* Spellings: the records of the country whose consonants agree, within the units named. */
static void
add_similar (Search *s, const char *key)
{
  const DtlCountryEntry *c = &s->names->countries[s->country - 1];
  g_autofree char *skeleton = dtl_name_key_skeleton (key);

  if (strlen (skeleton) < 2)
    return;
  for (guint32 i = c->first; i < c->end; i++)
    {
      const DtlRecord *r = dtl_names_record (s->names, i);
      double cost;

      if (r->kind == DTL_RECORD_COUNTRY || r->kind == DTL_RECORD_AIRPORT)
        continue;
      if ((s->admin1 != DTL_NAMES_NONE && inside_unit (s->names, r, s->admin1) < 0.2) ||
          (s->admin2 != DTL_NAMES_NONE && inside_district (s, r) < PROVINCE_FIT))
        continue;
      cost = spelling_cost (s, i, key, skeleton);
      if (s->admin2 != DTL_NAMES_NONE && inside_unit (s->names, r, s->admin2) < 0)
        cost += cost >= 0 ? OUTSIDE_COST : 0;
      if (cost >= 0)
        add_candidate (s, i, DTL_NAME_VARIANT, cost);
    }
}

static guint32
find_record (const DtlNames *names, const char *text, DtlRecordKind kind)
{
  g_autofree char *key = dtl_name_key (text);
  const guint32 *p = dtl_names_postings (names, key);

  for (; p != NULL; p++)
    {
      if (dtl_names_record (names, DTL_POSTING_RECORD (*p))->kind == kind)
        return DTL_POSTING_RECORD (*p);
      if (*p & DTL_POSTING_LAST)
        break;
    }
  return DTL_NAMES_NONE;
}

/* "Yemen (North Yemen)": the country of today stands before the bracket. */
static guint
find_country (const DtlNames *names, const char *text)
{
  guint32 record;

  if (text == NULL || *text == '\0')
    return 0;
  if (strlen (text) == 2)
    return dtl_names_country (names, text);
  g_autofree char *front = g_strndup (text, strcspn (text, "("));

  record = find_record (names, front, DTL_RECORD_COUNTRY);
  return record != DTL_NAMES_NONE ? dtl_names_record (names, record)->country : 0;
}

/* "Serbia (Yugoslavia)", "Soviet Union": a state of another time. */
static guint32
find_former (const DtlNames *names, const char *text)
{
  const char *open = text != NULL ? strchr (text, '(') : NULL;
  g_autofree char *inner = open != NULL ? g_strndup (open + 1, strcspn (open + 1, ")")) : g_strdup (text);

  return inner != NULL ? find_record (names, inner, DTL_RECORD_FORMER) : DTL_NAMES_NONE;
}

/* What may stand for a unit, by how likely it is meant. */
typedef struct
{
  const DtlRecordKind *kinds;
  guint n_kinds;
  gboolean abroad; /* may it lie in another country? */
} UnitKinds;

static gboolean
unit_qualifies (const Search *s, guint32 record, DtlRecordKind kind, gboolean abroad)
{
  const DtlRecord *r = dtl_names_record (s->names, record);

  if (r->kind != kind || (s->country > 0 && r->country != s->country && !abroad))
    return FALSE;
  if (abroad && s->country > 0 && r->country != s->country && r->country > 0 &&
      distance_between (r, dtl_names_record (s->names, s->names->countries[s->country - 1].record)) > 1500)
    return FALSE;
  return s->admin1 == DTL_NAMES_NONE || inside_unit (s->names, r, s->admin1) > -0.5;
}

static guint32
find_unit_exact (const Search *s, const char *key, DtlRecordKind kind, gboolean abroad)
{
  const guint32 *p = dtl_names_postings (s->names, key);
  guint32 best = DTL_NAMES_NONE;
  double score = -G_MAXDOUBLE;

  if (p == NULL)
    return best;
  for (;; p++)
    {
      guint32 record = DTL_POSTING_RECORD (*p);

      if (DTL_POSTING_QUALITY (*p) != DTL_NAME_DEMONYM && unit_qualifies (s, record, kind, abroad))
        {
          double mine = dtl_candidate_prior (s->names, record, DTL_POSTING_QUALITY (*p));

          if (s->admin1 != DTL_NAMES_NONE)
            mine += 3 * inside_unit (s->names, dtl_names_record (s->names, record), s->admin1);
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

/* "North Eastern" is not a spelling of "North Western". */
static gboolean
has_direction (const char *key)
{
  return strstr (key, "north") != NULL || strstr (key, "south") != NULL || strstr (key, "east") != NULL ||
         strstr (key, "west") != NULL || strstr (key, "central") != NULL;
}

static guint32
find_unit_similar (const Search *s, const char *key, DtlRecordKind kind)
{
  g_autofree char *skeleton = dtl_name_key_skeleton (key);
  const DtlCountryEntry *c = &s->names->countries[s->country - 1];
  guint32 best = DTL_NAMES_NONE;
  double least = G_MAXDOUBLE;

  if (strlen (skeleton) < 2 || has_direction (key))
    return best;
  for (guint32 i = c->first; i < c->end; i++)
    if (unit_qualifies (s, i, kind, FALSE))
      {
        double cost = spelling_cost (s, i, key, skeleton);

        if (cost >= 0 && cost < least)
          {
            least = cost;
            best = i;
          }
      }
  return best;
}

static guint32
find_unit (const Search *s, const char *name, const UnitKinds *wanted)
{
  guint32 found = DTL_NAMES_NONE;

  if (name == NULL || *name == '\0')
    return found;
  g_auto (DtlNameParts) parts = dtl_name_parts_new (name);
  const char *keys[4] = { parts.whole, parts.core, parts.alternatives[0],
                          parts.alternatives[0] != NULL ? parts.alternatives[1] : NULL };

  for (guint i = 0; i < wanted->n_kinds && found == DTL_NAMES_NONE; i++)
    {
      gboolean abroad = wanted->abroad && wanted->kinds[i] != DTL_RECORD_ADMIN1 && wanted->kinds[i] != DTL_RECORD_ADMIN2;

      for (guint k = 0; k < G_N_ELEMENTS (keys) && keys[k] != NULL && found == DTL_NAMES_NONE; k++)
        found = find_unit_exact (s, keys[k], wanted->kinds[i], abroad);
      if (found == DTL_NAMES_NONE && s->country > 0 && i < 2)
        found = find_unit_similar (s, parts.core, wanted->kinds[i]);
    }
  return found;
}

/* In some countries what people call a province is of the second level, a region without bounds, or
 * a country of its own by now; what they call a district is known by its seat. */
static void
find_units (Search *s, const DtlGeocodeQuery *query)
{
  static const DtlRecordKind provinces[] = { DTL_RECORD_ADMIN1, DTL_RECORD_ADMIN2, DTL_RECORD_REGION,
                                             DTL_RECORD_COUNTRY };
  static const DtlRecordKind districts[] = { DTL_RECORD_ADMIN2, DTL_RECORD_PLACE, DTL_RECORD_ADMIN1, DTL_RECORD_REGION };
  const UnitKinds upper = { provinces, G_N_ELEMENTS (provinces), TRUE };
  const UnitKinds lower = { districts, G_N_ELEMENTS (districts), FALSE };

  s->admin1 = find_unit (s, query->admin1, &upper);
  s->admin2 = find_unit (s, query->admin2, &lower);
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
      const DtlRecord *r = dtl_names_record (s->names, g_array_index (s->found, DtlCandidate, i).record);

      if ((s->country == 0 || r->country == s->country || is_allowed_abroad (s, r)) &&
          (s->admin1 == DTL_NAMES_NONE || inside_unit (s->names, r, s->admin1) > 0.4) &&
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

/* A place somewhere in a unit: the unit's own reach covers four of five of its towns, but not the
 * villages that no table has. Widened until four of five known incidents lie inside. */
static double
radius_inside (const DtlRecord *unit)
{
  double radius = unit->radius / 10.0;

  switch (unit->kind)
    {
    case DTL_RECORD_ADMIN2:
    case DTL_RECORD_PLACE:
      return MAX (radius * 1.5, 34);
    case DTL_RECORD_COUNTRY:
      return radius * 1.2;
    default:
      return radius;
    }
}

/* Does the unit stand for a place that was not found, rather than for itself? */
static gboolean
is_fallback (const Search *s, const DtlCandidate *c)
{
  const guint32 *p = dtl_names_postings (s->names, s->parts.core);

  for (; p != NULL; p++)
    {
      if (DTL_POSTING_RECORD (*p) == c->record)
        return FALSE;
      if (*p & DTL_POSTING_LAST)
        break;
    }
  return TRUE;
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
          dtl_names_record (s->names, c->record)->kind == DTL_RECORD_COUNTRY)
        {
          reason = dtl_reason_new (DTL_REASON_CONTAINS_PLACE, place->name);
          if (is_fallback (s, c))
            place->radius_km = radius_inside (dtl_names_record (s->names, c->record));
        }
      else if (c->quality == DTL_NAME_VARIANT)
        reason = dtl_reason_new (DTL_REASON_SPELLING, place->name);
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
 * for it with a radius to match. A place described as seen from another ("30 km north of Mosul",
 * "Kirkuk-Baghdad highway") is put where that is.
 *
 * Returns: (transfer full) (element-type DtlPlace): candidates, best first; empty if nothing fits
 */
GPtrArray *
dtl_geocode (DtlGazetteer *gazetteer, const DtlGeocodeQuery *query)
{
  g_return_val_if_fail (gazetteer != NULL && query != NULL, NULL);

  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_place_unref);
  g_autoptr (GArray) found = dtl_candidates_new ();
  Search s = { .names = dtl_gazetteer_begin (gazetteer), .found = found,
               .former = DTL_NAMES_NONE, .admin1 = DTL_NAMES_NONE, .admin2 = DTL_NAMES_NONE };

  s.parts = dtl_name_parts_new (query->name != NULL ? query->name : "");
  if (dtl_names_postings (s.names, s.parts.whole) == NULL && query->name != NULL &&
      dtl_geocode_spatial (gazetteer, query, out))
    {
      dtl_name_parts_clear (&s.parts);
      dtl_gazetteer_end (gazetteer, s.names);
      return out;
    }
  s.country = find_country (s.names, query->country);
  s.former = find_former (s.names, query->country);
  find_units (&s, query);
  search_names (&s);
  if (s.country > 0 && !is_satisfied (&s))
    add_similar (&s, s.parts.core);
  fall_back (&s);
  dtl_candidates_sort (found);
  dtl_candidates_places (s.names, found, MAX_CANDIDATES, out);
  explain (&s, out);
  dtl_name_parts_clear (&s.parts);
  dtl_gazetteer_end (gazetteer, s.names);
  return out;
}
