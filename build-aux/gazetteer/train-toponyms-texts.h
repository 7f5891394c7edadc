/* train-toponyms-texts.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"

/* Marked texts to learn place names from. */
typedef struct
{
  guint32 start, end; /* code points */
  gboolean has_point;
  double lat, lon;
} Gold;

typedef struct
{
  const char *corpus;  /* interned */
  gboolean demonyms;   /* does the corpus mark "Turkish"? */
  gboolean is_names;   /* marked for names only; no points */
  gboolean is_partial; /* only some of its places are marked */
  guint fold;
  double share; /* its weight in learning to rank */
  char *text;
  char *source; /* (nullable): domain or address */
  DtlDocument *document;
  GArray *gold;  /* Gold */
  GArray *other; /* Gold: spans marked as people and organisations */
} Text;

const Gold *train_overlapping (const GArray *gold, DtlSpan span, gboolean *exact);
void train_load_places (GPtrArray *texts, DtlLanguageModel *model, const char *path,
                        const char *corpus);
void train_load_events (GPtrArray *texts, DtlLanguageModel *model, const char *path);
void train_load_names (GPtrArray *texts, DtlLanguageModel *model, const char *path, int word_column,
                       int tag_column);
