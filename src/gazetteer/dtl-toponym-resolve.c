/* dtl-toponym-resolve.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which of the places of a name is meant. Every name of the text votes for where the text plays;
 * candidates that agree with the other names, with what stands beside the name, and with the
 * dateline win over those that are merely large. The votes are weighed by learned weights, twice:
 * first by size alone, then by the outcome of the first round. */

#include "config.h"

#include "dtl-toponym-private.h"

#include <math.h>
#include <string.h>

#define CELL_SLOTS 4096
#define NEIGHBOURS 4

/* clang-format off: one to a line would be a long list. */
static const char *const nicks[] = {
  "prior", "best-prior", "behind", "alias", "alternate", "variant", "code", "historic", "demonym",
  "country", "former", "region", "airport", "landmark", "admin1", "admin2", "capital", "seat",
  "section", "small", "country-share", "admin1-share", "cell-share", "country-named",
  "admin1-named", "near-country", "near-admin1", "near-cell", "contained", "not-contained",
  "contained-before", "dateline-country", "dateline-admin1", "dateline-cell", "hint-country",
  "home", "contains", "share-prior", "seat-of-name", "unit-of-name", "unit-said",
  "unit-said-town", "town-said", "town-said-unit", "part-said-town", "known-alternate", "nearest",
  "hint-admin1", "hint-near", "unlisted", "unlisted-inside", "inside-prior", "holds", "holds-not",
  "unlisted-site",
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (nicks) == DTL_N_RANK_FEATURES);

const char *
dtl_rank_feature_nick (guint feature)
{
  return nicks[feature];
}

/* Votes by degree cell, in a small open table. */
typedef struct
{
  guint32 keys[CELL_SLOTS];
  float votes[CELL_SLOTS];
} Cells;

/* The votes of all names of a text. */
typedef struct
{
  const DtlNames *names;
  double country[258];
  double country_named[258];
  double *admin1;
  double *admin1_named;
  double total;
  Cells cells;
} Votes;

static guint32
cell_of (const DtlRecord *r, int dy, int dx)
{
  int y = (int) floor (r->lat / 100000.0) + 90 + dy;
  int x = ((int) floor (r->lon / 100000.0) + 180 + dx + 360) % 360;

  return (guint32) (CLAMP (y, 0, 180) * 360 + x + 1);
}

static float *
cell_votes (Cells *cells, guint32 key)
{
  guint i = (key * 2654435761u) >> 20;

  for (guint tries = 0; tries < CELL_SLOTS; tries++, i = (i + 1) % CELL_SLOTS)
    if (cells->keys[i] == key || cells->keys[i] == 0)
      {
        cells->keys[i] = key;
        return &cells->votes[i];
      }
  return &cells->votes[i];
}

static double
votes_around (Cells *cells, const DtlRecord *r)
{
  double sum = 0;

  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      {
        guint32 key = cell_of (r, dy, dx);
        guint i = (key * 2654435761u) >> 20;

        for (guint tries = 0; tries < CELL_SLOTS && cells->keys[i] != 0;
             tries++, i = (i + 1) % CELL_SLOTS)
          if (cells->keys[i] == key)
            {
              sum += (double) cells->votes[i];
              break;
            }
      }
  return sum;
}

static Votes *
votes_new (const DtlNames *names)
{
  Votes *self = g_new0 (Votes, 1);

  self->names = names;
  self->admin1 = g_new0 (double, names->n_admin1 + 1u);
  self->admin1_named = g_new0 (double, names->n_admin1 + 1u);
  return self;
}

static void
votes_free (Votes *self)
{
  g_free (self->admin1);
  g_free (self->admin1_named);
  g_free (self);
}

/* Adds the votes of a group, or takes them back with sign -1. */
static void
votes_add (Votes *self, const DtlGroup *group, double sign)
{
  double strength = sign * (1 + log (group->n_mentions));

  self->total += strength;
  for (guint i = 0; i < group->ranked->len; i++)
    {
      const DtlRanked *c = &g_array_index (group->ranked, DtlRanked, i);
      const DtlRecord *r = dtl_names_record (self->names, c->record);
      double vote = strength * c->weight;

      if (c->weight < 0.005 || c->unlisted)
        continue;
      self->country[r->country] += vote;
      if (r->kind == DTL_RECORD_COUNTRY)
        self->country_named[r->country] += sign * c->weight;
      else if (r->kind != DTL_RECORD_REGION && r->kind != DTL_RECORD_FORMER)
        *cell_votes (&self->cells, cell_of (r, 0, 0)) += (float) vote;
      self->admin1[r->admin1] += vote;
      if (r->kind == DTL_RECORD_ADMIN1)
        self->admin1_named[r->admin1] += sign * c->weight;
    }
}

static const DtlGroup *
group_of (const DtlToponymWork *w, const DtlMention *m)
{
  return &g_array_index (w->groups, DtlGroup, m->group);
}

