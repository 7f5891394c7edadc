/* train-toponyms.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* train-toponyms CORPORA --names DIR [-o WEIGHTS.tsv] [--folds N]
 *
 * Learns the weights of data/gazetteer/toponyms.tsv from texts whose place names are marked:
 * CORPORA/places/{lgl,trnews,geovirus,gwn,tudloc}.dev.jsonl, and the files of CORPORA/names
 * unpacked into DIR. With --folds it learns on all but every Nth document and prints how well it
 * does on the rest.
 *
 * Recognition: logistic regression by AdaGrad with L2 decay. Ranking: conditional logit over the
 * candidates of each name, one set of weights a round, each learned on the outcome of the one
 * before. Deterministic: same texts, same weights. */

#include "config.h"

#include "dtl-paths.h"
#include "dtl-toponym-private.h"
#include "train-toponyms-score.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  guint32 slots[DTL_MAX_FEATURES];
  guint n;
  int label; /* 1 place, 0 not, -1 undecided */
  float weight;
  guint text;
} Example;

static GHashTable *recorder;
static double l2 = 2e-6;
static guint epochs = 12;
/* What a marked place of an event counts in learning to recognise. */
static const float event_weight = 0.6f;

static gboolean
is_only_demonym (const guint32 *p)
{
  for (;; p++)
    {
      if (DTL_POSTING_QUALITY (*p) != DTL_NAME_DEMONYM)
        return FALSE;
      if (*p & DTL_POSTING_LAST)
        return TRUE;
    }
}

static gboolean
any_right (const DtlNames *names, const guint32 *p, const Gold *gold)
{
  for (;; p++)
    {
      if (train_is_right (names, DTL_POSTING_RECORD (*p), gold))
        return TRUE;
      if (*p & DTL_POSTING_LAST)
        return FALSE;
    }
}

static void
label (const Text *text, const DtlNames *names, const DtlScanMatch *m, Example *e)
{
  DtlSpan span = dtl_document_byte_span (text->document, m->start_byte, m->end_byte);
  gboolean exact, other_exact;
  const Gold *gold = train_overlapping (text->gold, span, &exact);
  gboolean demonym = is_only_demonym (m->postings);

  e->weight = text->is_partial ? event_weight : text->is_names ? 0.4f : 1;
  e->label = exact ? 1 : 0;
  if (text->is_partial)
    {
      e->label = exact ? 1 : -1;
      return;
    }
  if (demonym && !text->demonyms)
    e->label = -1;
  if (text->is_names)
    {
      if (demonym)
        e->label = -1;
      else if (!exact &&
               (gold != NULL || train_overlapping (text->other, span, &other_exact) != NULL))
        {
          const Gold *o = train_overlapping (text->other, span, &other_exact);

          /* Inside an organisation's name a place may count as one; a person's whole name never. */
          if (gold != NULL || !other_exact || o == NULL)
            e->label = -1;
        }
    }
  else if (!exact && gold != NULL)
    {
      /* Part of a longer name: right only if nothing longer can be found and it is there. */
      if (span.start <= gold->start && span.end >= gold->end)
        e->label = gold->has_point && any_right (names, m->postings, gold) ? 1 : 0;
      else if (gold->has_point && any_right (names, m->postings, gold))
        e->label = -1;
    }
}

static void
make_examples (DtlGazetteer *gazetteer, const DtlToponymModel *model, GPtrArray *texts, GArray *out)
{
  for (guint i = 0; i < texts->len; i++)
    {
      Text *text = g_ptr_array_index (texts, i);
      g_autoptr (DtlToponymWork) work = dtl_toponym_work_new (gazetteer, text->document, NULL);

      work->model = model;
      work->recorder = recorder;
      for (guint k = 0; k < work->matches->len; k++)
        {
          Example e = { .text = i };

          e.n = dtl_toponym_features (work, k, e.slots);
          label (text, work->names, &g_array_index (work->matches, DtlScanMatch, k), &e);
          if (e.label >= 0)
            g_array_append_val (out, e);
        }
    }
}

static gboolean
is_training (const Text *text, int folds, int fold)
{
  return fold < 0 || text->fold % (guint) folds != (guint) fold;
}

