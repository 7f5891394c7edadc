/* dtl-countries.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-countries-private.h"
#include "dtl-place-use.h"

#include <string.h>

#define MAX_GROUPS 200
/* So few names in a country, and so many elsewhere, and it may be another place of the name. */
#define MAX_STRAYS 2
#define STRAY_WITNESSES 3
#define KNOWN_EVERYWHERE 1000000
/* A dateline bears witness to its country as so many names do. */
#define DATELINE_WITNESSES 2
/* A town so small, in a country of which the article speaks so many times less than of another. */
#define SMALL_TOWN 100000
#define OVERSHADOWED 3
/* So few words may stand between a town and its province or country: "Escalon, California". */
#define NAMES_APART 3

/**
 * dtl_place_is_country:
 * @place: a place
 *
 * Returns: whether it is a country
 */
gboolean
dtl_place_is_country (const DtlPlace *place)
{
  return place->feature != NULL && g_str_has_prefix (place->feature, "PCL");
}

/**
 * dtl_toponym_is_kind:
 * @toponym: a place name
 * @kind: "place", "demonym" or "metonym"
 *
 * Returns: whether it is of the kind
 */
gboolean
dtl_toponym_is_kind (const DtlToponym *toponym, const char *kind)
{
  return strcmp (toponym->kind, kind) == 0;
}

/**
 * dtl_toponym_is_in_dateline:
 * @reading: a reading
 * @toponym: one of its place names
 *
 * Returns: whether it stands at the very beginning with a dash soon after it, as in
 *   "KARACHI, Pakistan (AP) —"
 */
gboolean
dtl_toponym_is_in_dateline (const DtlReading *reading, const DtlToponym *toponym)
{
  return dtl_place_is_in_dateline (reading, dtl_reading_token_at (reading, toponym->span.start));
}

/**
 * dtl_toponym_is_goal:
 * @reading: a reading
 * @toponym: one of its place names
 *
 * Returns: whether it is where somebody or something went, as in "sent to Washington"
 */
gboolean
dtl_toponym_is_goal (const DtlReading *reading, const DtlToponym *toponym)
{
  guint32 first = dtl_reading_token_at (reading, toponym->span.start);

  return first > 0 && dtl_reading_is (reading, first - 1, "to");
}

static DtlCountry *
country_for (DtlCountries *self, const char *code)
{
  for (guint i = 0; i < self->n; i++)
    if (strcmp (self->items[i].code, code) == 0)
      return &self->items[i];
  if (self->n == DTL_COUNTRIES_MAX || strlen (code) != 2)
    return NULL;
  self->items[self->n] = (DtlCountry){ .toponym = DTL_NO_INDEX, .group_first = DTL_NO_INDEX };
  memcpy (self->items[self->n].code, code, 3);
  return &self->items[self->n++];
}

static void
count_name (DtlCountries *self, const DtlReading *reading, guint index, gboolean *opened)
{
  const DtlToponym *toponym = dtl_reading_toponym (reading, index);
  gboolean dateline = dtl_toponym_is_in_dateline (reading, toponym);
  DtlCountry *country;

  if (toponym->place == NULL || toponym->place->country == NULL ||
      dtl_place_is_quarter (reading, toponym))
    return;
  country = country_for (self, toponym->place->country);
  if (country == NULL)
    return;
  if (dateline)
    {
      country->dateline = TRUE;
      return;
    }
  if (dtl_toponym_is_kind (toponym, "demonym"))
    country->n_demonyms++;
  else if (dtl_toponym_is_kind (toponym, "metonym"))
    country->n_metonyms++;
  else if (dtl_place_is_country (toponym->place))
    country->n_names++;
  else
    country->n_towns++;
  if (!*opened && dtl_toponym_is_kind (toponym, "place"))
    *opened = country->opens = TRUE;
  self->n_places++;
}

static void
count_groups (DtlCountries *self, const DtlReading *reading)
{
  guint n_matches;
  guint n_groups = 0;
  const DtlLexiconMatch *matches = dtl_document_matches (reading->document, &n_matches);

  for (guint i = 0; i < n_matches && n_groups < MAX_GROUPS; i++)
    {
      const DtlWord *word =
          dtl_vocabulary_word (reading->vocabulary, matches[i].list, matches[i].entry);
      DtlCountry *country;

      if (word == NULL || word->country[0] == '\0' || matches[i].first >= reading->body_end)
        continue;
      n_groups++;
      country = country_for (self, word->country);
      if (country == NULL)
        continue;
      if (country->n_groups++ == 0)
        {
          country->group_first = matches[i].first;
          country->group_end = matches[i].end;
        }
    }
}

/**
 * dtl_countries_free:
 * @self: (nullable): the countries of an article
 */
void
dtl_countries_free (DtlCountries *self)
{
  g_free (self);
}

/**
 * dtl_country_is_beyond_doubt:
 * @reading: a reading
 * @toponym: one of its place names
 *
 * Returns: whether the name can only mean the place that was taken for it: a capital or a large
 *   city in a country of which the article speaks besides
 */
gboolean
dtl_country_is_beyond_doubt (const DtlReading *reading, const DtlToponym *toponym)
{
  const DtlCountries *self = reading->countries;
  const DtlPlace *place = toponym->place;

  if (place == NULL || place->feature == NULL || !g_str_has_prefix (place->feature, "PPL") ||
      (strcmp (place->feature, "PPLC") != 0 && place->population < KNOWN_EVERYWHERE))
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    {
      const DtlCountry *country = &self->items[i];

      if (g_strcmp0 (country->code, place->country) == 0)
        return country->dateline || country->n_towns > 1 ||
               country->n_names + country->n_demonyms + country->n_groups > 0;
    }
  return FALSE;
}

