/* compile-basemap.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Turns the committed line files and labels into basemap.bin (see dtl-basemap-format.h).
 *
 *   compile-basemap DATA-FOLDER OUTPUT [PLACES.tsv.gz …]
 */

#include "labels.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Areas below this many square pixels of the level's top zoom are not seen. */
#define TOLERANCE 0.5

static const struct
{
  guint top_zoom;
  guint cell_zoom;
} levels[] = { { 1, 0 }, { 2, 1 }, { 3, 2 }, { 4, 3 }, { 5, 4 }, { 18, 6 } };

static const struct
{
  const char *file;
  DtlBasemapLayer layer;
  gboolean rings;
} sources[] = {
  { "land.lines.gz", DTL_BASEMAP_LAND, TRUE },
  { "admin1.lines.gz", DTL_BASEMAP_ADMIN1, FALSE },
  { "rivers.lines.gz", DTL_BASEMAP_RIVER, FALSE },
  { "boundaries.lines.gz", DTL_BASEMAP_BORDER, FALSE },
};

/* The highest zoom at which nothing of a line is drawn, by layer and class; see dtl-basemap.c. */
static gboolean
is_in_level (const Line *line, guint top_zoom)
{
  if (line->layer == DTL_BASEMAP_ADMIN1)
    return top_zoom >= 3 && line->klass <= top_zoom + 1;
  if (line->layer == DTL_BASEMAP_RIVER)
    return top_zoom >= 3 && line->klass <= top_zoom;
  return TRUE;
}

static gboolean
read_sources (const char *folder, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *path = g_build_filename (folder, sources[i].file, NULL);
      g_autoptr (GPtrArray) some = read_lines (path, sources[i].layer, sources[i].rings, error);

      if (some == NULL)
        return FALSE;
      /* The class of a boundary is its layer. */
      for (guint j = 0; j < some->len; j++)
        {
          Line *line = some->pdata[j];

          if (line->layer == DTL_BASEMAP_BORDER && line->klass != 0)
            line->layer = DTL_BASEMAP_DISPUTED;
        }
      g_ptr_array_extend_and_steal (lines, g_steal_pointer (&some));
    }
  return TRUE;
}

static void
pad (GByteArray *out)
{
  static const guint8 zeros[4];

  if (out->len % 4 != 0)
    g_byte_array_append (out, zeros, 4 - out->len % 4);
}

static guint32
put_offset (GByteArray *out)
{
  pad (out);
  return out->len;
}

static void
put_u32 (GByteArray *out, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (out, (const guint8 *) &value, sizeof value);
}

/* A level's cells and, before them, its directory; returns the directory's offset. */
static guint32
put_grid (GByteArray *out, const Grid *grid)
{
  guint n = grid->n * grid->n;
  guint32 directory = put_offset (out), at = directory + (n + 1) * 4;

  for (guint i = 0; i < n; i++)
    {
      put_u32 (out, at);
      at += grid->cells[i] == NULL ? 0 : grid->cells[i]->len;
    }
  put_u32 (out, at);
  for (guint i = 0; i < n; i++)
    if (grid->cells[i] != NULL)
      g_byte_array_append (out, grid->cells[i]->data, grid->cells[i]->len);
  return directory;
}

static Grid *
fill_grid (GPtrArray *lines, guint level)
{
  Grid *grid = grid_new (levels[level].cell_zoom);

  for (guint layer = 0; layer < DTL_BASEMAP_N_LAYERS; layer++)
    for (guint i = 0; i < lines->len; i++)
      {
        const Line *line = lines->pdata[i];

        if (line->layer == layer && is_in_level (line, levels[level].top_zoom))
          grid_add (grid, line);
      }
  return grid;
}

/* From the finest level to the coarsest, each made from the one before. */
static void
put_levels (GByteArray *out, GPtrArray *all, guint32 table)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_ref (all);

  for (guint i = G_N_ELEMENTS (levels); i-- > 0;)
    {
      g_autoptr (GPtrArray) drawn = g_ptr_array_new ();
      g_autoptr (GPtrArray) outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
      g_autoptr (Grid) grid = NULL;
      DtlBasemapLevel level = { GUINT32_TO_LE (levels[i].top_zoom),
                                GUINT32_TO_LE (levels[i].cell_zoom), 0, 0 };

      if (levels[i].top_zoom < 18)
        {
          double pixel = 1.0 / ldexp (256, levels[i].top_zoom);
          GPtrArray *fewer = simplify_lines (lines, TOLERANCE * pixel * pixel);

          g_ptr_array_unref (lines);
          lines = fewer;
        }
      add_outlines (outlines, lines);
      g_ptr_array_extend (drawn, lines, NULL, NULL);
      g_ptr_array_extend (drawn, outlines, NULL, NULL);
      grid = fill_grid (drawn, i);
      level.directory = GUINT32_TO_LE (put_grid (out, grid));
      memcpy (out->data + table + i * sizeof level, &level, sizeof level);
    }
}

