/* test-tokens.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-document.h"
#include "dtl-word-class.h"

#include <string.h>

static DtlLanguageModel *model;

static DtlDocument *
read_text (const char *text, DtlDocumentLevel level)
{
  return dtl_document_new (model, text, -1, level);
}

/* The tokens of a text between blanks, its sentences between " | ". */
static char *
cut (const char *text)
{
  g_autoptr (DtlDocument) document = read_text (text, DTL_DOCUMENT_TOKENS);
  GString *out = g_string_new (NULL);
  guint n_sentences;
  const DtlSentence *sentences = dtl_document_sentences (document, &n_sentences);

  for (guint s = 0; s < n_sentences; s++)
    for (guint i = sentences[s].first; i < sentences[s].end; i++)
      {
        g_autofree char *word = dtl_document_dup_words (document, i, i + 1);

        if (out->len > 0)
          g_string_append (out, i == sentences[s].first ? " | " : " ");
        g_string_append (out, word);
      }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *text;
  const char *tokens;
} Example;

static const Example TOKENS[] = {
  { "He didn't say why.", "He did n't say why ." },
  { "They can't and won't; it cannot be.", "They ca n't and wo n't ; it can not be ." },
  { "the army's spokesman", "the army 's spokesman" },
  { "soldiers' wives", "soldiers ' wives" },
  { "O’Brien’s gun", "O’Brien ’s gun" },
  { "a 14-year-old al-Qaida member", "a 14-year-old al-Qaida member" },
  { "an RPG-7 on 9/11", "an RPG-7 on 9/11" },
  { "10,000 men, 3.5 kg and .45 pistols", "10,000 men , 3.5 kg and .45 pistols" },
  { "the U.S.-led force", "the U.S.-led force" },
  { "U.S.'s role", "U.S. 's role" },
  { "J. Smith and Gen. P.K. Jones", "J. Smith and Gen. P.K. Jones" },
  { "house No. 5, detachment No.4", "house No. 5 , detachment No. 4" },
  { "at 10:30 a.m. or 5pm", "at 10:30 a.m. or 5 pm" },
  { "paid $500 or US$5m", "paid $ 500 or US$ 5m" },
  { "and/or police/army", "and/or police / army" },
  { "a bomb--the second--went off...", "a bomb -- the second -- went off ..." },
  { "\"Go!\" (he said)", "\" Go ! \" ( he said )" },
  { "two- and three-storey houses", "two - and three-storey houses" },
  { "see http://example.org/a-b?c=1.", "see http://example.org/a-b?c=1 ." },
  { "write to desk@example.org now", "write to desk@example.org now" },
  { "AT&T, R&D", "AT&T , R&D" },
  { "the end.Then nothing", "the end . Then nothing" },
  { "between 10–15 people", "between 10–15 people" },
};

static const Example SENTENCES[] = {
  { "Gen. Khan left. He was 40.", "Gen. Khan left . | He was 40 ." },
  { "He fled to the U.S. The police followed.", "He fled to the U.S. | The police followed ." },
  { "The U.S. Army came.", "The U.S. Army came ." },
  { "It cost 3.5 million. No. Nobody paid.", "It cost 3.5 million . | No . | Nobody paid ." },
  { "“Stop!” he cried. “Why?” Nobody knew.", "“ Stop ! ” he cried . | “ Why ? ” | Nobody knew ." },
  { "She works for Acme Inc. in Rome.", "She works for Acme Inc. in Rome ." },
  { "It rained on Jan. 5 and Feb. 6. It stopped.", "It rained on Jan. 5 and Feb. 6 . | It stopped ." },
  { "LAGOS, Nigeria (XY) — Two men died.", "LAGOS , Nigeria ( XY ) — | Two men died ." },
  { "LAGOS, May 4 (Own service) - Two men died.",
    "LAGOS , May 4 ( Own service ) - | Two men died ." },
  { "* 4 May 2009, Nigeria - Two men died.", "* 4 May 2009 , Nigeria - | Two men died ." },
  { "QUITO, 4 MAY 90 (XYZ) -- [TEXT] TWO MEN DIED.",
    "QUITO , 4 MAY 90 ( XYZ ) -- [ TEXT ] | TWO MEN DIED ." },
  { "Blast kills two\n\nTwo men died.", "Blast kills two | Two men died ." },
  { "The officer said on Monday that the men had\nbeen seen in the old town near the river on\n"
    "foot. They were not armed, he said, and were\ntaken away.",
    "The officer said on Monday that the men had been seen in the old town near the river on "
    "foot . | They were not armed , he said , and were taken away ." },
  { "What happened\nThe officer said on Monday that the men had\nbeen seen in the old town near "
    "the river on\nfoot.",
    "What happened | The officer said on Monday that the men had been seen in the old town near "
    "the river on foot ." },
  { "", "" },
  { " \n\n ", "" },
};

