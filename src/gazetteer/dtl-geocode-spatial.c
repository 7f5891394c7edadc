/* dtl-geocode-spatial.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-fold.h"
#include "dtl-geocoder-private.h"
#include "dtl-spatial.h"

#include <string.h>

#define MAX_WORDS 24

static void
add_word (GPtrArray *words, GArray *items, const char *text)
{
  g_autofree char *folded = dtl_fold (text, -1);

  dtl_spatial_add_word (items, folded, FALSE, words->len);
  g_ptr_array_add (words, g_strdup (text));
}

/* "Kirkuk-Baghdad road" holds two names and "hour's" two words; "north-east" is one. */
static void
add_words (GPtrArray *words, GArray *items, const char *text)
{
  g_autofree char *folded = dtl_fold (text, -1);
  guint before = items->len;

  if (g_str_has_suffix (folded, "'s"))
    {
      g_autofree char *front = g_strndup (folded, strlen (folded) - 2);

      add_word (words, items, front);
      add_word (words, items, "'s");
      return;
    }
  dtl_spatial_add_word (items, folded, FALSE, words->len);
  if (strchr (text, '-') == NULL || strcmp (text, "-") == 0 || items->len == before + 1 ||
      g_array_index (items, DtlSpatialItem, before).mask[0] != 0)
    {
      g_ptr_array_add (words, g_strdup (text));
      return;
    }
  g_array_set_size (items, before);
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        add_word (words, items, "-");
      add_word (words, items, parts[i]);
    }
}

static char *
join (GPtrArray *words, const GArray *items, const guint *slot)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint32 first = g_array_index (items, DtlSpatialItem, slot[0]).first;
  guint32 end = g_array_index (items, DtlSpatialItem, slot[1] - 1).end;

  for (guint32 i = first; i < end; i++)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "",
                            (char *) g_ptr_array_index (words, i));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A name within the description; "Turkish" in "the Turkish border" is a country. */
static GPtrArray *
find_name (DtlGazetteer *gazetteer, const DtlGeocodeQuery *query, const char *name)
{
  DtlGeocodeQuery inner = { name, query->admin2, query->admin1, query->country };
  const char *country = dtl_gazetteer_country_code (gazetteer, name);
  g_autoptr (GPtrArray) known = NULL;

  if (country != NULL)
    return dtl_gazetteer_lookup (gazetteer, dtl_gazetteer_country_name (gazetteer, country));
  known = dtl_gazetteer_lookup (gazetteer, name);
  return known->len > 0 ? dtl_geocode (gazetteer, &inner) : g_ptr_array_ref (known);
}

static DtlPlace *
move (const DtlPlace *place, DtlSpatialPoint *point)
{
  DtlPlace *copy = dtl_place_new ();

  copy->id = g_strdup (place->id);
  copy->name = g_strdup (place->name);
  copy->admin2 = g_strdup (place->admin2);
  copy->admin1 = g_strdup (place->admin1);
  copy->country = g_strdup (place->country);
  copy->feature = g_strdup (place->feature);
  copy->population = place->population;
  copy->score = place->score;
  copy->lat = point->lat;
  copy->lon = point->lon;
  copy->radius_km = point->radius_km;
  copy->reason = g_steal_pointer (&point->reason);
  return copy;
}

/* Everything that one reading of the words may mean. */
static gboolean
add_places (DtlGazetteer *gazetteer,
            const DtlGeocodeQuery *query,
            GPtrArray *words,
            const GArray *items,
            const DtlSpatialMatch *match,
            GPtrArray *out)
{
  g_autofree char *x_name = join (words, items, match->x);
  g_autofree char *y_name = match->y[1] > match->y[0] ? join (words, items, match->y) : NULL;
  g_autoptr (GPtrArray) x = find_name (gazetteer, query, x_name);
  g_autoptr (GPtrArray) y = y_name != NULL ? find_name (gazetteer, query, y_name) : NULL;
  const char *home =
      query->country != NULL ? dtl_gazetteer_country_code (gazetteer, query->country) : NULL;

  if (y != NULL && y->len == 0)
    return FALSE;
  for (guint i = 0; i < x->len; i++)
    {
      const DtlPlace *place = g_ptr_array_index (x, i);
      g_auto (DtlSpatialPoint) point = { 0 };

      if (dtl_spatial_point (match, place, y != NULL ? g_ptr_array_index (y, 0) : NULL, NULL, home,
                             &point))
        g_ptr_array_add (out, move (place, &point));
    }
  return out->len > 0;
}

/**
 * dtl_geocode_spatial:
 * @gazetteer: the gazetteer
 * @query: what is known of the place
 * @out: (element-type DtlPlace): where the places are added, best first
 *
 * Finds a place that is described as seen from another: "30 km north of Mosul", "Kirkuk-Baghdad
 * highway", "near the Turkish border".
 *
 * Returns: %TRUE if it is
 */
gboolean
dtl_geocode_spatial (DtlGazetteer *gazetteer, const DtlGeocodeQuery *query, GPtrArray *out)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (DtlSpatialItem));
  g_auto (GStrv) parts = g_strsplit_set (query->name, " \t", -1);
  DtlSpatialMatch match;
  gboolean in_bracket = FALSE;
  guint state = 0;

  for (guint i = 0; parts[i] != NULL && words->len < MAX_WORDS; i++)
    {
      /* The same distance in other units: "30 km (18 miles) from". */
      in_bracket |= parts[i][0] == '(' && g_ascii_isdigit (parts[i][1]);
      if (*parts[i] != '\0' && !in_bracket)
        add_words (words, items, parts[i]);
      in_bracket &= !g_str_has_suffix (parts[i], ")");
    }
  if (words->len < 2 || words->len >= MAX_WORDS)
    return FALSE;
  while (dtl_spatial_match_all (items, &state, &match))
    if (add_places (gazetteer, query, words, items, &match, out))
      return TRUE;
  return FALSE;
}
