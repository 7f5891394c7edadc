/* dtl-gazetteer.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-place.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlGazetteer:
 *
 * The bundled places (read-only) and, laid over them, the analyst's own. Opening maps two files and
 * reads nothing. Counted; safe to use from several threads.
 */
typedef struct _DtlGazetteer DtlGazetteer;

/**
 * DtlGazetteerNote:
 * @key: what is told: "populated places", "source: Natural Earth" …
 * @value: a count, or a source with its date and licence
 */
typedef struct
{
  char *key;
  char *value;
} DtlGazetteerNote;

DtlGazetteer *dtl_gazetteer_new             (const char *data_dir, const char *overlay_path,
                                             GError **error);
DtlGazetteer *dtl_gazetteer_ref             (DtlGazetteer *self);
void          dtl_gazetteer_unref           (DtlGazetteer *self);

GPtrArray    *dtl_gazetteer_lookup          (DtlGazetteer *self, const char *name);
GPtrArray    *dtl_gazetteer_search          (DtlGazetteer *self, const char *beginning, guint limit);
DtlPlace     *dtl_gazetteer_get             (DtlGazetteer *self, const char *id);
DtlPlace     *dtl_gazetteer_nearest         (DtlGazetteer *self, double lat, double lon);
GPtrArray    *dtl_gazetteer_info            (DtlGazetteer *self, GError **error);

char         *dtl_gazetteer_add             (DtlGazetteer *self, const DtlPlace *place,
                                             const char *const *names, GError **error);
gboolean      dtl_gazetteer_remove          (DtlGazetteer *self, const char *id, GError **error);

const char   *dtl_gazetteer_demonym         (DtlGazetteer *self, const char *word);
const char   *dtl_gazetteer_country_code    (DtlGazetteer *self, const char *name);
const char   *dtl_gazetteer_country_name    (DtlGazetteer *self, const char *code);
DtlPlace     *dtl_gazetteer_country_capital (DtlGazetteer *self, const char *code);
gboolean      dtl_gazetteer_are_neighbours  (DtlGazetteer *self, const char *a, const char *b);

void          dtl_gazetteer_note_free       (DtlGazetteerNote *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlGazetteer, dtl_gazetteer_unref)

G_END_DECLS
