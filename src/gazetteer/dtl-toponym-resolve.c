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

#define MAX_RANKED 40
#define CELL_SLOTS 4096
#define NEIGHBOURS 4
#define MAX_MEMBERS 50

static const char *const nicks[] = {
  "prior", "best-prior", "behind", "alias", "alternate", "variant", "code", "historic", "demonym",
  "country", "former", "region", "airport", "landmark", "admin1", "admin2", "capital", "seat",
  "section", "small", "country-share", "admin1-share", "cell-share", "country-named",
  "admin1-named", "near-country", "near-admin1", "near-cell", "contained", "not-contained",
  "contained-before", "dateline-country", "dateline-admin1", "dateline-cell", "hint-country", "home",
  "contains", "share-prior",
};

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

        for (guint tries = 0; tries < CELL_SLOTS && cells->keys[i] != 0; tries++, i = (i + 1) % CELL_SLOTS)
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

      if (c->weight < 0.005)
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

static gboolean
contains (const DtlNames *names, const DtlRecord *outer, const DtlRecord *inner)
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
             (inner->admin1 == outer->admin1 || (inner->admin1 == 0 && in_box (names, outer, inner)));
    case DTL_RECORD_ADMIN2:
      return inner->admin2 == outer->admin2 && inner->country == outer->country;
    case DTL_RECORD_REGION:
    case DTL_RECORD_FORMER:
      return inner->kind != DTL_RECORD_COUNTRY && in_box (names, outer, inner);
    case DTL_RECORD_PLACE:
      return inner->kind != DTL_RECORD_ADMIN1 && inner->kind != DTL_RECORD_COUNTRY &&
             inner->country == outer->country && inner->population <= outer->population &&
             dtl_distance_km (dtl_record_lat (outer), dtl_record_lon (outer), dtl_record_lat (inner),
                              dtl_record_lon (inner)) < MAX (12, outer->radius / 5.0);
    case DTL_RECORD_AIRPORT:
    case DTL_RECORD_LANDMARK:
    case DTL_N_RECORD_KINDS:
    default:
      return FALSE;
    }
}

static gboolean
is_unit (const DtlRecord *r)
{
  return r->kind == DTL_RECORD_COUNTRY || r->kind == DTL_RECORD_ADMIN1 || r->kind == DTL_RECORD_ADMIN2;
}

static const DtlGroup *
group_of (const DtlToponymWork *w, const DtlMention *m)
{
  return &g_array_index (w->groups, DtlGroup, m->group);
}

/* What a neighbouring mention says of a candidate: its weight in the same country, province, cell,
 * and as something that contains it. */
typedef struct
{
  double country, admin1, cell, contained, not_contained;
} Agreement;

