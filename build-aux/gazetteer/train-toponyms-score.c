/* train-toponyms-score.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "train-toponyms-score.h"

#include <stdio.h>

double
train_distance (const DtlNames *names, guint32 record, const Gold *gold)
{
  const DtlRecord *r = dtl_names_record (names, record);

  return dtl_distance_km (dtl_record_lat (r), dtl_record_lon (r), gold->lat, gold->lon);
}

gboolean
train_is_right (const DtlNames *names, guint32 record, const Gold *gold)
{
  return gold->has_point && train_distance (names, record, gold) <= 161;
}

DtlToponymWork *
train_work (DtlGazetteer *gazetteer, const DtlToponymModel *model, const Text *text)
{
  const DtlToponymHints hints = { .source = text->source };
  DtlToponymWork *work = dtl_toponym_work_new (gazetteer, text->document, &hints);

  work->model = model;
  return work;
}

static guint32
best_record (const DtlGroup *group, guint *quality)
{
  const DtlRanked *best = &g_array_index (group->ranked, DtlRanked, 0);

  for (guint k = 1; k < group->ranked->len; k++)
    if (g_array_index (group->ranked, DtlRanked, k).score > best->score)
      best = &g_array_index (group->ranked, DtlRanked, k);
  *quality = best->quality;
  return best->record;
}

static void
run_rounds (DtlToponymWork *work, const DtlToponymModel *model)
{
  for (guint round = 0; round < DTL_TOPONYM_STAGES; round++)
    {
      dtl_toponym_rank (work);
      dtl_toponym_weigh (work, model->rank[round]);
    }
}

/* The marked spans, resolved as "places --given" does. */
static void
score_given (DtlGazetteer *gazetteer, const DtlToponymModel *model, const Text *text, Score *score,
             FILE *errors)
{
  g_autoptr (DtlToponymWork) work = train_work (gazetteer, model, text);
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
  g_autofree DtlSpan *spans = g_new0 (DtlSpan, text->gold->len + 1);

  work->model = model;
  for (guint i = 0; i < text->gold->len; i++)
    spans[i] = (DtlSpan){ g_array_index (text->gold, Gold, i).start,
                          g_array_index (text->gold, Gold, i).end };
  dtl_toponym_resolve_given (work, spans, text->gold->len, out);
  for (guint i = 0; i < text->gold->len; i++)
    {
      const Gold *gold = &g_array_index (text->gold, Gold, i);
      const DtlToponym *toponym = g_ptr_array_index (out, i);
      const DtlPlace *place = toponym->place;
      double best = G_MAXDOUBLE, away;

      if (!gold->has_point)
        continue;
      away = place != NULL ? dtl_distance_km (place->lat, place->lon, gold->lat, gold->lon)
                           : G_MAXDOUBLE;
      for (guint k = 0; k < toponym->candidates->len; k++)
        {
          const DtlPlace *c = g_ptr_array_index (toponym->candidates, k);

          best = MIN (best, dtl_distance_km (c->lat, c->lon, gold->lat, gold->lon));
        }
      score->given++;
      score->given_right += away <= 161;
      score->given_near += away <= 25;
      score->given_reachable += best <= 161;
      if (errors != NULL && away > 161)
        {
          const char *a = g_utf8_offset_to_pointer (text->text, spans[i].start),
                     *b = g_utf8_offset_to_pointer (a, spans[i].end - spans[i].start);
          const char *before =
              g_utf8_offset_to_pointer (text->text, spans[i].start > 30 ? spans[i].start - 30 : 0);

          fprintf (errors, "%s\tGIVEN%s\t%.*s\t%s %s %.2f %.2f (gold %.2f %.2f)\t%.*s\n",
                   text->corpus, best <= 161 ? "" : "-UNREACHABLE", (int) (b - a), a,
                   place != NULL ? place->name : "-", place != NULL ? place->feature : "-",
                   place != NULL ? place->lat : 0, place != NULL ? place->lon : 0, gold->lat,
                   gold->lon, (int) (b - before), before);
        }
    }
}

