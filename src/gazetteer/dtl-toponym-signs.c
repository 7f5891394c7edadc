/* dtl-toponym-signs.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What speaks for a candidate by itself, by the words beside its mentions and by the other
 * candidates of its name. */

#include "config.h"

#include "dtl-toponym-private.h"

#include <math.h>
#include <string.h>

#define MAX_NEAREST 40
#define SOURCE_NEAR_KM 100

static gboolean
in_box (const DtlNames *names, const DtlRecord *outer, const DtlRecord *inner)
{
  if (outer->box > 0)
    {
      const DtlBox *box = &names->boxes[outer->box - 1u];
      double lat = dtl_record_lat (inner) * 100, lon = dtl_record_lon (inner) * 100;

      return lat >= box->south && lat <= box->north && lon >= box->west && lon <= box->east;
    }
  return dtl_distance_km (dtl_record_lat (outer), dtl_record_lon (outer), dtl_record_lat (inner),
                          dtl_record_lon (inner)) <= outer->radius / 10.0 * 1.3;
}

/* Does a unit, region or town hold a place? */
gboolean
dtl_toponym_contains (const DtlNames *names, const DtlRecord *outer, const DtlRecord *inner)
{
  if (outer == inner)
    return FALSE;
  switch ((DtlRecordKind) outer->kind)
    {
    case DTL_RECORD_COUNTRY:
      return inner->country == outer->country && inner->kind != DTL_RECORD_COUNTRY;
    case DTL_RECORD_ADMIN1:
      return inner->country == outer->country && inner->kind != DTL_RECORD_COUNTRY &&
             inner->kind != DTL_RECORD_ADMIN1 &&
             (inner->admin1 == outer->admin1 ||
              (inner->admin1 == 0 && in_box (names, outer, inner)));
    case DTL_RECORD_ADMIN2:
      return inner->admin2 == outer->admin2 && inner->country == outer->country;
    case DTL_RECORD_REGION:
    case DTL_RECORD_FORMER:
      return inner->kind != DTL_RECORD_COUNTRY && in_box (names, outer, inner);
    case DTL_RECORD_PLACE:
      return inner->kind != DTL_RECORD_ADMIN1 && inner->kind != DTL_RECORD_COUNTRY &&
             inner->country == outer->country && inner->population <= outer->population &&
             dtl_distance_km (dtl_record_lat (outer), dtl_record_lon (outer),
                              dtl_record_lat (inner),
                              dtl_record_lon (inner)) < MAX (12, outer->radius / 5.0);
    case DTL_RECORD_AIRPORT:
    case DTL_RECORD_LANDMARK:
    case DTL_N_RECORD_KINDS:
    default:
      return FALSE;
    }
}

gboolean
dtl_toponym_is_unit (const DtlRecord *r)
{
  return r->kind == DTL_RECORD_COUNTRY || r->kind == DTL_RECORD_ADMIN1 ||
         r->kind == DTL_RECORD_ADMIN2;
}

static void
add_kind (const DtlNames *names, const DtlRanked *c, float *f)
{
  const DtlRecord *r = dtl_names_record (names, c->record);
  const char *feature = dtl_names_feature (names, r);
  static const guint by_kind[] = { G_MAXUINT,         DTL_RANK_AIRPORT, DTL_RANK_REGION,
                                   DTL_RANK_LANDMARK, DTL_RANK_ADMIN1,  DTL_RANK_ADMIN2,
                                   DTL_RANK_COUNTRY,  DTL_RANK_FORMER };
  static const guint by_quality[] = { G_MAXUINT,        DTL_RANK_ALIAS, DTL_RANK_ALTERNATE,
                                      DTL_RANK_VARIANT, DTL_RANK_CODE,  DTL_RANK_HISTORIC,
                                      DTL_RANK_DEMONYM };

  if (by_kind[r->kind] != G_MAXUINT)
    f[by_kind[r->kind]] = 1;
  if (by_quality[c->quality] != G_MAXUINT)
    f[by_quality[c->quality]] = 1;
  if (r->kind == DTL_RECORD_PLACE)
    {
      f[DTL_RANK_CAPITAL] = strcmp (feature, "PPLC") == 0;
      f[DTL_RANK_SEAT] = strcmp (feature, "PPLA") == 0;
      f[DTL_RANK_SECTION] = strcmp (feature, "PPLX") == 0;
      f[DTL_RANK_SMALL] = r->population == 0;
    }
}

/* Word classes of the words that say what kind of place a mention is: "the city of X", "X
 * province", "northern X". */
guint
dtl_toponym_said (const DtlToponymWork *w, const DtlMention *m)
{
  const guint kinds = DTL_WORD_PROVINCE | DTL_WORD_TOWN;
  const DtlToken *tokens = w->tokens;
  guint32 sentence = tokens[m->first].sentence;
  guint said = 0;

  if (m->end < w->n_tokens && tokens[m->end].sentence == sentence)
    said |= dtl_toponym_model_class (w->model, tokens[m->end].norm) & kinds;
  if (m->first > 0 && tokens[m->first - 1].sentence == sentence)
    {
      guint class = dtl_toponym_model_class (w->model, tokens[m->first - 1].norm);

      said |= class & (DTL_WORD_PART | DTL_WORD_TOWN);
      if (m->first > 1 && strcmp (tokens[m->first - 1].norm, "of") == 0)
        said |= dtl_toponym_model_class (w->model, tokens[m->first - 2].norm) & kinds;
    }
  return said;
}

