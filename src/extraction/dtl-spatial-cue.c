/* dtl-spatial-cue.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-spatial-cue.h"

#include <math.h>
#include <string.h>

#define EARTH_RADIUS_KM 6371.0088
/* Farther off than this, a distance says where a town lies, not where something happened. */
#define MAX_KM 150
/* A direction in words is one of eight: the point may be an eighth of a circle to either side. */
#define SPREAD 0.4
#define MAX_BACK 8

/* The value that data/lexicon/spatial.tsv gives a word, if it is one of @kind. */
static gboolean
look_up (const DtlReading *reading, guint32 token, const char *kind, double *value)
{
  const DtlLexicon *lexicon =
      dtl_language_model_lexicon (dtl_document_model (reading->document));
  int list = dtl_lexicon_list_index (lexicon, "spatial");
  guint n;
  const DtlLexiconMatch *matches = dtl_document_matches_at (reading->document, token, &n);

  for (guint i = 0; list >= 0 && i < n; i++)
    {
      int kind_column, value_column;

      if (matches[i].list != list || matches[i].end != token + 1)
        continue;
      kind_column = dtl_lexicon_column_index (lexicon, (guint) list, "kind");
      value_column = dtl_lexicon_column_index (lexicon, (guint) list, "value");
      if (g_strcmp0 (dtl_lexicon_get (lexicon, (guint) list, matches[i].entry, (guint) kind_column),
                     kind) != 0)
        continue;
      *value = g_ascii_strtod (
          dtl_lexicon_get (lexicon, (guint) list, matches[i].entry, (guint) value_column), NULL);
      return TRUE;
    }
  return FALSE;
}

/* "30", "1,200", "12.5"; also a number that is written together with its unit: "30km". */
static gboolean
read_number (const DtlReading *reading, guint32 token, double *out)
{
  g_autofree char *plain = g_strdup (reading->tokens[token].norm);
  char *end, *to = plain;

  for (const char *from = plain; *from != '\0'; from++)
    if (*from != ',')
      *to++ = *from;
  *to = '\0';
  *out = g_ascii_strtod (plain, &end);
  return end != plain && *end == '\0' && *out > 0;
}

static gboolean
is_filler (const DtlReading *reading, guint32 token)
{
  static const char *const words[] = { "of", "from", "the", "city", "town", "capital", "center",
                                       "centre", "to", "away", "village", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (dtl_reading_is (reading, token, words[i]))
      return TRUE;
  return reading->tokens[token].upos == DTL_UPOS_ADJ;
}

/**
 * dtl_spatial_cue_find:
 * @reading: a reading
 * @toponym: a place name in it
 * @cue: (out): what stands before the name
 *
 * Reads "30 km (18 miles) north of" before a place name.
 *
 * Returns: %TRUE if a distance from the place is said
 */
gboolean
dtl_spatial_cue_find (const DtlReading *reading, const DtlToponym *toponym, DtlSpatialCue *cue)
{
  guint32 first = dtl_reading_token_at (reading, toponym->span.start);
  guint32 token = first;
  gboolean linked = FALSE;
  double unit;

  *cue = (DtlSpatialCue){ 0 };
  for (guint back = 0; back < MAX_BACK && token > 0; back++)
    {
      token--;
      if (!dtl_reading_same_sentence (reading, token, first))
        return FALSE;
      if (linked && !cue->has_bearing &&
          look_up (reading, token, "direction", &cue->bearing))
        cue->has_bearing = TRUE;
      else if (linked && look_up (reading, token, "unit", &unit) && token > 0 &&
               read_number (reading, token - 1, &cue->km))
        {
          cue->km *= unit;
          return cue->km <= MAX_KM;
        }
      else if (dtl_reading_is (reading, token, ")"))
        {
          /* The same distance in other units stands in brackets. */
          while (token > 0 && !dtl_reading_is (reading, token, "("))
            token--;
        }
      else if (!is_filler (reading, token))
        return FALSE;
      linked = linked || dtl_reading_is (reading, token, "of") || dtl_reading_is (reading, token, "from");
    }
  return FALSE;
}

/**
 * dtl_spatial_cue_point:
 * @cue: a distance, perhaps with a direction
 * @place: the place it counts from
 * @lat: (out): degrees north
 * @lon: (out): degrees east
 * @radius_km: (out): how far off the point may be
 *
 * The point at that distance and bearing on a sphere. Without a direction it is the place itself,
 * with a radius that reaches as far as the distance.
 */
void
dtl_spatial_cue_point (const DtlSpatialCue *cue,
                       const DtlPlace *place,
                       double *lat,
                       double *lon,
                       double *radius_km)
{
  const double rad = G_PI / 180;
  double angle = cue->km / EARTH_RADIUS_KM, bearing = cue->bearing * rad;
  double y = place->lat * rad, end;

  *lat = place->lat;
  *lon = place->lon;
  *radius_km = cue->km + place->radius_km;
  if (!cue->has_bearing)
    return;
  end = asin (sin (y) * cos (angle) + cos (y) * sin (angle) * cos (bearing));
  *lat = end / rad;
  *lon = place->lon + atan2 (sin (bearing) * sin (angle) * cos (y), cos (angle) - sin (y) * sin (end)) / rad;
  if (*lon > 180)
    *lon -= 360;
  else if (*lon < -180)
    *lon += 360;
  *radius_km = MAX (SPREAD * cue->km, 2) + place->radius_km / 2;
}
