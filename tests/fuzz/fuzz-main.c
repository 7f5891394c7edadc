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

/* Runs a fuzz target without libFuzzer: over the files named on the command line, or over its
 * seeds with random changes. The same number of rounds gives the same inputs every time. */

#define ROUNDS 40000

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

int
main (int argc, char *argv[])
{
  if (argc < 2)
    run_seeds ();
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      gsize length = 0;

      if (!g_file_get_contents (argv[i], &content, &length, &error))
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
      LLVMFuzzerTestOneInput ((const guint8 *) content, length);
    }
  return 0;
}
