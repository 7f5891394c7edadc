/* dtl-toponym-source.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which country, and which town of it, the source of an article writes for: by the table of
 * newspapers, else by the ending of its domain. */

#include "config.h"

#include "dtl-toponym-private.h"
#include "dtl-word-class.h"

#include <string.h>

#define MAX_NEAREST_KM 30

/* "http://www.example.co.uk/x" is from "www.example.co.uk". */
static char *
host_of (const char *source)
{
  const char *from = strstr (source, "://");

  from = from != NULL ? from + strlen ("://") : source;
  return g_ascii_strdown (from, (gssize) strcspn (from, "/:?#"));
}

/* The paper of a domain or of the one above it. */
static const DtlNewspaper *
find_paper (const DtlToponymModel *model, const char *host)
{
  for (const char *p = host; p != NULL && strchr (p, '.') != NULL; p = strchr (p, '.') + 1)
    {
      const DtlNewspaper *paper = g_hash_table_lookup (model->newspapers, p);

      if (paper != NULL)
        return paper;
    }
  return NULL;
}

/* Endings of countries that are sold all over the world say nothing. */
static guint
country_of_ending (const DtlNames *names, const char *host)
{
  const char *ending = strrchr (host, '.');
  g_autofree char *code = NULL;

  if (ending == NULL || strlen (ending) != 3 ||
      dtl_is_word_class (ending + 1, DTL_WORDS_DOMAIN_OF_NOWHERE))
    return 0;
  code = g_ascii_strup (strcmp (ending, ".uk") == 0 ? "gb" : ending + 1, -1);
  return dtl_names_country (names, code);
}

/**
 * dtl_toponym_source:
 * @model: the model with its newspapers
 * @names: the index
 * @hints: (nullable): what is known of an article
 *
 * Returns: where its source is made
 */
DtlToponymSource
dtl_toponym_source (const DtlToponymModel *model, const DtlNames *names,
                    const DtlToponymHints *hints)
{
  DtlToponymSource self = { 0, 0, 0, 0 };

  if (hints == NULL)
    return self;
  self.country = dtl_names_country (names, hints->country);
  if (self.country > 0 || hints->source == NULL)
    return self;
  g_autofree char *host = host_of (hints->source);
  const DtlNewspaper *paper = find_paper (model, host);

  if (paper == NULL)
    {
      self.country = country_of_ending (names, host);
      return self;
    }
  self.country = dtl_names_country (names, paper->country);
  if (paper->has_point)
    {
      double km = 0;
      guint32 near = dtl_names_nearest (names, paper->lat, paper->lon, &km);

      self.lat = paper->lat;
      self.lon = paper->lon;
      if (near != DTL_NAMES_NONE && km < MAX_NEAREST_KM)
        self.admin1 = dtl_names_record (names, near)->admin1;
    }
  return self;
}
