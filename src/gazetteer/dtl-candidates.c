/* dtl-candidates.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-gazetteer-private.h"

#include "dtl-reason.h"

#include <math.h>
#include <string.h>

GArray *
dtl_candidates_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DtlCandidate));
}

/* How many people a place is worth where no count says so: regions and seas are known for their
 * size, large airports and landmarks for themselves. */
static double
weight_of (const DtlNames *names, const DtlRecord *r)
{
  if (r->flags & DTL_RECORD_BY_HAND)
    return 3e6;
  switch ((DtlRecordKind) r->kind)
    {
    case DTL_RECORD_COUNTRY:
      return MAX (r->population, 1e6) * 20;
    case DTL_RECORD_FORMER:
      return 2e7;
    case DTL_RECORD_REGION:
      return 4e6 + r->radius * 2000.0;
    case DTL_RECORD_LANDMARK:
      return 1e6;
    case DTL_RECORD_AIRPORT:
      return r->flags & DTL_RECORD_LARGE ? 1e6 : 5e4;
    case DTL_RECORD_ADMIN1:
      return MAX (r->population, 2e4) * 0.4;
    case DTL_RECORD_ADMIN2:
      return MAX (r->population, 1e3) * 0.3;
    case DTL_RECORD_PLACE:
    case DTL_N_RECORD_KINDS:
      break;
    }
  const char *feature = dtl_names_feature (names, r);
  double people = MAX (r->population, 300);

  if (strcmp (feature, "PPLC") == 0)
    return MAX (people * 5, 3e5);
  if (strcmp (feature, "PPLX") == 0)
    return people * 0.3;
  return people;
}

/* What a worse name costs, in powers of ten of people. */
static const double quality_cost[] = { 0, 0, 0.5, 0.9, 2.0, 1.5, 0 };

G_STATIC_ASSERT (G_N_ELEMENTS (quality_cost) == DTL_N_NAME_QUALITIES);

/**
 * dtl_candidate_prior:
 * @names: the index
 * @record: number of a record
 * @quality: how well the name fits it
 *
 * Returns: what a candidate is worth without any context, in powers of ten of people
 */
double
dtl_candidate_prior (const DtlNames *names, guint32 record, guint quality)
{
  return log10 (weight_of (names, dtl_names_record (names, record))) - quality_cost[quality];
}

/**
 * dtl_candidates_collect:
 * @names: the index
 * @postings: (nullable): postings of a name
 * @out: where the candidates are added
 */
void
dtl_candidates_collect (const DtlNames *names, const guint32 *postings, GArray *out)
{
  if (postings == NULL)
    return;
  for (;; postings++)
    {
      DtlCandidate c = { DTL_POSTING_RECORD (*postings), DTL_POSTING_QUALITY (*postings), 0 };

      c.score = dtl_candidate_prior (names, c.record, c.quality);
      g_array_append_val (out, c);
      if (*postings & DTL_POSTING_LAST)
        break;
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const DtlCandidate *p = a, *q = b;

  if (p->score != q->score)
    return p->score > q->score ? -1 : 1;
  return p->record < q->record ? -1 : p->record > q->record;
}

/* Best first; equal ones in the order of their records, so that every run gives the same. */
void
dtl_candidates_sort (GArray *candidates)
{
  g_array_sort (candidates, compare_candidates);
}

static char *
describe (const DtlNames *names, const DtlCandidate *c, guint n)
{
  const DtlRecord *r = dtl_names_record (names, c->record);
  g_autofree char *places = g_strdup_printf ("%u", n);
  g_autofree char *people = g_strdup_printf ("%u", r->population);

  if (n == 1)
    return dtl_reason_new (DTL_REASON_ONLY_PLACE);
  if (r->population > 0)
    return dtl_reason_new (DTL_REASON_ONE_OF_PLACES_WITH_PEOPLE, places, people);
  return dtl_reason_new (DTL_REASON_ONE_OF_PLACES, places);
}

/**
 * dtl_candidates_places:
 * @names: the index
 * @candidates: (element-type DtlCandidate): sorted
 * @limit: how many at most
 * @out: (element-type DtlPlace): where the places are added, with scores that sum to one
 */
void
dtl_candidates_places (const DtlNames *names, const GArray *candidates, guint limit, GPtrArray *out)
{
  double best = candidates->len > 0 ? g_array_index (candidates, DtlCandidate, 0).score : 0, sum = 0;

  for (guint i = 0; i < candidates->len; i++)
    sum += pow (10, g_array_index (candidates, DtlCandidate, i).score - best);
  for (guint i = 0; i < MIN (candidates->len, limit); i++)
    {
      const DtlCandidate *c = &g_array_index (candidates, DtlCandidate, i);
      DtlPlace *place = dtl_names_place (names, c->record);

      place->score = pow (10, c->score - best) / sum;
      place->reason = describe (names, c, candidates->len);
      g_ptr_array_add (out, place);
    }
}
