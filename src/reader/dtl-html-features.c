/* dtl-html-features.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-features.h"

#include "dtl-fold.h"
#include "dtl-reader-date.h"
#include "dtl-reader-lines.h"

#include <math.h>
#include <string.h>

#define SHINGLE 4

/* Where each group of features begins. */
enum
{
  BIAS = 0,
  TAG = 1,
  WORDS = TAG + 12,
  LINKS = WORDS + 8,
  RATIO = LINKS + 6,
  AROUND = RATIO + 12,
  LINE = AROUND + 14,
  PLACE = LINE + 12,
  FORM = PLACE + 6,
  NEXT_TO = FORM + 14,
  OWN = NEXT_TO + 12,
  NEAR = OWN + 24,
  FAR = NEAR + 24,
  END_OWN = FAR + 24,
  SELF = DTL_HTML_OWN_FEATURES,
  WINDOW = SELF + 2,
  MASS = WINDOW + 8,
  REGION = MASS + 8,
  CROSS = REGION + 12,
  TYPE = CROSS + 16,
  KIN = TYPE + 6,
  END_ALL = KIN + 10,
};

G_STATIC_ASSERT (END_OWN <= DTL_HTML_OWN_FEATURES);
G_STATIC_ASSERT (END_ALL <= DTL_HTML_ALL_FEATURES);

static const struct
{
  const char *name;
  guint start;
} groups[] = {
  { "bias", BIAS },   { "tag", TAG },     { "words", WORDS },     { "links", LINKS },
  { "ratio", RATIO }, { "around", AROUND }, { "line", LINE },     { "place", PLACE },
  { "form", FORM },   { "next-to", NEXT_TO }, { "own", OWN },     { "near", NEAR },
  { "far", FAR },     { "spare", END_OWN }, { "self", SELF },     { "window", WINDOW },
  { "mass", MASS },   { "region", REGION }, { "cross", CROSS },   { "type", TYPE },
  { "kin", KIN },  { "rest", END_ALL },
};

/**
 * dtl_html_feature_name:
 * @i: a feature
 *
 * Returns: (transfer full): its group and its place there, as "words.3"
 */
char *
dtl_html_feature_name (guint i)
{
  guint g = 0;

  while (g + 1 < G_N_ELEMENTS (groups) && groups[g + 1].start <= i)
    g++;
  return g_strdup_printf ("%s.%u", groups[g].name, i - groups[g].start);
}

/* Calls for each word of a text with its hash: runs of letters and digits, case folded. */
static GArray *
hash_words (const char *text)
{
  GArray *hashes = g_array_new (FALSE, FALSE, sizeof (guint));
  guint hash = 5381;
  gboolean open = FALSE;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = *p == '\0' ? 0 : g_utf8_get_char (p);

      if (c != 0 && g_unichar_isalnum (c))
        {
          hash = hash * 33 + g_unichar_tolower (c);
          open = TRUE;
        }
      else if (open)
        {
          g_array_append_val (hashes, hash);
          hash = 5381;
          open = FALSE;
        }
      if (c == 0)
        return hashes;
    }
}

static guint
shingle_hash (const GArray *words, guint at)
{
  guint hash = 17;

  for (guint i = at; i < at + SHINGLE && i < words->len; i++)
    hash = hash * 1000003 + g_array_index (words, guint, i);
  return hash;
}

static GHashTable *
shingle_set (const char *text)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) words = hash_words (text);

  for (guint i = 0; i + SHINGLE <= words->len; i++)
    g_hash_table_add (set, GUINT_TO_POINTER (shingle_hash (words, i) | 1));
  return set;
}

static double
share_in_body (GHashTable *body, const char *text)
{
  g_autoptr (GArray) words = hash_words (text);
  guint found = 0, all = 0;

  for (guint i = 0; i + SHINGLE <= words->len; i++, all++)
    found += g_hash_table_contains (body, GUINT_TO_POINTER (shingle_hash (words, i) | 1));
  return all > 0 ? (double) found / all : 0;
}

/**
 * dtl_html_page_new:
 * @blocks: (element-type DtlHtmlBlock): blocks of a page; must live as long as the result
 * @metadata: what the page says about itself; likewise
 *
 * Returns: (transfer full): the page, ready for dtl_html_page_own_features()
 */
