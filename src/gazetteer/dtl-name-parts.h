/* dtl-name-parts.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the words around a name say of its kind. */
typedef enum
{
  DTL_NAME_KIND_ANY,
  DTL_NAME_KIND_TOWN,
  DTL_NAME_KIND_DISTRICT,
  DTL_NAME_KIND_PROVINCE,
  DTL_NAME_KIND_AIRPORT,
  DTL_NAME_KIND_FEATURE,
} DtlNameKind;

/**
 * DtlNameParts:
 * @whole: key of all of it
 * @core: key without words for kinds: "idlib" of "Idlib Governorate"
 * @alternatives: keys of what stands in brackets, or on either side of a slash or "and"
 * @kind: what the stripped words say
 *
 * A name taken apart.
 */
typedef struct
{
  char *whole;
  char *core;
  char **alternatives;
  DtlNameKind kind;
} DtlNameParts;

DtlNameParts dtl_name_parts_new   (const char *name);
void         dtl_name_parts_clear (DtlNameParts *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlNameParts, dtl_name_parts_clear)

G_END_DECLS