static void
learn_recognition (DtlToponymModel *model, GPtrArray *texts, const GArray *examples, int folds,
                   int fold)
{
  const guint n_slots = 1u << DTL_TOPONYM_SLOT_BITS;
  g_autofree double *squares = g_new0 (double, n_slots);
  g_autofree guint *seen_texts = g_new0 (guint, n_slots);
  g_autofree guint *last_text = g_new0 (guint, n_slots);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  memset (model->slots, 0, n_slots * sizeof (float));
  for (guint i = 0; i < examples->len; i++)
    {
      const Example *e = &g_array_index (examples, Example, i);

      if (!is_training (g_ptr_array_index (texts, e->text), folds, fold))
        continue;
      g_array_append_val (order, i);
      for (guint k = 0; k < e->n; k++)
        if (last_text[e->slots[k]] != e->text + 1)
          {
            last_text[e->slots[k]] = e->text + 1;
            seen_texts[e->slots[k]]++;
          }
    }
  for (guint epoch = 0; epoch < epochs; epoch++)
    {
      for (guint i = order->len; i > 1; i--)
        {
          guint j = (guint) g_rand_int_range (random, 0, (gint32) i);
          guint swap = g_array_index (order, guint, i - 1);

          g_array_index (order, guint, i - 1) = g_array_index (order, guint, j);
          g_array_index (order, guint, j) = swap;
        }
      for (guint i = 0; i < order->len; i++)
        {
          const Example *e = &g_array_index (examples, Example, g_array_index (order, guint, i));
          double sum = 0, gradient;

          for (guint k = 0; k < e->n; k++)
            if (seen_texts[e->slots[k]] >= 3)
              sum += (double) model->slots[e->slots[k]];
          gradient = ((e->label ? 1.0 : 0.0) - 1 / (1 + exp (-sum))) * (double) e->weight;
          for (guint k = 0; k < e->n; k++)
            {
              guint32 slot = e->slots[k];
              double g = gradient - l2 * 1000 * (double) model->slots[slot];

              if (seen_texts[slot] < 3)
                continue;
              squares[slot] += g * g;
              model->slots[slot] += (float) (0.15 * g / sqrt (squares[slot] + 1e-3));
            }
        }
    }
}

static DtlSpan *
spans_of (const Text *text)
{
  DtlSpan *spans = g_new0 (DtlSpan, text->gold->len + 1);

  for (guint i = 0; i < text->gold->len; i++)
    spans[i] = (DtlSpan){ g_array_index (text->gold, Gold, i).start,
                          g_array_index (text->gold, Gold, i).end };
  return spans;
}

/* Mentions as marked, to learn ranking from. */
static DtlToponymWork *
given_work (DtlGazetteer *gazetteer, const DtlToponymModel *model, const Text *text,
            GArray *gold_of)
{
  DtlToponymWork *work = train_work (gazetteer, model, text);
  g_autofree DtlSpan *spans = spans_of (text);
  g_autoptr (GArray) given = dtl_toponym_find_given (work, spans, text->gold->len);

  for (guint i = 0; i < work->mentions->len; i++)
    {
      gint index = g_array_index (work->mentions, DtlMention, i).given;
      guint gold = index >= 0 ? g_array_index (given, DtlToponymGiven, index).index : G_MAXUINT;

      g_array_append_val (gold_of, gold);
    }
  dtl_toponym_group (work);
  return work;
}

typedef struct
{
  DtlToponymWork *work;
  GArray *gold_of; /* index of the gold span of each mention */
  Text *text;
} RankText;

static double
nearest_candidate (const DtlNames *names, const GArray *ranked, const Gold *gold)
{
  double nearest = G_MAXDOUBLE;

  for (guint k = 0; k < ranked->len; k++)
    nearest =
        MIN (nearest, train_distance (names, g_array_index (ranked, DtlRanked, k).record, gold));
  return nearest;
}

/* Of the candidates of a name those are right that are about as near as the nearest: the town where
 * the town is meant, not its province. */
