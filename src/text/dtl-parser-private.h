/* dtl-parser-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"
#include "dtl-linear-private.h"
#include "dtl-weights-private.h"
#include "dtl-word-table-private.h"

G_BEGIN_DECLS

#define DTL_PARSER_MAX_WORDS 512

/* The moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011). */
typedef enum
{
  DTL_PARSER_SHIFT,
  DTL_PARSER_LEFT,
  DTL_PARSER_RIGHT,
  DTL_PARSER_N_MOVES
} DtlParserMove;

/**
 * DtlParserNode:
 * @word: hash of the word
 * @fine: its word class
 * @tag: its label from the tagger
 * @deprel: #DtlDeprel to its head
 * @head: index of its head, -1 while it has none
 * @left: its outermost and second outermost child on the left, -1 for none
 * @right: the same on the right
 * @n_left: its children on the left
 * @n_right: its children on the right
 * @left_set: their relations, a bit each
 * @right_set: the same on the right
 */
typedef struct
{
  guint64 word;
  guint64 left_set;
  guint64 right_set;
  guint16 fine;
  guint8 tag;
  guint8 deprel;
  gint16 head;
  gint16 left[2];
  gint16 right[2];
  guint8 n_left;
  guint8 n_right;
} DtlParserNode;

/**
 * DtlParserState:
 * @n_words: words of the sentence; the node after the last stands for the root
 * @next: first node of the buffer
 * @height: nodes on the stack
 * @stack: the stack, top last
 * @nodes: the nodes; one more before the first stands for what is missing
 */
typedef struct
{
  gint16 n_words;
  gint16 next;
  gint16 height;
  gint16 stack[DTL_PARSER_MAX_WORDS + 1];
  DtlParserNode room[DTL_PARSER_MAX_WORDS + 4];
} DtlParserState;

/**
 * DtlParser:
 * @moves: decides on the next move
 * @relations: names the relation of a new arc, one class a #DtlDeprel
 */
typedef struct
{
  DtlChooser moves;
  DtlLinear relations;
} DtlParser;

gboolean dtl_parser_map (DtlParser *self, const DtlWeights *weights);
void dtl_parser_run (const DtlParser *self, DtlParserState *state);
void dtl_parser_start (DtlParserState *state,
                       const DtlWordFeatures *words,
                       const guint8 *tags,
                       guint n_words);
gboolean dtl_parser_is_done (const DtlParserState *state);
guint dtl_parser_legal_moves (const DtlParserState *state);
void
dtl_parser_arc_of (const DtlParserState *state, DtlParserMove move, gint16 *head, gint16 *child);
void dtl_parser_apply (DtlParserState *state, DtlParserMove move, guint deprel);
guint dtl_parser_move_features (const DtlParserState *state, guint64 *out);
guint
dtl_parser_relation_features (const DtlParserState *state, gint16 head, gint16 child, guint64 *out);

static inline const DtlParserNode *
dtl_parser_node (const DtlParserState *state, int i)
{
  return &state->room[i + 1];
}

G_END_DECLS
