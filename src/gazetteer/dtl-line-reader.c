/* dtl-line-reader.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-line-reader.h"

#include "dtl-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

/* Room for the longest line and a block beyond it. */
#define BUFFER_SIZE (DTL_LINE_MAX + (1 << 18) + 1)

struct _DtlLineReader
{
  char *path;
  int fd;
  char *buffer;
  gsize start;    /* of the next line */
  gsize end;      /* of what was read */
  gboolean ended; /* nothing left in the file */
  guint64 line;   /* number of the line last returned */
  guint64 offset; /* of the next line in the file */
  guint64 size;
  gint64 modified;
};

/**
 * dtl_line_reader_new:
 * @path: a text file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a reader before the first line
 */
DtlLineReader *
dtl_line_reader_new (const char *path, GError **error)
{
  g_autoptr (DtlLineReader) self = g_new0 (DtlLineReader, 1);
  GStatBuf info;

  self->path = g_strdup (path);
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->fd < 0 || g_stat (path, &info) != 0)
    {
      int saved = errno;

      g_set_error (error, DTL_ERROR, saved == ENOENT ? DTL_ERROR_NOT_FOUND : DTL_ERROR_UNREADABLE,
                   _("%s could not be opened: %s"), path, g_strerror (saved));
      return NULL;
    }
  self->size = (guint64) info.st_size;
  self->modified = info.st_mtime;
  self->buffer = g_malloc (BUFFER_SIZE);
  return g_steal_pointer (&self);
}

void
dtl_line_reader_free (DtlLineReader *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->buffer);
  g_free (self->path);
  g_free (self);
}

/**
 * dtl_line_reader_seek:
 * @self: a reader
 * @offset: byte at which a line begins
 * @line: number of the line before it
 * @error: return location
 *
 * Returns: %TRUE if reading goes on there
 */
gboolean
dtl_line_reader_seek (DtlLineReader *self, guint64 offset, guint64 line, GError **error)
{
  if (offset > self->size || lseek (self->fd, (off_t) offset, SEEK_SET) < 0)
    {
      dtl_line_reader_refuse (self, error, _("it is shorter than when its import began"));
      return FALSE;
    }
  self->start = self->end = 0;
  self->ended = FALSE;
  self->offset = offset;
  self->line = line;
  return TRUE;
}

/* Moves what is left to the front and reads behind it. */
static gboolean
fill (DtlLineReader *self, GError **error)
{
  gssize n;

  memmove (self->buffer, self->buffer + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  do
    n = read (self->fd, self->buffer + self->end, BUFFER_SIZE - 1 - self->end);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNREADABLE, _("%s could not be read: %s"), self->path,
                   g_strerror (errno));
      return FALSE;
    }
  self->ended = n == 0;
  self->end += (gsize) n;
  return TRUE;
}

static gboolean
check_line (DtlLineReader *self, const char *line, gsize length, GError **error)
{
  if (length > DTL_LINE_MAX)
    dtl_line_reader_refuse (self, error, _("the line is longer than 1 MB"));
  else if (memchr (line, '\0', length) != NULL)
    dtl_line_reader_refuse (self, error, _("the line holds a zero byte"));
  else if (!g_utf8_validate (line, (gssize) length, NULL))
    dtl_line_reader_refuse (self, error, _("the line is not UTF-8"));
  else
    return TRUE;
  return FALSE;
}

/**
 * dtl_line_reader_next:
 * @self: a reader
 * @length: (out) (optional): bytes of the line
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the next line without its end, valid UTF-8, which may be
 *   changed and lasts until the next call; %NULL at the end or, with @error set, if a line is longer
 *   than %DTL_LINE_MAX or not UTF-8
 */
char *
dtl_line_reader_next (DtlLineReader *self, gsize *length, GError **error)
{
  char *newline;
  char *line;
  gsize n;

  while ((newline = memchr (self->buffer + self->start, '\n', self->end - self->start)) == NULL &&
         !self->ended && self->end - self->start <= DTL_LINE_MAX)
    if (!fill (self, error))
      return NULL;
  if (newline == NULL && self->ended && self->start == self->end)
    return NULL;
  self->line++;
  line = self->buffer + self->start;
  n = newline != NULL ? (gsize) (newline - line) : self->end - self->start;
  if (!check_line (self, line, n, error))
    return NULL;
  self->start += n + (newline != NULL ? 1 : 0);
  self->offset += n + (newline != NULL ? 1 : 0);
  if (n > 0 && line[n - 1] == '\r')
    n--;
  line[n] = '\0';
  if (length != NULL)
    *length = n;
  return line;
}

guint64
dtl_line_reader_line (const DtlLineReader *self)
{
  return self->line;
}

guint64
dtl_line_reader_offset (const DtlLineReader *self)
{
  return self->offset;
}

guint64
dtl_line_reader_size (const DtlLineReader *self)
{
  return self->size;
}

gint64
dtl_line_reader_modified (const DtlLineReader *self)
{
  return self->modified;
}

/**
 * dtl_line_reader_refuse:
 * @self: a reader
 * @error: return location
 * @format: what is wrong, without a full stop
 *
 * Sets %DTL_ERROR_DAMAGED with the file, the line last read and the reason.
 */
void
dtl_line_reader_refuse (const DtlLineReader *self, GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *why = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED, _("%s, line %lu: %s. Nothing of it was kept"),
               self->path, (gulong) self->line, why);
}

/**
 * dtl_line_split:
 * @line: a line; separators become NUL
 * @separator: what parts its cells
 * @cells: (out): room for @max cells
 * @max: how many are stored at most
 *
 * Returns: how many cells the line has, which may be more than @max
 */
guint
dtl_line_split (char *line, char separator, char **cells, guint max)
{
  guint n = 0;

  for (;;)
    {
      char *at = strchr (line, separator);

      if (n < max)
        cells[n] = line;
      n++;
      if (at == NULL)
        return n;
      *at = '\0';
      line = at + 1;
    }
}

/**
 * dtl_line_number:
 * @text: a cell
 * @low: the least value allowed
 * @high: the greatest
 * @value: (out): the number
 *
 * Returns: whether @text is a finite number within the bounds, and nothing else
 */
gboolean
dtl_line_number (const char *text, double low, double high, double *value)
{
  char *end = NULL;

  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*value) && *value >= low && *value <= high;
}
