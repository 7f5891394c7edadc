/* dtl-html-content.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-html-content.h"

#include "dtl-reader-table.h"

/**
 * dtl_html_content_score:
 * @blocks: (element-type DtlHtmlBlock): blocks of a page
 * @metadata: what the page says about itself
 * @scores: (out caller-allocates): for each block; above zero it is part of the article
 */
void
dtl_html_content_score (GPtrArray *blocks, const DtlHtmlMetadata *metadata, double *scores)
{
  const guint noise = 1u << DTL_HINTS_COMMENT | 1u << DTL_HINTS_RELATED | 1u << DTL_HINTS_SIDEBAR |
                      1u << DTL_HINTS_FOOTER | 1u << DTL_HINTS_NEWSLETTER | 1u << DTL_HINTS_NAV |
                      1u << DTL_HINTS_COOKIE;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DtlHtmlBlock *block = g_ptr_array_index (blocks, i);
      double links = (double) block->link_words / block->words;

      scores[i] = block->tag == DTL_TAG_P ? 0.5 : -1.0;
      scores[i] += MIN (block->words, 60) / 20.0 - 4 * links;
      scores[i] -= (block->around & (DTL_AROUND_ASIDE | DTL_AROUND_NAV | DTL_AROUND_FOOTER |
                                     DTL_AROUND_CAPTION | DTL_AROUND_HIDDEN)) != 0 ? 3 : 0;
      scores[i] -= ((block->hints_own | block->hints_near) & noise) != 0 ? 2 : 0;
      scores[i] -= block->line_class >= 0 ? 2 : 0;
      scores[i] += (block->around & (DTL_AROUND_ARTICLE | DTL_AROUND_BODY_PROPERTY)) != 0 ? 1 : 0;
    }
}
