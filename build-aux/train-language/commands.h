/* commands.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "labels.h"

G_BEGIN_DECLS

/**
 * Options:
 * @data_dir: Dateline's compiled data
 * @corpora: folder of the corpora
 * @out: folder of the sections learned so far
 * @rounds: how often to go through the training text
 */
typedef struct
{
  const char *data_dir;
  const char *corpora;
  const char *out;
  guint rounds;
} Options;

void command_words (const Options *options);
void command_tagger (const Options *options);
void command_parser (const Options *options);
void command_names (const Options *options);
void command_certain (const Options *options);
void command_pack (const Options *options);
void command_score (const Options *options);

GPtrArray *upper_copies (const GPtrArray *sentences);
void add_copies (GPtrArray *sentences);
void tag_by_folds (GArray *items, const Labels *labels);
GPtrArray *read_part (const Options *options, const char *part, gboolean join_hyphens);
void write_section (const Options *options, const char *name, gconstpointer data, gsize length);
GBytes *read_section (const Options *options, const char *name);

G_END_DECLS
