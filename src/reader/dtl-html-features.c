/* dtl-html-features.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-features-private.h"

#include "dtl-fold.h"
#include "dtl-reader-date.h"
#include "dtl-reader-lines.h"

#include <math.h>
#include <string.h>

#define SHINGLE 4

static const struct
{
  const char *name;
  guint start;
} groups[] = {
  { "bias", BIAS },   { "tag", TAG },         { "words", WORDS }, { "links", LINKS },
  { "ratio", RATIO }, { "around", AROUND },   { "line", LINE },   { "place", PLACE },
  { "form", FORM },   { "next-to", NEXT_TO }, { "own", OWN },     { "near", NEAR },
  { "far", FAR },     { "spare", END_OWN },   { "self", SELF },   { "window", WINDOW },
  { "mass", MASS },   { "region", REGION },   { "cross", CROSS }, { "type", TYPE },
  { "kin", KIN },     { "rest", END_ALL },
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

  return share == 0     ? 0
         : share < 0.1  ? 1
         : share < 0.3  ? 2
         : share < 0.6  ? 3
         : share < 0.95 ? 4
                        : 5;
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
  x[FORM + 1] =
      g_str_has_suffix (text, "”") || g_str_has_suffix (text, "\"") || g_str_has_suffix (text, "’");
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

      x[FORM + 8] = g_str_has_prefix (self->description, tight) ||
                    g_str_has_prefix (tight, self->description);
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
