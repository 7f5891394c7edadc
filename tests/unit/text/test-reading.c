/* test-reading.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-document.h"

#include <string.h>

static DtlLanguageModel *model;

static int
find_token (const DtlDocument *document, const char *norm)
{
  guint n;
  const DtlToken *tokens = dtl_document_tokens (document, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (tokens[i].norm, norm) == 0)
      return (int) i;
  g_error ("no token “%s”", norm);
}

static char *
tags_of (const char *text)
{
  g_autoptr (DtlDocument) document = dtl_document_new (model, text, -1, DTL_DOCUMENT_TAGS);
  GString *out = g_string_new (NULL);
  guint n;
  const DtlToken *tokens = dtl_document_tokens (document, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", dtl_xpos_name (tokens[i].xpos));
  return g_string_free (out, FALSE);
}

static void
assert_tags (const char *text, const char *expected)
{
  g_autofree char *found = tags_of (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_tags (void)
{
  assert_tags ("The bomb killed five soldiers near the border.",
               "DT NN VBD CD NNS IN DT NN PUNCT");
  assert_tags ("He was shot by two men who fled on foot.",
               "PRP VBD VBN IN CD NNS WP VBD IN NN PUNCT");
  assert_tags ("She didn't know his name.", "PRP VBD RB VB PRP$ NN PUNCT");
}

static void
test_upper_case (void)
{
  const char *text = "THE GUERRILLAS ATTACKED A POLICE STATION IN BOGOTA AND KILLED TWO OFFICERS.";
  g_autoptr (DtlDocument) document = dtl_document_new (model, text, -1, DTL_DOCUMENT_HEADS);
  const DtlToken *tokens = dtl_document_tokens (document, NULL);
  int bogota = find_token (document, "bogota");
  int station = find_token (document, "station");

  g_assert_true (dtl_document_is_upper_case (document));
  assert_tags (text, "DT NNS VBD DT NN NN IN NNP CC VBD CD NNS PUNCT");
  g_assert_cmpuint (tokens[bogota].upos, ==, DTL_UPOS_PROPN);
  g_assert_true (tokens[bogota].flags & DTL_TOKEN_CASE_RESTORED);
  g_assert_true (tokens[bogota].flags & DTL_TOKEN_CAPITALISED);
  g_assert_false (tokens[bogota].flags & DTL_TOKEN_UPPER);
  g_assert_false (tokens[station].flags & DTL_TOKEN_CAPITALISED);
}

static void
test_heading (void)
{
  g_autoptr (DtlDocument) document = dtl_document_new (
    model, "Gunmen Kill Three Policemen in Lahore\n\nThe men fled.", -1, DTL_DOCUMENT_HEADS);
  const DtlToken *tokens = dtl_document_tokens (document, NULL);

  g_assert_false (dtl_document_is_upper_case (document));
  g_assert_cmpuint (tokens[find_token (document, "policemen")].upos, ==, DTL_UPOS_NOUN);
  g_assert_cmpuint (tokens[find_token (document, "lahore")].upos, ==, DTL_UPOS_PROPN);
  g_assert_cmpstr (tokens[find_token (document, "policemen")].lemma, ==, "policeman");
}

static void
test_lemmas (void)
{
  static const struct
  {
    const char *text;
    const char *norm;
    const char *lemma;
  } EXAMPLES[] = {
    { "Two people died there.", "died", "die" },
    { "The bomb was detonated.", "detonated", "detonate" },
    { "The men were shot.", "shot", "shoot" },
    { "They planned it.", "planned", "plan" },
    { "They are carrying guns.", "carrying", "carry" },
    { "The police controlled it.", "controlled", "control" },
    { "Many casualties were reported.", "casualties", "casualty" },
    { "Five policemen left.", "policemen", "policeman" },
    { "She did n't go.", "n't", "not" },
    { "The worst attacks ended.", "worst", "bad" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (EXAMPLES); i++)
    {
      g_autoptr (DtlDocument) document =
        dtl_document_new (model, EXAMPLES[i].text, -1, DTL_DOCUMENT_TAGS);
      int token = find_token (document, EXAMPLES[i].norm);

      g_assert_cmpstr (dtl_document_tokens (document, NULL)[token].lemma, ==, EXAMPLES[i].lemma);
    }
}

static void
assert_head (const DtlDocument *document, const char *child, const char *head, DtlDeprel deprel)
{
  const DtlToken *token =
    &dtl_document_tokens (document, NULL)[find_token (document, child)];

  if (head == NULL)
    g_assert_cmpint (token->head, ==, -1);
  else
    g_assert_cmpint (token->head, ==, find_token (document, head));
  g_assert_cmpstr (dtl_deprel_name (token->deprel), ==, dtl_deprel_name (deprel));
}

static void
test_heads (void)
{
  g_autoptr (DtlDocument) document = dtl_document_new (
    model, "They came. Five soldiers were killed by gunmen in the capital.", -1,
    DTL_DOCUMENT_HEADS);

  assert_head (document, "killed", NULL, DTL_DEPREL_ROOT);
  assert_head (document, "soldiers", "killed", DTL_DEPREL_NSUBJ_PASS);
  assert_head (document, "five", "soldiers", DTL_DEPREL_NUMMOD);
  assert_head (document, "were", "killed", DTL_DEPREL_AUX_PASS);
  assert_head (document, "by", "gunmen", DTL_DEPREL_CASE);
  assert_head (document, "they", "came", DTL_DEPREL_NSUBJ);
}

static void
test_voice (void)
{
  g_autoptr (DtlDocument) document = dtl_document_new (
    model,
    "Soldier killed in Baghdad\n\nOne officer has been shot and two others wounded when a bomb "
    "struck their car.\n\nWoman who died in fire named",
    -1, DTL_DOCUMENT_HEADS);
  const DtlToken *tokens = dtl_document_tokens (document, NULL);

  g_assert_cmpuint (tokens[find_token (document, "killed")].xpos, ==, DTL_XPOS_VBN);
  assert_head (document, "soldier", "killed", DTL_DEPREL_NSUBJ_PASS);
  g_assert_cmpuint (tokens[find_token (document, "wounded")].xpos, ==, DTL_XPOS_VBN);
  g_assert_cmpuint (tokens[find_token (document, "died")].xpos, ==, DTL_XPOS_VBD);
}

/* Every sentence is a tree with one root inside its own bounds. */
static void
test_trees (void)
{
  const char *text = "Police (two of them) ran -- \"Stop!\" -- and shot; nobody, however, fell.\n\n"
                     "1. One\n2. Two\n\n)))) ,,, ((( the the the of of";
  g_autoptr (DtlDocument) document = dtl_document_new (model, text, -1, DTL_DOCUMENT_HEADS);
  const DtlToken *tokens = dtl_document_tokens (document, NULL);
  guint n_sentences;
  const DtlSentence *sentences = dtl_document_sentences (document, &n_sentences);

  for (guint s = 0; s < n_sentences; s++)
    {
      guint roots = 0;

      for (guint i = sentences[s].first; i < sentences[s].end; i++)
        {
          guint steps = 0;

          roots += tokens[i].head < 0;
          for (gint32 k = (gint32) i; k >= 0; k = tokens[k].head)
            {
              g_assert_cmpuint (tokens[k].sentence, ==, s);
              g_assert_cmpuint (steps++, <=, sentences[s].end - sentences[s].first);
            }
        }
      g_assert_cmpuint (roots, ==, 1);
    }
}

