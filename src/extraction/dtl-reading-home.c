/* dtl-reading-home.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reading.h"

#include <string.h>

/* What an article is about shows in its first names: long texts stay linear. */
#define MAX_NAMES 120
/* So many names in a country make it one that the article speaks of. */
#define STRAY_WITNESSES 3
/* A town smaller than this is not believed in a country that nothing else of the article names. */
#define STRAY_POPULATION 15000
#define HOME_SHARE 0.4

/* What an article says of a country counts for its share of the article; where it was written
 * counts more. */
static double
weight_of_name (const DtlReading *reading, guint index)
{
  const DtlToponym *toponym = dtl_reading_toponym (reading, index);
  double weight = strcmp (toponym->kind, "demonym") == 0 ? 0.6 : 1.0;

  return index == 0 ? weight + 2 : weight;
}

/**
 * dtl_reading_share_of_country:
 * @reading: a reading
 * @country: ISO 3166-1 alpha-2 code
 *
 * Returns: how much of what the article says of places is of the country, 0 to 1
 */
double
dtl_reading_share_of_country (const DtlReading *reading, const char *country)
{
  double all = 0;
  double own = 0;

  for (guint i = 0; i < MIN (reading->toponyms->len, MAX_NAMES); i++)
    {
      const DtlToponym *toponym = dtl_reading_toponym (reading, i);

      if (toponym->place == NULL)
        continue;
      all += weight_of_name (reading, i);
      if (g_strcmp0 (toponym->place->country, country) == 0)
        own += weight_of_name (reading, i);
    }
  return all > 0 ? own / all : 0;
}

/**
 * dtl_reading_find_home:
 * @reading: a reading with its place names
 *
 * Returns: index of a place name in the country that the article is about, in which most of its
 *   names lie, or %DTL_NO_INDEX
 */
guint32
dtl_reading_find_home (const DtlReading *reading)
{
  guint32 best = DTL_NO_INDEX;
  double best_share = 0;

  for (guint i = 0; i < MIN (reading->toponyms->len, MAX_NAMES); i++)
    {
      const DtlToponym *toponym = dtl_reading_toponym (reading, i);
      double share = toponym->place != NULL && toponym->place->country != NULL
                         ? dtl_reading_share_of_country (reading, toponym->place->country)
                         : 0;

      if (share > best_share)
        {
          best_share = share;
          best = i;
        }
    }
  return best;
}

/**
 * dtl_reading_is_stray:
 * @reading: a reading
 * @toponym: one of its place names that has a place
 *
 * Returns: whether the place is a small town far from where the article is: "Liberty Square" in an
 *   article on Lahore is no hamlet in America of that name
 */
gboolean
dtl_reading_is_stray (const DtlReading *reading, const DtlToponym *toponym)
{
  guint32 home = reading->home;
  const char *country = toponym->place->country;
  guint n_at_home = 0;

  if (!dtl_place_is_town (toponym->place) || toponym->place->population >= STRAY_POPULATION ||
      country == NULL || home == DTL_NO_INDEX ||
      dtl_reading_share_of_country (reading, dtl_reading_toponym (reading, home)->place->country) <
          HOME_SHARE)
    return FALSE;
  for (guint i = 0; i < MIN (reading->toponyms->len, MAX_NAMES); i++)
    {
      const DtlPlace *other = dtl_reading_toponym (reading, i)->place;

      if (other != NULL && g_strcmp0 (other->country, country) == 0 &&
          (g_strcmp0 (other->id, toponym->place->id) != 0))
        return FALSE;
      n_at_home +=
          other != NULL &&
          g_strcmp0 (other->country, dtl_reading_toponym (reading, home)->place->country) == 0;
    }
  /* A headline names too few places to tell which of them is the odd one. */
  return n_at_home >= STRAY_WITNESSES;
}
