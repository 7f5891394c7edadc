/* dtl-confidence.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-confidence.h"

#include "dtl-confidence-weights.h"
#include "dtl-field.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LEAST 0.02
#define MOST 0.98

static int
compare_weight (gconstpointer name, gconstpointer weight)
{
  return strcmp (name, ((const DtlConfidenceWeight *) weight)->name);
}

static gboolean
find_weight (const char *field, const char *of, double *value)
{
  char name[64];
  const DtlConfidenceWeight *weight;

  g_snprintf (name, sizeof name, "%s:%s", field, of);
  weight = bsearch (name, dtl_confidence_weights, G_N_ELEMENTS (dtl_confidence_weights),
                    sizeof dtl_confidence_weights[0], compare_weight);
  if (weight != NULL)
    *value = weight->value;
  return weight != NULL;
}

static double
logit (double p)
{
  p = CLAMP (p, LEAST, MOST);
  return log (p / (1 - p));
}

/**
 * dtl_confidence_calibrate:
 * @builder: a record with the extractor's own confidences
 * @overall: how likely the act is an incident
 *
 * Replaces the confidence of each field by the share of records that are right where the extractor
 * is as sure of the field and of the act: Platt scaling (Platt 1999) with two inputs. Learned by
 * tests/corpus/reliability; the weights are in data/weights/confidence.tsv. Fields that no corpus
 * scores keep their confidence.
 */
void
dtl_confidence_calibrate (DtlIncidentBuilder *builder, double overall)
{
  for (guint field = 0; field < DTL_N_FIELDS; field++)
    {
      const char *key = dtl_field_key (field);
      double bias, raw, whole, sum;

      if (dtl_incident_builder_get (builder, field) == NULL || !find_weight (key, "bias", &bias) ||
          !find_weight (key, "raw", &raw) || !find_weight (key, "overall", &whole))
        continue;
      sum = bias + raw * logit (dtl_incident_builder_get_confidence (builder, field)) +
            whole * logit (overall);
      dtl_incident_builder_set_confidence (builder, field,
                                           CLAMP (1 / (1 + exp (-sum)), LEAST, MOST));
    }
}
