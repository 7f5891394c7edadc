/* dtl-html-neighbours.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-features-private.h"

#include <math.h>
#include <string.h>

static double
mass_of (const DtlHtmlPage *self, const float *p, guint i)
{
  const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, i);

  return p[i] * block->words;
}

typedef struct
{
  double mass; /* words that are likely to be of the article */
  double gain; /* these less the words that are not */
} Sum;

#define MAX_CLIMB 40

/* What each element holds, for the elements around the blocks. */
static GHashTable *
sum_elements (const DtlHtmlPage *self, const float *p)
{
  GHashTable *sums = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, i);
      const xmlNode *node = block->node;

      for (guint k = 0; node != NULL && k < MAX_CLIMB; k++, node = node->parent)
        {
          Sum *sum = g_hash_table_lookup (sums, node);

          if (sum == NULL)
            g_hash_table_insert (sums, (gpointer) node, sum = g_new0 (Sum, 1));
          sum->mass += mass_of (self, p, i);
          sum->gain += (p[i] - 0.5) * block->words;
        }
    }
  return sums;
}

/* The element with the most article in it and the least else: a node of the greatest gain, and the
   deepest of those. */
static const xmlNode *
find_region (const DtlHtmlPage *self, GHashTable *sums)
{
  const xmlNode *best = NULL;
  double most = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, i);
      const xmlNode *node = block->node;

      for (guint k = 0; node != NULL && k < MAX_CLIMB; k++, node = node->parent)
        {
          const Sum *sum = g_hash_table_lookup (sums, node);

          if (sum->gain > most + 0.01)
            {
              most = sum->gain;
              best = node;
            }
        }
    }
  return best;
}

static int
climb_to (const xmlNode *node, const xmlNode *region)
{
  for (int k = 0; node != NULL && k < MAX_CLIMB; k++, node = node->parent)
    if (node == region)
      return k;
  return -1;
}

static double
share_of (GHashTable *sums, const xmlNode *node, double total)
{
  const Sum *sum = node != NULL ? g_hash_table_lookup (sums, node) : NULL;

  return sum != NULL && total > 0 ? sum->mass / total : 0;
}

static double
logit (double p)
{
  p = CLAMP (p, 0.003, 0.997);
  return log (p / (1 - p)) / 3;
}

static void
set_window (const DtlHtmlPage *self, const float *p, guint i, float *x)
{
  double near = 0, near_words = 0, wide = 0, wide_words = 0;

  for (int d = -6; d <= 6; d++)
    {
      int j = (int) i + d;

      if (d == 0 || j < 0 || j >= (int) self->blocks->len)
        continue;
      const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, (guint) j);
      double words = MIN (block->words, 60) + 2;

      wide += p[j] * words;
      wide_words += words;
      if (ABS (d) <= 2)
        {
          near += p[j] * words;
          near_words += words;
        }
    }
  x[WINDOW + 0] = i > 0 ? (float) logit (p[i - 1]) : -1;
  x[WINDOW + 1] = i + 1 < self->blocks->len ? (float) logit (p[i + 1]) : -1;
  x[WINDOW + 2] = (float) logit (near_words > 0 ? near / near_words : 0);
  x[WINDOW + 3] = (float) logit (wide_words > 0 ? wide / wide_words : 0);
  x[WINDOW + 4] = i > 0 && i + 1 < self->blocks->len && p[i - 1] > 0.5 && p[i + 1] > 0.5;
  x[WINDOW + 5] = (float) logit (p[i]) * x[WINDOW + 2];
}

