/* dtl-toponyms.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-toponyms.h"

#include "dtl-name-key.h"
#include "dtl-toponym-private.h"

#include <string.h>

#define MAX_CANDIDATES 8

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const DtlRanked *p = a, *q = b;

  if (p->score != q->score)
    return p->score > q->score ? -1 : 1;
  return p->record < q->record ? -1 : p->record > q->record;
}

static void
run_rounds (DtlToponymWork *work)
{
  dtl_toponym_group (work);
  for (guint round = 0; round < DTL_TOPONYM_STAGES; round++)
    {
      dtl_toponym_rank (work);
      dtl_toponym_weigh (work, work->model->rank[round]);
    }
  for (guint i = 0; i < work->groups->len; i++)
    g_array_sort (g_array_index (work->groups, DtlGroup, i).ranked, compare_ranked);
}

/* The places of a group are made once and shared by its mentions. */
static GPtrArray *
make_places (DtlToponymWork *work, const DtlGroup *group)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_place_unref);

  for (guint i = 0; i < MIN (group->ranked->len, MAX_CANDIDATES); i++)
    {
      const DtlRanked *c = &g_array_index (group->ranked, DtlRanked, i);
      DtlPlace *place;

      if (i > 0 && c->weight < 0.001)
        break;
      place = dtl_names_place (work->names, c->record);
      place->score = c->weight;
      place->reason = dtl_toponym_reason (work, group, c, work->model->rank[DTL_TOPONYM_STAGES - 1]);
      g_ptr_array_add (out, place);
    }
  return out;
}

static DtlToponym *
make_toponym (DtlToponymWork *work, const DtlMention *mention, GPtrArray *places)
{
  const DtlGroup *group = &g_array_index (work->groups, DtlGroup, mention->group);
  const DtlRanked *best = &g_array_index (group->ranked, DtlRanked, 0);
  DtlToponym *toponym = dtl_toponym_new (dtl_document_span (work->document, mention->first, mention->end),
                                         best->quality == DTL_NAME_DEMONYM ? "demonym" : "place");

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (toponym->candidates, dtl_place_ref (g_ptr_array_index (places, i)));
  toponym->place = dtl_place_ref (g_ptr_array_index (places, 0));
  return toponym;
}

static GPtrArray *
make_all_places (DtlToponymWork *work)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < work->groups->len; i++)
    g_ptr_array_add (all, make_places (work, &g_array_index (work->groups, DtlGroup, i)));
  return all;
}

/**
 * dtl_toponyms_find:
 * @gazetteer: the gazetteer
 * @document: a text
 * @hints: (nullable): what is known besides
 * @out: (element-type DtlToponym): where toponyms are added, in text order
 *
 * Finds the words of a text that name places, and which places they mean. Words for the people of a
 * place ("Turkish") are toponyms of the kind "demonym".
 */
void
dtl_toponyms_find (DtlGazetteer *gazetteer, const DtlDocument *document, const DtlToponymHints *hints,
                   GPtrArray *out)
{
  g_return_if_fail (gazetteer != NULL && document != NULL && out != NULL);

  g_autoptr (DtlToponymWork) work = dtl_toponym_work_new (gazetteer, document, hints);

  dtl_toponym_recognise (work);
  run_rounds (work);
  g_autoptr (GPtrArray) places = make_all_places (work);

  for (guint i = 0; i < work->mentions->len; i++)
    {
      const DtlMention *m = &g_array_index (work->mentions, DtlMention, i);

      g_ptr_array_add (out, make_toponym (work, m, g_ptr_array_index (places, m->group)));
    }
}

/* The postings of given words: all of them, or the longest name among them. */
static const guint32 *
find_inside (const DtlToponymWork *work, guint first, guint end)
{
  for (guint length = end - first; length > 0; length--)
    for (guint i = first; i + length <= end; i++)
      {
        const guint32 *postings = dtl_scan_tokens (work->names, work->document, i, i + length);

        if (postings != NULL)
          return postings;
      }
  return NULL;
}

static guint
token_after (const DtlToponymWork *work, guint32 point, guint from)
{
  while (from < work->n_tokens && dtl_document_span (work->document, from, from + 1).end <= point)
    from++;
  return from;
}

/**
 * dtl_toponyms_resolve:
 * @gazetteer: the gazetteer
 * @document: a text
 * @hints: (nullable): what is known besides
 * @given: the spans that name places, in code points, in text order
 * @n_given: how many
 * @out: (element-type DtlToponym): where one toponym for each of @given is added; its place is %NULL
 *   if the gazetteer has no such name
 *
 * Resolves toponyms that something else recognised.
 */
void
dtl_toponyms_resolve (DtlGazetteer *gazetteer, const DtlDocument *document, const DtlToponymHints *hints,
                      const DtlSpan *given, guint n_given, GPtrArray *out)
{
  g_return_if_fail (gazetteer != NULL && document != NULL && out != NULL);

  g_autoptr (DtlToponymWork) work = dtl_toponym_work_new (gazetteer, document, hints);
  g_autofree gint *mention_of = g_new (gint, n_given + 1);

  for (guint i = 0; i < n_given; i++)
    {
      guint first = token_after (work, given[i].start, 0), end = first;
      const guint32 *postings;

      while (end < work->n_tokens && dtl_document_span (document, end, end + 1).start < given[i].end)
        end++;
      postings = find_inside (work, first, end);
      mention_of[i] = postings != NULL ? (gint) work->mentions->len : -1;
      if (postings != NULL)
        dtl_toponym_add_mention (work, first, end, postings, 0);
    }
  run_rounds (work);
  g_autoptr (GPtrArray) places = make_all_places (work);

  for (guint i = 0; i < n_given; i++)
    {
      DtlToponym *toponym;

      if (mention_of[i] >= 0)
        {
          const DtlMention *m = &g_array_index (work->mentions, DtlMention, mention_of[i]);

          toponym = make_toponym (work, m, g_ptr_array_index (places, m->group));
          toponym->span = given[i];
        }
      else
        toponym = dtl_toponym_new (given[i], "place");
      g_ptr_array_add (out, toponym);
    }
}
