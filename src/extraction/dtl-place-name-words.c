/* dtl-place-name-words.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-place-names.h"

/**
 * dtl_place_name_words:
 * @reading: a reading
 * @name: one of its place names
 *
 * Returns: (transfer full): its words; of one that is only pointed at, the place's name
 */
char *
dtl_place_name_words (const DtlReading *reading, const DtlPlaceName *name)
{
  if (name->deictic && name->toponym != DTL_NO_INDEX)
    return g_strdup (dtl_reading_toponym (reading, name->toponym)->place->name);
  return dtl_document_dup_words (reading->document, name->first, name->end);
}

/**
 * dtl_place_name_title:
 * @reading: a reading
 * @name: one of its place names
 *
 * Returns: (transfer full): its words with the noun that says what it names behind them: "San
 * Isidro neighborhood"
 */
char *
dtl_place_name_title (const DtlReading *reading, const DtlPlaceName *name)
{
  g_autofree char *words = dtl_place_name_words (reading, name);
  guint32 noun = name->phrase < name->first ? name->phrase : name->phrase_end - 1;
  g_autofree char *what = NULL;

  if (!name->headed)
    return g_steal_pointer (&words);
  what = dtl_document_dup_words (reading->document, noun, noun + 1);
  return g_strdup_printf ("%s %s", words, what);
}
