/* dtl-event-place.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-event-place.h"

#include "dtl-event-place-weights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A candidate less likely than this is not taken for the place of an event. */
#define THRESHOLD 0.25
#define MAX_PATH 3
#define MAX_CANDIDATES 24

/* A stretch of the event's sentence that may name the place of the event. */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 head;
  const DtlToponym *toponym; /* NULL for names that only their shape shows */
  gboolean name;             /* taken for the name of a place by the language model */
} Candidate;

/* Where the features of a candidate go: into a sum, and into a text if there is one. */
typedef struct
{
  const DtlReading *reading;
  guint32 verb;
  guint32 verb_end;
  const Candidate *candidates;
  guint n_candidates;
  guint at;
  double sum;
  GString *names;
} Features;

static int
compare_weight (gconstpointer name, gconstpointer weight)
{
  return strcmp (name, ((const DtlEventPlaceWeight *) weight)->name);
}

static void
add (Features *self, const char *name)
{
  const DtlEventPlaceWeight *weight =
      bsearch (name, dtl_event_place_weights, G_N_ELEMENTS (dtl_event_place_weights),
               sizeof dtl_event_place_weights[0], compare_weight);

  if (weight != NULL)
    self->sum += weight->value;
  if (self->names != NULL)
    g_string_append_printf (self->names, "%s%s", self->names->len > 0 ? " " : "", name);
}

static void
add_if (Features *self, const char *name, gboolean present)
{
  if (present)
    add (self, name);
}

static void
add_named (Features *self, const char *kind, const char *value)
{
  char name[96];

  g_snprintf (name, sizeof name, "%s:%s", kind, value);
  for (char *p = name; *p != '\0'; p++)
    if (*p == ' ' || *p == '\t' || *p == '"' || *p == '\\')
      *p = '_';
  add (self, name);
}

/* The token of a stretch that others of its sentence hang on. */
static guint32
head_of (const DtlReading *reading, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    {
      gint32 up = reading->tokens[i].head;

      if (up < 0 || (guint32) up < first || (guint32) up >= end)
        return i;
    }
  return end - 1;
}

static gboolean
overlaps (const Candidate *candidates, guint n, guint32 first, guint32 end)
{
  for (guint i = 0; i < n; i++)
    if (candidates[i].first < end && first < candidates[i].end)
      return TRUE;
  return FALSE;
}

static guint
add_candidate (const DtlReading *reading,
               Candidate *candidates,
               guint n,
               guint32 first,
               guint32 end,
               const DtlToponym *toponym,
               gboolean name)
{
  if (n >= MAX_CANDIDATES || first >= end || overlaps (candidates, n, first, end))
    return n;
  candidates[n] = (Candidate){ first, end, head_of (reading, first, end), toponym, name };
  return n + 1;
}

/* Capitalised, also behind an Arabic article: "al-Mayadeen". */
static gboolean
has_capital (const DtlReading *reading, guint32 token)
{
  const DtlToken *one = &reading->tokens[token];
  const char *text = dtl_document_text (reading->document, NULL);

  if (one->flags & DTL_TOKEN_CAPITALISED)
    return TRUE;
  for (guint32 i = one->start; i + 1 < one->end && i < one->start + 4; i++)
    if (text[i] == '-')
      return g_ascii_isupper (text[i + 1]);
  return FALSE;
}

static gboolean
is_name_word (const DtlReading *reading, guint32 token)
{
  return has_capital (reading, token) && reading->token_timex[token] == DTL_NO_INDEX &&
         (reading->tokens[token].upos == DTL_UPOS_PROPN ||
          !(reading->tokens[token].flags & DTL_TOKEN_SENTENCE_START)) &&
         !(reading->tokens[token].flags & DTL_TOKEN_PUNCTUATION);
}

/* Words that make a longer name of a place name: "Ranipur Town", "T-4 Military Airport". */
static guint32
extend_name (const DtlReading *reading, guint32 end, guint32 limit)
{
  while (end < limit && is_name_word (reading, end) && reading->token_toponym[end] == DTL_NO_INDEX)
    end++;
  return end;
}

/* "Serb-held Vogosca", "Buwa village": the name without what describes it. */
static void
trim_name (const DtlReading *reading, guint32 *first, guint32 *end)
{
  while (*end - *first > 1 && !has_capital (reading, *end - 1))
    (*end)--;
  while (*end - *first > 1 && (reading->tokens[*first].upos == DTL_UPOS_ADJ ||
                               g_str_has_suffix (reading->tokens[*first].norm, "-held") ||
                               g_str_has_suffix (reading->tokens[*first].norm, "-controlled")))
    (*first)++;
}

