/* dtl-names-format.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The layout of gazetteer/names.bin, which is mapped into memory and read in place. Integers are
 * little-endian; sections begin at multiples of 8 bytes. Written by build-aux/compile-gazetteer. */

#define DTL_NAMES_MAGIC "DTLNAM02"
#define DTL_NAMES_BUCKET_BITS 18

/* What a record stands for; also the prefix of its id. */
typedef enum
{
  DTL_RECORD_PLACE,    /* "geonames:" */
  DTL_RECORD_AIRPORT,  /* "airport:" */
  DTL_RECORD_REGION,   /* "region:" */
  DTL_RECORD_LANDMARK, /* "landmark:" */
  DTL_RECORD_ADMIN1,   /* "admin1:" */
  DTL_RECORD_ADMIN2,   /* "admin2:" */
  DTL_RECORD_COUNTRY,  /* "country:" */
  DTL_RECORD_FORMER,   /* "former:" */
  DTL_N_RECORD_KINDS
} DtlRecordKind;

/* How well a name fits its place, best first. */
typedef enum
{
  DTL_NAME_PRIMARY,
  DTL_NAME_ALIAS,     /* written by hand: as good as the primary one */
  DTL_NAME_ALTERNATE,
  DTL_NAME_VARIANT,   /* derived: without "Province", without the article */
  DTL_NAME_CODE,      /* postal abbreviation, airport code */
  DTL_NAME_HISTORIC,
  DTL_NAME_DEMONYM,   /* "Turkish" names Turkey */
  DTL_N_NAME_QUALITIES
} DtlNameQuality;

typedef struct
{
  gint32 lat;         /* degrees * 100000 */
  gint32 lon;
  guint32 population;
  guint32 name;       /* offset in strings */
  guint32 id;         /* number, or offset in strings if DTL_RECORD_ID_IS_TEXT */
  guint16 admin1;     /* index in the admin1 section + 1, or 0 */
  guint16 admin2;
  guint16 radius;     /* km * 10 */
  guint16 box;        /* index in the boxes section + 1, or 0 */
  guint8 country;     /* index in the countries section + 1, or 0 */
  guint8 feature;     /* index in the features section */
  guint8 kind;        /* DtlRecordKind */
  guint8 flags;
} DtlRecord;

#define DTL_RECORD_ID_IS_TEXT 1
#define DTL_RECORD_LARGE 2    /* a large airport */
#define DTL_RECORD_CAPITAL 4
#define DTL_RECORD_BY_HAND 8  /* added by the analyst; never in names.bin */

/* South, west, north, east in degrees * 100. */
typedef struct
{
  gint16 south, west, north, east;
} DtlBox;

/* One distinct name: the rest of its hash, and where its postings begin. */
typedef struct
{
  guint32 check;
  guint32 value;
} DtlNameEntry;

#define DTL_NAME_GOES_ON (1u << 31) /* it begins a longer name */
#define DTL_NAME_IS_NAME (1u << 30) /* it has postings */
#define DTL_NAME_POSTING(value) ((value) & 0x3FFFFFFFu)

/* A posting: the record in the low 20 bits, the quality in the next 4, then the end mark. */
#define DTL_POSTING_RECORD(p) ((p) & 0xFFFFFu)
#define DTL_POSTING_QUALITY(p) (((p) >> 20) & 0xFu)
#define DTL_POSTING_LAST (1u << 31)

typedef struct
{
  char code[4];       /* ISO 3166-1 alpha-2 */
  guint32 record;     /* its DtlRecord */
  guint32 first;      /* its records are first … end - 1 */
  guint32 end;
  guint32 neighbours; /* offset in strings of "CN,AF,IR" */
  guint32 capital;    /* DtlRecord of the capital, or G_MAXUINT32 */
} DtlCountryEntry;

typedef enum
{
  DTL_SECTION_RECORDS,
  DTL_SECTION_STRINGS,
  DTL_SECTION_BUCKETS,   /* guint32, one more than buckets */
  DTL_SECTION_ENTRIES,   /* DtlNameEntry, by bucket */
  DTL_SECTION_POSTINGS,  /* guint32 */
  DTL_SECTION_COUNTRIES, /* DtlCountryEntry, by code */
  DTL_SECTION_ADMIN1,    /* guint32: record */
  DTL_SECTION_ADMIN2,
  DTL_SECTION_FEATURES,  /* char[8] each */
  DTL_SECTION_BOXES,
  DTL_SECTION_CELLS,     /* guint32: start in CELL_RECORDS of each of 360 * 180 degree cells, + 1 */
  DTL_SECTION_CELL_RECORDS,
  DTL_SECTION_SKELETON_STARTS, /* guint32 a record + 1: start in SKELETONS */
  DTL_SECTION_SKELETONS,       /* distinct skeletons of a record's names, each ended by NUL */
  DTL_SECTION_IDS,             /* guint32: records in order of kind, then id */
  DTL_N_SECTIONS
} DtlNamesSection;

typedef struct
{
  char magic[8];
  guint64 file_size;
  struct
  {
    guint64 offset;
    guint64 count;    /* of elements */
  } sections[DTL_N_SECTIONS];
} DtlNamesHeader;

G_END_DECLS
