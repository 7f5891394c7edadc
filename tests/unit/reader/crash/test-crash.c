/* test-crash.c: a parsing process that dies costs its file and nothing else
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-batch.h"
#include "dtl-error.h"
#include "dtl-reader.h"

#include <glib/gstdio.h>
#include <string.h>

static GPtrArray *
read_text (const char *content, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));

  return dtl_reader_read_bytes (bytes, name, NULL, NULL, error);
}

static void
test_crash (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = NULL;

  g_assert_null (read_text ("%PDF-1.4\n1 0 obj", "bad.pdf", &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_CRASHED);
  g_assert_nonnull (strstr (error->message, "bad.pdf"));
  g_clear_error (&error);
  articles = read_text ("Two police officers were killed on Sunday.", "good.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 1);
}

typedef struct
{
  guint n_read;
  guint n_lines;
} Report;

static gboolean
item_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  Report *report = user_data;

  if (item->error == NULL)
    report->n_read++;
  else
    {
      report->n_lines++;
      g_assert_error (item->error, DTL_ERROR, DTL_ERROR_CRASHED);
      g_assert_nonnull (strstr (item->error->message, "bad.pdf"));
      g_assert_null (strchr (item->error->message, '\n'));
    }
  return TRUE;
}

/* In a batch it is one line of the report, and the files after it are read. */
static void
test_batch (void)
{
  static const char *const names[] = { "bad.pdf", "good.txt", "later.txt" };
  static const char *const contents[] = { "%PDF-1.4\n1 0 obj", "Two people were killed on Sunday.",
                                          "Three people were wounded on Monday." };
  DtlBatchOptions options = DTL_BATCH_OPTIONS_DEFAULT;
  g_autofree char *folder = g_dir_make_tmp ("dateline-crash-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  Report report = { 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *path = g_build_filename (folder, names[i], NULL);

      g_ptr_array_add (files, path);
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
    }
  options.read_only = TRUE;
  g_assert_true (dtl_batch_run (NULL, files, &options, item_cb, &report, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_lines, ==, 1);
  g_assert_cmpuint (report.n_read, ==, 2);
  for (guint i = 0; i < files->len; i++)
    g_remove (g_ptr_array_index (files, i));
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/crash", test_crash);
  g_test_add_func ("/reader/crash-in-batch", test_batch);
  return g_test_run ();
}
