/* dtl-toponyms.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-toponyms.h"

#include "dtl-metonym.h"
#include "dtl-reason.h"
#include "dtl-toponym-private.h"

#include <string.h>

#define MAX_CANDIDATES 8
/* The readings of a name among which a capital or country is looked for. */
#define SEATS_OF_POWER 3

/* A name inside a longer one counts from 10,000 people on (as a power of ten). */
#define KNOWN_PRIOR 4.0

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
    {
      g_array_sort (g_array_index (work->groups, DtlGroup, i).ranked, compare_ranked);
      g_array_index (work->groups, DtlGroup, i).best = 0;
    }
}

/* Where the text plays, in place of a place that no table has. */
static DtlPlace *
make_guess (const DtlToponymWork *work, guint32 record, double score)
{
  DtlPlace *place = dtl_names_place (work->names, record);

  place->radius_km = MAX (place->radius_km * 2, 10);
  place->score = score;
  place->reason = dtl_reason_new (DTL_REASON_NOT_LISTED, place->name);
  return place;
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
      if (c->unlisted)
        {
          g_ptr_array_add (out, make_guess (work, c->record, c->weight));
          continue;
        }
      place = dtl_names_place (work->names, c->record);
      place->score = c->weight;
      place->reason =
          dtl_toponym_reason (work, group, c, work->model->rank[DTL_TOPONYM_STAGES - 1]);
      g_ptr_array_add (out, place);
    }
  return out;
}

/* "Washington" may be the state, but it is not the state that says so. */
static gboolean
is_metonym (const DtlToponymWork *work, const DtlMention *mention, GPtrArray *places)
{
  for (guint i = 0; i < MIN (places->len, SEATS_OF_POWER); i++)
    {
      const DtlPlace *place = g_ptr_array_index (places, i);

      if (dtl_metonym_is (work->model, work->tokens, work->n_tokens, mention->first, mention->end,
                          place->feature))
        return TRUE;
    }
  return FALSE;
}

