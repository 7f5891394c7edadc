/* fixture.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-gazetteer.h"
#include "dtl-language-model.h"

G_BEGIN_DECLS

typedef struct
{
  DtlGazetteer *gazetteer;
  DtlLanguageModel *model;
} Fixture;

void set_up (Fixture *f, gconstpointer data);
void tear_down (Fixture *f, gconstpointer data);

G_END_DECLS
