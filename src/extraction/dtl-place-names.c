/* dtl-place-names.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Everything in a text that may say where something took place: what the gazetteer knows, what a
 * noun calls a village or a neighborhood, and names that the language model takes for places. */

#include "config.h"

#include "dtl-place-names.h"

#include "dtl-word-class.h"

#include <string.h>

#define MAX_WORDS 6
#define LARGE_TOWN 50000
#define METROPOLIS 300000
#define NAME_CERTAINTY 0.45
/* Names of long collections of reports beyond these are not looked at. */
#define MAX_NAMES 600

struct _DtlPlaceNames
{
  GArray *names;
};

typedef struct
{
  const DtlReading *reading;
  GArray *names;
  guint32 *owner; /* of every token: index of its name, or DTL_NO_INDEX */
} Finder;

static gboolean
is_class (const Finder *self, guint32 token, DtlWordClass class)
{
  return token < self->reading->n_tokens && dtl_token_is (&self->reading->tokens[token], class);
}

static gboolean
is_name_word (const Finder *self, guint32 token)
{
  const DtlToken *one = &self->reading->tokens[token];

  return (one->flags & DTL_TOKEN_CAPITALISED) && !(one->flags & DTL_TOKEN_PUNCTUATION) &&
         self->reading->token_timex[token] == DTL_NO_INDEX &&
         !is_class (self, token, DTL_WORDS_PLACE_DESCRIBES) &&
         (one->upos == DTL_UPOS_PROPN || !(one->flags & DTL_TOKEN_SENTENCE_START));
}

static gboolean
is_quote (const Finder *self, guint32 token)
{
  return token < self->reading->n_tokens &&
         (self->reading->tokens[token].norm[0] == '"' ||
          strcmp (self->reading->tokens[token].norm, "''") == 0 ||
          strcmp (self->reading->tokens[token].norm, "``") == 0);
}

/* "the residential area of X" */
static gboolean
is_housing (const Finder *self, guint32 token)
{
  return token > 0 && is_class (self, token, DTL_WORDS_PLACE_GROUND) &&
         is_class (self, token - 1, DTL_WORDS_OF_HOMES);
}

static int
kind_of_noun (const Finder *self, guint32 token)
{
  return is_class (self, token, DTL_WORDS_PLACE_QUARTER) || is_housing (self, token)
             ? DTL_PLACE_NAME_QUARTER
         : is_class (self, token, DTL_WORDS_PLACE_SETTLEMENT) ? DTL_PLACE_NAME_TOWN
         : is_class (self, token, DTL_WORDS_PLACE_DISTRICT)   ? DTL_PLACE_NAME_DISTRICT
         : is_class (self, token, DTL_WORDS_PLACE_AREA)       ? DTL_PLACE_NAME_AREA
         : is_class (self, token, DTL_WORDS_PLACE_FACILITY)   ? DTL_PLACE_NAME_FACILITY
                                                              : -1;
}

static int
kind_of_place (const DtlPlace *place)
{
  const char *feature = place->feature != NULL ? place->feature : "";

  if (g_str_has_prefix (feature, "PCL"))
    return DTL_PLACE_NAME_COUNTRY;
  if (g_str_has_prefix (place->id, "landmark:") || g_str_has_prefix (place->id, "airport:"))
    return DTL_PLACE_NAME_FACILITY;
  if (strcmp (feature, "ADM1") == 0 || g_str_has_prefix (feature, "RGN"))
    return DTL_PLACE_NAME_AREA;
  if (g_str_has_prefix (feature, "ADM"))
    return DTL_PLACE_NAME_DISTRICT;
  return g_str_has_prefix (feature, "PPL") ? DTL_PLACE_NAME_TOWN : DTL_PLACE_NAME_AREA;
}

static gboolean
is_place (const DtlToponym *toponym)
{
  return toponym->place != NULL && strcmp (toponym->kind, "demonym") != 0 &&
         !(toponym->place->feature != NULL && strcmp (toponym->place->feature, "CONT") == 0) &&
         toponym->place->radius_km <= 3500;
}

static gboolean
same_sentence (const Finder *self, guint32 a, guint32 b)
{
  return dtl_reading_same_sentence (self->reading, a, b);
}

