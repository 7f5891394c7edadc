/* dtl-toponym-recognise.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-metonym.h"
#include "dtl-toponym-private.h"

#include <string.h>

/* A capital that speaks need look less like a place than one where something happens. */
#define METONYM_GRACE 2.0
/* "Guatemala City" where "Guatemala" alone would do. */
#define CITY_GRACE 4.0

static void
clear_group (gpointer data)
{
  g_array_unref (((DtlGroup *) data)->ranked);
  g_array_unref (((DtlGroup *) data)->members);
}

/* "Jane Roe, 24, said", "John Doe (31)": an age in years behind a name. */
static gboolean
is_age (const DtlToponymWork *self, guint32 token)
{
  const DtlToken *mark = &self->tokens[token], *age = mark + 1, *close = mark + 2;

  if (token + 2 >= self->n_tokens || strlen (age->norm) != 2 || !g_ascii_isdigit (age->norm[0]) ||
      !g_ascii_isdigit (age->norm[1]))
    return FALSE;
  return strcmp (mark->norm, ",") == 0
             ? strcmp (close->norm, ",") == 0 || strcmp (close->norm, ".") == 0
             : strcmp (mark->norm, "(") == 0 && strcmp (close->norm, ")") == 0;
}

static void
count_use (DtlToponymWork *self, const DtlScanMatch *match)
{
  DtlNameUse *use = g_hash_table_lookup (self->by_name, match->postings);
  const DtlToken *first = &self->tokens[match->first], *prev = first - 1,
                 *next = &self->tokens[match->end];
  guint class = 0;

  if (use == NULL)
    {
      use = g_new0 (DtlNameUse, 1);
      g_hash_table_insert (self->by_name, (gpointer) match->postings, use);
    }
  use->count++;
  if (match->first > 0 && prev->sentence == first->sentence)
    class = dtl_toponym_model_class (self->model, prev->norm);
  use->after_preposition += (class & DTL_WORD_PLACE_BEFORE) != 0;
  use->after_given_name +=
      (class & DTL_WORD_GIVEN_NAME) != 0 && (prev->flags & DTL_TOKEN_CAPITALISED);
  use->after_title += (class & DTL_WORD_TITLE) != 0;
  use->before_age += match->first > 0 && prev->sentence == first->sentence &&
                     (prev->flags & DTL_TOKEN_CAPITALISED) && !(first->flags & DTL_TOKEN_UPPER) &&
                     is_age (self, match->end);
  if (match->end + 1 < self->n_tokens && strcmp (next->norm, ",") == 0 &&
      dtl_scan_tokens (self->names, self->document, match->end + 1, match->end + 2) != NULL &&
      (next[1].flags & DTL_TOKEN_CAPITALISED))
    use->before_unit++;
}

/**
 * dtl_toponym_work_new:
 * @gazetteer: the gazetteer
 * @document: a text
 * @hints: (nullable): what is known besides
 *
 * Returns: (transfer full): the text with all its possible names, nothing decided
 */
DtlToponymWork *
dtl_toponym_work_new (DtlGazetteer *gazetteer, const DtlDocument *document,
                      const DtlToponymHints *hints)
{
  DtlToponymWork *self = g_new0 (DtlToponymWork, 1);

  self->gazetteer = dtl_gazetteer_ref (gazetteer);
  self->names = dtl_gazetteer_begin (gazetteer);
  self->model = dtl_gazetteer_model (gazetteer);
  self->document = document;
  self->tokens = dtl_document_tokens (document, &self->n_tokens);
  self->source = dtl_toponym_source (self->model, self->names, hints);
  self->matches = dtl_scan_document (self->names, document);
  self->by_name = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->mentions = g_array_new (FALSE, TRUE, sizeof (DtlMention));
  self->groups = g_array_new (FALSE, TRUE, sizeof (DtlGroup));
  g_array_set_clear_func (self->groups, clear_group);
  for (guint i = 0; i < self->matches->len; i++)
    count_use (self, &g_array_index (self->matches, DtlScanMatch, i));
  return self;
}

void
dtl_toponym_work_free (DtlToponymWork *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->matches);
  g_hash_table_unref (self->by_name);
  g_array_unref (self->mentions);
  g_array_unref (self->groups);
  dtl_gazetteer_end (self->gazetteer, self->names);
  dtl_gazetteer_unref (self->gazetteer);
  g_free (self);
}

static double
logit_of (DtlToponymWork *self, guint match)
{
  guint32 slots[DTL_MAX_FEATURES];
  guint n = dtl_toponym_features (self, match, slots);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += self->model->slots[slots[i]];
  return sum;
}

/* The kind of the best known place of a name. */
static const char *
feature_of (const DtlToponymWork *self, const DtlScanMatch *match)
{
  double most = -G_MAXDOUBLE;
  guint32 best = 0;

  for (const guint32 *p = match->postings;; p++)
    {
      double prior =
          dtl_candidate_prior (self->names, DTL_POSTING_RECORD (*p), DTL_POSTING_QUALITY (*p));

      if (prior > most)
        {
          most = prior;
          best = DTL_POSTING_RECORD (*p);
        }
      if (*p & DTL_POSTING_LAST)
        break;
    }
  return dtl_names_feature (self->names, dtl_names_record (self->names, best));
}