static DtlToponym *
make_toponym (DtlToponymWork *work, const DtlMention *mention, GPtrArray *places)
{
  const DtlGroup *group = &g_array_index (work->groups, DtlGroup, mention->group);
  const DtlRanked *best = &g_array_index (group->ranked, DtlRanked, 0);
  DtlToponym *toponym = dtl_toponym_new (
      dtl_document_byte_span (work->document, mention->start_byte, mention->end_byte),
      best->quality == DTL_NAME_DEMONYM ? "demonym" : "place");

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (toponym->candidates, dtl_place_ref (g_ptr_array_index (places, i)));
  toponym->place = dtl_place_ref (g_ptr_array_index (places, 0));
  if (best->quality != DTL_NAME_DEMONYM && !mention->is_dateline && is_metonym (work, mention, places))
    toponym->kind = "metonym";
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
 * place ("Turkish") are toponyms of the kind "demonym", places that stand for their government or
 * team ("Washington said") of the kind "metonym".
 */
void
dtl_toponyms_find (DtlGazetteer *gazetteer,
                   const DtlDocument *document,
                   const DtlToponymHints *hints,
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

/* Words that say what something is, or everyday words: no place by themselves. */
static gboolean
is_telling (const DtlToponymWork *work, guint first, guint end)
{
  const guint idle = DTL_WORD_ORGANISATION | DTL_WORD_STREET | DTL_WORD_UNIT | DTL_WORD_COMMON |
                     DTL_WORD_GIVEN_NAME | DTL_WORD_TITLE;

  return end - first > 1 ||
         (dtl_toponym_model_class (work->model, work->tokens[first].norm) & idle) == 0;
}

static double
best_prior (const DtlNames *names, const guint32 *postings)
{
  double best = -G_MAXDOUBLE;

  for (;; postings++)
    {
      best = MAX (best, dtl_candidate_prior (names, DTL_POSTING_RECORD (*postings),
                                             DTL_POSTING_QUALITY (*postings)));
      if (*postings & DTL_POSTING_LAST)
        return best;
    }
}

/* The postings of given words: all of them, or the best known name among them. */
static const guint32 *
find_inside (const DtlToponymWork *work, guint first, guint end)
{
  const guint32 *found = NULL;
  double best = KNOWN_PRIOR;

  if (first >= end)
    return NULL;
  if ((found = dtl_scan_tokens (work->names, work->document, first, end)) != NULL)
    return found;
  if (end - first > 1 && strcmp (work->tokens[first].norm, "the") == 0)
    return find_inside (work, first + 1, end);
  for (guint i = first; i < end; i++)
    for (guint k = i + 1; k <= end; k++)
      {
        const guint32 *postings =
            is_telling (work, i, k) ? dtl_scan_tokens (work->names, work->document, i, k) : NULL;
        double prior = postings != NULL ? best_prior (work->names, postings) + 0.3 * (k - i) : 0;

        if (postings != NULL && prior > best)
          {
            best = prior;
            found = postings;
          }
      }
  return found;
}

static guint
token_after (const DtlToponymWork *work, guint32 point, guint from)
{
  while (from < work->n_tokens && dtl_document_span (work->document, from, from + 1).end <= point)
    from++;
  return from;
}

static DtlToponym *
place_by_focus (const DtlToponymWork *work, DtlSpan span, guint token)
{
  DtlToponym *toponym = dtl_toponym_new (span, "place");
  const DtlRanked *focus = dtl_toponym_focus (work, token, G_MAXUINT);

  if (focus != NULL)
    {
      g_ptr_array_add (toponym->candidates, make_guess (work, focus->record, 0.3));
      toponym->place = dtl_place_ref (g_ptr_array_index (toponym->candidates, 0));
    }
  return toponym;
}

static int
compare_given (gconstpointer a, gconstpointer b)
{
  const DtlToponymGiven *p = a, *q = b;

  if (p->span.start != q->span.start)
    return p->span.start < q->span.start ? -1 : 1;
  return p->index < q->index ? -1 : p->index > q->index;
}

/* The bytes of a span; @from and @at carry the scan of the text on from span to span. */
static DtlSpan
span_bytes (const char *text, gsize length, DtlSpan span, guint32 *point, const char **at)
{
  const char *end = text + length, *from;

  for (; *point < span.start && *at < end; (*point)++)
    *at = g_utf8_next_char (*at);
  from = *at;
  for (guint32 p = span.start; p < span.end && from < end; p++)
    from = g_utf8_next_char (from);
  return (DtlSpan){ (guint32) (*at - text), (guint32) (from - text) };
}

/**
 * dtl_toponym_find_given:
 * @work: a text, nothing decided
 * @given: the spans that name places, in code points
 * @n_given: how many
 *
 * Adds a mention for every span that has a name of the gazetteer in it.
 *
 * Returns: (transfer full) (element-type DtlToponymGiven): the spans in text order
 */
GArray *
dtl_toponym_find_given (DtlToponymWork *work, const DtlSpan *given, guint n_given)
{
  GArray *out = g_array_sized_new (FALSE, TRUE, sizeof (DtlToponymGiven), n_given);
  gsize length;
  const char *text = dtl_document_text (work->document, &length), *cursor = text;
  guint at = 0;
  guint32 point = 0;

  for (guint i = 0; i < n_given; i++)
    {
      DtlToponymGiven g = { .index = i, .span = given[i] };

      g_array_append_val (out, g);
    }
  g_array_sort (out, compare_given);
  for (guint i = 0; i < n_given; i++)
    {
      DtlToponymGiven *g = &g_array_index (out, DtlToponymGiven, i);
      DtlSpan bytes = span_bytes (text, length, g->span, &point, &cursor);
      DtlScanMatch match = { .start_byte = bytes.start, .end_byte = bytes.end };
      gboolean inside;

      at = g->first = token_after (work, g->span.start, at);
      for (g->end = g->first; g->end < work->n_tokens; g->end++)
        if (dtl_document_span (work->document, g->end, g->end + 1).start >= g->span.end)
          break;
      match.first = g->first;
      match.end = g->end;
      match.postings = dtl_scan_text (work->names, text + bytes.start, bytes.end - bytes.start);
      inside = match.postings == NULL;
      if (inside)
        match.postings = find_inside (work, g->first, g->end);
      g->mention = match.postings != NULL && g->end > g->first ? (int) work->mentions->len : -1;
      if (g->mention < 0)
        continue;
      dtl_toponym_add_mention (work, &match, 0);
      g_array_index (work->mentions, DtlMention, g->mention).inside = inside;
      g_array_index (work->mentions, DtlMention, g->mention).given = (gint) i;
    }
  /* What else the text names helps to resolve what was given. */
  dtl_toponym_recognise (work);
  for (guint i = 0; i < work->mentions->len; i++)
    {
      gint index = g_array_index (work->mentions, DtlMention, i).given;

      if (index >= 0)
        g_array_index (out, DtlToponymGiven, index).mention = (int) i;
    }
  return out;
}

/**
 * dtl_toponym_resolve_given:
 * @work: a text, nothing decided
 * @given: the spans that name places, in code points
 * @n_given: how many
 * @out: (element-type DtlToponym): where one toponym for each of @given is added, in their order
 */
void
dtl_toponym_resolve_given (DtlToponymWork *work,
                           const DtlSpan *given,
                           guint n_given,
                           GPtrArray *out)
{
  g_autoptr (GArray) spans = dtl_toponym_find_given (work, given, n_given);
  g_autofree DtlToponym **toponyms = g_new0 (DtlToponym *, n_given + 1);

  run_rounds (work);
  g_autoptr (GPtrArray) places = make_all_places (work);

  for (guint i = 0; i < n_given; i++)
    {
      const DtlToponymGiven *g = &g_array_index (spans, DtlToponymGiven, i);

      if (g->mention >= 0)
        {
          const DtlMention *m = &g_array_index (work->mentions, DtlMention, g->mention);

          toponyms[g->index] = make_toponym (work, m, g_ptr_array_index (places, m->group));
          toponyms[g->index]->span = g->span;
        }
      else
        toponyms[g->index] = place_by_focus (work, g->span, g->first);
    }
  for (guint i = 0; i < n_given; i++)
    g_ptr_array_add (out, toponyms[i]);
}

/**
 * dtl_toponyms_resolve:
 * @gazetteer: the gazetteer
 * @document: a text
 * @hints: (nullable): what is known besides
 * @given: the spans that name places, in code points
 * @n_given: how many
 * @out: (element-type DtlToponym): where one toponym for each of @given is added, in their order
 *
 * Resolves toponyms that something else recognised. A name that the gazetteer does not have is put
 * where the text plays at that point, with a wide radius and a low score; its place is %NULL only
 * if the text names no other place.
 */
void
dtl_toponyms_resolve (DtlGazetteer *gazetteer,
                      const DtlDocument *document,
                      const DtlToponymHints *hints,
                      const DtlSpan *given,
                      guint n_given,
                      GPtrArray *out)
{
  g_return_if_fail (gazetteer != NULL && document != NULL && out != NULL);

  g_autoptr (DtlToponymWork) work = dtl_toponym_work_new (gazetteer, document, hints);

  dtl_toponym_resolve_given (work, given, n_given, out);
}