/* "de la Reina" behind "San Luis": the links are of a name only if one follows them. */
static guint32
extend (const Finder *self, guint32 end)
{
  guint32 at = end;

  while (at < self->reading->n_tokens && same_sentence (self, at, end - 1) &&
         is_class (self, at, DTL_WORDS_NAME_LINK))
    at++;
  if (at == end || at >= self->reading->n_tokens || !same_sentence (self, at, end - 1) ||
      !is_name_word (self, at) || self->owner[at] != DTL_NO_INDEX || kind_of_noun (self, at) >= 0)
    return end;
  return at + 1;
}

static gboolean
is_free (const Finder *self, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    if (self->owner[i] != DTL_NO_INDEX)
      return FALSE;
  return TRUE;
}

/* "Bolivar Avenue": the name of a way or a river is no town's unless the gazetteer knows the town.
 */
static gboolean
is_way (const Finder *self, const DtlPlaceName *name)
{
  guint32 next = name->phrase_end;

  return !name->headed && name->toponym == DTL_NO_INDEX &&
         (is_class (self, name->end - 1, DTL_WORDS_PLACE_WAY) ||
          (is_class (self, next, DTL_WORDS_PLACE_WAY) && same_sentence (self, next, name->first)));
}

static void
add (Finder *self, DtlPlaceName name)
{
  guint32 index = self->names->len;

  if (is_way (self, &name))
    return;
  if (name.first >= name.end || index >= MAX_NAMES || !is_free (self, name.first, name.end))
    return;
  for (guint32 i = name.first; i < name.end; i++)
    self->owner[i] = index;
  g_array_append_val (self->names, name);
}

/* The one toponym that covers just these words, or DTL_NO_INDEX. */
static guint32
toponym_of (const Finder *self, guint32 first, guint32 end)
{
  guint32 index = self->reading->token_toponym[first];

  for (guint32 i = first; i < end; i++)
    if (self->reading->token_toponym[i] != index)
      return DTL_NO_INDEX;
  if (index == DTL_NO_INDEX || !is_place (dtl_reading_toponym (self->reading, index)) ||
      (first > 0 && self->reading->token_toponym[first - 1] == index) ||
      (end < self->reading->n_tokens && self->reading->token_toponym[end] == index))
    return DTL_NO_INDEX;
  return index;
}

static gboolean
is_name_of (const Finder *self, guint32 first, guint32 end, DtlNameKind kind)
{
  guint n_names;
  const DtlName *names = dtl_document_names (self->reading->document, &n_names);
  guint low = 0, high = n_names;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (names[middle].end <= first)
        low = middle + 1;
      else
        high = middle;
    }
  return low < n_names && names[low].first < end && names[low].kind == kind &&
         names[low].score > 0.6;
}

static gboolean
is_person (const Finder *self, guint32 first, guint32 end)
{
  return is_name_of (self, first, end, DTL_NAME_PERSON);
}

static void
add_headed (Finder *self, guint32 first, guint32 end, guint32 phrase, guint32 phrase_end, int kind)
{
  guint32 toponym = toponym_of (self, first, end);
  DtlPlaceName name = { first, end,           phrase, phrase_end, toponym,
                        0,     (guint8) kind, TRUE,   FALSE,      FALSE };

  /* "the America neighborhood" */
  if (kind == DTL_PLACE_NAME_QUARTER && toponym != DTL_NO_INDEX &&
      kind_of_place (dtl_reading_toponym (self->reading, toponym)->place) == DTL_PLACE_NAME_COUNTRY)
    name.toponym = toponym = DTL_NO_INDEX;
  name.district = kind == DTL_PLACE_NAME_DISTRICT;
  if (toponym == DTL_NO_INDEX && kind <= DTL_PLACE_NAME_TOWN)
    name.kind = kind == DTL_PLACE_NAME_AREA ? DTL_PLACE_NAME_AREA : DTL_PLACE_NAME_UNLISTED;
  /* Neither "the Department of Defense" nor "the National Fire Department" is an area. */
  if (toponym == DTL_NO_INDEX && kind == DTL_PLACE_NAME_AREA &&
      (phrase < first || is_name_of (self, first, phrase_end, DTL_NAME_ORGANISATION)))
    return;
  if (toponym != DTL_NO_INDEX &&
      kind_of_place (dtl_reading_toponym (self->reading, toponym)->place) == DTL_PLACE_NAME_COUNTRY)
    return;
  add (self, name);
}

