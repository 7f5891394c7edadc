/* dtl-event-country.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-acts.h"

G_BEGIN_DECLS

/**
 * DtlCountry:
 * @code: ISO 3166-1 alpha-2
 * @n_towns: names of places in it that are finer than the country
 * @n_strays: those of them that may well lie elsewhere
 * @n_names: its own name
 * @n_demonyms: its people ("Turkish")
 * @n_metonyms: a capital that stands for the government
 * @n_groups: armed groups and forces of the country
 * @toponym: the first place name in it that is no stray, or %DTL_NO_INDEX
 * @group_first: first token of the first group, or %DTL_NO_INDEX
 * @group_end: one past its last
 * @dateline: the article was written there
 * @opens: the first place that the text proper names lies there
 *
 * What an article says of one country.
 */
typedef struct
{
  char code[3];
  guint n_towns;
  guint n_strays;
  guint n_names;
  guint n_demonyms;
  guint n_metonyms;
  guint n_groups;
  guint32 toponym;
  guint32 group_first;
  guint32 group_end;
  gboolean dateline;
  gboolean opens;
} DtlCountry;

DtlCountries *dtl_countries_new (const DtlReading *reading);
void dtl_countries_free (DtlCountries *self);
gboolean dtl_country_is_beyond_doubt (const DtlReading *reading, const DtlToponym *toponym);
gboolean dtl_countries_names_only (const DtlReading *reading, const DtlToponym *toponym);
const DtlCountry *dtl_act_country (const DtlReading *reading, const DtlAct *act,
                                   double *probability);
const char *dtl_act_country_named (const DtlReading *reading, const DtlAct *act);
char *dtl_act_country_training (const DtlReading *reading, const DtlAct *act);

G_END_DECLS