static void
add_said (guint said, const DtlRecord *r, float *f)
{
  gboolean town = r->kind == DTL_RECORD_PLACE, unit = dtl_toponym_is_unit (r);

  if (said & DTL_WORD_PROVINCE)
    f[town ? DTL_RANK_UNIT_SAID_TOWN : DTL_RANK_UNIT_SAID] = town || unit;
  if (said & DTL_WORD_TOWN)
    f[unit ? DTL_RANK_TOWN_SAID_UNIT : DTL_RANK_TOWN_SAID] = town || unit;
  if (said & DTL_WORD_PART)
    f[DTL_RANK_PART_SAID_TOWN] = town;
}

/**
 * dtl_toponym_is_around:
 * @unit: a record
 * @town: another
 *
 * Returns: whether @unit is the first- or second-level unit that the town lies in, by the tables
 */
gboolean
dtl_toponym_is_around (const DtlRecord *unit, const DtlRecord *town)
{
  return town->kind == DTL_RECORD_PLACE && unit->country == town->country &&
         unit->admin1 == town->admin1 && town->admin1 > 0 &&
         (unit->kind == DTL_RECORD_ADMIN1 ||
          (unit->kind == DTL_RECORD_ADMIN2 && unit->admin2 == town->admin2));
}

/* "São Paulo" names both a state and the city in it. */
static void
add_namesakes (const DtlToponymWork *w, const DtlGroup *group, const DtlRecord *r, float *f)
{
  for (guint i = 0; i < group->ranked->len; i++)
    {
      const DtlRecord *o =
          dtl_names_record (w->names, g_array_index (group->ranked, DtlRanked, i).record);

      if (dtl_toponym_is_around (o, r))
        f[DTL_RANK_SEAT_OF_NAME] = 1;
      if (dtl_toponym_is_around (r, o))
        f[DTL_RANK_UNIT_OF_NAME] = 1;
    }
}

/* How far the nearest other place of the text is, roughly: as a power of ten of km, 0 … 1. */
static double
nearest_of (const DtlToponymWork *w, guint group, const DtlRecord *r)
{
  double lat = dtl_record_lat (r), lon = dtl_record_lon (r), squeeze = cos (lat * G_PI / 180),
         best = 1e9;

  for (guint i = 0; i < MIN (w->groups->len, MAX_NEAREST); i++)
    {
      const DtlGroup *g = &g_array_index (w->groups, DtlGroup, i);
      const DtlRanked *c = &g_array_index (g->ranked, DtlRanked, g->best);
      const DtlRecord *o = dtl_names_record (w->names, c->record);
      double x, y;

      if (i == group || o->kind == DTL_RECORD_COUNTRY || o->kind == DTL_RECORD_REGION ||
          c->weight < 0.4)
        continue;
      y = dtl_record_lat (o) - lat;
      x = fabs (dtl_record_lon (o) - lon);
      x = MIN (x, 360 - x) * squeeze;
      best = MIN (best, x * x + y * y);
    }
  return best > 1e8 ? 0.6 : log10 (1 + sqrt (best) * 111.2) / 4.3;
}

/* What the place where the newspaper is made says. */
static void
add_source (const DtlToponymWork *w, const DtlRecord *r, float *f)
{
  const DtlToponymSource *source = &w->source;

  if (source->country == 0 || r->kind == DTL_RECORD_COUNTRY)
    return;
  f[DTL_RANK_HINT_COUNTRY] = r->country == source->country;
  if (source->admin1 == 0)
    return;
  f[DTL_RANK_HINT_ADMIN1] = r->country == source->country && r->admin1 == source->admin1;
  f[DTL_RANK_HINT_NEAR] = dtl_distance_km (dtl_record_lat (r), dtl_record_lon (r), source->lat,
                                           source->lon) < SOURCE_NEAR_KM;
}

/* "Northgate Hospital", "the corner of State and Hubbard streets": the last word says that it is a
 * site. */
static gboolean
is_site (const DtlToponymWork *w, const DtlGroup *group)
{
  const DtlMention *m =
      &g_array_index (w->mentions, DtlMention, g_array_index (group->members, guint, 0));

  return m->end > m->first + 1 && (dtl_toponym_model_class (w->model, w->tokens[m->end - 1].norm) &
                                   (DTL_WORD_ORGANISATION | DTL_WORD_STREET)) != 0;
}

/**
 * dtl_toponym_add_signs:
 * @self: a text with its groups
 * @group: index of a name
 * @candidate: one of its candidates
 *
 * Adds to the features of a candidate what does not come from the votes of other names.
 */
void
dtl_toponym_add_signs (const DtlToponymWork *self, guint group, DtlRanked *candidate)
{
  const DtlGroup *own = &g_array_index (self->groups, DtlGroup, group);
  const DtlRecord *r = dtl_names_record (self->names, candidate->record);
  float *f = candidate->features;

  add_source (self, r, f);
  f[DTL_RANK_NEAREST] = (float) nearest_of (self, group, r);
  if (candidate->unlisted)
    {
      f[DTL_RANK_UNLISTED] = 1;
      f[DTL_RANK_UNLISTED_INSIDE] = own->inside;
      f[DTL_RANK_UNLISTED_SITE] = own->inside && is_site (self, own);
      return;
    }
  add_kind (self->names, candidate, f);
  add_said (own->said, r, f);
  add_namesakes (self, own, r, f);
  f[DTL_RANK_INSIDE_PRIOR] = own->inside ? (float) (candidate->prior / 4) : 0;
  f[DTL_RANK_KNOWN_ALTERNATE] =
      candidate->quality == DTL_NAME_ALTERNATE ? (float) (candidate->prior / 4) : 0;
}
