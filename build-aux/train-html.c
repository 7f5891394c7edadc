/* train-html.c: learns the weights by which the blocks of a page are told as article or not
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* usage: train-html FOLDER [OUT.tsv]
 *
 * FOLDER holds dev.jsonl, one page a line with "file" and "text", and the pages. Prints the body
 * scores of five-fold cross-validation, in which pages of one host stay in one fold; with OUT.tsv
 * also trains on all pages and writes the weights.
 *
 * The method is logistic regression in two rounds. The first judges each block by itself. The
 * second knows the first round's estimates of the blocks around it; it is trained on estimates
 * that were made without the page in question. A block weighs as many words as it has, as a share
 * of its page, so that the loss follows the mean over pages of precision and recall. */

#include "config.h"

#include "dtl-html-content.h"
#include "dtl-html-features.h"
#include "dtl-reader-charset.h"
#include "dtl-reader-json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FOLDS 5
#define ROUNDS 400
#define SHINGLE 4

typedef struct
{
  char *name;
  guint fold;
  DtlHtmlDoc *doc;
  DtlHtmlMetadata *metadata;
  GPtrArray *blocks;
  DtlHtmlPage *page;
  GHashTable *gold; /* shingle to count */
  guint n_gold;
  GHashTable *gold_lines;
  float *x;
  float *label;
  float *weight;
  float *first;
  float *second;
} Page;

static double ridge = 0.01;

static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean letter = *p != '\0' && (g_unichar_isalnum (g_utf8_get_char (p)) || *p == '_');

      if (letter && start == NULL)
        start = p;
      if (!letter && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (*p == '\0')
        return words;
    }
}

static char *
shingle_at (GPtrArray *words, guint at)
{
  GString *out = g_string_new (NULL);

  for (guint i = at; i < at + SHINGLE && i < words->len; i++)
    g_string_append_printf (out, "%s ", (char *) g_ptr_array_index (words, i));
  return g_string_free (out, FALSE);
}

static GHashTable *
count_shingles (const char *text, guint *n)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) words = split_words (text);
  guint last = words->len > SHINGLE ? words->len - SHINGLE + 1 : words->len > 0;

  for (guint i = 0; i < last; i++)
    {
      char *key = shingle_at (words, i);

      g_hash_table_replace (
          counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  *n = last;
  return counts;
}

static GHashTable *
line_set (const char *text)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) words = split_words (lines[i]);

      g_ptr_array_add (words, NULL);
      g_hash_table_add (set, g_strjoinv (" ", (char **) words->pdata));
    }
  return set;
}

/* The share of a block's shingles that the gold text has; a block shorter than a shingle must be a
   line of it. */
static float
label_block (const Page *page, const DtlHtmlBlock *block)
{
  g_autoptr (GPtrArray) words = split_words (block->text);
  guint hits = 0, n = words->len;

  if (n < SHINGLE)
    {
      g_ptr_array_add (words, NULL);
      g_autofree char *line = g_strjoinv (" ", (char **) words->pdata);
      return g_hash_table_contains (page->gold_lines, line);
    }
  for (guint i = 0; i + SHINGLE <= n; i++)
    {
      g_autofree char *key = shingle_at (words, i);

      hits += g_hash_table_contains (page->gold, key);
    }
  return (float) hits / (float) (n - SHINGLE + 1);
}

static char *
load_text (const char *path, gsize *length)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) raw = G_INPUT_STREAM (g_file_read (file, NULL, NULL));
  g_autoptr (GConverter) unzip =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (raw == NULL)
    g_error ("no file %s", path);
  stream = g_str_has_suffix (path, ".gz") ? g_converter_input_stream_new (raw, unzip)
                                          : g_object_ref (raw);
  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  gsize size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out));
  const char *data = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out));
  g_autofree char *declared = dtl_charset_dup_of_markup (data, size);
  return dtl_charset_decode (data, size, declared, length);
}

static guint
fold_of (const char *url)
{
  const char *host = strstr (url, "://");
  gsize length;

  host = host != NULL ? host + 3 : url;
  if (g_str_has_prefix (host, "www."))
    host += 4;
  length = strcspn (host, "/");
  g_autofree char *name = g_strndup (host, length);
  return g_str_hash (name) % FOLDS;
}

