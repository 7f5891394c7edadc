/* test-lexicon.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-document.h"
#include "dtl-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A model with the lists of tests/unit/text/lexicon in place of the shipped ones. */
static DtlLanguageModel *model;

static void
link_into (const char *folder, const char *name, const char *target)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
remove_folder (const char *folder)
{
  static const char *const NAMES[] = { "lexicon/lexicon.bin", "weights/language.bin", "lexicon",
                                       "weights", "." };

  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *path = g_build_filename (folder, NAMES[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static DtlLanguageModel *
open_test_model (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  g_autofree char *weights =
    g_build_filename (g_getenv ("DATELINE_DATA_DIR"), "weights", "language.bin", NULL);
  DtlLanguageModel *opened;

  link_into (folder, "lexicon/lexicon.bin", g_getenv ("DATELINE_TEST_LEXICON"));
  link_into (folder, "weights/language.bin", weights);
  opened = dtl_language_model_new (folder, &error);
  g_assert_no_error (error);
  remove_folder (folder);
  return opened;
}

static char *
matches_of (const char *text)
{
  g_autoptr (DtlDocument) document = dtl_document_new (model, text, -1, DTL_DOCUMENT_TAGS);
  const DtlLexicon *lexicon = dtl_language_model_lexicon (model);
  GString *out = g_string_new (NULL);
  guint n;
  const DtlLexiconMatch *matches = dtl_document_matches (document, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = dtl_document_dup_words (document, matches[i].first, matches[i].end);
      const char *list = dtl_lexicon_list_name (lexicon, matches[i].list);

      g_string_append_printf (out, "%s%s=%s:%s", i > 0 ? " " : "", list, words,
                              dtl_lexicon_get (lexicon, matches[i].list, matches[i].entry, 1));
    }
  return g_string_free (out, FALSE);
}

static void
assert_matches (const char *text, const char *expected)
{
  g_autofree char *found = matches_of (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_longest (void)
{
  assert_matches ("A bomb and a car bomb.", "arms=bomb:explosive things=car:transport "
                                            "arms=car bomb:vehicle arms=bomb:explosive");
}

static void
test_hyphens (void)
{
  assert_matches ("the car-bomb", "arms=car-bomb:vehicle");
  assert_matches ("a hand grenade", "arms=hand grenade:thrown");
  assert_matches ("bomb-making", "");
}

static void
test_lemma (void)
{
  assert_matches ("They threw stones.", "acts=threw stones:stoning");
  assert_matches ("He throws a ball.", "");
}

static void
test_case (void)
{
  assert_matches ("The ETA said", "groups=ETA:group");
  assert_matches ("The eta said", "");
}

static void
test_alternatives (void)
{
  assert_matches ("machete", "arms=machete:blade");
  assert_matches ("knives and a knife", "arms=knives:blade arms=knife:blade");
}

static void
test_folding (void)
{
  assert_matches ("FARABUNDO MARTÍ front", "groups=FARABUNDO MARTÍ:front");
}

static void
test_sentence_border (void)
{
  assert_matches ("He has a car. Bomb squads came.", "things=car:transport arms=Bomb:explosive");
}

static void
test_columns (void)
{
  const DtlLexicon *lexicon = dtl_language_model_lexicon (model);
  int arms = dtl_lexicon_list_index (lexicon, "arms");

  g_assert_cmpint (arms, >=, 0);
  g_assert_cmpint (dtl_lexicon_list_index (lexicon, "none"), ==, -1);
  g_assert_cmpuint (dtl_lexicon_n_entries (lexicon, (guint) arms), ==, 4);
  g_assert_cmpint (dtl_lexicon_column_index (lexicon, (guint) arms, "kind"), ==, 1);
  g_assert_cmpint (dtl_lexicon_column_index (lexicon, (guint) arms, "nothing"), ==, -1);
  g_assert_cmpstr (dtl_lexicon_term (lexicon, (guint) arms, 3), ==, "knife");
  g_assert_cmpstr (dtl_lexicon_get (lexicon, (guint) arms, 3, 2), ==, "");
  g_assert_cmpstr (dtl_lexicon_get (lexicon, (guint) arms, 0, 2), ==, "loud");
}

static gboolean
is_found (DtlLanguageModel *shipped, const char *term, guint list)
{
  g_autoptr (DtlDocument) document = dtl_document_new (shipped, term, -1, DTL_DOCUMENT_LEXICON);
  guint n_matches, n_tokens;
  const DtlLexiconMatch *matches = dtl_document_matches (document, &n_matches);

  dtl_document_tokens (document, &n_tokens);
  for (guint i = 0; i < n_matches; i++)
    if (matches[i].list == list && matches[i].first == 0 && matches[i].end == n_tokens)
      return TRUE;
  return FALSE;
}

/* Every term of the shipped lists must be cut by the compiler as the tokeniser cuts text, small or
 * in capitals (as abbreviations need them). */
static void
test_shipped_terms (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLanguageModel) shipped = dtl_language_model_new (NULL, &error);
  const DtlLexicon *lexicon;
  guint n_terms = 0;

  g_assert_no_error (error);
  lexicon = dtl_language_model_lexicon (shipped);
  for (guint list = 0; dtl_lexicon_list_name (lexicon, list) != NULL; list++)
    for (guint entry = 0; entry < dtl_lexicon_n_entries (lexicon, list); entry++)
      {
        const char *term = dtl_lexicon_term (lexicon, list, entry);
        g_autofree char *upper = g_utf8_strup (term, -1);

        if (dtl_lexicon_is_lookup (lexicon, list) ||
            strchr (dtl_lexicon_get (lexicon, list, entry, 0), '~') != NULL)
          continue;
        n_terms++;
        if (!is_found (shipped, term, list) && !is_found (shipped, upper, list))
          {
            g_test_message ("%s: %s", dtl_lexicon_list_name (lexicon, list), term);
            g_test_fail ();
          }
      }
  g_assert_cmpuint (n_terms, >, 0);
}

static gboolean
may_hold_events (DtlLanguageModel *shipped, const char *text)
{
  g_autoptr (DtlDocument) document = dtl_document_new (shipped, text, -1, DTL_DOCUMENT_TOKENS);

  return dtl_document_may_hold_events (document);
}

/* Texts without words of violence are not read for events, so these must be known in every form. */
static void
test_signals (void)
{
  g_autoptr (DtlLanguageModel) shipped = dtl_language_model_new (NULL, NULL);
  const DtlLexicon *lexicon = dtl_language_model_lexicon (shipped);
  guint list = (guint) dtl_lexicon_list_index (lexicon, "triggers");
  guint strength = (guint) dtl_lexicon_column_index (lexicon, list, "strength");

  for (guint i = 0; i < dtl_lexicon_n_entries (lexicon, list); i++)
    {
      g_auto (GStrv) forms = g_strsplit (dtl_lexicon_get (lexicon, list, i, 0), "|", -1);

      if (strcmp (dtl_lexicon_get (lexicon, list, i, strength), "frame") == 0)
        continue;
      if (forms[0][0] == '~')
        g_assert_nonnull (forms[1]);
      for (guint k = 0; forms[k] != NULL; k++)
        {
          g_autofree char *text =
            g_strdup_printf ("They spoke of %s there.", forms[k] + strspn (forms[k], "~="));

          g_assert_true (may_hold_events (shipped, text));
        }
    }
  g_assert_false (may_hold_events (shipped, "The price of wheat rose by a tenth in spring."));
  g_assert_false (may_hold_events (shipped, ""));
}

static void
test_damaged (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dateline-damaged.bin", NULL);

  g_assert_true (g_file_set_contents (path, "DTLLEX2\0garbage", 15, NULL));
  g_assert_null (dtl_lexicon_new (path, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA);
  g_clear_error (&error);
  g_unlink (path);
  g_assert_null (dtl_lexicon_new (path, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  model = open_test_model ();
  g_test_add_func ("/lexicon/longest", test_longest);
  g_test_add_func ("/lexicon/hyphens", test_hyphens);
  g_test_add_func ("/lexicon/lemma", test_lemma);
  g_test_add_func ("/lexicon/case", test_case);
  g_test_add_func ("/lexicon/alternatives", test_alternatives);
  g_test_add_func ("/lexicon/folding", test_folding);
  g_test_add_func ("/lexicon/sentence-border", test_sentence_border);
  g_test_add_func ("/lexicon/columns", test_columns);
  g_test_add_func ("/lexicon/shipped-terms", test_shipped_terms);
  g_test_add_func ("/lexicon/signals", test_signals);
  g_test_add_func ("/lexicon/damaged", test_damaged);
  status = g_test_run ();
  dtl_language_model_unref (model);
  return status;
}
