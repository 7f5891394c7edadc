/* dtl-batch-collect.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-batch.h"

#include "dtl-error.h"

#include <glib/gi18n-lib.h>

/* Deeper than any sensible archive; ends loops through links. */
#define MAX_DEPTH 32

void
dtl_batch_item_free (DtlBatchItem *item)
{
  if (item == NULL)
    return;
  g_free (item->path);
  g_free (item->name);
  dtl_article_unref (item->article);
  dtl_extraction_unref (item->extraction);
  dtl_case_article_free (item->same_as);
  g_clear_error (&item->error);
  g_free (item);
}

static void
add_problem (GPtrArray *problems, const char *path, DtlError code, const char *format)
{
  DtlBatchItem *item;

  if (problems == NULL)
    return;
  item = g_new0 (DtlBatchItem, 1);
  item->path = g_strdup (path);
  item->name = g_path_get_basename (path);
  item->error = g_error_new (DTL_ERROR, code, format, path);
  g_ptr_array_add (problems, item);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
collect_folder (GPtrArray *files, const char *path, guint depth, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) names = list_folder (path);

  for (guint i = 0; i < names->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (*name == '.')
        continue;
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          if (depth < MAX_DEPTH)
            collect_folder (files, child, depth + 1, cancellable);
        }
      else if (dtl_reader_is_candidate (name))
        g_ptr_array_add (files, g_steal_pointer (&child));
    }
}

/**
 * dtl_batch_collect:
 * @paths: (array zero-terminated=1): files and folders
 * @problems: (nullable) (element-type DtlBatchItem): gets an item for each path that is missing and
 *   each folder without any file that could be an article
 * @cancellable: (nullable): to stop early
 *
 * Lists what a batch is to read: files as they are named, folders with all below them, in the
 * order of names.
 *
 * Returns: (transfer full) (element-type filename): paths
 */
GPtrArray *
dtl_batch_collect (const char *const *paths, GPtrArray *problems, GCancellable *cancellable)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; paths[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    {
      guint before = files->len;

      if (!g_file_test (paths[i], G_FILE_TEST_EXISTS))
        add_problem (problems, paths[i], DTL_ERROR_NOT_FOUND, _("There is no file %s"));
      else if (!g_file_test (paths[i], G_FILE_TEST_IS_DIR))
        g_ptr_array_add (files, g_strdup (paths[i]));
      else
        {
          collect_folder (files, paths[i], 0, cancellable);
          if (files->len == before)
            add_problem (problems, paths[i], DTL_ERROR_EMPTY,
                         _("The folder %s holds no file that could be an article"));
        }
    }
  return files;
}
