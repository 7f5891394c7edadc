/* test-case-copies.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dtl-case.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define STORY                                                                                      \
  "Two bombs went off at the vegetable market of the harbour town early on Tuesday, killing six "  \
  "people and wounding more than twenty, the governor said. The first was hidden under a cart of " \
  "melons, the second in a parked van that burned out within minutes.\n\nA curfew was imposed "    \
  "and "                                                                                           \
  "the road to the airport was closed while soldiers searched the stalls for further devices. "    \
  "Nobody had claimed the attack by nightfall, but officials blamed a group of former rebels."
#define OTHER                                                                                      \
  "The teachers of the hill district ended their strike after three weeks when the ministry "      \
  "promised to pay the wages that were owed since spring and to mend the roofs of forty schools "  \
  "before the rains. Lessons begin again on Monday, the union said in a short statement."

typedef struct
{
  char *path;
  DtlCase *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-copies-XXXXXX", NULL);

  fixture->path = g_build_filename (folder, "test.dateline", NULL);
  fixture->file = dtl_case_open (fixture->path, NULL);
  g_assert_nonnull (fixture->file);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dtl_case_unref (fixture->file);
  g_remove (fixture->path);
  g_free (fixture->path);
}

static gint64
add (Fixture *fixture, const char *id, const char *title, const char *text)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autoptr (DtlExtraction) extraction = NULL;
  g_autoptr (GError) error = NULL;
  DtlIncidentBuilder *builder = dtl_incident_builder_new ();
  gint64 row;

  article->id = g_strdup (id);
  article->title = g_strdup (title);
  article->text = g_strdup (text);
  article->published = dtl_partial_date_new (2011, 5, 3);
  extraction = dtl_extraction_new (article, "v1");
  dtl_incident_builder_set (builder, DTL_FIELD_TYPE, dtl_value_new_code (DTL_INCIDENT_TYPE_BOMBING),
                            0.9);
  dtl_incident_builder_set (builder, DTL_FIELD_LAT, dtl_value_new_number (10), 0.8);
  dtl_incident_builder_set (builder, DTL_FIELD_LON, dtl_value_new_number (20), 0.8);
  g_ptr_array_add (extraction->incidents, dtl_incident_builder_end (builder));
  row = dtl_case_add_extraction (fixture->file, extraction, &error);
  g_assert_no_error (error);
  return row;
}

static const DtlCaseArticle *
entry (GPtrArray *list, gint64 row)
{
  for (guint i = 0; i < list->len; i++)
    if (((DtlCaseArticle *) g_ptr_array_index (list, i))->row == row)
      return g_ptr_array_index (list, i);
  return NULL;
}

static guint
n_records (Fixture *fixture)
{
  g_autoptr (GPtrArray) records = dtl_case_list_records (fixture->file, 0, NULL);

  return records->len;
}

static guint
n_in_box (Fixture *fixture)
{
  g_autoptr (GArray) ids = dtl_case_records_in_box (fixture->file, 9, 19, 11, 21, NULL);

  return ids->len;
}

static void
test_recognised (Fixture *fixture, gconstpointer data)
{
  gint64 first = add (fixture, "a", "Market bombed", STORY);
  gint64 other = add (fixture, "b", "Strike ends", OTHER);
  gint64 copy = add (fixture, "c", NULL, "Advertisement. Read it in our app.\n\n" STORY);
  g_autoptr (GPtrArray) list = dtl_case_list_articles (fixture->file, NULL);
  g_autoptr (DtlArticle) article = dtl_case_dup_article (fixture->file, copy, NULL);
  g_autoptr (DtlCaseArticle) original = dtl_case_dup_original (fixture->file, copy, NULL);

  g_assert_cmpint (entry (list, copy)->same_as, ==, first);
  g_assert_cmpstr (entry (list, copy)->same_as_title, ==, "Market bombed");
  g_assert_cmpint (entry (list, copy)->copy, ==, DTL_COPY_UNDECIDED);
  g_assert_cmpint (entry (list, first)->same_as, ==, 0);
  g_assert_cmpint (entry (list, other)->same_as, ==, 0);
  g_assert_cmpstr (article->same_as, ==, "a");
  g_assert_cmpint (original->row, ==, first);
  g_assert_null (dtl_case_dup_original (fixture->file, first, NULL));
  /* It is offered; nothing is left out before the analyst has said so. */
  g_assert_cmpuint (n_records (fixture), ==, 3);
}

static void
test_choice (Fixture *fixture, gconstpointer data)
{
  gint64 first = add (fixture, "a", "Market bombed", STORY), copy = add (fixture, "c", NULL, STORY);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *label = NULL;

  g_assert_cmpuint (n_in_box (fixture), ==, 2);
  g_assert_true (dtl_case_set_copy (fixture->file, copy, DTL_COPY_AS_ONE, NULL));
  g_assert_cmpuint (n_records (fixture), ==, 1);
  g_assert_cmpuint (n_in_box (fixture), ==, 1);
  list = dtl_case_list_articles (fixture->file, NULL);
  g_assert_cmpint (entry (list, copy)->copy, ==, DTL_COPY_AS_ONE);
  g_assert_cmpuint (entry (list, copy)->n_incidents, ==, 0);
  g_assert_cmpuint (entry (list, first)->n_incidents, ==, 1);

  g_clear_pointer (&fixture->file, dtl_case_unref);
  fixture->file = dtl_case_open (fixture->path, NULL);
  label = dtl_case_undo_label (fixture->file);
  g_assert_nonnull (label);
  g_assert_true (dtl_case_undo (fixture->file, NULL, NULL));
  g_assert_cmpuint (n_records (fixture), ==, 2);
  g_assert_true (dtl_case_redo (fixture->file, NULL, NULL));
  g_assert_cmpuint (n_records (fixture), ==, 1);
  g_assert_true (dtl_case_set_copy (fixture->file, copy, DTL_COPY_APART, NULL));
  g_assert_cmpuint (n_records (fixture), ==, 2);
}

