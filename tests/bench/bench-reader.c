/* bench-reader.c: how fast saved pages are read, and in how much memory
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* usage: bench-reader [FOLDER]
 *
 * Reads every article file of FOLDER (tests/golden/reader by default) three times and prints the
 * best round. compare-readability runs it beside Mozilla Readability on the same files. */

#include "config.h"

#include "dtl-reader.h"

#include <stdio.h>
#include <sys/resource.h>

#define ROUNDS 3

static double
read_all (GPtrArray *paths, guint *articles)
{
  gint64 start = g_get_monotonic_time ();

  *articles = 0;
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GPtrArray) read =
          dtl_reader_read_file (g_ptr_array_index (paths, i), NULL, NULL, NULL);

      *articles += read != NULL ? read->len : 0;
    }
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *golden =
      g_build_filename (g_getenv ("G_TEST_SRCDIR") != NULL ? g_getenv ("G_TEST_SRCDIR") : ".",
                        "golden", "reader", NULL);
  const char *folder = argc > 1 ? argv[1] : golden;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  double best = G_MAXDOUBLE;
  guint articles = 0;
  struct rusage usage;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (dtl_reader_is_candidate (name) && !g_str_has_suffix (name, ".expected.json"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  if (paths->len == 0)
    {
      fprintf (stderr, "no article files in %s\n", folder);
      return 1;
    }
  for (guint round = 0; round < ROUNDS; round++)
    best = MIN (best, read_all (paths, &articles));
  getrusage (RUSAGE_SELF, &usage);
  printf ("reader: %u files, %u articles, %.2f ms a file, peak %.0f MB\n", paths->len, articles,
          best * 1000 / paths->len, (double) usage.ru_maxrss / 1024);
  return 0;
}
