/* dtl-spatial.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words such as "30 km north of X" or "on the road from X to Y". */

#include "config.h"

#include "dtl-spatial.h"

#include "dtl-spatial-tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Words of a name that is not marked as one: "the old city of Mosul". */
#define MAX_NAME 6

static const char *const nicks[] = { "offset",  "distance", "direction", "part",      "between",
                                     "halfway", "approach", "near",      "outskirts", "countryside",
                                     "border",  "coast",    "none" };

/**
 * dtl_spatial_relation_nick:
 * @relation: a relation
 *
 * Returns: its name in data/gazetteer/spatial-patterns.tsv and in JSON
 */
const char *
dtl_spatial_relation_nick (DtlSpatialRelation relation)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (nicks) == DTL_SPATIAL_N_RELATIONS);
  return nicks[relation];
}

static int
compare_word (gconstpointer key, gconstpointer member)
{
  return strcmp (key, ((const DtlSpatialWord *) member)->word);
}

static void
set_bit (DtlSpatialItem *item, guint bit)
{
  item->mask[bit >> 6] |= G_GUINT64_CONSTANT (1) << (bit & 63);
}

static gboolean
has_bit (const DtlSpatialItem *item, guint bit)
{
  return (item->mask[bit >> 6] >> (bit & 63) & 1) != 0;
}

/* "1,200", "12.5" */
static const char *
read_number (const char *word, double *value)
{
  char plain[DTL_SPATIAL_WORD_MAX];
  guint n = 0;
  const char *p = word;

  for (; (g_ascii_isdigit (*p) || *p == '.' || *p == ',') && n < sizeof plain - 1; p++)
    if (*p != ',')
      plain[n++] = *p;
  plain[n] = '\0';
  *value = g_ascii_strtod (plain, NULL);
  return p;
}

static void
add_item (GArray *items, const char *word, gboolean adjective, guint32 token)
{
  DtlSpatialItem item = { .first = token, .end = token + 1, .place = -1 };
  const DtlSpatialWord *known = bsearch (word, dtl_spatial_words, dtl_spatial_n_words,
                                         sizeof *dtl_spatial_words, compare_word);

  if (known != NULL)
    {
      item.mask[0] = known->mask[0];
      item.mask[1] = known->mask[1];
      item.value = known->value;
    }
  else if (adjective)
    set_bit (&item, dtl_spatial_filler_bit);
  g_array_append_val (items, item);
}

/**
 * dtl_spatial_add_word:
 * @items: (element-type DtlSpatialItem): what a sentence consists of
 * @word: its next word, folded
 * @adjective: whether it is an adjective
 * @token: its token
 *
 * Adds a word; one that holds a number and its unit ("30km", "two-hour") becomes two items.
 */
void
dtl_spatial_add_word (GArray *items, const char *word, gboolean adjective, guint32 token)
{
  const char *hyphen = strchr (word, '-');

  if (g_ascii_isdigit (*word))
    {
      DtlSpatialItem item = { .first = token, .end = token + 1, .place = -1 };
      const char *rest = read_number (word, &item.value);

      set_bit (&item, dtl_spatial_number_bit);
      g_array_append_val (items, item);
      if (*rest != '\0')
        add_item (items, *rest == '-' ? rest + 1 : rest, FALSE, token);
      return;
    }
  if (hyphen != NULL && hyphen != word && hyphen - word < DTL_SPATIAL_WORD_MAX &&
      hyphen[1] != '\0' &&
      bsearch (word, dtl_spatial_words, dtl_spatial_n_words, sizeof *dtl_spatial_words,
               compare_word) == NULL)
    {
      char front[DTL_SPATIAL_WORD_MAX];

      g_strlcpy (front, word, (gsize) (hyphen - word) + 1);
      add_item (items, front, FALSE, token);
      word = hyphen + 1;
    }
  add_item (items, word, adjective, token);
}

/* One pattern being laid over the items. */
typedef struct
{
  const DtlSpatialItem *items;
  int n_items;
  const DtlSpatialElement *elements;
  int n_elements;
  gboolean free_names; /* place names are not marked: any words may be one */
  guint slots[3][2];
  double values[DTL_SPATIAL_N_CAPTURES];
  guint n_values[DTL_SPATIAL_N_CAPTURES];
} Attempt;

/* Two directions, "north" and "west", are the one between them. */
static void
capture (Attempt *self, int kind, double value)
{
  gboolean turn = kind == DTL_SPATIAL_DIRECTION || kind == DTL_SPATIAL_DIRECTIONAL;

  if (turn && self->n_values[kind] > 0)
    {
      double other = self->values[kind];

      if (fabs (value - other) > 180)
        value = value > other ? value - 360 : value + 360;
      value = fmod ((value + other) / 2 + 360, 360);
    }
  self->values[kind] = value;
  self->n_values[kind]++;
}

static int match_from (Attempt *self, int element, int item, int step);

static int
match_name (Attempt *self, int element, int item, int step)
{
  guint slot = self->elements[element].slot;
  int most = self->free_names ? MAX_NAME : 1;

  for (int n = 1; n <= most; n++)
    {
      int last = item + (n - 1) * step, end;

      if (last < 0 || last >= self->n_items || (!self->free_names && self->items[item].place < 0))
        return -1;
      end = match_from (self, element + step, last + step, step);
      if (end >= 0)
        {
          self->slots[slot][0] = (guint) MIN (item, last);
          self->slots[slot][1] = (guint) MAX (item, last) + 1;
          return end;
        }
    }
  return -1;
}

/* Matches elements from @element on against items from @item on, in the direction of @step. Returns
 * how many items were used up beyond @item's side, as the bound reached plus one; -1 if it fails.
 */