static Page *
load_page (const char *folder, JsonObject *row)
{
  Page *self = g_new0 (Page, 1);
  g_autofree char *path =
      g_build_filename (folder, json_object_get_string_member (row, "file"), NULL);
  const char *gold = json_object_get_string_member (row, "text");
  gsize length;
  g_autofree char *text = load_text (path, &length);
  double total = 0;

  self->name = g_strdup (json_object_get_string_member (row, "id"));
  self->fold = fold_of (json_object_get_string_member (row, "url"));
  self->doc = dtl_html_parse (text, length);
  self->metadata = dtl_html_metadata_new (self->doc);
  self->blocks = dtl_html_blocks_new (self->doc);
  self->page = dtl_html_page_new (self->blocks, self->metadata);
  self->gold = count_shingles (gold, &self->n_gold);
  self->gold_lines = line_set (gold);
  guint n = self->blocks->len;
  self->x = g_new0 (float, (gsize) n * DTL_HTML_ALL_FEATURES + 1);
  self->label = g_new0 (float, n + 1);
  self->weight = g_new0 (float, n + 1);
  self->first = g_new0 (float, n + 1);
  self->second = g_new0 (float, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (self->blocks, i);

      dtl_html_page_own_features (self->page, i, self->x + (gsize) i * DTL_HTML_ALL_FEATURES);
      self->label[i] = label_block (self, block);
      self->weight[i] = (float) block->words + 1.5f;
      total += self->label[i] * block->words;
    }
  /* A page counts as one, but no page of few words may outweigh the rest by its furniture. */
  total = MAX (total, 150);
  for (guint i = 0; i < n; i++)
    self->weight[i] = (float) MIN (self->weight[i] / total, 0.5);
  return self;
}

/* A feature of a block that is not zero; most are. */
typedef struct
{
  guint feature;
  float value;
} Cell;

typedef struct
{
  guint from;
  guint to;
  float label;
  float weight;
} Row;

static void
collect_rows (GPtrArray *pages,
              guint n_features,
              gboolean (*use) (const Page *page, gconstpointer data),
              gconstpointer data,
              GArray *rows,
              GArray *cells)
{
  for (guint k = 0; k < pages->len; k++)
    {
      const Page *page = g_ptr_array_index (pages, k);

      if (!use (page, data))
        continue;
      for (guint i = 0; i < page->blocks->len; i++)
        {
          const float *x = page->x + (gsize) i * DTL_HTML_ALL_FEATURES;
          Row row = { cells->len, 0, page->label[i], page->weight[i] };

          for (guint f = 0; f < n_features; f++)
            if (x[f] != 0)
              {
                const Cell cell = { f, x[f] };

                g_array_append_val (cells, cell);
              }
          row.to = cells->len;
          g_array_append_val (rows, row);
        }
    }
}

/* Adds up the gradient of the loss over all rows; gives the rows' weight. */
static double
add_gradient (const GArray *rows, const GArray *cells, const double *w, double *gradient)
{
  double sum = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      double z = 0;

      for (guint c = row->from; c < row->to; c++)
        z += w[g_array_index (cells, Cell, c).feature] * g_array_index (cells, Cell, c).value;
      z = row->weight * (1 / (1 + exp (-z)) - row->label);
      for (guint c = row->from; c < row->to; c++)
        gradient[g_array_index (cells, Cell, c).feature] +=
            z * g_array_index (cells, Cell, c).value;
      sum += row->weight;
    }
  return sum;
}

/* Full-batch gradient descent with adaptive moments (Kingma and Ba 2015). */
static double *
train (GPtrArray *pages,
       guint n_features,
       gboolean (*use) (const Page *page, gconstpointer data),
       gconstpointer data)
{
  double *w = g_new0 (double, n_features);
  g_autofree double *m = g_new0 (double, n_features);
  g_autofree double *v = g_new0 (double, n_features);
  g_autofree double *g = g_new0 (double, n_features);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  collect_rows (pages, n_features, use, data, rows, cells);
  for (guint round = 1; round <= ROUNDS; round++)
    {
      double sum, rate = 0.08 * (1 - (double) round / (ROUNDS + 20));

      memset (g, 0, n_features * sizeof *g);
      sum = add_gradient (rows, cells, w, g);
      for (guint f = 0; f < n_features; f++)
        {
          double gradient = g[f] / sum + (f > 0 ? ridge * w[f] / 10 : 0);

          m[f] = 0.9 * m[f] + 0.1 * gradient;
          v[f] = 0.99 * v[f] + 0.01 * gradient * gradient;
          w[f] -= rate * (m[f] / (1 - pow (0.9, round))) /
                  (sqrt (v[f] / (1 - pow (0.99, round))) + 1e-8);
        }
    }
  return w;
}

