/* labels.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "treebank.h"

G_BEGIN_DECLS

/* The classes of the tagger: pairs of Penn and universal tag that the treebank uses. */
typedef struct
{
  guint8 pairs[2 * 96];
  guint n_labels;
  guint8 of[DTL_N_XPOS][DTL_N_UPOS];
} Labels;

void labels_learn (Labels *self, const GPtrArray *sentences, guint most);

G_END_DECLS