DtlHtmlPage *
dtl_html_page_new (GPtrArray *blocks, const DtlHtmlMetadata *metadata)
{
  DtlHtmlPage *self = g_new0 (DtlHtmlPage, 1);

  self->blocks = blocks;
  self->metadata = metadata;
  self->before = g_new0 (guint, blocks->len + 1);
  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (blocks, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->texts, block->text));

      g_hash_table_insert (self->texts, block->text, GUINT_TO_POINTER (count + 1));
      self->before[i] = self->total_words;
      self->total_words += block->words;
    }
  if (metadata->body != NULL && strlen (metadata->body) > 200)
    self->body = shingle_set (metadata->body);
  for (guint i = 0; i < metadata->titles->len; i++)
    g_ptr_array_add (self->titles, dtl_fold_tight (g_ptr_array_index (metadata->titles, i), -1));
  if (metadata->description != NULL)
    self->description = dtl_fold_tight (metadata->description, -1);
  return self;
}

void
dtl_html_page_free (DtlHtmlPage *self)
{
  g_free (self->before);
  g_hash_table_unref (self->texts);
  g_clear_pointer (&self->body, g_hash_table_unref);
  g_ptr_array_unref (self->titles);
  g_free (self->description);
  g_free (self);
}

static guint
word_bin (guint words)
{
  static const guint ends[] = { 2, 4, 9, 19, 39, 79, 159 };
  guint bin = 0;

  while (bin < G_N_ELEMENTS (ends) && words > ends[bin])
    bin++;
  return bin;
}

static guint
link_bin (const DtlHtmlBlock *block)
{
  double share = (double) block->link_words / block->words;

  return share == 0 ? 0 : share < 0.1 ? 1 : share < 0.3 ? 2 : share < 0.6 ? 3 : share < 0.95 ? 4 : 5;
}

static void
set_bits (float *x, guint start, guint bits, guint n)
{
  for (guint i = 0; i < n; i++)
    x[start + i] = (bits >> i & 1) != 0 ? 1 : 0;
}

static gboolean
matches_title (const DtlHtmlPage *self, const char *tight)
{
  gsize length = strlen (tight);

  for (guint i = 0; i < self->titles->len; i++)
    {
      const char *title = g_ptr_array_index (self->titles, i);

      if (length >= 12 && *title != '\0' &&
          (g_str_has_prefix (title, tight) || g_str_has_prefix (tight, title)) &&
          length < strlen (title) * 3 / 2 + 4)
        return TRUE;
    }
  return FALSE;
}

static void
set_ratios (const DtlHtmlBlock *block, float *x)
{
  double words = block->words;
  gsize chars = strlen (block->text);

  x[RATIO + 0] = (float) (log2 (words + 1) / 8);
  x[RATIO + 1] = (float) (block->link_words / words);
  x[RATIO + 2] = (float) (block->link_words / words * MIN (words, 30) / 30);
  x[RATIO + 3] = (float) MIN (block->stops / words * 10, 3);
  x[RATIO + 4] = (float) MIN (block->commas / words * 10, 3);
  x[RATIO + 5] = (float) (block->capitals / words);
  x[RATIO + 6] = (float) MIN (block->digits / (double) (chars + 1) * 4, 2);
  x[RATIO + 7] = (float) (block->strong_words / words);
  x[RATIO + 8] = block->stops > 0;
  x[RATIO + 9] = block->capitals / words > 0.7 && words > 2;
  x[RATIO + 10] = block->commas > 0;
  x[RATIO + 11] = block->strong_words == block->words;
}

static void
set_form (const DtlHtmlPage *self, const DtlHtmlBlock *block, float *x)
{
  const char *text = block->text;
  gsize length = strlen (text);
  char last = text[length - 1];
  g_autofree char *byline = NULL;
  DtlPartialDate date;

  x[FORM + 0] = strchr (".!?", last) != NULL;
  x[FORM + 1] = g_str_has_suffix (text, "”") || g_str_has_suffix (text, "\"") || g_str_has_suffix (text, "’");
  x[FORM + 2] = last == ':';
  x[FORM + 3] = g_ascii_islower (*text);
  x[FORM + 4] = strstr (text, "©") != NULL || strstr (text, "rights reserved") != NULL;
  x[FORM + 5] = strchr (text, '|') != NULL;
  x[FORM + 6] = g_str_has_suffix (text, "...") || g_str_has_suffix (text, "…");
  if (length < 160)
    {
      g_autofree char *tight = dtl_fold_tight (text, -1);

      x[FORM + 7] = matches_title (self, tight);
      x[FORM + 9] = block->words < 16 && dtl_date_find (text, &date, NULL, NULL);
      x[FORM + 10] = dtl_line_byline (text, &byline);
    }
  if (self->description != NULL && block->words >= 5)
    {
      g_autofree char *tight = dtl_fold_tight (text, -1);

      x[FORM + 8] = g_str_has_prefix (self->description, tight) || g_str_has_prefix (tight, self->description);
    }
  x[FORM + 11] = GPOINTER_TO_UINT (g_hash_table_lookup (self->texts, text)) > 1;
  if (self->body != NULL && block->words >= SHINGLE)
    {
      double share = share_in_body (self->body, text);

      x[FORM + 12] = (float) share;
      x[FORM + 13] = (float) (1 - share);
    }
}