static guint
collect_toponyms (const DtlReading *reading, guint32 from, guint32 to, Candidate *candidates)
{
  guint n = 0;

  for (guint32 i = from; i < to;)
    {
      guint32 index = reading->token_toponym[i];
      guint32 end = i + 1;

      if (index == DTL_NO_INDEX)
        {
          i++;
          continue;
        }
      while (end < to && reading->token_toponym[end] == index)
        end++;
      const DtlToponym *toponym = g_ptr_array_index (reading->toponyms, index);
      if (g_str_equal (toponym->kind, "place"))
        n = add_candidate (reading, candidates, n, i, extend_name (reading, end, to), toponym, FALSE);
      i = end;
    }
  return n;
}

/* Names that the gazetteer lacks but the language model calls places. */
static guint
collect_names (const DtlReading *reading, guint32 from, guint32 to, Candidate *candidates, guint n)
{
  guint n_names;
  const DtlName *names = dtl_document_names (reading->document, &n_names);

  for (guint i = 0; i < n_names; i++)
    if (names[i].first >= from && names[i].end <= to && names[i].kind == DTL_NAME_LOCATION)
      {
        guint32 first = names[i].first, end = names[i].end;

        trim_name (reading, &first, &end);
        n = add_candidate (reading, candidates, n, first, end, NULL, TRUE);
      }
  return n;
}

static gboolean
is_one_of (const DtlReading *reading, guint32 token, const char *const *words)
{
  for (; *words != NULL; words++)
    if (dtl_reading_is (reading, token, *words))
      return TRUE;
  return FALSE;
}

/* Whether the language model calls the name that a token belongs to one of @kind. */
static gboolean
is_named (const DtlReading *reading, guint32 token, DtlNameKind kind)
{
  guint n_names;
  const DtlName *names = dtl_document_names (reading->document, &n_names);

  for (guint i = 0; i < n_names; i++)
    if (token >= names[i].first && token < names[i].end)
      return names[i].kind == kind;
  return FALSE;
}

/* Any other run of capitalised words that is no person may be a place that nobody has listed. */
static guint
collect_shapes (const DtlReading *reading, guint32 from, guint32 to, Candidate *candidates, guint n)
{
  for (guint32 i = from + 1; i < to; i++)
    {
      guint32 end;

      if (!is_name_word (reading, i) || is_named (reading, i, DTL_NAME_PERSON) ||
          reading->token_toponym[i] != DTL_NO_INDEX)
        continue;
      end = extend_name (reading, i + 1, to);
      n = add_candidate (reading, candidates, n, i, end, NULL, FALSE);
      i = end;
    }
  return n;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  return x->first < y->first ? -1 : x->first > y->first;
}

static guint
collect (const DtlReading *reading, guint32 verb, Candidate *candidates)
{
  const DtlSentence *sentence = &reading->sentences[reading->tokens[verb].sentence];
  guint n = collect_toponyms (reading, sentence->first, sentence->end, candidates);

  n = collect_names (reading, sentence->first, sentence->end, candidates, n);
  n = collect_shapes (reading, sentence->first, sentence->end, candidates, n);
  qsort (candidates, n, sizeof *candidates, compare_candidates);
  return n;
}

static void
add_kind (Features *self)
{
  const Candidate *one = &self->candidates[self->at];
  const DtlPlace *place = one->toponym != NULL ? one->toponym->place : NULL;
  const char *feature = place != NULL ? place->feature : NULL;

  add_if (self, "kind:unknown", one->toponym == NULL);
  add_if (self, "kind:name", one->toponym == NULL && one->name);
  add_if (self, "kind:organisation",
          one->toponym == NULL && !one->name && is_named (self->reading, one->first, DTL_NAME_ORGANISATION));
  add_if (self, "kind:unplaced", one->toponym != NULL && place == NULL);
  if (feature == NULL)
    return;
  add_if (self, "kind:country", g_str_has_prefix (feature, "PCL"));
  add_if (self, "kind:province", g_str_has_prefix (feature, "ADM"));
  add_if (self, "kind:town", g_str_has_prefix (feature, "PPL"));
  add_if (self, "kind:region", g_str_has_prefix (feature, "RGN"));
  add_if (self, "kind:large", place->population > 500000);
}

/* First token of the noun phrase that a candidate stands in, without what only modifies it. */
static guint32
start_of_phrase (const DtlReading *reading, guint32 first, guint32 from)
{
  static const char *const parts[] = { "the", "a", "an", "nearby", "northern", "southern", "eastern",
                                       "western", "central", "province", "city", "town", "village",
                                       "district", "capital", "area", "neighboring", "own", NULL };

  while (first > from && (is_one_of (reading, first - 1, parts) ||
                          reading->tokens[first - 1].upos == DTL_UPOS_ADJ))
    first--;
  return first;
}

