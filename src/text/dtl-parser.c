/* dtl-parser.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-parser-private.h"

#define NO_TAG 0xFE
#define ROOT_TAG 0xFF

/**
 * dtl_parser_map:
 * @self: to fill
 * @weights: the mapped weights; must outlive @self
 *
 * Returns: whether the weights hold a well-formed parser
 */
gboolean
dtl_parser_map (DtlParser *self, const DtlWeights *weights)
{
  gsize length;
  const void *section = dtl_weights_section (weights, "parser.moves", &length);

  G_STATIC_ASSERT (DTL_PARSER_N_MOVES == DTL_CHOOSER_N_CLASSES);
  if (!dtl_chooser_map (&self->moves, section, length))
    return FALSE;
  section = dtl_weights_section (weights, "parser.relations", &length);
  return dtl_linear_map (&self->relations, section, length) &&
         self->relations.n_classes == DTL_N_DEPRELS;
}

static void
clear_node (DtlParserNode *node, guint64 word, guint16 fine, guint8 tag)
{
  *node = (DtlParserNode){
    .word = word, .fine = fine, .tag = tag, .head = -1, .left = { -1, -1 }, .right = { -1, -1 }
  };
}

/**
 * dtl_parser_start:
 * @state: to fill
 * @words: the features of the words; only the word itself and its class are read
 * @tags: labels of the tagger
 * @n_words: their number, at most %DTL_PARSER_MAX_WORDS
 *
 * Puts the words of a sentence into the buffer.
 */
void
dtl_parser_start (DtlParserState *state,
                  const DtlWordFeatures *words,
                  const guint8 *tags,
                  guint n_words)
{
  state->n_words = (gint16) n_words;
  state->next = 0;
  state->height = 0;
  clear_node (&state->room[0], 0, 0, NO_TAG);
  for (guint i = 0; i < n_words; i++)
    clear_node (&state->room[i + 1], words[i].word, words[i].fine, tags[i]);
  clear_node (&state->room[n_words + 1], 2, 0, ROOT_TAG);
  clear_node (&state->room[n_words + 2], 0, 0, NO_TAG);
  clear_node (&state->room[n_words + 3], 0, 0, NO_TAG);
}

/**
 * dtl_parser_is_done:
 * @state: a state
 *
 * Returns: whether only the root is left
 */
gboolean
dtl_parser_is_done (const DtlParserState *state)
{
  return state->next == state->n_words && state->height == 0;
}

/**
 * dtl_parser_legal_moves:
 * @state: a state that is not done
 *
 * One word alone may depend on the root.
 *
 * Returns: the moves that are possible, a bit each
 */
guint
dtl_parser_legal_moves (const DtlParserState *state)
{
  gboolean at_root = state->next == state->n_words;
  guint moves = at_root ? 0 : 1u << DTL_PARSER_SHIFT;

  if (state->height > 1)
    moves |= 1u << DTL_PARSER_RIGHT;
  if (at_root ? state->height == 1 : state->height > 0)
    moves |= 1u << DTL_PARSER_LEFT;
  return moves;
}

/**
 * dtl_parser_arc_of:
 * @state: a state
 * @move: %DTL_PARSER_LEFT or %DTL_PARSER_RIGHT
 * @head: (out): the head of the arc that the move would draw
 * @child: (out): its child
 */
void
dtl_parser_arc_of (const DtlParserState *state, DtlParserMove move, gint16 *head, gint16 *child)
{
  *child = state->stack[state->height - 1];
  *head = move == DTL_PARSER_LEFT ? state->next : state->stack[state->height - 2];
}

static void
add_child (DtlParserNode *node, gint16 child, guint deprel, gboolean on_left)
{
  gint16 *side = on_left ? node->left : node->right;

  side[1] = side[0];
  side[0] = child;
  if (on_left)
    {
      node->n_left = (guint8) MIN (node->n_left + 1, 7);
      node->left_set |= G_GUINT64_CONSTANT (1) << deprel;
    }
  else
    {
      node->n_right = (guint8) MIN (node->n_right + 1, 7);
      node->right_set |= G_GUINT64_CONSTANT (1) << deprel;
    }
}

/**
 * dtl_parser_apply:
 * @state: a state
 * @move: a legal move
 * @deprel: the relation of the arc it draws, if any
 *
 * Makes a move.
 */
