/* dtl-extraction.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-extraction.h"

/**
 * dtl_toponym_new:
 * @span: its words
 * @kind: a static string
 *
 * Returns: (transfer full): a toponym without candidates
 */
DtlToponym *
dtl_toponym_new (DtlSpan span, const char *kind)
{
  DtlToponym *self = g_new0 (DtlToponym, 1);

  self->span = span;
  self->kind = kind;
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_place_unref);
  return self;
}

void
dtl_toponym_free (DtlToponym *self)
{
  if (self == NULL)
    return;
  dtl_place_unref (self->place);
  g_ptr_array_unref (self->candidates);
  g_free (self);
}

/**
 * dtl_timex_new:
 * @span: its words
 * @type: a static string
 * @value: TIMEX3 value, copied
 *
 * Returns: (transfer full): a time expression that names no days
 */
DtlTimex *
dtl_timex_new (DtlSpan span, const char *type, const char *value)
{
  const DtlPartialDate none = DTL_PARTIAL_DATE_NONE;
  DtlTimex *self = g_new0 (DtlTimex, 1);

  self->span = span;
  self->type = type;
  self->value = g_strdup (value);
  self->from = none;
  self->to = none;
  return self;
}

void
dtl_timex_free (DtlTimex *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self);
}

/**
 * dtl_extraction_new:
 * @article: the article; a reference is taken
 * @extractor: version of the extractor, copied
 *
 * Returns: (transfer full): an extraction without anything found
 */
DtlExtraction *
dtl_extraction_new (DtlArticle *article, const char *extractor)
{
  DtlExtraction *self = g_new0 (DtlExtraction, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->article = dtl_article_ref (article);
  self->extractor = g_strdup (extractor);
  self->incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_incident_unref);
  self->toponyms = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
  self->timexes = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_timex_free);
  return self;
}

DtlExtraction *
dtl_extraction_ref (DtlExtraction *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dtl_extraction_unref (DtlExtraction *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  dtl_article_unref (self->article);
  g_free (self->extractor);
  g_ptr_array_unref (self->incidents);
  g_ptr_array_unref (self->toponyms);
  g_ptr_array_unref (self->timexes);
  g_free (self);
}
