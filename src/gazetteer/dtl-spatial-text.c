/* dtl-spatial-text.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-spatial-text.h"

#include "dtl-borders.h"
#include "dtl-spatial-tables.h"

#include <string.h>

/* How many words to either side of a name may belong to what is said of it. */
#define WINDOW 16
#define BRACKET 8
/* How many names away the country may be named in which the text plays. */
#define MAX_NAMES 12

/* One sentence, or as much of it as stands around a name. */
typedef struct
{
  const DtlDocument *document;
  const DtlToken *tokens;
  guint n_tokens;
  GPtrArray *toponyms;
  guint32 first;
  guint32 end;
  guint toponym; /* the next one */
  GArray *items;
} Window;

static const DtlToponym *
toponym_at (GPtrArray *toponyms, guint index)
{
  return g_ptr_array_index (toponyms, index);
}

static DtlSpan
token_span (const Window *self, guint32 token)
{
  return dtl_document_span (self->document, token, token + 1);
}

static guint32
find_token (const Window *self, guint32 point)
{
  guint32 low = 0, high = self->n_tokens;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (token_span (self, middle).end <= point)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
set_bounds (Window *self, guint index)
{
  guint32 at = find_token (self, toponym_at (self->toponyms, index)->span.start);
  guint32 sentence = at < self->n_tokens ? self->tokens[at].sentence : 0, start;

  self->first = self->end = at;
  while (self->first > 0 && at - self->first < WINDOW &&
         self->tokens[self->first - 1].sentence == sentence)
    self->first--;
  while (self->end < self->n_tokens && self->end - at < WINDOW &&
         self->tokens[self->end].sentence == sentence)
    self->end++;
  start = self->first < self->n_tokens ? token_span (self, self->first).start : 0;
  self->toponym = index;
  while (self->toponym > 0 && toponym_at (self->toponyms, self->toponym - 1)->span.start >= start)
    self->toponym--;
}

/* The same distance in other units stands in brackets: "30 km (18 miles) north of". */
static guint32
skip_bracket (const Window *self, guint32 token)
{
  if (strcmp (self->tokens[token].norm, "(") != 0 || token + 1 >= self->end ||
      !g_ascii_isdigit (*self->tokens[token + 1].norm))
    return token;
  for (guint32 i = token + 1; i < self->end && i - token < BRACKET; i++)
    if (strcmp (self->tokens[i].norm, ")") == 0)
      return i + 1;
  return token;
}

/* Names that begin in a token: two of them in "Syrian-Turkish". Returns the first token after. */
static guint32
add_names (Window *self, guint32 token)
{
  guint32 end = token, limit = token_span (self, token).end;

  while (self->toponym < self->toponyms->len &&
         toponym_at (self->toponyms, self->toponym)->span.start < limit)
    {
      const DtlToponym *toponym = toponym_at (self->toponyms, self->toponym);
      DtlSpatialItem item = { .first = token, .place = (gint32) self->toponym };

      if (end > token)
        dtl_spatial_add_word (self->items, "-", FALSE, token);
      end = MAX (end, token + 1);
      while (end < self->n_tokens && token_span (self, end).start < toponym->span.end)
        end++;
      item.end = end;
      g_array_append_val (self->items, item);
      self->toponym++;
    }
  return end;
}

static void
add_items (Window *self)
{
  for (guint32 token = self->first; token < self->end;)
    {
      guint32 next = add_names (self, token);

      if (next == token)
        next = skip_bracket (self, token);
      if (next == token)
        {
          dtl_spatial_add_word (self->items, self->tokens[token].norm,
                                self->tokens[token].upos == DTL_UPOS_ADJ, token);
          next++;
        }
      token = next;
    }
}

static guint
item_of (const Window *self, guint index)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, DtlSpatialItem, i).place == (gint32) index)
      return i;
  return self->items->len;
}

static const DtlToponym *
named (const Window *self, const guint *slot)
{
  gint32 place =
      slot[1] > slot[0] ? g_array_index (self->items, DtlSpatialItem, slot[0]).place : -1;

  return place >= 0 ? toponym_at (self->toponyms, (guint) place) : NULL;
}

