/* dtl-toponym-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-gazetteer-private.h"
#include "dtl-scan.h"
#include "dtl-toponym-model.h"
#include "dtl-toponyms.h"

G_BEGIN_DECLS

/* Names nearer than this to each other agree on where the text plays. */
#define DTL_TOPONYM_NEAR_KM 150.0

/* What may speak for one candidate of a name. Names of the weights: "rank:" and the nick. */
typedef enum
{
  DTL_RANK_PRIOR,      /* log10 of what it is worth, by people and kind */
  DTL_RANK_BEST_PRIOR, /* it has the highest prior of all */
  DTL_RANK_BEHIND,     /* how far its prior is behind the best */
  DTL_RANK_ALIAS,      /* quality of the name */
  DTL_RANK_ALTERNATE,
  DTL_RANK_VARIANT,
  DTL_RANK_CODE,
  DTL_RANK_HISTORIC,
  DTL_RANK_DEMONYM,
  DTL_RANK_COUNTRY, /* kind of the place */
  DTL_RANK_FORMER,
  DTL_RANK_REGION,
  DTL_RANK_AIRPORT,
  DTL_RANK_LANDMARK,
  DTL_RANK_ADMIN1,
  DTL_RANK_ADMIN2,
  DTL_RANK_CAPITAL,
  DTL_RANK_SEAT,
  DTL_RANK_SECTION,       /* part of a town */
  DTL_RANK_SMALL,         /* no count of people */
  DTL_RANK_COUNTRY_SHARE, /* share of the other names that are in its country */
  DTL_RANK_ADMIN1_SHARE,
  DTL_RANK_CELL_SHARE,    /* … within about 150 km */
  DTL_RANK_COUNTRY_NAMED, /* the text names its country */
  DTL_RANK_ADMIN1_NAMED,
  DTL_RANK_NEAR_COUNTRY, /* share of the neighbouring names that are in its country */
  DTL_RANK_NEAR_ADMIN1,
  DTL_RANK_NEAR_CELL,
  DTL_RANK_CONTAINED,        /* "X, Y": Y contains it */
  DTL_RANK_NOT_CONTAINED,    /* "X, Y": Y is a country or province that does not */
  DTL_RANK_CONTAINED_BEFORE, /* "the Y town of X" */
  DTL_RANK_DATELINE_COUNTRY,
  DTL_RANK_DATELINE_ADMIN1,
  DTL_RANK_DATELINE_CELL,
  DTL_RANK_HINT_COUNTRY,    /* it lies in the country the source writes for */
  DTL_RANK_HOME,            /* a country that is not of the text, though the text has one */
  DTL_RANK_CONTAINS,        /* the other names lie in it */
  DTL_RANK_SHARE_PRIOR,     /* country share times prior */
  DTL_RANK_SEAT_OF_NAME,    /* a town, and the unit around it has the name too */
  DTL_RANK_UNIT_OF_NAME,    /* a unit, and a town in it has the name too */
  DTL_RANK_UNIT_SAID,       /* a unit, and "province" stands beside the name */
  DTL_RANK_UNIT_SAID_TOWN,  /* a town, though "province" stands beside the name */
  DTL_RANK_TOWN_SAID,       /* a town, and "city" stands beside the name */
  DTL_RANK_TOWN_SAID_UNIT,  /* a unit, though "city" stands beside the name */
  DTL_RANK_PART_SAID_TOWN,  /* a town, though "northern" stands before the name */
  DTL_RANK_KNOWN_ALTERNATE, /* prior of a place by another of its names */
  DTL_RANK_NEAREST,         /* how far the next other place of the text is */
  DTL_RANK_HINT_ADMIN1,     /* … in the province of the source's town */
  DTL_RANK_HINT_NEAR,       /* … near the source's town */
  DTL_RANK_UNLISTED,        /* a place that no table has, where the text plays */
  DTL_RANK_UNLISTED_INSIDE, /* … whose name has a listed one inside */
  DTL_RANK_INSIDE_PRIOR,    /* prior of a place whose name is only a part of the words */
  DTL_RANK_HOLDS,           /* \"X, Y\": it contains X */
  DTL_RANK_HOLDS_NOT,       /* \"X, Y\": it does not contain X */
  DTL_RANK_UNLISTED_SITE,   /* a place that no table has, whose name ends as those of sites do */
  DTL_N_RANK_FEATURES
} DtlRankFeature;

