/* pack.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the learned sections into the one file that the engine maps.
 */

#include "config.h"

#include "commands.h"

#include "dtl-weights-private.h"

#include <string.h>

static const char *const SECTIONS[] = {
  "words",         "tagger.labels", "tagger.words", "parser.moves", "parser.relations",
  "names.classes", "names.scale",
};

static void
append_padding (GByteArray *file)
{
  static const guint8 ZEROS[64];

  if (file->len % 64 != 0)
    g_byte_array_append (file, ZEROS, 64 - file->len % 64);
}

void
command_pack (const Options *options)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  DtlWeightsSection table[G_N_ELEMENTS (SECTIONS)] = { 0 };
  guint32 header[4] = { 0, 0, 0, G_N_ELEMENTS (SECTIONS) };

  memcpy (header, DTL_WEIGHTS_MAGIC, 8);
  g_byte_array_append (file, (const guint8 *) header, sizeof header);
  g_byte_array_append (file, (const guint8 *) table, sizeof table);
  for (guint i = 0; i < G_N_ELEMENTS (SECTIONS); i++)
    {
      g_autoptr (GBytes) section = read_section (options, SECTIONS[i]);

      append_padding (file);
      g_strlcpy (table[i].name, SECTIONS[i], sizeof table[i].name);
      table[i].offset = file->len;
      table[i].length = (guint32) g_bytes_get_size (section);
      g_byte_array_append (file, g_bytes_get_data (section, NULL), table[i].length);
    }
  header[2] = file->len;
  memcpy (file->data, header, sizeof header);
  memcpy (file->data + sizeof header, table, sizeof table);
  write_section (options, "language.bin", file->data, file->len);
}
