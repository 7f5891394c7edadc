/* dtl-act-words.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-acts.h"

G_BEGIN_DECLS

/**
 * DtlWordFunc:
 * @words: a common word in its basic form, or words as they stand in the text
 * @user_data: what the caller gave
 */
typedef void (*DtlWordFunc) (const char *words, gpointer user_data);

void dtl_words_of_text (const DtlReading *reading, DtlWordFunc func, gpointer user_data);
void dtl_words_of_act (const DtlReading *reading, const DtlAct *act, DtlWordFunc func,
                       gpointer user_data);

G_END_DECLS