static void
add_surroundings (Features *self)
{
  const DtlReading *reading = self->reading;
  const Candidate *one = &self->candidates[self->at];
  const DtlSentence *sentence = &reading->sentences[reading->tokens[self->verb].sentence];
  guint32 start = start_of_phrase (reading, one->first, sentence->first);

  if (start > sentence->first && one->toponym == NULL)
    add_named (self, "unknown-before", reading->tokens[start - 1].norm);
  if (start > sentence->first)
    add_named (self, "before", reading->tokens[start - 1].upos == DTL_UPOS_PROPN
                                   ? "NAME"
                                   : reading->tokens[start - 1].norm);
  else
    add (self, "before:START");
  if (one->end < sentence->end)
    {
      const DtlToken *next = &reading->tokens[one->end];

      add_if (self, "after:possessive", next->xpos == DTL_XPOS_POS);
      add_if (self, "after:noun", next->upos == DTL_UPOS_NOUN);
      add_if (self, "after:comma", dtl_reading_is (reading, one->end, ","));
      add_if (self, "after:bracket", dtl_reading_is (reading, one->end, "("));
      add_if (self, "after:verb", next->upos == DTL_UPOS_VERB || next->upos == DTL_UPOS_AUX);
      add_if (self, "after:dash", strchr ("-_", next->norm[0]) != NULL);
    }
  add_if (self, "modifier", reading->tokens[one->head].deprel == DTL_DEPREL_COMPOUND);
  add_named (self, "deprel", dtl_deprel_name (reading->tokens[one->head].deprel));
}

static void
add_position (Features *self)
{
  const Candidate *one = &self->candidates[self->at];
  gboolean after = one->first >= self->verb_end;
  guint32 gap = after ? one->first - self->verb_end
                      : self->verb > one->end ? self->verb - one->end : 0;
  const char *side = after ? "after" : "before";
  const char *far = gap <= 1 ? "0" : gap <= 3 ? "2" : gap <= 6 ? "4" : gap <= 12 ? "7" : gap <= 20 ? "13" : "21";
  char name[32];
  guint between = 0;

  g_snprintf (name, sizeof name, "gap:%s:%s", side, far);
  add (self, name);
  for (guint i = 0; i < self->n_candidates; i++)
    if (i != self->at)
      between += after ? self->candidates[i].first >= self->verb_end &&
                             self->candidates[i].first < one->first
                       : self->candidates[i].end <= self->verb && self->candidates[i].first > one->first;
  g_snprintf (name, sizeof name, "rank:%s:%u", side, MIN (between, 3u));
  add (self, name);
  add_if (self, "same-clause",
          self->reading->token_clause[one->first] == self->reading->token_clause[self->verb]);
  add_if (self, "alone", self->n_candidates == 1);
  add_if (self, "many", self->n_candidates >= 4);
}

/* "X, Y" and "X in Y": X is the more exact of the two. */
static void
add_containment (Features *self)
{
  const DtlReading *reading = self->reading;
  const Candidate *one = &self->candidates[self->at];

  if (self->at + 1 < self->n_candidates)
    {
      guint32 gap = self->candidates[self->at + 1].first - one->end;

      add_if (self, "inner:comma", gap == 1 && dtl_reading_is (reading, one->end, ","));
      add_if (self, "inner:in", gap <= 3 && dtl_reading_is (reading, one->end, "in"));
      add_if (self, "and-next", gap == 1 && dtl_reading_is (reading, one->end, "and"));
    }
  if (self->at > 0)
    {
      const Candidate *last = &self->candidates[self->at - 1];
      guint32 gap = one->first - last->end;

      add_if (self, "outer:comma", gap == 1 && dtl_reading_is (reading, last->end, ","));
      add_if (self, "outer:in", gap <= 3 && dtl_reading_is (reading, last->end, "in"));
      add_if (self, "outer:of", gap <= 6 && dtl_reading_is (reading, one->first - 1, "of"));
      add_if (self, "and-last", gap == 1 && dtl_reading_is (reading, last->end, "and"));
    }
}

