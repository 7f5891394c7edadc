/* fixture.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture.h"

#include "dtl-paths.h"

/* The gazetteer and the language model as they are built. */
void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->gazetteer = dtl_gazetteer_new (dtl_paths_data_dir (), NULL, &error);
  g_assert_no_error (error);
  f->model = dtl_language_model_new (dtl_paths_data_dir (), &error);
  g_assert_no_error (error);
}

void
tear_down (Fixture *f, gconstpointer data)
{
  dtl_gazetteer_unref (f->gazetteer);
  dtl_language_model_unref (f->model);
}
