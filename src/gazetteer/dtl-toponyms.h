/* dtl-toponyms.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-document.h"
#include "dtl-extraction.h"
#include "dtl-gazetteer.h"

G_BEGIN_DECLS

/**
 * DtlToponymHints:
 * @dateline: (nullable): where the article was written, if it is not in the text ("KARACHI")
 * @country: (nullable): ISO 3166-1 alpha-2 code of the country the source writes for
 * @source: (nullable): name or domain of the source ("thetowntalk.com")
 * @published: day of publication, year 0 if unknown
 *
 * What is known of an article besides its text.
 */
typedef struct
{
  const char *dateline;
  const char *country;
  const char *source;
  DtlPartialDate published;
} DtlToponymHints;

void dtl_toponyms_find    (DtlGazetteer *gazetteer, const DtlDocument *document,
                           const DtlToponymHints *hints, GPtrArray *out);
void dtl_toponyms_resolve (DtlGazetteer *gazetteer, const DtlDocument *document,
                           const DtlToponymHints *hints, const DtlSpan *given, guint n_given,
                           GPtrArray *out);

G_END_DECLS
