/* test-batch.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dtl-batch.h"
#include "dtl-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_FILES 40

static char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("dateline-batch-XXXXXX", NULL);
  g_autofree char *sub = g_build_filename (folder, "sub", NULL);

  g_mkdir (sub, 0700);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%02u.txt", i % 2 ? sub : folder, i);
      g_autofree char *text = g_strdup_printf (
          "The town council met for the %uth time on Monday and talked about the water supply of "
          "the old harbour. Nobody was in a hurry, and the meeting ended before lunch.\n",
          i);

      g_assert_true (g_file_set_contents (name, text, -1, NULL));
    }
  return folder;
}

typedef struct
{
  GString *names;
  guint n_errors;
  guint stop_after;
} Seen;

static gboolean
seen_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  Seen *seen = user_data;

  g_string_append_printf (seen->names, "%s ", item->name);
  seen->n_errors += item->error != NULL;
  g_assert_true ((item->article != NULL) || (item->error != NULL));
  return seen->stop_after == 0 || --seen->stop_after > 0;
}

static char *
run_order (GPtrArray *files, guint n_threads, guint stop_after, guint *n_errors)
{
  DtlBatchOptions options = DTL_BATCH_OPTIONS_DEFAULT;
  Seen seen = { g_string_new (NULL), 0, stop_after };
  g_autoptr (GError) error = NULL;

  options.read_only = TRUE;
  options.n_threads = n_threads;
  dtl_batch_run (NULL, files, &options, seen_cb, &seen, NULL, &error);
  g_assert_no_error (error);
  if (n_errors != NULL)
    *n_errors = seen.n_errors;
  return g_string_free (seen.names, FALSE);
}

static void
test_order (void)
{
  g_autofree char *folder = make_folder ();
  const char *paths[] = { folder, NULL };
  g_autoptr (GPtrArray) files = dtl_batch_collect (paths, NULL, NULL);
  g_autofree char *one = run_order (files, 1, 0, NULL);
  g_autofree char *four = run_order (files, 4, 0, NULL);
  g_autofree char *few = run_order (files, 4, 3, NULL);

  g_assert_cmpuint (files->len, ==, N_FILES);
  g_assert_true (g_str_has_prefix (one, "00.txt 02.txt "));
  g_assert_cmpstr (one, ==, four);
  g_assert_cmpstr (few, ==, "00.txt 02.txt 04.txt ");
}

static void
test_bad_files (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *empty = g_build_filename (folder, "empty.txt", NULL);
  g_autofree char *none = g_build_filename (folder, "none", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare", NULL);
  const char *paths[] = { folder, none, bare, NULL };
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_batch_item_free);
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *names = NULL;
  guint n_errors;

  g_mkdir (bare, 0700);
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  files = dtl_batch_collect (paths, problems, NULL);
  g_assert_cmpuint (files->len, ==, N_FILES + 1);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_error (((DtlBatchItem *) problems->pdata[0])->error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_assert_error (((DtlBatchItem *) problems->pdata[1])->error, DTL_ERROR, DTL_ERROR_EMPTY);
  names = run_order (files, 3, 0, &n_errors);
  g_assert_cmpuint (n_errors, ==, 1);
}

static gboolean
line_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  GString *out = user_data;

  g_string_append_printf (out, "%s|", item->article != NULL ? item->article->id : "-");
  return TRUE;
}

static void
test_lines (void)
{
  static const char text[] = "{\"id\":\"a\",\"text\":\"x\",\"published\":\"2004-04-04\"}\n\n"
                             "not json\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"y\"}";
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  DtlBatchOptions options = DTL_BATCH_OPTIONS_DEFAULT;
  g_autoptr (GString) out = g_string_new (NULL);

  options.read_only = TRUE;
  options.n_threads = 2;
  g_assert_true (
      dtl_batch_run_lines (NULL, stream, "test", &options, line_cb, out, NULL, NULL));
  g_assert_cmpstr (out->str, ==, "a|-|-|c|");
}

static void
test_cancel (void)
{
  g_autofree char *folder = make_folder ();
  const char *paths[] = { folder, NULL };
  g_autoptr (GPtrArray) files = dtl_batch_collect (paths, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DtlBatchOptions options = DTL_BATCH_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;
  Seen seen = { g_string_new (NULL), 0, 0 };

  options.read_only = TRUE;
  g_cancellable_cancel (cancellable);
  g_assert_false (
      dtl_batch_run (NULL, files, &options, seen_cb, &seen, cancellable, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_CANCELLED);
  g_string_free (seen.names, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/order", test_order);
  g_test_add_func ("/batch/bad-files", test_bad_files);
  g_test_add_func ("/batch/lines", test_lines);
  g_test_add_func ("/batch/cancel", test_cancel);
  return g_test_run ();
}