/* Whether a country that the article names has a place of the name. */
static gboolean
may_lie_elsewhere (const DtlCountries *self, const DtlToponym *toponym)
{
  for (guint i = 0; toponym->candidates != NULL && i < toponym->candidates->len; i++)
    for (guint k = 0; k < self->n; k++)
      {
        const DtlPlace *place = g_ptr_array_index (toponym->candidates, i);
        const DtlCountry *country = &self->items[k];

        if (g_strcmp0 (place->country, toponym->place->country) != 0 &&
            g_strcmp0 (place->country, country->code) == 0 &&
            country->n_names + country->n_demonyms > 0)
          return TRUE;
      }
  return FALSE;
}

/* How much the article says of a country by other words than the names of towns. */
static guint
spoken_of (const DtlCountry *country)
{
  return country->n_names + country->n_demonyms + country->n_metonyms + country->n_groups;
}

/* "Escalon, California": the next name is of the same country. */
static gboolean
is_followed_by_land (const DtlReading *reading, const DtlToponym *toponym)
{
  guint32 end = dtl_reading_token_at (reading, toponym->span.end - 1);

  for (guint i = 0; i < reading->toponyms->len; i++)
    {
      const DtlToponym *other = dtl_reading_toponym (reading, i);

      if (other->span.start >= toponym->span.end)
        return other->place != NULL && strcmp (other->kind, "place") == 0 &&
               g_strcmp0 (other->place->country, toponym->place->country) == 0 &&
               g_strcmp0 (other->place->id, toponym->place->id) != 0 &&
               dtl_reading_token_at (reading, other->span.start) <= end + NAMES_APART;
    }
  return FALSE;
}

/* Whether the article names the country of a town besides, but is about another. */
static gboolean
is_overshadowed (const DtlCountries *self, const DtlCountry *country)
{
  guint most = 0;

  for (guint i = 0; i < self->n; i++)
    if (&self->items[i] != country)
      most = MAX (most, spoken_of (&self->items[i]) + self->items[i].n_towns +
                            (self->items[i].dateline ? DATELINE_WITNESSES : 0));
  return most >= OVERSHADOWED * spoken_of (country) && most > STRAY_WITNESSES;
}

/* Whether nothing but a name speaks for its country. */
static gboolean
may_be_another (const DtlCountries *self, const DtlReading *reading, const DtlToponym *toponym)
{
  const DtlCountry *own = NULL;
  guint others = 0;

  if (toponym->place == NULL || toponym->place->country == NULL ||
      toponym->place->feature == NULL || !g_str_has_prefix (toponym->place->feature, "PPL") ||
      (toponym->place->population >= KNOWN_EVERYWHERE && !may_lie_elsewhere (self, toponym)))
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    {
      const DtlCountry *country = &self->items[i];

      if (strcmp (country->code, toponym->place->country) == 0)
        own = country;
      else
        others += country->n_towns + country->n_names + country->n_demonyms +
                  (country->dateline ? DATELINE_WITNESSES : 0);
    }
  if (own != NULL && (own->dateline || own->n_towns > MAX_STRAYS))
    return FALSE;
  if (own == NULL || spoken_of (own) == 0)
    return others >= (dtl_place_is_quarter (reading, toponym) ? 1 : STRAY_WITNESSES);
  return toponym->place->population < SMALL_TOWN && is_overshadowed (self, own) &&
         strcmp (toponym->place->feature, "PPLC") != 0 && !is_followed_by_land (reading, toponym);
}

/**
 * dtl_countries_names_only:
 * @reading: a reading
 * @toponym: one of its place names
 *
 * Returns: whether the article says nothing of the country in which the gazetteer has the name but
 *   this name, or next to nothing if the town is small: "Santa Marta" in an article on El Salvador
 *   need not be the Colombian one
 */
gboolean
dtl_countries_names_only (const DtlReading *reading, const DtlToponym *toponym)
{
  return may_be_another (reading->countries, reading, toponym);
}

/* Marks the names that may well lie elsewhere, and finds the first of each country that does not.
 */
static void
mark_strays (DtlCountries *self, const DtlReading *reading)
{
  for (guint i = 0; i < MIN (reading->toponyms->len, DTL_COUNTRIES_NAMES); i++)
    {
      const DtlToponym *toponym = dtl_reading_toponym (reading, i);
      DtlCountry *country = toponym->place != NULL && toponym->place->country != NULL
                                ? country_for (self, toponym->place->country)
                                : NULL;

      if (country == NULL)
        continue;
      if (dtl_place_is_quarter (reading, toponym))
        {
          self->strays[i] = TRUE;
          continue;
        }
      self->strays[i] = may_be_another (self, reading, toponym);
      if (self->strays[i])
        {
          country->n_strays++;
          self->n_places--;
        }
      else if (country->toponym == DTL_NO_INDEX)
        country->toponym = i;
    }
}

/**
 * dtl_countries_is_stray:
 * @reading: a reading
 * @index: one of its place names
 *
 * Returns: whether it is one of the first names and may well lie elsewhere
 */
gboolean
dtl_countries_is_stray (const DtlReading *reading, guint index)
{
  return index < DTL_COUNTRIES_NAMES && reading->countries->strays[index];
}

/**
 * dtl_countries_new:
 * @reading: a reading with its place names
 *
 * Counts what the article says of each country.
 *
 * Returns: (transfer full): its countries
 */
DtlCountries *
dtl_countries_new (const DtlReading *reading)
{
  DtlCountries *self = g_new0 (DtlCountries, 1);
  gboolean opened = FALSE;

  for (guint i = 0; i < MIN (reading->toponyms->len, DTL_COUNTRIES_NAMES); i++)
    count_name (self, reading, i, &opened);
  count_groups (self, reading);
  mark_strays (self, reading);
  return self;
}
