/* dtl-people.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reading.h"

G_BEGIN_DECLS

/**
 * DtlPerson:
 * @first: first token of the fullest form of the name
 * @end: one past its last token
 * @described_first: first token of what the text calls the person, equal to @described_end if it
 *   calls the person nothing
 * @described_end: one past its last token
 * @occupation: #DtlOccupation, or -1
 * @country: (nullable): ISO 3166-1 alpha-2 of a nationality that the text gives
 * @words: the words of the name, a bit each
 *
 * Somebody whom the text names, under all forms of the name.
 */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 described_first;
  guint32 described_end;
  int occupation;
  const char *country;
  guint64 words;
} DtlPerson;

/**
 * DtlPeople:
 * @persons: (element-type DtlPerson): in the order of their first mention
 * @of_phrase: for each phrase of the reading the index of the person it names, or %DTL_NO_INDEX
 * @before: the person named last before each phrase, or %DTL_NO_INDEX
 *
 * Everybody whom a text names.
 */
struct _DtlPeople
{
  GArray *persons;
  guint32 *of_phrase;
  guint32 *before;
};

DtlPeople       *dtl_people_new        (const DtlReading *reading);
void             dtl_people_free       (DtlPeople *self);
const DtlPerson *dtl_people_get        (const DtlPeople *self, guint32 index);
guint32          dtl_people_of_phrase  (const DtlPeople *self, guint32 phrase);
guint32          dtl_people_described_by (const DtlPeople *self, guint32 token);
guint32          dtl_people_antecedent (const DtlPeople *self, guint32 phrase);
void             dtl_reading_natural_deaths (DtlReading *self);

const char      *dtl_reading_column    (const DtlReading *reading, const DtlLexiconMatch *match,
                                        const char *list, const char *column);
guint32          dtl_phrase_full_end   (const DtlReading *reading, guint32 phrase);
const char      *dtl_phrase_country    (const DtlReading *reading, guint32 first, guint32 end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPeople, dtl_people_free)

G_END_DECLS
