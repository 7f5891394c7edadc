/* dtl-reader-format.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-reader-job.h"

G_BEGIN_DECLS

/**
 * DtlReaderFormat:
 * @nick: the word for it in DtlArticle.format
 * @extensions: name endings without the dot, separated by blanks
 * @mime_types: separated by blanks
 * @sniff: (nullable): whether the first bytes of a file are of this format
 * @read: reads it
 * @confined: whether it is parsed in the child process
 */
typedef struct
{
  const char *nick;
  const char *extensions;
  const char *mime_types;
  gboolean (*sniff) (const char *data, gsize length);
  DtlReaderFunc read;
  gboolean confined;
} DtlReaderFormat;

const DtlReaderFormat *dtl_reader_format_find   (const char *data, gsize length, const char *name);
const char            *dtl_reader_format_intern (const char *nick);

G_END_DECLS
