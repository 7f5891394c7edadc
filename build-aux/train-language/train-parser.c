/* train-parser.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trains the parser with a dynamic oracle (Goldberg and Nivre 2013): at every state, also those
 * that mistakes lead to, the moves that lose no further gold arc are the right ones.
 */

#include "config.h"

#include "commands.h"
#include "items.h"
#include "perceptron.h"

#include "dtl-parser-private.h"

#include <stdlib.h>
#include <string.h>

#define MOST_MOVES 320000
#define MOST_RELATIONS 70000
#define EXPLORE_FROM 1
#define EXPLORE_PERCENT 90

typedef struct
{
  Perceptron *moves;
  Perceptron *relations;
  GRand *random;
  gboolean explores;
  gboolean counts;
} Learner;

static int
gold_head (const Item *item, int i)
{
  gint32 head = g_array_index (item->sentence->tokens, DtlToken, i).head;

  return head < 0 ? (int) item->n : (int) head;
}

static guint
gold_relation (const Item *item, int i)
{
  return g_array_index (item->sentence->tokens, DtlToken, i).deprel;
}

static guint
children_in_buffer (const Item *item, int node, int next)
{
  guint n = 0;

  for (int i = next; i < (int) item->n; i++)
    n += gold_head (item, i) == node;
  return n;
}

/* Gold arcs that shifting the first node of the buffer puts out of reach. */
static guint
cost_of_shift (const Item *item, const DtlParserState *state)
{
  int head = gold_head (item, state->next);
  guint cost = 0;

  for (int i = 0; i < state->height; i++)
    {
      cost += gold_head (item, state->stack[i]) == state->next;
      cost += i < state->height - 1 && state->stack[i] == head;
    }
  return cost;
}

/* Gold arcs that taking the top of the stack away puts out of reach, its arc to @taken apart. */
static guint
cost_of_arc (const Item *item, const DtlParserState *state, int taken, int other)
{
  int top = state->stack[state->height - 1];
  int head = gold_head (item, top);
  guint cost = children_in_buffer (item, top, state->next);

  if (head != taken && (head == other || head >= state->next))
    cost++;
  return cost;
}

/* The moves that cost least among the legal ones, a bit each. */
static guint
right_moves (const Item *item, const DtlParserState *state, guint legal)
{
  guint costs[DTL_PARSER_N_MOVES] = { G_MAXUINT, G_MAXUINT, G_MAXUINT };
  guint least = G_MAXUINT, right = 0;
  int second = state->height > 1 ? state->stack[state->height - 2] : -1;

  if (legal & 1u << DTL_PARSER_SHIFT)
    costs[DTL_PARSER_SHIFT] = cost_of_shift (item, state);
  if (legal & 1u << DTL_PARSER_LEFT)
    costs[DTL_PARSER_LEFT] = cost_of_arc (item, state, state->next, second);
  if (legal & 1u << DTL_PARSER_RIGHT)
    costs[DTL_PARSER_RIGHT] = cost_of_arc (item, state, second, -2);
  for (guint i = 0; i < DTL_PARSER_N_MOVES; i++)
    least = MIN (least, costs[i]);
  for (guint i = 0; i < DTL_PARSER_N_MOVES; i++)
    if (costs[i] == least)
      right |= 1u << i;
  return right;
}

static guint
best_in (const float *scores, guint allowed)
{
  int best = -1;

  for (guint i = 0; i < DTL_PARSER_N_MOVES; i++)
    if ((allowed >> i & 1) && (best < 0 || scores[i] > scores[best]))
      best = (int) i;
  return (guint) best;
}

static DtlParserMove
learn_move (Learner *self, const Item *item, const DtlParserState *state)
{
  guint64 features[DTL_LINEAR_MAX_FEATURES];
  float scores[DTL_PARSER_N_MOVES];
  guint legal = dtl_parser_legal_moves (state);
  guint right = right_moves (item, state, legal);
  guint n = dtl_parser_move_features (state, features);
  guint best, guess;

  if (self->counts)
    {
      perceptron_count (self->moves, features, n);
      return (DtlParserMove) best_in ((const float[]){ 0, 2, 1 }, right);
    }
  perceptron_score (self->moves, features, n, scores);
  best = best_in (scores, right);
  guess = perceptron_learn (self->moves, features, n, legal & ~(right & ~(1u << best)), best);
  if (guess != best && self->explores && g_rand_int_range (self->random, 0, 100) < EXPLORE_PERCENT)
    return (DtlParserMove) guess;
  return (DtlParserMove) best;
}

/* Learns the relation of an arc that is right, and names any arc. */
static guint
learn_relation (Learner *self, const Item *item, const DtlParserState *state, DtlParserMove move)
{
  guint64 features[DTL_LINEAR_MAX_FEATURES];
  gint16 head, child;
  guint n, right;

  dtl_parser_arc_of (state, move, &head, &child);
  if (head == state->n_words)
    return DTL_DEPREL_ROOT;
  right = gold_relation (item, child);
  n = dtl_parser_relation_features (state, head, child, features);
  if (self->counts)
    perceptron_count (self->relations, features, n);
  if (self->counts || right == DTL_DEPREL_ROOT)
    return right == DTL_DEPREL_ROOT ? DTL_DEPREL_DEP : right;
  if (gold_head (item, child) == head)
    {
      guint guess = perceptron_learn (self->relations, features, n, G_MAXUINT64, right);

      return self->explores ? guess : right;
    }

  float scores[DTL_LINEAR_MAX_CLASSES];
  guint best = 0;

  perceptron_score (self->relations, features, n, scores);
  for (guint i = 1; i < DTL_N_DEPRELS; i++)
    if (scores[i] > scores[best])
      best = i;
  return best;
}

