/* dtl-names.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-names-format.h"
#include "dtl-place.h"

G_BEGIN_DECLS

typedef struct _DtlOverlay DtlOverlay;
typedef struct _DtlNamesView DtlNamesView;

/**
 * DtlNames:
 *
 * The compiled index of the gazetteer (names.bin), mapped into memory: all records, and a hash
 * table from names to them. Nothing is parsed at opening. Read-only, safe for all threads.
 */
typedef struct
{
  GMappedFile *file;
  const DtlRecord *records;
  guint n_records;
  const char *strings;
  const guint32 *buckets;
  const DtlNameEntry *entries;
  const guint32 *postings;
  const DtlCountryEntry *countries;
  guint n_countries;
  const guint32 *admin1;
  guint n_admin1;
  const guint32 *admin2;
  const char *features;
  guint n_features;
  const DtlBox *boxes;
  const guint32 *cells;
  const guint32 *cell_records;
  const guint32 *skeleton_starts;
  const char *skeletons;
  const guint32 *ids;
  DtlNamesView *view; /* (nullable): the analyst's places laid over, for one piece of work */
} DtlNames;

DtlNames      *dtl_names_new          (const char *path, GError **error);
void           dtl_names_free         (DtlNames *self);
DtlNames      *dtl_names_view_new     (const DtlNames *self, DtlOverlay *overlay);
void           dtl_names_view_free    (DtlNames *self);
const DtlRecord *dtl_names_extra      (const DtlNames *self, guint32 record);
const char    *dtl_names_extra_name   (const DtlNames *self, guint32 record);
DtlPlace      *dtl_names_extra_place  (const DtlNames *self, guint32 record);
const guint32 *dtl_names_merged       (const DtlNames *self, const char *key, const guint32 *bundled);
gboolean       dtl_names_view_goes_on (const DtlNames *self, const char *key);
void           dtl_names_view_search  (const DtlNames *self, const char *beginning, guint limit,
                                       GArray *records);
guint32        dtl_names_view_by_id   (const DtlNames *self, const char *id);
guint32        dtl_names_find         (const DtlNames *self, guint64 hash);
guint32        dtl_names_step         (const DtlNames *self, guint64 hash, const char *key,
                                       const guint32 **postings);
const guint32 *dtl_names_postings     (const DtlNames *self, const char *key);
guint          dtl_names_country      (const DtlNames *self, const char *code);
guint32        dtl_names_by_id        (const DtlNames *self, const char *id);
guint32        dtl_names_nearest      (const DtlNames *self, double lat, double lon, double *km);
DtlPlace      *dtl_names_place        (const DtlNames *self, guint32 record);
char          *dtl_names_id           (const DtlNames *self, guint32 record);

#define DTL_NAMES_NONE G_MAXUINT32

/* Record numbers beyond the bundled ones are the view's own. */
static inline const DtlRecord *
dtl_names_record (const DtlNames *self, guint32 record)
{
  return record < self->n_records ? &self->records[record] : dtl_names_extra (self, record);
}

static inline const char *
dtl_names_name (const DtlNames *self, guint32 record)
{
  return record < self->n_records ? self->strings + self->records[record].name
                                  : dtl_names_extra_name (self, record);
}

static inline double
dtl_record_lat (const DtlRecord *record)
{
  return record->lat / 100000.0;
}

static inline double
dtl_record_lon (const DtlRecord *record)
{
  return record->lon / 100000.0;
}

static inline const char *
dtl_names_feature (const DtlNames *self, const DtlRecord *record)
{
  return self->features + record->feature * 8u;
}

static inline const char *
dtl_names_string (const DtlNames *self, guint32 offset)
{
  return self->strings + offset;
}

/* The two-letter code of a country number, or NULL. */
static inline const char *
dtl_names_country_code (const DtlNames *self, guint country)
{
  return country > 0 ? self->countries[country - 1].code : NULL;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlNames, dtl_names_free)

G_END_DECLS
