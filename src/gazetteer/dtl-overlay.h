/* dtl-overlay.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-names.h"
#include "dtl-sqlite.h"

G_BEGIN_DECLS

/* Rows of a GeoNames dump are numbered from here on. */
#define DTL_OVERLAY_GEONAMES G_GINT64_CONSTANT (10000000000)

/**
 * DtlOverlayName:
 * @row: the place's row
 * @quality: #DtlNameQuality
 */
typedef struct
{
  gint64 row;
  guint quality;
} DtlOverlayName;

/**
 * DtlOverlayPlace:
 * @place: the place
 * @admin1: (nullable): code of its first-level unit, "SY.09"
 * @admin2: (nullable): code of its second-level unit, "SY.09.169326"
 * @by_hand: whether the analyst added it, not an import
 */
typedef struct
{
  DtlPlace *place;
  char *admin1;
  char *admin2;
  gboolean by_hand;
} DtlOverlayPlace;

/* A place to be added, with its other names (nullable). */
typedef struct
{
  DtlPlace *place;
  char **names;
} DtlOverlayEntry;

DtlOverlay      *dtl_overlay_new       (const char *path, gboolean create, GError **error);
void             dtl_overlay_free      (DtlOverlay *self);
sqlite3         *dtl_overlay_lock      (DtlOverlay *self);
void             dtl_overlay_unlock    (DtlOverlay *self);
GArray          *dtl_overlay_find      (DtlOverlay *self, const char *key);
GArray          *dtl_overlay_search    (DtlOverlay *self, const char *beginning, guint limit);
gboolean         dtl_overlay_goes_on   (DtlOverlay *self, const char *key);
DtlOverlayPlace *dtl_overlay_get       (DtlOverlay *self, gint64 row);
gint64           dtl_overlay_row_of    (const char *id);
char            *dtl_overlay_add       (DtlOverlay *self, const DtlPlace *place,
                                        const char *const *names, GError **error);
gboolean         dtl_overlay_add_all   (DtlOverlay *self, GPtrArray *entries, GError **error);
void             dtl_overlay_entry_free (DtlOverlayEntry *self);
gboolean         dtl_overlay_remove    (DtlOverlay *self, const char *id, GError **error);
void             dtl_overlay_place_free (DtlOverlayPlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlOverlay, dtl_overlay_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlOverlayPlace, dtl_overlay_place_free)

G_END_DECLS