/* The surname of somebody whose age the text tells, and nowhere the name of a place to be at. */
static gboolean
is_surname (const DtlToponymWork *self, const DtlScanMatch *match)
{
  const DtlNameUse *use = g_hash_table_lookup (self->by_name, match->postings);

  return use->before_age > 0 && use->after_preposition == 0;
}

static gboolean
is_recognised (const DtlToponymWork *self, const DtlScanMatch *match, double logit)
{
  if (is_surname (self, match))
    return FALSE;
  return logit > self->model->threshold ||
         (logit > self->model->threshold - METONYM_GRACE &&
          dtl_metonym_acts (self->model, self->tokens, self->n_tokens, match->first, match->end,
                            feature_of (self, match)));
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const DtlMention *p = a, *q = b;

  return p->start_byte < q->start_byte ? -1 : p->start_byte > q->start_byte;
}

typedef struct
{
  guint match;
  double logit;
  guint words;
} Claim;

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const Claim *p = a, *q = b;

  if (p->words != q->words)
    return p->words > q->words ? -1 : 1;
  if (p->logit != q->logit)
    return p->logit > q->logit ? -1 : 1;
  return p->match < q->match ? -1 : p->match > q->match;
}

/* Tokens that are taken; within a hyphenated one two names may stand side by side. */
static gboolean
is_taken (const DtlToponymWork *self, const guint8 *taken, const DtlScanMatch *m)
{
  if (memchr (taken + m->first, 1, m->end - m->first) == NULL)
    return FALSE;
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const DtlMention *other = &g_array_index (self->mentions, DtlMention, i);

      if (other->start_byte < m->end_byte && m->start_byte < other->end_byte)
        return TRUE;
    }
  return FALSE;
}

/* "Guatemala City" is not Guatemala: a town whose name is that of a place with "City" behind it is
 * recognised where the place would be. */
static gboolean
is_city_of_claim (const DtlToponymWork *self, const DtlScanMatch *m, const Claim *claim)
{
  const DtlScanMatch *inner = &g_array_index (self->matches, DtlScanMatch, claim->match);

  return inner->first == m->first && inner->end + 1 == m->end &&
         strcmp (self->tokens[m->end - 1].norm, "city") == 0;
}

static void
add_cities (DtlToponymWork *self, GArray *claims)
{
  guint n_claims = claims->len;

  for (guint i = 0; i < n_claims; i++)
    {
      const Claim claim = g_array_index (claims, Claim, i);

      for (guint k = claim.match + 1; k < self->matches->len; k++)
        {
          const DtlScanMatch *m = &g_array_index (self->matches, DtlScanMatch, k);
          Claim city = { k, logit_of (self, k), m->end - m->first };

          if (m->first != g_array_index (self->matches, DtlScanMatch, claim.match).first)
            break;
          if (is_city_of_claim (self, m, &claim) &&
              city.logit > self->model->threshold - CITY_GRACE)
            g_array_append_val (claims, city);
        }
    }
}

/**
 * dtl_toponym_recognise:
 * @self: a text
 *
 * Decides which matches are places: those whose sum of weights passes the threshold, longer names
 * before the shorter ones they cover. Adds them to the mentions that are there already.
 */
void
dtl_toponym_recognise (DtlToponymWork *self)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (Claim));
  g_autofree guint8 *taken = g_new0 (guint8, self->n_tokens + 1);

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const DtlMention *m = &g_array_index (self->mentions, DtlMention, i);

      memset (taken + m->first, 1, m->end - m->first);
    }
  for (guint i = 0; i < self->matches->len; i++)
    {
      const DtlScanMatch *m = &g_array_index (self->matches, DtlScanMatch, i);
      Claim claim = { i, logit_of (self, i), m->end - m->first };

      if (is_recognised (self, m, claim.logit))
        g_array_append_val (claims, claim);
    }
  add_cities (self, claims);
  g_array_sort (claims, compare_claims);
  for (guint i = 0; i < claims->len; i++)
    {
      const Claim *claim = &g_array_index (claims, Claim, i);
      const DtlScanMatch *m = &g_array_index (self->matches, DtlScanMatch, claim->match);

      if (is_taken (self, taken, m))
        continue;
      memset (taken + m->first, 1, m->end - m->first);
      dtl_toponym_add_mention (self, m, claim->logit);
    }
  g_array_sort (self->mentions, compare_mentions);
}

/* A dateline stands before the text proper: "KARACHI, Pakistan (AP) -", "LAGOS —". */
static gboolean
is_dateline (const DtlToponymWork *self, guint first, guint end)
{
  if (first > 3 || !(self->tokens[first].flags & DTL_TOKEN_UPPER))
    return FALSE;
  for (guint i = end; i < MIN (end + 10, self->n_tokens); i++)
    if (strcmp (self->tokens[i].norm, "-") == 0 || strcmp (self->tokens[i].norm, "--") == 0 ||
        strcmp (self->tokens[i].norm, "(") == 0)
      return TRUE;
  return FALSE;
}

/**
 * dtl_toponym_add_mention:
 * @self: a text
 * @match: a name in it
 * @logit: how sure it is that it is a place
 */
void
dtl_toponym_add_mention (DtlToponymWork *self, const DtlScanMatch *match, double logit)
{
  DtlMention mention = { match->first,
                         match->end,
                         match->start_byte,
                         match->end_byte,
                         match->postings,
                         0,
                         logit,
                         is_dateline (self, match->first, match->end),
                         FALSE,
                         -1 };

  g_array_append_val (self->mentions, mention);
}
