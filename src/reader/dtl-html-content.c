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

#define PROSE_WORDS 15
#define KIN_SCORE -0.3
#define KIN_WORDS 60
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

static gboolean
is_prose (const DtlHtmlBlock *block)
{
  const guint outside = DTL_AROUND_ASIDE | DTL_AROUND_NAV | DTL_AROUND_FOOTER | DTL_AROUND_FIGURE |
                        DTL_AROUND_CAPTION | DTL_AROUND_FORM | DTL_AROUND_HIDDEN;

  return block->words >= PROSE_WORDS && block->stops > 0 && block->link_words == 0 &&
         (block->around & outside) == 0;
}

/* Name and class of the element that holds a block; NULL if it has no class. */
static char *
dup_holder (const DtlHtmlBlock *block)
{
  const xmlNode *holder = block->node->parent;
  g_autofree char *class =
      holder != NULL && holder->type == XML_ELEMENT_NODE ? dtl_html_dup_attribute (holder, "class")
                                                         : NULL;

  return class != NULL && *class != '\0'
             ? g_strdup_printf ("%s %s", (const char *) holder->name, class)
             : NULL;
}

/* Elements whose prose is of the article: their name and class to the words that were chosen. */
static GHashTable *
find_holders (const DtlHtmlPage *page, const double *scores)
{
  GHashTable *holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (page->blocks, i);
      char *holder = scores[i] > 0 && is_prose (block) ? dup_holder (block) : NULL;
      guint words =
          holder != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (holders, holder)) : 0;

      if (holder != NULL)
        g_hash_table_replace (holders, holder, GUINT_TO_POINTER (words + block->words));
    }
  return holders;
}

/* A column or an entry that stands apart from the rest is of the article too, if its element has the
   name and class of those with the article's prose, and the block is not judged much worse. */
static gboolean
is_kin (const DtlHtmlBlock *block, double score, GHashTable *holders)
{
  g_autofree char *holder = score > KIN_SCORE && is_prose (block) ? dup_holder (block) : NULL;

  return holder != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (holders, holder)) >= KIN_WORDS;
}

/* The heading of a box goes with it. */
static void
drop_heading_before (GPtrArray *chosen, const DtlHtmlBlock *block)
{
  const DtlHtmlBlock *last = chosen->len > 0 ? g_ptr_array_index (chosen, chosen->len - 1) : NULL;

  if (last != NULL && last->tag == DTL_TAG_HEADING && last->order + 1 == block->order)
    g_ptr_array_set_size (chosen, (int) chosen->len - 1);
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
  g_autoptr (GHashTable) holders = find_holders (page, scores);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint best = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      DtlHtmlBlock *block = g_ptr_array_index (page->blocks, i);

      if (scores[i] > scores[best])
        best = i;
      if (dtl_html_is_solicitation (block->text, block->words))
        {
          drop_heading_before (chosen, block);
          continue;
        }
      if ((scores[i] <= 0 && !is_kin (block, scores[i], holders)) || is_copyright (block) ||
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