static void
set_crossings (const float *own, float *x)
{
  const gboolean in = x[REGION + 0] > 0;
  const float *tag = own + TAG;

  x[CROSS + 0] = in && tag[DTL_TAG_P] > 0;
  x[CROSS + 1] = in && tag[DTL_TAG_HEADING] > 0;
  x[CROSS + 2] = in && tag[DTL_TAG_LI] > 0;
  x[CROSS + 3] = in && tag[DTL_TAG_DIV] > 0;
  x[CROSS + 4] = in && tag[DTL_TAG_TD] > 0;
  x[CROSS + 5] = !in && tag[DTL_TAG_P] > 0;
  x[CROSS + 6] = in ? own[RATIO + 1] : 0;
  x[CROSS + 7] = in ? own[RATIO + 0] : 0;
  x[CROSS + 8] = in && own[RATIO + 1] > 0.9;
  x[CROSS + 9] = in && own[FORM + 0] > 0;
  x[CROSS + 10] = in && tag[DTL_TAG_HEADING] > 0 && x[WINDOW + 1] > 0;
  x[CROSS + 11] = in && tag[DTL_TAG_LI] > 0 && own[RATIO + 1] > 0.6;
  x[CROSS + 12] = in && tag[DTL_TAG_LI] > 0 && own[RATIO + 1] < 0.2;
  x[CROSS + 13] = in && tag[DTL_TAG_P] > 0 && own[RATIO + 1] > 0.9;
  x[CROSS + 14] = in && own[RATIO + 11] > 0;
  x[CROSS + 15] = in && tag[DTL_TAG_QUOTE] > 0;
}

/* Blocks of the same make: element, class and the class outside. */
static guint
make_of (const DtlHtmlBlock *block)
{
  const xmlNode *parent = block->node->parent;
  const xmlAttr *class = xmlHasProp (block->node, (const xmlChar *) "class");
  guint hash = g_str_hash (block->node->name);

  if (class != NULL && class->children != NULL && class->children->content != NULL)
    hash = hash * 31 + g_str_hash (class->children->content);
  if (parent != NULL && parent->type == XML_ELEMENT_NODE)
    {
      hash = hash * 31 + g_str_hash (parent->name);
      class = xmlHasProp (parent, (const xmlChar *) "class");
      if (class != NULL && class->children != NULL && class->children->content != NULL)
        hash = hash * 31 + g_str_hash (class->children->content);
    }
  return hash;
}

static GHashTable *
sum_makes (const DtlHtmlPage *self, const float *p)
{
  GHashTable *sums = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (make_of (g_ptr_array_index (self->blocks, i)));
      const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, i);
      Sum *sum = g_hash_table_lookup (sums, key);

      if (sum == NULL)
        g_hash_table_insert (sums, key, sum = g_new0 (Sum, 1));
      sum->mass += mass_of (self, p, i);
      sum->gain += block->words;
    }
  return sums;
}

static double
mean_of (GHashTable *sums, const xmlNode *node)
{
  const Sum *sum = node != NULL ? g_hash_table_lookup (sums, node) : NULL;
  /* gain = mass - words / 2 */
  double words = sum != NULL ? 2 * (sum->mass - sum->gain) : 0;

  return words > 0 ? sum->mass / words : 0;
}

/* The estimate of the nearest block before or after that has another parent: what stands around the
   list or the row that a block is in. */
static double
around_kin (const DtlHtmlPage *self, const float *p, guint i, int step)
{
  const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, i);

  for (int j = (int) i + step; j >= 0 && j < (int) self->blocks->len && ABS (j - (int) i) < 60;
       j += step)
    {
      const DtlHtmlBlock *other = g_ptr_array_index (self->blocks, (guint) j);

      if (other->node->parent != block->node->parent)
        return p[j];
    }
  return 0;
}

static void
set_kin (const DtlHtmlPage *self, GHashTable *sums, const float *p, guint i, float *x)
{
  const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, i);
  const xmlNode *parent = block->node->parent;
  const double before = around_kin (self, p, i, -1), after = around_kin (self, p, i, 1);
  const double mean = mean_of (sums, parent);
  const gboolean item = block->tag == DTL_TAG_LI || block->tag == DTL_TAG_DT;

  x[KIN + 0] = (float) logit (mean);
  x[KIN + 1] = (float) logit (mean_of (sums, parent != NULL ? parent->parent : NULL));
  x[KIN + 2] = (float) logit (before);
  x[KIN + 3] = (float) logit (after);
  x[KIN + 4] = before > 0.5 && after > 0.5;
  x[KIN + 5] = item ? x[KIN + 0] : 0;
  x[KIN + 6] = item && before > 0.5 && after > 0.5;
  x[KIN + 7] = item && before > 0.5;
  x[KIN + 8] = item ? (float) logit (MAX (before, after)) : 0;
  x[KIN + 9] = block->tag == DTL_TAG_TD ? x[KIN + 0] : 0;
}