void
dtl_parser_apply (DtlParserState *state, DtlParserMove move, guint deprel)
{
  gint16 head, child;

  if (move == DTL_PARSER_SHIFT)
    {
      state->stack[state->height++] = state->next++;
      return;
    }
  dtl_parser_arc_of (state, move, &head, &child);
  state->height--;
  state->room[child + 1].head = head;
  state->room[child + 1].deprel = (guint8) deprel;
  add_child (&state->room[head + 1], child, deprel, move == DTL_PARSER_LEFT);
}

static guint
distance_class (int from, int to)
{
  static const guint8 CLASSES[] = { 0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, 7 };
  int distance = to - from;

  return CLASSES[CLAMP (distance, 0, (int) G_N_ELEMENTS (CLASSES) - 1)];
}

/* Features of two nodes seen together, the way Zhang and Nivre (2011) combine them. */
static guint
pair_features (
    guint kind, const DtlParserNode *a, const DtlParserNode *b, guint distance, guint64 *out)
{
  guint64 a_both = a->word + a->tag * G_GUINT64_CONSTANT (0x9E3779B97F4A7C55);
  guint64 b_both = b->word + b->tag * G_GUINT64_CONSTANT (0x9E3779B97F4A7C55);
  guint n = 0;

  out[n++] = dtl_feature (kind, a_both, b_both, 0);
  out[n++] = dtl_feature (kind + 1, a_both, b->tag, 0);
  out[n++] = dtl_feature (kind + 2, a->tag, b_both, 0);
  out[n++] = dtl_feature (kind + 3, a->word, b->word, 0);
  out[n++] = dtl_feature (kind + 4, a->tag, b->tag, 0);
  out[n++] = dtl_feature (kind + 5, a->fine, b->fine, 0);
  out[n++] = dtl_feature (kind + 6, a->tag, b->tag, distance + 1);
  out[n++] = dtl_feature (kind + 7, a->word, distance, 0);
  out[n++] = dtl_feature (kind + 8, b->word, distance, 0);
  out[n++] = dtl_feature (kind + 9, a->fine, b->tag, 0);
  out[n++] = dtl_feature (kind + 10, a->tag, b->fine, 0);
  out[n++] = dtl_feature (kind + 11, a->word, b->fine, 0);
  out[n++] = dtl_feature (kind + 12, a->fine, b->word, 0);
  return n;
}

static guint
node_features (guint kind, const DtlParserNode *node, guint64 *out)
{
  guint n = 0;

  out[n++] = dtl_feature (kind, node->word, node->tag, 0);
  out[n++] = dtl_feature (kind + 1, node->tag, 0, 0);
  out[n++] = dtl_feature (kind + 2, node->fine, 0, 0);
  return n;
}

static guint
family_features (guint kind, const DtlParserState *state, const DtlParserNode *node, guint64 *out)
{
  const DtlParserNode *left = dtl_parser_node (state, node->left[0]);
  const DtlParserNode *right = dtl_parser_node (state, node->right[0]);
  guint n = 0;

  out[n++] = dtl_feature (kind, node->tag, node->n_left, node->n_right);
  out[n++] = dtl_feature (kind + 1, node->word, node->n_left, node->n_right);
  out[n++] = dtl_feature (kind + 2, node->tag, node->left_set, 0);
  out[n++] = dtl_feature (kind + 3, node->tag, node->right_set, 0);
  out[n++] = dtl_feature (kind + 4, node->word, node->right_set, 0);
  out[n++] = dtl_feature (kind + 5, node->tag, left->word, left->deprel);
  out[n++] = dtl_feature (kind + 6, node->tag, right->word, right->deprel);
  out[n++] = dtl_feature (kind + 7, left->tag, left->deprel, right->tag);
  return n;
}

/**
 * dtl_parser_move_features:
 * @state: a state
 * @out: room for %DTL_LINEAR_MAX_FEATURES features
 *
 * Returns: the number of features that the next move is decided by
 */
