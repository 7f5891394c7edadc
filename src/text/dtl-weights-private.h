/* dtl-weights-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Learned weights, mapped from weights/language.bin: 8 bytes magic, total size, number of
 * sections; for each section its name (24 bytes), offset and length; then the sections, each at
 * a multiple of 64 bytes. Numbers are little-endian and have 32 bits. */
typedef struct
{
  char name[24];
  guint32 offset;
  guint32 length;
} DtlWeightsSection;

typedef struct _DtlWeights DtlWeights;

#define DTL_WEIGHTS_MAGIC "DTLWGT2"

DtlWeights *dtl_weights_new (const char *path, GError **error);
void dtl_weights_free (DtlWeights *self);
const void *dtl_weights_section (const DtlWeights *self, const char *name, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlWeights, dtl_weights_free)

G_END_DECLS
