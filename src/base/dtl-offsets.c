/* dtl-offsets.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-offsets.h"

#include <string.h>

/* A text is cut into blocks of bytes; the table holds the code points before each block, so that
 * a look-up counts at most one block. Texts of ASCII alone need no table. */
#define BLOCK 128

struct _DtlOffsets
{
  const char *text;
  gsize length;
  guint32 n_points;
  guint32 *before; /* NULL when every byte is a code point */
};

static inline guint32
count_points (const char *text, gsize from, gsize to)
{
  guint32 n = 0;

  for (gsize i = from; i < to; i++)
    n += ((guchar) text[i] & 0xC0) != 0x80;
  return n;
}

/**
 * dtl_offsets_new:
 * @text: valid UTF-8 that outlives the result
 * @length: bytes of @text
 *
 * Makes the map between byte offsets, which the engine uses inside, and code points, which every
 * offset outside the engine counts.
 *
 * Returns: (transfer full): the map; free with dtl_offsets_free()
 */
DtlOffsets *
dtl_offsets_new (const char *text, gsize length)
{
  DtlOffsets *self = g_new0 (DtlOffsets, 1);
  gsize n_blocks = length / BLOCK + 1;

  self->text = text;
  self->length = length;
  self->before = g_new (guint32, n_blocks + 1);
  self->before[0] = 0;
  for (gsize b = 0; b < n_blocks; b++)
    self->before[b + 1] =
        self->before[b] + count_points (text, b * BLOCK, MIN (length, (b + 1) * BLOCK));
  self->n_points = self->before[n_blocks];
  if (self->n_points == length)
    g_clear_pointer (&self->before, g_free);
  return self;
}

void
dtl_offsets_free (DtlOffsets *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self);
}

/**
 * dtl_offsets_to_points:
 * @self: the map
 * @byte: offset in bytes, at the start of a character
 *
 * Returns: the code points before @byte
 */
guint32
dtl_offsets_to_points (const DtlOffsets *self, gsize byte)
{
  byte = MIN (byte, self->length);
  if (self->before == NULL)
    return (guint32) byte;
  return self->before[byte / BLOCK] + count_points (self->text, byte / BLOCK * BLOCK, byte);
}

/**
 * dtl_offsets_to_bytes:
 * @self: the map
 * @point: offset in code points
 *
 * Returns: the byte where code point @point starts; the length in bytes when past the end
 */
gsize
dtl_offsets_to_bytes (const DtlOffsets *self, guint32 point)
{
  if (point >= self->n_points)
    return self->length;
  if (self->before == NULL)
    return point;

  gsize lo = 0, hi = self->length / BLOCK + 1;
  while (hi - lo > 1)
    {
      gsize mid = (lo + hi) / 2;

      if (self->before[mid] <= point)
        lo = mid;
      else
        hi = mid;
    }

  gsize byte = lo * BLOCK;
  guint32 n = self->before[lo];
  while (byte < self->length && ((guchar) self->text[byte] & 0xC0) == 0x80)
    byte++;
  while (n < point)
    {
      byte = (gsize) (g_utf8_next_char (self->text + byte) - self->text);
      n++;
    }
  return byte;
}

/**
 * dtl_offsets_length:
 * @self: the map
 *
 * Returns: the code points of the whole text
 */
guint32
dtl_offsets_length (const DtlOffsets *self)
{
  return self->n_points;
}