guint
dtl_parser_move_features (const DtlParserState *state, guint64 *out)
{
  int i0 = state->height > 0 ? state->stack[state->height - 1] : -1;
  int i1 = state->height > 1 ? state->stack[state->height - 2] : -1;
  int i2 = state->height > 2 ? state->stack[state->height - 3] : -1;
  const DtlParserNode *s0 = dtl_parser_node (state, i0), *s1 = dtl_parser_node (state, i1);
  const DtlParserNode *s2 = dtl_parser_node (state, i2);
  const DtlParserNode *b0 = dtl_parser_node (state, state->next), *b1 = b0 + 1;
  const DtlParserNode *b2 = b0 + (state->next < state->n_words ? 2 : 1);
  const DtlParserNode *s0l = dtl_parser_node (state, s0->left[0]);
  const DtlParserNode *s0r = dtl_parser_node (state, s0->right[0]);
  const DtlParserNode *s1r = dtl_parser_node (state, s1->right[0]);
  const DtlParserNode *s1l = dtl_parser_node (state, s1->left[0]);
  const DtlParserNode *b0l = dtl_parser_node (state, b0->left[0]);
  const DtlParserNode *before = dtl_parser_node (state, state->next - 1);
  guint near = distance_class (i0, state->next), far = distance_class (i1, i0);
  guint n = 0;

  n += pair_features (0, s0, b0, near, out + n);
  n += pair_features (20, s1, s0, far, out + n);
  n += node_features (40, s0, out + n);
  n += node_features (43, s1, out + n);
  n += node_features (46, b0, out + n);
  n += node_features (49, b1, out + n);
  n += node_features (52, b2, out + n);
  n += node_features (55, s2, out + n);
  n += family_features (60, state, s0, out + n);
  n += family_features (70, state, s1, out + n);
  out[n++] = dtl_feature (80, b0->tag, b0->left_set, 0);
  out[n++] = dtl_feature (81, b0->word, b0->left_set, 0);
  out[n++] = dtl_feature (82, b0->tag, b0l->word, b0l->deprel);
  out[n++] = dtl_feature (83, b0->tag, b1->tag, b2->tag);
  out[n++] = dtl_feature (84, s0->tag, b0->tag, b1->tag);
  out[n++] = dtl_feature (85, s1->tag, s0->tag, b0->tag);
  out[n++] = dtl_feature (86, s2->tag, s1->tag, s0->tag);
  out[n++] = dtl_feature (87, s0->tag, b0->tag, s0l->tag);
  out[n++] = dtl_feature (88, s0->tag, b0->tag, s0r->tag);
  out[n++] = dtl_feature (89, s0->tag, b0->tag, b0l->tag);
  out[n++] = dtl_feature (90, s1->tag, s0->tag, s1r->tag);
  out[n++] = dtl_feature (91, s1->tag, s0->tag, s1l->tag);
  out[n++] = dtl_feature (92, s1->tag, s0->tag, s0l->tag);
  out[n++] = dtl_feature (93, s1->tag, s0->tag, s0r->tag);
  out[n++] = dtl_feature (94, s1->word, s0->word, b0->word);
  out[n++] = dtl_feature (95, s1->word, s0->tag, b0->tag);
  out[n++] = dtl_feature (96, s1->tag, s0->word, b0->tag);
  out[n++] = dtl_feature (97, s1->tag, s0->tag, b0->word);
  out[n++] = dtl_feature (98, s0->word, b0->tag, b1->tag);
  out[n++] = dtl_feature (99, s0->tag, b0->word, b1->tag);
  out[n++] = dtl_feature (100, s0->tag, b0->tag, b1->word);
  out[n++] = dtl_feature (101, s1->tag, s0->left_set, s0->right_set);
  out[n++] = dtl_feature (102, s1->word, s0l->word, s0->tag);
  out[n++] = dtl_feature (103, s1->word, s0l->word, s0->word);
  out[n++] = dtl_feature (104, s1->fine, s0l->word, s0->fine);
  out[n++] = dtl_feature (105, s2->fine, s0l->word, s0->fine);
  out[n++] = dtl_feature (106, s1->right_set, s1->tag, s0->tag);
  out[n++] = dtl_feature (107, before->tag, s0->tag, b0->tag);
  out[n++] = dtl_feature (108, s1->fine, s0->fine, b0->fine);
  out[n++] = dtl_feature (109, s0->fine, b0->fine, b1->fine);
  out[n++] = dtl_feature (110, s1->tag, b0->tag, b1->tag);
  out[n++] = dtl_feature (111, s1->word, b0->word, 0);
  out[n++] = dtl_feature (112, s1->tag, b0->tag, far);
  return n;
}

/**
 * dtl_parser_relation_features:
 * @state: the state before the arc is drawn
 * @head: index of the head
 * @child: index of the child
 * @out: room for %DTL_LINEAR_MAX_FEATURES features
 *
 * Returns: the number of features that the relation is decided by
 */