/* The relations from the candidate up to the verb, or up to what both hang on. */
static void
add_path (Features *self)
{
  const DtlToken *tokens = self->reading->tokens;
  g_autoptr (GString) path = g_string_new (NULL);
  gint32 at = (gint32) self->candidates[self->at].head;
  guint depth = 0;

  while (at >= 0 && depth < MAX_PATH &&
         !((guint32) at >= self->verb && (guint32) at < self->verb_end))
    {
      g_string_append_printf (path, "%s%s", depth > 0 ? ">" : "", dtl_deprel_name (tokens[at].deprel));
      at = tokens[at].head;
      depth++;
    }
  if (at >= 0 && (guint32) at >= self->verb && (guint32) at < self->verb_end)
    {
      add_named (self, "path", path->str);
      add (self, depth == 1 ? "reaches:1" : depth == 2 ? "reaches:2" : "reaches:3");
      return;
    }
  add (self, "path:none");
  for (gint32 up = tokens[self->verb].head, n = 0; up >= 0 && n < 3; up = tokens[up].head, n++)
    if (tokens[self->candidates[self->at].head].head == up)
      {
        add_named (self, "shares", n == 0 ? "head" : "ancestor");
        add_named (self, "verb-is", dtl_deprel_name (tokens[self->verb].deprel));
        return;
      }
}

static void
add_event (Features *self)
{
  const DtlReading *reading = self->reading;
  const DtlToken *verb = &reading->tokens[self->verb];
  const DtlSentence *sentence = &reading->sentences[verb->sentence];
  static const char *const doubts[] = { "would", "could", "may", "might", "if", "to", "will", NULL };
  static const char *const sums[] = { "since", "war", "conflict", "years", "year", "decades", NULL };
  gboolean doubt = FALSE;
  gboolean sum = FALSE;

  add_named (self, "lemma", verb->lemma != NULL ? verb->lemma : verb->norm);
  add_named (self, "verb", dtl_deprel_name (verb->deprel));
  for (guint32 i = self->verb > sentence->first + 3 ? self->verb - 3 : sentence->first;
       i < self->verb; i++)
    doubt = doubt || is_one_of (reading, i, doubts);
  for (guint32 i = sentence->first; i < sentence->end; i++)
    sum = sum || is_one_of (reading, i, sums);
  add_if (self, "doubt", doubt);
  add_if (self, "sum", sum);
  add_if (self, "long", sentence->end - sentence->first > 40);
}

static double
weigh (Features *self)
{
  self->sum = 0;
  add (self, "bias");
  add_kind (self);
  add_surroundings (self);
  add_position (self);
  add_containment (self);
  add_path (self);
  add_event (self);
  return 1 / (1 + exp (-self->sum));
}

/**
 * dtl_event_place_spans:
 * @reading: a reading
 * @first: first token of an event
 * @end: one past its last token
 *
 * Which names of the sentence say where the event took place: a logistic model over what they
 * name, the words beside them, their distance and their dependency path to the event. Learned by
 * build-aux/train-event-place; the weights are in data/weights/event-place.tsv.
 *
 * Returns: (transfer full) (element-type DtlSpan): the likeliest name, in code points; nothing when
 *   none is likely
 */
GArray *
dtl_event_place_spans (const DtlReading *reading, guint32 first, guint32 end)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DtlSpan));
  Candidate candidates[MAX_CANDIDATES];
  Features features = { reading, first, end, candidates, 0, 0, 0, NULL };
  double best = THRESHOLD;
  guint chosen = MAX_CANDIDATES;

  features.n_candidates = collect (reading, first, candidates);
  for (guint i = 0; i < features.n_candidates; i++)
    {
      double likelihood;

      features.at = i;
      likelihood = weigh (&features);
      if (likelihood >= best)
        {
          best = likelihood;
          chosen = i;
        }
    }
  if (chosen < features.n_candidates)
    {
      DtlSpan span = dtl_document_span (reading->document, candidates[chosen].first,
                                        candidates[chosen].end);

      g_array_append_val (spans, span);
    }
  return spans;
}

/**
 * dtl_event_place_training:
 * @reading: a reading
 * @first: first token of an event
 * @end: one past its last token
 *
 * Returns: (transfer full): a line a candidate: first and last code point and the names of its
 *   features, separated by blanks; for learning the weights
 */
char *
dtl_event_place_training (const DtlReading *reading, guint32 first, guint32 end)
{
  Candidate candidates[MAX_CANDIDATES];
  Features features = { reading, first, end, candidates, 0, 0, 0, NULL };
  GString *out = g_string_new (NULL);

  features.n_candidates = collect (reading, first, candidates);
  for (guint i = 0; i < features.n_candidates; i++)
    {
      DtlSpan span = dtl_document_span (reading->document, candidates[i].first, candidates[i].end);
      g_autoptr (GString) names = g_string_new (NULL);

      features.at = i;
      features.names = names;
      weigh (&features);
      g_string_append_printf (out, "%u %u %s\n", span.start, span.end, names->str);
    }
  return g_string_free (out, FALSE);
}