/* The town or province that stands nearest in the sentence. */
static const DtlPlace *
find_near (const Window *self, const DtlSpatialMatch *match, const char *country)
{
  const DtlPlace *best = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < self->items->len; i++)
    {
      gint32 index = g_array_index (self->items, DtlSpatialItem, i).place;
      const DtlToponym *toponym = index >= 0 ? toponym_at (self->toponyms, (guint) index) : NULL;
      guint away = i < match->first ? match->first - i : i >= match->end ? i - match->end + 1 : 0;

      if (away == 0 || away >= least || toponym == NULL || toponym->place == NULL ||
          strcmp (toponym->kind, "place") != 0 || toponym->place->country == NULL ||
          g_str_has_prefix (toponym->place->feature, "PCL") ||
          (g_strcmp0 (toponym->place->country, country) != 0 &&
           !dtl_border_exists (country, toponym->place->country)))
        continue;
      least = away;
      best = toponym->place;
    }
  return best;
}

/* The country of the nearest name that lies in another country which borders on @country. */
static const char *
find_home (GPtrArray *toponyms, guint index, const char *country)
{
  for (guint away = 1; away <= MAX_NAMES; away++)
    for (guint side = 0; side < 2; side++)
      {
        guint at = side == 0 ? index - away : index + away;
        const DtlPlace *place = at < toponyms->len ? toponym_at (toponyms, at)->place : NULL;

        if (place != NULL && place->country != NULL && strcmp (place->country, country) != 0 &&
            dtl_border_exists (country, place->country))
          return place->country;
      }
  return NULL;
}

static gboolean
resolve (Window *self,
         guint index,
         const DtlSpatialMatch *match,
         const DtlPlace *place,
         const char *home,
         DtlSpatialMention *out)
{
  const DtlToponym *x = named (self, match->x), *y = named (self, match->y);
  const DtlToponym *own = toponym_at (self->toponyms, index);
  const DtlPlace *at = x == own ? place : x->place;
  const DtlPlace *other = y == NULL ? NULL : y == own ? place : y->place;
  const DtlSpatialItem *items = (const DtlSpatialItem *) (gpointer) self->items->data;
  const DtlPlace *near = NULL;
  gboolean edge = match->relation == DTL_SPATIAL_BORDER || match->relation == DTL_SPATIAL_COAST;

  if (at == NULL || (y != NULL && other == NULL) || (!edge && strcmp (x->kind, "place") != 0))
    return FALSE;
  if (edge && at->country != NULL)
    {
      near = find_near (self, match, at->country);
      if (home == NULL || strcmp (home, at->country) == 0)
        home = find_home (self->toponyms, index, at->country);
    }
  if (!dtl_spatial_point (match, at, other, near, home, &out->point))
    return FALSE;
  out->relation = match->relation;
  out->span =
      dtl_document_span (self->document, items[match->first].first, items[match->end - 1].end);
  return TRUE;
}

/**
 * dtl_spatial_in_text:
 * @document: a text
 * @toponyms: (element-type DtlToponym): its place names
 * @index: one of them
 * @place: (nullable): the place it means here, if not the one it was resolved to
 * @home: (nullable): code of the country in which the text plays
 * @out: (out): what the words around the name say
 *
 * Reads "30 km north of X", "on the road from X to Y", "near the border of X" around a place name.
 *
 * Returns: %TRUE if the words say where something lies as seen from the place
 */
gboolean
dtl_spatial_in_text (const DtlDocument *document,
                     GPtrArray *toponyms,
                     guint index,
                     const DtlPlace *place,
                     const char *home,
                     DtlSpatialMention *out)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (DtlSpatialItem));
  Window window = { .document = document, .toponyms = toponyms, .items = items };
  DtlSpatialMatch match;
  guint at;

  if (place == NULL)
    place = toponym_at (toponyms, index)->place;
  if (place == NULL)
    return FALSE;
  window.tokens = dtl_document_tokens (document, &window.n_tokens);
  set_bounds (&window, index);
  add_items (&window);
  at = item_of (&window, index);
  return at < items->len && dtl_spatial_match (items, at, &match) &&
         resolve (&window, index, &match, place, home, out);
}

void
dtl_spatial_mention_clear (DtlSpatialMention *self)
{
  dtl_spatial_point_clear (&self->point);
}
