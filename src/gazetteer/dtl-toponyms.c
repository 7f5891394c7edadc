/* dtl-toponyms.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-toponyms.h"

#include "dtl-gazetteer-private.h"
#include "dtl-scan.h"

#define MAX_CANDIDATES 8

static DtlToponym *
make_toponym (const DtlNames *names, const DtlDocument *document, const DtlScanMatch *match)
{
  g_autoptr (GArray) candidates = dtl_candidates_new ();
  DtlToponym *toponym;

  dtl_candidates_collect (names, match->postings, candidates);
  dtl_candidates_sort (candidates);
  toponym = dtl_toponym_new (dtl_document_span (document, match->first, match->end),
                             g_array_index (candidates, DtlCandidate, 0).quality == DTL_NAME_DEMONYM
                                 ? "demonym" : "place");
  dtl_candidates_places (names, candidates, MAX_CANDIDATES, toponym->candidates);
  toponym->place = dtl_place_ref (g_ptr_array_index (toponym->candidates, 0));
  return toponym;
}

/**
 * dtl_toponyms_find:
 * @gazetteer: the gazetteer
 * @document: a text
 * @hints: (nullable): what is known besides
 * @out: (element-type DtlToponym): where toponyms are added, in text order
 *
 * Finds the words of a text that name places and what they mean.
 */
void
dtl_toponyms_find (DtlGazetteer *gazetteer, const DtlDocument *document, const DtlToponymHints *hints,
                   GPtrArray *out)
{
  const DtlNames *names = dtl_gazetteer_names (gazetteer);
  g_autoptr (GArray) matches = dtl_scan_document (names, document);

  for (guint i = 0; i < matches->len;)
    {
      const DtlScanMatch *match = &g_array_index (matches, DtlScanMatch, i);
      guint next = i + 1;

      while (next < matches->len && g_array_index (matches, DtlScanMatch, next).first == match->first)
        match = &g_array_index (matches, DtlScanMatch, next++);
      g_ptr_array_add (out, make_toponym (names, document, match));
      while (next < matches->len && g_array_index (matches, DtlScanMatch, next).first < match->end)
        next++;
      i = next;
    }
}

/**
 * dtl_toponyms_resolve:
 * @gazetteer: the gazetteer
 * @document: a text
 * @hints: (nullable): what is known besides
 * @given: the spans that name places, in code points
 * @n_given: how many
 * @out: (element-type DtlToponym): where one toponym for each of @given is added
 *
 * Resolves toponyms that something else recognised.
 */
void
dtl_toponyms_resolve (DtlGazetteer *gazetteer, const DtlDocument *document, const DtlToponymHints *hints,
                      const DtlSpan *given, guint n_given, GPtrArray *out)
{
  const DtlNames *names = dtl_gazetteer_names (gazetteer);
  guint n_tokens;

  dtl_document_tokens (document, &n_tokens);
  for (guint i = 0; i < n_given; i++)
    {
      DtlScanMatch match = { 0 };

      while (match.first < n_tokens && dtl_document_span (document, match.first, match.first + 1).end <= given[i].start)
        match.first++;
      match.end = match.first;
      while (match.end < n_tokens && dtl_document_span (document, match.end, match.end + 1).start < given[i].end)
        match.end++;
      match.postings = dtl_scan_tokens (names, document, match.first, match.end);
      g_ptr_array_add (out, match.postings != NULL ? make_toponym (names, document, &match)
                                                   : dtl_toponym_new (given[i], "place"));
    }
}