static Agreement
agreement (const DtlToponymWork *w, const DtlGroup *other, const DtlRecord *r)
{
  Agreement a = { 0 };

  for (guint i = 0; i < other->ranked->len; i++)
    {
      const DtlRanked *c = &g_array_index (other->ranked, DtlRanked, i);
      const DtlRecord *u = dtl_names_record (w->names, c->record);

      if (c->weight < 0.02)
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
      if (contains (w->names, u, r))
        a.contained += c->weight;
      else if (is_unit (u) && u != r)
        a.not_contained += c->weight;
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
      else if ((i == mention + 1 && is_placed_in (w, m, o)) || (i + 1 == mention && is_led_by (w, o, m)))
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
  double cell = r->kind == DTL_RECORD_COUNTRY || r->kind == DTL_RECORD_REGION ? 0 : MAX (votes_around (&votes->cells, r), 0);

  f[DTL_RANK_COUNTRY_SHARE] = (float) (country / total);
  f[DTL_RANK_ADMIN1_SHARE] = (float) (admin1 / total);
  f[DTL_RANK_CELL_SHARE] = (float) (cell / total);
  f[DTL_RANK_COUNTRY_NAMED] = (float) (r->kind == DTL_RECORD_COUNTRY ? 0 : CLAMP (votes->country_named[r->country], 0, 1));
  f[DTL_RANK_ADMIN1_NAMED] = (float) (r->kind == DTL_RECORD_ADMIN1 ? 0 : CLAMP (votes->admin1_named[r->admin1], 0, 1));
  f[DTL_RANK_HOME] = votes->total > 0.7 && country < 0.3 && r->country > 0;
  if (r->kind == DTL_RECORD_COUNTRY)
    f[DTL_RANK_CONTAINS] = (float) (country / total);
  else if (r->kind == DTL_RECORD_ADMIN1)
    f[DTL_RANK_CONTAINS] = (float) (admin1 / total);
  f[DTL_RANK_SHARE_PRIOR] = f[DTL_RANK_COUNTRY_SHARE] * f[DTL_RANK_PRIOR];
}

static void
add_kind (const DtlNames *names, const DtlRanked *c, float *f)
{
  const DtlRecord *r = dtl_names_record (names, c->record);
  const char *feature = dtl_names_feature (names, r);
  static const guint by_kind[] = { G_MAXUINT, DTL_RANK_AIRPORT, DTL_RANK_REGION, DTL_RANK_LANDMARK,
                                   DTL_RANK_ADMIN1, DTL_RANK_ADMIN2, DTL_RANK_COUNTRY, DTL_RANK_FORMER };
  static const guint by_quality[] = { G_MAXUINT, DTL_RANK_ALIAS, DTL_RANK_ALTERNATE, DTL_RANK_VARIANT,
                                      DTL_RANK_CODE, DTL_RANK_HISTORIC, DTL_RANK_DEMONYM };

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
  add_kind (w->names, c, f);
  add_votes (votes, r, f);
  const GArray *members = g_array_index (w->groups, DtlGroup, group).members;

  for (guint i = 0; i < members->len; i++)
    add_neighbours (w, group, g_array_index (members, guint, i), r, f);
  add_dateline (w, group, r, f);
  f[DTL_RANK_HINT_COUNTRY] = w->hint_country > 0 && r->country == w->hint_country;
}

static int
compare_priors (gconstpointer a, gconstpointer b)
{
  const DtlRanked *p = a, *q = b;

  if (p->prior != q->prior)
    return p->prior > q->prior ? -1 : 1;
  return p->record < q->record ? -1 : p->record > q->record;
}

static GArray *
rank_postings (const DtlNames *names, const guint32 *postings)
{
  GArray *out = g_array_new (FALSE, TRUE, sizeof (DtlRanked));

  for (const guint32 *p = postings;; p++)
    {
      DtlRanked c = { .record = DTL_POSTING_RECORD (*p), .quality = DTL_POSTING_QUALITY (*p) };

      c.prior = dtl_candidate_prior (names, c.record, c.quality);
      g_array_append_val (out, c);
      if (*p & DTL_POSTING_LAST)
        break;
    }
  g_array_sort (out, compare_priors);
  g_array_set_size (out, MIN (out->len, MAX_RANKED));
  return out;
}

/* Turns scores into probabilities. */
static void
soften (GArray *ranked)
{
  double best = -G_MAXDOUBLE, sum = 0;

  for (guint i = 0; i < ranked->len; i++)
    best = MAX (best, g_array_index (ranked, DtlRanked, i).score);
  for (guint i = 0; i < ranked->len; i++)
    sum += exp (g_array_index (ranked, DtlRanked, i).score - best);
  for (guint i = 0; i < ranked->len; i++)
    {
      DtlRanked *c = &g_array_index (ranked, DtlRanked, i);

      c->weight = exp (c->score - best) / sum;
    }
}

/**
 * dtl_toponym_group:
 * @self: a text with its mentions, in text order
 *
 * Puts mentions of one name together, with the candidates weighed by size alone.
 */
void
dtl_toponym_group (DtlToponymWork *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      DtlMention *m = &g_array_index (self->mentions, DtlMention, i);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (seen, m->postings));

      if (at == 0)
        {
          DtlGroup group = { m->postings, rank_postings (self->names, m->postings),
                             g_array_new (FALSE, FALSE, sizeof (guint)), 0 };

          for (guint k = 0; k < group.ranked->len; k++)
            g_array_index (group.ranked, DtlRanked, k).score = 2 * g_array_index (group.ranked, DtlRanked, k).prior;
          soften (group.ranked);
          g_array_append_val (self->groups, group);
          at = self->groups->len;
          g_hash_table_insert (seen, (gpointer) m->postings, GUINT_TO_POINTER (at));
        }
      m->group = at - 1;
      DtlGroup *mine = &g_array_index (self->groups, DtlGroup, at - 1);

      mine->n_mentions++;
      if (mine->members->len < MAX_MEMBERS)
        g_array_append_val (mine->members, i);
    }
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

/**
 * dtl_toponym_weigh:
 * @self: a text with features
 * @weights: %DTL_N_RANK_FEATURES weights
 *
 * Scores all candidates and turns the scores into probabilities.
 */
void
dtl_toponym_weigh (DtlToponymWork *self, const double *weights)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const DtlGroup *group = &g_array_index (self->groups, DtlGroup, i);

      for (guint k = 0; k < group->ranked->len; k++)
        {
          DtlRanked *c = &g_array_index (group->ranked, DtlRanked, k);

          c->score = 0;
          for (guint f = 0; f < DTL_N_RANK_FEATURES; f++)
            c->score += weights[f] * (double) c->features[f];
        }
      soften (group->ranked);
    }
}
