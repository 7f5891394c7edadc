/* test-counts.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-counts.h"

typedef struct
{
  const char *words;
  guint first;
  guint next;
  int min;
  int max;
} Row;

static const Row rows[] = {
  { "26 people", 0, 1, 26, 26 },
  { "1,643 people", 0, 1, 1643, 1643 },
  { "forty-five soldiers", 0, 1, 45, 45 },
  { "two hundred and six people", 0, 4, 206, 206 },
  { "a dozen men", 0, 2, 12, 12 },
  { "two dozen men", 0, 2, 24, 24 },
  { "dozens of people", 0, 1, 24, DTL_COUNT_OPEN },
  { "at least five people", 2, 3, 5, DTL_COUNT_OPEN },
  { "more than 1,400 people", 2, 3, 1400, DTL_COUNT_OPEN },
  { "10 to 12 men", 0, 3, 10, 12 },
  { "between 14 and 16 people", 1, 4, 14, 16 },
  { "10-12 men", 0, 1, 10, 12 },
  { "several others", 0, 1, 3, DTL_COUNT_OPEN },
  { "half a dozen men", 0, 3, 6, 6 },
  { "handful of men", 0, 1, 3, DTL_COUNT_OPEN },
  { "no more than 20 men", 3, 4, 1, 20 },
  { "not less than 20 men", 3, 4, 20, DTL_COUNT_OPEN },
  { "fewer than 20 men", 2, 3, 1, 20 },
  { "in excess of 20 men", 3, 4, 20, DTL_COUNT_OPEN },
  { "upwards of 20 men", 2, 3, 20, DTL_COUNT_OPEN },
  { "up to 20 men", 2, 3, 1, 20 },
  { "at most 20 men", 2, 3, 1, 20 },
  { "20-odd men", 0, 1, 20, 20 },
  { "20 or more men", 0, 3, 20, DTL_COUNT_OPEN },
};

static const char *const no_numbers[] = { "12-year-old boy", "people", "4.5 miles", "1,64 men" };

static void
read_words (const char *text, char ***words, DtlToken **tokens, DtlReading *reading)
{
  *words = g_strsplit (text, " ", -1);
  *tokens = g_new0 (DtlToken, g_strv_length (*words) + 1);
  *reading = (DtlReading){ .tokens = *tokens, .n_tokens = g_strv_length (*words) };
  for (guint i = 0; i < reading->n_tokens; i++)
    {
      (*tokens)[i].norm = (*words)[i];
      (*tokens)[i].word = dtl_closed_word ((*words)[i], strlen ((*words)[i]));
    }
}

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = NULL;
      g_autofree DtlToken *tokens = NULL;
      DtlReading reading;
      DtlCount count = { -7, -7 };

      g_test_message ("%s", rows[i].words);
      read_words (rows[i].words, &words, &tokens, &reading);
      g_assert_cmpuint (dtl_counts_parse (&reading, rows[i].first, reading.n_tokens, &count), ==,
                        rows[i].next);
      g_assert_cmpint (count.min, ==, rows[i].min);
      g_assert_cmpint (count.max, ==, rows[i].max);
    }
}

static void
test_no_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_numbers); i++)
    {
      g_auto (GStrv) words = NULL;
      g_autofree DtlToken *tokens = NULL;
      DtlReading reading;
      DtlCount count;

      g_test_message ("%s", no_numbers[i]);
      read_words (no_numbers[i], &words, &tokens, &reading);
      g_assert_cmpuint (dtl_counts_parse (&reading, 0, reading.n_tokens, &count), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/counts/numbers", test_numbers);
  g_test_add_func ("/counts/no-numbers", test_no_numbers);
  return g_test_run ();
}