/* Text in capitals does not show whether a noun is a name. */
static gboolean
is_without_case (const Finder *self, guint32 token)
{
  const DtlToken *one = &self->reading->tokens[token];

  return (one->flags & DTL_TOKEN_CASE_RESTORED) && !(one->flags & DTL_TOKEN_CAPITALISED) &&
         (one->upos == DTL_UPOS_NOUN || one->upos == DTL_UPOS_PROPN) &&
         !(self->reading->token_traits[token] & DTL_TRAIT_PERSON) &&
         self->reading->token_timex[token] == DTL_NO_INDEX &&
         !is_class (self, token, DTL_WORDS_PLACE_DESCRIBES);
}

/* "THE POLO CLUB NEIGHBORHOOD": nouns between an article and a noun of place are its name. */
static guint32
start_without_case (const Finder *self, guint32 end)
{
  guint32 first = end;

  while (first > 0 && end - first < 3 && same_sentence (self, first - 1, end) &&
         (is_without_case (self, first - 1) || is_name_word (self, first - 1)))
    first--;
  return first > 0 && first < end && dtl_reading_is (self->reading, first - 1, "the") &&
                 self->reading->tokens[end].xpos != DTL_XPOS_NNS
             ? first
             : end;
}

/* "the Belgian city of Ghent": whose city, not which. */
static gboolean
is_demonym (const Finder *self, guint32 token)
{
  guint32 index = self->reading->token_toponym[token];

  return index != DTL_NO_INDEX &&
         strcmp (dtl_reading_toponym (self->reading, index)->kind, "demonym") == 0;
}

/* "a quarter of Lyon" and "the suburbs of Lyon" are not called Lyon; "the neighborhood of San
 * Isidro" is called so. */
static gboolean
is_one_of (const Finder *self, guint32 noun)
{
  guint32 first = noun;

  while (first > 0 && same_sentence (self, first - 1, noun) &&
         self->reading->tokens[first - 1].upos == DTL_UPOS_ADJ)
    first--;
  return self->reading->tokens[noun].xpos == DTL_XPOS_NNS || first == 0 ||
         !dtl_reading_is (self->reading, first - 1, "the");
}

static gboolean
is_large_town (const Finder *self, guint32 first, guint32 end)
{
  guint32 toponym = toponym_of (self, first, end);

  return toponym != DTL_NO_INDEX &&
         dtl_reading_toponym (self->reading, toponym)->place->population >= LARGE_TOWN;
}

/* Behind "quarter of": the town rather than the quarter. */
static gboolean
is_town_of (const Finder *self, guint32 noun, guint32 first, guint32 end)
{
  guint32 toponym = toponym_of (self, first, end);

  return is_large_town (self, first, end) &&
         (is_one_of (self, noun) ||
          dtl_reading_toponym (self->reading, toponym)->place->population >= METROPOLIS);
}

/* "the Orrantia district of San Isidro": what is called a district of a town is its quarter. */
static int
kind_before (const Finder *self, guint32 noun, int kind)
{
  guint32 index =
      noun + 2 < self->reading->n_tokens && dtl_reading_is (self->reading, noun + 1, "of")
          ? self->reading->token_toponym[noun + 2]
          : DTL_NO_INDEX;

  return kind == DTL_PLACE_NAME_DISTRICT && index != DTL_NO_INDEX &&
                 is_place (dtl_reading_toponym (self->reading, index)) &&
                 kind_of_place (dtl_reading_toponym (self->reading, index)->place) ==
                     DTL_PLACE_NAME_TOWN
             ? DTL_PLACE_NAME_QUARTER
             : kind;
}

/* "the Andean city of Ayacucho", "the Lima district of Miraflores": the name is behind the noun. */
static gboolean
is_said_behind (const Finder *self, guint32 noun, int kind)
{
  if (noun == 0 || noun + 2 >= self->reading->n_tokens ||
      !dtl_reading_is (self->reading, noun + 1, "of") || !same_sentence (self, noun + 2, noun) ||
      !is_name_word (self, noun + 2))
    return FALSE;
  while (noun > 1 && self->reading->tokens[noun - 1].upos == DTL_UPOS_ADJ)
    noun--;
  return kind == DTL_PLACE_NAME_TOWN ||
         (kind == DTL_PLACE_NAME_DISTRICT && is_large_town (self, noun - 1, noun));
}