static int
match_from (Attempt *self, int element, int item, int step)
{
  const DtlSpatialElement *e;
  int end = -1;

  if (element < 0 || element >= self->n_elements)
    return self->free_names && item != self->n_items ? -1 : item + 1;
  e = &self->elements[element];
  if (e->slot > 0)
    return match_name (self, element, item, step);
  if (item >= 0 && item < self->n_items && self->items[item].place < 0 &&
      has_bit (&self->items[item], e->bit))
    {
      end = match_from (self, e->flags & DTL_SPATIAL_MANY ? element : element + step, item + step,
                        step);
      if (end >= 0 && e->capture >= 0)
        capture (self, e->capture, self->items[item].value);
    }
  if (end < 0 && e->flags != 0)
    end = match_from (self, element + step, item, step);
  return end;
}

static void
take (const Attempt *self, guint relation, guint first, guint end, DtlSpatialMatch *match)
{
  const guint *n = self->n_values;
  double number = n[DTL_SPATIAL_NUMBER] > 0 ? self->values[DTL_SPATIAL_NUMBER] : 1;

  *match = (DtlSpatialMatch){ .relation = relation, .first = first, .end = end };
  memcpy (match->x, self->slots[1], sizeof match->x);
  memcpy (match->y, self->slots[2], sizeof match->y);
  if (n[DTL_SPATIAL_UNIT] > 0)
    match->km = number * self->values[DTL_SPATIAL_UNIT];
  else if (n[DTL_SPATIAL_HOUR] > 0)
    {
      match->rough = TRUE;
      match->km = number * self->values[DTL_SPATIAL_HOUR] *
                  (n[DTL_SPATIAL_MOTION] > 0 ? self->values[DTL_SPATIAL_MOTION] : 50);
    }
  match->has_bearing = n[DTL_SPATIAL_DIRECTION] > 0 || n[DTL_SPATIAL_DIRECTIONAL] > 0;
  match->bearing = n[DTL_SPATIAL_DIRECTION] > 0 ? self->values[DTL_SPATIAL_DIRECTION]
                                                : self->values[DTL_SPATIAL_DIRECTIONAL];
}

/* Lays one pattern over the items so that its element @anchor is the place name @at. */
static gboolean
match_around (const GArray *items,
              guint at,
              const DtlSpatialPattern *pattern,
              int anchor,
              DtlSpatialMatch *match)
{
  Attempt attempt = { .items = (const DtlSpatialItem *) (gpointer) items->data,
                      .n_items = (int) items->len,
                      .elements = dtl_spatial_elements + pattern->first,
                      .n_elements = pattern->n };
  guint slot = attempt.elements[anchor].slot;
  int left = match_from (&attempt, anchor - 1, (int) at - 1, -1), right;

  if (left < 0)
    return FALSE;
  right = match_from (&attempt, anchor + 1, (int) at + 1, 1);
  if (right < 0)
    return FALSE;
  attempt.slots[slot][0] = at;
  attempt.slots[slot][1] = at + 1;
  take (&attempt, pattern->relation, (guint) left, (guint) right - 1, match);
  return TRUE;
}

/**
 * dtl_spatial_match:
 * @items: (element-type DtlSpatialItem): what a sentence consists of
 * @at: a place name among them
 * @match: (out): what the words around it say
 *
 * Lays the patterns of data/gazetteer/spatial-patterns.tsv over the items around a place name; the
 * one that takes most items wins.
 *
 * Returns: %TRUE if the words say where something lies as seen from the place
 */
gboolean
dtl_spatial_match (const GArray *items, guint at, DtlSpatialMatch *match)
{
  guint most = 0;

  for (guint i = 0; i < dtl_spatial_n_patterns; i++)
    for (int k = 0; k < dtl_spatial_patterns[i].n; k++)
      {
        DtlSpatialMatch one;

        if (dtl_spatial_elements[dtl_spatial_patterns[i].first + k].slot == 0 ||
            !match_around (items, at, &dtl_spatial_patterns[i], k, &one) ||
            one.end - one.first <= most)
          continue;
        most = one.end - one.first;
        *match = one;
      }
  return most > 0;
}

static gboolean
match_rest (const GArray *items,
            guint start,
            const DtlSpatialPattern *pattern,
            DtlSpatialMatch *match)
{
  Attempt attempt = { .items = (const DtlSpatialItem *) (gpointer) items->data,
                      .n_items = (int) items->len,
                      .elements = dtl_spatial_elements + pattern->first,
                      .n_elements = pattern->n,
                      .free_names = TRUE };

  if (match_from (&attempt, 0, (int) start, 1) < 0)
    return FALSE;
  take (&attempt, pattern->relation, start, items->len, match);
  return TRUE;
}

/**
 * dtl_spatial_match_all:
 * @items: (element-type DtlSpatialItem): words, none of them marked as a place; "in the" and the
 *   like may stand before
 * @state: (inout): 0 at first; goes on to the next reading
 * @match: (out): what they say
 *
 * Returns: %TRUE if all of the words together may be a place seen from another: "30 km north of
 *   Mosul"; %FALSE when there is no further reading
 */
gboolean
dtl_spatial_match_all (const GArray *items, guint *state, DtlSpatialMatch *match)
{
  for (; *state / dtl_spatial_n_patterns < items->len; (*state)++)
    {
      guint start = *state / dtl_spatial_n_patterns, pattern = *state % dtl_spatial_n_patterns;

      if (pattern == 0 && start > 0 &&
          !has_bit (&g_array_index (items, DtlSpatialItem, start - 1), dtl_spatial_lead_bit))
        return FALSE;
      if (match_rest (items, start, &dtl_spatial_patterns[pattern], match))
        {
          (*state)++;
          return TRUE;
        }
    }
  return FALSE;
}