typedef struct
{
  guint32 record;
  guint32 quality;
  double prior;
  double weight; /* probability at this stage */
  double score;
  gboolean unlisted; /* the text's focus in place of a name that no table has */
  float features[DTL_N_RANK_FEATURES];
} DtlRanked;

/* All mentions of one name: one sense in one text. */
typedef struct
{
  const guint32 *postings;
  GArray *ranked;  /* DtlRanked */
  GArray *members; /* guint: its first mentions, whose neighbours are looked at */
  guint n_mentions;
  guint best;      /* the likeliest by now */
  gboolean inside; /* its postings are those of a part of the words */
  gboolean guess;  /* may it be a place that no table has? */
  guint said;       /* word classes of what its mentions are called: province, town, part */
} DtlGroup;

typedef struct
{
  guint32 first; /* tokens */
  guint32 end;
  guint32 start_byte;
  guint32 end_byte;
  const guint32 *postings;
  guint group;
  double logit; /* recognition */
  gboolean is_dateline;
  gboolean inside; /* the postings are those of a part of the words */
  gint given;      /* index of the span that was given, or -1 */
} DtlMention;

/* Where an article's source is made; country 0 if not known. */
typedef struct
{
  guint country;
  guint admin1; /* 0 if it writes of the whole country */
  double lat;
  double lon;
} DtlToponymSource;

/* A given span at work. */
typedef struct
{
  guint index; /* in the order given */
  DtlSpan span;
  guint first; /* tokens */
  guint end;
  int mention; /* -1 if the gazetteer has no such name */
} DtlToponymGiven;

/* One text at work. */
typedef struct
{
  DtlGazetteer *gazetteer;
  const DtlNames *names;
  const DtlToponymModel *model;
  const DtlDocument *document;
  const DtlToken *tokens;
  guint n_tokens;
  DtlToponymSource source;
  GArray *matches;      /* DtlScanMatch */
  GHashTable *by_name;  /* postings -> DtlNameUse */
  GArray *mentions;     /* DtlMention, in text order */
  GArray *groups;       /* DtlGroup */
  GHashTable *recorder; /* (nullable): slot -> name of the feature, for training */
} DtlToponymWork;

/* How one name is used through the text; evidence from one place helps at another. */
typedef struct
{
  guint count;
  guint after_preposition;
  guint after_given_name;
  guint after_title;
  guint before_unit; /* "Alexandria, La." */
  guint before_age;  /* "Jane Roe, 24," */
} DtlNameUse;

#define DTL_MAX_FEATURES 64

DtlToponymWork *dtl_toponym_work_new (DtlGazetteer *gazetteer, const DtlDocument *document,
                                      const DtlToponymHints *hints);
void dtl_toponym_work_free (DtlToponymWork *self);
guint dtl_toponym_features (DtlToponymWork *self, guint match, guint32 *out);
void dtl_toponym_recognise (DtlToponymWork *self);
void dtl_toponym_add_mention (DtlToponymWork *self, const DtlScanMatch *match, double logit);
void dtl_toponym_group (DtlToponymWork *self);
void dtl_toponym_rank (DtlToponymWork *self);
void dtl_toponym_weigh (DtlToponymWork *self, const double *weights);
GArray *dtl_toponym_find_given (DtlToponymWork *self, const DtlSpan *given, guint n_given);
gboolean dtl_toponym_is_around (const DtlRecord *unit, const DtlRecord *town);
guint dtl_toponym_said (const DtlToponymWork *self, const DtlMention *mention);
gboolean dtl_toponym_is_unit (const DtlRecord *record);
gboolean dtl_toponym_contains (const DtlNames *names, const DtlRecord *outer,
                               const DtlRecord *inner);
void dtl_toponym_add_signs (const DtlToponymWork *self, guint group, DtlRanked *candidate);
void dtl_toponym_guess (DtlToponymWork *self, guint group);
const DtlRanked *dtl_toponym_focus (const DtlToponymWork *self, guint token, guint except);
DtlToponymSource dtl_toponym_source (const DtlToponymModel *model, const DtlNames *names,
                                     const DtlToponymHints *hints);
void dtl_toponym_resolve_given (DtlToponymWork *self, const DtlSpan *given, guint n_given,
                                GPtrArray *out);
char *dtl_toponym_reason (DtlToponymWork *self, const DtlGroup *group, const DtlRanked *ranked,
                          const double *weights);
const char *dtl_rank_feature_nick (guint feature);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlToponymWork, dtl_toponym_work_free)

G_END_DECLS