static void
learn_round (GArray *rank_texts, double *weights)
{
  double squares[DTL_N_RANK_FEATURES] = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  memset (weights, 0, sizeof (double) * DTL_TOPONYM_MAX_RANK_FEATURES);
  for (guint epoch = 0; epoch < 30; epoch++)
    for (guint n = 0; n < rank_texts->len; n++)
      {
        const RankText *rt = &g_array_index (
            rank_texts, RankText, (guint) g_rand_int_range (random, 0, (gint32) rank_texts->len));

        for (guint m = 0; m < rt->work->mentions->len; m++)
          {
            const DtlMention *mention = &g_array_index (rt->work->mentions, DtlMention, m);
            const GArray *ranked =
                g_array_index (rt->work->groups, DtlGroup, mention->group).ranked;
            guint at = g_array_index (rt->gold_of, guint, m);
            const Gold *gold = at != G_MAXUINT ? &g_array_index (rt->text->gold, Gold, at) : NULL;
            double score[64], best = -1e9, sum = 0, right = 0,
                              expected[DTL_N_RANK_FEATURES] = { 0 },
                              wanted[DTL_N_RANK_FEATURES] = { 0 };

            if (gold == NULL || !gold->has_point || ranked->len < 2)
              continue;
            for (guint k = 0; k < ranked->len; k++)
              {
                const DtlRanked *c = &g_array_index (ranked, DtlRanked, k);

                score[k] = 0;
                for (guint f = 0; f < DTL_N_RANK_FEATURES; f++)
                  score[k] += weights[f] * (double) c->features[f];
                best = MAX (best, score[k]);
              }
            double nearest = nearest_candidate (rt->work->names, ranked, gold);

            for (guint k = 0; k < ranked->len; k++)
              {
                const DtlRanked *c = &g_array_index (ranked, DtlRanked, k);
                double p = exp (score[k] - best),
                       away = train_distance (rt->work->names, c->record, gold);
                gboolean ok =
                    away <= 161 && (c->unlisted ? nearest > 161 : away <= 15 + 1.5 * nearest);

                sum += p;
                right += ok ? p : 0;
                for (guint f = 0; f < DTL_N_RANK_FEATURES; f++)
                  {
                    expected[f] += p * (double) c->features[f];
                    wanted[f] += ok ? p * (double) c->features[f] : 0;
                  }
              }
            if (right <= 0)
              continue;
            for (guint f = 0; f < DTL_N_RANK_FEATURES; f++)
              {
                double g =
                    rt->text->share * (wanted[f] / right - expected[f] / sum) - 1e-4 * weights[f];

                squares[f] += g * g;
                weights[f] += 0.3 * g / sqrt (squares[f] + 1e-2);
              }
          }
      }
}

static void
learn_ranking (DtlGazetteer *gazetteer, DtlToponymModel *model, GPtrArray *texts, int folds,
               int fold)
{
  g_autoptr (GArray) rank_texts = g_array_new (FALSE, TRUE, sizeof (RankText));

  for (guint i = 0; i < texts->len; i++)
    {
      RankText rt = { .text = g_ptr_array_index (texts, i) };

      if (rt.text->is_names || !is_training (rt.text, folds, fold))
        continue;
      rt.gold_of = g_array_new (FALSE, FALSE, sizeof (guint));
      rt.work = given_work (gazetteer, model, rt.text, rt.gold_of);
      g_array_append_val (rank_texts, rt);
    }
  for (guint round = 0; round < DTL_TOPONYM_STAGES; round++)
    {
      for (guint i = 0; i < rank_texts->len; i++)
        dtl_toponym_rank (g_array_index (rank_texts, RankText, i).work);
      learn_round (rank_texts, model->rank[round]);
      for (guint i = 0; i < rank_texts->len; i++)
        dtl_toponym_weigh (g_array_index (rank_texts, RankText, i).work, model->rank[round]);
    }
  for (guint i = 0; i < rank_texts->len; i++)
    {
      dtl_toponym_work_free (g_array_index (rank_texts, RankText, i).work);
      g_array_unref (g_array_index (rank_texts, RankText, i).gold_of);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
write_weights (const DtlToponymModel *model, const char *path)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) out = g_string_new (
      "feature\tweight\n# Learned by build-aux/gazetteer/train-toponyms; see there.\n");
  GHashTableIter iter;
  gpointer slot, name;

  g_hash_table_iter_init (&iter, recorder);
  while (g_hash_table_iter_next (&iter, &slot, &name))
    {
      double weight = (double) model->slots[GPOINTER_TO_UINT (slot)];

      if (fabs (weight) >= 0.03)
        g_ptr_array_add (lines, g_strdup_printf ("%s\t%.3f", (const char *) name, weight));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_string_append_printf (out, "threshold\t%g\n", model->threshold);
  for (guint round = 0; round < DTL_TOPONYM_STAGES; round++)
    for (guint f = 0; f < DTL_N_RANK_FEATURES; f++)
      g_string_append_printf (out, "rank%u:%s\t%.4f\n", round + 1, dtl_rank_feature_nick (f),
                              model->rank[round][f]);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s\n", (char *) g_ptr_array_index (lines, i));
  if (!g_file_set_contents (path, out->str, (gssize) out->len, NULL))
    g_error ("%s cannot be written", path);
  g_print ("%s: %u weights\n", path, lines->len);
}

/* Every corpus counts the same in ranking, however many texts it has. */
static void
share_corpora (GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      Text *text = g_ptr_array_index (texts, i);
      guint n = 0;

      for (guint k = 0; k < texts->len; k++)
        n += ((const Text *) g_ptr_array_index (texts, k))->corpus == text->corpus;
      text->share = 100.0 / n;
    }
}

