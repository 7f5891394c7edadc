/* dtl-html-features-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-html-features.h"

G_BEGIN_DECLS

/* Where each group of features begins. */
enum
{
  BIAS = 0,
  TAG = 1,
  WORDS = TAG + 12,
  LINKS = WORDS + 8,
  RATIO = LINKS + 6,
  AROUND = RATIO + 12,
  LINE = AROUND + 14,
  PLACE = LINE + 12,
  FORM = PLACE + 6,
  NEXT_TO = FORM + 14,
  OWN = NEXT_TO + 12,
  NEAR = OWN + 24,
  FAR = NEAR + 24,
  END_OWN = FAR + 24,
  SELF = DTL_HTML_OWN_FEATURES,
  WINDOW = SELF + 2,
  MASS = WINDOW + 8,
  REGION = MASS + 8,
  CROSS = REGION + 12,
  TYPE = CROSS + 16,
  KIN = TYPE + 6,
  END_ALL = KIN + 10,
};

G_STATIC_ASSERT (END_OWN <= DTL_HTML_OWN_FEATURES);
G_STATIC_ASSERT (END_ALL <= DTL_HTML_ALL_FEATURES);

G_END_DECLS