/* "the Escalon neighborhood", "Andahua town": the words before a noun. */
static gboolean
find_before (Finder *self, guint32 noun, int kind)
{
  guint32 first = noun;
  guint32 end = noun;

  while (end > 0 && is_quote (self, end - 1))
    end--;
  first = end;
  while (first > 0 && end - first < MAX_WORDS && same_sentence (self, first - 1, noun) &&
         (is_name_word (self, first - 1) ||
          (is_class (self, first - 1, DTL_WORDS_NAME_LINK) && first < end)))
    first--;
  if (kind == DTL_PLACE_NAME_QUARTER)
    first = MIN (first, start_without_case (self, end));
  while (first < end && (is_demonym (self, first) ||
                         (!is_name_word (self, first) && !is_without_case (self, first) &&
                          !(is_class (self, first, DTL_WORDS_NAME_LINK) &&
                            (self->reading->tokens[first].flags & DTL_TOKEN_CAPITALISED)))))
    first++;
  /* Quarters are called after people. */
  if (first == end || (kind != DTL_PLACE_NAME_QUARTER && is_person (self, first, end)))
    return FALSE;
  add_headed (self, first, end, first, noun + 1, kind_before (self, noun, kind));
  return TRUE;
}

/* "the village of Chinchipe", "colonia Escalon", "a district known as X". */
static void
find_after (Finder *self, guint32 noun, int kind)
{
  const DtlReading *reading = self->reading;
  guint32 first = noun + 1;
  gboolean of = dtl_reading_is (reading, first, "of");
  guint32 end;

  if (of)
    first++;
  else if ((dtl_reading_is (reading, first, "known") && dtl_reading_is (reading, first + 1, "as")))
    first += 2;
  else if (dtl_reading_is (reading, first, "called") || dtl_reading_is (reading, first, "named"))
    first++;
  else if (kind < DTL_PLACE_NAME_DISTRICT)
    return;
  while (is_quote (self, first))
    first++;
  end = first;
  while (end < reading->n_tokens && end - first < MAX_WORDS && same_sentence (self, end, noun) &&
         ((is_name_word (self, end) && (end == first || kind_of_noun (self, end) < 0)) ||
          (end + 1 < reading->n_tokens && is_class (self, end, DTL_WORDS_NAME_LINK) &&
           same_sentence (self, end + 1, noun) &&
           (is_name_word (self, end + 1) || is_class (self, end + 1, DTL_WORDS_NAME_LINK)))))
    end++;
  while (end > first && !is_name_word (self, end - 1))
    end--;
  if (end > first && !(of && kind == DTL_PLACE_NAME_QUARTER && is_town_of (self, noun, first, end)))
    add_headed (self, first, end, noun, end, kind);
}

static void
find_headed (Finder *self)
{
  const DtlReading *reading = self->reading;

  for (guint32 i = 0; i < reading->n_tokens; i++)
    {
      int kind = kind_of_noun (self, i);

      if (kind < 0 || reading->tokens[i].upos == DTL_UPOS_VERB ||
          reading->token_timex[i] != DTL_NO_INDEX || reading->token_toponym[i] != DTL_NO_INDEX)
        continue;
      if (is_said_behind (self, i, kind))
        find_after (self, i, kind);
      else if (!find_before (self, i, kind) && kind != DTL_PLACE_NAME_FACILITY)
        find_after (self, i, kind);
    }
}

static void
find_toponyms (Finder *self)
{
  const DtlReading *reading = self->reading;

  for (guint32 i = 0; i < reading->n_tokens;)
    {
      guint32 index = reading->token_toponym[i];
      guint32 end = i + 1;
      guint32 longer;
      DtlPlaceName name = { i, 0, i, 0, index, 0, 0, FALSE, FALSE, FALSE };

      while (end < reading->n_tokens && reading->token_toponym[end] == index)
        end++;
      if (index != DTL_NO_INDEX && is_place (dtl_reading_toponym (reading, index)))
        {
          longer = extend (self, end);
          name.kind = (guint8) kind_of_place (dtl_reading_toponym (reading, index)->place);
          if (longer > end)
            {
              name.toponym = DTL_NO_INDEX;
              name.kind = DTL_PLACE_NAME_UNLISTED;
            }
          name.end = name.phrase_end = longer;
          name.deictic = dtl_reading_is (reading, i, "capital");
          add (self, name);
        }
      i = end;
    }
}