int
main (int argc, char **argv)
{
  static const char *const corpora[] = { "lgl", "trnews", "geovirus", "gwn", "tudloc" };
  g_autofree char *output = NULL, *error_path = NULL, *names_dir = NULL;
  int folds = 0;
  double threshold = 0;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where the weights go", "FILE" },
    { "folds", 0, 0, G_OPTION_ARG_INT, &folds, "Learn and score N times", "N" },
    { "errors", 0, 0, G_OPTION_ARG_FILENAME, &error_path, "Where errors are listed", "FILE" },
    { "names", 0, 0, G_OPTION_ARG_FILENAME, &names_dir, "Folder of unpacked name corpora", "DIR" },
    { "l2", 0, 0, G_OPTION_ARG_DOUBLE, &l2, "Decay", "X" },
    { "epochs", 0, 0, G_OPTION_ARG_INT, &epochs, "Rounds over the examples", "N" },
    { "threshold", 0, 0, G_OPTION_ARG_DOUBLE, &threshold, "Logit from which a name is a place",
      "X" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("CORPORA");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("usage: train-toponyms CORPORA [-o FILE] [--folds N]\n");
      return 2;
    }
  const char *data_dir = dtl_paths_data_dir ();
  DtlLanguageModel *language = dtl_language_model_new (data_dir, &error);
  DtlGazetteer *gazetteer = dtl_gazetteer_new (data_dir, NULL, &error);
  DtlToponymModel *model = dtl_toponym_model_new (data_dir, &error);

  if (language == NULL || gazetteer == NULL || model == NULL)
    g_error ("%s", error->message);
  GPtrArray *texts = g_ptr_array_new ();
  GArray *examples = g_array_new (FALSE, FALSE, sizeof (Example));

  recorder = g_hash_table_new (NULL, NULL);
  model->threshold = threshold;
  for (guint i = 0; i < G_N_ELEMENTS (corpora); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/places/%s.dev.jsonl", argv[1], corpora[i]);

      train_load_places (texts, language, path, corpora[i]);
    }
  g_autofree char *events = g_build_filename (argv[1], "places", "evloc.dev.jsonl", NULL);

  train_load_events (texts, language, events);
  if (names_dir != NULL)
    {
      static const struct
      {
        const char *file;
        int word, tag;
      } files[] = {
        { "uner_ewt-dev.iob2", 1, 2 }, { "uner_ewt-test.iob2", 1, 2 }, { "wikigold.conll", 0, -1 },
        { "re3d-train.conll", 0, -1 }, { "re3d-test.conll", 0, -1 },
      };

      for (guint i = 0; i < G_N_ELEMENTS (files); i++)
        {
          g_autofree char *path = g_build_filename (names_dir, files[i].file, NULL);

          train_load_names (texts, language, path, files[i].word, files[i].tag);
        }
    }
  share_corpora (texts);
  make_examples (gazetteer, model, texts, examples);
  guint positive = 0;

  for (guint i = 0; i < examples->len; i++)
    positive += g_array_index (examples, Example, i).label == 1;
  g_print ("%u texts, %u examples, %u places, %u features\n", texts->len, examples->len, positive,
           g_hash_table_size (recorder));
  if (folds > 0)
    {
      GHashTable *scores = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
      FILE *errors = error_path != NULL ? fopen (error_path, "w") : NULL;

      for (int fold = 0; fold < folds; fold++)
        {
          learn_recognition (model, texts, examples, folds, fold);
          learn_ranking (gazetteer, model, texts, folds, fold);
          for (guint i = 0; i < texts->len; i++)
            {
              Text *text = g_ptr_array_index (texts, i);
              Score *score = g_hash_table_lookup (scores, text->corpus);

              if (text->is_names || is_training (text, folds, fold))
                continue;
              if (score == NULL)
                {
                  score = g_new0 (Score, 1);
                  g_hash_table_insert (scores, (gpointer) text->corpus, score);
                }
              train_score_text (gazetteer, model, text, score, errors);
            }
        }
      train_print_scores (scores);
      if (errors != NULL)
        fclose (errors);
    }
  if (output != NULL)
    {
      learn_recognition (model, texts, examples, 1, -1);
      learn_ranking (gazetteer, model, texts, 1, -1);
      write_weights (model, output);
    }
  return 0;
}