/**
 * dtl_html_page_own_features:
 * @self: a page
 * @i: a block
 * @x: (out caller-allocates): %DTL_HTML_OWN_FEATURES values
 *
 * Describes a block by its element, length, links, punctuation, surroundings and the words in the
 * class names around it. No host, no address and no wording of any site takes part.
 */
void
dtl_html_page_own_features (const DtlHtmlPage *self, guint i, float *x)
{
  const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, i);
  double place = self->before[i] / (double) MAX (self->total_words, 1);

  memset (x, 0, DTL_HTML_OWN_FEATURES * sizeof *x);
  x[BIAS] = 1;
  x[TAG + block->tag] = 1;
  x[WORDS + word_bin (block->words)] = 1;
  x[LINKS + link_bin (block)] = 1;
  set_ratios (block, x);
  set_bits (x, AROUND, block->around, 14);
  if (block->line_class >= 0)
    x[LINE + block->line_class] = 1;
  x[PLACE + (guint) MIN (place * 5, 4)] = 1;
  x[PLACE + 5] = (float) (MIN (block->depth, 30) / 15.0);
  set_form (self, block, x);
  for (int side = 0; side < 2; side++)
    if (side == 0 ? i > 0 : i + 1 < self->blocks->len)
      {
        const DtlHtmlBlock *other = g_ptr_array_index (self->blocks, side == 0 ? i - 1 : i + 1);
        guint at = NEXT_TO + 6 * (guint) side;

        x[at + 0] = (float) (log2 (other->words + 1) / 8);
        x[at + 1] = (float) (other->link_words / (double) other->words);
        x[at + 2] = other->tag == DTL_TAG_P;
        x[at + 3] = other->stops > 0;
        x[at + 4] = other->node->parent == block->node->parent;
        x[at + 5] = other->line_class >= 0;
      }
  set_bits (x, OWN, block->hints_own, DTL_N_HINTS);
  set_bits (x, NEAR, block->hints_near, DTL_N_HINTS);
  set_bits (x, FAR, block->hints_far, DTL_N_HINTS);
}

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

  for (int j = (int) i + step; j >= 0 && j < (int) self->blocks->len && ABS (j - (int) i) < 60; j += step)
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
      x[REGION + 0] = climb >= 0;
      x[REGION + 1] = climb == 0 || climb == 1;
      x[REGION + 2] = climb == 2;
      x[REGION + 3] = climb > 3;
      x[REGION + 4] = first != G_MAXUINT && i < first;
      x[REGION + 5] = i > last;
      x[REGION + 6] = first != G_MAXUINT && i >= first && i <= last;
      x[REGION + 7] = x[REGION + 6] > 0 && climb >= 0;
      x[REGION + 8] = first != G_MAXUINT && i < first && climb >= 0;
      x[REGION + 9] = i > last && climb >= 0;
      x[REGION + 10] = (float) (i > last ? MIN ((i - last) / 10.0, 2) : 0);
      x[REGION + 11] = (float) (first != G_MAXUINT && i < first ? MIN ((first - i) / 10.0, 2) : 0);
      set_crossings (x, x);
      set_kin (self, sums, p, i, x);
      x[TYPE + 0] = (float) (total > 0 ? make->mass / total : 0);
      x[TYPE + 1] = (float) (make->gain > 0 ? make->mass / make->gain : 0);
      x[TYPE + 2] = (float) ((x[TYPE + 0] > 0.5) && climb >= 0);
      x[TYPE + 3] = (float) logit (x[TYPE + 1]);
      x[TYPE + 4] = (float) (total > 0 ? MIN (total / 400, 2) : 0);
    }
}
