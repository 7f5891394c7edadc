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
  g_clear_pointer (&self->origin, g_array_unref);
  g_free (self->same_as);
  g_free (self);
}

static const DtlSourceRun *
find_run (const DtlArticle *self, guint32 point)
{
  guint low = 0, high = self->origin != NULL ? self->origin->len : 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const DtlSourceRun *run = &g_array_index (self->origin, DtlSourceRun, middle);

      if (point < run->text.start)
        high = middle;
      else if (point >= run->text.end)
        low = middle + 1;
      else
        return run;
    }
  return NULL;
}

/**
 * dtl_article_find_source:
 * @self: an article
 * @span: a stretch of its text
 * @source: (out): where it stands in the file, code points
 *
 * Markup between the first and the last character of @span is part of @source.
 *
 * Returns: %FALSE if it is not known where the first or the last character stands
 */
gboolean
dtl_article_find_source (const DtlArticle *self, DtlSpan span, DtlSpan *source)
{
  const DtlSourceRun *first = find_run (self, span.start);
  const DtlSourceRun *last = span.end > span.start ? find_run (self, span.end - 1) : NULL;

  if (first == NULL || last == NULL)
    return FALSE;
  source->start = first->source.start + (span.start - first->text.start);
  source->end = last->source.end - (last->text.end - span.end);
  return source->end > source->start;
}
