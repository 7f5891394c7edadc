/* train-names.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trains the finder of names.
 */

#include "config.h"

#include "commands.h"
#include "items.h"
#include "name-corpora.h"
#include "perceptron.h"

#include "dtl-names-private.h"

#include <math.h>
#include <string.h>

#define MOST_FEATURES 80000
#define PLACE_CLASSES (0xFu << (1 + 4 * DTL_NAME_LOCATION))

/* A sentence as the finder sees it. */
typedef struct
{
  guint n;
  DtlWordFeatures *words;
  guint8 *tags;
  guint8 *gold;
  guint32 forbidden;
} NameItem;

static NameItem
make_item (const DtlWordTable *table, const Labels *labels, const DtlTagger *tagger,
           const NameSentence *named)
{
  Item item = item_make (table, labels, named->sentence);
  NameItem made = { item.n, item.words, item.tags, named->classes, named->forbidden };

  dtl_tagger_run (tagger, item.words, item.n, item.tags, NULL);
  for (guint i = 0; i < DTL_NAMES_EDGE; i++)
    item.tags[item.n + i] = DTL_TAGGER_NO_TAG;
  return made;
}

static int
best_in (const float *scores, guint32 allowed)
{
  int best = -1;

  for (int i = 0; i < DTL_NAMES_N_CLASSES; i++)
    if ((allowed >> i & 1) && (best < 0 || scores[i] > scores[best]))
      best = i;
  return best;
}

/* Learns from a word that is in no place name, whatever else it is. */
static guint
learn_no_place (Perceptron *perceptron, guint64 *features, guint n, guint32 allowed)
{
  float scores[DTL_LINEAR_MAX_CLASSES];
  int best, other;

  perceptron_score (perceptron, features, n, scores);
  best = best_in (scores, allowed);
  other = best_in (scores, allowed & ~PLACE_CLASSES);
  if (other < 0 || other == best)
    return (guint) best;
  perceptron_learn (perceptron, features, n, 1u << other | (allowed & PLACE_CLASSES),
                    (guint) other);
  return (guint) other;
}

static guint
learn_word (Perceptron *perceptron, guint64 *features, guint n, guint gold, guint32 allowed)
{
  if (gold == NAME_UNSURE)
    return DTL_NAMES_OUTSIDE;
  if (gold == NAME_NO_PLACE)
    return learn_no_place (perceptron, features, n, allowed);
  return perceptron_learn (perceptron, features, n, allowed | 1u << gold, gold);
}

static void
learn_item (Perceptron *perceptron, const NameItem *item, gboolean counts)
{
  guint8 buffer[MAX_SENTENCE + DTL_NAMES_EDGE];
  guint8 *classes = buffer + DTL_NAMES_EDGE;

  memset (buffer, 0xFF, sizeof buffer);
  for (guint i = 0; i < item->n; i++)
    {
      guint64 features[DTL_LINEAR_MAX_FEATURES];
      guint n = dtl_names_features (&item->words[i], &item->tags[i], &classes[i], features);
      guint32 allowed = dtl_names_allowed (classes[(int) i - 1], i + 1 == item->n);

      if (allowed & ~item->forbidden)
        allowed &= ~item->forbidden;
      classes[i] = item->gold[i] >= NAME_NO_PLACE ? DTL_NAMES_OUTSIDE : item->gold[i];
      if (counts)
        perceptron_count (perceptron, features, n);
      else
        classes[i] = (guint8) learn_word (perceptron, features, n, item->gold[i], allowed);
    }
}

static Perceptron *
learn (const GArray *items, guint rounds)
{
  Perceptron *perceptron = perceptron_new (DTL_NAMES_N_CLASSES, 30, 10);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < items->len; i++)
    learn_item (perceptron, &g_array_index (items, NameItem, i), TRUE);
  for (guint round = 0; round < rounds; round++)
    {
      g_autofree guint *order = shuffled (items->len, random);

      for (guint i = 0; i < items->len; i++)
        learn_item (perceptron, &g_array_index (items, NameItem, order[i]), FALSE);
    }
  return perceptron;
}

static GArray *
names_of (const DtlNameFinder *finder, const guint8 *classes, const gint16 *leads, guint n)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (DtlName));

  dtl_names_collect (finder, classes, leads, n, 0, names);
  return names;
}