/* What a neighbouring mention says of a candidate: its weight in the same country, province, cell,
 * as something that contains it, and as something in it. */
typedef struct
{
  double country, admin1, cell, contained, not_contained, held;
} Agreement;

static Agreement
agreement (const DtlToponymWork *w, const DtlGroup *other, const DtlRecord *r)
{
  Agreement a = { 0 };

  for (guint i = 0; i < other->ranked->len; i++)
    {
      const DtlRanked *c = &g_array_index (other->ranked, DtlRanked, i);
      const DtlRecord *u = dtl_names_record (w->names, c->record);

      if (c->weight < 0.02 || c->unlisted)
        continue;
      if (u->country == r->country && u->country > 0)
        {
          a.country += c->weight;
          if (u->admin1 == r->admin1 && r->admin1 > 0)
            a.admin1 += c->weight;
        }
      if (u->kind != DTL_RECORD_COUNTRY && u->kind != DTL_RECORD_REGION &&
          dtl_distance_km (dtl_record_lat (u), dtl_record_lon (u), dtl_record_lat (r),
                           dtl_record_lon (r)) < DTL_TOPONYM_NEAR_KM)
        a.cell += c->weight;
      if (dtl_toponym_contains (w->names, u, r))
        a.contained += c->weight;
      else if (dtl_toponym_is_unit (u) && u != r)
        a.not_contained += c->weight;
      if (u != r && dtl_toponym_contains (w->names, r, u))
        a.held += c->weight;
    }
  return a;
}

/* "X, Y", "X (Y)": only a mark between. */
static gboolean
is_apposed (const DtlToponymWork *w, const DtlMention *a, const DtlMention *b)
{
  const char *mark = w->tokens[a->end].norm;

  return b->first == a->end + 1 && (strcmp (mark, ",") == 0 || strcmp (mark, "(") == 0);
}

/* "the Y town of X", "Y's port X", "Y city X": few words between, no mark. */
static gboolean
is_led_by (const DtlToponymWork *w, const DtlMention *a, const DtlMention *b)
{
  if (b->first < a->end || b->first - a->end > 5 ||
      w->tokens[a->first].sentence != w->tokens[b->first].sentence)
    return FALSE;
  for (guint i = a->end; i < b->first; i++)
    if ((w->tokens[i].flags & DTL_TOKEN_PUNCTUATION) && w->tokens[i].norm[0] != '\'')
      return FALSE;
  return b->first == a->end || strcmp (w->tokens[b->first - 1].norm, "of") == 0 ||
         w->tokens[a->end].norm[0] == '\'';
}

/* "X in Y", "X, in Y", "X in the Y province" */
static gboolean
is_placed_in (const DtlToponymWork *w, const DtlMention *a, const DtlMention *b)
{
  if (b->first <= a->end || b->first - a->end > 4 ||
      w->tokens[a->first].sentence != w->tokens[b->first].sentence)
    return FALSE;
  for (guint i = a->end; i < b->first; i++)
    if (strcmp (w->tokens[i].norm, "in") == 0)
      return TRUE;
  return FALSE;
}

static void
add_neighbours (const DtlToponymWork *w, guint group, guint mention, const DtlRecord *r, float *f)
{
  guint from = mention > NEIGHBOURS ? mention - NEIGHBOURS : 0;
  guint to = MIN (w->mentions->len, mention + NEIGHBOURS + 1), n = 0;
  const DtlMention *m = &g_array_index (w->mentions, DtlMention, mention);
  double country = 0, admin1 = 0, cell = 0;

  for (guint i = from; i < to; i++)
    {
      const DtlMention *o = &g_array_index (w->mentions, DtlMention, i);
      Agreement a;

      if (o->group == group)
        continue;
      a = agreement (w, group_of (w, o), r);
      country += a.country;
      admin1 += a.admin1;
      cell += a.cell;
      n++;
      if (i == mention + 1 && is_apposed (w, m, o))
        {
          f[DTL_RANK_CONTAINED] = MAX (f[DTL_RANK_CONTAINED], (float) a.contained);
          f[DTL_RANK_NOT_CONTAINED] = MAX (f[DTL_RANK_NOT_CONTAINED], (float) a.not_contained);
        }
      else if (i + 1 == mention && is_apposed (w, o, m))
        {
          f[DTL_RANK_HOLDS] = MAX (f[DTL_RANK_HOLDS], (float) a.held);
          f[DTL_RANK_HOLDS_NOT] = MAX (f[DTL_RANK_HOLDS_NOT], (float) (1 - a.held));
        }
      else if ((i == mention + 1 && is_placed_in (w, m, o)) ||
               (i + 1 == mention && is_led_by (w, o, m)))
        f[DTL_RANK_CONTAINED_BEFORE] = MAX (f[DTL_RANK_CONTAINED_BEFORE], (float) a.contained);
    }
  if (n > 0)
    {
      f[DTL_RANK_NEAR_COUNTRY] = MAX (f[DTL_RANK_NEAR_COUNTRY], (float) (country / n));
      f[DTL_RANK_NEAR_ADMIN1] = MAX (f[DTL_RANK_NEAR_ADMIN1], (float) (admin1 / n));
      f[DTL_RANK_NEAR_CELL] = MAX (f[DTL_RANK_NEAR_CELL], (float) (cell / n));
    }
}

