/* dtl-place-names.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reading.h"

G_BEGIN_DECLS

/* What a place name names, from large to small. */
typedef enum
{
  DTL_PLACE_NAME_COUNTRY,
  DTL_PLACE_NAME_AREA,
  DTL_PLACE_NAME_DISTRICT,
  DTL_PLACE_NAME_TOWN,
  DTL_PLACE_NAME_UNLISTED,
  DTL_PLACE_NAME_QUARTER,
  DTL_PLACE_NAME_FACILITY,
  DTL_N_PLACE_NAME_KINDS
} DtlPlaceNameKind;

/**
 * DtlPlaceName:
 * @first: first token of the name, without the noun that says what it names
 * @end: one past its last token
 * @phrase: first token of name and noun
 * @phrase_end: one past their last token
 * @toponym: index of the name in the gazetteer's reading, or %DTL_NO_INDEX
 * @same: index of the first place name of these words
 * @kind: #DtlPlaceNameKind
 * @headed: a noun says what it names: "the village of X"
 * @district: that noun is "district" or the like
 * @deictic: it is only pointed at: "this town"
 *
 * A stretch of text that may say where something took place, in the gazetteer or not.
 */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 phrase;
  guint32 phrase_end;
  guint32 toponym;
  guint32 same;
  guint8 kind;
  guint8 headed : 1;
  guint8 deictic : 1;
  guint8 district : 1;
} DtlPlaceName;

DtlPlaceNames *dtl_place_names_new (const DtlReading *reading);
void dtl_place_names_free (DtlPlaceNames *self);
void dtl_place_names_join (const DtlReading *reading, GArray *names);
const DtlPlaceName *dtl_place_names_get (const DtlPlaceNames *self, guint *n_names);
guint dtl_place_names_from (const DtlPlaceNames *self, guint32 token);
char *dtl_place_name_words (const DtlReading *reading, const DtlPlaceName *name);
char *dtl_place_name_title (const DtlReading *reading, const DtlPlaceName *name);

G_END_DECLS
