/* fuzz-reader.h: what the targets for readers of article files share
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fuzz.h"

#include "dtl-reader-job.h"

/* Small limits, so that the fuzzer looks for crashes and not for patience. */
static inline int
dtl_fuzz_reader (DtlReaderFunc read, const char *name, const guint8 *data, gsize size)
{
  DtlReaderOptions options = DTL_READER_OPTIONS_DEFAULT;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) articles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_article_unref);
  g_autoptr (GError) error = NULL;
  DtlReaderJob job = { &options, NULL, articles, 0, 0, 0 };

  options.in_process = TRUE;
  options.max_unpacked_bytes = 16 << 20;
  options.max_file_bytes = 4 << 20;
  options.max_articles = 200;
  if (!read (&job, bytes, name, &error))
    g_assert_nonnull (error);
  for (guint i = 0; i < articles->len; i++)
    {
      const DtlArticle *article = g_ptr_array_index (articles, i);

      g_assert_true (g_utf8_validate (article->text, -1, NULL));
      g_assert_true (article->title == NULL || g_utf8_validate (article->title, -1, NULL));
      g_assert_true (article->byline == NULL || g_utf8_validate (article->byline, -1, NULL));
      g_assert_true (article->source == NULL || g_utf8_validate (article->source, -1, NULL));
      g_assert_true (article->url == NULL || g_utf8_validate (article->url, -1, NULL));
    }
  return 0;
}
