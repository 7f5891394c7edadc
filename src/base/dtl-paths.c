/* dtl-paths.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-paths.h"

static gboolean
holds_data (const char *dir)
{
  g_autofree char *probe = g_build_filename (dir, "gazetteer", NULL);

  return g_file_test (probe, G_FILE_TEST_IS_DIR);
}

static char *
find_data_dir (void)
{
  const char *override = g_getenv ("DATELINE_DATA_DIR");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (override != NULL && *override != '\0')
    return g_strdup (override);
  if (program != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (program);
      static const char *const relatives[] = {
        "../share/dateline", /* installed, wherever the prefix was moved to */
        "../../data",        /* src/cli and src/app of a build tree */
        "../../../data",     /* tests/unit/ROOM of a build tree */
      };

      for (guint i = 0; i < G_N_ELEMENTS (relatives); i++)
        {
          g_autofree char *candidate = g_build_filename (folder, relatives[i], NULL);

          if (holds_data (candidate))
            return g_canonicalize_filename (candidate, NULL);
        }
    }
  return g_strdup (DTL_PKGDATADIR);
}

/**
 * dtl_paths_data_dir:
 *
 * The folder with the bundled data: `DATELINE_DATA_DIR` if that is set, else share/dateline beside
 * the program, else the build tree's data folder, else the configured one.
 *
 * Returns: (transfer none): an absolute path
 */
const char *
dtl_paths_data_dir (void)
{
  static gsize once;
  static char *dir;

  if (g_once_init_enter (&once))
    {
      dir = find_data_dir ();
      g_once_init_leave (&once, 1);
    }
  return dir;
}

/**
 * dtl_paths_data_file:
 * @relative: a path inside the data folder, as "gazetteer/gazetteer.sqlite"
 *
 * Returns: (transfer full): the file's absolute path; whether it exists is not checked
 */
char *
dtl_paths_data_file (const char *relative)
{
  return g_build_filename (dtl_paths_data_dir (), relative, NULL);
}

/**
 * dtl_paths_helper:
 * @name: a program of ours that is not meant to be called by people
 *
 * Looks beside the running program (a build tree), then in ../libexec, then where it was
 * configured to be installed.
 *
 * Returns: (transfer full) (nullable): the program's absolute path, or %NULL if it is not there
 */
char *
dtl_paths_helper (const char *name)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *installed = g_build_filename (DTL_LIBEXECDIR, name, NULL);
  static const char *const folders[] = { ".", "../libexec", "../reader", "../../src/reader", "../../../src/reader" };
  char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (folders) && found == NULL; i++)
    {
      g_autofree char *candidate = g_build_filename (folder, folders[i], name, NULL);

      if (g_file_test (candidate, G_FILE_TEST_IS_EXECUTABLE))
        found = g_canonicalize_filename (candidate, NULL);
    }
  if (found == NULL && g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE))
    found = g_steal_pointer (&installed);
  return found;
}

/**
 * dtl_paths_user_places:
 *
 * Returns: (transfer full): where the analyst's own places are kept; the file may not exist yet
 */
char *
dtl_paths_user_places (void)
{
  return g_build_filename (g_get_user_data_dir (), "dateline", "places.sqlite", NULL);
}
