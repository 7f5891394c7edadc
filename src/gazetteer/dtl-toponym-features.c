/* dtl-toponym-features.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What speaks for and against a name of the gazetteer being a place in its sentence. */

#include "config.h"

#include "dtl-toponym-private.h"

#include <string.h>

typedef struct
{
  DtlToponymWork *work;
  const DtlScanMatch *match;
  guint32 *out;
  guint n;
} Features;

static void
put (Features *f, const char *kind, const char *value)
{
  guint32 slot = dtl_toponym_slot (kind, value);

  if (f->n < DTL_MAX_FEATURES)
    f->out[f->n++] = slot;
  if (f->work->recorder != NULL && !g_hash_table_contains (f->work->recorder, GUINT_TO_POINTER (slot)))
    g_hash_table_insert (f->work->recorder, GUINT_TO_POINTER (slot), g_strdup_printf ("%s=%s", kind, value));
}

static void
put_number (Features *f, const char *kind, int value)
{
  char text[12];
  char *p = text + sizeof text - 1;
  guint rest = value < 0 ? 0u - (guint) value : (guint) value;

  *p = '\0';
  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    *--p = '-';
  put (f, kind, p);
}

static gboolean
is_capital (const DtlToken *token)
{
  return (token->flags & (DTL_TOKEN_CAPITALISED | DTL_TOKEN_UPPER)) != 0;
}

static const DtlToken *
token_at (const DtlToponymWork *w, gint64 i, guint32 sentence)
{
  if (i < 0 || i >= (gint64) w->n_tokens || w->tokens[i].sentence != sentence)
    return NULL;
  return &w->tokens[i];
}

static void
put_token (Features *f, const char *kind, const DtlToken *token)
{
  if (token == NULL)
    put (f, kind, "<edge>");
  else if (token->flags & DTL_TOKEN_DIGITS)
    put (f, kind, "<number>");
  else
    put (f, kind, token->norm);
}

static void
put_classes (Features *f, const char *kind, const DtlToken *token)
{
  guint flags = token != NULL ? dtl_toponym_model_class (f->work->model, token->norm) : 0;

  for (guint bit = 0; bit < 8; bit++)
    if (flags & (1u << bit))
      put_number (f, kind, (int) bit);
}

/* The shape of a neighbour: what case, digit or mark it is. */
static const char *
shape_of (const DtlToken *token)
{
  if (token == NULL)
    return "edge";
  if (token->flags & DTL_TOKEN_PUNCTUATION)
    return "mark";
  if (token->flags & DTL_TOKEN_DIGITS)
    return "digits";
  if (token->flags & DTL_TOKEN_UPPER)
    return "upper";
  return is_capital (token) ? "capital" : "lower";
}

static void
put_name (Features *f)
{
  const DtlNames *names = f->work->names;
  double best = -1e9;
  guint32 best_record = 0, best_quality = 0;
  guint n = 0, kinds = 0;

  for (const guint32 *p = f->match->postings;; p++)
    {
      guint32 record = DTL_POSTING_RECORD (*p), quality = DTL_POSTING_QUALITY (*p);
      double prior = dtl_candidate_prior (names, record, quality);

      n++;
      kinds |= quality == DTL_NAME_DEMONYM ? 1u << 15 : 1u << dtl_names_record (names, record)->kind;
      if (prior > best)
        {
          best = prior;
          best_record = record;
          best_quality = quality;
        }
      if (*p & DTL_POSTING_LAST)
        break;
    }
  put_number (f, "prior", (int) (best * 2));
  put_number (f, "quality", (int) best_quality);
  put_number (f, "kind", dtl_names_record (names, best_record)->kind);
  put (f, "feature", dtl_names_feature (names, dtl_names_record (names, best_record)));
  put_number (f, "count", n >= 16 ? 5 : n >= 8 ? 4 : n >= 4 ? 3 : n >= 2 ? 2 : 1);
  for (guint i = 0; i < 16; i++)
    if (kinds & (1u << i))
      put_number (f, "any", (int) i);
  put_number (f, "quality-prior", (int) best_quality * 100 + (int) best);
}

/* How many capitalised words stand next to the match without a mark between. */
static guint
capitals_beside (const DtlToponymWork *w, gint64 from, int step, guint32 sentence)
{
  guint n = 0;

  for (gint64 i = from; n < 5; i += step, n++)
    {
      const DtlToken *t = token_at (w, i, sentence);

      if (t == NULL || !is_capital (t) || (t->flags & DTL_TOKEN_PUNCTUATION))
        break;
    }
  return n;
}

/* "X, Y" where Y is a country or province: by far the best sign. */
static void
put_list_signs (Features *f)
{
  const DtlToponymWork *w = f->work;
  const DtlScanMatch *m = f->match;
  guint32 sentence = w->tokens[m->first].sentence;
  const DtlToken *comma = token_at (w, m->end, sentence), *before = token_at (w, (gint64) m->first - 1, sentence);
  const DtlToken *beyond = token_at (w, (gint64) m->end + 1, sentence);
  const DtlToken *behind = token_at (w, (gint64) m->first - 2, sentence);

  if (comma != NULL && strcmp (comma->norm, ",") == 0 && beyond != NULL && is_capital (beyond))
    {
      put (f, "list", "after");
      put_token (f, "after-comma", beyond);
    }
  if (before != NULL && strcmp (before->norm, ",") == 0 && behind != NULL && is_capital (behind))
    put (f, "list", "before");
}

