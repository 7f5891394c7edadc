/* dtl-line-reader.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No line of a honest table is longer. */
#define DTL_LINE_MAX (1 << 20)

/**
 * DtlLineReader:
 *
 * Reads a large table line by line in bounded memory, and says where a line is wrong.
 */
typedef struct _DtlLineReader DtlLineReader;

DtlLineReader *dtl_line_reader_new      (const char *path, GError **error);
void           dtl_line_reader_free     (DtlLineReader *self);
gboolean       dtl_line_reader_seek     (DtlLineReader *self, guint64 offset, guint64 line,
                                         GError **error);
char          *dtl_line_reader_next     (DtlLineReader *self, gsize *length, GError **error);
guint64        dtl_line_reader_line     (const DtlLineReader *self);
guint64        dtl_line_reader_offset   (const DtlLineReader *self);
guint64        dtl_line_reader_size     (const DtlLineReader *self);
gint64         dtl_line_reader_modified (const DtlLineReader *self);
void           dtl_line_reader_refuse   (const DtlLineReader *self, GError **error,
                                         const char *format, ...) G_GNUC_PRINTF (3, 4);
guint          dtl_line_split           (char *line, char separator, char **cells, guint max);
gboolean       dtl_line_number          (const char *text, double low, double high, double *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlLineReader, dtl_line_reader_free)

G_END_DECLS
