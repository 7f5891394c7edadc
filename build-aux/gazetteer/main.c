/* main.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* compile-gazetteer FOLDER gazetteer.sqlite names.bin
 *
 * Compiles the tables of data/gazetteer into the database and the index that the gazetteer opens.
 * Run by the build. */

#include "config.h"

#include "builder.h"

#include <string.h>

static void
add_sources (Builder *b, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "sources.tsv", NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s is missing", path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strchr (lines[i], '\t') != NULL)
      g_ptr_array_add (b->info, g_strconcat ("source: ", lines[i], NULL));
}

int
main (int argc, char **argv)
{
  if (argc != 4)
    {
      g_printerr ("usage: compile-gazetteer FOLDER DATABASE INDEX\n");
      return 2;
    }
  Builder *b = builder_new ();

  read_tables (b, argv[1]);
  add_sources (b, argv[1]);
  builder_sort (b);
  builder_info (b, "names", "%u", b->names->len);
  builder_info (b, "format", "%s", DTL_NAMES_MAGIC);
  write_index (b, argv[3]);
  write_database (b, argv[2]);
  return 0;
}
