/* dtl-toponym-reason.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-toponym-private.h"

#include "dtl-reason.h"

/* The sign that speaks most for a candidate over the others. */
static guint
strongest_sign (const DtlGroup *group, const DtlRanked *c, const double *weights)
{
  guint best = DTL_RANK_PRIOR;
  double most = 0;

  for (guint f = 0; f < DTL_N_RANK_FEATURES; f++)
    {
      double mean = 0, gain;

      for (guint k = 0; k < group->ranked->len; k++)
        mean += (double) g_array_index (group->ranked, DtlRanked, k).features[f] / group->ranked->len;
      gain = weights[f] * ((double) c->features[f] - mean);
      if (gain > most)
        {
          most = gain;
          best = f;
        }
    }
  return best;
}

/**
 * dtl_toponym_reason:
 * @self: a text
 * @group: a name in it
 * @ranked: one of the name's candidates
 * @weights: the weights that ranked it
 *
 * Returns: (transfer full): a sentence on why it ranks where it does
 */
char *
dtl_toponym_reason (DtlToponymWork *self, const DtlGroup *group, const DtlRanked *ranked, const double *weights)
{
  const DtlNames *names = self->names;
  const DtlRecord *r = dtl_names_record (names, ranked->record);
  const char *country = r->country > 0 ? dtl_names_name (names, names->countries[r->country - 1u].record)
                                       : NULL;
  const char *admin1 = r->admin1 > 0 ? dtl_names_name (names, names->admin1[r->admin1 - 1u]) : country;
  g_autofree char *near = g_strdup_printf ("%d", (int) DTL_TOPONYM_NEAR_KM);
  g_autofree char *count = g_strdup_printf ("%u", group->ranked->len);

  if (group->ranked->len == 1)
    return dtl_reason_new (DTL_REASON_ONLY_PLACE);
  switch (strongest_sign (group, ranked, weights))
    {
    case DTL_RANK_CONTAINED:
    case DTL_RANK_CONTAINED_BEFORE:
      return dtl_reason_new (DTL_REASON_NAMED_CONTAINER);
    case DTL_RANK_COUNTRY_SHARE:
    case DTL_RANK_COUNTRY_NAMED:
    case DTL_RANK_NEAR_COUNTRY:
    case DTL_RANK_SHARE_PRIOR:
      return country != NULL ? dtl_reason_new (DTL_REASON_OTHERS_IN, country)
                             : dtl_reason_new (DTL_REASON_OTHERS_THERE);
    case DTL_RANK_ADMIN1_SHARE:
    case DTL_RANK_ADMIN1_NAMED:
    case DTL_RANK_NEAR_ADMIN1:
      return admin1 != NULL ? dtl_reason_new (DTL_REASON_OTHERS_IN, admin1)
                            : dtl_reason_new (DTL_REASON_OTHERS_THERE);
    case DTL_RANK_CELL_SHARE:
    case DTL_RANK_NEAR_CELL:
      return dtl_reason_new (DTL_REASON_OTHERS_WITHIN, near);
    case DTL_RANK_NEAREST:
      return dtl_reason_new (DTL_REASON_ANOTHER_NEAR);
    case DTL_RANK_UNIT_SAID:
    case DTL_RANK_TOWN_SAID:
      return dtl_reason_new (DTL_REASON_KIND_SAID);
    case DTL_RANK_HINT_ADMIN1:
    case DTL_RANK_HINT_NEAR:
      return dtl_reason_new (DTL_REASON_NEWSPAPER_NEAR);
    case DTL_RANK_HOLDS:
    case DTL_RANK_CONTAINS:
      return dtl_reason_new (DTL_REASON_HOLDS_OTHERS);
    case DTL_RANK_DATELINE_COUNTRY:
    case DTL_RANK_DATELINE_ADMIN1:
    case DTL_RANK_DATELINE_CELL:
      return dtl_reason_new (DTL_REASON_DATELINE_NEAR);
    case DTL_RANK_HINT_COUNTRY:
      return dtl_reason_new (DTL_REASON_SOURCE_COUNTRY);
    default:
      return dtl_reason_new (DTL_REASON_BEST_KNOWN, count);
    }
}
