/* dtl-toponym-model.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_TOPONYM_SLOT_BITS 17
#define DTL_TOPONYM_STAGES 2
#define DTL_TOPONYM_MAX_RANK_FEATURES 64

/**
 * DtlNewspaper:
 * @country: code of the country it writes for
 * @has_point: whether it writes of one town
 * @lat: degrees north of the town
 * @lon: degrees east
 *
 * A source of news: data/gazetteer/newspapers.tsv.
 */
typedef struct
{
  char country[3];
  gboolean has_point;
  double lat;
  double lon;
} DtlNewspaper;

/**
 * DtlToponymModel:
 * @slots: weights of recognition, by hashed feature
 * @rank: weights of ranking, of each stage
 * @threshold: a name is a place where its sum is above
 * @given_names: words that are people's given names
 *
 * What was learned of place names in text: data/gazetteer/toponyms.tsv, readable line by line.
 */
typedef struct
{
  float *slots;
  double rank[DTL_TOPONYM_STAGES][DTL_TOPONYM_MAX_RANK_FEATURES];
  double threshold;
  GHashTable *words;      /* folded word -> DtlContextClass */
  GHashTable *newspapers; /* domain -> DtlNewspaper */
} DtlToponymModel;

/* Classes of words that tell people and places apart: data/gazetteer/context-words.tsv and metonyms.tsv. */
typedef enum
{
  DTL_WORD_GIVEN_NAME = 1 << 0,
  DTL_WORD_TITLE = 1 << 1,        /* "Mr.", "President" */
  DTL_WORD_PLACE_BEFORE = 1 << 2, /* prepositions of place: "in", "near" */
  DTL_WORD_ORGANISATION = 1 << 3, /* "University", "Police", "Times" after a name */
  DTL_WORD_STREET = 1 << 4,       /* "Street", "Road" after a name */
  DTL_WORD_UNIT = 1 << 5,         /* "County", "Province" */
  DTL_WORD_COMMON = 1 << 6,       /* an everyday word that is also some place's name */
  DTL_WORD_SPEECH = 1 << 7,       /* "said", "told" */
  /* From here on for metonyms; the features of recognition know only those above. */
  DTL_WORD_OPENER = 1 << 8,      /* before a clause: "but", "that" */
  DTL_WORD_AUXILIARY = 1 << 9,   /* between subject and verb: "has", "also" */
  DTL_WORD_STATE_VERB = 1 << 10, /* what governments do: "denied", "vowed" */
  DTL_WORD_STATE_NOUN = 1 << 11, /* what governments have: "decision", "envoy" */
  DTL_WORD_RELATION = 1 << 12,   /* between governments: "talks", "ties" */
  DTL_WORD_TEAM_VERB = 1 << 13,  /* what teams do: "beat" */
  DTL_WORD_TEAM_NOUN = 1 << 14,  /* what teams have: "striker" */
  DTL_WORD_STATE_OBJECT = 1 << 15, /* what is done to governments: "accused" */
  DTL_WORD_LINKER = 1 << 16, /* between a relation and a government: "with" */
  DTL_WORD_PROVINCE = 1 << 17,    /* "province", "county": the name beside it is a unit's */
  DTL_WORD_TOWN = 1 << 18,        /* "city", "village": the name beside it is a town's */
  DTL_WORD_PART = 1 << 19,        /* "northern": the name behind it is seldom a town's */
} DtlContextClass;

DtlToponymModel *dtl_toponym_model_new (const char *data_dir, GError **error);
void dtl_toponym_model_free (DtlToponymModel *self);
guint dtl_toponym_model_class (const DtlToponymModel *self, const char *word);

static inline guint32
dtl_toponym_slot (const char *kind, const char *value)
{
  guint32 hash = 2166136261u;

  for (; *kind != '\0'; kind++)
    hash = (hash ^ (guchar) *kind) * 16777619u;
  hash = (hash ^ '=') * 16777619u;
  for (; *value != '\0'; value++)
    hash = (hash ^ (guchar) *value) * 16777619u;
  hash ^= hash >> 15;
  hash *= 0x85EBCA6Bu;
  hash ^= hash >> 13;
  return hash >> (32 - DTL_TOPONYM_SLOT_BITS);
}

G_END_DECLS