static guint
label_cell (const Label *label)
{
  guint n = 1u << DTL_BASEMAP_LABEL_ZOOM;
  guint column = CLAMP (label->x * n, 0, n - 1), row = CLAMP (label->y * n, 0, n - 1);

  return row * n + column;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Label *p = a, *q = b;
  guint cell_p = label_cell (p), cell_q = label_cell (q);

  if (cell_p != cell_q)
    return cell_p < cell_q ? -1 : 1;
  if (p->min_zoom != q->min_zoom)
    return p->min_zoom - q->min_zoom;
  if (p->order != q->order)
    return p->order < q->order ? -1 : 1;
  return strcmp (p->name, q->name);
}

static void
put_label (GByteArray *out, GByteArray *names, const Label *label)
{
  gsize length = MIN (strlen (label->name), 255);
  DtlBasemapLabel packed = { 0 };

  packed.x = GUINT32_TO_LE ((guint32) CLAMP (label->x * DTL_BASEMAP_LABEL_UNITS, 0, G_MAXUINT32));
  packed.y = GUINT32_TO_LE ((guint32) CLAMP (label->y * DTL_BASEMAP_LABEL_UNITS, 0, G_MAXUINT32));
  packed.min_zoom = label->min_zoom;
  packed.max_zoom = label->max_zoom;
  packed.kind = label->kind;
  packed.anchor = label->anchor;
  packed.size = label->size;
  packed.name_length = length;
  packed.name = GUINT32_TO_LE (names->len);
  g_byte_array_append (names, (const guint8 *) label->name, length);
  g_byte_array_append (out, (const guint8 *) &packed, sizeof packed);
}

static void
drop_unplaced (GArray *labels)
{
  guint kept = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      Label label = g_array_index (labels, Label, i);

      if (label.is_placed)
        g_array_index (labels, Label, kept++) = label;
      else
        label_clear (&label);
    }
  g_array_set_clear_func (labels, NULL);
  g_array_set_size (labels, kept);
  g_array_set_clear_func (labels, (GDestroyNotify) label_clear);
}

static void
put_labels (GByteArray *out, GArray *labels, DtlBasemapHeader *header)
{
  g_autoptr (GByteArray) names = g_byte_array_new ();
  guint i = 0;

  arrange_labels (labels);
  drop_unplaced (labels);
  g_array_sort (labels, compare_cells);
  header->n_labels = GUINT32_TO_LE (labels->len);
  header->label_directory = GUINT32_TO_LE (put_offset (out));
  for (guint cell = 0; cell < DTL_BASEMAP_LABEL_CELLS; cell++)
    {
      put_u32 (out, i);
      while (i < labels->len && label_cell (&g_array_index (labels, Label, i)) == cell)
        i++;
    }
  put_u32 (out, i);
  header->labels = GUINT32_TO_LE (put_offset (out));
  for (i = 0; i < labels->len; i++)
    put_label (out, names, &g_array_index (labels, Label, i));
  header->names = GUINT32_TO_LE (put_offset (out));
  header->names_size = GUINT32_TO_LE (names->len);
  g_byte_array_append (out, names->data, names->len);
}

static guint32
adler32 (const guint8 *data, gsize size)
{
  guint32 a = 1, b = 0;

  for (gsize i = 0; i < size; i++)
    {
      a = (a + data[i]) % 65521;
      b = (b + a) % 65521;
    }
  return b << 16 | a;
}

static gboolean
compile (const char *folder, const char *output, char **city_files, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Label));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  DtlBasemapHeader header = { .magic = DTL_BASEMAP_MAGIC };

  g_array_set_clear_func (labels, (GDestroyNotify) label_clear);
  if (!read_sources (folder, lines, error) || !read_labels (labels, folder, city_files, error))
    return FALSE;
  g_byte_array_set_size (out, sizeof header + G_N_ELEMENTS (levels) * sizeof (DtlBasemapLevel));
  put_labels (out, labels, &header);
  put_levels (out, lines, sizeof header);
  header.n_levels = GUINT32_TO_LE (G_N_ELEMENTS (levels));
  header.file_size = GUINT32_TO_LE (out->len);
  header.checksum = GUINT32_TO_LE (adler32 (out->data + sizeof header, out->len - sizeof header));
  memcpy (out->data, &header, sizeof header);
  return g_file_set_contents (output, (const char *) out->data, out->len, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc < 3)
    {
      g_printerr ("Usage: compile-basemap DATA-FOLDER OUTPUT [PLACES.tsv.gz …]\n");
      return 2;
    }
  if (!compile (argv[1], argv[2], argv + 3, &error))
    {
      g_printerr ("compile-basemap: %s\n", error->message);
      return 1;
    }
  return 0;
}
