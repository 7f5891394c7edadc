/* test-crash.c: a parsing process that dies costs its file and nothing else
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-error.h"
#include "dtl-reader.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/crash", test_crash);
  return g_test_run ();
}
