/* fuzz-gazetteer-import.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "dtl-error.h"
#include "dtl-gazetteer-import.h"
#include "dtl-line-reader.h"
#include "dtl-paths.h"

#include <glib/gstdio.h>

/* Any file must be taken whole or refused with a message. Every input is read line by line; a whole
 * import, which writes to a database, is tried with every so many of them. */

#define IMPORT_EACH 200

typedef gboolean (*ImportFunc) (DtlGazetteer *gazetteer, const char *path, DtlImportProgress *result, GError **error);

static gboolean
import_geonames (DtlGazetteer *gazetteer, const char *path, DtlImportProgress *result, GError **error)
{
  return dtl_gazetteer_import_geonames (gazetteer, path, path, NULL, NULL, NULL, NULL, result, error);
}

static void
read_lines (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLineReader) reader = dtl_line_reader_new (path, &error);
  char *line, *cells[19];

  g_assert_no_error (error);
  while ((line = dtl_line_reader_next (reader, NULL, &error)) != NULL)
    {
      guint n = dtl_line_split (line, '\t', cells, G_N_ELEMENTS (cells));
      double value;

      for (guint i = 0; i < MIN (n, G_N_ELEMENTS (cells)); i++)
        if (dtl_line_number (cells[i], -180, 180, &value))
          g_assert_true (value >= -180 && value <= 180);
    }
  g_assert_true (error != NULL || dtl_line_reader_offset (reader) == dtl_line_reader_size (reader));
}

static DtlGazetteer *gazetteer;
static char *dir;

static void
open_once (void)
{
  g_autofree char *overlay = NULL;

  if (gazetteer != NULL)
    return;
  dir = g_dir_make_tmp ("dateline-fuzz-XXXXXX", NULL);
  overlay = g_build_filename (dir, "overlay", NULL);
  gazetteer = dtl_gazetteer_new (dtl_paths_data_dir (), overlay, NULL);
  g_assert_nonnull (gazetteer);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const ImportFunc funcs[] = { import_geonames, dtl_gazetteer_import_csv, dtl_gazetteer_import_geojson };
  static guint run;

  open_once ();
  /* A file of a new name each time: the same one would be known to be done. */
  g_autofree char *name = g_strdup_printf ("input-%u", run++);
  g_autofree char *path = g_build_filename (dir, name, NULL);

  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
  read_lines (path);
  for (guint i = 0; i < G_N_ELEMENTS (funcs) && run % IMPORT_EACH == 1; i++)
    {
      g_autoptr (GError) error = NULL;
      DtlImportProgress result;

      if (!funcs[i] (gazetteer, path, &result, &error))
        {
          g_assert_nonnull (error);
          g_assert_true (error->domain == DTL_ERROR);
        }
    }
  g_unlink (path);
  return 0;
}

const char *const dtl_fuzz_seeds[] = {
  "1\tProbedorf\tProbedorf\tExempel\t47.5\t8.5\tP\tPPL\tCH\t\t25\t2710\t\t\t1234\t\t400\tEurope/Zurich\t2020-01-01\n",
  "1\t99\ten\tName\t1\t\t\t\t\t\n2\t99\tlink\thttps://example.org\t\t\t\t\t\t\n",
  "name,lat,lon,aliases,country,radius_km\n\"Camp \"\"E\"\"\",1.5,2.5,One|Two,Mali,3\n",
  "name;latitude;longitude\nWell;nan;1e999\n",
  "{\"features\":[{\"properties\":{\"name\":\"X\"},\"geometry\":{\"coordinates\":[1,2]}}]}",
  NULL,
};