static gboolean
has_name (const GArray *names, const DtlName *wanted, gboolean with_kind)
{
  for (guint i = 0; i < names->len; i++)
    {
      const DtlName *name = &g_array_index (names, DtlName, i);

      if (name->first == wanted->first && name->end == wanted->end &&
          (!with_kind || name->kind == wanted->kind))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  guint gold[DTL_N_NAME_KINDS + 1];
  guint found[DTL_N_NAME_KINDS + 1];
  guint right[DTL_N_NAME_KINDS + 1];
  guint spans;
  GArray *leads;
  GArray *hits;
} Tally;

/* Whether the corpus does not say if a name that was found is right. */
static gboolean
is_unsure (const NameItem *item, const DtlName *name)
{
  if (item->forbidden >> (1 + 4 * name->kind) & 1)
    return TRUE;
  for (guint i = name->first; i < name->end; i++)
    if (item->gold[i] == NAME_UNSURE ||
        (item->gold[i] == NAME_NO_PLACE && name->kind != DTL_NAME_LOCATION))
      return TRUE;
  return FALSE;
}

static gint16
least_lead (const gint16 *leads, const DtlName *name)
{
  gint16 lead = G_MAXINT16;

  for (guint i = name->first; i < name->end; i++)
    lead = MIN (lead, leads[i]);
  return lead;
}

static void
tally_item (Tally *self, const DtlNameFinder *finder, const NameItem *item)
{
  guint8 buffer[MAX_SENTENCE + DTL_NAMES_EDGE], gold[MAX_SENTENCE];
  guint8 *classes = buffer + DTL_NAMES_EDGE;
  gint16 leads[MAX_SENTENCE] = { 0 };

  for (guint i = 0; i < item->n; i++)
    gold[i] = item->gold[i] >= NAME_NO_PLACE ? DTL_NAMES_OUTSIDE : item->gold[i];
  dtl_names_run (finder, item->words, item->tags, item->n, classes, leads);

  g_autoptr (GArray) found = names_of (finder, classes, leads, item->n);
  g_autoptr (GArray) wanted = names_of (finder, gold, leads, item->n);

  for (guint i = 0; i < wanted->len; i++)
    self->gold[g_array_index (wanted, DtlName, i).kind]++;
  for (guint i = 0; i < found->len; i++)
    {
      const DtlName *name = &g_array_index (found, DtlName, i);
      gboolean hit = has_name (wanted, name, TRUE);
      gint16 lead = least_lead (leads, name);

      if (is_unsure (item, name))
        continue;
      self->found[name->kind]++;
      self->right[name->kind] += hit;
      self->spans += has_name (wanted, name, FALSE);
      g_array_append_val (self->leads, lead);
      g_array_append_val (self->hits, hit);
    }
}

static double
f1 (guint right, guint found, guint gold)
{
  return found + gold > 0 ? 200.0 * right / (found + gold) : 0;
}

/* Logistic regression of being right on the lead, by Newton's method. */
static void
fit_scale (const Tally *tally, float *scale)
{
  double slope = 0, offset = 0;

  for (guint round = 0; round < 30; round++)
    {
      double gradient[2] = { 0, 0 }, aa = 1e-6, ab = 0, bb = 1e-6, det;

      for (guint i = 0; i < tally->leads->len; i++)
        {
          double x = g_array_index (tally->leads, gint16, i) / 1000.0;
          double p = 1 / (1 + exp (-(slope * x + offset)));
          double error = g_array_index (tally->hits, gboolean, i) - p;

          gradient[0] += error * x;
          gradient[1] += error;
          aa += p * (1 - p) * x * x;
          ab += p * (1 - p) * x;
          bb += p * (1 - p);
        }
      det = aa * bb - ab * ab;
      slope += (gradient[0] * bb - gradient[1] * ab) / det;
      offset += (gradient[1] * aa - gradient[0] * ab) / det;
    }
  scale[0] = (float) (slope / 1000);
  scale[1] = (float) offset;
}

static void
report (const Tally *tally, const char *name)
{
  guint gold = 0, found = 0, right = 0;

  for (guint k = 0; k < DTL_N_NAME_KINDS; k++)
    {
      gold += tally->gold[k];
      found += tally->found[k];
      right += tally->right[k];
    }
  g_message ("%s: F1 %.1f (precision %.1f, recall %.1f), spans %.1f; PER %.1f ORG %.1f LOC %.1f "
             "other %.1f; %u names",
             name, f1 (right, found, gold), 100.0 * right / MAX (found, 1),
             100.0 * right / MAX (gold, 1), f1 (tally->spans, found, gold),
             f1 (tally->right[0], tally->found[0], tally->gold[0]),
             f1 (tally->right[1], tally->found[1], tally->gold[1]),
             f1 (tally->right[2], tally->found[2], tally->gold[2]),
             f1 (tally->right[3], tally->found[3], tally->gold[3]), gold);
}

static void
test (const DtlNameFinder *finder, const GArray *items, const char *name, float *scale)
{
  Tally tally = { .leads = g_array_new (FALSE, FALSE, sizeof (gint16)),
                  .hits = g_array_new (FALSE, FALSE, sizeof (gboolean)) };

  for (guint i = 0; i < items->len; i++)
    tally_item (&tally, finder, &g_array_index (items, NameItem, i));
  report (&tally, name);
  if (scale != NULL)
    fit_scale (&tally, scale);
  g_array_unref (tally.leads);
  g_array_unref (tally.hits);
}

typedef struct
{
  DtlWordTable table;
  DtlTagger tagger;
  Labels labels;
} Prepared;

static GArray *
make_items (const Prepared *self, const GPtrArray *sentences)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (NameItem));

  for (guint i = 0; i < sentences->len; i++)
    {
      NameItem item = make_item (&self->table, &self->labels, &self->tagger,
                                 g_ptr_array_index (sentences, i));

      g_array_append_val (items, item);
    }
  return items;
}

