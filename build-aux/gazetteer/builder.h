/* builder.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-names-format.h"

#include <glib.h>

G_BEGIN_DECLS

/* A name as it goes into the index and the database. */
typedef struct
{
  guint64 hash;
  const char *key;
  guint32 record;
  guint8 quality;
} NameRow;

/* A DtlRecord and what only the database keeps of it. */
typedef struct
{
  DtlRecord record;
  char *admin1_code; /* "PK.05", to be looked up once all units are read */
  char *admin2_code;
  guint32 serial;    /* order of reading */
  guint32 capital_of; /* country entry whose capital it may be */
} Row;

typedef struct
{
  GArray *rows;        /* Row */
  GArray *names;       /* NameRow; record is the serial until builder_sort() */
  GString *strings;
  GHashTable *interned;
  GStringChunk *keys;
  GArray *boxes;       /* DtlBox */
  GArray *countries;   /* DtlCountryEntry */
  GHashTable *country_index; /* code -> index + 1 */
  GPtrArray *features;
  GHashTable *feature_index;
  GArray *admin1;      /* guint32 */
  GArray *admin2;
  GHashTable *unit_records;  /* "PK.05" -> serial + 1 */
  GPtrArray *info;     /* "key\tvalue" lines */
} Builder;

Builder *builder_new     (void);
guint32  builder_string  (Builder *self, const char *text);
guint8   builder_country (Builder *self, const char *code);
guint8   builder_feature (Builder *self, const char *code);
guint16  builder_box     (Builder *self, double south, double west, double north, double east);
Row     *builder_add     (Builder *self, DtlRecordKind kind, const char *name, double lat, double lon);
void     builder_name    (Builder *self, guint32 serial, const char *name, DtlNameQuality quality);
void     builder_names   (Builder *self, guint32 serial, const char *list, DtlNameQuality quality);
void     builder_sort    (Builder *self);
void     builder_info    (Builder *self, const char *key, const char *format, ...) G_GNUC_PRINTF (3, 4);

void     read_tables     (Builder *self, const char *folder);
void     write_index     (Builder *self, const char *path);
void     write_database  (Builder *self, const char *path);

G_END_DECLS
