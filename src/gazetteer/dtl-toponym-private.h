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
  DTL_RANK_PRIOR,           /* log10 of what it is worth, by people and kind */
  DTL_RANK_BEST_PRIOR,      /* it has the highest prior of all */
  DTL_RANK_BEHIND,          /* how far its prior is behind the best */
  DTL_RANK_ALIAS,           /* quality of the name */
  DTL_RANK_ALTERNATE,
  DTL_RANK_VARIANT,
  DTL_RANK_CODE,
  DTL_RANK_HISTORIC,
  DTL_RANK_DEMONYM,
  DTL_RANK_COUNTRY,         /* kind of the place */
  DTL_RANK_FORMER,
  DTL_RANK_REGION,
  DTL_RANK_AIRPORT,
  DTL_RANK_LANDMARK,
  DTL_RANK_ADMIN1,
  DTL_RANK_ADMIN2,
  DTL_RANK_CAPITAL,
  DTL_RANK_SEAT,
  DTL_RANK_SECTION,         /* part of a town */
  DTL_RANK_SMALL,           /* no count of people */
  DTL_RANK_COUNTRY_SHARE,   /* share of the other names that are in its country */
  DTL_RANK_ADMIN1_SHARE,
  DTL_RANK_CELL_SHARE,      /* … within about 150 km */
  DTL_RANK_COUNTRY_NAMED,   /* the text names its country */
  DTL_RANK_ADMIN1_NAMED,
  DTL_RANK_NEAR_COUNTRY,    /* share of the neighbouring names that are in its country */
  DTL_RANK_NEAR_ADMIN1,
  DTL_RANK_NEAR_CELL,
  DTL_RANK_CONTAINED,       /* "X, Y": Y contains it */
  DTL_RANK_NOT_CONTAINED,   /* "X, Y": Y is a country or province that does not */
  DTL_RANK_CONTAINED_BEFORE, /* "the Y town of X" */
  DTL_RANK_DATELINE_COUNTRY,
  DTL_RANK_DATELINE_ADMIN1,
  DTL_RANK_DATELINE_CELL,
  DTL_RANK_HINT_COUNTRY,
  DTL_RANK_HOME,            /* a country that is not of the text, though the text has one */
  DTL_RANK_CONTAINS,        /* the other names lie in it */
  DTL_RANK_SHARE_PRIOR,     /* country share times prior */
  DTL_N_RANK_FEATURES
} DtlRankFeature;

typedef struct
{
  guint32 record;
  guint32 quality;
  double prior;
  double weight;   /* probability at this stage */
  double score;
  float features[DTL_N_RANK_FEATURES];
} DtlRanked;

/* All mentions of one name: one sense in one text. */
typedef struct
{
  const guint32 *postings;
  GArray *ranked;  /* DtlRanked */
  GArray *members; /* guint: its first mentions, whose neighbours are looked at */
  guint n_mentions;
} DtlGroup;

typedef struct
{
  guint32 first;   /* tokens */
  guint32 end;
  guint32 start_byte;
  guint32 end_byte;
  const guint32 *postings;
  guint group;
  double logit;    /* recognition */
  gboolean is_dateline;
} DtlMention;

/* One text at work. */
typedef struct
{
  DtlGazetteer *gazetteer;
  const DtlNames *names;
  const DtlToponymModel *model;
  const DtlDocument *document;
  const DtlToken *tokens;
  guint n_tokens;
  guint hint_country;
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
  guint before_unit;     /* "Alexandria, La." */
} DtlNameUse;

#define DTL_MAX_FEATURES 64

DtlToponymWork *dtl_toponym_work_new        (DtlGazetteer *gazetteer, const DtlDocument *document,
                                             const DtlToponymHints *hints);
void            dtl_toponym_work_free       (DtlToponymWork *self);
guint           dtl_toponym_features        (DtlToponymWork *self, guint match, guint32 *out);
void            dtl_toponym_recognise       (DtlToponymWork *self);
void            dtl_toponym_add_mention     (DtlToponymWork *self, const DtlScanMatch *match,
                                             double logit);
void            dtl_toponym_group           (DtlToponymWork *self);
void            dtl_toponym_rank            (DtlToponymWork *self);
void            dtl_toponym_weigh           (DtlToponymWork *self, const double *weights);
char           *dtl_toponym_reason          (DtlToponymWork *self, const DtlGroup *group,
                                             const DtlRanked *ranked, const double *weights);
const char     *dtl_rank_feature_nick       (guint feature);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlToponymWork, dtl_toponym_work_free)

G_END_DECLS
