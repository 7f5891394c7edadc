/* dtl-html-content.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-content.h"

#include "dtl-reader-table.h"

#include <math.h>
#include <string.h>

#define LONG_ENOUGH 8 /* words; a longer text that stands twice is taken once */

typedef struct
{
  double first[DTL_HTML_OWN_FEATURES];
  double second[DTL_HTML_ALL_FEATURES];
} Weights;

static double
find_weight (const char *round, guint feature)
{
  g_autofree char *name = dtl_html_feature_name (feature);
  g_autofree char *key = g_strconcat (round, "/", name, NULL);
  const DtlTableRow *row = DTL_TABLE_FIND (html_weights, key);

  return row != NULL ? row->value : 0;
}

static const Weights *
get_weights (void)
{
  static gsize once;
  static Weights weights;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < DTL_HTML_OWN_FEATURES; i++)
        weights.first[i] = find_weight ("first", i);
      for (guint i = 0; i < DTL_HTML_ALL_FEATURES; i++)
        weights.second[i] = find_weight ("second", i);
      g_once_init_leave (&once, 1);
    }
  return &weights;
}

static double
estimate (const double *w, const float *x, guint n)
{
  double z = 0;

  for (guint i = 0; i < n; i++)
    z += w[i] * x[i];
  return 1 / (1 + exp (-z));
}

/**
 * dtl_html_content_score:
 * @page: a page
 * @scores: (out caller-allocates): for each block; above zero it is part of the article
 *
 * Judges the blocks of a page by logistic regression in two rounds, each block by itself and then
 * among the others. The weights are data/reader/html-weights.tsv, learned by build-aux/train-html.
 */
void
dtl_html_content_score (const DtlHtmlPage *page, double *scores)
{
  const Weights *weights = get_weights ();
  guint n = page->blocks->len;
  g_autofree float *x = g_new0 (float, (gsize) n * DTL_HTML_ALL_FEATURES + 1);
  g_autofree float *p = g_new0 (float, n + 1);

  for (guint i = 0; i < n; i++)
    {
      float *row = x + (gsize) i * DTL_HTML_ALL_FEATURES;

      dtl_html_page_own_features (page, i, row);
      p[i] = (float) estimate (weights->first, row, DTL_HTML_OWN_FEATURES);
    }
  dtl_html_page_near_features (page, p, x);
  for (guint i = 0; i < n; i++)
    scores[i] =
        estimate (weights->second, x + (gsize) i * DTL_HTML_ALL_FEATURES, DTL_HTML_ALL_FEATURES) -
        0.5;
}

/* Copyright notices stand at the end of many bodies and are never part of one. */
static gboolean
is_copyright (const DtlHtmlBlock *block)
{
  return block->line_class == DTL_LINES_COPYRIGHT &&
         (block->digits >= 4 || strstr (block->text, "ights") != NULL);
}

/**
 * dtl_html_content_choose:
 * @page: a page
 * @scores: for each block
 *
 * Takes the blocks that are part of the article, each longer text once. A page with none keeps its
 * best block, if that is prose.
 *
 * Returns: (transfer container) (element-type DtlHtmlBlock): the blocks in document order
 */
GPtrArray *
dtl_html_content_choose (const DtlHtmlPage *page, const double *scores)
{
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint best = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      DtlHtmlBlock *block = g_ptr_array_index (page->blocks, i);

      if (scores[i] > scores[best])
        best = i;
      if (scores[i] <= 0 || is_copyright (block) ||
          (block->words >= LONG_ENOUGH && !g_hash_table_add (seen, block->text)))
        continue;
      g_ptr_array_add (chosen, block);
    }
  if (chosen->len == 0 && page->blocks->len > 0)
    {
      DtlHtmlBlock *block = g_ptr_array_index (page->blocks, best);

      if (block->words >= LONG_ENOUGH && block->link_words * 3 < block->words)
        g_ptr_array_add (chosen, block);
    }
  return chosen;
}

/**
 * dtl_html_content_join:
 * @chosen: (element-type DtlHtmlBlock): blocks
 *
 * Returns: (transfer full): their texts with blank lines between them
 */
char *
dtl_html_content_join (GPtrArray *chosen)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (chosen, i);

      if (i > 0)
        g_string_append (out, "\n\n");
      g_string_append (out, block->text);
    }
  return g_string_free (out, FALSE);
}