static void
find_names (Finder *self)
{
  guint n_names;
  const DtlName *names = dtl_document_names (self->reading->document, &n_names);

  for (guint i = 0; i < n_names; i++)
    {
      DtlPlaceName name = {
        names[i].first,          names[i].end, names[i].first, names[i].end, DTL_NO_INDEX, 0,
        DTL_PLACE_NAME_UNLISTED, FALSE,        FALSE,          FALSE
      };

      if (names[i].kind == DTL_NAME_LOCATION && names[i].score >= NAME_CERTAINTY &&
          self->reading->token_timex[names[i].first] == DTL_NO_INDEX &&
          names[i].end - names[i].first <= MAX_WORDS)
        add (self, name);
    }
}

/* "in Chilanga": a capitalised word behind a preposition of place that is nobody's name. */
static void
find_shapes (Finder *self)
{
  const DtlReading *reading = self->reading;

  for (guint32 i = 1; i < reading->n_tokens; i++)
    {
      guint32 end = i;

      if (!(dtl_reading_is (reading, i - 1, "in") || dtl_reading_is (reading, i - 1, "at") ||
            dtl_reading_is (reading, i - 1, "near")) ||
          !is_name_word (self, i) || !same_sentence (self, i - 1, i))
        continue;
      while (end < reading->n_tokens && end - i < MAX_WORDS && same_sentence (self, end, i) &&
             self->owner[end] == DTL_NO_INDEX && is_name_word (self, end) &&
             kind_of_noun (self, end) < 0)
        end = MAX (end + 1, extend (self, end + 1));
      if (end > i && !is_person (self, i, end) && reading->token_toponym[i] == DTL_NO_INDEX)
        add (self, (DtlPlaceName){ i, end, i, end, DTL_NO_INDEX, 0, DTL_PLACE_NAME_UNLISTED, FALSE,
                                   FALSE, FALSE });
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const DtlPlaceName *x = a, *y = b;

  return x->first < y->first ? -1 : x->first > y->first;
}

static gboolean
is_pointer (const Finder *self, guint32 noun)
{
  if (noun == 0 || !dtl_reading_has (self->reading, noun - 1, DTL_WORDS_POINTER) ||
      !same_sentence (self, noun - 1, noun) || !is_class (self, noun, DTL_WORDS_PLACE_SETTLEMENT) ||
      self->reading->tokens[noun].upos != DTL_UPOS_NOUN ||
      dtl_reading_is (self->reading, noun + 1, "of"))
    return FALSE;
  return TRUE;
}

static void
find_pointers (Finder *self)
{
  for (guint32 i = 1; i < self->reading->n_tokens; i++)
    if (is_pointer (self, i))
      add (self, (DtlPlaceName){ i, i + 1, i - 1, i + 1, DTL_NO_INDEX, 0, DTL_PLACE_NAME_TOWN,
                                 FALSE, TRUE, FALSE });
}

/**
 * dtl_place_names_new:
 * @reading: a reading with its place names
 *
 * Returns: (transfer full): all that may say where something took place
 */
DtlPlaceNames *
dtl_place_names_new (const DtlReading *reading)
{
  DtlPlaceNames *self = g_new0 (DtlPlaceNames, 1);
  Finder finder = { reading, g_array_new (FALSE, FALSE, sizeof (DtlPlaceName)), NULL };

  self->names = finder.names;
  finder.owner = g_new (guint32, reading->n_tokens + 1);
  memset (finder.owner, 0xff, (reading->n_tokens + 1) * sizeof (guint32));
  find_headed (&finder);
  find_toponyms (&finder);
  find_names (&finder);
  find_shapes (&finder);
  find_pointers (&finder);
  g_array_sort (self->names, compare_names);
  dtl_place_names_join (reading, self->names);
  g_free (finder.owner);
  return self;
}

/**
 * dtl_place_names_free:
 * @self: (nullable): place names
 */
void
dtl_place_names_free (DtlPlaceNames *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->names);
  g_free (self);
}

/**
 * dtl_place_names_get:
 * @self: place names
 * @n_names: (out): how many
 *
 * Returns: (transfer none): the names in text order
 */
const DtlPlaceName *
dtl_place_names_get (const DtlPlaceNames *self, guint *n_names)
{
  *n_names = self->names->len;
  return (const DtlPlaceName *) (gpointer) self->names->data;
}

/**
 * dtl_place_names_from:
 * @self: place names
 * @token: a token
 *
 * Returns: index of the first name that begins at or after @token
 */
guint
dtl_place_names_from (const DtlPlaceNames *self, guint32 token)
{
  guint low = 0;
  guint high = self->names->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->names, DtlPlaceName, middle).first < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