static void
append_all (GArray *items, const GArray *more)
{
  g_array_append_vals (items, more->data, more->len);
}

/* Learns from @train and tries the weights on the parts held out. */
static GBytes *
try_out (const Prepared *self, const Options *options, const GArray *train,
         const GPtrArray *parts, float *scale)
{
  Perceptron *perceptron = learn (train, options->rounds);
  GBytes *packed = perceptron_pack (perceptron, MOST_FEATURES);
  DtlNameFinder finder = { .slope = 0, .offset = 0 };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (NameItem));

  dtl_linear_map (&finder.classes, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  for (guint i = 0; i < parts->len; i++)
    {
      const NamePart *part = g_ptr_array_index (parts, i);
      g_autoptr (GArray) items = make_items (self, part->test);

      test (&finder, items, part->name, NULL);
      append_all (all, items);
    }
  test (&finder, all, "all", scale);
  perceptron_free (perceptron);
  return packed;
}

void
command_names (const Options *options)
{
  g_autoptr (GPtrArray) train = read_part (options, "train", TRUE);
  g_autoptr (GBytes) words = read_section (options, "words");
  g_autoptr (GBytes) tags = read_section (options, "tagger.words");
  g_autoptr (GPtrArray) parts = name_corpora_read (options->corpora);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLanguageModel) model = dtl_language_model_new (options->data_dir, &error);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (NameItem));
  Prepared prepared;
  float scale[2], unused[2];

  if (model == NULL)
    g_error ("%s", error->message);
  place_corpora_read (options->corpora, model, parts);
  labels_learn (&prepared.labels, train, 64);
  if (!dtl_word_table_map (&prepared.table, g_bytes_get_data (words, NULL),
                           g_bytes_get_size (words)) ||
      !dtl_linear_map (&prepared.tagger.words, g_bytes_get_data (tags, NULL),
                       g_bytes_get_size (tags)))
    g_error ("the sections “words” and “tagger.words” are damaged");
  for (guint i = 0; i < parts->len; i++)
    append_all (items, make_items (&prepared, ((NamePart *) g_ptr_array_index (parts, i))->train));
  g_message ("%u sentences to learn from", items->len);
  g_bytes_unref (try_out (&prepared, options, items, parts, scale));
  for (guint i = 0; i < parts->len; i++)
    append_all (items, make_items (&prepared, ((NamePart *) g_ptr_array_index (parts, i))->test));
  g_message ("and now from the parts held out as well");

  g_autoptr (GBytes) packed = try_out (&prepared, options, items, parts, unused);

  write_section (options, "names.classes", g_bytes_get_data (packed, NULL),
                 g_bytes_get_size (packed));
  write_section (options, "names.scale", scale, sizeof scale);
}
