/* dtl-read-zip.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-archive.h"

#include <string.h>

typedef enum
{
  KIND_ARCHIVE,
  KIND_DOCX,
  KIND_ODT,
  KIND_EPUB,
} Kind;

typedef struct
{
  DtlReaderJob *job;
  const char *name;
  Kind kind;
} Zip;

/* Documents that are ZIP files are told by the parts they must have. */
static gboolean
note_kind (const char *member, gpointer user_data)
{
  Zip *zip = user_data;

  if (g_str_equal (member, "word/document.xml"))
    zip->kind = KIND_DOCX;
  else if (g_str_equal (member, "META-INF/container.xml"))
    zip->kind = KIND_EPUB;
  else if (g_str_equal (member, "content.xml") && zip->kind == KIND_ARCHIVE)
    zip->kind = KIND_ODT;
  return FALSE;
}

static gboolean
take_nothing (const char *member, GBytes *bytes, gpointer user_data, GError **error)
{
  return TRUE;
}

/* Files that a Mac or a browser puts beside the articles are not articles. */
static gboolean
wants_article (const char *member, gpointer user_data)
{
  const char *base = strrchr (member, '/');

  base = base != NULL ? base + 1 : member;
  return *base != '.' && !g_str_has_prefix (member, "__MACOSX/") &&
         dtl_reader_is_candidate (member);
}

static gboolean
take_article (const char *member, GBytes *bytes, gpointer user_data, GError **error)
{
  Zip *zip = user_data;
  g_autofree char *both = g_strdup_printf ("%s/%s", zip->name, member);
  guint before = zip->job->articles->len;

  if (!dtl_reader_job_read_member (zip->job, bytes, both, error))
    return FALSE;
  for (guint i = before; i < zip->job->articles->len; i++)
    {
      DtlArticle *article = g_ptr_array_index (zip->job->articles, i);

      if (article->file_name == NULL)
        article->file_name = g_strdup (both);
    }
  return TRUE;
}

/**
 * dtl_read_zip:
 * @job: the reading of the file
 * @bytes: a ZIP file
 * @name: its name
 * @error: return location
 *
 * Reads the article files in a ZIP archive, or the document that the archive is: DOCX, ODT, EPUB.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_zip (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  Zip zip = { job, name, KIND_ARCHIVE };

  if (!dtl_archive_walk (job, bytes, name, note_kind, take_nothing, &zip, error))
    return FALSE;
  switch (zip.kind)
    {
    case KIND_DOCX:
      return dtl_read_docx (job, bytes, name, error);
    case KIND_ODT:
      return dtl_read_odt (job, bytes, name, error);
    case KIND_EPUB:
      return dtl_read_epub (job, bytes, name, error);
    case KIND_ARCHIVE:
    default:
      return dtl_archive_walk (job, bytes, name, wants_article, take_article, &zip, error);
    }
}