static void
check_examples (const Example *examples, gsize n_examples, gboolean sentences)
{
  for (gsize i = 0; i < n_examples; i++)
    {
      g_autofree char *found = cut (examples[i].text);
      g_auto (GStrv) parts = g_strsplit (found, " | ", -1);
      g_autofree char *joined = g_strjoinv (" ", parts);

      g_assert_cmpstr (sentences ? found : joined, ==, examples[i].tokens);
    }
}

static void
test_tokens (void)
{
  check_examples (TOKENS, G_N_ELEMENTS (TOKENS), FALSE);
}

static void
test_sentences (void)
{
  check_examples (SENTENCES, G_N_ELEMENTS (SENTENCES), TRUE);
}

static void
test_offsets (void)
{
  const char *text = "Café raid: “5 dead”.";
  g_autoptr (DtlDocument) document = read_text (text, DTL_DOCUMENT_TOKENS);
  guint n;
  const DtlToken *tokens = dtl_document_tokens (document, &n);
  DtlSpan span;

  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (tokens[1].start, ==, 6);
  g_assert_cmpuint (tokens[1].end, ==, 10);
  g_assert_cmpstr (tokens[0].norm, ==, "cafe");
  span = dtl_document_span (document, 4, 6);
  g_assert_cmpuint (span.start, ==, 12);
  g_assert_cmpuint (span.end, ==, 18);
  g_assert_true (tokens[4].flags & DTL_TOKEN_QUOTED);
  g_assert_true (tokens[4].flags & DTL_TOKEN_DIGITS);
  g_assert_false (tokens[7].flags & DTL_TOKEN_QUOTED);
}

static void
test_paragraphs (void)
{
  g_autoptr (DtlDocument) document =
    read_text ("Two men died. A third fled.\n\nPolice came.", DTL_DOCUMENT_TOKENS);
  guint n;
  const DtlSentence *sentences = dtl_document_sentences (document, &n);
  const DtlToken *tokens = dtl_document_tokens (document, NULL);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (sentences[1].paragraph, ==, 0);
  g_assert_cmpuint (sentences[2].paragraph, ==, 1);
  g_assert_true (tokens[sentences[2].first].flags & DTL_TOKEN_PARAGRAPH_START);
  g_assert_false (tokens[sentences[1].first].flags & DTL_TOKEN_PARAGRAPH_START);
  g_assert_true (tokens[sentences[1].first].flags & DTL_TOKEN_SENTENCE_START);
}

static void
test_garbage (void)
{
  static const char BYTES[] = "a\0b \xff\xfe c\xc3 (((((\x80 \xe2\x80 . ...";
  g_autoptr (DtlDocument) document =
    dtl_document_new (model, BYTES, sizeof BYTES - 1, DTL_DOCUMENT_HEADS);
  guint n;
  const DtlToken *tokens = dtl_document_tokens (document, &n);
  gsize length;

  dtl_document_text (document, &length);
  g_assert_cmpuint (length, ==, sizeof BYTES - 1);
  g_assert_cmpuint (n, >, 5);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (tokens[i].start, <, tokens[i].end);
      g_assert_cmpuint (tokens[i].end, <=, length);
      if (i > 0)
        g_assert_cmpuint (tokens[i].start, >=, tokens[i - 1].end);
    }
}

/* Tokens know the classes of their words; the words of every class are found again. */
static void
test_word_classes (void)
{
  g_autoptr (DtlDocument) document = read_text ("THE gang robbed dozens.", DTL_DOCUMENT_TOKENS);
  const DtlToken *tokens = dtl_document_tokens (document, NULL);

  g_assert_true (dtl_token_is (&tokens[0], DTL_WORDS_DEFINITE));
  g_assert_false (dtl_token_is (&tokens[0], DTL_WORDS_INDEFINITE));
  g_assert_true (dtl_token_is (&tokens[1], DTL_WORDS_PARTITIVE));
  g_assert_cmpuint (tokens[2].word, ==, 0);
  g_assert_false (dtl_token_is (&tokens[2], DTL_WORDS_LET_LOOSE));
  g_assert_true (dtl_is_word_class ("unleash", DTL_WORDS_LET_LOOSE));
  g_assert_false (dtl_is_word_class ("unleashed", DTL_WORDS_LET_LOOSE));
  g_assert_false (dtl_is_word_class ("", DTL_WORDS_LET_LOOSE));
  for (guint i = 1; i < G_N_ELEMENTS (dtl_closed_words); i++)
    g_assert_cmpuint (dtl_closed_word (dtl_closed_words[i], strlen (dtl_closed_words[i])), ==, i);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  model = dtl_language_model_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/text/tokens", test_tokens);
  g_test_add_func ("/text/sentences", test_sentences);
  g_test_add_func ("/text/offsets", test_offsets);
  g_test_add_func ("/text/paragraphs", test_paragraphs);
  g_test_add_func ("/text/garbage", test_garbage);
  g_test_add_func ("/text/word-classes", test_word_classes);
  status = g_test_run ();
  dtl_language_model_unref (model);
  return status;
}
