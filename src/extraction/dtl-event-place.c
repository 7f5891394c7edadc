/* dtl-event-place.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-event-place.h"

#include "dtl-event-place-private.h"
#include "dtl-event-place-weights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The likeliest candidate is the place of an event from here on, others beside it from there on. */
#define THRESHOLD 0.25
#define FURTHER_THRESHOLD 0.55

static int
compare_weight (gconstpointer name, gconstpointer weight)
{
  return strcmp (name, ((const DtlEventPlaceWeight *) weight)->name);
}

static void
sum_weight (const char *name, gpointer data)
{
  double *sum = data;
  const DtlEventPlaceWeight *weight =
      bsearch (name, dtl_event_place_weights, G_N_ELEMENTS (dtl_event_place_weights),
               sizeof dtl_event_place_weights[0], compare_weight);

  if (weight != NULL)
    *sum += weight->value;
}

static void
append_name (const char *name, gpointer data)
{
  g_string_append_printf (data, " %s", name);
}

/**
 * dtl_event_place_spans:
 * @reading: a reading
 * @first: first token of an event
 * @end: one past its last token
 *
 * Which names of the sentence say where the event took place: a logistic model over what they
 * name, the words beside and between, their distance and their dependency path to the event.
 * Learned by build-aux/train-event-place; the weights are in data/weights/event-place.tsv.
 *
 * Returns: (transfer full) (element-type DtlSpan): the likeliest name, and others that are likely
 * too
 *   ("in Basra and Amara"), in code points; nothing when none is likely
 */
GArray *
dtl_event_place_spans (const DtlReading *reading, guint32 first, guint32 end)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DtlSpan));
  DtlPlaceChoice choice;
  double likelihood[DTL_EVENT_PLACE_MAX_CANDIDATES], best = THRESHOLD;

  dtl_place_choice_collect (&choice, reading, first, end);
  for (guint i = 0; i < choice.n_candidates; i++)
    {
      double sum = 0;

      dtl_place_choice_features (&choice, i, sum_weight, &sum);
      likelihood[i] = 1 / (1 + exp (-sum));
      best = MAX (best, likelihood[i]);
    }
  for (guint i = 0; i < choice.n_candidates; i++)
    if (likelihood[i] >= MIN (best, FURTHER_THRESHOLD))
      {
        DtlSpan span = dtl_document_span (reading->document, choice.candidates[i].first,
                                          choice.candidates[i].end);

        g_array_append_val (spans, span);
      }
  return spans;
}

/**
 * dtl_event_place_training:
 * @reading: a reading
 * @first: first token of an event
 * @end: one past its last token
 *
 * Returns: (transfer full): a line a candidate: first and last code point and the names of its
 *   features, separated by blanks; for learning the weights
 */
char *
dtl_event_place_training (const DtlReading *reading, guint32 first, guint32 end)
{
  DtlPlaceChoice choice;
  GString *out = g_string_new (NULL);

  dtl_place_choice_collect (&choice, reading, first, end);
  for (guint i = 0; i < choice.n_candidates; i++)
    {
      DtlSpan span = dtl_document_span (reading->document, choice.candidates[i].first,
                                        choice.candidates[i].end);

      g_string_append_printf (out, "%u %u", span.start, span.end);
      dtl_place_choice_features (&choice, i, append_name, out);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