void
train_score_text (DtlGazetteer *gazetteer, const DtlToponymModel *model, const Text *text,
                  Score *score, FILE *errors)
{
  g_autoptr (DtlToponymWork) work = train_work (gazetteer, model, text);
  g_autofree guint8 *hit = g_new0 (guint8, text->gold->len + 1);

  dtl_toponym_recognise (work);
  dtl_toponym_group (work);
  run_rounds (work, model);
  for (guint i = 0; i < text->gold->len; i++)
    score->gold += g_array_index (text->gold, Gold, i).has_point;
  for (guint i = 0; i < work->mentions->len; i++)
    {
      const DtlMention *m = &g_array_index (work->mentions, DtlMention, i);
      guint quality;
      guint32 record = best_record (&g_array_index (work->groups, DtlGroup, m->group), &quality);
      DtlSpan span = dtl_document_byte_span (text->document, m->start_byte, m->end_byte);
      gboolean exact;
      const Gold *gold = train_overlapping (text->gold, span, &exact);
      g_autofree char *words = dtl_document_dup_words (text->document, m->first, m->end);

      if (quality == DTL_NAME_DEMONYM && !text->demonyms)
        continue;
      if (gold != NULL && !gold->has_point)
        continue;
      score->system++;
      if (gold == NULL)
        {
          g_autofree char *around = dtl_document_dup_words (
              text->document, m->first > 4 ? m->first - 4 : 0, MIN (m->end + 4, work->n_tokens));
          if (errors != NULL)
            fprintf (errors, "%s\tSPURIOUS\t%s\t%.2f\t%s\n", text->corpus, words, m->logit, around);
          continue;
        }
      guint at = (guint) (gold - &g_array_index (text->gold, Gold, 0));

      if (hit[at])
        continue;
      hit[at] = 1;
      score->found++;
      if (train_is_right (work->names, record, gold))
        score->right++;
      else if (errors != NULL)
        fprintf (errors, "%s\tWRONG\t%s\t%s\t%.2f %.2f (gold %.2f %.2f)\n", text->corpus, words,
                 dtl_names_name (work->names, record),
                 dtl_record_lat (dtl_names_record (work->names, record)),
                 dtl_record_lon (dtl_names_record (work->names, record)), gold->lat, gold->lon);
    }
  for (guint i = 0; i < text->gold->len; i++)
    if (errors != NULL && !hit[i] && g_array_index (text->gold, Gold, i).has_point)
      {
        const Gold *g = &g_array_index (text->gold, Gold, i);
        const char *a = g_utf8_offset_to_pointer (text->text, g->start),
                   *b = g_utf8_offset_to_pointer (a, g->end - g->start);
        const char *c =
            g->start > 25 ? g_utf8_offset_to_pointer (text->text, g->start - 25) : text->text;
        fprintf (errors, "%s\tMISSED\t%.*s\t%.30s\n", text->corpus, (int) (b - a), a, c);
      }

  score_given (gazetteer, model, text, score, errors);
}

void
train_print_scores (GHashTable *scores)
{
  static const char *const order[] = { "lgl", "geovirus", "gwn", "trnews", "tudloc" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const Score *s = g_hash_table_lookup (scores, order[i]);

      if (s == NULL)
        continue;
      double p = (double) s->right / MAX (s->system, 1), r = (double) s->right / MAX (s->gold, 1);
      double rp = (double) s->found / MAX (s->system, 1), rr = (double) s->found / MAX (s->gold, 1);

      g_print ("%-9s f1_161 %.3f (P %.3f R %.3f)  recognition P %.3f R %.3f  given acc161 %.4f "
               "acc25 %.4f (reachable %.3f)\n",
               order[i], 2 * p * r / MAX (p + r, 1e-9), p, r, rp, rr,
               (double) s->given_right / MAX (s->given, 1),
               (double) s->given_near / MAX (s->given, 1),
               (double) s->given_reachable / MAX (s->given, 1));
    }
}