static void
predict (Page *page, const double *w, guint n_features, float *out)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const float *x = page->x + (gsize) i * DTL_HTML_ALL_FEATURES;
      double z = 0;

      for (guint f = 0; f < n_features; f++)
        z += w[f] * x[f];
      out[i] = (float) (1 / (1 + exp (-z)));
    }
}

typedef struct
{
  guint outer;
  guint inner;
} Folds;

static gboolean
not_in_fold (const Page *page, gconstpointer data)
{
  return page->fold != ((const Folds *) data)->outer;
}

static guint
inner_fold (const Page *page)
{
  return g_str_hash (page->name) % FOLDS;
}

static gboolean
not_in_folds (const Page *page, gconstpointer data)
{
  const Folds *folds = data;

  return page->fold != folds->outer && inner_fold (page) != folds->inner;
}

static gboolean
all_pages (const Page *page, gconstpointer data)
{
  return TRUE;
}

/* Trains both rounds on the pages outside the outer fold. */
static void
train_both (GPtrArray *pages, guint outer, double **first, double **second)
{
  Folds folds = { outer, 0 };

  for (folds.inner = 0; folds.inner < FOLDS; folds.inner++)
    {
      g_autofree double *w = train (pages, DTL_HTML_OWN_FEATURES, not_in_folds, &folds);

      for (guint k = 0; k < pages->len; k++)
        {
          Page *page = g_ptr_array_index (pages, k);

          if (page->fold != outer && inner_fold (page) == folds.inner)
            {
              predict (page, w, DTL_HTML_OWN_FEATURES, page->first);
              dtl_html_page_near_features (page->page, page->first, page->x);
            }
        }
    }
  *first = train (pages, DTL_HTML_OWN_FEATURES, outer < FOLDS ? not_in_fold : all_pages, &folds);
  *second = train (pages, DTL_HTML_ALL_FEATURES, outer < FOLDS ? not_in_fold : all_pages, &folds);
}

static void
score_page (const Page *page, const float *p, double *precision, double *recall, gboolean verbose)
{
  g_autofree double *scores = g_new0 (double, page->blocks->len + 1);
  g_autoptr (GPtrArray) keep = NULL;
  g_autofree char *text = NULL;
  guint n = 0, hits = 0;
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < page->blocks->len; i++)
    scores[i] = p[i] - 0.5;
  keep = dtl_html_content_choose (page->page, scores);
  text = dtl_html_content_join (keep);
  g_autoptr (GHashTable) system = count_shingles (text, &n);
  g_hash_table_iter_init (&iter, system);
  while (g_hash_table_iter_next (&iter, &key, &value))
    hits +=
        MIN (GPOINTER_TO_UINT (value), GPOINTER_TO_UINT (g_hash_table_lookup (page->gold, key)));
  *precision = n > 0 ? (double) hits / n : 0;
  *recall = page->n_gold > 0 ? (double) hits / page->n_gold : 0;
  if (verbose && (*precision < 0.93 || *recall < 0.93))
    {
      printf ("\n%s P %.3f R %.3f\n", page->name, *precision, *recall);
      for (guint i = 0; i < page->blocks->len; i++)
        {
          const DtlHtmlBlock *block = g_ptr_array_index (page->blocks, i);

          if ((p[i] > 0.5) != (page->label[i] > 0.5) && (block->words > 4))
            printf ("  %s %.2f %s/%d words %u: %.90s\n", p[i] > 0.5 ? "EXTRA" : "LOST ", p[i],
                    block->node->name, block->line_class, block->words, block->text);
        }
    }
}