static void
put_context (Features *f)
{
  const DtlToponymWork *w = f->work;
  const DtlScanMatch *m = f->match;
  guint32 sentence = w->tokens[m->first].sentence;
  const DtlToken *prev = token_at (w, (gint64) m->first - 1, sentence);
  const DtlToken *prev2 = token_at (w, (gint64) m->first - 2, sentence);
  const DtlToken *prev3 = token_at (w, (gint64) m->first - 3, sentence);
  const DtlToken *next = token_at (w, m->end, sentence);
  const DtlToken *next2 = token_at (w, (gint64) m->end + 1, sentence);
  guint left = capitals_beside (w, (gint64) m->first - 1, -1, sentence);
  guint right = capitals_beside (w, m->end, 1, sentence);

  put_token (f, "p1", prev);
  put_token (f, "p2", prev2);
  put_token (f, "p3", prev3);
  put_token (f, "n1", next);
  put_token (f, "n2", next2);
  put_classes (f, "pc1", prev);
  put_classes (f, "pc2", prev2);
  put_classes (f, "nc1", next);
  put_classes (f, "nc2", next2);
  put (f, "ps1", shape_of (prev));
  put (f, "ns1", shape_of (next));
  put_number (f, "sides", (int) (left * 10 + right));
  if (prev != NULL && next != NULL && strcmp (prev->norm, "(") == 0 && strcmp (next->norm, ")") == 0)
    put (f, "sides", "brackets");
  if (next != NULL && next->norm[0] == '-' && !(next->flags & DTL_TOKEN_SPACE_BEFORE))
    put (f, "hyphen", "after");
  if (prev != NULL && prev->norm[0] == '-' && !(w->tokens[m->first].flags & DTL_TOKEN_SPACE_BEFORE))
    put (f, "hyphen", "before");
}

static void
put_words (Features *f)
{
  const DtlToponymWork *w = f->work;
  const DtlScanMatch *m = f->match;
  const DtlToken *first = &w->tokens[m->first], *last = &w->tokens[m->end - 1];
  guint words = m->end - m->first;
  char shape[24];

  put_number (f, "words", (int) MIN (words, 4));
  if (words == 1)
    {
      put (f, "name", first->norm);
      put_number (f, "letters", (int) MIN (strlen (first->norm), 6));
    }
  else
    {
      put (f, "first", first->norm);
      put (f, "last", last->norm);
    }
  put_classes (f, "c-first", first);
  if (words > 1)
    put_classes (f, "c-last", last);
  g_snprintf (shape, sizeof shape, "%d%d%d", (first->flags & DTL_TOKEN_UPPER) != 0,
              (first->flags & DTL_TOKEN_SENTENCE_START) != 0, words > 1);
  put (f, "case", shape);
  if (strchr (last->norm, '.') != NULL)
    put (f, "case", "stop");
}

/* What stands on the other side of a hyphen in the same token: "led" in "U.S.-led". */
static void
put_part (Features *f)
{
  const DtlToponymWork *w = f->work;
  const DtlScanMatch *m = f->match;
  const DtlToken *first = &w->tokens[m->first], *last = &w->tokens[m->end - 1];
  const char *rest = strrchr (last->norm, '-');

  if (m->end_byte < last->end && rest != NULL)
    put (f, "hyphen-rest", rest + 1);
  if (m->start_byte > first->start)
    put (f, "hyphen", "back");
}

static int
share (guint part, guint whole)
{
  return part == 0 ? 0 : part * 3 <= whole ? 1 : part * 3 <= whole * 2 ? 2 : 3;
}

/* How the same name is used elsewhere in the text. */
static void
put_uses (Features *f)
{
  const DtlNameUse *use = g_hash_table_lookup (f->work->by_name, f->match->postings);

  if (use == NULL)
    return;
  put_number (f, "uses", (int) MIN (use->count, 4));
  put_number (f, "use-preposition", share (use->after_preposition, use->count));
  put_number (f, "use-given", share (use->after_given_name, use->count));
  put_number (f, "use-title", share (use->after_title, use->count));
  put_number (f, "use-unit", share (use->before_unit, use->count));
}

/* Does a longer name begin or end here? */
static void
put_rivals (Features *f, guint match)
{
  const GArray *matches = f->work->matches;
  const DtlScanMatch *m = f->match;

  for (guint i = match + 1; i < matches->len && i < match + 8; i++)
    {
      const DtlScanMatch *other = &g_array_index (matches, DtlScanMatch, i);

      if (other->first >= m->end)
        break;
      if (other->end > m->end)
        put (f, "rival", other->first == m->first ? "longer" : "crossing");
    }
  for (guint i = match; i > 0 && i + 8 > match; i--)
    {
      const DtlScanMatch *other = &g_array_index (matches, DtlScanMatch, i - 1);

      if (other->first < m->first && other->end > m->first)
        put (f, "rival", other->end >= m->end ? "outer" : "before");
    }
}

/**
 * dtl_toponym_features:
 * @self: a text
 * @match: index in its matches
 * @out: room for %DTL_MAX_FEATURES slots
 *
 * Returns: how many features speak for or against the match being a place
 */
guint
dtl_toponym_features (DtlToponymWork *self, guint match, guint32 *out)
{
  Features f = { self, &g_array_index (self->matches, DtlScanMatch, match), out, 0 };

  put (&f, "bias", "");
  put_name (&f);
  put_words (&f);
  put_context (&f);
  put_list_signs (&f);
  put_part (&f);
  put_uses (&f);
  put_rivals (&f, match);
  return f.n;
}