guint
dtl_parser_relation_features (const DtlParserState *state, gint16 head, gint16 child, guint64 *out)
{
  const DtlParserNode *h = dtl_parser_node (state, head), *c = dtl_parser_node (state, child);
  const DtlParserNode *left = dtl_parser_node (state, c->left[0]);
  const DtlParserNode *inner = dtl_parser_node (state, c->left[1]);
  const DtlParserNode *right = dtl_parser_node (state, c->right[0]);
  const DtlParserNode *before = dtl_parser_node (state, child - 1);
  const DtlParserNode *after = dtl_parser_node (state, child + 1);
  guint side = head > child;
  guint distance = side ? distance_class (child, head) : distance_class (head, child);
  guint kind = side ? 0 : 128;
  guint n = 0;

  n += pair_features (kind, h, c, distance, out);
  n += node_features (kind + 20, h, out + n);
  n += node_features (kind + 23, c, out + n);
  n += family_features (kind + 30, state, c, out + n);
  out[n++] = dtl_feature (kind + 40, h->tag, h->left_set, h->right_set);
  out[n++] = dtl_feature (kind + 41, h->tag, c->tag, left->word);
  out[n++] = dtl_feature (kind + 42, h->word, left->word, left->deprel);
  out[n++] = dtl_feature (kind + 43, h->tag, c->tag, before->word);
  out[n++] = dtl_feature (kind + 44, h->tag, c->tag, after->tag);
  out[n++] = dtl_feature (kind + 45, h->tag, c->tag, before->tag);
  out[n++] = dtl_feature (kind + 46, c->left_set, c->right_set, h->tag);
  out[n++] = dtl_feature (kind + 47, c->tag, left->word, inner->word);
  out[n++] = dtl_feature (kind + 48, c->fine, left->word, h->fine);
  out[n++] = dtl_feature (kind + 49, c->tag, h->left_set, 0);
  out[n++] = dtl_feature (kind + 50, c->tag, h->right_set, 0);
  out[n++] = dtl_feature (kind + 51, h->word, c->tag, h->right_set);
  out[n++] = dtl_feature (kind + 52, right->word, c->tag, h->tag);
  out[n++] = dtl_feature (kind + 53, c->word, left->word, 0);
  out[n++] = dtl_feature (kind + 54, h->word, h->left_set, c->tag);
  return n;
}

static DtlParserMove
best_of_legal (const gint16 *scores, guint legal)
{
  int best = -1;

  for (guint i = 0; i < DTL_PARSER_N_MOVES; i++)
    if ((legal >> i & 1) && (best < 0 || scores[i] > scores[best]))
      best = (int) i;
  g_assert (best >= 0);
  return (DtlParserMove) best;
}

static DtlParserMove
next_move (const DtlParser *self, const DtlParserState *state)
{
  guint64 features[DTL_LINEAR_MAX_FEATURES];
  gint16 scores[DTL_PARSER_N_MOVES] = { 0 };
  guint legal = dtl_parser_legal_moves (state);

  if ((legal & (legal - 1)) != 0)
    dtl_chooser_score (&self->moves, features, dtl_parser_move_features (state, features), scores);
  return best_of_legal (scores, legal);
}

/* The relation of a new arc; what hangs on the root is the root and nothing else is. */
static guint
best_relation (const DtlParser *self, const DtlParserState *state, DtlParserMove move)
{
  guint64 features[DTL_LINEAR_MAX_FEATURES];
  gint16 scores[DTL_LINEAR_MAX_CLASSES] = { 0 };
  gint16 head, child;
  guint n;

  dtl_parser_arc_of (state, move, &head, &child);
  if (head == state->n_words)
    return DTL_DEPREL_ROOT;
  n = dtl_parser_relation_features (state, head, child, features);
  dtl_linear_score (&self->relations, features, n, scores);
  scores[DTL_DEPREL_ROOT] = G_MININT16;
  return dtl_linear_best (scores, DTL_N_DEPRELS);
}

/**
 * dtl_parser_run:
 * @self: a parser
 * @state: a state as dtl_parser_start() leaves it
 *
 * Parses a sentence greedily; the number of moves is twice the number of words.
 */
void
dtl_parser_run (const DtlParser *self, DtlParserState *state)
{
  while (!dtl_parser_is_done (state))
    {
      DtlParserMove move = next_move (self, state);

      dtl_parser_apply (state, move,
                        move == DTL_PARSER_SHIFT ? 0 : best_relation (self, state, move));
    }
}