static void
test_names (void)
{
  g_autoptr (DtlDocument) document = dtl_document_new (
    model, "President John Smith met officials in Paris, France.", -1, DTL_DOCUMENT_TAGS);
  guint n;
  const DtlName *names = dtl_document_names (document, &n);
  guint persons = 0, places = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = dtl_document_dup_words (document, names[i].first, names[i].end);

      g_assert_cmpfloat (names[i].score, >, 0);
      g_assert_cmpfloat (names[i].score, <=, 1);
      persons += names[i].kind == DTL_NAME_PERSON && g_str_has_suffix (words, "John Smith");
      places += names[i].kind == DTL_NAME_LOCATION &&
                (strcmp (words, "Paris") == 0 || strcmp (words, "France") == 0);
    }
  g_assert_cmpuint (persons, ==, 1);
  g_assert_cmpuint (places, ==, 2);
}

static void
test_levels (void)
{
  g_autoptr (DtlDocument) document =
    dtl_document_new (model, "Two men died.", -1, DTL_DOCUMENT_TOKENS);
  guint n;

  g_assert_null (dtl_document_matches (document, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (dtl_document_names (document, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (dtl_document_tokens (document, NULL)[0].head, ==, -1);
}

static void
test_tagset (void)
{
  for (guint i = 0; i < DTL_N_XPOS; i++)
    if (i != DTL_XPOS_PUNCT)
      g_assert_cmpint (dtl_xpos_from_name (dtl_xpos_name (i)), ==, (int) i);
  for (guint i = 0; i < DTL_N_UPOS; i++)
    g_assert_cmpint (dtl_upos_from_name (dtl_upos_name (i)), ==, (int) i);
  for (guint i = 0; i < DTL_N_DEPRELS; i++)
    g_assert_cmpint (dtl_deprel_from_name (dtl_deprel_name (i)), ==, (int) i);
  g_assert_cmpint (dtl_xpos_from_name ("-LRB-"), ==, DTL_XPOS_PUNCT);
  g_assert_cmpint (dtl_xpos_from_name ("XYZ"), ==, -1);
  g_assert_cmpint (dtl_deprel_from_name ("advcl:relcl"), ==, DTL_DEPREL_ADVCL);
  g_assert_cmpint (dtl_deprel_from_name ("nothing"), ==, -1);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  model = dtl_language_model_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/reading/tagset", test_tagset);
  g_test_add_func ("/reading/tags", test_tags);
  g_test_add_func ("/reading/upper-case", test_upper_case);
  g_test_add_func ("/reading/heading", test_heading);
  g_test_add_func ("/reading/lemmas", test_lemmas);
  g_test_add_func ("/reading/heads", test_heads);
  g_test_add_func ("/reading/voice", test_voice);
  g_test_add_func ("/reading/trees", test_trees);
  g_test_add_func ("/reading/names", test_names);
  g_test_add_func ("/reading/levels", test_levels);
  status = g_test_run ();
  dtl_language_model_unref (model);
  return status;
}
