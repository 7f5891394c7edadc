/* fuzz-document.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "dtl-document.h"

/* Any bytes must give tokens in order, sentences that cover them, one tree a sentence, and matches
 * and names inside a sentence. */

static DtlLanguageModel *
get_model (void)
{
  static DtlLanguageModel *model;
  g_autoptr (GError) error = NULL;

  if (model == NULL)
    model = dtl_language_model_new (NULL, &error);
  g_assert_no_error (error);
  return model;
}

static void
check_tokens (const DtlDocument *document)
{
  guint n;
  gsize length;
  const DtlToken *tokens = dtl_document_tokens (document, &n);

  dtl_document_text (document, &length);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (tokens[i].start, >=, i > 0 ? tokens[i - 1].end : 0);
      g_assert_cmpuint (tokens[i].end, >, tokens[i].start);
      g_assert_cmpuint (tokens[i].end, <=, length);
      g_assert_cmpuint (tokens[i].xpos, <, DTL_N_XPOS);
      g_assert_cmpuint (tokens[i].upos, <, DTL_N_UPOS);
      g_assert_cmpuint (tokens[i].deprel, <, DTL_N_DEPRELS);
    }
}

static void
check_sentences (const DtlDocument *document)
{
  guint n, n_tokens, covered = 0;
  const DtlToken *tokens = dtl_document_tokens (document, &n_tokens);
  const DtlSentence *sentences = dtl_document_sentences (document, &n);

  for (guint s = 0; s < n; s++)
    {
      guint roots = 0;

      g_assert_cmpuint (sentences[s].first, ==, covered);
      g_assert_cmpuint (sentences[s].end, >, sentences[s].first);
      covered = sentences[s].end;
      for (guint i = sentences[s].first; i < covered; i++)
        {
          roots += tokens[i].head < 0;
          g_assert_cmpuint (tokens[i].sentence, ==, s);
          if (tokens[i].head >= 0)
            g_assert_cmpuint (tokens[tokens[i].head].sentence, ==, s);
        }
      g_assert_cmpuint (roots, ==, 1);
    }
  g_assert_cmpuint (covered, ==, n_tokens);
}

static void
check_spans (const DtlDocument *document)
{
  guint n;
  const DtlToken *tokens = dtl_document_tokens (document, NULL);
  const DtlLexiconMatch *matches = dtl_document_matches (document, &n);

  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (tokens[matches[i].first].sentence, ==, tokens[matches[i].end - 1].sentence);

  const DtlName *names = dtl_document_names (document, &n);

  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (tokens[names[i].first].sentence, ==, tokens[names[i].end - 1].sentence);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (DtlDocument) document =
    dtl_document_new (get_model (), (const char *) data, (gssize) size, DTL_DOCUMENT_HEADS);

  check_tokens (document);
  check_sentences (document);
  check_spans (document);
  return 0;
}

const char *const dtl_fuzz_seeds[] = {
  "KARACHI, Pakistan (AP) — Gunmen didn't kill Gen. J. Smith's 14-year-old son, U.S. police said.",
  "BOGOTA, 3 JAN 90 (EFE) -- [TEXT] TWO MEN WERE SHOT. THE \"ELN\" [NATIONAL\nLIBERATION ARMY] DENIED",
  "“Où?” – ‘Çà’ ... http://a.b/c?d=e, x@y.z; 10,000 $5 5pm 9/11 and/or 'tis `` '' \xff\xc3\x28 \xe2\x80",
  "- One\n- Two\n\nTitle Of This\nthe officer said on Monday that the men had been seen\nthere.\n",
  NULL,
};
