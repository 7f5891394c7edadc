/* dtl-reader-archive.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK 65536
#define MAX_MEMBERS 200000

typedef struct archive Archive;

static void
free_archive (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, free_archive)

static Archive *
open_zip (GBytes *bytes)
{
  g_autoptr (Archive) archive = archive_read_new ();
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, length) != ARCHIVE_OK)
    return NULL;
  return g_steal_pointer (&archive);
}

static GBytes *
load_member (
    DtlReaderJob *job, Archive *archive, const char *name, const char *member, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  for (;;)
    {
      la_ssize_t n = archive_read_data (archive, chunk, CHUNK);

      if (n < 0)
        {
          g_autofree char *both = g_strdup_printf ("%s/%s", name, member);

          dtl_reader_set_damaged (error, both, "ZIP");
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&out));
      g_byte_array_append (out, chunk, (guint) n);
      if (!dtl_reader_job_unpack (job, (gsize) n, name, error) ||
          !dtl_reader_job_go_on (job, name, error))
        return NULL;
      if (out->len > job->options->max_file_bytes)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                       _ ("“%s” in “%s” unpacks to more than %lu MB."), member, name,
                       (gulong) (job->options->max_file_bytes >> 20));
          return NULL;
        }
    }
}

static gboolean
take_member (DtlReaderJob *job,
             Archive *archive,
             const char *name,
             const char *member,
             DtlArchiveTake take,
             gpointer user_data,
             GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = load_member (job, archive, name, member, &own);
  if (bytes != NULL)
    return take (member, bytes, user_data, error);
  if (!g_error_matches (own, DTL_ERROR, DTL_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  dtl_reader_job_fail (job, member, own);
  return TRUE;
}

/* One line for all: an archive has one password. FALSE if there was nothing else in it. */
static gboolean
report_locked (DtlReaderJob *job, const char *name, guint locked, guint taken, GError **error)
{
  g_autoptr (GError) own = NULL;

  if (taken == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNREADABLE,
                   _ ("“%s” is protected by a password. Unpack it first."), name);
      return FALSE;
    }
  g_set_error (&own, DTL_ERROR, DTL_ERROR_UNREADABLE,
               ngettext ("%u file in “%s” is protected by a password. Unpack it first.",
                         "%u files in “%s” are protected by a password. Unpack them first.", locked),
               locked, name);
  dtl_reader_job_fail (job, name, own);
  return TRUE;
}

/**
 * dtl_archive_walk:
 * @job: the reading of the file
 * @bytes: a ZIP file
 * @name: its name
 * @wants: which members to unpack
 * @take: called with each of them
 * @user_data: data for both
 * @error: return location
 *
 * Unpacks a ZIP file member by member within the limits of @job. A member that is damaged or
 * protected is reported and passed over.
 *
 * Returns: %TRUE if the archive was read to its end
 */
gboolean
dtl_archive_walk (DtlReaderJob *job,
                  GBytes *bytes,
                  const char *name,
                  DtlArchiveWants wants,
                  DtlArchiveTake take,
                  gpointer user_data,
                  GError **error)
{
  g_autoptr (Archive) archive = open_zip (bytes);
  struct archive_entry *entry;
  guint members = 0, locked = 0, taken = 0;
  int status = ARCHIVE_OK;

  while (archive != NULL && (status = archive_read_next_header (archive, &entry)) <= ARCHIVE_OK &&
         status >= ARCHIVE_WARN && members++ < MAX_MEMBERS)
    {
      const char *path = archive_entry_pathname_utf8 (entry);
      g_autofree char *member = g_utf8_make_valid (path != NULL ? path : "?", -1);

      if (archive_entry_filetype (entry) != AE_IFREG || !wants (member, user_data))
        continue;
      if (archive_entry_is_encrypted (entry))
        {
          locked++;
          continue;
        }
      taken++;
      if (!take_member (job, archive, name, member, take, user_data, error))
        return FALSE;
    }
  if (archive == NULL || status < ARCHIVE_WARN)
    {
      dtl_reader_set_damaged (error, name, "ZIP");
      return FALSE;
    }
  return locked == 0 || report_locked (job, name, locked, taken, error);
}

typedef struct
{
  GHashTable *parts;
  DtlArchiveWants wants;
} Parts;

static gboolean
wants_part (const char *member, gpointer user_data)
{
  return ((Parts *) user_data)->wants (member, NULL);
}

static gboolean
take_part (const char *member, GBytes *bytes, gpointer user_data, GError **error)
{
  g_hash_table_replace (((Parts *) user_data)->parts, g_strdup (member), g_bytes_ref (bytes));
  return TRUE;
}

/**
 * dtl_archive_parts:
 * @job: the reading of the file
 * @bytes: a document that is a ZIP file
 * @name: its name
 * @wants: which parts to unpack
 * @error: return location
 *
 * Returns: (transfer full) (nullable): #GBytes by the names of the parts
 */
GHashTable *
dtl_archive_parts (
    DtlReaderJob *job, GBytes *bytes, const char *name, DtlArchiveWants wants, GError **error)
{
  g_autoptr (GHashTable) table =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  Parts parts = { table, wants };

  if (!dtl_archive_walk (job, bytes, name, wants_part, take_part, &parts, error))
    return NULL;
  return g_steal_pointer (&table);
}
