/* dtl-toponyms.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-toponyms.h"

#include "dtl-metonym.h"
#include "dtl-toponym-private.h"

#include <glib/gi18n-lib.h>
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
  DtlToponym *toponym = dtl_toponym_new (dtl_document_byte_span (work->document, mention->start_byte, mention->end_byte),
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

/* Words that say what something is, or everyday words: no place by themselves. */
static gboolean
is_telling (const DtlToponymWork *work, guint first, guint end)
{
  const guint idle = DTL_WORD_ORGANISATION | DTL_WORD_STREET | DTL_WORD_UNIT | DTL_WORD_COMMON | DTL_WORD_GIVEN_NAME |
                     DTL_WORD_TITLE;

  return end - first > 1 || (dtl_toponym_model_class (work->model, work->tokens[first].norm) & idle) == 0;
}

static double
best_prior (const DtlNames *names, const guint32 *postings)
{
  double best = -G_MAXDOUBLE;

  for (;; postings++)
    {
      best = MAX (best, dtl_candidate_prior (names, DTL_POSTING_RECORD (*postings), DTL_POSTING_QUALITY (*postings)));
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
        const guint32 *postings = is_telling (work, i, k) ? dtl_scan_tokens (work->names, work->document, i, k) : NULL;
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

/* Where a name that is not in the gazetteer probably is: at the nearest mention in its sentence, or
 * where most of the text plays. */
static const DtlRanked *
find_focus (DtlToponymWork *work, guint token)
{
  const DtlRanked *focus = NULL;
  double most = 0;

  for (guint i = 0; i < work->mentions->len; i++)
    {
      const DtlMention *m = &g_array_index (work->mentions, DtlMention, i);
      const DtlGroup *group = &g_array_index (work->groups, DtlGroup, m->group);
      const DtlRanked *best = &g_array_index (group->ranked, DtlRanked, 0);
      const DtlRecord *r = dtl_names_record (work->names, best->record);
      guint away = m->first > token ? m->first - token : token - m->first;
      gboolean same = token < work->n_tokens && work->tokens[m->first].sentence == work->tokens[token].sentence;
      double score = (double) group->n_mentions * 0.3 + (double) best->features[DTL_RANK_CELL_SHARE] * 2 +
                     (same ? 2 : 0) + 4.0 / (1 + away);

      if (r->kind == DTL_RECORD_COUNTRY || best->quality == DTL_NAME_DEMONYM)
        score *= 0.2;
      else if (r->kind == DTL_RECORD_ADMIN1 || r->kind == DTL_RECORD_REGION)
        score *= 0.4;
      if (score > most)
        {
          most = score;
          focus = best;
        }
    }
  return focus;
}

static DtlToponym *
place_by_focus (DtlToponymWork *work, DtlSpan span, guint token)
{
  DtlToponym *toponym = dtl_toponym_new (span, "place");
  const DtlRanked *focus = find_focus (work, token);

  if (focus != NULL)
    {
      DtlPlace *place = dtl_names_place (work->names, focus->record);

      place->radius_km = MAX (place->radius_km * 2, 10);
      place->score = 0.3;
      place->reason = g_strdup_printf (_("Not in the gazetteer; the text is about %s here"), place->name);
      g_ptr_array_add (toponym->candidates, place);
      toponym->place = dtl_place_ref (place);
    }
  return toponym;
}

/* A given span at work. */
typedef struct
{
  guint index;   /* in the order given */
  DtlSpan span;
  guint first;   /* tokens */
  guint end;
  int mention;   /* -1 if the gazetteer has no such name */
} Given;

static int
compare_given (gconstpointer a, gconstpointer b)
{
  const Given *p = a, *q = b;

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

static GArray *
find_given (DtlToponymWork *work, const DtlSpan *given, guint n_given)
{
  GArray *out = g_array_sized_new (FALSE, TRUE, sizeof (Given), n_given);
  gsize length;
  const char *text = dtl_document_text (work->document, &length), *cursor = text;
  guint at = 0;
  guint32 point = 0;

  for (guint i = 0; i < n_given; i++)
    {
      Given g = { .index = i, .span = given[i] };

      g_array_append_val (out, g);
    }
  g_array_sort (out, compare_given);
  for (guint i = 0; i < n_given; i++)
    {
      Given *g = &g_array_index (out, Given, i);
      DtlSpan bytes = span_bytes (text, length, g->span, &point, &cursor);
      DtlScanMatch match = { .start_byte = bytes.start, .end_byte = bytes.end };

      at = g->first = token_after (work, g->span.start, at);
      for (g->end = g->first; g->end < work->n_tokens; g->end++)
        if (dtl_document_span (work->document, g->end, g->end + 1).start >= g->span.end)
          break;
      match.first = g->first;
      match.end = g->end;
      match.postings = dtl_scan_text (work->names, text + bytes.start, bytes.end - bytes.start);
      if (match.postings == NULL)
        match.postings = find_inside (work, g->first, g->end);
      g->mention = match.postings != NULL && g->end > g->first ? (int) work->mentions->len : -1;
      if (g->mention >= 0)
        dtl_toponym_add_mention (work, &match, 0);
    }
  return out;
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
 * where the text plays at that point, with a wide radius and a low score; its place is %NULL only if
 * the text names no other place.
 */
void
dtl_toponyms_resolve (DtlGazetteer *gazetteer, const DtlDocument *document, const DtlToponymHints *hints,
                      const DtlSpan *given, guint n_given, GPtrArray *out)
{
  g_return_if_fail (gazetteer != NULL && document != NULL && out != NULL);

  g_autoptr (DtlToponymWork) work = dtl_toponym_work_new (gazetteer, document, hints);
  g_autoptr (GArray) spans = find_given (work, given, n_given);
  g_autofree DtlToponym **toponyms = g_new0 (DtlToponym *, n_given + 1);

  run_rounds (work);
  g_autoptr (GPtrArray) places = make_all_places (work);

  for (guint i = 0; i < n_given; i++)
    {
      const Given *g = &g_array_index (spans, Given, i);

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
