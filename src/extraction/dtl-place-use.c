/* dtl-place-use.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-place-use.h"

#include <string.h>

/* Tokens within which the names of a dateline begin, and its dash stands. */
#define DATELINE_NAMES 6
#define DATELINE_TOKENS 24
/* What reaches further is a continent. */
#define WIDEST_KM 3500

/**
 * dtl_place_use_name:
 * @use: a use
 *
 * Returns: (transfer none): its name among the features of learned choices
 */
const char *
dtl_place_use_name (DtlPlaceUse use)
{
  static const char *const names[DTL_N_PLACE_USES] = { "other", "in", "from", "of-noun" };

  return names[use];
}

/**
 * dtl_place_use_of:
 * @reading: a reading
 * @toponym: one of its place names
 *
 * Returns: what the name does among the words around it
 */
DtlPlaceUse
dtl_place_use_of (const DtlReading *reading, const DtlToponym *toponym)
{
  guint32 first = dtl_reading_token_at (reading, toponym->span.start);
  guint32 last = dtl_reading_token_at (reading, toponym->span.end - 1);
  guint32 phrase = reading->token_phrase[last];
  guint32 before = first;

  if (phrase != DTL_NO_INDEX && dtl_reading_phrase (reading, phrase)->head > last &&
      !dtl_reading_has (reading, last + 1, DTL_WORDS_DASH))
    return DTL_PLACE_USE_MODIFIER;
  while (before > 0 && dtl_reading_same_sentence (reading, before - 1, first) &&
         dtl_reading_has (reading, before - 1, DTL_WORDS_MODIFIES_PLACE))
    before--;
  if (before == 0 || !dtl_reading_same_sentence (reading, before - 1, first))
    return DTL_PLACE_USE_OTHER;
  if (dtl_reading_has (reading, before - 1, DTL_WORDS_INTRODUCES_PLACES))
    return DTL_PLACE_USE_LOCATIVE;
  return dtl_reading_has (reading, before - 1, DTL_WORDS_ORIGIN) ? DTL_PLACE_USE_ORIGIN
                                                                 : DTL_PLACE_USE_OTHER;
}

/**
 * dtl_place_is_named:
 * @toponym: a place name
 *
 * Returns: whether it names a place that can be somebody's whereabouts: neither its people nor its
 *   government, nor a continent
 */
gboolean
dtl_place_is_named (const DtlToponym *toponym)
{
  const DtlPlace *place = toponym->place;

  return place != NULL && strcmp (toponym->kind, "place") == 0 &&
         g_strcmp0 (place->feature, "CONT") != 0 && place->radius_km <= WIDEST_KM;
}

/**
 * dtl_place_is_in_dateline:
 * @reading: a reading
 * @first: first token of a place name
 *
 * Returns: whether the name says where the report was written ("KARACHI, Pakistan (AP) —"): it
 *   stands at the very beginning, with a dash soon after it
 */
gboolean
dtl_place_is_in_dateline (const DtlReading *reading, guint32 first)
{
  if (first > DATELINE_NAMES)
    return FALSE;
  for (guint32 i = first; i < MIN (DATELINE_TOKENS, reading->n_tokens); i++)
    if (dtl_reading_has (reading, i, DTL_WORDS_DASH))
      return TRUE;
  return FALSE;
}

/**
 * dtl_place_is_quarter:
 * @reading: a reading
 * @toponym: one of its place names
 *
 * Returns: whether a noun behind the name calls it a quarter of some town: "the Escalon
 *   neighborhood" is no town of that name elsewhere
 */
gboolean
dtl_place_is_quarter (const DtlReading *reading, const DtlToponym *toponym)
{
  guint32 last = dtl_reading_token_at (reading, toponym->span.end - 1);

  return dtl_reading_has (reading, last + 1, DTL_WORDS_PLACE_QUARTER) &&
         dtl_reading_same_sentence (reading, last, last + 1);
}

/**
 * dtl_place_feature_take:
 * @take: takes the feature
 * @data: for @take
 * @format: printf format of its name
 * @arguments: what goes into it
 *
 * Names a feature. What would break the tables of weights becomes "_".
 */
void
dtl_place_feature_take (DtlPlaceFeature take, gpointer data, const char *format, va_list arguments)
{
  char name[128];

  g_vsnprintf (name, sizeof name, format, arguments);
  for (char *p = name; *p != '\0'; p++)
    if (*p == ' ' || *p == '\t' || *p == '"' || *p == '\\')
      *p = '_';
  take (name, data);
}
