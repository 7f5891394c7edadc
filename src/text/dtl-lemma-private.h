/* dtl-lemma-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-lexicon.h"

G_BEGIN_DECLS

/**
 * DtlLemmaRules:
 * @lexicon: where the lists are
 * @irregular: index of the list of irregular forms, or -1
 * @columns: its columns noun, verb, adjective, other
 * @endings: index of the list of endings of stems, or -1
 * @mend: its column mend
 */
typedef struct
{
  const DtlLexicon *lexicon;
  int irregular;
  int columns[4];
  int endings;
  int mend;
} DtlLemmaRules;

void dtl_lemmatise (const DtlLemmaRules *rules, const char *norm, guint xpos, GString *lemma);

G_END_DECLS
