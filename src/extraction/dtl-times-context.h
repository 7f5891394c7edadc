/* dtl-times-context.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-times-private.h"

G_BEGIN_DECLS

/* What is known while a document is resolved from its beginning to its end. */
typedef struct
{
  const DtlTimesScan *scan;
  DtlTimesPoint dct;
  gboolean has_dct;
  gboolean narrative;
  DtlTimesPoint focus;      /* the date last spoken of, of any grain */
  gboolean has_focus;
  DtlTimesPoint day_focus;  /* the day last spoken of */
  gboolean has_day_focus;
  DtlTimesPoint quarter;    /* the quarter last spoken of */
  gboolean has_quarter;
  DtlTimesPoint seen_day;   /* as day_focus, while clock times are resolved */
  gboolean has_seen_day;
  guint seen_at;            /* atom where it stands */
} DtlTimesContext;

typedef struct
{
  const char *type;
  char *value;
  char *reason;
  DtlTimesPoint point;
  gboolean has_point;
} DtlTimesResult;

void dtl_times_context_set_dct (DtlTimesContext *self, const DtlPartialDate *dct);
void dtl_times_context_see     (DtlTimesContext *self, const DtlTimesSpec *spec,
                                const DtlTimesResult *result);
void dtl_times_infer           (DtlTimesContext *self, const DtlTimesSpec *spec,
                                DtlTimesResult *result);
void dtl_times_infer_clock     (DtlTimesContext *self, const DtlTimesSpec *spec,
                                const DtlTimesResult *day, DtlTimesResult *result);

/* dtl-times-choose.c: fills in the year, or the day of a weekday */
DtlTimesPoint dtl_times_choose (const DtlTimesContext *self, const DtlTimesSpec *spec);

/* dtl-times-reason.c */
char *dtl_times_reason (const DtlTimesContext *self, const DtlTimesSpec *spec,
                        const DtlTimesPoint *anchor, const DtlTimesPoint *point);

G_END_DECLS
