/* label-sources.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading what can be labelled: countries, waters, Natural Earth's cities, the gazetteer's places. */

#include "labels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef void (*RowFunc) (char **fields, guint n_fields, gpointer data);

void
label_clear (Label *label)
{
  g_free (label->name);
}

static Label
label_at (double lat, double lon, const char *name, DtlLabelKind kind)
{
  Label label = { 0 };

  label.x = lon / 360 + 0.5;
  label.y = 0.5 - asinh (tan (CLAMP (lat, -85, 85) * G_PI / 180)) / (2 * G_PI);
  label.name = g_strdup (name);
  label.kind = kind;
  label.max_zoom = 255;
  return label;
}

/* Advance widths of a wide sans typeface, in em, so that a narrower one fits as well. */
static double
letter_width (gunichar letter)
{
  if (letter < 128 && strchr ("iljtfrI.,'- ()", (int) letter) != NULL)
    return 0.36;
  if (letter == 'm' || letter == 'w' || letter == 'M' || letter == 'W')
    return 0.92;
  return g_unichar_isupper (letter) ? 0.70 : 0.61;
}

static void
measure (Label *label, double size, double spacing)
{
  double line = 0;

  label->size = lround (size * 2);
  label->width = 0;
  label->height = size * 1.25;
  for (const char *p = label->name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\n')
        {
          label->height += size * 1.25;
          line = 0;
          continue;
        }
      line += letter_width (g_utf8_get_char (p)) * size + spacing;
      label->width = MAX (label->width, line);
    }
}

/* Long names of countries and waters stand on two lines, broken at the space nearest the middle. */
static void
break_name (char *name)
{
  gsize length = strlen (name);
  char *best = NULL;

  if (length < 13)
    return;
  for (char *p = strchr (name, ' '); p != NULL; p = strchr (p + 1, ' '))
    if (best == NULL || labs (2 * (p - name) - (long) length) < labs (2 * (best - name) - (long) length))
      best = p;
  if (best != NULL)
    *best = '\n';
}

static gboolean
read_rows (const char *path, RowFunc func, gpointer data, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;

  if (g_str_has_suffix (path, ".gz"))
    {
      g_autoptr (GBytes) bytes = read_gzip (path, error);
      gsize size;
      const char *start = bytes == NULL ? NULL : g_bytes_get_data (bytes, &size);

      if (start == NULL)
        return FALSE;
      text = g_strndup (start, size);
    }
  else if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  rows = g_strsplit (text, "\n", -1);
  for (char **row = rows; *row != NULL; row++)
    if (**row != '\0' && **row != '#')
      {
        g_auto (GStrv) fields = g_strsplit (*row, "\t", -1);

        func (fields, g_strv_length (fields), data);
      }
  return TRUE;
}

static void
add_country (char **fields, guint n_fields, gpointer data)
{
  g_autofree char *upper = n_fields < 4 ? NULL : g_utf8_strup (fields[0], -1);
  double side;
  Label label;

  if (upper == NULL)
    return;
  break_name (upper);
  side = sqrt (g_ascii_strtod (fields[3], NULL) / 1e6) * 256;
  label = label_at (g_ascii_strtod (fields[1], NULL), g_ascii_strtod (fields[2], NULL), upper,
                    DTL_LABEL_COUNTRY);
  label.order = -side;
  measure (&label, CLAMP (9.5 + side / 14, 9.5, 13), 1);
  label.gate = CLAMP (ceil (log2 (label.width / (1.6 * side))), 2, 6);
  label.max_zoom = side > 12 ? 7 : 9;
  g_array_append_val ((GArray *) data, label);
}

static void
add_water (char **fields, guint n_fields, gpointer data)
{
  Label label;

  if (n_fields < 5)
    return;
  label = label_at (g_ascii_strtod (fields[1], NULL), g_ascii_strtod (fields[2], NULL), fields[0],
                    DTL_LABEL_WATER);
  break_name (label.name);
  label.gate = strtoul (fields[3], NULL, 10);
  label.order = label.gate;
  label.max_zoom = label.gate + 5;
  measure (&label, g_ascii_strtod (fields[4], NULL), 0.5);
  g_array_append_val ((GArray *) data, label);
}

