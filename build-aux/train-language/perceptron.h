/* perceptron.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-linear-private.h"

G_BEGIN_DECLS

/* An averaged perceptron over hashed features (Freund and Schapire 1999, Collins 2002). */
typedef struct _Perceptron Perceptron;

Perceptron *perceptron_new     (guint n_classes, guint dropped, float margin);
void        perceptron_free    (Perceptron *self);
void        perceptron_count   (Perceptron *self, const guint64 *features, guint n_features);
void        perceptron_score   (const Perceptron *self, const guint64 *features, guint n_features,
                                float *scores);
void        perceptron_update  (Perceptron *self, const guint64 *features, guint n_features,
                                guint right, guint wrong, float step);
guint       perceptron_learn   (Perceptron *self, guint64 *features, guint n_features,
                                guint64 allowed, guint right);
GBytes     *perceptron_pack    (Perceptron *self, guint most_rows);

G_END_DECLS
