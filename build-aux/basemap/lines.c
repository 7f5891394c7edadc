/* lines.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading the line files that build-aux/refresh-basemap describes. */

#include "geometry.h"

#include <math.h>
#include <string.h>

#define UNITS 2000.0
/* A little beyond web Mercator's square, so that Antarctica has no edge in the picture. */
#define HIGHEST_LATITUDE 85.06

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

Line *
line_new (const Point *points, guint n_points, DtlBasemapLayer layer, guint8 klass,
          gboolean is_ring)
{
  Line *line = g_new0 (Line, 1);

  line->points = g_memdup2 (points, n_points * sizeof (Point));
  line->n_points = n_points;
  line->layer = layer;
  line->klass = klass;
  line->is_ring = is_ring;
  return line;
}

void
line_free (Line *line)
{
  g_free (line->points);
  g_free (line);
}

/* The signed area, positive for rings that run clockwise on the screen. */
double
ring_area (const Point *points, guint n_points)
{
  double sum = 0;

  for (guint i = 0; i + 1 < n_points; i++)
    sum += points[i].x * points[i + 1].y - points[i + 1].x * points[i].y;
  return sum / 2;
}

GBytes *
read_gzip (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) raw = g_file_read (file, NULL, error);
  g_autoptr (GConverter) unpack = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) memory = NULL;

  if (raw == NULL)
    return NULL;
  unpack = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  stream = g_converter_input_stream_new (G_INPUT_STREAM (raw), unpack);
  memory = g_memory_output_stream_new_resizable ();
  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static guint32
read_number (Reader *reader)
{
  guint32 value = 0;

  for (guint shift = 0; reader->at < reader->end && shift < 32; shift += 7)
    {
      guint8 byte = *reader->at++;

      value |= (guint32) (byte & 127) << shift;
      if (byte < 128)
        break;
    }
  return value;
}

static int
read_signed (Reader *reader)
{
  guint32 value = read_number (reader);

  return (int) (value >> 1) ^ -(int) (value & 1);
}

static Point
project (int lon, int lat)
{
  double degrees = CLAMP (lat / UNITS, -HIGHEST_LATITUDE, HIGHEST_LATITUDE);

  return (Point){ lon / UNITS / 360 + 0.5,
                  0.5 - asinh (tan (degrees * G_PI / 180)) / (2 * G_PI) };
}

static Line *
read_line (Reader *reader, int *x0, int *y0, DtlBasemapLayer layer, gboolean rings)
{
  guint8 klass = read_number (reader);
  guint n_points = read_number (reader);
  g_autoptr (GArray) points = g_array_sized_new (FALSE, FALSE, sizeof (Point), n_points + 1);
  int x = *x0, y = *y0;

  for (guint i = 0; i < n_points && reader->at < reader->end; i++)
    {
      Point point;

      x += read_signed (reader);
      y += read_signed (reader);
      if (i == 0)
        {
          *x0 = x;
          *y0 = y;
        }
      point = project (x, y);
      g_array_append_val (points, point);
    }
  if (rings && points->len > 2 &&
      memcmp (points->data, points->data + (points->len - 1) * sizeof (Point), sizeof (Point)) != 0)
    g_array_append_vals (points, points->data, 1);
  return line_new ((const Point *) points->data, points->len, layer, klass, rings);
}

GPtrArray *
read_lines (const char *path, DtlBasemapLayer layer, gboolean rings, GError **error)
{
  g_autoptr (GBytes) bytes = read_gzip (path, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  Reader reader;
  gsize size;
  guint n_lines;
  int x0 = 0, y0 = 0;

  if (bytes == NULL)
    return NULL;
  reader.at = g_bytes_get_data (bytes, &size);
  reader.end = reader.at + size;
  if (size < 7 || memcmp (reader.at, "DTLG1\n", 6) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is not a line file", path);
      return NULL;
    }
  reader.at += 6;
  n_lines = read_number (&reader);
  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (lines, read_line (&reader, &x0, &y0, layer, rings));
  return g_steal_pointer (&lines);
}
