/* dtl-incident-village.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"

#include "dtl-reason.h"

#define NAME_CERTAINTY 0.5
#define MAX_NAMES 400

static gboolean
is_known (const DtlReading *reading, const DtlName *name)
{
  for (guint32 i = name->first; i < name->end; i++)
    if (reading->token_toponym[i] != DTL_NO_INDEX)
      return TRUE;
  return FALSE;
}

/* "the village of X", "X village", "the town X": called a settlement. */
static gboolean
is_called_settlement (const DtlReading *reading, const DtlName *name)
{
  if (dtl_reading_has (reading, name->end, DTL_WORDS_CALLED_SETTLEMENT))
    return TRUE;
  for (guint32 i = name->first; i-- > 0 && name->first - i <= 2;)
    if (dtl_reading_has (reading, i, DTL_WORDS_CALLED_SETTLEMENT))
      return TRUE;
  return FALSE;
}

static int
rank_of (const DtlReading *reading, const DtlEvent *event, const DtlName *name)
{
  gboolean placed = name->first > 0 &&
                    dtl_reading_has (reading, name->first - 1, DTL_WORDS_LOCATIVE_OF_SETTLEMENT) &&
                    dtl_reading_same_sentence (reading, name->first - 1, name->first);

  if (is_known (reading, name) || reading->tokens[name->first].sentence != event->sentence)
    return 0;
  if (is_called_settlement (reading, name))
    return 3;
  return name->kind == DTL_NAME_LOCATION && name->score >= NAME_CERTAINTY && placed &&
                 reading->token_clause[name->first] == event->clause
             ? 2
             : 0;
}

/**
 * dtl_act_set_village:
 * @reading: a reading
 * @act: an act whose place is a region or a country
 * @builder: where to put the town
 *
 * Names the town or village that stands with the act though no gazetteer knows it: its name is what
 * the text says, the point stays that of the region.
 *
 * Returns: whether there is one
 */
gboolean
dtl_act_set_village (const DtlReading *reading, const DtlAct *act, DtlIncidentBuilder *builder)
{
  guint n_names;
  const DtlName *names = dtl_document_names (reading->document, &n_names);
  const DtlName *best = NULL;
  guint n_looked = MIN (n_names, MAX_NAMES);
  int best_rank = 0;
  g_autofree char *words = NULL;
  g_autofree char *reason = NULL;

  for (guint e = 0; e < act->events->len && e < 8; e++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, e));

      if (event->word->strength < DTL_STRENGTH_SUPPORT || event->modality & DTL_MODALITY_GENERIC)
        continue;
      for (guint i = 0; i < n_looked; i++)
        {
          int rank = rank_of (reading, event, &names[i]);

          if (rank > best_rank)
            {
              best_rank = rank;
              best = &names[i];
            }
        }
    }
  if (best == NULL)
    return FALSE;
  words = dtl_document_dup_words (reading->document, best->first, best->end);
  dtl_incident_builder_set (builder, DTL_FIELD_CITY, dtl_value_new_text (words), 0.6);
  dtl_incident_builder_add_evidence (builder, DTL_FIELD_CITY,
                                     dtl_reading_span (reading, best->first, best->end));
  reason = dtl_reason_new (DTL_REASON_VILLAGE);
  dtl_incident_builder_set_reason (builder, DTL_FIELD_CITY, reason);
  return TRUE;
}
