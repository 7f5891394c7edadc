/* fuzz-main.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <stdio.h>
#include <string.h>

/* Runs a fuzz target without libFuzzer: over the files named on the command line, over those of a
 * folder with random changes, or over its seeds with random changes. The same number of rounds
 * gives the same inputs every time. */

#define ROUNDS 40000
#define FILE_ROUNDS 60 /* changed versions of each file of a folder */

static void
change (GByteArray *input, GRand *random, const char *other)
{
  const guint at = input->len > 0 ? (guint) g_rand_int_range (random, 0, (gint32) input->len) : 0;
  const guint other_length = (guint) strlen (other);
  const guint from = (guint) g_rand_int_range (random, 0, (gint32) other_length);
  const guint wanted = 1 + g_rand_int (random) % 24;
  const guint length = MIN (other_length - from, wanted);

  switch (g_rand_int (random) % 4)
    {
    case 0:
      if (input->len > 0)
        input->data[at] = (guint8) g_rand_int (random);
      break;
    case 1:
      if (input->len > 0)
        g_byte_array_remove_range (input, at, MIN (input->len - at, length));
      break;
    case 2:
      g_byte_array_append (input, (const guint8 *) other + from, length);
      break;
    default:
      for (guint i = 0; i < length && at + i < input->len; i++)
        input->data[at + i] = (guint8) other[from + i];
      break;
    }
}

static void
run_seeds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20040405);
  guint n = 0;

  while (dtl_fuzz_seeds[n] != NULL)
    n++;
  for (guint round = 0; round < ROUNDS; round++)
    {
      const char *seed = dtl_fuzz_seeds[round % n];
      g_autoptr (GByteArray) input = g_byte_array_new ();

      g_byte_array_append (input, (const guint8 *) seed, (guint) strlen (seed));
      for (guint k = g_rand_int (random) % 12; k > 0; k--)
        change (input, random, dtl_fuzz_seeds[g_rand_int (random) % n]);
      LLVMFuzzerTestOneInput (input->data, input->len);
    }
}

static gboolean
run_file (const char *path, GRand *random, guint rounds)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &content, &length, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return FALSE;
    }
  LLVMFuzzerTestOneInput ((const guint8 *) content, length);
  for (guint round = 0; round < rounds && length > 0; round++)
    {
      g_autoptr (GByteArray) input = g_byte_array_new ();

      g_byte_array_append (input, (const guint8 *) content, (guint) length);
      for (guint k = 1 + g_rand_int (random) % 12; k > 0; k--)
        change (input, random, dtl_fuzz_seeds[0]);
      LLVMFuzzerTestOneInput (input->data, input->len);
    }
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
run_folder (const char *path)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20040405);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  gboolean ok = TRUE;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len && ok; i++)
    ok = run_file (g_ptr_array_index (names, i), random, FILE_ROUNDS);
  return ok && names->len > 0;
}

int
main (int argc, char *argv[])
{
  if (argc < 2)
    run_seeds ();
  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR) ? !run_folder (argv[i])
                                                  : !run_file (argv[i], NULL, 0))
      return 1;
  return 0;
}