/* Without the first article its copy is no copy: the incidents must not vanish with it. */
static void
test_original_removed (Fixture *fixture, gconstpointer data)
{
  gint64 first = add (fixture, "a", "Market bombed", STORY), copy = add (fixture, "c", NULL, STORY);
  gint64 third = add (fixture, "d", NULL, STORY);
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (dtl_case_set_copy (fixture->file, copy, DTL_COPY_AS_ONE, NULL));
  g_assert_true (dtl_case_set_copy (fixture->file, third, DTL_COPY_AS_ONE, NULL));
  g_assert_true (dtl_case_remove_article (fixture->file, first, NULL));
  g_assert_cmpuint (n_records (fixture), ==, 1);
  list = dtl_case_list_articles (fixture->file, NULL);
  g_assert_cmpint (entry (list, copy)->same_as, ==, 0);
  g_assert_cmpint (entry (list, third)->same_as, ==, copy);
}

static void
test_read_again (Fixture *fixture, gconstpointer data)
{
  gint64 first = add (fixture, "a", "Market bombed", STORY), copy = add (fixture, "c", NULL, STORY);
  g_autoptr (GPtrArray) list = NULL;

  g_assert_cmpint (add (fixture, "a", "Market bombed", STORY), ==, first);
  g_assert_cmpint (add (fixture, "c", NULL, OTHER), ==, copy);
  list = dtl_case_list_articles (fixture->file, NULL);
  g_assert_cmpint (entry (list, first)->same_as, ==, 0);
  g_assert_cmpint (entry (list, copy)->same_as, ==, 0);
}

static void
exec (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* A case of schema 1 gets fingerprints for what it has. */
static void
test_old_case (Fixture *fixture, gconstpointer data)
{
  gint64 first = add (fixture, "a", "Market bombed", STORY), copy = add (fixture, "c", NULL, STORY);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) stale = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "b", "Strike ends", OTHER);
  g_clear_pointer (&fixture->file, dtl_case_unref);
  exec (fixture->path, "DROP TABLE article_print; DROP INDEX article_same_text;"
                       "ALTER TABLE article DROP COLUMN fingerprint;"
                       "ALTER TABLE article DROP COLUMN same_text;"
                       "ALTER TABLE article DROP COLUMN copy_choice;"
                       "ALTER TABLE article DROP COLUMN reckoned_from;"
                       "UPDATE dateline_schema SET value = 1;");
  fixture->file = dtl_case_open (fixture->path, &error);
  g_assert_no_error (error);
  list = dtl_case_list_articles (fixture->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpint (entry (list, copy)->same_as, ==, first);
  g_assert_cmpuint (n_records (fixture), ==, 3);
  stale = dtl_case_list_stale (fixture->file, NULL);
  g_assert_cmpuint (stale->len, ==, 0);
  g_assert_cmpint (add (fixture, "e", NULL, STORY), >, copy);
}

static void
test_stale_dates (Fixture *fixture, gconstpointer data)
{
  gint64 row = add (fixture, "a", "Market bombed", STORY);
  g_autoptr (DtlArticle) article = NULL;
  g_autoptr (DtlArticle) file_article = NULL;
  g_autoptr (DtlExtraction) extraction = NULL;
  g_autoptr (GArray) stale = NULL;
  g_autofree char *date = NULL;

  g_assert_true (
      dtl_case_set_published (fixture->file, row, dtl_partial_date_new (2012, 1, 2), NULL));
  stale = dtl_case_list_stale (fixture->file, NULL);
  g_assert_cmpuint (stale->len, ==, 1);
  article = dtl_case_dup_article (fixture->file, row, NULL);
  g_assert_cmpstr (article->published_from, ==, "user");
  extraction = dtl_extraction_new (article, "v1");
  g_assert_true (dtl_case_replace_incidents (fixture->file, row, extraction, NULL));
  g_array_unref (stale);
  stale = dtl_case_list_stale (fixture->file, NULL);
  g_assert_cmpuint (stale->len, ==, 0);

  /* Taking it back gives the file's own date, and asks for another reckoning. */
  g_assert_true (dtl_case_undo (fixture->file, NULL, NULL));
  file_article = dtl_case_dup_article (fixture->file, row, NULL);
  date = dtl_partial_date_format (&file_article->published);
  g_assert_cmpstr (date, ==, "2011-05-03");
  g_array_unref (stale);
  stale = dtl_case_list_stale (fixture->file, NULL);
  g_assert_cmpuint (stale->len, ==, 1);
}

/* Many copies of one text must not make every further one dearer. */
static void
test_many_copies (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *count = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("id%u", i);
      g_autofree char *text = g_strdup_printf ("%s\n\nCopy number %u.", STORY, i);

      add (fixture, id, NULL, text);
    }
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT count(*) FROM article_print", -1, &count, NULL);
  g_assert_cmpint (sqlite3_step (count), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (count, 0), ==, 8);
  sqlite3_finalize (count);
  sqlite3_close (db);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/case/copies/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("recognised", test_recognised);
  ADD ("choice", test_choice);
  ADD ("original-removed", test_original_removed);
  ADD ("read-again", test_read_again);
  ADD ("old-case", test_old_case);
  ADD ("stale-dates", test_stale_dates);
  ADD ("many-copies", test_many_copies);
  return g_test_run ();
}