static void
add_place (char **fields, guint n_fields, gpointer data)
{
  static const guint8 capital_gates[] = { 3, 3, 4, 4, 5, 5, 6, 6, 6, 7, 7 };
  static const guint8 gates[] = { 4, 4, 5, 5, 6, 6, 6, 7, 8, 8, 8 };
  gboolean is_capital;
  guint rank;
  Label label;

  if (n_fields < 7)
    return;
  is_capital = g_str_equal (fields[6], "capital");
  rank = MIN (strtoul (fields[4], NULL, 10), 10);
  label = label_at (g_ascii_strtod (fields[2], NULL), g_ascii_strtod (fields[3], NULL), fields[1],
                    is_capital ? DTL_LABEL_CAPITAL : rank <= 6 ? DTL_LABEL_CITY : DTL_LABEL_TOWN);
  label.geonameid = g_ascii_strtoull (fields[0], NULL, 10);
  label.gate = is_capital ? capital_gates[rank] : gates[rank];
  label.order = (is_capital ? 0 : 1) + rank - log10 (g_ascii_strtod (fields[5], NULL) + 1) / 20;
  measure (&label, is_capital ? 12 : rank <= 2 ? 12.5 : rank <= 4 ? 11.5 : rank <= 6 ? 11 : 10.5, 0);
  g_array_append_val ((GArray *) data, label);
}

/* The gazetteer's places while they are joined with Natural Earth's. */
typedef struct
{
  GArray *labels;
  GHashTable *by_id;   /* GeoNames id → index of a label of Natural Earth's */
  GHashTable *by_name; /* name → the same */
} Join;

/* About 40 km at the equator, in worlds. */
#define SAME_PLACE 0.001

static guint
gate_by_population (double population)
{
  static const double least[] = { 200000, 50000, 15000, 5000, 2000 };

  for (guint i = 0; i < G_N_ELEMENTS (least); i++)
    if (population >= least[i])
      return 7 + i;
  return LABEL_LAST_ZOOM;
}

static gboolean
is_near (const Label *a, const Label *b)
{
  return hypot (a->x - b->x, a->y - b->y) < SAME_PLACE;
}

/* The gazetteer is newer: where it knows a city of Natural Earth's, its name and position count. */
static gboolean
refresh_known (Join *join, Label *label, guint64 id)
{
  gpointer index;
  Label *known;

  if (!g_hash_table_lookup_extended (join->by_id, &id, NULL, &index) &&
      !g_hash_table_lookup_extended (join->by_name, label->name, NULL, &index))
    return FALSE;
  known = &g_array_index (join->labels, Label, GPOINTER_TO_UINT (index));
  if (!is_near (known, label))
    return FALSE;
  if (known->geonameid == id)
    {
      g_hash_table_remove (join->by_name, known->name);
      g_free (known->name);
      known->name = g_strdup (label->name);
      known->x = label->x;
      known->y = label->y;
      measure (known, known->size / 2.0, 0);
      g_hash_table_insert (join->by_name, known->name, index);
    }
  return TRUE;
}

/* Columns: id, name, lat, lon, feature, country, admin1, admin2, population. */
static void
add_gazetteer_place (char **fields, guint n_fields, gpointer data)
{
  Join *join = data;
  double population = n_fields < 9 ? 0 : g_ascii_strtod (fields[8], NULL);
  Label label;

  /* Quarters of a city are no places of their own on a map of this scale. */
  if (population < 1000 || g_str_equal (fields[4], "PPLX"))
    return;
  label = label_at (g_ascii_strtod (fields[2], NULL), g_ascii_strtod (fields[3], NULL), fields[1],
                    population >= 100000 ? DTL_LABEL_CITY : DTL_LABEL_TOWN);
  if (refresh_known (join, &label, g_ascii_strtoull (fields[0], NULL, 10)))
    {
      label_clear (&label);
      return;
    }
  label.gate = gate_by_population (population);
  label.order = 20 - log10 (population);
  measure (&label, 10.5, 0);
  g_array_append_val (join->labels, label);
}

static gboolean
read_gazetteer (GArray *labels, char **city_files, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_known = labels->len;
  g_autofree guint64 *ids = g_new (guint64, n_known);
  Join join = { labels, by_id, by_name };

  for (guint i = 0; i < n_known; i++)
    {
      Label *label = &g_array_index (labels, Label, i);

      if (label->kind < DTL_LABEL_CAPITAL)
        continue;
      ids[i] = label->geonameid;
      g_hash_table_insert (by_id, &ids[i], GUINT_TO_POINTER (i));
      g_hash_table_insert (by_name, label->name, GUINT_TO_POINTER (i));
    }
  for (char **file = city_files; *file != NULL; file++)
    if (!read_rows (*file, add_gazetteer_place, &join, error))
      return FALSE;
  return TRUE;
}

gboolean
read_labels (GArray *labels, const char *folder, char **city_files, GError **error)
{
  g_autofree char *countries = g_build_filename (folder, "countries.tsv", NULL);
  g_autofree char *waters = g_build_filename (folder, "waters.tsv", NULL);
  g_autofree char *places = g_build_filename (folder, "places.tsv", NULL);

  return read_rows (countries, add_country, labels, error) &&
         read_rows (waters, add_water, labels, error) &&
         read_rows (places, add_place, labels, error) &&
         read_gazetteer (labels, city_files, error);
}