static void
add_votes (Votes *votes, const DtlRecord *r, float *f)
{
  double total = MAX (votes->total, 0) + 0.5;
  double country = r->country > 0 ? MAX (votes->country[r->country], 0) : 0;
  double admin1 = r->admin1 > 0 ? MAX (votes->admin1[r->admin1], 0) : 0;
  double cell = r->kind == DTL_RECORD_COUNTRY || r->kind == DTL_RECORD_REGION
                    ? 0
                    : MAX (votes_around (&votes->cells, r), 0);

  f[DTL_RANK_COUNTRY_SHARE] = (float) (country / total);
  f[DTL_RANK_ADMIN1_SHARE] = (float) (admin1 / total);
  f[DTL_RANK_CELL_SHARE] = (float) (cell / total);
  f[DTL_RANK_COUNTRY_NAMED] =
      (float) (r->kind == DTL_RECORD_COUNTRY ? 0 : CLAMP (votes->country_named[r->country], 0, 1));
  f[DTL_RANK_ADMIN1_NAMED] =
      (float) (r->kind == DTL_RECORD_ADMIN1 ? 0 : CLAMP (votes->admin1_named[r->admin1], 0, 1));
  f[DTL_RANK_HOME] = votes->total > 0.7 && country < 0.3 && r->country > 0;
  if (r->kind == DTL_RECORD_COUNTRY)
    f[DTL_RANK_CONTAINS] = (float) (country / total);
  else if (r->kind == DTL_RECORD_ADMIN1)
    f[DTL_RANK_CONTAINS] = (float) (admin1 / total);
  f[DTL_RANK_SHARE_PRIOR] = f[DTL_RANK_COUNTRY_SHARE] * f[DTL_RANK_PRIOR];
}

static void
add_dateline (const DtlToponymWork *w, guint group, const DtlRecord *r, float *f)
{
  for (guint i = 0; i < MIN (w->mentions->len, 3); i++)
    {
      const DtlMention *m = &g_array_index (w->mentions, DtlMention, i);

      if (m->is_dateline && m->group != group)
        {
          Agreement a = agreement (w, group_of (w, m), r);

          f[DTL_RANK_DATELINE_COUNTRY] = MAX (f[DTL_RANK_DATELINE_COUNTRY], (float) a.country);
          f[DTL_RANK_DATELINE_ADMIN1] = MAX (f[DTL_RANK_DATELINE_ADMIN1], (float) a.admin1);
          f[DTL_RANK_DATELINE_CELL] = MAX (f[DTL_RANK_DATELINE_CELL], (float) a.cell);
        }
    }
}

static void
fill_features (const DtlToponymWork *w, Votes *votes, guint group, DtlRanked *c, double best_prior)
{
  const DtlRecord *r = dtl_names_record (w->names, c->record);
  float *f = c->features;

  memset (f, 0, sizeof c->features);
  f[DTL_RANK_PRIOR] = (float) (c->prior / 4);
  f[DTL_RANK_BEST_PRIOR] = c->prior >= best_prior;
  f[DTL_RANK_BEHIND] = (float) (best_prior - c->prior);
  add_votes (votes, r, f);
  const DtlGroup *own = &g_array_index (w->groups, DtlGroup, group);
  const GArray *members = own->members;

  for (guint i = 0; i < members->len; i++)
    add_neighbours (w, group, g_array_index (members, guint, i), r, f);
  add_dateline (w, group, r, f);
  dtl_toponym_add_signs (w, group, c);
}

/**
 * dtl_toponym_rank:
 * @self: a text with its groups
 *
 * Fills the features of all candidates from the weights of the round before.
 */
void
dtl_toponym_rank (DtlToponymWork *self)
{
  Votes *votes = votes_new (self->names);

  for (guint i = 0; i < self->groups->len; i++)
    dtl_toponym_guess (self, i);
  for (guint i = 0; i < self->groups->len; i++)
    votes_add (votes, &g_array_index (self->groups, DtlGroup, i), 1);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const DtlGroup *group = &g_array_index (self->groups, DtlGroup, i);
      double best = g_array_index (group->ranked, DtlRanked, 0).prior;

      for (guint k = 1; k < group->ranked->len; k++)
        best = MAX (best, g_array_index (group->ranked, DtlRanked, k).prior);
      votes_add (votes, group, -1);
      for (guint k = 0; k < group->ranked->len; k++)
        fill_features (self, votes, i, &g_array_index (group->ranked, DtlRanked, k), best);
      votes_add (votes, group, 1);
    }
  votes_free (votes);
}
