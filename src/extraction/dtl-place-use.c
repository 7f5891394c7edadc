/* dtl-place-use.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-place-use.h"

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
