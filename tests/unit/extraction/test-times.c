/* test-times.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times.h"

#include <string.h>

/* Each row of times.tsv is a test: the words, types and values found in its sentence, in order. */

typedef struct
{
  DtlPartialDate dct;
  char *text;
  char *wanted;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->text);
  g_free (row->wanted);
  g_free (row);
}

static char *
describe (const char *text, const DtlPartialDate *dct)
{
  g_autoptr (GPtrArray) found = dtl_times_in_text (text, strlen (text), dct);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const DtlTimeMention *mention = g_ptr_array_index (found, i);

      if (mention->age)
        continue;
      if (out->len > 0)
        g_string_append (out, "; ");
      g_string_append_len (out, text + mention->start, (gssize) (mention->end - mention->start));
      g_string_append_printf (out, " = %s %s", mention->type, mention->value);
    }
  return g_string_free (out, FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *found = describe (row->text, &row->dct);

  g_test_message ("%s", row->text);
  g_assert_cmpstr (found, ==, row->wanted);
}

static void
add_rows (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "unit", "extraction", "times.tsv",
                                                 NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 3);
      g_autofree char *name = g_strdup_printf ("/times/line-%03u", i + 1);
      const DtlPartialDate none = DTL_PARTIAL_DATE_NONE;
      Row *row;

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      g_assert_cmpuint (g_strv_length (cells), ==, 3);
      row = g_new0 (Row, 1);
      row->dct = none;
      if (g_strcmp0 (cells[0], "-") != 0)
        g_assert_true (dtl_partial_date_parse (cells[0], &row->dct));
      row->text = g_strdup (cells[1]);
      row->wanted = g_strdup (cells[2]);
      g_test_add_data_func_full (name, row, test_row, row_free);
    }
}

static const DtlTimeMention *
only_mention (GPtrArray *found)
{
  g_assert_cmpuint (found->len, ==, 1);
  return g_ptr_array_index (found, 0);
}

static void
test_reason (void)
{
  const DtlPartialDate dct = dtl_partial_date_new (2004, 4, 5);
  const char *text = "Two died on Sunday.";
  g_autoptr (GPtrArray) found = dtl_times_in_text (text, strlen (text), &dct);
  const DtlTimeMention *mention = only_mention (found);

  g_assert_true (mention->inferred);
  g_assert_cmpstr (mention->reason, ==,
                   "'Sunday' counted back from publication on Monday 5 April 2004");
}

static void
test_stated (void)
{
  const DtlPartialDate dct = dtl_partial_date_new (2004, 4, 5);
  const char *text = "Two died on 4 April 2004.";
  g_autoptr (GPtrArray) found = dtl_times_in_text (text, strlen (text), &dct);

  g_assert_false (only_mention (found)->inferred);
}

static void
test_days (void)
{
  const DtlPartialDate dct = dtl_partial_date_new (2004, 4, 5);
  const DtlPartialDate first = dtl_partial_date_new (2004, 2, 1);
  const DtlPartialDate last = dtl_partial_date_new (2004, 2, 29);
  const char *text = "Nine died in February 2004.";
  g_autoptr (GPtrArray) found = dtl_times_in_text (text, strlen (text), &dct);

  g_assert_cmpint (dtl_partial_date_compare (&only_mention (found)->from, &first), ==, 0);
  g_assert_cmpint (dtl_partial_date_compare (&only_mention (found)->to, &last), ==, 0);
}

static void
test_zone (void)
{
  const DtlPartialDate dct = dtl_partial_date_new (2004, 4, 5);
  const char *text = "It exploded at 10:15 p.m. EST.";
  g_autoptr (GPtrArray) found = dtl_times_in_text (text, strlen (text), &dct);

  g_assert_cmpint (only_mention (found)->from.hour, ==, 22);
  g_assert_cmpint (only_mention (found)->from.minute, ==, 15);
  g_assert_cmpint (only_mention (found)->from.zone, ==, -300);
}

static void
test_age (void)
{
  const DtlPartialDate dct = dtl_partial_date_new (2004, 4, 5);
  const char *text = "A 12-year-old boy was hurt.";
  g_autoptr (GPtrArray) found = dtl_times_in_text (text, strlen (text), &dct);

  g_assert_true (only_mention (found)->age);
  g_assert_cmpstr (only_mention (found)->value, ==, "P12Y");
}

static void
test_curly_quotes (void)
{
  const DtlPartialDate dct = dtl_partial_date_new (2004, 4, 5);
  const char *text = "“It was New Year’s Eve 1999” — or 5–9 March 2001.";
  g_autofree char *found = describe (text, &dct);

  g_assert_cmpstr (found, ==,
                   "New Year’s Eve 1999 = DATE 1999-12-31; 5 = DATE 2001-03-05; "
                   "9 March 2001 = DATE 2001-03-09");
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) found = dtl_times_in_text ("", 0, NULL);

  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  add_rows ();
  g_test_add_func ("/times/reason", test_reason);
  g_test_add_func ("/times/stated", test_stated);
  g_test_add_func ("/times/days", test_days);
  g_test_add_func ("/times/zone", test_zone);
  g_test_add_func ("/times/age", test_age);
  g_test_add_func ("/times/curly-quotes", test_curly_quotes);
  g_test_add_func ("/times/empty", test_empty);
  return g_test_run ();
}
