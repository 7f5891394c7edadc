/* dtl-toponym-groups.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The mentions of one name share their sense: the candidates of each name, their scores and what
 * they become after each round. */

#include "config.h"

#include "dtl-toponym-private.h"

#include <math.h>
#include <string.h>

#define MAX_RANKED 40
#define MAX_MEMBERS 50
/* A name as well known as this (as a power of ten of people) is no place that no table has. */
#define GUESS_PRIOR 6.3
/* What such a place is worth without context. */
#define UNLISTED_PRIOR 3.0

static int
compare_priors (gconstpointer a, gconstpointer b)
{
  const DtlRanked *p = a, *q = b;

  if (p->prior != q->prior)
    return p->prior > q->prior ? -1 : 1;
  return p->record < q->record ? -1 : p->record > q->record;
}

/* The largest town of a province that bears the province's name, if besides another ("New York
 * City"), is as well known by it. */
static void
promote_seats (const DtlNames *names, GArray *ranked)
{
  for (guint i = 0; i < ranked->len; i++)
    {
      DtlRanked *c = &g_array_index (ranked, DtlRanked, i);
      const DtlRecord *r = dtl_names_record (names, c->record);
      gboolean inside = FALSE, largest = TRUE;

      if ((c->quality != DTL_NAME_ALTERNATE && c->quality != DTL_NAME_VARIANT) ||
          r->kind != DTL_RECORD_PLACE)
        continue;
      for (guint k = 0; k < ranked->len; k++)
        {
          const DtlRecord *o =
              dtl_names_record (names, g_array_index (ranked, DtlRanked, k).record);

          inside = inside || dtl_toponym_is_around (o, r);
          largest = largest && (o->kind != DTL_RECORD_PLACE || o->country != r->country ||
                                o->admin1 != r->admin1 || o->population <= r->population);
        }
      if (inside && largest)
        {
          c->quality = DTL_NAME_ALIAS;
          c->prior = dtl_candidate_prior (names, c->record, c->quality);
        }
    }
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
  promote_seats (names, out);
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

static guint
best_of (const GArray *ranked)
{
  guint best = 0;

  for (guint i = 1; i < ranked->len; i++)
    if (g_array_index (ranked, DtlRanked, i).weight >
        g_array_index (ranked, DtlRanked, best).weight)
      best = i;
  return best;
}

/* People of a country and well-known places are listed. */
static gboolean
may_be_unlisted (const DtlGroup *group)
{
  for (guint i = 0; i < group->ranked->len; i++)
    {
      const DtlRanked *c = &g_array_index (group->ranked, DtlRanked, i);

      if (c->prior > GUESS_PRIOR || c->quality == DTL_NAME_DEMONYM)
        return FALSE;
    }
  return TRUE;
}

/**
 * dtl_toponym_focus:
 * @self: a text with its groups
 * @token: where in the text
 * @except: index of a group that does not count, or %G_MAXUINT
 *
 * Returns: (transfer none) (nullable): where a name that is not in the gazetteer probably is: at
 * the nearest mention in its sentence, or where most of the text plays
 */
const DtlRanked *
dtl_toponym_focus (const DtlToponymWork *self, guint token, guint except)
{
  const DtlRanked *focus = NULL;
  double most = 0;

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const DtlMention *m = &g_array_index (self->mentions, DtlMention, i);
      const DtlGroup *group = &g_array_index (self->groups, DtlGroup, m->group);
      const DtlRanked *best = &g_array_index (group->ranked, DtlRanked, group->best);
      const DtlRecord *r = dtl_names_record (self->names, best->record);
      guint away = m->first > token ? m->first - token : token - m->first;
      gboolean same =
          token < self->n_tokens && self->tokens[m->first].sentence == self->tokens[token].sentence;
      double score = (double) group->n_mentions * 0.3 +
                     (double) best->features[DTL_RANK_CELL_SHARE] * 2 + (same ? 2 : 0) +
                     4.0 / (1 + away);

      if (m->group == except || best->unlisted)
        continue;
      if (r->kind == DTL_RECORD_COUNTRY || best->quality == DTL_NAME_DEMONYM)
        score *= 0.2;
      else if (r->kind == DTL_RECORD_ADMIN1 || r->kind == DTL_RECORD_REGION)
        score *= 0.4;
      if (score > most)
        {
          most = score;
          focus = best;
        }
    }
  return focus;
}

/**
 * dtl_toponym_guess:
 * @self: a text with its groups
 * @group: index of a name
 *
 * Lets "a place of this name that no table has, where the text plays" stand among the candidates of
 * a name, anew in every round.
 */
void
dtl_toponym_guess (DtlToponymWork *self, guint group)
{
  DtlGroup *own = &g_array_index (self->groups, DtlGroup, group);
  guint n = own->ranked->len;
  const DtlRanked *focus;

  if (!own->guess)
    return;
  if (n > 0 && g_array_index (own->ranked, DtlRanked, n - 1).unlisted)
    g_array_set_size (own->ranked, n - 1);
  own->best = best_of (own->ranked);
  focus = dtl_toponym_focus (
      self,
      g_array_index (self->mentions, DtlMention, g_array_index (own->members, guint, 0)).first,
      group);
  if (focus != NULL)
    {
      DtlRanked unlisted = { .record = focus->record,
                             .quality = DTL_NAME_VARIANT,
                             .prior = UNLISTED_PRIOR,
                             .unlisted = TRUE };

      g_array_append_val (own->ranked, unlisted);
    }
}

/* What is called a province in one place is not what bears the mere name in another. */
static gconstpointer
key_of (const DtlMention *mention, guint said)
{
  const char *postings = (const char *) mention->postings;

  return (said & DTL_WORD_PROVINCE) != 0 ? postings + 1 : postings;
}

/**
 * dtl_toponym_group:
 * @self: a text with its mentions, in text order
 *
 * Puts mentions of one name together, those called provinces apart, with the candidates weighed by
 * size alone.
 */
void
dtl_toponym_group (DtlToponymWork *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      DtlMention *m = &g_array_index (self->mentions, DtlMention, i);
      guint said = dtl_toponym_said (self, m);
      gconstpointer key = key_of (m, said);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

      if (at == 0)
        {
          DtlGroup group = { m->postings,
                             rank_postings (self->names, m->postings),
                             g_array_new (FALSE, FALSE, sizeof (guint)),
                             0,
                             0,
                             m->inside,
                             FALSE };

          for (guint k = 0; k < group.ranked->len; k++)
            g_array_index (group.ranked, DtlRanked, k).score =
                2 * g_array_index (group.ranked, DtlRanked, k).prior;
          soften (group.ranked);
          group.best = best_of (group.ranked);
          group.guess = may_be_unlisted (&group);
          g_array_append_val (self->groups, group);
          at = self->groups->len;
          g_hash_table_insert (seen, (gpointer) key, GUINT_TO_POINTER (at));
        }
      m->group = at - 1;
      DtlGroup *mine = &g_array_index (self->groups, DtlGroup, at - 1);

      mine->n_mentions++;
      mine->said |= said;
      if (mine->members->len < MAX_MEMBERS)
        g_array_append_val (mine->members, i);
    }
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
      DtlGroup *group = &g_array_index (self->groups, DtlGroup, i);

      for (guint k = 0; k < group->ranked->len; k++)
        {
          DtlRanked *c = &g_array_index (group->ranked, DtlRanked, k);

          c->score = 0;
          for (guint f = 0; f < DTL_N_RANK_FEATURES; f++)
            c->score += weights[f] * (double) c->features[f];
        }
      soften (group->ranked);
      group->best = best_of (group->ranked);
    }
}
