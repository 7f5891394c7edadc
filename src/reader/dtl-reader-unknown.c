/* dtl-reader-unknown.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem */

#include "config.h"

#include "dtl-reader-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names of streams in a compound file of Microsoft Office are in UTF-16. */
#define WIDE_WORD_DOCUMENT "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"
#define WIDE_ENCRYPTED "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"
#define COMPOUND_MARK "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

typedef enum
{
  KIND_OTHER,
  KIND_LOCKED,
  KIND_OLD_WORD,
  KIND_PICTURE,
  KIND_PACKED,
  KIND_NO_PDF,
} Kind;

/* What the first bytes of files tell that no reader reads. */
static const struct
{
  const char *mark;
  guint8 length;
  guint8 at;
  Kind kind;
} marks[] = {
  { "\xFF\xD8\xFF", 3, 0, KIND_PICTURE },
  { "\x89PNG\r\n", 6, 0, KIND_PICTURE },
  { "GIF8", 4, 0, KIND_PICTURE },
  { "II*\0", 4, 0, KIND_PICTURE },
  { "MM\0*", 4, 0, KIND_PICTURE },
  { "WEBP", 4, 8, KIND_PICTURE },
  { "ftypheic", 8, 4, KIND_PICTURE },
  { "ftypavif", 8, 4, KIND_PICTURE },
  { "7z\xBC\xAF\x27\x1C", 6, 0, KIND_PACKED },
  { "Rar!\x1A\x07", 6, 0, KIND_PACKED },
  { "\xFD"
    "7zXZ",
    5, 0, KIND_PACKED },
  { "BZh", 3, 0, KIND_PACKED },
  { "\x28\xB5\x2F\xFD", 4, 0, KIND_PACKED },
};

static gboolean
holds (const char *data, gsize length, const char *words, gsize n)
{
  return memmem (data, length, words, n) != NULL;
}

static Kind
kind_of (const char *data, gsize length)
{
  if (length >= 8 && memcmp (data, COMPOUND_MARK, 8) == 0)
    {
      if (holds (data, length, WIDE_ENCRYPTED, sizeof WIDE_ENCRYPTED - 1))
        return KIND_LOCKED;
      if (holds (data, length, WIDE_WORD_DOCUMENT, sizeof WIDE_WORD_DOCUMENT - 1))
        return KIND_OLD_WORD;
    }
  if (holds (data, MIN (length, 1024), "%PDF-", 5))
    return KIND_NO_PDF;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= (gsize) marks[i].at + marks[i].length &&
        memcmp (data + marks[i].at, marks[i].mark, marks[i].length) == 0)
      return marks[i].kind;
  return KIND_OTHER;
}

/**
 * dtl_reader_set_unknown:
 * @error: return location
 * @data: the bytes of a file that no reader reads
 * @length: how many
 * @name: its name
 *
 * Says what the file is, as far as its first bytes tell, and what to do.
 */
void
dtl_reader_set_unknown (GError **error, const char *data, gsize length, const char *name)
{
  switch (kind_of (data, length))
    {
    case KIND_LOCKED:
      dtl_reader_set_locked (error, name);
      break;
    case KIND_OLD_WORD:
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNKNOWN_FORMAT,
                   _ ("“%s” is a Word document of the old form. Save it as DOCX or ODT."), name);
      break;
    case KIND_PICTURE:
      g_set_error (error, DTL_ERROR, DTL_ERROR_NO_TEXT,
                   _ ("“%s” is a picture without text. Run text recognition on it first."), name);
      break;
    case KIND_PACKED:
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNKNOWN_FORMAT,
                   _ ("“%s” is packed in a way that Dateline cannot unpack. Unpack it first."),
                   name);
      break;
    case KIND_NO_PDF:
      g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
                   _ ("“%s” begins like a PDF file, but there is none in it. Download it again."),
                   name);
      break;
    case KIND_OTHER:
    default:
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNKNOWN_FORMAT,
                   _ ("“%s” is not an article file that Dateline can read."), name);
      break;
    }
}

/**
 * dtl_reader_set_locked:
 * @error: return location
 * @name: name of a document that only a password opens
 *
 * Says so.
 */
void
dtl_reader_set_locked (GError **error, const char *name)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_UNREADABLE,
               _ ("“%s” is protected by a password. Save it without one."), name);
}