static void
find_ends (const DtlHtmlPage *self, const float *p, guint *first, guint *last)
{
  *first = G_MAXUINT;
  *last = 0;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, i);

      if (p[i] < 0.6 || block->words < 15)
        continue;
      *first = MIN (*first, i);
      *last = i;
    }
}

static void
set_masses (GHashTable *sums, const xmlNode *node, double total, float *x)
{
  for (guint k = 0; k < 5; k++)
    {
      x[MASS + k] = (float) share_of (sums, node, total);
      node = node != NULL ? node->parent : NULL;
    }
}

/* Where a block lies to the region, @climb elements inside it or -1, and to the first and the last
   block that are surely of the article. */
static void
set_region (int climb, guint i, guint first, guint last, float *x)
{
  const gboolean inside = climb >= 0, before = first != G_MAXUINT && i<first, after = i> last;

  x[REGION + 0] = inside;
  x[REGION + 1] = climb == 0 || climb == 1;
  x[REGION + 2] = climb == 2;
  x[REGION + 3] = climb > 3;
  x[REGION + 4] = before;
  x[REGION + 5] = after;
  x[REGION + 6] = first != G_MAXUINT && i >= first && i <= last;
  x[REGION + 7] = x[REGION + 6] > 0 && inside;
  x[REGION + 8] = before && inside;
  x[REGION + 9] = after && inside;
  x[REGION + 10] = (float) (after ? MIN ((i - last) / 10.0, 2) : 0);
  x[REGION + 11] = (float) (before ? MIN ((first - i) / 10.0, 2) : 0);
}

/**
 * dtl_html_page_near_features:
 * @self: a page
 * @p: for each block, a first estimate that it is of the article
 * @x: (inout): for each block, %DTL_HTML_ALL_FEATURES values of which the own ones are set
 *
 * Adds what the estimates of the other blocks say about each: those beside it, those in the same
 * elements, and the region of the page that holds most of the article.
 */
void
dtl_html_page_near_features (const DtlHtmlPage *self, const float *p, float *x)
{
  g_autoptr (GHashTable) sums = sum_elements (self, p);
  g_autoptr (GHashTable) makes = sum_makes (self, p);
  const xmlNode *region = find_region (self, sums);
  guint first, last;
  double total = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    total += mass_of (self, p, i);
  find_ends (self, p, &first, &last);
  for (guint i = 0; i < self->blocks->len; i++, x += DTL_HTML_ALL_FEATURES)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, i);
      const Sum *make = g_hash_table_lookup (makes, GUINT_TO_POINTER (make_of (block)));
      int climb = climb_to (block->node, region);

      memset (x + SELF, 0, (DTL_HTML_ALL_FEATURES - SELF) * sizeof *x);
      x[SELF] = (float) logit (p[i]);
      x[SELF + 1] = p[i];
      set_window (self, p, i, x);
      set_masses (sums, block->node, total, x);
      set_region (climb, i, first, last, x);
      set_crossings (x, x);
      set_kin (self, sums, p, i, x);
      x[TYPE + 0] = (float) (total > 0 ? make->mass / total : 0);
      x[TYPE + 1] = (float) (make->gain > 0 ? make->mass / make->gain : 0);
      x[TYPE + 2] = (float) ((x[TYPE + 0] > 0.5) && climb >= 0);
      x[TYPE + 3] = (float) logit (x[TYPE + 1]);
      x[TYPE + 4] = (float) (total > 0 ? MIN (total / 400, 2) : 0);
    }
}
