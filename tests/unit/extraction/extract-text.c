/* extract-text.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "extract-text.h"

#include "dtl-paths.h"

static DtlExtractor *extractor;

/* The extractor while run_with_extractor() runs. */
DtlExtractor *
shared_extractor (void)
{
  return extractor;
}

/* What is read out of a text that was published on Monday 5 April 2004. */
DtlExtraction *
extract_text (const char *text)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autoptr (GError) error = NULL;
  DtlExtraction *extraction;

  g_free (article->text);
  article->text = g_strdup (text);
  article->published = dtl_partial_date_new (2004, 4, 5);
  extraction = dtl_extractor_run (extractor, article, NULL, &error);
  g_assert_no_error (error);
  return extraction;
}

/* g_test_run() with an extractor for extract_text(). */
int
run_with_extractor (void)
{
  g_autoptr (GError) error = NULL;
  int status;

  extractor = dtl_extractor_new (dtl_paths_data_dir (), &error);
  g_assert_no_error (error);
  status = g_test_run ();
  g_clear_pointer (&extractor, dtl_extractor_unref);
  return status;
}