static void
print_scores (GPtrArray *pages, gboolean second, const char *label, gboolean verbose)
{
  double precision = 0, recall = 0;

  for (guint k = 0; k < pages->len; k++)
    {
      const Page *page = g_ptr_array_index (pages, k);
      double p, r;

      score_page (page, second ? page->second : page->first, &p, &r, verbose);
      precision += p / pages->len;
      recall += r / pages->len;
    }
  printf ("%s: body F1 %.4f  precision %.4f  recall %.4f\n", label,
          2 * precision * recall / (precision + recall), precision, recall);
}

static void
cross_validate (GPtrArray *pages)
{
  for (guint outer = 0; outer < FOLDS; outer++)
    {
      g_autofree double *first = NULL, *second = NULL;

      train_both (pages, outer, &first, &second);
      for (guint k = 0; k < pages->len; k++)
        {
          Page *page = g_ptr_array_index (pages, k);

          if (page->fold != outer)
            continue;
          predict (page, first, DTL_HTML_OWN_FEATURES, page->first);
          dtl_html_page_near_features (page->page, page->first, page->x);
          predict (page, second, DTL_HTML_ALL_FEATURES, page->second);
        }
      /* What the fold's pages were told is kept in "second"; "first" is made anew next time. */
      for (guint k = 0; k < pages->len; k++)
        {
          Page *page = g_ptr_array_index (pages, k);

          if (page->fold == outer)
            memcpy (page->first, page->second, page->blocks->len * sizeof (float));
        }
    }
  print_scores (pages, TRUE, "cross-validated", g_getenv ("VERBOSE") != NULL);
}

static void
write_weights (const char *path, const double *first, const double *second)
{
  FILE *out = fopen (path, "w");

  if (out == NULL)
    g_error ("cannot write %s", path);
  fprintf (
      out,
      "# Weights that tell the blocks of a page as article or not, by build-aux/train-html.\n");
  for (guint i = 0; i < DTL_HTML_OWN_FEATURES; i++)
    {
      g_autofree char *name = dtl_html_feature_name (i);

      if (fabs (first[i]) >= 0.005)
        fprintf (out, "first/%s\t%.3f\n", name, first[i]);
    }
  for (guint i = 0; i < DTL_HTML_ALL_FEATURES; i++)
    {
      g_autofree char *name = dtl_html_feature_name (i);

      if (fabs (second[i]) >= 0.005)
        fprintf (out, "second/%s\t%.3f\n", name, second[i]);
    }
  fclose (out);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  g_autofree char *index = argc > 1 ? g_build_filename (argv[1], "dev.jsonl", NULL) : NULL;
  g_autofree char *rows = NULL;
  g_auto (GStrv) lines = NULL;

  if (argc < 2 || !g_file_get_contents (index, &rows, NULL, NULL))
    {
      fprintf (stderr, "usage: train-html FOLDER [OUT.tsv]\n");
      return 2;
    }
  if (g_getenv ("RIDGE") != NULL)
    ridge = g_ascii_strtod (g_getenv ("RIDGE"), NULL);
  lines = g_strsplit (rows, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonNode) node = dtl_reader_json_parse (lines[i], strlen (lines[i]), NULL);
      JsonObject *row = node != NULL ? json_node_get_object (node) : NULL;

      if (row != NULL && json_object_has_member (row, "text") &&
          !json_object_get_null_member (row, "text"))
        g_ptr_array_add (pages, load_page (argv[1], row));
    }
  cross_validate (pages);
  if (argc > 2)
    {
      g_autofree double *first = NULL, *second = NULL;

      train_both (pages, FOLDS, &first, &second);
      for (guint k = 0; k < pages->len; k++)
        {
          Page *page = g_ptr_array_index (pages, k);

          predict (page, first, DTL_HTML_OWN_FEATURES, page->first);
          dtl_html_page_near_features (page->page, page->first, page->x);
          predict (page, second, DTL_HTML_ALL_FEATURES, page->second);
        }
      print_scores (pages, FALSE, "first round on its own pages", FALSE);
      print_scores (pages, TRUE, "second round on its own pages", FALSE);
      write_weights (argv[2], first, second);
    }
  return 0;
}