static void
learn_sentence (Learner *self, const Item *item)
{
  static DtlParserState state;

  dtl_parser_start (&state, item->words, item->tags, item->n);
  while (!dtl_parser_is_done (&state))
    {
      DtlParserMove move = learn_move (self, item, &state);
      guint relation = move == DTL_PARSER_SHIFT ? 0 : learn_relation (self, item, &state, move);

      dtl_parser_apply (&state, move, relation);
    }
}

static gboolean
is_punctuation (const DtlToken *token)
{
  return token->upos == DTL_UPOS_PUNCT;
}

static void
test (const DtlParser *parser, const GArray *items, const char *name)
{
  static DtlParserState state;
  guint n = 0, heads = 0, both = 0, n_words = 0, word_heads = 0, word_both = 0;

  for (guint s = 0; s < items->len; s++)
    {
      const Item *item = &g_array_index (items, Item, s);

      dtl_parser_start (&state, item->words, item->tags, item->n);
      dtl_parser_run (parser, &state);
      for (guint i = 0; i < item->n; i++)
        {
          const DtlParserNode *node = dtl_parser_node (&state, (int) i);
          gboolean head = node->head == gold_head (item, (int) i);
          gboolean relation = head && node->deprel == gold_relation (item, (int) i);
          gboolean word = !is_punctuation (&g_array_index (item->sentence->tokens, DtlToken, i));

          n++;
          heads += head;
          both += relation;
          n_words += word;
          word_heads += head && word;
          word_both += relation && word;
        }
    }
  g_message ("%s: UAS %.2f LAS %.2f; without punctuation UAS %.2f LAS %.2f", name,
             100.0 * heads / n, 100.0 * both / n, 100.0 * word_heads / n_words,
             100.0 * word_both / n_words);
}

static void
tag_all (const DtlTagger *tagger, GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = &g_array_index (items, Item, i);

      dtl_tagger_run (tagger, item->words, item->n, item->tags, NULL);
    }
}

static GBytes *
pack (const Options *options, Perceptron *perceptron, const char *name, guint most)
{
  GBytes *packed = perceptron_pack (perceptron, most);

  write_section (options, name, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  return packed;
}

static void
learn (Learner *self, const GArray *items, guint rounds)
{
  self->counts = TRUE;
  for (guint i = 0; i < items->len; i++)
    learn_sentence (self, &g_array_index (items, Item, i));
  self->counts = FALSE;
  for (guint round = 0; round < rounds; round++)
    {
      g_autofree guint *order = shuffled (items->len, self->random);

      self->explores = round >= EXPLORE_FROM;
      for (guint i = 0; i < items->len; i++)
        learn_sentence (self, &g_array_index (items, Item, order[i]));
      g_message ("round %u done", round + 1);
    }
}

void
command_parser (const Options *options)
{
  g_autoptr (GPtrArray) train = read_part (options, "train", TRUE);
  g_autoptr (GPtrArray) dev = read_part (options, "dev", FALSE);
  g_autoptr (GPtrArray) upper = upper_copies (dev);
  g_autoptr (GBytes) words = read_section (options, "words");
  g_autoptr (GBytes) tags = read_section (options, "tagger.words");
  Learner learner = { perceptron_new (DTL_PARSER_N_MOVES, 10, 3),
                      perceptron_new (DTL_N_DEPRELS, 10, 3), g_rand_new_with_seed (SEED) };
  DtlWordTable table;
  DtlTagger tagger;
  DtlParser parser;
  Labels labels;

  labels_learn (&labels, train, 64);
  if (!dtl_word_table_map (&table, g_bytes_get_data (words, NULL), g_bytes_get_size (words)) ||
      !dtl_linear_map (&tagger.words, g_bytes_get_data (tags, NULL), g_bytes_get_size (tags)))
    g_error ("the sections “words” and “tagger.words” are damaged");
  add_copies (train);

  GArray *items = items_make (&table, &labels, train);
  GArray *dev_items = items_make (&table, &labels, dev);
  GArray *upper_items = items_make (&table, &labels, upper);

  tag_by_folds (items, &labels);
  tag_all (&tagger, dev_items);
  tag_all (&tagger, upper_items);
  learn (&learner, items, options->rounds);

  g_autoptr (GBytes) moves = pack (options, learner.moves, "parser.moves", MOST_MOVES);
  g_autoptr (GBytes) relations =
      pack (options, learner.relations, "parser.relations", MOST_RELATIONS);

  dtl_chooser_map (&parser.moves, g_bytes_get_data (moves, NULL), g_bytes_get_size (moves));
  dtl_linear_map (&parser.relations, g_bytes_get_data (relations, NULL),
                  g_bytes_get_size (relations));
  test (&parser, dev_items, "dev");
  test (&parser, upper_items, "dev in capitals");
  perceptron_free (learner.moves);
  perceptron_free (learner.relations);
  g_rand_free (learner.random);
}
