/* dtl-article.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-article.h"

/**
 * dtl_article_new:
 *
 * Returns: (transfer full): an article with nothing but an unknown date; fill it before sharing it
 */
DtlArticle *
dtl_article_new (void)
{
  const DtlPartialDate none = DTL_PARTIAL_DATE_NONE;
  DtlArticle *self = g_new0 (DtlArticle, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->format = "text";
  self->published = none;
  self->captured = none;
  return self;
}

DtlArticle *
dtl_article_ref (DtlArticle *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dtl_article_unref (DtlArticle *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->file_name);
  g_free (self->path);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->source);
  g_free (self->url);
  g_free (self->text);
  g_free (self->language);
  g_free (self->same_as);
  g_free (self);
}
